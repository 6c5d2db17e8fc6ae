//! Norms: quantiles of a pool's cells, to be handed to others without the peers; and a position read from them.
//!
//! A cell is one of all, by sector, within it by country, within that by size: as many tables as have totals, so that a hidden cell
//! cannot be had by subtraction. Quantiles are rounded to a tenth of a point.

mod read;
mod write;

pub use read::read_norms;

use super::compare::quarter;
use super::{Basis, Benchmark, EXTREME_PEERS, PERCENTILE_PEERS, PeerCell, Position, QUARTILE_PEERS, Ring, Subject};
use crate::answers::BenchmarkRequest;
use crate::measure::{Estimate, comparable};

/// Peers from which deciles are told: each stands for five.
pub const DECILE_PEERS: usize = 50;

/// The quantiles of a questionnaire's major version from one point of view.
#[derive(Debug, Clone, PartialEq)]
pub struct Norms {
    /// First and last year of the assessments: "2020–2026".
    years: String,
    cells: Vec<NormCell>,
}

/// A cell's quantiles.
#[derive(Debug, Clone, PartialEq)]
struct NormCell {
    cell: PeerCell,
    overall: Quantiles,
    /// One a domain; none where too few have a score there.
    domains: Vec<Option<Quantiles>>,
}

/// Quantiles of one score in one cell.
#[derive(Debug, Clone, PartialEq)]
struct Quantiles {
    quartiles: [f64; 3],
    /// From 50 peers.
    deciles: Option<[f64; 9]>,
    /// From 20 peers.
    extremes: Option<[f64; 2]>,
}

impl Quantiles {
    /// Percent of the peers → score, ascending.
    fn knots(&self) -> Vec<(f64, f64)> {
        let quartiles = [25.0, 50.0, 75.0].into_iter().zip(self.quartiles);
        let deciles = self.deciles.into_iter().flat_map(|cuts| (1..10).map(|i| f64::from(i) * 10.0).zip(cuts));
        let extremes = self.extremes.into_iter().flat_map(|ends| [0.0, 100.0].into_iter().zip(ends));
        let mut knots: Vec<(f64, f64)> = quartiles.chain(deciles).chain(extremes).collect();
        knots.sort_by(|a, b| a.0.total_cmp(&b.0));
        // The median is a quartile and a decile.
        knots.dedup_by(|next, kept| comparable(next.0) <= comparable(kept.0));
        knots
    }

    /// The percentile rank of a score, between the nearest quantiles; level with several, the middle of their ranks. None beyond the
    /// outermost quantiles where the extremes are not told.
    fn rank(&self, score: f64) -> Option<f64> {
        let knots = self.knots();
        let score = comparable(score);
        let level: Vec<f64> =
            knots.iter().filter(|(_, cut)| comparable(*cut).total_cmp(&score).is_eq()).map(|(p, _)| *p).collect();
        if let Some((first, last)) = level.first().zip(level.last()) {
            return Some(f64::midpoint(*first, *last));
        }
        let above = knots.iter().position(|(_, cut)| comparable(*cut) > score);
        match above {
            Some(0) => self.extremes.map(|_| 0.0),
            None => self.extremes.map(|_| 100.0),
            Some(at) => {
                let ((low, from), (high, to)) = (knots[at - 1], knots[at]);
                Some(low + (high - low) * (score - from) / (to - from))
            }
        }
    }

    fn position(&self, own: Estimate, peers: usize) -> Position {
        let score = own.score.value();
        let percentile = score.and_then(|score| self.rank(score));
        let interval = own.interval.ok().and_then(|i| Some((self.rank(i.low)?, self.rank(i.high)?)));
        Position {
            peers,
            percentile,
            apart: percentile.map(|rank| (rank, 100.0 - rank)),
            percentile_interval: percentile.and(interval),
            quartile: score.map(|score| quarter(score, &self.quartiles)),
            quartiles: Some(self.quartiles),
            quarters: None,
            scores: Vec::new(),
        }
    }
}

impl Norms {
    fn find(&self, cell: &PeerCell) -> Option<&NormCell> {
        let same = |known: &PeerCell| {
            (&known.sector, &known.country, &known.size) == (&cell.sector, &cell.country, &cell.size)
        };
        self.cells.iter().find(|known| same(&known.cell))
    }

    /// Places an organisation between the quantiles of the cell asked for, or of the next wider one that the norms hold.
    pub fn compare(&self, subject: Subject, request: &BenchmarkRequest) -> Benchmark {
        let card = subject.card;
        let asked = PeerCell::asked(subject.organisation, request);
        let mut cells = asked.widened();
        cells.reverse();
        let enough = request.enough.max(PERCENTILE_PEERS);
        let mut rings = Vec::with_capacity(cells.len());
        let mut chosen = None;
        for (cell, _) in cells {
            let found = self.find(&cell);
            let overall = found.map(|found| found.overall.position(card.overall, found.cell.peers));
            chosen = found.filter(|found| found.cell.peers >= enough || chosen.is_none()).or(chosen);
            rings.push(Ring {
                cell: found.map_or(cell, |found| found.cell.clone()),
                suppressed: found.is_none(),
                overall: overall.unwrap_or_default(),
            });
        }
        let domain = |d: usize| {
            let quantiles = chosen.and_then(|found| found.domains[d].as_ref().map(|q| (q, found.cell.peers)));
            quantiles.map_or_else(Position::default, |(q, peers)| q.position(card.domains[d].estimate, peers))
        };
        Benchmark {
            cell: chosen.map_or(PeerCell::ALL, |found| found.cell.clone()),
            basis: Basis::Quantiles,
            asked,
            overall: chosen.map_or_else(Position::default, |f| f.overall.position(card.overall, f.cell.peers)),
            domains: (0..card.domains.len()).map(domain).collect(),
            rings,
            fictional: request.fictional,
            title: request.title.clone(),
            methods: Vec::new(),
            year: request.year.clone().unwrap_or_else(|| self.years.clone()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn quantiles(extremes: Option<[f64; 2]>) -> Quantiles {
        Quantiles { quartiles: [40.0, 50.0, 60.0], deciles: None, extremes }
    }

    #[test]
    fn a_rank_lies_between_its_neighbours() {
        let told = quantiles(Some([10.0, 90.0]));
        let ranks: Vec<_> = [5.0, 10.0, 25.0, 40.0, 45.0, 90.0, 95.0].map(|score| told.rank(score).unwrap()).into();
        assert_eq!(ranks, [0.0, 0.0, 12.5, 25.0, 37.5, 100.0, 100.0]);
        let level = Quantiles { quartiles: [50.0; 3], ..told };
        assert_eq!(level.rank(50.0), Some(50.0));
    }

    #[test]
    fn beyond_the_quartiles_there_is_no_rank_where_extremes_are_not_told() {
        assert_eq!((quantiles(None).rank(39.0), quantiles(None).rank(61.0)), (None, None));
        assert_eq!(quantiles(None).rank(40.0), Some(25.0));
    }
}
