//! How far people agree: rWG on one question and on several, Krippendorff's alpha for ordinal ratings, the intraclass correlation of the
//! mean of raters; and the interval of Cronbach's alpha.

use super::quantiles::f_975;
use super::{Agreed, Moments, NoAgreement};

/// Ratings this close are one level: a reversed question's come out of other sums than those of the rest.
const SAME: f64 = 1e-6;

/// Ratings of things, counted by level: few levels, many ratings.
#[derive(Debug, Default)]
pub struct Ratings {
    /// In the order in which they were found.
    levels: Vec<f64>,
    /// Of each thing how often it was given each level; the last levels may lack where it was given none of them.
    counts: Vec<Vec<f64>>,
    /// Where the level that is nearest to a small whole number was found: nearly all are one.
    near: [usize; 16],
}

impl Ratings {
    /// The ratings that each thing was given by whoever rated it.
    pub fn of<R: IntoIterator<Item = f64>>(things: impl IntoIterator<Item = R>) -> Self {
        let mut ratings = Self::default();
        for thing in things {
            let mut counts = vec![0.0; ratings.levels.len()];
            for rating in thing {
                let place = ratings.place(rating);
                if place >= counts.len() {
                    counts.resize(place + 1, 0.0);
                }
                counts[place] += 1.0;
            }
            ratings.counts.push(counts);
        }
        ratings
    }

    fn place(&mut self, rating: f64) -> usize {
        let is = |level: &f64| (level - rating).abs() < SAME;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a hint of where to look")]
        let near = (rating + 0.5) as usize % self.near.len();
        let hint = self.near[near];
        if self.levels.get(hint).is_some_and(is) {
            return hint;
        }
        let place = self.levels.iter().position(is).unwrap_or_else(|| {
            self.levels.push(rating);
            self.levels.len() - 1
        });
        self.near[near] = place;
        place
    }

    /// How many rated a thing, and the variance of their ratings.
    fn spread(&self, counts: &[f64]) -> (f64, f64) {
        let each = || counts.iter().zip(&self.levels);
        let n: f64 = counts.iter().sum();
        let mean = each().map(|(count, level)| count * level).sum::<f64>() / n;
        (n, each().map(|(count, level)| count * (level - mean).powi(2)).sum::<f64>() / (n - 1.0))
    }
}

/// rWG of one question, or the mean of those of several: 1 − s² ÷ ((A² − 1)/12), the variance of the answers against that of `options`
/// equally likely levels one apart (L. R. James, R. G. Demaree, G. Wolf, Journal of Applied Psychology 69, 1984). Below 0 where answers
/// part more than at random.
///
/// # Errors
/// No question, or one with fewer than two answers or levels.
pub fn r_wg(questions: &Ratings, options: usize) -> Result<f64, NoAgreement> {
    let spreads = questions.counts.iter().map(|counts| questions.spread(counts));
    Ok(1.0 - share_of_chance(spreads, options)?)
}

/// rWG(j) of questions answered by the same people on the same levels: J(1 − m) ÷ (J(1 − m) + m), m the mean over the questions of the
/// variance's share of the random one (same source). 0 where they part more than at random.
///
/// # Errors
/// No question, or one with fewer than two answers or levels.
pub fn r_wg_j(cases: &Moments, options: usize) -> Result<f64, NoAgreement> {
    let (people, j) = (cases.people as f64, cases.squares.len() as f64);
    let mean = share_of_chance(cases.squares.iter().map(|square| (people, square / (people - 1.0))), options)?;
    // Beyond the random variance the formula turns round; the authors take it as none.
    Ok(if mean >= 1.0 { 0.0 } else { j * (1.0 - mean) / (j * (1.0 - mean) + mean) })
}

/// The mean over questions, each with its people and the variance of their answers, of the variance's share of the random one.
fn share_of_chance(spreads: impl Iterator<Item = (f64, f64)>, options: usize) -> Result<f64, NoAgreement> {
    let random = ((options * options) as f64 - 1.0) / 12.0;
    let (mut sum, mut questions) = (0.0, 0.0);
    for (people, variance) in spreads {
        if options < 2 {
            return Err(NoAgreement::FewLevels);
        }
        if people < 2.0 {
            return Err(NoAgreement::FewPeople);
        }
        sum += variance / random;
        questions += 1.0;
    }
    if questions > 0.0 { Ok(sum / questions) } else { Err(NoAgreement::FewQuestions) }
}

/// Krippendorff's alpha for ordinal ratings (K. Krippendorff, Content Analysis, 2004, chapter 11): 1 − observed ÷ expected disagreement over
/// the coincidences of levels, the distance of two levels being (Σ of the counts from one to the other − half of both ends)².
///
/// # Errors
/// Nothing rated by two people, or all ratings alike.
pub fn krippendorff_ordinal(things: &Ratings) -> Result<f64, NoAgreement> {
    let levels = &things.levels;
    let paired = || things.counts.iter().filter(|counts| counts.iter().sum::<f64>() > 1.0);
    if paired().next().is_none() {
        return Err(NoAgreement::FewPeople);
    }
    let varied = (0..levels.len()).filter(|level| paired().any(|counts| counts.get(*level).is_some_and(|n| *n > 0.0)));
    if varied.count() < 2 {
        return Err(NoAgreement::NoVariation);
    }
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by(|a, b| levels[*a].total_cmp(&levels[*b]));
    let mut coincidences = vec![vec![0.0; levels.len()]; levels.len()];
    for row in paired() {
        let others = row.iter().sum::<f64>() - 1.0;
        let counts: Vec<f64> = order.iter().map(|place| row.get(*place).copied().unwrap_or_default()).collect();
        for (a, first) in counts.iter().enumerate() {
            for (b, second) in counts.iter().enumerate() {
                let pairs = if a == b { first * (first - 1.0) } else { first * second };
                coincidences[a][b] += pairs / others;
            }
        }
    }
    let totals: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for a in 0..levels.len() {
        for b in a + 1..levels.len() {
            let between: f64 = totals[a..=b].iter().sum();
            let distance = (between - f64::midpoint(totals[a], totals[b])).powi(2);
            observed += coincidences[a][b] * distance;
            expected += totals[a] * totals[b] * distance;
        }
    }
    Ok(1.0 - (all - 1.0) * observed / expected)
}

/// ICC(2,k): how far the mean of k raters, drawn from many, ranks things alike (P. E. Shrout, J. L. Fleiss, Psychological Bulletin 86,
/// 1979): (MSR − MSE) ÷ (MSR + (MSC − MSE)/n), its 95 % interval after K. O. `McGraw` and S. P. Wong (Psychological Methods 1, 1996). The
/// cases are the raters, their items the things, rated by all.
///
/// # Errors
/// Fewer than two things or raters, things that do not differ, or that differ so much less than by chance that the ratio turns round.
pub fn icc_2k(cases: &Moments) -> Result<Agreed, NoAgreement> {
    let (n, k) = (cases.means.len() as f64, cases.people as f64);
    if n < 2.0 {
        return Err(NoAgreement::FewThings);
    }
    if k < 2.0 {
        return Err(NoAgreement::FewPeople);
    }
    let mean = cases.means.iter().sum::<f64>() / n;
    let rows = k * cases.means.iter().map(|of_thing| (of_thing - mean).powi(2)).sum::<f64>();
    let columns = cases.total / n;
    let (msr, msc) = (rows / (n - 1.0), columns / (k - 1.0));
    let mse = ((cases.squares.iter().sum::<f64>() - columns) / ((n - 1.0) * (k - 1.0))).max(0.0);
    if msr <= 1e-12 {
        return Err(NoAgreement::NoVariation);
    }
    let all_round = msr + (msc - mse) / n;
    if all_round <= 0.0 {
        return Err(NoAgreement::NoOrder);
    }
    let value = (msr - mse) / all_round;
    if mse <= 1e-12 && msc <= 1e-12 {
        return Ok(Agreed { value: 1.0, interval: Some((1.0, 1.0)) });
    }
    // The interval of ICC(2,1), stepped up to k raters.
    let single = (msr - mse) / (msr + (k - 1.0) * mse + k * (msc - mse) / n);
    let of_raters = k * single / (n * (1.0 - single)) * msc;
    let of_error = (1.0 + k * single * (n - 1.0) / (n * (1.0 - single))) * mse;
    let freedom =
        (of_raters + of_error).powi(2) / (of_raters.powi(2) / (k - 1.0) + of_error.powi(2) / ((n - 1.0) * (k - 1.0)));
    let (upper, lower) = (f_975(n - 1.0, freedom), f_975(freedom, n - 1.0));
    let both = k * msc + (k * n - k - n) * mse;
    let low = n * (msr - upper * mse) / (upper * both + n * msr);
    let high = n * (lower * msr - mse) / (both + n * lower * msr);
    // Below the least that k raters can come to, no mean of theirs has an end.
    let stepped = |single: f64| Some(1.0 + single * (k - 1.0)).filter(|left| *left > 0.0).map(|left| single * k / left);
    Ok(Agreed { value, interval: stepped(low).zip(stepped(high)) })
}

/// The 95 % interval of Cronbach's alpha of `cases` people on `items` questions: 1 − (1 − α)·F, both ends of F with (n − 1) and
/// (n − 1)(k − 1) degrees of freedom (L. S. Feldt, Psychometrika 30, 1965).
pub fn alpha_interval(alpha: f64, cases: usize, items: usize) -> (f64, f64) {
    let (first, second) = (cases as f64 - 1.0, (cases as f64 - 1.0) * (items as f64 - 1.0));
    (1.0 - (1.0 - alpha) * f_975(first, second), 1.0 - (1.0 - alpha) / f_975(second, first))
}
