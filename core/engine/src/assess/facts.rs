//! Facts that the answers settle: what plugins ask for, the assessment does not state, and a questionnaire of it asks too.

use super::load::{Engaged, Loaded};
use crate::answers::{Assessment, FactValue, Places};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::measure::comparable;
use crate::plugin::{AnsweredFact, Field, Kind, Snapshot, Values};
use crate::questionnaire::{self, Question, Questionnaire};
use crate::scoring::{Agreed, agreed};
use std::collections::BTreeMap;

/// What facts are settled from.
#[derive(Clone, Copy)]
pub(super) struct Settling<'a> {
    pub(super) assessment: &'a Assessment,
    /// The assessment's, in its order.
    pub(super) questionnaires: &'a [Questionnaire],
    /// The assessment's, in its order.
    pub(super) plugins: &'a [Engaged],
    /// The assessment's file, and what stands where in it.
    pub(super) source: &'a Source,
    pub(super) places: &'a Places,
}

/// Settles each fact once, for the first plugin that asks for it. A fact that stays open, and a stated one that the answers contradict,
/// is a warning.
pub(super) fn settle(from: Settling, faults: &mut Diagnostics) -> BTreeMap<String, AnsweredFact> {
    let mut settled: BTreeMap<String, AnsweredFact> = BTreeMap::new();
    let mut judged: Vec<&str> = Vec::new();
    for engaged in from.plugins {
        let (manifest, at) = (&engaged.manifest, engaged.place);
        if manifest.applies(&from.described()).is_err() {
            continue;
        }
        for field in manifest.facts() {
            if let Some(fact) = settled.get(&field.id) {
                // Another plugin that asks for the same may know it otherwise.
                if let Err(message) = field.check(&(&fact.value).into()) {
                    let message = format!("the answers settle `{}` as {}: {message}", field.id, written(&fact.value));
                    faults.push(Diagnostic::error("plugin-value", from.source, at, message));
                }
            }
            if judged.contains(&field.id.as_str()) {
                continue;
            }
            judged.push(&field.id);
            let Some(outcome) = from.judge(field) else { continue };
            match (from.assessment.facts.get(&field.id), outcome) {
                (None, Ok(fact)) => {
                    settled.insert(field.id.clone(), fact);
                }
                (None, Err(open)) => {
                    let message =
                        format!("the answers do not settle `{}`, which `{}` asks for: {open}", field.id, manifest.id());
                    let fault = Diagnostic::warning("fact-not-settled", from.source, at, message);
                    faults.push(
                        fault.hint(format!("once settled with the client, write under `facts`: {}", form(field))),
                    );
                }
                (Some(stated), Ok(fact)) if differ(stated, &fact.value) => {
                    let place = from.places.facts.get(&field.id).copied().unwrap_or_default();
                    from.contradicted(field, &fact, place, faults);
                }
                (Some(_), _) => {}
            }
        }
    }
    settled
}

impl Settling<'_> {
    /// As much of the engagement as tells whether a plugin applies.
    fn described(&self) -> Snapshot {
        let leading = &self.questionnaires[self.assessment.sets[0].questionnaire];
        Snapshot {
            questionnaire: leading.id.clone(),
            major: leading.version.major.into(),
            organisation: (&self.assessment.organisation).into(),
            ..Snapshot::default()
        }
    }

    /// What the sets that were asked come to, each by itself; none where nobody was asked. Sets that agree on nothing leave it to others.
    fn judge(&self, field: &Field) -> Option<Result<AnsweredFact, String>> {
        let mut settled: Option<AnsweredFact> = None;
        let mut open = None;
        for set in &self.assessment.sets {
            let questionnaire = &self.questionnaires[set.questionnaire];
            let Some(asked) = field.asked_in.iter().find(|asked| asked.means(questionnaire)) else { continue };
            let Some(index) = questionnaire.question(&asked.question) else { continue };
            let question = &questionnaire.questions[index];
            if !question.asks(set.perspective) {
                continue;
            }
            let Some(agreed) = agreed(questionnaire, set, index) else { continue };
            match (read(field, question, agreed), &settled) {
                (Ok((value, _)), Some(first)) if differ(&value, &first.value) => {
                    let (one, other) = (written(&first.value), written(&value));
                    return Some(Err(format!("one set of respondents says {one}, another {other}")));
                }
                (Ok(_), Some(_)) => {}
                (Ok((value, support)), None) => {
                    settled = Some(AnsweredFact {
                        value,
                        questionnaire: questionnaire.id.clone(),
                        question: question.id.clone(),
                        label: question.label().clone(),
                        support,
                    });
                }
                (Err(why), _) => drop(open.get_or_insert(why)),
            }
        }
        settled.map(Ok).or(open.map(Err))
    }

    fn contradicted(&self, field: &Field, fact: &AnsweredFact, place: Place, faults: &mut Diagnostics) {
        let says = written(&fact.value);
        let message = format!("`{}` contradicts the answers to `{}`, which say {says}", field.id, fact.question);
        let fault = Diagnostic::warning("fact-against-answers", self.source, place, message);
        faults.push(fault.hint("what is written here is used; take it out to go by the answers"));
    }
}

/// The fact's value and what stands behind it, or why the answers leave it open.
fn read(field: &Field, question: &Question, agreed: Agreed) -> Result<(FactValue, crate::scoring::Support), String> {
    let id = &question.id;
    match agreed {
        Agreed::On(raw, support) => {
            let value = field.answered(question, raw).map_err(|why| format!("that to `{id}` does not fit: {why}"))?;
            Ok((value, support))
        }
        Agreed::TooFew(fewest) => Err(format!("fewer than {fewest} people answered `{id}`")),
        Agreed::LeftOpen => Err(format!("the agreed answers leave `{id}` open")),
        Agreed::Split { answered, told } => {
            let options = match &question.kind {
                questionnaire::Kind::Choice { options } | questionnaire::Kind::YesNo { options } => options.as_slice(),
                _ => &[],
            };
            let counted: usize = told.iter().map(|(_, n)| n).sum();
            let told: Vec<String> =
                told.iter().map(|(option, n)| format!("{n} say `{}`", options[*option].id)).collect();
            let told = match told.as_slice() {
                [] => String::new(),
                told if counted < answered => format!(" ({}, the others are held back)", told.join(", ")),
                told => format!(" ({})", told.join(", ")),
            };
            Err(format!("no answer to `{id}` has more than half of the {answered} people{told}"))
        }
    }
}

fn differ(one: &FactValue, other: &FactValue) -> bool {
    match (one, other) {
        (FactValue::Number(a), FactValue::Number(b)) => comparable(*a).total_cmp(&comparable(*b)).is_ne(),
        _ => one != other,
    }
}

/// A value as an assessment writes it.
fn written(value: &FactValue) -> String {
    match value {
        FactValue::Boolean(yes) => format!("`{yes}`"),
        FactValue::Number(number) => format!("`{number}`"),
        FactValue::Text(text) => format!("`{text}`"),
    }
}

/// How a fact is stated.
fn form(field: &Field) -> String {
    let value = match &field.kind {
        Kind::Boolean => "true or false".to_owned(),
        Kind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", "),
        Kind::Number(_) | Kind::Integer(_) => "a number".to_owned(),
        Kind::Text => "a text".to_owned(),
    };
    format!("`{}: …` ({value})", field.id)
}

impl Loaded {
    /// The facts that plugins see: those that the assessment states, and those that the answers settle.
    pub(super) fn known_facts(&self) -> Values {
        let stated = crate::plugin::values(&self.assessment.facts);
        self.answered.iter().map(|(id, fact)| (id.clone(), (&fact.value).into())).chain(stated).collect()
    }
}
