//! What does not score: provenance and changes.

use super::context::Context;
use crate::questionnaire::{Change, Provenance, Version};
use crate::yaml::{Fields, Node, Reader};
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
