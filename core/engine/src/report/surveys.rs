//! Published surveys beside the staircase: shares under the steps, the organisation's place in words, every year in the annex.

use crate::chart;
use crate::locale::Args;

use super::composer::{Composer, cell, row, sentences};
use super::facts::{Place, StageShare, Stages, Survey};
use super::model::{Note, Table, Tone};

/// The survey whose shares stand under the steps: the one that places the organisation.
fn shown(stages: &Stages) -> Option<&Survey> {
    stages.standing.as_ref().map(|standing| &stages.surveys[standing.survey])
}

/// The share that begins under a step; one of several stages spans their steps.
pub(super) fn share(composer: &Composer, stages: &Stages, step: usize) -> Option<chart::Share> {
    let share = shown(stages)?.shares.iter().find(|share| *share.covers.start() == step)?;
    let steps = share.covers.end() - share.covers.start() + 1;
    let span = (steps > 1).then(|| span(composer, share));
    let derived = (!share.derived.is_empty()).then(|| composer.get("survey-derived-short"));
    let note = span.into_iter().chain(derived).collect::<Vec<_>>().join(", ");
    Some(chart::Share { value: share.value, label: share.text.clone(), note, steps })
}

/// The same in a cell of the table behind the staircase.
pub(super) fn told(composer: &Composer, stages: &Stages, step: usize) -> String {
    let found = shown(stages).and_then(|survey| survey.shares.iter().find(|share| share.covers.contains(&step)));
    found.map_or_else(
        || composer.get("dash"),
        |share| {
            let several = share.covers.start() < share.covers.end();
            let derived = (!share.derived.is_empty()).then(|| composer.get("survey-derived-short"));
            let notes: Vec<_> = several.then(|| span(composer, share)).into_iter().chain(derived).collect();
            if notes.is_empty() { share.text.clone() } else { format!("{} ({})", share.text, notes.join(", ")) }
        },
    )
}

/// "stages 4 and 5".
fn span(composer: &Composer, share: &StageShare) -> String {
    let numbers: Vec<_> = share.covers.clone().map(|stage| (stage + 1).to_string()).collect();
    composer.say("survey-span", &Args::new().text("stages", composer.list(&numbers)))
}

/// Where the shares under the steps come from; empty where there are none.
pub(super) fn source(composer: &Composer, stages: &Stages) -> String {
    shown(stages).map_or_else(String::new, |survey| {
        format!(" {}", composer.say("survey-source", &Args::new().text("survey", name(composer, survey))))
    })
}

/// "XM Institute, five stages, 2025, n = 223".
fn name(composer: &Composer, survey: &Survey) -> String {
    let n = (!survey.n.is_empty()).then(|| composer.say("n-equals", &Args::new().text("n", &survey.n)));
    [survey.title.clone(), survey.year.to_string()].into_iter().chain(n).collect::<Vec<_>>().join(", ")
}

/// The organisation's stage among those surveyed, with all that bounds what it says.
pub(super) fn note(composer: &Composer, stages: &Stages) -> Option<Note> {
    let standing = stages.standing.as_ref()?;
    let survey = &stages.surveys[standing.survey];
    let args = Args::new().text("survey", name(composer, survey)).text("site", super::benchmark::site(&survey.source));
    let share = |of: &f64| composer.percent(*of);
    let place = match &standing.place {
        Place::Lowest(figure) => composer.say("survey-lowest", &args.text("share", figure)),
        Place::Below { share: of, nearly: false } => composer.say("survey-below", &args.text("share", share(of))),
        Place::Below { share: of, nearly: true } => composer.say("survey-nearly", &args.text("share", share(of))),
        Place::Between { low, high } if *low <= 0.0 => composer.say("survey-at-most", &args.text("share", share(high))),
        Place::Between { low, high } => {
            composer.say("survey-between", &args.text("low", share(low)).text("high", share(high)))
        }
    };
    let straddling = survey
        .shares
        .iter()
        .find(|share| *share.covers.start() < stages.staged && *share.covers.end() >= stages.staged);
    let whole =
        straddling.map(|share| composer.say("survey-straddles", &Args::new().text("span", span(composer, share))));
    let derived = (!standing.derived.is_empty())
        .then(|| composer.say("survey-derived", &Args::new().text("how", &standing.derived)));
    let mapped = (survey.stages != stages.all.len()).then(|| {
        composer.say("survey-mapped", &Args::new().count("theirs", survey.stages).count("ours", stages.all.len()))
    });
    let parts = [Some(place), whole, derived, Some(survey.population.clone()), mapped];
    let text = sentences(&parts.into_iter().flatten().collect::<Vec<_>>());
    Some(composer.note(Tone::Neutral, "survey-label", text))
}

/// Every survey as it was published, the latest first.
pub(super) fn table(composer: &Composer) -> Option<Table> {
    let stages = composer.facts.stages.as_ref().filter(|stages| !stages.surveys.is_empty())?;
    let rows = stages.surveys.iter().rev().map(|survey| {
        let one = |share: &StageShare| {
            let name = format!("{}.\u{a0}{}", share.stage, share.label);
            let derived = if share.derived.is_empty() { "" } else { "\u{a0}*" };
            composer
                .say("survey-share", &Args::new().text("name", name).text("value", format!("{}{derived}", share.text)))
        };
        row(vec![
            cell(survey.year.to_string()),
            cell(&survey.title).note(&survey.population),
            cell(if survey.n.is_empty() { composer.get("norm-n-unknown") } else { survey.n.clone() }),
            cell(survey.shares.iter().map(one).collect::<Vec<_>>().join("\u{a0}· ")),
            cell(super::benchmark::site(&survey.source)),
        ])
    });
    let mut how: Vec<&str> = Vec::new();
    for share in stages.surveys.iter().rev().flat_map(|survey| &survey.shares) {
        if !share.derived.is_empty() && !how.contains(&share.derived.as_str()) {
            how.push(&share.derived);
        }
    }
    let derived = (!how.is_empty()).then(|| {
        format!(" {}", composer.say("survey-derived-all", &Args::new().text("how", composer.enumerate(&how))))
    });
    Some(Table {
        id: "annex-surveys".into(),
        title: composer.get("surveys-title"),
        unit: composer.get("surveys-unit"),
        columns: [
            ("column-year", false),
            ("column-series", false),
            ("column-n", true),
            ("column-shares", false),
            ("column-source", false),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: rows.collect(),
        source: format!("{}{}", composer.get("norms-source"), derived.unwrap_or_default()),
    })
}
