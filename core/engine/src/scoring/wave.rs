//! Waves of one organisation: what was measured before, and what changed since (Welch's difference of two independent samples).

use super::gap::{Gap, gap, together};
use super::{NoGap, Scorecard};
use crate::answers::{Method, Population, RespondentSet};
use crate::locale::Day;
use crate::measure::Estimate;
use crate::questionnaire::{Questionnaire, Version};

/// An earlier measurement with the same questionnaire, major version and point of view.
#[derive(Debug, Clone)]
pub struct Wave {
    /// When.
    pub date: Day,
    /// The questionnaire's version then.
    pub version: Version,
    /// How it was done.
    pub method: Method,
    /// Whether answers are one workshop's.
    pub consensus: bool,
    /// Whether customers answered.
    pub customers: bool,
    /// People.
    pub respondents: usize,
    /// The total, before sector rules.
    pub measured: Estimate,
    /// After them.
    pub adjusted: Estimate,
    /// One a domain of the present questionnaire; none where it did not exist. Before sector rules.
    pub domains: Vec<Option<Estimate>>,
    /// Index of the stage by conditions.
    pub staged: Option<usize>,
}

impl Wave {
    /// What a later report needs of an earlier measurement. `now` is the present questionnaire.
    pub fn of(
        now: &Questionnaire,
        date: Day,
        (questionnaire, set): (&Questionnaire, &RespondentSet),
        (measured, adjusted): (&Scorecard, &Scorecard),
    ) -> Self {
        let domain = |id: &String| {
            let place = questionnaire.domains.iter().position(|domain| domain.id == *id)?;
            questionnaire.domain_counts(place, set.perspective).then(|| measured.domains[place].estimate)
        };
        let stage = adjusted.stage.as_ref().and_then(|stage| {
            let id = &questionnaire.stages[stage.staged].id;
            now.stages.iter().position(|known| known.id == *id)
        });
        Self {
            date,
            version: questionnaire.version,
            method: set.method,
            consensus: set.sheet.consensus,
            customers: set.population == Population::Customers,
            respondents: set.sheet.respondents.len(),
            measured: measured.overall,
            adjusted: adjusted.overall,
            domains: now.domains.iter().map(|known| domain(&known.id)).collect(),
            staged: stage,
        }
    }
}

/// What changed since a wave, in points, before sector rules.
#[derive(Debug, Clone)]
pub struct Changes {
    /// Of the total; none where the two totals are over different domains.
    pub overall: Gap,
    /// One a domain; none where it did not exist then.
    pub domains: Vec<Option<Gap>>,
    /// What each domain's change brings to the total's; they add up to it. None where the totals are over different domains.
    pub shares: Option<Vec<f64>>,
}

/// What changed from a wave to the present scorecard.
pub fn changes(now: &Scorecard, then: &Wave) -> Changes {
    let rated = |estimate: &Estimate| estimate.score.value();
    let pairs = || now.domains.iter().zip(&then.domains);
    let alike = pairs().all(|(now, then)| rated(&now.estimate).is_some() == then.as_ref().and_then(&rated).is_some());
    let weights: f64 = now.domains.iter().filter(|d| rated(&d.estimate).is_some()).map(|d| d.weight).sum();
    let shares = || {
        let share = |(now, then): (&super::DomainScore, &Option<Estimate>)| {
            let difference = rated(&now.estimate).zip(then.as_ref().and_then(&rated));
            difference.map_or(0.0, |(now_score, then)| (now_score - then) * now.weight / weights)
        };
        pairs().map(share).collect()
    };
    let overall = gap(&now.overall, &then.measured);
    let mut domains: Vec<Option<Gap>> =
        pairs().map(|(now, then)| then.as_ref().map(|then| gap(&now.estimate, then))).collect();
    together(domains.iter_mut().flatten());
    Changes {
        overall: if alike || overall.difference.is_err() {
            overall
        } else {
            Gap { difference: Err(NoGap::OtherDomains), test: Err(NoGap::OtherDomains) }
        },
        domains,
        shares: (alike && weights > 0.0).then(shares),
    }
}
