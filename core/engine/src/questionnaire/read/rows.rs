//! The rows of a CSV beside a questionnaire, each cell with its place. Unknown, missing and doubled columns, and rows of another length
//! than the header, are reported.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::Text;
use std::collections::BTreeMap;

/// What such a file may hold.
pub(super) struct Columns {
    /// What its rows are called in faults.
    pub what: &'static str,
    /// The code of faults in its cells.
    pub code: &'static str,
    /// Columns in which every row must say something.
    pub needed: &'static [&'static str],
    /// Columns that may be left out or empty.
    pub optional: &'static [&'static str],
}

/// One row.
#[derive(Clone)]
pub(super) struct Row<'a> {
    source: &'a Source,
    code: &'static str,
    /// Its line.
    pub line: usize,
    cells: BTreeMap<String, (String, Place)>,
}

/// Reads a file. Rows that lack a cell are reported and left out; cells are without the spaces around them.
pub(super) fn read<'a>(source: &'a Source, columns: &Columns, faults: &mut Diagnostics) -> Vec<Row<'a>> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => {
            faults.push(Diagnostic::file_error(columns.code, &source.path, error.to_string()));
            return Vec::new();
        }
    };
    check_columns(source, columns, &headers, faults);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Diagnostic::file_error(columns.code, &source.path, error.to_string()));
                continue;
            }
        };
        let position = record.position().expect("a record that was read has a position");
        let places = places(text, usize::try_from(position.byte()).unwrap_or(usize::MAX), position.line());
        let first = places.first().copied().unwrap_or_default();
        let mut row = Row { source, code: columns.code, line: first.line, cells: BTreeMap::new() };
        if record.len() != headers.len() {
            let message = format!("the row has {} fields, the header {}", record.len(), headers.len());
            faults.push(Diagnostic::error(columns.code, source, first, message));
            continue;
        }
        for (i, (name, cell)) in headers.iter().zip(record.iter()).enumerate() {
            let place = places.get(i).copied().unwrap_or(first);
            row.cells.insert(name.clone(), (cell.trim().to_owned(), place));
        }
        for name in columns.needed.iter().filter(|name| row.cells.get(**name).is_some_and(|(cell, _)| cell.is_empty()))
        {
            row.error(faults, name, format!("`{name}` is empty: {} needs it", columns.what));
        }
        rows.push(row);
    }
    rows
}

fn check_columns(source: &Source, columns: &Columns, headers: &[String], faults: &mut Diagnostics) {
    let place = Place::new(1, 1);
    let known = || columns.needed.iter().chain(columns.optional).copied();
    for (i, name) in headers.iter().enumerate() {
        if !known().any(|k| k == name) {
            let fault = Diagnostic::error("unknown-column", source, place, format!("there is no column `{name}` here"));
            faults.push(fault.suggest(name, known()));
        } else if headers[..i].contains(name) {
            let message = format!("the column `{name}` stands twice");
            faults.push(Diagnostic::error("duplicate-column", source, place, message));
        }
    }
    for name in columns.needed.iter().filter(|name| !headers.iter().any(|h| h == *name)) {
        faults.push(Diagnostic::error("missing-column", source, place, format!("the column `{name}` is missing")));
    }
}

/// Where each cell of the record that begins at a byte stands.
fn places(text: &str, from: usize, line: u64) -> Vec<Place> {
    let mut line = usize::try_from(line).unwrap_or(usize::MAX);
    let (mut column, mut quoted) = (1, false);
    let mut places = vec![Place::new(line, column)];
    let rest = text.get(from..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    for letter in rest[blank..].chars() {
        column += 1;
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => places.push(Place::new(line, column)),
            '\n' if !quoted => break,
            '\n' => (line, column) = (line + 1, 1),
            _ => {}
        }
    }
    places
}

impl Row<'_> {
    /// Reports an error at a cell.
    pub fn error(&self, faults: &mut Diagnostics, column: &str, message: String) {
        faults.push(Diagnostic::error(self.code, self.source, self.place(column), message));
    }

    /// Reports a cell that is none of the known words.
    pub fn unknown<'k>(
        &self,
        faults: &mut Diagnostics,
        (column, given): (&str, &str),
        message: String,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let fault = Diagnostic::error(self.code, self.source, self.place(column), message);
        faults.push(fault.suggest(given, known));
    }

    /// Where a cell stands; the row's beginning where there is no such column.
    fn place(&self, column: &str) -> Place {
        self.cells.get(column).map_or(Place::new(self.line, 1), |(_, place)| *place)
    }

    /// A cell; empty where the column is missing.
    pub fn cell(&self, column: &str) -> String {
        self.cells.get(column).map(|(cell, _)| cell.clone()).unwrap_or_default()
    }

    /// A text from the columns `name_en`, `name_fr`; none where both are empty.
    pub fn text(&self, name: &str, language: Locale) -> Option<Text> {
        let words = Locale::ALL.map(|locale| (locale, self.cell(&format!("{name}_{}", locale.tag()))));
        let mut words: Vec<_> = words.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        words.sort_by_key(|(locale, _)| *locale != language);
        let mut words = words.into_iter();
        let (locale, first) = words.next()?;
        let mut text = Text::new(locale, first);
        words.for_each(|(locale, words)| text.insert(locale, words));
        Some(text)
    }

    /// The same where it must be there: reported where it is not.
    pub fn required_text(
        &self,
        faults: &mut Diagnostics,
        (name, language): (&str, Locale),
        hint: &str,
    ) -> Option<Text> {
        let text = self.text(name, language);
        if text.is_none() {
            let column = format!("{name}_{}", language.tag());
            self.error(faults, &column, format!("`{column}` is empty: {hint}"));
        }
        text
    }
}
