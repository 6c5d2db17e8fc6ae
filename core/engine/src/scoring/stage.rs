//! Stages by score and staged, and the gates between them: the definition's section 3.

use super::{GateResult, GateState, Scorecard, StageResult};
use crate::answers::{Cell, FactValue, RespondentSet, SettledGate};
use crate::measure::{Score, comparable};
use crate::questionnaire::{Gate, GateTest, Questionnaire};
use std::collections::BTreeMap;

/// Rated answers that a gate on a question needs, at the least.
const GATE_ANSWERS: usize = 5;

/// What the consultant knows beside the answers.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// Facts by id.
    pub facts: &'a BTreeMap<String, FactValue>,
    /// Gates settled by evidence.
    pub gates: &'a BTreeMap<String, SettledGate>,
}

/// The stage of a scorecard; none for a questionnaire without stages.
pub fn stage(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    card: &Scorecard,
    evidence: Evidence,
) -> Option<StageResult> {
    if questionnaire.stages.is_empty() {
        return None;
    }
    let by_score = by_score(questionnaire, card.overall.score);
    let gates: Vec<GateResult> = questionnaire
        .stages
        .iter()
        .enumerate()
        .flat_map(|(stage, s)| s.gates.iter().enumerate().map(move |(gate, g)| (stage, gate, g)))
        .map(|(stage, gate, g)| {
            let (state, found) = settle(questionnaire, set, card, evidence, g);
            GateResult { stage, gate, state, found }
        })
        .collect();
    let first_blocked = gates.iter().filter(|g| !g.holds()).map(|g| g.stage).min();
    let staged = first_blocked.map_or(questionnaire.stages.len() - 1, |s| s.saturating_sub(1));
    Some(StageResult { by_score, staged, gates })
}

/// The highest stage whose `from` the overall score reaches; none when it is unrated.
pub fn by_score(questionnaire: &Questionnaire, overall: Score) -> Option<usize> {
    let overall = comparable(overall.value()?);
    questionnaire.stages.iter().rposition(|stage| comparable(stage.from) <= overall)
}

fn settle(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    card: &Scorecard,
    evidence: Evidence,
    gate: &Gate,
) -> (GateState, Option<f64>) {
    let (state, found) = measured(questionnaire, set, card, evidence, &gate.test);
    match evidence.gates.get(&gate.id) {
        Some(settled) if settled.holds => (GateState::SettledHolds, found),
        Some(_) => (GateState::SettledFails, found),
        None => (state, found),
    }
}

fn measured(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    card: &Scorecard,
    evidence: Evidence,
    test: &GateTest,
) -> (GateState, Option<f64>) {
    let at_least = |found: f64, least: f64| {
        if comparable(found) >= comparable(least) { GateState::Holds } else { GateState::Fails }
    };
    match test {
        GateTest::FactIs { fact, is } => match evidence.facts.get(fact) {
            Some(FactValue::Boolean(b)) if b == is => (GateState::Holds, None),
            Some(FactValue::Boolean(_)) => (GateState::Fails, None),
            _ => (GateState::Unknown, None),
        },
        GateTest::FactAtLeast { fact, at_least: least } => match evidence.facts.get(fact) {
            Some(FactValue::Number(x)) => (at_least(*x, *least), Some(*x)),
            _ => (GateState::Unknown, None),
        },
        GateTest::Domain { domain, at_least: least } => match card.domains[*domain].estimate.score.value() {
            Some(x) => (at_least(x, *least), Some(x)),
            None => (GateState::Unknown, None),
        },
        GateTest::Question { question, needs, audience, share } => {
            let met = |raw| needs.met_by(&questionnaire.questions[*question], raw);
            question_gate(set, *question, met, (audience, *share))
        }
    }
}

fn question_gate(
    set: &RespondentSet,
    question: usize,
    met: impl Fn(f64) -> bool,
    (audience, share): (&[usize], f64),
) -> (GateState, Option<f64>) {
    let (mut asked, mut others) = (0, 0);
    let (mut holding, mut total) = (0.0, 0.0);
    for (i, respondent) in set.sheet.respondents.iter().enumerate() {
        let Cell::Rated { raw, .. } = set.sheet.cell(i, question) else { continue };
        let theirs = respondent.group.and_then(|g| set.groups[g].audience);
        let within = set.sheet.consensus || audience.is_empty() || theirs.is_some_and(|a| audience.contains(&a));
        if !within {
            others += 1;
            continue;
        }
        asked += 1;
        total += respondent.weight;
        if met(raw) {
            holding += respondent.weight;
        }
    }
    // An audience is a part of the respondents: it is held back like a group.
    let needed = match (set.sheet.consensus, audience.is_empty()) {
        (true, _) => 1,
        (false, true) => GATE_ANSWERS,
        (false, false) => set.minimum.max(GATE_ANSWERS),
    };
    if asked < needed {
        return (GateState::NotShown, None);
    }
    let found = holding / total;
    let state = if comparable(found) > comparable(share) { GateState::Holds } else { GateState::Fails };
    // The question's counts are known for everybody: what is left beside the audience must not be a few people.
    let shown = others == 0 || others >= set.minimum;
    (state, shown.then_some(found))
}
