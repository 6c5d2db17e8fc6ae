//! A plugin's own tests: `tests/*.yaml`, each a list of cases with what is given and what must fire.
//!
//! A file may hold a `given` that all its cases share; a case's own values stand over it.

use super::Plugin;
use super::manifest_file::scalar;
use super::outcome::{Effect, FiredRule, Outcome, Severity, Target, Text};
use super::snapshot::{Figures, Metric, Settings, Snapshot, Values};
use crate::answers::MetricKind;
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::short;
use crate::yaml::{Fields, Key, Node, Reader, Value, parse};
use std::collections::{BTreeMap, BTreeSet};

/// The tests of one plugin, file by file.
pub struct Trials<'p> {
    plugin: &'p Plugin,
    coverage: Coverage,
}

/// What the tests exercised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Cases run.
    pub cases: usize,
    /// Rules that fired in some case, with the number of cases.
    pub fired: BTreeMap<String, usize>,
    /// Rules that stayed silent in some case, likewise.
    pub silent: BTreeMap<String, usize>,
    /// What fired rules lack that a reader of the report misses: a source, a language.
    pub lacking: BTreeSet<(String, Lack)>,
}

/// What a rule lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// It cites nothing.
    Source,
    /// One of its texts is not written in a language.
    Language(Locale),
}

impl Coverage {
    /// Rules that never fired, and rules that were never silent: the tests say nothing about them.
    pub fn one_sided(&self) -> impl Iterator<Item = &str> {
        self.rules().filter(|rule| !(self.fired.contains_key(*rule) && self.silent.contains_key(*rule)))
    }

    /// Every rule that was asked, by id.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.fired.keys().chain(self.silent.keys()).map(String::as_str).collect::<BTreeSet<_>>().into_iter()
    }

    fn count(&mut self, outcome: &Outcome) {
        for rule in &outcome.fired {
            *self.fired.entry(rule.rule.clone()).or_default() += 1;
            if rule.source.is_none() {
                self.lacking.insert((rule.rule.clone(), Lack::Source));
            }
            let said = rule.finding.iter().map(|finding| &finding.text);
            let advised = rule
                .advice
                .iter()
                .flat_map(|advice| [Some(&advice.text), advice.title.as_ref(), advice.owner.as_ref()]);
            for text in said.chain(advised.flatten()) {
                let Text::Localised(texts) = text else { continue };
                let missing = Locale::ALL.into_iter().filter(|locale| !texts.contains_key(locale.tag()));
                self.lacking.extend(missing.map(|locale| (rule.rule.clone(), Lack::Language(locale))));
            }
        }
        for rule in &outcome.silent {
            *self.silent.entry(rule.clone()).or_default() += 1;
        }
    }
}

impl<'p> Trials<'p> {
    /// Tests of a plugin.
    pub fn of(plugin: &'p Plugin) -> Self {
        Self { plugin, coverage: Coverage::default() }
    }

    /// Runs the cases of one file. A case that does not hold is an error at its place.
    pub fn run(&mut self, source: &Source, faults: &mut Diagnostics) {
        let Some(root) = parse(source, faults) else { return };
        let mut reader = Reader { source, faults };
        let Some(mut fields) = reader.fields(&root, "a test file") else { return };
        let format =
            fields.required(&mut reader, "palier").and_then(|node| Some((node, reader.number(node, "`palier`")?)));
        if let Some((node, format)) = format
            && (format - 1.0).abs() > f64::EPSILON
        {
            reader.error("unknown-version", node.place, format!("`palier: {format}` is not known here"), None);
        }
        let mut shared = Given::default();
        if let Some(node) = fields.optional("given") {
            shared.read(&mut reader, node);
        }
        for node in fields.list(&mut reader, "cases") {
            self.case(&mut reader, node, shared.clone());
        }
        fields.finish(&mut reader);
    }

    /// What the cases so far exercised.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    fn case(&mut self, reader: &mut Reader, node: &Node, mut given: Given) {
        let before = reader.faults.errors();
        let Some(mut fields) = reader.fields(node, "a case") else { return };
        let name = fields.text(reader, "name").unwrap_or_default();
        if let Some(node) = fields.optional("given") {
            given.read(reader, node);
        }
        let expected = fields.required(reader, "expect").and_then(|node| Expected::read(reader, node));
        fields.finish(reader);
        let Some(expected) = expected.filter(|_| reader.faults.errors() == before) else { return };
        self.coverage.cases += 1;
        let facts = self.plugin.manifest().check_facts(&given.shown.facts).err().unwrap_or_default();
        let mut wrong = match self.plugin.run(&given.shown, &given.settings) {
            Ok(outcome) => {
                self.coverage.count(&outcome);
                expected.compare(&outcome)
            }
            Err(failure) => match &expected.fails {
                Some(part) if failure.message.contains(part.as_str()) => Vec::new(),
                _ => vec![failure.to_string()],
            },
        };
        wrong.extend(facts);
        for what in wrong {
            reader.error("plugin-test-failed", node.place, format!("“{name}”: {what}"), None);
        }
    }
}

/// What a case gives.
#[derive(Clone, Default)]
struct Given {
    shown: Snapshot,
    settings: Settings,
}

impl Given {
    fn read(&mut self, reader: &mut Reader, node: &Node) {
        let Some(mut fields) = reader.fields(node, "`given`") else { return };
        if let Some(text) = fields.optional_text(reader, "questionnaire") {
            let (id, major) = text.split_once('@').unwrap_or((&text, "1"));
            id.clone_into(&mut self.shown.questionnaire);
            self.shown.major = major.parse().unwrap_or(1);
        }
        if let Some(node) = fields.optional("organisation") {
            self.organisation(reader, node);
        }
        if let Some(node) = fields.optional("level_scale")
            && let Some(mut scale) = reader.fields(node, "`level_scale`")
        {
            self.shown.level_scale.min = scale.optional_number(reader, "min").unwrap_or(self.shown.level_scale.min);
            self.shown.level_scale.max = scale.optional_number(reader, "max").unwrap_or(self.shown.level_scale.max);
            scale.finish(reader);
        }
        let facts = fields.map(reader, "facts");
        values(reader, facts, &mut self.shown.facts);
        let settings = fields.map(reader, "settings");
        values(reader, settings, &mut self.settings);
        let domains = fields.map(reader, "domains");
        figures(reader, domains, &mut self.shown.domains);
        let questions = fields.map(reader, "questions");
        figures(reader, questions, &mut self.shown.questions);
        for (group, node) in fields.map(reader, "groups") {
            let pairs = reader.pairs(node, "a group");
            figures(reader, pairs, self.shown.groups.entry(group.name.clone()).or_default());
        }
        self.shown.overall = fields.optional_number(reader, "overall").or(self.shown.overall);
        for (kind, node) in fields.map(reader, "metrics") {
            self.metric(reader, &kind.name, node);
        }
        let mut percentiles = Figures::new();
        let given = fields.map(reader, "percentiles");
        figures(reader, given, &mut percentiles);
        for (id, percentile) in percentiles {
            match (id.as_str(), percentile) {
                ("overall", _) => self.shown.percentile = percentile,
                (_, Some(percentile)) => drop(self.shown.percentiles.insert(id, percentile)),
                (_, None) => drop(self.shown.percentiles.remove(&id)),
            }
        }
        for node in fields.list(reader, "customers") {
            self.shown.customers.extend(reader.text(node, "an id"));
        }
        fields.finish(reader);
    }

    /// `{value, n}` of a kind; `null` takes it back.
    fn metric(&mut self, reader: &mut Reader, kind: &str, node: &Node) {
        let known = || MetricKind::ALL.iter().map(|(word, _)| *word);
        if !known().any(|word| word == kind) {
            let message = format!("no metric is of the kind `{}`", short(kind));
            reader.unknown("unknown-metric", node.place, message, (kind, known()));
        } else if node.value == Value::Null {
            self.shown.metrics.remove(kind);
        } else if let Some(mut fields) = reader.fields(node, "a metric") {
            let value = fields.required(reader, "value").and_then(|node| reader.number(node, "`value`"));
            let n = fields.optional_number(reader, "n");
            fields.finish(reader);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count, cut at 0")]
            let n = n.map(|n| n.max(0.0) as usize);
            self.shown.metrics.extend(value.map(|value| (kind.to_owned(), Metric { value, n })));
        }
    }

    fn organisation(&mut self, reader: &mut Reader, node: &Node) {
        let Some(mut fields) = reader.fields(node, "`organisation`") else { return };
        let organisation = &mut self.shown.organisation;
        if let Some(name) = fields.optional_text(reader, "name") {
            organisation.name = name;
        }
        for (name, slot) in [
            ("sector", &mut organisation.sector),
            ("country", &mut organisation.country),
            ("size", &mut organisation.size),
        ] {
            if let Some(text) = fields.optional_text(reader, name) {
                *slot = Some(text);
            }
        }
        fields.finish(reader);
    }
}

/// Facts or settings; `null` takes back what the file's own `given` said.
fn values(reader: &mut Reader, pairs: &[(Key, Node)], into: &mut Values) {
    for (key, node) in pairs {
        match scalar(node) {
            Some(value) => drop(into.insert(key.name.clone(), value)),
            None if node.value == Value::Null => drop(into.remove(&key.name)),
            None => reader.error("wrong-type", node.place, format!("`{}` is one value", key.name), None),
        }
    }
}

/// Scores; `null` is a thing that exists and was not rated.
fn figures(reader: &mut Reader, pairs: &[(Key, Node)], into: &mut Figures) {
    for (key, node) in pairs {
        let score = if node.value == Value::Null { None } else { reader.number(node, "a score") };
        into.insert(key.name.clone(), score);
    }
}

/// What a case expects. `fired` lists every rule that must fire, in order; the rest looks at some of them.
struct Expected {
    fired: Option<Vec<String>>,
    rules: BTreeMap<String, Look>,
    fails: Option<String>,
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
    fn read(reader: &mut Reader, node: &Node) -> Option<Self> {
        let mut fields = reader.fields(node, "`expect`")?;
        let fired = fields.optional("fired").map(|node| {
            let items = reader.list(node, "`fired`");
            items.iter().filter_map(|item| reader.text(item, "a rule")).collect()
        });
        let mut rules = BTreeMap::new();
        for (key, node) in fields.map(reader, "rules") {
            if let Some(look) = Look::read(reader, node) {
                rules.insert(key.name.clone(), look);
            }
        }
        let fails = fields.optional_text(reader, "fails");
        let place = fields.place();
        fields.finish(reader);
        if fired.is_none() && fails.is_none() {
            reader.error("missing-field", place, "`expect` says which rules are `fired`, or how the run `fails`", None);
        }
        Some(Self { fired, rules, fails })
    }

    fn compare(&self, outcome: &Outcome) -> Vec<String> {
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
        for (id, look) in &self.rules {
            match outcome.fired.iter().find(|rule| rule.rule == *id) {
                Some(rule) => wrong.extend(look.compare(rule).into_iter().map(|what| format!("{id}: {what}"))),
                None => wrong.push(format!("{id} did not fire")),
            }
        }
        wrong
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
        for (locale, part) in &self.contains {
            let text = finding.map_or("", |finding| finding.text.get(locale));
            if !text.contains(part.as_str()) {
                wrong.push(format!("the finding does not say “{part}”: “{text}”"));
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
    let place: Place = fields.place();
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
