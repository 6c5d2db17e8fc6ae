//! Norms: published figures beside a questionnaire, as a CSV with one row a figure.

use super::rows::{self, Columns};
use crate::diagnostic::{Diagnostics, Source};
use crate::locale::Locale;
use crate::questionnaire::Norm;
use std::collections::BTreeMap;

const COLUMNS: Columns = Columns {
    what: "a published figure",
    code: "invalid-norms",
    needed: &["id", "index", "year", "value", "unit", "source"],
    optional: &["country", "n", "status", "population_en", "population_fr"],
};
const UNITS: [&str; 3] = ["percent", "score_0_100", "score_0_10"];

/// Reads a file of norms; `population_en`, `population_fr` say who or what was measured.
pub(super) fn read(source: &Source, language: Locale, faults: &mut Diagnostics) -> Vec<Norm> {
    let mut norms = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows::read(source, &COLUMNS, faults) {
        let (id, unit) = (row.cell("id"), row.cell("unit"));
        if let Some(first) = ids.insert(id.clone(), row.line) {
            row.error(faults, "id", format!("the norm `{id}` stands on line {first} already"));
        }
        if !unit.is_empty() && !UNITS.contains(&unit.as_str()) {
            row.unknown(faults, ("unit", &unit), format!("`{unit}` is not a unit of norms"), UNITS);
        }
        let population = row.required_text(faults, ("population", language), "say who or what was measured");
        norms.extend(population.map(|population| Norm {
            id,
            index: row.cell("index"),
            country: row.cell("country"),
            year: row.cell("year"),
            n: row.cell("n"),
            population,
            value: row.cell("value"),
            unit,
            status: row.cell("status"),
            source: row.cell("source"),
        }));
    }
    norms
}
