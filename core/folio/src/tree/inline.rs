//! Inline content: runs of text and small boxes in, paragraphs out.

use super::Kind;
use super::build::{Builder, DomNode, generated_text};
use super::hyphens::hyphenate;
use crate::css::selector::Part;
use crate::css::style::{Display, Hyphens, Position, Style, Transform, VerticalAlign};
use crate::css::value::faded;
use crate::html::attr;
use crate::pdf::structure::TagId;
use crate::text::{Draft, Ink, Inset, InsetContent, SOFT_HYPHEN, Span};
use scraper::{ElementRef, Node as Dom};
use std::rc::Rc;

/// A paragraph being gathered.
struct Run {
    draft: Draft,
    /// The last thing was a space, or nothing came yet.
    after_space: bool,
    /// The structure element of the text, once `tagged`: when the first piece comes.
    tag: Option<TagId>,
    tagged: bool,
}

/// What inline content inherits besides style.
#[derive(Clone, Copy, Default)]
struct Context {
    link: Option<usize>,
    tag: Option<TagId>,
}

impl Default for Run {
    fn default() -> Self {
        let draft = Draft { text: String::new(), spans: Vec::new(), insets: Vec::new(), anchors: Vec::new() };
        Self { draft, after_space: true, tag: None, tagged: false }
    }
}

impl<'a> Builder<'a, '_> {
    /// The content of an element with what `::before` and `::after` add.
    pub fn flow_around(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> Vec<usize> {
        let mut run = Run::default();
        let mut boxes = Vec::new();
        self.generate(element, Part::Before, style, (&mut run, tag), &mut boxes);
        for node in element.children() {
            self.node(node, style, tag, &mut run, &mut boxes);
        }
        if attr(element, "data-page-of").is_some() {
            self.page_reference(element, style, Context::default(), (&mut run, tag));
        }
        self.generate(element, Part::After, style, (&mut run, tag), &mut boxes);
        self.flush(&mut run, style, &mut boxes);
        boxes
    }

    /// The boxes of some sibling nodes.
    pub fn flow_of(
        &mut self,
        nodes: impl Iterator<Item = DomNode<'a>>,
        style: &Rc<Style>,
        tag: Option<TagId>,
    ) -> Vec<usize> {
        let (mut run, mut boxes) = (Run::default(), Vec::new());
        for node in nodes {
            self.node(node, style, tag, &mut run, &mut boxes);
        }
        self.flush(&mut run, style, &mut boxes);
        boxes
    }

    fn node(
        &mut self,
        node: DomNode<'a>,
        style: &Rc<Style>,
        tag: Option<TagId>,
        run: &mut Run,
        boxes: &mut Vec<usize>,
    ) {
        let Some(element) = ElementRef::wrap(node) else {
            if let Dom::Text(text) = node.value() {
                self.text(text, style, Context::default(), (run, tag));
            }
            return;
        };
        let own = self.cascade.style(element, style, self.report);
        let blockified = matches!(style.display, Display::Flex | Display::Grid) || own.position == Position::Absolute;
        match own.display {
            Display::None => {}
            Display::Inline | Display::InlineBlock if !blockified => {
                self.inline(element, own, Context::default(), (run, tag));
            }
            display => {
                self.flush(run, style, boxes);
                let own = match display {
                    Display::Inline | Display::InlineBlock => self.cascade.made.displayed(own, Display::Block),
                    _ => own,
                };
                boxes.extend(self.element(element, &own, tag));
            }
        }
    }

    fn inline(
        &mut self,
        element: ElementRef<'a>,
        style: Rc<Style>,
        context: Context,
        (run, tag): (&mut Run, Option<TagId>),
    ) {
        let name = element.value().name();
        if name == "br" {
            run.draft.text.push('\n');
            run.after_space = true;
            return;
        }
        if name == "wbr" {
            run.draft.text.push('\u{200b}');
            return;
        }
        if style.display != Display::Inline || matches!(name, "svg" | "img") {
            self.inset(element, style, context, (run, tag));
            return;
        }
        if let Some(id) = attr(element, "id") {
            run.draft.anchors.push((run.draft.text.len(), id.to_owned()));
        }
        let mut context = context;
        if let ("a", Some(link)) = (name, self.link(element)) {
            let parent = self.text_tag(run, tag);
            context = Context { link: Some(link), tag: self.new_tag("Link", parent) };
        }
        if style.border.iter().any(|border| border.drawn() > 0.0) {
            self.report.warn(element, "borders of inline text are not supported: make it an inline-block");
        }
        let isolation = isolation(element, &style);
        let mut style = style;
        if style.opacity < 1.0 {
            let style = Rc::make_mut(&mut style);
            style.color = faded(style.color, style.opacity);
            style.background = style.background.map(|color| faded(color, style.opacity));
        }
        Self::space(&style, 3, run);
        run.draft.text.extend(isolation);
        self.cascade.rules.enter(element);
        self.generate_inline(element, Part::Before, &style, context, (run, tag));
        for node in element.children() {
            match ElementRef::wrap(node) {
                None => {
                    if let Dom::Text(text) = node.value() {
                        self.text(text, &style, context, (run, tag));
                    }
                }
                Some(child) => {
                    let own = self.cascade.style(child, &style, self.report);
                    if own.display != Display::None {
                        self.inline(child, own, context, (run, tag));
                    }
                }
            }
        }
        if attr(element, "data-page-of").is_some() {
            self.page_reference(element, &style, context, (run, tag));
        }
        self.generate_inline(element, Part::After, &style, context, (run, tag));
        self.cascade.rules.leave();
        run.draft.text.extend(isolation.map(|_| POP_ISOLATE));
        Self::space(&style, 1, run);
    }

    /// The margin and the padding of inline content on its left (3) or right (1).
    fn space(style: &Style, side: usize, run: &mut Run) {
        let margin = (style.margin[side].pixels(0.0), None);
        let padding = (style.padding[side].pixels(0.0) + style.border[side].drawn(), style.background);
        let parts = if side == 3 { [margin, padding] } else { [padding, margin] };
        for (width, background) in parts.into_iter().filter(|(width, _)| *width != 0.0) {
            let content = InsetContent::Space(background, style.size);
            let at = run.draft.text.len();
            run.draft.insets.push(Inset {
                at,
                content,
                width,
                height: 0.0,
                baseline: None,
                align: VerticalAlign::Baseline,
            });
        }
    }

    fn generate_inline(
        &mut self,
        element: ElementRef<'a>,
        part: Part,
        style: &Rc<Style>,
        context: Context,
        place: (&mut Run, Option<TagId>),
    ) {
        if let Some(own) = self.cascade.generated(element, part, style, self.report) {
            let text = generated_text(own.content.as_deref().unwrap_or_default(), element);
            self.text(&text, &own, context, place);
        }
    }

    fn generate(
        &mut self,
        element: ElementRef<'a>,
        part: Part,
        style: &Rc<Style>,
        (run, tag): (&mut Run, Option<TagId>),
        boxes: &mut Vec<usize>,
    ) {
        let Some(own) = self.cascade.generated(element, part, style, self.report) else { return };
        let text = generated_text(own.content.as_deref().unwrap_or_default(), element);
        if own.display == Display::Inline && !matches!(style.display, Display::Flex | Display::Grid) {
            self.text(&text, &own, Context::default(), (run, tag));
        } else {
            self.flush(run, style, boxes);
            let own = self.cascade.made.displayed(own, Display::Block);
            let mut inner = Run::default();
            let anonymous = self.cascade.made.anonymous(&own);
            self.text(&text, &anonymous, Context::default(), (&mut inner, tag));
            let mut node = self.tree.node(own.clone(), Kind::Block, tag);
            self.flush(&mut inner, &own, &mut node.children);
            boxes.push(self.tree.push(node));
        }
    }

    /// The element that holds the text: the container's own, or a paragraph made for it.
    fn text_tag(&mut self, run: &mut Run, tag: Option<TagId>) -> Option<TagId> {
        if !run.tagged {
            run.tagged = true;
            run.tag = match tag {
                Some(own) if !self.tags.holds_text(own) => self.new_tag("P", tag),
                own => own,
            };
        }
        run.tag
    }

    fn text(&mut self, text: &str, style: &Rc<Style>, context: Context, (run, tag): (&mut Run, Option<TagId>)) {
        let start = run.draft.text.len();
        let mut word_start = run.after_space;
        let kept = |c: &char| *c != SOFT_HYPHEN || style.hyphens != Hyphens::None;
        for c in text.chars().filter(kept) {
            let space = matches!(c, ' ' | '\n' | '\t' | '\r');
            if space && style.white_space.is_kept() {
                run.draft.text.push(c);
            } else if space {
                if !run.after_space {
                    run.draft.text.push(' ');
                }
                run.after_space = true;
            } else {
                match style.transform {
                    Transform::Upper => run.draft.text.extend(c.to_uppercase()),
                    Transform::Lower => run.draft.text.extend(c.to_lowercase()),
                    Transform::Capitalize if word_start => run.draft.text.extend(c.to_uppercase()),
                    Transform::None | Transform::Capitalize => run.draft.text.push(c),
                }
                run.after_space = false;
            }
            word_start = space;
        }
        if run.draft.text.len() > start {
            self.text_tag(run, tag);
            let ink = ink(style, context);
            run.draft.spans.push(Span { range: start..run.draft.text.len(), style: style.clone(), ink });
        }
    }

    fn inset(
        &mut self,
        element: ElementRef<'a>,
        style: Rc<Style>,
        context: Context,
        (run, tag): (&mut Run, Option<TagId>),
    ) {
        let holder = self.text_tag(run, tag);
        let align = style.vertical_align;
        let display = if style.display == Display::Inline { Display::InlineBlock } else { style.display };
        let style = self.cascade.made.displayed(style, display);
        let Some(node) = self.element(element, &style, context.tag.or(holder)) else { return };
        self.tree.nodes[node].link = self.tree.nodes[node].link.or(context.link);
        let outer = self.tree.shrink_to_fit(node);
        let inset = InsetContent::Node(node);
        run.draft.insets.push(Inset {
            at: run.draft.text.len(),
            content: inset,
            width: outer.width,
            height: outer.height,
            baseline: outer.baseline,
            align,
        });
        run.after_space = false;
    }

    /// Room for two digits, filled when the page is known.
    fn page_reference(
        &mut self,
        element: ElementRef<'a>,
        style: &Rc<Style>,
        context: Context,
        (run, tag): (&mut Run, Option<TagId>),
    ) {
        self.text_tag(run, tag);
        self.page_refs.push(element);
        let block = self.cascade.made.displayed(style.clone(), Display::Block);
        let digits = self.plain_text("00", block, None);
        let node = self.tree.nodes.pop().expect("the digits were pushed last");
        debug_assert_eq!(digits, self.tree.nodes.len());
        let Kind::Text(paragraph) = node.kind else { unreachable!("plain text makes a text box") };
        let inset = InsetContent::PageOf(self.page_refs.len() - 1, ink(style, context));
        let (width, height, above) = (paragraph.widths().1, paragraph.lines.height(), paragraph.lines.first_baseline());
        run.draft.insets.push(Inset {
            at: run.draft.text.len(),
            content: inset,
            width,
            height,
            baseline: above,
            align: VerticalAlign::Baseline,
        });
        run.after_space = false;
    }

    fn flush(&mut self, run: &mut Run, style: &Rc<Style>, boxes: &mut Vec<usize>) {
        let Run { mut draft, tag, .. } = std::mem::take(run);
        if !style.white_space.is_kept() {
            // Space before a box is not at the end.
            let last_box = draft.insets.last().map_or(0, |inset| inset.at);
            let kept = draft.text.trim_end_matches([' ', '\n']).len().max(last_box);
            draft.text.truncate(kept);
            draft.spans.retain_mut(|span| {
                span.range.end = span.range.end.min(kept);
                span.range.start < span.range.end
            });
        }
        if draft.text.is_empty() && draft.insets.is_empty() {
            return;
        }
        hyphenate(&mut draft);
        let own = if style.display == Display::Inline { style.clone() } else { self.cascade.made.anonymous(style) };
        // Spans of the block's own style sit on its baseline.
        for span in draft.spans.iter_mut().filter(|span| Rc::ptr_eq(&span.style, style)) {
            span.style = own.clone();
        }
        let paragraph = self.shape(draft, &own);
        let node = self.tree.node(own, Kind::Text(Box::new(paragraph)), tag);
        boxes.push(self.tree.push(node));
    }
}

/// Ends what `isolation` begins.
const POP_ISOLATE: char = '\u{2069}';

/// The character that keeps the direction of an element's text to itself.
fn isolation(element: ElementRef, style: &Style) -> Option<char> {
    match attr(element, "dir") {
        Some("rtl" | "ltr") => Some(if style.rtl { '\u{2067}' } else { '\u{2066}' }),
        Some("auto") => Some('\u{2068}'),
        _ if element.value().name() == "bdi" => Some('\u{2068}'),
        _ => None,
    }
}

fn ink(style: &Style, context: Context) -> Ink {
    Ink {
        color: style.color,
        background: style.background.filter(|_| style.display == Display::Inline),
        underline: style.underline,
        strike: style.strike,
        hidden: style.hidden,
        link: context.link,
        tag: context.tag,
    }
}
