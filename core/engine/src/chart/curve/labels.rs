//! The few words at the points of a curve, each where it covers no curve, no mark and no other words, and is nearest to its own mark;
//! else apart, with a thin line to it. A dotted line that words must stand on is interrupted for them.

use super::super::canvas::{Anchor, Canvas, Rect, Type, set, stroke};
use super::super::leader::{self, Line, distance};
use super::super::text::{width, wrap};
use super::{Curve, Frame, HEIGHT, Mood, TOP, Theme, WIDTH};

const SIZE: f64 = 9.5;
const LEADING: f64 = 11.0;
const LINES: usize = 3;
/// Rooms that are tried for a text, the widest first.
const ROOMS: [f64; 3] = [120.0, 92.0, 72.0];
/// Where a leading line ends before its mark, and how long it must be to be seen.
const BEFORE: f64 = 10.0;
const SEEN: f64 = 20.0;
/// What a leading line avoids, in pixels of its length: a curve, and a line of the frame.
const CROSSED: f64 = 40.0;
const PASSED: f64 = 6.0;

/// Where words stand to their mark, and how far above or below it: those beside it may stand level with it. Near places first, so that
/// nobody wonders to which mark words belong.
const PLACES: [&[(Anchor, f64)]; 2] = [
    &[(Anchor::Middle, 12.0), (Anchor::End, -3.0), (Anchor::Start, -3.0), (Anchor::Middle, 18.0)],
    &[(Anchor::Middle, 26.0), (Anchor::End, 12.0), (Anchor::Start, 12.0), (Anchor::Middle, 36.0)],
];

/// Words set somewhere.
pub(super) struct Label {
    x: f64,
    anchor: Anchor,
    rows: Vec<String>,
    pub(super) taken: Rect,
    pub(super) step: usize,
    /// To a mark that they do not stand at.
    pub(super) line: Option<Line>,
}

/// Which lines words do not stand on. Where there is no other room, the line has a gap.
#[derive(Clone, Copy)]
struct Spared {
    ticks: bool,
    edges: bool,
}

const SPARED: [Spared; 3] =
    [Spared { ticks: true, edges: true }, Spared { ticks: false, edges: true }, Spared { ticks: false, edges: false }];

/// What is drawn, where labels look for room.
struct Ground<'a> {
    data: &'a Curve,
    frame: &'a Frame,
    lines: &'a [Vec<(f64, f64)>],
    /// The ends of the zone.
    edges: Vec<f64>,
    /// The marks' places, and their rooms with their intervals.
    marks: Vec<((f64, f64), Rect)>,
    /// Words set so far.
    words: Vec<Rect>,
}

/// Finds places for the labels of all steps, those furthest from neutral first. One for which there is no room is left out, unless the
/// relation can turn at its step: its words are then shortened.
pub(super) fn place(data: &Curve, frame: &Frame, lines: &[Vec<(f64, f64)>]) -> Vec<Label> {
    let felt = || data.steps.iter().enumerate().filter_map(|(index, step)| Some((index, step, step.today?)));
    let mut order: Vec<_> = felt().filter(|(_, step, _)| !step.label.is_empty()).collect();
    order.sort_by(|a, b| (b.2 - data.neutral).abs().total_cmp(&(a.2 - data.neutral).abs()));
    let marks = felt().map(|(index, step, today)| {
        let (x, y) = (frame.x(index), frame.y.at(today));
        let ends = step.interval.map_or((y, y), |interval| (frame.y.at(interval.high), frame.y.at(interval.low)));
        let (top, bottom) = ((y - 9.0).min(ends.0), (y + 9.0).max(ends.1));
        ((x, y), Rect(x - 9.0, top, 18.0, bottom - top))
    });
    let edges = data.zone.iter().flat_map(|zone| frame.edges(zone)).collect();
    let mut ground = Ground { data, frame, lines, edges, marks: marks.collect(), words: Vec::new() };
    let mut labels: Vec<Label> = Vec::new();
    let mut settle = |left: &mut Vec<_>, find: &dyn Fn(&Ground, &Words) -> Option<Label>| {
        left.retain(|(index, step, today): &(usize, &super::CurveStep, f64)| {
            let at = (frame.x(*index), frame.y.at(*today));
            let words = Words { text: &step.label, at, below: *today < data.neutral, short: false };
            let Some(label) = find(&ground, &words) else { return true };
            ground.words.push(label.taken);
            ground.words.extend(label.line.into_iter().flat_map(leader::covered));
            labels.push(Label { step: *index, ..label });
            false
        });
    };
    settle(&mut order, &|ground, words| ground.beside(words));
    let (mut turning, mut others): (Vec<_>, Vec<_>) = order.into_iter().partition(|(_, step, _)| step.moment);
    settle(&mut turning, &|ground, words| ground.apart(words, false));
    for crossing in [false, true] {
        settle(&mut turning, &|ground, words| {
            let words = Words { short: true, ..*words };
            ground.beside(&words).or_else(|| ground.apart(&words, crossing))
        });
    }
    settle(&mut others, &|ground, words| ground.apart(words, false));
    labels
}

/// The words of a step.
#[derive(Clone, Copy)]
struct Words<'a> {
    text: &'a str,
    /// Its mark.
    at: (f64, f64),
    /// Whether the outside of the curve is below.
    below: bool,
    /// Whether they may lose their end.
    short: bool,
}

impl Words<'_> {
    /// On rows within a room, with their width and height; none where they would lose their end and may not.
    fn rows(&self, room: f64) -> Option<(Vec<String>, f64, f64)> {
        let rows = wrap(self.text, SIZE, 700, room, if self.short { LINES - 1 } else { LINES });
        let cut = rows.iter().any(|row| row.ends_with('…'));
        let wide = rows.iter().map(|row| width(row, SIZE, 700)).fold(0.0, f64::max);
        let high = LEADING * rows.len() as f64;
        (self.short || !cut).then_some((rows, wide, high))
    }

    /// Places at the mark worth trying: outside of the curve first.
    fn candidates(&self) -> impl Iterator<Item = Label> {
        let (x, y) = self.at;
        let sides = [self.below, !self.below];
        PLACES.into_iter().flat_map(move |places| {
            ROOMS.into_iter().filter_map(|room| self.rows(room)).flat_map(move |(rows, wide, high)| {
                let both = sides.into_iter().flat_map(move |below| places.iter().map(move |place| (below, *place)));
                both.map(move |(below, (anchor, off))| {
                    let (x, left) = match anchor {
                        Anchor::Middle => (x, x - wide / 2.0),
                        Anchor::End => (x - 11.0, x - 11.0 - wide),
                        Anchor::Start => (x + 11.0, x + 11.0),
                    };
                    let top = if below { y + off } else { y - off - high };
                    let taken = Rect(left, top, wide, high);
                    Label { x, anchor, rows: rows.clone(), taken, step: 0, line: None }
                })
            })
        })
    }

    /// Places from which a line leads to the mark.
    fn led(&self) -> impl Iterator<Item = Label> {
        let rooms = ROOMS.into_iter().filter_map(|room| self.rows(room));
        rooms.flat_map(move |(rows, wide, high)| {
            let around = leader::around(self.at, (wide, high));
            around.filter(move |room| leader::distance(room, self.at) >= SEEN).map(move |room| {
                let (anchor, x) = leader::set(&room, self.at);
                let line = Some(leader::line(&room, self.at, BEFORE));
                Label { x, anchor, rows: rows.clone(), taken: room, step: 0, line }
            })
        })
    }
}

impl Ground<'_> {
    /// A place at the mark.
    fn beside(&self, words: &Words) -> Option<Label> {
        let near = |label: &Label| {
            let own = distance(&label.taken, words.at);
            self.marks.iter().all(|(at, _)| *at == words.at || distance(&label.taken, *at) >= own + 3.0)
        };
        let free = |label: &Label, spared| self.free(label, spared) && !self.on_curve(label) && near(label);
        SPARED.into_iter().find_map(|spared| words.candidates().find(|label| free(label, spared)))
    }

    /// A place away from the mark, with a short line that crosses as little as may be; `crossing`: the words may cover a curve.
    fn apart(&self, words: &Words, crossing: bool) -> Option<Label> {
        let cost = |label: &Label| {
            let line = label.line?;
            let others = self.marks.iter().filter(|(at, _)| *at != words.at).map(|(_, room)| room);
            let blocked = others.chain(&self.words).any(|other| leader::crosses(other, line));
            let curves = self.lines.iter().flat_map(|run| run.windows(2));
            let met = curves.filter(|piece| meet([piece[0], piece[1]], line)).count();
            let struck = self.targets().filter(|square| leader::crosses(square, line)).count();
            let crossed = met + struck;
            let ticks = self.data.ticks.iter().map(|tick| self.frame.y.at(tick.at));
            let passed = ticks.filter(|y| (line[0].1 - y) * (line[1].1 - y) < 0.0).count();
            let long = distance(&label.taken, words.at);
            (!blocked).then_some(long + CROSSED * crossed as f64 + PASSED * passed as f64)
        };
        SPARED.into_iter().find_map(|spared| {
            let free = words.led().filter(|label| self.free(label, spared) && (crossing || !self.on_curve(label)));
            let costly = free.filter_map(|label| Some((cost(&label)?, label)));
            costly.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, label)| label)
        })
    }

    /// Within the plot, on no mark, no words and no line that is spared.
    fn free(&self, label: &Label, spared: Spared) -> bool {
        let Rect(left, top, wide, high) = label.taken;
        let (right, bottom) = (left + wide, top + high);
        let inside = left >= self.frame.x(0) - self.frame.pitch / 2.0 - 4.0
            && right <= WIDTH
            && top >= TOP
            && bottom <= TOP + HEIGHT;
        let struck = self.data.ticks.iter().any(|tick| {
            let (y, neutral) = (self.frame.y.at(tick.at), (tick.at - self.data.neutral).abs() < 1e-9);
            (neutral || spared.ticks) && (top..=bottom).contains(&y)
        });
        let on_edge = spared.edges && self.edges.iter().any(|x| (left - 1.0..=right + 1.0).contains(x));
        let airy = Rect(left - 4.0, top - 2.0, wide + 8.0, high + 4.0);
        let covered =
            self.marks.iter().map(|(_, room)| room).chain(&self.words).any(|other| leader::overlap(other, &airy));
        inside && !struck && !on_edge && !covered
    }

    /// The squares of the feelings that are meant.
    fn targets(&self) -> impl Iterator<Item = Rect> {
        let meant = self.data.steps.iter().enumerate().filter_map(|(index, step)| Some((index, step.target?)));
        meant.map(|(index, target)| Rect(self.frame.x(index) - 5.0, self.frame.y.at(target) - 5.0, 10.0, 10.0))
    }

    fn on_curve(&self, label: &Label) -> bool {
        self.lines.iter().flatten().any(|point| holds(&label.taken, *point))
    }
}

/// Whether two straight lines meet.
fn meet([a, b]: Line, [c, d]: Line) -> bool {
    let side = |from: (f64, f64), to: (f64, f64), of: (f64, f64)| {
        (to.0 - from.0) * (of.1 - from.1) - (to.1 - from.1) * (of.0 - from.0)
    };
    side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}

/// Draws the labels.
pub(super) fn draw(c: &mut Canvas, labels: &[Label], (data, theme): (&Curve, &Theme)) {
    for label in labels {
        let ink = match data.steps[label.step].mood {
            Mood::Delight => theme.good,
            Mood::Irritant => theme.attink,
            Mood::Plain => theme.ink,
        };
        if let Some([from, to]) = label.line {
            c.line(from, to, stroke(ink, 0.8));
        }
        for (line, row) in label.rows.iter().enumerate() {
            let y = label.taken.1 + LEADING * (line as f64 + 0.8);
            c.text((label.x, y), row, Type { anchor: label.anchor, ..set(SIZE, ink).bold() });
        }
    }
}

/// The pieces of a level line at `y` that no label stands on.
pub(super) fn level(labels: &[Label], y: f64, ends: (f64, f64)) -> Vec<(f64, f64)> {
    let on = labels.iter().map(|label| label.taken).filter(|room| (room.1..=room.1 + room.3).contains(&y));
    pieces(on.map(|room| (room.0, room.0 + room.2)).collect(), ends)
}

/// The pieces of an upright line at `x` that no label stands on.
pub(super) fn upright(labels: &[Label], x: f64, ends: (f64, f64)) -> Vec<(f64, f64)> {
    let on = labels.iter().map(|label| label.taken);
    let on = on.filter(|room| (room.0 - 1.0..=room.0 + room.2 + 1.0).contains(&x));
    pieces(on.map(|room| (room.1, room.1 + room.3)).collect(), ends)
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

fn holds(Rect(left, top, wide, high): &Rect, (x, y): (f64, f64)) -> bool {
    (left - 2.0..=left + wide + 2.0).contains(&x) && (top - 2.0..=top + high + 2.0).contains(&y)
}
