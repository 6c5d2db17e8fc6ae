//! Painting: the boxes of a page slice in, the page's content out, tagged and in reading order.

mod border;
mod canvas;
mod drawing;
mod gradient;
mod label;
mod running;
mod shape;
mod text;

pub use canvas::{Canvas, POINTS, Written};
pub use running::Running;

use border::Borders;

use crate::css::style::Style;
use crate::fonts::{Library, Shaper};
use crate::html::attr;
use crate::layout::Tree;
use crate::pdf::fonts::Embedded;
use crate::pdf::structure::{TagId, Tags};
use crate::problem::Report;
use crate::tree::Kind;
use printpdf::{Actions, Destination};
use scraper::ElementRef;
use std::collections::BTreeMap;

/// What painting needs of the whole document.
pub struct Painter<'a, 'r, 'l> {
    pub tree: &'r Tree<'a>,
    pub tags: &'r mut Tags,
    pub report: &'r mut Report<'a>,
    pub library: &'l Library,
    pub shaper: &'r mut Shaper,
    pub fonts: Embedded<'l>,
    pub links: &'r [ElementRef<'a>],
    pub page_refs: &'r [ElementRef<'a>],
    /// Where each id stands: page and distance from its top.
    pub places: &'r BTreeMap<String, (usize, f32)>,
    /// Gradients of the whole document.
    pub shadings: Vec<lopdf::Dictionary>,
    /// How often `use` was followed.
    pub uses: usize,
}

/// A slice of the tape and where it goes on the page.
#[derive(Clone, Copy)]
pub struct Slice {
    pub top: f32,
    pub bottom: f32,
    /// Added to places on the tape.
    pub offset: (f32, f32),
    /// Repeated content: no structure, no links.
    pub artifact: bool,
}

impl Painter<'_, '_, '_> {
    /// Paints a box and everything in it.
    pub fn paint(&mut self, canvas: &mut Canvas, at: usize, slice: Slice) {
        let tree = self.tree;
        let node = &tree.nodes[at];
        let [_, y, _, height] = node.rect;
        if height > 0.0 && (y + height <= slice.top || y >= slice.bottom) {
            return;
        }
        if node.style.opacity < 1.0 {
            canvas.begin_group();
        }
        self.whole(canvas, at, slice);
        if node.style.opacity < 1.0 {
            canvas.end_group(node.style.opacity);
        }
    }

    fn whole(&mut self, canvas: &mut Canvas, at: usize, slice: Slice) {
        let tree = self.tree;
        let node = &tree.nodes[at];
        let [x, y, width, height] = node.rect;
        let left = x + slice.offset.0;
        let top = y + slice.offset.1;
        let tag = node.tag.filter(|_| !slice.artifact);
        if !node.style.hidden && !matches!(node.kind, Kind::Text(_)) {
            self.decorate(canvas, at, slice);
        }
        if let (Some(link), false) = (node.link, slice.artifact) {
            let visible = [left, top.max(slice.top + slice.offset.1), width, height];
            self.link(canvas, visible, link, tag);
        }
        match &node.kind {
            Kind::Text(paragraph) => self.paragraph(canvas, paragraph, (left, top), tag, slice),
            Kind::Svg(element, _) if !node.style.hidden => {
                canvas.begin(tag, self.tags);
                self.report.inside = node.element.filter(|own| own.id() != element.id());
                self.drawing(canvas, *element, inner(&node.style, [left, top, width, height]), &node.style);
                self.report.inside = None;
                canvas.end();
            }
            Kind::Image(picture) if !node.style.hidden => {
                canvas.begin(tag, self.tags);
                canvas.picture(picture.index, inner(&node.style, [left, top, width, height]));
                canvas.end();
            }
            _ => {}
        }
        if node.style.clip {
            canvas.end();
            canvas.save();
            let [x, y, width, height] = inside(&node.style, [left, top, width, height]);
            let radius = node.style.radius.pixels(width.min(height)) - node.style.border[0].drawn();
            canvas.rectangle_path([x, y, width, height], radius.max(0.0));
            canvas.raw("W n");
        }
        for &child in node.children.iter().filter(|child| !tree.nodes[**child].flow.position.is_out_of_flow()) {
            self.paint(canvas, child, slice);
        }
        for id in &node.hoisted {
            self.paint(canvas, usize::from(*id), slice);
        }
        if node.style.clip {
            canvas.end();
            canvas.restore();
        }
    }

    /// Background and borders: artifacts.
    fn decorate(&mut self, canvas: &mut Canvas, at: usize, slice: Slice) {
        let node = &self.tree.nodes[at];
        let style = &node.style;
        let borders = node.shared_borders.unwrap_or(style.border);
        if style.background.is_none() && borders.iter().all(|border| border.drawn() == 0.0) {
            return;
        }
        let [x, y, width, height] = node.rect;
        let (top, bottom) = (y.max(slice.top), (y + height).min(slice.bottom));
        let area = [x + slice.offset.0, top + slice.offset.1, width, bottom - top];
        canvas.begin(None, self.tags);
        let radius = style.radius.pixels(width.min(height));
        if let Some(color) = style.background {
            canvas.rectangle(area, radius, color);
        }
        let cut = [top > y, false, bottom < y + height, false];
        let borders = Borders { sides: borders, color: style.color, shared: node.shared_borders.is_some(), cut };
        borders.paint(canvas, area, radius);
        canvas.end();
    }

    /// Makes a rectangle clickable, if the address leads somewhere.
    fn link(&mut self, canvas: &mut Canvas, area: [f32; 4], link: usize, tag: Option<TagId>) {
        let href = attr(self.links[link], "href").unwrap_or_default();
        let actions = match href.strip_prefix('#') {
            None => Actions::Uri(href.to_owned()),
            Some(id) => {
                let Some((page, y)) = self.places.get(id) else { return };
                let top = (canvas.height - y) * POINTS;
                Actions::Goto(Destination::Xyz { page: page + 1, left: Some(0.0), top: Some(top), zoom: None })
            }
        };
        canvas.link(area, actions, tag, self.tags);
    }
}

/// What lies inside the borders.
fn inside(style: &Style, [x, y, width, height]: [f32; 4]) -> [f32; 4] {
    let [top, right, bottom, left] = style.border.map(crate::css::style::Border::drawn);
    [x + left, y + top, width - left - right, height - top - bottom]
}

/// The content box of a picture.
fn inner(style: &Style, [x, y, width, height]: [f32; 4]) -> [f32; 4] {
    let edge = |side: usize| style.padding[side].pixels(width) + style.border[side].drawn();
    [x + edge(3), y + edge(0), width - edge(1) - edge(3), height - edge(0) - edge(2)]
}
