//! Two reports of one process, and what the final documents must never hold.

use palier_engine::assess::{self, Loaded, Studio};
use palier_engine::diagnostic::Diagnostics;
use std::path::Path;

fn sample(locale: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample");
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
