//! Advice that applies: each practice's next step, by impact divided by effort, and what rules recommend.

use crate::locale::Args;
use crate::measure::comparable;
use crate::plugin;
use crate::questionnaire::{Advice, Gate, GateTest, Horizon, Kind, Rollup};
use crate::report::facts::{Action, Basis, Span, Trace};
use crate::scoring::GateResult;

use super::domains::Level;
use super::{Inputs, asked, domains, peers, replies, sides};

/// Actions of practices on the road map.
const PLANNED: usize = 9;

pub(super) fn actions(inputs: &Inputs) -> Vec<Action> {
    let mut practices: Vec<Candidate> =
        (0..inputs.questionnaire.questions.len()).filter_map(|question| next_step(inputs, question)).collect();
    // What is wanted and not perceived comes first, where that was asked; what is perceived as wanted or more comes last.
    if let Some(unmet) = sides::wishes_unmet(inputs) {
        for candidate in &mut practices {
            let gap = unmet[candidate.question].filter(|(gap, _)| *gap > 0.0);
            candidate.unwished = gap.is_none();
            candidate.action.wish = gap.filter(|(_, certain)| *certain).map(|(gap, _)| gap);
        }
    }
    // Equal weights make equal impacts: then what opens the next stage comes first, then what the author values, then what is weakest.
    practices.sort_by(|a, b| {
        let worth = |c: &Candidate| comparable(c.action.worth().unwrap_or_default());
        let wish = |c: &Candidate| comparable(c.action.wish.unwrap_or_default());
        (a.unwished.cmp(&b.unwished))
            .then(wish(b).total_cmp(&wish(a)))
            .then(worth(b).total_cmp(&worth(a)))
            .then(b.action.opens.cmp(&a.action.opens))
            .then(b.value.cmp(&a.value))
            .then(a.score.total_cmp(&b.score))
    });
    let (mut practices, rest) = planned(practices);
    practices.extend(inputs.fired.iter().filter_map(|rule| of_rule(inputs, rule)));
    for (index, action) in practices.iter_mut().enumerate() {
        action.code = format!("A{}", index + 1);
    }
    practices.extend(rest);
    practices
}

/// The actions of the road map, in their order, and the others: what the consultant chose, what a condition of the next stage names, then the best.
fn planned(candidates: Vec<Candidate>) -> (Vec<Action>, Vec<Action>) {
    let due = |candidate: &Candidate| candidate.action.chosen || candidate.required;
    let mut room = PLANNED.saturating_sub(candidates.iter().filter(|candidate| due(candidate)).count());
    let (planned, rest): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| {
        let best = !due(candidate) && room > 0;
        room -= usize::from(best);
        due(candidate) || best
    });
    let actions = |candidates: Vec<Candidate>| candidates.into_iter().map(|candidate| candidate.action).collect();
    (actions(planned), actions(rest))
}

/// An action with what breaks ties.
struct Candidate {
    action: Action,
    value: u8,
    score: f64,
    /// Whether a condition of the next stage names its question.
    required: bool,
    question: usize,
    /// Whether what was wanted is perceived already.
    unwished: bool,
}

/// The conditions that close the next stage and that a question works on, by their place among those of that stage.
fn gates(inputs: &Inputs, index: usize) -> Vec<usize> {
    let Some(stage) = &inputs.adjusted.stage else { return Vec::new() };
    let next = stage.gates.iter().filter(|gate| gate.stage == stage.staged + 1).enumerate();
    let works_on = |test: &GateTest| match test {
        GateTest::Domain { domain, .. } => inputs.questionnaire.questions[index].domain == *domain,
        GateTest::Question { question, .. } => *question == index,
        GateTest::FactIs { .. } | GateTest::FactAtLeast { .. } => false,
    };
    let asked = |found: &GateResult| &inputs.questionnaire.stages[found.stage].gates[found.gate];
    let closed = next.filter(|(_, found)| !found.holds());
    let serves = |gate: &Gate| works_on(&gate.test) || gate.through.contains(&index);
    closed.filter(|(_, found)| serves(asked(found))).map(|(place, _)| place).collect()
}

/// Whether one of these conditions names the question itself, and not all of its domain.
fn required(inputs: &Inputs, gates: &[usize]) -> bool {
    let Some(stage) = &inputs.adjusted.stage else { return false };
    let all = inputs.questionnaire.stages.get(stage.staged + 1).map_or(&[][..], |stage| &stage.gates);
    gates.iter().any(|place| !matches!(all[*place].test, GateTest::Domain { .. }))
}

/// What a question's action rests on, at a level.
fn basis(inputs: &Inputs, index: usize, level: Level) -> Basis {
    let locale = inputs.assessment.report.locale;
    let question = &inputs.questionnaire.questions[index];
    let at = |steps: usize| {
        let value = domains::written(inputs, question, steps)?;
        let anchor = question.anchors.get(&value).map(|text| text.get(locale).to_owned());
        anchor.or_else(|| domains::label(inputs, question, value))
    };
    let scaled = matches!(question.kind, Kind::Scale { .. });
    let reply = replies::reply(inputs, index);
    let own = reply.as_ref().filter(|reply| !reply.several);
    let counts = match own {
        Some(reply) => reply.classes.clone(),
        None if scaled => {
            let counts = domains::answers(inputs, index).counts;
            asked::order(question, counts.len()).into_iter().map(|place| counts[place].clone()).collect()
        }
        None => Vec::new(),
    };
    let evidence = question.evidence.iter().flat_map(|evidence| &evidence.examples);
    let notes = inputs.set.notes.get(&index).into_iter();
    Basis {
        id: question.id.clone(),
        steps: own.map_or(level.steps, |reply| reply.at),
        of: level.of,
        first: level.first,
        today: at(level.steps).unwrap_or_default(),
        question: question.text.get(locale).to_owned(),
        next: at(level.steps + 1).unwrap_or_default(),
        score: inputs.adjusted.questions[index].estimate.score.value(),
        counts,
        reply,
        evidence: evidence.map(|example| example.get(locale).to_owned()).collect(),
        notes: notes.flat_map(|note| [note.note.clone(), note.evidence.clone()]).flatten().collect(),
        gates: gates(inputs, index),
        ..Basis::default()
    }
}

/// Lets the consultant's owner and day stand for the advised ones: what is written of the action, then what is decided.
fn settled(inputs: &Inputs, mut action: Action) -> Action {
    let report = &inputs.assessment.report;
    let sheet = report.sheets.actions.get(&action.basis.id);
    let decision = report.decisions.iter().find(|decision| decision.action.as_ref() == Some(&action.basis.id));
    action.decided = decision.is_some();
    action.chosen = sheet.is_some() || action.decided;
    let owner = sheet.and_then(|sheet| sheet.owner.as_ref()).or(decision.map(|decision| &decision.owner));
    if let Some(owner) = owner {
        action.owner.clone_from(owner);
    }
    action.by = sheet.and_then(|sheet| sheet.by).or(decision.and_then(|decision| decision.date));
    if let Some(by) = action.by {
        action.horizon = Span::holding(by, inputs.assessment.date);
    }
    action
}

fn next_step(inputs: &Inputs, index: usize) -> Option<Candidate> {
    let locale = inputs.assessment.report.locale;
    let question = &inputs.questionnaire.questions[index];
    let impact = impact(inputs, index)?;
    let score = inputs.measured.questions[index].estimate.score.value()?;
    let (value, level) = if let Kind::Scale { scale } = question.kind {
        let level = domains::level(inputs, index)?;
        (inputs.questionnaire.scales[scale].min + level.steps as f64, level)
    } else {
        // The level that the score is equivalent to.
        let (min, max) = inputs.questionnaire.levels();
        let value = comparable(min + score / 100.0 * (max - min));
        (value, Level::at(value, (min, max)))
    };
    let below = |advice: &&Advice| value < advice.below;
    let advice = question.advice.iter().filter(below).min_by(|a, b| a.below.total_cmp(&b.below))?;
    let basis = basis(inputs, index, level);
    let action = Action {
        opens: !basis.gates.is_empty(),
        code: String::new(),
        title: domains::name(inputs, index).get(locale).to_owned(),
        text: advice.text.get(locale).to_owned(),
        trace: Trace::Practice {
            domain: question.domain,
            practice: question.practice,
            level: level.steps + level.first,
            levels: level.of + level.first,
        },
        impact: Some(impact),
        wish: None,
        effort: f64::from(advice.effort),
        owner: advice.owner.get(locale).to_owned(),
        horizon: match advice.horizon {
            Horizon::Months0To3 => Span::Short,
            Horizon::Months3To12 => Span::Middle,
            Horizon::Months12To36 => Span::Long,
        },
        by: None,
        decided: false,
        chosen: false,
        basis,
    };
    let required = required(inputs, &action.basis.gates);
    Some(Candidate {
        action: settled(inputs, action),
        value: advice.value,
        score,
        required,
        question: index,
        unwished: false,
    })
}

/// Points of the overall score gained by one level more: `100 · W_d/ΣW · w_q/Σw · Δr` over what counts. None for a question that doesn't.
fn impact(inputs: &Inputs, index: usize) -> Option<f64> {
    let card = inputs.adjusted;
    let question = &inputs.questionnaire.questions[index];
    let score = |question: usize| card.questions[question].estimate.score.value();
    let counts = |question: &usize| domains::counts(inputs, *question) && score(*question).is_some();
    let rated = score(index).filter(|_| counts(&index))? / 100.0;
    let (min, max) = match question.kind {
        Kind::Scale { scale } => (inputs.questionnaire.scales[scale].min, inputs.questionnaire.scales[scale].max),
        _ => inputs.questionnaire.levels(),
    };
    let one_level = (1.0 / (max - min)).min(1.0 - rated);
    let rated_domains = card.domains.iter().filter(|domain| domain.estimate.score.value().is_some());
    let all: f64 = rated_domains.map(|domain| domain.weight).sum();
    let domain = &inputs.questionnaire.domains[question.domain];
    let practice = &domain.practices[question.practice];
    let weight = |questions: &mut dyn Iterator<Item = usize>| -> f64 {
        questions.filter(counts).map(|q| card.questions[q].weight).sum()
    };
    let own = card.questions[index].weight;
    let within = match inputs.questionnaire.scoring.rollup {
        Rollup::Pooled => own / weight(&mut domain.questions()),
        Rollup::MeanOfMeans => {
            let counted = domain.practices.iter().filter(|practice| practice.questions.iter().any(counts));
            let practices: f64 = counted.map(|practice| practice.weight).sum();
            practice.weight / practices * own / weight(&mut practice.questions.iter().copied())
        }
        Rollup::WeakestLink => {
            let scores = &card.domains[question.domain].practices;
            let lowest = scores.iter().filter_map(|estimate| estimate.score.value()).reduce(f64::min)?;
            let weakest = scores[question.practice].score.value().is_some_and(|score| score <= lowest);
            if weakest { own / weight(&mut practice.questions.iter().copied()) } else { 0.0 }
        }
    };
    let gain = 100.0 * card.domains[question.domain].weight / all * within * one_level;
    (gain.is_finite() && gain > 0.0).then_some(gain)
}

fn of_rule(inputs: &Inputs, rule: &plugin::FiredRule) -> Option<Action> {
    let tag = inputs.assessment.report.locale.tag();
    let advice = rule.advice.as_ref()?;
    let action = Action {
        code: String::new(),
        title: advice.title.as_ref().map_or_else(
            || inputs.messages().with("action-rule", &Args::new().text("rule", &rule.rule)),
            |title| title.get(tag).to_owned(),
        ),
        text: advice.text.get(tag).to_owned(),
        trace: Trace::Rule(rule.rule.clone()),
        impact: None,
        wish: None,
        opens: false,
        effort: f64::from(advice.effort),
        owner: advice.owner.as_ref().map_or_else(String::new, |owner| owner.get(tag).to_owned()),
        horizon: match advice.horizon {
            plugin::Horizon::Now => Span::Short,
            plugin::Horizon::Next => Span::Middle,
            plugin::Horizon::Later => Span::Long,
        },
        by: None,
        decided: false,
        chosen: false,
        basis: peers::basis(inputs, rule),
    };
    Some(settled(inputs, action))
}
