//! Style sheets read before: the documents of a batch bring the same ones.

use super::matching::Rules;
use super::sheet::{PageRule, Sheet};
use crate::problem::Report;
use std::sync::{Mutex, PoisonError};

/// All style sheets of a document, read.
pub struct ReadSheets {
    /// Each with its place in the HTML source, which its declarations know.
    pub sources: Vec<(String, usize)>,
    pub rules: Rules,
    pub pages: Vec<PageRule>,
    /// Bodies of `@font-face` rules, with their places in the HTML source.
    pub faces: Vec<(String, usize)>,
}

/// Sheets to lend, each to one document at a time.
#[derive(Default)]
pub struct KeptSheets(Mutex<Vec<ReadSheets>>);

/// How many are kept.
const MOST: usize = 16;

impl KeptSheets {
    /// The style sheets of a document, to be given back.
    pub fn borrow(&self, sources: Vec<(String, usize)>, report: &mut Report) -> ReadSheets {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|kept| kept.sources == sources) {
            return kept.swap_remove(at);
        }
        drop(kept);
        let mut sheet = Sheet::default();
        for (source, offset) in &sources {
            sheet.read(source, *offset, report);
        }
        let (pages, faces) = (std::mem::take(&mut sheet.pages), std::mem::take(&mut sheet.faces));
        ReadSheets { sources, rules: Rules::new(sheet, report), pages, faces }
    }

    /// Keeps sheets that nothing was to be said about: what is, must be said of the next document too.
    pub fn give_back(&self, mut sheets: ReadSheets, report: &Report) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if report.warnings.is_empty() && kept.len() < MOST {
            sheets.rules.rest();
            kept.push(sheets);
        }
    }
}
