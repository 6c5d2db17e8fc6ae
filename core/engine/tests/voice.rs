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

/// The hotel sample, with only the first of its customers.
fn hotels(customers: usize) -> Loaded {
    let sample = workspace().join("questionnaires/kpmg-six-pillars/sample");
    let folder = tempfile::tempdir().unwrap();
    for name in ["assessment.en.yaml", "answers.csv", "journey-stay.yaml", "pool.csv", "answers-customers.csv"] {
        let text = std::fs::read_to_string(sample.join(name)).unwrap();
        let kept = if name == "answers-customers.csv" { customers + 1 } else { usize::MAX };
        let lines: Vec<_> = text.lines().take(kept).collect();
        std::fs::write(folder.path().join(name), lines.join("\n")).unwrap();
    }
    loaded(&folder.path().join("assessment.en.yaml"))
}

// References: tests/reference/importance.py (scipy).
#[test]
fn derived_importance_agrees_with_scipy() {
    let loaded = hotels(420);
    let assessed = assess(&loaded).unwrap();
    let metrics = loaded.metrics(&assessed);
    let expected = [
        (0.745_704_510_508_033, 0.699_607_013_235_318_5, 0.785_620_287_994_860_6, 414),
        (0.777_659_435_757_008_8, 0.715_309_489_425_789_1, 0.827_725_589_191_735_4, 195),
        (0.683_406_729_154_938_8, 0.628_060_706_284_947_6, 0.731_873_391_928_73, 409),
        (0.666_952_073_325_003_4, 0.609_093_385_593_544_3, 0.717_749_174_550_335_8, 405),
        (0.650_789_481_814_446_4, 0.590_653_289_066_624_4, 0.703_736_646_927_840_1, 403),
        (0.719_889_338_349_689_6, 0.669_200_785_312_079_9, 0.763_909_419_475_707_3, 402),
    ];
    assert_eq!(metrics[0].importance.len(), expected.len());
    for (found, (r, low, high, n)) in metrics[0].importance.iter().zip(expected) {
        let found = found.as_ref().unwrap();
        let figures = [(found.r, r), (found.interval.0, low), (found.interval.1, high)];
        assert!(figures.iter().all(|(is, should)| (is - should).abs() < 1e-9), "{found:?}");
        assert_eq!(found.n, n);
    }
    // A delay from the complaints' register is nobody's answer.
    assert!(metrics[2].importance.is_empty());
    let voice = report(&loaded).voice.unwrap();
    let figure = voice.importance.unwrap();
    assert_eq!(figure.title, "Resolution: tied to recommendation, and lived less well");
    assert_eq!(voice.weights.unwrap().rows[0].cells[0].text, "Resolution");
}

#[test]
fn what_domains_weigh_is_not_told_from_fewer_people_than_the_questionnaire_ranks() {
    let loaded = hotels(99);
    let assessed = assess(&loaded).unwrap();
    let metrics = loaded.metrics(&assessed);
    assert!(metrics[0].importance.iter().all(|found| found.is_err_and(|why| why.code() == "too-few-answers")));
    let voice = report(&loaded).voice.unwrap();
    assert!(voice.importance.is_none() && voice.weights.is_none());
}
