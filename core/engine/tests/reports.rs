//! Two reports of one process, and what the final documents must never hold.

use palier_engine::assess::{self, Loaded, Studio};
use palier_engine::diagnostic::Diagnostics;
use std::path::Path;

fn sample(locale: &str) -> Loaded {
    sample_of("forrester-six-domains", locale)
}

fn sample_of(questionnaire: &str, locale: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires").join(questionnaire).join("sample");
    let mut faults = Diagnostics::new();
    let loaded = assess::load(&folder.join(format!("assessment.{locale}.yaml")), &mut faults).expect("readable");
    assert!(faults.is_empty(), "{:?}", faults.into_sorted());
    loaded.expect("the sample is right")
}

#[test]
fn two_reports_of_one_process_are_the_same_bytes() {
    for locale in ["fr", "en"] {
        let loaded = sample(locale);
        let assessed = assess::assess(&loaded).expect("the plugins run");
        let studio = Studio::new(&loaded).expect("the template is right");
        let make = || studio.reports(&loaded, &assessed, true).expect("a report");
        let (first, second) = (make(), make());
        assert!(first.html == second.html && first.pdf == second.pdf, "{locale}");
        assert!(first.warnings.is_empty(), "{:?}", first.warnings);
        assert!((12..=20).contains(&first.pages), "{} pages", first.pages);
    }
}

#[test]
fn the_html_stands_alone() {
    let loaded = sample("fr");
    let assessed = assess::assess(&loaded).expect("the plugins run");
    let studio = Studio::new(&loaded).expect("the template is right");
    let html = studio.reports(&loaded, &assessed, false).expect("a report").html;
    assert!(html.contains("Content-Security-Policy"));
    for outside in ["<script", " src=\"http", "@import", "url(http", "<link", "<iframe"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn a_journey_has_a_section_a_curve_and_lanes_in_both_languages() {
    let samples = [("kpmg-six-pillars", "stay"), ("experience-coherence", "workshop-visit")];
    for ((questionnaire, id), locale) in samples.into_iter().flat_map(|sample| [(sample, "fr"), (sample, "en")]) {
        let loaded = sample_of(questionnaire, locale);
        let assessed = assess::assess(&loaded).expect("the plugins run");
        let studio = Studio::new(&loaded).expect("the template is right");
        let reports = studio.reports(&loaded, &assessed, true).expect("a report");
        assert!(reports.warnings.is_empty(), "{:?}", reports.warnings);
        for part in
            [format!("id=\"journey-{id}\""), format!("id=\"figure-journey-{id}\""), "class=\"data lanes\"".into()]
        {
            assert!(reports.html.contains(&part), "{questionnaire} {locale}: {part}");
        }
        let json = serde_json::to_value(loaded.document(&assessed)).expect("plain data");
        assert_eq!(json["journeys"][0]["id"], id);
        assert!(json["journeys"][0]["steps"].as_array().is_some_and(|steps| steps.len() >= 7));
    }
}
