//! Metrics of customers and employees, for the JSON and the CSV of `palier score`. They stand beside the scores and enter none.

use crate::answers::{Assessment, Basis, Direction, Measure, Metric, RespondentSet};
use crate::questionnaire::Questionnaire;
use crate::scoring::metric::Quantile;
use crate::scoring::{MetricFigure, MetricResult};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A metric with its figure.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MetricRef {
    id: String,
    kind: &'static str,
    value: f64,
    unit: String,
    interval: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    n: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective_n: Option<f64>,
    period: Option<PeriodRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    satisfied_from: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shares: Option<SharesRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<QuantileRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p90: Option<QuantileRef>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<SegmentRef>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    importance: Vec<ImportanceRef>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    why: BTreeMap<&'static str, &'static str>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PeriodRef {
    from: String,
    to: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SharesRef {
    promoters: f64,
    passives: f64,
    detractors: f64,
}

#[derive(Debug, JsonSchema, Serialize)]
struct QuantileRef {
    value: f64,
    interval: Option<[f64; 2]>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SegmentRef {
    id: String,
    value: Option<f64>,
    interval: Option<[f64; 2]>,
    n: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    why: BTreeMap<&'static str, &'static str>,
}

/// What a domain weighs for the metric.
#[derive(Debug, JsonSchema, Serialize)]
struct ImportanceRef {
    domain: String,
    correlation: Option<f64>,
    interval: Option<[f64; 2]>,
    n: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    why: BTreeMap<&'static str, &'static str>,
}

/// The metrics of an assessment.
pub fn metric_list(
    assessment: &Assessment,
    questionnaires: &[Questionnaire],
    results: &[MetricResult],
) -> Vec<MetricRef> {
    let set = |result: &MetricResult| match &result.metric.basis {
        Basis::Answers(answers) => answers.set.map(|set| &assessment.sets[set]),
        _ => None,
    };
    let told = |result: &MetricResult| {
        let importance = set(result).map(|set| importance(result, (&questionnaires[set.questionnaire], set)));
        MetricRef { importance: importance.unwrap_or_default(), ..one(result) }
    };
    results.iter().map(told).collect()
}

/// One a domain that the set is asked about.
fn importance(result: &MetricResult, (questionnaire, set): (&Questionnaire, &RespondentSet)) -> Vec<ImportanceRef> {
    let domains = questionnaire.domains.iter().zip(&result.importance).enumerate();
    let asked = domains.filter(|(index, _)| questionnaire.domain_counts(*index, set.perspective));
    asked
        .map(|(_, (domain, found))| ImportanceRef {
            domain: domain.id.clone(),
            correlation: found.ok().map(|found| found.r),
            interval: found.ok().map(|found| found.interval.into()),
            n: found.ok().map(|found| found.n),
            why: found
                .err()
                .into_iter()
                .flat_map(|why| ["correlation", "interval", "n"].map(|f| (f, why.code())))
                .collect(),
        })
        .collect()
}

fn one(result: &MetricResult) -> MetricRef {
    let (metric, figure) = (result.metric, &result.figure);
    let mut why = BTreeMap::new();
    why.extend(figure.interval.err().map(|reason| ("interval", reason.code())));
    why.extend(figure.n.is_none().then_some(("n", "no-count")));
    why.extend(metric.period.is_none().then_some(("period", "not-stated")));
    let quantile = |q: &Quantile| QuantileRef { value: q.value, interval: q.interval.map(<[f64; 2]>::from) };
    let quantiles = figure.quantiles.as_ref();
    MetricRef {
        id: metric.id.clone(),
        kind: metric.kind.word(),
        value: figure.value,
        unit: unit(metric),
        interval: ends(figure),
        method: figure.interval.ok().map(|interval| interval.method.code()),
        n: figure.n,
        effective_n: figure.effective,
        period: metric.period.map(|(from, to)| PeriodRef { from: super::json::iso(from), to: super::json::iso(to) }),
        scale: metric.scale.map(<[f64; 2]>::from),
        direction: metric.direction.map(|direction| match direction {
            Direction::Easy => "easy",
            Direction::Effort => "effort",
        }),
        satisfied_from: metric.satisfied_from,
        target: metric.target,
        shares: figure.votes.map(|[promoters, passives, detractors]| SharesRef { promoters, passives, detractors }),
        median: quantiles.map(|[median, _]| quantile(median)),
        p90: quantiles.map(|[_, p90]| quantile(p90)),
        groups: segments(result),
        importance: Vec::new(),
        why,
    }
}

/// What a metric's figure is counted in: `points`, `percent`, `scale`, `of-100`, a currency or a time.
pub fn unit(metric: &Metric) -> String {
    match metric.kind.measure() {
        Measure::Balance => "points".to_owned(),
        Measure::Share => "percent".to_owned(),
        Measure::Scale => "scale".to_owned(),
        Measure::Index => "of-100".to_owned(),
        Measure::Money | Measure::Time => metric.unit.clone().unwrap_or_default(),
    }
}

fn ends(figure: &MetricFigure) -> Option<[f64; 2]> {
    figure.interval.ok().map(|interval| [interval.low, interval.high])
}

fn segments(result: &MetricResult) -> Vec<SegmentRef> {
    let Basis::Answers(answers) = &result.metric.basis else { return Vec::new() };
    let one = |((id, _), figure): (&(String, _), &Result<MetricFigure, _>)| {
        let shown = figure.as_ref().ok();
        let mut why = BTreeMap::new();
        match figure {
            Ok(figure) => why.extend(figure.interval.err().map(|reason| ("interval", reason.code()))),
            Err(reason) => {
                let reason: &crate::scoring::metric::NoSegment = reason;
                why.extend(["value", "interval", "n"].map(|field| (field, reason.code())));
            }
        }
        SegmentRef {
            id: id.clone(),
            value: shown.map(|figure| figure.value),
            interval: shown.and_then(ends),
            n: shown.and_then(|figure| figure.n),
            why,
        }
    };
    answers.groups.iter().zip(&result.groups).map(one).collect()
}
