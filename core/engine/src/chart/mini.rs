//! Minis: the drawings of key figures and table cells.

use super::{Axis, Quartiles, Span, Tick};
use serde::Serialize;

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
    /// The names of the four quarters (`Q1`…).
    pub quarters: [String; 4],
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
