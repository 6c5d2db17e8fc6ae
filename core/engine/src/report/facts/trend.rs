//! Waves of the same questionnaire, as pages speak of them.

use crate::locale::Day;
use crate::scoring::Gap;

use super::{Method, Rating};

/// The waves, the present one included, and what changed since the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The earliest first; the last is the present one.
    pub waves: Vec<Measured>,
    /// The total, after sector rules nowhere.
    pub overall: Trail,
    /// In reading order.
    pub domains: Vec<Trail>,
    /// What sector rules changed in the total, then and now, in points; none where they changed the same.
    pub rules: Option<(f64, f64)>,
    /// Stages by conditions, then and now, by place from 1.
    pub stages: Option<(usize, usize)>,
}

/// One measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    pub day: Day,
    pub method: Method,
    pub respondents: usize,
    pub version: String,
}

/// One score through the waves, before sector rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    pub title: String,
    /// One a wave; none where it did not exist.
    pub ratings: Vec<Option<Rating>>,
    /// From the wave before to the present one; none where it did not exist.
    pub gap: Option<Gap>,
    /// What its change brings to the total's; none where the totals are over different domains.
    pub share: Option<f64>,
}
