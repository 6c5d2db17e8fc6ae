//! The figures of a set and of the metrics, one after the other, as tables of them list them.

use super::Exported;
use crate::answers::{Basis, Group};
use crate::measure::{Estimate, NoInterval, Score};
use crate::questionnaire::Text;
use crate::scoring::metric::NoMetricInterval;
use crate::scoring::{MetricFigure, MetricResult};

/// One figure of a set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure<'a> {
    /// `overall`, `domain` or `practice`.
    pub kind: &'static str,
    pub id: &'a str,
    /// None for the overall.
    pub title: Option<&'a Text>,
    /// The group that it is of; none for everybody.
    pub group: Option<&'a Group>,
    /// Before rules; of everybody alone, since rules leave groups as they are.
    pub measured: Option<f64>,
    pub found: &'a Estimate,
    /// Of a domain.
    pub alpha: Option<f64>,
}

impl Figure<'_> {
    /// Why there is no score, or no interval.
    pub fn why(&self) -> Option<&'static str> {
        self.found.score.absence().or_else(|| self.found.interval.err().map(NoInterval::code))
    }

    /// None where their number would tell of few.
    pub fn respondents(&self) -> Option<usize> {
        (self.found.score != Score::Suppressed).then_some(self.found.respondents)
    }
}

/// The overall, then each domain with its practices; groups after everybody.
pub(super) fn figures<'a>(e: &Exported<'a>) -> Vec<Figure<'a>> {
    let all = Figure {
        kind: "overall",
        id: "overall",
        title: None,
        group: None,
        measured: e.measured.overall.score.value(),
        found: &e.adjusted.overall,
        alpha: None,
    };
    let of_group =
        |of: Figure<'a>, group, found| Figure { group: Some(group), measured: None, found, alpha: None, ..of };
    let mut rows = vec![all];
    rows.extend(e.set.groups.iter().zip(&e.adjusted.groups).map(|(group, score)| of_group(all, group, &score.overall)));
    let scores = e.measured.domains.iter().zip(&e.adjusted.domains);
    for (domain, (measured, adjusted)) in e.questionnaire.domains.iter().zip(scores) {
        let whole = Figure {
            kind: "domain",
            id: &domain.id,
            title: Some(&domain.title),
            measured: measured.estimate.score.value(),
            found: &adjusted.estimate,
            alpha: measured.alpha.ok(),
            ..all
        };
        rows.push(whole);
        rows.extend(e.set.groups.iter().zip(&adjusted.groups).map(|(group, found)| of_group(whole, group, found)));
        let practices = measured.practices.iter().zip(&adjusted.practices);
        rows.extend(domain.practices.iter().zip(practices).map(|(practice, (measured, found))| Figure {
            kind: "practice",
            id: &practice.id,
            title: Some(&practice.title),
            measured: measured.score.value(),
            found,
            alpha: None,
            ..all
        }));
    }
    rows
}

/// One figure of a metric: of everybody, or of a segment, which may be too small to be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct MetricRow<'a> {
    pub id: &'a str,
    /// Empty for everybody.
    pub group: &'a str,
    pub figure: Result<&'a MetricFigure, &'static str>,
}

impl MetricRow<'_> {
    /// Why there is no figure, or no interval.
    pub fn why(&self) -> Option<&'static str> {
        self.figure.map_or_else(Some, |figure| figure.interval.err().map(NoMetricInterval::code))
    }
}

/// Each metric, then its segments.
pub(super) fn metric_rows<'a>(metrics: &'a [MetricResult]) -> Vec<MetricRow<'a>> {
    let mut rows = Vec::new();
    for result in metrics {
        let id = result.metric.id.as_str();
        rows.push(MetricRow { id, group: "", figure: Ok(&result.figure) });
        if let Basis::Answers(answers) = &result.metric.basis {
            let segments = answers.groups.iter().zip(&result.groups);
            rows.extend(segments.map(|((group, _), figure)| MetricRow {
                id,
                group,
                figure: figure.as_ref().map_err(|why| why.code()),
            }));
        }
    }
    rows
}
