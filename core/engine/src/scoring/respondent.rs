//! One respondent's figure over some questions: the definition's step 1.

use super::plan::Plan;
use crate::answers::{Cell, RespondentSet};
use crate::measure::comparable;
use crate::questionnaire::{Domain, Policy, Question, Questionnaire, Rollup};

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

/// What a respondent's figure over some questions is made of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Σ w·r over the counted questions.
    pub sum: f64,
    /// Σ w over the counted questions.
    pub counted: f64,
    /// Σ w over the applicable questions.
    pub applicable: f64,
}

impl Own {
    /// 100·Σ w·r ÷ Σ w, if at least the share `min_answered` of the applicable weight is counted.
    pub fn of(Sums { sum, counted, applicable }: Sums, min_answered: f64) -> Self {
        let least = min_answered * applicable;
        if applicable <= 0.0 {
            Self::NotApplicable
        // Rounding keeps the order: only where less was counted can it decide.
        } else if counted <= 0.0 || (counted < least && comparable(counted) < comparable(least)) {
            Self::TooFew
        } else {
            Self::Rated(100.0 * sum / counted)
        }
    }

    /// The mean of practices, each with its weight.
    pub fn of_practices(practices: impl Iterator<Item = (f64, Self)>) -> Self {
        let (mut sum, mut weights, mut applicable) = (0.0, 0.0, false);
        for (weight, own) in practices {
            match own {
                Self::Rated(x) => {
                    sum += weight * x;
                    weights += weight;
                    applicable = true;
                }
                Self::TooFew => applicable = true,
                Self::NotApplicable => {}
            }
        }
        if !applicable {
            Self::NotApplicable
        } else if weights <= 0.0 {
            Self::TooFew
        } else {
            Self::Rated(sum / weights)
        }
    }

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

impl Entry {
    /// What a cell of a question that counts enters with, as the policies say.
    pub fn of(q: &Question, cell: Cell) -> Self {
        let counted = |policy, otherwise| match policy {
            Policy::Exclude => otherwise,
            Policy::Full => Self::Counted(1.0),
            Policy::Zero => Self::Counted(0.0),
        };
        match cell {
            Cell::NotAsked | Cell::Written => Self::Outside,
            Cell::Blank => Self::Open,
            Cell::NotApplicable => counted(q.na, Self::Outside),
            Cell::DontKnow => counted(q.dont_know, Self::Open),
            Cell::Rated { ratio, .. } => Self::Counted(ratio),
        }
    }
}

/// Reads cells as the policies say.
pub struct Cells<'a> {
    questionnaire: &'a Questionnaire,
    set: &'a RespondentSet,
    plan: &'a Plan,
    /// Whether each question enters scores.
    counts: Vec<bool>,
}

impl<'a> Cells<'a> {
    /// The cells of a set, with the weights of a plan.
    pub fn new(questionnaire: &'a Questionnaire, set: &'a RespondentSet, plan: &'a Plan) -> Self {
        let counts = (0..questionnaire.questions.len()).map(|question| plan.counts(questionnaire, question)).collect();
        Self { questionnaire, set, plan, counts }
    }

    /// What a respondent's answer to a question enters with.
    pub fn entry(&self, respondent: usize, question: usize) -> Entry {
        if !self.counts[question] {
            return Entry::Outside;
        }
        Entry::of(&self.questionnaire.questions[question], self.set.sheet.cell(respondent, question))
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
        Own::of(Sums { sum, counted, applicable }, self.questionnaire.scoring.min_answered)
    }

    /// A respondent's figure in a domain, pooled or by practice (the weakest link is chosen on the organisation's figures).
    pub fn own_domain(&self, respondent: usize, index: usize, domain: &Domain, pooled: &[usize]) -> Own {
        if self.questionnaire.scoring.rollup != Rollup::MeanOfMeans {
            return self.own(respondent, pooled);
        }
        let weights = &self.plan.practice_weights[index];
        let practices = domain.practices.iter().zip(weights);
        Own::of_practices(practices.map(|(practice, weight)| (*weight, self.own(respondent, &practice.questions))))
    }
}
