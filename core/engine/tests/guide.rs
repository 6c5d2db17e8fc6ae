//! The authors' guide is true: its complete examples are read without a fault or a warning.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::answers::{AssessmentInputs, Files, read_assessment, read_journey};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::locale::Locale;
use palier_engine::scoring::{Lacking, Shadow, breaches_of_monotonicity, metrics, read_off, run_examples};
use palier_engine::{questionnaire, yaml};

/// The guide's example that is marked so.
fn example(mark: &str) -> Source {
    example_of("README.md", mark)
}

fn example_of(guide: &str, mark: &str) -> Source {
    let guide = std::fs::read_to_string(workspace().join("questionnaires").join(guide)).unwrap();
    let (_, after) = guide.split_once(&format!("complete {mark}\n")).unwrap_or_else(|| panic!("no example `{mark}`"));
    let (text, _) = after.split_once("```").unwrap();
    Source::new(mark, text)
}

#[test]
fn the_questionnaire_the_assessment_and_the_answers_are_read_without_a_fault() {
    let mut faults = Diagnostics::new();
    let source = example("questionnaire");
    let read = questionnaire::read(&source, &[], None, &mut faults).unwrap();
    questionnaire::lint(&read, &source, &mut faults);
    run_examples(&read, &source, &mut faults);
    assert!(breaches_of_monotonicity(&read).is_empty());
    assert!(faults.is_empty(), "{}", rendered(faults));
    let questionnaires = [read];

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("answers.csv"), &*example("answers").text).unwrap();
    let source = example("assessment");
    let node = yaml::parse(&source, &mut faults).unwrap();
    let files = Files::new(folder.path(), folder.path()).unwrap();
    let inputs = AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
    let reading = read_assessment(inputs, &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    assert_eq!(reading.assessment().unwrap().sets[0].sheet.respondents.len(), 3);
}

#[test]
fn the_metrics_are_read_without_a_fault_and_come_out_as_the_guide_says() {
    let mut faults = Diagnostics::new();
    let questionnaires = [questionnaire::read(&example("questionnaire"), &[], None, &mut faults).unwrap()];
    let folder = tempfile::tempdir().unwrap();
    for name in ["answers", "voice"] {
        std::fs::write(folder.path().join(format!("{name}.csv")), &*example(name).text).unwrap();
    }
    let whole = format!("{}{}", example("assessment").text, example("metrics").text);
    let source = Source::new("assessment", whole);
    let node = yaml::parse(&source, &mut faults).unwrap();
    let files = Files::new(folder.path(), folder.path()).unwrap();
    let inputs = AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
    let reading = read_assessment(inputs, &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let assessment = reading.assessment().unwrap();
    let told: Vec<String> = metrics(&assessment, &questionnaires, &[])
        .iter()
        .map(|result| format!("{} {:.1}", result.metric.id, result.figure.value))
        .collect();
    assert_eq!(
        told,
        ["nps 0.0", "csat 75.0", "ces 5.7", "worth 225000.0", "churn 0.8", "retention 99.2", "delay 74.0"]
    );
}

#[test]
fn the_translation_is_whole() {
    let mut faults = Diagnostics::new();
    let locales = [(Locale::Fr, example("locale"))];
    let read = questionnaire::read(&example("translation"), &locales, None, &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let read = read.unwrap();
    assert_eq!(read.title.get(Locale::Fr), "Baromètre");
    assert_eq!(read.questions[0].anchors[&5].get(Locale::Fr), "Toujours");
    assert_eq!(read.questions[0].anchors[&5].get(Locale::En), "Always");
}

#[test]
fn a_translation_of_nothing_is_reported_where_it_stands() {
    let mut faults = Diagnostics::new();
    let locale = Source::new(
        "locales/fr.yaml",
        "title: Baromètre\ntrust.tilte: Confiance\ntrust: {title: \"\"}\ntitle.x: A\n\"title\\u002Ex\": B\n",
    );
    assert!(questionnaire::read(&example("translation"), &[(Locale::Fr, locale)], None, &mut faults).is_none());
    insta::assert_snapshot!(rendered(faults));
}

#[test]
fn the_questionnaire_with_perspectives_is_read_and_scores_as_it_says() {
    let mut faults = Diagnostics::new();
    let source = example("perspectives");
    let read = questionnaire::read(&source, &[], None, &mut faults).unwrap();
    questionnaire::lint(&read, &source, &mut faults);
    run_examples(&read, &source, &mut faults);
    assert!(breaches_of_monotonicity(&read).is_empty());
    assert!(faults.is_empty(), "{}", rendered(faults));
}

#[test]
fn the_distributions_are_read_without_a_fault() {
    let mut faults = Diagnostics::new();
    let read = questionnaire::read(&example("questionnaire"), &[], None, &mut faults).unwrap();
    let surveys = questionnaire::read_surveys(&read, &example("distributions"), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let below: Vec<_> = (0..3).map(|stage| surveys[0].below(stage).map(|below| (below.low, below.high))).collect();
    assert_eq!(below, [None, Some((48.0, 48.0)), Some((48.0, 100.0))]);
}

/// The table of systems: ten rows, each of which names files that exist.
#[test]
fn every_system_names_files_that_exist() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires");
    let guide = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let (_, table) = guide.split_once("\n## The systems of customer experience").unwrap();
    let table = table.split("\n## ").next().unwrap();
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| system")).collect();
    assert_eq!(rows.len(), 10);
    for (number, row) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| {}. ", number + 1)), "{row}");
        let files: Vec<&str> = row.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!files.is_empty(), "{row}");
        for file in files {
            assert!(folder.join(file).exists(), "{file} in: {row}");
        }
    }
}

#[test]
fn norms_that_lack_a_source_or_a_year_are_reported() {
    let mut faults = Diagnostics::new();
    let norms = "id,index,country,yaer,n,population_en,value,unit,status,source\n\
                 a,Index,FR,2024,,Companies,3,percent,confirmed,https://example.com\n\
                 a,Index,FR,2024,,,3,miles,confirmed,\n\
                 b,Index\n";
    let norms = Source::new("norms/published.csv", norms);
    assert!(questionnaire::read(&example("questionnaire"), &[], Some(&norms), &mut faults).is_none());
    insta::assert_snapshot!(rendered(faults));
}

#[test]
fn the_journey_is_read_and_ranked_as_the_guide_says() {
    let mut faults = Diagnostics::new();
    let journey = read_journey(&example_of("JOURNEYS.md", "journey"), Some(Locale::En), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let journey = journey.unwrap();
    let found = read_off(&journey);
    let told: Vec<_> = found.ranked.iter().map(|p| (journey.steps[p.step].id.as_str(), p.score.round())).collect();
    assert_eq!(told, [("wait", 711.0), ("send", 0.0)]);
    assert_eq!((found.apart.len(), found.apart[0].lacks.as_slice()), (1, [Lacking::Irritants].as_slice()));
    assert_eq!(found.shadow, Some(Shadow { from: 1, to: 1, minutes: Some(11.0 * 1440.0) }));
    assert_eq!(found.repeats[0].touchpoints, [(0, 1), (1, 0)]);
}
