//! Minis: the drawings of key figures and table cells.

use serde::Serialize;

use super::canvas::{Anchor, Canvas, Rect, Scale, fill, set, stroke};
use super::text::width;
use super::{Axis, Quartiles, Span, Theme, Tick};
/// The staircase of a key figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StageMini {
    /// Alternative text.
    pub alt: String,
    /// How many stages.
    pub stages: usize,
    /// The organisation's, from 0.
    pub current: Option<usize>,
}

/// The score of a key figure, with its interval and a threshold.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct IntervalMini {
    /// Alternative text.
    pub alt: String,
    /// What is shown; its ends are labelled by the first and last tick.
    pub axis: Axis,
    /// The score.
    pub value: Option<f64>,
    /// The interval around it.
    pub interval: Option<Span>,
    /// A threshold with its text (`seuil du palier 4 : 50`).
    pub mark: Option<Tick>,
    /// What is written when there is no score.
    pub absent: String,
}

/// The position of a key figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct QuartileMini {
    /// Alternative text.
    pub alt: String,
    /// What stands under each quarter (`1ᵉʳ`…).
    pub quarters: [String; 4],
    /// The same of the quarter that it stands in, which has more room (`2ᵉ quart`).
    pub named: [String; 4],
    /// The quarter that it stands in, from 0; none: the percentile tells.
    pub quarter: Option<usize>,
    /// The percentile, 0 to 100.
    pub percentile: Option<f64>,
    /// What is written when there is none.
    pub absent: String,
}

/// The level that a practice reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Levels {
    /// Alternative text (`niveau 2 sur 4`).
    pub alt: String,
    /// Squares filled; none: a dash.
    pub reached: Option<usize>,
    /// Squares in all.
    pub of: usize,
}

/// A response rate in a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ResponseBar {
    /// Alternative text (`69 %`).
    pub alt: String,
    /// From 0 to 1; none: a dash.
    pub share: Option<f64>,
}

/// A score on the peers' band in a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PeerBar {
    /// Alternative text.
    pub alt: String,
    /// What is shown.
    pub span: Span,
    /// The score.
    pub value: Option<f64>,
    /// The peers' quartiles.
    pub peers: Option<Quartiles>,
    /// Below the first quartile: an open diamond.
    pub attention: bool,
}

/// The small staircase, 200 × 50.
pub fn stage_mini(data: &StageMini, theme: &Theme) -> String {
    let count = data.stages.max(1);
    let (step, rise) = (198.0 / count as f64, 35.0 / (count.max(2) - 1) as f64);
    let mut c = Canvas::default();
    for i in 0..data.stages {
        let height = 8.0 + rise.min(9.0) * i as f64;
        let colour = match data.current {
            Some(at) if i == at => &theme.a9,
            Some(at) if i < at => &theme.a3,
            _ => theme.rule2,
        };
        let x = step * i as f64;
        c.rect(Rect(x, 48.0 - height, step - 2.0, height), fill(colour));
        if data.current == Some(i) {
            c.text(
                (x + step / 2.0 - 1.0, 44.0 - height),
                &(i + 1).to_string(),
                set(11.0, &theme.a9).weight(900).middle(),
            );
        }
    }
    c.finish("mini", &data.alt, Rect(0.0, -6.0, 200.0, 56.0))
}

/// The score on its scale, 200 × 50.
pub fn interval_mini(data: &IntervalMini, theme: &Theme) -> String {
    let x = Scale::new(data.axis.span, (4.0, 196.0));
    let mut c = Canvas::default();
    c.rect(Rect(4.0, 20.0, 192.0, 6.0), fill(theme.rule2));
    let ends =
        [data.axis.ticks.first(), data.axis.ticks.last()].map(|tick| tick.map_or("", |tick| tick.label.as_str()));
    let [low, high] = ends.map(|end| width(end, 10.0, 400));
    let mut absent = set(10.0, theme.ink3);
    if let Some(mark) = &data.mark {
        let (at, half) = (x.at(mark.at), width(&mark.label, 10.0, 400) / 2.0);
        let middle = at.max(4.0 + half).min(196.0 - half);
        // Above the bar where it would cover an end's figure below.
        let above = middle - half - 6.0 < 4.0 + low || middle + half + 6.0 > 196.0 - high;
        c.line((at, 12.0), (at, 34.0), stroke(theme.ink, 1.4));
        c.text((middle, if above { 9.0 } else { 46.0 }), &mark.label, set(10.0, theme.ink2).middle());
        if above && middle - half - 6.0 < 4.0 + width(&data.absent, 10.0, 400) {
            absent = absent.end();
        }
    }
    if let Some(interval) = data.interval {
        let (low, high) = (x.at(interval.low), x.at(interval.high));
        c.rect(Rect(low, 18.0, (high - low).max(3.0), 10.0), fill(&theme.a5));
    }
    match data.value {
        Some(value) => c.circle((x.at(value), 23.0), 6.0, fill(&theme.a9).edge("#fff", 1.4)),
        None => c.text((if absent.anchor == Anchor::End { 196.0 } else { 4.0 }, 13.0), &data.absent, absent),
    }
    c.text((4.0, 46.0), ends[0], set(10.0, theme.ink3));
    c.text((196.0, 46.0), ends[1], set(10.0, theme.ink3).end());
    c.finish("mini", &data.alt, Rect(0.0, 0.0, 200.0, 50.0))
}

/// The position among four quarters, 200 × 50.
pub fn quartile_mini(data: &QuartileMini, theme: &Theme) -> String {
    let mut c = Canvas::default();
    let below = |p: f64| [25.0, 50.0, 75.0].iter().filter(|cut| p > **cut).count();
    let quarter = data.percentile.map(|p| data.quarter.unwrap_or_else(|| below(p)));
    for (i, name) in data.quarters.iter().enumerate() {
        let here = quarter == Some(i);
        let x = 4.0 + 48.0 * i as f64;
        c.rect(Rect(x, 18.0, 47.0, 10.0), fill(if here { &theme.a3 } else { theme.rule2 }));
        let text = if here { set(10.0, &theme.a9).bold() } else { set(10.0, theme.ink3) };
        c.text((x + 24.0, 46.0), if here { &data.named[i] } else { name }, text.middle());
    }
    match data.percentile {
        Some(p) => c.circle((4.0 + 1.92 * p.clamp(0.0, 100.0), 23.0), 6.0, fill(&theme.a9).edge("#fff", 1.4)),
        None => c.text((4.0, 13.0), &data.absent, set(10.0, theme.ink3)),
    }
    c.finish("mini", &data.alt, Rect(0.0, 0.0, 200.0, 50.0))
}

/// The squares of a level, 17 a square.
pub fn levels(data: &Levels, theme: &Theme) -> String {
    let mut c = Canvas::default();
    let reached = data.reached.unwrap_or(0).min(data.of);
    let squares = |range: std::ops::Range<usize>| range.map(|i| Rect(17.0 * i as f64, 1.0, 15.0, 11.0));
    c.rects(squares(0..reached), fill(&theme.a9).edge(&theme.a9, 1.0));
    c.rects(squares(reached..data.of), fill("#fff").edge(theme.rule, 1.0));
    if data.reached.is_none() {
        c.line(
            (17.0 * data.of as f64 / 2.0 - 7.0, 6.5),
            (17.0 * data.of as f64 / 2.0 + 5.0, 6.5),
            stroke(theme.ink3, 1.4),
        );
    }
    c.finish_cell("lv", &data.alt, Rect(-1.0, 0.0, 17.0 * data.of.max(1) as f64, 13.0))
}

/// A rate on its track, 150 × 12, the half marked.
pub fn response_bar(data: &ResponseBar, theme: &Theme) -> String {
    let mut c = Canvas::default();
    match data.share {
        Some(share) => {
            c.rect(Rect(0.0, 3.0, 150.0, 6.0), fill(theme.rule2));
            c.rect(Rect(0.0, 3.0, 150.0 * share.clamp(0.0, 1.0), 6.0), fill(&theme.a9));
            c.line((75.0, 0.0), (75.0, 12.0), stroke("#fff", 1.0));
        }
        None => c.text((0.0, 10.0), "—", set(10.0, theme.ink3)),
    }
    c.finish_cell("rb", &data.alt, Rect(0.0, 0.0, 150.0, 12.0))
}

/// A score on the peers' band, 150 × 16.
pub fn peer_bar(data: &PeerBar, theme: &Theme) -> String {
    let x = Scale::new(data.span, (2.0, 148.0));
    let mut c = Canvas::default();
    c.line((2.0, 8.0), (148.0, 8.0), stroke(theme.rule2, 1.0));
    if let Some(peers) = data.peers {
        c.rect(Rect(x.at(peers.q1), 3.0, x.at(peers.q3) - x.at(peers.q1), 10.0), fill(&theme.a15));
        c.line((x.at(peers.median), 2.0), (x.at(peers.median), 14.0), stroke(&theme.a5, 1.5));
    }
    if let Some(value) = data.value {
        c.mark((x.at(value), 8.0), 4.4, (data.attention, theme));
    }
    c.finish_cell("qb", &data.alt, Rect(0.0, 0.0, 150.0, 16.0))
}
