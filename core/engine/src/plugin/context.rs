//! `ctx`: the snapshot as tables that a plugin can read and cannot change. A name that cannot exist is an error, not nil.

use super::manifest::Manifest;
use super::sandbox::Machine;
use super::snapshot::{FactValue, Figures, Snapshot, Values};
use super::walk::suggestion;
use mlua::{Result, Table, Value};

/// Builds `ctx` for one run; `settings` are complete.
pub(super) fn build(machine: &Machine, manifest: &Manifest, shown: &Snapshot, settings: &Values) -> Result<Table> {
    let lua = &machine.lua;
    let organisation = lua.create_table()?;
    organisation.raw_set("name", shown.organisation.name.as_str())?;
    organisation.raw_set("sector", shown.organisation.sector.as_deref())?;
    organisation.raw_set("country", shown.organisation.country.as_deref())?;
    organisation.raw_set("size", shown.organisation.size.as_deref())?;
    let organisation =
        machine.seal(organisation, "ctx.organisation", names(machine, ["name", "sector", "country", "size"])?)?;

    let facts = lua.create_table()?;
    for field in manifest.facts() {
        if let Some(value) = shown.facts.get(&field.id) {
            facts.raw_set(field.id.as_str(), fact(machine, value)?)?;
        }
    }
    let facts = machine.seal(facts, "ctx.facts", names(machine, manifest.facts().iter().map(|f| f.id.as_str()))?)?;

    let table = lua.create_table()?;
    for (id, value) in settings {
        table.raw_set(id.as_str(), fact(machine, value)?)?;
    }
    let settings = machine.seal(table, "ctx.settings", None)?;

    let groups = lua.create_table()?;
    for (id, figures) in &shown.groups {
        let group = lua.create_table()?;
        group.raw_set("domains", scored(machine, figures, "the group's domains", shown)?)?;
        groups.raw_set(id.as_str(), machine.seal(group, "a group", None)?)?;
    }
    groups.set_readonly(true);

    let ctx = lua.create_table()?;
    ctx.raw_set("organisation", organisation)?;
    ctx.raw_set("facts", facts)?;
    ctx.raw_set("settings", settings)?;
    ctx.raw_set("domains", scored(machine, &shown.domains, "ctx.domains", shown)?)?;
    ctx.raw_set("questions", scored(machine, &shown.questions, "ctx.questions", shown)?)?;
    ctx.raw_set("groups", groups)?;
    ctx.raw_set("overall", shown.overall)?;
    machine.seal(ctx, "ctx", names(machine, ["overall"])?)
}

/// Words an unknown name: `ctx.facts has no `ack_dys`; did you mean …?`
pub(super) fn complain(manifest: &Manifest, shown: &Snapshot) -> impl Fn(&str, &str) -> String + 'static {
    let ids = |ids: &[String]| ids.to_vec();
    let facts: Vec<String> = manifest.facts().iter().map(|f| f.id.clone()).collect();
    let settings: Vec<String> = manifest.settings().iter().map(|s| s.id.clone()).collect();
    let domains: Vec<String> = shown.domains.keys().cloned().collect();
    let questions: Vec<String> = shown.questions.keys().cloned().collect();
    let fixed = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
    let ctx = fixed(&["organisation", "facts", "settings", "domains", "questions", "groups", "overall"]);
    let known = move |what: &str| match what {
        "ctx" => ids(&ctx),
        "ctx.facts" => ids(&facts),
        "ctx.settings" => ids(&settings),
        "ctx.domains" | "the group's domains" => ids(&domains),
        "ctx.questions" => ids(&questions),
        "ctx.organisation" => fixed(&["name", "sector", "country", "size"]),
        "a group" => fixed(&["domains"]),
        _ => fixed(&["score", "level"]),
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

fn scored(machine: &Machine, figures: &Figures, what: &str, shown: &Snapshot) -> Result<Table> {
    let table = machine.lua.create_table()?;
    for (id, score) in figures {
        let figure = machine.lua.create_table()?;
        figure.raw_set("score", *score)?;
        figure.raw_set("level", score.map(|s| shown.level_scale.level(s)))?;
        table.raw_set(id.as_str(), machine.seal(figure, "a score", names(machine, ["score", "level"])?)?)?;
    }
    machine.seal(table, what, None)
}

fn fact(machine: &Machine, value: &FactValue) -> Result<Value> {
    Ok(match value {
        FactValue::Boolean(b) => Value::Boolean(*b),
        FactValue::Number(n) => Value::Number(*n),
        FactValue::Text(text) => Value::String(machine.lua.create_string(text)?),
    })
}

/// Names that may be absent without an error.
fn names<'a>(machine: &Machine, names: impl IntoIterator<Item = &'a str>) -> Result<Option<Table>> {
    let table = machine.lua.create_table()?;
    for name in names {
        table.raw_set(name, true)?;
    }
    Ok(Some(table))
}
