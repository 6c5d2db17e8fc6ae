//! Norms of a pool: quantiles to be handed on.

use super::failed;
use crate::failure::Failure;
use crate::files::{print, write};
use palier_engine::assess::{Library, read_model};
use palier_engine::benchmark::Store;
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use std::path::Path;

/// Writes the norms of a questionnaire.
pub fn run(pool: &Path, id: &str, perspective: Option<&str>, out: Option<&Path>) -> Result<(), Failure> {
    let refuse = |code, message: String| Diagnostic::file_error(code, pool.display().to_string(), message);
    let mut found = Diagnostics::new();
    let questionnaire = match read_model(&Library::around(Path::new(".")), id, &mut found) {
        Ok(Some(questionnaire)) => questionnaire,
        Ok(None) => return Err(Failure::Input(found.into_sorted())),
        Err(known) => {
            let fault =
                Diagnostic::file_error("unknown-questionnaire", id, format!("there is no questionnaire `{id}`"));
            return Err(Failure::Input(vec![fault.suggest(id, known.iter().map(String::as_str))]));
        }
    };
    let known = || questionnaire.perspectives.iter().map(|p| p.id.as_str());
    if let Some(perspective) = perspective.filter(|wanted| !known().any(|id| id == *wanted)) {
        let fault = refuse("unknown-perspective", format!("`{id}` has no perspective `{perspective}`"));
        return Err(Failure::Input(vec![fault.suggest(perspective, known())]));
    }
    let store = Store::open(pool).map_err(failed(pool))?;
    store.check().map_err(failed(pool))?;
    let norms = store.norms(&questionnaire, perspective).map_err(failed(pool))?;
    if norms.is_empty() {
        let fault = refuse("norms-too-few", format!("the pool holds too few peers of `{}`", questionnaire.reference()));
        return Err(Failure::Input(vec![fault.hint("quartiles are told from 12 peers on")]));
    }
    let yaml = norms.to_yaml(&questionnaire, perspective);
    match out {
        Some(path) => {
            write(path, yaml.as_bytes())?;
            print(&format!("{}\n", path.display()))
        }
        None => print(&yaml),
    }
}
