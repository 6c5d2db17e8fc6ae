//! What an author can mend: one [`Diagnostic`] a fault, at file, line and column, with the source line, a label and a hint.
//! Faults accumulate in [`Diagnostics`], so that a run reports all of them at once.

mod suggestion;

pub use suggestion::did_you_mean;

use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// How far a fault goes: an error stops the run, a warning does not (unless the caller is strict), a note never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is computed from the file.
    Error,
    /// Worth the author's attention.
    Warning,
    /// Nothing is wrong; good to know.
    Note,
}

/// One fault of an authored file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Error, warning or note.
    pub severity: Severity,
    /// Stable kebab-case code.
    pub code: &'static str,
    /// The path as the author would write it.
    pub file: String,
    /// Line, from 1; 0 where the fault is of the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 where the fault is of the whole line or file.
    pub column: usize,
    /// What is wrong, in one sentence.
    pub message: String,
    /// A few words under the place itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The source line, cut around the column where it is very long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
}

/// The part of a source line that shows the fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// At most [`EXCERPT_CHARS`] characters of the line.
    pub text: String,
    /// Where the fault starts in `text`, in characters from 0.
    pub start: usize,
    /// How many characters it covers, at least 1.
    pub length: usize,
}

/// Longest part of a source line that is shown.
pub const EXCERPT_CHARS: usize = 160;
/// Beyond this column no excerpt is shown.
const FURTHEST_COLUMN: usize = 100_000;

impl Diagnostic {
    /// An error at a place of a file.
    pub fn error(code: &'static str, source: &Source, place: Place, message: impl Into<String>) -> Self {
        Self::at(Severity::Error, code, source, place, message.into())
    }

    /// A warning at a place of a file.
    pub fn warning(code: &'static str, source: &Source, place: Place, message: impl Into<String>) -> Self {
        Self::at(Severity::Warning, code, source, place, message.into())
    }

    /// A note at a place of a file.
    pub fn note(code: &'static str, source: &Source, place: Place, message: impl Into<String>) -> Self {
        Self::at(Severity::Note, code, source, place, message.into())
    }

    fn at(severity: Severity, code: &'static str, source: &Source, place: Place, message: String) -> Self {
        Self {
            severity,
            code,
            file: source.path.clone(),
            line: place.line,
            column: place.column,
            message: bounded(message),
            label: String::new(),
            hint: None,
            excerpt: source.excerpt(place),
        }
    }

    /// An error about a whole file, or about something that is not there.
    pub fn file_error(code: &'static str, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.into(),
            line: 0,
            column: 0,
            message: bounded(message.into()),
            label: String::new(),
            hint: None,
            excerpt: None,
        }
    }

    /// Adds the words under the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds "did you mean" where one of `known` is near `given`, else the known ones where they are few.
    #[must_use]
    pub fn suggest<'a>(mut self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        if let Some(near) = did_you_mean(given, known.iter().copied()) {
            self.hint = Some(format!("did you mean `{near}`?"));
        } else if !known.is_empty() && known.len() <= 12 {
            let list: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
            self.hint = Some(format!("known here: {}", list.join(", ")));
        }
        self
    }
}

/// Longest message, in bytes: names out of a hostile file may be megabytes long.
const LONGEST_MESSAGE: usize = 1000;

fn bounded(message: String) -> String {
    if message.len() <= LONGEST_MESSAGE {
        return message;
    }
    let end = message.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_MESSAGE).last().unwrap_or(0);
    format!("{}…", &message[..end])
}

/// A place in a file: line and column, in characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// Characters covered, where known.
    pub length: usize,
}

impl Place {
    /// A place that covers one character.
    pub fn new(line: usize, column: usize) -> Self {
        Self { line, column, length: 1 }
    }
}

/// A file's name and text, kept so that a fault can show its line.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the author would write it.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Where each line begins, found when the first fault is told.
    lines: Arc<OnceLock<Vec<usize>>>,
}

impl Source {
    /// Names a text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into(), lines: Arc::default() }
    }

    /// The place of a byte of the text.
    pub fn place(&self, byte: usize) -> Place {
        let end = (0..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let before = &self.text[..end];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        Place::new(before.matches('\n').count() + 1, before[line..].chars().count() + 1)
    }

    /// The byte of a place of the text.
    pub fn byte(&self, place: Place) -> Option<usize> {
        let index = place.line.checked_sub(1)?;
        let line = self.line(index)?;
        let inside = line.char_indices().nth(place.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
        Some(self.starts()[index] + inside)
    }

    fn starts(&self) -> &[usize] {
        self.lines
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn line(&self, index: usize) -> Option<&str> {
        let from = *self.starts().get(index)?;
        let line = self.text[from..].split('\n').next()?;
        (from < self.text.len()).then(|| line.strip_suffix('\r').unwrap_or(line))
    }

    /// What is written at a place, as long as the place says.
    pub fn written(&self, place: Place) -> &str {
        let Some(line) = place.line.checked_sub(1).and_then(|line| self.starts().get(line).copied()) else { return "" };
        let byte = |text: &str, chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        let rest = &self.text[line..];
        let rest = &rest[byte(rest, place.column.saturating_sub(1))..];
        &rest[..byte(rest, place.length)]
    }

    /// The place of a part of what is [`Self::written`] at a place.
    pub fn within(&self, place: Place, part: std::ops::Range<usize>) -> Place {
        let written = self.written(place);
        let (before, length) = (&written[..part.start], written[part].chars().count());
        match before.rsplit_once('\n') {
            None => Place { column: place.column + before.chars().count(), length, ..place },
            Some((lines, last)) => {
                let line = place.line + lines.matches('\n').count() + 1;
                Place { line, column: last.chars().count() + 1, length }
            }
        }
    }

    fn excerpt(&self, place: Place) -> Option<Excerpt> {
        let line = self.line(place.line.checked_sub(1)?)?;
        // So far into a line nobody looks, and many faults there would each read it again.
        if place.column > FURTHEST_COLUMN {
            return None;
        }
        let column = place.column.saturating_sub(1);
        let from = column.saturating_sub(EXCERPT_CHARS / 2);
        let text: String =
            line.chars().skip(from).take(EXCERPT_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let shown = text.chars().count();
        let start = (column - from).min(shown);
        Some(Excerpt { text, start, length: place.length.clamp(1, (shown - start).max(1)) })
    }
}

/// Faults in the order in which they were found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No fault yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(more);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Errors found so far: compare before and after a step to know whether the step failed.
    pub fn errors(&self) -> usize {
        self.list.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// Whether none was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The faults, by file, line and column; those of the same place in the order found.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.list
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
