//! Who answers: perspectives, which are scored apart, and audiences within them.

use super::context::{Context, one_or_many};
use super::index::Index;
use crate::questionnaire::{Named, Perspective};
use crate::yaml::{Fields, Node, Reader};

/// Reads `perspectives`.
pub(super) fn perspectives(ctx: &mut Context, fields: &mut Fields) -> Vec<Perspective> {
    let mut list = Vec::new();
    for node in fields.list(&mut ctx.reader, "perspectives") {
        let Some(mut fields) = ctx.reader.fields(node, "a perspective") else { continue };
        let id = ctx.perspective_ids.add(&mut ctx.reader, &mut fields, list.len());
        let path = format!("perspectives.{id}");
        let title = ctx.text(&mut fields, "title", &format!("{path}.title"));
        let text = ctx.optional_text(&mut fields, "text", &format!("{path}.text"));
        let rank_from = fields.optional("rank_from").and_then(|node| respondents(ctx, node));
        fields.finish(&mut ctx.reader);
        // A place of the list is kept even after an error, so that positions stay true.
        list.push(Perspective { id, title: title.unwrap_or_else(|| ctx.no_text()), text, rank_from });
    }
    list
}

/// A number of respondents.
fn respondents(ctx: &mut Context, node: &Node) -> Option<usize> {
    let number = ctx.in_range(node, "rank_from", (1.0, 1e6))?;
    if number.fract() != 0.0 {
        ctx.error(
            "wrong-type",
            node.place,
            format!("`rank_from` counts respondents: {number} is not a whole number"),
            "",
        );
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within 1 to a million")]
    Some(number as usize)
}

/// Reads `audiences`.
pub(super) fn audiences(ctx: &mut Context, fields: &mut Fields) -> Vec<Named> {
    let mut list = Vec::new();
    for node in fields.list(&mut ctx.reader, "audiences") {
        let Some(mut fields) = ctx.reader.fields(node, "an audience") else { continue };
        let id = ctx.audience_ids.add(&mut ctx.reader, &mut fields, list.len());
        let title = ctx.text(&mut fields, "title", &format!("audiences.{id}.title"));
        fields.finish(&mut ctx.reader);
        list.push(Named { id, title: title.unwrap_or_else(|| ctx.no_text()) });
    }
    list
}

/// The audiences that a question or a gate names.
pub(super) fn asked_audiences(ctx: &mut Context, fields: &mut Fields) -> Vec<usize> {
    positions(&mut ctx.reader, fields, "audience", &ctx.audience_ids)
}

/// The perspectives in which a question is asked.
pub(super) fn asked_perspectives(ctx: &mut Context, fields: &mut Fields) -> Vec<usize> {
    positions(&mut ctx.reader, fields, "perspectives", &ctx.perspective_ids)
}

/// The questions whose practice brings a gate's fact about.
pub(super) fn questions_through(ctx: &mut Context, fields: &mut Fields) -> Vec<usize> {
    positions(&mut ctx.reader, fields, "through", &ctx.question_ids)
}

/// Positions of ids, from one id or a list of them.
fn positions(reader: &mut Reader, fields: &mut Fields, name: &'static str, ids: &Index) -> Vec<usize> {
    let Some(node) = fields.optional(name) else { return Vec::new() };
    let mut found = Vec::new();
    for node in one_or_many(reader, node, &format!("`{name}`")) {
        if let Some(position) = ids.find(reader, node)
            && !found.contains(&position)
        {
            found.push(position);
        }
    }
    found
}
