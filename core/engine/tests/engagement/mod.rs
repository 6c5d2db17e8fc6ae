//! A small questionnaire and answers, made in code: two domains (weights 1 and 3) of two questions on 0–3 (`a` 1, `b` 2; `c`, `d` 1).

use palier_engine::answers::{AnswerSheet, Cell, Group, Method, Respondent, RespondentSet};
use palier_engine::locale::Locale;
use palier_engine::questionnaire::*;
use std::collections::BTreeMap;

/// Group (empty: none), weight, answers as written.
pub type Sheet<'a> = &'a [(&'a str, f64, &'a [&'a str])];

fn text(s: &str) -> Text {
    Text::new(Locale::En, s)
}

fn question(id: &str, domain: usize, practice: usize, weight: f64) -> Question {
    Question {
        id: id.into(),
        domain,
        practice,
        title: None,
        text: text(id),
        help: None,
        kind: Kind::Scale { scale: 0 },
        anchors: BTreeMap::new(),
        weight,
        reverse: false,
        scored: true,
        na: Policy::Exclude,
        dont_know: Policy::Exclude,
        perspectives: Vec::new(),
        audience: Vec::new(),
        evidence: None,
        sectors: Vec::new(),
        show_if: None,
        advice: Vec::new(),
        maps: BTreeMap::new(),
    }
}

fn domain(id: &str, weight: f64, practices: &[(&str, f64, usize)]) -> Domain {
    Domain {
        id: id.into(),
        title: text(id),
        text: None,
        weight,
        practices: practices
            .iter()
            .map(|(id, weight, q)| Practice { id: (*id).into(), title: text(id), weight: *weight, questions: vec![*q] })
            .collect(),
    }
}

/// The questionnaire.
pub fn questionnaire() -> Questionnaire {
    let stage =
        |id: &str, from: f64, gates: Vec<Gate>| Stage { id: id.into(), title: text(id), text: None, from, gates };
    let gate = |id: &str, test: GateTest| Gate { id: id.into(), text: None, test, through: Vec::new() };
    Questionnaire {
        id: "small".into(),
        version: Version { major: 1, minor: 0 },
        language: Locale::En,
        title: text("Small"),
        description: None,
        provenance: Provenance { citation: text("ours"), licence: "MIT".into(), disclaimer: None, url: None },
        changes: Vec::new(),
        perspectives: Vec::new(),
        audiences: vec![Named { id: "all".into(), title: text("All") }],
        scales: vec![Scale { id: "level".into(), min: 0.0, max: 3.0, labels: BTreeMap::new() }],
        level_scale: Some(0),
        facts: Vec::new(),
        stages: vec![
            stage("low", 0.0, Vec::new()),
            stage(
                "middle",
                30.0,
                vec![gate(
                    "g1",
                    GateTest::Question {
                        question: 2,
                        needs: ConditionNeeds::AtLeast(1.0),
                        audience: Vec::new(),
                        share: 0.5,
                    },
                )],
            ),
            stage("high", 50.0, vec![gate("g2", GateTest::Domain { domain: 0, at_least: 60.0 })]),
        ],
        scoring: Scoring {
            rollup: Rollup::Pooled,
            na: Policy::Exclude,
            dont_know: Policy::Exclude,
            min_answered: 0.5,
            balance: Balance::Respondents,
        },
        domains: vec![
            domain("d1", 1.0, &[("a", 1.0, 0), ("b", 2.0, 1)]),
            domain("d2", 3.0, &[("c", 1.0, 2), ("d", 1.0, 3)]),
        ],
        questions: vec![
            question("a", 0, 0, 1.0),
            question("b", 0, 1, 2.0),
            question("c", 1, 0, 1.0),
            question("d", 1, 1, 1.0),
        ],
        tests: Vec::new(),
        norms: Vec::new(),
        surveys: Vec::new(),
    }
}

/// Answers of groups x, y and z.
pub fn set(rows: Sheet, minimum: usize) -> RespondentSet {
    let groups = ["x", "y", "z"];
    let cell = |word: &&str| match *word {
        "" => Cell::Blank,
        "NA" => Cell::NotApplicable,
        "DK" => Cell::DontKnow,
        number => {
            let raw: f64 = number.parse().expect("a level");
            Cell::Rated { ratio: raw / 3.0, raw }
        }
    };
    RespondentSet {
        questionnaire: 0,
        method: Method::Facilitated,
        perspective: None,
        period: None,
        groups: groups
            .iter()
            .map(|g| Group { id: (*g).into(), title: text(g), audience: Some(0), invited: None })
            .collect(),
        population: palier_engine::answers::Population::Employees,
        minimum,
        sheet: AnswerSheet {
            respondents: rows
                .iter()
                .enumerate()
                .map(|(i, (g, weight, _))| Respondent {
                    id: format!("r{i}"),
                    group: groups.iter().position(|x| x == g),
                    weight: *weight,
                })
                .collect(),
            cells: rows.iter().flat_map(|(_, _, a)| a.iter().map(cell)).collect(),
            questions: 4,
            consensus: false,
        },
        notes: BTreeMap::new(),
    }
}
