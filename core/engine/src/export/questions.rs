//! Questions in the JSON: scores, and how many of the answers fall into each class, in all and by group. A hidden group has neither.

use super::Exported;
use super::json::{Why, ends, why_without_peers};
use crate::measure::Score;
use crate::questionnaire::{Kind, Question};
use crate::scoring::{Tally, tallies};
use schemars::JsonSchema;
use serde::Serialize;

/// A question and what was answered to it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct QuestionRef {
    id: String,
    scored: bool,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
    respondents: Option<usize>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
    /// Everybody's; none where too few answered.
    answers: Option<Answers>,
    groups: Vec<GroupAnswers>,
}

/// How many answered, and the share of them in each class; of several options, the shares may add up to more than 1.
#[derive(Debug, JsonSchema, Serialize)]
struct Answers {
    answered: usize,
    shares: Vec<ClassShare>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ClassShare {
    /// The level as written, the option's id, or where the band begins (none: without end).
    class: Option<String>,
    share: f64,
}

#[derive(Debug, JsonSchema, Serialize)]
struct GroupAnswers {
    id: String,
    answers: Option<Answers>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
}

/// The questions of a practice that the set was asked.
pub(super) fn questions(e: &Exported, (domain, practice): (usize, usize)) -> Vec<QuestionRef> {
    let practice = &e.questionnaire.domains[domain].practices[practice];
    let asked = practice.questions.iter().filter(|q| e.questionnaire.questions[**q].asks(e.set.perspective));
    asked.map(|question| one(e, *question)).collect()
}

fn one(e: &Exported, index: usize) -> QuestionRef {
    let (question, estimate) = (&e.questionnaire.questions[index], &e.adjusted.questions[index].estimate);
    let classes = classes(e, question);
    let told = tallies(e.questionnaire, e.set, e.measured, index);
    let mut why = why_without_peers(estimate);
    if told.all.is_none() {
        why.insert("answers", "too-few-answers");
    }
    let answers = |tally: &Tally| Answers {
        answered: tally.answered,
        shares: classes
            .iter()
            .zip(&tally.options)
            .filter(|_| tally.answered > 0)
            .map(|(class, n)| ClassShare { class: class.clone(), share: *n as f64 / tally.answered as f64 })
            .collect(),
    };
    let group = |(group, tally): (&crate::answers::Group, &Option<Tally>)| GroupAnswers {
        id: group.id.clone(),
        answers: tally.as_ref().map(answers),
        why: if tally.is_none() { Why::from([("answers", "suppressed")]) } else { Why::new() },
    };
    QuestionRef {
        id: question.id.clone(),
        scored: question.scored,
        score: estimate.score.value(),
        interval: ends(estimate),
        respondents: (estimate.score != Score::Suppressed).then_some(estimate.respondents),
        why,
        answers: told.all.as_ref().map(answers),
        groups: e.set.groups.iter().zip(&told.groups).map(group).collect(),
    }
}

fn classes(e: &Exported, question: &Question) -> Vec<Option<String>> {
    match &question.kind {
        Kind::Scale { scale } => e.questionnaire.scales[*scale].levels().map(|level| Some(level.to_string())).collect(),
        Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. } => {
            options.iter().map(|option| Some(option.id.clone())).collect()
        }
        Kind::Number { bands, .. } => {
            bands.iter().enumerate().map(|(place, band)| (place > 0).then(|| band.from.to_string())).collect()
        }
        Kind::Text => Vec::new(),
    }
}
