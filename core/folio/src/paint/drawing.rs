//! Painting inline SVG: shapes as vectors, text as text in the page's fonts.

use super::Painter;
use super::canvas::Canvas;
use crate::css::style::{LineHeight, Style, WhiteSpace};
use crate::svg::{Anchor, Baseline, Pen, number, numbers, view_box};
use crate::text::{Draft, Ink, Paragraph, Span};
use scraper::{ElementRef, Node};
use std::rc::Rc;
use svgtypes::{PointsParser, SimplePathSegment, SimplifyingPathParser, Transform};

/// The distance of control points that makes a quarter of a circle.
const ARC: f32 = 0.552_285;

/// Text from one place on: what `text-anchor` aligns.
struct Chunk {
    place: (f32, f32),
    parts: Vec<Part>,
}

/// A piece of one style, moved by `shift` from where the last one ended.
struct Part {
    text: String,
    pen: Pen,
    shift: (f32, f32),
}

impl Painter<'_, '_, '_> {
    /// Paints an `<svg>` element into a rectangle of the page.
    pub fn drawing(
        &mut self,
        canvas: &mut Canvas,
        svg: ElementRef,
        [x, y, width, height]: [f32; 4],
        style: &Rc<Style>,
    ) {
        let [left, top, inner_width, inner_height] = view_box(svg);
        let (sx, sy) = (width / inner_width, height / inner_height);
        let (sx, sy) =
            if svg.attr("preserveAspectRatio") == Some("none") { (sx, sy) } else { (sx.min(sy), sx.min(sy)) };
        // Centred, as preserveAspectRatio has it by default.
        let (dx, dy) = ((width - inner_width * sx) / 2.0, (height - inner_height * sy) / 2.0);
        canvas.save();
        canvas.matrix(&[sx, 0.0, 0.0, sy, x + dx - left * sx, y + dy - top * sy]);
        let mut font = Style::clone(style);
        font.line_height = LineHeight::Factor(1.0);
        font.white_space = WhiteSpace::NoWrap;
        let pen = self.pen(svg, &Pen::new(&Rc::new(font)));
        self.shapes(canvas, svg, &pen);
        canvas.restore();
    }

    fn pen(&mut self, element: ElementRef, parent: &Pen) -> Pen {
        let (pen, complaints) = parent.descend(element);
        for complaint in complaints {
            self.complain(element, complaint);
        }
        pen
    }

    fn complain(&mut self, element: ElementRef, complaint: String) {
        self.report.warn(element, complaint);
    }

    fn shapes(&mut self, canvas: &mut Canvas, group: ElementRef, pen: &Pen) {
        for element in group.child_elements() {
            let name = element.value().name();
            if matches!(name, "title" | "desc" | "metadata") || element.attr("display") == Some("none") {
                continue;
            }
            let own = self.pen(element, pen);
            let moved = element.attr("transform").map(|text| self.transform(element, text));
            if let Some(transform) = moved {
                canvas.save();
                canvas.matrix(&transform);
            }
            match name {
                "g" | "a" | "svg" => self.shapes(canvas, element, &own),
                "text" => self.text(canvas, element, &own),
                "defs" if element.child_elements().next().is_none() => {}
                _ => match outline(element) {
                    Some(path) => stroke_and_fill(canvas, &path, &own, name == "line"),
                    None => {
                        self.complain(element, format!("the SVG element <{name}> is not supported and was left out"));
                    }
                },
            }
            if moved.is_some() {
                canvas.restore();
            }
        }
    }

    fn transform(&mut self, element: ElementRef, text: &str) -> [f32; 6] {
        let Ok(t) = text.parse::<Transform>() else {
            self.complain(element, format!("the transform “{text}” cannot be read"));
            return [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        };
        #[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
        [t.a, t.b, t.c, t.d, t.e, t.f].map(|part| part as f32)
    }

    fn text(&mut self, canvas: &mut Canvas, element: ElementRef, pen: &Pen) {
        let mut chunks = vec![Chunk { place: (0.0, 0.0), parts: Vec::new() }];
        self.chunks(element, pen, &mut chunks);
        for Chunk { place: (mut x, mut y), mut parts } in chunks {
            if let Some(last) = parts.last_mut() {
                last.text.truncate(last.text.trim_end_matches(' ').len());
            }
            let Some(anchor) = parts.first().map(|part| part.pen.anchor) else { continue };
            let labels: Vec<(Paragraph, Part)> =
                parts.into_iter().map(|part| (self.label(&part.text, &part.pen), part)).collect();
            let whole: f32 = labels.iter().map(|(label, part)| label.lines.full_width() + part.shift.0).sum();
            x -= match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => whole / 2.0,
                Anchor::End => whole,
            };
            for (label, part) in &labels {
                let drop = match part.pen.baseline {
                    Baseline::Alphabetic => 0.0,
                    Baseline::Middle => part.pen.font.size * 0.36,
                    Baseline::Hanging => part.pen.font.size * 0.72,
                };
                (x, y) = (x + part.shift.0, y + part.shift.1);
                self.bare(canvas, label, (x, y + drop - label.lines.first_baseline().unwrap_or(0.0)));
                x += label.lines.full_width();
            }
        }
    }

    /// Splits text where an element sets its own place.
    fn chunks(&mut self, element: ElementRef, pen: &Pen, chunks: &mut Vec<Chunk>) {
        let mut coordinate = |name: &str| {
            let text = element.attr(name)?;
            let list = em(text, pen.font.size).map_or_else(|| numbers(text), |one| vec![one]);
            if list.len() != 1 {
                self.complain(
                    element,
                    format!("“{name}: {text}”: places of single characters are not supported in SVG text"),
                );
            }
            list.first().copied()
        };
        let [across, down, aside, below] = ["x", "y", "dx", "dy"].map(&mut coordinate);
        if across.is_some() || down.is_some() {
            let place = chunks.last().map_or((0.0, 0.0), |last| last.place);
            chunks.push(Chunk { place: (across.unwrap_or(place.0), down.unwrap_or(place.1)), parts: Vec::new() });
        }
        let mut shift = (aside.unwrap_or(0.0), below.unwrap_or(0.0));
        for node in element.children() {
            let parts = &mut chunks.last_mut().expect("text starts with a chunk").parts;
            match (node.value(), ElementRef::wrap(node)) {
                (Node::Text(text), _) => {
                    let text = collapse(text, parts.last().is_none_or(|part| part.text.ends_with(' ')));
                    if !text.is_empty() {
                        parts.push(Part { text, pen: pen.clone(), shift: std::mem::take(&mut shift) });
                    }
                }
                (_, Some(child)) => match child.value().name() {
                    "title" | "desc" => {}
                    "tspan" | "a" => {
                        let own = self.pen(child, pen);
                        self.chunks(child, &own, chunks);
                    }
                    name => self.complain(child, format!("the SVG element <{name}> is not supported in text")),
                },
                _ => {}
            }
        }
    }

    fn label(&mut self, text: &str, pen: &Pen) -> Paragraph {
        let ink = Ink { color: pen.fill_color().unwrap_or([0; 4]), ..Ink::default() };
        let span = Span { range: 0..text.len(), style: pen.font.clone(), ink };
        let draft = Draft { text: text.to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        Paragraph::shape(draft, &pen.font, self.library, self.shaper)
    }
}

fn em(text: &str, size: f32) -> Option<f32> {
    text.trim().strip_suffix("em").and_then(number).map(|n| n * size)
}

/// Runs of white space become one space; none follows another.
fn collapse(text: &str, mut after_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let space = matches!(c, ' ' | '\n' | '\t' | '\r');
        if !space {
            out.push(c);
        } else if !after_space {
            out.push(' ');
        }
        after_space = space;
    }
    out
}

/// A step of a path, its points absolute.
enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Curve([f32; 6]),
    Close,
}

/// The path of a basic shape.
fn outline(element: ElementRef) -> Option<Vec<Step>> {
    let n = |name: &str| element.attr(name).and_then(number).unwrap_or(0.0);
    Some(match element.value().name() {
        "path" => path(element.attr("d").unwrap_or_default()),
        "rect" => {
            let (x, y, width, height) = (n("x"), n("y"), n("width"), n("height"));
            let (rx, ry) = (element.attr("rx").and_then(number), element.attr("ry").and_then(number));
            let (rx, ry) = (rx.or(ry).unwrap_or(0.0).min(width / 2.0), ry.or(rx).unwrap_or(0.0).min(height / 2.0));
            rounded(x, y, x + width, y + height, rx, ry)
        }
        "circle" => ellipse(n("cx"), n("cy"), n("r"), n("r")),
        "ellipse" => ellipse(n("cx"), n("cy"), n("rx"), n("ry")),
        "line" => vec![Step::Move(n("x1"), n("y1")), Step::Line(n("x2"), n("y2"))],
        shape @ ("polygon" | "polyline") => {
            #[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
            let mut points =
                PointsParser::from(element.attr("points").unwrap_or_default()).map(|(x, y)| (x as f32, y as f32));
            let first = points.next().map(|(x, y)| Step::Move(x, y));
            let close = (shape == "polygon").then_some(Step::Close);
            first.into_iter().chain(points.map(|(x, y)| Step::Line(x, y))).chain(close).collect()
        }
        _ => return None,
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
                Step::Move(x as f32, y as f32)
            }
            SimplePathSegment::LineTo { x, y } => {
                here = (x, y);
                Step::Line(x as f32, y as f32)
            }
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                here = (x, y);
                Step::Curve([x1, y1, x2, y2, x, y].map(|n| n as f32))
            }
            SimplePathSegment::Quadratic { x1, y1, x, y } => {
                let third = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
                let curve = [third(here.0, x1), third(here.1, y1), third(x, x1), third(y, y1), x, y];
                here = (x, y);
                Step::Curve(curve.map(|n| n as f32))
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

fn stroke_and_fill(canvas: &mut Canvas, path: &[Step], pen: &Pen, open: bool) {
    let fill = pen.fill_color().filter(|color| color[3] > 0 && !open);
    let stroke = pen.stroke_color().filter(|color| color[3] > 0);
    if (fill.is_none() && stroke.is_none()) || path.is_empty() {
        return;
    }
    // Fill and stroke in one go unless their opacities differ.
    let together = matches!((fill, stroke), (Some(fill), Some(stroke)) if fill[3] == stroke[3]);
    let fade = fill.is_some_and(|color| color[3] < 255) || stroke.is_some_and(|color| color[3] < 255);
    let special = fade || !pen.dashes.is_empty() || (stroke.is_some() && (pen.join, pen.cap) != (0, 0));
    if special {
        canvas.save();
    }
    if let Some(color) = fill {
        canvas.fill_color(color);
        if !together {
            steps(canvas, path);
            canvas.raw(if pen.even_odd { "f*" } else { "f" });
        }
    }
    if let Some(color) = stroke {
        canvas.stroke_color(color);
        canvas.stroke_width(pen.stroke_width);
        if special {
            canvas.raw(&format!("{} j {} J", pen.join, pen.cap));
            canvas.numbers(&[pen.miter], "M");
        }
        if !pen.dashes.is_empty() {
            canvas.raw(&format!("{:?} {} d", pen.dashes, pen.dash_offset).replace(',', ""));
        }
        steps(canvas, path);
        canvas.raw(match (together, pen.even_odd) {
            (true, true) => "B*",
            (true, false) => "B",
            (false, _) => "S",
        });
    }
    if special {
        canvas.restore();
    }
}

fn steps(canvas: &mut Canvas, path: &[Step]) {
    for step in path {
        match step {
            Step::Move(x, y) => canvas.numbers(&[*x, *y], "m"),
            Step::Line(x, y) => canvas.numbers(&[*x, *y], "l"),
            Step::Curve(points) => canvas.numbers(points, "c"),
            Step::Close => canvas.raw("h"),
        }
    }
}
