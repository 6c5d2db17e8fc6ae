//! Bullets: a domain's score for all and for each group, against the peers' band.

use super::{Axis, Quartiles, Span};
use serde::Serialize;

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
