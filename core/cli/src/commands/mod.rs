//! One file a command.

pub mod check;
pub mod completions;
pub mod demo;
mod indicative;
mod metrics;
pub mod new;
pub mod plugin;
pub mod questionnaire;
pub mod report;
pub mod schema;
pub mod score;
mod sides;
pub mod template;

use crate::failure::Failure;
use crate::faults;
use palier_engine::assess::{self, Loaded};
use palier_engine::diagnostic::Diagnostics;
use std::path::Path;

/// Loads an engagement; prints its warnings, or gives its errors.
pub fn load(path: &Path) -> Result<Loaded, Failure> {
    let mut found = Diagnostics::new();
    let loaded = assess::load(path, &mut found).map_err(|error| Failure::system("cannot read", path, &error))?;
    let list = found.into_sorted();
    match loaded {
        Some(loaded) => {
            faults::print(&list);
            Ok(loaded)
        }
        None => Err(Failure::Input(list)),
    }
}
