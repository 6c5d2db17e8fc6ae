//! A rule's effect, finding and advice, read from what the plugin returned and held against the questionnaire's own ids and levels.

use super::outcome::{AdviceText, Effect, FindingText, Horizon, Severity, Target};
use super::path::Path;
use super::snapshot::Snapshot;
use super::walk::{Faults, Record, suggestion};
use mlua::Value;

/// Largest factor of a weight.
pub const MAX_FACTOR: f64 = 10.0;

const EFFECTS: [&str; 3] = ["cap", "weight", "not_applicable"];
const SEVERITIES: [(&str, Severity); 4] = [
    ("info", Severity::Info),
    ("irritant", Severity::Irritant),
    ("warning", Severity::Warning),
    ("alert", Severity::Alert),
];
const HORIZONS: [(&str, Horizon); 3] = [("0-3", Horizon::Now), ("3-12", Horizon::Next), ("12-36", Horizon::Later)];

/// `{ cap = … }`, `{ weight = … }` or `{ not_applicable = … }`.
pub(super) fn effect(value: &Value, path: &Path, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let mut record = Record::open(value, path, faults)?;
    let given = record.left();
    let [name] = given.as_slice() else {
        faults.push(path, "holds one of `cap`, `weight`, `not_applicable`");
        return None;
    };
    let Some(name) = EFFECTS.into_iter().find(|known| known == name) else {
        faults.unknown_field(path, name, EFFECTS);
        return None;
    };
    let place = record.at(name);
    let value = record.optional(name)?;
    let mut record = Record::open(&value, &place, faults)?;
    let read = match name {
        "cap" => cap(&mut record, shown, faults),
        "weight" => weight(&mut record, shown, faults),
        _ => excluded(&mut record, shown, faults),
    };
    record.finish(faults);
    refuse_customers(read, &place, shown, faults)
}

/// An entry of `weights`: its target and its factor stand beside its other fields.
pub(super) fn weight_entry(record: &mut Record, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let read = weight(record, shown, faults);
    refuse_customers(read, record.path, shown, faults)
}

/// An entry of `not_applicable`.
pub(super) fn excluded_entry(record: &mut Record, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let read = excluded(record, shown, faults);
    refuse_customers(read, record.path, shown, faults)
}

fn excluded(record: &mut Record, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let question = record.string("question", faults)?;
    known("question", &question, &record.at("question"), shown, faults).then_some(Effect::NotApplicable { question })
}

fn cap(record: &mut Record, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let target = target(record, true, shown, faults);
    let level = record.number("level", faults)?;
    if let Some(Target::Question(_)) = target {
        faults.push(
            &record.at("question"),
            "a cap holds a domain or the overall; a question can be weighted or not applicable",
        );
        return None;
    }
    let scale = shown.level_scale;
    if level < scale.min || level > scale.max {
        let (side, end) = if level > scale.max { ("above", scale.max) } else { ("below", scale.min) };
        faults.push(&record.at("level"), format!("{level} is {side} the scale's {end}"));
        return None;
    }
    Some(Effect::Cap { target: target?, level })
}

fn weight(record: &mut Record, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let target = target(record, false, shown, faults);
    let factor = record.number("factor", faults)?;
    if factor <= 0.0 || factor > MAX_FACTOR {
        faults.push(&record.at("factor"), format!("{factor} must be above 0 and at most {MAX_FACTOR}"));
        return None;
    }
    Some(Effect::Weight { target: target?, factor })
}

/// Exactly one of `domain`, `question` and, where `overall` allows it, `overall = true`.
fn target(record: &mut Record, overall: bool, shown: &Snapshot, faults: &mut Faults) -> Option<Target> {
    let mut found = Vec::new();
    for name in ["domain", "question"] {
        if let Some(value) = record.optional(name) {
            let place = record.at(name);
            let id = super::walk::string(&value, &place, faults)?;
            let exists = known(name, &id, &place, shown, faults);
            found.push(exists.then(|| if name == "domain" { Target::Domain(id) } else { Target::Question(id) }));
        }
    }
    if overall && let Some(value) = record.optional("overall") {
        if value != Value::Boolean(true) {
            faults.push(&record.at("overall"), "is `true` or left out");
            return None;
        }
        found.push(Some(Target::Overall));
    }
    if let [target] = found.as_slice() {
        return target.clone();
    }
    let names = if overall { "`domain`, `question` or `overall`" } else { "`domain` or `question`" };
    faults.push(record.path, format!("names one of {names}"));
    None
}

fn known(kind: &str, id: &str, path: &Path, shown: &Snapshot, faults: &mut Faults) -> bool {
    let ids = if kind == "domain" { &shown.domains } else { &shown.questions };
    let exists = ids.contains_key(id);
    if !exists {
        let message = format!("there is no {kind} `{id:.60}` in `{}`", shown.questionnaire);
        faults.unknown(path, &message, id, ids.keys().map(String::as_str));
    }
    exists
}

/// Customers' answers are a measurement: no rule changes what they said.
fn refuse_customers(effect: Option<Effect>, path: &Path, shown: &Snapshot, faults: &mut Faults) -> Option<Effect> {
    let effect = effect?;
    let target = match &effect {
        Effect::Cap { target, .. } | Effect::Weight { target, .. } => target.clone(),
        Effect::NotApplicable { question } => Target::Question(question.clone()),
    };
    let (theirs, what) = match target {
        Target::Domain(id) | Target::Question(id) => (shown.customers.contains(&id), format!("`{id}`")),
        Target::Overall => {
            let all = !shown.domains.is_empty() && shown.domains.keys().all(|id| shown.customers.contains(id));
            (all, "every domain".to_owned())
        }
    };
    if theirs {
        faults.push(path, format!("customers answered {what}: raise a finding instead of changing their figure"));
    }
    (!theirs).then_some(effect)
}

/// `{ severity, subject, text }`.
pub(super) fn finding(value: &Value, path: &Path, shown: &Snapshot, faults: &mut Faults) -> Option<FindingText> {
    let mut record = Record::open(value, path, faults)?;
    let severity = record.word("severity", &SEVERITIES, faults);
    let before = faults.list.len();
    let subject = record.optional("subject").and_then(|value| subject(&value, &record.at("subject"), shown, faults));
    let sound = faults.list.len() == before;
    let text = record.text("text", faults);
    record.finish(faults);
    sound.then_some(FindingText { severity: severity?, subject, text: text? })
}

/// A domain's or a question's id, or `overall`.
fn subject(value: &Value, path: &Path, shown: &Snapshot, faults: &mut Faults) -> Option<Target> {
    let id = super::walk::string(value, path, faults)?;
    if id == "overall" {
        return Some(Target::Overall);
    }
    if shown.domains.contains_key(&id) {
        return Some(Target::Domain(id));
    }
    if shown.questions.contains_key(&id) {
        return Some(Target::Question(id));
    }
    let ids = shown.domains.keys().chain(shown.questions.keys()).map(String::as_str).chain(["overall"]);
    let hint = suggestion(&id, ids);
    faults.push(path, format!("there is no domain or question `{id:.60}` in `{}`{hint}", shown.questionnaire));
    None
}

/// `{ text, effort, value, owner, horizon }`.
pub(super) fn advice(value: &Value, path: &Path, _shown: &Snapshot, faults: &mut Faults) -> Option<AdviceText> {
    let mut record = Record::open(value, path, faults)?;
    let words = record.text("text", faults);
    let effort = record.rank("effort", faults);
    let value = record.rank("value", faults);
    let horizon = record.word("horizon", &HORIZONS, faults);
    let before = faults.list.len();
    let (title, owner) = (record.optional_text("title", faults), record.optional_text("owner", faults));
    let sound = faults.list.len() == before;
    record.finish(faults);
    sound.then_some(AdviceText { title, text: words?, effort: effort?, value: value?, owner, horizon: horizon? })
}
