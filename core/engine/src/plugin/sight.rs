//! What plugins are shown of an assessment: measured figures and facts. No peer, no single respondent, no comment, no hidden group.

use super::{
    FactValue, Figures, JourneyFigures, LevelScale, LowestStep, Metric, Organisation, Perspective, Respondents,
    Snapshot, Values, WeakestTouchpoint,
};
use crate::answers::{self, Assessment, Journey, RespondentSet, Satisfied};
use crate::questionnaire::{Domain, Questionnaire};
use crate::scoring::{Scorecard, metric_figure};
use std::collections::{BTreeMap, BTreeSet};

/// What plugins may look at. Percentiles and points of view are filled in where the sets and the peers are known.
pub fn snapshot(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    set: &RespondentSet,
    card: &Scorecard,
) -> Snapshot {
    let (min, max) = questionnaire.levels();
    let domain_ids = || questionnaire.domains.iter().map(|d| d.id.clone());
    let customers = set.population == answers::Population::Customers;
    Snapshot {
        questionnaire: questionnaire.id.clone(),
        major: questionnaire.version.major.into(),
        organisation: (&assessment.organisation).into(),
        facts: values(&assessment.facts),
        level_scale: LevelScale { min, max },
        overall: card.overall.score.value(),
        domains: domains(questionnaire, card),
        questions: questionnaire
            .questions
            .iter()
            .zip(&card.questions)
            .filter(|(q, _)| q.scored)
            .map(|(q, s)| (q.id.clone(), s.estimate.score.value()))
            .collect(),
        practices: practices(questionnaire, card),
        respondents: Respondents {
            n: size(set),
            population: Some(set.population.word().to_owned()),
            method: Some(set.method.word().to_owned()),
            perspective: set.perspective.map(|view| questionnaire.perspectives[view].id.clone()),
        },
        perspectives: BTreeMap::new(),
        journeys: assessment.journeys.iter().map(|journey| (journey.id.clone(), figures(journey))).collect(),
        groups: set
            .groups
            .iter()
            .enumerate()
            .filter(|(g, _)| card.groups[*g].shown)
            .map(|(g, group)| {
                let figures: Figures =
                    domain_ids().zip(card.domains.iter().map(|d| d.groups[g].score.value())).collect();
                (group.id.clone(), figures)
            })
            .collect(),
        metrics: metrics(assessment),
        percentile: None,
        percentiles: BTreeMap::new(),
        customers: if customers {
            domain_ids().chain(questionnaire.questions.iter().map(|q| q.id.clone())).collect()
        } else {
            BTreeSet::new()
        },
    }
}

fn domains(questionnaire: &Questionnaire, card: &Scorecard) -> Figures {
    let scores = card.domains.iter().map(|domain| domain.estimate.score.value());
    questionnaire.domains.iter().map(|domain| domain.id.clone()).zip(scores).collect()
}

/// Practices that an author wrote; a question written without one has no second figure.
fn practices(questionnaire: &Questionnaire, card: &Scorecard) -> Figures {
    let own = |domain: &Domain, place: usize| {
        let practice = &domain.practices[place];
        let alone = matches!(practice.questions.as_slice(), [q] if questionnaire.questions[*q].id == practice.id);
        (!alone).then(|| practice.id.clone())
    };
    let domains = questionnaire.domains.iter().zip(&card.domains);
    let all = domains.flat_map(|(domain, score)| {
        score.practices.iter().enumerate().map(move |(place, found)| (own(domain, place), found))
    });
    all.filter_map(|(id, found)| Some((id?, found.score.value()))).collect()
}

/// How many answered; one agreed answer stands for an unknown number.
fn size(set: &RespondentSet) -> Option<usize> {
    (!set.sheet.consensus).then_some(set.sheet.respondents.len())
}

/// The points of view of a questionnaire: the first set of each that is large enough for a group to be shown, or agreed on its answers.
pub fn perspectives<'a>(
    questionnaire: &Questionnaire,
    sets: impl Iterator<Item = (&'a RespondentSet, &'a Scorecard)>,
) -> BTreeMap<String, Option<Perspective>> {
    let mut found: BTreeMap<String, Option<Perspective>> =
        questionnaire.perspectives.iter().map(|view| (view.id.clone(), None)).collect();
    for (set, card) in sets {
        let shown = size(set).is_none_or(|n| n >= set.minimum);
        let Some(view) = set.perspective.filter(|_| shown) else { continue };
        let slot = found.entry(questionnaire.perspectives[view].id.clone()).or_default();
        slot.get_or_insert_with(|| Perspective { n: size(set), domains: domains(questionnaire, card) });
    }
    found
}

fn figures(journey: &Journey) -> JourneyFigures {
    let steps = &journey.steps;
    let examined = || steps.iter().filter_map(|step| step.irritants.as_ref());
    let delights: usize = steps.iter().map(|step| step.delights.len()).sum();
    let felt = || steps.iter().filter_map(|step| Some((step, step.emotion.today?)));
    // The first of equals, in the journey's order.
    let lowest = felt().min_by(|(_, a), (_, b)| a.total_cmp(b));
    let touchpoints =
        || steps.iter().flat_map(|step| step.touchpoints.iter().map(move |touchpoint| (step, touchpoint)));
    let rated = touchpoints().filter_map(|(step, touchpoint)| match touchpoint.satisfaction {
        Some(answers::Satisfaction { value: Satisfied::Score(mean), n }) => Some((step, touchpoint, mean, n)),
        _ => None,
    });
    JourneyFigures {
        steps: steps.len(),
        touchpoints: touchpoints().count(),
        moments_of_truth: steps.iter().filter(|step| step.moment_of_truth).count(),
        irritants: examined().next().map(|_| examined().map(Vec::len).sum()),
        delights: (delights > 0).then_some(delights),
        below_neutral: felt().next().map(|_| felt().filter(|(step, _)| step.emotion.below_neutral()).count()),
        lowest: lowest.map(|(step, feeling)| LowestStep { step: step.id.clone(), feeling, n: step.emotion.n }),
        weakest: rated.min_by(|a, b| a.2.total_cmp(&b.2)).map(|(step, touchpoint, satisfaction, n)| {
            WeakestTouchpoint { touchpoint: touchpoint.id.clone(), step: step.id.clone(), satisfaction, n }
        }),
    }
}

/// The first metric of each kind.
fn metrics(assessment: &Assessment) -> BTreeMap<String, Metric> {
    let figure = |metric: &answers::Metric| {
        let found = metric_figure(metric);
        (metric.kind.word().to_owned(), Metric { value: found.value, n: found.n })
    };
    assessment.metrics.iter().rev().map(figure).collect()
}

/// Facts or settings of an assessment, as plugins see them.
pub fn values(given: &BTreeMap<String, answers::FactValue>) -> Values {
    given.iter().map(|(id, value)| (id.clone(), value.into())).collect()
}

impl From<&answers::FactValue> for FactValue {
    fn from(value: &answers::FactValue) -> Self {
        match value {
            answers::FactValue::Boolean(b) => Self::Boolean(*b),
            answers::FactValue::Number(x) => Self::Number(*x),
            answers::FactValue::Text(t) => Self::Text(t.clone()),
        }
    }
}

impl From<&answers::Organisation> for Organisation {
    fn from(organisation: &answers::Organisation) -> Self {
        Self {
            name: organisation.name.clone(),
            sector: organisation.sector.clone(),
            country: organisation.country.clone(),
            size: organisation.size.clone(),
        }
    }
}
