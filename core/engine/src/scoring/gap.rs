//! The gap between two sets of respondents: Welch's difference, figure by figure (the definition's section 5).

use super::Scorecard;
use super::statistics::{Sampled, Welch, read_together, welch};
use crate::answers::RespondentSet;
use crate::measure::{Estimate, NoInterval, Score};
use crate::questionnaire::Questionnaire;

/// The difference of two scores, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// First minus second, or why there is none.
    pub difference: Result<f64, NoGap>,
    /// How sure it is, or why that is not known.
    pub test: Result<Welch, NoGap>,
}

/// Why there is no gap, or no interval for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoGap {
    /// One of the scores is absent.
    NoScore(Score),
    /// One of the scores has no interval.
    NoInterval(NoInterval),
    /// The two totals are over different domains.
    OtherDomains,
}

impl NoGap {
    /// A stable word for JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoScore(score) => score.absence().unwrap_or("no-score"),
            Self::NoInterval(why) => why.code(),
            Self::OtherDomains => "other-domains",
        }
    }
}

impl Gap {
    fn none(why: NoGap) -> Self {
        Self { difference: Err(why), test: Err(why) }
    }

    /// Whether it is more than chance explains, among the gaps that it is read with.
    pub fn certain(&self) -> bool {
        self.test.is_ok_and(|welch| welch.certain())
    }
}

/// The gap between two scores of different people.
pub fn gap(first: &Estimate, second: &Estimate) -> Gap {
    let (a, b) = match (first.score, second.score) {
        (Score::Rated(a), Score::Rated(b)) => (a, b),
        (Score::Rated(_), absent) | (absent, _) => return Gap::none(NoGap::NoScore(absent)),
    };
    let sampled = |mean, estimate: &Estimate| {
        let interval = estimate.interval.map_err(NoGap::NoInterval)?;
        Ok(Sampled { mean, error: interval.error, freedom: interval.freedom })
    };
    let test = sampled(a, first).and_then(|a| Ok(welch(a, sampled(b, second)?)));
    Gap { difference: Ok(a - b), test }
}

/// All gaps between two sets that answered the same questionnaire.
#[derive(Debug, Clone)]
pub struct Gaps {
    /// Of the totals.
    pub overall: Gap,
    /// One a domain.
    pub domains: Vec<Gap>,
    /// One a question; none where one of the sets is not asked, or the question does not count.
    pub questions: Vec<Option<Gap>>,
}

/// The gaps from a set to another: first minus second. Totals over different domains are not compared.
pub fn gaps(
    questionnaire: &Questionnaire,
    first: (&RespondentSet, &Scorecard),
    second: (&RespondentSet, &Scorecard),
) -> Gaps {
    let domains = |card: &Scorecard| card.domains.iter().map(|domain| domain.estimate).collect::<Vec<_>>();
    let (ours, theirs) = (domains(first.1), domains(second.1));
    let rated = |estimates: &[Estimate]| estimates.iter().map(|e| e.score.value().is_some()).collect::<Vec<_>>();
    let overall = gap(&first.1.overall, &second.1.overall);
    let alike = rated(&ours) == rated(&theirs) || overall.difference.is_err();
    let question = |(index, question): (usize, &crate::questionnaire::Question)| {
        let both = question.scored && question.asks(first.0.perspective) && question.asks(second.0.perspective);
        both.then(|| gap(&first.1.questions[index].estimate, &second.1.questions[index].estimate))
    };
    let mut domains: Vec<Gap> = ours.iter().zip(&theirs).map(|(a, b)| gap(a, b)).collect();
    together(domains.iter_mut());
    let mut questions: Vec<Option<Gap>> = questionnaire.questions.iter().enumerate().map(question).collect();
    together(questions.iter_mut().flatten());
    Gaps { overall: if alike { overall } else { Gap::none(NoGap::OtherDomains) }, domains, questions }
}

/// Gaps that are read together: each is judged among all of them.
pub(super) fn together<'a>(gaps: impl Iterator<Item = &'a mut Gap>) {
    read_together(gaps.filter_map(|gap| gap.test.as_mut().ok()));
}
