//! Why rules fired or did not: what each looked at in `ctx`, and what stood there.

use super::failure::{Failure, printable};
use super::sandbox::{Limits, Machine};
use super::snapshot::{Settings, Snapshot};
use super::{Plugin, Traced};
use mlua::{Table, Value};
use std::cell::RefCell;
use std::rc::Rc;

/// Most reads that are noted of one rule, and most characters of a name or a text among them.
const READS: usize = 200;
const SHOWN: usize = 200;

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

/// The table as one whose reads are noted under their paths. Strict tables stay strict.
pub(super) fn watched(machine: &Machine, path: &str, table: &Table, reads: &Reads) -> mlua::Result<Table> {
    let parts = table.pairs::<Value, Value>().collect::<mlua::Result<Vec<_>>>()?;
    let within = machine.lua.create_table()?;
    for (key, value) in parts {
        if let (Value::String(name), Value::Table(part)) = (&key, &value) {
            let place = format!("{path}.{}", name.to_string_lossy());
            within.raw_set(key.clone(), watched(machine, &place, part, reads)?)?;
        }
    }
    let (place, noted) = (path.to_owned(), Rc::clone(reads));
    let note = machine.lua.create_function(move |_, (key, value): (Value, Value)| {
        let mut reads = noted.borrow_mut();
        if reads.len() < READS {
            let read = (format!("{place}.{}", name(&key)), told(&value));
            if !reads.contains(&read) {
                reads.push(read);
            }
        }
        Ok(())
    })?;
    let proxy = machine.watched(table, &within, &note)?;
    proxy.set_readonly(true);
    Ok(proxy)
}

/// A key as an author would write it; of a table or a function its type, for its address differs from run to run.
fn name(key: &Value) -> String {
    match key {
        Value::String(text) => shown(text),
        other => told(other),
    }
}

/// A value as an author would write it.
fn told(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Boolean(b) => b.to_string(),
        Value::Integer(i) => i.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => format!("{:?}", shown(text)),
        other => other.type_name().to_owned(),
    }
}

fn shown(text: &mlua::LuaString) -> String {
    let bytes = text.as_bytes();
    // A character has at most four bytes.
    String::from_utf8_lossy(&bytes[..bytes.len().min(4 * SHOWN)]).chars().take(SHOWN).map(printable).collect()
}
