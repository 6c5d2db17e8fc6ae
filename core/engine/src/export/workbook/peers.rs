//! Where the leading set stands among the peers: quartiles of each score, from twelve peers.

use super::Book;
use super::page::{Page, Value};
use crate::benchmark::Position;

const COLUMNS: [(&str, f64); 9] = [
    ("book-cell", 40.0),
    ("book-name", 36.0),
    ("book-peers", 10.0),
    ("book-q1", 12.0),
    ("book-median", 12.0),
    ("book-q3", 12.0),
    ("book-measured", 12.0),
    ("book-percentile", 12.0),
    ("book-quartile", 12.0),
];

/// None where there are no peers.
pub(super) fn page(book: &Book) -> Option<Page> {
    let leading = book.sets.first()?;
    let benchmark = leading.benchmark?;
    let peers = book.facts.peers.as_ref()?;
    let mut page = Page::new(book.say("book-peers-sheet"), &COLUMNS, book.messages);
    let mut row = |name: &str, measured: Option<f64>, position: &Position| {
        let quartile = |place: usize| Value::number(position.quartiles.map(|quartiles| quartiles[place]));
        page.row(vec![
            Value::text(format!("{} ({})", peers.cell, peers.years)),
            Value::text(name),
            Value::count(position.peers),
            quartile(0),
            quartile(1),
            quartile(2),
            Value::number(measured),
            Value::number(position.percentile),
            position.quartile.map_or(Value::Blank, |quartile| Value::count(quartile.into())),
        ]);
    };
    for (domain, (score, position)) in
        leading.questionnaire.domains.iter().zip(leading.measured.domains.iter().zip(&benchmark.domains))
    {
        row(domain.title.get(book.facts.locale), score.estimate.score.value(), position);
    }
    row(&book.say("book-overall"), leading.measured.overall.score.value(), &benchmark.overall);
    Some(page)
}
