//! `palier score`

mod explained;

use super::{assessed, indicative, load, metrics, sides};
use crate::args::{ScoreArgs, ScoreFormat};
use crate::failure::Failure;
use crate::files::print;
use palier_engine::assess::{Assessed, Loaded};
use palier_engine::benchmark::Basis;
use palier_engine::export::{Exported, scores_csv, spreadsheet_safe};
use palier_engine::measure::{Estimate, Score};
use palier_engine::plugin::EffectRecord;
use palier_engine::scoring::respondent_scores;
use std::fmt::Write;

/// Scores an assessment.
pub fn run(args: &ScoreArgs) -> Result<(), Failure> {
    let mut loaded = load(&args.file)?;
    for id in &args.indicative {
        indicative::add(&mut loaded, id)?;
    }
    let assessed = assessed(&loaded)?;
    if let Some(id) = &args.explain {
        return print(&explained::explained(&loaded, &assessed[0], id, args.format)?);
    }
    if args.respondents {
        return print(&respondents(&loaded));
    }
    match args.format {
        ScoreFormat::Json => {
            let json = serde_json::to_string_pretty(&loaded.document(&assessed)).expect("scores are plain data");
            print(&format!("{json}\n"))
        }
        ScoreFormat::Csv => {
            let csv = scores_csv(&loaded.exported(0, &assessed[0]), &loaded.metrics(&assessed));
            print(&csv.map_err(|e| Failure::System(e.to_string()))?)
        }
        ScoreFormat::Table => {
            let leading = loaded.exported(0, &assessed[0]);
            let mut out = headline(&loaded, &assessed[0]) + "\n" + &table(&leading);
            out += &sides::side_by_side(&loaded, &assessed);
            out += &indicative::profiles(&loaded, &assessed);
            for (i, assessed) in assessed.iter().enumerate().skip(1) {
                let other = loaded.exported(i, assessed);
                if other.questionnaire.id != leading.questionnaire.id {
                    let _ = write!(out, "\n{}\n{}", other.questionnaire.reference(), table(&other));
                }
            }
            out += &metrics::table(&loaded.metrics(&assessed));
            print(&out)
        }
    }
}

/// The stage, the score with its interval, the position: three lines.
pub fn headline(loaded: &Loaded, assessed: &Assessed) -> String {
    let e = loaded.exported(0, assessed);
    let locale = loaded.assessment.report.locale;
    let mut out = format!("{}\n", e.assessment.organisation.name);
    if let Some(stage) = &e.adjusted.stage {
        let stages = &e.questionnaire.stages;
        let title = |s: usize| stages[s].title.get(locale).to_owned();
        let by_score = stage.by_score.map_or_else(|| "none".to_owned(), title);
        let blocked = stage.blocking().count();
        let _ = write!(out, "stage     {} of {}, {}", stage.staged + 1, stages.len(), title(stage.staged));
        let _ = writeln!(out, " (by score: {by_score}; gates closed before the next: {blocked})");
    }
    let _ = writeln!(out, "score     {} of 100 (n = {})", figure(&e.adjusted.overall), e.adjusted.overall.respondents);
    if e.adjusted.overall.score != e.measured.overall.score {
        let _ = writeln!(out, "measured  {} before the sector's rules", figure(&e.measured.overall));
    }
    if let Some(b) = e.benchmark {
        let rank = b.overall.percentile.map_or_else(|| "none".to_owned(), |p| format!("{:.0}", p.floor()));
        let fictional = if b.fictional { ", fictional" } else { "" };
        let basis = if b.basis == Basis::Quantiles { ", from quantiles" } else { "" };
        let _ =
            writeln!(out, "position  percentile {rank} among {} peers ({}{fictional}{basis})", b.overall.peers, b.year);
    }
    out
}

fn figure(estimate: &Estimate) -> String {
    match (estimate.score, estimate.interval) {
        (Score::Rated(s), Ok(i)) => format!("{s:.1} [{:.1}–{:.1}]", i.low, i.high),
        (Score::Rated(s), Err(why)) => format!("{s:.1} (no interval: {})", why.code()),
        (absent, _) => format!("– ({})", absent.absence().unwrap_or_default()),
    }
}

fn table(e: &Exported) -> String {
    let locale = e.assessment.report.locale;
    let short = |estimate: &Estimate| match estimate.score {
        Score::Rated(s) => format!("{s:.1}"),
        Score::Suppressed => "hidden".to_owned(),
        _ => "–".to_owned(),
    };
    let mut rows =
        vec![vec!["domain".to_owned(), "score".into(), "95 %".into(), "n".into(), "alpha".into(), "rank".into()]];
    rows[0].extend(e.set.groups.iter().map(|g| g.id.clone()));
    let mut row = |name: &str, estimate: &Estimate, alpha: String, rank: Option<f64>, groups: Vec<String>| {
        let interval =
            estimate.interval.map_or_else(|w| w.code().to_owned(), |i| format!("{:.1}–{:.1}", i.low, i.high));
        let rank = rank.map_or_else(|| "–".to_owned(), |p| format!("{:.0}", p.floor()));
        let mut cells = vec![name.to_owned(), short(estimate), interval, estimate.respondents.to_string(), alpha, rank];
        cells.extend(groups);
        rows.push(cells);
    };
    for (d, domain) in e.questionnaire.domains.iter().enumerate() {
        let score = &e.adjusted.domains[d];
        let alpha = e.measured.domains[d].alpha.map_or_else(|_| "–".to_owned(), |a| format!("{a:.2}"));
        let rank = e.benchmark.and_then(|b| b.domains[d].percentile);
        row(domain.title.get(locale), &score.estimate, alpha, rank, score.groups.iter().map(short).collect());
    }
    let groups = e.adjusted.groups.iter().map(|g| short(&g.overall)).collect();
    row("overall", &e.adjusted.overall, "–".into(), e.benchmark.and_then(|b| b.overall.percentile), groups);
    aligned(&rows) + &effects(e.effects)
}

fn effects(effects: &[EffectRecord]) -> String {
    let lines: String = effects.iter().map(|effect| explained::line(effect) + "\n").collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// Columns as wide as their widest cell; the first to the left, the others to the right.
pub(super) fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|s| s.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(i, (cell, w))| {
            let pad = " ".repeat(w - cell.chars().count());
            if i == 0 { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
        });
        out += cells.collect::<Vec<_>>().join("  ").trim_end();
        out.push('\n');
    }
    out
}

/// One row a respondent: for the consultant's eyes.
fn respondents(loaded: &Loaded) -> String {
    let set = &loaded.assessment.sets[0];
    let questionnaire = &loaded.questionnaires[set.questionnaire];
    let mut out = String::from("respondent_id,group");
    for domain in &questionnaire.domains {
        out += &format!(",{}", domain.id);
    }
    out.push('\n');
    let quoted = |text: &str| format!("\"{}\"", spreadsheet_safe(text).replace('"', "\"\""));
    for (respondent, scores) in set.sheet.respondents.iter().zip(respondent_scores(questionnaire, set)) {
        let group = respondent.group.map_or("", |g| set.groups[g].id.as_str());
        out += &format!("{},{}", quoted(&respondent.id), quoted(group));
        for score in scores {
            out += &format!(",{}", score.map(|x| x.to_string()).unwrap_or_default());
        }
        out.push('\n');
    }
    out
}
