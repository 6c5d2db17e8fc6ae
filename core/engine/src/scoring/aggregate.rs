//! From respondents to a total: weighted mean, Kish's effective number, and the 95 % interval (the definition's steps 3 to 5).

use super::respondent::Own;
use super::statistics::t_975;
use crate::answers::Respondent;
use crate::measure::{Estimate, Interval, NoInterval, Score};
use crate::questionnaire::Balance;

/// A mean over respondents, with what an interval needs.
#[derive(Debug, Clone)]
pub struct Mean {
    /// The mean, or why there is none.
    pub score: Score,
    /// Share v and figure x of each respondent who has a score: (respondent, v, x); the shares add up to 1.
    pub parts: Vec<(usize, f64, f64)>,
    /// Kish's effective number of respondents, (Σw)²/Σw².
    pub effective: f64,
}

/// Who is averaged, and how they weigh.
#[derive(Debug, Clone, Copy)]
pub struct People<'a> {
    /// The respondents.
    pub respondents: &'a [Respondent],
    /// Groups that they may belong to.
    pub groups: usize,
    /// Whether each group weighs the same.
    pub balance: Balance,
}

/// The weighted mean of the members' figures.
pub fn mean(people: People, members: &[usize], own: &[Own]) -> Mean {
    let respondents = people.respondents;
    let mut parts = Vec::with_capacity(members.len());
    parts.extend(members.iter().filter_map(|&i| Some((i, respondents[i].weight, own[i].value()?))));
    if parts.is_empty() {
        let nothing_applies = members.iter().all(|&i| own[i] == Own::NotApplicable);
        let score = if nothing_applies { Score::NotApplicable } else { Score::Unanswered };
        return Mean { score, parts, effective: 0.0 };
    }
    if people.balance == Balance::Groups {
        let group_of = |i: usize| respondents[i].group.map_or(0, |g| g + 1);
        let mut group_weight = vec![0.0; people.groups + 1];
        for (i, weight, _) in &parts {
            group_weight[group_of(*i)] += weight;
        }
        for (i, weight, _) in &mut parts {
            *weight /= group_weight[group_of(*i)];
        }
    }
    let total: f64 = parts.iter().map(|(_, weight, _)| weight).sum();
    let (mut score, mut squares) = (0.0, 0.0);
    for (_, v, x) in &mut parts {
        *v /= total;
        score += *v * *x;
        squares += *v * *v;
    }
    Mean { score: Score::Rated(score), parts, effective: 1.0 / squares }
}

impl Mean {
    /// The mean with its interval: e = v·(x − s).
    pub fn estimate(&self, consensus: bool) -> Estimate {
        self.estimate_by(consensus, t_975)
    }

    /// The same with a `quantile` of Student's t that may remember what it has worked out.
    pub fn estimate_by(&self, consensus: bool, quantile: impl FnMut(f64) -> f64) -> Estimate {
        let Score::Rated(score) = self.score else { return Estimate::absent(self.score) };
        let errors = self.parts.iter().map(|(_, v, x)| v * (x - score));
        Estimate {
            score: self.score,
            interval: interval((score, errors), self.effective, consensus, quantile),
            respondents: self.parts.len(),
        }
    }
}

/// The overall figure over rated domains, with its interval: e = Σ (W/ΣW)·v·(x − s), n the smallest over the domains.
pub fn overall(domains: &[(f64, &Mean)], respondents: usize, consensus: bool) -> Estimate {
    overall_by(domains, respondents, consensus, t_975)
}

/// The same with a `quantile` of Student's t that may remember what it has worked out.
pub fn overall_by(
    domains: &[(f64, &Mean)],
    respondents: usize,
    consensus: bool,
    quantile: impl FnMut(f64) -> f64,
) -> Estimate {
    let all: f64 = domains.iter().map(|(w, _)| w).sum();
    let rated: Vec<(f64, &Mean, f64)> =
        domains.iter().filter_map(|(w, m)| m.score.value().map(|s| (*w, *m, s))).collect();
    let held: f64 = rated.iter().map(|(w, ..)| w).sum();
    if rated.is_empty() || crate::measure::comparable(held) < crate::measure::comparable(all / 2.0) {
        let nothing_applies = domains.iter().all(|(_, m)| m.score == Score::NotApplicable);
        return Estimate::absent(if nothing_applies { Score::NotApplicable } else { Score::Unanswered });
    }
    let score = rated.iter().map(|(w, _, s)| w * s).sum::<f64>() / held;
    let mut errors = vec![0.0; respondents];
    let mut present = vec![false; respondents];
    for (weight, mean, s) in &rated {
        for (i, v, x) in &mean.parts {
            errors[*i] += weight / held * v * (x - s);
            present[*i] = true;
        }
    }
    let effective = rated.iter().map(|(_, m, _)| m.effective).fold(f64::INFINITY, f64::min);
    Estimate {
        score: Score::Rated(score),
        interval: interval((score, errors.into_iter()), effective, consensus, quantile),
        respondents: present.into_iter().filter(|p| *p).count(),
    }
}

fn interval(
    (score, errors): (f64, impl Iterator<Item = f64>),
    effective: f64,
    consensus: bool,
    mut quantile: impl FnMut(f64) -> f64,
) -> Result<Interval, NoInterval> {
    if consensus {
        return Err(NoInterval::Consensus);
    }
    // 1/Σv² may fall short of a whole number by float noise.
    if crate::measure::comparable(effective) < 2.0 {
        return Err(NoInterval::OneRespondent);
    }
    let n = effective;
    let squares: f64 = errors.map(|e| e * e).sum();
    let (freedom, error) = (n - 1.0, (n / (n - 1.0) * squares).sqrt());
    let half = quantile(freedom) * error;
    if half <= 1e-9 {
        return Err(NoInterval::NoVariation);
    }
    Ok(Interval { low: (score - half).max(0.0), high: (score + half).min(100.0), error, freedom })
}
