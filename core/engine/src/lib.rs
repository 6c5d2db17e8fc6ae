//! The domain of Palier, from questionnaire to report.

pub mod chart;
pub mod locale;
pub mod report;
