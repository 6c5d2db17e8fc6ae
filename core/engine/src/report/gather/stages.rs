//! The staircase and the conditions of its next step.

use crate::answers::FactValue;
use crate::locale::{self, Args};
use crate::questionnaire::{self, GateTest, Kind};
use crate::report::facts::{Gate, GateKind, StageStep, Stages};
use crate::scoring::GateResult;

use super::{Inputs, surveys};

pub(super) fn stages(inputs: &Inputs) -> Option<Stages> {
    let locale = inputs.assessment.report.locale;
    let result = inputs.adjusted.stage.as_ref()?;
    let all = inputs.questionnaire.stages.iter().map(|stage| StageStep {
        id: stage.id.clone(),
        title: stage.title.get(locale).to_owned(),
        text: stage.text.as_ref().map_or_else(String::new, |text| text.get(locale).to_owned()),
        from: stage.from,
    });
    let next = result.gates.iter().filter(|gate| gate.stage == result.staged + 1);
    Some(Stages {
        all: all.collect(),
        staged: result.staged,
        by_score: result.by_score,
        gates: next.map(|found| gate(inputs, found)).collect(),
        surveys: surveys::surveys(inputs),
        standing: surveys::standing(inputs, result.staged),
    })
}

fn gate(inputs: &Inputs, found: &GateResult) -> Gate {
    let locale = inputs.assessment.report.locale;
    let asked = &inputs.questionnaire.stages[found.stage].gates[found.gate];
    let settled = inputs.assessment.gates.get(&asked.id);
    Gate {
        title: asked.text.as_ref().map_or_else(|| title(inputs, asked), |text| text.get(locale).to_owned()),
        kind: kind(inputs, asked, found),
        state: found.state,
        evidence: settled.map_or_else(String::new, |settled| settled.evidence.clone()),
    }
}

/// What is asked, where the author gave no words.
fn title(inputs: &Inputs, gate: &questionnaire::Gate) -> String {
    let locale = inputs.assessment.report.locale;
    match &gate.test {
        GateTest::Domain { domain, at_least } => {
            let args = Args::new()
                .text("domain", inputs.questionnaire.domains[*domain].title.get(locale))
                .text("at", locale::bound(locale, *at_least));
            inputs.messages().with("gate-domain", &args)
        }
        GateTest::Question { question, at_least, audience, share } => {
            let asked = &inputs.questionnaire.questions[*question];
            #[expect(clippy::cast_possible_truncation, reason = "levels are small whole numbers")]
            let named = match asked.kind {
                Kind::Scale { scale } => inputs.questionnaire.scales[scale].labels.get(&(*at_least as i64)),
                _ => None,
            };
            let level =
                named.map_or_else(|| locale::bound(locale, *at_least), |text| locale::quoted(locale, text.get(locale)));
            let titles = audience.iter().map(|a| inputs.questionnaire.audiences[*a].title.get(locale));
            let args = Args::new()
                .text("question", asked.label().get(locale))
                .text("share", locale::percent(locale, *share, 0))
                .text("level", level)
                .text("audience", locale::list(locale, &titles.collect::<Vec<_>>()));
            inputs.messages().with(if audience.is_empty() { "gate-share" } else { "gate-share-audience" }, &args)
        }
        GateTest::FactIs { fact, .. } | GateTest::FactAtLeast { fact, .. } => {
            let known = inputs.questionnaire.facts.iter().find(|known| known.id == *fact);
            known.map_or_else(|| fact.clone(), |known| known.text.get(locale).to_owned())
        }
    }
}

fn kind(inputs: &Inputs, gate: &questionnaire::Gate, found: &GateResult) -> GateKind {
    match &gate.test {
        GateTest::Domain { domain, at_least } => GateKind::Domain { domain: *domain, at_least: *at_least },
        GateTest::Question { question, share, .. } => GateKind::Question {
            domain: inputs.questionnaire.questions[*question].domain,
            share: *share,
            found: found.found,
        },
        GateTest::FactIs { fact, is } => {
            let found = inputs.assessment.facts.get(fact).and_then(|value| match value {
                FactValue::Boolean(is) => Some(*is),
                _ => None,
            });
            GateKind::FactIs { is: *is, found }
        }
        GateTest::FactAtLeast { at_least, .. } => GateKind::FactAtLeast { at_least: *at_least, found: found.found },
    }
}
