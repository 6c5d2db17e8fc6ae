//! The shipped questionnaires as the command line lists, shows and demonstrates them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SHIPPED: [&str; 7] = [
    "brand-alignment",
    "cxm-readiness",
    "experience-coherence",
    "forrester-six-domains",
    "kpmg-six-pillars",
    "quick-diagnosis",
    "temkin-stages",
];

fn palier(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier")).args(args).current_dir(folder).output().expect("the binary runs")
}

/// What a command says, outside the repository.
fn said(args: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let output = palier(args, folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// A program that a test needs: passed over where it is missing, but not in CI.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{program} must be installed in CI");
    found
}

/// The sample engagement of a questionnaire: every file of it, and two reports about the organisation.
fn demonstrates(id: &str, locale: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let output = palier(&["demo", "out", "--questionnaire", id, "--locale", locale], folder.path());
    let what = format!("{id} in {locale}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && output.stderr.is_empty(), "{what}");
    let out = folder.path().join("out");

    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires").join(id).join("sample");
    for entry in fs::read_dir(sample).expect("a sample") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let left_out = name.starts_with("assessment.") || name == "generate.py";
        assert_eq!(out.join(&name).exists(), !left_out, "{what}{name}");
    }
    let stdout = String::from_utf8(output.stdout).expect("text");
    let organisation = stdout.lines().next().expect("a first line");
    assert!(fs::read_to_string(out.join("assessment.yaml")).expect("written").contains(organisation), "{what}");
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    assert!(html.contains(organisation) && html.contains(&format!("lang=\"{locale}\"")), "{what}");
    assert!(fs::read(out.join("report.pdf")).expect("written").starts_with(b"%PDF-"), "{what}");
    if has("qpdf") {
        let sound = Command::new("qpdf").args(["--check", "report.pdf"]).current_dir(&out).output().expect("runs");
        assert!(sound.status.success(), "{what}{}", String::from_utf8_lossy(&sound.stdout));
    }
    let checked = palier(&["check", ".", "--strict"], &out);
    assert!(checked.status.success(), "{what}{}", String::from_utf8_lossy(&checked.stderr));
}

#[test]
fn every_questionnaire_has_its_demo_in_french() {
    for id in SHIPPED {
        demonstrates(id, "fr");
    }
}

#[test]
fn every_questionnaire_has_its_demo_in_english() {
    for id in SHIPPED {
        demonstrates(id, "en");
    }
}

#[test]
fn the_help_of_demo_names_every_sample() {
    let help = said(&["demo", "--help"]);
    let words: String = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&SHIPPED.join(", ")), "{help}");
}

#[test]
fn the_list_shows_size_languages_and_sources() {
    insta::assert_snapshot!("list_en", said(&["questionnaire", "list"]));
    insta::assert_snapshot!("list_fr", said(&["questionnaire", "list", "--locale", "fr"]));
}

#[test]
fn a_questionnaire_is_shown_with_its_norms() {
    let shown = said(&["questionnaire", "show", "temkin-stages"]);
    let norms = shown.lines().find(|line| line.starts_with("Norms: ")).expect("its norms");
    assert_eq!(norms, "Norms: 3 published figures (2012–2015); shares of firms by stage in 8 surveys (2013–2025)");
    assert!(!said(&["questionnaire", "show", "quick-diagnosis"]).contains("Norms: "));
}

#[test]
fn another_models_profile_is_told_on_request_and_as_indicative() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(palier(&["demo", "out", "--locale", "en"], folder.path()).status.success());
    let score = |args: &[&str]| {
        let output = palier(&[&["score", "out/assessment.yaml"], args].concat(), folder.path());
        (output.status.code(), String::from_utf8(output.stdout).expect("text"))
    };
    assert!(!score(&[]).1.contains("indicative"));
    let table = score(&["--indicative", "temkin-stages"]).1;
    assert!(table.contains("temkin-stages@1.0: indicative, no score"), "{table}");
    assert!(table.contains("6 of 6"), "{table}");
    let json = score(&["--indicative", "temkin-stages", "--format", "json"]).1;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["indicative"][0]["domains"][0]["id"], "customer-understanding");
    assert_eq!(score(&["--indicative", "temkin-stage"]).0, Some(1));
}
