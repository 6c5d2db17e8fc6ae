//! Position among peers: one cell of the pool, percentile ranks of kind *mean*, quartiles of type 7.
//!
//! Peers come from a table ([`read_pool`]), from a pool's file ([`Store`]), or as norms, quantiles without the peers.

mod cells;
mod column;
mod compare;
mod error;
mod identity;
mod import;
mod model;
mod norms;
mod pool;
mod sorted;
mod store;

pub(crate) use cells::hidden;
pub use column::{DRAWN, DRAWN_WHOLE};
pub use compare::compare;
pub use error::PoolError;
pub use identity::{Identity, Pseudonym};
pub use import::{Finder, read_entries};
pub use model::*;
pub use norms::{DECILE_PEERS, Norms, read_norms};
pub(crate) use pool::{COLUMNS as POOL_COLUMNS, comparable_version};
pub use pool::{Peer, read_pool};
pub(crate) use sorted::SortedScores;
pub use store::{Entry, Part, SeriesStats, Store, StoredWave};

use crate::answers::{BenchmarkRequest, Organisation};
use crate::questionnaire::Questionnaire;
use crate::scoring::Scorecard;
use std::sync::Mutex;

/// What an assessment is compared with.
#[derive(Debug)]
pub enum Pool {
    /// The rows of a table.
    Rows(Vec<Peer>),
    /// A pool's file.
    Stored(Box<Mutex<Store>>),
    /// Quantiles without the peers.
    Norms(Norms),
}

/// Whose scores are compared: an organisation, with what it answered and from which point of view.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Measured scores.
    pub card: &'a Scorecard,
    /// Whom they are about.
    pub organisation: &'a Organisation,
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// Who answered.
    pub perspective: Option<&'a str>,
}

impl Pool {
    /// Places an organisation among its peers; its own rows in a pool's file are excluded.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn compare(&self, subject: Subject, request: &BenchmarkRequest) -> Result<Benchmark, PoolError> {
        let asked = (subject.organisation, request);
        match self {
            Self::Rows(rows) => {
                let rows = pool::seen_from(rows, subject.perspective);
                compare::place(subject.card, asked, &compare::Peers::Rows(rows))
            }
            Self::Stored(store) => {
                let store = store.lock().expect("nothing panics while it holds the pool");
                let own = Identity::of(subject.organisation);
                let view = store.view(subject.questionnaire, subject.perspective, Some(&own))?;
                compare::place(subject.card, asked, &compare::Peers::Stored(view))
            }
            Self::Norms(norms) => Ok(norms.compare(subject, request)),
        }
    }
}
