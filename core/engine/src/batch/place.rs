//! Where the organisations of a batch stand among peers: the definition's section 7, for all of them together. Each cell and metric is
//! sorted once, and forgotten when its organisations are placed.

use super::column::{Values, millionths};
use super::eight::{ByHash, hash};
use super::peers::Peers;
use super::profiles::{Key, Profiles};
use super::rings::{Rings, chosen};
use super::scores::Scores;
use super::sort::HIGHEST_BITS;
use crate::benchmark::{PERCENTILE_PEERS, QUARTILE_PEERS};
use crate::questionnaire::Questionnaire;
use crate::scoring::statistics::quantile_of;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// Percentiles and quartiles by organisation and metric (the domains, then overall).
#[derive(Debug, Clone)]
pub struct Positions {
    metrics: usize,
    /// NaN where there is none.
    percentiles: Vec<f64>,
    /// 0 where there is none.
    quartiles: Vec<u8>,
    /// Organisations compared in the cell asked for, and in cells one, two and three steps wider.
    pub widened: [usize; 4],
}

impl Positions {
    /// The percentile, 0–100.
    pub fn percentile(&self, organisation: usize, metric: usize) -> Option<f64> {
        Some(self.percentiles[organisation * self.metrics + metric]).filter(|p| !p.is_nan())
    }

    /// The quarter of the peers, 1 to 4.
    pub fn quartile(&self, organisation: usize, metric: usize) -> Option<u8> {
        Some(self.quartiles[organisation * self.metrics + metric]).filter(|q| *q > 0)
    }
}

/// What organisations are compared with.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The peers.
    pub peers: &'a Peers,
    /// Who the organisations are.
    pub profiles: &'a Profiles,
    /// Peers below which a cell is widened.
    pub enough: usize,
    /// The questionnaire, and the point of view of those who answered.
    pub questionnaire: &'a Questionnaire,
    /// The point of view of those who answered.
    pub perspective: Option<usize>,
}

impl Comparison<'_> {
    /// Places every organisation. A peer with an organisation's own id is not its peer.
    pub fn place(&self, scores: &Scores) -> Positions {
        let organisations = scores.organisations().len();
        let mut positions = Positions {
            metrics: scores.metrics(),
            percentiles: vec![f64::NAN; organisations * scores.metrics()],
            quartiles: vec![0; organisations * scores.metrics()],
            widened: [0; 4],
        };
        let own = self.own_rows(scores);
        let rings = Rings::new(self.peers);
        for (cell, organisations) in self.cells(scores, (&own, &rings), &mut positions.widened) {
            let rows = rings.members.rows(cell);
            for metric in 0..scores.metrics() {
                let column = &self.peers.scores[metric];
                let sorted = Sorted::new(column.sorted(rows.as_deref()));
                for &(organisation, own) in &organisations {
                    let own = own.and_then(|row| column.get(row));
                    let at = organisation as usize * scores.metrics() + metric;
                    if let Some(score) = scores.figures(organisation as usize)[metric].score() {
                        (positions.percentiles[at], positions.quartiles[at]) = sorted.place(score, own);
                    }
                }
            }
        }
        positions
    }

    /// By organisation: the peer that has its id.
    pub(super) fn own_rows(&self, scores: &Scores) -> Vec<Option<u32>> {
        let organisations = scores.organisations();
        let mut own = vec![None; organisations.len()];
        let by_id: HashMap<u64, u32, ByHash> = scores
            .kept()
            .map(|o| (hash(organisations[o].id.as_bytes()), u32::try_from(o).expect("rows fit")))
            .collect();
        for (row, id) in self.peers.ids.iter().enumerate() {
            if let Some(organisation) = by_id.get(id) {
                own[*organisation as usize] = u32::try_from(row).ok();
            }
        }
        own
    }

    /// The cell of each organisation, with the organisations in it and their own rows there. Those that may be compared nowhere are in
    /// none.
    #[allow(clippy::type_complexity, reason = "a cell, and who is compared in it")]
    fn cells(
        &self,
        scores: &Scores,
        (own, rings): (&[Option<u32>], &Rings),
        widened: &mut [usize; 4],
    ) -> BTreeMap<Key, Vec<(u32, Option<u32>)>> {
        let mut found: BTreeMap<Key, Vec<(u32, Option<u32>)>> = BTreeMap::new();
        for organisation in scores.kept().filter(|o| self.ranks(scores, *o)) {
            let around = rings.around(self.asked(scores, organisation), own[organisation]);
            let chosen = chosen(&around, self.enough);
            widened[around.len() - 1 - chosen] += 1;
            let ring = &around[chosen];
            if !ring.suppressed {
                found.entry(ring.cell).or_default().push((u32::try_from(organisation).expect("rows fit"), ring.own));
            }
        }
        found
    }

    /// Whether enough people answered for an organisation to be ranked.
    pub(super) fn ranks(&self, scores: &Scores, organisation: usize) -> bool {
        let respondents = scores.organisations()[organisation].respondents as usize;
        self.questionnaire.unranked(self.perspective, respondents).is_none()
    }

    /// The cell that an organisation is to be compared in.
    pub(super) fn asked(&self, scores: &Scores, organisation: usize) -> Key {
        self.profiles.get(&scores.organisations()[organisation].id).map_or(Key::default(), |profile| profile.key)
    }
}

/// Narrow cells by the wider one that holds them, and how many of their peers have an overall score.
type Wide = HashMap<Key, (Vec<u32>, usize)>;

/// The peers of any cell.
pub(super) struct Members<'a> {
    pub(super) peers: &'a Peers,
    /// Rows, those of one narrow cell together; asked for where a cell is not all there is.
    rows: OnceLock<Vec<u32>>,
    /// By narrow cell: where its rows begin.
    starts: Vec<usize>,
    /// By narrow cell: peers who have an overall score.
    rated: Vec<usize>,
    /// Narrow cells within a wider one, by what a cell leaves open.
    within: [OnceLock<Wide>; 8],
}

impl<'a> Members<'a> {
    pub(super) fn new(peers: &'a Peers) -> Self {
        let mut starts = vec![0; peers.cells.len() + 1];
        let mut rated = vec![0; peers.cells.len()];
        let overall = peers.scores.last().expect("there is an overall");
        for (row, cell) in (0..).zip(&peers.cell) {
            starts[*cell as usize + 1] += 1;
            rated[*cell as usize] += usize::from(overall.has(row));
        }
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        Self { peers, rows: OnceLock::new(), starts, rated, within: Default::default() }
    }

    fn by_cell(&self) -> Vec<u32> {
        let mut next = self.starts.clone();
        let mut rows = vec![0; self.peers.cell.len()];
        for (row, cell) in (0..).zip(&self.peers.cell) {
            let at = &mut next[*cell as usize];
            rows[*at] = row;
            *at += 1;
        }
        rows
    }

    fn found(&self, cell: Key) -> Option<&(Vec<u32>, usize)> {
        let mask = cell.map(|part| usize::from(part.is_some()));
        let table = self.within[mask[0] * 4 + mask[1] * 2 + mask[2]].get_or_init(|| {
            let mut table = Wide::new();
            for (narrow, key) in (0..).zip(&self.peers.cells) {
                let wide = std::array::from_fn(|part| key[part].filter(|_| mask[part] == 1));
                let (cells, rated) = table.entry(wide).or_default();
                cells.push(narrow);
                *rated += self.rated[narrow as usize];
            }
            table
        });
        table.get(&cell)
    }

    /// Peers of a cell who have an overall score.
    pub(super) fn rated(&self, cell: Key) -> usize {
        self.found(cell).map_or(0, |(_, rated)| *rated)
    }

    /// Peers of a cell who have an overall score, by one part of the key.
    pub(super) fn rated_by(&self, cell: Key, part: usize) -> BTreeMap<Option<u32>, usize> {
        let mut rated = BTreeMap::new();
        for narrow in self.found(cell).map_or(&[][..], |(cells, _)| cells) {
            *rated.entry(self.peers.cells[*narrow as usize][part]).or_default() += self.rated[*narrow as usize];
        }
        rated
    }

    /// The rows of a cell; `None` for all.
    pub(super) fn rows(&self, cell: Key) -> Option<Vec<u32>> {
        if cell == Key::default() {
            return None;
        }
        let all = self.rows.get_or_init(|| self.by_cell());
        let narrow = self.found(cell).map_or(&[][..], |(cells, _)| cells);
        let rows = |cell: &u32| &all[self.starts[*cell as usize]..self.starts[*cell as usize + 1]];
        Some(narrow.iter().flat_map(rows).copied().collect())
    }
}

/// A cell's scores of one metric.
struct Sorted {
    values: Values,
    /// Where the values begin that are at least n · 2^`shift` as compared, by n.
    starts: Vec<u32>,
    shift: u32,
    /// The quartiles, as they are compared.
    cuts: Option<[u32; 3]>,
}

const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];

impl Sorted {
    fn new(values: Values) -> Self {
        let compared = &values.compared;
        // A few values between two starts.
        let shift =
            (HIGHEST_BITS + 2).saturating_sub(compared.len().max(1).ilog2()).clamp(HIGHEST_BITS - 16, HIGHEST_BITS);
        let mut starts = Vec::with_capacity((1 << (HIGHEST_BITS - shift)) + 1);
        for (at, score) in (0..).zip(compared) {
            let reached = (score >> shift) as usize + 1;
            starts.resize(reached.max(starts.len()), at);
        }
        starts.resize((1 << (HIGHEST_BITS - shift)) + 1, u32::try_from(compared.len()).expect("rows fit"));
        let mut sorted = Self { values, starts, shift, cuts: None };
        sorted.cuts = sorted.quartiles(None);
        sorted
    }

    /// The three quartiles without one value, where enough peers are left.
    fn quartiles(&self, without: Option<usize>) -> Option<[u32; 3]> {
        let n = self.values.compared.len() - usize::from(without.is_some());
        let ranked = |at: usize| self.values.score(at + usize::from(without.is_some_and(|own| own <= at)));
        (n >= QUARTILE_PEERS).then(|| QUARTILES.map(|p| millionths(quantile_of(n, p, ranked))))
    }

    /// Percentile (NaN for none) and quartile (0 for none) of a score; `own` is among the values and does not count.
    fn place(&self, score: f64, own: Option<f64>) -> (f64, u8) {
        let n = self.values.compared.len() - usize::from(own.is_some());
        let wanted = millionths(score);
        let mine = own.map(millionths);
        let near = (wanted >> self.shift) as usize;
        let (from, end) = (self.starts[near] as usize, self.starts[near + 1] as usize);
        let near = &self.values.compared[from..end];
        let below = from + near.partition_point(|x| *x < wanted) - usize::from(mine.is_some_and(|x| x < wanted));
        let to = from + near.partition_point(|x| *x <= wanted) - usize::from(mine.is_some_and(|x| x <= wanted));
        let percentile = 100.0 * (below as f64 + (to - below) as f64 / 2.0) / n as f64;
        let cuts = match own {
            None => self.cuts,
            Some(own) => self.quartiles(Some(self.values.rank(own))),
        };
        let quartile = cuts.map_or(0, |cuts| cuts.iter().fold(1, |quartile, cut| quartile + u8::from(*cut < wanted)));
        (if n >= PERCENTILE_PEERS { percentile } else { f64::NAN }, quartile)
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::{Column, Kept};
    use super::*;

    fn sorted(scores: &[f64]) -> Sorted {
        let mut column = Column::new();
        for score in scores {
            column.push(Kept::Exact(*score));
        }
        Sorted::new(column.sorted(None))
    }

    #[test]
    fn the_ends_of_the_scale_have_their_place() {
        let six = sorted(&[0.0, 0.0, 50.0, 100.0, 100.0, 100.0]);
        assert!((six.place(100.0, None).0 - 75.0).abs() < 1e-9);
        assert!((six.place(0.0, Some(0.0)).0 - 10.0).abs() < 1e-9);
        assert!(sorted(&[]).place(3.0, None).0.is_nan());
    }
}
