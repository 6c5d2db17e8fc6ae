//! The metrics beside the scores, for the table of `palier score`.

use super::score::aligned;
use palier_engine::answers::Basis;
use palier_engine::export::unit;
use palier_engine::scoring::{MetricFigure, MetricResult};

/// One line a metric, one more a segment; empty without metrics.
pub fn table(results: &[MetricResult]) -> String {
    if results.is_empty() {
        return String::new();
    }
    let mut rows = vec![["metric", "value", "95 %", "n", "unit", "period"].map(String::from).to_vec()];
    for result in results {
        let metric = result.metric;
        let iso = |day: palier_engine::locale::Day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
        let period = metric.period.map_or_else(|| "–".to_owned(), |(from, to)| format!("{}/{}", iso(from), iso(to)));
        rows.push(line(&metric.id, Ok(&result.figure), [unit(metric), period]));
        if let Basis::Answers(answers) = &metric.basis {
            for ((id, _), figure) in answers.groups.iter().zip(&result.groups) {
                let figure = figure.as_ref().map_err(|why| why.code());
                rows.push(line(&format!("  {id}"), figure, [String::new(), String::new()]));
            }
        }
    }
    format!("\n{}", aligned(&rows))
}

fn line(name: &str, figure: Result<&MetricFigure, &str>, rest: [String; 2]) -> Vec<String> {
    let dash = || "–".to_owned();
    let mut cells = vec![name.to_owned()];
    match figure {
        Ok(figure) => {
            let interval =
                figure.interval.map_or_else(|why| why.code().to_owned(), |i| format!("{:.2}–{:.2}", i.low, i.high));
            cells.extend([format!("{:.2}", figure.value), interval, figure.n.map_or_else(dash, |n| n.to_string())]);
        }
        Err(why) => cells.extend([dash(), why.to_owned(), dash()]),
    }
    cells.extend(rest);
    cells
}
