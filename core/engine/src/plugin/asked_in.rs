//! Facts that a questionnaire asks for too: which question settles which fact, whether the two fit, and what an answer says.

use super::manifest::{Field, Kind, Manifest, Questionnaire};
use crate::answers::FactValue;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::questionnaire::{self, Question};
use crate::scoring::Support;
use serde::Serialize;

/// A question whose answers settle a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedIn {
    /// The questionnaire that asks it.
    pub questionnaire: Questionnaire,
    /// The question's id.
    pub question: String,
    /// Where plugin.yaml names the questionnaire.
    #[serde(skip)]
    pub named: Place,
    /// Where it names the question.
    #[serde(skip)]
    pub place: Place,
}

/// A fact that answers settled.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredFact {
    /// What it holds.
    pub value: FactValue,
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the question.
    pub question: String,
    /// The question's short label.
    pub label: questionnaire::Text,
    /// What stands behind it.
    pub support: Support,
}

impl AskedIn {
    /// Whether it means this version of this questionnaire.
    pub fn means(&self, questionnaire: &questionnaire::Questionnaire) -> bool {
        self.questionnaire.id == questionnaire.id && self.questionnaire.major == u64::from(questionnaire.version.major)
    }
}

impl Field {
    /// What an answer says of the fact. `raw` is an option's index or a number, as a cell holds it.
    ///
    /// # Errors
    /// What does not fit, in one sentence.
    pub fn answered(&self, question: &Question, raw: f64) -> Result<FactValue, String> {
        let option = |options: &[questionnaire::Choice]| {
            let chosen = (0..options.len()).find(|option| question.chose(raw, *option));
            options[chosen.expect("a cell holds an option's index")].id.clone()
        };
        let value = match &question.kind {
            questionnaire::Kind::YesNo { options } => FactValue::Boolean(option(options) == "yes"),
            questionnaire::Kind::Choice { options } => FactValue::Text(spelt(&option(options))),
            _ => FactValue::Number(raw),
        };
        self.check(&(&value).into()).map(|()| value)
    }

    /// The kind of question that can settle it.
    fn wants(&self) -> &'static str {
        match self.kind {
            Kind::Boolean => "a yes or no",
            Kind::Number(_) | Kind::Integer(_) => "a number",
            Kind::Choice(_) => "a choice of one option",
            Kind::Text => "none",
        }
    }

    /// Holds it against a question that is to settle it.
    fn fit(&self, question: &Question) -> Result<(), Misfit> {
        let id = &question.id;
        match (&self.kind, &question.kind) {
            (Kind::Boolean, questionnaire::Kind::YesNo { .. })
            | (Kind::Number(_) | Kind::Integer(_), questionnaire::Kind::Number { .. }) => Ok(()),
            (Kind::Choice(known), questionnaire::Kind::Choice { options }) => {
                let strange = options.iter().filter(|option| !known.iter().any(|k| k.id == spelt(&option.id)));
                let strange: Vec<String> = strange.map(|option| format!("`{}`", option.id)).collect();
                if strange.is_empty() {
                    return Ok(());
                }
                let message =
                    format!("`{}` does not know what `{id}` may be answered: {}", self.id, strange.join(", "));
                let known: Vec<&str> = known.iter().map(|option| option.id.as_str()).collect();
                let hint = format!("its `options` are {}: add what is missing", known.join(", "));
                Err(Misfit { code: "unknown-option", message, hint })
            }
            _ => {
                let message = format!("`{id}` is {}, and `{}` wants {}", kind(&question.kind), self.id, self.wants());
                let hint = "facts and questions go together so: boolean and yes_no, choice and choice, number or integer and number";
                Err(Misfit { code: "wrong-type", message, hint: hint.to_owned() })
            }
        }
    }
}

/// Why a question cannot settle a fact.
struct Misfit {
    code: &'static str,
    message: String,
    hint: String,
}

impl Manifest {
    /// The ids of the questionnaires that ask for facts, each with the first place that names it.
    pub fn asking(&self) -> Vec<(&str, Place)> {
        let mut ids: Vec<(&str, Place)> = Vec::new();
        for asked in self.facts.iter().flat_map(|field| &field.asked_in) {
            if !ids.iter().any(|(id, _)| *id == asked.questionnaire.id) {
                ids.push((&asked.questionnaire.id, asked.named));
            }
        }
        ids
    }

    /// Holds what facts say of a questionnaire against it: the questions exist and can settle them. `source` is plugin.yaml.
    pub fn check_asked_in(
        &self,
        source: &Source,
        questionnaire: &questionnaire::Questionnaire,
        faults: &mut Diagnostics,
    ) {
        let asked = self.facts.iter().flat_map(|field| field.asked_in.iter().map(move |asked| (field, asked)));
        for (field, asked) in asked.filter(|(_, asked)| asked.questionnaire.id == questionnaire.id) {
            if !asked.means(questionnaire) {
                let (id, version) = (&questionnaire.id, questionnaire.version);
                let message = format!("`{id}` is here in version {version}: its answers settle nothing");
                let fault = Diagnostic::warning("questionnaire-version", source, asked.named, message);
                faults.push(fault.hint(format!("write {id}@{}", version.major)));
                continue;
            }
            let Some(question) = questionnaire.question(&asked.question) else {
                let message = format!("`{}` has no question `{:.60}`", questionnaire.id, asked.question);
                let known = questionnaire.questions.iter().map(|question| question.id.as_str());
                let fault = Diagnostic::error("unknown-question", source, asked.place, message);
                faults.push(fault.suggest(&asked.question, known));
                continue;
            };
            if let Err(misfit) = field.fit(&questionnaire.questions[question]) {
                faults.push(Diagnostic::error(misfit.code, source, asked.place, misfit.message).hint(misfit.hint));
            }
        }
    }
}

/// An option's id as facts spell theirs.
fn spelt(id: &str) -> String {
    id.replace('-', "_")
}

fn kind(kind: &questionnaire::Kind) -> &'static str {
    match kind {
        questionnaire::Kind::Scale { .. } => "a scale",
        questionnaire::Kind::Choice { .. } => "a choice of one option",
        questionnaire::Kind::YesNo { .. } => "a yes or no",
        questionnaire::Kind::Multi { .. } => "a choice of several options",
        questionnaire::Kind::Number { .. } => "a number",
        questionnaire::Kind::Text => "free words",
    }
}
