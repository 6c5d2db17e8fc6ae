//! Rows of a table in the order of a column's figures, for those who read on a screen.

use std::cmp::Ordering;

use tera::{Kwargs, State, TeraResult, Value};

/// `rows | ranked(column=2)`: from the highest figure to the lowest, those without one after them, totals last; equals keep their order.
pub(super) fn ranked(rows: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Vec<Value>> {
    let path = format!("cells.{}.text", kwargs.must_get::<u64>("column")?);
    let total = |row: &Value| row.get_from_path("total").is_some_and(Value::is_truthy);
    let key = |row: &Value| row.get_from_path(&path).and_then(Value::as_str).and_then(figure);
    let mut keyed: Vec<(bool, Option<f64>, &Value)> = rows.iter().map(|row| (total(row), key(row), row)).collect();
    keyed.sort_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| match (a.1, b.1) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()).then(Ordering::Equal),
        })
    });
    Ok(keyed.into_iter().map(|(_, _, row)| row.clone()).collect())
}

/// The figure that a text opens with, in either language: `63,7`, `−3.6`, `+13 points`, `90ᵉ`; none in words.
fn figure(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(['+', '≥', '>', '≤', '<', ' ', '\u{a0}', '\u{202f}']);
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '−' | '-' if plain.is_empty() => plain.push('-'),
            '0'..='9' => plain.push(c),
            ',' | '.' => plain.push('.'),
            '\u{202f}' | '\u{a0}' if !plain.is_empty() => {}
            _ => break,
        }
    }
    plain.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_are_read_as_either_language_writes_them() {
        let read = ["63,7", "−3.6", "+13 points", "90ᵉ", "1\u{202f}234", "60th", "≥ 45", "masqué", "–", ""].map(figure);
        let some = [63.7, -3.6, 13.0, 90.0, 1234.0, 60.0, 45.0].map(Some);
        assert_eq!(read[..7], some);
        assert_eq!(read[7..], [None, None, None]);
    }
}
