//! One file a command.

pub mod batch;
pub mod check;
pub mod completions;
pub mod demo;
mod indicative;
mod metrics;
pub mod new;
pub mod plugin;
pub mod pool;
pub mod questionnaire;
pub mod report;
pub mod schema;
pub mod score;
mod sides;
pub mod template;

use crate::failure::Failure;
use crate::faults;
use palier_engine::assess::{self, Assessed, Library, Loaded, Shelf};
use palier_engine::diagnostic::Diagnostics;
use std::path::{Path, PathBuf};

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

/// Scores an engagement; prints which plugins did not run where it goes on without them.
pub fn assessed(loaded: &Loaded) -> Result<Vec<Assessed>, Failure> {
    let assessed = assess::assess(loaded).map_err(Failure::Input)?;
    faults::print(&loaded.stopped(&assessed[0]));
    Ok(assessed)
}

/// A new folder on a shelf of the workspace, whether the shelf was typed or not, and its name; nothing of that name is there or shipped.
fn new_folder(dir: &Path, (shelf, what): (Shelf, &str)) -> Result<(PathBuf, String), Failure> {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(lower) {
        let message = format!("`{name}` cannot name a {what}: use small letters, digits and hyphens, a letter first");
        return Err(Failure::Usage(message));
    }
    if Library::embedded().ids(shelf).contains(&name) {
        return Err(Failure::Usage(format!("`{name}` is a {what} of Palier's own: choose another name")));
    }
    let parent = dir.parent().unwrap_or(Path::new(""));
    let here = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let real = here.canonicalize().unwrap_or_else(|_| parent.to_owned());
    let inside = real.file_name().is_some_and(|name| name == shelf.folder());
    let folder = if inside { dir.to_owned() } else { parent.join(shelf.folder()).join(&name) };
    if folder.exists() {
        return Err(Failure::Usage(format!("{} is there already: nothing was written", folder.display())));
    }
    Ok((folder, name))
}
