//! The figures of a batch, in the order of the file: one organisation after the other, small, so that hundreds of thousands fit.

use crate::measure::{Estimate, NoInterval};
use crate::scoring::{NoAlpha, Totals};

/// A score with its interval and reliability.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    // Absent figures are NaN in here alone: 32 bytes instead of 64, a hundred thousand times seven.
    score: f64,
    low: f64,
    high: f64,
    alpha: f64,
}

fn present(x: f64) -> Option<f64> {
    (!x.is_nan()).then_some(x)
}

impl Figure {
    const ABSENT: Self = Self { score: f64::NAN, low: f64::NAN, high: f64::NAN, alpha: f64::NAN };

    fn new(estimate: &Estimate, alpha: Option<f64>) -> Self {
        let (low, high) = estimate.interval.map_or((f64::NAN, f64::NAN), |i| (i.low, i.high));
        let score = estimate.score.value().unwrap_or(f64::NAN);
        Self { score, low, high, alpha: alpha.unwrap_or(f64::NAN) }
    }

    /// 0–100.
    pub fn score(&self) -> Option<f64> {
        present(self.score)
    }

    /// Both ends of the 95 % interval.
    pub fn interval(&self) -> Option<(f64, f64)> {
        Some((present(self.low)?, present(self.high)?))
    }

    /// Cronbach's alpha, of a domain.
    pub fn alpha(&self) -> Option<f64> {
        present(self.alpha)
    }
}

/// Who an organisation is, and what is told of it but its figures.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its id, as written.
    pub id: Box<str>,
    /// The row at which its answers begin.
    pub line: u32,
    /// Respondents who enter the overall score.
    pub respondents: u32,
    /// The stage by score, from 1; 0 where there is none.
    pub stage: u8,
    /// Whether it was left out for its faults: then it has no figures.
    pub left_out: bool,
    /// Why the overall score, or else its interval, is absent.
    pub why: Option<&'static str>,
    /// Standard error of the overall score and its degrees of freedom, where it has an interval.
    pub spread: Option<(f64, f64)>,
    /// Domain by domain, and the overall last.
    figures: Box<[Figure]>,
    /// The overall once more, at hand where organisations are ranked.
    overall: Figure,
}

/// Organisations with their figures.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    organisations: Vec<Organisation>,
    metrics: usize,
}

impl Scores {
    /// None yet; `metrics` is the number of domains and one.
    pub(super) fn new(metrics: usize) -> Self {
        Self { metrics, ..Self::default() }
    }

    /// Figures an organisation: the domains and the overall, which is the last.
    pub fn metrics(&self) -> usize {
        self.metrics
    }

    /// The organisations in the order of the file.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// An organisation's figures: domains, then overall.
    pub fn figures(&self, organisation: usize) -> &[Figure] {
        &self.organisations[organisation].figures
    }

    /// An organisation's overall figure.
    pub fn overall(&self, organisation: usize) -> &Figure {
        &self.organisations[organisation].overall
    }

    /// Those not left out, by index.
    pub fn kept(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.organisations.len()).filter(|o| !self.organisations[*o].left_out)
    }

    pub(super) fn push(&mut self, id: &str, line: usize, totals: Option<&Totals>) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let overall = totals.map(|totals| &totals.overall);
        let why = |e: &Estimate| e.score.absence().or(e.interval.err().map(NoInterval::code));
        let alpha = |alpha: &Result<f64, NoAlpha>| alpha.ok();
        let overall_figure = overall.map_or(Figure::ABSENT, |overall| Figure::new(overall, None));
        let figures = totals.map(|totals| {
            let domains = totals.domains.iter().map(|(estimate, found)| Figure::new(estimate, alpha(found)));
            domains.chain([overall_figure]).collect()
        });
        self.organisations.push(Organisation {
            id: id.into(),
            line: number(line),
            respondents: overall.map_or(0, |e| number(e.respondents)),
            stage: totals.and_then(|totals| totals.stage).map_or(0, |s| u8::try_from(s + 1).unwrap_or(u8::MAX)),
            left_out: totals.is_none(),
            why: overall.and_then(why),
            spread: overall.and_then(|e| e.interval.ok()).map(|i| (i.error, i.freedom)),
            figures: figures.unwrap_or_else(|| vec![Figure::ABSENT; self.metrics].into()),
            overall: overall_figure,
        });
    }

    /// Adds those of the next part of the file, which begins after `lines` lines.
    pub(super) fn append(&mut self, mut part: Self, lines: usize) {
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        for organisation in &mut part.organisations {
            organisation.line = organisation.line.saturating_add(lines);
        }
        self.organisations.append(&mut part.organisations);
    }

    pub(super) fn leave_out(&mut self, organisation: usize) {
        let organisation = &mut self.organisations[organisation];
        organisation.left_out = true;
        organisation.figures.fill(Figure::ABSENT);
        organisation.overall = Figure::ABSENT;
    }
}
