//! Facts, settled gates, targets, the peers to compare with, plugins.

use super::chosen::Chosen;
use super::{Places, PluginPlaces, days, whole};
use crate::answers::{BenchmarkRequest, FactValue, Files, OnFailure, PluginRequest, SettledGate, Target};
use crate::locale::{Day, Locale};
use crate::questionnaire::{FactKind, Questionnaire, plain_text};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// Peers below which a cell is widened, unless the assessment says otherwise; and the least that it may say.
const ENOUGH: (usize, usize) = (12, 5);

/// Reads `facts`; those that no questionnaire asks for are left to the plugins.
pub(super) fn facts(
    reader: &mut Reader,
    fields: &mut Fields,
    (chosen, places): (&Chosen, &mut Places),
) -> BTreeMap<String, FactValue> {
    let mut facts = BTreeMap::new();
    for (key, node) in fields.map(reader, "facts") {
        places.facts.insert(key.name.clone(), node.place);
        let known = chosen.found().flat_map(|q| &q.facts).find(|fact| fact.id == key.name);
        let value = match known.map(|fact| fact.kind) {
            Some(FactKind::Boolean) => reader.boolean(node, &format!("`{}`", key.name)).map(FactValue::Boolean),
            Some(FactKind::Number) => reader.number(node, &format!("`{}`", key.name)).map(FactValue::Number),
            None => {
                // A questionnaire that could not be read may ask for it.
                if chosen.complete {
                    places.open_facts.insert(key.name.clone(), key.place);
                }
                value(reader, node, &key.name)
            }
        };
        facts.extend(value.map(|value| (key.name.clone(), value)));
    }
    facts
}

fn value(reader: &mut Reader, node: &Node, name: &str) -> Option<FactValue> {
    match &node.value {
        Value::Bool(yes) => Some(FactValue::Boolean(*yes)),
        Value::Number(number) if number.is_finite() => Some(FactValue::Number(*number)),
        Value::Text(text) => Some(FactValue::Text(text.clone())),
        _ => {
            let message = format!("`{name}` must be a yes or no, a number or a word, not {}", node.kind());
            reader.error("wrong-type", node.place, message, None);
            None
        }
    }
}

/// Reads `gates`: those that the consultant settled by evidence.
pub(super) fn gates(reader: &mut Reader, fields: &mut Fields, chosen: &Chosen) -> BTreeMap<String, SettledGate> {
    let known: Vec<&str> = chosen
        .found()
        .flat_map(|q| q.stages.iter().flat_map(|stage| &stage.gates).map(|gate| gate.id.as_str()))
        .collect();
    let mut gates = BTreeMap::new();
    for (key, node) in fields.map(reader, "gates") {
        // Without its questionnaire, a gate cannot be judged.
        if chosen.complete && !known.contains(&key.name.as_str()) {
            let message = format!("the questionnaire has no gate `{}`", key.name);
            reader.unknown("unknown-gate", key.place, message, (&key.name, known.iter().copied()));
        }
        let Some(mut fields) = reader.fields(node, "a settled gate") else { continue };
        let holds = fields.required(reader, "holds").and_then(|node| reader.boolean(node, "`holds`"));
        let evidence = fields.text(reader, "evidence");
        fields.finish(reader);
        if evidence.as_ref().is_some_and(|evidence| evidence.trim().is_empty()) {
            let hint = "say what was seen: the report prints it".to_owned();
            reader.error("empty-text", node.place, "a gate is settled by evidence", Some(hint));
        }
        if let (Some(holds), Some(evidence)) = (holds, evidence) {
            gates.insert(key.name.clone(), SettledGate { holds, evidence });
        }
    }
    gates
}

/// Reads `targets`.
pub(super) fn target(
    reader: &mut Reader,
    node: &Node,
    (lead, assessed): (Option<&Questionnaire>, Option<Day>),
) -> Option<Target> {
    let mut fields = reader.fields(node, "the targets")?;
    let overall = fields.optional("overall").and_then(|node| {
        let overall = reader.number(node, "`overall`")?;
        if !(0.0..=100.0).contains(&overall) {
            reader.error("out-of-range", node.place, format!("a target lies between 0 and 100, not {overall}"), None);
        }
        Some(overall)
    });
    let stage = fields.optional("stage").and_then(|node| {
        let id = reader.text(node, "`stage`")?;
        let known = || lead.iter().flat_map(|q| &q.stages).map(|stage| stage.id.as_str());
        if lead.is_some() && !known().any(|stage| stage == id) {
            reader.unknown("unknown-stage", node.place, format!("there is no stage `{id}`"), (&id, known()));
        }
        Some(id)
    });
    let date = fields.optional("date").and_then(|node| {
        let date = days::day(reader, node)?;
        if assessed.is_some_and(|assessed| date < assessed) {
            reader.warning("target-in-the-past", node.place, "the target lies before the assessment", None);
        }
        Some(date)
    });
    fields.finish(reader);
    Some(Target { overall, stage, date })
}

/// Reads `benchmark`.
pub(super) fn benchmark(
    reader: &mut Reader,
    node: &Node,
    (files, language, places): (&Files, Locale, &mut Places),
) -> Option<BenchmarkRequest> {
    let mut fields = reader.fields(node, "the benchmark")?;
    let pool = fields.required(reader, "pool");
    let [sector, country, size, fictional] =
        ["sector", "country", "size", "fictional"].map(|name| fields.optional_boolean(reader, name));
    let enough = fields.optional("enough").and_then(|node| whole(reader, node, ("`enough`", ENOUGH.1)));
    let title = fields.optional("title").map(|node| plain_text(reader, node, "title", language));
    let year = fields.optional("year").and_then(|node| match node.value {
        // A year is written as a number as often as not.
        Value::Number(year) => Some(year.to_string()),
        _ => reader.text(node, "`year`"),
    });
    fields.finish(reader);
    let pool = pool.and_then(|node| {
        places.pool = Some(node.place);
        let name = reader.text(node, "`pool`")?;
        if let Err((code, message)) = files.resolve(&name) {
            reader.error(code, node.place, message, None);
        }
        Some(name)
    });
    Some(BenchmarkRequest {
        pool: pool?,
        sector: sector.unwrap_or(false),
        country: country.unwrap_or(false),
        size: size.unwrap_or(false),
        enough: enough.unwrap_or(ENOUGH.0),
        fictional: fictional.unwrap_or(false),
        title,
        year,
    })
}

/// Reads `plugins`: ids, or mappings with settings, a pin, and what to do where one fails.
pub(super) fn plugins(reader: &mut Reader, fields: &mut Fields, places: &mut Places) -> Vec<PluginRequest> {
    let mut plugins: Vec<PluginRequest> = Vec::new();
    let Some(list) = fields.optional("plugins") else { return plugins };
    let mut is_whole = matches!(list.value, Value::List(_));
    for node in reader.list(list, "`plugins`") {
        let Some((request, at)) = plugin(reader, node) else {
            is_whole = false;
            continue;
        };
        if plugins.iter().any(|plugin| plugin.id == request.id) {
            reader.error("duplicate-id", node.place, format!("the plugin `{}` is named twice", request.id), None);
            continue;
        }
        places.plugins.push(at);
        plugins.push(request);
    }
    if !is_whole {
        // A plugin that could not be read may ask for any of them.
        places.open_facts.clear();
    }
    plugins
}

fn plugin(reader: &mut Reader, node: &Node) -> Option<(PluginRequest, PluginPlaces)> {
    let mut at = PluginPlaces { id: node.place, ..PluginPlaces::default() };
    let mut request =
        PluginRequest { id: String::new(), settings: BTreeMap::new(), on_failure: OnFailure::Stop, sha256: None };
    if let Value::Text(id) = &node.value {
        request.id.clone_from(id);
        return Some((request, at));
    }
    let mut fields = reader.fields(node, "a plugin")?;
    let id = fields.required(reader, "id").and_then(|node| Some((reader.text(node, "`id`")?, node.place)));
    for (key, node) in fields.map(reader, "settings") {
        at.settings.insert(key.name.clone(), key.place);
        request.settings.extend(value(reader, node, &key.name).map(|value| (key.name.clone(), value)));
    }
    let words = [("stop", OnFailure::Stop), ("report", OnFailure::Report)];
    let on_failure = fields.optional("on_failure").and_then(|node| reader.word(node, "`on_failure`", &words));
    request.on_failure = on_failure.unwrap_or_default();
    if let Some(node) = fields.optional("sha256") {
        at.sha256 = Some(node.place);
        request.sha256 = pin(reader, node);
    }
    fields.finish(reader);
    (request.id, at.id) = id?;
    Some((request, at))
}

/// A SHA-256 in hexadecimal, in small letters.
fn pin(reader: &mut Reader, node: &Node) -> Option<String> {
    let text = reader.text(node, "`sha256`")?.to_lowercase();
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let hint = "`palier plugin list` shows the hash of each plugin that is not part of Palier".to_owned();
        let message = "a SHA-256 is 64 hexadecimal digits";
        reader.error("invalid-hash", node.place, message, Some(hint));
        return None;
    }
    Some(text)
}
