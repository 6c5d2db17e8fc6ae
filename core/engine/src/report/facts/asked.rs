//! Every question with its answers, in all and by group; gathered for templates that tell of them.

use super::{Method, Rating};
use crate::scoring::Tally;

/// A question and what was answered to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub id: String,
    /// Its short label.
    pub title: String,
    /// As it was put.
    pub text: String,
    /// How it was to be answered; may be empty.
    pub help: String,
    /// Whether it counts.
    pub scored: bool,
    pub form: Form,
    /// Levels, options or bands; from the worst to the best where one is better than another.
    pub classes: Vec<String>,
    /// What each class looks like, where its author said so; else empty texts.
    pub anchors: Vec<String>,
    /// The class of the median answer, for scales.
    pub median: Option<usize>,
    /// The leading set, then the others that were asked.
    pub heard: Vec<Heard>,
}

/// How a question's answers are to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Each answer is in one class, and classes have an order.
    Ordered,
    /// Each answer is in one class.
    Choice,
    /// An answer may be in several classes.
    Several,
    /// Free words.
    Words,
}

/// What one set of respondents answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// The set's name.
    pub name: String,
    pub method: Method,
    pub rating: Rating,
    /// By class; none where too few answered.
    pub all: Option<Tally>,
    /// By group; none for a hidden group. Empty where only one group would be told.
    pub groups: Vec<(String, Option<Tally>)>,
    /// Asked, and without an answer: not applicable, not known, blank.
    pub without: usize,
}

/// How a question was answered whose answers are no levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What may be answered and how many did, from the worst to the best; options of which several may be ticked as written.
    pub classes: Vec<(String, usize)>,
    /// The place of the median answer; where several may be ticked, how many the median respondent ticked.
    pub at: usize,
    /// Whether several may be ticked.
    pub several: bool,
    /// Respondents with an answer.
    pub answered: usize,
}
