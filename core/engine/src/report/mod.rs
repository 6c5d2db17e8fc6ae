//! The typed, localised content of a report, composed from the figures.

mod model;

pub use model::*;
