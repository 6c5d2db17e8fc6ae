//! The scorecard of one set of respondents, measured or with the weights that plugins left.

use super::aggregate::{Mean, People, mean, overall};
use super::plan::Plan;
use super::respondent::{Cells, Entry, Own};
use super::stage::{Evidence, stage};
use super::statistics::{cronbach_alpha, variance};
use super::suppression::shown_groups;
use super::{DomainScore, GroupScore, NoAlpha, QuestionScore, Rates, Scorecard};
use crate::answers::{Cell, RespondentSet};
use crate::measure::{Estimate, Score};
use crate::questionnaire::{Kind, Questionnaire, Rollup};

/// Scores a set of respondents with the questionnaire's own weights.
pub fn score(questionnaire: &Questionnaire, set: &RespondentSet, evidence: Evidence) -> Scorecard {
    score_with(questionnaire, set, evidence, &Plan::measured(questionnaire, set.perspective))
}

/// Scores a set of respondents with other weights.
pub fn score_with(questionnaire: &Questionnaire, set: &RespondentSet, evidence: Evidence, plan: &Plan) -> Scorecard {
    let people = People {
        respondents: &set.sheet.respondents,
        groups: set.groups.len(),
        balance: questionnaire.scoring.balance,
    };
    let run = Run { questionnaire, set, plan, cells: Cells::new(questionnaire, set, plan), people };
    let everybody: Vec<usize> = (0..set.sheet.respondents.len()).collect();
    let columns: Vec<Columns> = (0..questionnaire.domains.len()).map(|d| run.columns(d)).collect();
    let totals: Vec<Mean> = columns.iter().map(|c| run.domain_mean(c, &everybody)).collect();

    let mut partitions: Vec<Vec<usize>> = totals.iter().map(|m| m.parts.iter().map(|p| p.0).collect()).collect();
    partitions.push(run.anyone(&partitions));
    let shown = shown_groups(set, &partitions);
    let by_group: Vec<Option<Vec<Mean>>> = (0..set.groups.len())
        .map(|g| {
            let members: Vec<usize> =
                everybody.iter().copied().filter(|i| set.sheet.respondents[*i].group == Some(g)).collect();
            shown[g].then(|| columns.iter().map(|c| run.domain_mean(c, &members)).collect())
        })
        .collect();

    let domains = (0..questionnaire.domains.len())
        .map(|d| DomainScore {
            estimate: totals[d].estimate(set.sheet.consensus),
            weight: plan.domain_weights[d],
            alpha: run.alpha(d),
            practices: columns[d]
                .practices
                .iter()
                .zip(&questionnaire.domains[d].practices)
                .map(|(own, p)| run.held_back(run.estimate(own, &everybody), &p.questions))
                .collect(),
            groups: by_group
                .iter()
                .map(|means| match means {
                    Some(means) => means[d].estimate(set.sheet.consensus),
                    None => Estimate::absent(Score::Suppressed),
                })
                .collect(),
            rates: run.rates(questionnaire.domains[d].questions()),
        })
        .collect();
    let groups = by_group
        .iter()
        .enumerate()
        .map(|(g, means)| match means {
            Some(means) => GroupScore {
                shown: true,
                respondents: set.sheet.respondents.iter().filter(|r| r.group == Some(g)).count(),
                overall: run.overall(means),
            },
            None => GroupScore { shown: false, respondents: 0, overall: Estimate::absent(Score::Suppressed) },
        })
        .collect();
    let mut card = Scorecard {
        overall: run.overall(&totals),
        domains,
        questions: (0..questionnaire.questions.len()).map(|q| run.question(q, &everybody)).collect(),
        groups,
        rates: run.rates(0..questionnaire.questions.len()),
        spread: run.spread(&columns),
        stage: None,
    };
    card.stage = stage(questionnaire, set, &card, evidence);
    card
}

/// Each respondent's own figure per domain: for the consultant's eyes, never for a report.
pub fn respondent_scores(questionnaire: &Questionnaire, set: &RespondentSet) -> Vec<Vec<Option<f64>>> {
    let plan = Plan::measured(questionnaire, set.perspective);
    let cells = Cells::new(questionnaire, set, &plan);
    let pooled: Vec<Vec<usize>> = questionnaire.domains.iter().map(|d| d.questions().collect()).collect();
    (0..set.sheet.respondents.len())
        .map(|i| {
            let domains = questionnaire.domains.iter().zip(&pooled).enumerate();
            domains.map(|(d, (domain, pooled))| cells.own_domain(i, d, domain, pooled).value()).collect()
        })
        .collect()
}

struct Run<'a> {
    questionnaire: &'a Questionnaire,
    set: &'a RespondentSet,
    plan: &'a Plan,
    cells: Cells<'a>,
    people: People<'a>,
}

/// Every respondent's figure in a domain and in its practices.
struct Columns {
    domain: Vec<Own>,
    practices: Vec<Vec<Own>>,
}

impl Run<'_> {
    fn columns(&self, index: usize) -> Columns {
        let domain = &self.questionnaire.domains[index];
        let pooled: Vec<usize> = domain.questions().collect();
        let people = 0..self.set.sheet.respondents.len();
        Columns {
            domain: people.clone().map(|i| self.cells.own_domain(i, index, domain, &pooled)).collect(),
            practices: domain
                .practices
                .iter()
                .map(|p| people.clone().map(|i| self.cells.own(i, &p.questions)).collect())
                .collect(),
        }
    }

    fn domain_mean(&self, columns: &Columns, members: &[usize]) -> Mean {
        let of = |own: &[Own]| mean(self.people, members, own);
        if self.questionnaire.scoring.rollup != Rollup::WeakestLink {
            return of(&columns.domain);
        }
        columns
            .practices
            .iter()
            .map(|own| of(own))
            .filter(|m| m.score.value().is_some())
            .min_by(|a, b| a.score.value().partial_cmp(&b.score.value()).expect("scores are numbers"))
            .unwrap_or_else(|| of(&columns.domain))
    }

    fn estimate(&self, own: &[Own], members: &[usize]) -> Estimate {
        mean(self.people, members, own).estimate(self.set.sheet.consensus)
    }

    fn overall(&self, means: &[Mean]) -> Estimate {
        let weighted: Vec<(f64, &Mean)> = self.plan.domain_weights.iter().copied().zip(means).collect();
        overall(&weighted, self.set.sheet.respondents.len(), self.set.sheet.consensus)
    }

    fn spread(&self, columns: &[Columns]) -> Option<f64> {
        let own = |person: usize| {
            let (mut sum, mut held) = (0.0, 0.0);
            for (column, weight) in columns.iter().zip(&self.plan.domain_weights) {
                if let Own::Rated(score) = column.domain[person] {
                    sum += score * weight;
                    held += weight;
                }
            }
            (held > 0.0).then(|| sum / held)
        };
        let scores: Vec<f64> = (0..self.set.sheet.respondents.len()).filter_map(own).collect();
        (scores.len() > 1).then(|| variance(scores.iter().copied()).sqrt())
    }

    fn anyone(&self, partitions: &[Vec<usize>]) -> Vec<usize> {
        let mut present = vec![false; self.set.sheet.respondents.len()];
        partitions.iter().flatten().for_each(|i| present[*i] = true);
        (0..present.len()).filter(|i| present[*i]).collect()
    }

    fn alpha(&self, domain: usize) -> Result<f64, NoAlpha> {
        let questions = self.plan.counted(self.questionnaire, domain);
        if questions.len() < 2 {
            return Err(NoAlpha::FewQuestions);
        }
        cronbach_alpha(&self.set.sheet.complete(&questions), questions.len())
    }

    fn rates(&self, questions: impl Iterator<Item = usize>) -> Rates {
        let mut rates = Rates::default();
        for q in questions.filter(|q| self.plan.counts(self.questionnaire, *q)) {
            for i in 0..self.set.sheet.respondents.len() {
                match self.set.sheet.cell(i, q) {
                    Cell::NotAsked | Cell::Written => continue,
                    Cell::Rated { .. } => rates.answered += 1,
                    Cell::NotApplicable => rates.not_applicable += 1,
                    Cell::DontKnow => rates.dont_know += 1,
                    Cell::Blank => rates.blank += 1,
                }
                rates.asked += 1;
            }
        }
        rates
    }

    fn question(&self, q: usize, everybody: &[usize]) -> QuestionScore {
        let own: Vec<Own> = everybody.iter().map(|i| self.question_own(*i, q)).collect();
        let mut result = QuestionScore {
            estimate: self.held_back(self.estimate(&own, everybody), &[q]),
            weight: if self.plan.excluded[q] { 0.0 } else { self.plan.question_weights[q] },
            counts: Vec::new(),
            median: None,
            not_applicable: 0,
            dont_know: 0,
            blank: 0,
            not_asked: 0,
        };
        if result.estimate.score == Score::Suppressed {
            return result;
        }
        let mut rated: Vec<(f64, f64)> = Vec::new();
        for &i in everybody {
            match self.set.sheet.cell(i, q) {
                Cell::Rated { raw, .. } => rated.push((raw, self.set.sheet.respondents[i].weight)),
                Cell::NotApplicable => result.not_applicable += 1,
                Cell::DontKnow => result.dont_know += 1,
                Cell::Blank => result.blank += 1,
                Cell::NotAsked => result.not_asked += 1,
                Cell::Written => {}
            }
        }
        rated.sort_by(|a, b| a.0.total_cmp(&b.0));
        result.counts = counts(&self.questionnaire.questions[q].kind, &rated);
        if matches!(self.questionnaire.questions[q].kind, Kind::Scale { .. }) {
            result.median = lower_median(&rated);
        }
        result
    }

    /// What only some audiences are asked is a cell of theirs, not a total: it is held back like a group.
    fn held_back(&self, estimate: Estimate, questions: &[usize]) -> Estimate {
        let of_some = questions.iter().all(|q| !self.questionnaire.questions[*q].audience.is_empty());
        let few = estimate.respondents > 0 && estimate.respondents < self.set.minimum;
        if of_some && few && !self.set.sheet.consensus { Estimate::absent(Score::Suppressed) } else { estimate }
    }

    /// A question's own figure is over its rated and counted answers, without the domain's minimum.
    fn question_own(&self, respondent: usize, q: usize) -> Own {
        match self.cells.entry(respondent, q) {
            Entry::Counted(ratio) => Own::Rated(100.0 * ratio),
            Entry::Open => Own::TooFew,
            Entry::Outside => Own::NotApplicable,
        }
    }
}

/// Respondents per value, or per band for a number.
fn counts(kind: &Kind, rated: &[(f64, f64)]) -> Vec<(f64, usize)> {
    let key = |raw: f64| match kind {
        Kind::Number { bands, .. } => {
            bands.iter().rev().find(|b| raw >= b.from).or(bands.first()).map_or(raw, |b| b.from)
        }
        _ => raw,
    };
    let mut counts: Vec<(f64, usize)> = Vec::new();
    for value in rated.iter().map(|(raw, _)| key(*raw)) {
        match counts.last_mut() {
            Some((last, n)) if last.total_cmp(&value).is_eq() => *n += 1,
            _ => counts.push((value, 1)),
        }
    }
    counts
}

/// The lower weighted median of sorted (value, weight).
pub(super) fn lower_median(rated: &[(f64, f64)]) -> Option<f64> {
    let half = rated.iter().map(|(_, w)| w).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    rated
        .iter()
        .find(|(_, w)| {
            sum += w;
            crate::measure::comparable(sum) >= crate::measure::comparable(half)
        })
        .map(|(value, _)| *value)
}
