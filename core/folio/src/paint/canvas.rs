//! The content of one page: shapes, glyphs and marked content in CSS pixels from the top left corner, as PDF operators.

use crate::css::value::Color;
use crate::pdf::codes::code_bytes;
use crate::pdf::fonts::Embedded;
use crate::pdf::structure::{Kid, Stream, TagId, Tags};
use crate::pdf::syntax::{fixed, nearest, push_fixed, push_guarded, push_integer, push_number};
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

/// Decimals of a CSS pixel: a hundredth is finer than any printer.
const DECIMALS: u8 = 2;

/// Decimals of a matrix: it multiplies coordinates.
const MATRIX_DECIMALS: u8 = 5;

/// One page being written.
pub struct Canvas {
    pub page: usize,
    /// In CSS pixels.
    pub height: f32,
    content: Vec<u8>,
    contents: i64,
    links: Vec<LinkAnnotation>,
    /// Whom the last link belongs to.
    linked: Option<TagId>,
    mark: Mark,
    /// Where the line of the open text object starts, in hundredths of a pixel.
    line: Option<[i64; 2]>,
    state: State,
    saved: Vec<State>,
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
    mark: Mark,
    state: State,
}

/// A page as it was written.
pub struct Written {
    pub content: Vec<u8>,
    pub links: Vec<LinkAnnotation>,
    /// Opacities used, in 255ths.
    pub alphas: BTreeSet<u8>,
    pub forms: Vec<Vec<u8>>,
}

/// What the graphics state holds.
#[derive(Clone, Copy)]
struct State {
    fill: Option<Color>,
    stroke: Option<Color>,
    stroke_width: Option<f32>,
    /// Face and size.
    font: Option<(usize, f32)>,
    decimals: u8,
    zoom: f32,
}

/// The marked content that is open.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    None,
    Tagged,
    Artifact,
    /// Over, and not closed yet: what follows may continue it.
    Over {
        artifact: bool,
    },
}

impl Canvas {
    pub fn new(page: usize, height: f32) -> Self {
        let state = State { fill: None, stroke: None, stroke_width: None, font: None, decimals: DECIMALS, zoom: 1.0 };
        let mut canvas = Self {
            page,
            height,
            content: Vec::with_capacity(1 << 15),
            contents: 0,
            links: Vec::new(),
            linked: None,
            mark: Mark::None,
            line: None,
            state,
            saved: Vec::new(),
            alphas: BTreeSet::new(),
            forms: Vec::new(),
            groups: Vec::new(),
        };
        canvas.matrix(&[POINTS, 0.0, 0.0, -POINTS, 0.0, height * POINTS]);
        canvas.state = state;
        canvas
    }

    pub fn finish(mut self) -> Written {
        self.end();
        self.settle();
        Written { content: self.content, links: self.links, alphas: self.alphas, forms: self.forms }
    }

    /// What follows, until [`Canvas::end_group`], is painted as a whole.
    pub fn begin_group(&mut self) {
        self.settle();
        self.groups.push(Group {
            form: self.forms.len(),
            content: std::mem::take(&mut self.content),
            contents: std::mem::take(&mut self.contents),
            mark: std::mem::replace(&mut self.mark, Mark::None),
            state: self.state,
        });
        self.state = State { fill: None, stroke: None, stroke_width: None, font: None, ..self.state };
        self.forms.push(Vec::new());
        self.state = State { fill: None, stroke: None, stroke_width: None, font: None, ..self.state };
    }

    /// Puts the group onto the page, faded.
    pub fn end_group(&mut self, opacity: f32) {
        self.end();
        self.settle();
        let Group { form, content, contents, mark, state } = self.groups.pop().expect("a group was begun");
        self.forms[form] = std::mem::replace(&mut self.content, content);
        (self.contents, self.mark, self.state) = (contents, mark, state);
        // What stands in no marked content would count as neither content nor decoration.
        let loose = self.mark == Mark::None;
        if loose {
            self.raw("/Span BMC");
        }
        self.save();
        self.fade(opacity);
        self.raw(&format!("/{} Do", crate::pdf::form_name(self.page, form)));
        self.restore();
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

    /// Ends the text object, and the marked content that is over.
    fn settle(&mut self) {
        if self.line.take().is_some() {
            self.content.extend_from_slice(b"ET\n");
        }
        if let Mark::Over { .. } = self.mark {
            self.mark = Mark::None;
            self.content.extend_from_slice(b"EMC\n");
        }
    }

    fn operator(&mut self, operator: &str) {
        self.content.extend_from_slice(operator.as_bytes());
        self.content.push(b'\n');
    }

    pub fn raw(&mut self, operators: &str) {
        self.settle();
        self.operator(operators);
    }

    /// Keeps the graphics state for [`Canvas::restore`].
    pub fn save(&mut self) {
        self.saved.push(self.state);
        self.raw("q");
    }

    pub fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
        self.raw("Q");
    }

    /// Changes the coordinates of what follows; between [`Canvas::save`] and [`Canvas::restore`].
    pub fn matrix(&mut self, matrix: &[f32; 6]) {
        self.settle();
        for (at, number) in matrix.iter().enumerate() {
            push_number(&mut self.content, *number, if at < 4 { MATRIX_DECIMALS } else { self.state.decimals + 1 });
            self.content.push(b' ');
        }
        self.operator("cm");
        let [a, b, c, d, ..] = *matrix;
        self.state.zoom *= (a * d - b * c).abs().sqrt();
        // What is enlarged later is written finer now.
        self.state.decimals = [10.0, 100.0, 1000.0]
            .iter()
            .fold(DECIMALS, |decimals, step| decimals + u8::from(self.state.zoom > step / 8.0));
    }

    pub fn numbers(&mut self, numbers: &[f32], operator: &str) {
        self.settle();
        for number in numbers {
            push_number(&mut self.content, *number, self.state.decimals);
            self.content.push(b' ');
        }
        self.operator(operator);
    }

    /// Strokes are broken by this pattern, from `offset` on.
    pub fn dashes(&mut self, pattern: &[f32], offset: f32) {
        self.settle();
        self.content.push(b'[');
        for length in pattern {
            push_number(&mut self.content, *length, self.state.decimals);
            self.content.push(b' ');
        }
        self.content.extend_from_slice(b"] ");
        push_number(&mut self.content, offset, self.state.decimals);
        self.operator(" d");
    }

    fn color(&mut self, color: Color, operator: &str) {
        for part in &color[..3] {
            push_number(&mut self.content, f32::from(*part) / 255.0, 3);
            self.content.push(b' ');
        }
        self.operator(operator);
    }

    pub fn fill_color(&mut self, color: Color) {
        self.alpha(color[3]);
        if self.state.fill != Some(color) {
            self.state.fill = Some(color);
            self.color(color, "rg");
        }
    }

    pub fn stroke_color(&mut self, color: Color) {
        self.alpha(color[3]);
        if self.state.stroke != Some(color) {
            self.state.stroke = Some(color);
            self.color(color, "RG");
        }
    }

    pub fn stroke_width(&mut self, width: f32) {
        if self.state.stroke_width != Some(width) {
            self.state.stroke_width = Some(width);
            self.numbers(&[width], "w");
        }
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
            self.save();
        }
        draw(self);
        if alpha < 255 {
            self.restore();
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
        let Some(id) = tag else {
            if self.mark != (Mark::Over { artifact: true }) {
                self.raw("/Artifact BMC");
            }
            self.mark = Mark::Artifact;
            return;
        };
        self.settle();
        self.content.push(b'/');
        self.content.extend_from_slice(tags.list[id].role.as_bytes());
        self.content.extend_from_slice(b" <</MCID ");
        push_integer(&mut self.content, self.contents);
        self.operator(">> BDC");
        let form = self.groups.last().map(|group| group.form);
        tags.fill(id, Kid::Content(Stream { page: self.page, form }, self.contents));
        self.contents += 1;
        self.mark = Mark::Tagged;
    }

    pub fn end(&mut self) {
        self.mark = match self.mark {
            Mark::Tagged => Mark::Over { artifact: false },
            Mark::Artifact => Mark::Over { artifact: true },
            over => over,
        };
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
            canvas.start_line(face, size, color, [x + first.x, y]);
            let (out, mut face) = (&mut canvas.content, fonts.of(face));
            out.push(b'[');
            let (mut pen, em) = (f64::from(first.x), f64::from(size));
            let mut open = false;
            for placed in glyphs {
                // In tenths of what the file states widths in.
                let shift = if em == 0.0 { 0 } else { nearest((f64::from(placed.x) - pen) * 10_000.0 / em) };
                if shift != 0 {
                    if std::mem::take(&mut open) {
                        out.push(b')');
                    }
                    push_fixed(out, shift.saturating_neg(), 1);
                    pen += shift as f64 * em / 10_000.0;
                }
                if !std::mem::replace(&mut open, true) {
                    out.push(b'(');
                }
                let (code, width) = face.take(placed.glyph, placed.text);
                for byte in code_bytes(code) {
                    push_guarded(out, byte);
                }
                pen += width * em / 1000.0;
            }
            out.push(b')');
            canvas.operator("]TJ");
        });
    }

    /// Opens a text object, or a new line of the open one, with the pen at `place`.
    fn start_line(&mut self, face: usize, size: f32, color: Color, place: [f32; 2]) {
        let decimals = self.state.decimals;
        if let Mark::Over { .. } = self.mark {
            self.settle();
        }
        self.fill_color(color);
        let place = place.map(|number| fixed(number, decimals));
        let from = self.line.replace(place);
        if from.is_none() {
            self.content.extend_from_slice(b"BT ");
        }
        if self.state.font != Some((face, size)) {
            self.state.font = Some((face, size));
            self.content.push(b'/');
            self.content.extend_from_slice(Embedded::resource_name(face).as_bytes());
            self.content.push(b' ');
            push_number(&mut self.content, size, 3);
            self.content.extend_from_slice(b" Tf ");
        }
        // Text stands upright on a page whose coordinates run down.
        let step = from.map_or(place, |from| [place[0] - from[0], from[1] - place[1]]);
        if from.is_none() {
            self.content.extend_from_slice(b"1 0 0 -1 ");
        }
        for number in step {
            push_fixed(&mut self.content, number, decimals);
            self.content.push(b' ');
        }
        self.content.extend_from_slice(if from.is_none() { b"Tm" } else { b"Td" });
    }

    pub fn picture(&mut self, index: usize, [x, y, width, height]: [f32; 4]) {
        self.save();
        // Images are painted upwards in a unit square.
        self.matrix(&[width, 0.0, 0.0, -height, x, y + height]);
        self.raw(&format!("/{} Do", crate::pdf::picture_name(index)));
        self.restore();
    }

    /// A clickable rectangle: one for all the pieces of a line that belong to the same link.
    pub fn link(&mut self, [x, y, width, height]: [f32; 4], actions: Actions, tag: Option<TagId>, tags: &mut Tags) {
        let rect = printpdf::Rect {
            x: Pt(round(x * POINTS)),
            y: Pt(round((self.height - y - height) * POINTS)),
            width: Pt(round(width * POINTS)),
            height: Pt(round(height * POINTS)),
            mode: None,
            winding_order: None,
        };
        if let Some(last) = self.links.last_mut()
            && self.linked == tag
            && last.actions == actions
            && widened(&mut last.rect, &rect)
        {
            return;
        }
        self.linked = tag;
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

/// Takes the piece that stands beside a rectangle on its line into it.
fn widened(whole: &mut printpdf::Rect, piece: &printpdf::Rect) -> bool {
    let ends = |rect: &printpdf::Rect| (rect.x.0, rect.x.0 + rect.width.0);
    let ((left, right), (from, to)) = (ends(whole), ends(piece));
    let touch = |a: f32, b: f32| (a - b).abs() < 0.01;
    if whole.y != piece.y || whole.height != piece.height || !(touch(right, from) || touch(left, to)) {
        return false;
    }
    whole.x = Pt(left.min(from));
    whole.width = Pt(round(right.max(to) - left.min(from)));
    true
}

fn round(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}
