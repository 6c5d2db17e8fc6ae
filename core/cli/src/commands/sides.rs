//! Sets of respondents side by side, with the gaps between: a part of `palier score`.

use super::score::aligned;
use palier_engine::assess::{Assessed, Loaded};
use palier_engine::export::Exported;
use palier_engine::measure::Estimate;
use palier_engine::scoring::{Gap, NoGap};
use std::fmt::Write;

/// The leading set beside each other one that answered the same questionnaire; empty where there is none.
pub fn side_by_side(loaded: &Loaded, assessed: &[Assessed]) -> String {
    let locale = loaded.assessment.report.locale;
    let leading = loaded.exported(0, &assessed[0]);
    let mut out = String::new();
    for (place, gaps) in loaded.gaps(assessed) {
        let other = loaded.exported(place, &assessed[place]);
        let (first, second) = (name(&leading), name(&other));
        let mut rows = vec![
            ["measured", &first, "95 %", "n", &second, "95 %", "n", "gap", "95 %", "p"].map(String::from).to_vec(),
        ];
        let mut row = |name: &str, a: &Estimate, b: &Estimate, gap: &Gap| {
            let cells = std::iter::once(name.to_owned()).chain(figures(a)).chain(figures(b)).chain(gap_figures(gap));
            rows.push(cells.collect());
        };
        let domains = leading.measured.domains.iter().zip(&other.measured.domains);
        for ((domain, (a, b)), gap) in leading.questionnaire.domains.iter().zip(domains).zip(&gaps.domains) {
            row(domain.title.get(locale), &a.estimate, &b.estimate, gap);
        }
        row("overall", &leading.measured.overall, &other.measured.overall, &gaps.overall);
        let _ = write!(out, "\n{}", aligned(&rows));
    }
    out
}

/// The perspective, or the method where the questionnaire has none.
fn name(e: &Exported) -> String {
    let perspective = e.set.perspective.map(|p| e.questionnaire.perspectives[p].id.clone());
    perspective.unwrap_or_else(|| e.set.method.word().to_owned())
}

fn figures(estimate: &Estimate) -> [String; 3] {
    let score = estimate.score.value().map_or_else(|| "–".to_owned(), |score| format!("{score:.1}"));
    let interval =
        estimate.interval.map_or_else(|why| why.code().to_owned(), |i| format!("{:.1}–{:.1}", i.low, i.high));
    [score, interval, estimate.respondents.to_string()]
}

fn gap_figures(gap: &Gap) -> [String; 3] {
    let difference = gap.difference.map_or_else(|why| why.code().to_owned(), |d| format!("{d:+.1}"));
    let interval = gap.test.map(|welch| welch.ends()).map(|(low, high)| format!("{low:+.1} to {high:+.1}"));
    let p = gap.test.map(|welch| if welch.p < 0.001 { "< 0.001".to_owned() } else { format!("{:.3}", welch.p) });
    let why = gap.test.map_or_else(NoGap::code, |_| "");
    [difference, interval.unwrap_or_else(|_| why.to_owned()), p.unwrap_or_else(|_| "–".to_owned())]
}
