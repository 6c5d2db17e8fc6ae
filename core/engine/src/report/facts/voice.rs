//! Metrics of customers and employees, as pages speak of them.

use crate::answers::{Direction, Lifetime, MetricKind};
use crate::locale::Day;
use crate::scoring::statistics::Correlation;
use crate::scoring::{MetricFigure, NoImportance};

use super::{Party, Rating};

/// A metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    pub id: String,
    pub kind: MetricKind,
    pub title: String,
    /// Whether the author named it; its kind does otherwise.
    pub named: bool,
    pub figure: MetricFigure,
    pub period: Option<(Day, Day)>,
    pub scale: Option<(f64, f64)>,
    pub direction: Option<Direction>,
    pub satisfied_from: Option<f64>,
    /// Currency or time; may be empty.
    pub unit: String,
    pub target: Option<f64>,
    /// May be empty.
    pub note: String,
    /// Where the data come from, as words without a full stop.
    pub source: String,
    /// What a lifetime value is made of.
    pub lifetime: Option<Lifetime>,
    /// A total and the cases that it is divided by.
    pub total: Option<(f64, usize)>,
    /// Whether answers weigh differently.
    pub weighted: bool,
    /// Fewest answers from which a segment is shown.
    pub minimum: usize,
    /// Segments by name; a hidden one has no figure.
    pub segments: Vec<(String, Option<MetricFigure>)>,
    /// What each domain weighs for it; none where the answers are not of a set of respondents.
    pub weights: Option<Weights>,
}

/// What the domains of a set of respondents weigh for their answer to a metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub party: Party,
    pub domains: Vec<Weight>,
}

/// A domain: how it is lived, and how closely it goes with the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    pub title: String,
    pub rating: Rating,
    pub correlation: Result<Correlation, NoImportance>,
}
