//! Published shares of organisations by stage.

use std::ops::RangeInclusive;

/// One year of a published series.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Name of the series.
    pub title: String,
    /// How many stages it counts.
    pub stages: usize,
    pub year: u16,
    /// As printed; empty where unknown.
    pub n: String,
    /// Who was asked.
    pub population: String,
    pub source: String,
    /// Lowest stage first.
    pub shares: Vec<StageShare>,
}

/// A published share.
#[derive(Debug, Clone, PartialEq)]
pub struct StageShare {
    /// "4" or "3–4", as the series counts.
    pub stage: String,
    /// Their name there.
    pub label: String,
    /// The questionnaire's stages that it speaks of, as indices.
    pub covers: RangeInclusive<usize>,
    /// 0 to 1.
    pub value: f64,
    /// "11 %", "< 25 %".
    pub text: String,
    /// The calculation, where it was derived; else empty.
    pub derived: String,
}

/// The organisation's stage in the latest survey that tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Index of the survey.
    pub survey: usize,
    pub place: Place,
    /// The calculation of a part that was derived; else empty.
    pub derived: String,
}

/// How many of those surveyed stand where, as shares of 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// At the lowest stage, as the organisation.
    Lowest(String),
    /// Below the organisation's stage; nearly so where that is how it was published.
    Below { share: f64, nearly: bool },
    /// The same between two shares: one figure speaks of the organisation's stage and of lower ones at once.
    Between { low: f64, high: f64 },
}
