//! From rules that fired to the adjusted scorecard, and what each effect did.

use super::{Effect, FiredRule, Source, Target, Text};
use crate::answers::RespondentSet;
use crate::measure::Score;
use crate::questionnaire::Questionnaire;
use crate::scoring::{Change, Evidence, Scorecard, adjust};

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
