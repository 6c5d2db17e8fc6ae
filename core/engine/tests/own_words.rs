//! Answers that are no levels are told in their own words, and a practice bears one name, in every sample and language.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::samples::{loaded, report, sample, samples};

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn no_rated_practice_lacks_its_level_or_its_answer() {
    for path in samples() {
        let loaded = loaded(&path);
        // A workshop's one answer is told by itself: there is nothing to describe beside it.
        let several = loaded.assessment.sets.iter().all(|set| !set.sheet.consensus);
        for page in report(&loaded).domains {
            for row in page.practices.iter().flat_map(|table| &table.rows) {
                let [name, level, described, score] = &row.cells[..] else { panic!("four columns") };
                let told = level.text != "–" && (described.text != "–" || !several);
                assert!(told || score.text == "–", "{}: {}", path.display(), name.text);
            }
        }
    }
}

#[test]
fn options_and_bands_are_told_by_their_labels() {
    let mut loaded = loaded(&sample("cxm-readiness", "fr"));
    // Every sheet comes as a page.
    loaded.assessment.report.sheets.pages = usize::MAX;
    let report = report(&loaded);
    let page = |id: &str| report.domains.iter().find(|page| page.head.id.ends_with(id)).unwrap();
    let table = |id: &str| page(id).practices.as_ref().unwrap();
    let row = |id: &str, practice: &str| {
        let row = table(id).rows.iter().find(|row| row.cells[0].text == practice).unwrap();
        (plain(&row.cells[1].text), plain(&row.cells[2].text))
    };
    assert_eq!(row("people", "Budget formation"), ("Oui".into(), "Oui : 69 % · Non : 31 %".into()));
    assert_eq!(
        row("people", "Part d’utilisateurs formés"),
        ("De 10 à moins de 40 %".into(), "de 10 à moins de 40 % : 91 % · de 40 à moins de 75 % : 9 %".into())
    );
    let (ticked, most) = row("platform", "Canaux couverts");
    assert_eq!(ticked, "5 options sur 8");
    assert!(most.starts_with("Site : 100 % · "), "{most}");
    assert_eq!(row("processes", "Problèmes orphelins").0, "Tous les mois");
    assert_eq!(
        plain(&table("processes").title),
        "Trois pratiques au niveau « En place » et deux pratiques au niveau « Amorcé » ; une sans niveau"
    );
    assert_eq!(plain(&table("platform").columns[1].label), "Réponse");
    let actions = &report.priorities.as_ref().unwrap().actions;
    let trace = |title: &str| plain(&actions.rows.iter().find(|row| row.cells[1].text == title).unwrap().cells[1].note);
    assert_eq!(trace("Budget formation"), "Personnes, 69 % répondent « Oui »");
    assert_eq!(trace("Problèmes orphelins"), "Processus, réponse médiane « Tous les mois »");
    let sheets = report.sheets.as_ref().unwrap();
    let orphans = sheets.all.iter().find(|sheet| sheet.head.headline.ends_with("Problèmes orphelins")).unwrap();
    assert_eq!(
        plain(&orphans.trigger.text),
        "« Problèmes orphelins » : réponse médiane « Tous les mois », sur 104 réponses ; 16 % répondent « Une ou deux fois par trimestre » ou mieux."
    );
    let success: Vec<_> = orphans.success.rows[0].cells.iter().map(|cell| plain(&cell.text)).collect();
    assert_eq!(success, ["Réponse médiane", "« Tous les mois »", "« Une ou deux fois par trimestre »"]);
    let answers = orphans.answers.as_ref().unwrap();
    assert_eq!(answers.rows[0].cells[0].text, "Toutes les semaines", "the worst first, without a number");
}

#[test]
fn a_count_keeps_its_distance_from_its_label() {
    let report = report(&loaded(&sample("cxm-readiness", "fr")));
    let cells = report.annex.answers.iter().flat_map(|table| &table.rows).map(|row| plain(&row.cells[1].text));
    let trained = cells.into_iter().find(|text| text.starts_with("moins de 10 %")).unwrap();
    assert_eq!(
        trained,
        "moins de 10 % : 0 · de 10 à moins de 40 % : 39 · de 40 à moins de 75 % : 4 · 75 % ou plus : 0"
    );
}

#[test]
fn a_practice_has_one_name_from_table_to_sheet() {
    for locale in ["fr", "en"] {
        let report = report(&loaded(&sample("kpmg-six-pillars", locale)));
        let named: Vec<_> =
            report.domains.iter().flat_map(|page| &page.practices).flat_map(|table| &table.rows).collect();
        let known = |name: &str| named.iter().any(|row| row.cells[0].text == name);
        let actions = &report.priorities.as_ref().unwrap().actions.rows;
        for title in actions.iter().map(|row| &row.cells[1].text) {
            assert!(known(title), "{title} is no practice of a domain's page");
        }
        for asked in report.annex.answers.iter().flat_map(|table| &table.rows).map(|row| &row.cells[0].text) {
            assert!(known(asked), "{asked} is no practice of a domain's page");
        }
        let drawn = &report.sides.as_ref().unwrap().comparisons[0].figure.title;
        assert!(drawn.contains(if locale == "fr" { "les six domaines" } else { "all six domains" }), "{drawn}");
    }
}

#[test]
fn norms_are_told_in_the_readers_language_with_their_publisher() {
    let told = |locale: &str| {
        let report = report(&loaded(&sample("forrester-six-domains", locale)));
        serde_json::to_string(&report.annex).unwrap() + &serde_json::to_string(&report.benchmark).unwrap()
    };
    let french = told("fr");
    assert!(french.contains("Forrester, d’après Laurence Body"), "{french}");
    assert!(french.contains("34 marques") && !french.contains("34 brands") && !french.contains("reporting"));
    assert!(told("en").contains("Forrester, as told by Laurence Body"));
}
