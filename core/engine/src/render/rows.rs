//! Rows of tables as HTML. Most of a report's elements stand in table cells: written here, a cell costs a tenth of what it would cost
//! in a template's own words.

use tera::value::Key;
use tera::{Kwargs, Map, State, TeraResult, Value};

/// What a cell is written with.
struct Pen<'v> {
    columns: &'v [Value],
    labels: &'v Map,
    glyphs: &'v Map,
    out: String,
}

/// A cell's fields, found in one go.
#[derive(Default)]
struct Cell<'v> {
    text: &'v str,
    note: &'v str,
    tone: &'v str,
    drawing: &'v str,
    class: Option<u64>,
}

impl<'v> Cell<'v> {
    fn of(fields: &'v Map) -> Self {
        let mut cell = Self::default();
        for (name, value) in fields {
            let text = value.as_str().unwrap_or_default();
            match name.as_str() {
                Some("text") => cell.text = text,
                Some("note") => cell.note = text,
                Some("tone") => cell.tone = text,
                Some("svg") => cell.drawing = text,
                Some("class") => cell.class = value.as_u64().filter(|class| *class > 0),
                _ => {}
            }
        }
        cell
    }
}

/// `table.rows | rows(columns=table.columns, labels=labels, glyphs=glyphs)`: `<tr>` elements, the first cell of each its head.
#[expect(clippy::needless_pass_by_value, reason = "Tera gives filters their arguments by value")]
pub(super) fn rows(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let mut pen = Pen {
        columns: kwargs.must_get("columns")?,
        labels: kwargs.must_get("labels")?,
        glyphs: kwargs.must_get("glyphs")?,
        out: String::with_capacity(256 * rows.len()),
    };
    for row in rows.iter().filter_map(Value::as_map) {
        pen.row(row);
    }
    Ok(Value::safe_string(&pen.out))
}

impl Pen<'_> {
    fn row(&mut self, row: &Map) {
        self.out.push_str(if holds(row, "total") { "<tr class=\"total\">" } else { "<tr>" });
        let cells = field(row, "cells").and_then(Value::as_array).unwrap_or_default();
        for (index, cell) in cells.iter().enumerate() {
            let cell = cell.as_map().map(Cell::of).unwrap_or_default();
            if index == 0 {
                self.out.push_str("<th scope=\"row\">");
                self.content(&cell);
                self.out.push_str("</th>");
            } else {
                self.opened(index, &cell);
                self.content(&cell);
                self.out.push_str("</td>");
            }
        }
        self.out.push_str("</tr>\n");
    }

    /// The start of a cell with its classes: a heat map's, those of figures, the gap beside figures, muted ones.
    fn opened(&mut self, index: usize, cell: &Cell) {
        let numeric = |index: usize| {
            let column = self.columns.get(index).and_then(Value::as_map);
            column.is_some_and(|column| holds(column, "numeric"))
        };
        let heat = cell.class.map(|class| format!("hc h{class}"));
        let kind = match &heat {
            Some(heat) => heat,
            None if numeric(index) => "num",
            None if numeric(index - 1) => "gut",
            None => "",
        };
        let muted = if cell.tone == "muted" { " muted" } else { "" };
        if kind.is_empty() && muted.is_empty() {
            self.out.push_str("<td>");
        } else {
            self.out.extend(["<td class=\"", kind, muted, "\">"]);
        }
    }

    /// Drawing, sign, words, and the smaller line.
    fn content(&mut self, cell: &Cell) {
        if !cell.drawing.is_empty() {
            self.out.extend(["<span class=\"cell\">", cell.drawing, "</span>"]);
        }
        if matches!(cell.tone, "good" | "attention") {
            self.out.push_str("<span class=\"mark\" role=\"img\" aria-label=\"");
            escape(&mut self.out, words(self.labels, cell.tone));
            self.out.extend(["\">", words(self.glyphs, cell.tone), "</span>&#160;"]);
        }
        escape(&mut self.out, site(cell.text));
        if !cell.note.is_empty() {
            self.out.push_str(" <span class=\"small\">");
            escape(&mut self.out, cell.note);
            self.out.push_str("</span>");
        }
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

/// A web address as its site's name, any other text as it is: an address in full breaks a table's column.
fn site(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return text };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Writes a text as Tera escapes it.
fn escape(out: &mut String, text: &str) {
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.extend([&text[kept..at], escaped]);
        kept = at + 1;
    }
    out.push_str(&text[kept..]);
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tera::{Context, Tera};

    fn rendered(rows: &serde_json::Value) -> String {
        let mut tera = Tera::default();
        tera.autoescape_on([""]);
        tera.register_filter("rows", super::rows);
        let template = "{{ rows | rows(columns=columns, labels=labels, glyphs=glyphs) }}";
        tera.add_raw_template("t", template).expect("a template");
        let columns = json!([{"numeric": false}, {"numeric": true}, {"numeric": false}]);
        let context = json!({"rows": rows, "columns": columns, "labels": {"good": "a \"good\" sign"}, "glyphs": {"good": "<svg/>"}});
        tera.render("t", &Context::from_serialize(&context).expect("plain data")).expect("rendered")
    }

    #[test]
    fn a_cell_has_its_drawing_sign_words_and_smaller_line() {
        let cells = json!([
            {"text": "<Ours & 'yours'>", "note": "n < 5", "tone": "neutral", "class": null, "svg": null},
            {"text": "53.2", "note": "", "tone": "good", "class": null, "svg": "<svg></svg>"},
            {"text": "https://www.example.com/a", "note": "", "tone": "muted", "class": null, "svg": null},
        ]);
        assert_eq!(
            rendered(&json!([{"cells": cells, "total": true}])),
            "<tr class=\"total\"><th scope=\"row\">&lt;Ours &amp; &#39;yours&#39;&gt; <span class=\"small\">n &lt; 5</span></th>\
             <td class=\"num\"><span class=\"cell\"><svg></svg></span><span class=\"mark\" role=\"img\" \
             aria-label=\"a &quot;good&quot; sign\"><svg/></span>&#160;53.2</td><td class=\"gut muted\">example.com</td></tr>\n"
        );
    }

    #[test]
    fn a_heat_maps_class_stands_before_all_others() {
        let cell = |class: Option<u8>| json!({"text": "1", "note": "", "tone": "neutral", "class": class, "svg": null});
        let rows = json!([{"cells": [cell(None), cell(Some(4)), cell(Some(0))], "total": false}]);
        assert_eq!(
            rendered(&rows),
            "<tr><th scope=\"row\">1</th><td class=\"hc h4\">1</td><td class=\"gut\">1</td></tr>\n"
        );
    }

    #[test]
    fn texts_are_escaped_as_tera_escapes_them() {
        let text = "<a href=\"x\">é & 'ü'</a>\u{202f};";
        let (mut ours, mut theirs) = (String::new(), Vec::new());
        super::escape(&mut ours, text);
        tera::escape_html(text, &mut theirs).expect("written");
        assert_eq!(ours.as_bytes(), theirs);
    }
}
