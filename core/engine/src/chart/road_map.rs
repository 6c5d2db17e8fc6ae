//! The road map: actions as bars over horizons of equal width, each with its own scale.

use serde::Serialize;

use super::canvas::{Canvas, Rect, fill, set, stroke};
use super::text::width;
use super::{Theme, Tick};
/// Actions over time, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RoadMap {
    /// Alternative text.
    pub alt: String,
    /// The horizons, one after the other (0–3, 3–12, 12–36 months).
    pub horizons: Vec<Horizon>,
    /// Months marked below the heads.
    pub ticks: Vec<Tick>,
    /// The actions.
    pub bars: Vec<Bar>,
}

/// One horizon.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Horizon {
    /// `0–3 mois`.
    pub title: String,
    /// `décembre 2026 – février 2027`; may be empty.
    pub text: String,
    /// The first month.
    pub from: f64,
    /// The month after the last.
    pub to: f64,
}

/// One action of a road map.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bar {
    /// The same label as in the matrix.
    pub code: String,
    /// The action.
    pub name: String,
    /// Who is responsible.
    pub owner: String,
    /// Start in months.
    pub from: f64,
    /// End in months.
    pub to: f64,
    /// A text in the bar, or beside it if it does not fit; may be empty.
    pub label: String,
}

const WIDTH: f64 = 658.0;
const LEFT: f64 = 222.0;
const TOP: f64 = 58.0;

/// The road map, 658 wide; its rows narrow when there are many.
pub fn road_map(data: &RoadMap, theme: &Theme) -> String {
    let row = (216.0 / data.bars.len().max(1) as f64).clamp(17.0, 32.0);
    let bottom = TOP + row * data.bars.len() as f64;
    let mut c = Canvas::default();
    let band = (WIDTH - LEFT) / data.horizons.len().max(1) as f64;
    for (i, horizon) in data.horizons.iter().enumerate() {
        let (x, colour) = (LEFT + band * i as f64, [&theme.a9, &theme.a7, &theme.a5][i.min(2)]);
        c.rect(Rect(x, 0.0, band - 2.0, 36.0), fill(colour));
        let y = if horizon.text.is_empty() { 23.0 } else { 16.0 };
        c.text_in((x + 10.0, y), &horizon.title, (set(12.5, "#fff").weight(900), band - 20.0));
        let size = if width(&horizon.text, 10.0, 400) > band - 16.0 { 9.0 } else { 10.0 };
        c.text_in((x + 10.0, 30.0), &horizon.text, (set(size, "#fff"), band - 14.0));
        c.rect(Rect(x, 38.0, band - 2.0, bottom - 38.0), fill(theme.paper));
    }
    for tick in &data.ticks {
        let (x, first) = place(data, tick.at, band);
        if !first {
            c.line((x, 38.0), (x, bottom), stroke("#fff", 1.2));
        }
    }
    for tick in &data.ticks {
        let (x, _) = place(data, tick.at, band);
        if x + 3.0 + width(&tick.label, 9.5, 400) <= WIDTH {
            c.text((x + 3.0, 50.0), &tick.label, set(9.5, theme.ink3));
        } else {
            c.text((x - 5.0, 50.0), &tick.label, set(9.5, theme.ink3).end());
        }
    }
    for i in 1..data.bars.len() {
        let y = TOP + row * i as f64;
        c.line((0.0, y), (WIDTH - 2.0, y), stroke(theme.rule2, 0.8));
    }
    let codes = data.bars.iter().map(|bar| width(&bar.code, 11.5, 900)).fold(14.0, f64::max) + 8.0;
    for (i, bar) in data.bars.iter().enumerate() {
        let y = TOP + row * (i as f64 + 0.5);
        c.told(&[&bar.code, &bar.name, &bar.owner, &bar.label], |c| {
            draw_name(c, bar, theme, (y, row, codes));
            draw_bar(c, (bar, data), theme, (y, row, band));
        });
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, bottom + 4.0))
}

/// Where a month stands, and whether it opens a horizon.
fn place(data: &RoadMap, month: f64, band: f64) -> (f64, bool) {
    let i = data.horizons.iter().rposition(|h| month >= h.from).unwrap_or(0);
    let share = data.horizons.get(i).map_or(0.0, |h| ((month - h.from) / (h.to - h.from).max(1e-9)).clamp(0.0, 1.0));
    (LEFT + band * (i as f64 + share), share <= 0.0)
}

fn draw_name(c: &mut Canvas, bar: &Bar, theme: &Theme, (y, row, code): (f64, f64, f64)) {
    let (name, room) = (set(10.8, theme.ink).bold(), LEFT - code - 8.0);
    let up = if row < 30.0 || bar.owner.is_empty() { 4.0 } else { -2.0 };
    c.text((0.0, y + up), &bar.code, set(11.5, &theme.a7).weight(900));
    c.text_in((code, y + up), &bar.name, (name, room));
    if row >= 30.0 {
        c.text_in((code, y + 11.0), &bar.owner, (set(10.0, theme.ink3), room));
    }
}

fn draw_bar(c: &mut Canvas, (bar, data): (&Bar, &RoadMap), theme: &Theme, (y, row, band): (f64, f64, f64)) {
    let start = place(data, bar.from, band).0;
    // A bar that ends where a horizon begins ends within the horizon before.
    let end = data.horizons.iter().position(|h| bar.to > h.from && bar.to <= h.to).map_or_else(
        || place(data, bar.to, band).0,
        |i| {
            let h = &data.horizons[i];
            LEFT + band * (i as f64 + (bar.to - h.from) / (h.to - h.from).max(1e-9)) - 2.0
        },
    );
    let at = data.horizons.iter().rposition(|h| bar.from >= h.from).unwrap_or(0).min(2);
    let (wide, half) = ((end - start).max(4.0), (row * 0.24).clamp(4.5, 8.0));
    c.rect(Rect(start, y - half, wide, half * 2.0), fill([&theme.a9, &theme.a7, &theme.a5][at]));
    let text = width(&bar.label, 10.5, 700);
    if text + 12.0 <= wide && half >= 6.5 {
        c.text((start + 6.0, y + 3.8), &bar.label, set(10.5, "#fff").bold());
    } else if start + wide + 8.0 + text <= WIDTH {
        c.text((start + wide + 6.0, y + 3.8), &bar.label, set(10.5, theme.ink2));
    } else {
        c.text((start - 6.0, y + 3.8), &bar.label, set(10.5, theme.ink2).end());
    }
}
