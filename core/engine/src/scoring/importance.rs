//! What goes with what people answer to a metric: the correlation, person by person, of each domain's own figure with that answer ("derived
//! importance"). It orders domains by what they seem to weigh; it does not prove that one causes the other.

use super::plan::Plan;
use super::respondent::Cells;
use super::statistics::{Correlation, correlation};
use crate::answers::{Assessment, Basis, Cell, Metric, MetricKind};
use crate::questionnaire::Questionnaire;

/// Fewest people from which a correlation is told: below, its interval spans half of the scale. A point of view that ranks nobody below another
/// number (`rank_from`) asks for that many.
pub const FEWEST: usize = 50;

/// Why a domain has no importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoImportance {
    /// The metric's own question counts in the domain.
    Part,
    /// Too few people have both figures.
    FewCases,
    /// One of the two does not vary.
    NoVariation,
}

impl NoImportance {
    /// A stable word for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Part => "part-of-the-domain",
            Self::FewCases => "too-few-answers",
            Self::NoVariation => "no-variation",
        }
    }
}

/// The importance of each domain for a metric, in the questionnaire's order; empty for metrics whose answers are not of a set of respondents, and for
/// those of which more is not better.
pub fn importance(
    assessment: &Assessment,
    questionnaires: &[Questionnaire],
    metric: &Metric,
) -> Vec<Result<Correlation, NoImportance>> {
    let Basis::Answers(answers) = &metric.basis else { return Vec::new() };
    let Some(set) = answers.set.map(|set| &assessment.sets[set]) else { return Vec::new() };
    if !matches!(
        metric.kind,
        MetricKind::Nps | MetricKind::Csat | MetricKind::LoyaltyIndex | MetricKind::EmployeeEngagement
    ) {
        return Vec::new();
    }
    let questionnaire = &questionnaires[set.questionnaire];
    let plan = Plan::measured(questionnaire, set.perspective);
    let cells = Cells::new(questionnaire, set, &plan);
    let fewest = set.perspective.and_then(|p| questionnaire.perspectives[p].rank_from).unwrap_or(0).max(FEWEST);
    let outcome = |person: usize| {
        let given = answers.questions.iter().filter_map(|question| match set.sheet.cell(person, *question) {
            Cell::Rated { raw, .. } => Some(raw),
            _ => None,
        });
        let (sum, n) = given.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
        (n > 0).then(|| sum / f64::from(n))
    };
    let people: Vec<(usize, f64)> =
        (0..set.sheet.respondents.len()).filter_map(|person| Some((person, outcome(person)?))).collect();
    let one = |(index, domain): (usize, &crate::questionnaire::Domain)| {
        let pooled: Vec<usize> = domain.questions().collect();
        let counts = |question: &usize| answers.questions.contains(question) && plan.counts(questionnaire, *question);
        if pooled.iter().any(counts) {
            return Err(NoImportance::Part);
        }
        let both = people.iter().filter_map(|(person, outcome)| {
            let own = cells.own_domain(*person, index, domain, &pooled).value()?;
            Some((own, *outcome, set.sheet.respondents[*person].weight))
        });
        let both: Vec<_> = both.collect();
        if both.len() < fewest {
            return Err(NoImportance::FewCases);
        }
        correlation(&both).ok_or(NoImportance::NoVariation)
    };
    questionnaire.domains.iter().enumerate().map(one).collect()
}
