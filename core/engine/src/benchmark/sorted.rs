//! The scores of one cell, sorted once for many organisations: each has its position among them without its own.

use super::Position;
use super::column::{Column, tenth};
use super::compare::{placed, position};
use crate::measure::Estimate;
use sha2::{Digest, Sha256};

/// Scores 0–100 in order.
#[derive(Debug)]
pub(crate) struct SortedScores {
    scores: Vec<f64>,
    /// Tenths of a point that hold scores, ascending, with how many stand before them.
    tenths: Vec<(u16, usize)>,
    digest: [u8; 32],
}

impl SortedScores {
    /// Scores in any order.
    pub(crate) fn new(mut scores: Vec<f64>) -> Self {
        scores.sort_unstable_by(f64::total_cmp);
        let mut tenths: Vec<(u16, usize)> = Vec::new();
        let mut hash = Sha256::new();
        for (at, score) in scores.iter().enumerate() {
            hash.update(score.to_bits().to_le_bytes());
            if tenths.last().is_none_or(|(last, _)| *last != tenth(*score)) {
                tenths.push((tenth(*score), at));
            }
        }
        Self { scores, tenths, digest: hash.finalize().into() }
    }

    /// SHA-256 over the scores.
    pub(crate) fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Where a score stands, without what is drawn of the others; `without` is one of the scores and does not count.
    pub(crate) fn placed(&self, own: Estimate, without: Option<f64>) -> Position {
        placed(own, &mut self.column(without)).expect("scores at hand are read without fail")
    }

    /// The same, with what is drawn.
    pub(crate) fn position(&self, own: Estimate, without: Option<f64>) -> Position {
        position(own, &mut self.column(without)).expect("scores at hand are read without fail")
    }

    fn column(&self, without: Option<f64>) -> Column<'_> {
        let ends = self.tenths.iter().skip(1).map(|(_, start)| *start).chain([self.scores.len()]);
        let left_out = without.map(tenth);
        let count = |((tenth, start), end): (&(u16, usize), usize)| {
            (*tenth, end - start - usize::from(left_out == Some(*tenth)))
        };
        let tenths = self.tenths.iter().zip(ends).map(count).filter(|(_, count)| *count > 0).collect();
        let inside = move |wanted: u16| {
            let at = self.tenths.partition_point(|(tenth, _)| *tenth < wanted);
            let end = self.tenths.get(at + 1).map_or(self.scores.len(), |(_, start)| *start);
            let mut scores = self.scores[self.tenths[at].1..end].to_vec();
            if let Some(own) = without.filter(|own| tenth(*own) == wanted) {
                let own = scores.iter().position(|score| score.to_bits() == own.to_bits());
                scores.remove(own.expect("the score left out is among them"));
            }
            Ok(scores)
        };
        Column::new(tenths, Box::new(inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{NoInterval, Score};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_position_is_that_among_the_others(
            scores in prop::collection::vec(prop_oneof![0.0..=100.0, (0_u16..=20).prop_map(|x| f64::from(x) * 5.0)], 1..70),
            own in any::<prop::sample::Index>(),
            score in prop_oneof![0.0..=100.0, (0_u16..=20).prop_map(|x| f64::from(x) * 5.0)],
            is_peer in any::<bool>(),
        ) {
            let sorted = SortedScores::new(scores.clone());
            let own = own.index(scores.len());
            let without = is_peer.then(|| scores[own]);
            let others = scores.iter().enumerate().filter(|(at, _)| !is_peer || *at != own).map(|(_, score)| *score);
            let estimate = Estimate { score: Score::Rated(score), interval: Err(NoInterval::Consensus), respondents: 1 };
            let expected = position(estimate, &mut Column::of(others)).expect("at hand");
            prop_assert_eq!(format!("{:?}", sorted.position(estimate, without)), format!("{expected:?}"));
            let bare = Position { scores: Vec::new(), ..expected };
            prop_assert_eq!(format!("{:?}", sorted.placed(estimate, without)), format!("{bare:?}"));
        }
    }
}
