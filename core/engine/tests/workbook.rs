//! The spreadsheet of figures, read back by another library.

mod common;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use common::samples::{loaded, sample};
use palier_engine::assess::{Loaded, assess};
use std::io::Cursor;

type Rows = Vec<Vec<Data>>;

fn bytes(loaded: &Loaded) -> Vec<u8> {
    let assessed = assess(loaded).unwrap_or_else(|faults| panic!("{faults:?}"));
    loaded.workbook(&assessed).expect("a workbook")
}

fn sheets(loaded: &Loaded) -> Vec<(String, Rows)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(loaded))).expect("readable");
    let sheets = book.worksheets();
    sheets.into_iter().map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

fn sheet<'a>(sheets: &'a [(String, Rows)], name: &str) -> &'a Rows {
    &sheets.iter().find(|(sheet, _)| sheet == name).unwrap_or_else(|| panic!("no sheet {name}")).1
}

fn text(cell: &Data) -> &str {
    match cell {
        Data::String(text) => text,
        Data::Empty => "",
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn a_workbook_holds_what_the_scores_hold() {
    let engagement = loaded(&sample("forrester-six-domains", "en"));
    let book = sheets(&engagement);
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["About", "Scores", "Answers", "Peers", "Actions"]);
    let assessed = assess(&engagement).expect("scores");
    let scores = sheet(&book, "Scores");
    let governance =
        scores.iter().find(|row| text(&row[2]) == "governance" && text(&row[4]).is_empty()).expect("a row");
    let place =
        engagement.questionnaires[0].domains.iter().position(|domain| domain.id == "governance").expect("there");
    let expected = assessed[0].adjusted.domains[place].estimate.score.value().expect("rated");
    assert_eq!(governance[6], Data::Float(expected), "unrounded");
    assert_eq!(sheet(&book, "Peers").len(), 1 + 6 + 1, "a head, six domains, the overall");
    assert_eq!(sheet(&book, "Actions").len(), 1 + 12, "a head and every action");
}

#[test]
fn the_same_engagement_makes_the_same_bytes() {
    let engagement = loaded(&sample("temkin-stages", "fr"));
    assert_eq!(bytes(&engagement), bytes(&engagement));
}

#[test]
fn no_text_is_a_formula() {
    let mut engagement = loaded(&sample("forrester-six-domains", "fr"));
    let hostile = "=HYPERLINK(\"http://example.org\";\"ici\")";
    engagement.assessment.organisation.name = hostile.into();
    let mut file: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(&engagement))).expect("readable");
    for name in file.sheet_names() {
        let formulas = file.worksheet_formula(&name).expect("a sheet");
        assert!(formulas.used_cells().next().is_none(), "{name} holds a formula");
    }
    let book = sheets(&engagement);
    assert!(sheet(&book, "À propos").iter().any(|row| text(&row[1]) == hostile), "kept as it was written");
}

#[test]
fn a_hidden_group_has_neither_score_nor_answers() {
    let mut engagement = loaded(&sample("forrester-six-domains", "en"));
    engagement.assessment.sets[0].minimum = 40;
    let group = engagement.assessment.sets[0].groups[0].title.get(engagement.assessment.report.locale).to_owned();
    let book = sheets(&engagement);
    let rows = sheet(&book, "Scores").iter().filter(|row| text(&row[4]) == group);
    let shown = rows.filter(|row| row[5..10].iter().any(|cell| *cell != Data::Empty)).count();
    assert_eq!(shown, 0, "a figure of a group of 14 under a minimum of 40");
    assert!(sheet(&book, "Answers").iter().all(|row| text(&row[4]) != group));
}
