//! The pen: draws SVG elements, rounds every number to hundredths, escapes every text.

use super::hundredths::{Hundredths, n};
use super::look::Parts;
use super::text::{escape, shorten, wrap};
use super::{Axis, Span, Theme};

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type<'a> {
    pub(super) size: f64,
    pub(super) fill: &'a str,
    pub(super) weight: u16,
    pub(super) anchor: Anchor,
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A regular text that starts at its place.
pub(super) fn set(size: f64, fill: &str) -> Type<'_> {
    Type { size, fill, weight: 400, anchor: Anchor::Start }
}

impl Type<'_> {
    pub(super) fn weight(self, weight: u16) -> Self {
        Self { weight, ..self }
    }

    pub(super) fn bold(self) -> Self {
        self.weight(700)
    }

    pub(super) fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    pub(super) fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }
}

/// How a shape is painted.
#[derive(Clone, Copy)]
pub(super) struct Paint<'a> {
    pub(super) fill: &'a str,
    /// Empty: none.
    pub(super) stroke: &'a str,
    pub(super) width: f64,
    pub(super) dash: &'a str,
}

/// A filled shape.
pub(super) fn fill(colour: &str) -> Paint<'_> {
    Paint { fill: colour, stroke: "", width: 0.0, dash: "" }
}

/// An outline.
pub(super) fn stroke(colour: &str, width: f64) -> Paint<'_> {
    Paint { fill: "none", stroke: colour, width, dash: "" }
}

impl<'a> Paint<'a> {
    pub(super) fn on(self, colour: &'a str) -> Self {
        Self { fill: colour, ..self }
    }

    pub(super) fn edge(self, colour: &'a str, width: f64) -> Self {
        Self { stroke: colour, width, ..self }
    }

    pub(super) fn dash(self, dash: &'a str) -> Self {
        Self { dash, ..self }
    }
}

/// A rectangle by its corner and size.
#[derive(Clone, Copy)]
pub(super) struct Rect(pub(super) f64, pub(super) f64, pub(super) f64, pub(super) f64);

/// A drawing being made.
#[derive(Default)]
pub(super) struct Canvas {
    parts: Parts,
}

impl Canvas {
    pub(super) fn rect(&mut self, rect: Rect, paint: Paint) {
        self.rects(std::iter::once(rect), paint);
    }

    /// Rectangles that lie apart, as one shape.
    pub(super) fn rects(&mut self, rects: impl Iterator<Item = Rect>, paint: Paint) {
        let mut rects = rects.peekable();
        if rects.peek().is_some() {
            self.data(paint, |d| rects.for_each(|rect| outline(d, rect)));
        }
    }

    pub(super) fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), paint: Paint) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(n);
        self.parts.line(paint, |d| {
            point(d, 'M', (x1, y1));
            if y1 == y2 {
                d.push('H');
                x2.write(d);
            } else if x1 == x2 {
                d.push('V');
                y2.write(d);
            } else {
                point(d, 'L', (x2, y2));
            }
        });
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), r: f64, paint: Paint) {
        self.parts.shape(paint, |out| {
            attribute(out, "<circle cx=\"", x);
            attribute(out, "\" cy=\"", y);
            attribute(out, "\" r=\"", r);
            out.push('"');
        });
    }

    /// A path through points, closed or open.
    pub(super) fn path(&mut self, points: &[(f64, f64)], closed: bool, paint: Paint) {
        self.data(paint, |d| ring(d, points.iter().copied(), closed));
    }

    /// Cubic pieces that follow one another, each as start, two handles, end; at least one.
    pub(super) fn curve(&mut self, pieces: &[[(f64, f64); 4]], paint: Paint) {
        self.data(paint, |d| {
            let at = |(x, y): (f64, f64)| (n(x), n(y));
            point(d, 'M', at(pieces[0][0]));
            for [_, a, b, c] in pieces {
                point(d, 'C', at(*a));
                point(d, ' ', at(*b));
                point(d, ' ', at(*c));
            }
        });
    }

    /// Two closed rings, the second cut out of the first.
    pub(super) fn band(&mut self, outer: &[(f64, f64)], inner: &[(f64, f64)], paint: Paint) {
        self.parts.shape(paint, |out| {
            out.push_str("<path fill-rule=\"evenodd\" d=\"");
            ring(out, outer.iter().copied(), true);
            ring(out, inner.iter().rev().copied(), true);
            out.push('"');
        });
    }

    /// A path by its data.
    fn data(&mut self, paint: Paint, write: impl FnOnce(&mut String)) {
        self.parts.shape(paint, |out| {
            out.push_str("<path d=\"");
            write(out);
            out.push('"');
        });
    }

    /// An open diamond when `attention`, a filled dot otherwise: the mark of the organisation.
    pub(super) fn mark(&mut self, (x, y): (f64, f64), r: f64, (attention, theme): (bool, &Theme)) {
        if attention {
            self.diamond((x, y), r * 1.2, stroke(theme.att, 2.4).on("#fff"));
        } else {
            self.circle((x, y), r, fill(&theme.a9).edge("#fff", 1.2));
        }
    }

    pub(super) fn diamond(&mut self, (x, y): (f64, f64), r: f64, paint: Paint) {
        self.path(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], true, paint);
    }

    pub(super) fn text(&mut self, (x, y): (f64, f64), text: &str, set: Type) {
        if text.is_empty() {
            return;
        }
        self.parts.text(set, text, |out| {
            attribute(out, "<text x=\"", x);
            attribute(out, "\" y=\"", y);
            out.push('"');
        });
    }

    /// A text turned to read upwards, its middle at its place.
    pub(super) fn upright(&mut self, (x, y): (f64, f64), text: &str, set: Type) {
        self.parts.text(set.middle(), text, |out| {
            attribute(out, "<text transform=\"translate(", x);
            attribute(out, " ", y);
            out.push_str(") rotate(-90)\"");
        });
    }

    /// A text on one line within `room`; if it had to be shortened, the whole of it is its tooltip.
    pub(super) fn text_in(&mut self, at: (f64, f64), text: &str, (set, room): (Type, f64)) {
        let short = shorten(text, set.size, set.weight, room);
        self.titled(text, short != text, |c| c.text(at, &short, set));
    }

    /// A text on up to `lines` lines within `room`, the middle of the block at `y`.
    pub(super) fn block(&mut self, (x, y): (f64, f64), text: &str, (set, room, lines): (Type, f64, usize)) {
        let rows = wrap(text, set.size, set.weight, room, lines);
        let step = set.size * 1.16;
        let first = y + set.size * 0.35 - step * (rows.len().saturating_sub(1)) as f64 / 2.0;
        self.titled(text, rows.last().is_some_and(|r| r.ends_with('…')), |c| {
            for (i, row) in rows.iter().enumerate() {
                c.text((x, first + step * i as f64), row, set);
            }
        });
    }

    /// What `draw` draws, with a tooltip when `needed`.
    pub(super) fn titled(&mut self, title: &str, needed: bool, draw: impl FnOnce(&mut Self)) {
        if needed {
            self.parts.open(title, false);
        }
        draw(self);
        if needed {
            self.parts.close();
        }
    }

    /// A mark or row whose words and figures `told` appear when it is pointed at, parts without a text left out.
    pub(super) fn told(&mut self, told: &[&str], draw: impl FnOnce(&mut Self)) {
        let told: Vec<&str> = told.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        self.parts.open(&told.join(" · "), true);
        draw(self);
        self.parts.close();
    }

    /// The whole SVG: `class` for the style sheet, `alt` as its name, `size` as the view box. Its fonts are the page's.
    pub(super) fn finish(self, class: &str, alt: &str, size: Rect) -> String {
        self.svg(class, size, ("role=\"img\"", Some(alt), None))
    }

    /// The whole SVG of a table's cell: its name appears when it is pointed at.
    pub(super) fn finish_cell(self, class: &str, alt: &str, size: Rect) -> String {
        self.svg(class, size, ("role=\"img\"", None, Some(alt)))
    }

    /// The whole SVG as an ornament of the words beside it.
    pub(super) fn finish_hidden(self, class: &str, size: Rect) -> String {
        self.svg(class, size, ("aria-hidden=\"true\"", None, None))
    }

    /// With its role, its label and its title.
    fn svg(self, class: &str, Rect(x, y, w, h): Rect, told: (&str, Option<&str>, Option<&str>)) -> String {
        let (role, label, title) = told;
        let mut out = String::with_capacity(self.parts.size() + 256);
        out.push_str("<svg");
        if !class.is_empty() {
            out.extend([" class=\"", class, "\""]);
        }
        attribute(&mut out, " viewBox=\"", x);
        for side in [y, w, h] {
            attribute(&mut out, " ", side);
        }
        out.extend(["\" ", role]);
        if let Some(label) = label {
            out.push_str(" aria-label=\"");
            escape(&mut out, label);
            out.push('"');
        }
        self.parts.write(&mut out, title);
        out.push_str("</svg>");
        out
    }
}

/// What stands before a number, and the number.
fn attribute(out: &mut String, before: &str, value: f64) {
    out.push_str(before);
    n(value).write(out);
}

/// A place of a path, after its command.
fn point(d: &mut String, command: char, (x, y): (Hundredths, Hundredths)) {
    d.push(command);
    x.write(d);
    d.push(' ');
    y.write(d);
}

/// A rectangle as the data of a path, which is shorter than the element of that name.
fn outline(d: &mut String, Rect(x, y, w, h): Rect) {
    let [x, y, w, h] = [x, y, w.max(0.0), h.max(0.0)].map(n);
    point(d, 'M', (x, y));
    if !w.is_nought() {
        d.push('h');
        w.write(d);
    }
    d.push('v');
    h.write(d);
    if !w.is_nought() {
        d.push_str("h-");
        w.write(d);
    }
    d.push('z');
}

fn ring(d: &mut String, points: impl Iterator<Item = (f64, f64)>, closed: bool) {
    for (i, (x, y)) in points.enumerate() {
        point(d, if i == 0 { 'M' } else { 'L' }, (n(x), n(y)));
    }
    if closed {
        d.push('Z');
    }
}

/// How many whole steps a length holds; a negative one holds none.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths on a page, cut below at 0")]
pub(super) fn whole(length: f64) -> usize {
    length.max(0.0) as usize
}

/// Values placed on pixels, those outside at the ends.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    from: Span,
    to: Span,
}

impl Scale {
    pub(super) fn new(from: Span, to: (f64, f64)) -> Self {
        Self { from, to: Span { low: to.0, high: to.1 } }
    }

    pub(super) fn at(&self, value: f64) -> f64 {
        let width = self.from.high - self.from.low;
        let share = if width.abs() < f64::EPSILON { 0.5 } else { ((value - self.from.low) / width).clamp(0.0, 1.0) };
        self.to.low + (self.to.high - self.to.low) * share
    }
}

/// Hairlines at the ticks of a horizontal axis from `top` to `bottom`, their labels below.
pub(super) fn grid(canvas: &mut Canvas, axis: &Axis, (x, theme): (Scale, &Theme), (top, bottom): (f64, f64)) {
    for tick in &axis.ticks {
        canvas.line((x.at(tick.at), top), (x.at(tick.at), bottom), stroke(theme.rule2, 1.0));
    }
    for tick in &axis.ticks {
        canvas.text((x.at(tick.at), bottom + 15.0), &tick.label, set(10.0, theme.ink3).middle());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_outside_the_axis_stand_at_its_ends() {
        let x = Scale::new(Span { low: 0.0, high: 100.0 }, (10.0, 20.0));
        assert!((x.at(120.0) - 20.0).abs() < 1e-9 && (x.at(-5.0) - 10.0).abs() < 1e-9);
        assert!((Scale::new(Span { low: 3.0, high: 3.0 }, (0.0, 10.0)).at(3.0) - 5.0).abs() < 1e-9);
    }
}
