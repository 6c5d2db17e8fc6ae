//! The template of a batch, and the league table as pages: one document for a screen, one for print.

use crate::args::BatchArgs;
use crate::faults;
use palier_engine::assess::{Design, Library, Studio};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::report::LeagueInputs;
use std::path::Path;

/// The files of the pages.
pub(super) const NAMES: [&str; 2] = ["league.html", "league.pdf"];

/// A template, ready for the league table and for reports.
pub(super) struct Press {
    pub(super) design: Design,
    pub(super) studio: Studio,
}

impl Press {
    /// Reads the template; none where the user wants no pages.
    ///
    /// # Errors
    /// A template that is not there or does not parse.
    pub(super) fn wanted(args: &BatchArgs) -> Result<Option<Self>, Vec<Diagnostic>> {
        if args.no_pages && !args.reports {
            return Ok(None);
        }
        let mut found = Diagnostics::new();
        let design = Design::find(&Library::around(Path::new(".")), &args.template, None, &mut found);
        let Some(design) = design else { return Err(found.into_sorted()) };
        let studio = Studio::of(&design, &args.template)?;
        faults::print(&found.into_sorted());
        Ok(Some(Self { design, studio }))
    }

    /// The league table's pages by file name.
    ///
    /// # Errors
    /// A template that fails, or a text that no font can print.
    pub(super) fn league(
        &self,
        args: &BatchArgs,
        inputs: &LeagueInputs,
    ) -> Result<Vec<(&'static str, Vec<u8>)>, Vec<Diagnostic>> {
        if args.no_pages {
            return Ok(Vec::new());
        }
        let reports = self.studio.league(&self.design, inputs, args.locale.into())?;
        faults::print(&reports.warnings);
        let files = [Some(reports.html.into_bytes()), reports.pdf];
        Ok(NAMES.into_iter().zip(files).filter_map(|(name, bytes)| Some((name, bytes?))).collect())
    }
}
