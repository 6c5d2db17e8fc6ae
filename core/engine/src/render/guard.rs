//! The last look at a finished document: it holds no script, and nothing that a browser would load or run from outside of the file.
//!
//! One pass over the tags. Text is not looked at: every value is escaped; nor are drawings and rows of tables that the binary wrote itself,
//! whose tags are its own; a start tag that was found sound before is not judged again. A link that a reader must click
//! (`<a href="https://…">`, `mailto:`) loads nothing and is allowed; every other address is a place within the document or a `data:` image.

use super::seen::{Seen, Tags};
use super::style_guard::{breach_of_style, unescaped};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

/// Something that a report must not hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Breach {
    /// The byte of the document.
    pub at: usize,
    pub code: &'static str,
    pub message: String,
    pub hint: &'static str,
}

const SCRIPT: &str = "script-in-report";
const OUTSIDE: &str = "address-outside-report";
const NO_SCRIPT: &str = "a report holds no script: what it shows is drawn when it is made";
const INSIDE: &str =
    "put it into the document: an image as `data:image/png;base64,…`, a style into `theme.css`, a font into `fonts/`";

/// What an attribute's name says of its value.
enum Concern {
    /// It runs.
    Script,
    /// It names an address.
    Address,
    /// It holds styles.
    Style,
    /// It stands for a server's word.
    Server,
    None,
}

impl Concern {
    fn of(name: &str) -> Self {
        match name.as_bytes() {
            [b'o', b'n', ..] | b"srcdoc" => Self::Script,
            b"href" | b"src" | b"xlink:href" | b"srcset" | b"poster" | b"background" | b"action" | b"formaction"
            | b"data" | b"manifest" | b"ping" | b"imagesrcset" => Self::Address,
            b"style" | b"fill" | b"stroke" | b"filter" | b"mask" | b"clip-path" | b"marker-start" | b"marker-mid"
            | b"marker-end" | b"cursor" => Self::Style,
            b"http-equiv" => Self::Server,
            _ => Self::None,
        }
    }
}

/// What a document may state in the place of a server.
const METAS: [&str; 2] = ["content-security-policy", "content-type"];

/// What a document holds that needs no look, or not another one.
pub(super) struct Trusted<'t> {
    /// Markup that the binary wrote.
    pieces: &'t [String],
    /// The place of the piece that is met next, if they are met in their order.
    next: Cell<usize>,
    /// Their places in the order of their texts, once one is met out of its order.
    sorted: OnceCell<Vec<usize>>,
    seen: &'t Seen,
}

impl<'t> Trusted<'t> {
    pub(super) fn new(pieces: &'t [String], seen: &'t Seen) -> Self {
        Self { pieces, next: Cell::default(), sorted: OnceCell::new(), seen }
    }

    /// The length of the piece that a text begins with.
    fn piece(&self, text: &str) -> Option<usize> {
        let begins = |place: &usize| {
            let piece = self.pieces.get(*place)?;
            (!piece.is_empty() && text.starts_with(piece.as_str())).then_some(piece.len())
        };
        let (place, length) = Some(self.next.get()).and_then(|next| Some((next, begins(&next)?))).or_else(|| {
            let sorted = self.sorted.get_or_init(|| {
                let mut places: Vec<usize> = (0..self.pieces.len()).collect();
                places.sort_unstable_by_key(|place| &self.pieces[*place]);
                places
            });
            let before = sorted.partition_point(|place| self.pieces[*place].as_str() <= text);
            let place = *sorted[..before].last()?;
            Some((place, begins(&place)?))
        })?;
        self.next.set(place + 1);
        Some(length)
    }
}

/// All breaches, in the order of the document.
pub(super) fn breaches(html: &str, trusted: &Trusted) -> Vec<Breach> {
    let (mut tags, mut found) = (trusted.seen.lend_tags(), Vec::new());
    look(html, trusted, &mut tags, &mut found);
    trusted.seen.return_tags(tags);
    found
}

fn look(html: &str, trusted: &Trusted, tags: &mut Tags, found: &mut Vec<Breach>) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr(b'<', &bytes[at..]).map(|offset| at + offset) {
        let end_tag = bytes.get(open + 1) == Some(&b'/');
        let from = open + 1 + usize::from(end_tag);
        if !end_tag && matches!(bytes.get(from), Some(b'!' | b'?')) {
            at = from + declaration(&html[from..]);
            continue;
        }
        if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
            at = open + 1;
            continue;
        }
        if end_tag {
            let name_end = until(bytes, from, |b| !is(b, TAG_NAME));
            let closed = bytes.get(name_end) == Some(&b'>');
            at = if closed { name_end + 1 } else { attributes(html, name_end, |_| {}) };
            continue;
        }
        if let [b's', b'v', b'g', ..] | [b't', b'r', ..] = bytes[from..]
            && let Some(length) = trusted.piece(&html[open..])
        {
            at = open + length;
            continue;
        }
        let nearest = memchr(b'>', &bytes[from..]).map_or(bytes.len(), |offset| from + offset + 1);
        if tags.hold(&html[open..nearest]) {
            at = nearest;
            continue;
        }
        let (name_end, before) = (until(bytes, from, |b| !is(b, TAG_NAME)), found.len());
        let name = lower(&html[from..name_end]);
        refused(&name, open, found);
        let end = attributes(html, name_end, |attribute| attribute.judge(&name, found));
        at = end;
        if matches!(name.as_ref(), "style" | "title" | "textarea") {
            let close = closing(html, end, &name);
            // Browsers read these as text in HTML, and as tags within a drawing.
            let inside = &html[end..close];
            let tag = |at: &usize| inside[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "!/?".contains(c));
            if let Some(tag) = memchr_iter(b'<', inside.as_bytes()).find(tag) {
                let message = format!("a tag within `<{name}>` could hide a script");
                found.push(Breach { at: end + tag, code: SCRIPT, message, hint: "write `&lt;` for `<`" });
            }
            if name == "style" {
                trusted.seen.style_breaches(inside, end, found);
            }
            at = close;
        } else if found.len() == before && end == nearest && end < bytes.len() {
            // What the document's end cut short could go on otherwise in another one.
            tags.keep(&html[open..end]);
        }
    }
}

/// The length of a comment or declaration that starts after its `<`.
fn declaration(text: &str) -> usize {
    let end = |from: usize, mark: &str| text[from..].find(mark).map(|at| from + at + mark.len());
    let found = match text.strip_prefix("!--") {
        None => end(0, ">"),
        Some(rest) if rest.starts_with('>') => Some(4),
        Some(rest) if rest.starts_with("->") => Some(5),
        Some(_) => [end(3, "-->"), end(3, "--!>")].into_iter().flatten().min(),
    };
    found.unwrap_or(text.len())
}

fn refused(name: &str, at: usize, found: &mut Vec<Breach>) {
    if name == "script" {
        found.push(Breach { at, code: SCRIPT, message: "the report would hold a script".into(), hint: NO_SCRIPT });
    } else if is_refused(name) {
        let message = format!("a report holds no `<{name}>`: it could run or load something from outside");
        found.push(Breach { at, code: OUTSIDE, message, hint: INSIDE });
    }
}

/// Elements that run, load or redirect, or whose content browsers read in ways of their own.
fn is_refused(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"iframe"
            | b"frame"
            | b"frameset"
            | b"object"
            | b"embed"
            | b"applet"
            | b"link"
            | b"base"
            | b"portal"
            | b"set"
            | b"animate"
            | b"noscript"
            | b"xmp"
            | b"plaintext"
            | b"noembed"
            | b"noframes"
            | b"foreignobject"
            | b"form"
    )
}

/// Kinds of bytes, as bits: most of a document's are looked at one by one.
const SPACE: u8 = 1;
/// What ends an attribute's name.
const NAME_END: u8 = 2;
/// What a tag's name is made of.
const TAG_NAME: u8 = 4;
const UPPER: u8 = 8;
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "a byte")]
        let byte = at as u8;
        kinds[at] = if byte.is_ascii_whitespace() { SPACE | NAME_END } else { 0 }
            | if matches!(byte, b'/' | b'>' | b'=') { NAME_END } else { 0 }
            | if byte.is_ascii_alphanumeric() || byte == b'-' { TAG_NAME } else { 0 }
            | if byte.is_ascii_uppercase() { UPPER } else { 0 };
        at += 1;
    }
    kinds
};

fn is(byte: u8, kind: u8) -> bool {
    KINDS[usize::from(byte)] & kind != 0
}

/// Names count without regard to case, and nearly all are in lower case.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| is(b, UPPER)) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Where the element's end tag starts.
fn closing(html: &str, from: usize, name: &str) -> usize {
    let ends = |rest: &[u8]| {
        let named = rest.strip_prefix(b"</").and_then(|rest| rest.get(..name.len()));
        named.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let rest = &html.as_bytes()[from..];
    memchr_iter(b'<', rest).find(|at| ends(&rest[*at..])).map_or(html.len(), |at| from + at)
}

/// An attribute where it stands.
struct Attribute<'h> {
    at: usize,
    name: Cow<'h, str>,
    value: &'h str,
    value_at: usize,
}

impl Attribute<'_> {
    fn judge(&self, element: &str, found: &mut Vec<Breach>) {
        let name = self.name.as_ref();
        match Concern::of(name) {
            Concern::Script => {
                let message = format!("the attribute `{name}` would run a script");
                found.push(Breach { at: self.at, code: SCRIPT, message, hint: NO_SCRIPT });
            }
            Concern::Address if !allowed(element, name, self.value) => {
                let shown: String = self.value.chars().take(60).collect();
                let message = format!("`{name}` names an address outside of the report: “{shown}”");
                found.push(Breach { at: self.at, code: OUTSIDE, message, hint: INSIDE });
            }
            Concern::Style => breach_of_style(&unescaped(self.value), self.value_at, found),
            Concern::Server if element == "meta" && !METAS.iter().any(|m| self.value.eq_ignore_ascii_case(m)) => {
                let message = "the document could lead its reader elsewhere".to_owned();
                let hint = "`http-equiv` may be `Content-Security-Policy` or `Content-Type`";
                found.push(Breach { at: self.at, code: OUTSIDE, message, hint });
            }
            _ => {}
        }
    }
}

/// Whether an address stays within the document, or is a link that one must click.
fn allowed(element: &str, attribute: &str, value: &str) -> bool {
    let value = value.trim_start();
    let starts = |prefix: &str| value.get(..prefix.len()).is_some_and(|v| v.eq_ignore_ascii_case(prefix));
    if attribute == "href" && (value.is_empty() || value.starts_with('#')) {
        return true;
    }
    if element == "a" && attribute == "href" {
        return starts("https://") || starts("mailto:");
    }
    let drawing = "data:image/svg+xml;base64,";
    if element == "img" && attribute == "src" && starts(drawing) {
        return harmless(&value[drawing.len()..]);
    }
    ["data:image/png;base64,", "data:image/jpeg;base64,"].into_iter().any(starts)
}

/// Whether a drawing in base64 holds nothing that the document itself must not. Browsers neither run nor load what a picture holds, until a
/// reader opens it by itself.
fn harmless(base64: &str) -> bool {
    let text = STANDARD.decode(base64.trim_end()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.is_some_and(|text| {
        !text.contains("<!ENTITY") && breaches(&text, &Trusted::new(&[], &Seen::default())).is_empty()
    })
}

/// Calls `judge` with each attribute of a tag; gives the byte after the tag.
fn attributes<'h>(html: &'h str, from: usize, mut judge: impl FnMut(Attribute<'h>)) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        at = until(bytes, at, |b| !is(b, SPACE) && b != b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            return (at + 1).min(bytes.len());
        }
        // A `=` that opens a name is part of it, as browsers read it.
        let name_end = until(bytes, at + 1, |b| is(b, NAME_END));
        let (start, name) = (at, lower(&html[at..name_end]));
        at = until(bytes, name_end, |b| !is(b, SPACE));
        let (mut value, mut value_at) = ("", at);
        if bytes.get(at) == Some(&b'=') {
            at = until(bytes, at + 1, |b| !is(b, SPACE));
            let end;
            (value_at, end, at) = if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
                let end = memchr(*quote, &bytes[at + 1..]).map_or(bytes.len(), |offset| at + 1 + offset);
                (at + 1, end, end + 1)
            } else {
                let end = until(bytes, at, |b| is(b, SPACE) || b == b'>');
                (at, end, end)
            };
            value = html.get(value_at..end).unwrap_or_default();
        }
        judge(Attribute { at: start, name, value, value_at });
    }
}

/// The first byte from `at` on that is meant, or the end.
#[inline]
fn until(bytes: &[u8], at: usize, meant: impl Fn(u8) -> bool) -> usize {
    let mut at = at;
    while at < bytes.len() && !meant(bytes[at]) {
        at += 1;
    }
    at
}
