//! Stages of the shipped questionnaires, by score and by gates: the best answers reach the top, the worst stay at the bottom, and each
//! stage between is reached. Their authors' own tests say how, and hold.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{rendered, workspace};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{self, Example, Questionnaire};
use palier_engine::scoring::run_examples;

fn shipped() -> Vec<(Questionnaire, Source)> {
    let mut read = Vec::new();
    for entry in std::fs::read_dir(workspace().join("questionnaires")).unwrap() {
        let path = entry.unwrap().path().join("questionnaire.yaml");
        if path.is_file() {
            let source = Source::new(path.to_str().unwrap(), std::fs::read_to_string(&path).unwrap());
            let mut faults = Diagnostics::new();
            read.push((questionnaire::read(&source, &[], None, &mut faults).unwrap(), source));
        }
    }
    assert!(read.iter().any(|(q, _)| !q.stages.is_empty()));
    read
}

#[test]
fn their_tests_hold() {
    for (questionnaire, source) in shipped() {
        let mut faults = Diagnostics::new();
        run_examples(&questionnaire, &source, &mut faults);
        assert!(faults.is_empty(), "{}", rendered(faults));
    }
}

#[test]
fn every_stage_is_reached_by_score_and_by_gates() {
    for (questionnaire, _) in shipped().iter().filter(|(q, _)| !q.stages.is_empty()) {
        let all: BTreeSet<&str> = questionnaire.stages.iter().map(|stage| stage.id.as_str()).collect();
        let reached =
            |of: fn(&Example) -> Option<&str>| questionnaire.tests.iter().filter_map(of).collect::<BTreeSet<_>>();
        assert_eq!(reached(|test| test.stage.as_deref()), all, "{} by score", questionnaire.id);
        assert_eq!(reached(|test| test.staged.as_deref()), all, "{} by gates", questionnaire.id);
    }
}

#[test]
fn the_best_answers_reach_the_top_and_the_worst_the_bottom() {
    for (questionnaire, _) in shipped().iter().filter(|(q, _)| !q.stages.is_empty()) {
        let ends = [(0.0, questionnaire.stages.first()), (100.0, questionnaire.stages.last())];
        for (overall, stage) in ends {
            let stage = stage.map(|stage| &stage.id);
            let tried = questionnaire.tests.iter().any(|test| {
                let scores = test.overall.is_some_and(|expected| (expected - overall).abs() < 1e-9);
                scores && test.stage.as_ref() == stage && test.staged.as_ref() == stage
            });
            assert!(
                tried,
                "{}: no test of the answers that score {overall} expects {stage:?} in both senses",
                questionnaire.id
            );
        }
    }
}
