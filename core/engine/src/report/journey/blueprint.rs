//! The blueprint's lanes: what the customer does and sees above the line of visibility, what the organisation does below it.

use crate::answers::{Journey, JourneyStep};
use crate::chart;
use crate::questionnaire::Text;
use crate::report::composer::Composer;
use crate::report::draw::Chart;
use crate::report::model::{Blueprint, BlueprintPart, BlueprintStep, Lane};

use super::text;

/// Steps side by side; more stand in a further table, so that words keep room.
const ABREAST: usize = 4;

/// What a lane says of a step.
type Told = fn(&Composer, &Journey, &JourneyStep) -> String;

/// The lanes; none when nothing was described.
pub(super) fn blueprint(composer: &Composer, journey: &Journey) -> Option<Blueprint> {
    let seen: [(&str, Told); 5] = [
        ("lane-customer", |c, _, step| one(step.customer.as_ref(), c)),
        ("lane-channels", |c, journey, step| {
            step.channels.iter().map(|channel| text(c, journey.channel(*channel))).collect::<Vec<_>>().join(", ")
        }),
        ("lane-promise", |c, _, step| one(step.promise.as_ref(), c)),
        ("lane-unmet", |c, _, step| one(step.expectation_unmet.as_ref(), c)),
        ("lane-front", |c, _, step| one(step.front_stage.as_ref(), c)),
    ];
    let unseen: [(&str, Told); 3] = [
        ("lane-back", |c, _, step| one(step.back_stage.as_ref(), c)),
        ("lane-support", |c, _, step| {
            step.support.iter().map(|process| text(c, process)).collect::<Vec<_>>().join(&(c.get("semicolon") + " "))
        }),
        ("lane-employees", |c, _, step| one(step.employees.as_ref(), c)),
    ];
    // A lane that no step fills is left out of all tables.
    let filled = |(_, told): &&(&str, Told)| journey.steps.iter().any(|step| !told(composer, journey, step).is_empty());
    let [seen, unseen]: [Vec<_>; 2] = [seen.iter().filter(filled).collect(), unseen.iter().filter(filled).collect()];
    if seen.is_empty() && unseen.is_empty() {
        return None;
    }
    let tables = journey.steps.len().div_ceil(ABREAST);
    let abreast = journey.steps.len().div_ceil(tables);
    let parts = journey.steps.chunks(abreast).enumerate().map(|(index, steps)| {
        let lane = |(label, told): &&(&str, Told)| Lane {
            label: composer.get(label),
            cells: steps
                .iter()
                .map(|step| {
                    Some(told(composer, journey, step))
                        .filter(|t| !t.is_empty())
                        .unwrap_or_else(|| composer.get("dash"))
                })
                .collect(),
        };
        BlueprintPart {
            steps: steps.iter().enumerate().map(|(i, step)| head(composer, index * abreast + i + 1, step)).collect(),
            seen: seen.iter().map(lane).collect(),
            unseen: unseen.iter().map(lane).collect(),
        }
    });
    Some(Blueprint {
        title: composer.get("blueprint-title"),
        unit: composer.get("blueprint-unit"),
        corner: composer.get("blueprint-corner"),
        line: composer.get("blueprint-line"),
        parts: parts.collect(),
    })
}

fn one(given: Option<&Text>, composer: &Composer) -> String {
    given.map(|given| text(composer, given)).unwrap_or_default()
}

fn head(composer: &Composer, number: usize, step: &JourneyStep) -> BlueprintStep {
    let svg = step.moment_of_truth.then(|| composer.drawing(&Chart::Glyph(chart::Glyph::Moment)));
    BlueprintStep { number, title: text(composer, &step.title), svg }
}
