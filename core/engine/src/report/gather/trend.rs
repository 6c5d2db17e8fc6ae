//! The waves before this one, and what changed since the last of them.

use crate::measure::Estimate;
use crate::report::facts::{Measured, Trail, Trend};
use crate::scoring::{Wave, changes};

use super::{Inputs, rating};

/// Below this, sector rules moved nothing that could be shown.
const NOTHING: f64 = 0.05;

pub(super) fn trend(inputs: &Inputs) -> Option<Trend> {
    let before = inputs.previous.last()?;
    let locale = inputs.assessment.report.locale;
    let found = changes(inputs.measured, before);
    let now = Measured {
        day: inputs.assessment.date,
        method: super::method(inputs.set),
        respondents: inputs.set.sheet.respondents.len(),
        version: inputs.questionnaire.version.to_string(),
    };
    let ratings = |then: &dyn Fn(&Wave) -> Option<Estimate>, now: &Estimate| {
        let then = inputs.previous.iter().map(|wave| then(wave).as_ref().map(rating));
        then.chain([Some(rating(now))]).collect()
    };
    let asked = |index: &usize| inputs.questionnaire.domain_counts(*index, inputs.set.perspective);
    let domains = (0..inputs.questionnaire.domains.len()).filter(asked).map(|index| Trail {
        title: inputs.questionnaire.domains[index].title.get(locale).to_owned(),
        ratings: ratings(&|wave| wave.domains[index], &inputs.measured.domains[index].estimate),
        gap: found.domains[index],
        share: found.shares.as_ref().map(|shares| shares[index]),
    });
    let domains = domains.collect();
    let moved = |measured: &Estimate, adjusted: &Estimate| {
        measured.score.value().zip(adjusted.score.value()).map(|(measured, adjusted)| adjusted - measured)
    };
    let rules = moved(&before.measured, &before.adjusted)
        .zip(moved(&inputs.measured.overall, &inputs.adjusted.overall))
        .filter(|(then, now)| (now - then).abs() >= NOTHING);
    let stage = inputs.adjusted.stage.as_ref().map(|stage| stage.staged + 1);
    Some(Trend {
        waves: inputs.previous.iter().map(measured).chain([now]).collect(),
        overall: Trail {
            title: inputs.messages().get("all-domains"),
            ratings: ratings(&|wave| Some(wave.measured), &inputs.measured.overall),
            gap: Some(found.overall),
            share: None,
        },
        domains,
        rules,
        stages: before.staged.map(|staged| staged + 1).zip(stage),
    })
}

fn measured(wave: &Wave) -> Measured {
    let method = super::brought(wave.method, wave.consensus, wave.customers);
    Measured { day: wave.date, method, respondents: wave.respondents, version: wave.version.to_string() }
}
