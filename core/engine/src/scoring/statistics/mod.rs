//! The statistics under the scores: Student's quantile, Welch's difference, Cronbach's alpha, correlation, quantiles of type 7, percentile rank
//! of kind *mean*; how far people agree, and what many comparisons at once are worth.

mod agreement;
mod many;
mod quantiles;

pub use agreement::{Ratings, alpha_interval, icc_2k, krippendorff_ordinal, r_wg, r_wg_j};
pub use many::{holm, needed_for_difference, needed_for_margin};
pub use quantiles::{Z_975, t_975};

use super::NoAlpha;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// A mean, its standard error (above 0) and its degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampled {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// Its degrees of freedom.
    pub freedom: f64,
}

/// The difference of two means of independent samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Welch {
    /// First minus second.
    pub difference: f64,
    /// Half of its 95 % interval.
    pub half: f64,
    /// Welch and Satterthwaite's degrees of freedom.
    pub freedom: f64,
    /// How often chance alone gives a difference at least as large, 0–1, two-sided.
    pub p: f64,
    /// The same among all comparisons that it is read with; `p` itself where it stands alone.
    pub corrected: f64,
}

/// Below this corrected p a difference is said to be more than chance.
const CERTAIN: f64 = 0.05;

impl Welch {
    /// Whether the difference is more than chance, among all that it is read with.
    pub fn certain(&self) -> bool {
        self.corrected < CERTAIN
    }

    /// The widest of the differences between any two of `figures` was sought: it counts as so many comparisons (Bonferroni's bound).
    #[must_use]
    pub fn widest_of(self, figures: usize) -> Self {
        let pairs = (figures * figures.saturating_sub(1) / 2).max(1) as f64;
        Self { corrected: (self.corrected * pairs).min(1.0), ..self }
    }

    /// Both ends of the interval.
    pub fn ends(&self) -> (f64, f64) {
        (self.difference - self.half, self.difference + self.half)
    }
}

/// Welch's difference of two independent means (B. L. Welch, Biometrika 34, 1947; degrees of freedom after Satterthwaite, 1946):
/// SE² = SE₁² + SE₂², df = SE⁴ ÷ (SE₁⁴/df₁ + SE₂⁴/df₂).
pub fn welch(first: Sampled, second: Sampled) -> Welch {
    let (a, b) = (first.error.powi(2), second.error.powi(2));
    let (difference, error) = (first.mean - second.mean, (a + b).sqrt());
    let freedom = (a + b).powi(2) / (a.powi(2) / first.freedom + b.powi(2) / second.freedom);
    let student = StudentsT::new(0.0, 1.0, freedom).expect("degrees of freedom are positive");
    let p = 2.0 * student.sf((difference / error).abs());
    Welch { difference, half: t_975(freedom) * error, freedom, p, corrected: p }
}

/// Corrects differences that are read together, after Holm.
pub fn read_together<'a>(differences: impl Iterator<Item = &'a mut Welch>) {
    let differences: Vec<&mut Welch> = differences.collect();
    let corrected = holm(&differences.iter().map(|welch| welch.corrected).collect::<Vec<_>>());
    for (welch, corrected) in differences.into_iter().zip(corrected) {
        welch.corrected = corrected;
    }
}

/// Cronbach's alpha of complete cases that stand one after the other, each `items` long: k/(k−1)·(1 − Σ var(item)/var(total)), ddof 1.
///
/// # Errors
/// Where the data do not allow it, with the reason.
pub fn cronbach_alpha(cases: &[f64], items: usize) -> Result<f64, NoAlpha> {
    if items < 2 {
        return Err(NoAlpha::FewQuestions);
    }
    if cases.len() < 2 * items {
        return Err(NoAlpha::FewCases);
    }
    let moments = Moments::of(cases, items);
    let freedom = moments.people as f64 - 1.0;
    let within: f64 = moments.squares.iter().map(|square| square / freedom).sum();
    let total = moments.total / freedom;
    if total <= 1e-12 {
        return Err(NoAlpha::NoVariation);
    }
    let k = items as f64;
    Ok(k / (k - 1.0) * (1.0 - within / total))
}

/// What figures of complete cases are made of: those of internal consistency and of agreement.
#[derive(Debug)]
pub struct Moments {
    /// People.
    people: usize,
    /// Of each item.
    means: Vec<f64>,
    /// Of each item the squared deviations from its mean, added up.
    squares: Vec<f64>,
    /// The same of people's totals.
    total: f64,
}

impl Moments {
    /// Of complete cases that stand one after the other, each `items` long.
    pub fn of(cases: &[f64], items: usize) -> Self {
        // The number of items known beforehand makes this several times quicker.
        match items {
            0 => Self { people: 0, means: Vec::new(), squares: Vec::new(), total: 0.0 },
            2 => Self::of_rows(cases.as_chunks::<2>().0, [0.0; 2]),
            3 => Self::of_rows(cases.as_chunks::<3>().0, [0.0; 3]),
            4 => Self::of_rows(cases.as_chunks::<4>().0, [0.0; 4]),
            5 => Self::of_rows(cases.as_chunks::<5>().0, [0.0; 5]),
            6 => Self::of_rows(cases.as_chunks::<6>().0, [0.0; 6]),
            7 => Self::of_rows(cases.as_chunks::<7>().0, [0.0; 7]),
            8 => Self::of_rows(cases.as_chunks::<8>().0, [0.0; 8]),
            _ => Self::of_rows(&cases.chunks_exact(items).collect::<Vec<_>>(), vec![0.0; items]),
        }
    }

    /// Row by row, so that the items run side by side; each sum follows the order of the rows.
    fn of_rows(rows: &[impl AsRef<[f64]>], noughts: impl AsRef<[f64]> + AsMut<[f64]> + Clone) -> Self {
        let n = rows.len() as f64;
        let (mut means, mut squares) = (noughts.clone(), noughts);
        let (mut mean, mut square) = (0.0, 0.0);
        for row in rows {
            for (mean, x) in means.as_mut().iter_mut().zip(row.as_ref()) {
                *mean += x;
            }
            mean += row.as_ref().iter().sum::<f64>();
        }
        for mean in means.as_mut() {
            *mean /= n;
        }
        mean /= n;
        for row in rows {
            for ((square, mean), x) in squares.as_mut().iter_mut().zip(means.as_ref()).zip(row.as_ref()) {
                *square += (x - mean).powi(2);
            }
            square += (row.as_ref().iter().sum::<f64>() - mean).powi(2);
        }
        let (means, squares) = (means.as_ref().to_vec(), squares.as_ref().to_vec());
        Self { people: rows.len(), means, squares, total: square }
    }
}

/// How closely two figures of the same people go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Pearson's coefficient, −1 to 1.
    pub r: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// People.
    pub n: usize,
}

/// Pearson's correlation of (x, y, weight), its interval by R. A. Fisher's transformation (Metron 1, 1921): tanh(atanh r ± z ÷ √(n − 3)), n being
/// Kish's effective number where weights differ. `None` below four people, and where one of the two does not vary.
pub fn correlation(cases: &[(f64, f64, f64)]) -> Option<Correlation> {
    let weights: f64 = cases.iter().map(|case| case.2).sum();
    let effective = weights.powi(2) / cases.iter().map(|case| case.2.powi(2)).sum::<f64>();
    if cases.len() < 4 || effective <= 3.0 {
        return None;
    }
    let mean = |of: fn(&(f64, f64, f64)) -> f64| cases.iter().map(|case| case.2 * of(case)).sum::<f64>() / weights;
    let (mx, my) = (mean(|case| case.0), mean(|case| case.1));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y, weight) in cases {
        xx += weight * (x - mx).powi(2);
        yy += weight * (y - my).powi(2);
        xy += weight * (x - mx) * (y - my);
    }
    if xx <= 1e-12 * weights || yy <= 1e-12 * weights {
        return None;
    }
    let r = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    let half = Z_975 / (effective - 3.0).sqrt();
    let interval = if r.abs() < 1.0 { ((r.atanh() - half).tanh(), (r.atanh() + half).tanh()) } else { (r, r) };
    Some(Correlation { r, interval, n: cases.len() })
}

/// A figure of agreement with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreed {
    /// The figure; 1 where all agree.
    pub value: f64,
    /// Both ends of its interval, where it has both.
    pub interval: Option<(f64, f64)>,
}

/// Why people's agreement cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAgreement {
    /// Fewer than two people rated the same thing.
    FewPeople,
    /// Fewer than two things were rated by all.
    FewThings,
    /// No question.
    FewQuestions,
    /// Fewer than two levels to choose from.
    FewLevels,
    /// Nothing differs.
    NoVariation,
    /// The things differ less than by chance.
    NoOrder,
}

impl NoAgreement {
    /// A stable word for JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Self::FewPeople => "fewer-than-two-people",
            Self::FewThings => "fewer-than-two-things",
            Self::FewQuestions => "no-question",
            Self::FewLevels => "fewer-than-two-levels",
            Self::NoVariation => "no-variation",
            Self::NoOrder => "no-order",
        }
    }
}

/// Of a sample: ddof 1.
pub(in crate::scoring) fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    values.map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)
}

/// Quantile of type 7 (R's and numpy's default) of sorted values; `p` in 0–1.
///
/// # Panics
/// On an empty list.
pub fn quantile_7(sorted: &[f64], p: f64) -> f64 {
    quantile_of(sorted.len(), p, |at| sorted[at])
}

/// The same of `n` values, given by their rank from 0.
///
/// # Panics
/// Where `n` is 0.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ h < n")]
pub fn quantile_of(n: usize, p: f64, ranked: impl Fn(usize) -> f64) -> f64 {
    let h = (n - 1) as f64 * p;
    let low = h.floor() as usize;
    let (below, above) = (ranked(low), ranked((low + 1).min(n - 1)));
    below + (h - low as f64) * (above - below)
}

/// Percentile rank of kind *mean*: 100·(below + ties/2)/n among sorted values, compared at the definition's precision.
pub fn percentile_rank(sorted: &[f64], score: f64) -> f64 {
    let score = crate::measure::comparable(score);
    let below = sorted.partition_point(|x| crate::measure::comparable(*x) < score);
    let to = sorted.partition_point(|x| crate::measure::comparable(*x) <= score);
    100.0 * (below as f64 + (to - below) as f64 / 2.0) / sorted.len() as f64
}

#[cfg(test)]
mod tests;
