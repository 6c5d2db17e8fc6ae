//! The formulas: from counts, stated figures or answers to a figure and its interval.

use super::{IntervalMethod, MetricFigure, MetricInterval, NoMetricInterval, Quantile, quantile_interval};
use crate::answers::{Basis, Measure, Metric, MetricAnswer, MetricAnswers, MetricKind, Stated};
use crate::scoring::statistics::{Z_975, quantile_7, t_975};

/// The figure of all cases.
pub(super) fn figure(metric: &Metric) -> MetricFigure {
    match &metric.basis {
        Basis::Votes { promoters, passives, detractors } => {
            let n = promoters + passives + detractors;
            let share = |count: &usize| *count as f64 / n as f64;
            votes([share(promoters), share(passives), share(detractors)], n, n as f64)
        }
        Basis::Part { part, whole } => {
            let share = *part as f64 / *whole as f64;
            MetricFigure { part: Some((*part, *whole)), ..proportion(share, Some(*whole), *whole as f64) }
        }
        Basis::Total { total, cases } => {
            let why = match metric.kind {
                MetricKind::AcquisitionCost => NoMetricInterval::Totals,
                _ => NoMetricInterval::NoSpread,
            };
            plain(total / *cases as f64, Some(*cases), why)
        }
        Basis::Lifetime(l) => {
            let value = l.value * l.periods * l.customers as f64 * l.repeating - l.cost;
            plain(value, None, NoMetricInterval::Model)
        }
        Basis::Stated(stated) => of_stated(metric, stated),
        Basis::Answers(answers) => of_answers(metric, answers, None),
    }
}

fn plain(value: f64, n: Option<usize>, why: NoMetricInterval) -> MetricFigure {
    MetricFigure { value, interval: Err(why), n, effective: None, votes: None, part: None, quantiles: None }
}

/// A net promoter score from its three shares; `effective` is the number that its interval rests on.
fn votes(shares: [f64; 3], n: usize, effective: f64) -> MetricFigure {
    let [promoters, _, detractors] = shares;
    let value = 100.0 * (promoters - detractors);
    let interval = if effective < 2.0 {
        Err(NoMetricInterval::OneAnswer)
    } else {
        let (low, high) = nps_interval(promoters, detractors, effective);
        Ok(MetricInterval { low, high, method: IntervalMethod::AdjustedWald })
    };
    MetricFigure { interval, votes: Some(shares), ..plain(value, Some(n), NoMetricInterval::NoCount) }
}

/// The 95 % interval of a net promoter score from the shares of promoters and detractors among `n`: adjusted Wald, three votes added,
/// ¾ of one to each side (B. Rocks, The American Statistician 70, 2016), within −100 to 100.
pub fn nps_interval(promoters: f64, detractors: f64, n: f64) -> (f64, f64) {
    let m = n + 3.0;
    let (p, d) = ((promoters * n + 0.75) / m, (detractors * n + 0.75) / m);
    let half = Z_975 * ((p + d - (p - d).powi(2)) / m).sqrt();
    ((100.0 * (p - d - half)).max(-100.0), (100.0 * (p - d + half)).min(100.0))
}

fn proportion(share: f64, n: Option<usize>, effective: f64) -> MetricFigure {
    let (low, high) = wilson(share, effective);
    let interval = Ok(MetricInterval { low: 100.0 * low, high: 100.0 * high, method: IntervalMethod::Wilson });
    MetricFigure { interval, ..plain(100.0 * share, n, NoMetricInterval::NoCount) }
}

/// Wilson's 95 % score interval of a share among `n` above 0 (E. B. Wilson, JASA 22, 1927), within 0–1.
pub fn wilson(share: f64, n: f64) -> (f64, f64) {
    let z2 = Z_975 * Z_975;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z_975 * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // At 0 and 1 the bound is exact; float noise must not leave it.
    let low = if share <= 0.0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if share >= 1.0 { 1.0 } else { (centre + half).min(1.0) };
    (low, high)
}

/// An answer from 1 to 10 on the engagement map: 9–10 → 100, 7–8 → 80, 5–6 → 60, 3–4 → 40, 1–2 → 20.
pub fn mapped_engagement(answer: f64) -> f64 {
    20.0 * (answer / 2.0).ceil()
}

/// An answer from 1 to 10 on the loyalty index: (x − 1) ÷ 9 × 100.
pub fn loyalty(answer: f64) -> f64 {
    (answer - 1.0) / 9.0 * 100.0
}

/// value ± t(0.975, n − 1)·SE, within the metric's limits.
fn student(metric: &Metric, value: f64, (error, n): (f64, f64)) -> MetricInterval {
    let half = t_975(n - 1.0) * error;
    let (least, most) = metric.kind.bounds(metric.scale);
    MetricInterval { low: (value - half).max(least), high: (value + half).min(most), method: IntervalMethod::Student }
}

fn of_stated(metric: &Metric, stated: &Stated) -> MetricFigure {
    let value = stated.value;
    let count = stated.n.map(|n| n as f64);
    let quantile = |value: Option<f64>| value.map(|value| Quantile { value, interval: None });
    let quantiles = quantile(stated.median).zip(quantile(stated.p90)).map(|(median, p90)| [median, p90]);
    let absent = |why| MetricFigure { quantiles, ..plain(value, stated.n, why) };
    match (metric.kind.measure(), count, stated.sd) {
        (_, None, _) => absent(NoMetricInterval::NoCount),
        (Measure::Share, Some(n), _) => proportion(value / 100.0, stated.n, n),
        (Measure::Money, ..) => absent(NoMetricInterval::Totals),
        (_, Some(_), None) => absent(NoMetricInterval::NoSpread),
        (_, Some(n), _) if n < 2.0 => absent(NoMetricInterval::OneAnswer),
        (_, Some(_), Some(sd)) if sd <= 0.0 => absent(NoMetricInterval::NoVariation),
        // The spread of votes of +100, 0 and −100 tells how many there were on both sides: p + d = (sd² + (p − d)²).
        (Measure::Balance, Some(n), Some(sd)) => {
            let (balance, sd) = (value / 100.0, sd / 100.0);
            let sides = (sd * sd + balance * balance).clamp(balance.abs(), 1.0);
            let (promoters, detractors) = (f64::midpoint(sides, balance), f64::midpoint(sides, -balance));
            let (low, high) = nps_interval(promoters, detractors, n);
            MetricFigure {
                interval: Ok(MetricInterval { low, high, method: IntervalMethod::AdjustedWald }),
                votes: Some([promoters, 1.0 - sides, detractors]),
                ..plain(value, stated.n, NoMetricInterval::NoCount)
            }
        }
        (_, Some(n), Some(sd)) => MetricFigure {
            interval: Ok(student(metric, value, (sd / n.sqrt(), n))),
            ..absent(NoMetricInterval::NoCount)
        },
    }
}

/// The figure of a segment's answers, or of all. There is at least one.
pub(super) fn of_answers(metric: &Metric, answers: &MetricAnswers, group: Option<usize>) -> MetricFigure {
    let chosen: Vec<&MetricAnswer> = answers.list.iter().filter(|a| group.is_none() || a.group == group).collect();
    let n = chosen.iter().map(|a| a.times).sum();
    let weight = |a: &MetricAnswer| a.weight * a.times as f64;
    let total: f64 = chosen.iter().map(|a| weight(a)).sum();
    let squares: f64 = chosen.iter().map(|a| a.weight * weight(a)).sum();
    // Kish's effective number.
    let effective = total * total / squares;
    let mean = |of: &dyn Fn(f64) -> f64| chosen.iter().map(|a| weight(a) * of(a.value)).sum::<f64>() / total;
    let yes = |holds: bool| f64::from(u8::from(holds));
    let mut found = match metric.kind {
        MetricKind::Nps => {
            let promoters = mean(&|x| yes(x >= 9.0));
            let detractors = mean(&|x| yes(x <= 6.0));
            votes([promoters, mean(&|x| yes(x > 6.0 && x < 9.0)), detractors], n, effective)
        }
        MetricKind::Csat | MetricKind::ReferralRate | MetricKind::Churn | MetricKind::Retention => {
            let from = metric.satisfied_from.unwrap_or(1.0);
            let part = chosen.iter().filter(|a| a.value >= from).map(|a| a.times).sum();
            let counted = (!answers.weighted).then_some((part, n));
            MetricFigure { part: counted, ..proportion(mean(&|x| yes(x >= from)), Some(n), effective) }
        }
        kind => {
            let read = |x: f64| match kind {
                MetricKind::EmployeeEngagement => mapped_engagement(x),
                MetricKind::LoyaltyIndex => loyalty(x),
                _ => x,
            };
            let value = mean(&read);
            let spread: f64 =
                chosen.iter().map(|a| a.times as f64 * (a.weight / total * (read(a.value) - value)).powi(2)).sum();
            let alike = chosen.iter().all(|a| read(a.value).to_bits() == read(chosen[0].value).to_bits());
            let interval = if effective < 2.0 {
                Err(NoMetricInterval::OneAnswer)
            } else if alike {
                Err(NoMetricInterval::NoVariation)
            } else {
                Ok(student(metric, value, ((spread * effective / (effective - 1.0)).sqrt(), effective)))
            };
            MetricFigure { interval, ..plain(value, Some(n), NoMetricInterval::NoCount) }
        }
    };
    found.effective = answers.weighted.then_some(effective);
    if metric.kind == MetricKind::ResolutionTime {
        let mut times: Vec<f64> = chosen.iter().map(|a| a.value).collect();
        times.sort_by(f64::total_cmp);
        found.quantiles =
            Some([0.5, 0.9].map(|p| Quantile { value: quantile_7(&times, p), interval: quantile_interval(&times, p) }));
    }
    found
}
