//! The shipped sample's report, in words: what a reader meets on each page, in both languages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use palier_engine::assess::{Loaded, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::report::{Facts, Report, Words, compose};
use serde_json::Value;

fn sample(locale: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample");
    folder.join(format!("assessment.{locale}.yaml"))
}

fn loaded(locale: &str) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(&sample(locale), &mut faults).expect("the sample is there");
    loaded.unwrap_or_else(|| panic!("{:#?}", faults.into_sorted()))
}

fn facts(loaded: &Loaded) -> Facts {
    let assessed = assess(loaded).expect("the sample's plugins run");
    loaded.facts(&assessed)
}

fn report(locale: &str) -> Report {
    let loaded = loaded(locale);
    let facts = facts(&loaded);
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// Every text of the report, page by page; drawings and ids left out, a table's row on one line.
fn told(report: &Report) -> String {
    const PAGES: [&str; 14] = [
        "cover",
        "contents",
        "reading",
        "summary",
        "scope",
        "stage",
        "profile",
        "groups",
        "domains",
        "benchmark",
        "rules",
        "priorities",
        "roadmap",
        "annex",
    ];
    let all = serde_json::to_value(report).expect("a report is plain data");
    let mut out = String::new();
    for page in PAGES {
        writeln!(out, "\n== {page}").expect("a String takes all");
        walk("", &all[page], &mut out);
    }
    out
}

fn walk(name: &str, value: &Value, out: &mut String) {
    const LEFT_OUT: [&str; 9] = ["svg", "id", "target", "tone", "class", "numeric", "total", "labels", "alt"];
    match value {
        _ if LEFT_OUT.contains(&name) => {}
        Value::String(text) if !text.is_empty() => writeln!(out, "{name}: {text}").expect("a String takes all"),
        Value::Array(list) if name == "cells" => {
            let text = |cell: &Value, key: &str| cell[key].as_str().unwrap_or_default().to_owned();
            let cells: Vec<_> = list
                .iter()
                .map(|cell| format!("{} {}", text(cell, "text"), text(cell, "note")).trim_end().to_owned())
                .collect();
            writeln!(out, "  {}", cells.join(" | ")).expect("a String takes all");
        }
        Value::Array(list) if name == "columns" => {
            let heads: Vec<_> = list.iter().filter_map(|column| column["label"].as_str()).collect();
            writeln!(out, "  [{}]", heads.join(" | ")).expect("a String takes all");
        }
        Value::Array(list) => list.iter().for_each(|item| walk(name, item, out)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| walk(key, item, out)),
        _ => {}
    }
}

#[test]
fn the_sample_tells_its_report_in_french() {
    insta::assert_snapshot!("sample_fr", told(&report("fr")));
}

#[test]
fn the_sample_tells_its_report_in_english() {
    insta::assert_snapshot!("sample_en", told(&report("en")));
}

#[test]
fn each_table_of_answers_names_its_levels_and_keeps_its_series_whole() {
    for (locale, levels) in [
        ("en", "Undeveloped · Ad hoc · Repeatable · Systematic"),
        ("fr", "Non pratiqué · Ponctuel · Défini · Systématique"),
    ] {
        for table in report(locale).annex.answers {
            assert!(table.unit.contains(levels), "{}: {}", table.title, table.unit);
            let broken = table.rows.iter().find(|row| row.cells[1].text.contains(' '));
            assert!(broken.is_none(), "{}: {broken:?}", table.title);
        }
    }
}

#[test]
fn filled_and_hollow_discs_are_explained() {
    for (locale, words) in
        [("en", ["filled: the first three", "hollow"]), ("fr", ["pleine\u{202f}: les trois", "vide"])]
    {
        let legend = report(locale).priorities.expect("actions are planned").legend;
        assert!(legend.iter().zip(words).all(|(key, words)| key.title.contains(words)), "{legend:?}");
        assert_eq!(legend.len(), 2);
    }
}

#[test]
fn words_that_no_report_has_are_faults_at_their_place_with_a_suggestion() {
    let folder = tempfile::tempdir().expect("a folder");
    let beside = sample("en").with_file_name("");
    for file in ["answers.csv", "pool.csv"] {
        std::fs::copy(beside.join(file), folder.path().join(file)).expect("copied");
    }
    let words = r#"  words:
    sumary.headline: "Été: {overall.score}, {overal.score}"
    summary.headline: >-
      Once {overall.score}
      and then { culture.scor }, never {closed
"#;
    let comments = "  comments:\n    domain.governnance: [\"Fine: {governance.score}\", \"See {stage.nex}\"]\n";
    let text = std::fs::read_to_string(sample("en")).expect("the sample is there");
    let text = text.replacen("  words: {}\n", words, 1);
    let start = text.find("  comments: ").expect("the sample has comments");
    let line = text[..start].matches('\n').count() + 1;
    let text = text[..start].to_owned() + comments;
    let path = folder.path().join("assessment.yaml");
    std::fs::write(&path, text).expect("written");
    let mut faults = Diagnostics::new();
    assert!(load(&path, &mut faults).expect("it is there").is_none());
    let faults = faults.into_sorted();
    let told: Vec<_> =
        faults.iter().map(|f| (f.line + 8 - line, f.column, f.code, f.hint.as_deref().unwrap_or_default())).collect();
    let close = "close it with `}`; without, the text is printed as it stands";
    assert_eq!(
        told,
        [
            (3, 5, "unknown-words", "did you mean `summary.headline`?"),
            (3, 45, "unknown-placeholder", "did you mean `overall.score`?"),
            (6, 16, "unknown-placeholder", "did you mean `culture.score`?"),
            (6, 40, "open-placeholder", close),
            (9, 5, "unknown-page", "did you mean `domain.governance`?"),
            (9, 59, "unknown-placeholder", "did you mean `stage.next`?"),
        ],
        "{faults:#?}"
    );
}

#[test]
fn a_question_put_to_fewer_than_a_group_tells_no_answer() {
    let mut loaded = loaded("en");
    loaded.assessment.sets[0].minimum = 60;
    let report = {
        let facts = facts(&loaded);
        compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
    };
    let rows = report.annex.answers.iter().flat_map(|table| &table.rows);
    let row = rows.clone().find(|row| row.cells[0].text == "Cross-team arbitration").expect("the sample asks it");
    assert!(row.cells[1..].iter().all(|cell| cell.text == "not shown" && cell.svg.is_none()), "{row:?}");
    assert!(rows.clone().any(|row| row.cells[1].text != "not shown"), "others were put to everybody");
}
