//! YAML text → tree of values with their places.

use super::plain;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use std::fmt;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where.
    pub place: Place,
}

/// What a YAML node can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`, as YAML 1.2 writes them.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<(Key, Node)>),
}

/// A mapping's key and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key as text (`0` for a number).
    pub name: String,
    /// Where.
    pub place: Place,
}

impl Node {
    /// What kind of thing it is, for an author.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "a yes or no",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// Reads a file's text. A fault of the YAML itself (syntax, duplicate key, alias bomb, depth) is reported with its place.
pub fn parse(source: &Source, faults: &mut Diagnostics) -> Option<Node> {
    let node = match plain::read(&source.text) {
        Some(node) => node,
        None => read(&source.text).map_err(|error| faults.push(fault(source, &error))).ok()?,
    };
    let mut duplicates = Vec::new();
    duplicate_keys(&node, &mut duplicates);
    for key in duplicates {
        let message = format!("the field `{}` stands twice", key.name);
        let fault = Diagnostic::error("duplicate-key", source, key.place, message);
        faults.push(fault.label("here").hint("keep one of the two"));
    }
    Some(node)
}

/// The full reader. It passes duplicate keys on, so that all of them are told together with all else.
fn read(text: &str) -> Result<Node, serde_yaml::Error> {
    let mut options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        emit_comments: false,
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
    };
    if let Some(budget) = &mut options.budget {
        budget.max_nodes = 2_000_000;
        budget.max_events = 6_000_000;
        budget.max_depth = 64;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_yaml::from_str_with_options::<Node>(text, options)
}

/// The keys that stand for a second time in their mapping.
fn duplicate_keys<'n>(node: &'n Node, found: &mut Vec<&'n Key>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|node| duplicate_keys(node, found)),
        Value::Map(pairs) => {
            let mut keys: Vec<&Key> = pairs.iter().map(|(key, _)| key).collect();
            keys.sort_by_key(|key| (&key.name, key.place.line, key.place.column));
            // What an alias repeats has one place, and is told where it is written.
            let repeated = |pair: &&[&Key]| pair[0].name == pair[1].name && pair[0].place != pair[1].place;
            found.extend(keys.windows(2).filter(repeated).map(|pair| pair[1]));
            for (_, node) in pairs {
                duplicate_keys(node, found);
            }
        }
        _ => {}
    }
}

fn fault(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let inner = error.without_snippet();
    let place = inner.location().map(place_of).unwrap_or_default();
    let text = inner.to_string();
    let said = text.split(" at line ").next().unwrap_or(&text).to_owned();
    // Bounds that are reached while aliases are unfolded come wrapped; their words tell them.
    let bounded =
        matches!(inner, serde_yaml::Error::Budget { .. }) || said.contains("budget") || said.contains("limit");
    let (code, message, hint) = if bounded {
        let message = "the file nests, repeats or holds more than is read".to_owned();
        ("yaml-too-large", message, "no real file comes near these bounds: look for aliases and brackets")
    } else {
        ("yaml-syntax", said, "check the indentation, the quotes and the colons just before this place")
    };
    Diagnostic::error(code, source, place, message).label("here").hint(hint)
}

fn place_of(location: serde_yaml::Location) -> Place {
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Place {
        line: number(location.line()),
        column: number(location.column()),
        length: number(location.span().len()).max(1),
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Self { value: spanned.value, place: place_of(spanned.referenced) })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Number(v as f64))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Number(v as f64))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::Number(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_owned()))
    }
    fn visit_string<E>(self, v: String) -> Result<Value, E> {
        Ok(Value::Text(v))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, node)) = map.next_entry::<Spanned<String>, Node>()? {
            pairs.push((Key { place: place_of(key.referenced), name: key.value }, node));
        }
        Ok(Value::Map(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let mut faults = Diagnostics::new();
        let node = parse(&Source::new("a.yaml", text), &mut faults);
        (node, faults.into_sorted())
    }

    #[test]
    fn a_value_knows_its_line_and_column() {
        let (node, faults) = tree("a: 1\nb:\n  - {c: Été, 0: no}\n");
        assert!(faults.is_empty(), "{faults:?}");
        let Value::Map(pairs) = node.expect("parsed").value else { panic!("a mapping") };
        assert_eq!(pairs[0].1.value, Value::Number(1.0));
        let Value::List(items) = &pairs[1].1.value else { panic!("a list") };
        let Value::Map(inner) = &items[0].value else { panic!("a mapping") };
        assert_eq!((inner[0].0.place.line, inner[0].0.place.column), (3, 6));
        assert_eq!((inner[0].1.place.line, inner[0].1.place.column), (3, 9));
        assert_eq!(inner[1].0.name, "0");
        assert_eq!(inner[1].1.value, Value::Text("no".into()));
    }

    /// Mappings, lists, flow collections, comments, quotes, numbers, days, empty values, depth.
    const SAMPLE: &str = r#"# c
a: {b: "x y", c: [1, 'd'], é: -2.5}  # comment
list:
  - id: q-1
    text: Plain text, d’été
    n:
  - "é ü": 2
    0: no
  - word
  - {}
  -
    k: []
day: 2026-10-15
yes: true
empty: ""
last: {x: {y: 3-12},
  z: [a b,

   c ], w: {
     v: 1
     }}
own:
  {a: 1,
  b: 'c'}
line:
  "d"
one: &one  # named
  - {a: b}
  - c: [d, 1]
two: *one
three:
  four: &f
    g: h
  five: *f
  six: *one # again
end:
"#;

    #[test]
    fn the_plain_reader_agrees_with_the_full_one_on_every_slip_of_the_hand() {
        let slips = [
            "", " ", "  ", "\n", "\n  ", "#", " #", ":", ": ", ",", "[", "]", "{", "}", "-", "- ", "\"", "'", "\\",
            "&", "*", "!", "|", ">", "?", "%", "@", "`", "~", "0", "1.", ".", "_", "e", "null", "True", "\t", "\r\n",
            "é", "\u{a0}", "\u{feff}", "---\n", "a: ", "<<: ", "0x1",
        ];
        let places: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
        let (mut read_plainly, mut wrong) = (0, Vec::new());
        for (index, at) in places.iter().enumerate() {
            for slip in slips {
                for removed in 0..2 {
                    let end = places.get(index + removed).copied().unwrap_or(SAMPLE.len());
                    let text = format!("{}{slip}{}", &SAMPLE[..*at], &SAMPLE[end..]);
                    if let Some(plain) = plain::read(&text) {
                        read_plainly += 1;
                        if read(&text).ok().as_ref() != Some(&plain) {
                            wrong.push(text);
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{} disagree, among them:\n{}", wrong.len(), wrong[0]);
        assert!(plain::read(SAMPLE).is_some() && read_plainly > 5_000, "{read_plainly}");
    }

    #[test]
    fn the_plain_reader_agrees_with_the_full_one_on_what_ships() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut read_plainly = 0;
        for folder in ["questionnaires", "plugins", "core/engine/tests/broken"] {
            for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().flatten() {
                let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
                if entry.path().extension().is_some_and(|e| e == "yaml")
                    && let Some(plain) = plain::read(&text)
                {
                    assert!(read(&text).ok() == Some(plain), "{}", entry.path().display());
                    read_plainly += 1;
                }
            }
        }
        assert!(read_plainly > 10, "{read_plainly}");
        for file in ["questionnaires/forrester-six-domains/questionnaire.yaml", "plugins/insurance/plugin.yaml"] {
            assert!(plain::read(&std::fs::read_to_string(root.join(file)).expect("it ships")).is_some(), "{file}");
        }
    }

    #[test]
    fn every_duplicate_key_is_reported_and_the_rest_is_read() {
        let (node, faults) = tree("a: 1\na: 2\nb: {c: &x {d: 1, d: 2}, e: *x}\na: 3\n");
        let lines: Vec<_> = faults.iter().map(|f| (f.code, f.line, f.column)).collect();
        assert_eq!(lines, [("duplicate-key", 2, 1), ("duplicate-key", 3, 18), ("duplicate-key", 4, 1)]);
        assert!(node.is_some());
    }

    #[test]
    fn a_duplicate_key_is_reported_and_the_rest_is_read() {
        let (node, faults) = tree("a: 1\na: 2\nb: 3\n");
        assert_eq!(faults[0].code, "duplicate-key");
        assert_eq!(faults[0].line, 2);
        assert!(node.is_some());
    }

    #[test]
    fn bombs_and_deep_nesting_end_in_an_error() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..12 {
            bomb += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", "));
        }
        assert!(!tree(&bomb).1.is_empty());
        assert!(!tree(&"[".repeat(100_000)).1.is_empty());
        assert!(!tree("a: [1, 2\nb: 3").1.is_empty());
    }
}
