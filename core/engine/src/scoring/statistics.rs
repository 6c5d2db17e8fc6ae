//! The statistics under the scores: Student's quantile, Cronbach's alpha, quantiles of type 7, percentile rank of kind *mean*.

use super::NoAlpha;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// The 97.5 % quantile of Student's t with `df` degrees of freedom (any positive number).
pub fn t_975(df: f64) -> f64 {
    StudentsT::new(0.0, 1.0, df).expect("degrees of freedom are positive").inverse_cdf(0.975)
}

/// Cronbach's alpha of complete cases (rows of equal length): k/(k−1)·(1 − Σ var(item)/var(total)), ddof 1.
///
/// # Errors
/// Where the data do not allow it, with the reason.
pub fn cronbach_alpha(cases: &[Vec<f64>]) -> Result<f64, NoAlpha> {
    let Some(items) = cases.first().map(Vec::len) else { return Err(NoAlpha::FewCases) };
    if items < 2 {
        return Err(NoAlpha::FewQuestions);
    }
    if cases.len() < 2 {
        return Err(NoAlpha::FewCases);
    }
    let within: f64 = (0..items).map(|k| variance(cases.iter().map(|c| c[k]))).sum();
    let total = variance(cases.iter().map(|c| c.iter().sum()));
    if total <= 1e-12 {
        return Err(NoAlpha::NoVariation);
    }
    let k = items as f64;
    Ok(k / (k - 1.0) * (1.0 - within / total))
}

fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    values.map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)
}

/// Quantile of type 7 (R's and numpy's default) of sorted values; `p` in 0–1.
///
/// # Panics
/// On an empty list.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ h < len")]
pub fn quantile_7(sorted: &[f64], p: f64) -> f64 {
    let h = (sorted.len() - 1) as f64 * p;
    let low = h.floor() as usize;
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (h - low as f64) * (sorted[high] - sorted[low])
}

/// Percentile rank of kind *mean*: 100·(below + ties/2)/n among sorted values, compared at the definition's precision.
pub fn percentile_rank(sorted: &[f64], score: f64) -> f64 {
    let score = crate::measure::comparable(score);
    let below = sorted.partition_point(|x| crate::measure::comparable(*x) < score);
    let to = sorted.partition_point(|x| crate::measure::comparable(*x) <= score);
    100.0 * (below as f64 + (to - below) as f64 / 2.0) / sorted.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    // References: tests/reference/reference.py (scipy, numpy, pingouin).
    #[test]
    fn student_quantiles_agree_with_scipy() {
        near(t_975(1.0), 12.706_204_736_174_694);
        near(t_975(9.0), 2.262_157_162_798_205);
        near(t_975(27.3), 2.050_776_009_386_825);
        near(t_975(183.0), 1.973_011_915_136_267);
    }

    #[test]
    fn quantiles_and_ranks_agree_with_numpy_and_scipy() {
        let x = [1.0, 2.0, 2.0, 3.5, 7.0, 9.0];
        near(quantile_7(&x, 0.25), 2.0);
        near(quantile_7(&x, 0.5), 2.75);
        near(quantile_7(&x, 0.75), 6.125);
        near(percentile_rank(&x, 2.0), 33.333_333_333_333_33);
        near(percentile_rank(&x, 0.0), 0.0);
        near(percentile_rank(&x, 9.0), 91.666_666_666_666_67);
    }

    #[test]
    fn alpha_agrees_with_pingouin() {
        let cases = [[0.0, 1.0, 1.0], [1.0, 2.0, 3.0], [2.0, 2.0, 3.0], [3.0, 3.0, 2.0], [1.0, 1.0, 0.0]];
        near(cronbach_alpha(&cases.map(|c| c.to_vec())).expect("alpha"), 0.806_25);
        assert_eq!(cronbach_alpha(&[vec![1.0], vec![2.0]]), Err(NoAlpha::FewQuestions));
        assert_eq!(cronbach_alpha(&vec![vec![1.0, 1.0]; 4]), Err(NoAlpha::NoVariation));
        assert_eq!(cronbach_alpha(&[]), Err(NoAlpha::FewCases));
    }
}
