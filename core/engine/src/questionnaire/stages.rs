//! Stages and the gates between them.

use crate::measure::comparable;

use super::{ConditionNeeds, Question, Text};

/// A stage of maturity.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What is true at this stage.
    pub text: Option<Text>,
    /// The overall score from which it holds, by score.
    pub from: f64,
    /// What must hold, staged. The first stage has none.
    pub gates: Vec<Gate>,
}

/// A condition of a stage.
#[derive(Debug, Clone)]
pub struct Gate {
    /// Id, unique in the questionnaire.
    pub id: String,
    /// What must be true, in words.
    pub text: Option<Text>,
    /// How it is settled.
    pub test: GateTest,
    /// Questions whose practice brings the fact about; empty for a gate on something else.
    pub through: Vec<usize>,
}

/// How a gate is settled.
#[derive(Debug, Clone)]
pub enum GateTest {
    /// A fact is as stated.
    FactIs {
        /// Which.
        fact: String,
        /// What it must be.
        is: bool,
    },
    /// A fact is at least as stated.
    FactAtLeast {
        /// Which.
        fact: String,
        /// The least.
        at_least: f64,
    },
    /// A domain's score reaches a threshold, 0–100.
    Domain {
        /// Which.
        domain: usize,
        /// The least.
        at_least: f64,
    },
    /// More than a share of the audience's answers to a question are as wanted.
    Question {
        /// Which.
        question: usize,
        /// An option, or a level of the question's own scale, as it is written in answers.
        needs: ConditionNeeds,
        /// Whose answers count; all where empty.
        audience: Vec<usize>,
        /// The share that must be exceeded, 0–1.
        share: f64,
    },
}

impl ConditionNeeds {
    /// Whether an answer is as a gate wants it: at the level or better. On a reversed scale, whose lowest value is the best, better is lower.
    pub fn met_by(&self, question: &Question, raw: f64) -> bool {
        match *self {
            Self::AtLeast(level) if question.reverse => comparable(raw) <= comparable(level),
            Self::AtLeast(level) => comparable(raw) >= comparable(level),
            Self::Option(option) => question.chose(raw, option),
        }
    }
}
