//! Golden engagements: what reports look like where names are long, domains many, peers, answers or groups missing.
//!
//! The reports stay in the folder of the tests' target (`tmp/golden`), to be looked at.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
#[path = "golden/engagement.rs"]
mod engagement;
#[path = "golden/plugins.rs"]
mod plugins;
#[path = "../../folio/tests/read/mod.rs"]
mod read;

use common::rendered;
use engagement::{Engagement, WORD};
use palier_engine::assess::{Studio, assess, load};
use palier_engine::diagnostic::Diagnostics;
use read::Read;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Makes both reports, checks what all must hold, and keeps a snapshot of the pages.
fn golden(name: &str, engagement: &Engagement, pages: RangeInclusive<usize>) {
    let folder = tempfile::tempdir().unwrap();
    let assessment = engagement.write(folder.path());
    let mut faults = Diagnostics::new();
    let loaded = load(&assessment, &mut faults).unwrap();
    assert!(faults.is_empty(), "{}", rendered(faults));
    let loaded = loaded.unwrap();
    let assessed = assess(&loaded).unwrap();
    let studio = Studio::new(&loaded).unwrap();
    let reports = studio.reports(&loaded, &assessed, true).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let pdf = reports.pdf.unwrap();
    let kept = keep(name, &reports.html, &pdf);
    assert!(reports.warnings.is_empty(), "{:#?}", reports.warnings);
    let document = folio::Document { pdf, pages: reports.pages, warnings: Vec::new() };
    insta::assert_snapshot!(name, told(&Read::new(&document), reports.pages));
    assert!(pages.contains(&reports.pages), "{} pages", reports.pages);
    checked_by_qpdf(&kept);
}

fn keep(name: &str, html: &str, pdf: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    let file = folder.join(format!("{name}.pdf"));
    std::fs::write(&file, pdf).unwrap();
    file
}

/// Where qpdf is installed, it finds no fault.
fn checked_by_qpdf(file: &Path) {
    let Ok(check) = Command::new("qpdf").arg("--check").arg(file).stdin(Stdio::null()).output() else { return };
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}

/// By page: how many lines, down to where, its bookmarks, and the first texts at the left edge.
fn told(file: &Read, pages: usize) -> String {
    // Of long reports, the titles of pages and how they are filled.
    let (long, shown) = (pages > 30, if pages > 30 { 1 } else { 7 });
    let (layout, outline) = (format!("\n{}", file.layout()), file.outline());
    let mut out = String::new();
    for (number, page) in (1..=pages).zip(layout.split("\npage ").skip(1)) {
        let lines: Vec<(i64, i64, &str)> = page
            .lines()
            .skip(1)
            .map(|line| (line[..5].trim().parse().unwrap(), line[5..10].trim().parse().unwrap(), line[12..].trim()))
            .collect();
        let body: Vec<_> = lines.iter().filter(|(_, y, _)| (95..1047).contains(y)).collect();
        let left = body.iter().map(|(x, ..)| *x).min().unwrap_or(0);
        let depth = body.iter().map(|(_, y, _)| *y).max().unwrap_or(0);
        writeln!(out, "page {number}: {} lines, down to {depth}", body.len()).unwrap();
        for line in
            outline.lines().filter(|line| line.ends_with(&format!(" · {number}")) && !(long && line.starts_with(' ')))
        {
            writeln!(out, "  # {}", line.trim_end_matches(&format!(" · {number}"))).unwrap();
        }
        let firsts: Vec<_> = body.iter().filter(|(x, ..)| *x <= left + 1).map(|(.., text)| *text).collect();
        for text in firsts.iter().take(shown) {
            let first = text.split(" | ").next().unwrap();
            writeln!(out, "  {}", first.chars().take(70).collect::<String>()).unwrap();
        }
        if firsts.len() > shown && !long {
            writeln!(out, "  … {} more", firsts.len() - shown).unwrap();
        }
    }
    assert!(out.lines().count() < 300, "the snapshot is too long to be read");
    out
}

fn long_names() -> Engagement {
    let organisation = format!("Caisse nationale de prévoyance {WORD} des sociétaires de l’Atlantique");
    Engagement { organisation, long: true, ..Engagement::default() }
}

#[test]
fn names_are_long() {
    golden("long-names", &long_names(), 12..=36);
}

#[test]
fn names_are_long_on_two_pages() {
    golden("long-names-brief", &Engagement { template: "board-brief", ..long_names() }, 2..=2);
}

#[test]
fn one_domain_is_all_there_is() {
    golden("one-domain", &Engagement { domains: 1, practices: 4, ..Engagement::default() }, 7..=14);
}

#[test]
fn one_domain_on_two_pages() {
    let engagement = Engagement { domains: 1, practices: 4, template: "board-brief", ..Engagement::default() };
    golden("one-domain-brief", &engagement, 2..=2);
}

#[test]
fn there_are_forty_domains() {
    golden("forty-domains", &Engagement { domains: 40, practices: 2, ..Engagement::default() }, 20..=90);
}

#[test]
fn forty_domains_on_two_pages() {
    let engagement = Engagement { domains: 40, practices: 2, template: "board-brief", ..Engagement::default() };
    golden("forty-domains-brief", &engagement, 2..=2);
}

#[test]
fn there_are_no_peers() {
    golden("no-peers", &Engagement { peers: 0, ..Engagement::default() }, 10..=18);
}

#[test]
fn no_peers_on_two_pages() {
    golden("no-peers-brief", &Engagement { peers: 0, template: "board-brief", ..Engagement::default() }, 2..=2);
}

#[test]
fn one_person_answered() {
    golden("one-respondent", &Engagement { groups: vec![1], locale: "en", blank: 0, ..Engagement::default() }, 8..=18);
}

#[test]
fn one_person_on_two_pages() {
    let engagement =
        Engagement { groups: vec![1], locale: "en", blank: 0, template: "board-brief", ..Engagement::default() };
    golden("one-respondent-brief", &engagement, 2..=2);
}

#[test]
fn every_group_is_too_small() {
    golden("suppressed", &Engagement { groups: vec![3, 4, 2, 4], ..Engagement::default() }, 8..=18);
}

#[test]
fn too_few_answered_anything() {
    golden("unanswered", &Engagement { groups: vec![3, 2], blank: 80, ..Engagement::default() }, 5..=18);
}

#[test]
fn too_few_answered_on_two_pages() {
    let engagement = Engagement { groups: vec![3, 2], blank: 80, template: "board-brief", ..Engagement::default() };
    golden("unanswered-brief", &engagement, 1..=2);
}

/// The name runs from right to left in a line that runs from left to right, in a bold face that the template adds.
#[test]
fn the_name_runs_from_right_to_left() {
    let font = include_bytes!("golden/fonts/DejaVuSans-Bold-Hebrew.ttf").to_vec();
    let manifest = "palier: 1\nid: hebrew\ntitle: With a bold Hebrew face\nextends: executive\n";
    let engagement = Engagement {
        locale: "en",
        template: "hebrew",
        organisation: "קופת האופק הלאומית".into(),
        files: vec![
            ("report-templates/hebrew/template.yaml", manifest.into()),
            ("report-templates/hebrew/fonts/DejaVuSans-Bold-Hebrew.ttf", font),
        ],
        ..Engagement::default()
    };
    golden("right-to-left", &engagement, 12..=20);
}

#[test]
fn advice_is_very_long() {
    let sentence = "Écrire la règle, nommer la personne qui en répond, fixer la date du premier point et dire à chacun ce qui change pour lui ; ";
    let advice = sentence.chars().cycle().take(1990).collect();
    golden("long-advice", &Engagement { advice, ..Engagement::default() }, 12..=40);
}

#[test]
fn there_are_two_hundred_practices() {
    golden("two-hundred-practices", &Engagement { domains: 10, practices: 20, ..Engagement::default() }, 15..=60);
}

/// Two plugins that meet, sections of one, figures of the other, and a third that stops.
#[test]
fn plugins_meet_stop_and_add_pages() {
    let engagement = Engagement { plugins: plugins::ENGAGED, files: plugins::files(), ..Engagement::default() };
    golden("plugins", &engagement, 12..=22);
    let english = Engagement { locale: "en", template: "full", ..engagement };
    golden("plugins-full", &english, 12..=30);
    let html =
        std::fs::read_to_string(Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden/plugins-full.html")).unwrap();
    assert!(
        html.contains("Island &lt;script&gt;") && html.contains("Tide &amp; &lt;b&gt;Sons&lt;/b&gt;"),
        "texts are data"
    );
}

#[test]
fn a_plugin_that_stops_on_two_pages() {
    let engagement = Engagement {
        plugins: plugins::ENGAGED,
        files: plugins::files(),
        template: "board-brief",
        ..Engagement::default()
    };
    golden("plugins-brief", &engagement, 2..=2);
}
