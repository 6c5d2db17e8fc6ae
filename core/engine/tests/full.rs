//! The full report: every question with its answers, and nobody recognised by them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::samples::{self, reports};
use common::{rendered, workspace};
use palier_engine::assess::{Library, Loaded, assess};
use palier_engine::diagnostic::Diagnostics;
use scraper::{Html, Selector};
use serde_json::Value;
use std::path::Path;

const SAMPLES: [&str; 7] = [
    "brand-alignment",
    "cxm-readiness",
    "experience-coherence",
    "forrester-six-domains",
    "kpmg-six-pillars",
    "quick-diagnosis",
    "temkin-stages",
];

fn loaded(assessment: &Path) -> Loaded {
    let mut loaded = samples::loaded(assessment);
    let mut faults = Diagnostics::new();
    loaded.use_template("full", &Library::embedded(), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    loaded
}

fn sample(questionnaire: &str, locale: &str) -> Loaded {
    loaded(&samples::sample(questionnaire, locale))
}

fn mixed(locale: &str) -> Loaded {
    loaded(&workspace().join(format!("core/engine/tests/mixed-kinds/assessment.{locale}.yaml")))
}

/// The words of the elements, a line each; the names of drawings left out, which say them again.
fn words(html: &str, selector: &str) -> String {
    let document = Html::parse_document(html);
    let selector = Selector::parse(selector).unwrap();
    let words = document.select(&selector).flat_map(|element| {
        element.descendants().filter_map(|node| {
            let title = node.parent().and_then(|p| p.value().as_element().map(|e| e.name() == "title"));
            node.value().as_text().filter(|_| title != Some(true)).map(|text| text.trim().to_owned())
        })
    });
    words.filter(|words| !words.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_question_of_every_sample_is_told_in_both_languages() {
    for (questionnaire, locale) in SAMPLES.into_iter().flat_map(|sample| [(sample, "fr"), (sample, "en")]) {
        let loaded = sample(questionnaire, locale);
        let html = reports(&loaded).html;
        let set = &loaded.assessment.sets[0];
        let locale = loaded.assessment.report.locale;
        let told = words(&html, "section.detail");
        for question in &loaded.questionnaires[set.questionnaire].questions {
            let text = question.text.get(locale).trim();
            if question.asks(set.perspective) {
                assert!(told.contains(text), "{questionnaire}: {text}");
            }
        }
    }
}

#[test]
fn each_kind_of_question_is_told_in_its_own_way() {
    for locale in ["fr", "en"] {
        insta::assert_snapshot!(format!("mixed_{locale}"), words(&reports(&mixed(locale)).html, "section.detail"));
    }
}

#[test]
fn the_annex_does_not_tell_the_answers_a_second_time() {
    let loaded = mixed("en");
    let html = reports(&loaded).html;
    assert!(!html.contains("id=\"answers-") && !html.contains("id=\"unscored-"));
    assert!(html.contains("The answers follow each domain."));
}

/// Every group's number of answers to every question: none, or hidden, or enough of them; and those that are hidden together too.
fn holds(document: &Value, minimum: u64, name: &str) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for domain in list(&document["domains"]) {
        for question in list(&domain["practices"]).iter().flat_map(|practice| list(&practice["questions"])) {
            let id = format!("{name} {}", question["id"]);
            let groups = list(&question["groups"]);
            let shown: Vec<u64> = groups.iter().filter_map(|g| g["answers"]["answered"].as_u64()).collect();
            assert!(shown.iter().all(|n| *n == 0 || *n >= minimum), "{id}: {shown:?}");
            let Some(all) = question["answers"]["answered"].as_u64() else {
                assert!(shown.is_empty(), "{id}: groups of a hidden whole");
                continue;
            };
            let hidden = all - shown.iter().sum::<u64>();
            assert!(hidden == 0 || hidden >= minimum, "{id}: {hidden} hidden");
            for group in groups.iter().filter(|g| g["answers"].is_null()) {
                assert_eq!(group["why"]["answers"], "suppressed", "{id}");
            }
        }
    }
}

#[test]
fn no_sample_tells_a_group_too_small_to_be_shown() {
    for questionnaire in SAMPLES {
        let loaded = sample(questionnaire, "en");
        let document = serde_json::to_value(loaded.document(&assess(&loaded).unwrap())).unwrap();
        let sets = std::iter::once(&document).chain(document["also"].as_array().unwrap());
        for (set, document) in loaded.assessment.sets.iter().zip(sets) {
            if !set.sheet.consensus {
                holds(document, set.minimum as u64, questionnaire);
            }
        }
    }
}

#[test]
fn a_group_of_which_too_few_answered_a_question_is_hidden_there_and_another_with_it() {
    // All but three of the executives leave one question blank: 14 people, of whom 10 must answer.
    let folder = tempfile::tempdir().unwrap();
    let from = workspace().join("questionnaires/forrester-six-domains/sample");
    for name in ["assessment.en.yaml", "pool.csv"] {
        std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    let text = std::fs::read_to_string(from.join("answers.csv")).unwrap();
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let (group, question) = (head.iter().position(|c| *c == "group").unwrap(), head.len() - 1);
    let (mut left, mut out) = (3, format!("{}\n", head.join(",")));
    for line in lines {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[group] == "executive" && !cells[question].is_empty() {
            if left == 0 {
                cells[question] = "";
            } else {
                left -= 1;
            }
        }
        out += &format!("{}\n", cells.join(","));
    }
    std::fs::write(folder.path().join("answers.csv"), out).unwrap();
    let loaded = loaded(&folder.path().join("assessment.en.yaml"));
    assert_eq!(loaded.assessment.sets[0].groups[0].id, "executive");
    let document = serde_json::to_value(loaded.document(&assess(&loaded).unwrap())).unwrap();
    holds(&document, 10, "executives");
    let questions: Vec<Value> = document["domains"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|domain| domain["practices"].as_array().unwrap().clone())
        .flat_map(|practice| practice["questions"].as_array().unwrap().clone())
        .collect();
    let changed = questions.iter().find(|q| q["id"] == head[question]).unwrap();
    let hidden = changed["groups"].as_array().unwrap().iter().filter(|group| group["answers"].is_null()).count();
    assert!(hidden >= 2, "{changed:#}");
    // The figures are nowhere in the report either: the question's drawing says that they are hidden.
    let html = reports(&loaded).html;
    assert!(words(&html, "section.detail").matches("not shown").count() >= 2);
}
