//! The position.

use crate::answers::Method;

/// Peers below which there is no percentile.
pub const PERCENTILE_PEERS: usize = 5;
/// Peers below which there are no quartiles: fewer would be single peers' scores.
pub const QUARTILE_PEERS: usize = 12;
/// Peers below which there are no extremes and no dots.
pub const EXTREME_PEERS: usize = 20;

/// The organisation among its peers. Positions belong to the measured score.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// Who the peers are.
    pub cell: PeerCell,
    /// Whether positions are read from peers or from quantiles.
    pub basis: Basis,
    /// The cell asked for, before it was widened.
    pub asked: PeerCell,
    /// The overall score's position.
    pub overall: Position,
    /// One a domain.
    pub domains: Vec<Position>,
    /// The cells from widest to narrowest, with the overall's position in each; cells with too few peers have none.
    pub rings: Vec<Ring>,
    /// Whether the pool is invented: every figure from it says so.
    pub fictional: bool,
    /// How source lines name the pool.
    pub title: Option<crate::questionnaire::Text>,
    /// How the cell's organisations were assessed, and how many each way; none stands for those of whom it is not known.
    pub methods: Vec<(Option<Method>, usize)>,
    /// The pool's year or years.
    pub year: String,
}

/// What positions rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The peers' scores.
    Peers,
    /// Norms: quantiles of the peers' scores, between which ranks are interpolated.
    Quantiles,
}

/// A cell of the pool. `None` means any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerCell {
    /// Sector.
    pub sector: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Size band.
    pub size: Option<String>,
    /// Peers who have an overall score.
    pub peers: usize,
}

/// A cell and the position in it.
#[derive(Debug, Clone)]
pub struct Ring {
    /// The cell; `peers` is 0 and the position empty where it is suppressed.
    pub cell: PeerCell,
    /// Whether it holds too few peers to be shown.
    pub suppressed: bool,
    /// The overall's position in it.
    pub overall: Position,
}

/// A score among the peers' scores.
#[derive(Debug, Clone, Default)]
pub struct Position {
    /// Peers who have this score.
    pub peers: usize,
    /// Percentile rank 0–100; from 5 peers, where the organisation has a score.
    pub percentile: Option<f64>,
    /// Percent of the peers strictly below and strictly above; the percentile counts half of those level.
    pub apart: Option<(f64, f64)>,
    /// The percentile at the ends of the score's interval.
    pub percentile_interval: Option<(f64, f64)>,
    /// 1 + the number of quartile cuts below the score.
    pub quartile: Option<u8>,
    /// First quartile, median, third; from 12 peers.
    pub quartiles: Option<[f64; 3]>,
    /// Peers up to the first quartile, from there to the median, to the third, and above it; from 12 peers.
    pub quarters: Option<[usize; 4]>,
    /// What is drawn of the peers, sorted; from 20 peers, else empty: all scores of up to [`DRAWN_WHOLE`](super::DRAWN_WHOLE) peers, of
    /// more [`DRAWN`](super::DRAWN) points at even ranks.
    pub scores: Vec<f64>,
}
