//! The dumbbell: two groups' scores in each domain, and the gap between with its certainty.

use super::Axis;
use serde::Serialize;

/// Two groups compared. Rows are drawn from the widest gap to the narrowest, rows without a gap last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dumbbell {
    /// Alternative text.
    pub alt: String,
    /// The scale.
    pub axis: Axis,
    /// The group drawn filled.
    pub first: String,
    /// The group drawn open.
    pub second: String,
    /// The head of the gaps' column.
    pub gap_head: String,
    /// The head of the intervals' column.
    pub interval_head: String,
    /// The rows, in any order.
    pub rows: Vec<DumbbellRow>,
}

/// One row of a dumbbell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DumbbellRow {
    /// The domain.
    pub name: String,
    /// The first group's score.
    pub first: Option<f64>,
    /// The same as text, or why there is none.
    pub first_label: String,
    /// The second group's score.
    pub second: Option<f64>,
    /// The same as text, or why there is none.
    pub second_label: String,
    /// The gap as text.
    pub gap: String,
    /// Its interval as text (`± 8,4`).
    pub interval: String,
    /// The interval excludes 0.
    pub certain: bool,
    /// To be pointed out, in the colour of attention.
    pub attention: bool,
}
