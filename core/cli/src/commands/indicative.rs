//! What the answers suggest of other models: a part of `palier score`.

use super::score::aligned;
use crate::failure::Failure;
use palier_engine::assess::{Assessed, Loaded, read_model};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use std::fmt::Write;

/// Adds a model to those that the assessment names.
pub fn add(loaded: &mut Loaded, id: &str) -> Result<(), Failure> {
    if loaded.models.iter().any(|model| model.id == id) {
        return Ok(());
    }
    let mut found = Diagnostics::new();
    match read_model(&loaded.library, id, &mut found) {
        Ok(Some(model)) => {
            loaded.models.push(model);
            Ok(())
        }
        Ok(None) => Err(Failure::Input(found.into_sorted())),
        Err(known) => {
            let message = format!("there is no questionnaire `{id}`");
            let fault = Diagnostic::file_error("unknown-questionnaire", "--indicative", message);
            Err(Failure::Input(vec![fault.suggest(id, known.iter().map(String::as_str))]))
        }
    }
}

/// One table a model; empty where none is asked for.
pub fn profiles(loaded: &Loaded, assessed: &[Assessed]) -> String {
    let locale = loaded.assessment.report.locale;
    let mut out = String::new();
    for (model, found) in loaded.indicative(assessed) {
        let mut rows = vec![["domain", "covered", "level"].map(String::from).to_vec()];
        for (domain, found) in model.domains.iter().zip(found) {
            let level = found.level.map_or("too few counterparts", |level| level.word());
            let covered = format!("{} of {}", found.covered, found.of);
            rows.push(vec![domain.title.get(locale).to_owned(), covered, level.to_owned()]);
        }
        let _ = write!(out, "\n{}: indicative, no score\n{}", model.reference(), aligned(&rows));
    }
    out
}
