//! Rows of tables as HTML. Most of a report's elements stand in table cells: written here, a cell costs a tenth of what it would cost
//! in a template's own words.

use tera::value::Key;
use tera::{Kwargs, Map, State, TeraResult, Value, escape_html};

/// What a cell is written with.
struct Pen<'v> {
    columns: &'v [Value],
    labels: &'v Map,
    glyphs: &'v Map,
    out: Vec<u8>,
}

/// `table.rows | rows(columns=table.columns, labels=labels, glyphs=glyphs)`: `<tr>` elements, the first cell of each its head.
#[expect(clippy::needless_pass_by_value, reason = "Tera gives filters their arguments by value")]
pub(super) fn rows(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let mut pen = Pen {
        columns: kwargs.must_get("columns")?,
        labels: kwargs.must_get("labels")?,
        glyphs: kwargs.must_get("glyphs")?,
        out: Vec::with_capacity(256 * rows.len()),
    };
    for row in rows.iter().filter_map(Value::as_map) {
        pen.row(row)?;
    }
    Ok(Value::safe_string(&String::from_utf8(pen.out)?))
}

impl Pen<'_> {
    fn row(&mut self, row: &Map) -> TeraResult<()> {
        self.put(if holds(row, "total") { "<tr class=\"total\">" } else { "<tr>" });
        let cells = field(row, "cells").and_then(Value::as_array).unwrap_or_default();
        for (index, cell) in cells.iter().enumerate() {
            let Some(cell) = cell.as_map() else { continue };
            if index == 0 {
                self.put("<th scope=\"row\">");
                self.content(cell)?;
                self.put("</th>");
            } else {
                self.opened(index, cell);
                self.content(cell)?;
                self.put("</td>");
            }
        }
        self.put("</tr>\n");
        Ok(())
    }

    /// The start of a cell with its classes: a heat map's, those of figures, the gap beside figures, muted ones.
    fn opened(&mut self, index: usize, cell: &Map) {
        let numeric = |index: usize| {
            let column = self.columns.get(index).and_then(Value::as_map);
            column.is_some_and(|column| holds(column, "numeric"))
        };
        let heat = field(cell, "class").and_then(Value::as_u64).filter(|class| *class > 0).map(|c| format!("hc h{c}"));
        let kind = match &heat {
            Some(heat) => heat,
            None if numeric(index) => "num",
            None if numeric(index - 1) => "gut",
            None => "",
        };
        let muted = if tone(cell) == "muted" { " muted" } else { "" };
        if kind.is_empty() && muted.is_empty() {
            return self.put("<td>");
        }
        for part in ["<td class=\"", kind, muted, "\">"] {
            self.out.extend_from_slice(part.as_bytes());
        }
    }

    /// Drawing, sign, words, and the smaller line.
    fn content(&mut self, cell: &Map) -> TeraResult<()> {
        let drawing = words(cell, "svg");
        if !drawing.is_empty() {
            self.put("<span class=\"cell\">");
            self.put(drawing);
            self.put("</span>");
        }
        let tone = tone(cell);
        if matches!(tone, "good" | "attention") {
            self.put("<span class=\"mark\" role=\"img\" aria-label=\"");
            escape_html(words(self.labels, tone), &mut self.out)?;
            self.put("\">");
            self.put(words(self.glyphs, tone));
            self.put("</span>&#160;");
        }
        escape_html(site(words(cell, "text")), &mut self.out)?;
        let note = words(cell, "note");
        if !note.is_empty() {
            self.put(" <span class=\"small\">");
            escape_html(note, &mut self.out)?;
            self.put("</span>");
        }
        Ok(())
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
}

fn field<'v>(of: &'v Map, name: &'static str) -> Option<&'v Value> {
    of.get(&Key::Str(name))
}

fn holds(of: &Map, name: &'static str) -> bool {
    field(of, name).is_some_and(Value::is_truthy)
}

fn words<'v>(of: &'v Map, name: &'v str) -> &'v str {
    of.get(&Key::Str(name)).and_then(Value::as_str).unwrap_or_default()
}

fn tone(cell: &Map) -> &str {
    words(cell, "tone")
}

/// A web address as its site's name, any other text as it is: an address in full breaks a table's column.
fn site(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return text };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}
