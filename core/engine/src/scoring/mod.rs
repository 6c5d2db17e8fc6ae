//! From answers to scores, intervals, groups, rates and stages: the definition's sections 1 to 3 and 6.

mod aggregate;
mod model;
mod plan;
mod respondent;
mod score;
mod stage;
pub mod statistics;
mod suppression;

pub use model::*;
pub use plan::Plan;
pub use score::{score, score_with};
pub use stage::Evidence;
