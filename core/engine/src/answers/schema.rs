//! The JSON Schema of `assessment.yaml`, for editors.

use super::{Look, MetricKind, journey};
use crate::locale::Locale;
use crate::questionnaire::schema::{
    boolean, document, format, free, list, number, object, of, one_or_many, string, text, whole, words,
};
use serde_json::{Map, Value, json};

/// The schema of an assessment.
pub fn assessment_schema() -> Value {
    let mut definitions = Map::new();
    for group in [frame(), respondents(), requests(), metrics(), report()] {
        if let Value::Object(group) = group {
            definitions.extend(group);
        }
    }
    definitions.extend(journey::definitions());
    document("Palier assessment", "assessment", &Value::Object(definitions))
}

pub(super) fn day() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"})
}

fn value() -> Value {
    json!({"type": ["boolean", "number", "string"]})
}

fn frame() -> Value {
    json!({
        "text": text(),
        "assessment": object(&["palier", "questionnaires", "organisation", "date", "respondents"], &json!({
            "palier": format(), "questionnaires": one_or_many(&json!({"type": "string", "pattern": "^[a-z0-9-]+@[0-9]+$"})),
            "organisation": of("organisation"), "date": day(), "wave": whole(1),
            "respondents": one_or_many(&of("set-of-respondents")), "facts": free(value()),
            "gates": free(of("settled-gate")), "metrics": list(of("metric")), "targets": of("targets"), "benchmark": of("benchmark"),
            "plugins": list(json!({"oneOf": [string(), of("plugin")]})), "journeys": list(json!({"oneOf": [string(), of("journey")]})),
            "report": of("report"),
        })),
        "organisation": object(&["name"], &json!({
            "name": {"type": "string", "minLength": 1}, "sector": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "country": {"type": "string", "pattern": "^[A-Z]{2}$"}, "size": string(), "fictional": boolean(),
        })),
    })
}

fn respondents() -> Value {
    json!({
        "set-of-respondents": object(&[], &json!({
            "file": string(),
            "consensus": free(json!({"oneOf": [{"type": ["string", "number", "boolean"]}, of("agreed-answer")]})),
            "questionnaire": string(), "method": words(&["self", "facilitated", "third-party"]),
            "perspective": string(), "population": words(&["employees", "customers"]), "period": of("period"),
            "minimum": whole(5), "groups": list(of("group")),
        })),
        "period": object(&["from", "to"], &json!({"from": day(), "to": day()})),
        "group": object(&["id"], &json!({
            "id": string(), "title": of("text"), "audience": string(), "invited": whole(1),
        })),
        "agreed-answer": object(&[], &json!({
            "level": {"type": ["string", "number", "boolean"]}, "answer": {"type": ["string", "number", "boolean"]},
            "note": string(), "evidence": string(),
        })),
    })
}

fn requests() -> Value {
    json!({
        "settled-gate": object(&["holds", "evidence"], &json!({
            "holds": boolean(), "evidence": {"type": "string", "minLength": 1},
        })),
        "targets": object(&[], &json!({"overall": number(0.0, 100.0), "stage": string(), "date": day()})),
        "benchmark": object(&["pool"], &json!({
            "pool": string(), "sector": boolean(), "country": boolean(), "size": boolean(), "fictional": boolean(),
            "enough": whole(5), "title": of("text"), "year": {"type": ["string", "integer"]},
        })),
        "plugin": object(&["id"], &json!({
            "id": string(), "settings": free(value()), "on_failure": words(&["stop", "report"]),
            "sha256": {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"},
        })),
    })
}

fn metrics() -> Value {
    let kinds = MetricKind::ALL.map(|(word, _)| word);
    let numbers = free(json!({"type": "number"}));
    json!({
        "metric": object(&["id", "kind"], &json!({
            "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, "kind": words(&kinds), "title": of("text"),
            "period": of("period"), "scale": of("metric-scale"), "direction": words(&["easy", "effort"]),
            "satisfied_from": {"type": "number"}, "unit": {"type": "string", "minLength": 1, "maxLength": 12},
            "counts": numbers, "figures": numbers, "answers": of("customer-answers"),
            "target": {"type": "number"}, "note": of("text"), "source": of("text"),
        })),
        "metric-scale": object(&["min", "max"], &json!({"min": {"type": "integer"}, "max": {"type": "integer"}})),
        "customer-answers": object(&[], &json!({
            "file": string(), "column": one_or_many(&string()), "weight": string(), "group": string(),
            "question": one_or_many(&string()), "set": whole(1), "perspective": string(),
        })),
    })
}

fn report() -> Value {
    let (look, definitions) = Look::schema();
    let mut report = json!({
        "report": object(&[], &json!({
            "template": string(), "locale": words(&Locale::ALL.map(Locale::tag)), "confidentiality": string(),
            "recipient": string(), "author": string(), "words": free(string()),
            "comments": free(one_or_many(&string())), "quotes": free(list(of("quote"))),
            "decisions": list(of("decision")), "sheets": {"oneOf": [boolean(), of("sheets")]}, "indicative": list(string()),
        })),
        "quote": object(&["text", "who"], &json!({"text": string(), "who": string(), "group": string()})),
        "decision": object(&["text", "why", "owner"], &json!({
            "text": string(), "why": string(), "owner": string(), "date": day(), "action": string(),
            "indicator": string(),
        })),
        "sheets": object(&[], &json!({"count": whole(0), "actions": free(of("sheet"))})),
        "sheet": object(&[], &json!({
            "owner": string(), "by": day(), "cost": string(), "conditions": string(), "indicator": string(),
        })),
    });
    if let Value::Object(report) = &mut report {
        report.extend(definitions);
    }
    if let Value::Object(fields) = &mut report["report"]["properties"] {
        fields.extend(look);
    }
    report
}

#[cfg(test)]
mod tests {
    use super::assessment_schema;
    use crate::answers::{AssessmentInputs, Files, read_assessment};
    use crate::diagnostic::{Diagnostics, Source};
    use crate::yaml::{self, asked};

    const QUESTIONNAIRE: &str = r#"palier: 1
id: small
version: "1.0"
language: en
title: Small
source: {citation: Ours., licence: MIT}
domains: [{id: first, title: First, questions: [{id: one, kind: yes_no, text: One?}]}]
stages: [{id: low, title: Low, from: 0}, {id: high, title: High, from: 50, gates: [{id: g, domain: first, at_least: 5}]}]
"#;

    const EVERYTHING: &str = r"palier: 1
questionnaires: small@1
organisation: {name: N}
date: 2026-10-15
respondents:
  - {consensus: {one: {level: yes, note: N}}, period: {from: 2026-01-01, to: 2026-01-02}, groups: [{id: a}]}
gates: {g: {holds: true, evidence: Seen.}}
targets: {overall: 70}
metrics: [{id: m, kind: nps, scale: {min: 0, max: 10}, answers: {file: pool.csv, column: id}}]
benchmark: {pool: pool.csv}
plugins: [{id: insurance}]
journeys:
  - id: refund
    title: Refund
    persona: {name: N}
    survey: {source: S, period: {from: 2026-01-01, to: 2026-01-02}}
    channels: {phone: Telephone}
    steps:
      - {id: ask, title: Ask, emotion: {today: 1}, duration: {days: 1}, delights: [{text: T}],
         touchpoints: [{id: call, title: Call, channel: phone, satisfaction: {score: 7}}]}
      - {id: wait, title: Wait, irritants: [{text: T, affected: {count: 1, of: 2}}]}
report: {quotes: {first: [{text: T, who: W, group: a}]}, decisions: [{text: T, why: W, owner: O}], sheets: {count: 3, actions: {one: {cost: C}}},
  colours: {accent: '#123456'}, fonts: {body: Lato}, cover: {title: T}}
";

    #[test]
    fn the_schema_and_the_reader_know_the_same_fields() {
        let mut faults = Diagnostics::new();
        let small = crate::questionnaire::read(&Source::new("q.yaml", QUESTIONNAIRE), &[], None, &mut faults);
        let questionnaires = [small.expect("the questionnaire is sound")];
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("pool.csv"), "id\n9\n").expect("written");
        let files = Files::new(folder.path(), folder.path()).expect("it is there");
        let source = Source::new("a.yaml", EVERYTHING);
        let asked = asked::during(|| {
            let node = yaml::parse(&source, &mut faults).expect("it parses");
            let inputs =
                AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
            assert!(read_assessment(inputs, &mut faults).assessment().is_some(), "{faults:?}");
        });
        assert_eq!(asked, asked::of_schema(&assessment_schema()));
        let journey = asked::of_schema(&super::journey::journey_schema());
        assert!(journey.iter().all(|(name, fields)| asked.get(name) == Some(fields)), "{journey:?}");
    }
}
