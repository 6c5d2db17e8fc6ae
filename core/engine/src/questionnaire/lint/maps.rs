//! Counterparts in other models (`maps`): ids that the other model does not have.

use super::{pairs, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::questionnaire::Questionnaire;
use crate::yaml::{Node, Value};

/// Warns about counterparts that are not in the other model, as far as it is at hand: `other` gives a questionnaire by id, `known` the
/// ids of all. A model that is not at hand is no fault, unless its name is a slip of one that is.
pub fn lint_maps(
    source: &Source,
    (known, mut other): (&[String], impl FnMut(&str) -> Option<Questionnaire>),
    faults: &mut Diagnostics,
) {
    // Its faults were told when the questionnaire was read from it.
    let Some(node) = yaml::parse(source, &mut Diagnostics::new()) else { return };
    let mut found = Vec::new();
    collect(&node, &mut found);
    for (key, ids) in found {
        let Some(model) = other(&key.name) else {
            let fault = Diagnostic::warning(
                "unknown-model",
                source,
                key.place,
                format!("there is no questionnaire `{}` here", crate::questionnaire::short(&key.name)),
            );
            if crate::diagnostic::did_you_mean(&key.name, known.iter().map(String::as_str)).is_some() {
                faults.push(fault.suggest(&key.name, known.iter().map(String::as_str)));
            }
            continue;
        };
        let practices = model.domains.iter().flat_map(|domain| &domain.practices).map(|practice| practice.id.as_str());
        let there: Vec<&str> = model.questions.iter().map(|question| question.id.as_str()).chain(practices).collect();
        let listed = if let Value::List(items) = &ids.value { items.as_slice() } else { std::slice::from_ref(ids) };
        for item in listed {
            let Value::Text(id) = &item.value else { continue };
            if !there.contains(&id.as_str()) {
                let message =
                    format!("`{}` has no question and no practice `{}`", model.id, crate::questionnaire::short(id));
                let fault = Diagnostic::warning("unknown-counterpart", source, item.place, message);
                faults.push(fault.suggest(id, there.iter().copied()));
            }
        }
    }
}

/// The entries of every question's `maps`.
fn collect<'n>(node: &'n Node, found: &mut Vec<(&'n yaml::Key, &'n Node)>) {
    for (key, value) in pairs(node) {
        match (key.name.as_str(), &value.value) {
            ("maps", _) => found.extend(pairs(value).iter().map(|(key, ids)| (key, ids))),
            ("domains" | "practices" | "questions", Value::List(items)) => {
                for item in items {
                    collect(item, found);
                }
            }
            _ => {}
        }
    }
}
