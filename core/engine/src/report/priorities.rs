//! Impact against effort: what to do first.

use crate::chart;
use crate::locale::{self, Args};
use crate::measure::comparable;

use super::composer::{Caption, Composer, behind, cell, row};
use super::draw::Chart;
use super::facts::{Action, Trace};
use super::model::{Decision, Figure, Note, Priorities, ReadingKey, Row, Table, Tone};

/// Actions to begin with.
const NOW: usize = 3;
/// Effort runs from 1 to 5.
const EFFORT: (f64, f64) = (1.0, 5.0);

pub(super) fn compose(composer: &Composer) -> Option<Priorities> {
    let planned: Vec<_> = composer.facts.planned().collect();
    if planned.is_empty() {
        return None;
    }
    let head = composer.head(
        "priorities",
        composer.get("priorities-section"),
        headline(composer, &planned),
        lead(composer, &planned),
    );
    Some(Priorities {
        head,
        matrix: matrix(composer, &planned),
        legend: legend(composer, measured(&planned).len()),
        actions: actions(composer, &planned),
        notes: notes(composer),
    })
}

fn measured<'a>(planned: &[&'a Action]) -> Vec<&'a Action> {
    planned.iter().filter(|action| action.impact.is_some()).copied().collect()
}

fn headline(composer: &Composer, planned: &[&Action]) -> String {
    let wished: Vec<_> = planned.iter().take(NOW).filter(|action| action.wish.is_some()).map(|a| &a.code).collect();
    if !wished.is_empty() {
        let args = Args::new().text("codes", composer.list(&wished)).count("count", wished.len());
        return composer.say("priorities-headline-wish", &args.count("of", planned.len()));
    }
    let measured = measured(planned);
    let first: Vec<_> = measured.iter().take(NOW).map(|action| action.code.clone()).collect();
    if first.is_empty() {
        return composer.say("priorities-headline-rules", &Args::new().count("n", planned.len()));
    }
    let worth = |index: usize| measured.get(index).and_then(|action| action.worth()).map(comparable);
    // Those that stand clear of the first that is left out; where none does, rules of rank decide.
    let clear: Vec<_> = match worth(NOW) {
        Some(next) => (0..NOW).filter(|index| worth(*index) > Some(next)).map(|index| &first[index]).collect(),
        None => first.iter().collect(),
    };
    let args = |codes: String, count| Args::new().text("codes", codes).count("count", count).count("of", planned.len());
    if !clear.is_empty() {
        return composer.say("priorities-headline", &args(composer.list(&clear), clear.len()));
    }
    let opening: Vec<_> = measured.iter().take(NOW).filter(|action| action.opens).map(|action| &action.code).collect();
    let id = match opening.len() {
        0 => "priorities-headline-tied",
        all if all == first.len() => "priorities-headline-opens",
        _ => "priorities-headline-some",
    };
    composer.say(
        id,
        &args(composer.list(&first), first.len())
            .text("opening", composer.list(&opening))
            .count("opens", opening.len()),
    )
}

fn lead(composer: &Composer, planned: &[&Action]) -> String {
    let rule = composer.get(match composer.facts.stages {
        _ if composer.facts.sides.iter().any(|side| side.wish) => "priorities-lead-wish",
        Some(_) => "priorities-lead",
        None => "priorities-lead-stageless",
    });
    departure(composer, planned).map_or_else(|| rule.clone(), |departure| format!("{rule} {departure}"))
}

/// Where the consultant decided other actions than those that rank first.
fn departure(composer: &Composer, planned: &[&Action]) -> Option<String> {
    let code = |decision: Decision| Some(decision.code).filter(|code| !code.is_empty());
    let decided: Vec<_> = composer.words.decisions(composer).into_iter().filter_map(code).collect();
    let first: Vec<_> = planned.iter().take(decided.len()).map(|action| action.code.clone()).collect();
    let departs = decided.iter().any(|code| !first.contains(code));
    departs.then(|| {
        let args = Args::new().text("decided", composer.list(&decided)).text("first", composer.list(&first));
        composer.say("priorities-departs", &args.count("count", decided.len()))
    })
}

fn matrix(composer: &Composer, planned: &[&Action]) -> Option<Figure> {
    let actions = measured(planned);
    let impacts: Vec<f64> = actions.iter().filter_map(|action| action.impact).map(shown).collect();
    let most = impacts.iter().copied().reduce(f64::max)?;
    let mut sorted = impacts.clone();
    sorted.sort_by(f64::total_cmp);
    let split = sorted[sorted.len() / 2];
    let discs = actions.iter().zip(&impacts).enumerate().map(|(rank, (action, impact))| chart::Disc {
        label: action.code.clone(),
        name: action.title.clone(),
        x: action.effort,
        y: *impact,
        now: rank < NOW,
    });
    // The axes hold the actions with some air, so that discs of nearly the same impact still stand apart.
    let air = ((most - sorted[0]) * 0.35).max(most * 0.08);
    let ceiling = most + air;
    // Just below the middle action, so that it stands wholly in the upper half; the lower half is no strip.
    let split = split - air * 0.5;
    let floor = (sorted[0] - air).min(split - (ceiling - split) * 0.25).max(0.0);
    let hardest = actions.iter().map(|action| action.effort).fold(EFFORT.0, f64::max);
    let ends = |value: f64| locale::number(composer.locale(), value, 1);
    let alt = composer.get("matrix-alt");
    let data = chart::Matrix {
        alt: alt.clone(),
        x: chart::MatrixAxis {
            title: composer.get("axis-effort"),
            span: chart::Span { low: EFFORT.0 - 0.5, high: hardest.max(f64::midpoint(EFFORT.0, EFFORT.1) + 1.0) + 0.5 },
            // Just below a middling effort, which is no longer little, so that it stands wholly on the right.
            split: f64::midpoint(EFFORT.0, EFFORT.1) - 0.3,
            low: composer.get("axis-little"),
            high: composer.get("axis-much"),
        },
        y: chart::MatrixAxis {
            title: composer.get("axis-impact"),
            span: chart::Span { low: floor, high: ceiling },
            split: split.max(floor + (ceiling - floor) * 0.1),
            low: ends(floor),
            high: ends(ceiling),
        },
        quadrants: ["quadrant-now", "quadrant-prepare", "quadrant-easy", "quadrant-later"].map(|id| composer.get(id)),
        discs: discs.collect(),
    };
    let caption = Caption {
        id: "matrix",
        of: String::new(),
        title: matrix_title(composer, &actions),
        unit: composer.get("matrix-unit"),
        source: format!("{}. {}", composer.source(), composer.ruled("matrix-source")),
        alt,
    };
    let columns = vec![
        composer.column("column-action", false),
        composer.column("column-impact", true),
        composer.column("column-effort", true),
    ];
    let rows = actions.iter().map(|action| {
        row(vec![
            cell(format!("{}\u{a0}{}", action.code, action.title)),
            cell(impact(composer, action)),
            cell(effort(composer, action)),
        ])
    });
    Some(composer.figure(caption, &Chart::Matrix(data), behind(columns, rows.collect::<Vec<Row>>())))
}

/// Filled and hollow discs; nothing where all are alike.
fn legend(composer: &Composer, discs: usize) -> Vec<ReadingKey> {
    let args = Args::new().count("n", NOW);
    let key = |glyph, id| ReadingKey {
        svg: composer.drawing(&Chart::Glyph(glyph)),
        title: composer.say(id, &args),
        text: String::new(),
    };
    let keys = [(chart::Glyph::Filled, "legend-first"), (chart::Glyph::Hollow, "legend-later")];
    keys.into_iter().filter(|_| discs > NOW).map(|(glyph, id)| key(glyph, id)).collect()
}

/// Names the best action only where it is alone.
fn matrix_title(composer: &Composer, actions: &[&Action]) -> String {
    let worth = |action: &Action| comparable(action.worth().unwrap_or_default());
    let most = actions.iter().map(|action| worth(action)).fold(0.0, f64::max);
    let mut best = actions.iter().filter(|action| worth(action) >= most);
    let (Some(best), None) = (best.next(), best.next()) else { return composer.get("matrix-title-tied") };
    let impact = best.impact.unwrap_or_default();
    let args = Args::new().text("first", &best.title).text("points", super::words::points(composer, impact));
    composer.say("matrix-title", &args)
}

/// "+0.9", or why there is no figure.
pub(super) fn impact(composer: &Composer, action: &Action) -> String {
    action.impact.map_or_else(
        || composer.get("impact-rule"),
        |impact| locale::signed(composer.locale(), impact, decimals(impact)),
    )
}

fn decimals(impact: f64) -> usize {
    if impact < 0.1 { 2 } else { 1 }
}

/// An impact as it is printed: what the table calls equal stands level in the matrix.
fn shown(impact: f64) -> f64 {
    let unit = if decimals(impact) == 2 { 100.0 } else { 10.0 };
    (impact * unit).round() / unit
}

/// "2 of 5".
pub(super) fn effort(composer: &Composer, action: &Action) -> String {
    composer.say("effort-of", &Args::new().text("effort", locale::number(composer.locale(), action.effort, 0)))
}

fn actions(composer: &Composer, planned: &[&Action]) -> Table {
    let rows = planned.iter().map(|action| {
        let trace = match &action.trace {
            Trace::Practice { domain, .. } => composer.say(
                "trace-practice",
                &Args::new()
                    .text("domain", &composer.facts.domains[*domain].title)
                    .text("reached", super::replies::reached(composer, action)),
            ),
            Trace::Rule(rule) => composer.say("trace-rule", &Args::new().text("rule", rule)),
        };
        row(vec![
            cell(&action.code),
            cell(&action.title).note(trace),
            cell(impact(composer, action)),
            cell(effort(composer, action)),
            cell(super::decisions::owner(composer, action)),
        ])
    });
    Table {
        id: "priorities-actions".into(),
        title: composer.say("actions-title", &Args::new().count("n", planned.len())),
        unit: composer.get("actions-unit"),
        columns: [
            ("column-code", false),
            ("column-action", false),
            ("column-impact", true),
            ("column-effort", true),
            ("column-owner", false),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: rows.collect(),
        source: format!("{}. {}", composer.source(), composer.ruled("matrix-source")),
    }
}

fn notes(composer: &Composer) -> Vec<Note> {
    vec![composer.note(Tone::Neutral, "note-impact-label", composer.get("note-impact"))]
}
