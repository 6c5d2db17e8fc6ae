//! Who the organisations of a batch are: a CSV with one row each, `org_id, sector, country, size` and, if one likes, `name`. Blank is
//! not known.

use super::names::{Names, alike};
use super::peers::Peers;
use crate::answers::{TOLD, delimiter};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use crate::questionnaire::short;
use std::collections::HashMap;

/// Sector, country and size, as numbers of [`Names`].
pub type Key = [Option<u32>; 3];

/// An organisation's profile.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Sector, country, size.
    pub key: Key,
    /// Its name, where given.
    pub name: Option<Box<str>>,
    line: usize,
}

/// All profiles, by organisation.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    list: HashMap<Box<str>, Profile>,
    /// What the numbers of the keys stand for.
    pub names: Names,
}

const COLUMNS: [&str; 5] = ["org_id", "sector", "country", "size", "name"];

impl Profiles {
    /// Reads the file. Faults go to `faults`; `None` when one is an error.
    pub fn read(source: &Source, faults: &mut Diagnostics) -> Option<Self> {
        let before = faults.errors();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(&source.text))
            .from_reader(source.text.as_bytes());
        let mut record = csv::StringRecord::new();
        // The text is UTF-8 and rows may differ in length: reading cannot fail.
        let _ = reader.read_record(&mut record);
        let columns = columns(source, &record, faults);
        let fields = record.len();
        let mut profiles = Self::default();
        let mut told = Told { source, faults, errors: 0 };
        while columns.is_some() && matches!(reader.read_record(&mut record), Ok(true)) {
            let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
            if record.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            if record.len() != fields {
                let message = format!("the row has {} fields, the header has {fields}", record.len());
                told.error("wrong-number-of-fields", line, message);
                continue;
            }
            let text = |at: usize| columns.and_then(|c| c[at]).map_or("", |field| record[field].trim());
            let number = |profiles: &mut Self, at: usize| profiles.names.number(text(at));
            let key = [number(&mut profiles, 1), number(&mut profiles, 2), number(&mut profiles, 3)];
            let name = Some(text(4)).filter(|name| !name.is_empty()).map(Into::into);
            if text(0).is_empty() {
                told.error("missing-org-id", line, "the row names no organisation".to_owned());
            } else if let Some(first) = profiles.list.insert(text(0).into(), Profile { key, name, line }) {
                let message = format!("`{}` has a profile already, on row {}", short(text(0)), first.line);
                told.error("duplicate-profile", line, message);
            }
        }
        told.finish();
        (faults.errors() == before).then_some(profiles)
    }

    /// An organisation's profile.
    pub fn get(&self, organisation: &str) -> Option<&Profile> {
        self.list.get(organisation)
    }

    /// An organisation's sector.
    pub fn sector(&self, organisation: &str) -> Option<&str> {
        Some(self.names.name(self.get(organisation)?.key[0]?))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Sectors of profiles and peers that look like one and are spelt in two ways: they are two sectors.
    pub fn spellings(&self, peers: &Peers, path: &str) -> Vec<Diagnostic> {
        let own = self.list.values().filter_map(|profile| profile.key[0]);
        let mut numbers: Vec<u32> = own.chain(peers.cells.iter().filter_map(|key| key[0])).collect();
        numbers.sort_unstable();
        numbers.dedup();
        // The peers know the profiles' names too.
        let mut names: Vec<&str> = numbers.into_iter().map(|number| peers.names.name(number)).collect();
        names.sort_unstable();
        let pairs = alike(names.into_iter()).into_iter();
        let told = pairs.map(|(first, second)| {
            let message = format!("the sectors `{}` and `{}` count as two", short(first), short(second));
            let fault = Diagnostic::file_error("sector-spelt-twice", path, message);
            Diagnostic { severity: Severity::Warning, ..fault.hint("spell them alike if they are one") }
        });
        told.collect()
    }
}

/// Where the columns stand.
fn columns(source: &Source, header: &csv::StringRecord, faults: &mut Diagnostics) -> Option<[Option<usize>; 5]> {
    let before = faults.errors();
    let mut places = [None; 5];
    for (field, name) in header.iter().map(str::trim).enumerate() {
        match COLUMNS.iter().position(|column| *column == name) {
            Some(column) if places[column].is_some() => {
                let message = format!("the column `{name}` stands twice");
                faults.push(Diagnostic::error("duplicate-column", source, Place::new(1, 1), message));
            }
            Some(column) => places[column] = Some(field),
            None if name.is_empty() => {}
            None => {
                let message = format!("a profile has no `{}`", short(name));
                let fault = Diagnostic::error("unknown-column", source, Place::new(1, 1), message);
                faults.push(fault.suggest(name, COLUMNS));
            }
        }
    }
    for (column, _) in COLUMNS.iter().zip(places).filter(|(column, place)| **column != "name" && place.is_none()) {
        let message = format!("the column `{column}` is missing");
        let hint = "leave a cell blank where it is not known";
        faults.push(Diagnostic::error("missing-column", source, Place::new(1, 1), message).hint(hint));
    }
    (faults.errors() == before).then_some(places)
}

/// Faults told one by one, the rest counted.
struct Told<'a> {
    source: &'a Source,
    faults: &'a mut Diagnostics,
    errors: usize,
}

impl Told<'_> {
    fn error(&mut self, code: &'static str, line: usize, message: String) {
        self.errors += 1;
        if self.errors <= TOLD {
            self.faults.push(Diagnostic::error(code, self.source, Place::new(line, 1), message));
        }
    }

    fn finish(self) {
        if self.errors > TOLD {
            let message = format!("… and {} more faults in this file", self.errors - TOLD);
            self.faults.push(Diagnostic::file_error("more-faults", &self.source.path, message));
        }
    }
}
