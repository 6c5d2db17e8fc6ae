//! Scores as a report speaks of them: how sure they are, and where they stand among peers.

use crate::measure::Interval;
use crate::scoring::statistics::Sampled;

/// A score, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rating {
    Rated(Rated),
    NotApplicable,
    Unanswered,
    Hidden,
}

impl Rating {
    /// The score, where there is one.
    pub fn rated(&self) -> Option<Rated> {
        match self {
            Self::Rated(rated) => Some(*rated),
            _ => None,
        }
    }

    /// The score's value, where there is one.
    pub fn value(&self) -> Option<f64> {
        self.rated().map(|rated| rated.value)
    }
}

/// A score with what is known of its certainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rated {
    /// 0 to 100.
    pub value: f64,
    pub certainty: Certainty,
}

impl Rated {
    /// Low and high end, where there is an interval.
    pub fn interval(&self) -> Option<(f64, f64)> {
        match self.certainty {
            Certainty::Interval(interval) => Some((interval.low, interval.high)),
            _ => None,
        }
    }

    /// What a comparison needs, where there is an interval.
    pub fn sampled(&self) -> Option<Sampled> {
        match self.certainty {
            Certainty::Interval(Interval { error, freedom, .. }) => Some(Sampled { mean: self.value, error, freedom }),
            _ => None,
        }
    }

    /// Half of the interval's width.
    pub fn half(&self) -> Option<f64> {
        self.interval().map(|(low, high)| (high - low) / 2.0)
    }

    /// Whether a value lies within the interval; without one, never.
    pub fn touches(&self, value: f64) -> bool {
        self.interval().is_some_and(|(low, high)| low <= value && value <= high)
    }

    /// The lower end, or the value itself where there is no interval.
    pub fn low(&self) -> f64 {
        self.interval().map_or(self.value, |(low, _)| low)
    }

    /// The upper end, or the value itself where there is no interval.
    pub fn high(&self) -> f64 {
        self.interval().map_or(self.value, |(_, high)| high)
    }
}

/// An interval at 95 %, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Certainty {
    Interval(Interval),
    OneRespondent,
    AllAlike,
    Consensus,
    Capped,
    /// Read from a pool, which keeps no intervals.
    NotKept,
}

/// A score and its place among peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// After sector rules.
    pub score: Rating,
    /// Before sector rules.
    pub measured: Rating,
    pub respondents: usize,
    /// None where too few peers are known.
    pub position: Option<Position>,
}

impl Standing {
    /// Whether sector rules moved the score.
    pub fn moved(&self) -> bool {
        self.score != self.measured
    }
}

/// A place among peers; it belongs to the measured score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub peers: usize,
    /// 0 to 100; none without own score.
    pub percentile: Option<f64>,
    /// Percent of the peers who score less, and who score more; the rest are level.
    pub apart: Option<(f64, f64)>,
    /// Percentiles at the ends of the score's interval.
    pub range: Option<(f64, f64)>,
    /// None below 12 peers.
    pub quartiles: Option<Quartiles>,
    /// 1 to 4; none without quartiles or own score.
    pub quartile: Option<usize>,
    /// Peers up to each cut and above the last; none below 12 peers.
    pub quarters: Option<[usize; 4]>,
}

/// Cuts of the peers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    pub q1: f64,
    pub median: f64,
    pub q3: f64,
}
