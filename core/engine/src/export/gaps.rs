//! The gaps between the leading set of respondents and another, for the JSON of `palier score`.

use super::Exported;
use crate::scoring::{Gap, Gaps};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The gaps to another set: the leading one's scores minus its own, before sector rules.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GapsRef {
    /// Its place under `also`, from 0.
    also: usize,
    overall: GapRef,
    domains: Vec<GapRef>,
    questions: Vec<GapRef>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct GapRef {
    id: String,
    difference: Option<f64>,
    interval: Option<[f64; 2]>,
    p: Option<f64>,
    /// Among the gaps of one list, after Holm.
    p_corrected: Option<f64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    why: BTreeMap<&'static str, &'static str>,
}

/// The gaps from the leading set to the one that stands at `also`.
pub fn set_gaps(leading: &Exported, also: usize, gaps: &Gaps) -> GapsRef {
    let questionnaire = leading.questionnaire;
    let domains = questionnaire.domains.iter().zip(&gaps.domains);
    let questions = questionnaire.questions.iter().zip(&gaps.questions);
    GapsRef {
        also,
        overall: one("overall", &gaps.overall),
        domains: domains.map(|(domain, gap)| one(&domain.id, gap)).collect(),
        questions: questions.filter_map(|(question, gap)| Some(one(&question.id, gap.as_ref()?))).collect(),
    }
}

pub(super) fn one(id: &str, gap: &Gap) -> GapRef {
    let mut why = BTreeMap::new();
    if let Err(reason) = gap.difference {
        why.insert("difference", reason.code());
    }
    if let Err(reason) = gap.test {
        why.insert("interval", reason.code());
        why.insert("p", reason.code());
        why.insert("p_corrected", reason.code());
    }
    let test = gap.test.ok();
    GapRef {
        id: id.to_owned(),
        difference: gap.difference.ok(),
        interval: test.map(|welch| welch.ends()).map(|(low, high)| [low, high]),
        p: test.map(|welch| welch.p),
        p_corrected: test.map(|welch| welch.corrected),
        why,
    }
}
