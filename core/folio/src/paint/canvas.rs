//! The content of one page: shapes, glyphs and marked content in CSS pixels from the top left corner, as printpdf operations.

use crate::css::value::Color;
use crate::pdf::fonts::Embedded;
use crate::pdf::structure::{Kid, TagId, Tags};
use printpdf::{Actions, BorderArray, HighlightingMode, LinkAnnotation, Op, Pt, XObjectId, XObjectTransform};
use std::collections::BTreeSet;

/// Points in a CSS pixel.
pub const POINTS: f32 = 0.75;

/// A glyph on its baseline: number, distance along it, the text that it stands for.
pub struct Placed<'t> {
    pub glyph: u16,
    pub x: f32,
    pub text: &'t str,
}

/// One page being written.
pub struct Canvas {
    pub page: usize,
    /// In CSS pixels.
    pub height: f32,
    ops: Vec<Op>,
    raw: String,
    contents: i64,
    links: usize,
    open: bool,
    /// The colour that fills have now.
    fill: Option<Color>,
    /// Opacities used, in 255ths.
    pub alphas: BTreeSet<u8>,
}

impl Canvas {
    pub fn new(page: usize, height: f32) -> Self {
        let mut canvas = Self {
            page,
            height,
            ops: Vec::new(),
            raw: String::new(),
            contents: 0,
            links: 0,
            open: false,
            fill: None,
            alphas: BTreeSet::new(),
        };
        canvas.numbers(&[POINTS, 0.0, 0.0, -POINTS, 0.0, height * POINTS], "cm");
        canvas
    }

    pub fn finish(mut self) -> (Vec<Op>, BTreeSet<u8>) {
        self.end();
        self.flush();
        (self.ops, self.alphas)
    }

    /// printpdf writes an unknown operator as it is: a whole run of them costs one operation.
    fn flush(&mut self) {
        if !self.raw.is_empty() {
            let key = std::mem::take(&mut self.raw);
            self.ops.push(Op::Unknown { key: key.trim_end().to_owned(), value: Vec::new() });
        }
    }

    fn push(&mut self, op: Op) {
        self.flush();
        self.ops.push(op);
    }

    pub fn raw(&mut self, operators: &str) {
        if operators == "Q" {
            self.fill = None;
        }
        self.raw.push_str(operators);
        self.raw.push('\n');
    }

    pub fn numbers(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            push_number(&mut self.raw, *number);
            self.raw.push(' ');
        }
        self.raw(operator);
    }

    fn color(&mut self, color: Color, operator: &str) {
        let [r, g, b] = [color[0], color[1], color[2]].map(|part| f32::from(part) / 255.0);
        self.numbers(&[r, g, b], operator);
    }

    pub fn fill_color(&mut self, color: Color) {
        self.alpha(color[3]);
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.color(color, "rg");
        }
    }

    pub fn stroke_color(&mut self, color: Color) {
        self.alpha(color[3]);
        self.color(color, "RG");
    }

    fn alpha(&mut self, alpha: u8) {
        if alpha < 255 {
            self.alphas.insert(alpha);
            self.raw(&format!("/GS{alpha} gs"));
        }
    }

    /// A filled rectangle, its corners rounded by `radius`.
    pub fn rectangle(&mut self, [x, y, width, height]: [f32; 4], radius: f32, color: Color) {
        self.guarded(color[3], |canvas| {
            canvas.fill_color(color);
            canvas.rectangle_path([x, y, width, height], radius);
            canvas.raw("f");
        });
    }

    /// Saves the graphics state only when opacity will change it.
    fn guarded(&mut self, alpha: u8, draw: impl FnOnce(&mut Self)) {
        if alpha < 255 {
            self.raw("q");
        }
        draw(self);
        if alpha < 255 {
            self.raw("Q");
        }
    }

    pub fn rectangle_path(&mut self, [x, y, width, height]: [f32; 4], radius: f32) {
        let r = radius.min(width / 2.0).min(height / 2.0);
        if r < 0.1 {
            self.numbers(&[x, y, width, height], "re");
            return;
        }
        let (k, right, bottom) = (r * 0.447_715, x + width, y + height);
        self.numbers(&[x + r, y], "m");
        self.numbers(&[right - r, y], "l");
        self.numbers(&[right - k, y, right, y + k, right, y + r], "c");
        self.numbers(&[right, bottom - r], "l");
        self.numbers(&[right, bottom - k, right - k, bottom, right - r, bottom], "c");
        self.numbers(&[x + r, bottom], "l");
        self.numbers(&[x + k, bottom, x, bottom - k, x, bottom - r], "c");
        self.numbers(&[x, y + r], "l");
        self.numbers(&[x, y + k, x + k, y, x + r, y], "c");
        self.raw("h");
    }

    /// What follows belongs to `tag`, or to no one.
    pub fn begin(&mut self, tag: Option<TagId>, tags: &mut Tags) {
        self.end();
        match tag {
            None => self.raw("/Artifact BMC"),
            Some(id) => {
                self.raw(&format!("/{} <</MCID {}>> BDC", tags.list[id].role, self.contents));
                tags.fill(id, Kid::Content(self.page, self.contents));
                self.contents += 1;
            }
        }
        self.open = true;
    }

    pub fn end(&mut self) {
        if std::mem::take(&mut self.open) {
            self.raw("EMC");
        }
    }

    /// Glyphs on one baseline that starts at `(x, y)`. Corrections keep each where shaping put it.
    pub fn glyphs(
        &mut self,
        fonts: &mut Embedded,
        face: usize,
        size: f32,
        color: Color,
        (x, y): (f32, f32),
        glyphs: &[Placed],
    ) {
        let Some(first) = glyphs.first() else { return };
        self.guarded(color[3], |canvas| {
            canvas.fill_color(color);
            canvas.raw.push_str("BT /");
            canvas.raw.push_str(&Embedded::resource_name(face));
            canvas.raw.push(' ');
            canvas.numbers(&[size], "Tf");
            canvas.numbers(&[1.0, 0.0, 0.0, -1.0, x + first.x, y], "Tm");
            canvas.raw.push_str("[<");
            let mut pen = f64::from(first.x);
            for placed in glyphs {
                let shift = ((f64::from(placed.x) - pen) * 1000.0 / f64::from(size)).round();
                if shift != 0.0 {
                    canvas.raw.push('>');
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "a whole number of thousandths of the font size"
                    )]
                    push_number(&mut canvas.raw, -shift as f32);
                    canvas.raw.push('<');
                    pen += shift * f64::from(size) / 1000.0;
                }
                push_hex(&mut canvas.raw, fonts.use_glyph(face, placed.glyph, placed.text));
                pen += fonts.stated_width(face, placed.glyph) * f64::from(size) / 1000.0;
            }
            canvas.raw(">] TJ ET");
        });
    }

    pub fn picture(&mut self, index: usize, [x, y, width, height]: [f32; 4]) {
        self.raw("q");
        // Images are painted upwards in a unit square.
        self.numbers(&[width, 0.0, 0.0, -height, x, y + height], "cm");
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.push(Op::UseXobject { id: XObjectId(format!("IM{index}")), transform });
        self.raw("Q");
    }

    /// A clickable rectangle.
    pub fn link(&mut self, [x, y, width, height]: [f32; 4], actions: Actions, tag: Option<TagId>, tags: &mut Tags) {
        let rect = printpdf::Rect {
            x: Pt(round(x * POINTS)),
            y: Pt(round((self.height - y - height) * POINTS)),
            width: Pt(round(width * POINTS)),
            height: Pt(round(height * POINTS)),
            mode: None,
            winding_order: None,
        };
        let link = LinkAnnotation::new(
            rect,
            actions,
            Some(BorderArray::Solid([0.0, 0.0, 0.0])),
            None,
            Some(HighlightingMode::None),
        );
        self.push(Op::LinkAnnotation { link });
        if let Some(tag) = tag {
            tags.fill(tag, Kid::Link(self.page, self.links));
        }
        self.links += 1;
    }
}

/// A glyph's number as two bytes.
fn push_hex(out: &mut String, glyph: u16) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in glyph.to_be_bytes() {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

fn round(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}

/// Three decimals, no trailing zeros.
fn push_number(out: &mut String, number: f32) {
    #[expect(clippy::cast_possible_truncation, reason = "page coordinates are far below 2^53")]
    let thousandths = (f64::from(number) * 1000.0).round() as i64;
    if thousandths < 0 {
        out.push('-');
    }
    let magnitude = thousandths.unsigned_abs();
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut whole = magnitude / 1000;
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(whole % 10).expect("a digit");
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
    let mut fraction = magnitude % 1000;
    if fraction > 0 {
        out.push('.');
        let mut unit = 100;
        while fraction > 0 {
            out.push(char::from(b'0' + u8::try_from(fraction / unit).expect("a digit")));
            fraction %= unit;
            unit /= 10;
        }
    }
}
