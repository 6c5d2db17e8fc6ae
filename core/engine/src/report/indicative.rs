//! Other models as these answers suggest them: counts of counterparts and a word a domain, said to be indicative.

use crate::locale::Args;
use crate::scoring::Indicative;

use super::composer::{Composer, cell, row};
use super::facts::Model;
use super::model::{Cell, Table, Tone};

pub(super) fn tables(composer: &Composer) -> Vec<Table> {
    composer.facts.models.iter().enumerate().map(|(place, model)| table(composer, (place, model))).collect()
}

fn table(composer: &Composer, (place, model): (usize, &Model)) -> Table {
    let rows = model.domains.iter().map(|(title, found)| {
        let args = Args::new().count("covered", found.covered).count("of", found.of);
        row(vec![cell(title), cell(composer.say("indicative-covered", &args)), level(composer, found)])
    });
    Table {
        id: format!("annex-indicative-{}", place + 1),
        title: composer
            .say("indicative-title", &Args::new().text("model", &model.title).text("version", &model.version)),
        unit: composer.get("indicative-unit"),
        columns: [("column-domain", false), ("column-counterparts", false), ("column-indicative", false)]
            .map(|(id, numeric)| composer.column(id, numeric))
            .into(),
        rows: rows.collect(),
        source: format!("{}. {}", composer.source(), composer.get("indicative-source")),
    }
}

fn level(composer: &Composer, found: &Indicative) -> Cell {
    match found.level {
        Some(level) => cell(composer.get(&format!("indicative-{}", level.word()))),
        None => cell(composer.get("indicative-few")).tone(Tone::Muted),
    }
}
