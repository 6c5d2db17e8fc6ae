//! The matrix: what an action brings against what it costs, as numbered discs in four named quadrants.

use super::Span;
use serde::Serialize;

/// Actions by effort (to the right) and impact (upwards).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Matrix {
    /// Alternative text.
    pub alt: String,
    /// The effort.
    pub x: MatrixAxis,
    /// The impact.
    pub y: MatrixAxis,
    /// The quadrants' names: high impact with low effort, high with high, low with low, low with high.
    pub quadrants: [String; 4],
    /// The actions.
    pub discs: Vec<Disc>,
}

/// One axis of a matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MatrixAxis {
    /// What it measures, with its unit.
    pub title: String,
    /// What it shows.
    pub span: Span,
    /// Where the quadrants meet.
    pub split: f64,
    /// The text at the low end.
    pub low: String,
    /// The text at the high end.
    pub high: String,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Disc {
    /// One to three characters.
    pub label: String,
    /// The action's name, for the disc's tooltip.
    pub name: String,
    /// The effort.
    pub x: f64,
    /// The impact.
    pub y: f64,
    /// To be done now: filled.
    pub now: bool,
}
