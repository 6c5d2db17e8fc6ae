//! The content of one page: shapes, glyphs and marked content in CSS pixels from the top left corner, as PDF operators.

use crate::css::value::Color;
use crate::pdf::fonts::Embedded;
use crate::pdf::structure::{Kid, Stream, TagId, Tags};
use crate::pdf::syntax::{push_literal, push_number};
use printpdf::{Actions, BorderArray, HighlightingMode, LinkAnnotation, Pt};
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
    content: Vec<u8>,
    contents: i64,
    links: Vec<LinkAnnotation>,
    open: bool,
    /// The colour that fills have now.
    fill: Option<Color>,
    /// Opacities used, in 255ths.
    pub alphas: BTreeSet<u8>,
    /// Groups painted as a whole.
    forms: Vec<Vec<u8>>,
    /// The groups being painted, outermost first.
    groups: Vec<Group>,
}

/// What a group interrupts.
struct Group {
    form: usize,
    content: Vec<u8>,
    contents: i64,
    open: bool,
}

/// A page as it was written.
pub struct Written {
    pub content: Vec<u8>,
    pub links: Vec<LinkAnnotation>,
    /// Opacities used, in 255ths.
    pub alphas: BTreeSet<u8>,
    pub forms: Vec<Vec<u8>>,
}

impl Canvas {
    pub fn new(page: usize, height: f32) -> Self {
        let mut canvas = Self {
            page,
            height,
            content: Vec::with_capacity(1 << 15),
            contents: 0,
            links: Vec::new(),
            open: false,
            fill: None,
            alphas: BTreeSet::new(),
            forms: Vec::new(),
            groups: Vec::new(),
        };
        canvas.numbers(&[POINTS, 0.0, 0.0, -POINTS, 0.0, height * POINTS], "cm");
        canvas
    }

    pub fn finish(mut self) -> Written {
        self.end();
        Written { content: self.content, links: self.links, alphas: self.alphas, forms: self.forms }
    }

    /// What follows, until `end_group`, is painted as a whole.
    pub fn begin_group(&mut self) {
        self.fill = None;
        self.groups.push(Group {
            form: self.forms.len(),
            content: std::mem::take(&mut self.content),
            contents: std::mem::take(&mut self.contents),
            open: std::mem::take(&mut self.open),
        });
        self.forms.push(Vec::new());
    }

    /// Puts the group onto the page, faded.
    pub fn end_group(&mut self, opacity: f32) {
        self.end();
        let Group { form, content, contents, open } = self.groups.pop().expect("a group was begun");
        self.forms[form] = std::mem::replace(&mut self.content, content);
        (self.contents, self.open) = (contents, open);
        // What stands in no marked content would count as neither content nor decoration.
        let loose = !self.open;
        if loose {
            self.raw("/Span BMC");
        }
        self.raw("q");
        self.fade(opacity);
        self.raw(&format!("/{} Do", crate::pdf::form_name(self.page, form)));
        self.raw("Q");
        if loose {
            self.raw("EMC");
        }
    }

    /// Fills the clipped area with a shading.
    pub fn shade(&mut self, index: usize, opacity: f32) {
        self.fade(opacity);
        self.raw(&format!("/{} sh", crate::pdf::shading_name(index)));
    }

    fn fade(&mut self, opacity: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 255")]
        self.alpha((opacity.clamp(0.0, 1.0) * 255.0).round() as u8);
    }

    pub fn raw(&mut self, operators: &str) {
        if operators == "Q" {
            self.fill = None;
        }
        self.content.extend_from_slice(operators.as_bytes());
        self.content.push(b'\n');
    }

    pub fn numbers(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            push_number(&mut self.content, *number);
            self.content.push(b' ');
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
                let form = self.groups.last().map(|group| group.form);
                tags.fill(id, Kid::Content(Stream { page: self.page, form }, self.contents));
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
            canvas.content.extend_from_slice(b"BT /");
            canvas.content.extend_from_slice(Embedded::resource_name(face).as_bytes());
            canvas.content.push(b' ');
            canvas.numbers(&[size], "Tf");
            canvas.numbers(&[1.0, 0.0, 0.0, -1.0, x + first.x, y], "Tm");
            canvas.content.push(b'[');
            let (mut pen, em) = (f64::from(first.x), f64::from(size));
            // Glyphs gather here until a correction comes between them.
            let mut codes: Vec<u8> = Vec::with_capacity(glyphs.len() * 2);
            for placed in glyphs {
                // In tenths of what the file states widths in.
                let shift = ((f64::from(placed.x) - pen) * 10_000.0 / em).round();
                if shift != 0.0 {
                    if !codes.is_empty() {
                        push_literal(&mut canvas.content, codes.drain(..));
                    }
                    #[expect(clippy::cast_possible_truncation, reason = "corrections are small")]
                    push_number(&mut canvas.content, (-shift / 10.0) as f32);
                    pen += shift * em / 10_000.0;
                }
                let (code, width) = fonts.use_glyph(face, placed.glyph, placed.text);
                codes.extend(code.to_be_bytes());
                pen += width * em / 1000.0;
            }
            push_literal(&mut canvas.content, codes);
            canvas.raw("] TJ ET");
        });
    }

    pub fn picture(&mut self, index: usize, [x, y, width, height]: [f32; 4]) {
        self.raw("q");
        // Images are painted upwards in a unit square.
        self.numbers(&[width, 0.0, 0.0, -height, x, y + height], "cm");
        self.raw(&format!("/{} Do", crate::pdf::picture_name(index)));
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
        if let Some(tag) = tag {
            tags.fill(tag, Kid::Link(self.page, self.links.len()));
        }
        self.links.push(link);
    }
}

fn round(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}
