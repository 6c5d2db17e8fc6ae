//! The matrix: what an action brings against what it costs, as numbered discs in four named quadrants.

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, fill, set, stroke};
use super::spread::{Home, spread};
use super::{Span, Theme};
/// Actions by effort (to the right) and impact (upwards).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Matrix {
    /// Alternative text.
    pub alt: String,
    /// The effort.
    pub x: MatrixAxis,
    /// The impact.
    pub y: MatrixAxis,
    /// The quadrants' names: high impact with low effort, high with high, low with low, low with high.
    pub quadrants: [String; 4],
    /// The actions.
    pub discs: Vec<Disc>,
}

/// One axis of a matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MatrixAxis {
    /// What it measures, with its unit.
    pub title: String,
    /// What it shows.
    pub span: Span,
    /// Where the quadrants meet.
    pub split: f64,
    /// The text at the low end.
    pub low: String,
    /// The text at the high end.
    pub high: String,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Disc {
    /// One to three characters.
    pub label: String,
    /// The action's name, for the disc's tooltip.
    pub name: String,
    /// The effort.
    pub x: f64,
    /// The impact.
    pub y: f64,
    /// To be done now: filled.
    pub now: bool,
}

const SIZE: (f64, f64) = (433.0, 310.0);
/// Left, top, right and bottom of the quadrants.
const PLOT: (f64, f64, f64, f64) = (34.0, 8.0, 431.0, 276.0);
/// How high a quadrant's name stands.
const STRIP: f64 = 22.0;
/// Between a disc and the edge of its quadrant.
const AIR: f64 = 2.0;
/// Sizes of discs.
const RADII: [f64; 4] = [13.0, 11.5, 10.0, 8.5];

/// The matrix, 433 wide. Discs that would cover each other are moved apart, a line leads to their own place.
pub fn matrix(data: &Matrix, theme: &Theme) -> String {
    let (left, top, right, bottom) = PLOT;
    let (x, y) = (Scale::new(data.x.span, (left, right)), Scale::new(data.y.span, (bottom, top)));
    let (mx, my) = (x.at(data.x.split), y.at(data.y.split));
    let mut c = Canvas::default();
    quadrants(&mut c, PLOT, (mx, my), theme);
    let homes: Vec<Home> = data
        .discs
        .iter()
        .map(|disc| Home { at: (x.at(disc.x), y.at(disc.y)), room: room(data, disc, (mx, my)) })
        .collect();
    let (radius, places) = placed(&homes);
    let homes = homes.iter().map(|home| home.at);
    for (home, place) in homes.zip(&places) {
        if (home.0 - place.0).hypot(home.1 - place.1) > radius {
            c.line(home, *place, stroke(&theme.a5, 0.8));
            c.circle(home, 1.8, fill(&theme.a5));
        }
    }
    for (disc, place) in data.discs.iter().zip(&places) {
        let (ground, ink) = if disc.now { (theme.a9.as_str(), "#fff") } else { ("#fff", theme.a9.as_str()) };
        c.titled(&disc.name, !disc.name.is_empty(), |c| {
            c.circle(*place, radius, fill(ground).edge(&theme.a9, 1.8));
            let size = if disc.label.chars().count() > 2 { radius * 0.7 } else { radius * 0.85 };
            c.text((place.0, place.1 + size * 0.36), &disc.label, set(size, ink).weight(900).middle());
        });
    }
    frame(&mut c, data, theme, (mx, my));
    c.finish("", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}

/// The quadrant that a disc belongs to, without the strip of its name, which is above the upper ones and below the lower ones.
fn room(data: &Matrix, disc: &Disc, (mx, my): (f64, f64)) -> Rect {
    let (left, top, right, bottom) = PLOT;
    let (from, to) = if disc.x < data.x.split { (left, mx) } else { (mx, right) };
    let (over, under) = if disc.y >= data.y.split { (top + STRIP, my) } else { (my, bottom - STRIP) };
    Rect(from + AIR, over + AIR, to - from - 2.0 * AIR, under - over - 2.0 * AIR)
}

/// The largest discs that can stand apart, and where.
fn placed(homes: &[Home]) -> (f64, Vec<(f64, f64)>) {
    let apart = |radius: f64, places: &[(f64, f64)]| {
        let far = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).hypot(a.1 - b.1) >= radius * 2.0 + 1.0;
        places.iter().enumerate().all(|(index, a)| places[..index].iter().all(|b| far(a, b)))
    };
    let (last, larger) = RADII.split_last().expect("there are sizes");
    let found = larger.iter().map(|radius| (*radius, spread(homes, *radius)));
    found.into_iter().find(|(radius, places)| apart(*radius, places)).unwrap_or_else(|| (*last, spread(homes, *last)))
}

/// The grounds of four quadrants within left, top, right and bottom; the upper left one stands out.
pub(super) fn quadrants(c: &mut Canvas, plot: (f64, f64, f64, f64), (mx, my): (f64, f64), theme: &Theme) {
    let (left, top, right, bottom) = plot;
    c.rect(Rect(left, top, mx - left, my - top), fill(&theme.a15));
    c.rect(Rect(mx, top, right - mx, my - top), fill(&theme.a0));
    c.rect(Rect(left, my, mx - left, bottom - my), fill(&theme.a0));
    c.rect(Rect(mx, my, right - mx, bottom - my), fill(theme.paper));
}

/// The names of the quadrants and what the axes say.
fn frame(c: &mut Canvas, data: &Matrix, theme: &Theme, (mx, my): (f64, f64)) {
    let (left, top, right, bottom) = PLOT;
    let [now, prepare, later, defer] = &data.quadrants;
    let (upper, lower) = (set(12.0, &theme.a9).weight(900), set(12.0, theme.ink2).bold());
    let (west, east) = (mx - left - 14.0, right - mx - 14.0);
    if my - top > 20.0 {
        c.text_in((left + 9.0, top + 17.0), now, (upper, west));
        c.text_in((right - 9.0, top + 17.0), prepare, (upper.end(), east));
    }
    if bottom - my > 20.0 {
        c.text_in((left + 9.0, bottom - 10.0), later, (lower, west));
        c.text_in((right - 9.0, bottom - 10.0), defer, (lower.end(), east));
    }
    let (title, end) = (set(10.5, theme.ink2).middle(), set(10.0, theme.ink3));
    c.text_in((f64::midpoint(left, right), bottom + 26.0), &data.x.title, (title, right - left));
    c.text((left, bottom + 13.0), &data.x.low, end);
    c.text((right, bottom + 13.0), &data.x.high, end.end());
    c.upright((12.0, f64::midpoint(top, bottom)), &data.y.title, title);
    c.text((left - 6.0, top + 10.0), &data.y.high, end.end());
    c.text((left - 6.0, bottom), &data.y.low, end.end());
}
