//! Reading what a plugin returns: strictly, with the path of each fault, all faults at once, and bounded in size.

use super::manifest::Source;
use super::outcome::Text;
use super::path::Path;
use crate::diagnostic::did_you_mean;
use memchr::memchr2_iter;
use mlua::{Table, Value};
use std::collections::BTreeMap;

/// Longest text that a plugin may return, in characters.
pub const TEXT_CHARS: usize = 4_000;
/// All texts of one result together, in characters: one text may stand in many places, and a report prints each.
const RESULT_CHARS: usize = 1_000_000;
/// Largest count: the numbers of Luau are exact up to here, and readable.
const MOST_COUNTED: f64 = 1e9;
const FIELDS: usize = 64;
/// Fields of most tables, at most.
const USUAL: usize = 8;
const FAULTS: usize = 20;

/// What is wrong with a result, in the order found.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) list: Vec<Wrong>,
    /// Characters read so far.
    chars: usize,
}

/// One fault.
pub(super) struct Wrong {
    /// What holds it, as in `rules[2].effect`.
    pub(super) path: String,
    /// The field of it that is too many.
    pub(super) field: Option<String>,
    pub(super) message: String,
}

impl Faults {
    /// Notes a fault at a path. Beyond a number the rest is noise.
    pub(super) fn push(&mut self, path: &Path, message: impl Into<String>) {
        self.note(path, None, message.into());
    }

    fn note(&mut self, path: &Path, field: Option<String>, message: String) {
        if self.list.len() < FAULTS {
            self.list.push(Wrong { path: path.to_string(), field, message });
        }
    }

    /// Notes a field that a table does not have.
    pub(super) fn unknown_field<'a>(&mut self, path: &Path, name: &str, known: impl IntoIterator<Item = &'a str>) {
        let message = format!("has no field `{name:.60}`{}", suggestion(name, known));
        self.note(path, Some(name.to_owned()), message);
    }

    /// Counts a text towards those of the whole result; false where there is no room for it.
    fn spend(&mut self, path: &Path, chars: usize) -> bool {
        let before = self.chars;
        self.chars += chars;
        if before <= RESULT_CHARS && self.chars > RESULT_CHARS {
            self.push(path, format!("with this text the result is longer than {RESULT_CHARS} characters in all"));
        }
        self.chars <= RESULT_CHARS
    }

    /// Notes a name that is not among those known.
    pub(super) fn unknown<'a>(
        &mut self,
        path: &Path,
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
pub(super) struct Record<'p> {
    pub(super) path: &'p Path<'p>,
    /// Those not yet taken, in the table's order.
    fields: Vec<(String, Value)>,
    asked: Vec<&'static str>,
}

impl<'p> Record<'p> {
    /// Opens a table.
    pub(super) fn open(value: &Value, path: &'p Path<'p>, faults: &mut Faults) -> Option<Self> {
        let table = plain(value, path, "a table with named fields", faults)?;
        let fields = names_and_values(table).or_else(|| judged(table, path, faults))?;
        Some(Self { path, fields, asked: Vec::with_capacity(USUAL) })
    }

    /// The path of a field.
    pub(super) fn at<'n>(&self, name: &'n str) -> Path<'n>
    where
        'p: 'n,
    {
        Path::Field(self.path, name)
    }

    /// A field that may be left out.
    pub(super) fn optional(&mut self, name: &'static str) -> Option<Value> {
        self.asked.push(name);
        let place = self.fields.iter().position(|(known, _)| known == name)?;
        Some(self.fields.swap_remove(place).1)
    }

    /// A field that must be there.
    pub(super) fn required(&mut self, name: &'static str, faults: &mut Faults) -> Option<Value> {
        let found = self.optional(name);
        if found.is_none() {
            faults.push(self.path, format!("lacks the field `{name}`"));
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

    /// A number that may be left out.
    pub(super) fn optional_number(&mut self, name: &'static str, faults: &mut Faults) -> Option<f64> {
        let value = self.optional(name)?;
        number(&value, &self.at(name), faults)
    }

    /// A count that may be left out.
    pub(super) fn optional_count(&mut self, name: &'static str, faults: &mut Faults) -> Option<u64> {
        let given = self.optional_number(name, faults)?;
        if given.fract() != 0.0 || !(0.0..=MOST_COUNTED).contains(&given) {
            faults.push(&self.at(name), format!("{given} is not a count: a whole number from 0 to {MOST_COUNTED}"));
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number within the bounds")]
        Some(given as u64)
    }

    /// `true` or `false`; false where it is left out.
    pub(super) fn flag(&mut self, name: &'static str, faults: &mut Faults) -> bool {
        match self.optional(name) {
            None => false,
            Some(Value::Boolean(flag)) => flag,
            Some(other) => {
                faults.push(&self.at(name), format!("must be true or false, not {}", kind(&other)));
                false
            }
        }
    }

    /// Two numbers by name, `{ low = 40, high = 60 }`, the first not above the second.
    pub(super) fn optional_span(
        &mut self,
        name: &'static str,
        [low, high]: [&'static str; 2],
        faults: &mut Faults,
    ) -> Option<(f64, f64)> {
        let value = self.optional(name)?;
        let path = self.at(name);
        let mut span = Record::open(&value, &path, faults)?;
        let ends = (span.number(low, faults), span.number(high, faults));
        span.finish(faults);
        let (from, to) = (ends.0?, ends.1?);
        if from > to {
            faults.push(&path, format!("`{low}`, {from}, is above `{high}`, {to}"));
            return None;
        }
        Some((from, to))
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
        let given = self.required(name, faults)?;
        word(&given, &self.at(name), words, faults)
    }

    /// One of a few words, which may be left out.
    pub(super) fn optional_word<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&str, T)],
        faults: &mut Faults,
    ) -> Option<T> {
        let given = self.optional(name)?;
        word(&given, &self.at(name), words, faults)
    }

    /// A text or a map of locales that must be there.
    pub(super) fn text(&mut self, name: &'static str, faults: &mut Faults) -> Option<Text> {
        let value = self.required(name, faults)?;
        text(&value, &self.at(name), faults)
    }

    /// A text or a map of locales that may be left out.
    pub(super) fn optional_text(&mut self, name: &'static str, faults: &mut Faults) -> Option<Text> {
        let value = self.optional(name)?;
        text(&value, &self.at(name), faults)
    }

    /// One of plugin.yaml's sources, by id; it may be left out.
    pub(super) fn source<'s>(&mut self, sources: &'s [Source], faults: &mut Faults) -> Option<&'s Source> {
        let value = self.optional("source")?;
        let path = self.at("source");
        let id = string(&value, &path, faults)?;
        let found = sources.iter().find(|source| source.id == id);
        if found.is_none() {
            let message = format!("plugin.yaml has no source `{id:.60}`");
            faults.unknown(&path, &message, &id, sources.iter().map(|source| source.id.as_str()));
        }
        found
    }

    /// An id that must be there.
    pub(super) fn id(&mut self, faults: &mut Faults) -> Option<String> {
        let id = self.string("id", faults)?;
        let sound = !id.is_empty()
            && id.len() <= 60
            && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if !sound {
            faults.push(&self.at("id"), "an id is letters, digits, `-`, `_` and `.`, at most 60");
        }
        sound.then_some(id)
    }

    /// Names of the fields that are left, in the order of the alphabet.
    pub(super) fn left(&self) -> Vec<&str> {
        let mut left: Vec<&str> = self.fields.iter().map(|(name, _)| name.as_str()).collect();
        left.sort_unstable();
        left
    }

    /// Reports every field that nobody took.
    pub(super) fn finish(self, faults: &mut Faults) {
        for name in self.left() {
            faults.unknown_field(self.path, name, self.asked.iter().copied());
        }
    }
}

fn word<T: Copy>(value: &Value, path: &Path, words: &[(&str, T)], faults: &mut Faults) -> Option<T> {
    let given = string(value, path, faults)?;
    let found = words.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
    if found.is_none() {
        faults.unknown(path, &format!("cannot be {given:.60?}"), &given, words.iter().map(|(word, _)| *word));
    }
    found
}

/// The items of a list without holes.
pub(super) fn list(value: &Value, path: &Path, most: usize, faults: &mut Faults) -> Option<Vec<Value>> {
    let table = plain(value, path, "a list", faults)?;
    let mut items: Vec<(usize, Value)> = Vec::new();
    let read = table.for_each(|key: Value, value: Value| {
        let index = match key {
            Value::Integer(i) => usize::try_from(i).ok().filter(|i| *i > 0),
            _ => None,
        };
        match index {
            None => faults.push(path, "must be a list: items without names, numbered from 1"),
            Some(_) if items.len() == most => faults.push(path, format!("has more than {most} items")),
            Some(index) => {
                items.push((index, value));
                return Ok(());
            }
        }
        Err(enough())
    });
    read.ok()?;
    items.sort_unstable_by_key(|(index, _)| *index);
    if items.last().is_some_and(|(last, _)| *last != items.len()) {
        faults.push(path, "the list has a hole (an item that is nil)");
        return None;
    }
    Some(items.into_iter().map(|(_, value)| value).collect())
}

/// The fields of a table whose keys are surely names, without a handle for each key; nothing of any other.
fn names_and_values(table: &Table) -> Option<Vec<(String, Value)>> {
    let mut fields = Vec::with_capacity(USUAL);
    let read = table.for_each(|name: String, value: Value| {
        if fields.len() == FIELDS || name.len() > TEXT_CHARS || was_number(&name) {
            return Err(enough());
        }
        fields.push((name, value));
        Ok(())
    });
    read.is_ok().then_some(fields)
}

/// Whether a key that was read as a text may have been a number, which reads as one; such words are `inf` and `nan` at most.
fn was_number(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'i' | 'n')) && name.parse::<f64>().is_ok()
}

/// The fields of any table, each key looked at.
fn judged(table: &Table, path: &Path, faults: &mut Faults) -> Option<Vec<(String, Value)>> {
    let mut fields = Vec::new();
    let read = table.for_each(|key: Value, value: Value| {
        let name = match &key {
            Value::String(name) => name.to_str().ok().map(|name| name.chars().take(TEXT_CHARS).collect()),
            _ => None,
        };
        match name {
            None => faults.push(path, format!("{} cannot name a field here", kind(&key))),
            Some(_) if fields.len() == FIELDS => faults.push(path, format!("has more than {FIELDS} fields")),
            Some(name) => {
                fields.push((name, value));
                return Ok(());
            }
        }
        Err(enough())
    });
    read.is_ok().then_some(fields)
}

/// Ends a look at a table.
fn enough() -> mlua::Error {
    mlua::Error::StackError
}

/// A finite number.
pub(super) fn number(value: &Value, path: &Path, faults: &mut Faults) -> Option<f64> {
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
pub(super) fn string(value: &Value, path: &Path, faults: &mut Faults) -> Option<String> {
    if faults.chars > RESULT_CHARS {
        return None;
    }
    let Value::String(raw) = value else {
        faults.push(path, format!("must be a text, not {}", kind(value)));
        return None;
    };
    let bytes = raw.as_bytes();
    // A character has at most four bytes: what is longer is too long whatever it holds.
    if bytes.len() > 4 * TEXT_CHARS {
        faults.push(path, format!("the text is longer than {TEXT_CHARS} characters"));
        return None;
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        faults.push(path, "the text is not valid UTF-8");
        return None;
    };
    let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
    if chars > TEXT_CHARS {
        faults.push(path, format!("the text is longer than {TEXT_CHARS} characters"));
        return None;
    }
    if steers(text) {
        faults.push(path, "the text holds a control character");
        return None;
    }
    faults.spend(path, chars).then(|| text.to_owned())
}

/// Whether a text holds a control character, or one that turns its direction.
fn steers(text: &str) -> bool {
    let steering = |byte: u8| (byte < b' ' && !matches!(byte, b'\n' | b'\t')) || byte == 0x7f;
    // Beyond ASCII they begin with one of two bytes.
    let beyond = || memchr2_iter(0xc2, 0xe2, text.as_bytes()).filter_map(|at| text[at..].chars().next());
    text.bytes().fold(false, |found, byte| found | steering(byte)) || beyond().any(|c| c.is_control() || turns(c))
}

/// Whether a character turns the direction of what follows it: a figure could be made to read backwards. Marks of single letters may stay.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text, or one a locale.
pub(super) fn text(value: &Value, path: &Path, faults: &mut Faults) -> Option<Text> {
    if !matches!(value, Value::Table(_)) {
        let text = string(value, path, faults)?;
        return written(&text, path, faults).then_some(Text::Plain(text));
    }
    let mut record = Record::open(value, path, faults)?;
    let count = record.fields.len();
    if count == 0 {
        faults.push(path, "holds no text: give one a language, as in { en = \"…\", fr = \"…\" }");
        return None;
    }
    let mut texts = BTreeMap::new();
    // Faults are told in the order of the alphabet.
    record.fields.sort_unstable_by(|(tag, _), (other, _)| tag.cmp(other));
    for (tag, value) in std::mem::take(&mut record.fields) {
        if !is_locale(&tag) {
            faults.push(path, format!("`{tag:.60}` is not a language, such as `en`, `fr` or `fr-CA`"));
            continue;
        }
        let place = record.at(&tag);
        if let Some(text) = string(&value, &place, faults)
            && written(&text, &place, faults)
        {
            texts.insert(tag, text);
        }
    }
    (texts.len() == count).then_some(Text::Localised(texts))
}

/// `fr`, `fr-CA`.
pub(super) fn is_locale(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().is_some_and(|p| matches!(p.len(), 2 | 3) && p.chars().all(|c| c.is_ascii_lowercase()));
    language && parts.all(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn written(text: &str, path: &Path, faults: &mut Faults) -> bool {
    let written = !text.trim().is_empty();
    if !written {
        faults.push(path, "the text is empty");
    }
    written
}

/// A table without behaviour of its own: fields that appear when asked for could not be checked.
fn plain<'a>(value: &'a Value, path: &Path, expected: &str, faults: &mut Faults) -> Option<&'a Table> {
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
