//! The strip: one dot a peer, the quartiles as zones, and the organisation among them.

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke, whole};
use super::text::width;
use super::{Axis, Quartiles, Span, Theme};
/// Up to this many peers are drawn as one dot each; more become columns whose heights are their counts.
pub const DOTS_MAX: usize = 600;

/// The organisation among its peers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Strip {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The peers' scores, in any order.
    pub peers: Vec<f64>,
    /// Their quartiles.
    pub quartiles: Option<Quartiles>,
    /// What the three cuts say (`Q1 45,6`, `méd. 51,2`, `Q3 58,2`).
    pub cuts: [String; 3],
    /// The names of the four zones (`1ᵉʳ quart`).
    pub zones: [String; 4],
    /// The organisation's score.
    pub here: Option<f64>,
    /// The interval around it.
    pub interval: Option<Span>,
    /// `Vous êtes ici`.
    pub title: String,
    /// The score as text (`53,2 ± 2,3`), or why there is none.
    pub label: String,
}

const WIDTH: f64 = 658.0;
/// The line on which the dots are centred.
const MIDDLE: f64 = 150.0;
/// The size of the zones' names.
const ZONE: f64 = 10.5;
/// Half of the height that dots may take.
const HALF: f64 = 62.0;

/// The strip, 658 wide: a dot a peer up to [`DOTS_MAX`], columns beyond.
pub fn strip(data: &Strip, theme: &Theme) -> String {
    let x = Scale::new(data.axis.span, (6.0, WIDTH - 6.0));
    let (bin, counts) = bins(&data.peers, x);
    let most = counts.iter().copied().max().unwrap_or(0);
    let dots = data.peers.len() <= DOTS_MAX;
    let reach = if dots { (most as f64 * bin / 2.0).max(24.0) } else { HALF };
    let (top, bottom) = (MIDDLE - reach - 10.0, MIDDLE + reach + 10.0);
    let mut c = Canvas::default();
    draw_zones(&mut c, data, theme, (x, top, bottom));
    for (i, count) in counts.iter().copied().enumerate().filter(|(_, n)| *n > 0) {
        let at = 6.0 + bin * (i as f64 + 0.5);
        if dots {
            for j in 0..count {
                let step = j.div_ceil(2) as f64 * if j % 2 == 1 { 1.0 } else { -1.0 };
                c.circle((at, MIDDLE + step * bin), bin * 0.415, fill(&theme.a3));
            }
        } else {
            let half = HALF * count as f64 / most as f64;
            c.rect(Rect(at - bin * 0.42, MIDDLE - half, bin * 0.84, half * 2.0), fill(&theme.a3));
        }
    }
    draw_here(&mut c, data, theme, (x, top));
    for tick in &data.axis.ticks {
        c.text((x.at(tick.at), bottom + 34.0), &tick.label, set(10.0, theme.ink3).middle());
    }
    for tick in &data.axis.ticks {
        c.line((x.at(tick.at), bottom + 20.0), (x.at(tick.at), bottom + 24.0), stroke(theme.rule, 1.0));
    }
    let first = top - 54.0;
    c.finish("wide", &data.alt, Rect(0.0, first, WIDTH, bottom + 40.0 - first))
}

/// The width of a bin and the peers in each: the widest bins whose dots stay within the height.
fn bins(peers: &[f64], x: Scale) -> (f64, Vec<usize>) {
    let room = WIDTH - 12.0;
    let count_by = |bin: f64| {
        let mut counts = vec![0_usize; whole(room / bin) + 1];
        let last = counts.len() - 1;
        for peer in peers {
            counts[whole((x.at(*peer) - 6.0) / bin).min(last)] += 1;
        }
        counts
    };
    let mut bin = 9.4;
    loop {
        let counts = count_by(bin);
        let most = counts.iter().copied().max().unwrap_or(0);
        if most as f64 * bin / 2.0 <= HALF || bin < 3.0 || peers.len() > DOTS_MAX {
            return (bin, counts);
        }
        bin *= 0.86;
    }
}

fn draw_zones(c: &mut Canvas, data: &Strip, theme: &Theme, (x, top, bottom): (Scale, f64, f64)) {
    let Some(q) = data.quartiles else {
        c.rect(Rect(0.0, top, WIDTH, bottom - top), fill(theme.paper));
        return;
    };
    let cuts = [q.q1, q.median, q.q3].map(|v| x.at(v));
    let edges = [0.0, cuts[0], cuts[1], cuts[2], WIDTH];
    let lefts = zone_names(&data.zones, cuts);
    for (i, name) in data.zones.iter().enumerate() {
        let (from, to) = (edges[i], edges[i + 1]);
        let ground = if i == 0 || i == 3 { theme.paper } else { &theme.a0 };
        let cuts: Vec<&str> = [i.checked_sub(1), Some(i)]
            .into_iter()
            .flatten()
            .filter_map(|k| data.cuts.get(k))
            .map(String::as_str)
            .collect();
        c.told(&[&[name.as_str()], &cuts[..]].concat(), |c| {
            c.rect(Rect(from, top, to - from, bottom - top), fill(ground));
        });
        c.text((lefts[i], bottom + 15.0), name, set(ZONE, theme.ink3));
    }
    for (i, label) in data.cuts.iter().enumerate() {
        c.line((cuts[i], top), (cuts[i], bottom), stroke(&theme.a5, 1.2).dash(if i == 1 { "" } else { "3 3" }));
        let (text, left) = match i {
            0 => (set(10.5, &theme.a7), true),
            1 => (set(10.5, &theme.a7).bold(), data.here.is_none_or(|h| h >= q.median)),
            _ => (set(10.5, &theme.a7), false),
        };
        // The median's label keeps clear of the organisation's line and of its neighbour, or stands a line higher.
        let room = if left { cuts[1] - cuts[0] } else { cuts[2] - cuts[1] };
        let y = if i == 1 && width(label, 10.5, 700) + 8.0 > room { top - 20.0 } else { top - 6.0 };
        let (x, text) = if left { (cuts[i] - 4.0, text.end()) } else { (cuts[i] + 4.0, text) };
        c.text((x, y), label, text);
    }
}

/// Where the zones' names begin: the inner ones below the middle of their zones, the outer ones beside them. Names wider than their zone
/// move their neighbours outwards, and none is left out.
fn zone_names(names: &[String; 4], cuts: [f64; 3]) -> [f64; 4] {
    const GAP: f64 = 10.0;
    let wide = names.each_ref().map(|name| width(name, ZONE, 400));
    let (mut second, mut third) =
        (f64::midpoint(cuts[0], cuts[1]) - wide[1] / 2.0, f64::midpoint(cuts[1], cuts[2]) - wide[2] / 2.0);
    let missing = (second + wide[1] + GAP - third).max(0.0);
    (second, third) = (second - missing / 2.0, third + missing / 2.0);
    let fourth = (cuts[2] + 8.0).max(third + wide[2] + GAP);
    // Cuts near an end move all of them back.
    let over = (fourth + wide[3] - WIDTH).max(0.0);
    let first = (cuts[0] - 8.0).min(second - GAP) - wide[0];
    let under = (over - first).max(0.0);
    [first, second, third, fourth].map(|left| left - over + under)
}

fn draw_here(c: &mut Canvas, data: &Strip, theme: &Theme, (x, top): (Scale, f64)) {
    let title = set(14.0, &theme.a9).weight(900);
    let Some(here) = data.here else {
        c.text((0.0, top - 36.0), &data.label, set(11.0, theme.ink2));
        return;
    };
    let at = x.at(here);
    c.told(&[&data.title, &data.label], |c| {
        if let Some(interval) = data.interval {
            let (low, high) = (x.at(interval.low), x.at(interval.high));
            c.rect(Rect(low, MIDDLE - 2.5, high - low, 5.0), fill(&theme.a9));
        }
        c.circle((at, MIDDLE), 7.0, fill(&theme.a9).edge("#fff", 2.0));
    });
    c.line((at, MIDDLE - 8.0), (at, top - 46.0), stroke(&theme.a9, 1.6));
    let (wide, more) = (width(&data.title, 14.0, 900), width(&data.label, 11.0, 400));
    if at + 18.0 + wide + more <= WIDTH {
        c.text((at + 8.0, top - 37.0), &data.title, title);
        c.text((at + 16.0 + wide, top - 37.0), &data.label, set(11.0, &theme.a9));
    } else {
        c.text((at - 8.0, top - 37.0), &data.label, set(11.0, &theme.a9).end());
        c.text((at - 16.0 - more, top - 37.0), &data.title, title.end());
    }
}
