//! The interval of a quantile of times, for which no formula fits a small sample: the percentile bootstrap (B. Efron, The Annals of
//! Statistics 7, 1979), with a fixed seed, so that the same times give the same ends.

use crate::scoring::statistics::quantile_7;

/// Samples drawn.
pub const DRAWS: usize = 1_000;
/// Where the generator begins; printed in the report.
pub const SEED: u64 = 20_261_015;

/// The 95 % percentile interval of the quantile `p` (type 7) of sorted times: none of fewer than two, or of equal ones.
pub fn quantile_interval(sorted: &[f64], p: f64) -> Option<(f64, f64)> {
    let (first, last) = (sorted.first()?, sorted.last()?);
    if sorted.len() < 2 || first.to_bits() == last.to_bits() {
        return None;
    }
    let mut state = SEED;
    let mut drawn = vec![0; sorted.len()];
    let mut found: Vec<f64> = (0..DRAWS)
        .map(|_| {
            for place in &mut drawn {
                *place = below(&mut state, sorted.len());
            }
            quantile_of_places(&mut drawn, sorted, p)
        })
        .collect();
    found.sort_by(f64::total_cmp);
    Some((quantile_7(&found, 0.025), quantile_7(&found, 0.975)))
}

/// Type 7 of the times at these places, without sorting them all.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ h < len")]
fn quantile_of_places(places: &mut [usize], sorted: &[f64], p: f64) -> f64 {
    let h = (places.len() - 1) as f64 * p;
    let low = h.floor() as usize;
    let (_, at, above) = places.select_nth_unstable(low);
    let at = *at;
    let next = above.iter().min().copied().unwrap_or(at);
    sorted[at] + (h - low as f64) * (sorted[next] - sorted[at])
}

/// A place below `n`, by `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014).
fn below(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    // The high half of the product is uniform below n, to within n ÷ 2⁶⁴.
    usize::try_from((u128::from(z) * n as u128) >> 64).expect("below n")
}
