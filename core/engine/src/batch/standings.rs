//! Where one organisation of a batch stands among its peers, as its report tells it: the cell and the percentiles of
//! [`Comparison::place`], with all that a page shows around them. Each cell is sorted once for all organisations.

use super::place::Comparison;
use super::profiles::Key;
use super::rings::{Ring, Rings, chosen};
use super::scores::Scores;
use crate::benchmark::{self, Basis, Benchmark, PeerCell, Position, SortedScores};
use crate::measure::Estimate;
use crate::scoring::Scorecard;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// What organisations are compared with, kept for any number of them.
pub struct Standings<'a> {
    comparison: Comparison<'a>,
    scores: &'a Scores,
    rings: Rings<'a>,
    /// By organisation: the peer that has its id.
    own: Vec<Option<u32>>,
    /// By cell and metric.
    sorted: Mutex<HashMap<(Key, usize), Arc<SortedScores>>>,
}

impl<'a> Standings<'a> {
    /// Looks up the organisations' own rows among the peers.
    pub fn new(comparison: Comparison<'a>, scores: &'a Scores) -> Self {
        let (own, rings) = (comparison.own_rows(scores), Rings::new(comparison.peers));
        Self { comparison, scores, rings, own, sorted: Mutex::default() }
    }

    /// The organisation's position, from its measured scores; none where too few people answered to rank it. How the peers were assessed,
    /// and when, is not known of them; what is drawn of them is there for the overall score in its cell alone.
    pub fn benchmark(&self, organisation: usize, card: &Scorecard) -> Option<Benchmark> {
        let (rings, chosen) = self.rings_of(organisation)?;
        let ring = &rings[chosen];
        let domain = |(metric, estimate)| self.position(ring, metric, estimate);
        let domains = card.domains.iter().map(|domain| domain.estimate).enumerate().map(domain).collect();
        let shown: Vec<benchmark::Ring> = rings
            .iter()
            .map(|ring| {
                let overall = self.position(ring, self.overall(), card.overall);
                benchmark::Ring { cell: self.cell(ring), suppressed: ring.suppressed, overall }
            })
            .collect();
        Some(Benchmark {
            cell: self.cell(ring),
            basis: Basis::Peers,
            asked: self.cell(rings.last().expect("there is a widest")),
            overall: self.drawn(ring, card.overall),
            domains,
            rings: shown,
            fictional: false,
            title: None,
            methods: Vec::new(),
            year: String::new(),
        })
    }

    /// Hashes all that [`Self::benchmark`] rests on beside the organisation's own answers.
    pub fn digest(&self, organisation: usize, hash: &mut Sha256) {
        let Some((rings, chosen)) = self.rings_of(organisation) else { return };
        for (at, ring) in rings.iter().enumerate() {
            hash.update(format!("{:?}", (self.cell(ring), ring.suppressed, at == chosen)));
            let metrics = if at == chosen { 0..=self.overall() } else { self.overall()..=self.overall() };
            for metric in metrics.filter(|_| !ring.suppressed) {
                hash.update(self.sorted(ring.cell, metric).digest());
                hash.update(format!("{:?}", self.without(ring, metric)));
            }
        }
    }

    fn rings_of(&self, organisation: usize) -> Option<(Vec<Ring>, usize)> {
        if !self.comparison.ranks(self.scores, organisation) {
            return None;
        }
        let rings = self.rings.around(self.comparison.asked(self.scores, organisation), self.own[organisation]);
        let chosen = chosen(&rings, self.comparison.enough);
        Some((rings, chosen))
    }

    fn overall(&self) -> usize {
        self.scores.metrics() - 1
    }

    fn cell(&self, ring: &Ring) -> PeerCell {
        let names = &self.comparison.peers.names;
        let [sector, country, size] = ring.cell.map(|number| Some(names.name(number?).to_owned()));
        PeerCell { sector, country, size, peers: if ring.suppressed { 0 } else { ring.peers } }
    }

    fn position(&self, ring: &Ring, metric: usize, estimate: Estimate) -> Position {
        if ring.suppressed {
            return Position::default();
        }
        self.sorted(ring.cell, metric).placed(estimate, self.without(ring, metric))
    }

    fn drawn(&self, ring: &Ring, overall: Estimate) -> Position {
        if ring.suppressed {
            return Position::default();
        }
        self.sorted(ring.cell, self.overall()).position(overall, self.without(ring, self.overall()))
    }

    /// The organisation's own score among the peers'.
    fn without(&self, ring: &Ring, metric: usize) -> Option<f64> {
        self.comparison.peers.scores[metric].get(ring.own?)
    }

    fn sorted(&self, cell: Key, metric: usize) -> Arc<SortedScores> {
        // Held while a cell is sorted: others most often wait for the same one.
        let mut known = self.sorted.lock().expect("nothing panics while it holds the cells");
        let found = known.entry((cell, metric)).or_insert_with(|| {
            let peers = self.comparison.peers;
            let score = |row: u32| peers.scores[metric].get(row);
            Arc::new(SortedScores::new(match self.rings.members.rows(cell) {
                Some(rows) => rows.into_iter().filter_map(score).collect(),
                None => (0..u32::try_from(peers.len()).expect("rows fit")).filter_map(score).collect(),
            }))
        });
        found.clone()
    }
}
