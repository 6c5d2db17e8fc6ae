//! One question: its kind, who is asked it and when, the proof to ask for, the advice that goes with its levels.

use super::{Policy, Scale, Text};
use std::collections::BTreeMap;

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Id, unique in the questionnaire; the column's name in answers.
    pub id: String,
    /// Its domain.
    pub domain: usize,
    /// Its practice within the domain.
    pub practice: usize,
    /// Short label; the text where there is none.
    pub title: Option<Text>,
    /// The question itself.
    pub text: Text,
    /// How to answer it.
    pub help: Option<Text>,
    /// What may be answered.
    pub kind: Kind,
    /// What each level looks like.
    pub anchors: BTreeMap<i64, Text>,
    /// Weight among its domain's questions.
    pub weight: f64,
    /// Whether the scale runs the other way.
    pub reverse: bool,
    /// Whether it counts.
    pub scored: bool,
    /// What "not applicable" counts as, where it differs from the questionnaire's policy.
    pub na: Policy,
    /// What "does not know" counts as.
    pub dont_know: Policy,
    /// Points of view from which it is asked; all where empty.
    pub perspectives: Vec<usize>,
    /// Who is asked; everybody where empty.
    pub audience: Vec<usize>,
    /// What to ask to see.
    pub evidence: Option<Evidence>,
    /// Sectors in which it is asked; all where empty.
    pub sectors: Vec<String>,
    /// When it is asked.
    pub show_if: Option<Condition>,
    /// What to do next, by level reached, lowest first.
    pub advice: Vec<Advice>,
    /// Counterparts in other models: questionnaire id → ids there.
    pub maps: BTreeMap<String, Vec<String>>,
}

impl Question {
    /// The short label, else the text.
    pub fn label(&self) -> &Text {
        self.title.as_ref().unwrap_or(&self.text)
    }

    /// An answer on its scale in the sense in which more is better, and back: of a reversed scale, the level at the same distance from the other end.
    pub fn level(&self, scale: &Scale, answer: f64) -> f64 {
        if self.reverse { scale.min + scale.max - answer } else { answer }
    }

    /// Whether an answer is an option, or holds it among several. `raw` is the option's index, or for a multi the set of those ticked.
    pub fn chose(&self, raw: f64, option: usize) -> bool {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index, or a set of 52 bits")]
        let raw = raw as u64;
        if matches!(self.kind, Kind::Multi { .. }) { raw >> option & 1 == 1 } else { raw == option as u64 }
    }

    /// Whether it is asked from a point of view; everything is, where there is none.
    pub fn asks(&self, perspective: Option<usize>) -> bool {
        perspective.is_none_or(|p| self.perspectives.is_empty() || self.perspectives.contains(&p))
    }
}

/// What may be answered, and its ratio in 0–1.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A number of a scale.
    Scale {
        /// Which.
        scale: usize,
    },
    /// One option.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// `yes` or `no`, with points.
    YesNo {
        /// The two options, `yes` and `no`.
        options: Vec<Choice>,
    },
    /// Several options.
    Multi {
        /// The options.
        options: Vec<Choice>,
        /// The points that make 1.
        max: f64,
    },
    /// A number in a unit.
    Number {
        /// Its unit.
        unit: Text,
        /// Ordered, half-open; the first reaches down without end.
        bands: Vec<Band>,
    },
    /// Free words, unscored.
    Text,
}

/// An option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Id, as written in answers.
    pub id: String,
    /// Its words.
    pub text: Text,
    /// Its points, at least 0.
    pub points: f64,
}

/// A band of a number.
#[derive(Debug, Clone)]
pub struct Band {
    /// From where, included.
    pub from: f64,
    /// Its ratio, 0–1.
    pub ratio: f64,
    /// Its name, where bounds and unit do not tell it well.
    pub text: Option<Text>,
}

/// What to ask to see.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// When it must be shown.
    pub ask: EvidenceAsk,
    /// Examples.
    pub examples: Vec<Text>,
}

/// When evidence must be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceAsk {
    /// As one likes.
    Optional,
    /// Always.
    Required,
    /// From a level on.
    RequiredFrom(i64),
}

/// When a question is asked: on another's answer.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The question that steers.
    pub question: usize,
    /// The answer that it needs.
    pub needs: ConditionNeeds,
}

/// The answer that a condition needs.
#[derive(Debug, Clone, PartialEq)]
pub enum ConditionNeeds {
    /// An option (ticked, for a multi).
    Option(usize),
    /// At least a value.
    AtLeast(f64),
}

/// The next step from a level.
#[derive(Debug, Clone)]
pub struct Advice {
    /// It applies below this level.
    pub below: f64,
    /// What to do.
    pub text: Text,
    /// 1 (little) to 5.
    pub effort: u8,
    /// 1 (little) to 5.
    pub value: u8,
    /// Who carries it.
    pub owner: Text,
    /// When.
    pub horizon: Horizon,
}

/// The three horizons of a road map, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Horizon {
    /// 0–3 months.
    Months0To3,
    /// 3–12 months.
    Months3To12,
    /// 12–36 months.
    Months12To36,
}
