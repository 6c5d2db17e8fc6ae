//! Templates of a consultant: what a workspace replaces, and what the report says of it. The guide's examples are run.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::assess::{Library, Loaded, Reports, Studio, assess, load};
use palier_engine::diagnostic::Diagnostics;
use sha2::{Digest, Sha256};
use std::path::Path;

/// A workspace with the sample engagement, in English, and these files.
fn engagement(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = workspace().join("questionnaires/forrester-six-domains/sample");
    for name in ["assessment.en.yaml", "answers.csv", "pool.csv"] {
        std::fs::copy(sample.join(name), folder.path().join(name)).unwrap();
    }
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn loaded(folder: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(&folder.join("assessment.en.yaml"), &mut faults).unwrap();
    assert!(faults.is_empty(), "{}", rendered(faults));
    loaded.unwrap()
}

fn reports(loaded: &Loaded) -> Reports {
    let assessed = assess(loaded).unwrap();
    let studio = Studio::new(loaded).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let reports = studio.reports(loaded, &assessed, true).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(reports.warnings.is_empty(), "{:#?}", reports.warnings);
    reports
}

fn with(files: &[(&str, &str)], template: &str) -> Reports {
    let folder = engagement(files);
    let mut loaded = loaded(folder.path());
    if template != "executive" {
        let mut faults = Diagnostics::new();
        loaded.use_template(template, &Library::around(folder.path()), &mut faults);
        assert!(faults.is_empty(), "{}", rendered(faults));
    }
    reports(&loaded)
}

/// As `sha256sum` prints it.
fn hash(text: &str) -> String {
    Sha256::digest(text).as_slice().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The guide's complete example of a file, without the indentation of the list that it stands in.
fn example(mark: &str) -> String {
    let guide = std::fs::read_to_string(workspace().join("report-templates/README.md")).unwrap();
    let (_, after) = guide.split_once(&format!(" complete {mark}\n")).unwrap_or_else(|| panic!("no example `{mark}`"));
    let text = after.split_once("```").unwrap().0;
    let indent = text.len() - text.trim_start_matches(' ').len();
    text.lines().map(|line| format!("{}\n", line.get(indent..).unwrap_or_default())).collect()
}

#[test]
fn a_part_a_colour_and_a_sentence_are_replaced_and_named_with_their_hashes() {
    let part = "<section class=\"page scope\" id=\"scope\" data-section=\"Ours\"><h2>Our own method</h2></section>\n";
    let (theme, words) = (":root{--good:#8A2BE2}\n", "annex-headline = Our own annex\n");
    let files = [
        ("report-templates/executive/parts/scope.html", part),
        ("report-templates/executive/theme.css", theme),
        ("report-templates/executive/locales/en.ftl", words),
    ];
    let first = with(&files, "executive");
    let html = &first.html;
    assert!(html.contains("Our own method") && html.contains("--good:#8A2BE2") && html.contains("Our own annex"));
    assert!(html.find("--good:#00665A").unwrap() < html.find("--good:#8A2BE2").unwrap(), "ours come last");
    for (name, text) in files {
        assert!(html.contains(name) && html.contains(&hash(text)), "{name}");
    }
    let second = with(&files, "executive");
    assert!(first.html == second.html && first.pdf == second.pdf);
}

#[test]
fn files_that_change_nothing_leave_no_trace() {
    let plain = with(&[], "executive");
    assert!(!plain.html.contains("report-templates/"));
    let theme = std::fs::read_to_string(workspace().join("report-templates/base/theme.css")).unwrap();
    let same = with(
        &[("report-templates/base/theme.css", &theme), ("report-templates/executive/README.md", "x")],
        "executive",
    );
    assert!(plain.html == same.html && plain.pdf == same.pdf);
}

#[test]
fn elements_may_be_replaced_and_are_not_called_unused() {
    let own = std::fs::read_to_string(workspace().join("report-templates/base/parts/elements.html")).unwrap();
    let own = own.replace("<h2>", "<h2 class=\"ours\">");
    let reports = with(&[("report-templates/base/parts/elements.html", &own)], "executive");
    assert!(reports.html.contains("<h2 class=\"ours\">"));
}

#[test]
fn headings_keep_short_names_and_joined_words_on_one_line() {
    let words = "priorities-headline-opens = Begin with “Keep the promise”, so-called <first>, and no other\n\
                 priorities-headline-tied = { priorities-headline-opens }\npriorities-headline = { priorities-headline-opens }\n\
                 priorities-headline-some = { priorities-headline-opens }\n";
    let html = with(&[("report-templates/executive/locales/en.ftl", words)], "executive").html;
    let kept =
        "<span class=\"kept\">“Keep the promise”</span>, <span class=\"kept\">so-called</span> &lt;first&gt;, and";
    assert!(html.contains(kept));
    assert!(html.contains(".kept{white-space:nowrap}"));
}

/// The guide's template, with the pictures that it names.
fn guides_house(parts: &[&str]) -> tempfile::TempDir {
    let texts: Vec<(String, String)> =
        parts.iter().map(|name| (format!("report-templates/house/{name}"), example(name))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = engagement(&files);
    let pictures = workspace().join("core/engine/tests/rebrandings");
    for (from, to) in [("insurer/logo.png", "logo.png"), ("car-maker/road.jpg", "cover.jpg")] {
        std::fs::copy(pictures.join(from), folder.path().join("report-templates/house").join(to)).unwrap();
    }
    folder
}

fn house(folder: &Path) -> Reports {
    let mut loaded = loaded(folder);
    let mut faults = Diagnostics::new();
    loaded.use_template("house", &Library::around(folder), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    reports(&loaded)
}

#[test]
fn the_guides_template_is_taken_and_named_as_a_whole() {
    let folder = guides_house(&["template.yaml", "parts/summary.html", "theme.css", "locales/en.ftl"]);
    let reports = house(folder.path());
    let html = &reports.html;
    assert!(html.contains("class=\"page summary\"") && html.contains("house-note"), "the part wraps the shipped one");
    assert!(html.contains("Sources, formulas and every answer"));
    assert_eq!(html.matches("report-templates/house").count(), 1, "one line for the folder");
    assert!((12..=22).contains(&reports.pages), "{}", reports.pages);
    for token in [
        "--a9:#3B1D56",
        "--accent:#9C4A00",
        "--panel:#F4EFF9",
        "--cover:#3B1D56",
        "--cover-ink:#FFFFFF",
        "data:font/ttf",
    ] {
        assert!(html.contains(token), "{token}");
    }
    for part in ["Customer review of", "Where it stands", "data:image/jpeg", "data:image/png"] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn the_guides_part_tells_of_every_question_once_the_template_asks_for_it() {
    let folder = guides_house(&["template.yaml", "parts/domain.html"]);
    let text = std::fs::read_to_string(folder.path().join("report-templates/house/template.yaml")).unwrap();
    let path = folder.path().join("report-templates/house/template.yaml");
    assert!(!house(folder.path()).html.contains("id=\"detail-"));
    std::fs::write(path, text + "detail: true\n").unwrap();
    assert_eq!(house(folder.path()).html.matches("<section class=\"page\" id=\"detail-").count(), 6);
}

#[test]
fn the_tokens_of_an_assessment_win_over_those_of_its_template() {
    let folder = guides_house(&["template.yaml"]);
    let path = folder.path().join("assessment.en.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once("\nreport:\n").unwrap();
    let own = example("report");
    let taken = ["template", "confidentiality", "colour"];
    let rest: String = after
        .lines()
        .filter(|line| !taken.iter().any(|name| line.starts_with(&format!("  {name}:"))))
        .map(|line| format!("{line}\n"))
        .collect();
    std::fs::write(&path, format!("{before}\n{own}{rest}")).unwrap();
    let reports = reports(&loaded(folder.path()));
    for part in
        ["--accent:#B23A2B", "--a9:#3B1D56", "--cover:#00594E", "What members live through", "Board members only"]
    {
        assert!(reports.html.contains(part), "{part}");
    }
    assert!(reports.html.contains("<title>What members live through</title>"));
}

#[test]
fn a_font_of_a_template_can_be_set() {
    let folder = engagement(&[
        ("report-templates/house/template.yaml", "palier: 1\nid: house\ntitle: House\nextends: executive\n"),
        ("report-templates/house/theme.css", "h2{font-family:\"DejaVu Sans\"}\n"),
    ]);
    let fonts = folder.path().join("report-templates/house/fonts");
    std::fs::create_dir_all(&fonts).unwrap();
    std::fs::copy(workspace().join("report-templates/base/fonts/DejaVuSans.ttf"), fonts.join("House.ttf")).unwrap();
    let mut loaded = loaded(folder.path());
    let mut faults = Diagnostics::new();
    loaded.use_template("house", &Library::around(folder.path()), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    assert!(loaded.design.stack().fonts().contains_key("House.ttf"));
    reports(&loaded);
}

#[test]
fn a_font_with_cff_outlines_can_be_set() {
    let css = "@font-face{font-family:House;src:local(\"Domes\")} h2{font-family:House,Lato}\n";
    let folder = engagement(&[
        ("report-templates/house/template.yaml", "palier: 1\nid: house\ntitle: House\nextends: executive\n"),
        ("report-templates/house/theme.css", css),
    ]);
    let fonts = folder.path().join("report-templates/house/fonts");
    std::fs::create_dir_all(&fonts).unwrap();
    std::fs::copy(workspace().join("core/folio/tests/fonts/Domes.otf"), fonts.join("Domes.otf")).unwrap();
    let mut loaded = loaded(folder.path());
    let mut faults = Diagnostics::new();
    loaded.use_template("house", &Library::around(folder.path()), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let reports = reports(&loaded);
    assert!(reports.warnings.is_empty(), "{:?}", reports.warnings);
}

#[test]
fn an_assessment_names_its_template_and_a_wrong_name_is_told_there() {
    let folder = engagement(&[]);
    let path = folder.path().join("assessment.en.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = if text.contains("\n  template:") {
        text.lines()
            .map(|l| if l.starts_with("  template:") { "  template: execuitve" } else { l })
            .collect::<Vec<_>>()
            .join("\n")
    } else {
        text.replace("\nreport:\n", "\nreport:\n  template: execuitve\n")
    };
    std::fs::write(&path, text).unwrap();
    let mut faults = Diagnostics::new();
    assert!(load(&path, &mut faults).unwrap().is_none());
    let faults = faults.into_sorted();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!((faults[0].code, faults[0].column), ("unknown-template", 13));
    assert!(faults[0].line > 1 && faults[0].file.ends_with("assessment.en.yaml"));
    assert_eq!(faults[0].hint.as_deref(), Some("did you mean `executive`?"));
}
