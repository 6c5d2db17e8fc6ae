//! Action sheets, over every sample in both languages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::samples::{loaded, noted, report, reports, sample, samples};
use palier_engine::assess::{Loaded, assess, load};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::report::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// An engagement whose every sheet comes as a page.
fn in_full(path: &Path) -> Loaded {
    let mut loaded = loaded(path);
    loaded.assessment.report.sheets.pages = usize::MAX;
    loaded
}

fn told(sheet: &Sheet) -> String {
    let mut out = format!("\n== {}\n", sheet.head.headline);
    noted(&sheet.facts, &mut out);
    noted(&sheet.story, &mut out);
    for table in std::iter::once(&sheet.success).chain(&sheet.answers) {
        writeln!(out, "  [{}] {}", table.title, table.unit).unwrap();
        for row in &table.rows {
            let cells: Vec<_> = row.cells.iter().map(|c| format!("{} {}", c.text, c.note).trim().to_owned()).collect();
            writeln!(out, "    {}", cells.join(" | ")).unwrap();
        }
    }
    noted(&[sheet.indicator.clone(), sheet.trigger.clone()], &mut out);
    sheet.said.iter().for_each(|said| writeln!(out, "  {said}").unwrap());
    out
}

#[test]
fn the_samples_sheets_are_told() {
    for (questionnaire, locale) in [("forrester-six-domains", "fr"), ("temkin-stages", "en"), ("quick-diagnosis", "fr")]
    {
        let sheets = report(&in_full(&sample(questionnaire, locale))).sheets.unwrap();
        let text: String = sheets.all.iter().map(told).collect();
        insta::assert_snapshot!(format!("sheets_{questionnaire}_{locale}"), text);
    }
}

#[test]
fn what_is_decided_is_planned_and_comes_first() {
    for path in samples() {
        let loaded = in_full(&path);
        let Some(sheets) = report(&loaded).sheets else { continue };
        let request = &loaded.assessment.report;
        let decided: BTreeSet<&String> =
            request.decisions.iter().filter_map(|decision| decision.action.as_ref()).collect();
        let chosen: BTreeSet<&String> = decided.iter().copied().chain(request.sheets.actions.keys()).collect();
        let codes: Vec<usize> = sheets.all.iter().map(|sheet| sheet.code[1..].parse().unwrap()).collect();
        let (first, rest) = codes.split_at(decided.len());
        let (second, third) = rest.split_at(chosen.len() - decided.len());
        for part in [first, second, third] {
            assert!(part.is_sorted(), "{}: {codes:?}", path.display());
        }
    }
}

/// What a reader takes for a sentence: from six words on.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(['.', '?', '!']).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| part.split(' ').count() >= 6).collect::<Vec<_>>().into_iter()
}

#[test]
fn no_sentence_stands_on_two_sheets() {
    for path in samples() {
        let Some(sheets) = report(&in_full(&path)).sheets else { continue };
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for sheet in &sheets.all {
            let texts = sheet.story.iter().chain([&sheet.indicator, &sheet.trigger]);
            let texts = texts.map(|note| note.text.as_str()).chain(sheet.said.iter().map(String::as_str));
            for sentence in texts.flat_map(sentences) {
                let first = seen.entry(sentence.clone()).or_insert_with(|| sheet.code.clone());
                assert_eq!(*first, sheet.code, "{}: “{sentence}”", path.display());
            }
        }
        assert!(seen.len() > sheets.all.len(), "{}", path.display());
    }
}

#[test]
fn every_sheet_is_whole() {
    for path in samples() {
        let Some(sheets) = report(&in_full(&path)).sheets else { continue };
        for sheet in &sheets.all {
            let notes = sheet.facts.iter().chain(&sheet.story).chain([&sheet.indicator, &sheet.trigger]);
            for note in notes {
                assert!(!note.text.trim().is_empty(), "{}, {}: {}", path.display(), sheet.code, note.label);
            }
            assert!(!sheet.success.rows.is_empty());
        }
        assert_eq!(sheets.table.rows.len(), sheets.all.len());
    }
}

/// The English sample of six domains with more under `report`.
fn with(report: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let beside = sample("forrester-six-domains", "en").with_file_name("");
    for file in ["answers.csv", "pool.csv"] {
        std::fs::copy(beside.join(file), folder.path().join(file)).unwrap();
    }
    let text = std::fs::read_to_string(sample("forrester-six-domains", "en")).unwrap();
    let text = text.replacen("\nreport:\n", &format!("\nreport:\n{report}"), 1);
    std::fs::write(folder.path().join("assessment.yaml"), text).unwrap();
    folder
}

#[test]
fn sheets_come_as_pages_where_the_assessment_asks() {
    let pages = |report: &str| reports(&loaded(&with(report).path().join("assessment.yaml"))).pages;
    let plain = pages("");
    let planned = report(&in_full(&sample("forrester-six-domains", "en"))).sheets.unwrap().all.len();
    assert_eq!(pages("  sheets: false\n"), plain);
    assert_eq!(pages("  sheets: {count: 0}\n"), plain);
    assert_eq!(pages("  sheets: {count: 3}\n"), plain + 4);
    assert_eq!(pages("  sheets: true\n"), plain + 1 + planned);
}

#[test]
fn each_sheet_of_each_sample_is_one_page_and_most_have_a_log() {
    let (mut sheets, mut logs) = (0, 0);
    for path in samples() {
        let mut loaded = loaded(&path);
        let Some(asked) = report(&loaded).sheets else { continue };
        let pages = |loaded: &Loaded| reports(loaded).pages;
        let shown = pages(&loaded);
        if loaded.assessment.report.template == "board-brief" || asked.pages == 0 {
            continue;
        }
        loaded.assessment.report.sheets.pages = 0;
        assert_eq!(shown, pages(&loaded) + 1 + asked.pages, "{}", path.display());
        sheets += asked.pages;
        logs += asked.all[..asked.pages].iter().filter(|sheet| sheet.journal.is_some()).count();
    }
    assert!(sheets > 10 && logs * 5 > sheets * 4, "{logs} of {sheets}");
}

#[test]
fn what_the_consultant_knows_of_an_action_stands_on_its_sheet_and_wherever_it_is_named() {
    let first = report(&in_full(&sample("forrester-six-domains", "en")));
    let facts = loaded(&sample("forrester-six-domains", "en"));
    let facts = facts.facts(&assess(&facts).unwrap());
    let id = &facts.planned().next().unwrap().basis.id;
    let text = format!(
        "  sheets:\n    actions:\n      {id}: {{owner: Ms Harbour, by: 2027-02-01, cost: \"60 k€\", conditions: The budget is voted., indicator: \"From {{overall.score}} up.\"}}\n"
    );
    let folder = with(&text);
    let report = report(&loaded(&folder.path().join("assessment.yaml")));
    let sheet = &report.sheets.as_ref().unwrap().all[0];
    assert_eq!(sheet.code, first.sheets.unwrap().all[0].code);
    let told = told(sheet).replace('\u{a0}', " ");
    for expected in ["Ms Harbour", "1 February 2027", "60 k€", "The budget is voted.", "From 5"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let roadmap = serde_json::to_string(&report.roadmap).unwrap();
    assert!(roadmap.contains("Ms Harbour"), "one action has one owner");
}

#[test]
fn an_action_of_no_question_is_told_at_its_place() {
    let folder = with("  sheets: {actions: {executive-rol: {cost: \"1\"}}}\n");
    let mut faults = Diagnostics::new();
    assert!(load(&folder.path().join("assessment.yaml"), &mut faults).unwrap().is_some(), "it may be a rule");
    let faults = faults.into_sorted();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!((faults[0].code, faults[0].column), ("unknown-action", 22));
    assert_eq!(faults[0].hint.as_deref(), Some("did you mean `executive-role`?"));
}
