//! The dumbbell: two groups' scores in each domain, and the gap between with its certainty.

use std::cmp::Ordering;

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, grid, set, stroke};
use super::text::width;
use super::{Axis, Theme};
/// Two groups compared. Rows are drawn from the widest gap to the narrowest, rows without a gap last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dumbbell {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The group drawn filled.
    pub first: String,
    /// The group drawn open.
    pub second: String,
    /// The head of the gaps' column.
    pub gap_head: String,
    /// The head of the intervals' column.
    pub interval_head: String,
    /// The rows, in any order.
    pub rows: Vec<DumbbellRow>,
}

/// One row of a dumbbell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DumbbellRow {
    /// The domain.
    pub name: String,
    /// The first group's score.
    pub first: Option<f64>,
    /// The same as text, or why there is none.
    pub first_label: String,
    /// The second group's score.
    pub second: Option<f64>,
    /// The same as text, or why there is none.
    pub second_label: String,
    /// The gap as text.
    pub gap: String,
    /// Its interval as text (`± 8,4`).
    pub interval: String,
    /// The interval excludes 0.
    pub certain: bool,
    /// To be pointed out, in the colour of attention.
    pub attention: bool,
}

const WIDTH: f64 = 658.0;
const TOP: f64 = 28.0;

/// The dumbbell, 658 wide; its rows narrow when there are many.
pub fn dumbbell(data: &Dumbbell, theme: &Theme) -> String {
    let mut rows: Vec<_> = data.rows.iter().collect();
    let gap = |r: &DumbbellRow| Some((r.first? - r.second?).abs());
    rows.sort_by(|a, b| match (gap(a), gap(b)) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()).then(Ordering::Equal),
    });
    let row = (700.0 / rows.len().max(1) as f64).clamp(17.0, 25.0);
    let names = rows.iter().map(|r| width(&r.name, 12.0, 700)).fold(60.0, f64::max).min(172.0);
    let widest = |text: &dyn Fn(&DumbbellRow) -> f64, head: &str| {
        rows.iter().map(|r| text(r)).fold(width(head, 10.0, 400), f64::max)
    };
    let interval = WIDTH - 2.0;
    let gap_end = interval - widest(&|r| width(&r.interval, 10.5, 400), &data.interval_head) - 14.0;
    let plot_end = gap_end - widest(&|r| width(&r.gap, 14.0, 900), &data.gap_head) - 44.0;
    let x = Scale::new(data.axis.span, (names + 40.0, plot_end));
    let bottom = TOP + row * rows.len() as f64;
    let mut c = Canvas::default();
    grid(&mut c, &data.axis, (x, theme), (TOP - 2.0, bottom));
    legend(&mut c, data, theme, (names + 40.0, gap_end - width(&data.gap_head, 10.0, 400) - 16.0));
    c.text((gap_end, 14.0), &data.gap_head, set(10.0, theme.ink3).end());
    c.text((interval, 14.0), &data.interval_head, set(10.0, theme.ink3).end());
    for i in 1..rows.len() {
        let y = TOP + row * i as f64;
        c.line((0.0, y), (WIDTH, y), stroke(theme.rule2, 0.8));
    }
    for (i, entry) in rows.iter().enumerate() {
        let y = TOP + row * (i as f64 + 0.5);
        let lines = if row >= 25.0 { 2 } else { 1 };
        let size = if width(&entry.name, 12.0, 700) > names { 11.0 } else { 12.0 };
        let (ink, weight) = match (entry.attention, entry.certain) {
            (true, _) => (theme.attink, 900),
            (false, true) => (theme.ink, 700),
            (false, false) => (theme.ink3, 700),
        };
        let second_ink = if entry.certain { theme.ink2 } else { theme.ink3 };
        let sides = [(&data.first, &entry.first_label), (&data.second, &entry.second_label)];
        let [first, second] = sides.map(|(side, label)| format!("{side} {label}"));
        let gap = format!("{} {} {}", data.gap_head, entry.gap, entry.interval);
        c.told(&[&entry.name, &first, &second, &gap], |c| {
            c.block((0.0, y), &entry.name, (set(size, theme.ink).bold(), names, lines));
            draw_pair(c, entry, theme, (x, y));
            c.text((gap_end, y + 4.5), &entry.gap, set(14.0, ink).weight(weight).end());
            c.text((interval, y + 4.0), &entry.interval, set(10.5, second_ink).end());
        });
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, bottom + 22.0))
}

fn legend(c: &mut Canvas, data: &Dumbbell, theme: &Theme, (x, end): (f64, f64)) {
    let room = (end - x - 40.0) / 2.0;
    c.circle((x, 10.0), 5.0, fill(&theme.a9));
    c.text_in((x + 10.0, 14.0), &data.first, (set(11.0, &theme.a9).bold(), room));
    let second = x + 30.0 + width(&data.first, 11.0, 700).min(room);
    c.circle((second, 10.0), 4.6, fill("#fff").edge(&theme.a5, 2.4));
    c.text_in((second + 10.0, 14.0), &data.second, (set(11.0, &theme.a5).bold(), room));
}

fn draw_pair(c: &mut Canvas, row: &DumbbellRow, theme: &Theme, (x, y): (Scale, f64)) {
    if let (Some(a), Some(b)) = (row.first, row.second) {
        let ink = match (row.attention, row.certain) {
            (true, _) => theme.att,
            (false, true) => &theme.a3,
            (false, false) => theme.rule,
        };
        let bar = stroke(ink, if row.attention { 5.0 } else { 4.0 });
        // Where chance may explain the gap, its bar is broken: a grey alone would be lost among a client's greys.
        c.line((x.at(a), y), (x.at(b), y), if row.certain { bar } else { bar.dash("5 4") });
    }
    // The label stands on the outer side; a score alone has it at right.
    let first_left = match (row.first, row.second) {
        (Some(a), Some(b)) => a <= b,
        _ => false,
    };
    if let Some(a) = row.first {
        c.circle((x.at(a), y), 6.5, fill(&theme.a9));
        side(c, (x.at(a), y), (&row.first_label, theme), first_left);
    }
    if let Some(b) = row.second {
        c.circle((x.at(b), y), 6.0, fill("#fff").edge(&theme.a5, 2.6));
        side(c, (x.at(b), y), (&row.second_label, theme), !first_left && row.first.is_some());
    }
    if row.first.is_none() || row.second.is_none() {
        let why = if row.first.is_none() { &row.first_label } else { &row.second_label };
        let taken = row.first.or(row.second).map_or(x.at(f64::NEG_INFINITY), |v| x.at(v) + 44.0);
        c.text((taken, y + 4.0), why, set(10.0, theme.ink3));
    }
}

fn side(c: &mut Canvas, (x, y): (f64, f64), (label, theme): (&str, &Theme), left: bool) {
    let text = set(11.0, theme.ink);
    if left { c.text((x - 12.0, y + 4.0), label, text.end()) } else { c.text((x + 12.0, y + 4.0), label, text) }
}
