//! `plugin.yaml`, read: every fault of the file at once, each with its place.

use super::asked_in::AskedIn;
use super::manifest::{Bounds, Choice, Field, Kind, Manifest, Questionnaire, Source, Status};
use super::outcome::Text;
use super::snapshot::FactValue;
use super::walk::is_locale;
use crate::diagnostic::{self, Diagnostics, Place};
use crate::yaml::{Fields, Node, Reader, Value, parse};
use std::collections::{BTreeMap, BTreeSet};

/// The file format and the contract that this engine knows.
const FORMAT: f64 = 1.0;
const API: f64 = 1.0;

#[derive(Clone, Copy)]
enum KindWord {
    Boolean,
    Number,
    Integer,
    Choice,
    Text,
}

const KINDS: [(&str, KindWord); 5] = [
    ("boolean", KindWord::Boolean),
    ("number", KindWord::Number),
    ("integer", KindWord::Integer),
    ("choice", KindWord::Choice),
    ("text", KindWord::Text),
];

const STATUSES: [(&str, Status); 3] = [
    ("confirmed", Status::Confirmed),
    ("consultant's choice", Status::ConsultantsChoice),
    ("general knowledge", Status::GeneralKnowledge),
];

impl Manifest {
    /// Reads a `plugin.yaml`. `None` where an error was found; a text that one language lacks is a warning.
    pub fn read(source: &diagnostic::Source, faults: &mut Diagnostics) -> Option<Self> {
        let before = faults.errors();
        let root = parse(source, faults)?;
        let mut file = File { reader: Reader { source, faults }, texts: Vec::new() };
        let manifest = file.manifest(&root);
        file.missing_translations();
        manifest.filter(|_| faults.errors() == before)
    }
}

struct File<'a> {
    reader: Reader<'a>,
    /// Every text in several languages, to find those that lack one.
    texts: Vec<(Place, Text)>,
}

impl File<'_> {
    fn manifest(&mut self, root: &Node) -> Option<Manifest> {
        let mut fields = self.reader.fields(root, "plugin.yaml")?;
        self.version(&mut fields, "palier", FORMAT);
        self.version(&mut fields, "api", API);
        let id = fields.required(&mut self.reader, "id").and_then(|node| self.id(node, '-'));
        let version = fields.required(&mut self.reader, "version").and_then(|node| self.semver(node));
        let title = self.required_text(&mut fields, "title");
        let description = self.required_text(&mut fields, "description");
        let sectors = self.words(&mut fields, "sectors", |s| kebab(s, '-'), "an id such as `insurance`");
        let countries = self.words(&mut fields, "countries", country, "an ISO 3166 code such as `FR`");
        let questionnaires = self.questionnaires(&mut fields);
        let facts = self.fields_of(&mut fields, "facts", false);
        let settings = self.fields_of(&mut fields, "settings", true);
        let sources = self.sources(&mut fields);
        fields.finish(&mut self.reader);
        let file = self.reader.source.path.clone();
        Some(Manifest {
            file,
            id: id?,
            version: version?,
            title: title?,
            description: description?,
            sectors,
            countries,
            questionnaires,
            facts,
            settings,
            sources,
        })
    }

    fn version(&mut self, fields: &mut Fields, name: &'static str, known: f64) {
        let Some(node) = fields.required(&mut self.reader, name) else { return };
        if let Some(given) = self.reader.number(node, &format!("`{name}`"))
            && (given - known).abs() > f64::EPSILON
        {
            let message = format!("`{name}: {given}` is not known here: this Palier reads `{name}: {known}`");
            self.reader.error("unknown-version", node.place, message, None);
        }
    }

    fn id(&mut self, node: &Node, joint: char) -> Option<String> {
        let id = self.reader.text(node, "an id")?;
        if kebab(&id, joint) {
            return Some(id);
        }
        let message = format!("an id is lower-case letters, digits and `{joint}`, and starts with a letter");
        self.reader.error("malformed-id", node.place, message, None);
        None
    }

    fn semver(&mut self, node: &Node) -> Option<String> {
        let text = self.reader.text(node, "`version`")?;
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() == 3 && parts.iter().all(|p| p.parse::<u32>().is_ok_and(|n| n.to_string() == *p)) {
            return Some(text);
        }
        self.reader.error("malformed-version", node.place, "a version is three numbers, such as `1.0.0`", None);
        None
    }

    /// A text of the author: a string, or a map of languages.
    fn text(&mut self, node: &Node) -> Option<Text> {
        let Value::Map(pairs) = &node.value else {
            return self.reader.text(node, "this").map(Text::Plain);
        };
        let mut texts = BTreeMap::new();
        for (key, value) in pairs {
            if !is_locale(&key.name) {
                let message = format!("`{:.60}` is not a language, such as `en`, `fr` or `fr-CA`", key.name);
                self.reader.error("unknown-language", key.place, message, None);
            } else if let Some(text) = self.reader.text(value, "a text") {
                texts.insert(key.name.clone(), text);
            }
        }
        if texts.is_empty() {
            self.reader.error("missing-text", node.place, "holds no text: give one a language", None);
            return None;
        }
        let text = Text::Localised(texts);
        self.texts.push((node.place, text.clone()));
        Some(text)
    }

    fn required_text(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let node = fields.required(&mut self.reader, name)?;
        self.text(node)
    }

    fn optional_text(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let node = fields.optional(name)?;
        self.text(node)
    }

    fn words(&mut self, fields: &mut Fields, name: &'static str, sound: fn(&str) -> bool, what: &str) -> Vec<String> {
        let mut words = Vec::new();
        for node in fields.list(&mut self.reader, name) {
            match self.reader.text(node, &format!("an item of `{name}`")) {
                Some(word) if sound(&word) => words.push(word),
                Some(word) => {
                    self.reader.error("malformed-id", node.place, format!("`{word:.60}` is not {what}"), None);
                }
                None => {}
            }
        }
        words
    }

    fn questionnaires(&mut self, fields: &mut Fields) -> Vec<Questionnaire> {
        let mut list = Vec::new();
        for node in fields.list(&mut self.reader, "questionnaires") {
            let text = self.reader.text(node, "a questionnaire");
            list.extend(text.and_then(|text| self.questionnaire(&text, node.place)));
        }
        list
    }

    fn questionnaire(&mut self, text: &str, place: Place) -> Option<Questionnaire> {
        let read = text.split_once('@').and_then(|(id, major)| {
            kebab(id, '-').then_some(())?;
            Some(Questionnaire { id: id.to_owned(), major: major.parse().ok()? })
        });
        if read.is_none() {
            let message = format!("`{text:.60}` is not a questionnaire and its major version");
            let hint = "write it as `forrester-six-domains@1`".to_owned();
            self.reader.error("malformed-id", place, message, Some(hint));
        }
        read
    }

    /// The questions that settle a fact: `{questionnaire@major: question}`.
    fn asked_in(&mut self, fields: &mut Fields, kind: Option<&Kind>) -> Vec<AskedIn> {
        let mut asked = Vec::new();
        for (key, node) in fields.map(&mut self.reader, "asked_in") {
            let questionnaire = self.questionnaire(&key.name, key.place);
            let question = self.reader.text(node, "the id of a question");
            if let Some((questionnaire, question)) = questionnaire.zip(question) {
                asked.push(AskedIn { questionnaire, question, named: key.place, place: node.place });
            }
        }
        if let (Some(first), Some(Kind::Text)) = (asked.first(), kind) {
            let hint = "facts of the other types may be `asked_in` a questionnaire".to_owned();
            self.reader.error("misplaced-field", first.named, "no answers settle a text", Some(hint));
        }
        asked
    }

    fn fields_of(&mut self, fields: &mut Fields, name: &'static str, setting: bool) -> Vec<Field> {
        let mut list: Vec<Field> = Vec::new();
        let mut seen = BTreeSet::new();
        for node in fields.list(&mut self.reader, name) {
            let Some(field) = self.field(node, setting) else { continue };
            if !seen.insert(field.id.clone()) {
                self.reader.error(
                    "duplicate-id",
                    node.place,
                    format!("two of `{name}` are called `{}`", field.id),
                    None,
                );
            }
            list.push(field);
        }
        list
    }

    fn field(&mut self, node: &Node, setting: bool) -> Option<Field> {
        let mut fields = self.reader.fields(node, if setting { "a setting" } else { "a fact" })?;
        let id = fields.required(&mut self.reader, "id").and_then(|node| self.id(node, '_'));
        let kind = self.kind(&mut fields);
        let text = self.required_text(&mut fields, "text");
        let why = if setting { None } else { self.optional_text(&mut fields, "why") };
        let unit = self.optional_text(&mut fields, "unit");
        let asked_in = if setting { Vec::new() } else { self.asked_in(&mut fields, kind.as_ref()) };
        let default = if setting { fields.required(&mut self.reader, "default") } else { None };
        fields.finish(&mut self.reader);
        let default_value = default.and_then(scalar);
        let field = Field { id: id?, kind: kind?, text: text?, why, unit, default: default_value, asked_in };
        if let Some(node) = default {
            let fault = match &field.default {
                Some(value) => field.check(value).err(),
                None => Some("`default` is one value".to_owned()),
            };
            if let Some(message) = fault {
                self.reader.error("wrong-default", node.place, message, None);
            }
        }
        Some(field)
    }

    fn kind(&mut self, fields: &mut Fields) -> Option<Kind> {
        let node = fields.required(&mut self.reader, "type");
        let word = node.and_then(|node| self.reader.word(node, "`type`", &KINDS));
        let bounds = Bounds {
            min: fields.optional_number(&mut self.reader, "min"),
            max: fields.optional_number(&mut self.reader, "max"),
        };
        let options = fields.optional("options");
        let choices = options.map(|node| self.choices(node)).unwrap_or_default();
        let word = word?;
        let place = node.map_or(fields.place(), |node| node.place);
        let numeric = matches!(word, KindWord::Number | KindWord::Integer);
        if !numeric && (bounds.min.is_some() || bounds.max.is_some()) {
            self.reader.error("misplaced-field", place, "`min` and `max` belong to numbers", None);
        }
        if bounds.min.zip(bounds.max).is_some_and(|(min, max)| min > max) {
            self.reader.error("empty-range", place, "`min` is above `max`: nothing fits", None);
        }
        let choice = matches!(word, KindWord::Choice);
        if choice != options.is_some() || (choice && choices.len() < 2) {
            self.reader.error("misplaced-field", place, "`options` belong to a choice, which has at least two", None);
        }
        Some(match word {
            KindWord::Boolean => Kind::Boolean,
            KindWord::Number => Kind::Number(bounds),
            KindWord::Integer => Kind::Integer(bounds),
            KindWord::Choice => Kind::Choice(choices),
            KindWord::Text => Kind::Text,
        })
    }

    /// Options: ids alone, or `{id, text}`.
    fn choices(&mut self, node: &Node) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for node in self.reader.list(node, "`options`") {
            let choice = if matches!(node.value, Value::Map(_)) {
                self.reader.fields(node, "an option").and_then(|mut fields| {
                    let id = fields.required(&mut self.reader, "id").and_then(|node| self.id(node, '_'));
                    let text = self.required_text(&mut fields, "text");
                    fields.finish(&mut self.reader);
                    Some(Choice { id: id?, text: text? })
                })
            } else {
                self.id(node, '_').map(|id| Choice { text: Text::Plain(id.clone()), id })
            };
            let Some(choice) = choice else { continue };
            if choices.iter().any(|c| c.id == choice.id) {
                self.reader.error("duplicate-id", node.place, format!("two options are called `{}`", choice.id), None);
            }
            choices.push(choice);
        }
        choices
    }

    fn sources(&mut self, fields: &mut Fields) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for node in fields.list(&mut self.reader, "sources") {
            let Some(source) = self.source(node) else { continue };
            if sources.iter().any(|s| s.id == source.id) {
                self.reader.error("duplicate-id", node.place, format!("two sources are called `{}`", source.id), None);
            }
            sources.push(source);
        }
        sources
    }

    fn source(&mut self, node: &Node) -> Option<Source> {
        let mut fields = self.reader.fields(node, "a source")?;
        let id = fields.required(&mut self.reader, "id").and_then(|node| self.id(node, '-'));
        let citation = self.required_text(&mut fields, "citation");
        let url = fields.optional("url").and_then(|node| self.url(node));
        let year = fields.optional("year").and_then(|node| self.year(node));
        let status = fields.required(&mut self.reader, "status");
        let status = status.and_then(|node| self.reader.word(node, "`status`", &STATUSES));
        fields.finish(&mut self.reader);
        Some(Source { id: id?, citation: citation?, url, year, status: status? })
    }

    fn url(&mut self, node: &Node) -> Option<String> {
        let url = self.reader.text(node, "`url`")?;
        let sound = url.starts_with("https://")
            && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>`".contains(c));
        if !sound {
            self.reader.error("malformed-url", node.place, "`url` is an address that starts with https://", None);
        }
        sound.then_some(url)
    }

    fn year(&mut self, node: &Node) -> Option<u16> {
        let year = self.reader.number(node, "`year`")?;
        let found = (1900..=2100_u16).find(|y| (f64::from(*y) - year).abs() < f64::EPSILON);
        if found.is_none() {
            self.reader.error("malformed-year", node.place, "`year` is a year, such as 2022", None);
        }
        found
    }

    /// A language used anywhere in the file is expected everywhere.
    fn missing_translations(&mut self) {
        let used: BTreeSet<String> =
            self.texts.iter().flat_map(|(_, text)| text.locales()).map(str::to_owned).collect();
        for (place, text) in std::mem::take(&mut self.texts) {
            for language in used.iter().filter(|language| !text.locales().any(|l| l == language.as_str())) {
                self.reader.warning("missing-translation", place, format!("this text has no `{language}`"), None);
            }
        }
    }
}

fn kebab(id: &str, joint: char) -> bool {
    id.len() <= 60
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with(joint)
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
}

fn country(code: &str) -> bool {
    code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase())
}

/// A YAML value as the value of a fact or setting, where it is one.
pub(super) fn scalar(node: &Node) -> Option<FactValue> {
    match &node.value {
        Value::Bool(b) => Some(FactValue::Boolean(*b)),
        Value::Number(n) => Some(FactValue::Number(*n)),
        Value::Text(text) => Some(FactValue::Text(text.clone())),
        _ => None,
    }
}
