//! Elements in, boxes out: which element makes which box, which structure element, and which sheet of pages it starts.

use super::{Kind, Node};
use crate::css::cascade::Cascade;
use crate::css::made::Change;
use crate::css::style::{Break, Display, Marker, Piece, Position, Style, WhiteSpace};
use crate::css::value::Extent;
use crate::drawings::Drawings;
use crate::fonts::{Library, Shaper};
use crate::html::attr;
use crate::image::Pictures;
use crate::layout::Tree;
use crate::pdf::structure::{TagId, Tags};
use crate::problem::Report;
use crate::svg;
use crate::text::{Draft, Ink, Paragraph, Span};
use scraper::{ElementRef, Html};
use std::rc::Rc;
use std::sync::Arc;
use taffy::{Dimension, LengthPercentageAuto, Size};

pub type DomNode<'a> = <ElementRef<'a> as std::ops::Deref>::Target;

/// Content that starts on a page of its own.
pub struct Sheet {
    /// The name of its pages.
    pub page: Option<Arc<str>>,
    pub root: usize,
}

/// A heading that becomes a bookmark.
pub struct Heading {
    pub level: u8,
    pub text: String,
    pub node: usize,
}

/// Everything that building gathers.
pub struct Builder<'a, 'r> {
    pub tree: Tree<'a>,
    pub tags: Tags,
    pub cascade: Cascade,
    pub report: &'r mut Report<'a>,
    pub library: &'r Library,
    pub shaper: Shaper,
    /// Elements with an address, by the index that inks and boxes carry.
    pub links: Vec<ElementRef<'a>>,
    pub headings: Vec<Heading>,
    pub pictures: Pictures,
    pub drawings: &'a Drawings,
    /// Lists of families whose names were looked up.
    pub families: Vec<Arc<str>>,
    /// Elements that ask for the page of an id.
    pub page_refs: Vec<ElementRef<'a>>,
}

/// Content gathered for the sheet at hand.
struct Pending<'a> {
    page: Option<Arc<str>>,
    style: Rc<Style>,
    tag: TagId,
    loose: Vec<DomNode<'a>>,
    nodes: Vec<usize>,
    /// Ids of containers whose content starts with the next box.
    anchors: Vec<&'a str>,
}

impl<'a> Builder<'a, '_> {
    /// The whole document, cut where pages must begin.
    pub fn document(&mut self, dom: &'a Html) -> Vec<Sheet> {
        let html = dom.root_element();
        let style = self.cascade.style(html, &Rc::new(Style::initial()), self.report);
        self.cascade.set_root(style.size);
        self.cascade.rules.enter(html);
        let mut sheets = Vec::new();
        let mut pending = Pending {
            page: None,
            style: style.clone(),
            tag: 0,
            loose: Vec::new(),
            nodes: Vec::new(),
            anchors: Vec::new(),
        };
        for body in html.child_elements().filter(|child| child.value().name() == "body") {
            let style = self.cascade.style(body, &style, self.report);
            self.split(body, &style, 0, &mut pending, &mut sheets);
        }
        self.flush_sheet(&mut pending, &mut sheets);
        sheets
    }

    /// Walks a container whose content spreads over several sheets.
    fn split(
        &mut self,
        container: ElementRef<'a>,
        style: &Rc<Style>,
        tag: TagId,
        pending: &mut Pending<'a>,
        sheets: &mut Vec<Sheet>,
    ) {
        // Pages are white without anyone's help.
        let colored = style.background.is_some_and(|color| color != [255; 4]);
        if colored || style.border.iter().any(|border| border.drawn() > 0.0) {
            let message = "this holds several sheets: its background and borders are not painted";
            self.report.warn(container, message);
        }
        self.flush_loose(pending);
        pending.anchors.extend(attr(container, "id"));
        self.cascade.rules.enter(container);
        (pending.style, pending.tag) = (style.clone(), tag);
        for node in container.children() {
            let Some(child) = ElementRef::wrap(node) else {
                pending.loose.push(node);
                continue;
            };
            let child_style = self.cascade.style(child, style, self.report);
            if child_style.display == Display::None {
                continue;
            }
            if !starts_sheet(&child_style, style) && !self.holds_sheets(child, &child_style) {
                pending.loose.push(node);
                continue;
            }
            if starts_sheet(&child_style, style) {
                self.flush_loose(pending);
                self.flush_sheet(pending, sheets);
                pending.page.clone_from(&child_style.page);
            }
            if self.holds_sheets(child, &child_style) {
                let inner = self.role_tag(child, Some(tag)).unwrap_or(tag);
                self.split(child, &child_style, inner, pending, sheets);
                (pending.style, pending.tag) = (style.clone(), tag);
            } else {
                pending.loose.push(node);
            }
            if child_style.break_after == Break::Page || child_style.page != style.page {
                self.flush_loose(pending);
                self.flush_sheet(pending, sheets);
                pending.page.clone_from(&style.page);
            }
        }
        self.flush_loose(pending);
        self.cascade.rules.leave();
    }

    fn holds_sheets(&mut self, element: ElementRef<'a>, style: &Rc<Style>) -> bool {
        if style.display != Display::Block
            || !matches!(element.value().name(), "body" | "main" | "div" | "section" | "article")
        {
            return false;
        }
        self.cascade.rules.enter(element);
        let holds = element.child_elements().any(|child| {
            let inner = self.cascade.style(child, style, self.report);
            inner.display != Display::None && (starts_sheet(&inner, style) || self.holds_sheets(child, &inner))
        });
        self.cascade.rules.leave();
        holds
    }

    fn flush_loose(&mut self, pending: &mut Pending<'a>) {
        if !pending.loose.is_empty() {
            let (loose, style) = (std::mem::take(&mut pending.loose), pending.style.clone());
            let built = self.flow_of(loose.into_iter(), &style, Some(pending.tag));
            if let Some(first) = built.first() {
                self.tree.nodes[*first].anchors.append(&mut pending.anchors);
            }
            pending.nodes.extend(built);
        }
    }

    fn flush_sheet(&mut self, pending: &mut Pending<'a>, sheets: &mut Vec<Sheet>) {
        let nodes = std::mem::take(&mut pending.nodes);
        if nodes.is_empty() {
            return;
        }
        let mut root = self.tree.node(self.cascade.made.anonymous(&pending.style), Kind::Block, None);
        root.flow().display = taffy::Display::FlowRoot;
        root.children = nodes;
        sheets.push(Sheet { page: pending.page.clone(), root: self.tree.push(root) });
    }

    /// The boxes of an element's content.
    pub fn content(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> Vec<usize> {
        self.cascade.rules.enter(element);
        let nodes = self.flow_around(element, style, tag);
        self.cascade.rules.leave();
        nodes
    }

    /// A structure element, unless the content is an artifact. It takes its place in the reading order when painted.
    pub fn new_tag(&mut self, role: &'static str, parent: Option<TagId>) -> Option<TagId> {
        Some(self.tags.detached(role, Some(parent?)))
    }

    /// A structure element with its place at once: what has one even when empty, or is painted out of order.
    pub fn placed_tag(&mut self, role: &'static str, parent: Option<TagId>) -> Option<TagId> {
        Some(self.tags.add(role, parent?))
    }

    /// The structure element that an HTML element stands for; its parent's when it stands for none.
    pub fn role_tag(&mut self, element: ElementRef<'a>, parent: Option<TagId>) -> Option<TagId> {
        if attr(element, "aria-hidden") == Some("true") || attr(element, "role") == Some("presentation") {
            return None;
        }
        let role = match element.value().name() {
            "p" => "P",
            "h1" => "H1",
            "h2" => "H2",
            "h3" => "H3",
            "h4" => "H4",
            "h5" => "H5",
            "h6" => "H6",
            "section" | "article" | "aside" => "Sect",
            "blockquote" => "BlockQuote",
            "ul" | "ol" => "L",
            "li" => "LI",
            "table" => "Table",
            "caption" => "Caption",
            "svg" | "img" => "Figure",
            "a" if attr(element, "href").is_some() => "Link",
            _ => return parent,
        };
        // A table's caption comes before its rows, which have their places from the start.
        if role == "Caption" { self.placed_tag(role, parent) } else { self.new_tag(role, parent) }
    }

    /// The box of one element that is not part of a line of text.
    pub fn element(&mut self, element: ElementRef<'a>, style: &Rc<Style>, parent: Option<TagId>) -> Option<usize> {
        let name = element.value().name();
        let tag = self.role_tag(element, parent);
        let at = match (name, style.display) {
            (_, Display::None | Display::Column) => return None,
            ("svg", _) => self.drawing(element, style, tag),
            ("img", _) => self.picture(element, style, tag)?,
            (_, Display::Table) => self.table(element, style, tag),
            (_, Display::ListItem) => self.list_item(element, style, tag),
            _ => {
                let inner = if name == "li" { self.new_tag("LBody", tag) } else { tag };
                let children = self.content(element, style, inner);
                let mut node = self.tree.node(style.clone(), Kind::Block, tag);
                node.children = children;
                self.tree.push(node)
            }
        };
        if name == "a" {
            self.tree.nodes[at].link = self.link(element);
        }
        if let Some(level) =
            name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| *level <= 3)
        {
            let text = attr(element, "data-bookmark").map_or_else(|| text_of(element), str::to_owned);
            if !text.is_empty() && text != "none" {
                self.tree.nodes[at].heading = Some(self.headings.len());
                self.headings.push(Heading { level, text, node: at });
            }
        }
        let node = &mut self.tree.nodes[at];
        node.element = Some(element);
        node.anchors.extend(attr(element, "id"));
        if let Some(assignment) = &style.string_set {
            node.string = Some(Box::new((assignment.0.clone(), generated_text(&assignment.1, element))));
        }
        Some(at)
    }

    /// The index of a link's address; `None` for anchors without one.
    pub fn link(&mut self, element: ElementRef<'a>) -> Option<usize> {
        let href = attr(element, "href").filter(|href| !href.is_empty())?;
        if !["#", "https:", "http:", "mailto:", "tel:"].iter().any(|kind| href.starts_with(kind)) {
            self.report.warn(element, format!("the address “{href}” means nothing in a PDF: the link was left out"));
            return None;
        }
        self.links.push(element);
        Some(self.links.len() - 1)
    }

    /// Gives a picture its alternative text.
    fn describe(&mut self, element: ElementRef<'a>, tag: Option<TagId>) {
        let Some(tag) = tag else { return };
        let text = alternative(element);
        if text.is_none() {
            let message = "this picture says nothing to those who cannot see it: give it an aria-label, or hide it with aria-hidden";
            self.report.warn(element, message);
        }
        self.tags.list[tag].alt = Some(text.unwrap_or_default());
    }

    fn drawing(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> usize {
        self.describe(element, tag);
        self.cascade.rules.check_drawing(element, self.report);
        let natural = svg::natural_size(element);
        let mut node = self.tree.node(style.clone(), Kind::Svg(element, natural), tag);
        replaced(&mut node, natural);
        if style.width == Extent::Auto && style.height == Extent::Auto {
            let declared = attr(element, "width").and_then(svg::number);
            node.flow().size.width = declared.map_or(Dimension::percent(1.0), Dimension::length);
        }
        self.tree.push(node)
    }

    fn picture(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> Option<usize> {
        let source = attr(element, "src").unwrap_or_default();
        let kind = match self.drawings.get(source) {
            Some(drawing) => drawing.map(|svg| (Kind::Svg(svg, svg::natural_size(svg)), svg::natural_size(svg))),
            None => self.pictures.load(source).map(|picture| (Kind::Image(picture), picture.natural)),
        };
        let (kind, natural) = match kind {
            Ok(found) => found,
            Err(message) => {
                self.report.warn(element, message);
                return None;
            }
        };
        let decorative = attr(element, "alt") == Some("");
        let tag = tag.filter(|_| !decorative);
        self.describe(element, tag);
        let mut node = self.tree.node(style.clone(), kind, tag);
        replaced(&mut node, natural);
        if style.width == Extent::Auto && style.height == Extent::Auto {
            let side = |name: &str| attr(element, name).and_then(svg::number).map(Dimension::length);
            let (width, height) = (side("width"), side("height"));
            if width.is_some() && height.is_some() {
                node.flow().aspect_ratio = None;
            }
            let unsaid = if height.is_some() { Dimension::auto() } else { Dimension::length(natural.width) };
            node.flow().size = Size { width: width.unwrap_or(unsaid), height: height.unwrap_or(Dimension::auto()) };
        }
        Some(self.tree.push(node))
    }

    fn list_item(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> usize {
        let mut children = Vec::new();
        if let Some(text) = marker(element, style.marker) {
            let label = self.placed_tag("Lbl", tag);
            let own = self
                .cascade
                .made
                .changed(Change::Marker, [style; 2], || Style { white_space: WhiteSpace::NoWrap, ..style.anonymous() });
            let marker = self.plain_text(&text, own, label);
            let flow = self.tree.nodes[marker].flow();
            flow.position = taffy::Position::Absolute;
            let (inset, margin) = if style.rtl {
                (&mut flow.inset.left, &mut flow.margin.left)
            } else {
                (&mut flow.inset.right, &mut flow.margin.right)
            };
            *inset = LengthPercentageAuto::percent(1.0);
            *margin = LengthPercentageAuto::length(style.size * 0.45);
            children.push(marker);
        }
        let body = self.new_tag("LBody", tag);
        children.extend(self.content(element, style, body));
        let mut node = self.tree.node(style.clone(), Kind::Block, tag);
        if style.position == Position::Static {
            node.flow().position = taffy::Position::Relative;
        }
        node.children = children;
        self.tree.push(node)
    }

    /// A text box of one style.
    pub fn plain_text(&mut self, text: &str, style: Rc<Style>, tag: Option<TagId>) -> usize {
        let ink = Ink { color: style.color, ..Ink::default() };
        let span = Span { range: 0..text.len(), style: style.clone(), ink };
        let draft = Draft { text: text.to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        let paragraph = self.shape(draft, &style);
        let node = self.tree.node(style, Kind::Text(Box::new(paragraph)), tag);
        self.tree.push(node)
    }

    pub fn shape(&mut self, draft: Draft, style: &Rc<Style>) -> Paragraph {
        for span in &draft.spans {
            let family = &span.style.family;
            if !self.families.iter().any(|known| Arc::ptr_eq(known, family)) {
                self.families.push(family.clone());
                if !self.shaper.knows(family, self.library) {
                    self.report.unknown_family(family);
                }
            }
        }
        Paragraph::shape(draft, style, self.library, &mut self.shaper)
    }
}

/// Pictures keep their proportions unless both sides are declared.
fn replaced(node: &mut Node, natural: Size<f32>) {
    let (width, height) = (node.style.width, node.style.height);
    if width == Extent::Auto || height == Extent::Auto {
        node.flow().aspect_ratio = Some(natural.width / natural.height.max(0.01));
    }
    node.flow().item_is_replaced = true;
}

fn starts_sheet(style: &Style, parent: &Style) -> bool {
    style.position != Position::Absolute && (style.break_before == Break::Page || style.page != parent.page)
}

/// All text inside, white space collapsed.
pub fn text_of(element: ElementRef) -> String {
    let text = unjoined(&element.text().collect::<String>());
    text.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Without what holds ranges together in browsers: a font need not have it, and bookmarks read plain.
fn unjoined(text: &str) -> String {
    text.replace("–\u{2060}", "–")
}

/// The text of generated content; page counters are not known here.
pub fn generated_text(pieces: &[Piece], element: ElementRef) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Content => text_of(element),
            Piece::Attribute(name) => unjoined(attr(element, name).unwrap_or_default()),
            Piece::Page | Piece::Pages | Piece::Named(_) => String::new(),
        })
        .collect()
}

/// What a picture says to those who cannot see it.
fn alternative(element: ElementRef) -> Option<String> {
    let title = || element.child_elements().find(|child| child.value().name() == "title").map(text_of);
    ["aria-label", "alt", "title"].into_iter().find_map(|name| attr(element, name).map(unjoined)).or_else(title)
}

fn marker(element: ElementRef, marker: Marker) -> Option<String> {
    let rank = || {
        let start = element
            .parent()
            .and_then(ElementRef::wrap)
            .and_then(|list| attr(list, "start")?.parse::<u16>().ok())
            .unwrap_or(1);
        let earlier = element
            .prev_siblings()
            .filter(|node| node.value().as_element().is_some_and(|sibling| sibling.name() == "li"));
        attr(element, "value")
            .and_then(|value| value.parse::<u16>().ok())
            .map_or_else(|| usize::from(start) + earlier.count(), usize::from)
    };
    Some(match marker {
        Marker::None => return None,
        Marker::Disc => "•".into(),
        Marker::Circle => "◦".into(),
        Marker::Square => "▪".into(),
        Marker::Decimal => format!("{}.", rank()),
        Marker::LowerAlpha => format!("{}.", char::from(b'a' + u8::try_from((rank() + 25) % 26).unwrap_or(0))),
    })
}
