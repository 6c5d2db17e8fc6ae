//! Rows of a table in the order of a column's figures, for those who read on a screen.

use super::written;
use tera::{Kwargs, State, TeraResult, Value};

/// `rows | ranked(column=2)`: from the highest figure to the lowest, rows without one after them; equals keep their order. A total and
/// what follows it stay where they are. Rows that come written bring their words along.
#[expect(clippy::needless_pass_by_value, reason = "Tera gives filters their arguments by value")]
pub(super) fn ranked(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let column: u64 = kwargs.must_get("column")?;
    let path = format!("cells.{column}.text");
    let total = |row: &Value| match row.as_array() {
        Some(list) => list.get(written::TOTAL).is_some_and(Value::is_truthy),
        None => row.get_from_path("total").is_some_and(Value::is_truthy),
    };
    let (ranked, foot) = rows.split_at(rows.iter().position(total).unwrap_or(rows.len()));
    let key = |row: &Value| match row.as_array() {
        Some(list) => written::text(list, column).and_then(figure),
        None => row.get_from_path(&path).and_then(Value::as_str).and_then(figure),
    };
    let mut keyed: Vec<(Option<f64>, &Value)> = ranked.iter().map(|row| (key(row), row)).collect();
    keyed.sort_by(|a, b| match (a.0, b.0) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    Ok(keyed.into_iter().map(|(_, row)| row).chain(foot).cloned().collect())
}

/// The figure that a text opens with, in either language: `63,7`, `−3.6`, `+13 points`, `90ᵉ`; none in words.
fn figure(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(['+', '≥', '>', '≤', '<', ' ', '\u{a0}', '\u{202f}']);
    let unsigned = text.strip_prefix(['−', '-']);
    let (mut digits, mut count, mut decimals) = (0.0, 0, None::<i32>);
    let unsigned_text = unsigned.unwrap_or(text);
    for (at, c) in unsigned_text.char_indices() {
        match c {
            '0'..='9' => {
                digits = digits * 10.0 + f64::from(u32::from(c) - u32::from('0'));
                count += 1;
                decimals = decimals.map(|decimals| decimals + 1);
            }
            // English thousands; no figure of a report has three decimals.
            ',' if count > 0 && unsigned_text[at + 1..].bytes().take_while(u8::is_ascii_digit).count() == 3 => {}
            ',' | '.' if decimals.is_none() && count > 0 => decimals = Some(0),
            '\u{202f}' | '\u{a0}' if count > 0 => {}
            _ => break,
        }
    }
    let figure = digits / 10_f64.powi(decimals.unwrap_or(0));
    (count > 0).then_some(if unsigned.is_some() { -figure } else { figure })
}

/// `rows | longest(column=1)`: the characters of a column's longest text.
#[expect(clippy::needless_pass_by_value, reason = "Tera gives filters their arguments by value")]
pub(super) fn longest(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<u64> {
    let column: u64 = kwargs.must_get("column")?;
    let path = format!("cells.{column}.text");
    let length = |row: &Value| match row.as_array() {
        Some(list) => Some(written::text(list, column)?.chars().count() as u64),
        None => Some(row.get_from_path(&path)?.as_str()?.chars().count() as u64),
    };
    Ok(rows.iter().filter_map(length).max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{figure, ranked};
    use tera::{Context, Tera};

    #[test]
    fn figures_are_read_as_either_language_writes_them() {
        let read = [
            "63,7",
            "−3.6",
            "+13 points",
            "90ᵉ",
            "1\u{202f}234",
            "60th",
            "≥ 45",
            "1,234",
            "1,234.5",
            "masqué",
            "–",
            "",
            "−",
        ]
        .map(figure);
        let some = [63.7, -3.6, 13.0, 90.0, 1234.0, 60.0, 45.0, 1234.0, 1234.5].map(Some);
        assert_eq!(read[..9], some);
        assert_eq!(read[9..], [None; 4]);
    }

    #[test]
    fn rows_are_ranked_and_the_total_with_what_follows_stays_last() {
        let row = |name: &str, score: &str, total: bool| serde_json::json!({"cells": [{"text": name}, {"text": score}], "total": total});
        let rows = [
            row("low", "9,5", false),
            row("hidden", "masqué", false),
            row("high", "63,7", false),
            row("all", "99", true),
            row("interval", "± 2", false),
        ];
        let mut tera = Tera::default();
        tera.register_filter("ranked", ranked);
        let mut context = Context::new();
        context.insert("rows", &rows);
        tera.add_raw_template("t", "{% for row in rows | ranked(column=1) %}{{ row.cells[0].text }} {% endfor %}")
            .expect("a template");
        assert_eq!(tera.render("t", &context).expect("rendered"), "high low hidden all interval ");
    }
}
