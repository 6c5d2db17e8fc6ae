//! The dot plot: scores with their intervals on the peers' bands, the figures beside.

use std::cmp::Ordering;

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, grid, set, stroke};
use super::text::width;
use super::{Axis, Quartiles, Span, Theme};
/// Rows of scores. Rows are drawn from the highest to the lowest, rows without a score after them, totals last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DotPlot {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The heads of the columns at right, the first of them the score's; at most five.
    pub heads: Vec<String>,
    /// The rows, in any order.
    pub rows: Vec<DotRow>,
}

/// One row of a dot plot.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DotRow {
    /// What is scored.
    pub name: String,
    /// Its score.
    pub value: Option<f64>,
    /// The interval around it.
    pub interval: Option<Span>,
    /// The peers' quartiles.
    pub peers: Option<Quartiles>,
    /// Below the first quartile: an open diamond.
    pub attention: bool,
    /// One text a column at right.
    pub columns: Vec<String>,
    /// The total, after a rule.
    pub total: bool,
}

const WIDTH: f64 = 658.0;
const TOP: f64 = 26.0;

/// The dot plot, 658 wide; its rows narrow when there are many.
pub fn dot_plot(data: &DotPlot, theme: &Theme) -> String {
    let rows = in_order(&data.rows);
    let row = (640.0 / rows.len().max(1) as f64).clamp(15.0, 26.0);
    let names = rows.iter().map(|r| width(&r.name, 12.0, 900)).fold(60.0, f64::max).min(172.0);
    let columns = column_ends(data, &rows);
    let plot = (names + 14.0, columns.first().map_or(WIDTH, |(end, wide)| end - wide - 18.0));
    let x = Scale::new(data.axis.span, plot);
    let bottom = TOP + row * rows.len() as f64;
    let mut c = Canvas::default();
    grid(&mut c, &data.axis, (x, theme), (TOP - 2.0, bottom));
    for (head, (end, _)) in data.heads.iter().zip(&columns) {
        c.text((*end, 12.0), head, set(10.0, theme.ink3).end());
    }
    for (i, entry) in rows.iter().enumerate() {
        let y = TOP + row * i as f64;
        let first_total = entry.total && (i == 0 || !rows[i - 1].total);
        if first_total {
            c.line((0.0, y), (WIDTH, y), stroke(theme.ink, 1.0));
        } else if i > 0 {
            c.line((0.0, y), (WIDTH, y), stroke(theme.rule2, 0.8));
        }
    }
    for (i, entry) in rows.iter().enumerate() {
        let y = TOP + row * (i as f64 + 0.5);
        let colour = if entry.attention { theme.attink } else { theme.ink };
        let weight = if entry.total { 900 } else { 700 };
        let lines = if row >= 25.0 { 2 } else { 1 };
        let size = if row < 20.0 || width(&entry.name, 12.0, weight) > names { 11.0 } else { 12.0 };
        let figures = data.heads.iter().zip(&entry.columns).map(|(head, text)| format!("{head} {text}"));
        let figures: Vec<String> = figures.collect();
        let told: Vec<&str> = std::iter::once(&entry.name).chain(&figures).map(String::as_str).collect();
        c.told(&told, |c| {
            c.block((0.0, y), &entry.name, (set(size, colour).weight(weight), names, lines));
            draw_marks(c, entry, theme, (x, y, plot.0));
            for (k, (text, (end, _))) in entry.columns.iter().zip(&columns).enumerate() {
                let (size, weight, ink) = if k == 0 { (12.5, 700, colour) } else { (10.5, 400, theme.ink2) };
                c.text((*end, y + 4.0), text, set(size, ink).weight(weight).end());
            }
        });
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, bottom + 22.0))
}

/// From the highest to the lowest, then those without a score, totals last; equals keep their order.
fn in_order(rows: &[DotRow]) -> Vec<&DotRow> {
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by(|a, b| {
        a.total.cmp(&b.total).then_with(|| match (a.value, b.value) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        })
    });
    rows
}

/// Right end and width of each column at right.
fn column_ends(data: &DotPlot, rows: &[&DotRow]) -> Vec<(f64, f64)> {
    let mut end = WIDTH - 2.0;
    let mut columns: Vec<(f64, f64)> = (0..data.heads.len())
        .rev()
        .map(|k| {
            let (size, weight) = if k == 0 { (12.5, 700) } else { (10.5, 400) };
            let widest = rows.iter().filter_map(|r| r.columns.get(k)).map(|t| width(t, size, weight));
            let wide = widest.fold(width(&data.heads[k], 10.0, 400), f64::max);
            let column = (end, wide);
            end -= wide + 14.0;
            column
        })
        .collect();
    columns.reverse();
    columns
}

fn draw_marks(c: &mut Canvas, row: &DotRow, theme: &Theme, (x, y, left): (Scale, f64, f64)) {
    if let Some(peers) = row.peers {
        c.rect(Rect(x.at(peers.q1), y - 8.0, x.at(peers.q3) - x.at(peers.q1), 16.0), fill(&theme.a15));
        c.line((x.at(peers.median), y - 8.0), (x.at(peers.median), y + 8.0), stroke(&theme.a5, 1.6));
    }
    let Some(value) = row.value else {
        c.text((left + 6.0, y + 4.0), "—", set(11.0, theme.ink3));
        return;
    };
    if let Some(interval) = row.interval {
        let ink = if row.attention { theme.attink } else { theme.a9.as_str() };
        c.line((x.at(interval.low), y), (x.at(interval.high), y), stroke(ink, 2.4));
    }
    c.mark((x.at(value), y), 5.4, (row.attention, theme));
}
