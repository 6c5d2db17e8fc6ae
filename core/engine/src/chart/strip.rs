//! The strip: one dot a peer, the quartiles as zones, and the organisation among them.

use super::{Axis, Quartiles, Span};
use serde::Serialize;

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
