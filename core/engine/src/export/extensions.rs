//! Figures and sections of the plugins' own, and the plugins that did not run, for the JSON of `palier score`. Texts in the report's
//! language, figures unrounded.

use crate::locale::Locale;
use crate::plugin::{Block, Cell, Failure, Manifest, OwnChart, OwnMetric, OwnSection, OwnTable, Source, Text};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// What plugins add.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ExtensionsRef {
    metrics: Vec<Value>,
    sections: Vec<Value>,
}

/// What plugins add; none where no plugin adds anything.
pub fn extensions(metrics: &[OwnMetric], sections: &[OwnSection], locale: Locale) -> Option<ExtensionsRef> {
    let tag = locale.tag();
    (!(metrics.is_empty() && sections.is_empty())).then(|| ExtensionsRef {
        metrics: metrics.iter().map(|own| metric(own, tag)).collect(),
        sections: sections.iter().map(|own| section(own, tag)).collect(),
    })
}

/// A plugin that did not run, without which the figures were made.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StoppedRef {
    plugin: String,
    version: String,
    file: String,
    line: Option<usize>,
    message: String,
}

/// Plugins that did not run.
pub fn stopped_plugin(manifest: &Manifest, failure: &Failure) -> StoppedRef {
    StoppedRef {
        plugin: manifest.id().to_owned(),
        version: manifest.version().to_owned(),
        file: failure.file.clone(),
        line: failure.line,
        message: failure.message.clone(),
    }
}

fn text(text: Option<&Text>, tag: &str) -> Option<String> {
    text.map(|text| text.get(tag).to_owned())
}

fn source(source: Option<&Source>, tag: &str) -> Option<String> {
    text(source.map(|source| &source.citation), tag)
}

fn metric(own: &OwnMetric, tag: &str) -> Value {
    json!({
        "plugin": own.plugin, "id": own.id, "label": own.label.get(tag), "value": own.value, "unit": text(own.unit.as_ref(), tag),
        "n": own.n, "interval": own.interval, "better": own.better, "note": text(own.note.as_ref(), tag),
        "source": source(own.source.as_ref(), tag),
    })
}

fn section(own: &OwnSection, tag: &str) -> Value {
    let block = |block: &Block| match block {
        Block::Heading(heading) => json!({"heading": heading.get(tag)}),
        Block::Text(paragraph) => json!({"text": paragraph.get(tag)}),
        Block::List(points) => json!({"list": points.iter().map(|point| point.get(tag)).collect::<Vec<_>>()}),
        Block::Table(own) => json!({"table": table(own, tag)}),
        Block::Chart(own) => json!({"chart": chart(own, tag)}),
    };
    json!({
        "plugin": own.plugin, "id": own.id, "title": own.title.get(tag), "lead": text(own.lead.as_ref(), tag),
        "blocks": own.blocks.iter().map(block).collect::<Vec<_>>(),
    })
}

fn table(own: &OwnTable, tag: &str) -> Value {
    let cell = |cell: &Cell| match cell {
        Cell::Absent => Value::Null,
        Cell::Number(number) => json!(number),
        Cell::Text(words) => json!(words.get(tag)),
    };
    json!({
        "title": own.title.get(tag), "columns": own.columns.iter().map(|head| head.get(tag)).collect::<Vec<_>>(),
        "rows": own.rows.iter().map(|row| row.iter().map(cell).collect()).collect::<Vec<Vec<Value>>>(),
        "note": text(own.note.as_ref(), tag), "source": source(own.source.as_ref(), tag),
    })
}

fn chart(own: &OwnChart, tag: &str) -> Value {
    let ends = own.ends.as_ref().map(|(from, to)| [from.get(tag), to.get(tag)]);
    let rows = own.rows.iter().map(|row| {
        json!({"label": row.label.get(tag), "value": row.value, "to": row.to, "interval": row.interval, "n": row.n})
    });
    json!({
        "kind": own.kind, "title": own.title.get(tag), "unit": own.unit.get(tag), "axis": own.axis, "ends": ends,
        "rows": rows.collect::<Vec<_>>(), "note": text(own.note.as_ref(), tag), "source": source(own.source.as_ref(), tag),
    })
}
