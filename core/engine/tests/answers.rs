//! Answers become cells: the five states, the ratio of every kind, who is asked what.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "a test fails by panicking, and its figures are exact")]

mod common;

use common::rendered;
use palier_engine::answers::{AnswerSheet, Cell, Group, SheetContext, read_sheet};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::locale::Locale;
use palier_engine::questionnaire::{self, Questionnaire, Reply, Text};

const QUESTIONNAIRE: &str = r#"palier: 1
id: kinds
version: "1.0"
language: en
title: Kinds
source: {citation: Ours., licence: MIT}
audiences: [{id: executive, title: E}, {id: agent, title: A}]
scales: {adoption: {min: 0, max: 3}, likert: {min: 1, max: 5}}
domains:
  - id: all
    title: All
    questions:
      - {id: last, text: L?, scale: adoption, show_if: {question: middle, at_least: 2}}
      - {id: middle, text: M?, scale: adoption, show_if: {question: several, is: b}}
      - {id: several, kind: multi, text: S?, max: 3, options: [{id: a, text: A, points: 1}, {id: b, text: B, points: 2}, {id: c, text: C, points: 2}]}
      - {id: against, text: R?, scale: likert, reverse: true, audience: [agent]}
      - {id: one, text: O?, options: [{id: low, text: L, points: 1}, {id: high, text: H, points: 4}]}
      - {id: sure, kind: yes_no, text: Y?, sectors: [insurance]}
      - {id: days, text: D?, unit: days, bands: [{from: 0, ratio: 1}, {from: 2.5, ratio: 0.5}, {from: 10, ratio: 0}]}
      - {id: words, kind: text, text: W?}
"#;

fn kinds() -> Questionnaire {
    let mut faults = Diagnostics::new();
    let read = questionnaire::read(&Source::new("kinds.yaml", QUESTIONNAIRE), &[], None, &mut faults);
    read.unwrap_or_else(|| panic!("{}", rendered(faults)))
}

fn ratio(questionnaire: &Questionnaire, question: &str, written: &str) -> f64 {
    let question = questionnaire.question(question).unwrap();
    match questionnaire.read_answer(question, written, false).unwrap() {
        Reply::Rated { ratio, .. } => ratio,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_kind_has_its_ratio() {
    let kinds = kinds();
    for (question, written, expected) in [
        ("middle", "2", 2.0 / 3.0),
        ("against", "1", 1.0),
        ("against", "2", 0.75),
        ("against", "5", 0.0),
        ("one", "low", 0.25),
        ("one", "high", 1.0),
        ("sure", "yes", 1.0),
        ("sure", "no", 0.0),
        ("several", "-", 0.0),
        ("several", "a", 1.0 / 3.0),
        ("several", "c|a", 1.0),
        ("several", "a|b|c", 1.0),
        ("days", "-4", 1.0),
        ("days", "2.4999", 1.0),
        ("days", "2.5", 0.5),
        ("days", "10", 0.0),
        ("days", "1e9", 0.0),
    ] {
        assert_eq!(ratio(&kinds, question, written), expected, "{question} {written}");
    }
}

#[test]
fn states_are_written_exactly_and_words_are_never_rated() {
    let kinds = kinds();
    let read = |question: &str, written: &str| kinds.read_answer(kinds.question(question).unwrap(), written, false);
    assert_eq!(read("middle", "  "), Ok(Reply::Blank));
    assert_eq!(read("middle", "NA"), Ok(Reply::NotApplicable));
    assert_eq!(read("words", "DK"), Ok(Reply::DontKnow));
    assert_eq!(read("words", "na"), Ok(Reply::Written));
    assert_eq!(read("middle", "na").unwrap_err().hint.as_deref(), Some("write `NA`"));
    assert!(read("days", "1,5").is_err());
    assert!(kinds.read_answer(kinds.question("days").unwrap(), "1,5", true).is_ok());
}

fn sheet(text: &str, sector: Option<&str>) -> (AnswerSheet, Questionnaire, String) {
    let kinds = kinds();
    let group = |id: &str, audience| Group { id: id.into(), title: Text::new(Locale::En, id), audience, invited: None };
    let groups = [group("board", Some(0)), group("desk", Some(1)), group("others", None)];
    let mut faults = Diagnostics::new();
    let context = SheetContext { questionnaire: &kinds, groups: &groups, sector, perspective: None };
    let sheet = read_sheet(&Source::new("answers.csv", text), context, &mut faults);
    let faults = rendered(faults);
    (sheet.unwrap_or_else(|| panic!("{faults}")), kinds, faults)
}

#[test]
fn a_condition_holds_along_its_chain_wherever_the_questions_stand() {
    let text = "respondent_id,last,middle,several\nr1,3,2,b\nr2,3,1,b|c\nr3,3,2,a\nr4,3,2,NA\nr5,,,\n";
    let (sheet, kinds, faults) = sheet(text, None);
    let [last, middle] = ["last", "middle"].map(|id| kinds.question(id).unwrap());
    assert!(matches!(sheet.cell(0, last), Cell::Rated { .. }));
    assert_eq!(sheet.cell(1, last), Cell::NotAsked);
    assert!(matches!(sheet.cell(1, middle), Cell::Rated { .. }));
    for hidden in [2, 3, 4] {
        assert_eq!((sheet.cell(hidden, middle), sheet.cell(hidden, last)), (Cell::NotAsked, Cell::NotAsked));
    }
    // r2's last, and both of r3 and r4.
    assert_eq!(faults.matches("answer-not-asked").count(), 5, "{faults}");
}

#[test]
fn audiences_and_sectors_hide_and_those_of_whom_nothing_is_known_are_asked() {
    let text = "respondent_id,group,against,sure\nr1,board,,\nr2,desk,,\nr3,others,,\nr4,,,\n";
    let (insurer, kinds, _) = sheet(text, Some("insurance"));
    let [against, sure] = ["against", "sure"].map(|id| kinds.question(id).unwrap());
    let column = |sheet: &AnswerSheet, question| (0..4).map(|r| sheet.cell(r, question)).collect::<Vec<_>>();
    assert_eq!(column(&insurer, against), [Cell::NotAsked, Cell::Blank, Cell::Blank, Cell::Blank]);
    assert_eq!(column(&insurer, sure), [Cell::Blank; 4]);
    assert_eq!(column(&sheet(text, Some("banking")).0, sure), [Cell::NotAsked; 4]);
    assert_eq!(column(&sheet(text, None).0, sure), [Cell::NotAsked; 4]);
}

#[test]
fn a_question_of_another_perspective_is_not_asked_and_needs_no_column() {
    let text = r#"palier: 1
id: sides
version: "1.0"
language: en
title: Sides
source: {citation: Ours., licence: MIT}
perspectives: [{id: employee, title: E}, {id: customer, title: C}]
scales: {adoption: {min: 0, max: 3}}
domains:
  - id: all
    title: All
    questions:
      - {id: both, text: B?, scale: adoption}
      - {id: staff, text: S?, scale: adoption, perspectives: [employee]}
      - {id: after, text: A?, scale: adoption, show_if: {question: staff, at_least: 1}}
"#;
    let mut faults = Diagnostics::new();
    let sides = questionnaire::read(&Source::new("sides.yaml", text), &[], None, &mut faults).unwrap();
    let read = |perspective, csv: &str| {
        let mut faults = Diagnostics::new();
        let context = SheetContext { questionnaire: &sides, groups: &[], sector: None, perspective: Some(perspective) };
        let sheet = read_sheet(&Source::new("answers.csv", csv), context, &mut faults).unwrap();
        (sheet.cells, rendered(faults))
    };
    let rated = |raw: f64| Cell::Rated { ratio: raw / 3.0, raw };
    let (cells, faults) = read(0, "respondent_id,both,staff,after\nr1,3,1,2\n");
    assert_eq!((cells, faults.as_str()), (vec![rated(3.0), rated(1.0), rated(2.0)], ""));
    let (cells, faults) = read(1, "respondent_id,both,staff,after\nc1,3,1,\n");
    assert_eq!(cells, [rated(3.0), Cell::NotAsked, Cell::NotAsked]);
    assert_eq!(faults.matches("[answer-not-asked]").count(), 1, "{faults}");
    let (_, faults) = read(1, "respondent_id,both,after\nc1,3,\n");
    assert_eq!(faults, "");
}

#[test]
fn answers_that_were_not_asked_are_summed_up_beyond_twenty() {
    let rows = (0..50).map(|i| format!("r{i},board,3")).collect::<Vec<_>>().join("\n");
    let (_, _, faults) = sheet(&format!("respondent_id,group,against\n{rows}"), None);
    assert_eq!(faults.matches("[answer-not-asked]").count(), 21);
    assert!(faults.contains("… and 30 more answers"), "{faults}");
}

#[test]
fn delimiters_line_ends_and_the_order_of_columns_change_nothing() {
    let plain = sheet("respondent_id,group,days,one,words\nr1,desk,2.5,low,\"a, b\"\nr2,,NA,DK,\n", None).0;
    for text in [
        "\u{feff}respondent_id;group;days;one;words\r\nr1;desk;2,5;low;a, b\r\nr2;;NA;DK;\r\n",
        "words\tone\tdays\tgroup\trespondent_id\n\na, b\tlow\t2.5\tdesk\tr1\n\tDK\tNA\t\tr2",
        "group,respondent_id,\"one\",\"days\",words\rdesk,r1,low, 2.5 ,\"a\n\"\"b\"\"\"\r,r2,DK,NA,\r",
    ] {
        assert_eq!(sheet(text, None).0.cells, plain.cells, "{text}");
    }
}

#[test]
fn a_fault_after_quoted_lines_stands_at_its_own_line_and_column() {
    let text = "respondent_id,words,days\r\nr1,\"a\r\nb,c\",1\r\n\r\nr2,\"x\r\ny\",soon\r\n";
    let mut faults = Diagnostics::new();
    let kinds = kinds();
    let context = SheetContext { questionnaire: &kinds, groups: &[], sector: None, perspective: None };
    assert!(read_sheet(&Source::new("answers.csv", text), context, &mut faults).is_none());
    let fault = faults.into_sorted().into_iter().find(|fault| fault.code == "answer-not-a-number").unwrap();
    assert_eq!((fault.line, fault.column), (6, 4));
}
