//! The domain of Palier, from questionnaire to report.

pub mod chart;
