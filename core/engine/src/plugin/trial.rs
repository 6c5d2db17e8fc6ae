//! A plugin's own tests: `tests/*.yaml`, each a list of cases with what is given and what is expected of the plugin.
//!
//! A file may hold a `given` that all its cases share; a case's own values stand over it.

mod expect;
mod given;

use super::Plugin;
use super::failure::Failure;
use super::outcome::{Outcome, Text};
use super::own::{Block, Cell, OwnChart, OwnMetric, OwnSection, OwnTable};
use super::snapshot::{Settings, Snapshot};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::locale::Locale;
use crate::yaml::{Node, Reader, parse};
use expect::Expected;
use given::Given;
use std::collections::{BTreeMap, BTreeSet};

/// The tests of one plugin, file by file.
pub struct Trials<'p> {
    plugin: &'p Plugin,
    coverage: Coverage,
    given: Vec<(Snapshot, Settings)>,
    /// Why the plugin broke off, each reason once.
    failures: Vec<Failure>,
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
    /// Entries without a condition: no test can make them silent.
    pub always: BTreeSet<String>,
    /// What fired rules, metrics and sections lack that a reader of the report misses: a source, a language. By id; `health` for those.
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
    /// Rules that never fired, and rules that were never silent though they could be: the tests say nothing about them.
    pub fn one_sided(&self) -> impl Iterator<Item = &str> {
        let silent = |rule: &str| self.silent.contains_key(rule) || self.always.contains(rule);
        self.rules().filter(move |rule| !(self.fired.contains_key(*rule) && silent(rule)))
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
            let said = rule.finding.iter().map(|finding| &finding.text).chain(&rule.reason);
            let advice = rule.advice.iter();
            let advised =
                advice.flat_map(|advice| [Some(&advice.text), advice.title.as_ref(), advice.owner.as_ref()]).flatten();
            self.translated(&rule.rule, said.chain(advised));
        }
        for metric in &outcome.metrics {
            self.translated(&metric.id, metric_texts(metric));
        }
        for section in &outcome.sections {
            self.translated(&section.id, section_texts(section).into_iter());
        }
        for note in &outcome.health {
            self.translated("health", std::iter::once(&note.text));
        }
        self.always.extend(outcome.always.iter().cloned());
        for rule in &outcome.silent {
            *self.silent.entry(rule.clone()).or_default() += 1;
        }
    }

    /// Notes the languages in which a text of a rule, metric or section is not written.
    fn translated<'t>(&mut self, id: &str, texts: impl Iterator<Item = &'t Text>) {
        for text in texts {
            let Text::Localised(texts) = text else { continue };
            let missing = Locale::ALL.into_iter().filter(|locale| !texts.contains_key(locale.tag()));
            self.lacking.extend(missing.map(|locale| (id.to_owned(), Lack::Language(locale))));
        }
    }
}

fn metric_texts(metric: &OwnMetric) -> impl Iterator<Item = &Text> {
    std::iter::once(&metric.label).chain(&metric.unit).chain(&metric.note)
}

fn section_texts(section: &OwnSection) -> Vec<&Text> {
    let mut all: Vec<&Text> = std::iter::once(&section.title).chain(&section.lead).collect();
    for block in &section.blocks {
        match block {
            Block::Heading(text) | Block::Text(text) => all.push(text),
            Block::List(points) => all.extend(points),
            Block::Table(OwnTable { title, columns, rows, note, .. }) => {
                let cells = rows.iter().flatten().filter_map(|cell| match cell {
                    Cell::Text(text) => Some(text),
                    Cell::Absent | Cell::Number(_) => None,
                });
                all.extend(std::iter::once(title).chain(columns).chain(cells).chain(note));
            }
            Block::Chart(OwnChart { title, unit, rows, ends, note, .. }) => {
                let ends = ends.iter().flat_map(|(from, to)| [from, to]);
                let labels = rows.iter().map(|row| &row.label);
                all.extend([title, unit].into_iter().chain(labels).chain(ends).chain(note));
            }
        }
    }
    all
}

impl<'p> Trials<'p> {
    /// Tests of a plugin.
    pub fn of(plugin: &'p Plugin) -> Self {
        Self { plugin, coverage: Coverage::default(), given: Vec::new(), failures: Vec::new() }
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

    /// The plugin that is tested.
    pub fn plugin(&self) -> &'p Plugin {
        self.plugin
    }

    /// What each case gave, in order.
    pub fn given(&self) -> &[(Snapshot, Settings)] {
        &self.given
    }

    /// Why the plugin broke off where it should not: each reason once, at its place in `main.lua`.
    pub fn failures(&self) -> impl Iterator<Item = Diagnostic> {
        self.failures.iter().map(|failure| failure.diagnostic(&self.plugin.source))
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
                _ => {
                    let told = failure.to_string();
                    if !self.failures.contains(&failure) {
                        self.failures.push(failure);
                    }
                    vec![told]
                }
            },
        };
        self.given.push((given.shown, given.settings));
        wrong.extend(facts);
        for what in wrong {
            reader.error("plugin-test-failed", node.place, format!("“{name}”: {what}"), None);
        }
    }
}
