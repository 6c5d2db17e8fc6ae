//! What a document's author can mend, and where: byte offsets of the HTML turned into lines and columns.

use scraper::{ElementRef, Html};
use std::fmt;

/// Something in the document that folio cannot honour, at a place in the HTML given to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Counted from 1; 0 when the place is unknown.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// What is wrong, in plain words.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// The problems found so far, each with its place in the source.
pub struct Report<'a> {
    source: &'a str,
    dom: &'a Html,
    /// Where all that is found now stands: a picture, whose own source has no lines here.
    pub inside: Option<ElementRef<'a>>,
    /// Things that were left out or drawn otherwise.
    pub warnings: Vec<Problem>,
    /// Things that make the document wrong.
    pub errors: Vec<Problem>,
}

impl<'a> Report<'a> {
    pub fn new(source: &'a str, dom: &'a Html) -> Self {
        Self { source, dom, inside: None, warnings: Vec::new(), errors: Vec::new() }
    }

    pub fn warn_at(&mut self, offset: usize, message: impl Into<String>) {
        let problem = self.problem(offset, message.into());
        if !self.warnings.contains(&problem) {
            self.warnings.push(problem);
        }
    }

    /// What makes the document wrong as a whole.
    pub fn error_at(&mut self, offset: usize, message: impl Into<String>) {
        let problem = self.problem(offset, message.into());
        self.errors.push(problem);
    }

    pub fn warn(&mut self, element: ElementRef, message: impl Into<String>) {
        self.warn_at(self.inside.map_or_else(|| self.offset_of(element), |picture| self.offset_of(picture)), message);
    }

    /// An error about a character of the text, found at its first use in the source.
    pub fn missing_glyph(&mut self, missing: char, family: &str) {
        let message = format!("no font of “{family}” has the character “{missing}” (U+{:04X})", missing as u32);
        let offset = match self.inside {
            Some(picture) => self.offset_of(picture),
            None => self.source.find(missing).unwrap_or(0),
        };
        let problem = self.problem(offset, message);
        if !self.errors.iter().any(|known| known.line == problem.line && known.column == problem.column) {
            self.errors.push(problem);
        }
    }

    /// A list of families that none of the fonts is in, found at its first use in the source.
    pub fn unknown_family(&mut self, family: &str) {
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | ' ' | ',');
        let mut uses = self.source.match_indices(family).map(|(at, _)| at);
        let whole = uses.find(|at| !self.source[at + family.len()..].starts_with(goes_on));
        self.warn_at(whole.unwrap_or(0), format!("no font is called “{family}”: another one stands in"));
    }

    /// Where the text of each `<style>` element starts in the source, in document order.
    pub fn style_offsets(&self) -> impl Iterator<Item = usize> + use<'a> {
        let source = self.source;
        start_tags(source, "style").filter_map(|at| source[at..].find('>').map(|end| at + end + 1))
    }

    /// The start tag of `element`: the one with the same rank among the tags of its name.
    fn offset_of(&self, element: ElementRef) -> usize {
        let name = element.value().name();
        let rank = self
            .dom
            .root_element()
            .descendent_elements()
            .filter(|other| other.value().name() == name)
            .position(|other| other.id() == element.id())
            .unwrap_or(0);
        start_tags(self.source, name).nth(rank).unwrap_or(0)
    }

    fn problem(&self, offset: usize, message: String) -> Problem {
        // What an entity or a broken tag shifts may end within a letter.
        let mut offset = offset.min(self.source.len());
        while !self.source.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.source[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Problem { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1, message }
    }
}

/// Offsets of the start tags `<name`, those inside comments and raw text left out.
fn start_tags<'a>(source: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + source.get(at..)?.find('<')?;
            let rest = &source[open + 1..];
            let tag: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len())];
            let raw_end = if rest.starts_with("!--") {
                Some("-->")
            } else if tag.eq_ignore_ascii_case("style") {
                Some("</style")
            } else if tag.eq_ignore_ascii_case("script") {
                Some("</script")
            } else {
                None
            };
            at = open + 1 + raw_end.map_or(0, |end| rest.find(end).unwrap_or(rest.len()));
            if !tag.is_empty() && tag.eq_ignore_ascii_case(name) {
                return Some(open);
            }
        }
    })
}
