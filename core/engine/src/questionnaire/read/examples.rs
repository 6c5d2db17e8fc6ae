//! The author's examples: answers, and what they must score.

use super::context::Context;
use super::index::Index;
use crate::questionnaire::{Example, Fact, FactKind, GivenFact, Stage};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// What examples may refer to.
pub(super) struct Known<'a> {
    pub(super) facts: &'a [Fact],
    pub(super) fact_ids: &'a Index,
    pub(super) stages: &'a [Stage],
    pub(super) stage_ids: &'a Index,
    /// Whether perspectives are asked different questions.
    pub(super) apart: bool,
}

/// Reads `tests`.
pub(super) fn examples(ctx: &mut Context, fields: &mut Fields, known: &Known) -> Vec<Example> {
    let list = fields.list(&mut ctx.reader, "tests");
    list.iter().filter_map(|node| example(ctx, node, known)).collect()
}

fn example(ctx: &mut Context, node: &Node, known: &Known) -> Option<Example> {
    let mut fields = ctx.reader.fields(node, "a test")?;
    let name = fields.text(&mut ctx.reader, "name");
    let perspective = fields.optional("perspective");
    if perspective.is_none() && known.apart {
        let message = "perspectives are asked different questions: say which one the test tries";
        ctx.error("missing-field", node.place, message, "name its `perspective`");
    }
    let perspective = perspective.and_then(|node| ctx.perspective_ids.find(&mut ctx.reader, node));
    let mut answers = BTreeMap::new();
    let written = fields.required(&mut ctx.reader, "answers");
    for (key, node) in written.map_or(&[][..], |node| ctx.reader.pairs(node, "`answers`")) {
        let found = ctx.question_ids.find_id(&mut ctx.reader, &key.name, key.place);
        if let (Some(_), Some(answer)) = (found, written_answer(&mut ctx.reader, node)) {
            answers.insert(key.name.clone(), answer);
        }
    }
    let facts = facts(ctx, &mut fields, known);
    let gates = gates(ctx, &mut fields, known);
    let expect = fields.required(&mut ctx.reader, "expect");
    fields.finish(&mut ctx.reader);
    let mut example = Example {
        name: name?,
        perspective,
        answers,
        facts,
        gates,
        overall: None,
        stage: None,
        staged: None,
        domains: BTreeMap::new(),
        place: node.place,
    };
    expectations(ctx, expect?, known.stage_ids, &mut example);
    Some(example)
}

fn facts(ctx: &mut Context, fields: &mut Fields, known: &Known) -> BTreeMap<String, GivenFact> {
    let mut given = BTreeMap::new();
    for (key, node) in fields.map(&mut ctx.reader, "facts") {
        let Some(position) = known.fact_ids.find_id(&mut ctx.reader, &key.name, key.place) else { continue };
        let value = match known.facts[position].kind {
            FactKind::Boolean => ctx.reader.boolean(node, "this fact").map(GivenFact::Boolean),
            FactKind::Number => ctx.reader.number(node, "this fact").map(GivenFact::Number),
        };
        given.extend(value.map(|value| (key.name.clone(), value)));
    }
    given
}

fn gates(ctx: &mut Context, fields: &mut Fields, known: &Known) -> BTreeMap<String, bool> {
    let ids: Vec<&str> = known.stages.iter().flat_map(|stage| &stage.gates).map(|gate| gate.id.as_str()).collect();
    let mut settled = BTreeMap::new();
    for (key, node) in fields.map(&mut ctx.reader, "gates") {
        if !ids.contains(&key.name.as_str()) {
            let message = format!("there is no gate `{}`", key.name);
            ctx.reader.unknown("unknown-gate", key.place, message, (&key.name, ids.iter().copied()));
        }
        settled.extend(ctx.reader.boolean(node, "whether the gate holds").map(|holds| (key.name.clone(), holds)));
    }
    settled
}

fn expectations(ctx: &mut Context, node: &Node, stages: &Index, example: &mut Example) {
    let Some(mut fields) = ctx.reader.fields(node, "an expectation") else { return };
    example.overall = fields.optional("overall").and_then(|node| ctx.in_range(node, "overall", (0.0, 100.0)));
    let mut stage = |name| {
        let node = fields.optional(name)?;
        stages.find(&mut ctx.reader, node);
        ctx.reader.text(node, name)
    };
    (example.stage, example.staged) = (stage("stage"), stage("staged"));
    for (key, node) in fields.map(&mut ctx.reader, "domains") {
        let known = ctx.domain_ids.find_id(&mut ctx.reader, &key.name, key.place);
        let score = match node.value {
            Value::Null => Some(None),
            _ => ctx.reader.number(node, "a domain's score").map(Some),
        };
        if let (Some(_), Some(score)) = (known, score) {
            example.domains.insert(key.name.clone(), score);
        }
    }
    fields.finish(&mut ctx.reader);
    let stages = example.stage.is_some() || example.staged.is_some();
    if example.overall.is_none() && !stages && example.domains.is_empty() {
        let hint = "name `overall`, `stage`, `staged` or `domains`";
        ctx.error("empty-expectation", node.place, "the test expects nothing", hint);
    }
}

/// An answer as it would stand in a CSV: YAML's own yes, no and nothing included.
pub(crate) fn written_answer(reader: &mut Reader, node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Null => Some(String::new()),
        Value::List(_) | Value::Map(_) => {
            let hint = "several options are written `a|b`";
            reader.error("wrong-type", node.place, format!("an answer cannot be {}", node.kind()), Some(hint.into()));
            None
        }
    }
}
