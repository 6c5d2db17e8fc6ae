//! Other questionnaires of the assessment, each in short: their domains with intervals, their stage, never averaged with the first.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Caption, Composer, behind, cell, row, scale_around, span, total};
use super::draw::Chart;
use super::facts::{self, Rating};
use super::model::{Figure, Note, Other, Table, Tone};
use super::verdict::Difference;

pub(super) fn compose(composer: &Composer) -> Vec<Other> {
    composer.facts.others.iter().enumerate().map(|(place, other)| section(composer, place, other)).collect()
}

fn section(composer: &Composer, place: usize, other: &facts::Other) -> Other {
    let mut head =
        composer.head(&other.id, other.party.questionnaire.clone(), headline(composer, other), lead(composer, other));
    head.section = composer.say("other-section", &Args::new().text("questionnaire", &other.party.questionnaire));
    let rated = other.domains.iter().any(|(_, rating, _)| rating.value().is_some());
    Other { head, first: place == 0, figure: rated.then(|| figure(composer, other)), notes: notes(composer, other) }
}

fn headline(composer: &Composer, other: &facts::Other) -> String {
    let args = Args::new().text("questionnaire", &other.party.questionnaire);
    match (&other.stage, other.overall.value()) {
        (Some((place, of, title)), _) => composer.say(
            "other-headline-stage",
            &args.count("place", *place).count("of", *of).text("stage", locale::quoted(composer.locale(), title)),
        ),
        (None, Some(_)) => composer.say("other-headline", &args.text("score", composer.score(&other.overall))),
        (None, None) => composer.say("other-headline-none", &args),
    }
}

fn lead(composer: &Composer, other: &facts::Other) -> String {
    let party = &other.party;
    let who = composer.say("unit-respondents", &Args::new().count("n", party.respondents));
    let how = composer.get(party.method.message());
    let score = composer.score_with_interval(&other.overall);
    composer.say(
        "other-lead",
        &Args::new().text("name", &party.name).text("who", who).text("how", how).text("score", score),
    )
}

fn figure(composer: &Composer, other: &facts::Other) -> Figure {
    let dash = || composer.get("dash");
    let all = composer.get("all-domains");
    let everyone = other.party.respondents;
    let rows: Vec<(&str, &Rating, usize, bool)> = other
        .domains
        .iter()
        .map(|(title, rating, n)| (title.as_str(), rating, *n, false))
        .chain([(all.as_str(), &other.overall, everyone, true)])
        .collect();
    let interval = |rating: &Rating| {
        let text = rating.rated().map(|rated| composer.interval(&rated));
        text.filter(|text| !text.is_empty()).unwrap_or_else(dash)
    };
    let score = |rating: &Rating| rating.value().map_or_else(dash, |value| composer.number(value));
    let count = |n: usize| locale::integer(composer.locale(), n);
    let alt = composer.enumerate(
        &rows
            .iter()
            .map(|(title, rating, ..)| {
                let value = composer.score_with_interval(rating);
                composer.say("pair", &Args::new().text("name", *title).text("value", value))
            })
            .collect::<Vec<_>>(),
    );
    let ends = rows.iter().filter_map(|(_, rating, ..)| span(rating)).flat_map(|span| [span.low, span.high]);
    let data = chart::DotPlot {
        alt: alt.clone(),
        axis: scale_around(composer.locale(), rows.iter().filter_map(|(_, rating, ..)| rating.value()).chain(ends)),
        heads: ["column-score", "column-interval", "column-peers"].map(|id| composer.get(id)).into(),
        rows: rows
            .iter()
            .map(|(title, rating, n, total)| chart::DotRow {
                name: (*title).to_owned(),
                value: rating.value(),
                interval: span(rating),
                peers: None,
                attention: false,
                columns: vec![score(rating), interval(rating), count(*n)],
                total: *total,
            })
            .collect(),
    };
    let columns = [("column-domain", false), ("column-score", true), ("column-interval", true), ("column-peers", true)];
    let table: Table = behind(
        columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows.iter()
            .map(|(title, rating, n, last)| {
                let why = rating.rated().map(|rated| composer.no_interval(&rated)).unwrap_or_default();
                let cells =
                    vec![cell(*title), cell(composer.score(rating)), cell(interval(rating)).note(why), cell(count(*n))];
                if *last { total(cells) } else { row(cells) }
            })
            .collect(),
    );
    let caption = Caption {
        id: "other",
        of: other.id.trim_start_matches("other-").to_owned(),
        title: title(composer, other),
        unit: composer.get("dots-unit"),
        source: format!("{}.", composer.source_of(&other.party)),
        alt,
    };
    composer.figure(caption, &Chart::DotPlot(data), table)
}

/// The two ends of the profile, where their difference is more than chance.
fn title(composer: &Composer, other: &facts::Other) -> String {
    let mut rated: Vec<_> =
        other.domains.iter().filter_map(|(title, rating, _)| Some((title, rating.rated()?))).collect();
    rated.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    match (rated.first(), rated.last()) {
        (Some((best, high)), Some((weakest, low))) if Difference::widest(high, low, rated.len()).certain() => {
            composer.say("other-figure", &Args::new().text("best", *best).text("weakest", *weakest))
        }
        _ => composer.get("dots-title"),
    }
}

fn notes(composer: &Composer, other: &facts::Other) -> Vec<Note> {
    let mut notes = vec![composer.note(Tone::Neutral, "other-apart-label", composer.get("other-apart"))];
    if let Some(from) = other.party.unranked {
        let args = Args::new().count("n", other.party.respondents).count("from", from);
        notes.push(Note {
            label: format!("{}.", other.party.name),
            text: composer.say("sides-unranked", &args),
            tone: Tone::Attention,
        });
    }
    notes
}
