//! Assessments and answers: who was asked, what they answered, what the consultant settled. Everything here is checked.

mod model;

pub use model::*;
