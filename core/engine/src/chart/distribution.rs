//! Distributions of answers: columns for a figure of its own, a stacked bar for a table's cell.

use serde::Serialize;

/// Counts by class as columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Histogram {
    /// Alternative text.
    pub alt: String,
    /// The classes in order.
    pub columns: Vec<HistogramColumn>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HistogramColumn {
    /// The class.
    pub name: String,
    /// Its count or share; none: the label alone is written.
    pub value: Option<f64>,
    /// The same as text.
    pub label: String,
    /// Not an answer (does not know, not applicable): drawn open.
    pub absence: bool,
}

/// One question's answers in a table's cell: the levels from the lowest (pale) to the highest (dark), then those without one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AnswerBar {
    /// Alternative text with the counts.
    pub alt: String,
    /// Respondents per level, from the lowest.
    pub levels: Vec<f64>,
    /// Respondents asked who gave no level (NA, does not know, blank).
    pub absent: f64,
}
