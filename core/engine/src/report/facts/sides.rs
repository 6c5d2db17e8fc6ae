//! Other sets of respondents: beside the leading one on its questionnaire, or on a questionnaire of their own.

use super::{Method, Rating};
use crate::locale::Day;
use crate::scoring::Gap;

/// A set of respondents, as pages name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// The perspective, the method where there is none, or both.
    pub name: String,
    /// The sentence that introduced the statements; may be empty.
    pub text: String,
    pub questionnaire: String,
    pub version: String,
    pub method: Method,
    pub respondents: usize,
    pub period: Option<(Day, Day)>,
    /// Whether customers answered.
    pub customers: bool,
    /// Whether the organisation answered for itself, without a consultant.
    pub own: bool,
    /// Respondents from whom it would be ranked, where it has fewer.
    pub unranked: Option<usize>,
}

/// Another set on the leading questionnaire. Figures are those before sector rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub party: Party,
    pub overall: Compared,
    /// In reading order.
    pub domains: Vec<Compared>,
    /// Questions put to both, in reading order.
    pub questions: Vec<Compared>,
    /// Whether both were asked the same questions.
    pub alike: bool,
    /// Whether it says what is wanted of what the leading set perceives.
    pub wish: bool,
}

/// A figure of the leading set beside another's.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    pub title: String,
    /// The leading one's and the other's; none where it was not asked.
    pub ratings: [Option<Rating>; 2],
    pub respondents: [usize; 2],
    /// Leading minus other.
    pub gap: Gap,
}

/// A set on another questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Anchor of its section.
    pub id: String,
    pub party: Party,
    pub overall: Rating,
    /// Title, score and respondents, in reading order.
    pub domains: Vec<(String, Rating, usize)>,
    /// Place from 1, number of stages, title.
    pub stage: Option<(usize, usize, String)>,
}
