//! Norms: published figures beside a questionnaire, as a CSV with one row a figure.

use super::rows::{self, Columns, Row};
use crate::diagnostic::{Diagnostics, Source};
use crate::locale::Locale;
use crate::questionnaire::{Norm, Text};
use std::collections::BTreeMap;

const COLUMNS: Columns = Columns {
    what: "a published figure",
    code: "invalid-norms",
    needed: &["id", "index", "year", "value", "unit", "source"],
    optional: &[
        "publisher",
        "country",
        "n",
        "status",
        "population_en",
        "population_fr",
        "index_en",
        "index_fr",
        "n_en",
        "n_fr",
        "source_en",
        "source_fr",
    ],
};
const UNITS: [&str; 3] = ["percent", "score_0_100", "score_0_10"];

/// Reads a file of norms; `population_en`, `population_fr` say who or what was measured; `index`, `n` and `source` are told otherwise in a
/// language by `index_fr` and the like.
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
            index: text(&row, "index", language),
            publisher: row.cell("publisher"),
            country: row.cell("country"),
            year: row.cell("year"),
            n: text(&row, "n", language),
            population,
            value: row.cell("value"),
            unit,
            status: row.cell("status"),
            source: text(&row, "source", language),
        }));
    }
    norms
}

/// What a column says, in the languages in which a column of its own says it otherwise.
fn text(row: &Row, column: &str, language: Locale) -> Text {
    let mut text = Text::new(language, row.cell(column));
    for locale in Locale::ALL {
        let words = row.cell(&format!("{column}_{}", locale.tag()));
        if !words.is_empty() {
            text.insert(locale, words);
        }
    }
    text
}
