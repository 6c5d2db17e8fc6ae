//! `ctx`: the snapshot as tables that a plugin can read and cannot change. A name that cannot exist is an error, not nil.

use super::manifest::Manifest;
use super::sandbox::Machine;
use super::snapshot::{FactValue, Figures, Snapshot, Values};
use super::walk::suggestion;
use crate::answers::MetricKind;
use crate::measure::comparable;
use mlua::{Result, Table, Value};
use std::collections::BTreeMap;

const CTX: [&str; 10] = [
    "questionnaire",
    "organisation",
    "facts",
    "settings",
    "domains",
    "questions",
    "groups",
    "metrics",
    "overall",
    "percentile",
];
const QUESTIONNAIRE: [&str; 2] = ["id", "major"];
const ORGANISATION: [&str; 4] = ["name", "sector", "country", "size"];
const SCORE: [&str; 3] = ["score", "level", "percentile"];
const METRIC: [&str; 2] = ["value", "n"];

/// Builds `ctx` for one run; `settings` are complete.
pub(super) fn build(machine: &Machine, manifest: &Manifest, shown: &Snapshot, settings: &Values) -> Result<Table> {
    let lua = &machine.lua;
    let organisation = lua.create_table()?;
    organisation.raw_set("name", shown.organisation.name.as_str())?;
    organisation.raw_set("sector", shown.organisation.sector.as_deref())?;
    organisation.raw_set("country", shown.organisation.country.as_deref())?;
    organisation.raw_set("size", shown.organisation.size.as_deref())?;
    let given = manifest.facts().iter().filter_map(|field| shown.facts.get_key_value(&field.id));
    let facts = values(machine, given)?;
    let declared: Vec<&str> = manifest.facts().iter().map(|field| field.id.as_str()).collect();
    let figures = Scored { machine, shown, strict: machine.strict("a score", &SCORE)?, percentiles: None };

    let groups = lua.create_table()?;
    let (group_strict, domains_strict) = (machine.strict("a group", &[])?, machine.strict("the group's domains", &[])?);
    for (id, domains) in &shown.groups {
        let group = lua.create_table()?;
        group.raw_set("domains", figures.table(domains, &domains_strict)?)?;
        groups.raw_set(id.as_str(), seal(group, &group_strict)?)?;
    }
    groups.set_readonly(true);

    let questionnaire = lua.create_table()?;
    questionnaire.raw_set("id", shown.questionnaire.as_str())?;
    questionnaire.raw_set("major", shown.major)?;

    let metrics = lua.create_table()?;
    let metric_strict = machine.strict("a metric", &METRIC)?;
    for (kind, found) in &shown.metrics {
        let metric = lua.create_table()?;
        metric.raw_set("value", comparable(found.value))?;
        metric.raw_set("n", found.n)?;
        metrics.raw_set(kind.as_str(), seal(metric, &metric_strict)?)?;
    }
    let kinds = MetricKind::ALL.map(|(word, _)| word);

    let ctx = lua.create_table()?;
    ctx.raw_set("questionnaire", seal(questionnaire, &machine.strict("ctx.questionnaire", &[])?)?)?;
    ctx.raw_set("organisation", seal(organisation, &machine.strict("ctx.organisation", &ORGANISATION)?)?)?;
    ctx.raw_set("facts", seal(facts, &machine.strict("ctx.facts", &declared)?)?)?;
    ctx.raw_set("settings", seal(values(machine, settings)?, &machine.strict("ctx.settings", &[])?)?)?;
    let domains = Scored { percentiles: Some(&shown.percentiles), strict: figures.strict.clone(), ..figures };
    ctx.raw_set("domains", domains.table(&shown.domains, &machine.strict("ctx.domains", &[])?)?)?;
    ctx.raw_set("questions", figures.table(&shown.questions, &machine.strict("ctx.questions", &[])?)?)?;
    ctx.raw_set("groups", groups)?;
    ctx.raw_set("metrics", seal(metrics, &machine.strict("ctx.metrics", &kinds)?)?)?;
    ctx.raw_set("overall", shown.overall.map(comparable))?;
    ctx.raw_set("percentile", shown.percentile.map(comparable))?;
    seal(ctx, &machine.strict("ctx", &["overall", "percentile"])?)
}

/// Words an unknown name, with the nearest known one.
pub(super) fn complain(manifest: &Manifest, shown: &Snapshot) -> impl Fn(&str, &str) -> String + 'static {
    let ids = |ids: &[String]| ids.to_vec();
    let facts: Vec<String> = manifest.facts().iter().map(|f| f.id.clone()).collect();
    let settings: Vec<String> = manifest.settings().iter().map(|s| s.id.clone()).collect();
    let domains: Vec<String> = shown.domains.keys().cloned().collect();
    let questions: Vec<String> = shown.questions.keys().cloned().collect();
    let fixed = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
    let known = move |what: &str| match what {
        "ctx" => fixed(&CTX),
        "ctx.questionnaire" => fixed(&QUESTIONNAIRE),
        "ctx.metrics" => fixed(&MetricKind::ALL.map(|(word, _)| word)),
        "a metric" => fixed(&METRIC),
        "ctx.facts" => ids(&facts),
        "ctx.settings" => ids(&settings),
        "ctx.domains" | "the group's domains" => ids(&domains),
        "ctx.questions" => ids(&questions),
        "ctx.organisation" => fixed(&ORGANISATION),
        "a group" => fixed(&["domains"]),
        _ => fixed(&SCORE),
    };
    move |what, name| {
        let known = known(what);
        let undeclared = match what {
            "ctx.facts" | "ctx.settings" => "; plugin.yaml does not declare it",
            _ => "",
        };
        let name: String = name.chars().take(60).collect();
        format!("{what} has no `{name}`{undeclared}{}", suggestion(&name, known.iter().map(String::as_str)))
    }
}

/// Makes tables of scores. Rules compare figures with thresholds, and float noise must fire nothing: six decimals.
struct Scored<'a> {
    machine: &'a Machine,
    shown: &'a Snapshot,
    strict: Table,
    percentiles: Option<&'a BTreeMap<String, f64>>,
}

impl Scored<'_> {
    fn table(&self, figures: &Figures, strict: &Table) -> Result<Table> {
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
        seal(table, strict)
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
