//! Surveys: published shares of organisations by stage, as a CSV with one row a figure. The column `maps_to` names the questionnaire's
//! stages that a figure speaks of.

use super::rows::{self, Columns, Row};
use crate::diagnostic::{Diagnostics, Source};
use crate::questionnaire::{Exactness, Questionnaire, StageShare, Survey};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

const COLUMNS: Columns = Columns {
    what: "a published share",
    code: "invalid-distribution",
    needed: &["id", "series", "stages", "year", "stage", "maps_to", "percent", "status", "source"],
    optional: &[
        "series_en",
        "series_fr",
        "country",
        "n",
        "population_en",
        "population_fr",
        "label_en",
        "label_fr",
        "how_en",
        "how_fr",
    ],
};
/// Columns in which the rows of one survey say the same.
const SHARED: [&str; 9] =
    ["series_en", "series_fr", "stages", "country", "n", "population_en", "population_fr", "source", "year"];
/// Rounded shares may add up to a little more than the whole.
const WHOLE: f64 = 102.0;
const YEARS: RangeInclusive<u16> = 1900..=2100;
const MOST_STAGES: usize = 20;

/// Reads `norms/distributions.csv` beside a checked questionnaire: its surveys, oldest first. Empty where any row is at fault.
pub fn read_surveys(questionnaire: &Questionnaire, source: &Source, faults: &mut Diagnostics) -> Vec<Survey> {
    let before = faults.errors();
    let rows = rows::read(source, &COLUMNS, faults);
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut surveys: BTreeMap<(String, u16), (Survey, Row)> = BTreeMap::new();
    for row in rows {
        let id = row.cell("id");
        if let Some(first) = ids.insert(id.clone(), row.line) {
            row.error(faults, "id", format!("`{id}` stands on line {first} already"));
        }
        let Some((survey, share)) = survey(questionnaire, &row, faults).zip(share(questionnaire, &row, faults)) else {
            continue;
        };
        let key = (survey.series.clone(), survey.year);
        let (survey, first) = surveys.entry(key).or_insert_with(|| (survey, row.clone()));
        same(&row, first, faults);
        overlap(&row, survey, &share, faults);
        survey.shares.push(share);
        survey.shares.sort_by_key(|share| *share.stage.start());
    }
    if faults.errors() > before {
        return Vec::new();
    }
    let mut surveys: Vec<Survey> = surveys.into_values().map(|(survey, _)| survey).collect();
    surveys.sort_by_key(|survey| survey.year);
    surveys
}

/// A survey as its row tells it, still without shares.
fn survey(questionnaire: &Questionnaire, row: &Row, faults: &mut Diagnostics) -> Option<Survey> {
    let language = questionnaire.language;
    let title = row.required_text(faults, ("series", language), "name the series");
    let population = row.required_text(faults, ("population", language), "say who was asked");
    let year = row.cell("year").parse().ok().filter(|year| YEARS.contains(year));
    if year.is_none() {
        row.error(faults, "year", format!("`{}` is not a year", row.cell("year")));
    }
    let stages = row.cell("stages").parse().ok().filter(|stages| (2..=MOST_STAGES).contains(stages));
    if stages.is_none() {
        row.error(faults, "stages", format!("a series counts 2 to {MOST_STAGES} stages, not `{}`", row.cell("stages")));
    }
    Some(Survey {
        series: row.cell("series"),
        title: title?,
        stages: stages?,
        country: row.cell("country"),
        year: year?,
        n: row.cell("n"),
        population: population?,
        source: row.cell("source"),
        shares: Vec::new(),
    })
}

fn share(questionnaire: &Questionnaire, row: &Row, faults: &mut Diagnostics) -> Option<StageShare> {
    let label = row.required_text(faults, ("label", questionnaire.language), "name the stage as the series does");
    let stage = stage(row, faults);
    let covers = covers(questionnaire, row, faults);
    let percent = percent(row, faults);
    let how = row.text("how", questionnaire.language);
    let derived = match (row.cell("status").as_str(), how) {
        ("confirmed", None) => None,
        ("derived", Some(how)) => Some(how),
        ("confirmed", Some(_)) => {
            row.error(faults, "how_en", "a confirmed figure was not calculated: leave `how_en`, `how_fr` empty".into());
            return None;
        }
        ("derived", None) => {
            row.error(faults, "how_en", "a derived figure needs its calculation, in `how_en` and `how_fr`".into());
            return None;
        }
        (given, _) => {
            let message = format!("`status` cannot be `{given}`");
            row.unknown(faults, ("status", given), message, ["confirmed", "derived"]);
            return None;
        }
    };
    let (percent, exactness) = percent?;
    Some(StageShare { stage: stage?, label: label?, covers: covers?, percent, exactness, derived })
}

/// `3`, or `3-4` where several stages were published as one.
fn stage(row: &Row, faults: &mut Diagnostics) -> Option<RangeInclusive<usize>> {
    let written = row.cell("stage");
    let (first, last) = written.split_once('-').unwrap_or((&written, &written));
    let most = row.cell("stages").parse().unwrap_or(MOST_STAGES);
    let range = first.parse().ok().zip(last.parse().ok()).map(|(first, last)| first..=last);
    let range = range.filter(|range: &RangeInclusive<usize>| *range.start() >= 1 && *range.end() <= most);
    let range = range.filter(|range| range.start() <= range.end());
    if range.is_none() {
        let message = format!("`{written}` is not a stage of the series: write `3`, or `3-4`, up to {most}");
        row.error(faults, "stage", message);
    }
    range
}

/// The questionnaire's stages in `maps_to`: known ones, neighbours, lowest first.
fn covers(questionnaire: &Questionnaire, row: &Row, faults: &mut Diagnostics) -> Option<RangeInclusive<usize>> {
    let written = row.cell("maps_to");
    let mut found = Vec::new();
    for id in written.split('|').map(str::trim).filter(|id| !id.is_empty()) {
        let known = questionnaire.stages.iter().map(|stage| stage.id.as_str());
        match known.clone().position(|stage| stage == id) {
            Some(index) => found.push(index),
            None => row.unknown(faults, ("maps_to", id), format!("the questionnaire has no stage `{id}`"), known),
        }
    }
    if found.is_empty() && written.chars().all(|letter| letter == '|') && !written.is_empty() {
        row.error(faults, "maps_to", format!("`{written}` names no stage"));
    }
    let (first, last) = (*found.first()?, *found.last()?);
    if found.windows(2).any(|pair| pair[1] != pair[0] + 1) {
        row.error(faults, "maps_to", format!("`{written}` are not neighbours, lowest first"));
        return None;
    }
    Some(first..=last)
}

/// `29`, `<25` or `~50`.
fn percent(row: &Row, faults: &mut Diagnostics) -> Option<(f64, Exactness)> {
    let written = row.cell("percent");
    let (exactness, figure) = match written.chars().next() {
        Some('<') => (Exactness::LessThan, &written[1..]),
        Some('~') => (Exactness::Nearly, &written[1..]),
        _ => (Exactness::Exact, written.as_str()),
    };
    let percent = figure.trim().parse().ok().filter(|percent| (0.0..=100.0).contains(percent));
    if percent.is_none() {
        let message = format!("`{written}` is not a share: write a number from 0 to 100, after `<` or `~` if need be");
        row.error(faults, "percent", message);
    }
    Some((percent?, exactness))
}

/// Rows of one survey agree on all that is not theirs alone.
fn same(row: &Row, first: &Row, faults: &mut Diagnostics) {
    for column in SHARED.into_iter().filter(|column| row.cell(column) != first.cell(column)) {
        let message = format!("`{column}` differs from line {}, which is of the same series and year", first.line);
        row.error(faults, column, message);
    }
}

fn overlap(row: &Row, survey: &Survey, share: &StageShare, faults: &mut Diagnostics) {
    let meet = |a: &RangeInclusive<usize>, b: &RangeInclusive<usize>| a.start() <= b.end() && b.start() <= a.end();
    if survey.shares.iter().any(|other| meet(&other.stage, &share.stage)) {
        row.error(faults, "stage", "another row of this series and year speaks of the same stage".into());
    } else if survey.shares.iter().any(|other| meet(&other.covers, &share.covers)) {
        row.error(faults, "maps_to", "another row of this series and year maps to the same stage".into());
    }
    if survey.shares.iter().map(|other| other.percent).sum::<f64>() + share.percent > WHOLE {
        row.error(faults, "percent", "the shares of this series and year add up to more than 100".into());
    }
}
