//! Broken inputs: each file under `broken/` is named after what is wrong in it, and a snapshot shows what its author reads.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::rendered;
use palier_engine::answers::{
    AssessmentInputs, Files, Group, LARGEST_FILE, SheetContext, read_assessment, read_journey, read_sheet, text,
};
use palier_engine::assess::{Library, Loaded, Studio, assess, load};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::locale::Locale;
use palier_engine::plugin::Manifest;
use palier_engine::questionnaire::{self, Questionnaire, Text};
use palier_engine::yaml;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name)
}

fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let ends = |path: &PathBuf| path.extension().unwrap_or_default() == ending && !path.ends_with("snapshots");
    let mut files: Vec<PathBuf> = entries.filter(ends).collect();
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
    std::fs::File::create(workspace.join("large.csv")).unwrap().set_len(LARGEST_FILE + 1).unwrap();
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
        let read = read_assessment(inputs, &mut faults).assessment();
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        snapshot("assessments", &path, faults);
    }
}

#[test]
fn journeys() {
    for path in files("journeys", "yaml") {
        let mut faults = Diagnostics::new();
        let read = read_journey(&source(&path), Some(Locale::En), &mut faults);
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        assert!(!faults.is_empty(), "{}", path.display());
        snapshot("journeys", &path, faults);
    }
}

#[test]
fn plugins() {
    for path in files("plugins", "yaml") {
        let mut faults = Diagnostics::new();
        let source = source(&path);
        if let Some(manifest) = Manifest::read(&source, &mut faults) {
            manifest.check_asked_in(&source, &sound(), &mut faults);
        }
        assert!(!faults.is_empty(), "{}", path.display());
        snapshot("plugins", &path, faults);
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
        let context = SheetContext { questionnaire: &questionnaire, groups: &groups, sector: None, perspective: None };
        let read = read_sheet(&source(&path), context, &mut faults);
        assert_eq!(read.is_none(), faults.has_errors(), "{}", path.display());
        assert_eq!(
            read.is_none(),
            !path.file_stem().unwrap().to_str().unwrap().starts_with("sound") && faults.has_errors()
        );
        snapshot("answers", &path, faults);
    }
}

fn sample(locale: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample");
    let mut faults = Diagnostics::new();
    let loaded = load(&folder.join(format!("assessment.{locale}.yaml")), &mut faults).unwrap();
    loaded.unwrap_or_else(|| panic!("{}", rendered(faults)))
}

/// Everything that an author is told of the template `id` of a workspace.
fn of_template(id: &str, workspace: &Path) -> Diagnostics {
    let (mut faults, mut loaded) = (Diagnostics::new(), sample("fr"));
    loaded.use_template(id, &Library::around(workspace), &mut faults);
    if !faults.has_errors() {
        let assessed = assess(&loaded).unwrap();
        let reports = Studio::new(&loaded).and_then(|studio| studio.reports(&loaded, &assessed, true));
        faults.extend(reports.map_or_else(|faults| faults, |reports| reports.warnings));
    }
    faults
}

#[test]
fn templates() {
    for case in files("templates", "") {
        let workspace = tempfile::tempdir().unwrap();
        let shelf = workspace.path().join("workspace/report-templates");
        for entry in walkdir::WalkDir::new(&case).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
            let to = shelf.join(entry.path().strip_prefix(&case).unwrap());
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(entry.path(), to).unwrap();
        }
        #[cfg(unix)]
        if case.ends_with("link-out-of-workspace") {
            std::fs::write(workspace.path().join("secret.html"), "secret").unwrap();
            let link = shelf.join("mine/parts/summary.html");
            std::os::unix::fs::symlink(workspace.path().join("secret.html"), link).unwrap();
        }
        let faults = of_template("mine", &workspace.path().join("workspace"));
        assert!(!faults.is_empty(), "{}", case.display());
        snapshot("templates", &case, faults);
    }
}

#[test]
fn a_template_that_is_not_there_is_told_with_the_one_that_was_meant() {
    let faults = rendered(of_template("execuitve", Path::new("/nowhere")));
    insta::assert_snapshot!(faults, @r"
    report-templates:0:0: error[unknown-template]: there is no report template `execuitve`
      = did you mean `executive`?
    ");
}

/// The codes of what reading a questionnaire's text reports, and how long it took.
fn codes(text: impl Into<std::sync::Arc<str>>) -> (Vec<&'static str>, std::time::Duration) {
    let before = std::time::Instant::now();
    let mut faults = Diagnostics::new();
    assert!(questionnaire::read(&Source::new("generated.yaml", text), &[], None, &mut faults).is_none());
    (faults.into_sorted().iter().map(|fault| fault.code).collect(), before.elapsed())
}

#[test]
fn a_hundred_thousand_brackets_and_a_line_of_ten_megabytes_end_in_an_error() {
    assert_eq!(codes("[".repeat(100_000)).0, ["yaml-too-large"]);
    assert_eq!(codes("{a: ".repeat(100_000)).0, ["yaml-too-large"]);
    let long = "x".repeat(10_000_000);
    assert!(!codes(long.clone()).0.is_empty());
    assert!(!codes(format!("{long}: 1\npalier: 1\n")).0.is_empty());
    assert!(codes(format!("palier: 1\nlong: {long}\nid: {long}\n")).0.contains(&"unknown-field"));
    assert!(codes(format!("palier: {long}\n")).0.contains(&"unknown-format"));
}

#[test]
fn many_faults_are_told_in_time_that_grows_with_the_file() {
    let fields = |n: usize| (0..n).map(|i| format!("field-{i}: 1")).collect::<Vec<_>>().join("\n");
    let (found, took) = codes(fields(50_000));
    assert!(found.len() > 50_000);
    assert!(took.as_secs() < 20, "{took:?}");
}

#[test]
fn a_sheet_tells_two_hundred_faults_and_counts_the_rest() {
    let questionnaire = sound();
    let rows = (0..5_000).map(|i| format!("r{i},9,nowhere")).collect::<Vec<_>>().join("\n");
    let text = format!("respondent_id,vision,channel\n{rows}\n");
    let mut faults = Diagnostics::new();
    let context = SheetContext { questionnaire: &questionnaire, groups: &[], sector: None, perspective: None };
    assert!(read_sheet(&Source::new("answers.csv", text), context, &mut faults).is_none());
    let faults = faults.into_sorted();
    assert_eq!(faults.len(), 201);
    assert!(faults.iter().any(|fault| fault.message == "… and 9801 more faults in this file"), "{:?}", faults[0]);
}
