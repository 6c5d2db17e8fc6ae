//! Words that stand away from their point: places around it, and the thin line that leads back.

use super::canvas::{Anchor, Rect};

/// How far words stand from their point, and in how many directions they are tried.
const RINGS: (usize, usize) = (12, 16);
const NEAREST: f64 = 18.0;
const STEP: f64 = 10.0;

/// A straight line by its ends.
pub(super) type Line = [(f64, f64); 2];

/// Rooms for words of a size around a point, the nearest first.
pub(super) fn around((x, y): (f64, f64), (wide, high): (f64, f64)) -> impl Iterator<Item = Rect> {
    let (rings, directions) = RINGS;
    (0..rings).flat_map(move |ring| {
        let far = NEAREST + STEP * ring as f64;
        (0..directions).map(move |direction| {
            let (sin, cos) = (std::f64::consts::TAU * (direction as f64 + 0.5) / directions as f64).sin_cos();
            // The side that faces the point stands on the ring.
            Rect(x + far * cos - wide * (1.0 - cos) / 2.0, y + far * sin - high * (1.0 - sin) / 2.0, wide, high)
        })
    })
}

/// From words to their point, ending `clear` before it.
pub(super) fn line(words: &Rect, at: (f64, f64), clear: f64) -> Line {
    let from = nearest(words, at);
    let (dx, dy) = (at.0 - from.0, at.1 - from.1);
    let long = dx.hypot(dy).max(f64::EPSILON);
    let end = |back: f64| (at.0 - dx * back / long, at.1 - dy * back / long);
    [end((long - 1.5).max(clear)), end(clear)]
}

/// How words are set in their room, and where: their end that faces the point stays where it is.
pub(super) fn set(Rect(left, _, wide, _): &Rect, at: (f64, f64)) -> (Anchor, f64) {
    if *left >= at.0 {
        (Anchor::Start, *left)
    } else if left + wide <= at.0 {
        (Anchor::End, left + wide)
    } else {
        (Anchor::Middle, left + wide / 2.0)
    }
}

/// How far a point is from a rectangle.
pub(super) fn distance(rect: &Rect, at: (f64, f64)) -> f64 {
    let (x, y) = nearest(rect, at);
    (x - at.0).hypot(y - at.1)
}

fn nearest(Rect(x, y, wide, high): &Rect, at: (f64, f64)) -> (f64, f64) {
    (at.0.max(*x).min(x + wide), at.1.max(*y).min(y + high))
}

/// How far two rectangles are apart; 0 where they touch.
pub(super) fn gap(a: &Rect, b: &Rect) -> f64 {
    let apart = |a: f64, wide: f64, b: f64, other: f64| (b - a - wide).max(a - b - other).max(0.0);
    apart(a.0, a.2, b.0, b.2).hypot(apart(a.1, a.3, b.1, b.3))
}

/// Whether two rectangles cover each other.
pub(super) fn overlap(a: &Rect, b: &Rect) -> bool {
    a.0 < b.0 + b.2 && b.0 < a.0 + a.2 && a.1 < b.1 + b.3 && b.1 < a.1 + a.3
}

/// Whether a line passes through a rectangle (Liang and Barsky, 1984).
pub(super) fn crosses(Rect(x, y, wide, high): &Rect, [from, to]: Line) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (start, run, low, high) in [(from.0, to.0 - from.0, *x, x + wide), (from.1, to.1 - from.1, *y, y + high)] {
        if run.abs() < 1e-9 {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (a, b) = ((low - start) / run, (high - start) / run);
        (enters, leaves) = (enters.max(a.min(b)), leaves.min(a.max(b)));
    }
    enters <= leaves
}

/// The small squares that a line covers, for those who look for room later.
pub(super) fn covered([from, to]: Line) -> impl Iterator<Item = Rect> {
    const SIDE: f64 = 3.0;
    let pieces = ((to.0 - from.0).hypot(to.1 - from.1) / SIDE).max(1.0).ceil();
    let share = move |piece: u32| f64::from(piece) / pieces;
    let at = move |t: f64| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
    (0u32..).map(share).take_while(|t| *t <= 1.0).map(at).map(|(x, y)| Rect(x - 1.5, y - 1.5, SIDE, SIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_what_it_passes_through() {
        let rect = Rect(10.0, 10.0, 20.0, 10.0);
        assert!(crosses(&rect, [(0.0, 0.0), (40.0, 30.0)]) && crosses(&rect, [(12.0, 0.0), (12.0, 40.0)]));
        assert!(!crosses(&rect, [(0.0, 0.0), (40.0, 5.0)]) && !crosses(&rect, [(0.0, 15.0), (9.0, 15.0)]));
    }

    #[test]
    fn a_line_leads_from_the_nearest_edge_to_just_before_its_point() {
        let [from, to] = line(&Rect(20.0, -5.0, 40.0, 10.0), (0.0, 0.0), 6.0);
        assert!((from.0 - 18.5).abs() < 1e-9 && (to.0 - 6.0).abs() < 1e-9 && to.1.abs() < 1e-9);
    }

    #[test]
    fn rooms_around_a_point_face_it_at_growing_distances() {
        let far: Vec<f64> = around((50.0, 50.0), (60.0, 12.0)).map(|room| distance(&room, (50.0, 50.0))).collect();
        assert!(far[..16].iter().all(|far| (10.0..=18.1).contains(far)), "{far:?}");
        assert!(far.last() > Some(&100.0));
    }
}
