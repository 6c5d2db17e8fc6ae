//! Distributions of answers: stacked shares of all and of groups, and a stacked bar for a table's cell.

use serde::Serialize;

use super::Theme;
use super::canvas::{Canvas, Rect, fill, set, stroke};
use super::text::width;

/// Shares by class as stacked bars, one a row; classes go from the worst (pale) to the best (dark).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Distribution {
    /// Alternative text.
    pub alt: String,
    /// Names of the classes.
    pub classes: Vec<String>,
    /// All, then the groups.
    pub rows: Vec<DistributionRow>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DistributionRow {
    /// Whose answers.
    pub name: String,
    /// Share of each class, 0 to 1, with its text; empty where none is shown.
    pub shares: Vec<(f64, String)>,
    /// At the row's end (`n = 14`), or why there is no bar.
    pub label: String,
    /// The bar of all: thicker.
    pub total: bool,
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

const WIDTH: f64 = 658.0;
const SWATCH: f64 = 10.0;
const LINE: f64 = 16.0;

/// The stacked bars, 658 wide, their legend above.
pub fn distribution(data: &Distribution, theme: &Theme) -> String {
    let mut c = Canvas::default();
    let ramp: Vec<String> = (0..data.classes.len()).map(|i| theme.ramp(i, data.classes.len())).collect();
    let top = legend(&mut c, data, (&ramp, theme)) + 8.0;
    let names = data.rows.iter().map(|r| width(&r.name, 10.8, 900)).fold(40.0, f64::max).min(150.0);
    let labels = data.rows.iter().map(|r| width(&r.label, 10.0, 400)).fold(24.0, f64::max).min(110.0);
    let (left, right) = (names + 10.0, WIDTH - labels - 10.0);
    let mut y = top;
    for row in &data.rows {
        let (height, size, weight) = if row.total { (14.0, 10.8, 900) } else { (10.5, 10.2, 400) };
        let middle = y + height / 2.0;
        c.text_in((0.0, middle + 3.8), &row.name, (set(size, theme.ink).weight(weight), names));
        bar(&mut c, row, (left, right, y, height), (&ramp, theme));
        c.text_in((WIDTH, middle + 3.6), &row.label, (set(10.0, theme.ink3).end(), labels));
        y += height + 3.5;
    }
    c.finish("dist", &data.alt, Rect(0.0, 0.0, WIDTH, (y - 2.0).max(1.0)))
}

/// Writes swatches and names on as many lines as they need; gives the height.
fn legend(c: &mut Canvas, data: &Distribution, (ramp, theme): (&[String], &Theme)) -> f64 {
    let (mut x, mut y) = (0.0, 0.0);
    for (name, colour) in data.classes.iter().zip(ramp) {
        let wide = width(name, 10.0, 400).min(WIDTH - SWATCH - 6.0);
        if x > 0.0 && x + SWATCH + 5.0 + wide > WIDTH {
            (x, y) = (0.0, y + LINE);
        }
        c.rect(Rect(x, y + 1.0, SWATCH, SWATCH), fill(colour));
        c.text_in((x + SWATCH + 5.0, y + 9.8), name, (set(10.0, theme.ink2), wide + 0.5));
        x += SWATCH + 5.0 + wide + 16.0;
    }
    y + SWATCH + 1.0
}

fn bar(c: &mut Canvas, row: &DistributionRow, at: (f64, f64, f64, f64), (ramp, theme): (&[String], &Theme)) {
    let (left, right, y, height) = at;
    if row.shares.is_empty() {
        c.line((left, y + height / 2.0), (right, y + height / 2.0), stroke(theme.rule, 1.0).dash("2 3"));
        return;
    }
    let mut x = left;
    for ((share, label), colour) in row.shares.iter().zip(ramp) {
        let wide = (right - left) * share;
        if wide > 0.0 {
            c.rect(Rect(x, y, (wide - 0.8).max(0.4), height), fill(colour));
        }
        if wide > width(label, 9.2, 700) + 5.0 {
            let ink = if Theme::is_dark(colour) { "#fff" } else { theme.ink };
            c.text((x + (wide - 0.8) / 2.0, y + height / 2.0 + 3.3), label, set(9.2, ink).bold().middle());
        }
        x += wide;
    }
}

/// The stacked bar, 150 × 12: levels touch, those without a level stand apart and open.
pub fn answer_bar(data: &AnswerBar, theme: &Theme) -> String {
    const WIDTH: f64 = 150.0;
    let total: f64 = data.levels.iter().sum::<f64>() + data.absent;
    let mut c = Canvas::default();
    if total <= 0.0 {
        c.text((0.0, 10.0), "—", set(10.0, theme.ink3));
        return c.finish("ab", &data.alt, Rect(0.0, 0.0, WIDTH, 12.0));
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
    c.finish("ab", &data.alt, Rect(0.0, 0.0, WIDTH, 12.0))
}
