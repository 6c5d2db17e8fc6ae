//! Basic shapes of SVG: attributes in, paths out.

use super::canvas::Canvas;
use crate::css::value::bounded;
use crate::html::attr;
use crate::svg::number;
use scraper::ElementRef;
use svgtypes::{PathParser, PathSegment, PointsParser, SimplePathSegment, SimplifyingPathParser};

/// The distance of control points that makes a quarter of a circle.
const ARC: f32 = 0.552_285;

/// The farthest that a path may go, in the units of its drawing.
const FARTHEST: f64 = 1e6;

/// A step of a path, its points absolute.
pub enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Curve([f32; 6]),
    Close,
}

/// The path of a basic shape.
pub fn outline(element: ElementRef) -> Option<Vec<Step>> {
    let n = |name: &str| attr(element, name).and_then(number).unwrap_or(0.0);
    Some(match element.value().name() {
        "path" => path(Some(attr(element, "d").unwrap_or_default()).filter(|data| within_reach(data))?),
        "rect" => {
            let (x, y, width, height) = (n("x"), n("y"), n("width"), n("height"));
            let (rx, ry) = (attr(element, "rx").and_then(number), attr(element, "ry").and_then(number));
            let (rx, ry) = (rx.or(ry).unwrap_or(0.0).min(width / 2.0), ry.or(rx).unwrap_or(0.0).min(height / 2.0));
            rounded(x, y, x + width, y + height, rx, ry)
        }
        "circle" => ellipse(n("cx"), n("cy"), n("r"), n("r")),
        "ellipse" => ellipse(n("cx"), n("cy"), n("rx"), n("ry")),
        "line" => vec![Step::Move(n("x1"), n("y1")), Step::Line(n("x2"), n("y2"))],
        shape @ ("polygon" | "polyline") => {
            #[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
            let mut points = PointsParser::from(attr(element, "points").unwrap_or_default())
                .map(|(x, y)| (bounded(x as f32), bounded(y as f32)));
            let first = points.next().map(|(x, y)| Step::Move(x, y));
            let close = (shape == "polygon").then_some(Step::Close);
            first.into_iter().chain(points.map(|(x, y)| Step::Line(x, y))).chain(close).collect()
        }
        _ => return None,
    })
}

/// Whether all coordinates are such that arcs among them can be reckoned: far beyond, that would not end.
fn within_reach(data: &str) -> bool {
    PathParser::from(data).map_while(Result::ok).all(|segment| {
        let numbers = match segment {
            PathSegment::MoveTo { x, y, .. }
            | PathSegment::LineTo { x, y, .. }
            | PathSegment::SmoothQuadratic { x, y, .. } => [x, y, 0.0, 0.0, 0.0, 0.0],
            PathSegment::HorizontalLineTo { x, .. } => [x, 0.0, 0.0, 0.0, 0.0, 0.0],
            PathSegment::VerticalLineTo { y, .. } => [y, 0.0, 0.0, 0.0, 0.0, 0.0],
            PathSegment::CurveTo { x1, y1, x2, y2, x, y, .. } => [x1, y1, x2, y2, x, y],
            PathSegment::SmoothCurveTo { x2, y2, x, y, .. } => [x2, y2, x, y, 0.0, 0.0],
            PathSegment::Quadratic { x1, y1, x, y, .. } => [x1, y1, x, y, 0.0, 0.0],
            PathSegment::EllipticalArc { rx, ry, x_axis_rotation, x, y, .. } => [rx, ry, x_axis_rotation, x, y, 0.0],
            PathSegment::ClosePath { .. } => [0.0; 6],
        };
        numbers.iter().all(|number| number.abs() <= FARTHEST)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
fn path(data: &str) -> Vec<Step> {
    let mut here = (0.0, 0.0);
    SimplifyingPathParser::from(data)
        .map_while(Result::ok)
        .map(|segment| match segment {
            SimplePathSegment::MoveTo { x, y } => {
                here = (x, y);
                Step::Move(bounded(x as f32), bounded(y as f32))
            }
            SimplePathSegment::LineTo { x, y } => {
                here = (x, y);
                Step::Line(bounded(x as f32), bounded(y as f32))
            }
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                here = (x, y);
                Step::Curve([x1, y1, x2, y2, x, y].map(|n| bounded(n as f32)))
            }
            SimplePathSegment::Quadratic { x1, y1, x, y } => {
                let third = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
                let curve = [third(here.0, x1), third(here.1, y1), third(x, x1), third(y, y1), x, y];
                here = (x, y);
                Step::Curve(curve.map(|n| bounded(n as f32)))
            }
            SimplePathSegment::ClosePath => Step::Close,
        })
        .collect()
}

fn rounded(left: f32, top: f32, right: f32, bottom: f32, rx: f32, ry: f32) -> Vec<Step> {
    if rx <= 0.0 || ry <= 0.0 {
        return vec![
            Step::Move(left, top),
            Step::Line(right, top),
            Step::Line(right, bottom),
            Step::Line(left, bottom),
            Step::Close,
        ];
    }
    let (kx, ky) = (rx * (1.0 - ARC), ry * (1.0 - ARC));
    vec![
        Step::Move(left + rx, top),
        Step::Line(right - rx, top),
        Step::Curve([right - kx, top, right, top + ky, right, top + ry]),
        Step::Line(right, bottom - ry),
        Step::Curve([right, bottom - ky, right - kx, bottom, right - rx, bottom]),
        Step::Line(left + rx, bottom),
        Step::Curve([left + kx, bottom, left, bottom - ky, left, bottom - ry]),
        Step::Line(left, top + ry),
        Step::Curve([left, top + ky, left + kx, top, left + rx, top]),
        Step::Close,
    ]
}

fn ellipse(cx: f32, cy: f32, rx: f32, ry: f32) -> Vec<Step> {
    let (kx, ky) = (rx * ARC, ry * ARC);
    vec![
        Step::Move(cx + rx, cy),
        Step::Curve([cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry]),
        Step::Curve([cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy]),
        Step::Curve([cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry]),
        Step::Curve([cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy]),
        Step::Close,
    ]
}

/// Writes a path.
pub fn steps(canvas: &mut Canvas, path: &[Step]) {
    for step in path {
        match step {
            Step::Move(x, y) => canvas.numbers(&[*x, *y], "m"),
            Step::Line(x, y) => canvas.numbers(&[*x, *y], "l"),
            Step::Curve(points) => canvas.numbers(points, "c"),
            Step::Close => canvas.raw("h"),
        }
    }
}

/// Left, top, right, bottom of a path; `None` when it has no point.
pub fn bounds(path: &[Step]) -> Option<[f32; 4]> {
    const PARTS: u8 = 16;
    let (mut here, mut points) = ((0.0, 0.0), Vec::new());
    for step in path {
        match *step {
            Step::Move(x, y) | Step::Line(x, y) => {
                here = (x, y);
                points.push(here);
            }
            Step::Curve([x1, y1, x2, y2, x, y]) => {
                // Near enough: a curve leaves its sixteen chords by less than a hair.
                points.extend((1..=PARTS).map(|part| {
                    let t = f32::from(part) / f32::from(PARTS);
                    let u = 1.0 - t;
                    let at = |a: f32, b: f32, c: f32, d: f32| {
                        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
                    };
                    (at(here.0, x1, x2, x), at(here.1, y1, y2, y))
                }));
                here = (x, y);
            }
            Step::Close => {}
        }
    }
    let start = points.first().map(|(x, y)| [*x, *y, *x, *y])?;
    Some(points.iter().fold(start, |[l, t, r, b], (x, y)| [l.min(*x), t.min(*y), r.max(*x), b.max(*y)]))
}
