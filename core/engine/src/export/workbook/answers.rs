//! One row a question and an answer that it allows: how many gave it, in all and by group. A hidden group has no row.

use super::page::{Page, Value};
use super::{Book, set_name};
use crate::export::Exported;
use crate::questionnaire::{Kind, Question};
use crate::report::band_names;
use crate::scoring::{Tally, tallies};

const COLUMNS: [(&str, f64); 9] = [
    ("book-set", 24.0),
    ("book-domain", 24.0),
    ("book-id", 24.0),
    ("book-question", 60.0),
    ("book-group", 20.0),
    ("book-answer", 36.0),
    ("book-count", 10.0),
    ("book-share", 10.0),
    ("book-answered", 12.0),
];

pub(super) fn page(book: &Book) -> Page {
    let mut page = Page::new(book.say("book-answers"), &COLUMNS, book.messages);
    for exported in book.sets {
        set(book, exported, &mut page);
    }
    page
}

fn set(book: &Book, e: &Exported, page: &mut Page) {
    let locale = book.facts.locale;
    let of = set_name(e);
    for domain in &e.questionnaire.domains {
        for index in domain.questions() {
            let question = &e.questionnaire.questions[index];
            if matches!(question.kind, Kind::Text) || !question.asks(e.set.perspective) {
                continue;
            }
            let classes = classes(book, e, question);
            let told = tallies(e.questionnaire, e.set, e.measured, index);
            let mut rows = |group: &str, tally: &Tally| {
                for (class, count) in classes.iter().zip(&tally.options) {
                    let share = (tally.answered > 0).then(|| *count as f64 / tally.answered as f64);
                    page.row(vec![
                        Value::text(&of),
                        Value::text(domain.title.get(locale)),
                        Value::text(&question.id),
                        Value::text(question.text.get(locale)),
                        Value::text(group),
                        Value::text(class),
                        Value::count(*count),
                        share.map_or(Value::Blank, Value::Share),
                        Value::count(tally.answered),
                    ]);
                }
            };
            if let Some(all) = &told.all {
                rows("", all);
            }
            for (group, tally) in e.set.groups.iter().zip(&told.groups) {
                if let Some(tally) = tally {
                    rows(group.title.get(locale), tally);
                }
            }
        }
    }
}

/// The levels by their names where they have any, the options, or the bands.
fn classes(book: &Book, e: &Exported, question: &Question) -> Vec<String> {
    let locale = book.facts.locale;
    match &question.kind {
        Kind::Scale { scale } => {
            let scale = &e.questionnaire.scales[*scale];
            let name = |level: i64| match scale.labels.get(&level) {
                Some(label) => format!("{level}. {}", label.get(locale)),
                None => level.to_string(),
            };
            scale.levels().map(name).collect()
        }
        Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. } => {
            options.iter().map(|option| option.text.get(locale).to_owned()).collect()
        }
        Kind::Number { unit, bands } => band_names(book.messages, locale, unit.get(locale), bands),
        Kind::Text => Vec::new(),
    }
}
