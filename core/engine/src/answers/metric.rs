//! Customer and employee metrics as an assessment gives them, checked: what is measured, on which scale and period, and from what.

use crate::locale::Day;
use crate::questionnaire::Text;

/// One metric.
#[derive(Debug, Clone)]
pub struct Metric {
    /// Id: names it in exports and in the report's placeholders.
    pub id: String,
    /// What it measures, which settles its formula.
    pub kind: MetricKind,
    /// Its name, where its kind's is not enough.
    pub title: Option<Text>,
    /// First and last day that it covers.
    pub period: Option<(Day, Day)>,
    /// Lowest and highest answer.
    pub scale: Option<(f64, f64)>,
    /// Which end of the scale is good; effort scores only.
    pub direction: Option<Direction>,
    /// The lowest answer that counts as satisfied; satisfaction only.
    pub satisfied_from: Option<f64>,
    /// What money or time is counted in.
    pub unit: Option<String>,
    /// What it is computed from.
    pub basis: Basis,
    /// What is aimed at, in the metric's own unit.
    pub target: Option<f64>,
    /// How to take it.
    pub note: Option<Text>,
    /// Where the data come from.
    pub source: Option<Text>,
}

/// What a metric measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MetricKind {
    /// Net promoter score, −100 to 100.
    Nps,
    /// Share of satisfied customers.
    Csat,
    /// Mean effort, on its own scale.
    Ces,
    /// What a customer, or a number of them, is worth.
    LifetimeValue,
    /// Share of purchases made on a recommendation.
    ReferralRate,
    /// Share of customers lost.
    Churn,
    /// Share of customers kept.
    Retention,
    /// Mean of answers from 1 to 10, mapped to 20–100.
    EmployeeEngagement,
    /// Mean of answers from 1 to 10, mapped to 0–100.
    LoyaltyIndex,
    /// Cost of a new customer.
    AcquisitionCost,
    /// Mean time until a request is resolved.
    ResolutionTime,
}

impl MetricKind {
    /// All of them, by the word that an author writes.
    pub const ALL: [(&'static str, Self); 11] = [
        ("nps", Self::Nps),
        ("csat", Self::Csat),
        ("ces", Self::Ces),
        ("lifetime-value", Self::LifetimeValue),
        ("referral-rate", Self::ReferralRate),
        ("churn", Self::Churn),
        ("retention", Self::Retention),
        ("employee-engagement", Self::EmployeeEngagement),
        ("loyalty-index", Self::LoyaltyIndex),
        ("acquisition-cost", Self::AcquisitionCost),
        ("resolution-time", Self::ResolutionTime),
    ];

    /// As written in an assessment.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// The family of its figure.
    pub const fn measure(self) -> Measure {
        match self {
            Self::Nps => Measure::Balance,
            Self::Csat | Self::ReferralRate | Self::Churn | Self::Retention => Measure::Share,
            Self::Ces => Measure::Scale,
            Self::EmployeeEngagement | Self::LoyaltyIndex => Measure::Index,
            Self::LifetimeValue | Self::AcquisitionCost => Measure::Money,
            Self::ResolutionTime => Measure::Time,
        }
    }

    /// Whether answers are whole numbers of a scale.
    pub const fn rated(self) -> bool {
        matches!(self.measure(), Measure::Balance | Measure::Scale | Measure::Index) || matches!(self, Self::Csat)
    }

    /// The lowest and the highest figure that it can have, on a scale of answers.
    pub fn bounds(self, scale: Option<(f64, f64)>) -> (f64, f64) {
        match self.measure() {
            Measure::Balance => (-100.0, 100.0),
            // No answer is mapped to less than 20.
            Measure::Index if self == Self::EmployeeEngagement => (20.0, 100.0),
            Measure::Share | Measure::Index => (0.0, 100.0),
            Measure::Scale => scale.unwrap_or((f64::NEG_INFINITY, f64::INFINITY)),
            Measure::Money if self == Self::LifetimeValue => (f64::NEG_INFINITY, f64::INFINITY),
            Measure::Money | Measure::Time => (0.0, f64::INFINITY),
        }
    }

    /// Whether less is better.
    pub const fn less_is_better(self, direction: Option<Direction>) -> bool {
        match self {
            Self::Churn | Self::AcquisitionCost | Self::ResolutionTime => true,
            Self::Ces => matches!(direction, Some(Direction::Effort)),
            _ => false,
        }
    }
}

/// The family of a metric's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Points from −100 to 100.
    Balance,
    /// Percent.
    Share,
    /// An answer's own scale.
    Scale,
    /// 0 to 100.
    Index,
    /// An amount of money.
    Money,
    /// A time.
    Time,
}

/// What the high end of an effort scale says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It was easy.
    Easy,
    /// It took effort.
    Effort,
}

/// What a metric is computed from. What cannot be (a part above its whole, a division by nothing) was refused.
#[derive(Debug, Clone)]
pub enum Basis {
    /// Promoters, passives and detractors.
    Votes {
        /// Answers 9 and 10.
        promoters: usize,
        /// Answers 7 and 8.
        passives: usize,
        /// Answers 0 to 6.
        detractors: usize,
    },
    /// A part of a whole above 0.
    Part {
        /// Satisfied, referred, lost or kept.
        part: usize,
        /// Of how many.
        whole: usize,
    },
    /// A total over a number of cases above 0.
    Total {
        /// Sum of answers, costs or times.
        total: f64,
        /// Answers, customers or requests.
        cases: usize,
    },
    /// What a customer's lifetime value is made of.
    Lifetime(Lifetime),
    /// A figure computed elsewhere.
    Stated(Stated),
    /// Answers one by one.
    Answers(MetricAnswers),
}

/// What a customer's lifetime value is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lifetime {
    /// What a customer is worth in a period.
    pub value: f64,
    /// Periods that a customer stays.
    pub periods: f64,
    /// Customers; 1 where the value of one is asked.
    pub customers: usize,
    /// Share of them who buy again, 0–1.
    pub repeating: f64,
    /// What they cost.
    pub cost: f64,
}

/// A figure computed elsewhere, in the metric's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// The figure.
    pub value: f64,
    /// Cases behind it.
    pub n: Option<usize>,
    /// Standard deviation of single cases.
    pub sd: Option<f64>,
    /// Median of times.
    pub median: Option<f64>,
    /// 90th percentile of times.
    pub p90: Option<f64>,
}

/// Answers one by one.
#[derive(Debug, Clone)]
pub struct MetricAnswers {
    /// In file order, at least one.
    pub list: Vec<MetricAnswer>,
    /// Rows without an answer.
    pub missing: usize,
    /// Whether rows weigh differently.
    pub weighted: bool,
    /// Segments, in the order of the set or of their first row.
    pub groups: Vec<(String, Text)>,
    /// Fewest answers from which a segment is shown.
    pub minimum: usize,
    /// Index of the assessment's set that they come from; none for a file of their own.
    pub set: Option<usize>,
    /// Indices of that set's questions; empty for a file of their own.
    pub questions: Vec<usize>,
}

/// One answer, or several alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MetricAnswer {
    /// The answer as written; 1 for yes and 0 for no; the mean over the questions of a loyalty index.
    pub value: f64,
    /// Above 0.
    pub weight: f64,
    /// How many gave it.
    pub times: usize,
    /// Index of the segment.
    pub group: Option<usize>,
}
