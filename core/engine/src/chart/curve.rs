//! The emotional curve: how each step of a journey feels today and is meant to feel, with what delights and irritates, the moments of
//! truth, and the zone below neutral.
//!
//! Between two steps the curve is a monotone cubic (Fritsch and Carlson, 1980): it never rises above nor falls below the two that it
//! joins. A step without a figure interrupts it.

mod labels;

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::text::width;
use super::{Span, Theme, Tick};

/// A journey's curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Curve {
    /// Alternative text.
    pub alt: String,
    /// The scale, from worst to best, in words; neutral among them.
    pub scale: Span,
    /// Its words.
    pub ticks: Vec<Tick>,
    /// The value that is neither good nor bad.
    pub neutral: f64,
    /// The steps in order.
    pub steps: Vec<CurveStep>,
    /// The zone to be shaded, and what is written over it.
    pub zone: Option<Zone>,
    /// The legend's words.
    pub legend: CurveLegend,
}

/// A step of a curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CurveStep {
    /// Its name, below the axis.
    pub name: String,
    /// How it feels today.
    pub today: Option<f64>,
    /// The interval of today's figure.
    pub interval: Option<Span>,
    /// How it is meant to feel.
    pub target: Option<f64>,
    /// Whether the relation can turn here.
    pub moment: bool,
    /// What it brings.
    pub mood: Mood,
    /// A few words at the point; may be empty. They are left out where there is no room for them,
    /// shortened at a moment of truth.
    pub label: String,
}

/// What a step brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mood {
    /// Neither.
    #[default]
    Plain,
    /// It delights.
    Delight,
    /// It irritates.
    Irritant,
}

/// A run of steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Zone {
    /// Its first step.
    pub from: usize,
    /// Its last step.
    pub to: usize,
    /// What is written over it.
    pub label: String,
}

/// The words of the marks; an empty one is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CurveLegend {
    /// The full line.
    pub today: String,
    /// The dashed line.
    pub target: String,
    /// The ring.
    pub moment: String,
    /// The triangle upwards.
    pub delight: String,
    /// The triangle downwards.
    pub irritant: String,
}

const WIDTH: f64 = 658.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 52.0;
const HEIGHT: f64 = 268.0;
/// Polyline points between two steps, where labels look for room.
const SAMPLES: usize = 12;

/// Where things stand.
struct Frame {
    y: Scale,
    /// How wide the scale's words are.
    words: f64,
    /// Between two steps.
    pitch: f64,
    /// Of the first step.
    first: f64,
}

impl Frame {
    fn x(&self, step: usize) -> f64 {
        self.first + self.pitch * step as f64
    }

    /// Left and right end of a zone.
    fn edges(&self, zone: &Zone) -> [f64; 2] {
        [self.x(zone.from) - self.pitch / 2.0, self.x(zone.to) + self.pitch / 2.0]
    }
}

fn frame(data: &Curve) -> Frame {
    let words = data.ticks.iter().map(|tick| width(&tick.label, 10.0, 400)).fold(LEFT, f64::max).min(110.0);
    let pitch = (WIDTH - words - 10.0) / data.steps.len().max(1) as f64;
    Frame {
        y: Scale::new(data.scale, (TOP + HEIGHT - 14.0, TOP + 14.0)),
        words,
        pitch,
        first: words + 6.0 + pitch / 2.0,
    }
}

/// The curve, 658 wide.
pub fn curve(data: &Curve, theme: &Theme) -> String {
    let frame = frame(data);
    let today: Vec<_> = points(data, &frame, |step| step.today);
    let target: Vec<_> = points(data, &frame, |step| step.target);
    let lines: Vec<Vec<(f64, f64)>> = today.iter().chain(&target).map(|run| sampled(run)).collect();
    let labels = labels::place(data, &frame, &lines);
    let mut c = Canvas::default();
    zone(&mut c, data, (&frame, &labels, theme));
    for tick in &data.ticks {
        let y = frame.y.at(tick.at);
        let neutral = (tick.at - data.neutral).abs() < 1e-9;
        let line = if neutral { stroke(theme.ink3, 1.2) } else { stroke(theme.rule, 1.0).dash("2 4") };
        for (from, to) in labels::level(&labels, y, (frame.words + 8.0, WIDTH)) {
            c.line((from, y), (to, y), line);
        }
    }
    for tick in &data.ticks {
        c.text_in((0.0, frame.y.at(tick.at) + 3.5), &tick.label, (set(10.0, theme.ink2), frame.words));
    }
    legend(&mut c, data, theme);
    for run in &target {
        smooth(&mut c, run, stroke(&theme.a5, 1.8).dash("6 4"));
        for (x, y) in run {
            c.rect(Rect(x - 2.6, y - 2.6, 5.2, 5.2), fill("#fff").edge(&theme.a5, 1.4));
        }
    }
    for run in &today {
        smooth(&mut c, run, stroke(&theme.a9, 2.4));
    }
    for (index, step) in data.steps.iter().enumerate() {
        point(&mut c, step, (&frame, index, theme));
    }
    labels::draw(&mut c, &labels, (data, theme));
    let bottom = names(&mut c, data, (&frame, theme));
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, bottom))
}

fn zone(c: &mut Canvas, data: &Curve, (frame, labels, theme): (&Frame, &[labels::Label], &Theme)) {
    let Some(zone) = &data.zone else { return };
    let [from, to] = frame.edges(zone);
    c.rect(Rect(from, TOP, to - from, HEIGHT), fill(theme.attbg));
    // Edges hold where the print has no colour.
    for x in [from, to] {
        for (top, bottom) in labels::upright(labels, x, (TOP, TOP + HEIGHT)) {
            c.line((x, top), (x, bottom), stroke(theme.att, 0.8).dash("3 3"));
        }
    }
    let half = width(&zone.label, 11.0, 700) / 2.0;
    let x = f64::midpoint(from, to).min(WIDTH - half).max(half);
    c.text((x, TOP - 7.0), &zone.label, set(11.0, theme.attink).bold().middle());
}

fn legend(c: &mut Canvas, data: &Curve, theme: &Theme) {
    let entry = |c: &mut Canvas, x: f64, words: &str| {
        c.text((x + 14.0, 14.0), words, set(10.5, theme.ink2));
        x + 32.0 + width(words, 10.5, 400)
    };
    let words = &data.legend;
    let mut x = 6.0;
    for (words, dash) in [(&words.today, false), (&words.target, true)] {
        if !words.is_empty() {
            let paint = if dash { stroke(&theme.a5, 1.8).dash("6 4") } else { stroke(&theme.a9, 2.4) };
            c.line((x - 6.0, 10.0), (x + 18.0, 10.0), paint);
            x = entry(c, x + 12.0, words);
        }
    }
    // The ring is wider than the other marks.
    x += 6.0;
    for (words, mood) in
        [(&words.moment, Mood::Plain), (&words.delight, Mood::Delight), (&words.irritant, Mood::Irritant)]
    {
        if !words.is_empty() {
            mark(c, (x, 10.0), (mood == Mood::Plain, mood), theme);
            x = entry(c, x, words);
        }
    }
}

/// Runs of neighbouring steps that have a figure.
fn points(data: &Curve, frame: &Frame, value: impl Fn(&CurveStep) -> Option<f64>) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (index, step) in data.steps.iter().enumerate() {
        match value(step) {
            Some(value) => runs.last_mut().expect("one is there").push((frame.x(index), frame.y.at(value))),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The slope at each point of a monotone cubic: 0 at a summit, bounded elsewhere by three times the flatter neighbour.
fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let between: Vec<f64> = points.windows(2).map(|w| (w[1].1 - w[0].1) / (w[1].0 - w[0].0)).collect();
    (0..points.len())
        .map(|i| match (i.checked_sub(1).map(|before| between[before]), between.get(i)) {
            (Some(before), Some(&after)) if before * after > 0.0 => {
                let mean = f64::midpoint(before, after);
                mean.signum() * mean.abs().min(3.0 * before.abs().min(after.abs()))
            }
            _ => 0.0,
        })
        .collect()
}

/// The two inner handles of each piece.
fn handles(points: &[(f64, f64)]) -> Vec<[(f64, f64); 4]> {
    let slopes = slopes(points);
    let piece = |i: usize| {
        let ((x0, y0), (x1, y1)) = (points[i], points[i + 1]);
        let third = (x1 - x0) / 3.0;
        [(x0, y0), (x0 + third, y0 + slopes[i] * third), (x1 - third, y1 - slopes[i + 1] * third), (x1, y1)]
    };
    (0..points.len().saturating_sub(1)).map(piece).collect()
}

fn smooth(c: &mut Canvas, points: &[(f64, f64)], paint: super::canvas::Paint) {
    let pieces = handles(points);
    if !pieces.is_empty() {
        c.curve(&pieces, paint);
    }
}

/// The same curve as a polyline.
fn sampled(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let at = |[a, b, c, d]: [(f64, f64); 4], t: f64| {
        let (u, v) = (1.0 - t, t);
        let mix =
            |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * v * b + 3.0 * u * v * v * c + v * v * v * d;
        (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
    };
    let pieces = handles(points);
    let inner = pieces.iter().flat_map(|piece| (0..SAMPLES).map(|i| at(*piece, i as f64 / SAMPLES as f64)));
    inner.chain(points.last().copied()).collect()
}

fn point(c: &mut Canvas, step: &CurveStep, (frame, index, theme): (&Frame, usize, &Theme)) {
    let Some(today) = step.today else { return };
    let at = (frame.x(index), frame.y.at(today));
    if let Some(interval) = step.interval {
        let (low, high) = (frame.y.at(interval.low), frame.y.at(interval.high));
        c.line((at.0, low), (at.0, high), stroke(&theme.a9, 1.2));
        for y in [low, high] {
            c.line((at.0 - 3.0, y), (at.0 + 3.0, y), stroke(&theme.a9, 1.2));
        }
    }
    let number = (index + 1).to_string();
    c.told(&[&number, &step.name, &step.label], |c| mark(c, at, (step.moment, step.mood), theme));
}

/// A ring around a moment of truth; within it, or alone, what the step brings.
pub(super) fn mark(c: &mut Canvas, (x, y): (f64, f64), (moment, mood): (bool, Mood), theme: &Theme) {
    if moment {
        c.circle((x, y), 8.0, fill("#fff").edge(&theme.a9, 2.8));
    }
    let r = if moment { 4.2 } else { 6.4 };
    match mood {
        Mood::Delight => c.path(
            &[(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)],
            true,
            fill(theme.good).edge("#fff", if moment { 0.0 } else { 1.0 }),
        ),
        Mood::Irritant => c.path(
            &[(x, y + r), (x + r, y - r * 0.8), (x - r, y - r * 0.8)],
            true,
            fill(theme.att).edge("#fff", if moment { 0.0 } else { 1.0 }),
        ),
        Mood::Plain if moment => {}
        Mood::Plain => c.circle((x, y), 4.0, fill(&theme.a9)),
    }
}

/// Numbers and names below the plot; gives back where they end.
fn names(c: &mut Canvas, data: &Curve, (frame, theme): (&Frame, &Theme)) -> f64 {
    let bottom = TOP + HEIGHT;
    c.line((frame.words + 8.0, bottom), (WIDTH, bottom), stroke(theme.ink, 1.0));
    for index in 0..data.steps.len() {
        c.line((frame.x(index), bottom), (frame.x(index), bottom + 4.0), stroke(theme.ink, 1.0));
    }
    let (lines, size) = if frame.pitch < 60.0 { (4, 8.5) } else { (3, 10.0) };
    let mut deepest = 1;
    for (index, step) in data.steps.iter().enumerate() {
        let x = frame.x(index);
        c.text((x, bottom + 16.0), &(index + 1).to_string(), set(10.0, theme.ink2).bold().middle());
        let rows = super::text::wrap(&step.name, size, 400, frame.pitch - 5.0, lines);
        deepest = deepest.max(rows.len());
        c.titled(&step.name, rows.last().is_some_and(|row| row.ends_with('…')), |c| {
            for (line, row) in rows.iter().enumerate() {
                c.text((x, bottom + 29.0 + size * 1.16 * line as f64), row, set(size, theme.ink).middle());
            }
        });
    }
    bottom + 22.0 + size * 1.16 * deepest as f64
}

#[cfg(test)]
mod tests;
