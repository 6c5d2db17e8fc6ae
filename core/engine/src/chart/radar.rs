//! The radar: the shape of the profile, beside the dot plot that carries the precision.

use std::f64::consts::TAU;

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::text::{width, wrap};
use super::{Axis, Quartiles, Span, Theme};
/// A profile on spokes, with the peers' quartile ring.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Radar {
    /// Alternative text.
    pub alt: String,
    /// From the centre to at most the rim; ticks become rings, the first that holds every value the outermost.
    pub axis: Axis,
    /// The spokes, clockwise from the top.
    pub spokes: Vec<Spoke>,
}

/// One domain of a radar.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spoke {
    /// The domain.
    pub name: String,
    /// Its score; a spoke without one interrupts the line.
    pub value: Option<f64>,
    /// The score as text, or why there is none.
    pub label: String,
    /// The peers; the ring is drawn when every spoke has them.
    pub peers: Option<Quartiles>,
    /// Below the first quartile: an open diamond.
    pub attention: bool,
}

const SIZE: (f64, f64) = (433.0, 304.0);
const CENTRE: (f64, f64) = (216.5, 152.0);
const RIM: f64 = 108.0;

/// The radar, 433 wide. `None` below three spokes, where there is no shape; above sixteen the spokes bear numbers, their names as tooltips.
pub fn radar(data: &Radar, theme: &Theme) -> Option<String> {
    let count = data.spokes.len();
    if count < 3 {
        return None;
    }
    // The rim stands at the first tick that holds every value, so that the shape fills its room.
    let values = data.spokes.iter().flat_map(|s| s.value.into_iter().chain(s.peers.map(|p| p.q3)));
    let most = values.fold(data.axis.span.low, f64::max);
    let enough = data.axis.ticks.iter().map(|t| t.at).filter(|at| *at >= most && *at > data.axis.span.low);
    let axis = Span { high: enough.fold(data.axis.span.high, f64::min), ..data.axis.span };
    let scale = Scale::new(axis, (0.0, RIM));
    let at = |i: usize, r: f64| {
        let angle = TAU * i as f64 / count as f64;
        (CENTRE.0 + r * angle.sin(), CENTRE.1 - r * angle.cos())
    };
    let ring = |value: &dyn Fn(usize) -> f64| (0..count).map(|i| at(i, scale.at(value(i)))).collect::<Vec<_>>();
    let mut c = Canvas::default();
    let peers: Option<Vec<Quartiles>> = data.spokes.iter().map(|s| s.peers).collect();
    if let Some(peers) = &peers {
        c.band(&ring(&|i| peers[i].q3), &ring(&|i| peers[i].q1), fill(&theme.a15));
    }
    for tick in data.axis.ticks.iter().filter(|t| t.at > axis.low && t.at <= axis.high) {
        c.path(&ring(&|_| tick.at), true, stroke(theme.rule, 0.8));
    }
    c.path(&ring(&|_| axis.high), true, stroke(theme.rule, 0.8));
    for i in 0..count {
        c.line(CENTRE, at(i, RIM), stroke(theme.rule, 0.8));
    }
    if let Some(peers) = &peers {
        c.path(&ring(&|i| peers[i].median), true, stroke(&theme.a5, 1.2).dash("3 3"));
    }
    for i in 0..count {
        let next = (i + 1) % count;
        if let (Some(a), Some(b)) = (data.spokes[i].value, data.spokes[next].value) {
            c.line(at(i, scale.at(a)), at(next, scale.at(b)), stroke(&theme.a9, 2.6));
        }
    }
    for (i, spoke) in data.spokes.iter().enumerate() {
        if let Some(value) = spoke.value {
            c.told(&[&spoke.name, &spoke.label], |c| c.mark(at(i, scale.at(value)), 4.4, (spoke.attention, theme)));
        }
        if count > 16 {
            let (x, y) = at(i, RIM + 12.0);
            let ink = if spoke.attention { theme.attink } else { theme.ink2 };
            c.titled(&spoke.name, true, |c| c.text((x, y + 3.5), &(i + 1).to_string(), set(9.5, ink).middle()));
        } else {
            name(&mut c, spoke, theme, (TAU * i as f64 / count as f64, at(i, RIM + 12.0)));
        }
    }
    let corners = |value: &dyn Fn(&Spoke) -> Option<f64>| -> Vec<Option<(f64, f64)>> {
        let spokes = data.spokes.iter().enumerate();
        spokes.map(|(i, spoke)| value(spoke).map(|value| at(i, scale.at(value)))).collect()
    };
    let profile = corners(&|s| s.value);
    let median = corners(&|s| s.peers.filter(|_| peers.is_some()).map(|p| p.median));
    for tick in data.axis.ticks.iter().filter(|t| t.at > axis.low && t.at <= axis.high) {
        let y = CENTRE.1 - scale.at(tick.at);
        let (wide, label) = (width(&tick.label, 10.0, 400), set(10.0, theme.ink2));
        // Beside the upright spoke, off the profile and, where there is such a place, off the peers' median, which leave it to both sides.
        let sides = [(4.0, 11.0), (-4.0, 11.0), (4.0, -3.0), (-4.0, -3.0), (4.0, 20.0), (-4.0, 20.0)];
        let crossed = |(dx, dy): &(f64, f64), ring: &[Option<(f64, f64)>]| {
            let left = CENTRE.0 + if *dx > 0.0 { *dx } else { *dx - wide };
            let room = Rect(left - 2.0, y + dy - 9.0, wide + 4.0, 11.0);
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).any(|(from, to)| from.zip(*to).is_some_and(|(from, to)| strikes(&room, from, to)))
        };
        let free: Vec<_> = sides.into_iter().filter(|side| !crossed(side, &profile)).collect();
        let (dx, dy) = free.iter().find(|side| !crossed(side, &median)).or(free.first()).copied().unwrap_or(sides[0]);
        c.text((CENTRE.0 + dx, y + dy), &tick.label, if dx > 0.0 { label } else { label.end() });
    }
    Some(c.finish("", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1)))
}

/// Whether a line passes through a room; looked at every few units.
fn strikes(Rect(x, y, wide, high): &Rect, from: (f64, f64), to: (f64, f64)) -> bool {
    let apart = |a: f64, b: f64, low: f64, high: f64| a.max(b) < low || a.min(b) > high;
    if apart(from.0, to.0, *x, x + wide) || apart(from.1, to.1, *y, y + high) {
        return false;
    }
    let steps = (to.0 - from.0).hypot(to.1 - from.1).ceil().max(1.0);
    std::iter::successors(Some(0.0), |step| (*step < steps).then_some(step + 1.0)).any(|step| {
        let at = |a: f64, b: f64| a + (b - a) * step / steps;
        (*x..=x + wide).contains(&at(from.0, to.0)) && (*y..=y + high).contains(&at(from.1, to.1))
    })
}

/// A spoke's name and score outside of the rim, on the side away from the centre.
fn name(c: &mut Canvas, spoke: &Spoke, theme: &Theme, (angle, (x, y)): (f64, (f64, f64))) {
    let (ink, ink2) = if spoke.attention { (theme.attink, theme.attink) } else { (theme.ink, theme.ink2) };
    let (bold, plain) = (set(10.8, ink).bold(), set(11.0, ink2));
    let (side, room) = if angle.sin().abs() < 0.2 {
        (0, 170.0)
    } else if angle.sin() > 0.0 {
        (1, SIZE.0 - x)
    } else {
        (2, x)
    };
    let (bold, plain) = match side {
        0 => (bold.middle(), plain.middle()),
        1 => (bold, plain),
        _ => (bold.end(), plain.end()),
    };
    let rows = wrap(&spoke.name, 10.8, 700, room, if side == 0 { 1 } else { 2 });
    let height = 12.5 * rows.len() as f64 + 13.0;
    let top = match angle.cos() {
        up if up > 0.9 => y - height + 4.0,
        down if down < -0.9 => y - 2.0,
        _ => y - height / 2.0,
    };
    c.titled(&spoke.name, rows.last().is_some_and(|r| r.ends_with('…')), |c| {
        for (i, row) in rows.iter().enumerate() {
            c.text((x, top + 10.0 + 12.5 * i as f64), row, bold);
        }
    });
    c.text((x, top + 10.0 + 12.5 * rows.len() as f64), &spoke.label, plain);
}
