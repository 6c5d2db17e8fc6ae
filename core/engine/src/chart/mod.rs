//! Charts: small data structs in, one SVG string out; drawn once, inline in both outputs.
//!
//! Every text comes in localised and formatted, every figure as `f64` beside its label. A figure that is absent is `None`: the chart
//! then writes the label it was given (a dash, or why) and draws no mark. Same data and theme, same bytes. Only `path`, `rect`,
//! `circle`, `line`, `text` and one rotation are used; colours are literal, because an SVG within a PDF knows no custom properties.

#![allow(clippy::many_single_char_names, reason = "x, y, w, h and c are the drawing's own words")]

mod bullet;
mod canvas;
mod curve;
mod distribution;
mod dot_plot;
mod dumbbell;
mod glyph;
mod hundredths;
mod importance;
mod leader;
mod look;
mod matrix;
mod mini;
mod profiles;
mod radar;
mod rank_bar;
mod road_map;
mod spread;
mod staircase;
mod strip;
mod text;
mod theme;
mod trend;

pub use bullet::{Bullet, BulletRow, bullet};
pub use curve::{Curve, CurveLegend, CurveStep, Mood, Zone, curve};
pub use distribution::{AnswerBar, Distribution, DistributionRow, answer_bar, distribution};
pub use dot_plot::{DotPlot, DotRow, dot_plot};
pub use dumbbell::{Dumbbell, DumbbellRow, dumbbell};
pub use glyph::{Glyph, glyph};
pub use importance::{Importance, ImportanceAxis, Weighed, importance};
pub use matrix::{Disc, Matrix, MatrixAxis, matrix};
pub use mini::{
    IntervalMini, Levels, PeerBar, QuartileMini, ResponseBar, StageMini, interval_mini, levels, peer_bar,
    quartile_mini, response_bar, stage_mini,
};
pub use profiles::{ProfileMark, ProfileRow, Profiles, profiles};
pub use radar::{Radar, Spoke, radar};
pub use rank_bar::{RankBar, rank_axis, rank_bar};
pub use road_map::{Bar, Horizon, RoadMap, road_map};
pub use staircase::{Pole, Post, Share, Stair, StairState, Staircase, cover_staircase, staircase};
pub use strip::{DOTS_MAX, Strip, strip};
pub use theme::{Dark, OwnColours, Theme, contrast, nearest};
pub use trend::{Trend, TrendPanel, TrendPoint, trend};

use serde::Serialize;

/// From a low to a high value, on the scale of the chart: an interval, or what an axis shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Span {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The three cuts of the peers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Quartiles {
    /// A quarter of the peers lie below.
    pub q1: f64,
    /// Half of the peers lie below.
    pub median: f64,
    /// Three quarters of the peers lie below.
    pub q3: f64,
}

/// A place on an axis, and what is written there.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tick {
    /// Where, on the axis' scale.
    pub at: f64,
    /// The text.
    pub label: String,
}

/// A linear axis: what it shows, and its few ticks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Axis {
    /// The shown part of the scale; values outside are drawn at its ends.
    pub span: Span,
    /// The ticks, in any order.
    pub ticks: Vec<Tick>,
}

#[cfg(test)]
mod tests;
