//! The steps of a journey: how they feel, what irritates and delights, touchpoints.

use super::super::{Delight, Emotion, FEELINGS, Irritant, JourneyStep, Satisfaction, Satisfied, Touchpoint};
use super::{Scope, between, channel, id, optional_text, required_text, text, unique};
use crate::answers::assessment::whole;
use crate::yaml::{Node, Reader, Value};

/// Minutes in each unit of a duration.
const UNITS: [(&str, f64); 4] = [("minutes", 1.0), ("hours", 60.0), ("days", 1440.0), ("weeks", 10_080.0)];

/// The steps; ids of steps and of touchpoints stand once.
pub(super) fn steps(reader: &mut Reader, node: &Node, scope: Scope) -> Vec<JourneyStep> {
    let (mut ids, mut touchpoints) = (Vec::new(), Vec::new());
    let nodes = reader.list(node, "`steps`");
    let mut steps = Vec::new();
    for node in nodes {
        let Some(step) = step(reader, node, (scope, &mut touchpoints)) else { continue };
        unique(reader, &mut ids, (&step.id, node.place));
        steps.push(step);
    }
    steps
}

fn step(reader: &mut Reader, node: &Node, (scope, seen): (Scope, &mut Vec<String>)) -> Option<JourneyStep> {
    let mut fields = reader.fields(node, "a step")?;
    let id = fields.required(reader, "id").and_then(|node| id(reader, node));
    let title = required_text(reader, &mut fields, ("title", scope));
    let [customer, promise, expectation_unmet] =
        ["customer", "promise", "expectation_unmet"].map(|name| optional_text(reader, &mut fields, (name, scope)));
    let mut channels: Vec<usize> =
        fields.list(reader, "channels").iter().filter_map(|node| channel(reader, node, scope)).collect();
    let emotion = fields.optional("emotion").and_then(|node| emotion(reader, node)).unwrap_or_default();
    let weight = fields.optional("weight").and_then(|node| between(reader, node, ("`weight`", 1.0, 5.0)));
    let moment_of_truth = fields.optional_boolean(reader, "moment_of_truth").unwrap_or(false);
    let mut touchpoints = Vec::new();
    for node in fields.list(reader, "touchpoints") {
        let Some(touchpoint) = touchpoint(reader, node, scope) else { continue };
        unique(reader, seen, (&touchpoint.id, node.place));
        touchpoints.push(touchpoint);
    }
    channels.extend(touchpoints.iter().map(|touchpoint| touchpoint.channel));
    channels.sort_unstable();
    channels.dedup();
    let irritants = fields.optional("irritants").map(|node| {
        let nodes = reader.list(node, "`irritants`");
        nodes.iter().filter_map(|node| irritant(reader, node, scope)).collect()
    });
    let delights = fields.list(reader, "delights").iter().filter_map(|node| delight(reader, node, scope)).collect();
    let minutes = fields.optional("duration").and_then(|node| duration(reader, node));
    let [front_stage, back_stage] =
        ["front_stage", "back_stage"].map(|name| optional_text(reader, &mut fields, (name, scope)));
    let support = fields.list(reader, "support").iter().map(|node| text(reader, node, ("support", scope))).collect();
    let employees = optional_text(reader, &mut fields, ("employees", scope));
    fields.finish(reader);
    Some(JourneyStep {
        id: id?,
        title: title?,
        customer,
        promise,
        expectation_unmet,
        channels,
        emotion,
        weight,
        moment_of_truth,
        touchpoints,
        irritants,
        delights,
        minutes,
        front_stage,
        back_stage,
        support,
        employees,
    })
}

fn emotion(reader: &mut Reader, node: &Node) -> Option<Emotion> {
    let mut fields = reader.fields(node, "the emotion")?;
    let (low, high) = (*FEELINGS.start(), *FEELINGS.end());
    let [today, target] = ["today", "target"]
        .map(|name| fields.optional(name).and_then(|node| between(reader, node, (&format!("`{name}`"), low, high))));
    let interval = fields.optional("interval").and_then(|node| interval(reader, node, today));
    let n = fields.optional("n").and_then(|node| whole(reader, node, ("`n`", 1)));
    fields.finish(reader);
    Some(Emotion { today, target, interval, n })
}

/// Two ends around today's mean.
fn interval(reader: &mut Reader, node: &Node, today: Option<f64>) -> Option<(f64, f64)> {
    let (low, high) = (*FEELINGS.start(), *FEELINGS.end());
    let ends: Vec<f64> = reader
        .list(node, "`interval`")
        .iter()
        .filter_map(|node| between(reader, node, ("an end of the interval", low, high)))
        .collect();
    match (<[f64; 2]>::try_from(ends), today) {
        (Ok([low, high]), Some(today)) if low <= today && today <= high => Some((low, high)),
        (Ok([_, _]), _) => {
            let hint = "write its low end, then its high one: `interval: [-1.4, -1.1]`".to_owned();
            reader.error("invalid-interval", node.place, "the interval does not hold the mean of `today`", Some(hint));
            None
        }
        _ => {
            reader.error("invalid-interval", node.place, "an interval has two ends: `[-1.4, -1.1]`", None);
            None
        }
    }
}

fn touchpoint(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Touchpoint> {
    let mut fields = reader.fields(node, "a touchpoint")?;
    let id = fields.required(reader, "id").and_then(|node| id(reader, node));
    let title = required_text(reader, &mut fields, ("title", scope));
    let purpose = optional_text(reader, &mut fields, ("purpose", scope));
    let channel = fields.required(reader, "channel").and_then(|node| channel(reader, node, scope));
    let volume = fields.optional("volume").and_then(|node| between(reader, node, ("`volume`", 0.0, 1e12)));
    let satisfaction = fields.optional("satisfaction").and_then(|node| satisfaction(reader, node));
    let owner = optional_text(reader, &mut fields, ("owner", scope));
    fields.finish(reader);
    Some(Touchpoint { id: id?, title: title?, purpose, channel: channel?, volume, satisfaction, owner })
}

/// A mean from 0 to 10, or the satisfied as a share.
fn satisfaction(reader: &mut Reader, node: &Node) -> Option<Satisfaction> {
    let before = reader.faults.errors();
    let mut fields = reader.fields(node, "the satisfaction")?;
    let score = fields.optional("score").and_then(|node| between(reader, node, ("`score`", 0.0, 10.0)));
    let share = fields.optional("share").and_then(|node| share(reader, node, "`share`"));
    let n = fields.optional("n").and_then(|node| whole(reader, node, ("`n`", 1)));
    fields.finish(reader);
    let value = match (score, share) {
        (Some(score), None) => Some(Satisfied::Score(score)),
        (None, Some(share)) => Some(Satisfied::Share(share)),
        (Some(_), Some(_)) => {
            reader.error("two-figures", node.place, "satisfaction is a `score` or a `share`, not both", None);
            None
        }
        // A figure that was refused was reported.
        (None, None) if reader.faults.errors() > before => None,
        (None, None) => {
            let hint = "`{score: 7.2, n: 340}` from 0 to 10, or `{share: 0.86, n: 340}` of customers".to_owned();
            reader.error("missing-field", node.place, "this satisfaction has no figure", Some(hint));
            None
        }
    };
    Some(Satisfaction { value: value?, n })
}

/// A share of 1; a figure above it was probably meant in per cent.
fn share(reader: &mut Reader, node: &Node, what: &str) -> Option<f64> {
    let number = reader.number(node, what)?;
    if (0.0..=1.0).contains(&number) {
        return Some(number);
    }
    let hint = (1.0..=100.0).contains(&number).then(|| format!("write {} for {number} %", number / 100.0));
    reader.error("out-of-range", node.place, format!("{what} is a share of 1, from 0 to 1, not {number}"), hint);
    None
}

fn irritant(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Irritant> {
    let mut fields = reader.fields(node, "an irritant")?;
    let text = required_text(reader, &mut fields, ("text", scope));
    let detail = optional_text(reader, &mut fields, ("detail", scope));
    let affected = fields.optional("affected").and_then(|node| match node.value {
        Value::Map(_) => counted(reader, node),
        _ => share(reader, node, "`affected`"),
    });
    fields.finish(reader);
    Some(Irritant { text: text?, detail, affected })
}

/// `{count: 208, of: 612}`.
fn counted(reader: &mut Reader, node: &Node) -> Option<f64> {
    let mut fields = reader.fields(node, "the customers affected")?;
    let [count, of] = [("count", 0), ("of", 1)].map(|(name, least)| {
        let node = fields.required(reader, name)?;
        whole(reader, node, (&format!("`{name}`"), least))
    });
    fields.finish(reader);
    let (count, of) = (count?, of?);
    if count > of {
        let message = format!("{count} customers are more than the {of} asked");
        reader.error("out-of-range", node.place, message, None);
        return None;
    }
    Some(count as f64 / of as f64)
}

/// A text, or one with more about it.
fn delight(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Delight> {
    let described = matches!(&node.value, Value::Map(pairs) if pairs.iter().any(|(key, _)| key.name == "text"));
    if !described {
        return Some(Delight { text: text(reader, node, ("delights", scope)), detail: None });
    }
    let mut fields = reader.fields(node, "a delight")?;
    let text = required_text(reader, &mut fields, ("text", scope));
    let detail = optional_text(reader, &mut fields, ("detail", scope));
    fields.finish(reader);
    Some(Delight { text: text?, detail })
}

/// `{days: 11}`, `{hours: 1, minutes: 30}`; in minutes.
fn duration(reader: &mut Reader, node: &Node) -> Option<f64> {
    let before = reader.faults.errors();
    let mut fields = reader.fields(node, "the duration")?;
    let parts = UNITS.map(|(unit, minutes)| {
        let node = fields.optional(unit)?;
        between(reader, node, (&format!("`{unit}`"), 0.0, 100_000.0)).map(|count| count * minutes)
    });
    fields.finish(reader);
    let given: Vec<f64> = parts.into_iter().flatten().collect();
    if given.is_empty() && reader.faults.errors() == before {
        let hint = "`{days: 11}` or `{hours: 1, minutes: 30}`".to_owned();
        reader.error("missing-field", node.place, "the duration has no figure", Some(hint));
    }
    (!given.is_empty()).then(|| given.iter().sum())
}
