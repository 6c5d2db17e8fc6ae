//! Reading what a plugin returns: strictly, with the path of each fault, all faults at once, and bounded in size.

use super::outcome::Text;
use crate::diagnostic::did_you_mean;
use mlua::{Table, Value};
use std::collections::BTreeMap;

/// Longest text that a plugin may return, in characters.
pub const TEXT_CHARS: usize = 4_000;
const FIELDS: usize = 64;
const FAULTS: usize = 20;
/// Most that all texts of one result may hold together, in bytes: one text may stand in many places at no cost to its plugin.
const ALL_TEXTS: usize = 1_000_000;

/// What is wrong with a result, in the order found.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) list: Vec<(String, String)>,
    /// Bytes of texts read so far.
    texts: usize,
}

impl Faults {
    /// Notes a fault at a path. Beyond a number the rest is noise.
    pub(super) fn push(&mut self, path: &str, message: impl Into<String>) {
        if self.list.len() < FAULTS {
            self.list.push((path.to_owned(), message.into()));
        }
    }

    /// Notes a name that is not among those known.
    pub(super) fn unknown<'a>(
        &mut self,
        path: &str,
        message: &str,
        given: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        self.push(path, format!("{message}{}", suggestion(given, known)));
    }
}

/// "; did you mean …?", or the known names where they are few.
pub(super) fn suggestion<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match did_you_mean(given, known.iter().copied()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if known.is_empty() || known.len() > 12 => String::new(),
        None => format!("; known here: {}", known.join(", ")),
    }
}

/// What kind of thing a value is, for an author.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Nil => "nothing",
        Value::Boolean(_) => "a boolean",
        Value::Integer(_) | Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Table(_) => "a table",
        Value::Function(_) => "a function",
        _ => "a foreign value",
    }
}

/// A table with named fields. Take each; [`Record::finish`] reports the others.
pub(super) struct Record {
    pub(super) path: String,
    fields: BTreeMap<String, Value>,
    asked: Vec<&'static str>,
}

impl Record {
    /// Opens a table.
    pub(super) fn open(value: &Value, path: &str, faults: &mut Faults) -> Option<Self> {
        let table = plain(value, path, "a table with named fields", faults)?;
        let mut fields = BTreeMap::new();
        for pair in table.pairs::<Value, Value>() {
            let (key, value) = pair.ok()?;
            let Some(name) = (match &key {
                Value::String(name) => name.to_str().ok().map(|name| name.to_string()),
                _ => None,
            }) else {
                faults.push(path, format!("{} cannot name a field here", kind(&key)));
                return None;
            };
            fields.insert(name.chars().take(TEXT_CHARS).collect(), value);
            if fields.len() > FIELDS {
                faults.push(path, format!("has more than {FIELDS} fields"));
                return None;
            }
        }
        Some(Self { path: path.to_owned(), fields, asked: Vec::new() })
    }

    /// The path of a field.
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }

    /// A field that may be left out.
    pub(super) fn optional(&mut self, name: &'static str) -> Option<Value> {
        self.asked.push(name);
        self.fields.remove(name)
    }

    /// A field that must be there.
    pub(super) fn required(&mut self, name: &'static str, faults: &mut Faults) -> Option<Value> {
        let found = self.optional(name);
        if found.is_none() {
            faults.push(&self.path, format!("lacks the field `{name}`"));
        }
        found
    }

    /// A text that must be there.
    pub(super) fn string(&mut self, name: &'static str, faults: &mut Faults) -> Option<String> {
        let value = self.required(name, faults)?;
        string(&value, &self.at(name), faults)
    }

    /// A number that must be there.
    pub(super) fn number(&mut self, name: &'static str, faults: &mut Faults) -> Option<f64> {
        let value = self.required(name, faults)?;
        number(&value, &self.at(name), faults)
    }

    /// A whole number from 1 to 5 that must be there.
    pub(super) fn rank(&mut self, name: &'static str, faults: &mut Faults) -> Option<u8> {
        let given = self.number(name, faults)?;
        let found = (1..=5_u8).find(|rank| (f64::from(*rank) - given).abs() < f64::EPSILON);
        if found.is_none() {
            faults.push(&self.at(name), format!("{given} is not a whole number from 1 to 5"));
        }
        found
    }

    /// One of a few words, which must be there.
    pub(super) fn word<T: Copy>(&mut self, name: &'static str, words: &[(&str, T)], faults: &mut Faults) -> Option<T> {
        let given = self.string(name, faults)?;
        let found = words.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
        if found.is_none() {
            faults.unknown(
                &self.at(name),
                &format!("cannot be {given:.60?}"),
                &given,
                words.iter().map(|(word, _)| *word),
            );
        }
        found
    }

    /// A text or a map of locales that must be there.
    pub(super) fn text(&mut self, name: &'static str, faults: &mut Faults) -> Option<Text> {
        let value = self.required(name, faults)?;
        text(&value, &self.at(name), faults)
    }

    /// Names of the fields that are left.
    pub(super) fn left(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// Reports every field that nobody took.
    pub(super) fn finish(self, faults: &mut Faults) {
        for name in self.fields.keys() {
            faults.unknown(&self.path, &format!("has no field `{name:.60}`"), name, self.asked.iter().copied());
        }
    }
}

/// The items of a list without holes.
pub(super) fn list(value: &Value, path: &str, most: usize, faults: &mut Faults) -> Option<Vec<Value>> {
    let table = plain(value, path, "a list", faults)?;
    let mut items = BTreeMap::new();
    for pair in table.pairs::<Value, Value>() {
        let (key, value) = pair.ok()?;
        let index = match key {
            Value::Integer(i) => usize::try_from(i).ok().filter(|i| *i > 0),
            _ => None,
        };
        let Some(index) = index else {
            faults.push(path, "must be a list: items without names, numbered from 1");
            return None;
        };
        items.insert(index, value);
        if items.len() > most {
            faults.push(path, format!("has more than {most} items"));
            return None;
        }
    }
    if items.last_key_value().is_some_and(|(last, _)| *last != items.len()) {
        faults.push(path, "the list has a hole (an item that is nil)");
        return None;
    }
    Some(items.into_values().collect())
}

/// A finite number.
pub(super) fn number(value: &Value, path: &str, faults: &mut Faults) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "Luau's numbers are f64 to begin with")]
        Value::Integer(i) => Some(*i as f64),
        Value::Number(n) if n.is_finite() => Some(*n),
        Value::Number(n) => {
            faults.push(path, format!("{n} is not a finite number"));
            None
        }
        other => {
            faults.push(path, format!("must be a number, not {}", kind(other)));
            None
        }
    }
}

/// A text of bounded length.
pub(super) fn string(value: &Value, path: &str, faults: &mut Faults) -> Option<String> {
    let Value::String(raw) = value else {
        faults.push(path, format!("must be a text, not {}", kind(value)));
        return None;
    };
    // A character has at most four bytes: what is longer is too long whatever it holds.
    if raw.as_bytes().len() > 4 * TEXT_CHARS {
        faults.push(path, format!("the text is longer than {TEXT_CHARS} characters"));
        return None;
    }
    let before = faults.texts;
    faults.texts += raw.as_bytes().len();
    if faults.texts > ALL_TEXTS {
        // Said once.
        if before <= ALL_TEXTS {
            faults.push(path, "all texts together are longer than 1,000,000 bytes");
        }
        return None;
    }
    let Ok(text) = raw.to_str() else {
        faults.push(path, "the text is not valid UTF-8");
        return None;
    };
    if text.chars().count() > TEXT_CHARS {
        faults.push(path, format!("the text is longer than {TEXT_CHARS} characters"));
        return None;
    }
    if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || turns(c)) {
        faults.push(path, "the text holds a control character");
        return None;
    }
    Some(text.to_string())
}

/// Whether a character turns the direction of what follows it: a figure could be made to read backwards. Marks of single letters may stay.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text, or one a locale.
pub(super) fn text(value: &Value, path: &str, faults: &mut Faults) -> Option<Text> {
    if !matches!(value, Value::Table(_)) {
        let text = string(value, path, faults)?;
        return written(&text, path, faults).then_some(Text::Plain(text));
    }
    let record = Record::open(value, path, faults)?;
    if record.fields.is_empty() {
        faults.push(path, "holds no text: give one a language, as in { en = \"…\", fr = \"…\" }");
        return None;
    }
    let mut texts = BTreeMap::new();
    for (tag, value) in &record.fields {
        if !is_locale(tag) {
            faults.push(path, format!("`{tag:.60}` is not a language, such as `en`, `fr` or `fr-CA`"));
            continue;
        }
        let place = record.at(tag);
        if let Some(text) = string(value, &place, faults)
            && written(&text, &place, faults)
        {
            texts.insert(tag.clone(), text);
        }
    }
    (texts.len() == record.fields.len()).then_some(Text::Localised(texts))
}

/// `fr`, `fr-CA`.
pub(super) fn is_locale(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().is_some_and(|p| matches!(p.len(), 2 | 3) && p.chars().all(|c| c.is_ascii_lowercase()));
    language && parts.all(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn written(text: &str, path: &str, faults: &mut Faults) -> bool {
    let written = !text.trim().is_empty();
    if !written {
        faults.push(path, "the text is empty");
    }
    written
}

/// A table without behaviour of its own: fields that appear when asked for could not be checked.
fn plain<'a>(value: &'a Value, path: &str, expected: &str, faults: &mut Faults) -> Option<&'a Table> {
    match value {
        Value::Table(table) if table.has_metatable() => {
            faults.push(path, "a table with a metatable cannot be returned");
            None
        }
        Value::Table(table) => Some(table),
        other => {
            faults.push(path, format!("must be {expected}, not {}", kind(other)));
            None
        }
    }
}
