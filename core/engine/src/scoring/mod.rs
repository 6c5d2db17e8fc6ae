//! From answers to scores, intervals, groups, rates and stages: the definition's sections 1 to 3 and 6.

mod model;

pub use model::*;
