//! Rows of tables as HTML. Most of a report's elements stand in table cells: written here, a cell costs a tenth of what it would cost
//! in a template's own words.

use tera::value::Key;
use tera::{Kwargs, Map, State, TeraResult, Value};

use crate::text::markup::escape;

/// The words and the drawing of the tones that have a sign.
pub(super) struct Signs<'v> {
    pub good: Sign<'v>,
    pub attention: Sign<'v>,
}

/// What is said to screen readers, and the drawing.
pub(super) type Sign<'v> = (&'v str, &'v str);

/// A cell's fields.
#[derive(Default)]
pub(super) struct Cell<'v> {
    pub text: &'v str,
    pub note: &'v str,
    pub tone: &'v str,
    pub drawing: &'v str,
    /// Class of a heat map, from 1.
    pub class: Option<u64>,
}

impl<'v> Cell<'v> {
    fn of(fields: &'v Map) -> Self {
        Self {
            text: words(fields, "text"),
            note: words(fields, "note"),
            tone: words(fields, "tone"),
            drawing: words(fields, "svg"),
            class: field(fields, "class").and_then(Value::as_u64),
        }
    }
}

/// `table.rows | rows(columns=table.columns, labels=labels, glyphs=glyphs)`: `<tr>` elements, the first cell of each its head.
#[expect(clippy::needless_pass_by_value, reason = "Tera gives filters their arguments by value")]
pub(super) fn rows(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    if let Some(written) = rows.iter().map(|row| row.as_array()?.first()?.as_str()).collect::<Option<Vec<_>>>() {
        return Ok(Value::safe_string(&written.concat()));
    }
    let (labels, glyphs): (&Map, &Map) = (kwargs.must_get("labels")?, kwargs.must_get("glyphs")?);
    let sign = |tone| (words(labels, tone), words(glyphs, tone));
    let signs = Signs { good: sign("good"), attention: sign("attention") };
    let columns: &[Value] = kwargs.must_get("columns")?;
    let numeric: Vec<bool> =
        columns.iter().map(|column| column.as_map().is_some_and(|c| holds(c, "numeric"))).collect();
    let mut out = String::with_capacity(256 * rows.len());
    for row in rows.iter().filter_map(Value::as_map) {
        let mut pen = Pen::default();
        for cell in field(row, "cells").and_then(Value::as_array).unwrap_or_default() {
            pen.cell(&cell.as_map().map(Cell::of).unwrap_or_default(), &numeric, &signs);
        }
        pen.end(holds(row, "total"), &mut out);
    }
    Ok(Value::safe_string(&out))
}

/// Writes rows, cell by cell.
#[derive(Default)]
pub(super) struct Pen {
    /// The cells of the row so far.
    cells: String,
    /// How many.
    count: usize,
}

impl Pen {
    /// The next cell; `numeric` tells of each column whether it holds figures.
    pub fn cell(&mut self, cell: &Cell, numeric: &[bool], signs: &Signs) {
        let index = self.count;
        self.count += 1;
        if index == 0 {
            self.cells.push_str("<th scope=\"row\">");
            self.content(cell, signs);
            self.cells.push_str("</th>");
        } else {
            self.opened(cell, numeric, index);
            self.content(cell, signs);
            self.cells.push_str("</td>");
        }
    }

    /// Ends the row and adds it to `out`.
    pub fn end(&mut self, total: bool, out: &mut String) {
        out.reserve(self.cells.len() + 32);
        out.push_str(if total { "<tr class=\"total\">" } else { "<tr>" });
        out.push_str(&self.cells);
        out.push_str("</tr>\n");
        self.cells.clear();
        self.count = 0;
    }

    /// The start of a cell with its classes: a heat map's, those of figures, the gap beside figures, muted ones.
    fn opened(&mut self, cell: &Cell, numeric: &[bool], index: usize) {
        let holds_figures = |index: usize| numeric.get(index) == Some(&true);
        let class = cell.class.filter(|class| *class > 0);
        let muted = cell.tone == "muted";
        let kind = match class {
            Some(_) => "hc h",
            None if holds_figures(index) => "num",
            None if holds_figures(index - 1) => "gut",
            None if !muted => return self.cells.push_str("<td>"),
            None => "",
        };
        self.cells.extend(["<td class=\"", kind]);
        if let Some(class) = class {
            self.cells.push_str(&class.to_string());
        }
        self.cells.push_str(if muted { " muted\">" } else { "\">" });
    }

    /// Drawing, sign, words, and the smaller line.
    fn content(&mut self, cell: &Cell, signs: &Signs) {
        let out = &mut self.cells;
        if !cell.drawing.is_empty() {
            for part in ["<span class=\"cell\">", cell.drawing, "</span>"] {
                out.push_str(part);
            }
        }
        let sign = match cell.tone {
            "good" => Some(signs.good),
            "attention" => Some(signs.attention),
            _ => None,
        };
        if let Some((word, glyph)) = sign {
            out.push_str("<span class=\"mark\" role=\"img\" aria-label=\"");
            escape(out, word);
            out.extend(["\">", glyph, "</span>&#160;"]);
        }
        escape(out, site(cell.text));
        if !cell.note.is_empty() {
            out.push_str(" <span class=\"small\">");
            escape(out, cell.note);
            out.push_str("</span>");
        }
    }
}

fn field<'v>(of: &'v Map, name: &'static str) -> Option<&'v Value> {
    of.get(&Key::Str(name))
}

pub(super) fn holds(of: &Map, name: &'static str) -> bool {
    field(of, name).is_some_and(Value::is_truthy)
}

pub(super) fn words<'v>(of: &'v Map, name: &'static str) -> &'v str {
    field(of, name).and_then(Value::as_str).unwrap_or_default()
}

/// A web address as its site's name, any other text as it is: an address in full breaks a table's column.
fn site(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return text };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
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
}
