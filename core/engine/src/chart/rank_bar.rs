//! Scores with their intervals in the rows of a table, on one scale: hairlines run through all rows, the head of the column names them.

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::{Axis, Span, Theme};
use serde::Serialize;

/// Width and height of a row's drawing.
const SIZE: (f64, f64) = (200.0, 18.0);
/// Room at both ends for a label and a dot.
const ENDS: (f64, f64) = (10.0, 190.0);

/// A score in its row.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RankBar {
    /// Alternative text.
    pub alt: String,
    /// The score.
    pub value: f64,
    /// The interval around it.
    pub interval: Span,
}

/// A row's drawing, 200 × 18.
pub fn rank_bar(data: &RankBar, axis: &Axis, theme: &Theme) -> String {
    let x = Scale::new(axis.span, ENDS);
    let mut c = Canvas::default();
    for tick in &axis.ticks {
        c.line((x.at(tick.at), 0.0), (x.at(tick.at), SIZE.1), stroke(theme.rule2, 1.0));
    }
    let (low, high) = (x.at(data.interval.low), x.at(data.interval.high));
    c.rect(Rect(low, 7.0, (high - low).max(2.0), 4.0), fill(&theme.a3));
    c.circle((x.at(data.value), 9.0), 4.6, fill(&theme.a9).edge("#fff", 1.2));
    c.finish_cell("lb", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}

/// The head of such a column, 200 × 18: the figures of the hairlines.
pub fn rank_axis(alt: &str, axis: &Axis, theme: &Theme) -> String {
    let x = Scale::new(axis.span, ENDS);
    let mut c = Canvas::default();
    for tick in &axis.ticks {
        c.text((x.at(tick.at), 14.0), &tick.label, set(11.0, theme.ink3).middle());
    }
    c.finish("lb", alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_stands_on_its_interval() {
        let axis = Axis { span: Span { low: 0.0, high: 100.0 }, ..Axis::default() };
        let bar = RankBar { alt: "50 ± 10".to_owned(), value: 50.0, interval: Span { low: 40.0, high: 60.0 } };
        let drawn = rank_bar(&bar, &axis, &Theme::default());
        assert!(drawn.contains("cx=\"100\"") && drawn.contains("M82 7") && drawn.contains("50 ± 10"), "{drawn}");
    }
}
