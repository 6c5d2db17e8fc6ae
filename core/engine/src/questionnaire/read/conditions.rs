//! `show_if`: which answer a question waits for. Conditions never run in a circle.

use super::context::Context;
use super::questions::Pending;
use crate::questionnaire::{Choice, Condition, ConditionNeeds, Kind, Question};
use crate::yaml::{Node, Value};

/// Resolves the conditions once every question is known.
pub(super) fn resolve(ctx: &mut Context, questions: &mut [Question], pending: &[Pending]) {
    for wait in pending {
        let condition = condition(ctx, wait.node, questions);
        if let Some(question) = questions.get_mut(wait.question) {
            question.show_if = condition;
        }
    }
    refuse_circles(ctx, questions, pending);
}

fn condition(ctx: &mut Context, node: &Node, questions: &[Question]) -> Option<Condition> {
    let mut fields = ctx.reader.fields(node, "`show_if`")?;
    let steering = fields.required(&mut ctx.reader, "question");
    let steering = steering.and_then(|node| ctx.question_ids.find(&mut ctx.reader, node));
    let is = fields.optional("is");
    let at_least = fields.optional("at_least");
    fields.finish(&mut ctx.reader);
    let question = steering?;
    let asked = questions.get(question)?;
    let needs = match (is, at_least, &asked.kind) {
        (Some(node), None, Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. }) => {
            option(ctx, node, options)?
        }
        (None, Some(node), Kind::Scale { scale }) => {
            let level = ctx.reader.number(node, "`at_least`")?;
            let (min, max) = (ctx.scales[*scale].min, ctx.scales[*scale].max);
            if level <= min || level > max {
                let hint = format!("levels go from {min} to {max}; {min} itself would always show it");
                ctx.error("impossible-threshold", node.place, format!("`at_least: {level}` decides nothing"), &hint);
            }
            ConditionNeeds::AtLeast(level)
        }
        (None, Some(node), Kind::Number { .. }) => ConditionNeeds::AtLeast(ctx.reader.number(node, "`at_least`")?),
        (_, _, kind) => {
            let needs = match kind {
                Kind::Scale { .. } | Kind::Number { .. } => "`at_least: …`",
                Kind::Text => "another question: free words decide nothing",
                _ => "`is: …` with the id of an option",
            };
            ctx.error("ambiguous-condition", node.place, format!("a condition on `{}` needs {needs}", asked.id), "");
            return None;
        }
    };
    Some(Condition { question, needs })
}

/// The option that `is` names.
pub(super) fn option(ctx: &mut Context, node: &Node, options: &[Choice]) -> Option<ConditionNeeds> {
    // `is: true` is how some write yes.
    let id = match &node.value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        _ => ctx.reader.text(node, "`is`")?,
    };
    let found = options.iter().position(|option| option.id == id);
    if found.is_none() {
        let known = options.iter().map(|option| option.id.as_str());
        ctx.reader.unknown("unknown-option", node.place, format!("there is no option `{id}`"), (&id, known));
    }
    found.map(ConditionNeeds::Option)
}

/// Every question waits for at most one other: following the chain from each, with marks, visits each question once.
fn refuse_circles(ctx: &mut Context, questions: &mut [Question], pending: &[Pending]) {
    const UNSEEN: usize = usize::MAX;
    let mut walked_in = vec![UNSEEN; questions.len()];
    for wait in pending {
        let mut at = wait.question;
        while at < questions.len() && walked_in[at] == UNSEEN {
            walked_in[at] = wait.question;
            let Some(condition) = &questions[at].show_if else { break };
            at = condition.question;
            if walked_in.get(at) == Some(&wait.question) {
                let message = format!("the conditions run in a circle: `{}` waits for itself", questions[at].id);
                ctx.error("circular-condition", wait.node.place, message, "let one of its questions be asked always");
                break;
            }
        }
    }
}
