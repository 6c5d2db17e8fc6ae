//! The pool: one CSV row an assessed organisation.
//!
//! Columns: `id, sector, country, size, questionnaire, date, method`, one column a domain (`strategy`, …), `overall`, and where the
//! questionnaire is answered from several points of view, `perspective`. A blank score is absent. Rows of another questionnaire or another
//! major version are kept out; domains of an earlier minor version are found under the names that they had in it.

use crate::answers::Method;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::questionnaire::{Questionnaire, Version};

/// One peer.
#[derive(Debug, Clone)]
pub struct Peer {
    /// Pool id.
    pub id: String,
    /// Sector id.
    pub sector: String,
    /// Country code.
    pub country: String,
    /// Size band.
    pub size: String,
    /// Year of the assessment.
    pub year: String,
    /// How it was assessed, where known.
    pub method: Option<Method>,
    /// Point of view; empty where the pool names none.
    pub perspective: String,
    /// 0–100.
    pub overall: Option<f64>,
    /// One a domain of the questionnaire, 0–100.
    pub domains: Vec<Option<f64>>,
}

/// The peers of a point of view; where there are none, those that name none.
pub(super) fn seen_from<'a>(peers: &'a [Peer], perspective: Option<&str>) -> Vec<&'a Peer> {
    let of = |wanted: &str| peers.iter().filter(|p| p.perspective == wanted).collect::<Vec<_>>();
    let found = perspective.map_or_else(Vec::new, of);
    if found.is_empty() { of("") } else { found }
}

/// The columns that a pool needs, in any order; `overall` and the domains hold scores.
pub(crate) const COLUMNS: [&str; 7] = ["id", "sector", "country", "size", "questionnaire", "date", "method"];

/// Reads a pool for one questionnaire. Every faulty cell is reported with row and column.
pub fn read_pool(source: &Source, questionnaire: &Questionnaire, faults: &mut Diagnostics) -> Option<Vec<Peer>> {
    let before = faults.errors();
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let mut reader = csv::ReaderBuilder::new().has_headers(true).flexible(false).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.push(csv_fault(source, &error));
            return None;
        }
    };
    let at = |name: &str| header.iter().position(|h| h.trim() == name);
    let mut columns = [0; 7];
    for (slot, name) in columns.iter_mut().zip(COLUMNS) {
        match at(name) {
            Some(i) => *slot = i,
            None => faults.push(Diagnostic::error(
                "pool-column-missing",
                source,
                Place::new(1, 1),
                format!("the pool lacks the column `{name}`"),
            )),
        }
    }
    let Some(overall) = at("overall") else {
        faults.push(Diagnostic::error(
            "pool-column-missing",
            source,
            Place::new(1, 1),
            "the pool lacks the column `overall`",
        ));
        return None;
    };
    if faults.errors() > before {
        return None;
    }
    let point_of_view = at("perspective");
    // By version: where the domains stand under the names that they had in it.
    let mut places: std::collections::BTreeMap<Version, Vec<Option<usize>>> = std::collections::BTreeMap::new();
    let mut rows = Rows { source, faults, seen: std::collections::BTreeSet::new() };
    let mut peers = Vec::new();
    for record in reader.into_records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                let [id, sector, country, size, reference, date, method] = columns.map(|i| record[i].trim().to_owned());
                rows.unique(&id, line);
                let Some(version) = comparable_version(&reference, questionnaire) else { continue };
                let place = |id: &str| questionnaire.id_in(id, version).and_then(at);
                let domains = places
                    .entry(version)
                    .or_insert_with(|| questionnaire.domains.iter().map(|d| place(&d.id)).collect());
                let mut score = |column: usize| rows.score(&record[column], line, &header[column]);
                peers.push(Peer {
                    overall: score(overall),
                    domains: domains.iter().map(|c| c.and_then(&mut score)).collect(),
                    method: method_named(&method),
                    perspective: point_of_view.map_or_else(String::new, |i| record[i].trim().to_owned()),
                    year: date.chars().take(4).collect(),
                    id,
                    sector,
                    country,
                    size,
                });
            }
            Err(error) => rows.faults.push(csv_fault(source, &error)),
        }
    }
    (faults.errors() == before).then_some(peers)
}

/// The version of a row, where it is one of the questionnaire's major version.
pub(crate) fn comparable_version(reference: &str, questionnaire: &Questionnaire) -> Option<Version> {
    let (id, version) = version_of(reference)?;
    (id == questionnaire.id && version.major == questionnaire.version.major).then_some(version)
}

/// `id@major.minor`, or `id@major`.
pub(super) fn version_of(reference: &str) -> Option<(&str, Version)> {
    let (id, version) = reference.split_once('@')?;
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    Some((id, Version { major: major.parse().ok()?, minor: minor.parse().unwrap_or(0) }))
}

/// A method by its word.
pub(super) fn method_named(word: &str) -> Option<Method> {
    Method::ALL.into_iter().find(|method| method.word() == word)
}

fn csv_fault(source: &Source, error: &csv::Error) -> Diagnostic {
    let line = error.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
    Diagnostic::error("csv-row", source, Place::new(line, 1), error.to_string())
        .hint("each row needs as many fields as the header")
}

struct Rows<'a> {
    source: &'a Source,
    faults: &'a mut Diagnostics,
    seen: std::collections::BTreeSet<String>,
}

impl Rows<'_> {
    fn unique(&mut self, id: &str, line: usize) {
        if !self.seen.insert(id.to_owned()) {
            let message = format!("the pool holds `{id}` twice");
            self.faults.push(Diagnostic::error("pool-duplicate", self.source, Place::new(line, 1), message));
        }
    }

    fn score(&mut self, text: &str, line: usize, column: &str) -> Option<f64> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match text.parse::<f64>() {
            Ok(x) if (0.0..=100.0).contains(&x) => Some(x),
            _ => {
                let message = format!("`{column}` is `{text}`: a score is a number from 0 to 100");
                self.faults.push(Diagnostic::error("pool-score", self.source, Place::new(line, 1), message));
                None
            }
        }
    }
}
