//! Metrics of customers and employees: figure, interval and segments of each. They stand beside the scores and never enter one.
//!
//! Every figure is computed unrounded from whole answers or counts; whatever cannot be known says why.

mod figure;
mod resample;

pub use figure::{loyalty, mapped_engagement, nps_interval, wilson};
pub use resample::{DRAWS, SEED, quantile_interval};

use super::Scorecard;
use super::importance::{NoImportance, importance};
use super::statistics::Correlation;
use super::suppression::shown;
use crate::answers::{Assessment, Basis, Metric, MetricAnswers};
use crate::questionnaire::Questionnaire;

/// A metric's figures.
#[derive(Debug, Clone)]
pub struct MetricResult<'a> {
    /// What was asked for.
    pub metric: &'a Metric,
    /// Of all.
    pub figure: MetricFigure,
    /// By segment, where the answers have any; a hidden one holds no figure and no count.
    pub groups: Vec<Result<MetricFigure, NoSegment>>,
    /// What each domain weighs for it; empty where that cannot be asked.
    pub importance: Vec<Result<Correlation, NoImportance>>,
}

/// A figure in the metric's own unit, with what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricFigure {
    /// Unrounded.
    pub value: f64,
    /// 95 %.
    pub interval: Result<MetricInterval, NoMetricInterval>,
    /// Cases behind it, where they are known.
    pub n: Option<usize>,
    /// Kish's effective number, where answers weigh differently.
    pub effective: Option<f64>,
    /// Shares of promoters, passives and detractors, 0–1.
    pub votes: Option<[f64; 3]>,
    /// The part and its whole, as counted.
    pub part: Option<(usize, usize)>,
    /// Median and 90th percentile of times.
    pub quantiles: Option<[Quantile; 2]>,
}

/// A quantile with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// In the metric's unit.
    pub value: f64,
    /// 95 %, by resampling; none of a single or of equal times, and of a stated figure.
    pub interval: Option<(f64, f64)>,
}

/// A 95 % interval and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MetricInterval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The formula.
    pub method: IntervalMethod,
}

/// The formula of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IntervalMethod {
    /// Net promoter score: adjusted Wald (B. Rocks, The American Statistician 70, 2016).
    AdjustedWald,
    /// Shares: Wilson's score interval (E. B. Wilson, JASA 22, 1927).
    Wilson,
    /// Means: Student's t.
    Student,
}

impl IntervalMethod {
    /// A stable word for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AdjustedWald => "adjusted-wald",
            Self::Wilson => "wilson",
            Self::Student => "student",
        }
    }
}

/// Why a metric has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMetricInterval {
    /// Fewer than two answers.
    OneAnswer,
    /// All answers are alike.
    NoVariation,
    /// A mean without the spread of its cases.
    NoSpread,
    /// The number of cases is not known.
    NoCount,
    /// One total over another: no sample of cases.
    Totals,
    /// A calculation from assumptions.
    Model,
}

impl NoMetricInterval {
    /// A stable word for JSON and CSV.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OneAnswer => "one-respondent",
            Self::NoVariation => "no-variation",
            Self::NoSpread => "no-spread",
            Self::NoCount => "no-count",
            Self::Totals => "ratio-of-totals",
            Self::Model => "model",
        }
    }
}

/// Why a segment has no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSegment {
    /// Held back, so that nobody is recognised.
    Hidden,
    /// Nobody in it answered.
    Unanswered,
}

impl NoSegment {
    /// A stable word for JSON and CSV.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "suppressed",
            Self::Unanswered => "too-few-answers",
        }
    }
}

/// A metric's figure over all cases.
pub fn metric_figure(metric: &Metric) -> MetricFigure {
    figure::figure(metric)
}

/// All metrics of an assessment, in the order written. A group that the scorecard of its set hides (`cards`, one a set) is hidden
/// here too.
pub fn metrics<'a>(
    assessment: &'a Assessment,
    questionnaires: &[Questionnaire],
    cards: &[&Scorecard],
) -> Vec<MetricResult<'a>> {
    let weighed = |metric: &'a Metric| MetricResult {
        importance: importance(assessment, questionnaires, metric),
        ..one(metric, cards)
    };
    assessment.metrics.iter().map(weighed).collect()
}

fn one<'a>(metric: &'a Metric, cards: &[&Scorecard]) -> MetricResult<'a> {
    let groups = match &metric.basis {
        Basis::Answers(answers) => {
            let allowed = |group: usize| {
                let card = answers.set.and_then(|set| cards.get(set));
                card.is_none_or(|card| card.groups.get(group).is_none_or(|group| group.shown))
            };
            segments(metric, answers, allowed)
        }
        _ => Vec::new(),
    };
    MetricResult { metric, figure: figure::figure(metric), groups, importance: Vec::new() }
}

/// The figure of each segment that may be shown.
fn segments(
    metric: &Metric,
    answers: &MetricAnswers,
    allowed: impl Fn(usize) -> bool,
) -> Vec<Result<MetricFigure, NoSegment>> {
    let groups = answers.groups.len();
    let mut sizes = vec![0; groups + 1];
    for answer in &answers.list {
        sizes[answer.group.unwrap_or(groups)] += answer.times;
    }
    let shown = shown(&sizes, std::slice::from_ref(&sizes), answers.minimum, &allowed);
    (0..groups)
        .map(|group| match sizes[group] {
            _ if !allowed(group) => Err(NoSegment::Hidden),
            0 => Err(NoSegment::Unanswered),
            _ if !shown[group] => Err(NoSegment::Hidden),
            _ => Ok(figure::of_answers(metric, answers, Some(group))),
        })
        .collect()
}
