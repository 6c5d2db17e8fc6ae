//! Many comparisons at once, and how many people a comparison takes.

use statrs::distribution::{ContinuousCDF, Normal};

/// Holm's correction (S. Holm, Scandinavian Journal of Statistics 6, 1979): each p-value as it counts among all of them, in the order
/// given. The smallest times their number, the next times one less, …, never below one before it, at most 1.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut least = 0.0_f64;
    for (rank, index) in order.into_iter().enumerate() {
        least = least.max((p[index] * (p.len() - rank) as f64).min(1.0));
        adjusted[index] = least;
    }
    adjusted
}

/// People to ask for a mean within ± `margin` at 95 %, of answers that spread by `deviation`: (z·s/m)², and for a `population` that is
/// known n ÷ (1 + (n − 1)/N) (W. G. Cochran, Sampling Techniques, 1977, chapter 4). A share p spreads by √(p(1 − p)). Not rounded.
pub fn needed_for_margin(deviation: f64, margin: f64, population: Option<f64>) -> f64 {
    let n = (super::Z_975 * deviation / margin).powi(2);
    population.map_or(n, |all| n / (1.0 + (n - 1.0) / all))
}

/// People to ask in each of two groups so that a true difference is found with probability `power` at 95 %, of answers that spread by
/// `deviation`: 2(z₀.₉₇₅ + z)²/δ² + z₀.₉₇₅²/4, z the normal quantile of `power`, δ the difference in spreads (W. C. Guenther, The American Statistician 35, 1981).
/// Not rounded.
pub fn needed_for_difference(deviation: f64, difference: f64, power: f64) -> f64 {
    let z = Normal::standard().inverse_cdf(power);
    let delta = difference / deviation;
    2.0 * ((super::Z_975 + z) / delta).powi(2) + super::Z_975.powi(2) / 4.0
}
