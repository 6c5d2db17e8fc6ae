//! Two waves of one organisation: what the report tells of the change, and which files do not make a wave.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::assess::{Loaded, MOST_WAVES, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::report::{Report, Words, compose};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The first sample at another day, with every `every`th respondent's answers one level lower; rewritten by `words`.
fn wave(folder: &Path, name: &str, (date, every): (&str, usize), words: &[(&str, &str)]) -> PathBuf {
    let sample = workspace().join("questionnaires/forrester-six-domains/sample");
    let read = |name: &str| std::fs::read_to_string(sample.join(name)).unwrap();
    let lower = |(row, line): (usize, &str)| {
        let keep = row == 0 || row % every != 0;
        let cells = line.split(',').enumerate().map(|(column, cell)| match cell.parse::<u32>() {
            Ok(level) if column > 1 && !keep && level > 1 => (level - 1).to_string(),
            _ => cell.to_owned(),
        });
        cells.collect::<Vec<_>>().join(",")
    };
    let place = folder.join(name);
    std::fs::create_dir(&place).unwrap();
    let answers: Vec<String> = read("answers.csv").lines().enumerate().map(lower).collect();
    std::fs::write(place.join("answers.csv"), answers.join("\n")).unwrap();
    std::fs::write(place.join("pool.csv"), read("pool.csv")).unwrap();
    let mut text = read("assessment.en.yaml").replace("date: 2026-10-23", &format!("date: {date}"));
    for (from, to) in words {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    std::fs::write(place.join("assessment.yaml"), text).unwrap();
    place.join("assessment.yaml")
}

/// A sample of another questionnaire, beside the waves: what is told of files stands in the order of their paths.
fn of_another_questionnaire(folder: &Path) -> PathBuf {
    let sample = workspace().join("questionnaires/quick-diagnosis/sample");
    let place = folder.join("other");
    std::fs::create_dir(&place).unwrap();
    for name in ["assessment.en.yaml", "pool.csv"] {
        std::fs::copy(sample.join(name), place.join(name)).unwrap();
    }
    place.join("assessment.en.yaml")
}

fn loaded(path: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(path, &mut faults).unwrap();
    loaded.unwrap_or_else(|| panic!("{}", rendered(faults)))
}

fn report(loaded: &Loaded) -> Report {
    let facts = loaded.facts(&assess(loaded).unwrap());
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// The present wave compared with earlier ones.
fn compared(now: &Path, earlier: &[PathBuf]) -> (Loaded, Diagnostics) {
    let mut loaded = loaded(now);
    let mut faults = Diagnostics::new();
    loaded.with_previous(earlier, &mut faults).unwrap();
    (loaded, faults)
}

#[test]
fn the_report_tells_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let now = wave(folder.path(), "now", ("2026-10-23", usize::MAX), &[]);
    let method = ("method: facilitated", "method: self");
    let before = wave(folder.path(), "before", ("2025-10-03", 3), &[method]);
    let first = wave(folder.path(), "first", ("2024-09-20", 2), &[]);
    for locale in ["en", "fr"] {
        let (mut loaded, faults) = compared(&now, &[before.clone(), first.clone()]);
        assert!(faults.is_empty(), "{}", rendered(faults));
        loaded.assessment.report.locale = locale.parse().unwrap();
        let report = report(&loaded);
        let trend = report.trend.as_ref().unwrap();
        let mut out = format!("{}\n{}\n{}\n", trend.head.section, trend.head.headline, trend.head.lead);
        let _ = writeln!(out, "{}\n{}\n{}", trend.figure.title, trend.figure.unit, trend.figure.source);
        let _ = writeln!(out, "{}\n{}", trend.table.title, trend.table.unit);
        let columns: Vec<_> = trend.table.columns.iter().map(|column| column.label.as_str()).collect();
        let _ = writeln!(out, "{}", columns.join(" | "));
        for row in &trend.table.rows {
            let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            let _ = writeln!(out, "{}", cells.join(" | "));
        }
        for note in &trend.notes {
            let _ = writeln!(out, "{} {}", note.label, note.text);
        }
        let _ = writeln!(out, "summary: {}", report.summary.keys[1].text);
        let _ = writeln!(out, "caveat: {}", report.summary.caveat.text);
        insta::assert_snapshot!(format!("trend_{locale}"), out);
    }
    let (loaded, _) = compared(&now, &[before, first]);
    let json = serde_json::to_value(loaded.document(&assess(&loaded).unwrap())).unwrap();
    let dates: Vec<_> = json["waves"].as_array().unwrap().iter().map(|wave| wave["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2024-09-20", "2025-10-03"]);
    assert_eq!(json["changes"]["since"], "2025-10-03");
    let score = |figure: &serde_json::Value| figure.as_f64().unwrap();
    let difference = score(&json["overall"]["measured"]) - score(&json["waves"][1]["overall"]["score"]);
    assert!((difference - score(&json["changes"]["overall"]["difference"])).abs() < 1e-9);
}

#[test]
fn without_earlier_waves_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let now = wave(folder.path(), "now", ("2026-10-23", usize::MAX), &[]);
    let loaded = loaded(&now);
    assert!(report(&loaded).trend.is_none());
    let json = serde_json::to_value(loaded.document(&assess(&loaded).unwrap())).unwrap();
    assert!(json.get("waves").is_none() && json.get("changes").is_none());
}

#[test]
fn what_is_no_earlier_wave_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let now = wave(folder.path(), "now", ("2026-10-23", usize::MAX), &[]);
    let later = wave(folder.path(), "later", ("2026-10-24", 3), &[]);
    let twice = wave(folder.path(), "twice", ("2025-10-03", 3), &[]);
    let renamed = wave(folder.path(), "renamed", ("2025-10-04", 3), &[("name: Mutuelle Horizon", "name: Horizon")]);
    let broken = wave(folder.path(), "broken", ("2025-10-05", 3), &[("wave: 1", "wave: none")]);
    let other = of_another_questionnaire(folder.path());
    let all = [later, twice.clone(), twice, renamed, broken, other];
    let (loaded, faults) = compared(&now, &all);
    let told = rendered(faults).replace(&format!("{}/", folder.path().display()), "");
    insta::assert_snapshot!("refused", told);
    assert!(loaded.previous.is_empty());
}

#[test]
fn more_waves_than_fit_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let now = wave(folder.path(), "now", ("2026-10-23", usize::MAX), &[]);
    let earlier: Vec<PathBuf> = (0..MOST_WAVES)
        .map(|year| wave(folder.path(), &year.to_string(), (&format!("{}-10-03", 2015 + year), 3), &[]))
        .collect();
    let (_, faults) = compared(&now, &earlier);
    assert!(rendered(faults).contains("error[too-many-waves]"));
    let (loaded, faults) = compared(&now, &earlier[1..]);
    assert!(faults.is_empty(), "{}", rendered(faults));
    assert_eq!(report(&loaded).trend.unwrap().figure.table.rows.len(), 0);
}
