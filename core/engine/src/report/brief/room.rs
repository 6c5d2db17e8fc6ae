//! How much two pages hold, counted in lines: what may be left out comes only where it fits, and no page stands half empty.
//!
//! Widths are those of the shipped styles, in characters a line; heights are in rem, of which a page has seventy-six. Both err on the
//! side of leaving something out.

use crate::report::model::{Brief, Deed, Note, Point, Remarks, Summary};

/// Height of a page's text in rem, less what the estimate may miss.
const PAGE: f64 = 74.5;
/// Rows of advice that waits, at most.
const NEXT: usize = 8;

fn lines(text: &str, width: usize) -> f64 {
    text.chars().count().div_ceil(width) as f64
}

fn small_print(notes: &[&Note]) -> f64 {
    1.2 + notes.iter().map(|note| lines(&format!("{} {}", note.label, note.text), 140) * 1.14 + 0.4).sum::<f64>()
}

fn remarks(remarks: &Remarks) -> f64 {
    let comments = remarks.comments.iter().map(|text| lines(text, 108) * 1.25 + 2.7);
    let quotes = remarks.quotes.chunks(2).map(|pair| {
        let tallest = pair.iter().map(|quote| lines(&quote.text, 106 / pair.len()) * 1.65 + 1.5);
        tallest.fold(0.0, f64::max) + 1.6
    });
    comments.chain(quotes).sum()
}

/// What the first page leaves free of all that the brief has for it; negative where it holds less.
pub(super) fn left_by_verdict(summary: &Summary, brief: &Brief) -> f64 {
    let points = |points: &[Point]| -> f64 {
        let one = |point: &Point| {
            let said = lines(&format!("{} {}", brief.noted, point.said), 58);
            2.3 + lines(&point.text, 54) * 1.25 + if point.said.is_empty() { 0.0 } else { said * 1.15 + 0.2 }
        };
        points.iter().map(one).sum()
    };
    let keys = brief.keys.iter().map(|key| lines(&key.text, 36)).fold(0.0, f64::max);
    let lacks = brief.lacks.as_ref().map_or(0.0, |lacks| {
        let one = |note: &Note| lines(&note.label, 52) * 1.25 + f64::from(!note.text.is_empty()) * 1.2 + 0.9;
        let (left, right) = lacks.conditions.split_at(lacks.conditions.len().div_ceil(2));
        let [left, right] = [left, right].map(|half| half.iter().map(one).sum::<f64>());
        3.4 + lines(&lacks.note, 110) * 1.3 + left.max(right)
    });
    let effect = summary.rules.as_ref();
    let effect = effect.map_or(0.0, |e| 1.1 + lines(&format!("{} {} {}", e.value, e.unit, e.text), 118) * 1.25);
    let head = 6.4 + lines(&summary.head.headline, 42) * 2.35 + lines(&summary.head.lead, 88) * 1.65;
    let body = 12.2 + keys * 1.27 + 3.4 + points(&summary.strengths).max(points(&summary.gaps));
    let foot = remarks(&summary.head.remarks) + small_print(&[&brief.caveat]) + 1.2;
    PAGE - head - body - effect - lacks - foot
}

/// Height of a drawing of so many scores, with its title.
pub(super) fn scores(rows: usize) -> f64 {
    7.4 + rows as f64 * 2.1
}

/// How many rows of advice the second page takes after its deeds.
pub(super) fn for_next(brief: &Brief) -> impl Fn(&[Vec<String>]) -> usize {
    let cells = |notes: &[&Note]| {
        let width = 132 / notes.len().max(3) - 3;
        1.6 + notes.iter().map(|note| lines(&note.text, width)).fold(0.0, f64::max) * 1.22
    };
    let deed = |deed: &Deed| {
        let (story, facts): (Vec<_>, Vec<_>) = (deed.story.iter().collect(), deed.facts.iter().collect());
        let rows = if deed.one_row { cells(&[story, facts].concat()) } else { cells(&story) + cells(&facts) };
        let said = lines(&format!("{} {}", brief.noted, deed.said), 118) * 1.15 + 0.3;
        2.0 + lines(&deed.text, 90) * 1.45 + rows + if deed.said.is_empty() { 0.0 } else { said }
    };
    let head = lines(&brief.head.headline, 42) * 2.35 + 2.0;
    let notes = small_print(&brief.notes.iter().collect::<Vec<_>>());
    let taken = head + brief.deeds.iter().map(deed).sum::<f64>() + remarks(&brief.head.remarks) + notes;
    move |rows: &[Vec<String>]| {
        let mut left = PAGE - taken - 6.2;
        let heights = rows.iter().map(|row| {
            row.iter().zip([24, 56, 21, 19]).map(|(text, width)| lines(text, width)).fold(1.0, f64::max) * 1.14 + 0.7
        });
        let fits = |height: &f64| {
            left -= height;
            left >= 0.0
        };
        heights.take(NEXT).take_while(fits).count()
    }
}
