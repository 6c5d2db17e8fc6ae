//! What a correct questionnaire holds in vain is a warning at its line; what ships holds nothing in vain.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{self, lint};

fn linted(path: &str, text: String) -> String {
    let source = Source::new(path, text);
    let mut faults = Diagnostics::new();
    let Some(read) = questionnaire::read(&source, &[], None, &mut faults) else { panic!("{}", rendered(faults)) };
    lint(&read, &source, &mut faults);
    rendered(faults)
}

#[test]
fn what_counts_for_nothing_is_named() {
    let text = r#"palier: 1
id: in-vain
version: "1.0"
language: en
title: In vain
source: {citation: Ours., licence: MIT}
audiences: [{id: executive, title: E}, {id: agent, title: A}]
scales:
  adoption: {min: 0, max: 3}
  spare: {min: 1, max: 5}
level_scale: adoption
facts: [{id: asked-by-nobody, type: boolean, text: Is it?}]
domains:
  - id: only
    title: Only
    practices:
      - id: first
        title: First
        weight: 2
        questions:
          - id: delay
            text: How long?
            unit: days
            bands: [{from: 0, ratio: 0.8}, {from: 5, ratio: 0.4}]
          - {id: same, text: Which?, options: [{id: a, text: A, points: 2}, {id: b, text: B, points: 2}]}
          - {id: steering, text: S?, scale: adoption, scored: false, weight: 3, audience: [executive],
             advice: [{below: 1, text: T, effort: 1, value: 1, owner: O, horizon: 0-3}]}
          - {id: never, text: N?, scale: adoption, audience: [agent], show_if: {question: steering, at_least: 1}, scored: false}
stages:
  - {id: low, title: Low, from: 0}
  - {id: middle, title: Middle, from: 60, gates: [{id: high, domain: only, at_least: 95}]}
  - {id: top, title: Top, from: 99}
"#;
    insta::assert_snapshot!(linted("in-vain.yaml", text.to_owned()));
}

#[test]
fn each_point_of_view_is_looked_at_for_itself() {
    let text = r#"palier: 1
id: two-sides
version: "1.0"
language: en
title: Two sides
source: {citation: Ours., licence: MIT}
perspectives: [{id: employee, title: E}, {id: customer, title: C}, {id: supplier, title: S}]
scales: {adoption: {min: 0, max: 3}}
domains:
  - id: both
    title: Both
    questions:
      - {id: staff, text: S?, scale: adoption, perspectives: [employee]}
      - id: choice
        text: C?
        perspectives: [customer]
        options: [{id: a, text: A, points: 1}, {id: b, text: B, points: 2}]
      - {id: never, text: N?, scale: adoption, perspectives: customer, show_if: {question: staff, at_least: 1}, scored: false}
stages:
  - {id: low, title: Low, from: 0}
  - {id: middle, title: Middle, from: 40}
  - {id: top, title: Top, from: 90, gates: [{id: high, domain: both, at_least: 95}]}
"#;
    insta::assert_snapshot!(linted("two-sides.yaml", text.to_owned()));
}

#[test]
fn the_shipped_questionnaires_hold_nothing_in_vain() {
    for entry in std::fs::read_dir(workspace().join("questionnaires")).unwrap() {
        let path = entry.unwrap().path().join("questionnaire.yaml");
        if path.is_file() {
            assert_eq!(linted(path.to_str().unwrap(), std::fs::read_to_string(&path).unwrap()), "");
        }
    }
}
