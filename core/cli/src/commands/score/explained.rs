//! `palier score --explain`: one figure unfolded down to the counts of answers, then what the sector's rules did to it.

use super::{aligned, figure};
use crate::args::ScoreFormat;
use crate::failure::Failure;
use palier_engine::assess::{Assessed, Loaded};
use palier_engine::diagnostic::Diagnostic;
use palier_engine::export::{Exported, effect_list};
use palier_engine::locale::Locale;
use palier_engine::measure::Score;
use palier_engine::plugin::{Effect, EffectRecord, Target};
use palier_engine::scoring::{Explanation, explain};
use std::fmt::Write;

pub(super) fn explained(
    loaded: &Loaded,
    assessed: &Assessed,
    id: &str,
    format: ScoreFormat,
) -> Result<String, Failure> {
    let e = loaded.exported(0, assessed);
    let Some(explanation) = explain(e.questionnaire, e.set, e.measured, id) else {
        let known = std::iter::once("overall")
            .chain(e.questionnaire.domains.iter().map(|d| d.id.as_str()))
            .chain(e.questionnaire.questions.iter().map(|q| q.id.as_str()));
        let fault =
            Diagnostic::file_error("unknown-id", "--explain", format!("`{id}` names no figure of this assessment"));
        return Err(Failure::Input(vec![fault.suggest(id, known)]));
    };
    let touched = touching(&e, id);
    let locale = loaded.assessment.report.locale;
    if format == ScoreFormat::Json {
        let mut json = serde_json::to_value(&explanation).expect("plain data");
        json["effects"] = serde_json::to_value(effect_list(&touched, locale)).expect("plain data");
        return Ok(serde_json::to_string_pretty(&json).expect("plain data") + "\n");
    }
    let now = match explanation.kind {
        "overall" => Some(e.adjusted.overall),
        "domain" => e.questionnaire.domain(id).map(|d| e.adjusted.domains[d].estimate),
        _ => None,
    };
    let mut out = unfold(&explanation);
    if !touched.is_empty() {
        let told: Vec<String> = touched.iter().map(|effect| told(effect, locale)).collect();
        let _ = write!(out, "\nthen the sector's rules, in order:\n{}", told.concat());
        if let Some(now) = now {
            let _ = writeln!(out, "score after rules: {}", figure(&now));
        }
    }
    Ok(out)
}

/// The effects on a figure or its weight, in the order in which they were applied.
fn touching(e: &Exported, id: &str) -> Vec<EffectRecord> {
    let names = |target: &Target| match target {
        Target::Overall => id == "overall",
        Target::Domain(named) | Target::Question(named) => named == id,
    };
    let aims = |effect: &Effect| match effect {
        Effect::Cap { target, .. } | Effect::Weight { target, .. } => names(target),
        Effect::NotApplicable { question } => question == id,
    };
    let order = |record: &EffectRecord| match record.effect {
        Effect::NotApplicable { .. } => 0,
        Effect::Weight { .. } => 1,
        Effect::Cap { target: Target::Overall, .. } => 3,
        Effect::Cap { .. } => 2,
    };
    let counts = |record: &&EffectRecord| id == "overall" || names(&record.subject) || aims(&record.effect);
    let mut touched: Vec<EffectRecord> = e.effects.iter().filter(counts).cloned().collect();
    touched.sort_by_key(order);
    touched
}

/// "insurance/INS-03: governance 51.0 → 33.3".
pub(super) fn line(effect: &EffectRecord) -> String {
    let value = |s: Score| s.value().map_or_else(|| "–".to_owned(), |x| format!("{x:.1}"));
    let subject = match &effect.subject {
        Target::Overall => "overall",
        Target::Domain(id) | Target::Question(id) => id,
    };
    let changed = if effect.changed { "" } else { " (no change)" };
    let (before, after) = (value(effect.before), value(effect.after));
    format!("{}/{}: {subject} {before} → {after}{changed}", effect.plugin, effect.rule)
}

/// The same with its reason and its source.
fn told(effect: &EffectRecord, locale: Locale) -> String {
    let mut out = line(effect) + "\n";
    if let Some(reason) = &effect.reason {
        let _ = writeln!(out, "    {}", reason.get(locale.tag()));
    }
    let source = effect.source.as_ref().map_or("consultant's choice", |source| source.citation.get(locale.tag()));
    let _ = writeln!(out, "    source: {source}");
    out
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
