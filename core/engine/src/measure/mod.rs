//! Figures and what stands in for them: ratios, intervals, absence with its reason. Absence is a variant, never zero and never NaN.

/// Figures are compared with thresholds, gates and peers at this many decimals, so that float noise moves no stage and no rank.
pub const COMPARE_DECIMALS: i32 = 6;

/// A value rounded for comparison with a threshold, a gate or a peer. Never for display, never stored.
pub fn comparable(x: f64) -> f64 {
    let scale = 10f64.powi(COMPARE_DECIMALS);
    (x * scale).round() / scale
}

/// A score on 0–100, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Score {
    /// 0 to 100, unrounded.
    Rated(f64),
    /// No question applies.
    NotApplicable,
    /// Too few answers.
    Unanswered,
    /// Held back, so that nobody is recognised.
    Suppressed,
}

impl Score {
    /// The figure, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Rated(x) => Some(x),
            _ => None,
        }
    }

    /// Why there is no figure, as a stable word.
    pub fn absence(self) -> Option<&'static str> {
        match self {
            Self::Rated(_) => None,
            Self::NotApplicable => Some("not-applicable"),
            Self::Unanswered => Some("too-few-answers"),
            Self::Suppressed => Some("suppressed"),
        }
    }
}

/// A 95 % interval on 0–100, and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Standard error of the score: the ends are clipped, it is not.
    pub error: f64,
    /// Degrees of freedom.
    pub freedom: f64,
}

/// Why a figure has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterval {
    /// The score itself is absent.
    NoScore,
    /// Fewer than two respondents.
    OneRespondent,
    /// All answers are alike.
    NoVariation,
    /// A workshop's consensus: one answer agreed by many.
    Consensus,
    /// A rule capped the figure, or something that it is built on.
    Capped,
    /// The figure comes from a pool, which keeps none.
    NotKept,
}

impl NoInterval {
    /// A stable word for JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoScore => "no-score",
            Self::OneRespondent => "one-respondent",
            Self::NoVariation => "no-variation",
            Self::Consensus => "consensus",
            Self::Capped => "capped",
            Self::NotKept => "not-kept",
        }
    }
}

/// A score, its interval or why there is none, and how many respondents it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub score: Score,
    /// 95 %, clipped to 0–100.
    pub interval: Result<Interval, NoInterval>,
    /// Respondents who have a score here.
    pub respondents: usize,
}

impl Estimate {
    /// No figure.
    pub fn absent(score: Score) -> Self {
        Self { score, interval: Err(NoInterval::NoScore), respondents: 0 }
    }
}
