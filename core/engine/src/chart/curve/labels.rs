//! The few words at the points of a curve, each where it covers no curve, no mark and no other words, and is nearest to its own mark.
//! A dotted line that words must stand on is interrupted for them.

use super::super::canvas::{Anchor, Canvas, set};
use super::super::text::{width, wrap};
use super::{Curve, Frame, HEIGHT, Mood, TOP, Theme, WIDTH};

const SIZE: f64 = 9.5;
const LEADING: f64 = 11.0;
const LINES: usize = 3;
/// Rooms that are tried for a text, the widest first.
const ROOMS: [f64; 3] = [120.0, 92.0, 72.0];

/// Where words stand to their mark, and how far above or below it: those beside it may stand level with it. Near places first, so that
/// nobody wonders to which mark words belong.
const PLACES: [&[(Anchor, f64)]; 2] = [
    &[(Anchor::Middle, 12.0), (Anchor::End, -3.0), (Anchor::Start, -3.0), (Anchor::Middle, 18.0)],
    &[(Anchor::Middle, 26.0), (Anchor::End, 12.0), (Anchor::Start, 12.0), (Anchor::Middle, 36.0)],
];

/// A rectangle that is taken: left, top, right, bottom.
pub(super) type Taken = [f64; 4];

/// Words set somewhere.
pub(super) struct Label {
    x: f64,
    anchor: Anchor,
    rows: Vec<String>,
    pub(super) taken: Taken,
    pub(super) step: usize,
}

/// Finds places for the labels of all steps, those furthest from neutral first. One for which there is no room is left out.
pub(super) fn place(data: &Curve, frame: &Frame, lines: &[Vec<(f64, f64)>]) -> Vec<Label> {
    let mut order: Vec<(usize, f64)> = data
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| !step.label.is_empty())
        .filter_map(|(index, step)| Some((index, step.today?)))
        .collect();
    order.sort_by(|a, b| (b.1 - data.neutral).abs().total_cmp(&(a.1 - data.neutral).abs()));
    let points = data.steps.iter().enumerate().filter_map(|(index, step)| Some((index, frame.y.at(step.today?))));
    let points: Vec<_> = points.map(|(index, y)| (frame.x(index), y)).collect();
    let marks = data.steps.iter().enumerate().filter_map(|(index, step)| {
        let (x, y) = (frame.x(index), frame.y.at(step.today?));
        let ends = step.interval.map_or((y, y), |interval| (frame.y.at(interval.high), frame.y.at(interval.low)));
        Some([x - 9.0, (y - 9.0).min(ends.0), x + 9.0, (y + 9.0).max(ends.1)])
    });
    let mut taken: Vec<Taken> = marks.collect();
    let edges: Vec<f64> = data.zone.iter().flat_map(|zone| frame.edges(zone)).collect();
    let mut labels = Vec::new();
    for (index, today) in order {
        let at = (frame.x(index), frame.y.at(today));
        let free = |label: &Label, spared: Spared| {
            let inside = label.taken[0] >= frame.x(0) - frame.pitch / 2.0 - 4.0
                && label.taken[2] <= WIDTH
                && label.taken[1] >= TOP
                && label.taken[3] <= TOP + HEIGHT;
            let crossed = lines.iter().flatten().any(|point| holds(&label.taken, *point));
            let struck = data.ticks.iter().any(|tick| {
                let (y, neutral) = (frame.y.at(tick.at), (tick.at - data.neutral).abs() < 1e-9);
                (neutral || spared.ticks) && (label.taken[1]..=label.taken[3]).contains(&y)
            });
            let on_edge = |x: &f64| (label.taken[0] - 1.0..=label.taken[2] + 1.0).contains(x);
            let edge = spared.edges && edges.iter().any(on_edge);
            let own = distance(&label.taken, at);
            let strange = points.iter().any(|point| *point != at && distance(&label.taken, *point) < own + 3.0);
            let covered = taken.iter().any(|other| overlap(other, &label.taken));
            inside && !crossed && !struck && !edge && !strange && !covered
        };
        let step = &data.steps[index];
        let find = |spared| candidates(&step.label, at, today < data.neutral).find(|label| free(label, spared));
        let Some(label) = SPARED.into_iter().find_map(find) else { continue };
        taken.push(label.taken);
        labels.push(Label { step: index, ..label });
    }
    labels
}

/// Which lines words do not stand on. Where there is no other room, the line has a gap.
#[derive(Clone, Copy)]
struct Spared {
    ticks: bool,
    edges: bool,
}

const SPARED: [Spared; 3] =
    [Spared { ticks: true, edges: true }, Spared { ticks: false, edges: true }, Spared { ticks: false, edges: false }];

/// Draws the labels.
pub(super) fn draw(c: &mut Canvas, labels: &[Label], (data, theme): (&Curve, &Theme)) {
    for label in labels {
        let ink = match data.steps[label.step].mood {
            Mood::Delight => theme.good,
            Mood::Irritant => theme.attink,
            Mood::Plain => theme.ink,
        };
        for (line, row) in label.rows.iter().enumerate() {
            let y = label.taken[1] + LEADING * (line as f64 + 0.8);
            let set = set(SIZE, ink).bold();
            let set = match label.anchor {
                Anchor::Start => set,
                Anchor::Middle => set.middle(),
                Anchor::End => set.end(),
            };
            c.text((label.x, y), row, set);
        }
    }
}

/// The pieces of a level line at `y` that no label stands on.
pub(super) fn level(labels: &[Label], y: f64, ends: (f64, f64)) -> Vec<(f64, f64)> {
    let on = labels.iter().filter(|label| (label.taken[1]..=label.taken[3]).contains(&y));
    pieces(on.map(|label| (label.taken[0], label.taken[2])).collect(), ends)
}

/// The pieces of an upright line at `x` that no label stands on.
pub(super) fn upright(labels: &[Label], x: f64, ends: (f64, f64)) -> Vec<(f64, f64)> {
    let on = labels.iter().filter(|label| (label.taken[0] - 1.0..=label.taken[2] + 1.0).contains(&x));
    pieces(on.map(|label| (label.taken[1], label.taken[3])).collect(), ends)
}

/// What is left of a stretch between gaps, each with some air.
fn pieces(mut gaps: Vec<(f64, f64)>, (from, to): (f64, f64)) -> Vec<(f64, f64)> {
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut at = from;
    let mut left = Vec::new();
    for (start, end) in gaps {
        left.push((at, start - 3.0));
        at = at.max(end + 3.0);
    }
    left.push((at, to));
    left.retain(|(start, end)| end > start);
    left
}

/// Places worth trying: outside of the curve first, whole words only.
fn candidates(label: &str, (x, y): (f64, f64), below: bool) -> impl Iterator<Item = Label> {
    let sides = [below, !below];
    let tried = PLACES.into_iter().flat_map(move |places| {
        ROOMS.into_iter().flat_map(move |room| {
            sides
                .into_iter()
                .flat_map(move |below| places.iter().map(move |(anchor, off)| (room, below, *anchor, *off)))
        })
    });
    let label = label.to_owned();
    tried.filter_map(move |(room, below, anchor, off)| {
        let rows = wrap(&label, SIZE, 700, room, LINES);
        if rows.iter().any(|row| row.ends_with('…')) {
            return None;
        }
        let wide = rows.iter().map(|row| width(row, SIZE, 700)).fold(0.0, f64::max);
        let high = LEADING * rows.len() as f64;
        let (set_at, left) = match anchor {
            Anchor::Middle => (x, x - wide / 2.0),
            Anchor::End => (x - 11.0, x - 11.0 - wide),
            Anchor::Start => (x + 11.0, x + 11.0),
        };
        let top = if below { y + off } else { y - off - high };
        Some(Label { x: set_at, anchor, rows, taken: [left, top, left + wide, top + high], step: 0 })
    })
}

fn holds([left, top, right, bottom]: &Taken, (x, y): (f64, f64)) -> bool {
    (left - 2.0..=right + 2.0).contains(&x) && (top - 2.0..=bottom + 2.0).contains(&y)
}

/// From a rectangle to a point.
pub(super) fn distance([left, top, right, bottom]: &Taken, (x, y): (f64, f64)) -> f64 {
    (left - x).max(x - right).max(0.0).hypot((top - y).max(y - bottom).max(0.0))
}

fn overlap(a: &Taken, b: &Taken) -> bool {
    a[0] < b[2] + 4.0 && b[0] < a[2] + 4.0 && a[1] < b[3] + 2.0 && b[1] < a[3] + 2.0
}
