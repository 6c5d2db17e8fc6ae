//! A questionnaire with every kind of question: what levels, gates, advice and counts are told of each.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use common::rendered;
use palier_engine::assess::{Loaded, Studio, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire;
use palier_engine::report::{Report, Words, compose};
use palier_engine::scoring::run_examples;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mixed-kinds")
}

fn loaded(locale: &str) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(&folder().join(format!("assessment.{locale}.yaml")), &mut faults).unwrap();
    assert!(faults.is_empty(), "{}", rendered(faults));
    loaded.unwrap()
}

fn report(locale: &str) -> Report {
    report_of(&loaded(locale))
}

fn report_of(loaded: &Loaded) -> Report {
    let facts = loaded.facts(&assess(loaded).unwrap());
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// All that the report says, its drawings left out.
fn told(report: &Report) -> String {
    fn walk(value: &serde_json::Value, out: &mut String) {
        match value {
            serde_json::Value::String(text) => *out += &format!("{text}\n"),
            serde_json::Value::Array(list) => list.iter().for_each(|item| walk(item, out)),
            serde_json::Value::Object(fields) => {
                fields.iter().filter(|(name, _)| *name != "svg").for_each(|(_, item)| walk(item, out));
            }
            _ => {}
        }
    }
    let mut out = String::new();
    walk(&serde_json::to_value(report).unwrap(), &mut out);
    out
}

#[test]
fn its_own_examples_hold() {
    let path = folder().join("questionnaires/mixed-kinds/questionnaire.yaml");
    let source = Source::new("questionnaire.yaml", std::fs::read_to_string(path).unwrap());
    let mut faults = Diagnostics::new();
    let read = questionnaire::read(&source, &[], None, &mut faults).unwrap();
    questionnaire::lint(&read, &source, &mut faults);
    run_examples(&read, &source, &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
}

#[test]
fn levels_bear_the_numbers_of_their_scale() {
    let report = report("en");
    // The median of `method` is 3 on 1 to 5; that of `repeats` is 4 on 10 to 0, the sixth of ten.
    let labels: Vec<_> = report.domains.iter().flat_map(|page| &page.steps).map(|step| step.label.as_str()).collect();
    assert!(labels.iter().any(|label| label.ends_with("Method, level\u{a0}3 to 4 of\u{a0}5")), "{labels:?}");
    assert!(labels.iter().any(|label| label.ends_with("Told twice, level\u{a0}6 to 7 of\u{a0}10")), "{labels:?}");
    let traces: Vec<_> = report.priorities.unwrap().actions.rows.iter().map(|row| row.cells[1].note.clone()).collect();
    assert!(traces.contains(&"Listening, level\u{a0}3 of\u{a0}5".to_owned()), "{traces:?}");
}

#[test]
fn a_level_without_a_name_is_told_by_its_number() {
    for (locale, empty) in [("fr", "«\u{202f}\u{202f}»"), ("en", "“”")] {
        let text = told(&report(locale));
        assert!(!text.contains(empty) && !text.contains("« »"), "{text}");
    }
    let answering = &report("en").domains[1];
    let levels: Vec<_> =
        answering.practices.as_ref().unwrap().rows.iter().map(|row| row.cells[1].text.as_str()).collect();
    assert_eq!(levels, ["7", "6"]);
    assert_eq!(
        answering.practices.as_ref().unwrap().title,
        "One practice at level\u{a0}7 and one practice at level\u{a0}6"
    );
}

#[test]
fn impact_is_shared_among_what_counts() {
    // Two of three questions of the domain count, each half of it: 100 · 1/2 · 1/2 · 1/4.
    let report = report("en");
    let steps = &report.domains[0].steps;
    let of = |label: &str| steps.iter().find(|step| step.label.contains(label)).unwrap_or_else(|| panic!("{steps:?}"));
    assert!(of("Method").text.contains("6.2 points"), "{steps:?}");
}

#[test]
fn a_question_on_no_scale_has_its_step_by_the_level_that_it_is_worth() {
    let report = report("en");
    let step = report.domains[0].steps.iter().find(|step| step.label.contains("Panel")).unwrap();
    assert!(step.text.contains("Invite twelve customers"), "{step:?}");
    let priorities = report.priorities.unwrap();
    assert!(priorities.actions.rows.iter().any(|row| row.cells[1].text == "Panel"));
}

#[test]
fn gates_of_reversed_and_optional_questions_are_told() {
    let report = report("en");
    let rows: Vec<_> = report.stage.unwrap().gates.unwrap().rows;
    let told: Vec<_> = rows.iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(
        told,
        [
            "Told twice: more than 50% at “Half the time” or better",
            "Panel: more than 50% of Agents answer “Yes”",
            "Promises kept: more than 50% at 4 or better",
        ]
    );
}

#[test]
fn an_anchor_that_fits_is_told_whole() {
    let practices = report("en").domains.swap_remove(0).practices.unwrap();
    assert!(practices.rows[0].cells[2].text.ends_with("and by nobody else."), "{practices:?}");
}

#[test]
fn the_report_is_typeset_without_a_warning() {
    for locale in ["fr", "en"] {
        let loaded = loaded(locale);
        let studio = Studio::new(&loaded).unwrap();
        let made = studio.reports(&loaded, &assess(&loaded).unwrap(), true).unwrap();
        assert!(made.warnings.is_empty(), "{:?}", made.warnings);
        if let Some(folder) = std::env::var_os("PALIER_REPORTS") {
            std::fs::write(Path::new(&folder).join(format!("mixed-{locale}.pdf")), made.pdf.unwrap()).unwrap();
        }
    }
}

#[test]
fn a_question_that_does_not_count_is_told_by_group() {
    let loaded = loaded("en");
    let report = report_of(&loaded);
    // One question is too few for a page of its own.
    assert!(report.unscored.is_none());
    let table = &report.annex.unscored[0];
    let cells = |table: &palier_engine::report::Table| {
        let head = table.columns.iter().map(|column| format!("{} {}", column.label, column.note));
        let rows =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join(" | "));
        format!("{}\n{}\n{}", table.title, head.collect::<Vec<_>>().join(" | "), rows.collect::<Vec<_>>().join("\n"))
    };
    // Of the office's ten, two left the answer out: their group is hidden, and with it the other, which the total would give away.
    insta::assert_snapshot!("unscored_hidden", cells(table));
    let mut open = loaded;
    open.assessment.sets[0].minimum = 5;
    insta::assert_snapshot!("unscored_by_group", cells(&report_of(&open).annex.unscored[0]));
    // Below five answers, nothing at all is told.
    let question = open.questionnaires[0].question("owner").unwrap();
    let set = &mut open.assessment.sets[0];
    for i in 4..set.sheet.respondents.len() {
        set.sheet.cells[i * set.sheet.questions + question] = palier_engine::answers::Cell::Blank;
    }
    insta::assert_snapshot!("unscored_few", cells(&report_of(&open).annex.unscored[0]));
}

#[test]
fn answers_of_a_few_are_not_told_in_their_own_words() {
    let mut loaded = loaded("en");
    let told = |loaded: &Loaded| {
        let rows = report_of(loaded).domains.swap_remove(0).practices.unwrap().rows;
        let row = rows.into_iter().find(|row| row.cells[0].text == "Panel").unwrap();
        (row.cells[1].text.clone(), row.cells[2].text.clone())
    };
    assert_eq!(told(&loaded), ("No".to_owned(), "No: 68% · Yes: 32%".to_owned()));
    let question = loaded.questionnaires[0].question("panel").unwrap();
    let set = &mut loaded.assessment.sets[0];
    for i in 4..set.sheet.respondents.len() {
        set.sheet.cells[i * set.sheet.questions + question] = palier_engine::answers::Cell::Blank;
    }
    assert_eq!(told(&loaded), ("–".to_owned(), "–".to_owned()));
}
