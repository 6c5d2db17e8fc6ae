//! What counts and how much: weights of questions, practices and domains, before and after plugins.

use crate::questionnaire::{Kind, Questionnaire, Rollup};

/// The weights of one scoring run. Plugins change them; the questionnaire stays as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// One a question; meaningless where it does not count.
    pub question_weights: Vec<f64>,
    /// One a practice, by domain.
    pub practice_weights: Vec<Vec<f64>>,
    /// One a domain.
    pub domain_weights: Vec<f64>,
    /// The point of view that is scored: it is not asked every question.
    pub perspective: Option<usize>,
    /// Questions that a rule marked not applicable.
    pub excluded: Vec<bool>,
}

impl Plan {
    /// The questionnaire's own weights; a domain that is not asked from the point of view weighs nothing.
    pub fn measured(questionnaire: &Questionnaire, perspective: Option<usize>) -> Self {
        let asked = |d: usize| questionnaire.domain_counts(d, perspective);
        let domains = questionnaire.domains.iter().enumerate();
        Self {
            question_weights: questionnaire.questions.iter().map(|q| q.weight).collect(),
            practice_weights: questionnaire
                .domains
                .iter()
                .map(|d| d.practices.iter().map(|p| p.weight).collect())
                .collect(),
            domain_weights: domains.map(|(d, domain)| if asked(d) { domain.weight } else { 0.0 }).collect(),
            perspective,
            excluded: vec![false; questionnaire.questions.len()],
        }
    }

    /// Whether a question enters scores.
    pub fn counts(&self, questionnaire: &Questionnaire, question: usize) -> bool {
        let q = &questionnaire.questions[question];
        q.scored && !matches!(q.kind, Kind::Text) && !self.excluded[question] && q.asks(self.perspective)
    }

    /// The questions of a domain that enter scores.
    pub fn counted(&self, questionnaire: &Questionnaire, domain: usize) -> Vec<usize> {
        questionnaire.domains[domain].questions().filter(|question| self.counts(questionnaire, *question)).collect()
    }

    /// Multiplies a domain's weight, then scales all back to their former sum.
    pub fn scale_domain(&mut self, domain: usize, factor: f64) {
        rescale(&mut self.domain_weights, |i| i == domain, factor);
    }

    /// Multiplies a question's weight among those that it is averaged with, then scales these back to their former sum.
    pub fn scale_question(&mut self, questionnaire: &Questionnaire, question: usize, factor: f64) {
        let q = &questionnaire.questions[question];
        let domain = &questionnaire.domains[q.domain];
        let practice = &domain.practices[q.practice];
        let by_practice = questionnaire.scoring.rollup != Rollup::Pooled;
        if by_practice && practice.questions.len() == 1 {
            rescale(&mut self.practice_weights[q.domain], |p| p == q.practice, factor);
            return;
        }
        let peers: Vec<usize> = if by_practice { practice.questions.clone() } else { domain.questions().collect() };
        let peers: Vec<usize> = peers.into_iter().filter(|p| self.counts(questionnaire, *p)).collect();
        let mut weights: Vec<f64> = peers.iter().map(|p| self.question_weights[*p]).collect();
        rescale(&mut weights, |i| peers[i] == question, factor);
        for (p, w) in peers.into_iter().zip(weights) {
            self.question_weights[p] = w;
        }
    }
}

fn rescale(weights: &mut [f64], subject: impl Fn(usize) -> bool, factor: f64) {
    let former: f64 = weights.iter().sum();
    for (i, w) in weights.iter_mut().enumerate() {
        if subject(i) {
            *w *= factor;
        }
    }
    let now: f64 = weights.iter().sum();
    if now > 0.0 {
        for w in weights {
            *w *= former / now;
        }
    }
}
