//! What changed since the waves before, with its certainty: before sector rules, so that only answers speak.

use crate::chart;
use crate::locale::{self, Args};
use crate::scoring::Gap;

use super::composer::{Caption, Composer, behind, cell, row, scale_around, span, total};
use super::draw::Chart;
use super::facts::{Facts, Measured, Method, Trail, Trend};
use super::model::{self, Cell, Column, Figure, Note, Row, Table, Tone};
use super::sides::{gap, half, proof};
use super::words::points;

/// Waves that a table can hold; the earliest beyond are in the drawing alone.
const COLUMNS: usize = 4;

pub(super) fn compose(composer: &Composer) -> Option<model::Trend> {
    let trend = composer.facts.trend.as_ref()?;
    let head = composer.head("trend", composer.get("trend-section"), headline(composer, trend), lead(composer, trend));
    Some(model::Trend {
        head,
        figure: figure(composer, trend),
        table: table(composer, trend),
        notes: notes(composer, trend),
    })
}

/// The wave before the present one, and that one.
fn last(trend: &Trend) -> (&Measured, &Measured) {
    let [.., then, now] = trend.waves.as_slice() else { unreachable!("a trend has two waves") };
    (then, now)
}

/// "+4.1 ± 3.3 since October 2025: more than chance." None without an earlier wave.
pub(super) fn since(composer: &Composer) -> Option<String> {
    let trend = composer.facts.trend.as_ref()?;
    let found = trend.overall.gap.filter(|gap| gap.difference.is_ok())?;
    let id = match (found.certain(), found.test.is_ok()) {
        (true, _) => "trend-since-certain",
        (false, true) => "trend-since-chance",
        (false, false) => "trend-since",
    };
    let args = Args::new().text("change", change(composer, &found)).text("month", month(composer, last(trend).0));
    Some(composer.say(id, &args))
}

/// A change with its interval, where it has one.
fn change(composer: &Composer, found: &Gap) -> String {
    let half = found.test.map_or_else(|_| String::new(), |_| half(composer, found));
    format!("{}\u{a0}{half}", gap(composer, found)).trim_end().to_owned()
}

fn month(composer: &Composer, wave: &Measured) -> String {
    locale::month(composer.locale(), wave.day)
}

fn certain(trail: &Trail) -> Option<f64> {
    trail.gap.filter(Gap::certain).and_then(|gap| gap.difference.ok())
}

fn headline(composer: &Composer, trend: &Trend) -> String {
    let args = Args::new().text("month", month(composer, last(trend).0));
    let found = trend.overall.gap.and_then(|gap| Some((gap, gap.difference.ok()?)));
    let Some((gap, difference)) = found else { return composer.say("trend-headline-none", &args) };
    let id = match (certain(&trend.overall), gap.test.is_ok()) {
        (Some(up), _) if up > 0.0 => "trend-headline-up",
        (Some(_), _) => "trend-headline-down",
        (None, true) => "trend-headline-even",
        (None, false) => "trend-headline-bare",
    };
    let args = args.text("points", points(composer, difference));
    composer.say(id, &args.text("signed", composer.signed(difference)))
}

fn lead(composer: &Composer, trend: &Trend) -> String {
    let moved = |up: bool| {
        let names = trend.domains.iter().filter(|trail| certain(trail).is_some_and(|change| (change > 0.0) == up));
        names.map(|trail| &trail.title).collect::<Vec<_>>()
    };
    let mut said = vec![composer.say("trend-lead", &Args::new().count("n", trend.waves.len()))];
    for (id, names) in [("trend-lead-up", moved(true)), ("trend-lead-down", moved(false))] {
        if !names.is_empty() {
            said.push(composer.say(id, &Args::new().text("domains", composer.domains(&names))));
        }
    }
    if said.len() == 1 {
        said.push(composer.get("trend-lead-even"));
    }
    said.join(" ")
}

fn figure(composer: &Composer, trend: &Trend) -> Figure {
    let (first, now) = (&trend.waves[0], last(trend).1);
    let moved = trend.domains.iter().filter(|trail| certain(trail).is_some()).count();
    let args = Args::new().text("first", month(composer, first)).text("last", month(composer, now));
    let id = match moved {
        0 => "trend-figure-even",
        all if all == trend.domains.len() && all > 1 => "trend-figure-all",
        _ => "trend-figure",
    };
    let title = composer.say(id, &args.count("moved", moved).count("of", trend.domains.len()));
    let alt = composer
        .say("trend-alt", &Args::new().text("first", month(composer, first)).text("last", month(composer, now)));
    let trails = || trend.domains.iter().chain([&trend.overall]).flat_map(|trail| trail.ratings.iter().flatten());
    let ends = trails().filter_map(span).flat_map(|span| [span.low, span.high]);
    let values = trails().filter_map(super::facts::Rating::value).chain(ends);
    let data = chart::Trend {
        alt: alt.clone(),
        waves: trend
            .waves
            .iter()
            .map(|wave| chart::Tick { at: days(wave.day), label: month(composer, wave) })
            .collect(),
        axis: scale_around(composer.locale(), values),
        levels: levels(composer, composer.facts),
        whole: panel(composer, &trend.overall),
        parts: trend.domains.iter().map(|trail| panel(composer, trail)).collect(),
    };
    let caption = Caption {
        id: "trend",
        of: String::new(),
        title,
        unit: composer.ruled("trend-unit"),
        source: source(composer, trend),
        alt,
    };
    // The figures stand in the table below.
    composer.figure(caption, &Chart::Trend(data), behind(Vec::new(), Vec::new()))
}

/// Days on one line, near enough for a drawing.
fn days(day: locale::Day) -> f64 {
    f64::from(day.year) * 365.25 + f64::from(day.month - 1) * 30.44 + f64::from(day.day)
}

/// Where stages begin.
fn levels(composer: &Composer, facts: &Facts) -> Vec<chart::Tick> {
    let stages = facts.stages.as_ref().map_or(&[][..], |stages| &stages.all);
    let level = |(place, stage): (usize, &super::facts::StageStep)| {
        let label = composer.say("trend-level", &Args::new().count("n", place + 1));
        (stage.from > 0.0).then_some(chart::Tick { at: stage.from, label })
    };
    stages.iter().enumerate().filter_map(level).collect()
}

fn panel(composer: &Composer, trail: &Trail) -> chart::TrendPanel {
    let point = |rating: &Option<super::facts::Rating>| {
        let value = rating.and_then(|rating| rating.value());
        chart::TrendPoint {
            value,
            interval: rating.as_ref().and_then(span),
            label: value.map_or_else(|| composer.get("dash"), |value| composer.number(value)),
        }
    };
    chart::TrendPanel {
        name: trail.title.clone(),
        points: trail.ratings.iter().map(point).collect(),
        change: trail
            .gap
            .filter(|gap| gap.difference.is_ok())
            .map_or_else(String::new, |found| change(composer, &found)),
        certain: certain(trail).is_some(),
    }
}

fn source(composer: &Composer, trend: &Trend) -> String {
    let wave = |wave: &Measured| {
        let n = composer.say("n-equals", &Args::new().count("n", wave.respondents));
        format!("{}\u{a0}{n}", month(composer, wave))
    };
    let instrument = &composer.facts.instrument;
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &instrument.title))
        .text("waves", trend.waves.iter().map(wave).collect::<Vec<_>>().join(", "));
    composer.say("trend-source", &args)
}

fn table(composer: &Composer, trend: &Trend) -> Table {
    let first = trend.waves.len().saturating_sub(COLUMNS);
    let wave = |wave: &Measured| Column { label: month(composer, wave), note: String::new(), numeric: true };
    let shares = trend.domains.iter().any(|trail| trail.share.is_some());
    let mut columns = vec![composer.column("column-domain", false)];
    columns.extend(trend.waves[first..].iter().map(wave));
    columns.push(composer.column("column-change", true));
    columns.push(composer.column("column-interval", true));
    columns.extend(shares.then(|| composer.column("column-brought", true)));
    columns.push(composer.column("column-proof", false));
    let rows = trend.domains.iter().map(|trail| (trail, false)).chain([(&trend.overall, true)]);
    Table {
        id: "trend-domains".into(),
        title: composer.get("trend-table"),
        unit: composer.get("trend-table-unit"),
        columns,
        rows: rows.map(|(trail, whole)| line(composer, trail, (first, shares, whole))).collect(),
        source: source(composer, trend),
    }
}

fn line(composer: &Composer, trail: &Trail, (first, shares, whole): (usize, bool, bool)) -> Row {
    let dash = || composer.get("dash");
    let mut cells: Vec<Cell> = vec![cell(&trail.title)];
    cells.extend(trail.ratings[first..].iter().map(|rating| match rating {
        None => cell(composer.get("not-asked")).tone(Tone::Muted),
        Some(rating) if rating.rated().is_none() => cell(dash()).note(composer.score(rating)),
        Some(rating) => cell(composer.score_with_interval(rating)),
    }));
    let found = trail.gap.as_ref();
    cells.push(cell(found.map_or_else(dash, |found| gap(composer, found))));
    cells.push(cell(found.map_or_else(dash, |found| half(composer, found))));
    if shares {
        // The total brings itself.
        let share = if whole { found.and_then(|found| found.difference.ok()) } else { trail.share };
        cells.push(cell(share.map_or_else(dash, |share| composer.signed(share))));
    }
    cells.push(found.map_or_else(|| cell(composer.get("trend-new")).tone(Tone::Muted), |found| proof(composer, found)));
    if whole { total(cells) } else { row(cells) }
}

fn notes(composer: &Composer, trend: &Trend) -> Vec<Note> {
    let (then, now) = last(trend);
    let mut notes = Vec::new();
    let answers = trend.overall.gap.and_then(|gap| gap.difference.ok());
    if let (Some((before, after)), Some(answers)) = (trend.rules, answers) {
        let rules = after - before;
        let args = Args::new()
            .text("total", composer.signed(answers + rules))
            .text("answers", composer.signed(answers))
            .text("rules", composer.signed(rules));
        notes.push(composer.note(Tone::Neutral, "trend-moved-label", composer.say("trend-moved", &args)));
    }
    if let Some((before, after)) = trend.stages {
        let id = if before == after { "trend-stage-same" } else { "trend-stage" };
        let text = composer.say(id, &Args::new().count("then", before).count("now", after));
        notes.push(composer.note(Tone::Neutral, "trend-stage-label", text));
    }
    if then.method != now.method {
        let method = |wave: &Measured| locale::small(&composer.get(wave.method.message()));
        let own = [then, now].iter().any(|wave| wave.method == Method::SelfReported);
        let id = if own { "trend-method-self" } else { "trend-method" };
        let args = Args::new().text("then", method(then)).text("now", method(now)).text("month", month(composer, then));
        notes.push(composer.note(Tone::Attention, "trend-method-label", composer.say(id, &args)));
    }
    if then.version != now.version {
        let args = Args::new().text("then", &then.version).text("now", &now.version);
        notes.push(composer.note(Tone::Neutral, "trend-version-label", composer.say("trend-version", &args)));
    }
    notes.push(composer.note(Tone::Neutral, "trend-independent-label", composer.get("trend-independent")));
    notes
}
