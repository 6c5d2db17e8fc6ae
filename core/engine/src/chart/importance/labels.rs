//! Names of points, each where it is nearest to its own point and covers nothing; else apart, with a thin line to its point.

use super::super::canvas::{Anchor, Rect};
use super::super::leader::{self, Line, crosses, distance, gap, overlap};

/// How high a name stands, and its base line below its top.
const HIGH: f64 = 12.0;
const BASE: f64 = 9.0;
/// A name is nearer to its point than to anything else's by as much.
const CLEAR: f64 = 3.0;
/// Nearer than this, a line between a name and its point would not be seen.
const SEEN: f64 = 16.0;
/// What a leading line avoids, in pixels of its length: another's bar, and another quadrant or its own bar's course.
const CROSSED: f64 = 40.0;
const AWAY: f64 = 25.0;

/// A point with what is drawn of it.
pub(super) struct Spot {
    pub(super) at: (f64, f64),
    pub(super) mark: Rect,
    pub(super) bars: Vec<Rect>,
    /// How wide its name is.
    pub(super) wide: f64,
}

/// What names stand on.
pub(super) struct Field {
    /// Left, top, right and bottom.
    pub(super) plot: (f64, f64, f64, f64),
    /// Where the quadrants meet.
    pub(super) means: (f64, f64),
    /// Other words, which neither names nor lines cover.
    pub(super) words: Vec<Rect>,
    /// Lines of the frame, which only names keep clear of.
    pub(super) rules: Vec<Rect>,
}

/// Where a name stands.
pub(super) struct Label {
    pub(super) at: (f64, f64),
    pub(super) anchor: Anchor,
    pub(super) line: Option<Line>,
}

/// A place for each name, those beside their points first, so that lines lead to where there is room.
pub(super) fn place(spots: &[Spot], mut field: Field) -> Vec<Label> {
    let mut found: Vec<Option<(Rect, Option<Line>)>> = spots
        .iter()
        .enumerate()
        .map(|(own, _)| {
            let room = beside(spots, own, &field)?;
            field.words.push(room);
            Some((room, None))
        })
        .collect();
    for (own, spot) in spots.iter().enumerate() {
        if found[own].is_none() {
            let room = apart(spots, own, &field);
            let led = room.map(|room| (room, Some(leader::line(&room, spot.at, 7.0))));
            let (room, line) = led.unwrap_or_else(|| (near(spot).next().expect("places are tried"), None));
            field.words.push(room);
            field.words.extend(line.into_iter().flat_map(leader::covered));
            found[own] = Some((room, line));
        }
    }
    let label = |(spot, found): (&Spot, Option<_>)| {
        let (room, line) = found.expect("each was given a place");
        label(spot, room, line)
    };
    spots.iter().zip(found).map(label).collect()
}

fn label(spot: &Spot, room: Rect, line: Option<Line>) -> Label {
    let (anchor, x) = leader::set(&room, spot.at);
    Label { at: (x, room.1 + BASE), anchor, line }
}

/// Rooms at a point: at its four corners, above and below it.
fn near(spot: &Spot) -> impl Iterator<Item = Rect> {
    let ((x, y), wide) = (spot.at, spot.wide);
    [0.0, 8.0].into_iter().flat_map(move |out| {
        let (above, below) = (y - 14.0 - out, y + 4.0 + out);
        [
            (x + 9.0, above),
            (x - 9.0 - wide, above),
            (x + 9.0, below),
            (x - 9.0 - wide, below),
            (x - wide / 2.0, above - 5.0),
            (x - wide / 2.0, below + 5.0),
        ]
        .map(|(left, top)| Rect(left, top, wide, HIGH))
    })
}

/// A room at its point where nothing stands and every other point and bar is further, in its own quadrant where there is one.
fn beside(spots: &[Spot], own: usize, field: &Field) -> Option<Rect> {
    let spot = &spots[own];
    let nearest = |room: &Rect| {
        let far = distance(room, spot.at) + CLEAR;
        others(spots, own).all(|other| distance(room, other.at) > far && other.bars.iter().all(|b| gap(room, b) > far))
    };
    let rooms: Vec<Rect> = near(spot).filter(|room| free(room, spots, field) && nearest(room)).collect();
    rooms.iter().find(|room| home(room, spot, field)).or(rooms.first()).copied()
}

/// A room from which a line leads to the point: a short one that crosses no other point, and bars and quadrants only for want of better.
fn apart(spots: &[Spot], own: usize, field: &Field) -> Option<Rect> {
    let spot = &spots[own];
    let cost = |room: Rect| {
        let line = leader::line(&room, spot.at, 7.0);
        let marks = spots.iter().flat_map(|spot| spot.bars.iter().chain([&spot.mark]));
        let airy = marks.into_iter().all(|mark| gap(&room, mark) >= CLEAR);
        let blocked = others(spots, own).any(|other| crosses(&other.mark, line))
            || field.words.iter().any(|words| crosses(words, line));
        if !airy || blocked || !free(&room, spots, field) {
            return None;
        }
        let bars = others(spots, own).flat_map(|other| &other.bars).filter(|bar| crosses(bar, line)).count();
        let away = if home(&room, spot, field) { 0.0 } else { AWAY };
        let [from, to] = line;
        let hidden = if (from.0 - to.0).abs().min((from.1 - to.1).abs()) < CLEAR { AWAY } else { 0.0 };
        Some((room, distance(&room, spot.at) + CROSSED * bars as f64 + away + hidden))
    };
    let rooms =
        leader::around(spot.at, (spot.wide, HIGH)).filter(|room| distance(room, spot.at) >= SEEN).filter_map(cost);
    rooms.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(room, _)| room)
}

fn others(spots: &[Spot], own: usize) -> impl Iterator<Item = &Spot> {
    spots.iter().enumerate().filter(move |(index, _)| *index != own).map(|(_, spot)| spot)
}

/// Within the plot, on no words, lines, marks or bars.
fn free(room: &Rect, spots: &[Spot], field: &Field) -> bool {
    let (left, top, right, bottom) = field.plot;
    let inside = room.0 >= left + 2.0 && room.0 + room.2 <= right - 2.0 && room.1 >= top && room.1 + room.3 <= bottom;
    let frame = field.words.iter().chain(&field.rules);
    let marks = spots.iter().flat_map(|spot| spot.bars.iter().chain([&spot.mark]));
    inside && frame.chain(marks).all(|other| !overlap(room, other))
}

/// In the quadrant of its point.
fn home(room: &Rect, spot: &Spot, field: &Field) -> bool {
    let ((x, y), (mx, my)) = (spot.at, field.means);
    (if x < mx { room.0 + room.2 <= mx } else { room.0 >= mx })
        && (if y < my { room.1 + room.3 <= my } else { room.1 >= my })
}
