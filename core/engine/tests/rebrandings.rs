//! Three houses rebrand the sample's report by tokens and one part each: an insurer, a car maker, a public body.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::assess::{Library, Reports, Studio, assess, load};
use palier_engine::diagnostic::Diagnostics;
use scraper::{Html, Selector};
use std::path::Path;

/// The sample's reports with a rebranding.
fn rebranded(house: &str, locale: &str) -> Reports {
    let shelf = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rebrandings").join(house);
    for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        let to = shelf.path().join("report-templates").join(house).join(entry.path().strip_prefix(&from).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(entry.path(), to).unwrap();
    }
    let sample = workspace().join("questionnaires/forrester-six-domains/sample");
    let mut faults = Diagnostics::new();
    let mut loaded = load(&sample.join(format!("assessment.{locale}.yaml")), &mut faults).unwrap().unwrap();
    loaded.use_template(house, &Library::around(shelf.path()), &mut faults);
    assert!(faults.is_empty(), "{house} {locale}: {}", rendered(faults));
    let assessed = assess(&loaded).unwrap();
    let studio = Studio::new(&loaded).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let reports = studio.reports(&loaded, &assessed, true).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(reports.warnings.is_empty(), "{house} {locale}: {:#?}", reports.warnings);
    reports
}

/// The words of an element, a line each.
fn words(html: &str, selector: &str) -> String {
    let document = Html::parse_document(html);
    let found = document.select(&Selector::parse(selector).unwrap()).next().unwrap();
    let words = found.text().map(str::trim).filter(|words| !words.is_empty());
    words.map(|line| format!("{line}\n")).collect()
}

#[test]
fn each_house_has_its_cover_and_no_warning_in_both_languages() {
    for house in ["insurer", "car-maker", "public-body"] {
        for locale in ["fr", "en"] {
            let reports = rebranded(house, locale);
            assert!((20..=21).contains(&reports.pages), "{house} {locale}: {} pages", reports.pages);
            insta::assert_snapshot!(format!("{house}_{locale}"), words(&reports.html, "section.cover"));
        }
    }
}

#[test]
fn the_overridden_parts_are_the_houses_own() {
    assert!(rebranded("insurer", "fr").html.contains("class=\"band\""));
    assert_eq!(words(&rebranded("car-maker", "en").html, "section.back .word"), "The road goes on.\n");
    assert!(rebranded("public-body", "en").html.contains("class=\"page cover minutes\""));
}
