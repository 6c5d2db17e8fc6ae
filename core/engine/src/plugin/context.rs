//! `ctx`: the snapshot as tables that a plugin can read and cannot change. A name that cannot exist is an error, not nil.

use super::manifest::Manifest;
use super::sandbox::{GLOBAL, GLOBALS, Machine};
use super::snapshot::{FactValue, Figures, Snapshot, Values};
use super::walk::suggestion;
use crate::answers::MetricKind;
use crate::diagnostic::did_you_mean;
use crate::measure::comparable;
use mlua::{Result, Table, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

const CTX: [&str; 14] = [
    "questionnaire",
    "organisation",
    "facts",
    "settings",
    "domains",
    "practices",
    "questions",
    "groups",
    "respondents",
    "perspectives",
    "journeys",
    "metrics",
    "overall",
    "percentile",
];
const QUESTIONNAIRE: [&str; 2] = ["id", "major"];
const ORGANISATION: [&str; 4] = ["name", "sector", "country", "size"];
const SCORE: [&str; 3] = ["score", "level", "percentile"];
const METRIC: [&str; 2] = ["value", "n"];
const RESPONDENTS: [&str; 4] = ["n", "population", "method", "perspective"];
const PERSPECTIVE: [&str; 2] = ["n", "domains"];
const JOURNEY: [&str; 8] =
    ["steps", "touchpoints", "moments_of_truth", "irritants", "delights", "below_neutral", "lowest", "weakest"];
const LOWEST: [&str; 3] = ["step", "feeling", "n"];
const WEAKEST: [&str; 4] = ["touchpoint", "step", "satisfaction", "n"];

/// Names of a plugin's own that an unknown one is compared with.
const NAMES: usize = 1_000;
/// Words beside the names that follow `local`, `function` and `for`.
const KEYWORDS: [&str; 3] = ["function", "in", "do"];

/// Builds `ctx` for one run; `settings` are complete.
pub(super) fn build(machine: &Machine, manifest: &Manifest, shown: &Snapshot, settings: &Values) -> Result<Table> {
    let lua = &machine.lua;
    let figures = Scored { machine, shown, strict: machine.strict("a score", &SCORE)?, percentiles: None };
    let given = manifest.facts().iter().filter_map(|field| shown.facts.get_key_value(&field.id));
    let declared: Vec<&str> = manifest.facts().iter().map(|field| field.id.as_str()).collect();
    let domains = Scored { percentiles: Some(&shown.percentiles), strict: figures.strict.clone(), ..figures }
        .of(&shown.domains)?;
    let parts = [
        ("questionnaire", questionnaire(machine, shown)?),
        ("organisation", organisation(machine, shown)?),
        ("facts", seal(values(machine, given)?, &machine.strict("ctx.facts", &declared)?)?),
        ("settings", seal(values(machine, settings)?, &machine.strict("ctx.settings", &[])?)?),
        ("domains", seal(domains, &machine.strict("ctx.domains", &[])?)?),
        ("practices", seal(figures.of(&shown.practices)?, &machine.strict("ctx.practices", &[])?)?),
        ("questions", seal(figures.of(&shown.questions)?, &machine.strict("ctx.questions", &[])?)?),
        ("groups", groups(&figures)?),
        ("respondents", respondents(machine, shown)?),
        ("perspectives", perspectives(&figures)?),
        ("journeys", journeys(machine, shown)?),
        ("metrics", metrics(machine, shown)?),
    ];
    let ctx = lua.create_table()?;
    for (name, part) in parts {
        ctx.raw_set(name, part)?;
    }
    ctx.raw_set("overall", shown.overall.map(comparable))?;
    ctx.raw_set("percentile", shown.percentile.map(comparable))?;
    seal(ctx, &machine.strict("ctx", &["overall", "percentile"])?)
}

fn questionnaire(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    table.raw_set("id", shown.questionnaire.as_str())?;
    table.raw_set("major", shown.major)?;
    seal(table, &machine.strict("ctx.questionnaire", &[])?)
}

fn organisation(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    table.raw_set("name", shown.organisation.name.as_str())?;
    table.raw_set("sector", shown.organisation.sector.as_deref())?;
    table.raw_set("country", shown.organisation.country.as_deref())?;
    table.raw_set("size", shown.organisation.size.as_deref())?;
    seal(table, &machine.strict("ctx.organisation", &ORGANISATION)?)
}

/// Groups that may be shown; any other name is nil.
fn groups(figures: &Scored) -> Result<Table> {
    let machine = figures.machine;
    let groups = machine.lua.create_table()?;
    if !figures.shown.groups.is_empty() {
        let (strict, within) = (machine.strict("a group", &[])?, machine.strict("the group's domains", &[])?);
        for (id, domains) in &figures.shown.groups {
            let group = machine.lua.create_table()?;
            group.raw_set("domains", seal(figures.of(domains)?, &within)?)?;
            groups.raw_set(id.as_str(), seal(group, &strict)?)?;
        }
    }
    groups.set_readonly(true);
    Ok(groups)
}

fn respondents(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    let respondents = &shown.respondents;
    table.raw_set("n", respondents.n)?;
    table.raw_set("population", respondents.population.as_deref())?;
    table.raw_set("method", respondents.method.as_deref())?;
    table.raw_set("perspective", respondents.perspective.as_deref())?;
    seal(table, &machine.strict("ctx.respondents", &RESPONDENTS)?)
}

/// Points of view that may be shown; one that the questionnaire has and nobody took is nil.
fn perspectives(figures: &Scored) -> Result<Table> {
    let machine = figures.machine;
    let table = machine.lua.create_table()?;
    for (id, perspective) in &figures.shown.perspectives {
        let Some(perspective) = perspective else { continue };
        let found = machine.lua.create_table()?;
        found.raw_set("n", perspective.n)?;
        let domains = figures.of(&perspective.domains)?;
        found.raw_set("domains", seal(domains, &machine.strict("the perspective's domains", &[])?)?)?;
        table.raw_set(id.as_str(), seal(found, &machine.strict("a perspective", &["n"])?)?)?;
    }
    let known: Vec<&str> = figures.shown.perspectives.keys().map(String::as_str).collect();
    seal(table, &machine.strict("ctx.perspectives", &known)?)
}

/// Journeys by their ids, which are the engagement's own: any other name is nil.
fn journeys(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    for (id, journey) in &shown.journeys {
        let found = machine.lua.create_table()?;
        found.raw_set("steps", journey.steps)?;
        found.raw_set("touchpoints", journey.touchpoints)?;
        found.raw_set("moments_of_truth", journey.moments_of_truth)?;
        found.raw_set("irritants", journey.irritants)?;
        found.raw_set("delights", journey.delights)?;
        found.raw_set("below_neutral", journey.below_neutral)?;
        if let Some(step) = &journey.lowest {
            let lowest = machine.lua.create_table()?;
            lowest.raw_set("step", step.step.as_str())?;
            lowest.raw_set("feeling", comparable(step.feeling))?;
            lowest.raw_set("n", step.n)?;
            found.raw_set("lowest", seal(lowest, &machine.strict("a journey's lowest", &["n"])?)?)?;
        }
        if let Some(touchpoint) = &journey.weakest {
            let weakest = machine.lua.create_table()?;
            weakest.raw_set("touchpoint", touchpoint.touchpoint.as_str())?;
            weakest.raw_set("step", touchpoint.step.as_str())?;
            weakest.raw_set("satisfaction", comparable(touchpoint.satisfaction))?;
            weakest.raw_set("n", touchpoint.n)?;
            found.raw_set("weakest", seal(weakest, &machine.strict("a journey's weakest", &["n"])?)?)?;
        }
        table.raw_set(id.as_str(), seal(found, &machine.strict("a journey", &JOURNEY)?)?)?;
    }
    table.set_readonly(true);
    Ok(table)
}

fn metrics(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    for (kind, found) in &shown.metrics {
        let metric = machine.lua.create_table()?;
        metric.raw_set("value", comparable(found.value))?;
        metric.raw_set("n", found.n)?;
        table.raw_set(kind.as_str(), seal(metric, &machine.strict("a metric", &["n"])?)?)?;
    }
    seal(table, &machine.strict("ctx.metrics", &MetricKind::ALL.map(|(word, _)| word))?)
}

/// Words an unknown name, with the nearest known one.
pub(super) fn complain(
    manifest: &Manifest,
    shown: &Snapshot,
    source: &Arc<str>,
) -> impl Fn(&str, &str) -> String + 'static {
    let source = Arc::clone(source);
    let facts: Vec<String> = manifest.facts().iter().map(|f| f.id.clone()).collect();
    let settings: Vec<String> = manifest.settings().iter().map(|s| s.id.clone()).collect();
    let ids = |figures: &Figures| figures.keys().cloned().collect::<Vec<_>>();
    let (domains, questions, practices) = (ids(&shown.domains), ids(&shown.questions), ids(&shown.practices));
    let perspectives: Vec<String> = shown.perspectives.keys().cloned().collect();
    move |what, name| {
        let name: String = name.chars().take(60).collect();
        let fixed = |names: &[&str]| suggestion(&name, names.iter().copied());
        let own = |names: &[String]| suggestion(&name, names.iter().map(String::as_str));
        if what == GLOBAL && CTX.contains(&name.as_str()) {
            return format!("there is no global `{name}`; did you mean `ctx.{name}`?");
        }
        if what == GLOBAL {
            let known = GLOBALS.into_iter().chain(declared(&source)).filter(|known| *known != name);
            let near = did_you_mean(&name, known).map(|near| format!("; did you mean `{near}`?"));
            return format!("there is no global `{name}`{}", near.unwrap_or_default());
        }
        let near = match what {
            "ctx" => fixed(&CTX),
            "ctx.questionnaire" => fixed(&QUESTIONNAIRE),
            "ctx.organisation" => fixed(&ORGANISATION),
            "ctx.facts" => format!("; plugin.yaml does not declare it{}", own(&facts)),
            "ctx.settings" => format!("; plugin.yaml does not declare it{}", own(&settings)),
            "ctx.domains" | "the group's domains" | "the perspective's domains" => own(&domains),
            "ctx.practices" => own(&practices),
            "ctx.questions" => own(&questions),
            "ctx.respondents" => fixed(&RESPONDENTS),
            "ctx.perspectives" => own(&perspectives),
            "ctx.metrics" => fixed(&MetricKind::ALL.map(|(word, _)| word)),
            "a metric" => fixed(&METRIC),
            "a group" => fixed(&["domains"]),
            "a perspective" => fixed(&PERSPECTIVE),
            "a journey" => fixed(&JOURNEY),
            "a journey's lowest" => fixed(&LOWEST),
            "a journey's weakest" => fixed(&WEAKEST),
            _ => fixed(&SCORE),
        };
        format!("{what} has no `{name}`{near}")
    }
}

/// What a part of `ctx` holds, by its path; nothing where its names are the engagement's own, or plugin.yaml's.
pub(super) fn fields(path: &[&str]) -> Option<Vec<&'static str>> {
    let fixed = |names: &[&'static str]| Some(names.to_vec());
    match path {
        ["ctx"] => fixed(&CTX),
        ["ctx", "questionnaire"] => fixed(&QUESTIONNAIRE),
        ["ctx", "organisation"] => fixed(&ORGANISATION),
        ["ctx", "respondents"] => fixed(&RESPONDENTS),
        ["ctx", "metrics"] => fixed(&MetricKind::ALL.map(|(word, _)| word)),
        ["ctx", "metrics", _] => fixed(&METRIC),
        ["ctx", "groups", _] => fixed(&["domains"]),
        ["ctx", "perspectives", _] => fixed(&PERSPECTIVE),
        ["ctx", "journeys", _] => fixed(&JOURNEY),
        ["ctx", "journeys", _, "lowest"] => fixed(&LOWEST),
        ["ctx", "journeys", _, "weakest"] => fixed(&WEAKEST),
        ["ctx", "domains" | "questions" | "practices", _] | ["ctx", "groups" | "perspectives", _, "domains", _] => {
            fixed(&SCORE)
        }
        _ => None,
    }
}

/// Names that a plugin gives itself: locals, functions and their parameters.
fn declared(source: &str) -> impl Iterator<Item = &str> {
    let after = |word: &'static str, ends: &'static [char]| {
        source.split(word).skip(1).filter_map(move |rest| rest.split(ends).next()).filter(|names| names.len() < 200)
    };
    let locals = after("local ", &['=', '(', '\n']).chain(after("for ", &['=', '\n']));
    let all = locals.chain(after("function", &[')']));
    all.flat_map(|names| names.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|name| name.len() > 1 && !KEYWORDS.contains(name))
        .take(NAMES)
}

/// Makes tables of scores. Rules compare figures with thresholds, and float noise must fire nothing: six decimals.
struct Scored<'a> {
    machine: &'a Machine,
    shown: &'a Snapshot,
    strict: Table,
    percentiles: Option<&'a BTreeMap<String, f64>>,
}

impl Scored<'_> {
    /// The table of some figures, not yet sealed.
    fn of(&self, figures: &Figures) -> Result<Table> {
        let table = self.machine.lua.create_table_with_capacity(0, figures.len())?;
        for (id, score) in figures {
            let figure = self.machine.lua.create_table_with_capacity(0, 3)?;
            if let Some(score) = score {
                figure.raw_set("score", comparable(*score))?;
                figure.raw_set("level", comparable(self.shown.level_scale.level(*score)))?;
            }
            let percentile = self.percentiles.and_then(|known| known.get(id));
            figure.raw_set("percentile", percentile.copied().map(comparable))?;
            table.raw_set(id.as_str(), seal(figure, &self.strict)?)?;
        }
        Ok(table)
    }
}

/// Read-only from here on, and strict.
fn seal(table: Table, strict: &Table) -> Result<Table> {
    table.set_metatable(Some(strict.clone()))?;
    table.set_readonly(true);
    Ok(table)
}

fn values<'a>(machine: &Machine, given: impl IntoIterator<Item = (&'a String, &'a FactValue)>) -> Result<Table> {
    let table = machine.lua.create_table()?;
    for (id, value) in given {
        let value = match value {
            FactValue::Boolean(b) => Value::Boolean(*b),
            FactValue::Number(n) => Value::Number(*n),
            FactValue::Text(text) => Value::String(machine.lua.create_string(text)?),
        };
        table.raw_set(id.as_str(), value)?;
    }
    Ok(table)
}
