//! Painting paragraphs: glyph runs with the text they stand for, links, underlines, page numbers, visible soft hyphens.

use super::canvas::{Canvas, Placed};
use super::{Painter, Slice};
use crate::html::attr;
use crate::lines::Lines;
use crate::pdf::structure::TagId;
use crate::plain::{Plain, PlainLine};
use crate::text::{Draft, Ink, InsetContent, Paragraph, SOFT_HYPHEN, Span};
use parley::{GlyphRun, PositionedLayoutItem};
use std::collections::BTreeMap;

/// Text that leaves no mark: its stand-in glyphs would spoil the text found in searches.
fn is_invisible(text: &str) -> bool {
    let marks_nothing = |c| matches!(c, '\n' | SOFT_HYPHEN | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !text.is_empty() && text.chars().all(marks_nothing)
}

/// Runs in the order of their text; the styles within one stay from left to right.
fn in_reading_order(items: &mut [PositionedLayoutItem<usize>]) {
    if items.iter().all(|item| matches!(item, PositionedLayoutItem::GlyphRun(_))) {
        items.sort_by_key(|item| match item {
            PositionedLayoutItem::GlyphRun(run) => run.run().text_range().start,
            PositionedLayoutItem::InlineBox(_) => 0,
        });
    }
}

/// The height of a line's content above its baseline, and in all, in font sizes.
const ASCENT: f32 = 0.95;
const CONTENT: f32 = 1.2;

/// Glyphs of one style on one line.
struct Strip {
    face: usize,
    size: f32,
    ink: Ink,
    /// From the left of the paragraph.
    start: f32,
    advance: f32,
}

/// Whom the marked content at hand belongs to.
#[derive(PartialEq)]
enum Owner {
    Unknown,
    /// Nobody, for artifacts.
    Known(Option<TagId>),
}

impl Painter<'_, '_, '_> {
    /// Paints the lines of a paragraph whose middle lies in the slice.
    pub fn paragraph(
        &mut self,
        canvas: &mut Canvas,
        paragraph: &Paragraph,
        (left, top): (f32, f32),
        tag: Option<TagId>,
        slice: Slice,
    ) {
        let left = left + paragraph.slack;
        let mut current = Owner::Unknown;
        let on_page = |line_top: f32, line_bottom: f32| {
            let middle = top - slice.offset.1 + f32::midpoint(line_top, line_bottom);
            middle >= slice.top && middle < slice.bottom
        };
        let layout = match &paragraph.lines {
            Lines::Rich(layout) => layout,
            Lines::Plain(plain) => {
                for line in plain.lines.iter().filter(|line| on_page(line.top, line.top + plain.frame.height)) {
                    let ink = paragraph.inks[0];
                    self.switch(canvas, &mut current, if slice.artifact { None } else { ink.tag.or(tag) });
                    let advance = self.words(canvas, paragraph, (plain, line), (left, top));
                    if let (Some(link), false) = (ink.link, slice.artifact) {
                        let baseline = top + line.top + plain.frame.baseline;
                        let area = [left + line.offset, baseline - plain.size * 0.95, advance, plain.size * 1.25];
                        self.link(canvas, area, link, ink.tag.or(tag));
                    }
                }
                canvas.end();
                return;
            }
        };
        for line in layout.lines() {
            if !on_page(line.metrics().block_min_coord, line.metrics().block_max_coord) {
                continue;
            }
            // A line that holds only boxes has no text range.
            let hyphenated = paragraph.text.get(line.text_range()).is_some_and(|text| text.ends_with(SOFT_HYPHEN));
            let mut items: Vec<_> = line.items().collect();
            if paragraph.style.rtl {
                in_reading_order(&mut items);
            }
            let last_run = items.iter().rposition(|item| matches!(item, PositionedLayoutItem::GlyphRun(_)));
            let mut seen = BTreeMap::new();
            // The owner of a text from right to left, and the element that says it in its order.
            let mut turned: Option<(TagId, TagId)> = None;
            for (at, item) in items.iter().enumerate() {
                match item {
                    PositionedLayoutItem::GlyphRun(run) => {
                        let ink = paragraph.inks[run.style().brush];
                        let mut owner = if slice.artifact { None } else { ink.tag.or(tag) };
                        if !run.run().is_rtl() {
                            turned = None;
                        } else if let Some(parent) = owner {
                            let known = turned.filter(|(known, _)| *known == parent);
                            turned =
                                Some(known.unwrap_or_else(|| (parent, self.turned(parent, paragraph, &items[at..]))));
                            owner = turned.map(|(_, span)| span);
                        }
                        self.switch(canvas, &mut current, owner);
                        let hyphen = hyphenated && Some(at) == last_run;
                        self.run(canvas, paragraph, run, &mut seen, (left, top), hyphen);
                        if let (Some(link), false) = (ink.link, slice.artifact) {
                            let size = run.run().font_size();
                            let area =
                                [left + run.offset(), top + run.baseline() - size * 0.95, run.advance(), size * 1.25];
                            self.link(canvas, area, link, ink.tag.or(tag));
                        }
                    }
                    PositionedLayoutItem::InlineBox(placed) => {
                        let inset = usize::try_from(placed.id).ok().and_then(|id| paragraph.insets.get(id));
                        match inset {
                            Some(InsetContent::Node(node)) => {
                                canvas.end();
                                current = Owner::Unknown;
                                self.paint(canvas, *node, slice);
                            }
                            Some(InsetContent::PageOf(index, ink)) => {
                                self.switch(canvas, &mut current, if slice.artifact { None } else { ink.tag.or(tag) });
                                self.page_number(
                                    canvas,
                                    paragraph,
                                    (*index, *ink),
                                    [left + placed.x, top + placed.y + placed.baseline.unwrap_or(0.0), placed.width],
                                );
                            }
                            Some(InsetContent::Space(Some(color), size)) => {
                                self.switch(canvas, &mut current, None);
                                let area =
                                    [left + placed.x, top + placed.y - size * ASCENT, placed.width, size * CONTENT];
                                canvas.rectangle(area, 0.0, *color);
                            }
                            Some(InsetContent::Space(None, _)) | None => {}
                        }
                    }
                }
            }
        }
        canvas.end();
    }

    /// An element for the runs that come next from right to left: their glyphs stand in another order than they are read.
    fn turned(&mut self, parent: TagId, paragraph: &Paragraph, items: &[PositionedLayoutItem<usize>]) -> TagId {
        let ranges = items.iter().map_while(|item| match item {
            PositionedLayoutItem::GlyphRun(run) if run.run().is_rtl() => Some(run.run().text_range()),
            _ => None,
        });
        let range = ranges.reduce(|all, next| all.start.min(next.start)..all.end.max(next.end)).unwrap_or_default();
        let said = paragraph.text[range].chars().filter(|c| !is_invisible(c.encode_utf8(&mut [0; 4])));
        let span = self.tags.detached("Span", Some(parent));
        self.tags.list[span].actual = Some(said.collect());
        span
    }

    fn switch(&mut self, canvas: &mut Canvas, current: &mut Owner, tag: Option<TagId>) {
        if *current != Owner::Known(tag) {
            canvas.begin(tag, self.tags);
            *current = Owner::Known(tag);
        }
    }

    /// One run of glyphs of a style. `seen` counts the clusters of each shaped run painted so far on the line.
    fn run(
        &mut self,
        canvas: &mut Canvas,
        paragraph: &Paragraph,
        run: &GlyphRun<usize>,
        seen: &mut BTreeMap<usize, usize>,
        (left, top): (f32, f32),
        hyphen: bool,
    ) {
        let shaped = run.run();
        let Some(face) = self.library.face_of(shaped.font().data.id()) else { return };
        let (ink, size) = (paragraph.inks[run.style().brush], shaped.font_size());
        let baseline = top + run.baseline();
        let next = seen.entry(shaped.index()).or_insert(0);
        let mut clusters = shaped.visual_clusters().skip(*next).peekable();
        let mut glyphs = run.positioned_glyphs().peekable();
        let mut placed: Vec<Placed> = Vec::with_capacity(shaped.text_range().len() + 1);
        // Marks above and below letters are painted on lines of their own.
        let mut raised: Vec<(f32, Placed)> = Vec::new();
        // A ligature read from right to left comes after its continuations.
        let mut reach = 0;
        while glyphs.peek().is_some() {
            let Some(cluster) = clusters.next() else { break };
            *next += 1;
            let mut range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                reach = reach.max(range.end);
                continue;
            }
            range.end = range.end.max(std::mem::take(&mut reach));
            if cluster.is_ligature_start() {
                while let Some(more) = clusters.next_if(parley::Cluster::is_ligature_continuation) {
                    *next += 1;
                    range.end = range.end.max(more.text_range().end);
                }
            }
            let mut text = &paragraph.text[range];
            for glyph in glyphs.by_ref().take(cluster.glyphs().count()) {
                if glyph.id == 0 {
                    if let Some(missing) = text.chars().next().filter(|c| !c.is_control() && !is_invisible(text)) {
                        self.report.missing_glyph(missing, &paragraph.style.family);
                    }
                }
                if !is_invisible(text) {
                    let own = Placed { glyph: u16::try_from(glyph.id).unwrap_or(0), x: glyph.x, text };
                    let rise = glyph.y - run.baseline();
                    if rise == 0.0 {
                        placed.push(own);
                    } else {
                        raised.push((rise, own));
                    }
                    text = "";
                }
            }
        }
        if let (true, Some(glyph)) = (hyphen, self.library.faces[face].measures().hyphen) {
            let x = if shaped.is_rtl() { run.offset() } else { run.offset() + run.advance() };
            placed.push(Placed { glyph, x, text: "-" });
        }
        let strip = Strip { face, size, ink, start: run.offset(), advance: run.advance() };
        self.strip(canvas, &strip, (left, baseline), &placed);
        for (rise, mark) in &raised {
            if !ink.hidden {
                let marks = std::slice::from_ref(mark);
                canvas.glyphs(&mut self.fonts, face, size, ink.color, (left, baseline + rise), marks);
            }
        }
    }

    /// One line of plain text. Returns its advance.
    fn words(
        &mut self,
        canvas: &mut Canvas,
        paragraph: &Paragraph,
        (plain, line): (&Plain, &PlainLine),
        (left, top): (f32, f32),
    ) -> f32 {
        let (mut pen, mut advance) = (line.offset, 0.0);
        let mut placed: Vec<Placed> = Vec::with_capacity(line.atoms.len());
        let mut end = plain.text_range(line).end;
        for atom in &plain.atoms[line.atoms.clone()] {
            placed.push(Placed { glyph: atom.glyph, x: pen + atom.x, text: &paragraph.text[atom.start()..] });
            let width = if atom.stretches { atom.advance + line.stretch } else { atom.advance };
            pen += width;
            advance += width;
        }
        for glyph in placed.iter_mut().rev() {
            let start = paragraph.text.len() - glyph.text.len();
            glyph.text = &paragraph.text[start..std::mem::replace(&mut end, start)];
        }
        if let Some((glyph, width)) = plain.hyphen {
            placed.retain(|glyph| !is_invisible(glyph.text));
            if line.hyphenated {
                placed.push(Placed { glyph, x: pen, text: "-" });
                advance += width;
            }
        }
        let strip =
            Strip { face: plain.frame.face, size: plain.size, ink: paragraph.inks[0], start: line.offset, advance };
        self.strip(canvas, &strip, (left, top + line.top + plain.frame.baseline), &placed);
        advance
    }

    /// Glyphs with what lies behind and under them.
    fn strip(&mut self, canvas: &mut Canvas, strip: &Strip, (left, baseline): (f32, f32), placed: &[Placed]) {
        let Strip { face, size, ink, advance, .. } = *strip;
        let start = left + strip.start;
        if let Some(color) = ink.background {
            canvas.rectangle([start, baseline - size * ASCENT, advance, size * CONTENT], 0.0, color);
        }
        if !ink.hidden && ink.color[3] > 0 {
            canvas.glyphs(&mut self.fonts, face, size, ink.color, (left, baseline), placed);
            if ink.underline {
                canvas.rectangle([start, baseline + size * 0.1, advance, (size * 0.06).max(0.5)], 0.0, ink.color);
            }
            if ink.strike {
                canvas.rectangle([start, baseline - size * 0.28, advance, (size * 0.06).max(0.5)], 0.0, ink.color);
            }
        }
    }

    /// The number of the page that holds an anchor, in the room kept for it.
    fn page_number(
        &mut self,
        canvas: &mut Canvas,
        around: &Paragraph,
        (index, ink): (usize, Ink),
        [x, baseline, width]: [f32; 3],
    ) {
        let Some((page, _)) = self.places.get(attr(self.page_refs[index], "data-page-of").unwrap_or_default()) else {
            return;
        };
        let text = (page + 1).to_string();
        let number = self.line(&text, around, ink);
        let free = width - number.widths().1;
        let x = match around.style.align {
            crate::css::style::TextAlign::Right => x + free,
            crate::css::style::TextAlign::Center => x + free / 2.0,
            _ => x,
        };
        let own_baseline = number.lines.first_baseline().unwrap_or(0.0);
        self.bare(canvas, &number, (x, baseline - own_baseline));
        if let Some(link) = ink.link {
            let size = around.style.size;
            self.link(canvas, [x, baseline - size * 0.95, width, size * 1.25], link, ink.tag);
        }
    }

    fn line(&mut self, text: &str, around: &Paragraph, ink: Ink) -> Paragraph {
        let span = Span { range: 0..text.len(), style: around.style.clone(), ink };
        let draft = Draft { text: text.to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        Paragraph::shape(draft, &around.style, self.library, self.shaper)
    }

    /// Glyphs only, inside the marked content at hand.
    pub fn bare(&mut self, canvas: &mut Canvas, paragraph: &Paragraph, origin: (f32, f32)) {
        let layout = match &paragraph.lines {
            Lines::Rich(layout) => layout,
            Lines::Plain(plain) => {
                for line in &plain.lines {
                    self.words(canvas, paragraph, (plain, line), origin);
                }
                return;
            }
        };
        for line in layout.lines() {
            let mut seen = BTreeMap::new();
            for item in line.items() {
                if let PositionedLayoutItem::GlyphRun(run) = item {
                    self.run(canvas, paragraph, &run, &mut seen, origin, false);
                }
            }
        }
    }
}
