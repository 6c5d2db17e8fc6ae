//! The leading set of respondents beside each other one on its questionnaire: never pooled, every gap with its certainty.

use crate::chart;
use crate::locale::{self, Args};
use crate::measure::{NoInterval, Score};
use crate::scoring::{Gap, NoGap};

use super::composer::{Caption, Composer, behind, cell, row, scale_around, span, total};
use super::draw::Chart;
use super::facts::{Compared, Facts, Party, Side};
use super::model::{Cell, Column, Comparison, Figure, Note, Row, Sides, Table, Tone};
use super::words::{points, points_count};

/// Statements that a chart can hold, and the fewest that make a profile.
const DRAWN: std::ops::RangeInclusive<usize> = 3..=20;

pub(super) fn compose(composer: &Composer) -> Option<Sides> {
    let facts = composer.facts;
    if facts.sides.is_empty() {
        return None;
    }
    let head = composer.head("sides", composer.get("sides-section"), headline(composer), lead(composer));
    let comparisons = facts.sides.iter().enumerate().map(|(place, side)| comparison(composer, place, side));
    Some(Sides { head, comparisons: comparisons.collect(), notes: notes(composer) })
}

/// The gap between two domains furthest beyond chance.
fn widest(facts: &Facts) -> Option<(&Side, &Compared, f64)> {
    let certain = |compared: &&Compared| compared.gap.certain();
    let all = facts.sides.iter().flat_map(|side| side.domains.iter().filter(certain).map(move |found| (side, found)));
    let with_gap = all.filter_map(|(side, found)| Some((side, found, found.gap.difference.ok()?)));
    // The first of equals.
    with_gap.reduce(|best, next| if next.2.abs() > best.2.abs() { next } else { best })
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    let Some((side, found, gap)) = widest(facts) else {
        let tested = facts.sides.iter().flat_map(|side| &side.domains).any(|domain| domain.gap.test.is_ok());
        return composer.get(if tested { "sides-headline-even" } else { "sides-headline-unsure" });
    };
    let (ours, theirs) = (&facts.leading.name, &side.party.name);
    let (high, low) = if gap > 0.0 { (ours, theirs) } else { (theirs, ours) };
    composer.say(
        "sides-headline",
        &Args::new()
            .text("points", points(composer, gap))
            .count("count", points_count(composer, gap))
            .text("high", high)
            .text("low", low)
            .text("domain", &found.title),
    )
}

fn lead(composer: &Composer) -> String {
    let facts = composer.facts;
    let one = |side: &Side| {
        let tested = side.domains.iter().filter(|domain| domain.gap.test.is_ok()).count();
        let certain = side.domains.iter().filter(|domain| domain.gap.certain()).count();
        let names = composer.pair(("first", &facts.leading.name), ("second", &side.party.name));
        if tested == 0 {
            return composer.say("sides-lead-untested", &names);
        }
        let id = match certain {
            0 => "sides-lead-none",
            all if all == tested => "sides-lead-all",
            _ => "sides-lead",
        };
        composer.say(id, &names.count("certain", certain).count("of", tested))
    };
    facts.sides.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn comparison(composer: &Composer, place: usize, side: &Side) -> Comparison {
    let facts = composer.facts;
    let title = if facts.sides.len() > 1 { names(composer, side) } else { String::new() };
    let rows: Vec<_> = side.domains.iter().map(|domain| (domain, false)).chain([(&side.overall, true)]).collect();
    let certain: Vec<_> = side.domains.iter().filter(|domain| domain.gap.certain()).map(|d| &d.title).collect();
    let tested = side.domains.iter().any(|domain| domain.gap.test.is_ok());
    let of = place_suffix(place);
    let figure_title = match (certain.is_empty(), tested) {
        (false, _) => composer.say("sides-figure", &Args::new().text("domains", composer.domains(&certain))),
        (true, true) => composer.get("sides-figure-even"),
        (true, false) => composer.get("sides-figure-unsure"),
    };
    let mut statements: Vec<&Compared> = side.questions.iter().filter(|statement| !absent(&statement.gap)).collect();
    let left_out = side.questions.len() - statements.len();
    let size = |compared: &Compared| compared.gap.difference.map_or(-1.0, f64::abs);
    statements.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let drawn = DRAWN.contains(&statements.len()) && statements.len() > side.domains.len();
    Comparison {
        title,
        figure: profiles(composer, side, ("sides", of.clone(), figure_title), &rows),
        domains: Table {
            id: format!("sides-domains{}", suffix(&of)),
            title: composer.get("sides-table"),
            unit: unit(composer, side),
            columns: columns(composer, side, "column-domain"),
            rows: rows.iter().map(|(compared, last)| line(composer, compared, *last)).collect(),
            source: source(composer, side),
        },
        statements_figure: drawn.then(|| {
            let rows: Vec<_> = statements.iter().map(|statement| (*statement, false)).collect();
            profiles(composer, side, ("statements", of.clone(), composer.get("statements-figure")), &rows)
        }),
        statements: (!statements.is_empty()).then(|| Table {
            id: format!("sides-statements{}", suffix(&of)),
            title: statements_title(composer, &statements),
            unit: unit(composer, side),
            columns: columns(composer, side, "column-statement"),
            rows: statements.iter().map(|statement| line(composer, statement, false)).collect(),
            source: match left_out {
                0 => source(composer, side),
                n => {
                    let left_out = composer.say("statements-left-out", &Args::new().count("n", n));
                    format!("{} {left_out}", source(composer, side))
                }
            },
        }),
    }
}

/// Whether one side has no score that could be shown: there is nothing to compare.
fn absent(gap: &Gap) -> bool {
    matches!(gap.difference, Err(NoGap::NoScore(why)) if why != Score::Suppressed)
}

/// Which of several comparisons; empty for the first.
fn place_suffix(place: usize) -> String {
    if place == 0 { String::new() } else { (place + 1).to_string() }
}

fn suffix(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!("-{of}") }
}

fn names(composer: &Composer, side: &Side) -> String {
    composer.list(&[&composer.facts.leading.name, &side.party.name])
}

fn statements_title(composer: &Composer, statements: &[&Compared]) -> String {
    let certain = statements.iter().filter(|statement| statement.gap.certain()).count();
    let tested = statements.iter().any(|statement| statement.gap.test.is_ok());
    let id = match certain {
        0 if !tested => "statements-title-unsure",
        0 => "statements-title-none",
        all if all == statements.len() => "statements-title-all",
        _ => "statements-title",
    };
    composer.say(id, &Args::new().count("certain", certain).count("of", statements.len()))
}

fn unit(composer: &Composer, side: &Side) -> String {
    let args = Args::new().text("first", &composer.facts.leading.name).text("second", &side.party.name);
    composer.say("sides-unit", &args)
}

fn source(composer: &Composer, side: &Side) -> String {
    let n = |party: &Party| composer.say("n-equals", &Args::new().count("n", party.respondents));
    let who = [&composer.facts.leading, &side.party].map(|party| format!("{}\u{a0}{}", party.name, n(party)));
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &side.party.questionnaire))
        .text("version", &side.party.version)
        .text("date", locale::month(composer.locale(), composer.facts.day))
        .text("who", who.join(", "));
    format!("{} {}", composer.say("sides-source", &args), composer.get("sides-welch"))
}

fn columns(composer: &Composer, side: &Side, subject: &str) -> Vec<Column> {
    let party = |party: &Party| Column { label: party.name.clone(), note: String::new(), numeric: true };
    vec![
        composer.column(subject, false),
        party(&composer.facts.leading),
        party(&side.party),
        composer.column("column-gap", true),
        composer.column("column-interval", true),
        composer.column("column-proof", false),
    ]
}

fn line(composer: &Composer, compared: &Compared, last: bool) -> Row {
    let side = |place: usize| match compared.ratings[place] {
        None => cell(composer.get("not-asked")).tone(Tone::Muted),
        Some(rating) if rating.rated().is_none() => cell(composer.get("dash")).note(composer.score(&rating)),
        Some(rating) => cell(composer.score_with_interval(&rating))
            .note(composer.say("n-equals", &Args::new().count("n", compared.respondents[place]))),
    };
    let cells = vec![
        cell(&compared.title),
        side(0),
        side(1),
        cell(gap(composer, &compared.gap)),
        cell(half(composer, &compared.gap)),
        proof(composer, &compared.gap),
    ];
    if last { total(cells) } else { row(cells) }
}

pub(super) fn gap(composer: &Composer, gap: &Gap) -> String {
    gap.difference.map_or_else(|_| composer.get("dash"), |difference| composer.signed(difference))
}

pub(super) fn half(composer: &Composer, gap: &Gap) -> String {
    gap.test.map_or_else(|_| composer.get("dash"), |welch| locale::plus_minus(composer.locale(), welch.half, 1))
}

/// What a gap proves, or why nothing is known.
pub(super) fn proof(composer: &Composer, gap: &Gap) -> Cell {
    let why = match gap.test {
        Ok(welch) if welch.certain() => return cell(composer.get("proof-certain")),
        Ok(_) => "proof-chance",
        Err(NoGap::NoScore(Score::Suppressed)) => "hidden-short",
        Err(NoGap::NoScore(_)) => "proof-no-score",
        Err(NoGap::OtherDomains) => "proof-other-domains",
        Err(NoGap::NoInterval(NoInterval::Consensus)) => "no-interval-consensus",
        Err(NoGap::NoInterval(NoInterval::NoVariation)) => "no-interval-alike",
        Err(NoGap::NoInterval(NoInterval::Capped)) => "no-interval-capped",
        Err(NoGap::NoInterval(NoInterval::NotKept)) => "no-interval-not-kept",
        Err(NoGap::NoInterval(NoInterval::OneRespondent | NoInterval::NoScore)) => "no-interval-one",
    };
    cell(composer.get(why)).tone(Tone::Muted)
}

fn profiles(
    composer: &Composer,
    side: &Side,
    (id, of, title): (&'static str, String, String),
    rows: &[(&Compared, bool)],
) -> Figure {
    let ratings = || rows.iter().flat_map(|(compared, _)| compared.ratings.iter().flatten());
    let ends = ratings().filter_map(span).flat_map(|span| [span.low, span.high]);
    let values = ratings().filter_map(super::facts::Rating::value).chain(ends);
    let mark = |compared: &Compared, place: usize| {
        let rating = compared.ratings[place];
        let value = rating.and_then(|rating| rating.value());
        chart::ProfileMark {
            value,
            interval: rating.as_ref().and_then(span),
            label: value.map_or_else(|| composer.get("dash"), |value| composer.number(value)),
        }
    };
    let alt = composer
        .say("sides-alt", &Args::new().text("first", &composer.facts.leading.name).text("second", &side.party.name));
    let data = chart::Profiles {
        alt: alt.clone(),
        axis: scale_around(composer.locale(), values),
        first: composer.facts.leading.name.clone(),
        second: side.party.name.clone(),
        gap_head: composer.get("column-gap"),
        interval_head: composer.get("column-interval"),
        rows: rows
            .iter()
            .map(|(compared, total)| chart::ProfileRow {
                name: compared.title.clone(),
                marks: [mark(compared, 0), mark(compared, 1)],
                gap: gap(composer, &compared.gap),
                interval: half(composer, &compared.gap),
                certain: compared.gap.certain(),
                total: *total,
            })
            .collect(),
    };
    let caption =
        Caption { id, of, title, unit: composer.get("sides-figure-unit"), source: source(composer, side), alt };
    // The figures stand in the table beside the drawing.
    composer.figure(caption, &Chart::Profiles(data), behind(Vec::new(), Vec::new()))
}

fn notes(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let parties: Vec<&Party> =
        std::iter::once(&facts.leading).chain(facts.sides.iter().map(|side| &side.party)).collect();
    let mut notes = vec![composer.note(Tone::Neutral, "sides-apart-label", composer.get("sides-apart"))];
    let asked: Vec<_> = parties
        .iter()
        .filter(|party| !party.text.is_empty())
        .map(|party| {
            let text = locale::quoted(composer.locale(), party.text.trim_end_matches('.'));
            composer.say("pair", &Args::new().text("name", &party.name).text("value", text))
        })
        .collect();
    if !asked.is_empty() {
        notes.push(composer.note(Tone::Neutral, "sides-asked-label", composer.enumerate(&asked)));
    }
    if facts.sides.iter().any(|side| !side.alike) {
        notes.push(composer.note(Tone::Neutral, "sides-different-label", composer.get("sides-different")));
    }
    if facts.sides.iter().any(|side| side.overall.gap.difference == Err(NoGap::OtherDomains)) {
        notes.push(composer.note(Tone::Neutral, "sides-overall-label", composer.get("sides-overall")));
    }
    for party in parties {
        if let Some(from) = party.unranked {
            let text = composer.say("sides-unranked", &Args::new().count("n", party.respondents).count("from", from));
            notes.push(Note { label: format!("{}.", party.name), text, tone: Tone::Attention });
        }
    }
    let moved = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() > 1e-9);
    let standings = facts.domains.iter().map(|domain| &domain.standing).chain([&facts.overall]);
    if standings.into_iter().any(|standing| moved(standing.score.value(), standing.measured.value())) {
        notes.push(composer.note(Tone::Neutral, "note-measured-label", composer.get("sides-measured")));
    }
    notes
}
