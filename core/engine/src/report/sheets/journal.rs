//! The log of an action, at the foot of its sheet where the page has room for it.
//!
//! Widths are those of the shipped styles, in characters a line; heights are in rem, of which a page has seventy-five. Both err on the
//! side of leaving the log out.

use crate::locale::{self, Args};
use crate::report::composer::{Composer, cell, row};
use crate::report::facts::{Action, Span};
use crate::report::model::{Row, Sheet, Table};

/// Height of a page's text.
const PAGE: f64 = 75.4;

/// From the start to the next measurement, with room to write what was seen; none where the page has no room for it.
pub(super) fn compose(composer: &Composer, action: &Action, sheet: &Sheet) -> Option<Table> {
    let table = table(composer, action);
    (taken(sheet) + 6.2 + table.rows.len() as f64 * 2.75 <= PAGE).then_some(table)
}

fn table(composer: &Composer, action: &Action) -> Table {
    let (day, last) = (composer.facts.day, composer.last_day(action));
    let (start, _) = action.horizon.months();
    let locale = composer.locale();
    let review = locale::add_months(day, Span::Short.months().1);
    let again = locale::add_months(day, Span::Middle.months().1);
    let measured = composer.say("sheet-journal-again", &Args::new().text("aim", super::aim(composer, action)));
    let stop = |when: String, what: String| row(vec![cell(when), cell(what), cell(""), cell("")]);
    let begun = start == 0;
    let stops = [
        Some(stop(locale::month(locale, locale::add_months(day, start)), composer.get("sheet-journal-start"))),
        (begun && review < last).then(|| stop(locale::day(locale, review), composer.get("sheet-journal-review"))),
        Some(stop(locale::day(locale, last), composer.get("sheet-journal-end"))),
        (last < again).then(|| stop(locale::month(locale, again), measured)),
    ];
    Table {
        id: String::new(),
        title: composer.get("sheet-journal"),
        unit: composer.get("sheet-journal-unit"),
        columns: ["sheet-column-day", "sheet-column-stop", "sheet-column-state", "sheet-column-seen"]
            .map(|id| composer.column(id, false))
            .into(),
        rows: stops.into_iter().flatten().collect(),
        source: String::new(),
    }
}

/// What a sheet takes of its page without a log.
fn taken(sheet: &Sheet) -> f64 {
    let strip = 3.6 + sheet.facts.iter().map(|fact| lines(&fact.text, 20)).fold(1.0, f64::max) * 1.2;
    let story: f64 = sheet.story.iter().map(|note| 2.3 + lines(&note.text, 52) * 1.37).sum();
    let names = |rows: &[Row], width: usize| -> f64 {
        let one = |row: &Row| {
            let first = &row.cells[0];
            0.8 + lines(&first.text, width) * 1.22 + if first.note.is_empty() { 0.0 } else { 1.1 }
        };
        rows.iter().map(one).sum()
    };
    let goal = lines(&format!("{} : {}", sheet.indicator.label, sheet.indicator.text), 52) * 1.33 + 0.6;
    let success = 7.0 + names(&sheet.success.rows, 30) + goal;
    let answers = sheet.answers.as_ref().map_or(0.0, |table| 7.8 + names(&table.rows, 24));
    let said: f64 = sheet.said.iter().map(|said| 1.6 + lines(said, 50) * 1.65).sum();
    let trigger = 3.4 + lines(&format!("{} : {}", sheet.trigger.label, sheet.trigger.text), 128) * 1.25;
    2.6 + lines(&sheet.head.headline, 44) * 2.35 + strip + story.max(success) + answers + said + trigger
}

fn lines(text: &str, width: usize) -> f64 {
    text.chars().count().div_ceil(width) as f64
}
