//! The rules of a plugin: read from what `main.lua` returned, then each asked once whether it holds.

use super::effect;
use super::manifest::Source;
use super::outcome::{AdviceText, Effect, FindingText, FiredRule};
use super::sandbox::CHUNK;
use super::snapshot::Snapshot;
use super::walk::{Faults, Record, kind, list, string};
use mlua::{Function, Table, Value};
use std::collections::BTreeSet;

/// Most questionnaires that one rule may name.
const MOST_QUESTIONNAIRES: usize = 50;

/// Longest id of a rule, in bytes.
const LONGEST_ID: usize = 60;

/// Most rules of one plugin.
pub const MAX_RULES: usize = 200;

/// Reads one part of a rule.
type Reader<T> = fn(&Value, &str, &Snapshot, &mut Faults) -> Option<T>;

/// A part as written, or a function that makes it when the rule fires.
enum Part<T> {
    Written(T),
    Made(Function),
}

/// One rule, read.
pub(super) struct Rule {
    pub(super) id: String,
    path: String,
    source: Option<Source>,
    /// Whether it speaks of the questionnaire at hand.
    pub(super) here: bool,
    when: Function,
    effect: Option<Part<Effect>>,
    finding: Option<Part<FindingText>>,
    advice: Option<Part<AdviceText>>,
}

/// An error of the machine within a rule.
pub(super) struct Raised {
    pub(super) during: String,
    pub(super) error: mlua::Error,
}

/// Reads `{ rules = { … } }`. Parts written as tables are checked here, whether or not their rule will fire.
pub(super) fn read(returned: &Value, sources: &[Source], shown: &Snapshot, faults: &mut Faults) -> Vec<Rule> {
    let Some(mut top) = Record::open(returned, "main.lua's result", faults) else { return Vec::new() };
    let items =
        top.required("rules", faults).and_then(|rules| list(&rules, "rules", MAX_RULES, faults)).unwrap_or_default();
    top.finish(faults);
    let mut seen = BTreeSet::new();
    let mut rules = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let path = format!("rules[{}]", index + 1);
        let Some(rule) = rule(item, path, sources, shown, faults) else { continue };
        if !seen.insert(rule.id.clone()) {
            faults.push(&format!("{}.id", rule.path), format!("two rules are called `{}`", rule.id));
        }
        rules.push(rule);
    }
    rules
}

fn rule(item: &Value, path: String, sources: &[Source], shown: &Snapshot, faults: &mut Faults) -> Option<Rule> {
    let mut record = Record::open(item, &path, faults)?;
    let id = record.string("id", faults).filter(|id| is_id(id, &path, faults));
    let source = record.optional("source").and_then(|value| cited(&value, &record.at("source"), sources, faults));
    let when = record.required("when", faults).and_then(|value| match value {
        Value::Function(function) => Some(function),
        other => {
            faults.push(&record.at("when"), format!("must be a function(ctx), not {}", kind(&other)));
            None
        }
    });
    let here = record.optional("questionnaires").is_none_or(|value| {
        let named = list(&value, &record.at("questionnaires"), MOST_QUESTIONNAIRES, faults).unwrap_or_default();
        let names = named.iter().filter_map(|id| string(id, &record.at("questionnaires"), faults));
        names.collect::<Vec<_>>().contains(&shown.questionnaire)
    });
    if !here {
        // Its domains and questions are another's: nothing of it can be held against these.
        for name in ["effect", "finding", "advice"] {
            record.optional(name);
        }
        record.finish(faults);
        return Some(Rule { id: id?, path, source, here, when: when?, effect: None, finding: None, advice: None });
    }
    let before = faults.list.len();
    let effect = part(&mut record, "effect", effect::effect, shown, faults);
    let finding = part(&mut record, "finding", effect::finding, shown, faults);
    let advice = part(&mut record, "advice", effect::advice, shown, faults);
    if effect.is_none() && finding.is_none() && advice.is_none() && faults.list.len() == before {
        faults.push(&path, "needs at least one of `effect`, `finding`, `advice`");
    }
    record.finish(faults);
    Some(Rule { id: id?, path, source, here, when: when?, effect, finding, advice })
}

fn is_id(id: &str, path: &str, faults: &mut Faults) -> bool {
    let sound = !id.is_empty()
        && id.len() <= LONGEST_ID
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !sound {
        faults.push(&format!("{path}.id"), "an id is letters, digits, `-`, `_` and `.`, at most 60");
    }
    sound
}

fn cited(value: &Value, path: &str, sources: &[Source], faults: &mut Faults) -> Option<Source> {
    let id = super::walk::string(value, path, faults)?;
    let found = sources.iter().find(|source| source.id == id).cloned();
    if found.is_none() {
        let message = format!("plugin.yaml has no source `{id:.60}`");
        faults.unknown(path, &message, &id, sources.iter().map(|source| source.id.as_str()));
    }
    found
}

fn part<T>(
    record: &mut Record,
    name: &'static str,
    read: Reader<T>,
    shown: &Snapshot,
    faults: &mut Faults,
) -> Option<Part<T>> {
    match record.optional(name)? {
        Value::Function(function) => Some(Part::Made(function)),
        value => read(&value, &record.at(name), shown, faults).map(Part::Written),
    }
}

impl Rule {
    /// Asks the rule. `None` where it does not hold, or where a part of it is faulty (which `faults` then says).
    pub(super) fn ask(
        self,
        plugin: &str,
        ctx: &Table,
        shown: &Snapshot,
        faults: &mut Faults,
    ) -> Result<Option<FiredRule>, Raised> {
        if !self.here {
            return Ok(None);
        }
        match self.call(&self.when, "when", ctx)? {
            Value::Boolean(true) => {}
            // `facts.x and facts.x > 10` is nil where the fact was not given.
            Value::Boolean(false) | Value::Nil => return Ok(None),
            other => {
                faults
                    .push(&format!("{}.when", self.path), format!("returned {}; expected true or false", kind(&other)));
                return Ok(None);
            }
        }
        let effect = self.settle(self.effect.as_ref(), "effect", effect::effect, (ctx, shown), faults)?;
        let finding = self.settle(self.finding.as_ref(), "finding", effect::finding, (ctx, shown), faults)?;
        let advice = self.settle(self.advice.as_ref(), "advice", effect::advice, (ctx, shown), faults)?;
        let reason = None;
        Ok(Some(FiredRule {
            plugin: plugin.to_owned(),
            rule: self.id,
            reason,
            effect,
            finding,
            advice,
            source: self.source,
        }))
    }

    fn settle<T: Clone>(
        &self,
        part: Option<&Part<T>>,
        name: &str,
        read: Reader<T>,
        (ctx, shown): (&Table, &Snapshot),
        faults: &mut Faults,
    ) -> Result<Option<T>, Raised> {
        Ok(match part {
            None => None,
            Some(Part::Written(value)) => Some(value.clone()),
            Some(Part::Made(function)) => match self.call(function, name, ctx)? {
                Value::Nil => None,
                value => read(&value, &format!("{}.{name}", self.path), shown, faults),
            },
        })
    }

    fn call(&self, function: &Function, name: &str, ctx: &Table) -> Result<Value, Raised> {
        let during = || format!("rule `{}`, {name}", self.id);
        function.call(ctx).map_err(|error| Raised { during: during(), error })
    }
}

/// The line in `main.lua` where the fault at a path stands, as well as it can be told: the first mention of the path's last
/// field from the rule's id onward, else the rule's id, else its `when`.
pub(super) fn line_of(path: &str, returned: &Value, source: &str) -> Option<usize> {
    let index: i64 = path.strip_prefix("rules[")?.split(']').next()?.parse().ok()?;
    let rules: Table = returned.as_table()?.raw_get("rules").ok()?;
    let rule: Table = rules.raw_get(index).ok()?;
    let id: Option<mlua::LuaString> = rule.raw_get("id").ok();
    let id = id.and_then(|id| id.to_str().ok().filter(|id| id.len() <= LONGEST_ID).map(|id| id.to_owned()));
    let written = id.map(|id| [format!("\"{id}\""), format!("'{id}'")]);
    // `when` may be a function of the library.
    let when = rule.raw_get::<Function>("when").ok().map(|when| when.info());
    let when = when.filter(|when| when.short_src.as_deref() == Some(CHUNK)).and_then(|when| when.line_defined);
    let quoted = |line: &str| written.iter().flatten().any(|id| line.contains(id.as_str()));
    let start = source.lines().position(quoted).map(|at| at + 1).or(when)?;
    let end = (start + 80).min(source.lines().count());
    let last = path.rsplit('.').next().filter(|_| path.contains("].")).unwrap_or_default();
    let names = |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == last);
    let nearer = source.lines().take(end).skip(start - 1).position(names).map(|at| start + at);
    Some(nearer.unwrap_or(start))
}
