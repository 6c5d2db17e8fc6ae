//! The adjusted scorecard: what sector rules make of the measured one (the definition's section 4).

use super::Scorecard;
use super::plan::Plan;
use super::score::score_with;
use super::stage::{Evidence, stage};
use crate::answers::RespondentSet;
use crate::measure::{Estimate, NoInterval, Score, comparable};
use crate::questionnaire::Questionnaire;

/// One change that a rule asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// A question counts for nothing.
    NotApplicable(usize),
    /// A question's weight is multiplied.
    QuestionWeight(usize, f64),
    /// A domain's weight is multiplied.
    DomainWeight(usize, f64),
    /// A domain's figure stays at or below a level.
    CapDomain(usize, f64),
    /// The overall figure stays at or below a level.
    CapOverall(f64),
}

/// What a change did to its subject: a question's or a domain's domain, or the overall for a domain's weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Applied {
    /// The subject's figure before.
    pub before: Score,
    /// And after.
    pub after: Score,
    /// Whether it moved, at the precision of comparisons.
    pub changed: bool,
}

/// The adjusted scorecard, and what each change did, in the order given. Questions marked not applicable come first, then weights,
/// then caps, of which the lowest wins. Without changes it is the measured scorecard.
pub fn adjust(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    evidence: Evidence,
    measured: &Scorecard,
    changes: &[Change],
) -> (Scorecard, Vec<Applied>) {
    let mut order: Vec<usize> = (0..changes.len()).collect();
    order.sort_by_key(|i| rank(changes[*i]));
    let mut plan = Plan::measured(questionnaire, set.perspective);
    let mut card = measured.clone();
    let mut applied =
        vec![Applied { before: Score::Unanswered, after: Score::Unanswered, changed: false }; changes.len()];
    for i in order {
        let subject = Subject::of(questionnaire, changes[i]);
        let before = subject.score(&card);
        match changes[i] {
            Change::NotApplicable(q) => plan.excluded[q] = true,
            Change::QuestionWeight(q, factor) => plan.scale_question(questionnaire, q, factor),
            Change::DomainWeight(d, factor) => plan.scale_domain(d, factor),
            Change::CapDomain(d, level) => {
                if cap(&mut card.domains[d].estimate, ceiling(questionnaire, level)) {
                    card.overall = capped_overall(&card, card.overall);
                }
            }
            Change::CapOverall(level) => {
                cap(&mut card.overall, ceiling(questionnaire, level));
            }
        }
        if rank(changes[i]) < CAPS {
            card = score_with(questionnaire, set, evidence, &plan);
        }
        let after = subject.score(&card);
        let changed = match (before.value(), after.value()) {
            (Some(b), Some(a)) => comparable(b).total_cmp(&comparable(a)).is_ne(),
            (b, a) => b.is_some() != a.is_some(),
        };
        applied[i] = Applied { before, after, changed };
    }
    card.stage = stage(questionnaire, set, &card, evidence);
    (card, applied)
}

const CAPS: u8 = 2;

fn rank(change: Change) -> u8 {
    match change {
        Change::NotApplicable(_) => 0,
        Change::QuestionWeight(..) | Change::DomainWeight(..) => 1,
        Change::CapDomain(..) => CAPS,
        Change::CapOverall(_) => CAPS + 1,
    }
}

/// A cap at level L is 100·(L − min)/(max − min) of the level scale.
fn ceiling(questionnaire: &Questionnaire, level: f64) -> f64 {
    let (min, max) = questionnaire.levels();
    100.0 * (level - min) / (max - min)
}

fn cap(estimate: &mut Estimate, ceiling: f64) -> bool {
    match estimate.score {
        Score::Rated(x) if comparable(x) > comparable(ceiling) => {
            estimate.score = Score::Rated(ceiling);
            estimate.interval = Err(NoInterval::Capped);
            true
        }
        _ => false,
    }
}

/// The overall figure of capped domains has no interval.
fn capped_overall(card: &Scorecard, before: Estimate) -> Estimate {
    if before.score.value().is_none() {
        return before;
    }
    let rated = || card.domains.iter().filter_map(|d| d.estimate.score.value().map(|s| (d.weight, s)));
    let weight: f64 = rated().map(|(w, _)| w).sum();
    let score = rated().map(|(w, s)| w * s).sum::<f64>() / weight;
    Estimate { score: Score::Rated(score), interval: Err(NoInterval::Capped), respondents: before.respondents }
}

enum Subject {
    Domain(usize),
    Overall,
}

impl Subject {
    fn of(questionnaire: &Questionnaire, change: Change) -> Self {
        match change {
            Change::NotApplicable(q) | Change::QuestionWeight(q, _) => Self::Domain(questionnaire.questions[q].domain),
            Change::CapDomain(d, _) => Self::Domain(d),
            Change::DomainWeight(..) | Change::CapOverall(_) => Self::Overall,
        }
    }

    fn score(&self, card: &Scorecard) -> Score {
        match self {
            Self::Domain(d) => card.domains[*d].estimate.score,
            Self::Overall => card.overall.score,
        }
    }
}
