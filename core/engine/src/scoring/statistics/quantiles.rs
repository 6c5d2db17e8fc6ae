//! The 97.5 % quantiles of Student's t and of Fisher and Snedecor's F, each by Halley's method on the logarithm of how often the variable
//! is larger: two or three steps, where a library's search takes some forty.

use statrs::distribution::{ContinuousCDF, FisherSnedecor, StudentsT};
use statrs::function::beta::{beta_reg, ln_beta};

/// From here on Student's quantile is taken from its expansion, exact to 12 digits there.
const MANY: f64 = 1000.0;
/// The 97.5 % quantile of the normal distribution.
pub const Z_975: f64 = 1.959_963_984_540_054;
/// How often a variable is larger than its 97.5 % quantile.
const ABOVE: f64 = 0.025;

/// The 97.5 % quantile of Student's t with `df` degrees of freedom (any positive number).
pub fn t_975(df: f64) -> f64 {
    if df < 1.0 {
        return StudentsT::new(0.0, 1.0, df).expect("degrees of freedom are positive").inverse_cdf(1.0 - ABOVE);
    }
    // Cornish and Fisher's expansion in 1/df (Abramowitz and Stegun 26.7.5).
    let z = Z_975;
    let near = z
        + (z.powi(3) + z) / (4.0 * df)
        + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * df.powi(2))
        + (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / (384.0 * df.powi(3));
    if df >= MANY {
        return near;
    }
    // t² ÷ df are the odds of a beta variable, and both tails of t lie beyond it.
    (df * odds((0.5, df / 2.0), 2.0 * ABOVE, 2.0 * near.ln() - df.ln())).sqrt()
}

/// The 97.5 % quantile of Fisher and Snedecor's F (any positive degrees of freedom).
pub(super) fn f_975(first: f64, second: f64) -> f64 {
    if first.min(second) < 1.0 {
        let fisher = FisherSnedecor::new(first, second).expect("degrees of freedom are positive");
        return fisher.inverse_cdf(1.0 - ABOVE);
    }
    let near = if first.min(second) > 1.5 {
        // Carter's expansion of ln F ÷ 2 (Abramowitz and Stegun 26.6.16).
        let mean = 2.0 / (1.0 / (first - 1.0) + 1.0 / (second - 1.0));
        let skew = (Z_975.powi(2) - 3.0) / 6.0;
        let lean = (1.0 / (first - 1.0) - 1.0 / (second - 1.0)) * (skew + 5.0 / 6.0 - 2.0 / (3.0 * mean));
        2.0 * (Z_975 * (mean + skew).sqrt() / mean - lean)
    } else {
        // ln F is nearly normal, of this mean and variance.
        1.0 / second - 1.0 / first + Z_975 * (2.0 / first + 2.0 / second).sqrt()
    };
    second / first * odds((first / 2.0, second / 2.0), ABOVE, near + (first / second).ln())
}

/// The odds x ÷ (1 − x) that a beta variable of shapes `a` and `b` exceeds as often as `above` says, from a logarithm `near` theirs.
///
/// The logarithm of that frequency is a concave function of the odds' logarithm: Newton's step comes down on the root from wherever it
/// starts, and Halley's, which takes the curve's bend into account, is held to twice that.
fn odds((a, b): (f64, f64), above: f64, near: f64) -> f64 {
    /// More than any start takes.
    const STEPS: usize = 60;
    /// Each step leaves a twentieth of the cube of what was wrong, in deviations of the odds' logarithm: after one as small as this, nothing.
    const LAST: f64 = 1e-4;
    let (ln_beta, deviation) = (ln_beta(a, b), (1.0 / a + 1.0 / b).sqrt());
    let mut ln_odds = near;
    for _ in 0..STEPS {
        let odds = ln_odds.exp();
        let found = beta_reg(b, a, 1.0 / (1.0 + odds));
        let hazard = (a * ln_odds - (a + b) * odds.ln_1p() - ln_beta).exp() / found;
        let newton = (found / above).ln() / hazard;
        let bend = hazard + a - (a + b) * odds / (1.0 + odds);
        let step = newton / (1.0 + newton * bend / 2.0).max(0.5);
        ln_odds += step;
        if step.abs() < LAST * deviation {
            break;
        }
    }
    ln_odds.exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-12, "{found} is not {expected}");
    }

    // References: tests/reference/reference.py (scipy).
    #[test]
    fn student_quantiles_agree_with_scipy() {
        for (df, expected) in [
            (1.0, 12.706_204_736_174_694),
            (1.7, 5.118_838_988_253_056_5),
            (2.0, 4.302_652_729_749_462),
            (9.0, 2.262_157_162_798_205),
            (27.3, 2.050_776_009_386_825),
            (183.0, 1.973_011_915_136_267),
            (999.5, 1.962_340_270_383_845_7),
            (1e3, 1.962_339_080_826_408_3),
            (1e5, 1.959_987_707_534_609_5),
            (1e9, 1.959_963_986_912_325),
        ] {
            near(t_975(df), expected);
        }
        let few = t_975(0.5);
        assert!((few / 164.557_673_480_488_18 - 1.0).abs() < 1e-8, "{few}");
    }

    #[test]
    fn fisher_quantiles_agree_with_scipy() {
        for (first, second, expected) in [
            (1.0, 1.0, 647.789_011_477_844_2),
            (1.0, 5.0, 10.006_982_196_613_569),
            (5.0, 1.0, 921.847_903_299_708_3),
            (1.0, 900.0, 5.040_740_368_333_185),
            (2.0, 10.0, 5.456_395_525_912_73),
            (5.0, 5.0, 7.146_381_828_732_832),
            (5.0, 915.0, 2.580_329_790_306_225_7),
            (915.0, 5.0, 6.022_437_700_400_802),
            (5.3, 17.9, 3.333_542_589_644_507),
            (183.0, 915.0, 1.241_686_782_676_065_6),
            (915.0, 183.0, 1.263_074_694_881_339_8),
            (2e3, 1e4, 1.069_435_997_609_894),
            (99_999.0, 499_995.0, 1.009_632_433_405_827_8),
        ] {
            near(f_975(first, second), expected);
        }
    }
}
