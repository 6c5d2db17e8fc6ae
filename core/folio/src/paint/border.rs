//! Borders: solid ones as rectangles, dashed and dotted ones as strokes, round ones as paths.

use super::canvas::Canvas;
use crate::css::style::{Border, Line};
use crate::css::value::Color;

/// The borders of a box on a page.
pub struct Borders {
    /// Top, right, bottom, left.
    pub sides: [Border; 4],
    /// What each colour is where none is said.
    pub color: Color,
    /// They lie on the lines between cells.
    pub shared: bool,
    /// Sides that another page holds.
    pub cut: [bool; 4],
}

impl Borders {
    pub fn paint(&self, canvas: &mut Canvas, area: [f32; 4], radius: f32) {
        let widths = self.sides.map(Border::drawn);
        if radius > 0.0 && widths.iter().all(|width| *width > 0.0) {
            self.rounded(canvas, area, radius);
            return;
        }
        for side in (0..4).filter(|side| widths[*side] > 0.0 && !self.cut[*side]) {
            let edge = edge(area, widths, side, self.shared);
            let color = self.sides[side].color.unwrap_or(self.color);
            match self.sides[side].line {
                Line::Dashed | Line::Dotted => broken(canvas, edge, self.sides[side].line, color),
                Line::None | Line::Solid => canvas.rectangle(edge, 0.0, color),
            }
        }
    }

    fn rounded(&self, canvas: &mut Canvas, [x, y, width, height]: [f32; 4], radius: f32) {
        let Border { width: thick, color, line } = self.sides[0];
        canvas.save();
        canvas.stroke_color(color.unwrap_or(self.color));
        canvas.stroke_width(thick);
        match line {
            Line::Dashed => dash(canvas, [thick * 3.0, thick * 3.0], 0),
            Line::Dotted => dash(canvas, [0.0, thick * 2.0], 1),
            Line::None | Line::Solid => {}
        }
        let half = thick / 2.0;
        canvas.rectangle_path([x + half, y + half, width - thick, height - thick], radius - half);
        canvas.raw("S");
        canvas.restore();
    }
}

/// The rectangle of one border; a shared one lies on the line between two cells.
fn edge([x, y, width, height]: [f32; 4], widths: [f32; 4], side: usize, shared: bool) -> [f32; 4] {
    let thick = widths[side];
    let out = if shared { thick / 2.0 } else { 0.0 };
    let reach = |side: usize| if shared { widths[side] / 2.0 } else { 0.0 };
    match side {
        0 => [x - reach(3), y - out, width + reach(1) + reach(3), thick],
        1 => [x + width - thick + out, y - reach(0), thick, height + reach(0) + reach(2)],
        2 => [x - reach(3), y + height - thick + out, width + reach(1) + reach(3), thick],
        _ => [x - out, y - reach(0), thick, height + reach(0) + reach(2)],
    }
}

/// A line of dashes or dots along the middle of a rectangle; they begin and end with it.
fn broken(canvas: &mut Canvas, [x, y, width, height]: [f32; 4], line: Line, color: Color) {
    let (thick, length) = (width.min(height), width.max(height));
    let (along, across) =
        if width >= height { ((1.0, 0.0), (0.0, thick / 2.0)) } else { ((0.0, 1.0), (thick / 2.0, 0.0)) };
    canvas.save();
    canvas.stroke_color(color);
    canvas.stroke_width(thick);
    let inset = if line == Line::Dotted {
        let gaps = ((length - thick) / (thick * 2.0)).round().max(1.0);
        dash(canvas, [0.0, (length - thick) / gaps], 1);
        thick / 2.0
    } else {
        let dashes = (length / (thick * 6.0)).round().max(1.0);
        let part = length / (dashes * 2.0 - 1.0);
        dash(canvas, [part, part], 0);
        0.0
    };
    let at = |distance: f32| [x + across.0 + along.0 * distance, y + across.1 + along.1 * distance];
    canvas.numbers(&at(inset), "m");
    // A hair longer, so that rounding does not lose the last dot.
    canvas.numbers(&at(length - inset + 0.01), "l");
    canvas.raw("S");
    canvas.restore();
}

fn dash(canvas: &mut Canvas, [on, off]: [f32; 2], cap: u8) {
    canvas.raw(&format!("[{on:.3} {off:.3}] 0 d {cap} J"));
}
