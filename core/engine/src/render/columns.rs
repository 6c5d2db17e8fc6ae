//! Heads of tables, on paper and for phones: written here, like the rows below them.

use tera::{Kwargs, State, Value};

use super::rows::{holds, words};
use super::template::css_text;
use crate::text::markup::escape;

/// `table.columns | heads`: `<th>` elements with the classes of figures and of the gap beside them.
pub(super) fn heads(columns: &[Value], _: Kwargs, _: &State) -> Value {
    let mut out = String::with_capacity(64 * columns.len());
    let mut beside_figures = false;
    for column in columns.iter().filter_map(Value::as_map) {
        let numeric = holds(column, "numeric");
        out.push_str(match (numeric, beside_figures) {
            (true, _) => "<th scope=\"col\" class=\"num\">",
            (false, true) => "<th scope=\"col\" class=\"gut\">",
            (false, false) => "<th scope=\"col\">",
        });
        escape(&mut out, words(column, "label"));
        let note = words(column, "note");
        if !note.is_empty() {
            out.push_str(" <span class=\"small\">");
            escape(&mut out, note);
            out.push_str("</span>");
        }
        out.push_str("</th>");
        beside_figures = numeric;
    }
    Value::safe_string(&out)
}

/// `table.columns | names`: the columns' words from the second one on, as custom properties of a style attribute.
pub(super) fn names(columns: &[Value], _: Kwargs, _: &State) -> Value {
    let mut out = String::with_capacity(32 * columns.len());
    for (index, column) in columns.iter().enumerate().skip(1) {
        let label = column.as_map().map(|column| words(column, "label")).unwrap_or_default();
        out.push_str("--c");
        out.push_str(&(index + 1).to_string());
        out.extend([":'", &css_text(label), "';"]);
    }
    Value::safe_string(&out)
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    #[test]
    fn heads_and_names_hold_the_columns_words_made_safe() {
        let mut tera = Tera::default();
        tera.autoescape_on([""]);
        tera.register_filter("heads", super::heads);
        tera.register_filter("names", super::names);
        tera.add_raw_template("t", "{{ columns | heads }}|{{ columns | names }}").expect("a template");
        let column = |label: &str, note: &str, numeric: bool| serde_json::json!({"label": label, "note": note, "numeric": numeric});
        let columns = [column("Who", "", false), column("<n>", "n = 14", true), column("Why & 'so'", "", false)];
        let context = Context::from_serialize(&serde_json::json!({ "columns": columns })).expect("plain data");
        assert_eq!(
            tera.render("t", &context).expect("rendered"),
            "<th scope=\"col\">Who</th><th scope=\"col\" class=\"num\">&lt;n&gt; <span class=\"small\">n = 14</span></th>\
             <th scope=\"col\" class=\"gut\">Why &amp; &#39;so&#39;</th>|--c2:'\\3c n\\3e ';--c3:'Why \\26  \\27 so\\27 ';"
        );
    }
}
