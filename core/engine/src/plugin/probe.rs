//! Whether a rule can do what no test shows: fire, or stay silent. What it reads is changed, a few values at a time, around what the
//! plugin's tests give: bounds and options of facts and settings, and the numbers of `main.lua` with their neighbours.

use super::Plugin;
use super::explain::Answer;
use super::manifest::{Bounds, Field, Kind};
use super::snapshot::{FactValue, Metric, Settings, Snapshot};
use super::tokens::{Kind as Word, tokens};
use std::collections::VecDeque;

/// Snapshots tried for one rule, and how many values are changed at once.
const TRIES: usize = 300;
const CHANGES: usize = 3;
/// Cases of the tests from which the search starts.
const STARTS: usize = 6;
/// Values tried in one place.
const VALUES: usize = 10;
/// Cases behind a metric, where it is to count.
const ENOUGH: usize = 1000;

/// What became of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It can: what was changed for it, as `ctx.facts.days = 41`.
    Can(Vec<String>),
    /// Not within that many tries.
    Cannot(usize),
    /// It reads what cannot be changed here.
    Unknown,
}

/// A snapshot on the way, and what was changed in it.
#[derive(Clone)]
struct State {
    shown: Snapshot,
    settings: Settings,
    changed: Vec<(String, Option<FactValue>)>,
}

/// Looks for a snapshot in which a rule fires, or stays silent.
pub(super) fn probe(plugin: &Plugin, given: &[(Snapshot, Settings)], rule: &str, wanted: Answer) -> Verdict {
    let numbers = numbers(plugin);
    let starts = given.iter().step_by(given.len().div_ceil(STARTS).max(1));
    let start = |(shown, settings): &(Snapshot, Settings)| State {
        shown: shown.clone(),
        settings: settings.clone(),
        changed: Vec::new(),
    };
    let mut open: VecDeque<State> = starts.map(start).collect();
    let (mut tries, mut blind) = (0, false);
    while let Some(state) = open.pop_front().filter(|_| tries < TRIES) {
        tries += 1;
        // A change may make a snapshot that no assessment has: what fails there says nothing.
        let Ok(traces) = plugin.explain(&state.shown, &state.settings) else { continue };
        let Some(trace) = traces.into_iter().find(|trace| trace.rule == rule) else { continue };
        if trace.answer == wanted {
            let told = |(place, value): &(String, Option<FactValue>)| format!("{place} = {}", written(value.as_ref()));
            return Verdict::Can(state.changed.iter().map(told).collect());
        }
        if state.changed.len() == CHANGES || trace.answer == Answer::Elsewhere {
            continue;
        }
        for (place, _) in trace.reads.iter().filter(|(place, _)| !state.changed.iter().any(|(known, _)| known == place))
        {
            let path: Vec<&str> = place.split('.').collect();
            let values = values(plugin, &path, &numbers);
            blind |= values.is_empty();
            for value in values {
                let mut next = state.clone();
                if set(&mut next, &path, value.as_ref()) {
                    next.changed.push((place.clone(), value));
                    // Beyond the last try nothing is looked at.
                    open.extend((open.len() < TRIES).then_some(next));
                }
            }
        }
    }
    if blind { Verdict::Unknown } else { Verdict::Cannot(tries) }
}

fn written(value: Option<&FactValue>) -> String {
    match value {
        None => "nil".to_owned(),
        Some(FactValue::Boolean(b)) => b.to_string(),
        Some(FactValue::Number(n)) => n.to_string(),
        Some(FactValue::Text(text)) => format!("{text:?}"),
    }
}

/// The numbers of `main.lua` and the defaults of the settings, each once, smallest first.
fn numbers(plugin: &Plugin) -> Vec<f64> {
    let written = tokens(&plugin.source).into_iter().filter(|token| token.kind == Word::Number);
    let defaults = plugin.manifest.settings.iter().filter_map(|setting| match setting.default {
        Some(FactValue::Number(n)) => Some(n),
        _ => None,
    });
    let mut all: Vec<f64> = written.filter_map(|token| token.text.parse().ok()).chain(defaults).collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all
}

/// The values to try at a place of `ctx`; none where it cannot be changed.
fn values(plugin: &Plugin, path: &[&str], numbers: &[f64]) -> Vec<Option<FactValue>> {
    let manifest = &plugin.manifest;
    let scores = || numeric(numbers, Bounds { min: Some(0.0), max: Some(100.0) }, false);
    let texts = |all: Vec<String>| all.into_iter().map(|text| Some(FactValue::Text(text))).collect();
    match path {
        ["ctx", of @ ("facts" | "settings"), id] => {
            let fields = if *of == "facts" { &manifest.facts } else { &manifest.settings };
            let field = fields.iter().find(|field| field.id == *id);
            let absent = (*of == "facts").then_some(None);
            field.map(|field| possible(field, numbers)).unwrap_or_default().into_iter().chain(absent).collect()
        }
        ["ctx", "overall" | "percentile"]
        | ["ctx", "domains" | "questions" | "practices", _, "score" | "level" | "percentile"]
        | ["ctx", "groups", _, "domains", _, "score" | "level"] => scores(),
        ["ctx", "metrics", _] | ["ctx", "metrics", _, "value"] => {
            numeric(numbers, Bounds { min: Some(-100.0), max: Some(100.0) }, false)
        }
        ["ctx", "metrics", _, "n"] => [1.0, 1000.0].map(|n| Some(FactValue::Number(n))).to_vec(),
        ["ctx", "organisation", "sector"] => texts(manifest.sectors.clone()),
        ["ctx", "organisation", "country"] => texts(manifest.countries.clone()),
        ["ctx", "questionnaire", "id"] => texts(manifest.questionnaires.iter().map(|asked| asked.id.clone()).collect()),
        _ => Vec::new(),
    }
}

fn possible(field: &Field, numbers: &[f64]) -> Vec<Option<FactValue>> {
    match &field.kind {
        Kind::Boolean => [true, false].map(|b| Some(FactValue::Boolean(b))).to_vec(),
        Kind::Number(bounds) => numeric(numbers, *bounds, false),
        Kind::Integer(bounds) => numeric(numbers, *bounds, true),
        Kind::Choice(options) => options.iter().map(|option| Some(FactValue::Text(option.id.clone()))).collect(),
        Kind::Text => ["", "a"].map(|text| Some(FactValue::Text(text.to_owned()))).to_vec(),
    }
}

/// The ends of a range, and the numbers within it beside their neighbours; at most a few, evenly chosen.
fn numeric(numbers: &[f64], bounds: Bounds, whole: bool) -> Vec<Option<FactValue>> {
    let step = if whole { 1.0 } else { 0.5 };
    let within = |n: &f64| bounds.min.is_none_or(|min| *n >= min) && bounds.max.is_none_or(|max| *n <= max);
    let near = numbers.iter().flat_map(|n| [n - step, *n, n + step]);
    let mut all: Vec<f64> = near.filter(within).filter(|n| !whole || n.fract() == 0.0).collect();
    let chosen = all.len().div_ceil(VALUES).max(1);
    all = all.into_iter().step_by(chosen).chain(bounds.min).chain(bounds.max).collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all.into_iter().map(|n| Some(FactValue::Number(n))).collect()
}

/// Puts a value at a place of `ctx`. False where it does not belong there.
fn set(state: &mut State, path: &[&str], value: Option<&FactValue>) -> bool {
    let number = match value {
        Some(FactValue::Number(n)) => Some(*n),
        _ => None,
    };
    let text = match value {
        Some(FactValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let shown = &mut state.shown;
    match (path, value) {
        (["ctx", "facts", id], Some(value)) => drop(shown.facts.insert((*id).to_owned(), value.clone())),
        (["ctx", "facts", id], None) => drop(shown.facts.remove(*id)),
        (["ctx", "settings", id], Some(value)) => drop(state.settings.insert((*id).to_owned(), value.clone())),
        (["ctx", "overall"], _) => shown.overall = number,
        (["ctx", "percentile"], _) => shown.percentile = number,
        (["ctx", "domains", id, "percentile"], _) => {
            shown.percentiles.extend(number.map(|n| ((*id).to_owned(), n)));
        }
        (["ctx", of @ ("domains" | "questions" | "practices"), id, _], _) => {
            let figures = match *of {
                "domains" => &mut shown.domains,
                "questions" => &mut shown.questions,
                _ => &mut shown.practices,
            };
            figures.insert((*id).to_owned(), number);
        }
        (["ctx", "groups", group, "domains", id, _], _) => match shown.groups.get_mut(*group) {
            Some(domains) => drop(domains.insert((*id).to_owned(), number)),
            None => return false,
        },
        (["ctx", "metrics", kind], Some(FactValue::Number(value))) => {
            shown.metrics.insert((*kind).to_owned(), Metric { value: *value, n: Some(ENOUGH) });
        }
        (["ctx", "metrics", kind, part], Some(FactValue::Number(value))) => match shown.metrics.get_mut(*kind) {
            Some(metric) if *part == "value" => metric.value = *value,
            Some(metric) => metric.n = (*value > 1.0).then_some(ENOUGH).or(Some(1)),
            None => return false,
        },
        (["ctx", "organisation", "sector"], _) => shown.organisation.sector = text,
        (["ctx", "organisation", "country"], _) => shown.organisation.country = text,
        (["ctx", "questionnaire", "id"], _) => shown.questionnaire = text.unwrap_or_default(),
        _ => return false,
    }
    true
}
