//! Reading what a plugin adds of its own: `metrics`, `sections`, `health`. Strict and bounded; figures that a report can print.

use super::manifest::{Manifest, Source};
use super::outcome::Text;
use super::own::{Better, Block, Cell, ChartKind, ChartRow, Health, OwnChart, OwnMetric, OwnSection, OwnTable};
use super::path::Path;
use super::walk::{Faults, Record, kind, list, number, text};
use mlua::Value;
use std::collections::BTreeSet;

const METRICS: usize = 20;
const SECTIONS: usize = 4;
const BLOCKS: usize = 12;
const COLUMNS: usize = 8;
const ROWS: usize = 40;
const CHART_ROWS: usize = 20;
const POINTS: usize = 20;
const HEALTH: usize = 10;
/// Titles, labels and units stand on one line, or two.
const LABEL_CHARS: usize = 200;
/// Beyond it a figure has more digits than a column has room.
const LARGEST: f64 = 1e12;

const BLOCK_KINDS: [&str; 5] = ["heading", "text", "list", "table", "chart"];
const BETTER: [(&str, Better); 2] = [("higher", Better::Higher), ("lower", Better::Lower)];
const CHARTS: [(&str, ChartKind); 3] =
    [("bars", ChartKind::Bars), ("dots", ChartKind::Dots), ("dumbbell", ChartKind::Dumbbell)];

/// Reads `metrics`.
pub(super) fn metrics(value: Option<&Value>, of: &Manifest, faults: &mut Faults) -> Vec<OwnMetric> {
    let mut seen = BTreeSet::new();
    items(value, (&Path::Top("metrics"), METRICS), faults, |item, path, faults| {
        let metric = metric(item, path, of, faults)?;
        once(&mut seen, &metric.id, path, faults);
        Some(metric)
    })
}

/// Reads `sections`.
pub(super) fn sections(value: Option<&Value>, of: &Manifest, faults: &mut Faults) -> Vec<OwnSection> {
    let mut seen = BTreeSet::new();
    items(value, (&Path::Top("sections"), SECTIONS), faults, |item, path, faults| {
        let section = section(item, path, of, faults)?;
        once(&mut seen, &section.id, path, faults);
        Some(section)
    })
}

/// Reads `health`.
pub(super) fn health(value: Option<&Value>, of: &Manifest, faults: &mut Faults) -> Vec<Health> {
    items(value, (&Path::Top("health"), HEALTH), faults, |item, path, faults| {
        let mut record = Record::open(item, path, faults)?;
        let text = record.text("text", faults);
        let warning = record.flag("warning", faults);
        record.finish(faults);
        Some(Health { plugin: of.id().to_owned(), warning, text: text? })
    })
}

fn metric(item: &Value, path: &Path, of: &Manifest, faults: &mut Faults) -> Option<OwnMetric> {
    let mut record = Record::open(item, path, faults)?;
    let id = record.id(faults);
    let label = label(&mut record, "label", faults);
    let value = record.required("value", faults).and_then(|value| figure(&value, &record.at("value"), faults));
    let decimals = decimals(&mut record, faults);
    let unit = optional_label(&mut record, "unit", faults);
    let n = record.optional_count("n", faults);
    let interval = interval(&mut record, value, faults);
    let better = record.optional_word("better", &BETTER, faults);
    let note = record.optional_text("note", faults);
    let source = record.source(of.sources(), faults).cloned();
    record.finish(faults);
    Some(OwnMetric {
        plugin: of.id().to_owned(),
        id: id?,
        label: label?,
        value: value?,
        decimals,
        unit,
        n,
        interval,
        better,
        note,
        source,
    })
}

fn decimals(record: &mut Record, faults: &mut Faults) -> u8 {
    let Some(given) = record.optional_number("decimals", faults) else { return 1 };
    let found = (0..=3_u8).find(|digits| (f64::from(*digits) - given).abs() < f64::EPSILON);
    found.unwrap_or_else(|| {
        faults.push(&record.at("decimals"), format!("{given} is not a whole number from 0 to 3"));
        1
    })
}

/// `interval = { low, high }`, which holds its value.
fn interval(record: &mut Record, value: Option<f64>, faults: &mut Faults) -> Option<(f64, f64)> {
    let (low, high) = record.optional_span("interval", ["low", "high"], faults)?;
    let path = record.at("interval");
    let Some(value) = value else {
        faults.push(&path, "stands beside no `value`");
        return None;
    };
    if low.abs() > LARGEST || high.abs() > LARGEST {
        faults.push(&path, too_large(if low.abs() > LARGEST { low } else { high }));
    } else if !(low..=high).contains(&value) {
        faults.push(&path, format!("from {low} to {high} does not hold the value, {value}"));
    }
    Some((low, high))
}

fn section(item: &Value, path: &Path, of: &Manifest, faults: &mut Faults) -> Option<OwnSection> {
    let mut record = Record::open(item, path, faults)?;
    let id = record.id(faults);
    let title = label(&mut record, "title", faults);
    let lead = record.optional_text("lead", faults);
    let blocks =
        filled(&mut record, ("blocks", BLOCKS), faults, |item, path, faults| block(item, path, of.sources(), faults));
    record.finish(faults);
    Some(OwnSection { plugin: of.id().to_owned(), id: id?, title: title?, lead, blocks })
}

fn block(item: &Value, path: &Path, sources: &[Source], faults: &mut Faults) -> Option<Block> {
    let mut record = Record::open(item, path, faults)?;
    let given = record.left();
    let [name] = given.as_slice() else {
        faults.push(path, format!("holds one of `{}`", BLOCK_KINDS.join("`, `")));
        return None;
    };
    let name = (*name).to_owned();
    match name.as_str() {
        "heading" => label(&mut record, "heading", faults).map(Block::Heading),
        "text" => record.text("text", faults).map(Block::Text),
        "list" => Some(Block::List(filled(&mut record, ("list", POINTS), faults, text))),
        "table" => {
            let value = record.optional("table")?;
            table(&value, &record.at("table"), sources, faults).map(Block::Table)
        }
        "chart" => {
            let value = record.optional("chart")?;
            chart(&value, &record.at("chart"), sources, faults).map(Block::Chart)
        }
        other => {
            faults.unknown_field(path, other, BLOCK_KINDS);
            None
        }
    }
}

fn table(value: &Value, path: &Path, sources: &[Source], faults: &mut Faults) -> Option<OwnTable> {
    let mut record = Record::open(value, path, faults)?;
    let title = label(&mut record, "title", faults);
    let columns = filled(&mut record, ("columns", COLUMNS), faults, short);
    let rows = filled(&mut record, ("rows", ROWS), faults, |row, path, faults| {
        let cells = list(row, path, COLUMNS, faults)?;
        if cells.len() != columns.len() && !columns.is_empty() {
            let (has, wants) = (counted(cells.len(), "cell"), counted(columns.len(), "column"));
            let hint = "; write `false` where nothing is known";
            faults.push(path, format!("has {has}, the table {wants}{hint}"));
        }
        let place = |index: usize| Path::Item(path, index + 1);
        cells.iter().enumerate().map(|(index, value)| cell(value, &place(index), faults)).collect()
    });
    let note = record.optional_text("note", faults);
    let source = record.source(sources, faults).cloned();
    record.finish(faults);
    Some(OwnTable { title: title?, columns, rows, note, source })
}

fn cell(value: &Value, path: &Path, faults: &mut Faults) -> Option<Cell> {
    match value {
        Value::Boolean(false) => Some(Cell::Absent),
        Value::Integer(_) | Value::Number(_) => figure(value, path, faults).map(Cell::Number),
        Value::String(_) | Value::Table(_) => text(value, path, faults).map(Cell::Text),
        other => {
            faults.push(path, format!("must be a number, a text or `false` (not known), not {}", kind(other)));
            None
        }
    }
}

fn chart(value: &Value, path: &Path, sources: &[Source], faults: &mut Faults) -> Option<OwnChart> {
    let mut record = Record::open(value, path, faults)?;
    let drawn = record.word("kind", &CHARTS, faults);
    let title = label(&mut record, "title", faults);
    let unit = label(&mut record, "unit", faults);
    let axis = record.optional_span("axis", ["from", "to"], faults).unwrap_or((0.0, 100.0));
    if axis.1 <= axis.0 || axis.0.abs() > LARGEST || axis.1.abs() > LARGEST {
        faults.push(&record.at("axis"), format!("no axis goes from {} to {}", axis.0, axis.1));
    }
    let ends = ends(&mut record, drawn, faults);
    let rows = filled(&mut record, ("rows", CHART_ROWS), faults, |item, path, faults| {
        chart_row(item, path, (drawn?, axis), faults)
    });
    let note = record.optional_text("note", faults);
    let source = record.source(sources, faults).cloned();
    record.finish(faults);
    Some(OwnChart { kind: drawn?, title: title?, unit: unit?, axis, rows, ends, note, source })
}

/// `ends = { from, to }`: a dumbbell's two values have names, the others' one has none.
fn ends(record: &mut Record, drawn: Option<ChartKind>, faults: &mut Faults) -> Option<(Text, Text)> {
    let given = record.optional("ends");
    let drawn = drawn?;
    let Some(value) = given else {
        if drawn == ChartKind::Dumbbell {
            faults.push(record.path, "lacks the field `ends`: what the two values of a dumbbell are called");
        }
        return None;
    };
    let path = record.at("ends");
    if drawn != ChartKind::Dumbbell {
        faults.push(&path, "belongs to a dumbbell");
        return None;
    }
    let mut ends = Record::open(&value, &path, faults)?;
    let (from, to) = (label(&mut ends, "from", faults), label(&mut ends, "to", faults));
    ends.finish(faults);
    Some((from?, to?))
}

fn chart_row(
    item: &Value,
    path: &Path,
    (drawn, axis): (ChartKind, (f64, f64)),
    faults: &mut Faults,
) -> Option<ChartRow> {
    let mut record = Record::open(item, path, faults)?;
    let label = label(&mut record, "label", faults);
    let value = on_axis(&mut record, "value", axis, faults);
    let to = on_axis(&mut record, "to", axis, faults);
    let interval = interval(&mut record, value, faults);
    let n = record.optional_count("n", faults);
    if to.is_some() && drawn != ChartKind::Dumbbell {
        faults.push(&record.at("to"), "belongs to a dumbbell");
    }
    if let Some((low, high)) = interval {
        if drawn != ChartKind::Dots {
            faults.push(&record.at("interval"), "belongs to dots");
        } else if low < axis.0 || high > axis.1 {
            faults.push(&record.at("interval"), outside(if low < axis.0 { low } else { high }, axis));
        }
    }
    record.finish(faults);
    Some(ChartRow { label: label?, value, to, interval, n })
}

/// A number on the axis, or nothing.
fn on_axis(record: &mut Record, name: &'static str, axis: (f64, f64), faults: &mut Faults) -> Option<f64> {
    let value = record.optional_number(name, faults)?;
    if value < axis.0 || value > axis.1 {
        faults.push(&record.at(name), outside(value, axis));
    }
    Some(value)
}

fn outside(value: f64, (from, to): (f64, f64)) -> String {
    format!("{value} lies outside the axis, {from} to {to}")
}

/// A number that a report can print.
fn figure(value: &Value, path: &Path, faults: &mut Faults) -> Option<f64> {
    let found = number(value, path, faults)?;
    if found.abs() > LARGEST {
        faults.push(path, too_large(found));
        return None;
    }
    Some(found)
}

fn too_large(number: f64) -> String {
    format!("{number:e} has too many digits for a report: count in millions")
}

/// A short text that must be there.
fn label(record: &mut Record, name: &'static str, faults: &mut Faults) -> Option<Text> {
    let value = record.required(name, faults)?;
    short(&value, &record.at(name), faults)
}

fn optional_label(record: &mut Record, name: &'static str, faults: &mut Faults) -> Option<Text> {
    let value = record.optional(name)?;
    short(&value, &record.at(name), faults)
}

fn short(value: &Value, path: &Path, faults: &mut Faults) -> Option<Text> {
    let found = text(value, path, faults)?;
    let long = found.texts().any(|text| text.chars().nth(LABEL_CHARS).is_some());
    if long {
        faults.push(path, format!("is longer than the {LABEL_CHARS} characters of a label"));
    }
    Some(found)
}

/// The items of a list that must be there and hold something.
fn filled<T>(
    record: &mut Record,
    (name, most): (&'static str, usize),
    faults: &mut Faults,
    read: impl FnMut(&Value, &Path, &mut Faults) -> Option<T>,
) -> Vec<T> {
    let Some(value) = record.required(name, faults) else { return Vec::new() };
    let path = record.at(name);
    if value.as_table().is_some_and(|table| table.is_empty() && !table.has_metatable()) {
        faults.push(&path, "is empty: leave out what holds it");
        return Vec::new();
    }
    items(Some(&value), (&path, most), faults, read)
}

/// Reads each item of a list under its path.
fn items<T>(
    value: Option<&Value>,
    (path, most): (&Path, usize),
    faults: &mut Faults,
    mut read: impl FnMut(&Value, &Path, &mut Faults) -> Option<T>,
) -> Vec<T> {
    let found = value.and_then(|value| list(value, path, most, faults)).unwrap_or_default();
    let numbered = found.iter().enumerate();
    numbered.filter_map(|(index, item)| read(item, &Path::Item(path, index + 1), faults)).collect()
}

fn once(seen: &mut BTreeSet<String>, id: &str, path: &Path, faults: &mut Faults) {
    if !seen.insert(id.to_owned()) {
        faults.push(&Path::Field(path, "id"), format!("`{id}` stands twice"));
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
