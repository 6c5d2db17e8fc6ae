//! Domains, practices, questions.

use super::context::Context;
use super::questions::{self, Pending};
use crate::questionnaire::{Domain, Practice, Question, Text};
use crate::yaml::{Fields, Node};

/// What the domains hold.
#[derive(Default)]
pub(super) struct Body<'n> {
    pub(super) domains: Vec<Domain>,
    pub(super) questions: Vec<Question>,
    /// Conditions that wait until every question is known.
    pub(super) pending: Vec<Pending<'n>>,
}

/// Reads all domains.
pub(super) fn domains<'n>(ctx: &mut Context, fields: &mut Fields<'n>) -> Body<'n> {
    let mut body = Body::default();
    let Some(list) = fields.required(&mut ctx.reader, "domains") else { return body };
    for node in ctx.reader.list(list, "`domains`") {
        domain(ctx, node, &mut body);
    }
    if body.questions.is_empty() {
        ctx.error(
            "no-questions",
            list.place,
            "the questionnaire asks nothing",
            "write at least one domain with one question",
        );
    }
    body
}

fn domain<'n>(ctx: &mut Context, node: &'n Node, body: &mut Body<'n>) {
    let Some(mut fields) = ctx.reader.fields(node, "a domain") else { return };
    let position = body.domains.len();
    let id = ctx.domain_ids.add(&mut ctx.reader, &mut fields, position);
    if let Some(place) = ctx.domain_ids.place(&id) {
        ctx.subject_ids.insert(&mut ctx.reader, &id, (position, place));
    }
    let title = ctx.text(&mut fields, "title", &format!("{id}.title")).unwrap_or_else(|| ctx.no_text());
    let text = ctx.optional_text(&mut fields, "text", &format!("{id}.text"));
    let weight = ctx.weight(&mut fields);
    // The domain is there before its questions, so that they have something to belong to.
    body.domains.push(Domain { id: id.clone(), title, text, weight, practices: Vec::new() });
    let practices = fields.list(&mut ctx.reader, "practices");
    let questions = fields.list(&mut ctx.reader, "questions");
    match (practices.is_empty(), questions.is_empty()) {
        (false, false) => {
            let hint = "put every question into a practice, or leave `practices` out";
            ctx.error(
                "misplaced-field",
                node.place,
                format!("the domain `{id}` has both `practices` and `questions`"),
                hint,
            );
        }
        (true, true) => ctx.error("no-questions", node.place, format!("the domain `{id}` asks nothing"), ""),
        _ => {}
    }
    for node in practices {
        practice(ctx, node, body);
    }
    for node in questions {
        lone_question(ctx, node, body);
    }
    fields.finish(&mut ctx.reader);
    let scored = |q: &Question| q.domain == position && q.scored;
    if !body.questions.is_empty() && !body.questions.iter().rev().take_while(|q| q.domain == position).any(scored) {
        let hint = "a domain is scored from its questions: let at least one of them count";
        if !(practices.is_empty() && questions.is_empty()) {
            ctx.error("nothing-scored", node.place, format!("no question of the domain `{id}` counts"), hint);
        }
    }
}

fn practice<'n>(ctx: &mut Context, node: &'n Node, body: &mut Body<'n>) {
    let Some(mut fields) = ctx.reader.fields(node, "a practice") else { return };
    let domain = body.domains.len() - 1;
    let position = body.domains[domain].practices.len();
    let id = ctx.subject_ids.add(&mut ctx.reader, &mut fields, position);
    let path = format!("{}.{id}", body.domains[domain].id);
    let title = ctx.text(&mut fields, "title", &format!("{path}.title")).unwrap_or_else(|| ctx.no_text());
    let weight = ctx.weight(&mut fields);
    body.domains[domain].practices.push(Practice { id: id.clone(), title, weight, questions: Vec::new() });
    let list = fields.required(&mut ctx.reader, "questions");
    let questions = list.map_or(&[][..], |list| ctx.reader.list(list, "`questions`"));
    if let Some(list) = list.filter(|_| questions.is_empty()) {
        ctx.error("no-questions", list.place, format!("the practice `{id}` asks nothing"), "");
    }
    fields.finish(&mut ctx.reader);
    for node in questions {
        let index = body.questions.len();
        if let Some(question) = questions::question(ctx, node, (domain, position), (&path, &mut body.pending), index) {
            // The only question of a practice may bear the practice's own name.
            if questions.len() > 1 || question.id != id {
                claim(ctx, &question.id, index);
            }
            body.domains[domain].practices[position].questions.push(index);
            body.questions.push(question);
        }
    }
}

/// A question without a practice is one of its own.
fn lone_question<'n>(ctx: &mut Context, node: &'n Node, body: &mut Body<'n>) {
    let domain = body.domains.len() - 1;
    let position = body.domains[domain].practices.len();
    let index = body.questions.len();
    let path = body.domains[domain].id.clone();
    let question = questions::question(ctx, node, (domain, position), (&path, &mut body.pending), index);
    let Some(question) = question else { return };
    claim(ctx, &question.id, index);
    let title: Text = question.label().clone();
    let practice = Practice { id: question.id.clone(), title, weight: question.weight, questions: vec![index] };
    body.domains[domain].practices.push(practice);
    body.questions.push(question);
}

fn claim(ctx: &mut Context, id: &str, index: usize) {
    // Two questions of the same name were reported when the second was read.
    if ctx.question_ids.get(id) == Some(index)
        && let Some(place) = ctx.question_ids.place(id)
    {
        ctx.subject_ids.insert(&mut ctx.reader, id, (index, place));
    }
}
