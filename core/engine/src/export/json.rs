//! The JSON of `palier score --format json`. Fields may be added, never renamed. An absent figure is `null`, and `why` beside it maps
//! the field to its reason.

use super::agreement::{Agreed, agreed};
use super::questions::{QuestionRef, questions};
use super::{
    ChangesRef, Exported, ExtensionsRef, FactRef, GapsRef, JourneyRef, MetricRef, ModelProfile, StoppedRef, WaveRef,
};
use crate::benchmark::{Basis, Position};
use crate::locale::{Day, Locale};
use crate::measure::Estimate;
use crate::plugin::{EffectRecord, FiredRule, Status, Target};
use crate::scoring::{GateResult, GateState, Rates, agreements};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) type Why = BTreeMap<&'static str, &'static str>;

/// One set of respondents; further sets follow under `also`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ScoreDocument {
    palier: u32,
    organisation: String,
    date: String,
    questionnaire: QuestionnaireRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    perspective: Option<String>,
    method: &'static str,
    cell: Option<CellRef>,
    overall: Overall,
    stage: Option<StageRef>,
    domains: Vec<Domain>,
    groups: Vec<Group>,
    rates: RateShares,
    effects: Vec<EffectRef>,
    findings: Vec<FindingRef>,
    /// Figures and sections of the plugins' own; of the leading document alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plugins_own: Option<ExtensionsRef>,
    /// Plugins that did not run, without which the figures were made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stopped_plugins: Vec<StoppedRef>,
    /// Facts with their origin; of the leading document alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRef>,
    /// Gaps to the other sets of the same questionnaire.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<GapsRef>,
    /// Earlier waves, where a report was asked to compare with some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waves: Vec<WaveRef>,
    /// What changed since the last of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangesRef>,
    /// Customers' journeys, with the leading set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<JourneyRef>,
    /// What the answers suggest of other models, where the assessment asks for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicative: Vec<ModelProfile>,
    /// Metrics of customers and employees; of the leading document alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metrics: Vec<MetricRef>,
    /// The other sets, in the same shape.
    pub also: Vec<ScoreDocument>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct QuestionnaireRef {
    id: String,
    version: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CellRef {
    sector: Option<String>,
    country: Option<String>,
    size: Option<String>,
    peers: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    fictional: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Overall {
    measured: Option<f64>,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
    respondents: usize,
    percentile: Option<f64>,
    quartile: Option<u8>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
}

#[derive(Debug, JsonSchema, Serialize)]
struct StageRef {
    by_score: Option<String>,
    staged: String,
    blocked_by: Vec<Blocked>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Blocked {
    gate: String,
    stage: String,
    reason: &'static str,
    found: Option<f64>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Domain {
    id: String,
    measured: Option<f64>,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
    weight: f64,
    respondents: usize,
    alpha: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<Agreed>,
    percentile: Option<f64>,
    quartile: Option<u8>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
    practices: Vec<Practice>,
    groups: Vec<Group>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Practice {
    id: String,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
    respondents: usize,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
    questions: Vec<QuestionRef>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Group {
    id: String,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
    respondents: Option<usize>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
}

#[derive(Debug, JsonSchema, Serialize)]
struct RateShares {
    answered: Option<f64>,
    not_applicable: Option<f64>,
    dont_know: Option<f64>,
    blank: Option<f64>,
}

/// What an effect did.
#[derive(Debug, JsonSchema, Serialize)]
pub struct EffectRef {
    plugin: String,
    rule: String,
    subject: String,
    before: Option<f64>,
    after: Option<f64>,
    changed: bool,
    reason: Option<String>,
    source: Option<String>,
    source_status: Status,
}

#[derive(Debug, JsonSchema, Serialize)]
struct FindingRef {
    code: String,
    severity: crate::plugin::Severity,
    subject: Option<String>,
    message: String,
    origin: String,
}

/// The document of one set; texts in the report's language.
pub fn document(e: &Exported) -> ScoreDocument {
    let locale = e.assessment.report.locale;
    ScoreDocument {
        palier: 1,
        organisation: e.assessment.organisation.name.clone(),
        date: iso(e.assessment.date),
        questionnaire: QuestionnaireRef {
            id: e.questionnaire.id.clone(),
            version: e.questionnaire.version.to_string(),
        },
        perspective: e.set.perspective.map(|p| e.questionnaire.perspectives[p].id.clone()),
        method: e.set.method.word(),
        cell: e.benchmark.map(|b| CellRef {
            sector: b.cell.sector.clone(),
            country: b.cell.country.clone(),
            size: b.cell.size.clone(),
            peers: b.cell.peers,
            basis: (b.basis == Basis::Quantiles).then_some("quantiles"),
            fictional: b.fictional,
        }),
        overall: overall(e),
        stage: stage(e),
        domains: domains(e),
        groups: e.set.groups.iter().zip(&e.adjusted.groups).map(|(g, s)| group(&g.id, s.overall)).collect(),
        rates: rates(&e.measured.rates),
        effects: effect_list(e.effects, locale),
        findings: e.fired.iter().filter_map(|r| finding(r, locale)).collect(),
        plugins_own: None,
        stopped_plugins: Vec::new(),
        facts: Vec::new(),
        gaps: Vec::new(),
        waves: Vec::new(),
        changes: None,
        journeys: Vec::new(),
        indicative: Vec::new(),
        metrics: Vec::new(),
        also: Vec::new(),
    }
}

/// `2026-10-15`.
pub(super) fn iso(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

pub(super) fn ends(estimate: &Estimate) -> Option<[f64; 2]> {
    estimate.interval.ok().map(|i| [i.low, i.high])
}

/// `unplaced` says why there is no position at all.
fn why(estimate: &Estimate, position: Option<&Position>, unplaced: &'static str) -> Why {
    let mut why = Why::new();
    if let Some(reason) = estimate.score.absence() {
        why.insert("score", reason);
    }
    if let Err(reason) = estimate.interval {
        why.insert("interval", reason.code());
    }
    match position {
        None => {
            why.insert("percentile", unplaced);
        }
        Some(p) if p.percentile.is_none() => {
            let reason = match (estimate.score.value(), p.quartiles) {
                (None, _) => "no-score",
                (Some(_), Some(_)) => "beyond-the-quantiles",
                (Some(_), None) => "fewer-than-5-peers",
            };
            why.insert("percentile", reason);
        }
        Some(p) if p.quartile.is_none() => {
            why.insert("quartile", "fewer-than-12-peers");
        }
        Some(_) => {}
    }
    why
}

fn unplaced(e: &Exported) -> &'static str {
    if e.set.unranked(e.questionnaire).is_some() { "too-few-respondents" } else { "no-peers" }
}

fn overall(e: &Exported) -> Overall {
    let position = e.benchmark.map(|b| &b.overall);
    Overall {
        measured: e.measured.overall.score.value(),
        score: e.adjusted.overall.score.value(),
        interval: ends(&e.adjusted.overall),
        respondents: e.adjusted.overall.respondents,
        percentile: position.and_then(|p| p.percentile),
        quartile: position.and_then(|p| p.quartile),
        why: why(&e.adjusted.overall, position, unplaced(e)),
    }
}

fn stage(e: &Exported) -> Option<StageRef> {
    let stages = &e.questionnaire.stages;
    let result = e.adjusted.stage.as_ref()?;
    let blocked = |g: &GateResult| Blocked {
        gate: stages[g.stage].gates[g.gate].id.clone(),
        stage: stages[g.stage].id.clone(),
        reason: match g.state {
            GateState::Holds | GateState::SettledHolds => "holds",
            GateState::Fails => "fails",
            GateState::NotShown => "not-shown",
            GateState::Unknown => "unknown",
            GateState::SettledFails => "settled-by-evidence",
        },
        found: g.found,
    };
    Some(StageRef {
        by_score: result.by_score.map(|s| stages[s].id.clone()),
        staged: stages[result.staged].id.clone(),
        blocked_by: result.blocking().map(blocked).collect(),
    })
}

/// A consensus has nobody to agree.
fn domains(e: &Exported) -> Vec<Domain> {
    let agreements = if e.set.sheet.consensus { Vec::new() } else { agreements(e.questionnaire, e.set, e.measured) };
    let mut agreements = agreements.iter().map(agreed);
    (0..e.questionnaire.domains.len()).map(|d| domain(e, d, agreements.next())).collect()
}

fn domain(e: &Exported, d: usize, agreement: Option<Agreed>) -> Domain {
    let (measured, adjusted) = (&e.measured.domains[d], &e.adjusted.domains[d]);
    let position = e.benchmark.map(|b| &b.domains[d]);
    let mut why = why(&adjusted.estimate, position, unplaced(e));
    if let Err(reason) = measured.alpha {
        why.insert("alpha", reason.code());
    }
    Domain {
        id: e.questionnaire.domains[d].id.clone(),
        measured: measured.estimate.score.value(),
        score: adjusted.estimate.score.value(),
        interval: ends(&adjusted.estimate),
        weight: adjusted.weight,
        respondents: adjusted.estimate.respondents,
        alpha: measured.alpha.ok(),
        agreement,
        percentile: position.and_then(|p| p.percentile),
        quartile: position.and_then(|p| p.quartile),
        why,
        practices: e.questionnaire.domains[d]
            .practices
            .iter()
            .zip(&adjusted.practices)
            .enumerate()
            .map(|(place, (p, s))| Practice {
                id: p.id.clone(),
                score: s.score.value(),
                interval: ends(s),
                respondents: s.respondents,
                why: self::why_without_peers(s),
                questions: questions(e, (d, place)),
            })
            .collect(),
        groups: e.set.groups.iter().zip(&adjusted.groups).map(|(g, s)| group(&g.id, *s)).collect(),
    }
}

pub(super) fn why_without_peers(estimate: &Estimate) -> Why {
    let mut why = why(estimate, None, "");
    why.remove("percentile");
    why
}

/// A hidden group has neither figure nor count.
fn group(id: &str, estimate: Estimate) -> Group {
    let shown = estimate.score != crate::measure::Score::Suppressed;
    let mut why = why_without_peers(&estimate);
    if !shown {
        why.insert("respondents", "suppressed");
    }
    Group {
        id: id.to_owned(),
        score: estimate.score.value(),
        interval: ends(&estimate),
        respondents: shown.then_some(estimate.respondents),
        why,
    }
}

fn rates(rates: &Rates) -> RateShares {
    RateShares {
        answered: rates.share(rates.answered),
        not_applicable: rates.share(rates.not_applicable),
        dont_know: rates.share(rates.dont_know),
        blank: rates.share(rates.blank),
    }
}

fn target(target: &Target) -> String {
    match target {
        Target::Overall => "overall".to_owned(),
        Target::Domain(id) | Target::Question(id) => id.clone(),
    }
}

/// Effects, in the order given.
pub fn effect_list(records: &[EffectRecord], locale: Locale) -> Vec<EffectRef> {
    records.iter().map(|record| effect(record, locale)).collect()
}

fn effect(record: &EffectRecord, locale: Locale) -> EffectRef {
    EffectRef {
        plugin: record.plugin.clone(),
        rule: record.rule.clone(),
        subject: target(&record.subject),
        before: record.before.value(),
        after: record.after.value(),
        changed: record.changed,
        reason: record.reason.as_ref().map(|t| t.get(locale.tag()).to_owned()),
        source: record.source.as_ref().map(|s| s.citation.get(locale.tag()).to_owned()),
        // What rests on no source is the consultant's choice.
        source_status: record.source.as_ref().map_or(Status::ConsultantsChoice, |s| s.status),
    }
}

fn finding(rule: &FiredRule, locale: Locale) -> Option<FindingRef> {
    let finding = rule.finding.as_ref()?;
    Some(FindingRef {
        code: rule.rule.clone(),
        severity: finding.severity,
        subject: finding.subject.as_ref().map(target),
        message: finding.text.get(locale.tag()).to_owned(),
        origin: rule.plugin.clone(),
    })
}
