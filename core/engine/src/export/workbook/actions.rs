//! The action sheets, one row each, in the order of the plan.

use super::Book;
use super::page::{Page, Value};
use crate::locale::day;

const COLUMNS: [(&str, f64); 14] = [
    ("book-code", 8.0),
    ("book-action", 36.0),
    ("book-todo", 60.0),
    ("book-today", 44.0),
    ("book-place", 36.0),
    ("book-owner", 26.0),
    ("book-time", 28.0),
    ("book-deadline", 20.0),
    ("book-cost", 28.0),
    ("book-effort", 10.0),
    ("book-impact", 12.0),
    ("book-conditions", 44.0),
    ("book-indicator", 44.0),
    ("book-trigger", 44.0),
];

/// None where nothing is planned.
pub(super) fn page(book: &Book) -> Option<Page> {
    let mut page = Page::new(book.say("book-actions"), &COLUMNS, book.messages);
    for sheet in book.actions {
        let Some(action) = book.facts.actions.iter().find(|action| action.code == sheet.code) else { continue };
        let told = |notes: &[crate::report::Note], place: usize| {
            notes.get(place).map_or(Value::Blank, |note| Value::text(&note.text))
        };
        page.row(vec![
            Value::text(&sheet.code),
            Value::text(&action.title),
            Value::text(&action.text),
            told(&sheet.story, 0),
            told(&sheet.story, 1),
            told(&sheet.facts, 0),
            told(&sheet.facts, 1),
            action.by.map_or(Value::Blank, |by| Value::text(day(book.facts.locale, by))),
            told(&sheet.facts, 2),
            Value::Number(action.effort),
            Value::fine(action.impact),
            told(&sheet.story, 3),
            Value::text(&sheet.indicator.text),
            Value::text(&sheet.trigger.text),
        ]);
    }
    (!book.actions.is_empty()).then_some(page)
}
