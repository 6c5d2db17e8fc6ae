//! The JSON Schema of a journey's file, for editors.

use super::FEELINGS;
use crate::answers::schema::day;
use crate::questionnaire::schema::{boolean, document, format, free, list, number, object, of, text, whole};
use serde_json::{Map, Value, json};

/// The schema of a journey's file.
pub fn journey_schema() -> Value {
    let mut definitions = definitions();
    definitions.insert("text".to_owned(), text());
    definitions.insert("period".to_owned(), period());
    let mut schema = document("Palier journey", "journey", &Value::Object(definitions));
    // Within an assessment, the assessment's format counts.
    schema["required"] = json!(["palier"]);
    schema
}

/// From one day to another.
fn period() -> Value {
    object(&["from", "to"], &json!({"from": day(), "to": day()}))
}

/// What a journey is made of; `text` and `period` are the document's.
pub(in crate::answers) fn definitions() -> Map<String, Value> {
    let Value::Object(mut definitions) = frame() else { unreachable!("a mapping is written below") };
    let Value::Object(steps) = steps() else { unreachable!("a mapping is written below") };
    definitions.extend(steps);
    definitions
}

fn id() -> Value {
    json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80})
}

fn share() -> Value {
    number(0.0, 1.0)
}

fn feeling() -> Value {
    number(*FEELINGS.start(), *FEELINGS.end())
}

fn frame() -> Value {
    json!({
        "journey": object(&["id", "title", "steps"], &json!({
            "palier": format(), "id": id(), "title": of("text"), "persona": of("persona"),
            "scale": {
                "type": "object", "propertyNames": {"enum": ["-2", "-1", "0", "1", "2"]}, "minProperties": 5,
                "additionalProperties": of("text"),
            },
            "survey": of("survey"), "channels": free(of("text")),
            "steps": {"type": "array", "items": of("step"), "minItems": 2},
        })),
        "persona": object(&["name"], &json!({"name": of("text"), "text": of("text"), "goal": of("text")})),
        "survey": object(&["source"], &json!({"n": whole(1), "source": of("text"), "period": of("period")})),
    })
}

fn steps() -> Value {
    let length = json!({"type": "number", "minimum": 0});
    json!({
        "step": object(&["id", "title"], &json!({
            "id": id(), "title": of("text"), "customer": of("text"), "promise": of("text"),
            "expectation_unmet": of("text"), "channels": list(json!({"type": "string"})), "emotion": of("emotion"),
            "weight": number(1.0, 5.0), "moment_of_truth": boolean(), "touchpoints": list(of("touchpoint")),
            "irritants": list(of("irritant")), "delights": list(json!({"anyOf": [of("text"), of("delight")]})),
            "duration": of("duration"), "front_stage": of("text"), "back_stage": of("text"),
            "support": list(of("text")), "employees": of("text"),
        })),
        "emotion": object(&[], &json!({
            "today": feeling(), "target": feeling(), "n": whole(1),
            "interval": {"type": "array", "items": feeling(), "minItems": 2, "maxItems": 2},
        })),
        "touchpoint": object(&["id", "title", "channel"], &json!({
            "id": id(), "title": of("text"), "purpose": of("text"), "channel": {"type": "string"},
            "volume": length, "satisfaction": of("satisfaction"), "owner": of("text"),
        })),
        "satisfaction": object(&[], &json!({"score": number(0.0, 10.0), "share": share(), "n": whole(1)})),
        "irritant": object(&["text"], &json!({
            "text": of("text"), "detail": of("text"),
            "affected": {"oneOf": [share(), of("customers-affected")]},
        })),
        "customers-affected": object(&["count", "of"], &json!({"count": whole(0), "of": whole(1)})),
        "delight": object(&["text"], &json!({"text": of("text"), "detail": of("text")})),
        "duration": object(&[], &json!({"minutes": length, "hours": length, "days": length, "weeks": length})),
    })
}
