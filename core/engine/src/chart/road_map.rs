//! The road map: actions as bars over horizons of equal width, each with its own scale.

use super::Tick;
use serde::Serialize;

/// Actions over time, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RoadMap {
    /// Alternative text.
    pub alt: String,
    /// The horizons, one after the other (0–3, 3–12, 12–36 months).
    pub horizons: Vec<Horizon>,
    /// Months marked below the heads.
    pub ticks: Vec<Tick>,
    /// The actions.
    pub bars: Vec<Bar>,
}

/// One horizon.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Horizon {
    /// `0–3 mois`.
    pub title: String,
    /// `décembre 2026 – février 2027`; may be empty.
    pub text: String,
    /// The first month.
    pub from: f64,
    /// The month after the last.
    pub to: f64,
}

/// One action of a road map.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bar {
    /// The same label as in the matrix.
    pub code: String,
    /// The action.
    pub name: String,
    /// Who is responsible.
    pub owner: String,
    /// Start in months.
    pub from: f64,
    /// End in months.
    pub to: f64,
    /// A text in the bar, or beside it if it does not fit; may be empty.
    pub label: String,
}
