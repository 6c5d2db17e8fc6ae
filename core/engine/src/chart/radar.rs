//! The radar: the shape of the profile, beside the dot plot that carries the precision.

use super::{Axis, Quartiles};
use serde::Serialize;

/// A profile on spokes, with the peers' quartile ring.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Radar {
    /// Alternative text.
    pub alt: String,
    /// From the centre to the rim; ticks become rings.
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
