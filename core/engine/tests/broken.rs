//! Broken inputs: each file under `broken/` is named after what is wrong in it, and a snapshot shows what its author reads.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::rendered;
use palier_engine::answers::{AssessmentInputs, Files, Group, SheetContext, read_assessment, read_sheet, text};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::locale::Locale;
use palier_engine::questionnaire::{self, Questionnaire, Text};
use palier_engine::yaml;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name)
}

fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn source(path: &Path) -> Source {
    text(path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap()).unwrap()
}

fn sound() -> Questionnaire {
    let mut faults = Diagnostics::new();
    let read = questionnaire::read(&source(&folder("sound.yaml")), &[], None, &mut faults);
    read.unwrap_or_else(|| panic!("{}", rendered(faults)))
}

fn snapshot(kind: &str, path: &Path, faults: Diagnostics) {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("broken/{kind}/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(stem, rendered(faults)));
}

#[test]
fn questionnaires() {
    for path in files("questionnaires", "yaml") {
        let mut faults = Diagnostics::new();
        let read = questionnaire::read(&source(&path), &[], None, &mut faults);
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        assert!(!faults.is_empty(), "{}", path.display());
        snapshot("questionnaires", &path, faults);
    }
}

/// The folder of assessments, copied where a link can lead out of it.
fn workspace() -> tempfile::TempDir {
    let outside = tempfile::tempdir().unwrap();
    let workspace = outside.path().join("workspace");
    std::fs::create_dir(&workspace).unwrap();
    std::fs::write(outside.path().join("secret.csv"), "respondent_id\nr1\n").unwrap();
    for name in ["not-an-image.png", "script.svg", "latin1.csv"] {
        std::fs::copy(folder("assessments").join(name), workspace.join(name)).unwrap();
    }
    std::fs::write(workspace.join("pool.csv"), "id\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path().join("secret.csv"), workspace.join("link.csv")).unwrap();
    outside
}

#[test]
fn assessments() {
    let outside = workspace();
    let workspace = outside.path().join("workspace");
    let beside = Files::new(&workspace, &workspace).unwrap();
    let questionnaires = [sound()];
    for path in files("assessments", "yaml") {
        let mut faults = Diagnostics::new();
        let source = source(&path);
        let node = yaml::parse(&source, &mut faults).unwrap();
        let inputs = AssessmentInputs { source: &source, node: &node, files: &beside, questionnaires: &questionnaires };
        let read = read_assessment(inputs, &mut faults).assessment;
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        snapshot("assessments", &path, faults);
    }
}

#[test]
fn answers() {
    let questionnaire = sound();
    let group = |id: &str, audience| Group {
        id: id.to_owned(),
        title: Text::new(Locale::En, id),
        audience: Some(audience),
        invited: None,
    };
    let groups = [group("executives", 0), group("frontline", 1)];
    for path in files("answers", "csv") {
        let mut faults = Diagnostics::new();
        let context = SheetContext { questionnaire: &questionnaire, groups: &groups, sector: None };
        let read = read_sheet(&source(&path), context, &mut faults);
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        assert_eq!(
            read.is_none(),
            !path.file_stem().unwrap().to_str().unwrap().starts_with("sound") && faults.has_errors()
        );
        snapshot("answers", &path, faults);
    }
}
