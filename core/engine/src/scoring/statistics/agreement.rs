//! How far people agree: rWG on one question and on several, Krippendorff's alpha for ordinal ratings, the intraclass correlation of the
//! mean of raters; and the interval of Cronbach's alpha.

use super::quantiles::f_975;
use super::{Agreed, NoAgreement, variance};

/// rWG of one question: 1 − s² ÷ ((A² − 1)/12), the variance of the answers against that of `options` equally likely levels one apart
/// (L. R. James, R. G. Demaree, G. Wolf, Journal of Applied Psychology 69, 1984). Below 0 where answers part more than at random.
///
/// # Errors
/// Fewer than two answers, or fewer than two levels.
pub fn r_wg(answers: &[f64], options: usize) -> Result<f64, NoAgreement> {
    Ok(1.0 - share_of_chance(answers, options)?)
}

/// rWG(j) of `questions` answered by the same people on the same levels: J(1 − m) ÷ (J(1 − m) + m), m the mean over the questions of the
/// variance's share of the random one (same source). 0 where they part more than at random.
///
/// # Errors
/// No question, or one with fewer than two answers or levels.
pub fn r_wg_j(questions: &[Vec<f64>], options: usize) -> Result<f64, NoAgreement> {
    if questions.is_empty() {
        return Err(NoAgreement::FewQuestions);
    }
    let shares = questions.iter().map(|answers| share_of_chance(answers, options)).collect::<Result<Vec<_>, _>>()?;
    let j = questions.len() as f64;
    let mean = shares.iter().sum::<f64>() / j;
    // Beyond the random variance the formula turns round; the authors take it as none.
    Ok(if mean >= 1.0 { 0.0 } else { j * (1.0 - mean) / (j * (1.0 - mean) + mean) })
}

fn share_of_chance(answers: &[f64], options: usize) -> Result<f64, NoAgreement> {
    if options < 2 {
        return Err(NoAgreement::FewLevels);
    }
    if answers.len() < 2 {
        return Err(NoAgreement::FewPeople);
    }
    let random = ((options * options) as f64 - 1.0) / 12.0;
    Ok(variance(answers.iter().copied()) / random)
}

/// Ratings this close are one level: a reversed question's come out of other sums than those of the rest.
const SAME: f64 = 1e-6;

/// Krippendorff's alpha for ordinal ratings: one row a thing, with the ratings that it was given by whoever rated it (K. Krippendorff,
/// Content Analysis, 2004, chapter 11). 1 − observed ÷ expected disagreement over the coincidences of levels, the
/// distance of two levels being (Σ of the counts from one to the other − half of both ends)².
///
/// # Errors
/// Nothing rated by two people, or all ratings alike.
pub fn krippendorff_ordinal(things: &[Vec<f64>]) -> Result<f64, NoAgreement> {
    // Few levels, many ratings: counts by level as they are found, of the things that two people rated.
    let mut levels: Vec<f64> = Vec::new();
    let mut paired: Vec<Vec<f64>> = Vec::new();
    for row in things.iter().filter(|row| row.len() > 1) {
        let mut counts = vec![0.0; levels.len()];
        for rating in row {
            if let Some(place) = levels.iter().position(|level| (level - rating).abs() < SAME) {
                counts[place] += 1.0;
            } else {
                levels.push(*rating);
                counts.push(1.0);
            }
        }
        paired.push(counts);
    }
    if paired.is_empty() {
        return Err(NoAgreement::FewPeople);
    }
    if levels.len() < 2 {
        return Err(NoAgreement::NoVariation);
    }
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by(|a, b| levels[*a].total_cmp(&levels[*b]));
    let mut coincidences = vec![vec![0.0; levels.len()]; levels.len()];
    for row in paired {
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
/// 1979): (MSR − MSE) ÷ (MSR + (MSC − MSE)/n), its 95 % interval after K. O. `McGraw` and S. P. Wong (Psychological Methods 1, 1996). One
/// row a thing rated by all, of equal length.
///
/// # Errors
/// Fewer than two things or raters, things that do not differ, or that differ so much less than by chance that the ratio turns round.
pub fn icc_2k(things: &[Vec<f64>]) -> Result<Agreed, NoAgreement> {
    let (n, k) = (things.len() as f64, things.first().map_or(0, Vec::len) as f64);
    if n < 2.0 {
        return Err(NoAgreement::FewThings);
    }
    if k < 2.0 {
        return Err(NoAgreement::FewPeople);
    }
    let mean = things.iter().flatten().sum::<f64>() / (n * k);
    let rows: f64 = things.iter().map(|row| (row.iter().sum::<f64>() / k - mean).powi(2)).sum::<f64>() * k;
    let raters = 0..things[0].len();
    let of_rater = |rater: usize| things.iter().map(|row| row[rater]).sum::<f64>() / n;
    let columns: f64 = raters.map(|rater| (of_rater(rater) - mean).powi(2)).sum::<f64>() * n;
    let all: f64 = things.iter().flatten().map(|x| (x - mean).powi(2)).sum();
    let (msr, msc) = (rows / (n - 1.0), columns / (k - 1.0));
    let mse = ((all - rows - columns) / ((n - 1.0) * (k - 1.0))).max(0.0);
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
