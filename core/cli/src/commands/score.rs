//! `palier score`

use super::{indicative, load, metrics, sides};
use crate::args::{ScoreArgs, ScoreFormat};
use crate::failure::Failure;
use crate::files::print;
use palier_engine::assess::{self, Assessed, Loaded};
use palier_engine::diagnostic::Diagnostic;
use palier_engine::export::{Exported, scores_csv, spreadsheet_safe};
use palier_engine::measure::{Estimate, Score};
use palier_engine::plugin::{EffectRecord, Target};
use palier_engine::scoring::{Explanation, explain, respondent_scores};
use std::fmt::Write;

/// Scores an assessment.
pub fn run(args: &ScoreArgs) -> Result<(), Failure> {
    let mut loaded = load(&args.file)?;
    for id in &args.indicative {
        indicative::add(&mut loaded, id)?;
    }
    let assessed = assess::assess(&loaded).map_err(Failure::Input)?;
    if let Some(id) = &args.explain {
        return print(&explained(&loaded, &assessed[0], id, args.format)?);
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
        let _ = writeln!(out, "position  percentile {rank} among {} peers ({}{fictional})", b.overall.peers, b.year);
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
    let mut out = String::new();
    for effect in effects {
        let value = |s: Score| s.value().map_or_else(|| "–".to_owned(), |x| format!("{x:.1}"));
        let subject = match &effect.subject {
            Target::Overall => "overall",
            Target::Domain(id) | Target::Question(id) => id,
        };
        let changed = if effect.changed { "" } else { " (no change)" };
        let (before, after) = (value(effect.before), value(effect.after));
        let _ = writeln!(out, "{}/{}: {subject} {before} → {after}{changed}", effect.plugin, effect.rule);
    }
    if out.is_empty() { out } else { format!("\n{out}") }
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

fn explained(loaded: &Loaded, assessed: &Assessed, id: &str, format: ScoreFormat) -> Result<String, Failure> {
    let e = loaded.exported(0, assessed);
    let Some(explanation) = explain(e.questionnaire, e.set, e.measured, id) else {
        let known = std::iter::once("overall")
            .chain(e.questionnaire.domains.iter().map(|d| d.id.as_str()))
            .chain(e.questionnaire.questions.iter().map(|q| q.id.as_str()));
        let fault =
            Diagnostic::file_error("unknown-id", "--explain", format!("`{id}` names no figure of this assessment"));
        return Err(Failure::Input(vec![fault.suggest(id, known)]));
    };
    let touched: Vec<EffectRecord> = e
        .effects
        .iter()
        .filter(|r| match &r.subject {
            Target::Overall => id == "overall",
            Target::Domain(d) | Target::Question(d) => d == id || id == "overall",
        })
        .cloned()
        .collect();
    if format == ScoreFormat::Json {
        return Ok(serde_json::to_string_pretty(&explanation).expect("plain data") + "\n");
    }
    let now = match explanation.kind {
        "overall" => Some(e.adjusted.overall),
        "domain" => e.questionnaire.domain(id).map(|d| e.adjusted.domains[d].estimate),
        _ => None,
    };
    let mut out = unfold(&explanation);
    if let Some(now) = now.filter(|_| !touched.is_empty()) {
        let _ = write!(out, "\nthen the sector's rules, in order:{}", effects(&touched));
        let _ = writeln!(out, "score after rules: {}", figure(&now));
    }
    Ok(out)
}

fn unfold(e: &Explanation) -> String {
    let number = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| format!("{x:.4}"));
    let mut out = format!("{} ({})\n{}\n\n", e.subject, e.kind, e.rule);
    let mut rows =
        vec![["part", "score", "share", "points", "answers per level (ratio × answers)"].map(String::from).to_vec()];
    for part in &e.parts {
        let levels = part.levels.iter().map(|l| format!("{:.3}×{}", l.ratio, l.answers)).collect::<Vec<_>>().join("  ");
        let absent = part.absent.map_or_else(String::new, |a| {
            format!("  NA {} DK {} blank {} not asked {}", a.not_applicable, a.dont_know, a.blank, a.not_asked)
        });
        rows.push(vec![
            part.id.clone(),
            number(part.score),
            format!("{:.6}", part.share),
            format!("{:.4}", part.points),
            levels + &absent,
        ]);
    }
    let share: f64 = e.parts.iter().map(|p| p.share).sum();
    let points: f64 = e.parts.iter().map(|p| p.points).sum();
    rows.push(vec!["sum".into(), String::new(), format!("{share:.6}"), format!("{points:.4}"), String::new()]);
    out += &aligned(&rows);
    let interval = match (e.interval, e.interval_why) {
        (Some([low, high]), _) => format!("95 % interval {low:.4}–{high:.4}"),
        (None, why) => format!("no interval: {}", why.unwrap_or_default()),
    };
    let _ = writeln!(out, "\nmeasured score: {} ({interval}; n = {})", number(e.measured), e.respondents);
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
