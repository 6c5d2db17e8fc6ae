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

/// A piece of text with its own place: what `text-anchor` aligns.
struct Chunk {
    x: f32,
    y: f32,
    parts: Vec<(String, Pen)>,
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
        canvas.raw("q");
        canvas.numbers(&[sx, 0.0, 0.0, sy, x + dx - left * sx, y + dy - top * sy], "cm");
        let mut font = Style::clone(style);
        font.line_height = LineHeight::Factor(1.0);
        font.white_space = WhiteSpace::NoWrap;
        let pen = self.pen(svg, &Pen::new(&Rc::new(font)));
        self.shapes(canvas, svg, &pen);
        canvas.raw("Q");
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
                canvas.raw("q");
                canvas.numbers(&transform, "cm");
            }
            match name {
                "g" | "a" | "svg" => self.shapes(canvas, element, &own),
                "text" => self.text(canvas, element, &own),
                "defs" if element.child_elements().next().is_none() => {}
                _ => match outline(element) {
                    Some(path) => stroke_and_fill(canvas, &path, &own, name == "line"),
                    None => {
                        self.complain(element, format!("the SVG element <{name}> is not supported and was left out"))
                    }
                },
            }
            if moved.is_some() {
                canvas.raw("Q");
            }
        }
    }

    fn transform(&mut self, element: ElementRef, text: &str) -> [f32; 6] {
        match text.parse::<Transform>() {
            #[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
            Ok(t) => [t.a as f32, t.b as f32, t.c as f32, t.d as f32, t.e as f32, t.f as f32],
            Err(_) => {
                self.complain(element, format!("the transform “{text}” cannot be read"));
                [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
            }
        }
    }

    fn text(&mut self, canvas: &mut Canvas, element: ElementRef, pen: &Pen) {
        let mut chunks = vec![Chunk { x: 0.0, y: 0.0, parts: Vec::new() }];
        self.chunks(element, pen, &mut chunks);
        for chunk in chunks {
            let (x, y) = (chunk.x, chunk.y);
            let mut parts = chunk.parts;
            if let Some((last, _)) = parts.last_mut() {
                last.truncate(last.trim_end_matches(' ').len());
            }
            let lines: Vec<(Paragraph, Pen)> = parts
                .into_iter()
                .filter(|(text, _)| !text.is_empty())
                .map(|(text, pen)| (self.label(text, &pen), pen))
                .collect();
            let advance = |paragraph: &Paragraph| paragraph.layout.full_width();
            let whole: f32 = lines.iter().map(|(paragraph, _)| advance(paragraph)).sum();
            let Some((_, first)) = lines.first() else { continue };
            let mut at = match first.anchor {
                Anchor::Start => x,
                Anchor::Middle => x - whole / 2.0,
                Anchor::End => x - whole,
            };
            for (paragraph, pen) in &lines {
                let drop = match pen.baseline {
                    Baseline::Alphabetic => 0.0,
                    Baseline::Middle => pen.font.size * 0.36,
                    Baseline::Hanging => pen.font.size * 0.72,
                };
                let baseline = paragraph.layout.first_baseline().unwrap_or(0.0);
                self.bare(canvas, paragraph, (at, y + drop - baseline));
                at += advance(paragraph);
            }
        }
    }

    /// Splits text where an element sets its own place.
    fn chunks(&mut self, element: ElementRef, pen: &Pen, chunks: &mut Vec<Chunk>) {
        let list = |name: &str| {
            element
                .attr(name)
                .map(|text| if text.contains("em") { em(text, pen.font.size) } else { numbers(text) })
                .unwrap_or_default()
        };
        let (x, y, dx, dy) = (list("x"), list("y"), list("dx"), list("dy"));
        if [&x, &y, &dx, &dy].iter().any(|list| list.len() > 1) || element.attr("rotate").is_some() {
            self.complain(element, "places and turns of single characters are not supported in SVG text".to_owned());
        }
        let last = chunks.last().expect("there is a first chunk");
        if !x.is_empty() || !y.is_empty() || !dy.is_empty() || !dx.is_empty() {
            let place = |list: &[f32], default: f32| list.first().copied().unwrap_or(default);
            let fresh = Chunk {
                x: place(&x, last.x) + place(&dx, 0.0),
                y: place(&y, last.y) + place(&dy, 0.0),
                parts: Vec::new(),
            };
            if last.parts.is_empty() {
                *chunks.last_mut().expect("there is a first chunk") = fresh
            } else {
                chunks.push(fresh)
            }
        }
        for node in element.children() {
            match node.value() {
                Node::Text(text) => {
                    let parts = &mut chunks.last_mut().expect("there is a first chunk").parts;
                    let spaced = parts.last().is_none_or(|(text, _)| text.ends_with(' '));
                    let mut words = String::new();
                    for c in text.chars() {
                        let space = matches!(c, ' ' | '\n' | '\t' | '\r');
                        let after_space = if words.is_empty() { spaced } else { words.ends_with(' ') };
                        match (space, after_space) {
                            (true, true) => {}
                            (true, false) => words.push(' '),
                            (false, _) => words.push(c),
                        }
                    }
                    if !words.is_empty() {
                        parts.push((words, pen.clone()));
                    }
                }
                Node::Element(_) => {
                    let Some(child) = ElementRef::wrap(node) else { continue };
                    match child.value().name() {
                        "title" | "desc" => {}
                        "tspan" | "a" => {
                            let own = self.pen(child, pen);
                            self.chunks(child, &own, chunks);
                        }
                        name => self.complain(child, format!("the SVG element <{name}> is not supported in text")),
                    }
                }
                _ => {}
            }
        }
    }

    fn label(&mut self, text: String, pen: &Pen) -> Paragraph {
        let ink = Ink { color: pen.fill_color().unwrap_or([0; 4]), ..Ink::default() };
        let span = Span { range: 0..text.len(), style: pen.font.clone(), ink };
        let draft = Draft { text, spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        let paragraph = Paragraph::shape(draft, &pen.font, self.library, self.shaper);
        for missing in paragraph.missing_glyphs() {
            self.report.missing_glyph(missing, &pen.font.family);
        }
        paragraph
    }
}

fn em(text: &str, size: f32) -> Vec<f32> {
    text.trim().strip_suffix("em").and_then(number).map(|n| n * size).into_iter().collect()
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
        canvas.raw("q");
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
        canvas.numbers(&[pen.stroke_width], "w");
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
        canvas.raw("Q");
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
