//! From a place in the finished document back to the template's file that wrote it.
//!
//! Only when there is something to tell: the report is rendered once more with marks (characters for private use) between the texts and
//! the tags of every file. What stands after a mark was copied from the place that the mark names; what a tag wrote stands after the
//! mark before it. A document that comes out otherwise than the first, marks aside, is not traced.

use std::borrow::Cow;
use tera::Context;

use super::stack::{Part, Stack};
use super::template::environment;

const OPEN: char = '\u{F0000}';
const CLOSE: char = '\u{F0001}';
const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// Where the stretches of a document come from.
pub(super) struct Trace<'s> {
    stack: &'s Stack,
    marks: Vec<Mark>,
}

/// A stretch of the document that starts at `at`.
struct Mark {
    at: usize,
    name: String,
    offset: usize,
    /// Whether a tag wrote it: no character of it stands in the file.
    written: bool,
}

/// Where something in the document comes from.
pub(super) struct Origin<'s> {
    pub part: &'s Part,
    /// The byte of the file.
    pub offset: usize,
    /// Whether the tag there wrote it.
    pub written: bool,
}

impl<'s> Trace<'s> {
    /// Renders the document, a `file` of the stack, again with marks.
    pub fn of((file, html): (&str, &str), stack: &'s Stack, context: &Context) -> Option<Self> {
        let tera = environment(stack, |name, text| Cow::Owned(marked(name, text))).ok()?;
        let text = tera.render(file, context).ok()?;
        let (plain, marks) = unmarked(&text)?;
        (plain == html).then_some(Self { stack, marks })
    }

    /// Where the character at a byte of the document comes from.
    pub fn origin(&self, at: usize) -> Option<Origin<'s>> {
        let mark = &self.marks[self.marks.partition_point(|mark| mark.at <= at).checked_sub(1)?];
        let offset = if mark.written { mark.offset } else { mark.offset + at - mark.at };
        Some(Origin { part: self.stack.text(&mark.name)?, offset, written: mark.written })
    }
}

/// A template's text with its marks.
fn marked(name: &str, text: &str) -> String {
    let mark = |offset: usize, kind: char| format!("{OPEN}{name}:{offset}{kind}{CLOSE}");
    // A file that fills the blocks of another may hold nothing else.
    if text.trim_start().trim_start_matches("{%").trim_start_matches('-').trim_start().starts_with("extends") {
        return text.to_owned();
    }
    let mut out = mark(0, '=');
    let mut at = 0;
    while let Some((from, until)) = tag(text, at) {
        let (before, inside) = (&text[at..from], &text[from..until]);
        let kept = if inside[2..].starts_with('-') { before.trim_end() } else { before };
        out.push_str(kept);
        out.push_str(&mark(from, '!'));
        out.push_str(&before[kept.len()..]);
        out.push_str(inside);
        at = until;
        if inside[..inside.len() - 2].ends_with('-') {
            let rest = &text[at..];
            let blank = rest.len() - rest.trim_start().len();
            out.push_str(&rest[..blank]);
            at += blank;
        }
        out.push_str(&mark(at, '='));
    }
    out.push_str(&text[at..]);
    out
}

/// The next tag: where it opens and where it ends.
fn tag(text: &str, at: usize) -> Option<(usize, usize)> {
    let found = TAGS.iter().filter_map(|(open, close)| Some((at + text[at..].find(open)?, close))).min()?;
    let (from, close) = found;
    Some((from, from + 2 + text[from + 2..].find(*close)? + 2))
}

/// A document without its marks, and the marks.
fn unmarked(text: &str) -> Option<(String, Vec<Mark>)> {
    let (mut plain, mut marks) = (String::with_capacity(text.len()), Vec::new());
    let mut pieces = text.split(OPEN);
    plain.push_str(pieces.next()?);
    for piece in pieces {
        let (mark, rest) = piece.split_once(CLOSE)?;
        let (name, offset) = mark.rsplit_once(':')?;
        let written = offset.ends_with('!');
        let offset = offset.trim_end_matches(['!', '=']).parse().ok()?;
        marks.push(Mark { at: plain.len(), name: name.to_owned(), offset, written });
        plain.push_str(rest);
    }
    Some((plain, marks))
}
