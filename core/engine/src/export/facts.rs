//! Facts for the JSON of `palier score`: what each holds, and whether it was stated or settled by answers.

use crate::answers::{Assessment, FactValue};
use crate::plugin::AnsweredFact;
use crate::scoring::Support;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A fact with its origin.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FactRef {
    id: String,
    value: ValueRef,
    /// `stated` or `answers`.
    origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<AnswersRef>,
}

#[derive(Debug, JsonSchema, Serialize)]
#[serde(untagged)]
enum ValueRef {
    Boolean(bool),
    Number(f64),
    Text(String),
}

/// The answers that settled a fact.
#[derive(Debug, JsonSchema, Serialize)]
struct AnswersRef {
    questionnaire: String,
    question: String,
    /// `consensus`, `majority`, `weighted-majority` or `median`.
    rule: &'static str,
    /// People who answered; none for a consensus.
    respondents: Option<usize>,
    /// Those who gave this answer; none where that would tell what a few people answered, and where there is no majority of people.
    agreeing: Option<usize>,
}

/// All facts of an engagement by id.
pub fn fact_list(assessment: &Assessment, answered: &BTreeMap<String, AnsweredFact>) -> Vec<FactRef> {
    let stated = assessment.facts.iter().map(|(id, fact)| (id, value(fact), None));
    let settled = answered.iter().map(|(id, fact)| (id, value(&fact.value), Some(answers(fact))));
    let all: BTreeMap<_, _> = settled.chain(stated).map(|(id, value, answers)| (id, (value, answers))).collect();
    let one = |(id, (value, answers)): (&String, (ValueRef, Option<AnswersRef>))| FactRef {
        id: id.clone(),
        value,
        origin: if answers.is_some() { "answers" } else { "stated" },
        answers,
    };
    all.into_iter().map(one).collect()
}

fn value(fact: &FactValue) -> ValueRef {
    match fact {
        FactValue::Boolean(yes) => ValueRef::Boolean(*yes),
        FactValue::Number(number) => ValueRef::Number(*number),
        FactValue::Text(text) => ValueRef::Text(text.clone()),
    }
}

fn answers(fact: &AnsweredFact) -> AnswersRef {
    let (rule, agreeing) = match fact.support {
        Support::Consensus => ("consensus", None),
        Support::People { chose, .. } => ("majority", Some(chose)),
        Support::MoreThanHalf { .. } => ("majority", None),
        Support::MoreThanHalfOfWeight { .. } => ("weighted-majority", None),
        Support::Median { .. } => ("median", None),
    };
    AnswersRef {
        questionnaire: fact.questionnaire.clone(),
        question: fact.question.clone(),
        rule,
        respondents: fact.support.answered(),
        agreeing,
    }
}
