//! What `main.lua` returned: its hooks, called where they are functions, and read into an [`Outcome`].

use super::Traced;
use super::explain::Answer;
use super::line::defined_at;
use super::manifest::Manifest;
use super::outcome::Outcome;
use super::own_read::{health, metrics, sections};
use super::path::Path;
use super::rules;
use super::snapshot::Snapshot;
use super::walk::{Faults, Record, kind};
use mlua::{Function, Table, Value};
use std::collections::BTreeMap;

/// The hooks that are lists, in the order in which functions of theirs are called.
const LISTS: [&str; 6] = ["weights", "not_applicable", "rules", "metrics", "sections", "health"];

/// What messages call the table of hooks.
const RESULT: Path = Path::Top("main.lua's result");

/// What hooks are asked with.
pub(super) struct Scope<'a> {
    pub(super) manifest: &'a Manifest,
    pub(super) shown: &'a Snapshot,
    pub(super) ctx: &'a Table,
}

/// An error of the machine within a hook.
pub(super) struct Raised {
    pub(super) during: String,
    pub(super) error: mlua::Error,
}

/// The hooks of one run.
#[derive(Default)]
pub(super) struct Hooks {
    applies: Option<Value>,
    /// Lists, or the functions that make them.
    lists: BTreeMap<&'static str, Value>,
    /// Lines of the functions that made lists.
    made_at: BTreeMap<&'static str, usize>,
}

impl Hooks {
    /// Opens what `main.lua` returned.
    pub(super) fn open(returned: &Value, faults: &mut Faults) -> Self {
        let Some(mut top) = Record::open(returned, &RESULT, faults) else { return Self::default() };
        let applies = top.optional("applies");
        let lists: BTreeMap<_, _> = LISTS.into_iter().filter_map(|name| Some((name, top.optional(name)?))).collect();
        let before = faults.list.len();
        top.finish(faults);
        if lists.is_empty() && faults.list.len() == before {
            faults.push(&RESULT, format!("has no hook: return at least one of `{}`", LISTS.join("`, `")));
        }
        Self { applies, lists, made_at: BTreeMap::new() }
    }

    /// Asks all hooks. What is wrong with them stands in `faults`, and the outcome then means nothing.
    pub(super) fn ask(&mut self, scope: &Scope, traced: &mut Traced, faults: &mut Faults) -> Result<Outcome, Raised> {
        let mut outcome = Outcome { applies: self.applies(scope, faults)?, ..Outcome::default() };
        if !outcome.applies {
            traced.note("applies", Answer::DoesNotApply);
            return Ok(outcome);
        }
        self.make(scope)?;
        let rules = rules::read(|name| self.list(name), scope, faults);
        outcome.metrics = metrics(self.list("metrics"), scope.manifest, faults);
        outcome.sections = sections(self.list("sections"), scope.manifest, faults);
        outcome.health = health(self.list("health"), scope.manifest, faults);
        // What these looked at belongs to no rule.
        traced.forget();
        if !faults.list.is_empty() {
            return Ok(outcome);
        }
        for rule in rules {
            let (id, here) = (rule.id.clone(), rule.here);
            if rule.when.is_none() {
                outcome.always.push(id.clone());
            }
            let asked = rule.ask(scope, faults)?;
            traced.note(&id, Answer::of(here, asked.is_some()));
            match asked {
                Some(fired) => outcome.fired.push(fired),
                // A rule of other questionnaires was not examined.
                None if here => outcome.silent.push(id),
                None => {}
            }
        }
        Ok(outcome)
    }

    /// Whether the plugin has something to say here.
    fn applies(&self, scope: &Scope, faults: &mut Faults) -> Result<bool, Raised> {
        let says = match &self.applies {
            None => return Ok(true),
            Some(Value::Function(applies)) => call(applies, "applies", scope)?,
            Some(other) => {
                faults.push(&Path::Top("applies"), format!("must be a function(ctx), not {}", kind(other)));
                return Ok(true);
            }
        };
        let Value::Boolean(applies) = says else {
            faults.push(&Path::Top("applies"), format!("returned {}; expected true or false", kind(&says)));
            return Ok(true);
        };
        Ok(applies)
    }

    /// Puts what functions make in their place; nothing where they make nothing.
    fn make(&mut self, scope: &Scope) -> Result<(), Raised> {
        for name in LISTS {
            let Some(Value::Function(function)) = self.lists.get(name).cloned() else { continue };
            self.made_at.extend(defined_at(&function).map(|line| (name, line)));
            match call(&function, name, scope)? {
                Value::Nil => drop(self.lists.remove(name)),
                list => drop(self.lists.insert(name, list)),
            }
        }
        Ok(())
    }

    /// A hook's list.
    pub(super) fn list(&self, name: &str) -> Option<&Value> {
        self.lists.get(name)
    }

    /// The line of the function that made a hook's list.
    pub(super) fn made_at(&self, name: &str) -> Option<usize> {
        self.made_at.get(name).copied()
    }
}

fn call(function: &Function, name: &str, scope: &Scope) -> Result<Value, Raised> {
    function.call(scope.ctx).map_err(|error| Raised { during: name.to_owned(), error })
}
