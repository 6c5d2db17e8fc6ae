//! The league table: organisations by their overall score, in bands of those that cannot be told apart.
//!
//! A band begins with the best organisation that is in none yet, its leader, and goes on down the ranking to the last one before the
//! first that differs from the leader by more than chance: Welch's 95 % interval of the difference of two means (B. L. Welch, Biometrika 34,
//! 1947) leaves out zero. Every organisation is in one band, bands do not cross, and all within a band share its ranks. Two neighbours on
//! both sides of a border need not differ: only the leader and those of later bands do, at the border. Each comparison stands by itself, without
//! a correction for their number.

use super::column::millionths;
use super::scores::Scores;
use crate::scoring::statistics::{Sampled, Z_975, t_975, welch};
use std::cmp::Reverse;

/// The table.
#[derive(Debug, Clone, Default)]
pub struct League {
    /// From the best score down.
    pub ranked: Vec<Ranked>,
    /// Organisations without a score or an interval, in the order of the file, each with the reason: they are in no band.
    pub unranked: Vec<(usize, &'static str)>,
}

/// An organisation in its band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Its index among the scores.
    pub organisation: usize,
    /// Its band, from 1.
    pub band: usize,
    /// The first and the last rank of its band, from 1.
    pub ranks: (usize, usize),
}

impl League {
    /// Ranks the organisations of a batch. Those with the same score stand in the order of their ids.
    pub fn new(scores: &Scores) -> Self {
        let mut league = Self::default();
        let mut found: Vec<(usize, Sampled)> = Vec::new();
        for organisation in scores.kept() {
            let who = &scores.organisations()[organisation];
            match (scores.overall(organisation).score(), who.spread) {
                (Some(mean), Some((error, freedom))) => found.push((organisation, Sampled { mean, error, freedom })),
                _ => league.unranked.push((organisation, who.why.unwrap_or("no-score"))),
            }
        }
        let id = |organisation: usize| &scores.organisations()[organisation].id;
        // By score, then by id: few ids have to be looked at.
        let mut order: Vec<(Reverse<u32>, usize)> =
            found.iter().enumerate().map(|(at, (_, found))| (Reverse(millionths(found.mean)), at)).collect();
        order.sort_unstable();
        for same in order.chunk_by_mut(|a, b| a.0 == b.0) {
            same.sort_by(|a, b| id(found[a.1].0).cmp(id(found[b.1].0)));
        }
        let found: Vec<(usize, Sampled)> = order.into_iter().map(|(_, at)| found[at]).collect();
        let mut quantiles = Quantiles::default();
        let mut from = 0;
        while let Some((_, leader)) = found.get(from) {
            let rest = found[from + 1..].iter();
            let length = 1 + rest.take_while(|(_, other)| !quantiles.apart(*leader, *other)).count();
            let band = league.ranked.last().map_or(1, |last| last.band + 1);
            let ranks = (from + 1, from + length);
            let members = found[from..from + length].iter();
            league.ranked.extend(members.map(|(organisation, _)| Ranked { organisation: *organisation, band, ranks }));
            from += length;
        }
        league
    }
}

/// Student's quantiles for whole degrees of freedom, worked out when they are first asked for.
#[derive(Default)]
struct Quantiles(Vec<Option<f64>>);

impl Quantiles {
    /// Whether two means differ by more than chance. Most are far from the bound: then its two neighbours decide.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "degrees of freedom, at most a thousand"
    )]
    fn apart(&mut self, first: Sampled, second: Sampled) -> bool {
        let (a, b) = (first.error.powi(2), second.error.powi(2));
        let difference = (first.mean - second.mean).abs() / (a + b).sqrt();
        if difference <= Z_975 {
            return false;
        }
        let freedom = (a + b).powi(2) / (a.powi(2) / first.freedom + b.powi(2) / second.freedom);
        let whole = freedom.clamp(1.0, 1000.0).floor() as usize;
        if self.0.len() <= whole {
            self.0.resize(whole + 1, None);
        }
        let at_most = *self.0[whole].get_or_insert_with(|| t_975(whole as f64));
        if freedom >= 1.0 && difference > at_most {
            return true;
        }
        let (low, high) = welch(first, second).ends();
        low > 0.0 || high < 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cut_decides_as_the_interval_does() {
        let mut quantiles = Quantiles::default();
        let first = Sampled { mean: 60.0, error: 2.0, freedom: 11.3 };
        for step in 0..400 {
            for freedom in [0.6, 1.0, 3.5, 40.0, 1e5] {
                let second = Sampled { mean: 60.0 - f64::from(step) / 20.0, error: 1.5, freedom };
                let (low, high) = welch(first, second).ends();
                assert_eq!(quantiles.apart(first, second), low > 0.0 || high < 0.0, "{second:?}");
            }
        }
    }
}
