//! `palier pool add|import|remove|norms|stats`

mod norms;
mod stats;

use super::load;
use crate::args::{PoolAction, PoolArgs};
use crate::failure::Failure;
use crate::faults;
use crate::files::print;
use palier_engine::answers;
use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::benchmark::{Entry, PoolError, Store};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Adds to a pool, removes from it, or tells what it holds.
pub fn run(args: &PoolArgs) -> Result<(), Failure> {
    match &args.action {
        PoolAction::Add { pool, files } => add(pool, files),
        PoolAction::Import { pool, csv } => import(pool, csv),
        PoolAction::Remove { pool, id, assessment } => remove(pool, id.as_deref(), assessment.as_deref()),
        PoolAction::Norms { pool, questionnaire, perspective, out } => {
            norms::run(pool, questionnaire, perspective.as_deref(), out.as_deref())
        }
        PoolAction::Stats { pool, format } => stats::run(pool, *format),
    }
}

/// What is wrong with a pool, at its path.
pub(super) fn failed(path: &Path) -> impl Fn(PoolError) -> Failure {
    move |error| {
        let shown = path.display().to_string();
        if error.of_the_file() {
            let fault = Diagnostic::file_error(error.code(), shown, error.to_string());
            return Failure::Input(vec![fault.hint(error.hint())]);
        }
        Failure::System(format!("{shown}: {error}; {}", error.hint()))
    }
}

/// Scores assessments, without their plugins, for a pool.
fn entries(file: &Path) -> Result<Vec<Entry>, Failure> {
    let loaded = load(file)?;
    let shown = file.display().to_string();
    let entries = loaded.entries();
    if entries.is_empty() {
        let fault = Diagnostic::file_error("pool-no-score", shown, "this assessment has no score to add");
        return Err(Failure::Input(vec![fault.hint("`palier score` tells which answers are missing")]));
    }
    if loaded.assessment.organisation.fictional {
        eprintln!("warning: {shown} is about an organisation that is marked as fictional");
    }
    Ok(entries)
}

fn add(pool: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let mut told = Vec::new();
    let mut all = Vec::new();
    for file in files {
        for entry in entries(file)? {
            let of = if entry.perspective.is_empty() { String::new() } else { format!(" ({})", entry.perspective) };
            told.push(format!("{}@{}{of}  {}  {}", entry.questionnaire, entry.version, entry.date, file.display()));
            all.push(entry);
        }
    }
    let ids = Store::open_or_create(pool).and_then(|mut store| store.add(all)).map_err(failed(pool))?;
    let mut out = String::new();
    for (id, told) in ids.iter().zip(told) {
        let _ = writeln!(out, "{id}  {told}");
    }
    print(&out)
}

fn import(pool: &Path, csv: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(csv).map_err(|error| Failure::system("cannot read", csv, &error))?;
    let source = answers::text(&csv.display().to_string(), bytes).map_err(|fault| Failure::Input(vec![*fault]))?;
    let folder = csv.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let library = Library::around(folder);
    let find = |id: &str| read_questionnaire(&library.find(Shelf::Questionnaires, id)?, &mut Diagnostics::new());
    let mut found = Diagnostics::new();
    let rows = Store::import(pool, &source, &find, &mut found).map_err(failed(pool))?;
    let stopped = found.has_errors();
    let list = found.into_sorted();
    if stopped {
        return Err(Failure::Input(list));
    }
    faults::print(&list);
    print(&format!("{rows} row{} imported into {}\n", if rows == 1 { "" } else { "s" }, pool.display()))
}

fn remove(pool: &Path, id: Option<&str>, assessment: Option<&Path>) -> Result<(), Failure> {
    let waves = assessment.map(entries).transpose()?;
    // Nothing is made here: a pool that is not there is a mistake.
    let mut store = Store::open(pool).map_err(failed(pool))?;
    let removed = match (id, waves) {
        (Some(id), _) => store.remove(id),
        (None, waves) => store.remove_waves(&waves.unwrap_or_default()),
    };
    let rows = removed.map_err(failed(pool))?;
    print(&format!("{rows} row{} removed from {}\n", if rows == 1 { "" } else { "s" }, pool.display()))
}
