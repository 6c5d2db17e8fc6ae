//! What independent readers make of a file. Without them on the machine, there is nothing to compare.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use folio::Typesetter;
use read::{options, page, report_fonts, test_font};
use std::path::PathBuf;
use std::process::Command;

/// What a program says of a file made of this body; `None` when there is no such program.
fn ask(name: &str, body: &str, program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let mut fonts = report_fonts();
    fonts.push(test_font("Domes.otf"));
    let css = "p{hyphens:auto;text-align:justify} h2{font-family:Domes}";
    let document = Typesetter::new(fonts).unwrap().typeset(&page(css, body), &options()).unwrap();
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&file, document.pdf).unwrap();
    let path = file.to_str().unwrap();
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path } else { argument });
    let answer = Command::new(program).args(arguments).output().ok()?;
    Some((answer.status.success(), String::from_utf8_lossy(&answer.stdout).into_owned()))
}

const BODY: &str = "<h1>Rapport</h1><h2>Domes</h2><p>Le client משה כהן et محمد اليوسف ont dit oui, affluent.</p>
<div style='opacity:.5'><p>Fané</p></div><p><img alt=Logo src=\"data:image/svg+xml,<svg viewBox='0 0 40 9'><linearGradient id='g'><stop stop-color='red'/></linearGradient><rect width='40' height='9' opacity='.5' stroke='blue' fill='url(%23g)'/></svg>\"></p>
<table><thead><tr><th>A</th></tr></thead><tfoot><tr><td>B</td></tr></tfoot><tr><td>C</td></tr></table>";

#[test]
fn names_from_right_to_left_are_found_in_their_order() {
    let Some((_, text)) = ask("text", BODY, "pdftotext", &["-layout", "FILE", "-"]) else { return };
    for expected in ["משה כהן", "محمد اليوسف", "affluent", "Fané", "Domes"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn checkers_find_nothing() {
    if let Some((sound, said)) = ask("qpdf", BODY, "qpdf", &["--check", "FILE"]) {
        assert!(sound, "{said}");
    }
    if let Some((sound, said)) = ask("pdfua", BODY, "pdfua", &["check", "FILE"]) {
        assert!(sound && said.contains("errors=0 warnings=0"), "{said}");
    }
}
