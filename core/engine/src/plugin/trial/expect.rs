//! What a case of a plugin's tests expects, held against what the run gave.

use crate::plugin::outcome::{Effect, FiredRule, Outcome, Severity, Target};
use crate::plugin::own::OwnMetric;
use crate::plugin::walk::suggestion;
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// What a case expects. `fired` and `sections` list all that there must be, in order; `rules` and `metrics` look at some of them.
pub(super) struct Expected {
    applies: Option<bool>,
    fired: Option<Vec<String>>,
    rules: BTreeMap<String, Look>,
    /// None for a metric that must not be there.
    metrics: BTreeMap<String, Option<f64>>,
    sections: Option<Vec<String>>,
    health: Option<f64>,
    pub(super) fails: Option<String>,
}

/// What one fired rule must look like.
#[derive(Default)]
struct Look {
    effect: Option<Effect>,
    severity: Option<String>,
    subject: Option<String>,
    contains: Vec<(String, String)>,
}

impl Expected {
    pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`expect`")?;
        let applies = fields.optional_boolean(reader, "applies");
        let mut ids = |name: &'static str| {
            let node = fields.optional(name)?;
            let items = reader.list(node, name).iter();
            Some(items.filter_map(|item| reader.text(item, "an id")).collect())
        };
        let (fired, sections) = (ids("fired"), ids("sections"));
        let mut metrics = BTreeMap::new();
        for (key, node) in fields.map(reader, "metrics") {
            let value = if node.value == Value::Null { None } else { reader.number(node, "a metric's value") };
            metrics.insert(key.name.clone(), value);
        }
        let health = fields.optional_number(reader, "health");
        let mut rules = BTreeMap::new();
        for (key, node) in fields.map(reader, "rules") {
            if let Some(look) = Look::read(reader, node) {
                rules.insert(key.name.clone(), look);
            }
        }
        let fails = fields.optional_text(reader, "fails");
        let place = fields.place();
        fields.finish(reader);
        let counts = applies.is_some() || sections.is_some() || health.is_some() || !metrics.is_empty();
        if fired.is_none() && fails.is_none() && !counts {
            let hint = "or `applies`, `metrics`, `sections`, `health`".to_owned();
            let message = "`expect` says which rules are `fired`, or how the run `fails`";
            reader.error("missing-field", place, message, Some(hint));
        }
        Some(Self { applies, fired, rules, metrics, sections, health, fails })
    }

    pub(super) fn compare(&self, outcome: &Outcome) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Some(part) = &self.fails {
            wrong.push(format!("should have failed with “{part}”"));
        }
        let fired: Vec<&str> = outcome.fired.iter().map(|rule| rule.rule.as_str()).collect();
        if let Some(expected) = &self.fired
            && *expected != fired
        {
            wrong.push(format!("expected [{}] to fire, but [{}] did", expected.join(", "), fired.join(", ")));
        }
        if let Some(applies) = self.applies.filter(|applies| *applies != outcome.applies) {
            let (wanted, does) = if applies { ("to apply", "does not") } else { ("not to apply", "does") };
            wrong.push(format!("expected the plugin {wanted}, but it {does}"));
        }
        wrong.extend(self.metrics.iter().filter_map(|(id, value)| measured(id, *value, &outcome.metrics)));
        let sections: Vec<&str> = outcome.sections.iter().map(|section| section.id.as_str()).collect();
        if let Some(expected) = &self.sections
            && *expected != sections
        {
            wrong.push(format!("expected the sections [{}], got [{}]", expected.join(", "), sections.join(", ")));
        }
        if let Some(expected) = self.health.filter(|n| (n - outcome.health.len() as f64).abs() > f64::EPSILON) {
            let said: Vec<&str> = outcome.health.iter().map(|note| note.text.get("en")).collect();
            wrong.push(format!("expected {expected} notes on its health, got {}: [{}]", said.len(), said.join("; ")));
        }
        for (id, look) in &self.rules {
            match outcome.fired.iter().find(|rule| rule.rule == *id) {
                Some(rule) => wrong.extend(look.compare(rule).into_iter().map(|what| format!("{id}: {what}"))),
                None => wrong.push(format!("{id} did not fire")),
            }
        }
        wrong
    }
}

/// Compares a metric with what the report will print of it.
fn measured(id: &str, expected: Option<f64>, metrics: &[OwnMetric]) -> Option<String> {
    let found = metrics.iter().find(|metric| metric.id == id);
    match (expected, found) {
        (None, None) => None,
        (None, Some(metric)) => Some(format!("expected no metric `{id}`, got {}", metric.value)),
        (Some(expected), Some(metric)) => {
            let digits = usize::from(metric.decimals);
            let [wanted, got] = [expected, metric.value].map(|value| format!("{value:.digits$}"));
            // `-0` is 0.
            let zero = |text: &str| text.chars().all(|c| matches!(c, '-' | '0' | '.'));
            let differs = wanted != got && !(zero(&wanted) && zero(&got));
            differs.then(|| format!("expected {wanted} of the metric `{id}`, got {got}"))
        }
        (Some(_), None) => {
            let near = suggestion(id, metrics.iter().map(|metric| metric.id.as_str()));
            Some(format!("there is no metric `{id}`{near}"))
        }
    }
}

impl Look {
    fn read(reader: &mut Reader, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "what a rule must give")?;
        let mut look = Self::default();
        for name in ["cap", "weight", "not_applicable"] {
            if let Some(node) = fields.optional(name) {
                look.effect = effect(reader, name, node);
            }
        }
        look.severity = fields.optional_text(reader, "severity");
        look.subject = fields.optional_text(reader, "subject");
        for (locale, node) in fields.map(reader, "contains") {
            look.contains.extend(reader.text(node, "a part of the text").map(|text| (locale.name.clone(), text)));
        }
        fields.finish(reader);
        Some(look)
    }

    fn compare(&self, rule: &FiredRule) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.effect.is_some() && self.effect != rule.effect {
            wrong.push(format!("expected {:?}, got {:?}", self.effect, rule.effect));
        }
        let finding = rule.finding.as_ref();
        let severity = finding.map(|finding| match finding.severity {
            Severity::Info => "info",
            Severity::Irritant => "irritant",
            Severity::Warning => "warning",
            Severity::Alert => "alert",
        });
        let subject = finding.and_then(|finding| finding.subject.as_ref()).map(|subject| match subject {
            Target::Overall => "overall",
            Target::Domain(id) | Target::Question(id) => id.as_str(),
        });
        for (what, expected, got) in [("severity", &self.severity, severity), ("subject", &self.subject, subject)] {
            if expected.is_some() && expected.as_deref() != got {
                wrong.push(format!("expected the {what} {expected:?}, got {got:?}"));
            }
        }
        // An entry of `weights` or `not_applicable` says why it is there, and has no finding.
        let said = finding.map(|finding| &finding.text).or(rule.reason.as_ref());
        for (locale, part) in &self.contains {
            let text = said.map_or("", |said| said.get(locale));
            if !text.contains(part.as_str()) {
                let what = if finding.is_none() && rule.reason.is_some() { "reason" } else { "finding" };
                wrong.push(format!("the {what} does not say “{part}”: “{text}”"));
            }
        }
        wrong
    }
}

fn effect(reader: &mut Reader, name: &str, node: &Node) -> Option<Effect> {
    let mut fields: Fields = reader.fields(node, "an effect")?;
    let question = fields.optional_text(reader, "question");
    let domain = fields.optional_text(reader, "domain");
    let overall = fields.optional_boolean(reader, "overall");
    let level = fields.optional_number(reader, "level");
    let factor = fields.optional_number(reader, "factor");
    let place = fields.place();
    fields.finish(reader);
    let target = match (&domain, &question, overall) {
        (Some(id), None, None) => Some(Target::Domain(id.clone())),
        (None, Some(id), None) => Some(Target::Question(id.clone())),
        (None, None, Some(true)) => Some(Target::Overall),
        _ => None,
    };
    let effect = match (name, target, level, factor) {
        ("cap", Some(target), Some(level), None) => Some(Effect::Cap { target, level }),
        ("weight", Some(target), None, Some(factor)) => Some(Effect::Weight { target, factor }),
        ("not_applicable", Some(Target::Question(question)), None, None) => Some(Effect::NotApplicable { question }),
        _ => None,
    };
    if effect.is_none() {
        reader.error("malformed-effect", place, format!("this is not a whole `{name}`"), None);
    }
    effect
}
