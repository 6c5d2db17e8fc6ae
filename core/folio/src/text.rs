//! Paragraphs: styled text in, lines of positioned glyphs out, through parley.

use crate::css::style::{LineHeight, Style, TextAlign, VerticalAlign};
use crate::css::value::Color;
use crate::css::value::bounded;
use crate::fonts::{Library, Shaper};
use crate::lines::Lines;
use crate::pdf::structure::TagId;
use crate::plain::{Frame, Plain};
use crate::quick::Table;
use parley::style::{AlignmentBaseline, BaselineShift};
use parley::{
    Alignment, BaseDirection, FontFamily, FontFeatures, FontStyle, FontWeight, InlineBox, InlineBoxKind, Layout,
    OverflowWrap, PositionedLayoutItem, TextStyle, TextWrapMode,
};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How glyphs are painted, and what they belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ink {
    pub color: Color,
    pub background: Option<Color>,
    pub underline: bool,
    pub strike: bool,
    pub hidden: bool,
    /// Index into the document's links.
    pub link: Option<usize>,
    /// A structure element of its own, inside the paragraph's.
    pub tag: Option<TagId>,
}

/// A styled range of a paragraph's text.
pub struct Span {
    pub range: Range<usize>,
    pub style: Rc<Style>,
    pub ink: Ink,
}

/// A box that flows with the text.
pub struct Inset {
    /// Where in the text.
    pub at: usize,
    pub content: InsetContent,
    pub width: f32,
    pub height: f32,
    /// From the top; the bottom when absent.
    pub baseline: Option<f32>,
    pub align: VerticalAlign,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InsetContent {
    Node(usize),
    /// The number of the page that holds the anchor of this index.
    PageOf(usize, Ink),
    /// The margin or the padding of inline content, with its background and font size.
    Space(Option<Color>, f32),
}

/// Text broken into lines.
pub struct Paragraph {
    pub lines: Lines,
    /// By the brushes of the layout.
    pub inks: Vec<Ink>,
    pub text: String,
    pub insets: Vec<InsetContent>,
    /// Ids inside the text, by their place.
    pub anchors: Vec<(usize, String)>,
    pub style: Rc<Style>,
    widths: (f32, f32),
    /// The width that the lines are broken to; `f32::MAX` when only the text breaks them.
    broken: f32,
    /// How far aligned lines move right because they were broken narrower than their box.
    pub slack: f32,
    /// The width of a hyphen, if words may be cut.
    hyphen: Option<f32>,
}

/// What a paragraph is made of.
pub struct Draft {
    pub text: String,
    pub spans: Vec<Span>,
    pub insets: Vec<Inset>,
    pub anchors: Vec<(usize, String)>,
}

impl Draft {
    /// Nothing but text of the block's own style.
    fn is_plain(&self, style: &Rc<Style>) -> bool {
        self.insets.is_empty() && self.spans.len() == 1 && Rc::ptr_eq(&self.spans[0].style, style)
    }
}

impl Draft {
    /// The spans that are more than the block's own text.
    fn spans_beside(&self, style: &Rc<Style>) -> &[Span] {
        if self.is_plain(style) { &[] } else { &self.spans }
    }
}

impl Paragraph {
    /// Shapes a draft. `style` is the block's: its font and leading hold each line open.
    pub fn shape(draft: Draft, style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> Self {
        let plain = draft.is_plain(style);
        let root = if plain { None } else { Some(Ink::default()) };
        let inks = root.into_iter().chain(draft.spans.iter().map(|span| span.ink)).collect();
        let words = if plain { words(&draft.text, style, library, shaper) } else { None };
        let (lines, (min, max)) = match words {
            Some(words) => {
                let widths = words.content_widths();
                (Lines::Plain(words), widths)
            }
            None => known_layout(&draft, style, library, shaper),
        };
        let (max, wraps) = (max + 0.01, style.white_space.wraps());
        let widths = (if wraps { min + 0.01 } else { max }, max);
        let Draft { text, insets, anchors, .. } = draft;
        let insets = insets.into_iter().map(|inset| inset.content).collect();
        let cut = matches!(lines, Lines::Rich(_)) && text.contains(SOFT_HYPHEN);
        let hyphen = if cut { Some(hyphen_width(style, library, shaper)) } else { None };
        let style = style.clone();
        Self { lines, text, inks, insets, anchors, style, widths, broken: f32::MAX, slack: 0.0, hyphen }
    }

    /// The narrowest and the widest that the text wants to be.
    pub fn widths(&self) -> (f32, f32) {
        self.widths
    }

    /// Breaks the lines to `width`; returns the size of the text.
    pub fn set_width(&mut self, width: f32) -> (f32, f32) {
        // Text that fits is broken where it says so, however wide its box.
        let fits = width >= self.widths.1 && !self.style.balance;
        self.break_to(if fits { f32::MAX } else { width });
        (self.lines.width(), self.lines.height())
    }

    fn break_to(&mut self, width: f32) {
        if self.broken.to_bits() == width.to_bits() {
            return;
        }
        self.broken = width;
        self.cut_lines(width + 0.02);
        if self.style.balance && self.lines.len() > 1 {
            self.balance(width);
        }
    }

    /// The narrowest width that keeps the number of lines, so that they look alike.
    fn balance(&mut self, width: f32) {
        let lines = self.lines.len();
        let (mut low, mut high) = (width / lines as f32 * 0.9, width);
        // Far out, neighbouring numbers are further apart than a pixel.
        while high - low > f32::max(1.0, high * 1e-6) {
            let middle = f32::midpoint(low, high);
            self.cut_lines(middle);
            if self.lines.len() > lines { low = middle } else { high = middle }
        }
        self.cut_lines(high + 0.02);
    }

    fn cut_lines(&mut self, width: f32) {
        match self.hyphen {
            Some(hyphen) => self.lines.break_with_hyphens(width, &self.text, hyphen),
            None => self.lines.break_to(width),
        }
    }

    /// Breaks and aligns for good.
    pub fn finish(&mut self, width: f32) {
        let alignment = match (self.style.align, self.style.rtl) {
            (TextAlign::Left, _) | (TextAlign::Start, false) | (TextAlign::End, true) => Alignment::Left,
            (TextAlign::Right, _) | (TextAlign::End, false) | (TextAlign::Start, true) => Alignment::Right,
            (TextAlign::Center, _) => Alignment::Center,
            (TextAlign::Justify, _) => Alignment::Justify,
        };
        if alignment == Alignment::Left {
            self.set_width(width);
        } else {
            self.break_to(width);
        }
        // Balanced lines were broken narrower than their box.
        let slack = (width - self.lines.max_advance()).max(0.0);
        self.lines.align(alignment);
        self.slack = match alignment {
            Alignment::Right => slack,
            Alignment::Center => slack / 2.0,
            _ => 0.0,
        };
    }

    /// The places of the boxes that flow with the text.
    pub fn placed_insets(&self) -> Vec<(InsetContent, f32, f32)> {
        let Lines::Rich(layout) = &self.lines else { return Vec::new() };
        if self.insets.is_empty() {
            return Vec::new();
        }
        let items = layout.lines().flat_map(|line| line.items().collect::<Vec<_>>());
        items
            .filter_map(|item| match item {
                PositionedLayoutItem::InlineBox(placed) => {
                    Some((self.insets[usize::try_from(placed.id).ok()?], placed.x + self.slack, placed.y))
                }
                PositionedLayoutItem::GlyphRun(_) => None,
            })
            .collect()
    }
}

/// Shows as a hyphen where a line ends in it.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// Texts longer than this are not kept.
const KEPT_LENGTH: usize = 300;
/// How many bytes of text are kept before starting afresh: each takes a hundred times as much in parley's layout.
const KEPT_BYTES: usize = 1 << 17;

/// Shaped texts with the narrowest and the widest that they want to be.
pub type Shaped = Table<DraftKey, (Layout<usize>, (f32, f32))>;

/// All that the shape of a draft depends on.
#[derive(PartialEq, Eq, Hash)]
pub struct DraftKey {
    text: String,
    block: StyleKey,
    spans: Vec<SpanKey>,
    insets: Vec<InsetKey>,
}

/// End, style, whether it is the block's own, alignment.
type SpanKey = (usize, StyleKey, bool, AlignKey);

/// Place, bits of width, height and baseline, alignment.
type InsetKey = (usize, u32, u32, Option<u32>, AlignKey);

type AlignKey = (std::mem::Discriminant<VerticalAlign>, u32);

impl DraftKey {
    fn new(draft: &Draft, style: &Rc<Style>, shaper: &mut Shaper) -> Self {
        let block = StyleKey::new(style, shaper);
        let spans = draft.spans_beside(style).iter().map(|span| {
            let own = Rc::ptr_eq(&span.style, style);
            (span.range.end, StyleKey::new(&span.style, shaper), own, align_key(span.style.vertical_align))
        });
        let insets = draft.insets.iter().map(|inset| {
            let [width, height] = [inset.width, inset.height].map(f32::to_bits);
            (inset.at, width, height, inset.baseline.map(f32::to_bits), align_key(inset.align))
        });
        Self { text: draft.text.clone(), block, spans: spans.collect(), insets: insets.collect() }
    }
}

fn align_key(align: VerticalAlign) -> AlignKey {
    let raised = if let VerticalAlign::Raise(px) = align { px.to_bits() } else { 0 };
    (std::mem::discriminant(&align), raised)
}

/// What a style gives to the shape of its text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StyleKey {
    /// The number of its families.
    families: usize,
    /// Bits of size, weight, letter spacing and leading.
    numbers: [u32; 4],
    /// One for italic, tabular, leading in pixels, normal leading, wrapping, cut words, right to left.
    flags: u8,
}

impl StyleKey {
    fn new(style: &Style, shaper: &mut Shaper) -> Self {
        let (leading, pixels, normal) = match style.line_height {
            LineHeight::Normal => (0.0, false, true),
            LineHeight::Factor(factor) => (factor, false, false),
            LineHeight::Px(px) => (px, true, false),
        };
        let wraps = style.white_space.wraps();
        let flags = [style.italic, style.tabular, pixels, normal, wraps, style.cut_words, style.rtl];
        Self {
            families: shaper.number_of_families(style),
            numbers: [style.size, style.weight, style.letter_spacing, leading].map(f32::to_bits),
            flags: flags.into_iter().fold(0, |bits, flag| bits << 1 | u8::from(flag)),
        }
    }

    /// What the height of a line depends on: neither spacing, figures, wrapping nor direction.
    fn of_frame(self) -> Self {
        const ITALIC_AND_LEADING: u8 = 0b101_1000;
        let [size, weight, _, leading] = self.numbers;
        Self { numbers: [size, weight, 0, leading], flags: self.flags & ITALIC_AND_LEADING, ..self }
    }
}

/// The lines of a plain text of which each word's shape is known or can be had alone.
fn words(text: &str, style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> Option<Plain> {
    let frame = known_frame(style, library, shaper)?;
    shaper.words.shape(text, style, frame, library)
}

fn known_frame(style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> Option<Frame> {
    let key = StyleKey::new(style, shaper).of_frame();
    if let Some(frame) = shaper.frames.get(&key) {
        return *frame;
    }
    let frame = frame(style, library, shaper);
    shaper.frames.insert(key, frame);
    frame
}

/// The width of a hyphen in a style's font.
fn hyphen_width(style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> f32 {
    let measures = known_frame(style, library, shaper).map(|frame| library.faces[frame.face].measures());
    measures.map_or(0.0, |measures| measures.hyphen.map_or(0.0, |glyph| measures.stated_width(glyph) / 1000.0))
        * style.size
}

/// What the lines of a style share, taken from a line that parley makes.
fn frame(style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> Option<Frame> {
    let span = Span { range: 0..1, style: style.clone(), ink: Ink::default() };
    let draft = Draft { text: "x".to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
    let (layout, _) = layout(&draft, style, library, shaper);
    let line = layout.lines().next()?;
    let PositionedLayoutItem::GlyphRun(run) = line.items().next()? else { return None };
    let face = library.face_of(run.run().font().data.id())?;
    Some(Frame { face, baseline: line.metrics().baseline, height: line.metrics().line_height })
}

/// parley's layout of a draft; short ones are kept.
fn known_layout(draft: &Draft, style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> (Lines, (f32, f32)) {
    let key = (draft.text.len() <= KEPT_LENGTH).then(|| DraftKey::new(draft, style, shaper));
    let known = key.as_ref().and_then(|key| shaper.known.get(key).cloned());
    let (layout, widths) = known.unwrap_or_else(|| {
        let made = layout(draft, style, library, shaper);
        if let Some(key) = key {
            if shaper.known_bytes >= KEPT_BYTES {
                shaper.known.clear();
                shaper.known_bytes = 0;
            }
            // Boxes and ends count too.
            shaper.known_bytes += key.text.len() + 16;
            shaper.known.insert(key, made.clone());
        }
        made
    });
    (Lines::Rich(Box::new(layout)), widths)
}

/// Shapes a draft; brushes count its spans, from 1 unless it is plain.
fn layout(draft: &Draft, style: &Rc<Style>, library: &Library, shaper: &mut Shaper) -> (Layout<usize>, (f32, f32)) {
    let Draft { text, insets, .. } = draft;
    let spans = draft.spans_beside(style);
    let families: Vec<Arc<str>> = std::iter::once(style)
        .chain(spans.iter().map(|span| &span.style))
        .map(|style| shaper.families(style))
        .collect();
    let list = |at: usize| {
        if families[at].is_empty() {
            library.families.clone()
        } else {
            format!("{}, {}", families[at], library.families)
        }
    };
    let Shaper { fonts, layouts, .. } = shaper;
    let mut builder = layouts.style_run_builder(fonts, text, 1.0, false);
    builder.set_base_direction(if style.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
    builder.push_style(text_style(style, 0, list(0), true));
    let dashes = text.match_indices('–').map(|(at, dash)| at..at + dash.len());
    let held: Vec<_> = dashes.filter(|dash| held(text, dash.end)).collect();
    let mut covered = 0;
    let rest = Span { range: text.len()..text.len() + 1, style: style.clone(), ink: Ink::default() };
    let runs = spans.iter().enumerate().map(|(at, span)| (at + 1, span)).filter(|(_, span)| !span.range.is_empty());
    for (at, span) in runs.chain([(0, &rest)]) {
        let own = at == 0 || Rc::ptr_eq(&span.style, style);
        let made = || text_style(&span.style, at, list(at), own);
        let (start, end) = (covered, span.range.end.min(text.len()));
        if start >= end {
            continue;
        }
        let index = if at == 0 { 0 } else { builder.push_style(made()) };
        // What stands before a place decides whether a line may end there.
        for dash in held.iter().filter(|dash| start <= dash.start && dash.end <= end) {
            if covered < dash.start {
                builder.push_style_run(index, covered..dash.start);
            }
            let tight = builder.push_style(TextStyle { text_wrap_mode: TextWrapMode::NoWrap, ..made() });
            builder.push_style_run(tight, dash.clone());
            covered = dash.end;
        }
        if covered < end {
            builder.push_style_run(index, covered..end);
            covered = end;
        }
    }
    for (id, inset) in insets.iter().enumerate() {
        builder.push_inline_box(InlineBox {
            id: id as u64,
            kind: InlineBoxKind::InFlow,
            index: inset.at.min(text.len()),
            // A width that is no number would be broken over and over.
            width: bounded(inset.width),
            height: bounded(inset.height),
            baseline: inset.baseline.map(bounded),
            vertical_align: vertical_align(inset.align),
        });
    }
    let mut layout = builder.build(text);
    let content = layout.calculate_content_widths();
    layout.break_all_lines(None);
    (layout, (content.min, content.max))
}

/// Whether a figure goes on here after an en dash, as in "3–12": no line begins with the rest of a range.
pub fn held(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text[at..].starts_with(digit) && text[..at].strip_suffix('–').is_some_and(|before| before.ends_with(digit))
}

fn text_style<'a>(style: &Style, brush: usize, families: String, root: bool) -> TextStyle<'a, 'a, usize> {
    TextStyle {
        font_family: FontFamily::Source(families.into()),
        font_size: style.size,
        font_weight: FontWeight::new(style.weight),
        font_style: if style.italic { FontStyle::Italic } else { FontStyle::Normal },
        font_features: if style.tabular {
            FontFeatures::Source("\"tnum\" 1, \"lnum\" 1".into())
        } else {
            FontFeatures::empty()
        },
        brush,
        line_height: match style.line_height {
            LineHeight::Normal => parley::LineHeight::NORMAL,
            LineHeight::Factor(factor) => parley::LineHeight::FontSizeRelative(factor),
            LineHeight::Px(px) => parley::LineHeight::Absolute(px),
        },
        letter_spacing: style.letter_spacing,
        text_wrap_mode: if style.white_space.wraps() { TextWrapMode::Wrap } else { TextWrapMode::NoWrap },
        overflow_wrap: if style.cut_words { OverflowWrap::Anywhere } else { OverflowWrap::Normal },
        vertical_align: if root { parley::VerticalAlign::BASELINE } else { vertical_align(style.vertical_align) },
        ..TextStyle::default()
    }
}

fn vertical_align(align: VerticalAlign) -> parley::VerticalAlign {
    use parley::VerticalAlign as To;
    match align {
        VerticalAlign::Baseline => To::BASELINE,
        VerticalAlign::Sub => To::SUB,
        VerticalAlign::Super => To::SUPER,
        VerticalAlign::Top => To::TOP,
        VerticalAlign::Middle => To::MIDDLE,
        VerticalAlign::Bottom => To::BOTTOM,
        VerticalAlign::TextTop => To::TEXT_TOP,
        VerticalAlign::TextBottom => To::TEXT_BOTTOM,
        VerticalAlign::Raise(px) => To::new(AlignmentBaseline::Baseline, BaselineShift::Length(px)),
    }
}

#[cfg(test)]
mod tests;
