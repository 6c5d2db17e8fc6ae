//! The pool: one CSV row an assessed organisation.
//!
//! Columns: `id, sector, country, size, questionnaire, date, method`, one column a domain (`strategy`, …), `overall`. A blank score is
//! absent. Rows of another questionnaire or another major version are kept out.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::questionnaire::Questionnaire;

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
    /// 0–100.
    pub overall: Option<f64>,
    /// One a domain of the questionnaire, 0–100.
    pub domains: Vec<Option<f64>>,
}

/// The columns that a pool has beside scores.
pub(crate) const POOL_COLUMNS: [&str; 7] = ["id", "sector", "country", "size", "questionnaire", "date", "method"];

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
    for (slot, name) in columns.iter_mut().zip(POOL_COLUMNS) {
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
    let domains: Vec<Option<usize>> = questionnaire.domains.iter().map(|d| at(&d.id)).collect();
    let mut rows = Rows { source, faults, seen: std::collections::BTreeSet::new() };
    let mut peers = Vec::new();
    for record in reader.into_records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                let [id, sector, country, size, reference, date, _] = columns.map(|i| record[i].trim().to_owned());
                rows.unique(&id, line);
                if !same_major(&reference, questionnaire) {
                    continue;
                }
                let mut score = |column: usize| rows.score(&record[column], line, &header[column]);
                peers.push(Peer {
                    overall: score(overall),
                    domains: domains.iter().map(|c| c.and_then(&mut score)).collect(),
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

/// Whether a row's `id@version` is the questionnaire, in the same major version.
pub(crate) fn same_major(reference: &str, questionnaire: &Questionnaire) -> bool {
    let Some((id, version)) = reference.split_once('@') else { return false };
    let major = version.split('.').next().and_then(|m| m.parse::<u32>().ok());
    id == questionnaire.id && major == Some(questionnaire.version.major)
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
