//! The staircase: the stages as steps, where the organisation stands, its target, and the gate between.

use serde::Serialize;

use super::Theme;
use super::canvas::{Canvas, Rect, Type, fill, set, stroke, whole};
use super::text::width;
/// A staircase of any number of stages, for the stage's page ([`staircase`]) or the cover ([`cover_staircase`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Staircase {
    /// Alternative text.
    pub alt: String,
    /// The stages from the lowest to the highest.
    pub stages: Vec<Stair>,
    /// Today: a pole with a ball on its step.
    pub now: Option<Pole>,
    /// The target: a pole with a flag.
    pub target: Option<Pole>,
    /// The gate that blocks the way.
    pub gate: Option<Post>,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Stair {
    /// The stage's name; its number is its place.
    pub name: String,
    /// Its threshold, as text (`dès 35`); empty if none.
    pub threshold: String,
    /// What it looks like, in a few words; may be empty.
    pub text: String,
    /// How it is painted.
    pub state: StairState,
    /// The peers' share at this stage.
    pub share: Option<Share>,
}

/// How a step is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StairState {
    /// Below the organisation's stage.
    Passed,
    /// The organisation's stage.
    Current,
    /// The stage aimed at.
    Target,
    /// Above.
    #[default]
    Rest,
}

/// The peers' share at a stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// From 0 to 1.
    pub value: f64,
    /// The share as text (`32 %`).
    pub label: String,
    /// The count as text (`68 pairs`).
    pub note: String,
    /// Over how many steps it reaches; 0 and 1 mean its own.
    pub steps: usize,
}

/// A pole on a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pole {
    /// The step's place, from 0.
    pub stage: usize,
    /// The bold line (`Aujourd’hui`).
    pub title: String,
    /// The line below (`53,2 ± 2,3`); may be empty.
    pub text: String,
}

/// The gate before a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Post {
    /// The step that the gate closes, from 0; a gate before the first step is not drawn.
    pub before: usize,
    /// The bold line (`La porte du palier 4`).
    pub title: String,
    /// The line below (`3 conditions sur 5 manquent`).
    pub text: String,
}

/// What the pole of today and its words are drawn with; the cover draws them larger.
struct Pen<'a> {
    theme: &'a Theme,
    /// Length of the pole.
    pole: f64,
    /// Radius of the ball.
    ball: f64,
    title: Type<'a>,
    text: Type<'a>,
    /// Where a text that finds no room beside the pole begins.
    margin: f64,
}

const WIDTH: f64 = 658.0;
/// Where the steps stand.
const FLOOR: f64 = 378.0;

/// The heights of the steps: lower where they hold a name alone.
#[derive(Clone, Copy)]
struct Flight {
    lowest: f64,
    rise: f64,
}

impl Flight {
    fn of(data: &Staircase) -> Self {
        let between = (data.stages.len().max(2) - 1) as f64;
        if data.stages.iter().any(|s| !s.text.is_empty()) {
            Self { lowest: 101.0, rise: (195.0 / between).min(48.0) }
        } else {
            Self { lowest: 64.0, rise: (165.0 / between).min(40.0) }
        }
    }

    fn top(self, stage: usize) -> f64 {
        FLOOR - self.lowest - self.rise * stage as f64
    }
}

/// The staircase of the stage's page, 658 wide.
pub fn staircase(data: &Staircase, theme: &Theme) -> String {
    let count = data.stages.len().max(1);
    let (step, flight) = (WIDTH / count as f64, Flight::of(data));
    let most = data.stages.iter().filter_map(|s| s.share.as_ref()).fold(0.0, |m: f64, s| m.max(s.value));
    let mut c = Canvas::default();
    for (i, stair) in data.stages.iter().enumerate() {
        let (x, top) = (step * i as f64, flight.top(i));
        let number = (i + 1).to_string();
        c.told(&[&number, &stair.name, &stair.threshold, &stair.text], |c| {
            draw_stair(c, (i, stair), theme, Rect(x, top, step, FLOOR - top));
        });
        if let Some(share) = &stair.share {
            draw_share(&mut c, (share, stair.state == StairState::Current), theme, (x, step, most));
        }
    }
    c.line((0.0, FLOOR), (WIDTH, FLOOR), stroke(theme.ink, 1.0));
    let highest = draw_marks(&mut c, data, theme, (step, flight));
    let bottom = if most > 0.0 || data.stages.iter().any(|s| s.share.is_some()) { FLOOR + 34.0 } else { FLOOR + 2.0 };
    let top = highest.min(flight.top(count - 1)) - 2.0;
    c.finish("wide", &data.alt, Rect(0.0, top, WIDTH, bottom - top))
}

/// Pole, gate and flag; gives the highest place they reach.
fn draw_marks(c: &mut Canvas, data: &Staircase, theme: &Theme, (step, flight): (f64, Flight)) -> f64 {
    let count = data.stages.len();
    let mut highest = FLOOR;
    if let Some(pole) = data.now.as_ref().filter(|p| p.stage < count) {
        let pen = Pen {
            theme,
            pole: 62.0,
            ball: 7.0,
            title: set(13.0, &theme.a9).weight(900),
            text: set(12.0, &theme.a9),
            margin: 0.0,
        };
        let top = flight.top(pole.stage);
        draw_pole(c, pole, &pen, (step * (pole.stage as f64 + 0.5), top));
        highest = highest.min(top - 112.0);
    }
    if let Some(post) = data.gate.as_ref().filter(|p| p.before > 0 && p.before < count) {
        let (top, below) = (flight.top(post.before), flight.top(post.before - 1));
        draw_post(c, post, theme, (step * post.before as f64 - 1.0, top, below));
        highest = highest.min(top - 110.0);
    }
    if let Some(target) = data.target.as_ref().filter(|p| p.stage < count) {
        let beside = data.now.as_ref().is_some_and(|n| n.stage == target.stage);
        let top = flight.top(target.stage);
        draw_flag(c, target, theme, (step * (target.stage as f64 + if beside { 0.8 } else { 0.62 }), top));
        highest = highest.min(top - 102.0);
    }
    highest
}

fn draw_stair(c: &mut Canvas, (i, stair): (usize, &Stair), theme: &Theme, Rect(x, top, w, h): Rect) {
    let (ground, head, text) = match stair.state {
        StairState::Passed if i % 2 == 1 => (theme.a3.as_str(), theme.a9.as_str(), theme.a9.as_str()),
        StairState::Passed => (theme.a15.as_str(), theme.a9.as_str(), theme.ink2),
        StairState::Current => (theme.a9.as_str(), "#fff", "#fff"),
        StairState::Target => ("#fff", theme.a9.as_str(), theme.ink2),
        StairState::Rest => (theme.paper, theme.ink3, theme.ink3),
    };
    let box_ =
        if stair.state == StairState::Target { Rect(x + 1.0, top, w - 3.0, h) } else { Rect(x, top, w - 2.0, h) };
    let paint =
        if stair.state == StairState::Target { fill(ground).edge(&theme.a7, 1.4).dash("4 3") } else { fill(ground) };
    c.rect(box_, paint);
    let room = w - 18.0;
    c.text((x + 10.0, top + 31.0), &(i + 1).to_string(), set(28.0, head).weight(300));
    c.text_in((x + w - 12.0, top + 20.0), &stair.threshold, (set(10.0, text).end(), room - 22.0));
    let size = [12.0, 11.0, 10.2].into_iter().find(|s| width(&stair.name, *s, 700) <= room).unwrap_or(10.2);
    c.text_in((x + 10.0, top + 50.0), &stair.name, (set(size, head).bold(), room));
    let lines = whole((h - 66.0) / 12.0);
    if lines > 0 && !stair.text.is_empty() {
        let rows = super::text::wrap(&stair.text, 10.2, 400, room, lines);
        c.titled(&stair.text, rows.last().is_some_and(|r| r.ends_with('…')), |c| {
            for (k, row) in rows.iter().enumerate() {
                c.text((x + 10.0, top + 66.0 + 12.4 * k as f64), row, set(10.2, text));
            }
        });
    }
}

fn draw_share(c: &mut Canvas, (share, here): (&Share, bool), theme: &Theme, (x, step, most): (f64, f64, f64)) {
    let w = step * share.steps.max(1) as f64;
    let (colour, weight) = if here { (theme.a9.as_str(), 700) } else { (theme.ink2, 400) };
    c.text((x + 10.0, FLOOR + 20.0), &share.label, set(15.0, colour).weight(weight));
    let taken = width(&share.label, 15.0, weight) + 28.0;
    c.text_in((x + w - 12.0, FLOOR + 20.0), &share.note, (set(10.0, theme.ink3).end(), w - taken));
    c.rect(Rect(x, FLOOR + 28.0, w - 2.0, 4.0), fill(theme.rule2));
    // Bars compare from step to step, however many a share spans.
    if most > 0.0 {
        let bar = if here { &theme.a9 } else { &theme.a3 };
        c.rect(Rect(x, FLOOR + 28.0, (step - 2.0) * share.value / most, 4.0), fill(bar));
    }
}

fn draw_pole(c: &mut Canvas, pole: &Pole, pen: &Pen, (x, top): (f64, f64)) {
    let ball = top - pen.pole - pen.ball + 1.0;
    c.line((x, top), (x, top - pen.pole), stroke(&pen.theme.a9, 2.0));
    c.circle((x, ball), pen.ball, fill(&pen.theme.a9));
    let beside = x - pen.margin - pen.ball * 2.0;
    let widest = width(&pole.title, pen.title.size, 900).max(width(&pole.text, pen.text.size, 400));
    if widest <= beside {
        c.text((x - pen.ball * 2.0, ball - 4.0), &pole.title, pen.title.end());
        c.text((x - pen.ball * 2.0, ball + pen.title.size - 1.0), &pole.text, pen.text.end());
    } else {
        c.text((pen.margin, ball - pen.ball - pen.title.size - 8.0), &pole.title, pen.title);
        c.text((pen.margin, ball - pen.ball - 5.0), &pole.text, pen.text);
    }
}

fn draw_post(c: &mut Canvas, post: &Post, theme: &Theme, (x, top, below): (f64, f64, f64)) {
    c.rect(Rect(x - 3.0, top - 44.0, 6.0, below - top + 44.0), fill(theme.att));
    c.rect(Rect(x - 3.0, top - 44.0, 16.0, 4.0), fill(theme.att));
    c.line((x, top - 92.0), (x, top - 48.0), stroke(theme.att, 1.0));
    c.line((x - 8.0, top - 92.0), (x, top - 92.0), stroke(theme.att, 1.0));
    let (title, text) = (set(12.0, theme.attink).weight(900), set(11.0, theme.attink));
    let room = x - 12.0;
    let fits = width(&post.title, 12.0, 900).max(width(&post.text, 11.0, 400)) <= room;
    let (at, title, text) = if fits { (room, title.end(), text.end()) } else { (0.0, title, text) };
    c.text((at, top - 96.0), &post.title, title);
    c.text((at, top - 81.0), &post.text, text);
}

fn draw_flag(c: &mut Canvas, target: &Pole, theme: &Theme, (x, top): (f64, f64)) {
    let paint = stroke(&theme.a7, 1.6);
    c.line((x, top), (x, top - 66.0), paint);
    let tip = if x + 38.0 > WIDTH { x - 38.0 } else { x + 38.0 };
    c.path(&[(x, top - 66.0), (tip, top - 57.0), (x, top - 48.0)], true, paint.on("#fff"));
    let (title, text) = (set(13.0, &theme.a7).weight(900), set(11.0, &theme.a7));
    let widest = width(&target.title, 13.0, 900).max(width(&target.text, 11.0, 400));
    let (at, title, text) =
        if x + 4.0 + widest <= WIDTH { (x + 4.0, title, text) } else { (WIDTH - 2.0, title.end(), text.end()) };
    c.text((at, top - 88.0), &target.title, title);
    c.text((at, top - 74.0), &target.text, text);
}

/// The drawing of the cover: the same steps from edge to edge, 794 × 560.
pub fn cover_staircase(data: &Staircase, theme: &Theme) -> String {
    const SIZE: (f64, f64) = (794.0, 560.0);
    let count = data.stages.len().max(1);
    let step = SIZE.0 / count as f64;
    let rise = (390.0 / (count.max(2) - 1) as f64).min(96.0);
    let top = |i: usize| SIZE.1 - 120.0 - rise * i as f64;
    let current = data.stages.iter().position(|s| s.state == StairState::Current);
    let mut c = Canvas::default();
    for (i, stair) in data.stages.iter().enumerate() {
        let (ground, text) = match current {
            Some(at) if i == at => (theme.a9.as_str(), "#fff"),
            Some(at) if i + 1 == at => (theme.a7.as_str(), "#fff"),
            Some(at) if i < at => (theme.a5.as_str(), "#fff"),
            at => match at.map_or(i, |at| i - at - 1) {
                0 => (theme.a15.as_str(), theme.a7.as_str()),
                1 => (theme.a0.as_str(), theme.a7.as_str()),
                _ => (theme.paper, theme.a7.as_str()),
            },
        };
        let x = step * i as f64;
        c.rect(Rect(x, top(i), step + 0.5, SIZE.1 - top(i)), fill(ground));
        c.text((x + 14.0, top(i) + 44.0), &(i + 1).to_string(), set(40.0, text).weight(300));
        let weight = if stair.state == StairState::Current { 700 } else { 400 };
        let size =
            [14.0, 13.0, 12.4].into_iter().find(|s| width(&stair.name, *s, weight) <= step - 24.0).unwrap_or(12.0);
        c.text_in((x + 14.0, top(i) + 66.0), &stair.name, (set(size, text).weight(weight), step - 20.0));
    }
    if let Some(pole) = data.now.as_ref().filter(|p| p.stage < count) {
        let pen = Pen {
            theme,
            pole: 46.0,
            ball: 9.0,
            title: set(15.0, &theme.a9).weight(900),
            text: set(13.0, &theme.a9),
            margin: 68.0,
        };
        draw_pole(&mut c, pole, &pen, (step * (pole.stage as f64 + 0.5), top(pole.stage)));
    }
    if let Some(target) = data.target.as_ref().filter(|p| p.stage < count) {
        let beside = data.now.as_ref().is_some_and(|n| n.stage == target.stage);
        let x = step * (target.stage as f64 + if beside { 0.85 } else { 0.6 });
        let (x, y) = (x.min(SIZE.0 - 58.0), top(target.stage));
        let paint = stroke(&theme.a7, 1.8);
        c.line((x, y), (x, y - 66.0), paint);
        c.path(&[(x, y - 66.0), (x + 44.0, y - 55.0), (x, y - 44.0)], true, paint.on("#fff"));
        // Where the ball stands on the left, the words stand above the flag.
        let (end, line) = match (beside, target.text.is_empty()) {
            (true, _) => (x + 44.0, -90.0),
            (false, true) => (x - 9.0, -50.0),
            (false, false) => (x - 9.0, -58.0),
        };
        c.text((end, y + line), &target.title, set(13.0, &theme.a7).bold().end());
        c.text((end, y + line + 15.0), &target.text, set(12.0, &theme.a7).end());
    }
    c.finish("art", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}
