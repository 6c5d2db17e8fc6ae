//! One row a figure: overall, domains, practices and questions of each set, by group where it may be shown; then metrics.

use super::page::{Page, Value};
use super::{Book, set_name};
use crate::answers::Basis;
use crate::export::Exported;
use crate::measure::{Estimate, NoInterval, Score};
use crate::scoring::MetricFigure;
use crate::scoring::metric::NoMetricInterval;

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
    for exported in book.sets {
        set(book, exported, &mut page);
    }
    for result in book.metrics {
        let told = book.facts.metrics.iter().find(|metric| metric.id == result.metric.id);
        let name = told.map_or_else(String::new, |metric| metric.title.clone());
        let mut row = |group: &str, figure: Result<&MetricFigure, &'static str>| {
            let interval = figure.ok().and_then(|figure| figure.interval.ok());
            let why = figure.map_or_else(Some, |figure| figure.interval.err().map(NoMetricInterval::code));
            page.row(vec![
                Value::Blank,
                Value::text(book.say("book-metric")),
                Value::text(&result.metric.id),
                Value::text(&name),
                Value::text(group),
                Value::Blank,
                Value::fine(figure.ok().map(|figure| figure.value)),
                Value::fine(interval.map(|ends| ends.low)),
                Value::fine(interval.map(|ends| ends.high)),
                figure.ok().and_then(|figure| figure.n).map_or(Value::Blank, Value::count),
                Value::Blank,
                why.map_or(Value::Blank, Value::text),
            ]);
        };
        row("", Ok(&result.figure));
        if let Basis::Answers(answers) = &result.metric.basis {
            for ((group, _), figure) in answers.groups.iter().zip(&result.groups) {
                row(group, figure.as_ref().map_err(|why| why.code()));
            }
        }
    }
    page
}

fn set(book: &Book, e: &Exported, page: &mut Page) {
    let locale = book.facts.locale;
    let of = set_name(e);
    let mut row =
        |kind: &str, (id, name): (&str, &str), group: &str, (measured, found): (Option<f64>, &Estimate), alpha| {
            let interval = found.interval.ok();
            let why = found.score.absence().or_else(|| found.interval.err().map(NoInterval::code));
            let hidden = found.score == Score::Suppressed;
            page.row(vec![
                Value::text(&of),
                Value::text(book.say(kind)),
                Value::text(id),
                Value::text(name),
                Value::text(group),
                if hidden { Value::Blank } else { Value::number(measured) },
                Value::number(found.score.value()),
                Value::number(interval.map(|ends| ends.low)),
                Value::number(interval.map(|ends| ends.high)),
                if hidden { Value::Blank } else { Value::count(found.respondents) },
                Value::fine(alpha),
                why.map_or(Value::Blank, Value::text),
            ]);
        };
    let all = book.say("book-overall");
    let overall = (e.measured.overall.score.value(), &e.adjusted.overall);
    row("book-overall", ("overall", &all), "", overall, None);
    for (group, score) in e.set.groups.iter().zip(&e.adjusted.groups) {
        row("book-overall", ("overall", &all), group.title.get(locale), (None, &score.overall), None);
    }
    let scores = e.measured.domains.iter().zip(&e.adjusted.domains);
    for (domain, (measured, adjusted)) in e.questionnaire.domains.iter().zip(scores) {
        let name = (domain.id.as_str(), domain.title.get(locale));
        let figure = (measured.estimate.score.value(), &adjusted.estimate);
        row("book-domain", name, "", figure, measured.alpha.ok());
        for (group, estimate) in e.set.groups.iter().zip(&adjusted.groups) {
            row("book-domain", name, group.title.get(locale), (None, estimate), None);
        }
        for (practice, (before, after)) in
            domain.practices.iter().zip(measured.practices.iter().zip(&adjusted.practices))
        {
            let name = (practice.id.as_str(), practice.title.get(locale));
            row("book-practice", name, "", (before.score.value(), after), None);
        }
    }
}
