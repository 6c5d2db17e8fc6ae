//! What does not score: provenance, changes, the author's examples.

use super::context::Context;
use super::index::Index;
use crate::questionnaire::{Change, Example, Provenance, Version};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// Reads `source`.
pub(super) fn provenance(ctx: &mut Context, fields: &mut Fields) -> Option<Provenance> {
    let node = fields.required(&mut ctx.reader, "source")?;
    let mut fields = ctx.reader.fields(node, "the source")?;
    let citation = ctx.text(&mut fields, "citation", "source.citation");
    let licence = fields.text(&mut ctx.reader, "licence");
    let disclaimer = ctx.optional_text(&mut fields, "disclaimer", "source.disclaimer");
    let url = fields.optional_text(&mut ctx.reader, "url");
    if let (Some(url), Some(node)) = (&url, fields.optional("url"))
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        ctx.error("invalid-url", node.place, "an address begins with `https://`", "");
    }
    fields.finish(&mut ctx.reader);
    Some(Provenance { citation: citation?, licence: licence?, disclaimer, url })
}

/// A version: `"1.0"`.
pub(super) fn version(reader: &mut Reader, node: &Node) -> Option<Version> {
    let text = reader.text(node, "`version`")?;
    let parts = text.split_once('.').map(|(major, minor)| (major.parse(), minor.parse()));
    if let Some((Ok(major), Ok(minor))) = parts {
        return Some(Version { major, minor });
    }
    let hint = "a version has two numbers, a major and a minor one: \"1.0\"";
    reader.error("invalid-version", node.place, format!("`{text}` is not a version"), Some(hint.into()));
    None
}

/// Reads `changes`.
pub(super) fn changes(ctx: &mut Context, fields: &mut Fields) -> Vec<Change> {
    let mut changes = Vec::new();
    for node in fields.list(&mut ctx.reader, "changes") {
        let Some(mut fields) = ctx.reader.fields(node, "a change") else { continue };
        let version = fields.required(&mut ctx.reader, "version").and_then(|node| version(&mut ctx.reader, node));
        let mut renamed = BTreeMap::new();
        for (key, node) in fields.map(&mut ctx.reader, "renamed") {
            if let Some(new) = ctx.reader.text(node, "the new id") {
                renamed.insert(key.name.clone(), new);
            }
        }
        let [removed, rescaled] = ["removed", "rescaled"].map(|name| {
            let nodes = fields.list(&mut ctx.reader, name);
            nodes.iter().filter_map(|node| ctx.reader.text(node, "an id")).collect()
        });
        let path = version.map_or_else(|| "changes".to_owned(), |version| format!("changes.{version}"));
        let note = ctx.optional_text(&mut fields, "note", &path);
        fields.finish(&mut ctx.reader);
        if let Some(version) = version {
            changes.push(Change { version, renamed, removed, rescaled, note });
        }
    }
    changes
}

/// Reads `tests`: `known` are the stages, and whether perspectives are asked different questions.
pub(super) fn examples(ctx: &mut Context, fields: &mut Fields, known: (&Index, bool)) -> Vec<Example> {
    let mut examples = Vec::new();
    for node in fields.list(&mut ctx.reader, "tests") {
        examples.extend(example(ctx, node, known));
    }
    examples
}

fn example(ctx: &mut Context, node: &Node, (stages, apart): (&Index, bool)) -> Option<Example> {
    let mut fields = ctx.reader.fields(node, "a test")?;
    let name = fields.text(&mut ctx.reader, "name");
    let perspective = fields.optional("perspective");
    if perspective.is_none() && apart {
        let message = "perspectives are asked different questions: say which one the test tries";
        ctx.error("missing-field", node.place, message, "name its `perspective`");
    }
    let perspective = perspective.and_then(|node| ctx.perspective_ids.find(&mut ctx.reader, node));
    let mut answers = BTreeMap::new();
    let written = fields.required(&mut ctx.reader, "answers");
    for (key, node) in written.map_or(&[][..], |node| ctx.reader.pairs(node, "`answers`")) {
        let known = ctx.question_ids.find_id(&mut ctx.reader, &key.name, key.place);
        if let (Some(_), Some(answer)) = (known, written_answer(&mut ctx.reader, node)) {
            answers.insert(key.name.clone(), answer);
        }
    }
    let expect = fields.required(&mut ctx.reader, "expect");
    fields.finish(&mut ctx.reader);
    let mut example = Example {
        name: name?,
        perspective,
        answers,
        overall: None,
        stage: None,
        domains: BTreeMap::new(),
        place: node.place,
    };
    expectations(ctx, expect?, stages, &mut example);
    Some(example)
}

fn expectations(ctx: &mut Context, node: &Node, stages: &Index, example: &mut Example) {
    let Some(mut fields) = ctx.reader.fields(node, "an expectation") else { return };
    example.overall = fields.optional("overall").and_then(|node| ctx.in_range(node, "overall", (0.0, 100.0)));
    if let Some(node) = fields.optional("stage") {
        stages.find(&mut ctx.reader, node);
        example.stage = ctx.reader.text(node, "`stage`");
    }
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
    if example.overall.is_none() && example.stage.is_none() && example.domains.is_empty() {
        ctx.error("empty-expectation", node.place, "the test expects nothing", "name `overall`, `stage` or `domains`");
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
