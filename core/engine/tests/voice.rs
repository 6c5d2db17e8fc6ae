//! The report's section on what customers say, in both languages, and what its headline claims.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::workspace;
use palier_engine::assess::{Loaded, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::export::scores_csv;
use palier_engine::report::{Report, Words, compose};
use std::fmt::Write as _;
use std::path::Path;

fn loaded(path: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    let loaded = load(path, &mut faults).unwrap();
    loaded.unwrap_or_else(|| panic!("{:#?}", faults.into_sorted()))
}

fn report(loaded: &Loaded) -> Report {
    let facts = loaded.facts(&assess(loaded).unwrap());
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// The section's texts, a line each; drawings left out.
fn told(report: &Report) -> String {
    let voice = report.voice.as_ref().unwrap();
    let mut out = format!("{}\n{}\n{}\n", voice.head.section, voice.head.headline, voice.head.lead);
    for key in &voice.keys {
        let _ = writeln!(out, "* {} | {} | {} | {}", key.label, key.value, key.beside, key.text);
    }
    let _ = writeln!(out, "{}", voice.source);
    for table in [&voice.segments, &voice.others].into_iter().flatten() {
        let _ = writeln!(out, "# {} | {}", table.title, table.unit);
        let heads: Vec<_> = table.columns.iter().map(|column| column.label.as_str()).collect();
        let _ = writeln!(out, "{}", heads.join(" | "));
        for row in &table.rows {
            let cells = row.cells.iter().map(|cell| format!("{} [{}]", cell.text, cell.note));
            let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | "));
        }
        let _ = writeln!(out, "{}", table.source);
    }
    for note in &voice.notes {
        let _ = writeln!(out, "{} {}", note.label, note.text);
    }
    let added = report.annex.formulas.iter().map(|note| &note.label);
    let _ = writeln!(out, "annex: {}", added.cloned().collect::<Vec<_>>().join(" "));
    out
}

#[test]
fn the_samples_speak_of_their_customers_in_both_languages() {
    for (sample, id) in [("kpmg-six-pillars", "kpmg"), ("temkin-stages", "temkin")] {
        for locale in ["fr", "en"] {
            let path = workspace().join(format!("questionnaires/{sample}/sample/assessment.{locale}.yaml"));
            insta::assert_snapshot!(format!("{id}_{locale}"), told(&report(&loaded(&path))));
        }
    }
}

#[test]
fn a_hidden_segment_has_no_figure_in_any_output() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |group: &str, n: usize| format!("9,{group}\n").repeat(n);
    let csv = format!("x,shop\n{}{}{}", rows("=Lyon", 4), rows("Nantes", 7), rows("Brest", 9));
    std::fs::write(folder.path().join("voice.csv"), csv).unwrap();
    let text = "palier: 1\nquestionnaires: [quick-diagnosis@1]\norganisation: {name: N}\ndate: 2026-10-15\nrespondents: \
                {consensus: {fair-offers: 2}}\nmetrics:\n  - {id: nps, kind: nps, scale: {min: 0, max: 10}, answers: {file: \
                voice.csv, column: x, group: shop}}\n";
    std::fs::write(folder.path().join("assessment.yaml"), text).unwrap();
    let loaded = loaded(&folder.path().join("assessment.yaml"));
    let assessed = assess(&loaded).unwrap();
    let json = serde_json::to_value(loaded.document(&assessed)).unwrap();
    insta::assert_snapshot!("hidden_json", serde_json::to_string_pretty(&json["metrics"]).unwrap());
    let csv = scores_csv(&loaded.exported(0, &assessed[0]), &loaded.metrics(&assessed)).unwrap();
    let lines: Vec<_> = csv.lines().filter(|line| line.starts_with("metric")).collect();
    insta::assert_snapshot!("hidden_csv", lines.join("\n"));
    insta::assert_snapshot!("hidden_report", told(&report(&loaded)));
}

/// A workshop on the quick diagnosis, with metrics and a word of the consultant's.
fn engagement(locale: &str, metrics: &str, words: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("assessment.yaml");
    let text = format!(
        "palier: 1\nquestionnaires: [quick-diagnosis@1]\norganisation: {{name: N}}\ndate: 2026-10-15\nrespondents:\n  \
         consensus: {{satisfaction-asked: 1, fair-offers: 2}}\nmetrics:\n{metrics}\nreport: {{locale: {locale}, words: \
         {{{words}}}}}\n"
    );
    std::fs::write(&path, text).unwrap();
    report(&loaded(&path))
}

#[test]
fn all_eleven_metrics_find_their_words() {
    let year = "period: {from: 2026-01-01, to: 2026-12-31}";
    let ten = "scale: {min: 1, max: 10}";
    let metrics = format!(
        "  - {{id: nps, kind: nps, counts: {{promoters: 88, passives: 4, detractors: 8}}, target: 50}}
  - {{id: csat, kind: csat, counts: {{satisfied: 37, respondents: 50}}, target: 80}}
  - {{id: ces, kind: ces, {ten}, direction: easy, counts: {{10: 2, 8: 1, 6: 1, 9: 1}}}}
  - {{id: worth, kind: lifetime-value, unit: EUR, figures: {{value_per_period: 50, periods: 5, customers: 1000, repeating: 0.9}}}}
  - {{id: referrals, kind: referral-rate, {year}, counts: {{referred: 100, purchases: 3000}}, target: 5}}
  - {{id: churn, kind: churn, {year}, counts: {{lost: 20, start: 2500}}, target: 2}}
  - {{id: kept, kind: retention, {year}, counts: {{start: 2500, end: 2600, new: 120}}}}
  - {{id: staff, kind: employee-engagement, {ten}, counts: {{10: 12, 7: 9, 2: 4}}}}
  - {{id: loyal, kind: loyalty-index, {ten}, counts: {{10: 12, 7: 9, 2: 4}}, source: Panel.}}
  - {{id: won, kind: acquisition-cost, unit: €, {year}, counts: {{cost: 90000, customers: 600}}, note: Agencies left out.}}
  - {{id: delay, kind: resolution-time, unit: days, {year}, counts: {{total_time: 430, requests: 100}}}}"
    );
    for locale in ["fr", "en"] {
        insta::assert_snapshot!(format!("eleven_{locale}"), told(&engagement(locale, &metrics, "")));
    }
}

#[test]
fn the_headline_claims_no_side_that_the_interval_denies() {
    let of = |counts: &str| {
        let metrics = format!("  - {{id: nps, kind: nps, counts: {{{counts}}}}}");
        engagement("en", &metrics, "").voice.unwrap().head.headline
    };
    assert_eq!(of("promoters: 60, passives: 20, detractors: 20"), "An NPS of +40: more promoters than detractors");
    assert_eq!(of("promoters: 20, passives: 20, detractors: 60"), "An NPS of −40: more detractors than promoters");
    let even = "An NPS of +10: promoters and detractors balance, within chance";
    assert_eq!(of("promoters: 40, passives: 30, detractors: 30"), even);
    assert_eq!(of("promoters: 1, passives: 0, detractors: 0"), "An NPS of +100");
}

#[test]
fn the_consultants_words_hold_metrics_as_placeholders() {
    let nps = "  - {id: nps, kind: nps, counts: {promoters: 88, passives: 4, detractors: 8}}";
    let words = "voice.headline: \"{nps.title}: {nps.value} ({nps.interval}), n = {nps.n}\"";
    let headline = engagement("en", nps, words).voice.unwrap().head.headline;
    assert_eq!(headline, "NPS, recommendation: +80 (+66.4 to +89.0), n = 100");
}
