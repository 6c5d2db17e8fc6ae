//! The domain of Palier, from questionnaire to report. Rooms in the order of the data: a lower one knows nothing of a higher one.

mod text;

pub mod diagnostic;
pub mod locale;
pub mod measure;
pub mod yaml;

pub mod questionnaire;

pub mod answers;

pub mod scoring;

pub mod benchmark;

pub mod batch;

pub mod plugin;

pub mod export;

pub mod chart;

pub mod report;

pub mod render;

pub mod assess;
