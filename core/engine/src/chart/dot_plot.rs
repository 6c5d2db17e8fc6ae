//! The dot plot: scores with their intervals on the peers' bands, the figures beside.

use super::{Axis, Quartiles, Span};
use serde::Serialize;

/// Rows of scores. Rows are drawn from the highest to the lowest, rows without a score after them, totals last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DotPlot {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The heads of the columns at right, the first of them the score's; at most five.
    pub heads: Vec<String>,
    /// The rows, in any order.
    pub rows: Vec<DotRow>,
}

/// One row of a dot plot.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DotRow {
    /// What is scored.
    pub name: String,
    /// Its score.
    pub value: Option<f64>,
    /// The interval around it.
    pub interval: Option<Span>,
    /// The peers' quartiles.
    pub peers: Option<Quartiles>,
    /// Below the first quartile: an open diamond.
    pub attention: bool,
    /// One text a column at right.
    pub columns: Vec<String>,
    /// The total, after a rule.
    pub total: bool,
}
