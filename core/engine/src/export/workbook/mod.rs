//! The figures as a spreadsheet: scores, answers by question, peers' quartiles and action sheets, one sheet each.
//!
//! Numbers are numbers, unrounded; what is absent is an empty cell with its reason beside it. Texts are stored as texts and marked so,
//! whatever sign they begin with: none becomes a formula, even after it was edited.

mod actions;
mod answers;
mod page;
mod peers;
mod scores;

use super::Exported;
use crate::locale::{Messages, day};
use crate::report::{Facts, Sheet};
use crate::scoring::MetricResult;
use page::{Page, Value};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// What a workbook is made from.
#[derive(Debug, Clone, Copy)]
pub struct Book<'a> {
    /// The sets of respondents, the leading one first.
    pub sets: &'a [Exported<'a>],
    /// The engagement's metrics.
    pub metrics: &'a [MetricResult<'a>],
    /// What the report is composed from.
    pub facts: &'a Facts,
    /// A sheet for each planned action.
    pub actions: &'a [Sheet],
    /// The sentences of the report's language.
    pub messages: &'a Messages,
}

impl Book<'_> {
    fn say(&self, id: &str) -> String {
        self.messages.get(id)
    }
}

/// How a set of respondents is named.
fn set_name(exported: &Exported) -> String {
    let locale = exported.assessment.report.locale;
    let questionnaire = exported.questionnaire;
    let title = exported.set.perspective.map_or(&questionnaire.title, |place| &questionnaire.perspectives[place].title);
    title.get(locale).to_owned()
}

/// The bytes of an XLSX file; the same for the same engagement.
///
/// # Errors
/// Never in practice: what is written fits a spreadsheet's bounds.
pub fn workbook(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    let date = book.facts.day;
    let year = u16::try_from(date.year).unwrap_or(1900);
    let created = ExcelDateTime::from_ymd(year, date.month, date.day)?;
    let about = DocProperties::new().set_title(&book.facts.organisation).set_author("Palier");
    file.set_properties(&about.set_creation_datetime(&created));
    let pages = [
        Some(about_page(book)),
        Some(scores::page(book)),
        Some(answers::page(book)),
        peers::page(book),
        actions::page(book),
    ];
    for page in pages.into_iter().flatten() {
        page.write(file.add_worksheet())?;
    }
    file.save_to_buffer()
}

/// Whose figures these are, when and how they were measured.
fn about_page(book: &Book) -> Page {
    let facts = book.facts;
    let mut page = Page::new(book.say("book-about"), &[("book-what", 30.0), ("book-value", 70.0)], book.messages);
    let mut line = |id: &str, value: Value| page.row(vec![Value::text(book.say(id)), value]);
    line("book-organisation", Value::text(&facts.organisation));
    line("book-date", Value::text(day(facts.locale, facts.day)));
    if facts.fictional {
        line("book-note", Value::text(book.say("book-fictional")));
    }
    for exported in book.sets {
        let questionnaire = exported.questionnaire;
        let reference = format!("{} {}@{}", set_name(exported), questionnaire.id, questionnaire.version);
        line("book-set", Value::text(reference));
        line("book-respondents", Value::count(exported.set.sheet.respondents.len()));
    }
    line("book-hidden", Value::text(book.say("book-hidden-text")));
    page
}
