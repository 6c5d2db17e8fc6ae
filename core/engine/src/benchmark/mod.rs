//! Position among peers: one cell of the pool, percentile ranks of kind *mean*, quartiles of type 7.

mod compare;
mod model;
mod pool;

pub use compare::compare;
pub use model::*;
pub(crate) use pool::{POOL_COLUMNS, same_major};
pub use pool::{Peer, read_pool};
