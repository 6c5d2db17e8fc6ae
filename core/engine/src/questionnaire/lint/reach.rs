//! The lowest and highest scores that answers can give, when every question is answered that a point of view is asked.

use crate::questionnaire::{Kind, Practice, Question, Questionnaire, Rollup};

/// Lowest and highest overall score, 0–100; none where nothing counts from this point of view.
pub(super) fn overall(questionnaire: &Questionnaire, perspective: Option<usize>) -> Option<(f64, f64)> {
    let domains = questionnaire.domains.iter().enumerate();
    mean(domains.filter_map(|(index, of)| Some((of.weight, domain(questionnaire, index, perspective)?))))
}

/// Lowest and highest score of a domain.
pub(super) fn domain(questionnaire: &Questionnaire, domain: usize, perspective: Option<usize>) -> Option<(f64, f64)> {
    let domain = &questionnaire.domains[domain];
    let range = |indices: &mut dyn Iterator<Item = usize>| {
        let counted = indices.map(|index| &questionnaire.questions[index]);
        let counted = counted.filter(|question| question.scored && question.asks(perspective));
        mean(counted.map(|question| (question.weight, question_range(question))))
    };
    let mut practices = domain.practices.iter().filter_map(|practice| {
        let Practice { weight, questions, .. } = practice;
        Some((*weight, range(&mut questions.iter().copied())?))
    });
    match questionnaire.scoring.rollup {
        Rollup::Pooled => range(&mut domain.questions()),
        Rollup::MeanOfMeans => mean(practices),
        Rollup::WeakestLink => {
            let first = practices.next()?.1;
            Some(practices.fold(first, |low, (_, practice)| (low.0.min(practice.0), low.1.min(practice.1))))
        }
    }
}

fn mean(parts: impl Iterator<Item = (f64, (f64, f64))>) -> Option<(f64, f64)> {
    let (mut weights, mut low, mut high) = (0.0, 0.0, 0.0);
    for (weight, (least, most)) in parts {
        weights += weight;
        low += weight * least;
        high += weight * most;
    }
    (weights > 0.0).then(|| (low / weights, high / weights))
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
