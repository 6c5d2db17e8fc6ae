//! The scores of one cell in order: how many lie below a score, which one stands at a rank.
//!
//! A column is kept as counts by tenth of a point, and reads the scores of a tenth when a question falls into it, so that a column of a
//! million scores answers as quickly as one of ten. Every figure is the same as over the sorted scores.

use super::PoolError;
use crate::measure::comparable;
use std::collections::BTreeMap;

/// Scores up to which all are drawn; more are drawn as [`DRAWN`] points.
pub const DRAWN_WHOLE: usize = 2_000;
/// Points that stand for the scores of a larger column.
pub const DRAWN: usize = 1_000;

/// The tenth of a point in which a score lies, by the value that is compared: 0 to 1000.
pub(super) fn tenth(score: f64) -> u16 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "scores are 0 to 100")]
    let tenth = (comparable(score) * 10.0).floor() as u16;
    tenth
}

type Inside<'a> = Box<dyn FnMut(u16) -> Result<Vec<f64>, PoolError> + 'a>;

/// Scores in order.
pub(super) struct Column<'a> {
    /// Tenths that hold scores, ascending, with their counts.
    tenths: Vec<(u16, usize)>,
    /// The scores of a tenth.
    inside: Inside<'a>,
    /// Those read so far, sorted.
    read: BTreeMap<u16, Vec<f64>>,
    len: usize,
}

impl<'a> Column<'a> {
    /// Counts by tenth, and where the scores of one are read.
    pub(super) fn new(tenths: Vec<(u16, usize)>, inside: Inside<'a>) -> Self {
        let len = tenths.iter().map(|(_, count)| count).sum();
        Self { tenths, inside, read: BTreeMap::new(), len }
    }

    /// Scores at hand, in any order.
    pub(super) fn of(scores: impl Iterator<Item = f64>) -> Self {
        let mut read: BTreeMap<u16, Vec<f64>> = BTreeMap::new();
        for score in scores {
            read.entry(tenth(score)).or_default().push(score);
        }
        for scores in read.values_mut() {
            scores.sort_by(f64::total_cmp);
        }
        let tenths: Vec<_> = read.iter().map(|(tenth, scores)| (*tenth, scores.len())).collect();
        Self { read, ..Self::new(tenths, Box::new(|_| Ok(Vec::new()))) }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn scores(&mut self, tenth: u16) -> Result<&[f64], PoolError> {
        if !self.read.contains_key(&tenth) {
            let mut scores = (self.inside)(tenth)?;
            scores.sort_by(f64::total_cmp);
            let counted = self.tenths.binary_search_by_key(&tenth, |(known, _)| *known);
            let counted = counted.map_or(0, |at| self.tenths[at].1);
            if scores.len() != counted {
                return Err(PoolError::damaged("counts and scores disagree"));
            }
            self.read.insert(tenth, scores);
        }
        Ok(&self.read[&tenth])
    }

    /// Scores for which `holds`, which is true of all below `pivot`'s tenth and of none above it.
    fn count(&mut self, pivot: f64, holds: impl Fn(f64) -> bool) -> Result<usize, PoolError> {
        let at = tenth(pivot);
        let below: usize = self.tenths.iter().take_while(|(tenth, _)| *tenth < at).map(|(_, count)| count).sum();
        if self.tenths.binary_search_by_key(&at, |(tenth, _)| *tenth).is_err() {
            return Ok(below);
        }
        Ok(below + self.scores(at)?.iter().filter(|score| holds(**score)).count())
    }

    /// Scores below, and level with, a score at the definition's precision.
    pub(super) fn around(&mut self, score: f64) -> Result<(usize, usize), PoolError> {
        let pivot = comparable(score);
        let below = self.count(score, |s| comparable(s) < pivot)?;
        Ok((below, self.count(score, |s| comparable(s) <= pivot)? - below))
    }

    /// Scores at or below a value, to the bit.
    pub(super) fn at_most(&mut self, value: f64) -> Result<usize, PoolError> {
        self.count(value, |s| s <= value)
    }

    /// Percentile rank of kind *mean*: 100·(below + ties/2)/n.
    pub(super) fn rank(&mut self, score: f64) -> Result<f64, PoolError> {
        let (below, level) = self.around(score)?;
        Ok(100.0 * (below as f64 + level as f64 / 2.0) / self.len as f64)
    }

    /// The tenth and the place in it of the score at an index, from 0.
    fn place(&self, index: usize) -> (u16, usize) {
        let mut before = 0;
        for (tenth, count) in &self.tenths {
            if index < before + count {
                return (*tenth, index - before);
            }
            before += count;
        }
        unreachable!("an index lies below the column's length")
    }

    fn nth(&mut self, index: usize) -> Result<f64, PoolError> {
        let (tenth, place) = self.place(index);
        Ok(self.scores(tenth)?[place])
    }

    /// Quantile of type 7 (Hyndman and Fan 1996).
    pub(super) fn quantile(&mut self, p: f64) -> Result<f64, PoolError> {
        let h = (self.len - 1) as f64 * p;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the length")]
        let low = h.floor() as usize;
        let high = (low + 1).min(self.len - 1);
        let (below, above) = (self.nth(low)?, self.nth(high)?);
        Ok(below + (h - low as f64) * (above - below))
    }

    /// What is drawn: all scores of up to [`DRAWN_WHOLE`], else [`DRAWN`] points at even ranks, each at the middle of its tenth.
    pub(super) fn drawn(&mut self) -> Result<Vec<f64>, PoolError> {
        if self.len > DRAWN_WHOLE {
            let rank = |point: usize| (2 * point + 1) * self.len / (2 * DRAWN);
            let middle = |tenth: u16| (f64::from(tenth) / 10.0 + 0.05).min(100.0);
            return Ok((0..DRAWN).map(|point| middle(self.place(rank(point)).0)).collect());
        }
        let tenths: Vec<u16> = self.tenths.iter().map(|(tenth, _)| *tenth).collect();
        let mut scores = Vec::with_capacity(self.len);
        for tenth in tenths {
            scores.extend_from_slice(self.scores(tenth)?);
        }
        Ok(scores)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::scoring::statistics::{percentile_rank, quantile_7};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_answers_as_the_sorted_scores_do(
            scores in prop::collection::vec(prop_oneof![0.0..=100.0, (0_u16..=100).prop_map(f64::from)], 1..60),
            score in prop_oneof![0.0..=100.0, (0_u16..=100).prop_map(f64::from)],
        ) {
            let mut sorted = scores.clone();
            sorted.sort_by(f64::total_cmp);
            let mut column = Column::of(scores.into_iter());
            prop_assert_eq!(column.rank(score).unwrap().to_bits(), percentile_rank(&sorted, score).to_bits());
            for p in [0.0, 0.1, 0.25, 0.5, 0.75, 1.0] {
                prop_assert_eq!(column.quantile(p).unwrap().to_bits(), quantile_7(&sorted, p).to_bits());
            }
            prop_assert_eq!(column.at_most(score).unwrap(), sorted.iter().filter(|s| **s <= score).count());
            prop_assert_eq!(column.drawn().unwrap(), sorted);
        }
    }

    #[test]
    fn a_large_column_is_drawn_as_points_that_keep_its_shape() {
        let scores: Vec<f64> = (0..10_000).map(|i| f64::from(i) / 100.0).collect();
        let drawn = Column::of(scores.into_iter()).drawn().unwrap();
        assert_eq!(drawn.len(), DRAWN);
        assert!(drawn.iter().enumerate().all(|(i, x)| (x - (i as f64 + 0.5) / 10.0).abs() <= 0.06), "{drawn:?}");
    }
}
