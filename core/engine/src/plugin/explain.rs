//! Why rules fired or did not: what each looked at in `ctx`, and what stood there.

use super::failure::Failure;
use super::sandbox::Limits;
use super::snapshot::{Settings, Snapshot};
use super::{Plugin, Traced};
use mlua::{Function, Lua, Table, Value};
use std::cell::RefCell;
use std::rc::Rc;

/// One rule, asked about an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTrace {
    /// Its id.
    pub rule: String,
    /// What came of it.
    pub answer: Answer,
    /// What it read, in order, each once: `ctx.facts.days` and `41`; `nil` where nothing is known.
    pub reads: Vec<(String, String)>,
}

/// What came of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its condition held.
    Fired,
    /// It did not.
    Silent,
    /// The rule speaks of other questionnaires.
    Elsewhere,
    /// The plugin says that it has nothing to say here; stands under `applies`, and no rule was asked.
    DoesNotApply,
}

impl Answer {
    /// What came of a rule that speaks of the questionnaire at hand, or of others.
    pub(super) const fn of(here: bool, fired: bool) -> Self {
        match (here, fired) {
            (false, _) => Self::Elsewhere,
            (true, true) => Self::Fired,
            (true, false) => Self::Silent,
        }
    }
}

/// What was read since the last look.
pub(super) type Reads = Rc<RefCell<Vec<(String, String)>>>;

impl Plugin {
    /// Asks every rule, and notes what each looks at. Noting costs steps: a plugin near its budget may spend it here.
    ///
    /// # Errors
    /// As [`Plugin::run`].
    pub fn explain(&self, shown: &Snapshot, settings: &Settings) -> Result<Vec<RuleTrace>, Failure> {
        let settings = self.settled(settings)?;
        let reads = Reads::default();
        let mut traced = Traced { reads: Some(Rc::clone(&reads)), rules: Vec::new() };
        let (outcome, ..) = self.attempt(shown, &settings, &Limits::default(), (0, &mut traced));
        outcome.map_err(|fault| fault.of(self.manifest()))?;
        Ok(traced.rules)
    }
}

/// `ctx` as a table whose reads are noted under their paths. Strict tables stay strict; loops see the parts themselves.
pub(super) fn watched(lua: &Lua, ctx: &Table, reads: &Reads) -> mlua::Result<Table> {
    let behind = lua.create_table()?;
    let next: Function = lua.globals().get("next")?;
    let (parts, raw) = (behind.clone(), next.clone());
    let seen = move |table: Value| match parts.raw_get(&table)? {
        Value::Nil => Ok::<_, mlua::Error>(table),
        part => Ok(part),
    };
    let through = seen.clone();
    let stepped = lua.create_function(move |_, (table, key): (Value, Value)| {
        next.call::<mlua::MultiValue>((through(table)?, key))
    })?;
    let pairs = lua.create_function(move |_, table: Value| Ok((raw.clone(), seen(table)?, Value::Nil)))?;
    // The compiler's own way through a loop would see the empty table in front.
    lua.globals().set_safeenv(false);
    lua.globals().raw_set("next", stepped)?;
    lua.globals().raw_set("pairs", pairs)?;
    front(lua, ("ctx", ctx), &Watch { behind, reads: Rc::clone(reads) })
}

/// What stands behind each empty table, and where reads are noted.
#[derive(Clone)]
struct Watch {
    behind: Table,
    reads: Reads,
}

/// An empty table in front of a part of `ctx`.
fn front(lua: &Lua, (path, table): (&str, &Table), watch: &Watch) -> mlua::Result<Table> {
    let proxy = lua.create_table()?;
    let meta = lua.create_table()?;
    watch.behind.raw_set(&proxy, table)?;
    let (inner, place, watching) = (table.clone(), path.to_owned(), watch.clone());
    let index = lua.create_function(move |lua, (_, key): (Value, Value)| {
        let value: Value = inner.get(key.clone())?;
        let name = key.to_string()?;
        let at = format!("{place}.{name}");
        if let Value::Table(part) = &value {
            return front(lua, (&at, part), &watching).map(Value::Table);
        }
        let mut reads = watching.reads.borrow_mut();
        if !reads.iter().any(|(known, _)| *known == at) {
            reads.push((at, told(&value)));
        }
        Ok(value)
    })?;
    meta.raw_set("__index", index)?;
    let inner = table.clone();
    let every = lua.create_function(move |lua, _: Value| {
        let next: Value = lua.globals().get("next")?;
        Ok((next, inner.clone(), Value::Nil))
    })?;
    meta.raw_set("__iter", every)?;
    meta.raw_set("__metatable", false)?;
    proxy.set_metatable(Some(meta))?;
    proxy.set_readonly(true);
    Ok(proxy)
}

/// A value as an author would write it.
fn told(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Boolean(b) => b.to_string(),
        Value::Integer(i) => i.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => format!("{:?}", text.to_string_lossy()),
        other => other.type_name().to_owned(),
    }
}
