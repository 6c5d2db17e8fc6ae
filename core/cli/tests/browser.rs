//! The HTML reports in a real browser: Chromium lays the finished file out at the widths of a phone and a desk, light and dark, and a
//! page around it says what a reader would stumble over.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A phone, and a desk.
const WIDTHS: [u32; 2] = [390, 1280];

/// A program that a test needs: passed over where it is missing, but not in CI.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{program} must be installed in CI");
    if !found {
        eprintln!("passed over: {program} is not installed");
    }
    found
}

fn palier(arguments: &[&str], folder: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_palier")).args(arguments).current_dir(folder).output();
    let output = output.expect("the binary runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A sample's report, by its own template or another.
fn demo((questionnaire, template): (&str, Option<&str>), locale: &str, folder: &Path) -> String {
    palier(&["demo", "out", "--questionnaire", questionnaire, "--locale", locale], folder);
    if let Some(template) = template {
        palier(&["report", "out/assessment.yaml", "--template", template, "--out", "out"], folder);
    }
    fs::read_to_string(folder.join("out/report.html")).expect("written")
}

/// Loads a page; gives the document as it is then, and what the browser's console said.
fn load(page: &Path, place: &str, dark: bool, folder: &Path) -> (String, Vec<String>) {
    let mut chromium = Command::new("chromium");
    chromium.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]);
    chromium.args(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars"]);
    chromium.args([
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        "--timeout=120000",
        "--dump-dom",
    ]);
    chromium.arg(format!("--user-data-dir={}", folder.join("profile").display()));
    chromium.arg(format!("--blink-settings=preferredColorScheme={}", u8::from(!dark)));
    chromium.arg(format!("file://{}{place}", page.display()));
    let output = chromium.stdin(Stdio::null()).output().expect("chromium runs");
    let log = String::from_utf8_lossy(&output.stderr);
    let said = log.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    (String::from_utf8_lossy(&output.stdout).into_owned(), said)
}

/// What a reader of this report would stumble over.
fn faults(html: &str, folder: &Path) -> Vec<String> {
    let report = serde_json::to_string(html).expect("a text").replace('<', "\\u003c");
    let frames: String = WIDTHS.iter().map(|width| format!("<iframe width={width} height=900></iframe>")).collect();
    let page = format!(
        "<!DOCTYPE html><meta charset=utf-8><style>iframe{{border:0}}</style>{frames}<script>for (const frame of \
         document.querySelectorAll('iframe')) frame.srcdoc = {report};\n{}</script>",
        include_str!("browser/probe.js")
    );
    let path = folder.join("probe.html");
    fs::write(&path, page).expect("a page");
    let mut found = Vec::new();
    for (dark, place) in [(false, "#light"), (true, "#dark")] {
        let (document, said) = load(&path, place, dark, folder);
        let told = document.split_once("&lt;&lt;&lt;\n").and_then(|(_, rest)| rest.split_once("&gt;&gt;&gt;"));
        let told = told.unwrap_or_else(|| panic!("the probe did not end: {said:?}")).0;
        found.extend(told.lines().filter(|line| !line.is_empty()).map(|line| format!("{place} {line}")));
        found.extend(said);
    }
    found
}

fn reads_well(questionnaire: &str, template: Option<&str>) {
    if !has("chromium") {
        return;
    }
    for locale in ["fr", "en"] {
        let folder = tempfile::tempdir().expect("a folder");
        let html = demo((questionnaire, template), locale, folder.path());
        let found = faults(&html, folder.path());
        assert!(found.is_empty(), "{questionnaire} in {locale}:\n{}", found.join("\n"));
    }
}

#[test]
fn the_demo_reads_well() {
    reads_well("forrester-six-domains", None);
}

#[test]
fn the_demo_with_every_answer_reads_well() {
    reads_well("forrester-six-domains", Some("full"));
}

#[test]
fn a_report_with_journeys_and_customers_reads_well() {
    reads_well("temkin-stages", None);
}

#[test]
fn a_report_of_pillars_reads_well() {
    reads_well("kpmg-six-pillars", None);
}

#[test]
fn a_report_of_owners_reads_well() {
    reads_well("experience-coherence", None);
}

#[test]
fn a_report_of_two_profiles_reads_well() {
    reads_well("brand-alignment", None);
}

#[test]
fn a_report_of_readiness_reads_well() {
    reads_well("cxm-readiness", None);
}

#[test]
fn a_brief_reads_well() {
    reads_well("quick-diagnosis", None);
}

#[test]
fn the_probe_finds_what_is_wrong() {
    if !has("chromium") {
        return;
    }
    let html = "<!DOCTYPE html><html><body><main><h2>Late</h2><p style=\"color:#999\">pale</p><div style=\"width:2000px\">wide</div>\
                <a href=\"#gone\" style=\"outline:0\">away</a><p id=a></p><p id=a></p><p style=\"width:1em;overflow-wrap:anywhere\">narrow</p><table><tr><th>head</th></tr></table>\
                <svg viewBox=\"0 0 9 9\"><text y=\"5\">x</text></svg></main></body></html>";
    let folder = tempfile::tempdir().expect("a folder");
    let found = faults(html, folder.path()).join("\n");
    for kind in [
        "overflow", "squeezed", "language", "title", "heading", "contrast", "keyboard", "link", "id at", "table",
        "picture", "landmark",
    ] {
        assert!(found.contains(kind), "{kind} is not among\n{found}");
    }
}
