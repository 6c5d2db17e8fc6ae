//! Rules: the entries of `rules`, `weights` and `not_applicable`, read from what `main.lua` returned, then each asked once
//! whether it holds.

use super::effect;
use super::hooks::{Raised, Scope};
use super::manifest::Source;
use super::outcome::{AdviceText, Effect, FindingText, FiredRule, Text};
use super::path::Path;
use super::snapshot::Snapshot;
use super::walk::{Faults, Record, kind, list, string};
use mlua::{Function, Value};
use std::collections::BTreeSet;

/// Most questionnaires that one rule may name.
const MOST_QUESTIONNAIRES: usize = 50;

/// Most rules of one plugin, and most entries of each other list of effects.
pub const MAX_RULES: usize = 200;

/// The hooks that hold rules, in the order in which they are asked.
const HOOKS: [(&str, Form); 3] =
    [("weights", Form::Weight), ("not_applicable", Form::NotApplicable), ("rules", Form::Rule)];

/// How an entry is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Weight,
    NotApplicable,
    Rule,
}

impl Form {
    /// Fields beside those that all have; a rule of other questionnaires is not read further.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Weight => &["reason", "domain", "question", "factor"],
            Self::NotApplicable => &["reason", "question"],
            Self::Rule => &["effect", "finding", "advice"],
        }
    }

    /// An entry's name in messages.
    const fn word(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::NotApplicable => "not applicable",
            Self::Rule => "rule",
        }
    }
}

/// Reads one part of a rule.
type Reader<T> = fn(&Value, &Path, &Snapshot, &mut Faults) -> Option<T>;

/// A part as written, or a function that makes it when the rule fires.
enum Part<T> {
    Written(T),
    Made(Function),
}

/// One rule, read.
pub(super) struct Rule<'m> {
    pub(super) id: String,
    /// Its list, and its place there, from 1.
    place: (&'static str, usize),
    form: Form,
    source: Option<&'m Source>,
    /// Whether it speaks of the questionnaire at hand.
    pub(super) here: bool,
    /// Entries of the other lists may do without: they always hold.
    pub(super) when: Option<Function>,
    reason: Option<Text>,
    effect: Option<Part<Effect>>,
    finding: Option<Part<FindingText>>,
    advice: Option<Part<AdviceText>>,
}

/// Reads the lists that hold rules. Parts written as tables are checked here, whether or not their rule will fire.
pub(super) fn read<'v, 'm>(
    list_of: impl Fn(&str) -> Option<&'v Value>,
    scope: &Scope<'m>,
    faults: &mut Faults,
) -> Vec<Rule<'m>> {
    let mut seen = BTreeSet::new();
    let mut rules = Vec::new();
    for (hook, form) in HOOKS {
        let Some(items) = list_of(hook).and_then(|value| list(value, &Path::Top(hook), MAX_RULES, faults)) else {
            continue;
        };
        for (index, item) in items.iter().enumerate() {
            let Some(rule) = rule(item, (form, (hook, index + 1)), scope, faults) else { continue };
            if !seen.insert(rule.id.clone()) {
                faults.push(
                    &Path::Field(&Path::Item(&Path::Top(hook), index + 1), "id"),
                    format!("two rules are called `{}`", rule.id),
                );
            }
            rules.push(rule);
        }
    }
    rules
}

fn rule<'m>(
    item: &Value,
    (form, (hook, number)): (Form, (&'static str, usize)),
    scope: &Scope<'m>,
    faults: &mut Faults,
) -> Option<Rule<'m>> {
    let hook_path = Path::Top(hook);
    let path = Path::Item(&hook_path, number);
    let mut record = Record::open(item, &path, faults)?;
    let id = record.id(faults);
    let source = record.source(scope.manifest.sources(), faults);
    let when = when(&mut record, form, faults);
    let here = speaks_of(&mut record, &scope.shown.questionnaire, faults);
    let (mut reason, mut effect, mut finding, mut advice) = (None, None, None, None);
    if !here {
        // Its domains and questions are another's: nothing of it can be held against these.
        for name in form.fields() {
            record.optional(name);
        }
    } else if form == Form::Rule {
        let before = faults.list.len();
        effect = part(&mut record, "effect", effect::effect, scope.shown, faults);
        finding = part(&mut record, "finding", effect::finding, scope.shown, faults);
        advice = part(&mut record, "advice", effect::advice, scope.shown, faults);
        if effect.is_none() && finding.is_none() && advice.is_none() && faults.list.len() == before {
            faults.push(&path, "needs at least one of `effect`, `finding`, `advice`");
        }
    } else {
        reason = record.text("reason", faults);
        let read = if form == Form::Weight { effect::weight_entry } else { effect::excluded_entry };
        effect = read(&mut record, scope.shown, faults).map(Part::Written);
    }
    record.finish(faults);
    Some(Rule { id: id?, place: (hook, number), form, source, here, when, reason, effect, finding, advice })
}

fn when(record: &mut Record, form: Form, faults: &mut Faults) -> Option<Function> {
    let value = if form == Form::Rule { record.required("when", faults) } else { record.optional("when") };
    match value? {
        Value::Function(function) => Some(function),
        other => {
            faults.push(&record.at("when"), format!("must be a function(ctx), not {}", kind(&other)));
            None
        }
    }
}

/// Whether an entry speaks of the questionnaire at hand: one that names none speaks of all.
fn speaks_of(record: &mut Record, questionnaire: &str, faults: &mut Faults) -> bool {
    record.optional("questionnaires").is_none_or(|value| {
        let path = record.at("questionnaires");
        let named = list(&value, &path, MOST_QUESTIONNAIRES, faults).unwrap_or_default();
        let names: Vec<String> = named.iter().filter_map(|id| string(id, &path, faults)).collect();
        names.iter().any(|name| name == questionnaire)
    })
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

impl Rule<'_> {
    /// Asks the rule. `None` where it does not hold, or where a part of it is faulty (which `faults` then says).
    pub(super) fn ask(self, scope: &Scope, faults: &mut Faults) -> Result<Option<FiredRule>, Raised> {
        if !self.here || !self.holds(scope, faults)? {
            return Ok(None);
        }
        let effect = self.settle(self.effect.as_ref(), ("effect", effect::effect), scope, faults)?;
        let finding = self.settle(self.finding.as_ref(), ("finding", effect::finding), scope, faults)?;
        let advice = self.settle(self.advice.as_ref(), ("advice", effect::advice), scope, faults)?;
        Ok(Some(FiredRule {
            plugin: scope.manifest.id().to_owned(),
            rule: self.id,
            reason: self.reason,
            effect,
            finding,
            advice,
            source: self.source.cloned(),
        }))
    }

    fn holds(&self, scope: &Scope, faults: &mut Faults) -> Result<bool, Raised> {
        let Some(when) = &self.when else { return Ok(true) };
        Ok(match self.call(when, "when", scope)? {
            Value::Boolean(holds) => holds,
            // `facts.x and facts.x > 10` is nil where the fact was not given.
            Value::Nil => false,
            other => {
                let message = format!("returned {}; expected true or false", kind(&other));
                self.at("when", |path| faults.push(path, message));
                false
            }
        })
    }

    fn settle<T: Clone>(
        &self,
        part: Option<&Part<T>>,
        (name, read): (&str, Reader<T>),
        scope: &Scope,
        faults: &mut Faults,
    ) -> Result<Option<T>, Raised> {
        Ok(match part {
            None => None,
            Some(Part::Written(value)) => Some(value.clone()),
            Some(Part::Made(function)) => match self.call(function, name, scope)? {
                Value::Nil => None,
                value => self.at(name, |path| read(&value, path, scope.shown, faults)),
            },
        })
    }

    /// Hands on the path of a field.
    fn at<T>(&self, field: &str, to: impl FnOnce(&Path) -> T) -> T {
        let (hook, number) = self.place;
        to(&Path::Field(&Path::Item(&Path::Top(hook), number), field))
    }

    fn call(&self, function: &Function, name: &str, scope: &Scope) -> Result<Value, Raised> {
        let during = || format!("{} `{}`, {name}", self.form.word(), self.id);
        function.call(scope.ctx).map_err(|error| Raised { during: during(), error })
    }
}
