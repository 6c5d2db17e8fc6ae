//! The plain YAML that most files are written in, read directly: block mappings and lists, flow collections broken after commas,
//! scalars on one line, and blocks that stand for others by their names. Anything else, every fault included, is left to the full reader, which takes six times as long. Where this
//! reader gives a tree, it is the full reader's to the last place: tests hold one against the other.

use super::tree::{Key, Node, Value};
use crate::diagnostic::Place;

/// Bounds far below those of the full reader.
const LARGEST: usize = 4_000_000;
const DEEPEST: usize = 24;
const LONGEST_KEY: usize = 128;
const LARGEST_ANCHORED: usize = 10_000;
const MOST_ALIASES: usize = 100;
/// Words, in small letters, that are no texts, or not in every spelling.
const WORDS: [&str; 6] = ["null", "true", "false", "inf", "nan", "infinity"];

/// The tree of a text; `None` where any part needs the full reader.
pub(super) fn read(text: &str) -> Option<Node> {
    if text.len() > LARGEST || holds_rare(text.as_bytes()) {
        return None;
    }
    let mut plain = Plain {
        text,
        at: 0,
        line: 1,
        line_at: 0,
        counted: (0, 1),
        depth: 0,
        floor: 0,
        anchored: Vec::new(),
        aliases: 0,
    };
    plain.next_content()?;
    let node = plain.block()?;
    plain.peek().is_none().then_some(node)
}

/// Bytes that may open what [`holds_rare`] looks for.
const TELLING: [bool; 256] = {
    let mut telling = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        telling[byte] = matches!(byte, 0..=0x09 | 0x0b..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    telling
};

/// Controls, tabs, other line ends, marks of byte order.
fn holds_rare(text: &[u8]) -> bool {
    let mut at = 0;
    while let Some(offset) = text[at..].iter().position(|b| TELLING[usize::from(*b)]) {
        at += offset + 1;
        match text[at - 1] {
            0xc2 if text[at] >= 0xa0 => {}
            0xe2 if !matches!(text[at..], [0x80, 0xa8 | 0xa9, ..]) => {}
            _ => return true,
        }
    }
    false
}

struct Plain<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
    /// The line that it stands on, from 1, and where that begins.
    line: usize,
    line_at: usize,
    /// A byte of this line, and its column: columns are counted onward from here.
    counted: (usize, usize),
    depth: usize,
    /// Indentation of the block around: a flow collection's further lines stand deeper.
    floor: usize,
    /// Blocks that others repeat, by their names.
    anchored: Vec<(&'a str, Node)>,
    aliases: usize,
}

/// What ends a plain scalar.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Block,
    Flow,
}

impl<'a> Plain<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn after(&self, offset: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + offset).copied()
    }

    /// The next content's indentation; none at the end.
    fn indent(&self) -> Option<usize> {
        (self.at < self.text.len()).then(|| self.at - self.line_at)
    }

    /// The place of what begins at a byte of this line and ends before another.
    fn place(&mut self, from: usize, to: usize) -> Place {
        if from < self.counted.0 {
            self.counted = (self.line_at, 1);
        }
        self.counted = (from, self.counted.1 + self.text[self.counted.0..from].chars().count());
        Place { line: self.line, column: self.counted.1, length: self.text[from..to].chars().count().max(1) }
    }

    fn spaces(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Whether nothing but a comment follows on this line.
    fn ends_here(&self) -> bool {
        match self.peek() {
            None | Some(b'\n') => true,
            Some(b'#') => self.at == self.line_at || self.text.as_bytes()[self.at - 1] == b' ',
            _ => false,
        }
    }

    /// From the end of a value to the next content, or to the end.
    fn next_content(&mut self) -> Option<()> {
        loop {
            self.spaces();
            if !self.ends_here() {
                return self.fresh().then_some(());
            }
            let Some(length) = self.text[self.at..].bytes().position(|b| b == b'\n') else {
                self.at = self.text.len();
                return Some(());
            };
            self.at += length;
            self.break_line();
        }
    }

    fn break_line(&mut self) {
        self.at += 1;
        (self.line, self.line_at, self.counted) = (self.line + 1, self.at, (self.at, 1));
    }

    /// Spaces and line breaks between the entries of a flow collection.
    fn gap(&mut self) -> Option<()> {
        self.spaces();
        let line = self.line;
        while self.peek() == Some(b'\n') {
            self.break_line();
            self.spaces();
        }
        (line == self.line || self.indent() > Some(self.floor)).then_some(())
    }

    /// Whether only spaces stand before the next byte on its line.
    fn fresh(&self) -> bool {
        self.text[self.line_at..self.at].bytes().all(|b| b == b' ')
    }

    fn starts_item(&self) -> bool {
        self.peek() == Some(b'-') && matches!(self.after(1), Some(b' ' | b'\n') | None)
    }

    /// A mapping or a list that begins here.
    fn block(&mut self) -> Option<Node> {
        self.depth += 1;
        let read = self.depth <= DEEPEST;
        let node = if !read {
            None
        } else if self.starts_item() {
            self.list()
        } else {
            self.mapping()
        };
        self.depth -= 1;
        node
    }

    fn mapping(&mut self) -> Option<Node> {
        let indent = self.indent()?;
        let place = self.place(self.at, self.at);
        let mut pairs = Vec::new();
        while self.indent() == Some(indent) {
            let key = self.key()?;
            let colon = self.place(self.at - 1, self.at);
            self.spaces();
            let node = if self.peek() == Some(b'&') {
                self.anchored(indent)?
            } else if self.peek() == Some(b'*') {
                self.alias()?
            } else if self.ends_here() {
                self.next_content()?;
                match self.indent() {
                    Some(deeper) if deeper > indent => self.below(indent)?,
                    // A list may stand no deeper than its key: the full reader knows where it begins.
                    Some(same) if same == indent && self.starts_item() => return None,
                    _ => Node { value: Value::Null, place: colon },
                }
            } else {
                self.inline_to_next(indent)?
            };
            pairs.push((key, node));
        }
        // Deeper than its neighbours above: a continued line or a slip.
        (self.indent() < Some(indent)).then_some(Node { value: Value::Map(pairs), place })
    }

    /// A block that has a name. It holds no other that has, and repeats none: few bytes cannot stand for many.
    fn anchored(&mut self, indent: usize) -> Option<Node> {
        let name = self.name()?;
        self.next_content()?;
        let (start, known) = (self.at, (self.anchored.len(), self.aliases));
        let is_new = self.anchored.iter().all(|(other, _)| *other != name);
        if !is_new || self.indent() <= Some(indent) {
            return None;
        }
        let node = self.below(indent)?;
        let is_whole = known == (self.anchored.len(), self.aliases) && self.at - start <= LARGEST_ANCHORED;
        is_whole.then(|| self.anchored.push((name, node.clone())))?;
        Some(node)
    }

    /// A block that is repeated: all that it holds stands where its name does.
    fn alias(&mut self) -> Option<Node> {
        let start = self.at;
        let name = self.name()?;
        let place = self.place(start, start + 1 + name.len());
        self.aliases += 1;
        let (_, node) = self.anchored.iter().find(|(known, _)| *known == name && self.aliases <= MOST_ALIASES)?;
        let node = moved(node, place);
        self.next_content()?;
        Some(node)
    }

    /// The name behind `&` or `*`, at the end of a line.
    fn name(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let length = self.text.as_bytes()[start..].iter().take_while(|b| is_part(b)).count();
        self.at = start + length;
        let name = &self.text[start..self.at];
        self.spaces();
        (length > 0 && self.ends_here()).then_some(name)
    }

    /// What stands deeper than an indentation: a block, or a value on this line.
    fn below(&mut self, indent: usize) -> Option<Node> {
        let start = self.at;
        let is_block = self.starts_item() || !matches!(self.peek(), Some(b'{' | b'[')) && self.key().is_some();
        self.at = start;
        if is_block { self.block() } else { self.inline_to_next(indent) }
    }

    fn list(&mut self) -> Option<Node> {
        let indent = self.indent()?;
        let place = self.place(self.at, self.at);
        let mut items = Vec::new();
        while self.indent() == Some(indent) && self.starts_item() {
            self.at += 1;
            self.spaces();
            if self.ends_here() {
                self.next_content()?;
                if self.indent() <= Some(indent) {
                    return None;
                }
            }
            items.push(self.below(indent)?);
            if self.indent() > Some(indent) {
                return None;
            }
        }
        (self.indent() < Some(indent)).then_some(Node { value: Value::List(items), place })
    }

    /// A key and its colon.
    fn key(&mut self) -> Option<Key> {
        let node = self.scalar(Within::Block)?;
        self.named(node)
    }

    /// A scalar as a key, where a colon and a space follow.
    fn named(&mut self, node: Node) -> Option<Key> {
        let written = &self.text[..self.at];
        let name = match node.value {
            Value::Text(name) => name,
            // A whole number names a level; its digits are its name.
            Value::Number(_) => {
                let digits = written.bytes().rev().take_while(u8::is_ascii_digit).count();
                (digits == node.place.length).then(|| written[written.len() - digits..].to_owned())?
            }
            _ => return None,
        };
        let follows = self.peek() == Some(b':') && matches!(self.after(1), Some(b' ' | b'\n') | None);
        if !follows || name.len() > LONGEST_KEY || name == "<<" {
            return None;
        }
        self.at += 1;
        Some(Key { name, place: node.place })
    }

    /// A value on this line, and on to the next content.
    fn inline_to_next(&mut self, indent: usize) -> Option<Node> {
        self.floor = indent;
        let node = self.inline(Within::Block)?;
        self.next_content()?;
        Some(node)
    }

    fn inline(&mut self, within: Within) -> Option<Node> {
        let open = self.peek()?;
        if open != b'{' && open != b'[' {
            return self.scalar(within);
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let place = self.place(self.at, self.at + 1);
        self.at += 1;
        let value = if open == b'{' { self.flow_mapping() } else { self.flow_list() }?;
        self.depth -= 1;
        Some(Node { value, place })
    }

    fn flow_mapping(&mut self) -> Option<Value> {
        let mut pairs = Vec::new();
        loop {
            self.gap()?;
            if pairs.is_empty() && self.peek() == Some(b'}') {
                self.at += 1;
                return Some(Value::Map(pairs));
            }
            let node = self.scalar(Within::Flow)?;
            let key = self.named(node)?;
            self.spaces();
            pairs.push((key, self.inline(Within::Flow)?));
            if self.closes(b'}')? {
                return Some(Value::Map(pairs));
            }
        }
    }

    fn flow_list(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            self.gap()?;
            if items.is_empty() && self.peek() == Some(b']') {
                self.at += 1;
                return Some(Value::List(items));
            }
            items.push(self.inline(Within::Flow)?);
            if self.closes(b']')? {
                return Some(Value::List(items));
            }
        }
    }

    /// Whether a flow collection closes here; else a comma must stand here.
    fn closes(&mut self, close: u8) -> Option<bool> {
        self.gap()?;
        let next = self.peek()?;
        self.at += 1;
        (next == close || next == b',').then_some(next == close)
    }

    fn scalar(&mut self, within: Within) -> Option<Node> {
        let start = self.at;
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') => Value::Text(self.quoted(quote)?),
            _ => self.unquoted(within)?,
        };
        let place = self.place(start, self.at);
        Some(Node { value, place })
    }

    fn quoted(&mut self, quote: u8) -> Option<String> {
        let inside = self.at + 1;
        let length = self.text[inside..].bytes().position(|b| b == quote || b == b'\\' || b == b'\n')?;
        let end = inside + length;
        self.at = end + 1;
        // Escapes, doubled quotes and breaks are for the full reader.
        let is_plain = self.text.as_bytes()[end] == quote && self.peek() != Some(quote);
        is_plain.then(|| self.text[inside..end].to_owned())
    }

    fn unquoted(&mut self, within: Within) -> Option<Value> {
        let bytes = self.text.as_bytes();
        let first = self.peek()?;
        let opens = first.is_ascii_alphanumeric() || first >= 0x80 || matches!(first, b'(' | b'/' | b'_');
        let is_negative = first == b'-' && self.after(1).is_some_and(|b| b.is_ascii_digit());
        if !opens && !is_negative {
            return None;
        }
        let start = self.at;
        let mut end = start;
        while end < bytes.len() {
            match bytes[end] {
                b'\n' => break,
                b':' if matches!(bytes.get(end + 1), None | Some(b' ' | b'\n')) => break,
                b'#' if bytes[end - 1] == b' ' => break,
                b',' | b'[' | b']' | b'{' | b'}' if within == Within::Flow => break,
                b':' if within == Within::Flow && matches!(bytes[end + 1], b',' | b'[' | b']' | b'{' | b'}') => {
                    return None;
                }
                _ => end += 1,
            }
        }
        let text = self.text[start..end].trim_end_matches(' ');
        self.at = start + text.len();
        resolved(text)
    }
}

/// A copy of a tree that stands at one place.
fn moved(node: &Node, place: Place) -> Node {
    let value = match &node.value {
        Value::List(items) => Value::List(items.iter().map(|item| moved(item, place)).collect()),
        Value::Map(pairs) => {
            let pair = |(key, node): &(Key, Node)| (Key { name: key.name.clone(), place }, moved(node, place));
            Value::Map(pairs.iter().map(pair).collect())
        }
        value => value.clone(),
    };
    Node { value, place }
}

/// What a plain scalar stands for; `None` where it is not plain to see.
fn resolved(text: &str) -> Option<Value> {
    let first = text.as_bytes().first()?;
    if first.is_ascii_digit() || *first == b'-' {
        return number(text);
    }
    match text {
        "null" => Some(Value::Null),
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ if WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) => None,
        _ => Some(Value::Text(text.to_owned())),
    }
}

/// `12`, `-3`, `0.5`; a day or a span of numbers is a text, and so is what holds a space.
fn number(text: &str) -> Option<Value> {
    let is_text =
        text.contains(' ') || text[1..].contains('-') && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_text {
        return Some(Value::Text(text.to_owned()));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let is_plain = is_digits(whole) && (whole == "0" || !whole.starts_with('0')) && part.is_none_or(is_digits);
    // Fifteen digits are exact in binary. A nought has no sign.
    let is_plain = is_plain && text != "-0";
    (is_plain && digits.len() <= 15).then(|| text.parse().ok().map(Value::Number))?
}
