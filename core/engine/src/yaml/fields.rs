//! Reading a mapping strictly: every field asked for by name, every other one reported, all faults in one run.

use super::tree::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// A file being read: where faults go.
pub struct Reader<'a> {
    /// The file.
    pub source: &'a Source,
    /// The faults so far.
    pub faults: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Reports an error at a place, and gives it back to be labelled or hinted.
    pub fn error(&mut self, code: &'static str, place: Place, message: impl Into<String>, hint: Option<String>) {
        let mut fault = Diagnostic::error(code, self.source, place, message);
        fault.hint = hint;
        self.faults.push(fault);
    }

    /// Reports a warning at a place.
    pub fn warning(&mut self, code: &'static str, place: Place, message: impl Into<String>, hint: Option<String>) {
        let mut fault = Diagnostic::warning(code, self.source, place, message);
        fault.hint = hint;
        self.faults.push(fault);
    }

    /// Reports a name that is not among those known, with "did you mean".
    pub fn unknown<'k>(
        &mut self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        (given, known): (&str, impl IntoIterator<Item = &'k str>),
    ) {
        self.faults.push(Diagnostic::error(code, self.source, place, message).suggest(given, known));
    }

    /// Opens a mapping.
    pub fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        let Value::Map(pairs) = &node.value else {
            self.wrong_kind(node, what, "a mapping");
            return None;
        };
        Some(Fields { pairs, place: node.place, what, asked: Vec::new() })
    }

    /// A text; numbers and yes/no are refused, so that `version: 1.0` is noticed.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        if let Value::Text(text) = &node.value {
            return Some(text.clone());
        }
        let quotes = matches!(node.value, Value::Number(_) | Value::Bool(_));
        self.error(
            "wrong-type",
            node.place,
            format!("{what} must be a text, not {}", node.kind()),
            quotes.then(|| "put it between quotes".to_owned()),
        );
        None
    }

    /// A finite number.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        match node.value {
            Value::Number(x) if x.is_finite() => Some(x),
            _ => {
                self.wrong_kind(node, what, "a number");
                None
            }
        }
    }

    /// A yes or no.
    pub fn boolean(&mut self, node: &Node, what: &str) -> Option<bool> {
        if let Value::Bool(b) = node.value {
            return Some(b);
        }
        let meant = match &node.value {
            Value::Text(text) if ["yes", "on", "oui"].contains(&text.to_lowercase().as_str()) => Some("true"),
            Value::Text(text) if ["no", "off", "non"].contains(&text.to_lowercase().as_str()) => Some("false"),
            _ => None,
        };
        let message = format!("{what} must be `true` or `false`, not {}", node.kind());
        self.error("wrong-type", node.place, message, meant.map(|word| format!("write `{word}`")));
        None
    }

    /// A list; nothing reads as an empty one.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => {
                self.wrong_kind(node, what, "a list");
                &[]
            }
        }
    }

    /// A mapping with free keys; nothing reads as an empty one.
    pub fn pairs<'n>(&mut self, node: &'n Node, what: &str) -> &'n [(Key, Node)] {
        match &node.value {
            Value::Map(pairs) => pairs,
            Value::Null => &[],
            _ => {
                self.wrong_kind(node, what, "a mapping");
                &[]
            }
        }
    }

    /// One of a few words.
    pub fn word<T: Copy>(&mut self, node: &Node, what: &str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(node, what)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        self.unknown(
            "unknown-value",
            node.place,
            format!("{what} cannot be `{text}`"),
            (&text, words.iter().map(|(w, _)| *w)),
        );
        None
    }

    fn wrong_kind(&mut self, node: &Node, what: &str, expected: &str) {
        self.error("wrong-type", node.place, format!("{what} must be {expected}, not {}", node.kind()), None);
    }
}

/// An open mapping. Ask for each field; then [`Fields::finish`] reports those that nobody asked for.
pub struct Fields<'n> {
    pairs: &'n [(Key, Node)],
    place: Place,
    what: &'static str,
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Where the mapping stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// A field that may be left out; `null` counts as left out.
    pub fn optional(&mut self, name: &'static str) -> Option<&'n Node> {
        #[cfg(test)]
        super::asked::note(self.what, name, false);
        self.asked.push(name);
        self.pairs.iter().find(|(key, _)| key.name == name).map(|(_, node)| node).filter(|n| n.value != Value::Null)
    }

    /// A field that must be there.
    pub fn required(&mut self, reader: &mut Reader, name: &'static str) -> Option<&'n Node> {
        #[cfg(test)]
        super::asked::note(self.what, name, true);
        let found = self.optional(name);
        if found.is_none() {
            reader.error("missing-field", self.place, format!("{} lacks the field `{name}`", self.what), None);
        }
        found
    }

    /// A text that must be there.
    pub fn text(&mut self, reader: &mut Reader, name: &'static str) -> Option<String> {
        let node = self.required(reader, name)?;
        reader.text(node, &format!("`{name}`"))
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, reader: &mut Reader, name: &'static str) -> Option<String> {
        let node = self.optional(name)?;
        reader.text(node, &format!("`{name}`"))
    }

    /// A number that may be left out.
    pub fn optional_number(&mut self, reader: &mut Reader, name: &'static str) -> Option<f64> {
        let node = self.optional(name)?;
        reader.number(node, &format!("`{name}`"))
    }

    /// A yes or no that may be left out.
    pub fn optional_boolean(&mut self, reader: &mut Reader, name: &'static str) -> Option<bool> {
        let node = self.optional(name)?;
        reader.boolean(node, &format!("`{name}`"))
    }

    /// The items of a list that may be left out.
    pub fn list(&mut self, reader: &mut Reader, name: &'static str) -> &'n [Node] {
        self.optional(name).map_or(&[], |node| reader.list(node, &format!("`{name}`")))
    }

    /// The pairs of a mapping with free keys that may be left out.
    pub fn map(&mut self, reader: &mut Reader, name: &'static str) -> &'n [(Key, Node)] {
        self.optional(name).map_or(&[], |node| reader.pairs(node, &format!("`{name}`")))
    }

    /// Reports every field that was not asked for. Whether there was none: else a field that seems left out may be misspelt.
    pub fn finish(self, reader: &mut Reader) -> bool {
        let mut is_clean = true;
        for (key, _) in self.pairs {
            if !self.asked.contains(&key.name.as_str()) {
                is_clean = false;
                let message = format!("{} has no field `{}`", self.what, shortened(&key.name));
                reader.unknown("unknown-field", key.place, message, (&key.name, self.asked.iter().copied()));
            }
        }
        is_clean
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= 60 { name.to_owned() } else { name.chars().take(60).chain(['…']).collect() }
}
