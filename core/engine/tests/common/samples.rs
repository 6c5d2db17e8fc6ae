//! The shipped samples: read, composed, made into reports.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{rendered, workspace};
use palier_engine::assess::{Loaded, Reports, Studio, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::report::{Note, Report, Words, compose};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Every questionnaire's sample, in both languages.
pub fn samples() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir(workspace().join("questionnaires")).unwrap() {
        let sample = folder.unwrap().path().join("sample");
        found.extend(
            ["fr", "en"].map(|l| sample.join(format!("assessment.{l}.yaml"))).into_iter().filter(|p| p.is_file()),
        );
    }
    found.sort();
    found
}

/// One of them.
pub fn sample(questionnaire: &str, locale: &str) -> PathBuf {
    workspace().join(format!("questionnaires/{questionnaire}/sample/assessment.{locale}.yaml"))
}

/// Read, or its faults told.
pub fn loaded(path: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(path, &mut faults).unwrap();
    loaded.unwrap_or_else(|| panic!("{}", rendered(faults)))
}

/// Its report's content.
pub fn report(loaded: &Loaded) -> Report {
    let facts = loaded.facts(&assess(loaded).unwrap());
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// Its finished reports.
pub fn reports(loaded: &Loaded) -> Reports {
    let assessed = assess(loaded).unwrap();
    let studio = Studio::new(loaded).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let reports = studio.reports(loaded, &assessed, true).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(reports.warnings.is_empty(), "{:#?}", reports.warnings);
    reports
}

/// Notes, one a line.
pub fn noted(notes: &[Note], out: &mut String) {
    for note in notes {
        writeln!(out, "  {}: {}", note.label, note.text).unwrap();
    }
}
