//! The lowest and highest scores that answers can give, when every question is answered.

use crate::questionnaire::{Kind, Practice, Question, Questionnaire, Rollup};

/// Lowest and highest overall score, 0–100.
pub(super) fn overall(questionnaire: &Questionnaire) -> (f64, f64) {
    let domains = (0..questionnaire.domains.len()).map(|d| (questionnaire.domains[d].weight, domain(questionnaire, d)));
    mean(domains)
}

/// Lowest and highest score of a domain.
pub(super) fn domain(questionnaire: &Questionnaire, domain: usize) -> (f64, f64) {
    let domain = &questionnaire.domains[domain];
    let scored = |practice: &Practice| practice.questions.iter().any(|q| questionnaire.questions[*q].scored);
    let practices = domain.practices.iter().filter(|practice| scored(practice));
    match questionnaire.scoring.rollup {
        Rollup::Pooled => questions(questionnaire, domain.questions()),
        Rollup::MeanOfMeans => {
            mean(practices.map(|p| (p.weight, questions(questionnaire, p.questions.iter().copied()))))
        }
        Rollup::WeakestLink => practices
            .map(|p| questions(questionnaire, p.questions.iter().copied()))
            .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
            .unwrap_or((0.0, 100.0)),
    }
}

fn questions(questionnaire: &Questionnaire, indices: impl Iterator<Item = usize>) -> (f64, f64) {
    let scored = indices.map(|index| &questionnaire.questions[index]).filter(|question| question.scored);
    mean(scored.map(|question| (question.weight, question_range(question))))
}

fn mean(parts: impl Iterator<Item = (f64, (f64, f64))>) -> (f64, f64) {
    let (mut weights, mut low, mut high) = (0.0, 0.0, 0.0);
    for (weight, (least, most)) in parts {
        weights += weight;
        low += weight * least;
        high += weight * most;
    }
    if weights > 0.0 { (low / weights, high / weights) } else { (0.0, 100.0) }
}

/// A question's own range on 0–100.
fn question_range(question: &Question) -> (f64, f64) {
    let range = |ratios: &mut dyn Iterator<Item = f64>| {
        let (low, high) = ratios.fold((f64::INFINITY, 0.0_f64), |(low, high), r| (low.min(r), high.max(r)));
        (100.0 * low, 100.0 * high)
    };
    match &question.kind {
        Kind::Scale { .. } | Kind::Multi { .. } | Kind::Text => (0.0, 100.0),
        Kind::Choice { options } | Kind::YesNo { options } => {
            let most = options.iter().map(|option| option.points).fold(0.0, f64::max);
            range(&mut options.iter().map(|option| option.points / most))
        }
        Kind::Number { bands, .. } => range(&mut bands.iter().map(|band| band.ratio)),
    }
}
