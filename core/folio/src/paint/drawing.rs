//! Painting SVG: shapes as vectors, clipped, grouped and reused; text is painted as labels.

use super::Painter;
use super::canvas::Canvas;
use super::shape::{Step, bounds, outline, steps};
use crate::css::style::{LineHeight, Style, WhiteSpace};
use crate::css::value::bounded;
use crate::html::attr;
use crate::svg::{Paint, Pen, by_id, number, reference, view_box};
use scraper::ElementRef;
use std::rc::Rc;
use svgtypes::{Align, AspectRatio, Transform};

/// How deep `use` may lead into `use`, and how many a document may follow.
const DEEPEST: u8 = 8;
const MOST_USES: usize = 10_000;

/// What is read where it is referred to, and never drawn in its place.
const DEFINITIONS: [&str; 5] = ["defs", "clipPath", "linearGradient", "radialGradient", "symbol"];

impl Painter<'_, '_, '_> {
    /// Paints an `<svg>` element into a rectangle of the page.
    pub fn drawing(&mut self, canvas: &mut Canvas, svg: ElementRef, area: [f32; 4], style: &Rc<Style>) {
        let mut font = Style::clone(style);
        font.line_height = LineHeight::Factor(1.0);
        font.white_space = WhiteSpace::NoWrap;
        let pen = self.pen(svg, &Pen::new(&Rc::new(font)));
        canvas.save();
        viewport(canvas, svg, area);
        let faded = attr(svg, "opacity").is_some() && pen.opacity < 1.0;
        if faded {
            canvas.begin_group();
        }
        self.shapes(canvas, svg, &pen, 0);
        if faded {
            canvas.end_group(pen.opacity);
        }
        canvas.restore();
    }

    pub fn pen(&mut self, element: ElementRef, parent: &Pen) -> Pen {
        let (pen, complaints) = parent.descend(element);
        for complaint in complaints {
            self.complain(element, complaint);
        }
        pen
    }

    pub fn complain(&mut self, element: ElementRef, complaint: String) {
        self.report.warn(element, complaint);
    }

    fn shapes(&mut self, canvas: &mut Canvas, group: ElementRef, pen: &Pen, depth: u8) {
        for element in group.child_elements() {
            let name = element.value().name();
            if !matches!(name, "title" | "desc" | "metadata") && !DEFINITIONS.contains(&name) {
                self.element(canvas, element, pen, depth);
            }
        }
    }

    fn element(&mut self, canvas: &mut Canvas, element: ElementRef, pen: &Pen, depth: u8) {
        if attr(element, "display") == Some("none") {
            return;
        }
        let name = element.value().name();
        let mut own = self.pen(element, pen);
        let moved = attr(element, "transform").map(|text| self.transform(element, text));
        let group = matches!(name, "g" | "a" | "svg" | "use");
        let faded = own.opacity < 1.0
            && (group || (own.fill != Paint::Nothing && own.stroke != Paint::Nothing && name != "text"));
        let own_state = moved.is_some() || own.clip.is_some() || name == "svg" || name == "use";
        if own_state {
            canvas.save();
        }
        if let Some(transform) = moved {
            canvas.matrix(&transform);
        }
        if let Some(id) = own.clip.clone() {
            self.clip(canvas, element, &id);
        }
        let opacity = own.opacity;
        if faded {
            canvas.begin_group();
            own.opacity = 1.0;
        }
        match name {
            "g" | "a" => self.shapes(canvas, element, &own, depth),
            "svg" => {
                self.place(canvas, element, element);
                self.shapes(canvas, element, &own, depth);
            }
            "use" => self.reuse(canvas, element, &own, depth),
            "text" => self.label_text(canvas, element, &own),
            _ => match outline(element) {
                Some(path) => self.stroke_and_fill(canvas, element, &path, &own),
                None => {
                    self.complain(element, format!("the SVG element <{name}> is not supported and was left out"));
                }
            },
        }
        if faded {
            canvas.end_group(opacity);
        }
        if own_state {
            canvas.restore();
        }
    }

    /// `use`: another element, painted here.
    fn reuse(&mut self, canvas: &mut Canvas, element: ElementRef, pen: &Pen, depth: u8) {
        let address = reference(element).unwrap_or_default();
        let target = address.strip_prefix('#').and_then(|id| by_id(element, id));
        self.uses += 1;
        let Some(target) = target.filter(|_| depth < DEEPEST && self.uses <= MOST_USES) else {
            self.complain(element, format!("“{address}” is nothing that <use> can draw"));
            return;
        };
        if target.value().name() == "symbol" {
            let own = self.pen(target, pen);
            self.place(canvas, target, element);
            self.shapes(canvas, target, &own, depth + 1);
            return;
        }
        let n = |name: &str| attr(element, name).and_then(number).unwrap_or(0.0);
        canvas.matrix(&[1.0, 0.0, 0.0, 1.0, n("x"), n("y")]);
        self.element(canvas, target, pen, depth + 1);
    }

    /// The coordinates of a drawing inside another; `sized` says where it stands.
    fn place(&mut self, canvas: &mut Canvas, inner: ElementRef, sized: ElementRef) {
        let n = |name: &str| attr(sized, name).and_then(number);
        let (x, y) = (n("x").unwrap_or(0.0), n("y").unwrap_or(0.0));
        match (n("width"), n("height"), attr(inner, "viewBox")) {
            (Some(width), Some(height), Some(_)) if width > 0.0 && height > 0.0 => {
                viewport(canvas, inner, [x, y, width, height]);
            }
            (_, _, None) => canvas.matrix(&[1.0, 0.0, 0.0, 1.0, x, y]),
            _ => self.complain(sized, "a drawing inside a drawing wants width and height in numbers".to_owned()),
        }
    }

    /// Leaves visible only what lies inside the shapes of a `clipPath`.
    fn clip(&mut self, canvas: &mut Canvas, element: ElementRef, id: &str) {
        let Some(clip) = by_id(element, id).filter(|clip| clip.value().name() == "clipPath") else {
            self.complain(element, format!("“clip-path: url(#{id})”: there is no such <clipPath>"));
            return;
        };
        if attr(clip, "clipPathUnits").is_some_and(|units| units != "userSpaceOnUse") {
            self.complain(clip, "“clipPathUnits” is not supported".to_owned());
            return;
        }
        let mut even_odd = false;
        for shape in clip.child_elements() {
            let path =
                outline(shape).filter(|_| attr(shape, "transform").is_none() && attr(shape, "clip-path").is_none());
            match path {
                Some(path) => steps(canvas, &path),
                None => {
                    self.complain(
                        shape,
                        "only basic shapes without a transform are supported in <clipPath>".to_owned(),
                    );
                }
            }
            even_odd |= attr(shape, "clip-rule") == Some("evenodd");
        }
        canvas.raw(if even_odd { "W* n" } else { "W n" });
    }

    fn transform(&mut self, element: ElementRef, text: &str) -> [f32; 6] {
        let Ok(t) = text.parse::<Transform>() else {
            self.complain(element, format!("the transform “{text}” cannot be read"));
            return [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        };
        matrix(t)
    }

    fn stroke_and_fill(&mut self, canvas: &mut Canvas, element: ElementRef, path: &[Step], pen: &Pen) {
        if let Paint::Server(id) = &pen.stroke {
            self.complain(element, format!("“stroke: url(#{id})” is not supported"));
        }
        if let (Paint::Server(id), Some(bounds)) = (&pen.fill, bounds(path)) {
            canvas.save();
            steps(canvas, path);
            canvas.raw(if pen.even_odd { "W* n" } else { "W n" });
            self.gradient(canvas, element, id, bounds, pen.fill_opacity * pen.opacity);
            canvas.restore();
        }
        plain_stroke_and_fill(canvas, path, pen, element.value().name() == "line");
    }
}

#[expect(clippy::cast_possible_truncation, reason = "drawing coordinates")]
pub fn matrix(t: Transform) -> [f32; 6] {
    [t.a, t.b, t.c, t.d, t.e, t.f].map(|part| bounded(part as f32))
}

/// Fits the coordinates of a drawing into a rectangle.
fn viewport(canvas: &mut Canvas, svg: ElementRef, [x, y, width, height]: [f32; 4]) {
    let [left, top, inner_width, inner_height] = view_box(svg);
    let (sx, sy) = (width / inner_width, height / inner_height);
    let ratio: AspectRatio = attr(svg, "preserveAspectRatio").and_then(|text| text.parse().ok()).unwrap_or_default();
    let (sx, sy) = match (ratio.align, ratio.slice) {
        (Align::None, _) => (sx, sy),
        (_, true) => (sx.max(sy), sx.max(sy)),
        (_, false) => (sx.min(sy), sx.min(sy)),
    };
    if ratio.slice {
        canvas.numbers(&[x, y, width, height], "re");
        canvas.raw("W n");
    }
    let (across, down) = shares(ratio.align);
    let (dx, dy) = ((width - inner_width * sx) * across, (height - inner_height * sy) * down);
    canvas.matrix(&[sx, 0.0, 0.0, sy, x + dx - left * sx, y + dy - top * sy]);
}

/// How much of the free room comes before the drawing.
fn shares(align: Align) -> (f32, f32) {
    let across = match align {
        Align::XMinYMin | Align::XMinYMid | Align::XMinYMax => 0.0,
        Align::XMaxYMin | Align::XMaxYMid | Align::XMaxYMax => 1.0,
        _ => 0.5,
    };
    let down = match align {
        Align::XMinYMin | Align::XMidYMin | Align::XMaxYMin => 0.0,
        Align::XMinYMax | Align::XMidYMax | Align::XMaxYMax => 1.0,
        _ => 0.5,
    };
    (across, down)
}

fn plain_stroke_and_fill(canvas: &mut Canvas, path: &[Step], pen: &Pen, open: bool) {
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
            canvas.dashes(&pen.dashes, pen.dash_offset);
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
