//! Where in `main.lua` a fault of what it returned stands, as well as it can be told: values remember no place, but their texts stand
//! in the source.

use super::hooks::Hooks;
use super::sandbox::CHUNK;
use super::walk::Wrong;
use mlua::{Function, Value};

/// Lines that one item is thought to span where nothing tells its end.
const SPAN: usize = 80;

/// The line of a fault: along its path, each list's item is found by its id or by a text that stands once in the source, each field by
/// its first mention from there on.
pub(super) fn line_of(wrong: &Wrong, hooks: &Hooks, source: &str) -> Option<usize> {
    let lines: Vec<&str> = source.lines().collect();
    let mut steps = steps(&wrong.path);
    let hook = steps.next().and_then(|step| step.name).unwrap_or_default();
    let declared = lines.iter().position(|line| mentions(line, hook) && line.contains('='));
    let Some(list) = hooks.list(hook) else { return declared.map(|at| at + 1).or_else(|| returned(&lines, wrong)) };
    let mut at = declared.or(hooks.made_at(hook).map(|line| line - 1));
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
            let next = anchor((&value, index + 1), &lines, (from, end));
            let found = anchor((&value, index), &lines, (from, end));
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
fn anchor((list, index): (&Value, usize), lines: &[&str], (from, end): (usize, usize)) -> Option<usize> {
    let found = |text: &str| {
        let marks = ['"', '\''].map(|mark| format!("{mark}{text}{mark}"));
        let quoted = |n: &usize| marks.iter().any(|quoted| lines[*n].contains(quoted));
        (from..end).filter(quoted).collect::<Vec<_>>()
    };
    let item = item(list, index);
    let by_id = id(&item).and_then(|own| {
        let twins = (1..index).filter(|before| id(&self::item(list, *before)).as_ref() == Some(&own)).count();
        found(&own).get(twins).copied()
    });
    let by_text = || {
        let mut told = Vec::new();
        texts(&item, &mut told);
        told.iter().map(|text| found(text)).filter(|found| found.len() == 1).map(|found| found[0]).min()
    };
    let by_function = || field(&item, "when").as_function().and_then(defined_at).map(|line| line - 1);
    by_id.or_else(by_text).or_else(by_function)
}

/// The line of a function that the plugin wrote; those of the library have their lines elsewhere.
pub(super) fn defined_at(function: &Function) -> Option<usize> {
    let info = function.info();
    info.line_defined.filter(|_| info.short_src.as_deref() == Some(CHUNK))
}

fn id(item: &Value) -> Option<String> {
    field(item, "id").as_string().map(mlua::LuaString::to_string_lossy)
}

/// The texts within a value, bounded in number and depth.
fn texts(value: &Value, into: &mut Vec<String>) {
    fn within(value: &Value, depth: usize, into: &mut Vec<String>) {
        match value {
            Value::String(text) if into.len() < 200 => into.push(text.to_string_lossy()),
            Value::Table(table) if depth < 8 && !table.has_metatable() => {
                for (_, value) in table.pairs::<Value, Value>().flatten().take(100) {
                    within(&value, depth + 1, into);
                }
            }
            _ => {}
        }
    }
    within(value, 0, into);
}
