//! Two profiles: the scores of two sides in each row, each with its interval, and the gap between with its certainty.

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, grid, set, stroke};
use super::text::{shorten, width};
use super::{Axis, Span, Theme};

/// Two sides compared. Rows are drawn in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Profiles {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The side drawn filled.
    pub first: String,
    /// The side drawn open.
    pub second: String,
    /// The head of the gaps' column.
    pub gap_head: String,
    /// The head of the intervals' column.
    pub interval_head: String,
    /// The rows.
    pub rows: Vec<ProfileRow>,
}

/// One row of two profiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProfileRow {
    /// What is scored.
    pub name: String,
    /// The two sides.
    pub marks: [ProfileMark; 2],
    /// The gap as text.
    pub gap: String,
    /// Its interval as text (`± 8,4`).
    pub interval: String,
    /// The interval excludes 0.
    pub certain: bool,
    /// The total, after a rule.
    pub total: bool,
}

/// One side's score.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProfileMark {
    /// The score.
    pub value: Option<f64>,
    /// The interval around it.
    pub interval: Option<Span>,
    /// The score as text, or a dash.
    pub label: String,
}

const WIDTH: f64 = 658.0;
const TOP: f64 = 32.0;
/// Half of the distance between the two marks of a row.
const APART: f64 = 5.5;

/// The widest name of a side in the legend, which leaves the heads of the columns free.
const NAME: f64 = 200.0;

/// Two profiles, 658 wide; rows narrow when there are many.
pub fn profiles(data: &Profiles, theme: &Theme) -> String {
    let row = (720.0 / data.rows.len().max(1) as f64).clamp(24.0, 32.0);
    let names = data.rows.iter().map(|r| width(&r.name, 12.0, 900)).fold(60.0, f64::max).min(190.0);
    let widest = |text: &dyn Fn(&ProfileRow) -> f64, head: f64| data.rows.iter().map(text).fold(head, f64::max);
    let interval = WIDTH - 2.0;
    let gap = interval - widest(&|r| width(&r.interval, 10.5, 400), width(&data.interval_head, 10.0, 400)) - 14.0;
    let second = gap - widest(&|r| width(&r.gap, 13.0, 900), width(&data.gap_head, 10.0, 400)) - 16.0;
    let first = second - widest(&|r| width(&r.marks[1].label, 11.5, 400), 24.0) - 12.0;
    let plot_end = first - widest(&|r| width(&r.marks[0].label, 11.5, 700), 24.0) - 18.0;
    let x = Scale::new(data.axis.span, (names + 16.0, plot_end));
    let bottom = TOP + row * data.rows.len() as f64;
    let mut c = Canvas::default();
    grid(&mut c, &data.axis, (x, theme), (TOP - 2.0, bottom));
    legend(&mut c, data, theme);
    filled(&mut c, (first - 6.0, TOP - 10.0), theme);
    open(&mut c, (second - 6.0, TOP - 10.0), theme);
    c.text((gap, TOP - 7.0), &data.gap_head, set(10.0, theme.ink3).end());
    c.text((interval, TOP - 7.0), &data.interval_head, set(10.0, theme.ink3).end());
    for (i, entry) in data.rows.iter().enumerate().skip(1) {
        let y = TOP + row * i as f64;
        c.line((0.0, y), (WIDTH, y), if entry.total { stroke(theme.ink, 1.0) } else { stroke(theme.rule2, 0.8) });
    }
    for (i, entry) in data.rows.iter().enumerate() {
        let y = TOP + row * (i as f64 + 0.5);
        let weight = if entry.total { 900 } else { 700 };
        let size = if width(&entry.name, 12.0, weight) > names { 10.5 } else { 12.0 };
        let certain = entry.certain;
        let (ink, ink2, heavy) = if certain { (theme.ink, theme.ink2, 900) } else { (theme.ink3, theme.ink3, 400) };
        let sides = [(&data.first, &entry.marks[0].label), (&data.second, &entry.marks[1].label)];
        let [told, other] = sides.map(|(side, label)| format!("{side} {label}"));
        let between = format!("{} {} {}", data.gap_head, entry.gap, entry.interval);
        c.told(&[&entry.name, &told, &other, &between], |c| {
            c.block((0.0, y), &entry.name, (set(size, theme.ink).weight(weight), names, 2));
            for (place, mark) in entry.marks.iter().enumerate() {
                draw(c, mark, theme, (x, if place == 0 { y - APART } else { y + APART }, place == 0));
            }
            c.text((first, y + 4.0), &entry.marks[0].label, set(11.5, theme.ink).bold().end());
            c.text((second, y + 4.0), &entry.marks[1].label, set(11.5, theme.ink).end());
            c.text((gap, y + 4.5), &entry.gap, set(13.0, ink).weight(heavy).end());
            c.text((interval, y + 4.0), &entry.interval, set(10.5, ink2).end());
        });
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, bottom + 22.0))
}

fn legend(c: &mut Canvas, data: &Profiles, theme: &Theme) {
    let [first, second] = [&data.first, &data.second].map(|name| shorten(name, 11.0, 700, NAME));
    filled(c, (6.0, 10.0), theme);
    c.text((16.0, 14.0), &first, set(11.0, &theme.a9).bold());
    let x = 36.0 + width(&first, 11.0, 700);
    open(c, (x, 10.0), theme);
    c.text((x + 10.0, 14.0), &second, set(11.0, &theme.a5).bold());
}

fn filled(c: &mut Canvas, at: (f64, f64), theme: &Theme) {
    c.circle(at, 4.6, fill(&theme.a9));
}

fn open(c: &mut Canvas, at: (f64, f64), theme: &Theme) {
    c.circle(at, 4.2, fill("#fff").edge(&theme.a5, 2.2));
}

fn draw(c: &mut Canvas, mark: &ProfileMark, theme: &Theme, (x, y, first): (Scale, f64, bool)) {
    if let Some(interval) = mark.interval {
        let ink = if first { &theme.a9 } else { &theme.a5 };
        c.line((x.at(interval.low), y), (x.at(interval.high), y), stroke(ink, 1.8));
    }
    if let Some(value) = mark.value {
        let mark = if first { filled } else { open };
        mark(c, (x.at(value), y), theme);
    }
}
