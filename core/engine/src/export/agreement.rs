//! How far the respondents agree on a domain.

use super::json::Why;
use crate::scoring::{Agreement, statistics::NoAgreement};
use schemars::JsonSchema;
use serde::Serialize;

/// All figures stand on the answers of the questions that share the domain's commonest scale, without weights.
#[derive(Debug, JsonSchema, Serialize)]
pub(super) struct Agreed {
    alpha_interval: Option<[f64; 2]>,
    r_wg: Option<f64>,
    r_wg_j: Option<f64>,
    icc_2k: Option<f64>,
    icc_2k_interval: Option<[f64; 2]>,
    krippendorff: Option<f64>,
    #[serde(skip_serializing_if = "Why::is_empty")]
    why: Why,
}

pub(super) fn agreed(found: &Agreement) -> Agreed {
    let mut why = Why::new();
    let mut noted = |field, reason: Option<NoAgreement>| {
        if let Some(reason) = reason {
            why.insert(field, reason.code());
        }
    };
    noted("r_wg", found.r_wg.err());
    noted("r_wg_j", found.r_wg_j.err());
    noted("icc_2k", found.icc.err());
    noted("icc_2k_interval", found.icc.ok().filter(|icc| icc.interval.is_none()).map(|_| NoAgreement::NoOrder));
    noted("krippendorff", found.krippendorff.err());
    Agreed {
        alpha_interval: found.alpha_interval.map(<[f64; 2]>::from),
        r_wg: found.r_wg.ok(),
        r_wg_j: found.r_wg_j.ok(),
        icc_2k: found.icc.ok().map(|icc| icc.value),
        icc_2k_interval: found.icc.ok().and_then(|icc| icc.interval).map(<[f64; 2]>::from),
        krippendorff: found.krippendorff.ok(),
        why,
    }
}
