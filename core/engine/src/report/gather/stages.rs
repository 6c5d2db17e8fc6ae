//! The staircase and the conditions of its next step.

use crate::answers::FactValue;
use crate::locale::{self, Args};
use crate::questionnaire::{self, ConditionNeeds, GateTest, Kind};
use crate::report::facts::{Gate, GateKind, StageStep, Stages};
use crate::scoring::GateResult;

use super::{Inputs, domains, surveys};

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
        GateTest::Question { question, needs, audience, share } => {
            let asked = &inputs.questionnaire.questions[*question];
            let wanted = match (needs, &asked.kind) {
                (
                    ConditionNeeds::Option(option),
                    Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. },
                ) => {
                    let option = locale::quoted(locale, options[*option].text.get(locale));
                    if inputs.set.sheet.consensus {
                        option
                    } else {
                        inputs.messages().with("gate-option", &Args::new().text("option", option))
                    }
                }
                (ConditionNeeds::AtLeast(level), _) => {
                    let level = domains::named(inputs, asked, *level);
                    inputs.messages().with("gate-level", &Args::new().text("level", level))
                }
                (ConditionNeeds::Option(_), _) => unreachable!("an option stands for a question with options alone"),
            };
            let titles = audience.iter().map(|a| inputs.questionnaire.audiences[*a].title.get(locale));
            let args = Args::new()
                .text("question", asked.label().get(locale))
                .text("share", locale::percent(locale, *share, 0))
                .text("wanted", wanted)
                .text("audience", locale::list(locale, &titles.collect::<Vec<_>>()));
            let id = match audience.is_empty() {
                _ if inputs.set.sheet.consensus => "gate-agreed",
                true => "gate-share",
                false => "gate-share-audience",
            };
            inputs.messages().with(id, &args)
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
        GateTest::Question { question, .. } if inputs.set.sheet.consensus => GateKind::Agreed {
            domain: inputs.questionnaire.questions[*question].domain,
            found: found.found.map(|share| share > 0.5),
        },
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
