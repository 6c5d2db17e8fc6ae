//! What pages claim of priorities, peers and points of view, over the shipped samples.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::samples::{loaded, report, sample, samples};
use palier_engine::report::Report;

fn told(questionnaire: &str, locale: &str) -> Report {
    report(&loaded(&sample(questionnaire, locale)))
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// The codes within a text, in its order.
fn codes(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let code = |word: &&str| word.starts_with('A') && word.len() > 1 && word[1..].chars().all(|c| c.is_ascii_digit());
    words.filter(code).map(str::to_owned).collect()
}

/// The codes of what is said to open the way on the page of stages.
fn opening(report: &Report) -> Vec<String> {
    let verdicts = report.stage.iter().flat_map(|stage| &stage.verdicts);
    let opens = verdicts.filter(|note| ["Ce qui ouvre la porte", "What opens the way"].contains(&note.label.as_str()));
    opens.flat_map(|note| codes(&note.text)).collect()
}

#[test]
fn what_opens_the_next_stage_is_planned_and_named_alike_everywhere() {
    let mut found = Vec::new();
    for path in samples() {
        let report = report(&loaded(&path));
        let Some(sheets) = &report.sheets else { continue };
        let said = |sheet: &&palier_engine::report::Sheet| {
            sheet.facts.iter().any(|f| ["Ouvre", "Opens"].contains(&f.label.as_str()) && f.text != "–")
        };
        let opening = opening(&report);
        for sheet in &sheets.all {
            assert_eq!(opening.contains(&sheet.code), said(&sheet), "{}: {}", path.display(), sheet.code);
        }
        let planned: Vec<_> = sheets.table.rows.iter().map(|row| row.cells[0].text.clone()).collect();
        assert!(opening.iter().all(|code| planned.contains(code)), "{}: {opening:?}", path.display());
        found.extend(opening);
    }
    assert!(found.len() > 10);
}

#[test]
fn the_question_of_a_closed_condition_is_on_the_road_map() {
    let report = told("forrester-six-domains", "fr");
    let rows = report.priorities.map(|page| page.actions.rows).unwrap();
    let titles: Vec<_> = rows.iter().map(|row| row.cells[1].text.clone()).collect();
    assert!(titles.iter().any(|title| title.contains("Rappel des insatisfaits")), "{titles:#?}");
}

#[test]
fn decisions_on_a_condition_that_is_a_fact_open_the_stage() {
    let report = told("temkin-stages", "fr");
    let stage = report.stage.as_ref().unwrap();
    let opens = &stage.verdicts.last().unwrap().text;
    assert!(opens.contains("Gouvernance transverse") && opens.contains("Dirigeant responsable"), "{opens}");
    assert!(!opening(&told("experience-coherence", "fr")).is_empty());
}

#[test]
fn decisions_bear_the_number_of_their_action() {
    let report = told("temkin-stages", "fr");
    let codes: Vec<_> = report.summary.decisions.iter().map(|decision| decision.code.as_str()).collect();
    assert_eq!(codes.len(), 3);
    let lead = plain(&report.priorities.unwrap().head.lead);
    let decided = format!("Décidées : {}, {} et {} ; le classement mettrait d’abord", codes[0], codes[1], codes[2]);
    assert!(lead.contains(&decided), "{lead}");
}

#[test]
fn the_headline_of_priorities_names_those_that_open_the_stage() {
    let headline = plain(&told("forrester-six-domains", "fr").priorities.unwrap().head.headline);
    let report = told("forrester-six-domains", "fr");
    let opening = opening(&report);
    let first: Vec<_> = codes(&headline).into_iter().take(3).collect();
    assert_eq!(
        headline.ends_with("ce qui ouvre le palier suivant passe devant"),
        first.iter().all(|code| opening.contains(code)),
        "{headline}"
    );
    // Two stand clear of the others: they do not tie.
    let headline = plain(&told("experience-coherence", "fr").priorities.unwrap().head.headline);
    assert_eq!(headline, "A1 et A2 donnent le plus pour le moindre effort, sur neuf actions");
}

#[test]
fn the_summary_names_all_domains_that_lie_for_certain_above_the_median() {
    let report = told("forrester-six-domains", "fr");
    let lead = plain(&report.summary.head.lead);
    assert!(
        lead.starts_with("À coup sûr au-dessus de la médiane des pairs : Culture, Connaissance du client"),
        "{lead}"
    );
    assert!(plain(&report.profile.head.lead).contains("à coup sûr"), "{}", report.profile.head.lead);
    let profile = plain(&told("cxm-readiness", "fr").profile.head.lead);
    assert!(
        profile.starts_with("Six domaines sur sept dépassent la médiane des pairs, dont deux à coup sûr."),
        "{profile}"
    );
}

#[test]
fn sector_rules_are_named_where_there_are_some() {
    for (questionnaire, ruled) in
        [("kpmg-six-pillars", false), ("temkin-stages", false), ("forrester-six-domains", true)]
    {
        let report = plain(&serde_json::to_string(&told(questionnaire, "en")).unwrap());
        for words in
            ["After rules", "before sector rules", "from the extensions", "after sector rules", "and the rules."]
        {
            assert!(ruled || !report.contains(words), "{questionnaire}: {words}");
        }
        assert_eq!(report.contains("After rules"), ruled, "{questionnaire}");
    }
}

#[test]
fn points_of_view_further_apart_than_groups_are_a_gap() {
    let gaps = told("kpmg-six-pillars", "en").summary.gaps;
    let found = gaps.iter().find(|gap| plain(&gap.text).starts_with("Points between them")).unwrap();
    assert_eq!((found.title.as_str(), found.link.target.as_str()), ("Employees and Customers", "sides"));
    assert!(found.text.contains("Time and effort"), "{}", found.text);
    assert!(found.value.contains("39.3"), "{}", found.value);
}

#[test]
fn what_is_wanted_and_not_perceived_comes_first() {
    let report = told("brand-alignment", "fr");
    let gaps: Vec<_> = report.summary.gaps.iter().map(|gap| gap.title.as_str()).collect();
    assert_eq!(gaps, ["Maîtrise du métier", "Honnêteté à ses dépens", "Constance face à l’incident"]);
    let table = &report.priorities.as_ref().unwrap().actions;
    let first: Vec<_> = table.rows.iter().take(3).map(|row| row.cells[1].text.as_str()).collect();
    assert_eq!(first, gaps);
    let last = &table.rows.last().unwrap().cells[1].text;
    assert_eq!(last, "Cause au-delà des ventes", "customers see it more than it is wanted");
    let priorities = report.priorities.as_ref().unwrap();
    assert!(!priorities.head.lead.contains("Décidées"), "what is decided ranks first");
}

#[test]
fn a_good_state_is_no_irritant() {
    let sheets = told("brand-alignment", "fr").sheets.unwrap().all;
    let label =
        |title: &str| sheets.iter().find(|sheet| sheet.head.headline.ends_with(title)).unwrap().story[0].label.as_str();
    assert_eq!(label("Maîtrise du métier"), "Aujourd’hui");
    let sheets = told("temkin-stages", "en").sheets.unwrap();
    assert_eq!(sheets.all[0].story[0].label, "Irritant");
    assert_eq!(sheets.table.title, "Nine actions: who, when, at what cost");
    assert_eq!(sheets.head.headline, "Nine actions, three of them on a sheet");
}

#[test]
fn names_in_one_sentence_are_all_quoted_or_none() {
    let report = told("kpmg-six-pillars", "fr");
    let title = plain(&report.profile.dots.title);
    assert_eq!(title, "À coup sûr : « Résolution » au-dessus de la bande des pairs, « Temps et effort » dessous");
}

#[test]
fn bands_of_minutes_are_told_in_hours() {
    let report = plain(&serde_json::to_string(&told("cxm-readiness", "fr")).unwrap());
    assert!(report.contains("24 heures ou plus") && !report.contains("1 440"));
}
