//! The faults of one sheet: each with line and column, the first ones told, the rest counted.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use csv::StringRecord;

/// Faults of one file that are told one by one; the rest are counted.
pub const TOLD: usize = 200;

/// Faults as they are found in a file.
pub(crate) struct SheetFaults<'a> {
    source: &'a Source,
    /// The text without its byte order mark.
    text: &'a str,
    delimiter: u8,
    list: Vec<Diagnostic>,
    errors: usize,
    untold: usize,
}

impl<'a> SheetFaults<'a> {
    pub(crate) fn new(source: &'a Source, text: &'a str, delimiter: u8) -> Self {
        Self { source, text, delimiter, list: Vec::new(), errors: 0, untold: 0 }
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// An error at a field of a record.
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        at: (&StringRecord, usize),
        message: String,
        hint: Option<String>,
    ) {
        self.add(Severity::Error, code, at, (message, hint));
    }

    /// A warning at a field of a record.
    pub(crate) fn warning(
        &mut self,
        code: &'static str,
        at: (&StringRecord, usize),
        message: String,
        hint: Option<String>,
    ) {
        self.add(Severity::Warning, code, at, (message, hint));
    }

    /// A warning about the file as a whole, always told.
    pub(crate) fn whole(&mut self, code: &'static str, place: Place, message: String) {
        self.list.push(Diagnostic::warning(code, self.source, place, message));
    }

    /// An error about the file as a whole, always told.
    pub(crate) fn whole_error(&mut self, code: &'static str, place: Place, (message, hint): (String, Option<String>)) {
        self.errors += 1;
        let mut fault = Diagnostic::error(code, self.source, place, message);
        fault.hint = hint;
        self.list.push(fault);
    }

    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        at: (&StringRecord, usize),
        (message, hint): (String, Option<String>),
    ) {
        self.errors += usize::from(severity == Severity::Error);
        if self.list.len() >= TOLD {
            self.untold += 1;
            return;
        }
        let place = self.place(at.0, at.1);
        let mut fault = match severity {
            Severity::Error => Diagnostic::error(code, self.source, place, message),
            Severity::Warning => Diagnostic::warning(code, self.source, place, message),
            Severity::Note => Diagnostic::note(code, self.source, place, message),
        };
        fault.hint = hint;
        self.list.push(fault);
    }

    /// A quote that is never closed swallows every row that follows.
    pub(crate) fn refuse_open_quote(&mut self) {
        let Some(at) = open_quote(self.text, self.delimiter) else { return };
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        let hint = "close the quote; a quote within a text is written twice: \"\"".to_owned();
        let message = "this quote is never closed: all that follows reads as one field".to_owned();
        self.whole_error("unclosed-quote", Place::new(line, column), (message, Some(hint)));
    }

    /// Hands the faults over.
    pub(crate) fn finish(mut self, faults: &mut Diagnostics) {
        if self.untold > 0 {
            let message = format!("… and {} more faults in this file", self.untold);
            self.list.push(Diagnostic {
                severity: Severity::Error,
                ..Diagnostic::file_error("more-faults", &self.source.path, message)
            });
        }
        faults.extend(self.list);
    }

    /// Line and column of a field of a record.
    pub(crate) fn place(&self, record: &StringRecord, field: usize) -> Place {
        let Some(start) = record.position() else { return Place::default() };
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let mut line = number(start.line());
        let mut rest = self.text.get(number(start.byte())..).unwrap_or_default().char_indices().peekable();
        let mut column = 1;
        // The reader's position stands before the line ends that it skips.
        while let Some((_, c)) = rest.next_if(|(_, c)| matches!(c, '\n' | '\r')) {
            line += usize::from(c == '\n');
        }
        let (mut before, mut quoted) = (field, false);
        while before > 0 {
            let Some((_, c)) = rest.next() else { break };
            column += 1;
            match c {
                '"' => quoted = !quoted,
                '\n' if quoted => (line, column) = (line + 1, 1),
                '\n' => break,
                c if !quoted && u32::from(c) == u32::from(self.delimiter) => before -= 1,
                _ => {}
            }
        }
        let length =
            rest.take_while(|(_, c)| !matches!(c, '\n' | '\r') && u32::from(*c) != u32::from(self.delimiter)).count();
        Place { line, column, length: length.max(1) }
    }
}

/// Where a quote stands that opens a field and is never closed.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let (mut opened, mut field_begins) = (None, true);
    for (at, byte) in text.bytes().enumerate() {
        match opened {
            // A doubled quote closes and opens again.
            Some(_) if byte == b'"' => (opened, field_begins) = (None, true),
            Some(_) => {}
            None if byte == b'"' && field_begins => opened = Some(at),
            None => field_begins = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    opened
}
