//! How far the respondents of a set agree, domain by domain.
//!
//! Like Cronbach's alpha, these figures take no account of weights. They look at the answers as they were given: the counted questions
//! of a domain that share the scale which most of them have.

use super::statistics::{
    Agreed, Moments, NoAgreement, Ratings, alpha_interval, icc_2k, krippendorff_ordinal, r_wg, r_wg_j,
};
use super::{Plan, Scorecard};
use crate::answers::RespondentSet;
use crate::questionnaire::{Kind, Questionnaire};
use std::collections::BTreeMap;

/// How far people agree on a domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Mean rWG of the questions: do people choose the same levels? From all answers.
    pub r_wg: Result<f64, NoAgreement>,
    /// rWG(j), of the domain as a whole. From those who answered every question.
    pub r_wg_j: Result<f64, NoAgreement>,
    /// Krippendorff's alpha, ordinal: would one respondent do for another? From all answers.
    pub krippendorff: Result<f64, NoAgreement>,
    /// ICC(2,k): would other respondents put the questions in the same order? From those who answered every question.
    pub icc: Result<Agreed, NoAgreement>,
    /// The 95 % interval of the domain's alpha, where it has one.
    pub alpha_interval: Option<(f64, f64)>,
}

/// One a domain, in the questionnaire's order; `card` is the set's, without plugins. A consensus has nobody to agree.
pub fn agreements(questionnaire: &Questionnaire, set: &RespondentSet, card: &Scorecard) -> Vec<Agreement> {
    let plan = Plan::measured(questionnaire, set.perspective);
    let one = |domain: usize| {
        let counted = plan.counted(questionnaire, domain);
        let (levels, alike) = on_one_scale(questionnaire, &counted);
        let complete = set.sheet.complete(&counted);
        let people = complete.len() / counted.len().max(1);
        let of_alpha = |alpha| alpha_interval(alpha, people, counted.len());
        let cases = if alike == counted { complete } else { set.sheet.complete(&alike) };
        Agreement {
            alpha_interval: card.domains[domain].alpha.ok().map(of_alpha),
            ..agreement(set, (levels, &alike), &cases)
        }
    };
    (0..questionnaire.domains.len()).map(one).collect()
}

/// All but the interval of alpha: of questions with so many levels each, and of the cases of those who answered them all.
fn agreement(set: &RespondentSet, (levels, alike): (usize, &[usize]), cases: &[f64]) -> Agreement {
    let steps = levels.saturating_sub(1) as f64;
    let cases: Vec<f64> = cases.iter().map(|ratio| ratio * steps).collect();
    let cases = Moments::of(&cases, alike.len());
    let rated = |question: &usize| set.sheet.ratios(*question).map(|ratio| ratio * steps);
    let all = Ratings::of(alike.iter().map(rated));
    Agreement {
        r_wg: r_wg(&all, levels),
        r_wg_j: r_wg_j(&cases, levels),
        krippendorff: krippendorff_ordinal(&all),
        icc: icc_2k(&cases),
        alpha_interval: None,
    }
}

/// The questions on the scale that most of them have, the longest of several, and its number of levels.
fn on_one_scale(questionnaire: &Questionnaire, questions: &[usize]) -> (usize, Vec<usize>) {
    let mut scales: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for question in questions {
        if let Kind::Scale { scale } = questionnaire.questions[*question].kind {
            scales.entry(questionnaire.scales[scale].levels().count()).or_default().push(*question);
        }
    }
    scales.into_iter().max_by_key(|(levels, questions)| (questions.len(), *levels)).unwrap_or_default()
}
