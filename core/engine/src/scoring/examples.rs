//! What a questionnaire says of itself, tried: the author's own examples, and whether raising an answer can lower a score.

use super::{Evidence, score};
use crate::answers::{AnswerSheet, Cell, FactValue, Method, Population, Respondent, RespondentSet, SettledGate};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::measure::comparable;
use crate::questionnaire::{Example, GivenFact, Kind, Question, Questionnaire, Reply};
use std::collections::{BTreeMap, BTreeSet};

/// How far a score may lie from what an example expects.
const TOLERANCE: f64 = 0.05;

/// Runs the author's examples; each difference is an error at the example's place.
pub fn run_examples(questionnaire: &Questionnaire, source: &Source, faults: &mut Diagnostics) {
    for example in &questionnaire.tests {
        for message in differences(questionnaire, example) {
            faults.push(
                Diagnostic::error("test-failed", source, example.place, format!("test `{}`: {message}", example.name))
                    .hint("mend the expected figure, or what the questionnaire says"),
            );
        }
    }
}

fn differences(questionnaire: &Questionnaire, example: &Example) -> Vec<String> {
    let mut row = vec![Reply::Blank; questionnaire.questions.len()];
    let mut messages = Vec::new();
    for (id, written) in &example.answers {
        match questionnaire.question(id).map(|q| (q, questionnaire.read_answer(q, written, false))) {
            Some((q, Ok(_))) if !questionnaire.questions[q].asks(example.perspective) => {
                messages.push(format!("`{id}` is not asked from this perspective"));
            }
            Some((q, Ok(reply))) => row[q] = reply,
            Some((_, Err(fault))) => messages.push(format!("`{id}`: {}", fault.message)),
            None => messages.push(format!("no question `{id}`")),
        }
    }
    let set = one_respondent(questionnaire, example.perspective, &row);
    let facts = example.facts.iter().map(|(id, given)| {
        let value = match *given {
            GivenFact::Boolean(is) => FactValue::Boolean(is),
            GivenFact::Number(number) => FactValue::Number(number),
        };
        (id.clone(), value)
    });
    let settled = |holds: &bool| SettledGate { holds: *holds, evidence: String::new() };
    let gates = example.gates.iter().map(|(id, holds)| (id.clone(), settled(holds)));
    let card = score(questionnaire, &set, Evidence { facts: &facts.collect(), gates: &gates.collect() });
    let mut compare = |what: &str, expected: Option<f64>, found: Option<f64>| {
        let same = match (expected, found) {
            (Some(e), Some(f)) => (e - f).abs() <= TOLERANCE,
            (e, f) => e.is_some() == f.is_some(),
        };
        if !same {
            let words = |x: Option<f64>| x.map_or("no score".to_owned(), |x| format!("{x:.4}"));
            messages.push(format!("{what} is {}, expected {}", words(found), words(expected)));
        }
    };
    if let Some(overall) = example.overall {
        compare("the overall score", Some(overall), card.overall.score.value());
    }
    for (id, expected) in &example.domains {
        if let Some(d) = questionnaire.domain(id) {
            compare(&format!("`{id}`"), *expected, card.domains[d].estimate.score.value());
        }
    }
    let mut stage = |how: &str, expected: &Option<String>, found: Option<usize>| {
        let found = found.map(|s| questionnaire.stages[s].id.clone());
        if expected.is_some() && *expected != found {
            let words = |s: &Option<String>| s.clone().unwrap_or_else(|| "none".to_owned());
            messages.push(format!("the stage by {how} is {}, expected {}", words(&found), words(expected)));
        }
    };
    stage("score", &example.stage, card.stage.as_ref().and_then(|stage| stage.by_score));
    stage("gates", &example.staged, card.stage.as_ref().map(|stage| stage.staged));
    messages
}

fn one_respondent(questionnaire: &Questionnaire, perspective: Option<usize>, row: &[Reply]) -> RespondentSet {
    let sheet = crate::answers::consensus_sheet(
        row.iter().copied().enumerate().collect(),
        crate::answers::SheetContext { questionnaire, groups: &[], sector: None, perspective },
    );
    RespondentSet {
        questionnaire: 0,
        method: Method::Facilitated,
        perspective,
        period: None,
        groups: Vec::new(),
        population: Population::Employees,
        minimum: Population::Employees.minimum(),
        sheet,
        notes: BTreeMap::new(),
    }
}

/// Questions whose better answer lowers the overall score: with every other question at its worst, middle and best answer, each
/// question is raised level by level, from each point of view. Questions that steer `show_if` are left aside.
pub fn breaches_of_monotonicity(questionnaire: &Questionnaire) -> Vec<usize> {
    let found: BTreeSet<usize> = questionnaire.points_of_view().flat_map(|p| breaches(questionnaire, p)).collect();
    found.into_iter().collect()
}

fn breaches(questionnaire: &Questionnaire, perspective: Option<usize>) -> Vec<usize> {
    let steering: BTreeSet<usize> =
        questionnaire.questions.iter().filter_map(|q| q.show_if.as_ref().map(|c| c.question)).collect();
    let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
    let overall = |cells: &[Cell]| {
        let mut set = one_respondent(questionnaire, perspective, &vec![Reply::Blank; cells.len()]);
        set.sheet = AnswerSheet {
            respondents: vec![Respondent { id: String::new(), group: None, weight: 1.0 }],
            cells: cells.to_vec(),
            questions: cells.len(),
            consensus: true,
        };
        score(questionnaire, &set, evidence).overall.score.value()
    };
    let of = |q: &Question| if q.asks(perspective) { ladder(questionnaire, q) } else { Vec::new() };
    let ladders: Vec<Vec<Cell>> = questionnaire.questions.iter().map(of).collect();
    let base = |pick: fn(&Vec<Cell>) -> Option<Cell>| -> Vec<Cell> {
        ladders.iter().map(|l| pick(l).unwrap_or(Cell::NotAsked)).collect()
    };
    let bases = [base(|l| l.first().copied()), base(|l| l.get(l.len() / 2).copied()), base(|l| l.last().copied())];
    (0..ladders.len())
        .filter(|q| !steering.contains(q))
        .filter(|&q| {
            bases.iter().any(|start| {
                let mut cells = start.clone();
                let scores: Vec<f64> = ladders[q]
                    .iter()
                    .filter_map(|cell| {
                        cells[q] = *cell;
                        overall(&cells)
                    })
                    .collect();
                scores.windows(2).any(|w| comparable(w[1]) < comparable(w[0]))
            })
        })
        .collect()
}

/// A question's answers in the order in which an author means them to rise.
fn ladder(questionnaire: &Questionnaire, question: &Question) -> Vec<Cell> {
    let rated = |ratio: f64, raw: f64| Cell::Rated { ratio, raw };
    if !question.scored {
        return Vec::new();
    }
    match &question.kind {
        Kind::Scale { scale } => {
            let (min, max) = (questionnaire.scales[*scale].min, questionnaire.scales[*scale].max);
            let mut steps: Vec<Cell> = (0..=10)
                .map(|i| f64::from(i) / 10.0)
                .map(|r| rated(r, min + if question.reverse { 1.0 - r } else { r } * (max - min)))
                .collect();
            steps.dedup();
            steps
        }
        Kind::Choice { options } | Kind::YesNo { options } => {
            let most = options.iter().map(|o| o.points).fold(0.0, f64::max);
            let mut steps: Vec<(f64, usize)> = options.iter().enumerate().map(|(i, o)| (o.points / most, i)).collect();
            steps.sort_by(|a, b| a.0.total_cmp(&b.0));
            steps.into_iter().map(|(r, i)| rated(r, i as f64)).collect()
        }
        Kind::Multi { options, max } => {
            let mut sum = 0.0;
            let mut set = 0u64;
            std::iter::once(rated(0.0, 0.0))
                .chain(options.iter().enumerate().map(|(i, o)| {
                    sum += o.points;
                    set |= 1 << i;
                    rated(f64::min(sum, *max) / max, set as f64)
                }))
                .collect()
        }
        Kind::Number { bands, .. } => {
            let mut steps: Vec<Cell> = bands.iter().map(|b| rated(b.ratio, b.from)).collect();
            // Of days to wait, fewer are better: the outer bands say which way the author means it.
            if bands.last().map(|b| b.ratio) < bands.first().map(|b| b.ratio) {
                steps.reverse();
            }
            steps
        }
        Kind::Text => Vec::new(),
    }
}
