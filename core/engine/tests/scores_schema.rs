//! Every sample's scores against the schema of scores.

mod common;

use common::samples::{loaded, samples};
use palier_engine::assess::assess;
use palier_engine::export::scores_schema;
use serde_json::Value;

/// What a schema stands for, its reference followed.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some("#") => root,
        Some(way) => root.pointer(way.trim_start_matches('#')).unwrap_or_else(|| panic!("{way} leads nowhere")),
        None => schema,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_u64() || n.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether a value is what a schema says; the first fault otherwise.
fn check(root: &Value, schema: &Value, value: &Value, way: &str) -> Result<(), String> {
    let schema = resolved(root, schema);
    if let Some(several) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
        let tried: Vec<_> = several.iter().map(|one| check(root, one, value, way)).collect();
        return if tried.iter().any(Result::is_ok) { Ok(()) } else { Err(format!("{way}: {tried:?}")) };
    }
    if let Some(wanted) = schema.get("type") {
        let named: Vec<&str> = match wanted {
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        let found = kind(value);
        let fits = named.contains(&found) || (found == "integer" && named.contains(&"number"));
        if !fits {
            return Err(format!("{way} is {found}, not {named:?}"));
        }
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        if !words.contains(value) {
            return Err(format!("{way} is {value}, none of {words:?}"));
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (place, item) in list.iter().enumerate() {
            check(root, items, item, &format!("{way}[{place}]"))?;
        }
    }
    let (Some(properties), Some(fields)) = (schema.get("properties").and_then(Value::as_object), value.as_object())
    else {
        return Ok(());
    };
    for required in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        if !fields.contains_key(required) {
            return Err(format!("{way} lacks {required}"));
        }
    }
    fields.iter().try_for_each(|(name, inside)| match properties.get(name) {
        Some(schema) => check(root, schema, inside, &format!("{way}.{name}")),
        None => Err(format!("{way}.{name} is not in the schema")),
    })
}

fn document(path: &std::path::Path) -> Value {
    let engagement = loaded(path);
    let assessed = assess(&engagement).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::to_value(engagement.document(&assessed)).expect("plain data")
}

#[test]
fn every_sample_fits_the_schema() {
    let schema = scores_schema();
    for path in samples() {
        check(&schema, &schema, &document(&path), "scores")
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    }
}

#[test]
fn what_does_not_fit_is_told() {
    let schema = scores_schema();
    let mut scores = document(&samples()[0]);
    scores["domains"][0]["score"] = "high".into();
    assert!(check(&schema, &schema, &scores, "scores").is_err());
    scores["domains"][0]["score"] = Value::Null;
    assert!(check(&schema, &schema, &scores, "scores").is_ok());
    scores["overal"] = Value::Null;
    assert!(check(&schema, &schema, &scores, "scores").is_err());
}
