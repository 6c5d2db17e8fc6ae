//! Earlier waves and what changed since the last of them, for `scores.json`; before sector rules.

use super::Exported;
use super::gaps::{GapRef, one};
use super::json::{ends, iso};
use crate::measure::Estimate;
use crate::scoring::{Changes, Wave};
use schemars::JsonSchema;
use serde::Serialize;

/// An earlier wave.
#[derive(Debug, JsonSchema, Serialize)]
pub struct WaveRef {
    date: String,
    version: String,
    method: &'static str,
    respondents: usize,
    overall: Figure,
    domains: Vec<Figure>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Figure {
    id: String,
    score: Option<f64>,
    interval: Option<[f64; 2]>,
}

/// The changes since the last earlier wave: the present scores minus those.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ChangesRef {
    since: String,
    overall: GapRef,
    domains: Vec<GapRef>,
}

/// The earlier waves, the earliest first.
pub fn wave_list(e: &Exported, waves: &[Wave]) -> Vec<WaveRef> {
    let figure = |id: &str, estimate: &Estimate| Figure {
        id: id.to_owned(),
        score: estimate.score.value(),
        interval: ends(estimate),
    };
    let domains = |wave: &Wave| {
        let known = e.questionnaire.domains.iter().zip(&wave.domains);
        known.filter_map(|(domain, estimate)| Some(figure(&domain.id, estimate.as_ref()?))).collect()
    };
    let wave = |wave: &Wave| WaveRef {
        date: iso(wave.date),
        version: wave.version.to_string(),
        method: wave.method.word(),
        respondents: wave.respondents,
        overall: figure("overall", &wave.measured),
        domains: domains(wave),
    };
    waves.iter().map(wave).collect()
}

/// What changed since a wave.
pub fn change_list(e: &Exported, since: &Wave, changes: &Changes) -> ChangesRef {
    let domains = e.questionnaire.domains.iter().zip(&changes.domains);
    ChangesRef {
        since: iso(since.date),
        overall: one("overall", &changes.overall),
        domains: domains.filter_map(|(domain, gap)| Some(one(&domain.id, gap.as_ref()?))).collect(),
    }
}
