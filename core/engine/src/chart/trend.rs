//! Waves: the whole as a line with its intervals, and a small panel a part, all on one scale.

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::text::width;
use super::{Axis, Span, Theme, Tick};

/// One organisation measured several times.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Trend {
    /// Alternative text.
    pub alt: String,
    /// Where each wave stands in time (in any unit) and what is written there, the earliest first.
    pub waves: Vec<Tick>,
    /// The scale of scores.
    pub axis: Axis,
    /// Scores that mean something, with their names: where stages begin.
    pub levels: Vec<Tick>,
    /// The whole.
    pub whole: TrendPanel,
    /// The parts.
    pub parts: Vec<TrendPanel>,
}

/// The line of one score.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TrendPanel {
    /// Its name.
    pub name: String,
    /// One a wave.
    pub points: Vec<TrendPoint>,
    /// What changed since the wave before the last, with its interval.
    pub change: String,
    /// Whether that is more than chance.
    pub certain: bool,
}

/// A score at a wave.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TrendPoint {
    /// The score.
    pub value: Option<f64>,
    /// Its interval.
    pub interval: Option<Span>,
    /// The score as text.
    pub label: String,
}

const WIDTH: f64 = 658.0;
/// Left and right end of the whole's lines, the room for the change after it.
const WHOLE: (f64, f64) = (34.0, 520.0);
const WHOLE_HEIGHT: f64 = 112.0;
const COLUMNS: usize = 3;
const GUTTER: f64 = 24.0;
const PART_HEIGHT: f64 = 46.0;
const PART_STEP: f64 = 86.0;

/// The chart, 658 wide.
pub fn trend(data: &Trend, theme: &Theme) -> String {
    let mut c = Canvas::default();
    let bottom = 12.0 + WHOLE_HEIGHT;
    let y = Scale::new(data.axis.span, (bottom, 12.0));
    let x = along(data, (WHOLE.0 + 14.0, WHOLE.1 - 14.0));
    for tick in &data.axis.ticks {
        c.line((WHOLE.0, y.at(tick.at)), (WHOLE.1, y.at(tick.at)), stroke(theme.rule2, 1.0));
        c.text((WHOLE.0 - 6.0, y.at(tick.at) + 3.5), &tick.label, set(10.0, theme.ink3).end());
    }
    for level in data.levels.iter().filter(|level| (data.axis.span.low..data.axis.span.high).contains(&level.at)) {
        c.line((WHOLE.0, y.at(level.at)), (WHOLE.1, y.at(level.at)), stroke(&theme.a5, 1.0).dash("3 3"));
        let room = WIDTH - WHOLE.1 - 8.0;
        c.text_in((WHOLE.1 + 8.0, y.at(level.at) + 3.5), &level.label, (set(10.0, &theme.a7), room));
    }
    let mut last = f64::NEG_INFINITY;
    for (place, wave) in data.waves.iter().enumerate() {
        let at = x.at(wave.at);
        let half = width(&wave.label, 10.5, 400) / 2.0;
        // The first and the last wave are always named.
        let end = place + 1 == data.waves.len();
        let before_end =
            data.waves.last().is_some_and(|end| at + half + 6.0 > x.at(end.at) - width(&end.label, 10.5, 400) / 2.0);
        if end || place == 0 || (at - half > last && !before_end) {
            c.text((at, bottom + 17.0), &wave.label, set(10.5, theme.ink2).middle());
            last = at + half + 6.0;
        }
    }
    line(&mut c, (data, &data.whole), theme, (x, y, 5.0));
    for (point, wave) in data.whole.points.iter().zip(&data.waves) {
        let Some(value) = point.value else { continue };
        let top = point.interval.map_or(value, |interval| interval.high);
        c.text((x.at(wave.at), y.at(top) - 7.0), &point.label, set(11.0, &theme.a9).weight(900).middle());
    }
    if let Some(value) = data.whole.points.last().and_then(|point| point.value) {
        let ink = if data.whole.certain { &theme.a9 } else { theme.ink3 };
        // Beside the last point, clear of the levels' names.
        let free = |at: &f64| data.levels.iter().all(|level| (y.at(level.at) + 3.5 - at).abs() >= 13.0);
        let beside = [4.0, -2.0, -8.0, -14.0, 10.0, 17.0, 23.0].map(|down| y.at(value) + down);
        let at = beside.into_iter().find(free).unwrap_or(beside[0]);
        c.text((WHOLE.1 + 8.0, at), &data.whole.change, set(12.0, ink).weight(900));
    }
    let first = bottom + 44.0;
    let wide = (WIDTH - GUTTER * (COLUMNS - 1) as f64) / COLUMNS as f64;
    for (place, part) in data.parts.iter().enumerate() {
        let left = (wide + GUTTER) * (place % COLUMNS) as f64;
        let top = first + PART_STEP * (place / COLUMNS) as f64;
        panel(&mut c, (data, part), theme, Rect(left, top, wide, PART_HEIGHT));
    }
    let rows = data.parts.len().div_ceil(COLUMNS);
    let height = if rows == 0 { bottom + 24.0 } else { first + PART_STEP * rows as f64 - 18.0 };
    c.finish("wide", &data.alt, Rect(0.0, 0.0, WIDTH, height))
}

/// The waves on a line, each at its time.
fn along(data: &Trend, ends: (f64, f64)) -> Scale {
    let at = |wave: Option<&Tick>| wave.map_or(0.0, |wave| wave.at);
    Scale::new(Span { low: at(data.waves.first()), high: at(data.waves.last()) }, ends)
}

/// A part: its name and change above, its line below.
fn panel(c: &mut Canvas, (data, part): (&Trend, &TrendPanel), theme: &Theme, Rect(left, top, wide, tall): Rect) {
    let ink = if part.certain { &theme.a9 } else { theme.ink3 };
    let change = set(11.0, ink).weight(if part.certain { 900 } else { 400 });
    let room = wide - width(&part.change, 11.0, change.weight) - 10.0;
    c.line((left, top), (left + wide, top), stroke(theme.rule, 1.0));
    c.text_in((left, top + 15.0), &part.name, (set(11.0, theme.ink).bold(), room));
    c.text((left + wide, top + 15.0), &part.change, change.end());
    let (x, y) =
        (along(data, (left + 22.0, left + wide - 22.0)), Scale::new(data.axis.span, (top + 22.0 + tall, top + 26.0)));
    line(c, (data, part), theme, (x, y, 3.4));
    let waves: Vec<f64> = data.waves.iter().map(|wave| wave.at).collect();
    let (Some(first), Some(last)) = (waves.first(), waves.last()) else { return };
    for (point, at, left_side) in [(part.points.first(), first, true), (part.points.last(), last, false)] {
        let Some((label, value)) = point.and_then(|point| Some((&point.label, point.value?))) else { continue };
        let text = set(10.0, theme.ink2);
        let (at, text) = if left_side { (x.at(*at) - 7.0, text.end()) } else { (x.at(*at) + 7.0, text) };
        c.text((at, y.at(value) + 3.5), label, text);
    }
}

/// Intervals, the line where neighbours are both known, and the points; the last one is filled.
fn line(c: &mut Canvas, (data, panel): (&Trend, &TrendPanel), theme: &Theme, (x, y, radius): (Scale, Scale, f64)) {
    let places = data.waves.iter().zip(&panel.points).map(|(wave, point)| Some((x.at(wave.at), y.at(point.value?))));
    let places: Vec<Option<(f64, f64)>> = places.collect();
    for (point, place) in panel.points.iter().zip(&places) {
        if let (Some(interval), Some((at, _))) = (point.interval, place) {
            c.line((*at, y.at(interval.low)), (*at, y.at(interval.high)), stroke(&theme.a3, radius * 0.9));
        }
    }
    for run in places.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
        if run.len() > 1 {
            c.path(&run, false, stroke(&theme.a7, 1.8));
        }
    }
    for (place, (point, at)) in panel.points.iter().zip(&places).enumerate() {
        let Some(at) = at else { continue };
        let last = place + 1 == places.len();
        let paint = if last { fill(&theme.a9).edge("#fff", 1.2) } else { fill("#fff").edge(&theme.a7, 1.6) };
        let wave = &data.waves[place].label;
        c.told(&[&panel.name, wave, &point.label], |c| c.circle(*at, if last { radius } else { radius * 0.85 }, paint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(name: &str, values: &[Option<f64>]) -> TrendPanel {
        let point = |value: &Option<f64>| TrendPoint {
            value: *value,
            interval: value.map(|v| Span { low: v - 3.0, high: v + 3.0 }),
            label: value.map_or_else(|| "–".into(), |v| v.to_string()),
        };
        TrendPanel {
            name: name.into(),
            points: values.iter().map(point).collect(),
            change: "+4,2 ± 3,1".into(),
            certain: name != "Mesure",
        }
    }

    fn chart(waves: usize, parts: usize) -> Trend {
        let names = ["Culture", "Connaissance client", "Stratégie", "Design", "Gouvernance", "Mesure"];
        let score = |part: usize, wave: usize| Some(42.0 + (part * 3 + wave * 4) as f64);
        Trend {
            alt: "Évolution".into(),
            waves: (0..waves).map(|w| Tick { at: w as f64 * 365.0, label: format!("octobre {}", 2023 + w) }).collect(),
            axis: Axis {
                span: Span { low: 30.0, high: 80.0 },
                ticks: [30, 50, 70].map(|at| Tick { at: f64::from(at), label: at.to_string() }).into(),
            },
            levels: vec![Tick { at: 50.0, label: "palier 3".into() }],
            whole: panel("Ensemble", &(0..waves).map(|w| score(1, w)).collect::<Vec<_>>()),
            parts: (0..parts)
                .map(|p| {
                    panel(
                        names[p % 6],
                        &(0..waves).map(|w| score(p, w).filter(|_| p != 3 || w > 0)).collect::<Vec<_>>(),
                    )
                })
                .collect(),
        }
    }

    #[test]
    fn two_and_four_waves() {
        insta::assert_snapshot!("two", trend(&chart(2, 6), &Theme::default()));
        insta::assert_snapshot!("four", trend(&chart(4, 2), &Theme::default()));
    }

    #[test]
    fn an_absent_score_breaks_the_line_and_draws_no_point() {
        let mut data = chart(3, 0);
        data.whole = panel("Ensemble", &[Some(40.0), None, Some(50.0)]);
        let svg = trend(&data, &Theme::default());
        assert_eq!(svg.matches("<circle").count(), 2);
        assert!(!svg.contains("NaN") && !svg.contains("–"));
    }

    #[test]
    fn nothing_measured_is_an_empty_frame() {
        let svg = trend(&Trend::default(), &Theme::default());
        assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN"));
    }
}
