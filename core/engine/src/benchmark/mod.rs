//! Position among peers: one cell of the pool, percentile ranks of kind *mean*, quartiles of type 7.

mod model;

pub use model::*;
