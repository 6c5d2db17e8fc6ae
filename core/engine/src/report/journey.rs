//! A customers' journey: where feelings fall, what irritates and delights, which steps come first, what the organisation does behind.

mod blueprint;
mod curve;
mod tables;
#[cfg(test)]
mod tests;

use crate::answers::{self, Journey as Described, JourneyStep};
use crate::chart;
use crate::locale::{self, Args};
use crate::questionnaire::Text;
use crate::scoring::Repeat;

use super::composer::Composer;
use super::draw::Chart;
use super::facts::Journey;
use super::model::{self as report, JourneyColumn, Note, Tone};
use super::words::points;

/// Points of a column.
const SHOWN: usize = 4;
/// A fall in feelings that is worth a headline, in points of the scale.
const FALL: f64 = 0.5;

pub(super) fn compose(composer: &Composer) -> Vec<report::Journey> {
    composer.facts.journeys.iter().map(|journey| section(composer, journey)).collect()
}

fn section(composer: &Composer, journey: &Journey) -> report::Journey {
    let described = &journey.described;
    let kicker = composer.say("journey-section", &Args::new().text("title", text(composer, &described.title)));
    let page = format!("journey.{}", described.id);
    report::Journey {
        head: composer.head(&page, kicker, headline(composer, journey), lead(composer, journey)),
        figure: curve::figure(composer, journey),
        columns: vec![moments(composer, described), irritants(composer, described), delights(composer, described)],
        ranking: tables::ranking(composer, journey),
        notes: notes(composer, journey),
        blueprint: blueprint::blueprint(composer, described),
        touchpoints: tables::touchpoints(composer, described),
    }
}

/// A text in the report's language.
fn text(composer: &Composer, text: &Text) -> String {
    text.get(composer.locale()).to_owned()
}

/// A step's title, quoted: titles are the author's, and of any grammar.
fn quoted(composer: &Composer, step: &JourneyStep) -> String {
    locale::quoted(composer.locale(), step.title.get(composer.locale()))
}

/// The deepest fall from an earlier step to a later one that the intervals, where there are any, do not deny.
fn fall(journey: &Described) -> Option<(usize, usize, f64)> {
    let felt = || journey.steps.iter().enumerate().filter_map(|(i, step)| Some((i, step.emotion, step.emotion.today?)));
    let mut deepest: Option<(usize, usize, f64)> = None;
    for (from, high, above) in felt() {
        for (to, low, below) in felt().filter(|(to, ..)| *to > from) {
            let floor = high.interval.map_or(above, |(floor, _)| floor);
            let ceiling = low.interval.map_or(below, |(_, ceiling)| ceiling);
            if above - below >= FALL && floor > ceiling && deepest.is_none_or(|(_, _, fall)| above - below > fall) {
                deepest = Some((from, to, above - below));
            }
        }
    }
    deepest
}

fn headline(composer: &Composer, journey: &Journey) -> String {
    let steps = &journey.described.steps;
    if let Some((from, to, fall)) = fall(&journey.described) {
        let args = Args::new()
            .text("high", quoted(composer, &steps[from]))
            .text("low", quoted(composer, &steps[to]))
            .text("points", points(composer, fall))
            .count("steps", to - from);
        return composer.say("journey-headline-fall", &args);
    }
    match &journey.found.ranked[..] {
        [first, ..] if first.score > 0.0 => {
            let args = Args::new().text("step", quoted(composer, &steps[first.step]));
            composer.say("journey-headline-first", &args)
        }
        _ => composer.say("journey-headline-plain", &Args::new().count("steps", steps.len())),
    }
}

fn lead(composer: &Composer, journey: &Journey) -> String {
    let described = &journey.described;
    let mut said = Vec::new();
    if let Some(persona) = &described.persona {
        let name = text(composer, &persona.name);
        said.push(match &persona.text {
            Some(who) => {
                composer.say("journey-persona", &Args::new().text("name", name).text("who", bare(composer, who)))
            }
            None => composer.say("journey-persona-name", &Args::new().text("name", name)),
        });
        if let Some(goal) = &persona.goal {
            said.push(composer.say("journey-goal", &Args::new().text("goal", bare(composer, goal))));
        }
    }
    if let Some(shadow) = journey.found.shadow {
        let last = shadow.minutes.map(|minutes| duration(composer, minutes));
        let args = Args::new().count("from", shadow.from + 1).count("to", shadow.to + 1).count("n", shadow.steps());
        said.push(match last {
            Some(last) => composer.say("journey-shadow-lasting", &args.text("duration", last)),
            None => composer.say("journey-shadow", &args),
        });
    }
    said.join(" ")
}

/// A text without its full stop, to stand within a sentence.
fn bare(composer: &Composer, given: &Text) -> String {
    text(composer, given).trim().trim_end_matches('.').to_owned()
}

/// "20 minutes", "3 hours", "11 days": in the largest unit of which there are two.
fn duration(composer: &Composer, minutes: f64) -> String {
    let (unit, value) = match minutes {
        m if m >= 2.0 * 1440.0 => ("duration-days", m / 1440.0),
        m if m >= 120.0 => ("duration-hours", m / 60.0),
        m => ("duration-minutes", m),
    };
    let whole = value.round();
    let decimals = usize::from((value - whole).abs() > 0.05 * value);
    let shown = if decimals == 0 { whole } else { value };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a duration is finite and not negative"
    )]
    let count = shown.ceil() as usize;
    let value = locale::number(composer.locale(), shown, decimals);
    composer.say(unit, &Args::new().text("value", value).count("count", count))
}

fn column(
    composer: &Composer,
    (kind, glyph): (&'static str, chart::Glyph),
    (title, none): (&str, &str),
    points: Vec<Note>,
) -> JourneyColumn {
    let none = if points.is_empty() { composer.get(none) } else { String::new() };
    JourneyColumn { title: composer.get(title), kind, svg: composer.drawing(&Chart::Glyph(glyph)), points, none }
}

fn moments(composer: &Composer, journey: &Described) -> JourneyColumn {
    let point = |step: &JourneyStep| {
        let said = [("journey-promise", &step.promise), ("journey-unmet", &step.expectation_unmet)];
        let said = said.into_iter().filter_map(|(id, given)| {
            let words = locale::quoted(composer.locale(), &bare(composer, given.as_ref()?));
            Some(composer.say(id, &Args::new().text("text", words)))
        });
        let said: Vec<String> = said.collect();
        Note { label: text(composer, &step.title), text: said.join(" "), tone: Tone::Neutral }
    };
    let points = journey.steps.iter().filter(|step| step.moment_of_truth).map(point).collect();
    let words = ("journey-moments", "journey-moments-none");
    column(composer, ("moments", chart::Glyph::Moment), words, points)
}

/// Irritants with their step, those that meet the most customers first.
fn irritants(composer: &Composer, journey: &Described) -> JourneyColumn {
    let examined = journey.steps.iter().any(|step| step.irritants.is_some());
    let mut all: Vec<(&JourneyStep, &answers::Irritant)> =
        journey.steps.iter().flat_map(|step| step.irritants.iter().flatten().map(move |one| (step, one))).collect();
    all.sort_by(|a, b| b.1.affected.unwrap_or(-1.0).total_cmp(&a.1.affected.unwrap_or(-1.0)));
    let point = |(step, irritant): &(&JourneyStep, &answers::Irritant)| {
        let mut place = quoted(composer, step);
        if let Some(share) = irritant.affected {
            let args = Args::new().text("step", place).text("share", composer.percent(share));
            place = composer.say("journey-affected", &args);
        }
        described(composer, (&irritant.text, irritant.detail.as_ref()), &place)
    };
    let points = all.iter().take(SHOWN).map(point).collect();
    let none = if examined { "journey-irritants-none" } else { "journey-irritants-unknown" };
    column(composer, ("irritants", chart::Glyph::Irritant), ("journey-irritants", none), points)
}

/// Delights with their step, those of the steps that feel best first.
fn delights(composer: &Composer, journey: &Described) -> JourneyColumn {
    let mut steps: Vec<&JourneyStep> = journey.steps.iter().collect();
    let felt = |step: &JourneyStep| step.emotion.today.unwrap_or(f64::NEG_INFINITY);
    steps.sort_by(|a, b| felt(b).total_cmp(&felt(a)));
    let all = steps.iter().flat_map(|step| step.delights.iter().map(move |delight| (*step, delight)));
    let point = |(step, delight): (&JourneyStep, &answers::Delight)| {
        described(composer, (&delight.text, delight.detail.as_ref()), &quoted(composer, step))
    };
    let points = all.take(SHOWN).map(point).collect();
    let words = ("journey-delights", "journey-delights-none");
    column(composer, ("delights", chart::Glyph::Delight), words, points)
}

/// A few words, then where they hold and more about them.
fn described(composer: &Composer, (words, detail): (&Text, Option<&Text>), place: &str) -> Note {
    let detail = detail.map(|detail| format!(" {}", text(composer, detail))).unwrap_or_default();
    Note { label: bare(composer, words), text: format!("{place}.{detail}"), tone: Tone::Neutral }
}

fn notes(composer: &Composer, journey: &Journey) -> Vec<Note> {
    let mut notes = vec![composer.note(Tone::Neutral, "journey-rule-label", composer.get("journey-rule"))];
    let repeats = [true, false].map(|within| repeats(composer, journey, within));
    let repeats: Vec<String> = repeats.into_iter().flatten().collect();
    if !repeats.is_empty() {
        notes.push(composer.note(Tone::Attention, "journey-repeat-label", repeats.join(" ")));
    }
    notes
}

/// Touchpoints that repeat each other within a step, or across steps, in one sentence.
fn repeats(composer: &Composer, journey: &Journey, within: bool) -> Option<String> {
    let described = &journey.described;
    let one = |repeat: &Repeat| {
        let names = repeat.touchpoints.iter().map(|(step, place)| {
            let name = &described.steps[*step].touchpoints[*place].title;
            let name = locale::quoted(composer.locale(), name.get(composer.locale()));
            let args = Args::new().text("name", &name).count("step", step + 1);
            if within { name } else { composer.say("journey-repeat-name", &args) }
        });
        let args = Args::new()
            .text("channel", text(composer, described.channel(repeat.channel)))
            .text("names", composer.list(&names.collect::<Vec<_>>()));
        if within {
            composer.say("journey-repeat-pair", &args.count("step", repeat.touchpoints[0].0 + 1))
        } else {
            composer.say("journey-repeat-service", &args)
        }
    };
    let all: Vec<String> = journey.found.repeats.iter().filter(|r| r.within() == within).map(one).collect();
    let id = if within { "journey-repeat-within" } else { "journey-repeat-across" };
    (!all.is_empty())
        .then(|| composer.say(id, &Args::new().text("all", composer.enumerate(&all).trim_end_matches('.'))))
}
