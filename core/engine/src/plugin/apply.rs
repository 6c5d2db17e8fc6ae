//! From rules that fired to the adjusted scorecard: what plugins are shown, and what their effects did.

use super::{
    Effect, FactValue, Figures, FiredRule, LevelScale, Metric, Organisation, Snapshot, Source, Target, Text, Values,
};
use crate::answers::{self, Assessment, RespondentSet};
use crate::measure::Score;
use crate::questionnaire::Questionnaire;
use crate::scoring::{Change, Evidence, Scorecard, adjust, metric_figure};

/// An effect as it came out.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectRecord {
    /// Id of the plugin.
    pub plugin: String,
    /// Id of the rule.
    pub rule: String,
    /// What it asked for.
    pub effect: Effect,
    /// Whose figure `before` and `after` are: a domain's or the overall.
    pub subject: Target,
    /// The figure before this effect.
    pub before: Score,
    /// And after.
    pub after: Score,
    /// Whether it moved.
    pub changed: bool,
    /// Why, in the rule's own words.
    pub reason: Option<Text>,
    /// Where the rule comes from.
    pub source: Option<Source>,
}

/// What plugins may look at: the measured figures and the facts. Hidden groups are not in it.
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
        domains: domain_ids().zip(card.domains.iter().map(|d| d.estimate.score.value())).collect(),
        questions: questionnaire
            .questions
            .iter()
            .zip(&card.questions)
            .filter(|(q, _)| q.scored)
            .map(|(q, s)| (q.id.clone(), s.estimate.score.value()))
            .collect(),
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
        percentiles: std::collections::BTreeMap::new(),
        customers: if customers {
            domain_ids().chain(questionnaire.questions.iter().map(|q| q.id.clone())).collect()
        } else {
            std::collections::BTreeSet::new()
        },
    }
}

/// The first metric of each kind.
fn metrics(assessment: &Assessment) -> std::collections::BTreeMap<String, Metric> {
    let figure = |metric: &answers::Metric| {
        let found = metric_figure(metric);
        (metric.kind.word().to_owned(), Metric { value: found.value, n: found.n })
    };
    assessment.metrics.iter().rev().map(figure).collect()
}

/// Facts or settings of an assessment, as plugins see them.
pub fn values(given: &std::collections::BTreeMap<String, answers::FactValue>) -> Values {
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

/// Applies all effects of all plugins together, and records each.
pub fn apply(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    evidence: Evidence,
    measured: &Scorecard,
    fired: &[FiredRule],
) -> (Scorecard, Vec<EffectRecord>) {
    let effects: Vec<(&FiredRule, &Effect, Change)> = fired
        .iter()
        .filter_map(|rule| {
            let effect = rule.effect.as_ref()?;
            Some((rule, effect, change(questionnaire, effect)?))
        })
        .collect();
    let changes: Vec<Change> = effects.iter().map(|(_, _, change)| *change).collect();
    let (adjusted, applied) = adjust(questionnaire, set, evidence, measured, &changes);
    let records = effects
        .into_iter()
        .zip(applied)
        .map(|((rule, effect, change), applied)| EffectRecord {
            plugin: rule.plugin.clone(),
            rule: rule.rule.clone(),
            effect: effect.clone(),
            subject: subject(questionnaire, change),
            before: applied.before,
            after: applied.after,
            changed: applied.changed,
            reason: rule.reason.clone().or_else(|| rule.finding.as_ref().map(|f| f.text.clone())),
            source: rule.source.clone(),
        })
        .collect();
    (adjusted, records)
}

/// Effects were held against the snapshot's ids when the plugin ran: none is lost here.
fn change(questionnaire: &Questionnaire, effect: &Effect) -> Option<Change> {
    Some(match effect {
        Effect::NotApplicable { question } => Change::NotApplicable(questionnaire.question(question)?),
        Effect::Weight { target: Target::Question(id), factor } => {
            Change::QuestionWeight(questionnaire.question(id)?, *factor)
        }
        Effect::Weight { target: Target::Domain(id), factor } => {
            Change::DomainWeight(questionnaire.domain(id)?, *factor)
        }
        Effect::Cap { target: Target::Domain(id), level } => Change::CapDomain(questionnaire.domain(id)?, *level),
        Effect::Cap { target: Target::Overall, level } => Change::CapOverall(*level),
        Effect::Weight { target: Target::Overall, .. } | Effect::Cap { target: Target::Question(_), .. } => {
            return None;
        }
    })
}

fn subject(questionnaire: &Questionnaire, change: Change) -> Target {
    let domain = |d: usize| Target::Domain(questionnaire.domains[d].id.clone());
    match change {
        Change::NotApplicable(q) | Change::QuestionWeight(q, _) => domain(questionnaire.questions[q].domain),
        Change::CapDomain(d, _) => domain(d),
        Change::DomainWeight(..) | Change::CapOverall(_) => Target::Overall,
    }
}
