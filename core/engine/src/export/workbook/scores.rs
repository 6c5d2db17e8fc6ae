//! One row a figure: overall, domains and practices of each set, by group where it may be shown; then metrics.

use super::page::{Page, Value};
use super::{Book, set_name};
use crate::export::figures::{figures, metric_rows};

const COLUMNS: [(&str, f64); 12] = [
    ("book-set", 24.0),
    ("book-kind", 12.0),
    ("book-id", 24.0),
    ("book-name", 44.0),
    ("book-group", 20.0),
    ("book-measured", 10.0),
    ("book-score", 10.0),
    ("book-low", 10.0),
    ("book-high", 10.0),
    ("book-respondents", 12.0),
    ("book-alpha", 10.0),
    ("book-why", 28.0),
];

pub(super) fn page(book: &Book) -> Page {
    let mut page = Page::new(book.say("book-scores"), &COLUMNS, book.messages);
    let locale = book.facts.locale;
    for exported in book.sets {
        let of = set_name(exported);
        for row in figures(exported) {
            let interval = row.found.interval.ok();
            page.row(vec![
                Value::text(&of),
                Value::text(book.say(&format!("book-{}", row.kind))),
                Value::text(row.id),
                Value::text(row.title.map_or_else(|| book.say("book-overall"), |title| title.get(locale).to_owned())),
                Value::text(row.group.map_or("", |group| group.title.get(locale))),
                Value::number(row.measured),
                Value::number(row.found.score.value()),
                Value::number(interval.map(|ends| ends.low)),
                Value::number(interval.map(|ends| ends.high)),
                row.respondents().map_or(Value::Blank, Value::count),
                Value::fine(row.alpha),
                row.why().map_or(Value::Blank, Value::text),
            ]);
        }
    }
    for row in metric_rows(book.metrics) {
        let told = book.facts.metrics.iter().find(|metric| metric.id == row.id);
        let figure = row.figure.ok();
        let interval = figure.and_then(|figure| figure.interval.ok());
        page.row(vec![
            Value::Blank,
            Value::text(book.say("book-metric")),
            Value::text(row.id),
            Value::text(told.map_or("", |metric| &metric.title)),
            Value::text(row.group),
            Value::Blank,
            Value::fine(figure.map(|figure| figure.value)),
            Value::fine(interval.map(|ends| ends.low)),
            Value::fine(interval.map(|ends| ends.high)),
            figure.and_then(|figure| figure.n).map_or(Value::Blank, Value::count),
            Value::Blank,
            row.why().map_or(Value::Blank, Value::text),
        ]);
    }
    page
}
