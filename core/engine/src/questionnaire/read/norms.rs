//! Norms: published figures beside a questionnaire, as a CSV with one row a figure.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::{Norm, Text};
use std::collections::BTreeMap;

/// Columns in which every row must say something.
const NEEDED: [&str; 6] = ["id", "index", "year", "value", "unit", "source"];
/// Columns that may be left out or empty.
const OPTIONAL: [&str; 5] = ["country", "n", "status", "population_en", "population_fr"];
const UNITS: [&str; 3] = ["percent", "score_0_100", "score_0_10"];

/// Reads a file of norms; `population_en`, `population_fr` say who or what was measured.
pub(super) fn read(source: &Source, language: Locale, faults: &mut Diagnostics) -> Vec<Norm> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => {
            faults.push(Diagnostic::file_error("invalid-norms", &source.path, error.to_string()));
            return Vec::new();
        }
    };
    check_columns(source, &headers, faults);
    let mut norms = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Diagnostic::file_error("invalid-norms", &source.path, error.to_string()));
                continue;
            }
        };
        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
        let mut row = Row { source, line, faults, cells: BTreeMap::new() };
        if record.len() != headers.len() {
            row.error(format!("the row has {} fields, the header {}", record.len(), headers.len()));
            continue;
        }
        row.cells = headers.iter().map(String::as_str).zip(record.iter().map(str::trim)).collect();
        norms.extend(row.norm(language, &mut ids));
    }
    norms
}

fn check_columns(source: &Source, headers: &[String], faults: &mut Diagnostics) {
    let place = Place::new(1, 1);
    for name in headers {
        if !NEEDED.contains(&name.as_str()) && !OPTIONAL.contains(&name.as_str()) {
            let fault = Diagnostic::error("unknown-column", source, place, format!("norms have no column `{name}`"));
            faults.push(fault.suggest(name, NEEDED.into_iter().chain(OPTIONAL)));
        }
    }
    for name in NEEDED.iter().filter(|name| !headers.iter().any(|h| h == *name)) {
        faults.push(Diagnostic::error("missing-column", source, place, format!("the norms lack the column `{name}`")));
    }
}

struct Row<'a> {
    source: &'a Source,
    line: usize,
    faults: &'a mut Diagnostics,
    cells: BTreeMap<&'a str, &'a str>,
}

impl Row<'_> {
    fn error(&mut self, message: String) {
        self.faults.push(Diagnostic::error("invalid-norms", self.source, Place::new(self.line, 1), message));
    }

    fn cell(&self, name: &str) -> String {
        self.cells.get(name).copied().unwrap_or_default().to_owned()
    }

    fn norm(&mut self, language: Locale, ids: &mut BTreeMap<String, usize>) -> Option<Norm> {
        let before = self.faults.errors();
        for name in NEEDED {
            if self.cells.get(name) == Some(&"") {
                self.error(format!("`{name}` is empty: a published figure needs it"));
            }
        }
        let (id, unit) = (self.cell("id"), self.cell("unit"));
        if let Some(first) = ids.insert(id.clone(), self.line) {
            self.error(format!("the norm `{id}` stands on line {first} already"));
        }
        if !unit.is_empty() && !UNITS.contains(&unit.as_str()) {
            let message = format!("`{unit}` is not a unit of norms: {}", UNITS.join(", "));
            self.error(message);
        }
        let words = Locale::ALL.map(|locale| (locale, self.cell(&format!("population_{}", locale.tag()))));
        let mut words: Vec<_> = words.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        words.sort_by_key(|(locale, _)| *locale != language);
        let mut words = words.into_iter();
        let Some((locale, first)) = words.next() else {
            self.error(format!("`population_{}` is empty: say who or what was measured", language.tag()));
            return None;
        };
        let mut population = Text::new(locale, first);
        words.for_each(|(locale, words)| population.insert(locale, words));
        (self.faults.errors() == before).then(|| Norm {
            id,
            index: self.cell("index"),
            country: self.cell("country"),
            year: self.cell("year"),
            n: self.cell("n"),
            population,
            value: self.cell("value"),
            unit,
            status: self.cell("status"),
            source: self.cell("source"),
        })
    }
}
