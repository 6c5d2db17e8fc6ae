//! The domain of Palier, from questionnaire to report.

pub mod locale;
pub mod report;
