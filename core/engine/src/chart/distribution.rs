//! Distributions of answers: columns for a figure of its own, a stacked bar for a table's cell.

use serde::Serialize;

use super::Theme;
use super::canvas::{Canvas, Rect, fill, set, stroke};
/// Counts by class as columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Histogram {
    /// Alternative text.
    pub alt: String,
    /// The classes in order.
    pub columns: Vec<HistogramColumn>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HistogramColumn {
    /// The class.
    pub name: String,
    /// Its count or share; none: the label alone is written.
    pub value: Option<f64>,
    /// The same as text.
    pub label: String,
    /// Not an answer (does not know, not applicable): drawn open.
    pub absence: bool,
}

/// One question's answers in a table's cell: the levels from the lowest (pale) to the highest (dark), then those without one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AnswerBar {
    /// Alternative text with the counts.
    pub alt: String,
    /// Respondents per level, from the lowest.
    pub levels: Vec<f64>,
    /// Respondents asked who gave no level (NA, does not know, blank).
    pub absent: f64,
}

/// The histogram, 433 wide.
pub fn histogram(data: &Histogram, theme: &Theme) -> String {
    const WIDTH: f64 = 433.0;
    const FLOOR: f64 = 140.0;
    let most = data.columns.iter().filter_map(|k| k.value).fold(0.0, f64::max);
    let step = WIDTH / data.columns.len().max(1) as f64;
    let mut c = Canvas::default();
    for (i, column) in data.columns.iter().enumerate() {
        let middle = step * (i as f64 + 0.5);
        let value = column.value.unwrap_or(0.0);
        let height = if most > 0.0 { 116.0 * value / most } else { 0.0 };
        let wide = (step * 0.72).min(52.0);
        let bar = Rect(middle - wide / 2.0, FLOOR - height, wide, height);
        if height > 0.0 {
            let open = fill("#fff").edge(theme.ink3, 1.0);
            c.rect(bar, if column.absence { open } else { fill(&theme.a5) });
        }
        c.text((middle, FLOOR - height - 6.0), &column.label, set(11.0, theme.ink).bold().middle());
        c.block((middle, FLOOR + 18.0), &column.name, (set(10.0, theme.ink2).middle(), step - 4.0, 2));
    }
    c.line((0.0, FLOOR), (WIDTH, FLOOR), stroke(theme.ink, 1.0));
    c.finish("", &data.alt, Rect(0.0, 0.0, WIDTH, FLOOR + 36.0))
}

/// The stacked bar, 150 × 12: levels touch, those without a level stand apart and open.
pub fn answer_bar(data: &AnswerBar, theme: &Theme) -> String {
    const WIDTH: f64 = 150.0;
    let total: f64 = data.levels.iter().sum::<f64>() + data.absent;
    let mut c = Canvas::default();
    if total <= 0.0 {
        c.text((0.0, 10.0), "—", set(10.0, theme.ink3));
        return c.finish_cell("ab", &data.alt, Rect(0.0, 0.0, WIDTH, 12.0));
    }
    let last = data.levels.len().saturating_sub(1).max(1);
    let ramp = [theme.a15.as_str(), &theme.a3, &theme.a5, &theme.a9];
    let mut x = 0.0;
    for (i, count) in data.levels.iter().enumerate() {
        let wide = WIDTH * count / total;
        if wide > 0.0 {
            c.rect(Rect(x, 1.0, (wide - 0.6).max(0.4), 10.0), fill(ramp[i * (ramp.len() - 1) / last]));
        }
        x += wide;
    }
    if data.absent > 0.0 {
        c.rect(Rect(x + 0.6, 1.5, (WIDTH - x - 1.1).max(0.4), 9.0), stroke(theme.ink3, 0.8).on("#fff"));
    }
    c.finish_cell("ab", &data.alt, Rect(0.0, 0.0, WIDTH, 12.0))
}
