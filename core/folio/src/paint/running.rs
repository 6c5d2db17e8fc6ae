//! Running texts: the margin boxes of a page, painted as artifacts.

use super::Painter;
use super::canvas::Canvas;
use crate::css::style::{Piece, TextAlign, VerticalAlign};
use crate::page::{Corner, MarginBox, PageShape};
use crate::text::{Draft, Ink, Paragraph, Span};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What running texts can say about their page.
pub struct Running<'s> {
    pub page: usize,
    pub pages: usize,
    /// `string-set` by name, as of this page.
    pub strings: &'s BTreeMap<String, String>,
}

impl Painter<'_, '_, '_> {
    pub fn margin_boxes(&mut self, canvas: &mut Canvas, shape: &PageShape, running: &Running) {
        for margin_box in &shape.boxes {
            let text: String = margin_box.content.iter().map(|piece| running.text(piece)).collect();
            if !text.trim().is_empty() {
                self.margin_box(canvas, shape, margin_box, text);
            }
        }
        canvas.end();
    }

    fn margin_box(&mut self, canvas: &mut Canvas, shape: &PageShape, margin_box: &MarginBox, text: String) {
        let (style, corner) = (&margin_box.style, margin_box.corner);
        let whole = shape.content_width();
        let padding = style.padding.map(|side| side.pixels(whole));
        let ink = Ink { color: style.color, ..Ink::default() };
        let mut own = crate::css::style::Style::clone(style);
        if own.align == TextAlign::Start {
            own.align = match corner {
                Corner::TopLeft | Corner::BottomLeft => TextAlign::Left,
                Corner::TopCenter | Corner::BottomCenter => TextAlign::Center,
                Corner::TopRight | Corner::BottomRight => TextAlign::Right,
            };
        }
        own.vertical_align = VerticalAlign::Baseline;
        let own = Rc::new(own);
        let span = Span { range: 0..text.len(), style: own.clone(), ink };
        let draft = Draft { text, spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        let mut paragraph = Paragraph::shape(draft, &own, self.library, self.shaper);
        let width = match style.width {
            crate::css::value::Extent::Auto => (paragraph.widths().1 + padding[1] + padding[3]).min(whole),
            declared => declared.pixels(whole),
        };
        paragraph.finish(width - padding[1] - padding[3]);
        let left = shape.margin[3]
            + match corner {
                Corner::TopLeft | Corner::BottomLeft => 0.0,
                Corner::TopCenter | Corner::BottomCenter => (whole - width) / 2.0,
                Corner::TopRight | Corner::BottomRight => whole - width,
            };
        let (area_top, area) =
            if corner.at_top() { (0.0, shape.margin[0]) } else { (shape.height - shape.margin[2], shape.margin[2]) };
        let free = area - padding[0] - padding[2] - paragraph.lines.height();
        let drop = match style.vertical_align {
            VerticalAlign::Top => 0.0,
            VerticalAlign::Bottom => free,
            _ => free / 2.0,
        };
        canvas.begin(None, self.tags);
        self.bare(canvas, &paragraph, (left + padding[3] + paragraph.slack, area_top + padding[0] + drop));
    }
}

impl Running<'_> {
    fn text(&self, piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Page => (self.page + 1).to_string(),
            Piece::Pages => self.pages.to_string(),
            Piece::Named(name) => self.strings.get(name).cloned().unwrap_or_default(),
            Piece::Content | Piece::Attribute(_) => String::new(),
        }
    }
}
