//! Bullets: a domain's score for all and for each group, against the peers' band.

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::text::width;
use super::{Axis, Quartiles, Span, Theme};
/// Bars from the axis' start, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bullet {
    /// Alternative text.
    pub alt: String,
    /// The scale; bars start at its low end.
    pub axis: Axis,
    /// The peers' quartiles.
    pub peers: Option<Quartiles>,
    /// What the median's line says (`pairs : médiane 53,9`).
    pub peers_label: String,
    /// All, then the groups.
    pub rows: Vec<BulletRow>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BulletRow {
    /// Whose score.
    pub name: String,
    /// The score.
    pub value: Option<f64>,
    /// The score as text, or why there is none (`masqué`).
    pub label: String,
    /// The interval around it.
    pub interval: Option<Span>,
    /// The bar of all: thicker and darker.
    pub total: bool,
}

const WIDTH: f64 = 433.0;

/// The room that rows have: those that nothing is compared with have more of it for their names.
struct Room {
    top: f64,
    row: f64,
    names: f64,
}

const COMPARED: Room = Room { top: 24.0, row: 22.0, names: 150.0 };
const PLAIN: Room = Room { top: 6.0, row: 26.0, names: 190.0 };

/// The bullets, 433 wide; rows narrow when there are many groups.
pub fn bullet(data: &Bullet, theme: &Theme) -> String {
    let compared = data.peers.is_some() || data.rows.iter().any(|r| r.total || r.interval.is_some());
    let room = if compared { COMPARED } else { PLAIN };
    let top = room.top;
    let row = (420.0 / data.rows.len().max(1) as f64).clamp(16.0, room.row);
    let names = data.rows.iter().map(|r| width(&r.name, 11.5, 900)).fold(40.0, f64::max).min(room.names);
    let labels =
        data.rows.iter().filter(|r| r.value.is_some()).map(|r| width(&r.label, 12.0, 900)).fold(24.0, f64::max);
    let (left, right) = (names + 10.0, WIDTH - labels - 10.0);
    let bottom = top + row * data.rows.len() as f64;
    let x = Scale::new(data.axis.span, (left, right));
    let mut c = Canvas::default();
    c.rect(Rect(left, top, right - left, bottom - top), fill(theme.paper));
    if let Some(peers) = data.peers {
        c.rect(Rect(x.at(peers.q1), top, x.at(peers.q3) - x.at(peers.q1), bottom - top), fill(&theme.a15));
    }
    for tick in &data.axis.ticks {
        c.line((x.at(tick.at), top), (x.at(tick.at), bottom), stroke("#fff", 1.0));
    }
    for tick in &data.axis.ticks {
        c.text((x.at(tick.at), bottom + 14.0), &tick.label, set(10.0, theme.ink3).middle());
    }
    if let Some(peers) = data.peers {
        let (at, half) = (x.at(peers.median), width(&data.peers_label, 10.5, 700) / 2.0);
        c.line((at, top - 4.0), (at, bottom), stroke(&theme.a5, 1.8));
        let middle = at.max(half).min(WIDTH - half);
        c.text((middle, top - 9.0), &data.peers_label, set(10.5, &theme.a7).bold().middle());
    }
    for (i, entry) in data.rows.iter().enumerate() {
        let place = (x, top + row * (i as f64 + 0.5), names);
        let lines = if row > COMPARED.row { 2 } else { 1 };
        c.told(&[&entry.name, &entry.label], |c| draw_row(c, entry, theme, (place, lines)));
    }
    c.finish("", &data.alt, Rect(0.0, 0.0, WIDTH, bottom + 20.0))
}

fn draw_row(c: &mut Canvas, row: &BulletRow, theme: &Theme, ((x, y, names), lines): ((Scale, f64, f64), usize)) {
    let (size, weight, height) = if row.total { (11.5, 900, 11.0) } else { (10.8, 400, 6.0) };
    let text = set(size, theme.ink).weight(weight);
    if lines > 1 {
        c.block((0.0, y), &row.name, (text, names, lines));
    } else {
        c.text_in((0.0, y + 4.0), &row.name, (text, names));
    }
    let start = x.at(f64::NEG_INFINITY);
    let Some(value) = row.value else {
        c.text((start + 6.0, y + 3.8), &row.label, set(10.0, theme.ink3));
        return;
    };
    let end = x.at(value);
    c.rect(Rect(start, y - height / 2.0, end - start, height), fill(if row.total { &theme.a9 } else { &theme.a5 }));
    if let Some(interval) = row.interval {
        let (low, high) = (x.at(interval.low), x.at(interval.high));
        let (inside, cap) = if row.total { ("#fff", 3.0) } else { (theme.ink, 5.0) };
        c.line((low, y), (end, y), stroke("#fff", 1.4));
        c.line((low, y - cap), (low, y + cap), stroke(inside, 1.4));
        c.line((end, y), (high, y), stroke(theme.ink, 1.4));
        c.line((high, y - 4.0), (high, y + 4.0), stroke(theme.ink, 1.4));
    }
    c.text((WIDTH, y + 4.0), &row.label, set(if row.total { 12.0 } else { 11.0 }, theme.ink).weight(weight).end());
}
