//! Scores as CSV: one row a figure. Texts that a spreadsheet would run as a formula are defused.

use super::Exported;
use crate::answers::Basis;
use crate::measure::{Estimate, Score};
use crate::scoring::metric::NoMetricInterval;
use crate::scoring::{MetricFigure, MetricResult};

/// `kind,id,group,score,low,high,respondents,why`, one row a figure; blank where a figure is absent. Metrics follow the scores, in
/// their own units.
///
/// # Errors
/// Never in practice: the rows are written to memory.
pub fn scores_csv(e: &Exported, metrics: &[MetricResult]) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["kind", "id", "group", "score", "low", "high", "respondents", "why"])?;
    let mut row = |kind: &str, id: &str, group: &str, estimate: &Estimate| {
        let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
        let interval = estimate.interval.ok();
        let why = estimate.score.absence().or_else(|| estimate.interval.err().map(crate::measure::NoInterval::code));
        let hidden = estimate.score == Score::Suppressed;
        out.write_record([
            kind,
            &spreadsheet_safe(id),
            &spreadsheet_safe(group),
            &number(estimate.score.value()),
            &number(interval.map(|i| i.low)),
            &number(interval.map(|i| i.high)),
            &if hidden { String::new() } else { estimate.respondents.to_string() },
            why.unwrap_or_default(),
        ])
    };
    row("overall", "overall", "", &e.adjusted.overall)?;
    for (group, score) in e.set.groups.iter().zip(&e.adjusted.groups) {
        row("overall", "overall", &group.id, &score.overall)?;
    }
    for (domain, score) in e.questionnaire.domains.iter().zip(&e.adjusted.domains) {
        row("domain", &domain.id, "", &score.estimate)?;
        for (group, estimate) in e.set.groups.iter().zip(&score.groups) {
            row("domain", &domain.id, &group.id, estimate)?;
        }
        for (practice, estimate) in domain.practices.iter().zip(&score.practices) {
            row("practice", &practice.id, "", estimate)?;
        }
    }
    let mut row = |id: &str, group: &str, figure: Result<&MetricFigure, &'static str>| {
        let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
        let interval = figure.ok().and_then(|figure| figure.interval.ok());
        let why = figure.map_or_else(Some, |figure| figure.interval.err().map(NoMetricInterval::code));
        out.write_record([
            "metric",
            &spreadsheet_safe(id),
            &spreadsheet_safe(group),
            &number(figure.ok().map(|figure| figure.value)),
            &number(interval.map(|i| i.low)),
            &number(interval.map(|i| i.high)),
            &figure.ok().and_then(|figure| figure.n).map(|n| n.to_string()).unwrap_or_default(),
            why.unwrap_or_default(),
        ])
    };
    for result in metrics {
        row(&result.metric.id, "", Ok(&result.figure))?;
        if let Basis::Answers(answers) = &result.metric.basis {
            for ((group, _), figure) in answers.groups.iter().zip(&result.groups) {
                row(&result.metric.id, group, figure.as_ref().map_err(|why| why.code()))?;
            }
        }
    }
    let bytes = out.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8(bytes).expect("rows are made of text"))
}

/// A text that no spreadsheet takes for a formula: a leading `= + - @`, tab or carriage return gets an apostrophe before it.
pub fn spreadsheet_safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
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
