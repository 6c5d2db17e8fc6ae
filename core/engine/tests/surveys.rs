//! Published shares of organisations by stage: read strictly, told in the report with all that bounds what they say.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::assess::{self, Library, Shelf, read_questionnaire};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{Questionnaire, read_surveys};
use palier_engine::report::{Report, Words, compose};

fn temkin() -> Questionnaire {
    let folder = Library::embedded().find(Shelf::Questionnaires, "temkin-stages").unwrap();
    let mut faults = Diagnostics::new();
    read_questionnaire(&folder, &mut faults).unwrap_or_else(|| panic!("{}", rendered(faults)))
}

fn read(rows: &str) -> (usize, String) {
    let mut faults = Diagnostics::new();
    let surveys = read_surveys(&temkin(), &Source::new("norms/distributions.csv", rows), &mut faults);
    (surveys.len(), rendered(faults))
}

const HEADER: &str =
    "id,series,series_en,stages,year,n,population_en,stage,label_en,maps_to,percent,status,how_en,source\n";

#[test]
fn the_shipped_surveys_are_whole() {
    let questionnaire = temkin();
    assert_eq!(questionnaire.surveys.len(), 8);
    let latest = questionnaire.surveys.last().unwrap();
    assert_eq!((latest.year, latest.n.as_str(), latest.shares.len()), (2025, "223", 5));
    for survey in questionnaire.surveys.iter().filter(|survey| survey.year >= 2022) {
        let whole: f64 = survey.shares.iter().map(|share| share.percent).sum();
        assert!((whole - 100.0).abs() < 1e-9, "{}: {whole}", survey.year);
    }
}

#[test]
fn a_sound_file_is_read_without_a_fault() {
    let rows =
        format!("{HEADER}a,s,\"A series, of two\",2,2025,9,\"Firms, large\",1,Low,ignore|explore,~50,confirmed,,x\n");
    assert_eq!(read(&rows), (1, String::new()));
}

#[test]
fn every_fault_of_a_distribution_is_reported_at_its_cell() {
    let rows = HEADER.replace("population_en", "populaton_en")
        + "a,s,A series,5,2025,9,Firms,1,Low,ignore,29,confirmed,,x\n"
        + "a,s,\"A series, again\",5,2025,9,Firms,1,Low,ignor,lots,confirmed,,x\n"
        + "c,s,A series,5,2025,9,Firms,4-3,Low,ignore|mobilize,50,derived,,x\n"
        + "d,s,A series,99,25,9,Firms,2,Low,explore,50,guessed,,\n"
        + "e,s\n";
    let (read_surveys, faults) = read(&rows);
    assert_eq!(read_surveys, 0);
    insta::assert_snapshot!(faults);
}

#[test]
fn the_rows_of_one_survey_must_agree_and_not_overlap() {
    let rows = HEADER.to_owned()
        + "a,s,A series,5,2025,9,Firms,1,Low,ignore,60,confirmed,,x\n"
        + "b,s,Another,5,2025,8,Firms,1-2,Low,explore,30,confirmed,,x\n"
        + "c,s,A series,5,2025,9,Firms,3,Low,explore,20,confirmed,,x\n"
        + "d,t,A series,5,2025,9,Firms,3,Low,|,20,confirmed,,x\n";
    insta::assert_snapshot!(read(&rows).1);
}

/// The sample's report with another staged stage, which the survey then places.
fn report(locale: &str, staged: usize) -> Report {
    let path = workspace().join(format!("questionnaires/temkin-stages/sample/assessment.{locale}.yaml"));
    let mut faults = Diagnostics::new();
    let loaded = assess::load(&path, &mut faults).unwrap().unwrap_or_else(|| panic!("{}", rendered(faults)));
    let mut assessed = assess::assess(&loaded).unwrap();
    assessed[0].adjusted.stage.as_mut().unwrap().staged = staged;
    let facts = loaded.facts(&assessed);
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

fn place(locale: &str, staged: usize) -> String {
    let text = report(locale, staged).stage.unwrap().survey.remove(0).text;
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn the_report_places_the_stage_in_the_latest_survey() {
    let fr = place("fr", 2);
    assert!(
        fr.starts_with(
            "65 % sont en dessous de ce palier (XM Institute, cinq paliers, 2025, n = 223, d’après tihu.com.cn). "
        ),
        "{fr}"
    );
    assert!(fr.contains("Grandes organisations, 1 000 salariés ou plus."), "{fr}");
    assert!(fr.contains("lecture des auteurs"), "the mapping is said to be ours: {fr}");
    assert!(!fr.contains("dérivé"), "no part was derived: {fr}");
    let en = place("en", 2);
    assert!(
        en.starts_with("65% are below this stage (XM Institute, five stages, 2025, n = 223, as told by tihu.com.cn). "),
        "{en}"
    );
}

#[test]
fn the_lowest_stage_has_company_and_no_one_below() {
    assert!(place("en", 0).starts_with("29% are at this same stage ("));
}

#[test]
fn a_figure_for_two_stages_gives_a_range_and_is_marked_derived() {
    let fr = place("fr", 4);
    assert!(fr.starts_with("Entre 86 % et 97 % sont en dessous de ce palier ("), "{fr}");
    assert!(fr.contains("L’enquête donne les paliers 4 et 5 en un seul chiffre."), "{fr}");
    assert!(fr.contains("Calcul dérivé pour une part : ce qui reste de 100"), "{fr}");
    let en = place("en", 5);
    assert!(en.starts_with("97% are below this stage (") && en.contains("Derived in part: what remains"), "{en}");
}

#[test]
fn shares_stand_under_the_steps_and_none_is_made_up() {
    let report = report("en", 2);
    let figure = report.stage.unwrap().figure;
    for part in ["29%", "36%", "21%", "11%", "stages 4 and 5, derived", "3%"] {
        assert!(figure.svg.contains(part), "{part}");
    }
    let told: Vec<&str> = figure.table.rows.iter().map(|row| row.cells.last().unwrap().text.as_str()).collect();
    let both = "11% (stages 4 and 5, derived)";
    assert_eq!(told, ["29%", "36%", "21%", both, both, "3%"]);
    assert!(figure.source.contains("XM Institute, five stages, 2025"), "{}", figure.source);
    let table = report.annex.surveys.unwrap();
    assert_eq!(table.rows.len(), 8);
    assert!(table.rows[0].cells[3].text.contains("4.\u{a0}Scale:\u{a0}11%\u{a0}*"), "{:?}", table.rows[0]);
    assert!(table.source.contains("* Derived: what remains of 100"), "{}", table.source);
}
