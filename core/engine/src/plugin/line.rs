//! Where in `main.lua` a fault of what it returned stands, as well as it can be told: values remember no place, but their texts stand
//! in the source.

use super::hooks::Hooks;
use super::sandbox::CHUNK;
use super::walk::Wrong;
use mlua::{Function, Value};
use std::collections::{BTreeMap, VecDeque};

/// Lines that one item is thought to span where nothing tells its end.
const SPAN: usize = 80;
/// Longest text that is looked for, in bytes, and most values that are looked at for texts.
const LONGEST: usize = 400;
const LOOKED_AT: usize = 60;

/// The lines of a source, and on which of them each quoted text stands: looked up, since a result may hold many.
pub(super) struct Lines<'s> {
    all: Vec<&'s str>,
    quoted: BTreeMap<&'s str, Vec<usize>>,
}

impl<'s> Lines<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        let all: Vec<&str> = source.lines().collect();
        let mut quoted: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, line) in all.iter().enumerate() {
            for mark in ['"', '\''] {
                // Before the first mark and after the last nothing is quoted.
                let parts: Vec<&str> = line.split(mark).collect();
                for part in parts.iter().skip(1).take(parts.len().saturating_sub(2)) {
                    let places = quoted.entry(part).or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
            }
        }
        Self { all, quoted }
    }

    /// The index of a line that the machine names, which counts from 1.
    fn index_of(&self, line: usize) -> Option<usize> {
        line.checked_sub(1).filter(|at| *at < self.all.len())
    }

    /// The lines from one to before another on which a text stands in quotes.
    fn quoting(&self, text: &str, (from, end): (usize, usize)) -> impl Iterator<Item = usize> {
        let found = self.quoted.get(text).map_or(&[][..], Vec::as_slice);
        found.iter().copied().filter(move |at| (from..end).contains(at))
    }
}

/// The line of a fault: along its path, each list's item is found by its id or by a text that stands once in the source, each field by
/// its first mention from there on.
pub(super) fn line_of(wrong: &Wrong, hooks: &Hooks, source: &Lines) -> Option<usize> {
    let lines = &source.all;
    let mut steps = steps(&wrong.path);
    let hook = steps.next().and_then(|step| step.name).unwrap_or_default();
    let declared = lines.iter().position(|line| mentions(line, hook) && line.contains('='));
    let Some(list) = hooks.list(hook) else { return declared.map(|at| at + 1).or_else(|| returned(lines, wrong)) };
    let mut at = declared.or_else(|| source.index_of(hooks.made_at(hook)?));
    // Items of a hook may be written anywhere; what lies within an item lies within its lines.
    let mut end = lines.len();
    let mut value = list.clone();
    for (depth, step) in std::iter::once(Step { name: None, index: indexed(&wrong.path) }).chain(steps).enumerate() {
        if let Some(name) = step.name {
            at =
                at.map(|from| lines[from..end].iter().position(|line| mentions(line, name)).map_or(from, |n| from + n));
            value = field(&value, name);
        }
        if let Some(index) = step.index {
            let from = if depth == 0 { 0 } else { at.unwrap_or(0) };
            let next = anchor((&value, index + 1), source, (from, end));
            let found = anchor((&value, index), source, (from, end));
            value = item(&value, index);
            if let Some(found) = found {
                end = next.filter(|next| *next > found).unwrap_or(end).min(found + SPAN).min(lines.len());
                at = Some(found);
            }
        }
    }
    if let Some(name) = &wrong.field {
        at = at.map(|from| lines[from..end].iter().position(|line| mentions(line, name)).map_or(from, |n| from + n));
    }
    at.map(|at| at + 1)
}

/// Faults of the whole result: where the unknown field stands, from the last `return` on that is not within a function.
fn returned(lines: &[&str], wrong: &Wrong) -> Option<usize> {
    let last = lines.iter().rposition(|line| line.starts_with("return"))?;
    let nearer = wrong.field.as_ref().and_then(|name| lines[last..].iter().position(|line| mentions(line, name)));
    Some(last + nearer.unwrap_or(0) + 1)
}

/// A part of a path: `rows[3]`.
struct Step<'p> {
    name: Option<&'p str>,
    index: Option<usize>,
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.').map(|step| Step { name: step.split('[').next(), index: indexed_step(step) })
}

/// The index of a path's first part.
fn indexed(path: &str) -> Option<usize> {
    indexed_step(path.split('.').next()?)
}

fn indexed_step(step: &str) -> Option<usize> {
    step.split_once('[')?.1.split(']').next()?.parse().ok()
}

fn mentions(line: &str, name: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

fn field(value: &Value, name: &str) -> Value {
    value.as_table().and_then(|table| table.raw_get(name).ok()).unwrap_or(Value::Nil)
}

fn item(value: &Value, index: usize) -> Value {
    value.as_table().and_then(|table| table.raw_get(index).ok()).unwrap_or(Value::Nil)
}

/// The line on which an item of a list begins: that of its id, else the first of its texts that stands once in these lines, else its
/// function's.
fn anchor((list, index): (&Value, usize), source: &Lines, range: (usize, usize)) -> Option<usize> {
    let item = item(list, index);
    let by_id = id(&item).and_then(|own| {
        let twins = (1..index).filter(|before| id(&self::item(list, *before)).as_ref() == Some(&own)).count();
        source.quoting(&own, range).nth(twins)
    });
    let by_text = || {
        let mut told = Vec::new();
        texts(&item, &mut told);
        let once = |text: &String| {
            let mut found = source.quoting(text, range);
            found.next().filter(|_| found.next().is_none())
        };
        told.iter().filter_map(once).min()
    };
    let by_function = || field(&item, "when").as_function().and_then(defined_at).and_then(|line| source.index_of(line));
    by_id.or_else(by_text).or_else(by_function)
}

/// The line of a function that the plugin wrote; those of the library have their lines elsewhere.
pub(super) fn defined_at(function: &Function) -> Option<usize> {
    let info = function.info();
    info.line_defined.filter(|_| info.short_src.as_deref() == Some(CHUNK))
}

fn id(item: &Value) -> Option<String> {
    short(&field(item, "id"))
}

/// A text that may stand in the source on one line; what a program made may be megabytes long.
fn short(value: &Value) -> Option<String> {
    value.as_string().filter(|text| text.as_bytes().len() <= LONGEST).map(mlua::LuaString::to_string_lossy)
}

/// The texts within a value, the outer ones first; it may hold itself, in as many places as it likes.
fn texts(value: &Value, into: &mut Vec<String>) {
    let mut open = VecDeque::from([value.clone()]);
    for _ in 0..LOOKED_AT {
        match open.pop_front() {
            Some(Value::Table(table)) if !table.has_metatable() => {
                open.extend(table.pairs::<Value, Value>().flatten().take(LOOKED_AT).map(|(_, value)| value));
            }
            Some(value) => into.extend(short(&value)),
            None => return,
        }
    }
}
