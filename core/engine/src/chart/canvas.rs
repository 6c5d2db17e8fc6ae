//! The pen: draws SVG elements, rounds every number to two decimals, escapes every text.

use std::fmt::Write as _;

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
        self.parts.shape(format!("<path d=\"{}\"", outline(rect)), paint);
    }

    /// Rectangles that lie apart, as one shape.
    pub(super) fn rects(&mut self, rects: impl Iterator<Item = Rect>, paint: Paint) {
        let data: String = rects.map(outline).collect();
        if !data.is_empty() {
            self.parts.shape(format!("<path d=\"{data}\""), paint);
        }
    }

    pub(super) fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), paint: Paint) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(n);
        let data = if y1 == y2 {
            format!("M{x1} {y1}H{x2}")
        } else if x1 == x2 {
            format!("M{x1} {y1}V{y2}")
        } else {
            format!("M{x1} {y1}L{x2} {y2}")
        };
        self.parts.line(&data, paint);
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), r: f64, paint: Paint) {
        self.parts.shape(format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", n(x), n(y), n(r)), paint);
    }

    /// A path through points, closed or open.
    pub(super) fn path(&mut self, points: &[(f64, f64)], closed: bool, paint: Paint) {
        self.parts.shape(format!("<path d=\"{}\"", ring(points, closed)), paint);
    }

    /// Cubic pieces that follow one another, each as start, two handles, end; at least one.
    pub(super) fn curve(&mut self, pieces: &[[(f64, f64); 4]], paint: Paint) {
        let (x, y) = pieces[0][0];
        let mut shape = format!("<path d=\"M{} {}", n(x), n(y));
        for [_, a, b, c] in pieces {
            let [a, b, c] = [a, b, c].map(|(x, y)| format!("{} {}", n(*x), n(*y)));
            let _ = write!(shape, "C{a} {b} {c}");
        }
        shape.push('"');
        self.parts.shape(shape, paint);
    }

    /// Two closed rings, the second cut out of the first.
    pub(super) fn band(&mut self, outer: &[(f64, f64)], inner: &[(f64, f64)], paint: Paint) {
        let inner: Vec<_> = inner.iter().rev().copied().collect();
        let data = ring(outer, true) + &ring(&inner, true);
        self.parts.shape(format!("<path fill-rule=\"evenodd\" d=\"{data}\""), paint);
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
        self.parts.text(format!("<text x=\"{}\" y=\"{}\"", n(x), n(y)), text, set);
    }

    /// A text turned to read upwards, its middle at its place.
    pub(super) fn upright(&mut self, (x, y): (f64, f64), text: &str, set: Type) {
        let place = format!("<text transform=\"translate({} {}) rotate(-90)\"", n(x), n(y));
        self.parts.text(place, text, set.middle());
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
        self.svg(class, size, &format!("role=\"img\" aria-label=\"{}\"", escape(alt)), "")
    }

    /// The whole SVG of a table's cell: its name appears when it is pointed at.
    pub(super) fn finish_cell(self, class: &str, alt: &str, size: Rect) -> String {
        self.svg(class, size, "role=\"img\"", &format!("<title>{}</title>", escape(alt)))
    }

    /// The whole SVG as an ornament of the words beside it.
    pub(super) fn finish_hidden(self, class: &str, size: Rect) -> String {
        self.svg(class, size, "aria-hidden=\"true\"", "")
    }

    fn svg(self, class: &str, Rect(x, y, w, h): Rect, named: &str, title: &str) -> String {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let size = [x, y, w, h].map(n).join(" ");
        let (shared, body) = self.parts.write();
        format!("<svg{class} viewBox=\"{size}\" {named}{shared}>{title}{body}</svg>")
    }
}

/// A rectangle as the data of a path, which is shorter than the element of that name.
fn outline(Rect(x, y, w, h): Rect) -> String {
    let [x, y, w, h] = [x, y, w.max(0.0), h.max(0.0)].map(n);
    if w == "0" { format!("M{x} {y}v{h}z") } else { format!("M{x} {y}h{w}v{h}h-{w}z") }
}

fn ring(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if i == 0 { 'M' } else { 'L' }, n(*x), n(*y));
    }
    if closed {
        d.push('Z');
    }
    d
}

/// A number with at most two decimals, without trailing zeros or a negative zero.
pub(super) fn n(value: f64) -> String {
    let hundredths = value * 100.0;
    let nearest = hundredths.round();
    // Digits from a whole number come at a tenth of the cost; near a half, and far out, the exact way decides.
    if nearest.abs() < 1e9 && (hundredths - nearest).abs() < 0.499 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10^9")]
        let nearest = nearest as i64;
        let sign = if nearest < 0 { "-" } else { "" };
        let (whole, part) = (nearest.unsigned_abs() / 100, nearest.unsigned_abs() % 100);
        return match (part, part % 10) {
            (0, _) => format!("{sign}{whole}"),
            (_, 0) => format!("{sign}{whole}.{}", part / 10),
            _ => format!("{sign}{whole}.{part:02}"),
        };
    }
    let mut s = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    s.truncate(s.trim_end_matches('0').trim_end_matches('.').len());
    if s == "-0" { "0".into() } else { s }
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
    fn numbers_are_short_and_never_invalid() {
        assert_eq!(
            [n(1.0), n(-0.001), n(2.345), n(f64::NAN), n(10.0)],
            ["1", "0", "2.35", "0", "10"].map(String::from)
        );
    }

    #[test]
    fn numbers_round_as_their_exact_digits_do() {
        let exact = |value: f64| {
            let s = format!("{value:.2}");
            let s = s.trim_end_matches('0').trim_end_matches('.');
            if s == "-0" { "0".to_owned() } else { s.to_owned() }
        };
        let steps = (-20_000..20_000).map(f64::from);
        for value in steps.flat_map(|i| [i / 8.0, i / 1000.0, i * 0.005, i * 1.37e-3, i * 1e5, i * 123_456.789]) {
            assert_eq!(n(value), exact(value), "{value}");
        }
    }

    #[test]
    fn values_outside_the_axis_stand_at_its_ends() {
        let x = Scale::new(Span { low: 0.0, high: 100.0 }, (10.0, 20.0));
        assert!((x.at(120.0) - 20.0).abs() < 1e-9 && (x.at(-5.0) - 10.0).abs() < 1e-9);
        assert!((Scale::new(Span { low: 3.0, high: 3.0 }, (0.0, 10.0)).at(3.0) - 5.0).abs() < 1e-9);
    }
}
