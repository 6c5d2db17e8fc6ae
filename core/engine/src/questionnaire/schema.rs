//! The JSON Schema of `questionnaire.yaml`, for editors. Every definition is named after what the reader calls the same thing, and a
//! test holds both to the same fields.

use crate::locale::Locale;
use serde_json::{Map, Value, json};

/// The schema of a questionnaire.
pub fn questionnaire_schema() -> Value {
    document("Palier questionnaire", "questionnaire", &definitions())
}

/// A schema document whose root is one of its definitions.
pub(crate) fn document(title: &str, root: &str, definitions: &Value) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$ref": format!("#/$defs/{root}"),
        "$defs": definitions,
    })
}

/// A mapping with these fields and no others.
pub(crate) fn object(required: &[&str], properties: &Value) -> Value {
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// A definition by name.
pub(crate) fn of(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A list of something.
pub(crate) fn list(item: Value) -> Value {
    let mut list = Map::from_iter([("type".to_owned(), "array".into())]);
    list.insert("items".into(), item);
    Value::Object(list)
}

/// A mapping with free keys.
pub(crate) fn free(value: Value) -> Value {
    let mut free = Map::from_iter([("type".to_owned(), "object".into())]);
    free.insert("additionalProperties".into(), value);
    Value::Object(free)
}

/// One of a few words.
pub(crate) fn words(words: &[&str]) -> Value {
    json!({"enum": words})
}

/// A plain string.
pub(crate) fn string() -> Value {
    json!({"type": "string"})
}

/// Yes or no.
pub(crate) fn boolean() -> Value {
    json!({"type": "boolean"})
}

/// A number in a range.
pub(crate) fn number(low: f64, high: f64) -> Value {
    json!({"type": "number", "minimum": low, "maximum": high})
}

/// A whole number from `least` up.
pub(crate) fn whole(least: u32) -> Value {
    json!({"type": "integer", "minimum": least})
}

/// One thing or a list of them.
pub(crate) fn one_or_many(item: &Value) -> Value {
    json!({"oneOf": [item, list(item.clone())]})
}

/// A text: a string, or one by language.
pub(crate) fn text() -> Value {
    let languages: Map<String, Value> =
        Locale::ALL.iter().map(|locale| (locale.tag().to_owned(), json!({"type": "string", "minLength": 1}))).collect();
    json!({"oneOf": [
        {"type": "string", "minLength": 1},
        {"type": "object", "additionalProperties": false, "minProperties": 1, "properties": languages},
    ]})
}

/// The format's number.
pub(crate) fn format() -> Value {
    json!({"const": 1})
}

fn definitions() -> Value {
    let mut definitions = Map::new();
    for group in [frame(), questions(), stages(), tests()] {
        if let Value::Object(group) = group {
            definitions.extend(group);
        }
    }
    Value::Object(definitions)
}

fn id() -> Value {
    json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80})
}

fn version() -> Value {
    json!({"type": "string", "pattern": "^[0-9]+\\.[0-9]+$", "description": "major.minor, between quotes"})
}

fn policy() -> Value {
    words(&["exclude", "full", "zero"])
}

fn weight() -> Value {
    json!({"type": "number", "exclusiveMinimum": 0, "default": 1})
}

/// Texts by whole level.
fn levels() -> Value {
    json!({"type": "object", "propertyNames": {"pattern": "^-?[0-9]+$"}, "additionalProperties": of("text")})
}

fn frame() -> Value {
    json!({
        "text": text(),
        "questionnaire": object(&["palier", "id", "version", "language", "title", "source", "domains"], &json!({
            "palier": format(), "id": id(), "version": version(),
            "language": words(&Locale::ALL.map(Locale::tag)),
            "title": of("text"), "description": of("text"), "source": of("source"),
            "changes": list(of("change")),
            "perspectives": list(of("perspective")), "audiences": list(of("audience")),
            "scales": free(of("scale")), "level_scale": id(), "scoring": of("scoring"),
            "facts": list(of("fact")), "domains": list(of("domain")), "stages": list(of("stage")),
            "tests": list(of("test")),
        })),
        "source": object(&["citation", "licence"], &json!({
            "citation": of("text"), "licence": string(), "disclaimer": of("text"), "url": {"type": "string", "pattern": "^https?://"},
        })),
        "change": object(&["version"], &json!({
            "version": version(), "renamed": free(string()), "removed": list(string()), "rescaled": list(string()),
            "note": of("text"),
        })),
        "perspective": object(&["id", "title"], &json!({
            "id": id(), "title": of("text"), "text": of("text"), "rank_from": whole(1),
        })),
        "audience": object(&["id", "title"], &json!({"id": id(), "title": of("text")})),
        "scale": object(&["min", "max"], &json!({
            "min": {"type": "integer"}, "max": {"type": "integer"}, "labels": levels(),
        })),
        "scoring": object(&[], &json!({
            "rollup": words(&["pooled", "mean_of_means", "weakest_link"]), "na": policy(), "dont_know": policy(),
            "min_answered": number(0.0, 1.0), "balance": words(&["respondents", "groups"]),
        })),
    })
}

fn questions() -> Value {
    json!({
        "domain": object(&["id", "title"], &json!({
            "id": id(), "title": of("text"), "text": of("text"), "weight": weight(),
            "practices": list(of("practice")), "questions": list(of("question")),
        })),
        "practice": object(&["id", "title", "questions"], &json!({
            "id": id(), "title": of("text"), "weight": weight(), "questions": list(of("question")),
        })),
        "question": object(&["id", "text"], &json!({
            "id": id(), "title": of("text"), "text": of("text"), "help": of("text"),
            "kind": words(&["scale", "choice", "yes_no", "multi", "number", "text"]),
            "scale": id(), "options": list(of("option")), "points": of("points-of-yes-and-no"),
            "max": {"type": "number", "exclusiveMinimum": 0}, "bands": list(of("band")), "unit": of("text"),
            "anchors": levels(), "weight": weight(), "reverse": boolean(), "scored": boolean(),
            "na": policy(), "dont_know": policy(), "perspectives": one_or_many(&id()),
            "audience": one_or_many(&id()), "evidence": of("evidence"),
            "sectors": one_or_many(&id()), "show_if": of("show_if"), "advice": list(of("piece-of-advice")),
            "maps": free(one_or_many(&string())),
        })),
        "option": object(&["id", "text", "points"], &json!({
            "id": id(), "text": of("text"), "points": {"type": "number", "minimum": 0},
        })),
        "points-of-yes-and-no": object(&["yes", "no"], &json!({
            "yes": {"type": "number", "minimum": 0}, "no": {"type": "number", "minimum": 0},
        })),
        "band": object(&["from", "ratio"], &json!({"from": {"type": "number"}, "ratio": number(0.0, 1.0), "text": of("text")})),
        "evidence": object(&[], &json!({
            "ask": {"type": "string", "pattern": "^(optional|required|required_from_level_-?[0-9]+)$"},
            "examples": list(of("text")),
        })),
        "show_if": object(&["question"], &json!({
            "question": id(), "is": {"type": ["string", "boolean"]}, "at_least": {"type": "number"},
        })),
        "piece-of-advice": object(&["below", "text", "effort", "value", "owner", "horizon"], &json!({
            "below": {"type": "number"}, "text": of("text"), "effort": of("grade"), "value": of("grade"),
            "owner": of("text"), "horizon": words(&["0-3", "3-12", "12-36"]),
        })),
        "grade": {"type": "integer", "minimum": 1, "maximum": 5},
    })
}

fn stages() -> Value {
    json!({
        "fact": object(&["id", "type", "text"], &json!({
            "id": string(), "type": words(&["boolean", "number"]), "text": of("text"),
        })),
        "stage": object(&["id", "title", "from"], &json!({
            "id": id(), "title": of("text"), "text": of("text"), "from": number(0.0, 100.0), "gates": list(of("gate")),
        })),
        "gate": object(&["id"], &json!({
            "id": id(), "text": of("text"), "fact": string(), "domain": id(), "question": id(),
            "is": {"type": ["string", "boolean"]},
            "at_least": {"type": "number"}, "audience": one_or_many(&id()),
            "through": one_or_many(&id()),
            "share": {"type": "number", "minimum": 0, "exclusiveMaximum": 1, "default": 0.5},
        })),
    })
}

fn tests() -> Value {
    json!({
        "test": object(&["name", "answers", "expect"], &json!({
            "name": string(), "perspective": id(), "answers": free(json!({"type": ["string", "number", "boolean", "null"]})),
            "facts": free(json!({"type": ["boolean", "number"]})), "gates": free(boolean()),
            "expect": of("expectation"),
        })),
        "expectation": object(&[], &json!({
            "overall": number(0.0, 100.0), "stage": id(), "staged": id(), "domains": free(json!({"type": ["number", "null"]})),
        })),
    })
}

#[cfg(test)]
mod same_fields {
    use super::questionnaire_schema;
    use crate::diagnostic::{Diagnostics, Source};
    use crate::yaml::asked;

    const EVERYTHING: &str = r#"palier: 1
id: everything
version: "1.0"
language: en
title: Everything
source: {citation: Ours., licence: MIT}
changes: [{version: "1.0", note: First.}]
perspectives: [{id: employee, title: Employees}]
audiences: [{id: agent, title: Agents}]
scales: {adoption: {min: 0, max: 3}}
scoring: {rollup: pooled}
facts: [{id: owner, type: boolean, text: Is there one?}]
domains:
  - {id: first, title: First, practices: [{id: practice, title: P, questions: [
      {id: one, text: One?, scale: adoption, evidence: {ask: optional},
       advice: [{below: 1, text: T, effort: 1, value: 1, owner: O, horizon: 0-3}]},
      {id: two, text: Two?, options: [{id: a, text: A, points: 1}], show_if: {question: one, at_least: 1}},
      {id: three, text: Three?, kind: yes_no, points: {yes: 1, no: 0}},
      {id: four, text: Four?, unit: days, bands: [{from: 0, ratio: 1}]}]}]}
stages: [{id: low, title: Low, from: 0}, {id: high, title: High, from: 50, gates: [{id: g, fact: owner, is: true}]}]
tests: [{name: N, answers: {one: 3}, expect: {overall: 100}}]
"#;

    #[test]
    fn the_schema_and_the_reader_know_the_same_fields() {
        let asked = asked::during(|| {
            let mut faults = Diagnostics::new();
            let read = crate::questionnaire::read(&Source::new("a.yaml", EVERYTHING), &[], None, &mut faults);
            assert!(read.is_some(), "{faults:?}");
        });
        assert_eq!(asked, asked::of_schema(&questionnaire_schema()));
    }
}
