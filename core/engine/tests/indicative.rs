//! What one model's answers suggest of another: counts and words, never a score.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::assess::{self, Loaded, read_model};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::measure::Score;
use palier_engine::questionnaire::{lint_maps, read};
use palier_engine::report::{Words, compose};
use palier_engine::scoring::{IndicativeLevel, indicative};

fn sample(id: &str, models: &[&str]) -> Loaded {
    let path = workspace().join(format!("questionnaires/{id}/sample/assessment.en.yaml"));
    let mut faults = Diagnostics::new();
    let mut loaded = assess::load(&path, &mut faults).unwrap().unwrap_or_else(|| panic!("{}", rendered(faults)));
    loaded.models =
        models.iter().map(|id| read_model(&loaded.library, id, &mut Diagnostics::new()).unwrap().unwrap()).collect();
    loaded
}

#[test]
fn answers_light_up_another_models_domains_in_words() {
    let loaded = sample("forrester-six-domains", &["temkin-stages", "brand-alignment"]);
    let assessed = assess::assess(&loaded).unwrap();
    let profiles: Vec<_> = loaded.indicative(&assessed).collect();
    let temkin = &profiles[0].1;
    assert!(temkin.iter().all(|domain| (domain.covered, domain.of) == (6, 6)), "{temkin:?}");
    assert_eq!(temkin[0].level, Some(IndicativeLevel::Established), "{temkin:?}");

    let json = serde_json::to_value(loaded.document(&assessed)).unwrap();
    let profile = &json["indicative"][0];
    assert_eq!(profile["model"], "temkin-stages@1.0");
    let fields: Vec<_> = profile["domains"][0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(fields, ["covered", "id", "level", "of"], "no score, no interval, no percentile");
}

#[test]
fn too_few_counterparts_give_no_word() {
    let loaded = sample("quick-diagnosis", &["temkin-stages"]);
    let assessed = assess::assess(&loaded).unwrap();
    let (_, found) = loaded.indicative(&assessed).next().unwrap();
    for domain in &found {
        assert_eq!(domain.level.is_some(), 2 * domain.covered >= domain.of, "{domain:?}");
    }
    assert!(found.iter().any(|domain| domain.level.is_none()) && found.iter().any(|domain| domain.level.is_some()));
}

#[test]
fn what_is_hidden_covers_nothing() {
    let loaded = sample("forrester-six-domains", &["temkin-stages"]);
    let mut assessed = assess::assess(&loaded).unwrap();
    for question in &mut assessed[0].measured.questions {
        question.estimate.score = Score::Suppressed;
    }
    let (_, found) = loaded.indicative(&assessed).next().unwrap();
    assert!(found.iter().all(|domain| domain.covered == 0 && domain.level.is_none()), "{found:?}");
}

#[test]
fn the_report_tells_it_only_where_it_is_asked_for() {
    let told = |models: &[&str]| {
        let loaded = sample("forrester-six-domains", models);
        let facts = loaded.facts(&assess::assess(&loaded).unwrap());
        compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default()).annex.indicative
    };
    assert!(told(&[]).is_empty());
    let tables = told(&["temkin-stages"]);
    assert!(tables[0].title.starts_with("Indicative: "), "{}", tables[0].title);
    let row = &tables[0].rows[0];
    assert_eq!(row.cells[1].text, "6 of 6");
    assert_eq!(row.cells[2].text, "established (indicative)");
    assert!(tables[0].unit.contains("it is no score"));
}

#[test]
fn a_model_that_is_not_there_is_reported_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let from = workspace().join("questionnaires/quick-diagnosis/sample");
    let text = std::fs::read_to_string(from.join("assessment.en.yaml")).unwrap();
    let text = text.replacen("report:\n", "report:\n  indicative: [temkin-stagess]\n", 1);
    std::fs::copy(from.join("pool.csv"), folder.path().join("pool.csv")).unwrap();
    std::fs::write(folder.path().join("assessment.yaml"), &text).unwrap();
    let mut faults = Diagnostics::new();
    assert!(assess::load(&folder.path().join("assessment.yaml"), &mut faults).unwrap().is_none());
    let fault = faults.into_sorted().remove(0);
    let line = text.lines().position(|line| line.contains("indicative:")).unwrap() + 1;
    assert_eq!((fault.code, fault.line, fault.column), ("unknown-questionnaire", line, 16));
    assert_eq!(fault.hint.as_deref(), Some("did you mean `temkin-stages`?"));
}

const OTHER: &str = r#"palier: 1
id: other-model
version: "1.0"
language: en
title: Other
source: {citation: Ours., licence: MIT}
domains:
  - {id: d, title: D, practices: [{id: habits, title: H, questions: [{id: words-kept, kind: yes_no, text: T?}, {id: left, kind: yes_no, text: U?}]}]}
"#;

#[test]
fn counterparts_that_do_not_exist_are_warned_of_where_the_model_is_at_hand() {
    let text = OTHER.replace("other-model", "this-model").replace(
        "text: T?",
        "text: T?, maps: {other-model: [words-kept, habits, word-kept, stranger], other-modle: left, elsewhere: [a]}",
    );
    let source = Source::new("questionnaire.yaml", text);
    let mut faults = Diagnostics::new();
    let other = |id: &str| {
        (id == "other-model")
            .then(|| read(&Source::new("other.yaml", OTHER), &[], None, &mut Diagnostics::new()).unwrap())
    };
    assert!(read(&source, &[], None, &mut faults).is_some(), "{}", rendered(faults));
    lint_maps(&source, (&["other-model".to_owned()], other), &mut faults);
    insta::assert_snapshot!(rendered(faults));
}

#[test]
fn a_counterpart_counts_whichever_of_the_two_names_it() {
    let loaded = sample("temkin-stages", &["forrester-six-domains"]);
    let assessed = assess::assess(&loaded).unwrap();
    let (there, found) = loaded.indicative(&assessed).next().unwrap();
    assert!(found.iter().any(|domain| domain.covered > 0), "temkin-stages names forrester-six-domains");
    let back = sample("forrester-six-domains", &[]);
    let measured = &assess::assess(&back).unwrap()[0].measured;
    let found = indicative((there, measured), &loaded.questionnaires[0]);
    assert!(found.iter().any(|domain| domain.covered > 0), "and is found from there");
}
