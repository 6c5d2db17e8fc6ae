//! Journeys and what their figures say, for the JSON of `palier score`; texts in the report's language.

use crate::answers::{Assessment, Journey, Satisfied};
use crate::locale::Locale;
use crate::questionnaire::Text;
use crate::scoring::{JourneyFindings, Priority, read_off};
use schemars::JsonSchema;
use serde::Serialize;

/// A journey.
#[derive(Debug, JsonSchema, Serialize)]
pub struct JourneyRef {
    id: String,
    title: String,
    respondents: Option<usize>,
    steps: Vec<StepRef>,
    shadow: Option<ShadowRef>,
    repeated_touchpoints: Vec<RepeatRef>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct StepRef {
    id: String,
    title: String,
    emotion: Option<f64>,
    interval: Option<[f64; 2]>,
    target: Option<f64>,
    respondents: Option<usize>,
    moment_of_truth: bool,
    minutes: Option<f64>,
    channels: Vec<String>,
    touchpoints: Vec<TouchpointRef>,
    irritants: Option<Vec<IrritantRef>>,
    delights: Vec<String>,
    priority: Option<PriorityRef>,
    /// Why there is no priority.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<&'static str>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TouchpointRef {
    id: String,
    title: String,
    channel: String,
    volume: Option<f64>,
    /// A mean from 0 to 10.
    satisfaction: Option<f64>,
    /// A share of 1.
    satisfied: Option<f64>,
    respondents: Option<usize>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct IrritantRef {
    text: String,
    affected: Option<f64>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PriorityRef {
    rank: usize,
    score: f64,
    weight: f64,
    irritants: usize,
    most_affected: f64,
    irritants_per_100: f64,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ShadowRef {
    from: String,
    to: String,
    minutes: Option<f64>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct RepeatRef {
    channel: String,
    within_one_step: bool,
    touchpoints: Vec<String>,
}

/// The journeys of an assessment.
pub fn journey_refs(assessment: &Assessment) -> Vec<JourneyRef> {
    let locale = assessment.report.locale;
    assessment.journeys.iter().map(|journey| one(journey, &read_off(journey), locale)).collect()
}

fn one(journey: &Journey, found: &JourneyFindings, locale: Locale) -> JourneyRef {
    let step_id = |step: usize| journey.steps[step].id.clone();
    JourneyRef {
        id: journey.id.clone(),
        title: journey.title.get(locale).to_owned(),
        respondents: journey.survey.as_ref().and_then(|survey| survey.n),
        steps: (0..journey.steps.len()).map(|step| step_ref(journey, (step, found), locale)).collect(),
        shadow: found.shadow.map(|shadow| ShadowRef {
            from: step_id(shadow.from),
            to: step_id(shadow.to),
            minutes: shadow.minutes,
        }),
        repeated_touchpoints: found
            .repeats
            .iter()
            .map(|repeat| RepeatRef {
                channel: journey.channels[repeat.channel].0.clone(),
                within_one_step: repeat.within(),
                touchpoints: repeat
                    .touchpoints
                    .iter()
                    .map(|(step, place)| journey.steps[*step].touchpoints[*place].id.clone())
                    .collect(),
            })
            .collect(),
    }
}

fn step_ref(journey: &Journey, (index, found): (usize, &JourneyFindings), locale: Locale) -> StepRef {
    let step = &journey.steps[index];
    let text = |text: &Text| text.get(locale).to_owned();
    let channel = |channel: usize| journey.channels[channel].0.clone();
    let touchpoints = step.touchpoints.iter().map(|touchpoint| {
        let value = touchpoint.satisfaction.map(|satisfaction| satisfaction.value);
        TouchpointRef {
            id: touchpoint.id.clone(),
            title: text(&touchpoint.title),
            channel: channel(touchpoint.channel),
            volume: touchpoint.volume,
            satisfaction: value.and_then(|value| if let Satisfied::Score(score) = value { Some(score) } else { None }),
            satisfied: value.and_then(|value| if let Satisfied::Share(share) = value { Some(share) } else { None }),
            respondents: touchpoint.satisfaction.and_then(|satisfaction| satisfaction.n),
        }
    });
    let irritants = step.irritants.as_ref().map(|list| {
        let one = |irritant: &crate::answers::Irritant| IrritantRef {
            text: text(&irritant.text),
            affected: irritant.affected,
        };
        list.iter().map(one).collect()
    });
    let apart = found.apart.iter().find(|apart| apart.step == index);
    StepRef {
        id: step.id.clone(),
        title: text(&step.title),
        emotion: step.emotion.today,
        interval: step.emotion.interval.map(|(low, high)| [low, high]),
        target: step.emotion.target,
        respondents: step.emotion.n,
        moment_of_truth: step.moment_of_truth,
        minutes: step.minutes,
        channels: step.channels.iter().map(|index| channel(*index)).collect(),
        touchpoints: touchpoints.collect(),
        irritants,
        delights: step.delights.iter().map(|delight| text(&delight.text)).collect(),
        priority: found.ranked.iter().find(|priority| priority.step == index).map(priority),
        why: apart.into_iter().flat_map(|apart| &apart.lacks).map(|lacking| lacking.code()).collect(),
    }
}

fn priority(priority: &Priority) -> PriorityRef {
    PriorityRef {
        rank: priority.rank,
        score: priority.score,
        weight: priority.weight,
        irritants: priority.irritants,
        most_affected: priority.most,
        irritants_per_100: priority.met,
    }
}
