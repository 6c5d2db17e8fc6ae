//! A column of scores: four bytes a score while all are written with at most six decimals, which millionths hold exactly, else eight.

use super::sort::sort;

/// 10 to the power of [`crate::measure::COMPARE_DECIMALS`].
const MILLION: f64 = 1e6;
/// No score.
pub(super) const ABSENT: u32 = u32::MAX;

/// A score as it is compared, in millionths: [`crate::measure::comparable`] without its division, half rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100 millions")]
pub(super) fn millionths(score: f64) -> u32 {
    let exact = score * MILLION;
    let whole = exact as u32;
    whole + u32::from(exact - f64::from(whole) >= 0.5)
}

/// The score of so many millionths: the number nearest to the decimal, as reading it gives.
pub(super) fn from_millionths(millionths: u32) -> f64 {
    f64::from(millionths) / MILLION
}

/// A score to be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kept {
    Absent,
    Millionths(u32),
    Exact(f64),
}

impl Kept {
    pub(super) fn new(score: Option<f64>) -> Self {
        score.map_or(Self::Absent, Self::Exact)
    }
}

/// Scores by row.
#[derive(Debug, Clone)]
pub(super) enum Column {
    Millionths(Vec<u32>),
    /// NaN where there is none.
    Exact(Vec<f64>),
}

impl Column {
    pub(super) fn new() -> Self {
        Self::Millionths(Vec::new())
    }

    pub(super) fn push(&mut self, score: Kept) {
        match (self, score) {
            (Self::Millionths(list), Kept::Millionths(score)) => list.push(score),
            (Self::Millionths(list), Kept::Absent) => list.push(ABSENT),
            (Self::Exact(list), Kept::Millionths(score)) => list.push(from_millionths(score)),
            (Self::Exact(list), Kept::Absent) => list.push(f64::NAN),
            // Zero has one sign, so that values sort by their bits.
            (Self::Exact(list), Kept::Exact(score)) => list.push(score + 0.0),
            (column @ Self::Millionths(_), Kept::Exact(score)) => {
                let short = millionths(score);
                if from_millionths(short).to_bits() == (score + 0.0).to_bits() {
                    column.push(Kept::Millionths(short));
                } else {
                    column.widen();
                    column.push(Kept::Exact(score));
                }
            }
        }
    }

    fn widen(&mut self) {
        if let Self::Millionths(list) = self {
            let wide = |short: &u32| if *short == ABSENT { f64::NAN } else { from_millionths(*short) };
            *self = Self::Exact(list.iter().map(wide).collect());
        }
    }

    /// A row's score.
    pub(super) fn get(&self, row: u32) -> Option<f64> {
        match self {
            Self::Millionths(list) => Some(list[row as usize]).filter(|k| *k != ABSENT).map(from_millionths),
            Self::Exact(list) => Some(list[row as usize]).filter(|score| !score.is_nan()),
        }
    }

    /// Whether a row has a score.
    pub(super) fn has(&self, row: u32) -> bool {
        match self {
            Self::Millionths(list) => list[row as usize] != ABSENT,
            Self::Exact(list) => !list[row as usize].is_nan(),
        }
    }

    /// The scores of some rows, or of all, sorted.
    pub(super) fn sorted(&self, rows: Option<&[u32]>) -> Values {
        match self {
            Self::Millionths(list) => {
                let mut short = chosen(list, rows);
                short.retain(|k| *k != ABSENT);
                sort(&mut short);
                Values { compared: short, exact: None }
            }
            Self::Exact(list) => {
                // Bits of numbers that are not negative sort as the numbers do.
                let mut exact: Vec<u64> = chosen(list, rows).into_iter().map(f64::to_bits).collect();
                exact.retain(|bits| !f64::from_bits(*bits).is_nan());
                exact.sort_unstable();
                let compared = exact.iter().map(|bits| millionths(f64::from_bits(*bits))).collect();
                Values { compared, exact: Some(exact) }
            }
        }
    }
}

fn chosen<T: Copy>(list: &[T], rows: Option<&[u32]>) -> Vec<T> {
    rows.map_or_else(|| list.to_vec(), |rows| rows.iter().map(|row| list[*row as usize]).collect())
}

/// Sorted scores.
#[derive(Debug)]
pub(super) struct Values {
    /// As they are compared, in millionths.
    pub(super) compared: Vec<u32>,
    /// Their bits, where millionths do not say all.
    exact: Option<Vec<u64>>,
}

impl Values {
    /// The score at a rank, from 0.
    pub(super) fn score(&self, rank: usize) -> f64 {
        match &self.exact {
            Some(bits) => f64::from_bits(bits[rank]),
            None => from_millionths(self.compared[rank]),
        }
    }

    /// The first rank of a score that is among them.
    pub(super) fn rank(&self, score: f64) -> usize {
        match &self.exact {
            Some(bits) => bits.partition_point(|other| *other < score.to_bits()),
            None => self.compared.partition_point(|other| *other < millionths(score)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::comparable;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_score_compares_in_millionths_as_it_does_rounded(score in 0.0..=100.0f64, k in 0..200_000_000u32) {
            for score in [score, f64::from(k) / 2e6] {
                prop_assert_eq!(from_millionths(millionths(score)).to_bits(), comparable(score).to_bits());
            }
        }

        #[test]
        fn a_column_gives_back_what_it_was_given(
            scores in prop::collection::vec(prop::option::of(prop_oneof![0.0..=100.0f64, (0..1000u32).prop_map(|k| f64::from(k) / 10.0)]), 0..20),
        ) {
            let mut column = Column::new();
            for score in &scores {
                column.push(Kept::new(*score));
            }
            for (row, score) in (0..).zip(&scores) {
                prop_assert_eq!(column.get(row).map(f64::to_bits), score.map(f64::to_bits));
                prop_assert_eq!(column.has(row), score.is_some());
            }
        }
    }
}
