//! One question.

use super::context::{Context, POLICIES, one_or_many};
use super::index;
use super::kinds;
use super::people;
use crate::diagnostic::Place;
use crate::questionnaire::{Advice, Evidence, EvidenceAsk, Horizon, Kind, Question, Text};
use crate::yaml::{Fields, Node};
use std::collections::BTreeMap;

/// A `show_if` that waits until every question is known.
pub(super) struct Pending<'n> {
    /// The question that is shown or hidden.
    pub(super) question: usize,
    /// What was written.
    pub(super) node: &'n Node,
}

const HORIZONS: [(&str, Horizon); 3] =
    [("0-3", Horizon::Months0To3), ("3-12", Horizon::Months3To12), ("12-36", Horizon::Months12To36)];

/// Reads a question of a domain and practice; `path` is that of its parent.
pub(super) fn question<'n>(
    ctx: &mut Context,
    node: &'n Node,
    (domain, practice): (usize, usize),
    (parent, pending): (&str, &mut Vec<Pending<'n>>),
    position: usize,
) -> Option<Question> {
    let mut fields = ctx.reader.fields(node, "a question")?;
    let id = ctx.question_ids.add(&mut ctx.reader, &mut fields, position);
    let path = format!("{parent}.{id}");
    let title = ctx.optional_text(&mut fields, "title", &format!("{path}.title"));
    let text = ctx.text(&mut fields, "text", &format!("{path}.text")).unwrap_or_else(|| ctx.no_text());
    let help = ctx.optional_text(&mut fields, "help", &format!("{path}.help"));
    let kind = kinds::kind(ctx, &mut fields, &path);
    let anchors = anchors(ctx, &mut fields, &kind, &path);
    let weight = ctx.weight(&mut fields);
    let reverse = reverse(ctx, &mut fields, &kind);
    let is_text = matches!(kind, Kind::Text);
    let scored = fields.optional_boolean(&mut ctx.reader, "scored").unwrap_or(!is_text) && !is_text;
    let defaults = ctx.scoring;
    let na = fields.optional("na").and_then(|node| ctx.reader.word(node, "`na`", &POLICIES)).unwrap_or(defaults.na);
    let dont_know = fields.optional("dont_know").and_then(|node| ctx.reader.word(node, "`dont_know`", &POLICIES));
    let perspectives = people::asked_perspectives(ctx, &mut fields);
    let audience = people::asked_audiences(ctx, &mut fields);
    let evidence = evidence(ctx, &mut fields, &kind, &path);
    let sectors = ids(ctx, &mut fields, "sectors");
    if let Some(node) = fields.optional("show_if") {
        pending.push(Pending { question: position, node });
    }
    let advice = advice(ctx, &mut fields, &kind, &path);
    let maps = maps(ctx, &mut fields);
    fields.finish(&mut ctx.reader);
    Some(Question {
        id,
        domain,
        practice,
        title,
        text,
        help,
        kind,
        anchors,
        weight,
        reverse,
        scored,
        na,
        dont_know: dont_know.unwrap_or(defaults.dont_know),
        perspectives,
        audience,
        evidence,
        sectors,
        show_if: None,
        advice,
        maps,
    })
}

/// The lowest and highest level in which a question's result is told: its own scale, else the level scale.
fn levels(ctx: &Context, kind: &Kind) -> Option<(f64, f64)> {
    let scale = if let Kind::Scale { scale } = kind { Some(*scale) } else { ctx.level_scale };
    scale.map(|scale| (ctx.scales[scale].min, ctx.scales[scale].max))
}

fn anchors(ctx: &mut Context, fields: &mut Fields, kind: &Kind, path: &str) -> BTreeMap<i64, Text> {
    let Some(node) = fields.optional("anchors") else { return BTreeMap::new() };
    let Kind::Scale { scale } = *kind else {
        // Where the kind itself could not be read, that was reported.
        if !matches!(kind, Kind::Text) {
            ctx.error("misplaced-field", node.place, "only a question on a scale has anchors", "leave `anchors` out");
        }
        return BTreeMap::new();
    };
    let (min, max) = (ctx.scales[scale].min, ctx.scales[scale].max);
    let anchors = levelled(ctx, node, (min, max), &format!("{path}.anchors"));
    let missing: Vec<String> =
        whole_levels((min, max)).filter(|level| !anchors.contains_key(level)).map(|level| level.to_string()).collect();
    if !missing.is_empty() && !anchors.is_empty() {
        let message = format!("`{path}` does not say what these levels look like: {}", missing.join(", "));
        ctx.reader.warning("missing-anchor", node.place, message, None);
    }
    anchors
}

/// The whole levels of a scale; none where a scale is so long that nobody describes its points.
fn whole_levels((min, max): (f64, f64)) -> impl Iterator<Item = i64> {
    let short = max - min <= 20.0;
    #[allow(clippy::cast_possible_truncation, reason = "a scale's ends were checked to be whole and small")]
    let (low, high) = if short { (min as i64, max as i64) } else { (1, 0) };
    low..=high
}

/// Texts by whole level within a scale.
pub(super) fn levelled(ctx: &mut Context, node: &Node, (min, max): (f64, f64), path: &str) -> BTreeMap<i64, Text> {
    let mut texts = BTreeMap::new();
    for (key, node) in ctx.reader.pairs(node, &format!("`{path}`")) {
        let level = key.name.parse::<i64>().ok().filter(|level| (min..=max).contains(&(*level as f64)));
        let Some(level) = level else {
            let message = format!("`{}` is not a level of the scale", key.name);
            ctx.error("level-outside-scale", key.place, message, &format!("its levels go from {min} to {max}"));
            continue;
        };
        let text = ctx.texts.text(&mut ctx.reader, node, &format!("{path}.{level}"));
        texts.insert(level, text);
    }
    texts
}

fn reverse(ctx: &mut Context, fields: &mut Fields, kind: &Kind) -> bool {
    let Some(node) = fields.optional("reverse") else { return false };
    let reverse = ctx.reader.boolean(node, "`reverse`").unwrap_or(false);
    if reverse && !matches!(kind, Kind::Scale { .. }) {
        let hint = "give the options or bands their points the other way round";
        ctx.error("reverse-without-scale", node.place, "only a question on a scale can be reversed", hint);
    }
    reverse
}

fn evidence(ctx: &mut Context, fields: &mut Fields, kind: &Kind, path: &str) -> Option<Evidence> {
    let node = fields.optional("evidence")?;
    let mut fields = ctx.reader.fields(node, "the evidence")?;
    let ask = fields.optional("ask").and_then(|node| evidence_ask(ctx, node, kind)).unwrap_or(EvidenceAsk::Optional);
    let mut examples = Vec::new();
    for node in fields.list(&mut ctx.reader, "examples") {
        let path = format!("{path}.evidence.{}", examples.len() + 1);
        examples.push(ctx.texts.text(&mut ctx.reader, node, &path));
    }
    fields.finish(&mut ctx.reader);
    Some(Evidence { ask, examples })
}

fn evidence_ask(ctx: &mut Context, node: &Node, kind: &Kind) -> Option<EvidenceAsk> {
    let word = ctx.reader.text(node, "`ask`")?;
    match word.as_str() {
        "optional" => return Some(EvidenceAsk::Optional),
        "required" => return Some(EvidenceAsk::Required),
        _ => {}
    }
    let level = word.strip_prefix("required_from_level_").and_then(|level| level.parse::<i64>().ok());
    let Some(level) = level else {
        let known = ["optional", "required", "required_from_level_2"];
        ctx.reader.unknown("unknown-value", node.place, format!("`ask` cannot be `{word}`"), (&word, known));
        return None;
    };
    if !levels(ctx, kind).is_none_or(|(min, max)| (min..=max).contains(&(level as f64))) {
        ctx.error("level-outside-scale", node.place, format!("{level} is not a level of the scale"), "");
    }
    Some(EvidenceAsk::RequiredFrom(level))
}

fn advice(ctx: &mut Context, fields: &mut Fields, kind: &Kind, path: &str) -> Vec<Advice> {
    let mut list: Vec<Advice> = Vec::new();
    let mut before = None;
    for node in fields.list(&mut ctx.reader, "advice") {
        let Some(mut fields) = ctx.reader.fields(node, "a piece of advice") else { continue };
        let below = fields.required(&mut ctx.reader, "below");
        let below = below.and_then(|node| Some((ctx.reader.number(node, "`below`")?, node.place)));
        let path = format!("{path}.advice.{}", below.map_or(0.0, |(level, _)| level));
        let text = ctx.text(&mut fields, "text", &path);
        let [effort, value] = ["effort", "value"].map(|name| grade(ctx, &mut fields, name));
        let owner = ctx.text(&mut fields, "owner", &format!("{path}.owner"));
        let horizon = fields.required(&mut ctx.reader, "horizon");
        let horizon = horizon.and_then(|node| ctx.reader.word(node, "`horizon`", &HORIZONS));
        fields.finish(&mut ctx.reader);
        let Some((below, place)) = below else { continue };
        below_a_level(ctx, kind, (below, place), before.replace(below));
        if let (Some(text), Some(effort), Some(value), Some(owner), Some(horizon)) =
            (text, effort, value, owner, horizon)
        {
            list.push(Advice { below, text, effort, value, owner, horizon });
        }
    }
    list
}

fn below_a_level(ctx: &mut Context, kind: &Kind, (below, place): (f64, Place), last: Option<f64>) {
    match levels(ctx, kind) {
        Some((min, max)) if below <= min || below > max => {
            let hint = format!("levels go from {min} to {max}: `below` lies above {min} and up to {max}");
            ctx.error(
                "level-outside-scale",
                place,
                format!("no answer that can be improved lies below {below}"),
                &hint,
            );
        }
        None if !matches!(kind, Kind::Text) => {
            let hint = "name the questionnaire's `level_scale`";
            ctx.error("missing-field", place, "advice by level needs a scale of levels", hint);
        }
        _ => {}
    }
    if last.is_some_and(|last| last >= below) {
        ctx.error("unordered-advice", place, "advice stands in the order of `below`, each level once", "");
    }
}

/// A grade from 1 to 5.
fn grade(ctx: &mut Context, fields: &mut Fields, name: &'static str) -> Option<u8> {
    let node = fields.required(&mut ctx.reader, name)?;
    let number = ctx.reader.number(node, &format!("`{name}`"))?;
    let grade = (1u8..=5).find(|grade| (f64::from(*grade) - number).abs() < 1e-9);
    if grade.is_none() {
        ctx.error("out-of-range", node.place, format!("`{name}` is a whole number from 1 to 5, not {number}"), "");
    }
    grade
}

/// Free ids: checked for their form only.
fn ids(ctx: &mut Context, fields: &mut Fields, name: &'static str) -> Vec<String> {
    let Some(node) = fields.optional(name) else { return Vec::new() };
    let nodes = one_or_many(&mut ctx.reader, node, name);
    let mut found = Vec::new();
    for node in nodes {
        let Some(id) = ctx.reader.text(node, name) else { continue };
        index::check(&mut ctx.reader, &id, node.place, false);
        found.push(id);
    }
    found
}

fn maps(ctx: &mut Context, fields: &mut Fields) -> BTreeMap<String, Vec<String>> {
    let mut maps = BTreeMap::new();
    for (key, node) in fields.map(&mut ctx.reader, "maps") {
        let nodes = one_or_many(&mut ctx.reader, node, "`maps`");
        let ids = nodes.iter().filter_map(|node| ctx.reader.text(node, "a counterpart")).collect();
        maps.insert(key.name.clone(), ids);
    }
    maps
}
