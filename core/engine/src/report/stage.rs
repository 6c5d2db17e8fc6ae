//! The staircase: the stage by conditions and by score, and what closes the next one.

use crate::chart::{self, StairState};
use crate::locale::{self, Args};
use crate::measure::comparable;
use crate::scoring::GateState;

use super::composer::{Caption, Composer, behind, cell, row, share_of};
use super::draw::Chart;
use super::facts::{Gate, GateKind, Stages};
use super::model::{Cell, Figure, Note, Row, Stage, Table, Tone};
use super::surveys;

pub(super) fn compose(composer: &Composer) -> Option<Stage> {
    let stages = composer.facts.stages.as_ref()?;
    let head =
        composer.head("stage", composer.get("stage-section"), headline(composer, stages), lead(composer, stages));
    Some(Stage {
        head,
        figure: figure(composer, stages),
        survey: surveys::note(composer, stages).into_iter().collect(),
        gates: gates(composer, stages),
        verdicts: verdicts(composer, stages),
    })
}

/// Domains whose conditions close the next stage, without repetition.
pub(super) fn blocking_domains(stages: &Stages) -> Vec<usize> {
    let mut found = Vec::new();
    for gate in stages.gates.iter().filter(|gate| !gate.holds()) {
        if let GateKind::Domain { domain, .. } | GateKind::Question { domain, .. } | GateKind::Agreed { domain, .. } =
            gate.kind
            && !found.contains(&domain)
        {
            found.push(domain);
        }
    }
    found
}

/// The stage whose threshold a score is read against, and that threshold: the next one's, or the top's own.
pub(super) fn threshold(composer: &Composer) -> Option<(usize, f64)> {
    let stages = composer.facts.stages.as_ref()?;
    let index = (stages.staged + 1).min(stages.all.len() - 1);
    Some((index, stages.all[index].from)).filter(|(_, from)| *from > 0.0)
}

/// Where the overall stands against that threshold, and whether its interval holds it.
pub(super) fn against_threshold(composer: &Composer) -> Option<String> {
    let (_, from) = threshold(composer)?;
    let rated = composer.facts.overall.score.rated()?;
    let sampled = rated.interval().is_some();
    let id = match comparable(rated.value) >= comparable(from) {
        true if rated.touches(from) => "threshold-fragile",
        false if rated.touches(from) => "threshold-near",
        true if sampled => "threshold-safe",
        true => "threshold-above",
        false if sampled => "threshold-below",
        false => "threshold-under",
    };
    Some(composer.say(id, &Args::new().text("at", composer.whole(from))))
}

/// Whether the overall's interval holds a threshold of the stages.
pub(super) fn certainty(composer: &Composer) -> Option<String> {
    let stages = composer.facts.stages.as_ref()?;
    let rated = composer.facts.overall.score.rated()?;
    let by_score = stages.by_score?;
    let say = |id: &str, at: f64| Some(composer.say(id, &Args::new().text("at", composer.whole(at))));
    let reached = stages.all[by_score].from;
    let next = stages.all.get(by_score + 1).map(|stage| stage.from);
    match next {
        _ if reached > 0.0 && rated.touches(reached) => say("threshold-fragile", reached),
        Some(next) if rated.touches(next) => say("threshold-near", next),
        _ if reached > 0.0 => {
            say(if rated.interval().is_some() { "threshold-safe" } else { "threshold-above" }, reached)
        }
        Some(next) => say(if rated.interval().is_some() { "threshold-below" } else { "threshold-under" }, next),
        None => None,
    }
}

fn headline(composer: &Composer, stages: &Stages) -> String {
    let args = share_of(("missing", stages.missing()), stages.gates.len())
        .count("number", stages.staged + 1)
        .count("next", stages.staged + 2)
        .count("score-number", stages.by_score.unwrap_or_default() + 1);
    let id = match stages.by_score {
        _ if stages.next().is_none() => "stage-headline-top",
        Some(by_score) if by_score == stages.staged + 1 => "stage-headline-score-next",
        Some(by_score) if by_score > stages.staged => "stage-headline-score-above",
        Some(by_score) if by_score < stages.staged => "stage-headline-score-below",
        _ => "stage-headline",
    };
    composer.say(id, &args)
}

fn lead(composer: &Composer, stages: &Stages) -> String {
    let rated = composer.facts.overall.score.rated();
    let score = match (stages.by_score, rated) {
        (Some(by_score), Some(rated)) => composer.say(
            "stage-lead-score",
            &Args::new()
                .text("score", composer.number(rated.value))
                .count("number", by_score + 1)
                .text("stage", composer.stage(by_score)),
        ),
        _ => composer.get("stage-lead-unrated"),
    };
    let fragile = rated.and_then(|_| certainty(composer)).unwrap_or_default();
    [score, fragile, composer.get("stage-lead-rule")]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn figure(composer: &Composer, stages: &Stages) -> Figure {
    let facts = composer.facts;
    let state = |index: usize| {
        let target = facts.target.and_then(|target| target.stage);
        match index {
            _ if index < stages.staged => StairState::Passed,
            _ if index == stages.staged => StairState::Current,
            _ if target == Some(index) => StairState::Target,
            _ => StairState::Rest,
        }
    };
    let from = |at: f64| composer.say("stage-from", &Args::new().text("at", composer.whole(at)));
    let stairs = stages.all.iter().enumerate().map(|(index, stage)| chart::Stair {
        name: stage.title.clone(),
        threshold: from(stage.from),
        text: String::new(),
        state: state(index),
        share: surveys::share(composer, stages, index),
    });
    let target = facts.target.and_then(|target| {
        let text = target.day.map_or_else(String::new, |day| locale::month(composer.locale(), day));
        Some(chart::Pole { stage: target.stage?, title: composer.get("stage-target"), text })
    });
    let gate = stages.next().filter(|_| !stages.gates.is_empty()).map(|_| {
        let args = share_of(("missing", stages.missing()), stages.gates.len()).count("next", stages.staged + 2);
        chart::Post {
            before: stages.staged + 1,
            title: composer.say("stage-door", &args),
            text: composer.say("stage-door-count", &args),
        }
    });
    let alt = composer.say("alt-stage", &Args::new().count("number", stages.staged + 1).count("of", stages.all.len()));
    let data = chart::Staircase {
        alt: alt.clone(),
        stages: stairs.collect(),
        now: Some(chart::Pole {
            stage: stages.staged,
            title: composer.get("stage-now"),
            text: composer.score_with_interval(&facts.overall.score),
        }),
        target,
        gate,
    };
    let rows = stages.all.iter().enumerate().map(|(index, stage)| {
        let what = if stage.text.is_empty() { composer.get("dash") } else { stage.text.clone() };
        let mut cells = vec![
            cell(format!("{}. {}", index + 1, stage.title)),
            cell(from(stage.from)),
            cell(what),
            cell(composer.get(match index {
                _ if index == stages.staged => "stage-state-current",
                _ if index < stages.staged => "stage-state-passed",
                _ => "stage-state-open",
            })),
        ];
        if stages.standing.is_some() {
            cells.push(cell(surveys::told(composer, stages, index)));
        }
        row(cells)
    });
    let mut columns = vec![
        composer.column("column-stage", false),
        composer.column("column-threshold", false),
        composer.column("column-looks-like", false),
        composer.column("column-state", false),
    ];
    if stages.standing.is_some() {
        columns.push(composer.column("column-surveyed", true));
    }
    let by_score = stages.by_score.filter(|by_score| *by_score != stages.staged);
    let title = by_score.map_or_else(
        || composer.say("stage-figure-same", &Args::new().count("number", stages.staged + 1)),
        |by_score| {
            let args = Args::new().count("number", stages.staged + 1).count("score-number", by_score + 1);
            composer.say("stage-figure-differs", &args)
        },
    );
    let caption = Caption {
        id: "stage",
        of: String::new(),
        title,
        unit: composer.get(if stages.standing.is_some() { "stage-figure-unit-surveyed" } else { "stage-figure-unit" }),
        source: format!(
            "{}. {}{}",
            composer.source(),
            composer.get("stage-figure-source"),
            surveys::source(composer, stages)
        ),
        alt,
    };
    composer.figure(caption, &Chart::Staircase(data), behind(columns, rows.collect()))
}

pub(super) fn gates(composer: &Composer, stages: &Stages) -> Option<Table> {
    stages.next().filter(|_| !stages.gates.is_empty())?;
    let args = share_of(("missing", stages.missing()), stages.gates.len()).count("next", stages.staged + 2);
    Some(Table {
        id: "stage-gates".into(),
        title: composer.say("gates-title", &args),
        unit: composer.get("gates-unit"),
        columns: vec![
            composer.column("column-condition", false),
            composer.column("column-wanted", true),
            composer.column("column-found", true),
            composer.column("column-gap", true),
            composer.column("column-state", false),
        ],
        rows: stages.gates.iter().map(|gate| gate_row(composer, gate)).collect(),
        // The staircase above has named it.
        source: String::new(),
    })
}

fn gate_row(composer: &Composer, gate: &Gate) -> Row {
    let facts = composer.facts;
    let dash = || composer.get("dash");
    let yes_no = |is: bool| composer.get(if is { "yes" } else { "no" });
    let at_least = |text: String| format!("≥\u{a0}{text}");
    let (wanted, found, gap) = match &gate.kind {
        GateKind::Domain { domain, at_least: threshold } => {
            let score = &facts.domains[*domain].standing.score;
            let gap = score.value().map_or_else(dash, |value| composer.signed(value - threshold));
            (at_least(composer.whole(*threshold)), composer.score(score), gap)
        }
        GateKind::Question { share, found, .. } => {
            let gap = found.map(|found| locale::signed(composer.locale(), (found - share) * 100.0, 0));
            let gap = gap.map(|points| composer.say("gate-points", &Args::new().text("points", points)));
            let wanted = format!(">\u{a0}{}", composer.percent(*share));
            (wanted, found.map_or_else(dash, |found| composer.percent(found)), gap.unwrap_or_else(dash))
        }
        GateKind::Agreed { found, .. } => (yes_no(true), found.map_or_else(dash, yes_no), dash()),
        GateKind::FactIs { is, found } => (yes_no(*is), found.map_or_else(dash, yes_no), dash()),
        GateKind::FactAtLeast { at_least: threshold, found } => (
            at_least(composer.whole(*threshold)),
            found.map_or_else(dash, |found| composer.whole(found)),
            found.map_or_else(dash, |found| composer.signed_whole(found - threshold)),
        ),
    };
    row(vec![cell(&gate.title).note(&gate.evidence), cell(wanted), cell(found), cell(gap), state(composer, gate)])
}

fn state(composer: &Composer, gate: &Gate) -> Cell {
    let fragile = match gate.kind {
        GateKind::Domain { domain, at_least } => {
            composer.facts.domains[domain].standing.score.rated().is_some_and(|rated| rated.touches(at_least))
        }
        _ => false,
    };
    let (id, tone) = match gate.state {
        GateState::Holds if fragile => ("gate-holds-fragile", Tone::Good),
        GateState::Holds => ("gate-holds", Tone::Good),
        GateState::SettledHolds => ("gate-settled-holds", Tone::Good),
        GateState::Fails if fragile => ("gate-fails-near", Tone::Attention),
        GateState::Fails => ("gate-fails", Tone::Attention),
        GateState::SettledFails => ("gate-settled-fails", Tone::Attention),
        GateState::NotShown => ("gate-not-shown", Tone::Attention),
        GateState::Unknown => ("gate-unknown", Tone::Attention),
    };
    cell(composer.get(id)).tone(tone)
}

fn verdicts(composer: &Composer, stages: &Stages) -> Vec<Note> {
    let missing: Vec<_> = stages.gates.iter().filter(|gate| !gate.holds()).map(|gate| &gate.title).collect();
    let current = stages.current();
    let acquired = if current.text.is_empty() { current.title.clone() } else { current.text.clone() };
    let mut notes = vec![composer.note(Tone::Good, "stage-acquired", acquired)];
    if !missing.is_empty() {
        notes.push(composer.note(Tone::Attention, "stage-blocks", super::composer::sentences(&missing)));
    }
    let opening = opening(composer);
    if !opening.is_empty() {
        notes.push(composer.note(Tone::Neutral, "stage-opens", composer.enumerate(&opening)));
    }
    notes
}

/// The actions of the road map that work on what closes the next stage.
fn opening(composer: &Composer) -> Vec<String> {
    let actions = composer.facts.planned().filter(|action| action.opens);
    actions.map(|action| format!("{}\u{a0}{}", action.code, action.title)).collect()
}
