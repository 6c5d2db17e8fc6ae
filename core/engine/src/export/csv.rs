//! Scores as CSV: one row a figure. Texts that a spreadsheet would run as a formula are defused.

use super::Exported;
use super::figures::{figures, metric_rows};
use crate::scoring::MetricResult;
use std::borrow::Cow;

/// `kind,id,group,score,low,high,respondents,why`, one row a figure; blank where a figure is absent. Metrics follow the scores, in
/// their own units.
///
/// # Errors
/// Never in practice: the rows are written to memory.
pub fn scores_csv(e: &Exported, metrics: &[MetricResult]) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["kind", "id", "group", "score", "low", "high", "respondents", "why"])?;
    let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
    let count = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    for row in figures(e) {
        let interval = row.found.interval.ok();
        out.write_record([
            row.kind,
            &spreadsheet_safe(row.id),
            &spreadsheet_safe(row.group.map_or("", |group| &group.id)),
            &number(row.found.score.value()),
            &number(interval.map(|i| i.low)),
            &number(interval.map(|i| i.high)),
            &count(row.respondents()),
            row.why().unwrap_or_default(),
        ])?;
    }
    for row in metric_rows(metrics) {
        let figure = row.figure.ok();
        let interval = figure.and_then(|figure| figure.interval.ok());
        out.write_record([
            "metric",
            &spreadsheet_safe(row.id),
            &spreadsheet_safe(row.group),
            &number(figure.map(|figure| figure.value)),
            &number(interval.map(|i| i.low)),
            &number(interval.map(|i| i.high)),
            &count(figure.and_then(|figure| figure.n)),
            row.why().unwrap_or_default(),
        ])?;
    }
    let bytes = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8(bytes).expect("rows are made of text"))
}

/// A text that no spreadsheet takes for a formula: a leading `= + - @`, tab or carriage return gets an apostrophe before it.
pub fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::spreadsheet_safe;

    #[test]
    fn a_formula_becomes_a_text() {
        assert_eq!(spreadsheet_safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(spreadsheet_safe("front-line"), "front-line");
    }
}
