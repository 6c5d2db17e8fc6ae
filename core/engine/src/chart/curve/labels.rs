//! The few words at the points of a curve, each where it covers no line, no mark and no other words.

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
type Taken = [f64; 4];

/// Words set somewhere.
struct Placed {
    x: f64,
    anchor: Anchor,
    rows: Vec<String>,
    taken: Taken,
}

/// Draws the labels of all steps, those furthest from neutral first. One for which there is no room is left out.
pub(super) fn draw(c: &mut Canvas, data: &Curve, (frame, lines, theme): (&Frame, &[Vec<(f64, f64)>], &Theme)) {
    let mut order: Vec<(usize, f64)> = data
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| !step.label.is_empty())
        .filter_map(|(index, step)| Some((index, step.today?)))
        .collect();
    order.sort_by(|a, b| (b.1 - data.neutral).abs().total_cmp(&(a.1 - data.neutral).abs()));
    let marks = data.steps.iter().enumerate().filter_map(|(index, step)| {
        let (x, y) = (frame.x(index), frame.y.at(step.today?));
        let ends = step.interval.map_or((y, y), |interval| (frame.y.at(interval.high), frame.y.at(interval.low)));
        Some([x - 9.0, (y - 9.0).min(ends.0), x + 9.0, (y + 9.0).max(ends.1)])
    });
    let mut taken: Vec<Taken> = marks.collect();
    let edges: Vec<f64> = data.zone.iter().flat_map(|zone| frame.edges(zone)).collect();
    for (index, today) in order {
        let step = &data.steps[index];
        let below = today < data.neutral;
        let at = (frame.x(index), frame.y.at(today));
        let free = |placed: &Placed, dotted: bool| {
            let inside = placed.taken[0] >= frame.x(0) - frame.pitch / 2.0 - 4.0
                && placed.taken[2] <= WIDTH
                && placed.taken[1] >= TOP
                && placed.taken[3] <= TOP + HEIGHT;
            let crossed = lines.iter().flatten().any(|point| holds(&placed.taken, *point));
            let struck = data.ticks.iter().any(|tick| {
                let (y, neutral) = (frame.y.at(tick.at), (tick.at - data.neutral).abs() < 1e-9);
                (neutral || dotted) && (placed.taken[1]..=placed.taken[3]).contains(&y)
            });
            let edge = edges.iter().any(|x| dotted && (placed.taken[0] - 1.0..=placed.taken[2] + 1.0).contains(x));
            inside && !crossed && !struck && !edge && !taken.iter().any(|other| overlap(other, &placed.taken))
        };
        // Dotted lines and the zone's edges are crossed only where there is no other room.
        let find = |dotted: bool| candidates(&step.label, at, below).find(|placed| free(placed, dotted));
        let Some(placed) = find(true).or_else(|| find(false)) else { continue };
        let ink = match step.mood {
            Mood::Delight => theme.good,
            Mood::Irritant => theme.attink,
            Mood::Plain => theme.ink,
        };
        for (line, row) in placed.rows.iter().enumerate() {
            let y = placed.taken[1] + LEADING * (line as f64 + 0.8);
            let set = set(SIZE, ink).bold();
            let set = match placed.anchor {
                Anchor::Start => set,
                Anchor::Middle => set.middle(),
                Anchor::End => set.end(),
            };
            c.text((placed.x, y), row, set);
        }
        taken.push(placed.taken);
    }
}

/// Places worth trying: outside of the curve first, whole words only.
fn candidates(label: &str, (x, y): (f64, f64), below: bool) -> impl Iterator<Item = Placed> {
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
        Some(Placed { x: set_at, anchor, rows, taken: [left, top, left + wide, top + high] })
    })
}

fn holds([left, top, right, bottom]: &Taken, (x, y): (f64, f64)) -> bool {
    (left - 2.0..=right + 2.0).contains(&x) && (top - 2.0..=bottom + 2.0).contains(&y)
}

fn overlap(a: &Taken, b: &Taken) -> bool {
    a[0] < b[2] + 4.0 && b[0] < a[2] + 4.0 && a[1] < b[3] + 2.0 && b[1] < a[3] + 2.0
}
