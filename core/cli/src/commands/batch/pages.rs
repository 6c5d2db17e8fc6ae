//! The league table as pages: one document for a screen, one for print.

use crate::args::BatchArgs;
use crate::faults;
use palier_engine::assess::{Design, Library, Studio};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::report::LeagueInputs;
use std::path::Path;

/// The files of the pages.
pub(super) const NAMES: [&str; 2] = ["league.html", "league.pdf"];

/// The pages by file name; none where the user wants none.
///
/// # Errors
/// A template that is not there or fails, or a text that no font can print.
pub(super) fn pages(args: &BatchArgs, inputs: &LeagueInputs) -> Result<Vec<(&'static str, Vec<u8>)>, Vec<Diagnostic>> {
    if args.no_pages {
        return Ok(Vec::new());
    }
    let mut found = Diagnostics::new();
    let design = Design::find(&Library::around(Path::new(".")), &args.template, None, &mut found);
    let Some(design) = design else { return Err(found.into_sorted()) };
    let reports = Studio::of(&design, &args.template)?.league(&design, inputs, args.locale.into())?;
    found.extend(reports.warnings);
    faults::print(&found.into_sorted());
    let files = [Some(reports.html.into_bytes()), reports.pdf];
    Ok(NAMES.into_iter().zip(files).filter_map(|(name, bytes)| Some((name, bytes?))).collect())
}
