//! The spreadsheet of an engagement's figures.

use super::load::Loaded;
use super::run::Assessed;
use crate::chart::Theme;
use crate::export::{Book, workbook};
use crate::report::{Words, action_sheets};

impl Loaded {
    /// The bytes of an XLSX file in the report's language.
    ///
    /// # Errors
    /// What the spreadsheet's writer refuses, in its words.
    pub fn workbook(&self, assessed: &[Assessed]) -> Result<Vec<u8>, String> {
        let facts = self.facts(assessed);
        let words = Words::new(&self.assessment.report, &facts);
        let sets: Vec<_> = assessed.iter().enumerate().map(|(set, found)| self.exported(set, found)).collect();
        let book = Book {
            sets: &sets,
            metrics: &self.metrics(assessed),
            facts: &facts,
            actions: &action_sheets(&facts, &words, &Theme::default()),
            messages: self.design.messages(self.assessment.report.locale),
        };
        workbook(&book).map_err(|error| error.to_string())
    }
}
