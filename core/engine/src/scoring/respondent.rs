//! One respondent's figure over some questions: the definition's step 1.

use super::plan::Plan;
use crate::answers::{Cell, RespondentSet};
use crate::measure::comparable;
use crate::questionnaire::{Domain, Policy, Questionnaire, Rollup};

/// A respondent's figure, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Own {
    /// 0–100.
    Rated(f64),
    /// No question applies.
    NotApplicable,
    /// Too few counted answers.
    TooFew,
}

impl Own {
    /// The figure, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Rated(x) => Some(x),
            _ => None,
        }
    }
}

/// What a cell enters a mean with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry {
    /// Outside: not asked, or not applicable and excluded.
    Outside,
    /// Applicable, and nothing to count.
    Open,
    /// Counted with this ratio.
    Counted(f64),
}

/// Reads cells as the policies say.
pub struct Cells<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// The answers.
    pub set: &'a RespondentSet,
    /// The weights.
    pub plan: &'a Plan,
}

impl Cells<'_> {
    /// What a respondent's answer to a question enters with.
    pub fn entry(&self, respondent: usize, question: usize) -> Entry {
        let q = &self.questionnaire.questions[question];
        if !self.plan.counts(self.questionnaire, question) {
            return Entry::Outside;
        }
        let counted = |policy, otherwise| match policy {
            Policy::Exclude => otherwise,
            Policy::Full => Entry::Counted(1.0),
            Policy::Zero => Entry::Counted(0.0),
        };
        match self.set.sheet.cell(respondent, question) {
            Cell::NotAsked | Cell::Written => Entry::Outside,
            Cell::Blank => Entry::Open,
            Cell::NotApplicable => counted(q.na, Entry::Outside),
            Cell::DontKnow => counted(q.dont_know, Entry::Open),
            Cell::Rated { ratio, .. } => Entry::Counted(ratio),
        }
    }

    /// A respondent's figure over questions: 100·Σ w·r ÷ Σ w, if enough of the applicable weight is counted.
    pub fn own(&self, respondent: usize, questions: &[usize]) -> Own {
        let (mut sum, mut counted, mut applicable) = (0.0, 0.0, 0.0);
        for &question in questions {
            let weight = self.plan.question_weights[question];
            match self.entry(respondent, question) {
                Entry::Outside => {}
                Entry::Open => applicable += weight,
                Entry::Counted(ratio) => {
                    applicable += weight;
                    counted += weight;
                    sum += weight * ratio;
                }
            }
        }
        let least = self.questionnaire.scoring.min_answered * applicable;
        if applicable <= 0.0 {
            Own::NotApplicable
        // Rounding keeps the order: only where less was counted can it decide.
        } else if counted <= 0.0 || (counted < least && comparable(counted) < comparable(least)) {
            Own::TooFew
        } else {
            Own::Rated(100.0 * sum / counted)
        }
    }

    /// A respondent's figure in a domain, pooled or by practice (the weakest link is chosen on the organisation's figures).
    pub fn own_domain(&self, respondent: usize, index: usize, domain: &Domain, pooled: &[usize]) -> Own {
        if self.questionnaire.scoring.rollup != Rollup::MeanOfMeans {
            return self.own(respondent, pooled);
        }
        let (mut sum, mut weights, mut applicable) = (0.0, 0.0, false);
        for (practice, weight) in domain.practices.iter().zip(&self.plan.practice_weights[index]) {
            match self.own(respondent, &practice.questions) {
                Own::Rated(x) => {
                    sum += weight * x;
                    weights += weight;
                    applicable = true;
                }
                Own::TooFew => applicable = true,
                Own::NotApplicable => {}
            }
        }
        if !applicable {
            Own::NotApplicable
        } else if weights <= 0.0 {
            Own::TooFew
        } else {
            Own::Rated(sum / weights)
        }
    }
}
