//! The tables of a journey: its steps ranked with every factor, and its touchpoints.

use crate::answers::{Journey as Described, JourneyStep, Satisfaction, Satisfied};
use crate::locale::{self, Args};
use crate::report::composer::{Composer, cell, row};
use crate::report::facts::Journey;
use crate::report::model::{Cell, Row, Table, Tone};
use crate::scoring::{Apart, KEY_MOMENT, Lacking, Priority};

use super::{curve, quoted, text};

/// The steps by priority; those that lack a factor last, with what they lack.
pub(super) fn ranking(composer: &Composer, journey: &Journey) -> Table {
    let columns = [
        ("column-rank", false),
        ("column-step", false),
        ("journey-column-weight", true),
        ("journey-column-irritants", true),
        ("journey-column-most", true),
        ("journey-column-met", true),
        ("journey-column-key", true),
        ("journey-column-priority", true),
    ];
    let steps = &journey.described.steps;
    let ranked = journey.found.ranked.iter().map(|priority| ranked(composer, &steps[priority.step], priority));
    let apart = journey.found.apart.iter().map(|lacking| apart(composer, &steps[lacking.step], lacking));
    Table {
        id: format!("journey-ranking-{}", journey.described.id),
        title: ranking_title(composer, journey),
        unit: composer
            .say("journey-ranking-unit", &Args::new().text("moment", locale::number(composer.locale(), KEY_MOMENT, 1))),
        columns: columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows: ranked.chain(apart).collect(),
        source: curve::source(composer, journey),
    }
}

fn ranking_title(composer: &Composer, journey: &Journey) -> String {
    let ranked = &journey.found.ranked;
    let first: Vec<String> = ranked
        .iter()
        .filter(|priority| priority.rank == 1 && priority.score > 0.0)
        .map(|priority| quoted(composer, &journey.described.steps[priority.step]))
        .collect();
    match (ranked.is_empty(), first.is_empty()) {
        (true, _) => composer.get("journey-ranking-unranked"),
        (false, true) => composer.get("journey-ranking-nothing"),
        (false, false) => composer.say("journey-ranking-title", &Args::new().text("steps", composer.list(&first))),
    }
}

/// A step's title, its irritants below with the customers whom each meets.
fn named(composer: &Composer, step: &JourneyStep) -> Cell {
    let irritants = step.irritants.iter().flatten().map(|irritant| {
        let words = super::bare(composer, &irritant.text);
        match irritant.affected {
            Some(share) => format!("{words} ({})", composer.percent(share)),
            None => words,
        }
    });
    let irritants: Vec<String> = irritants.collect();
    cell(text(composer, &step.title)).note(irritants.join(&(composer.get("semicolon") + " ")))
}

fn key(composer: &Composer, moment_of_truth: bool) -> Cell {
    if moment_of_truth {
        cell(format!("×\u{a0}{}", locale::number(composer.locale(), KEY_MOMENT, 1)))
    } else {
        cell(composer.get("no"))
    }
}

fn weight(composer: &Composer, weight: f64) -> Cell {
    cell(locale::bound(composer.locale(), weight))
}

fn ranked(composer: &Composer, step: &JourneyStep, priority: &Priority) -> Row {
    let whole = |value: f64| cell(locale::number(composer.locale(), value, 0));
    row(vec![
        cell(locale::integer(composer.locale(), priority.rank)),
        named(composer, step),
        weight(composer, priority.weight),
        cell(locale::integer(composer.locale(), priority.irritants)),
        cell(composer.percent(priority.most)),
        cell(composer.number(priority.met)),
        key(composer, priority.key),
        whole(priority.score),
    ])
}

fn apart(composer: &Composer, step: &JourneyStep, lacking: &Apart) -> Row {
    let unknown = || cell(composer.get("journey-unknown")).tone(Tone::Muted);
    let irritants = step.irritants.as_ref();
    let why: Vec<String> = lacking
        .lacks
        .iter()
        .map(|factor| {
            composer.get(match factor {
                Lacking::Weight => "journey-lacks-weight",
                Lacking::Irritants => "journey-lacks-irritants",
                Lacking::Affected => "journey-lacks-affected",
            })
        })
        .collect();
    row(vec![
        cell(composer.get("dash")).tone(Tone::Muted),
        named(composer, step),
        step.weight.map_or_else(unknown, |given| weight(composer, given)),
        irritants.map_or_else(unknown, |list| cell(locale::integer(composer.locale(), list.len()))),
        unknown(),
        unknown(),
        key(composer, step.moment_of_truth),
        cell(composer.get("journey-apart")).tone(Tone::Muted).note(composer.list(&why)),
    ])
}

/// Touchpoints in the journey's order; none when there are none.
pub(super) fn touchpoints(composer: &Composer, journey: &Described) -> Option<Table> {
    let columns = [
        ("column-step", false),
        ("journey-column-touchpoint", false),
        ("journey-column-channel", false),
        ("journey-column-volume", true),
        ("journey-column-satisfaction", true),
        ("column-owner", false),
    ];
    let locale = composer.locale();
    let unknown = || cell(composer.get("journey-not-measured")).tone(Tone::Muted);
    let mut rows = Vec::new();
    let mut channels = Vec::new();
    for (index, step) in journey.steps.iter().enumerate() {
        for touchpoint in &step.touchpoints {
            channels.push(touchpoint.channel);
            let step = Args::new().count("number", index + 1).text("title", text(composer, &step.title));
            rows.push(row(vec![
                cell(composer.say("journey-numbered", &step)),
                cell(text(composer, &touchpoint.title))
                    .note(touchpoint.purpose.as_ref().map(|purpose| text(composer, purpose)).unwrap_or_default()),
                cell(text(composer, journey.channel(touchpoint.channel))),
                touchpoint.volume.map_or_else(unknown, |volume| cell(locale::number(locale, volume, 0))),
                touchpoint.satisfaction.map_or_else(unknown, |found| satisfaction(composer, found)),
                touchpoint.owner.as_ref().map_or_else(
                    || cell(composer.get("journey-no-owner")).tone(Tone::Muted),
                    |owner| cell(text(composer, owner)),
                ),
            ]));
        }
    }
    channels.sort_unstable();
    channels.dedup();
    (!rows.is_empty()).then(|| Table {
        id: format!("journey-touchpoints-{}", journey.id),
        title: composer
            .say("journey-touchpoints", &Args::new().count("n", rows.len()).count("channels", channels.len())),
        unit: composer.get("journey-touchpoints-unit"),
        columns: columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows,
        source: String::new(),
    })
}

fn satisfaction(composer: &Composer, found: Satisfaction) -> Cell {
    let n = found.n.map(|n| composer.say("n-equals", &Args::new().count("n", n))).unwrap_or_default();
    let figure = match found.value {
        Satisfied::Score(score) => {
            let score = locale::number(composer.locale(), score, 1);
            composer.say("journey-of-ten", &Args::new().text("score", score))
        }
        Satisfied::Share(share) => composer.percent(share),
    };
    cell(figure).note(n)
}
