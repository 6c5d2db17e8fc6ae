//! Pages: `@page` rules in; sizes, margins and running texts out.

use crate::css::cascade::{Cascade, substitute};
use crate::css::sheet::{Declaration, Effect, PageRule};
use crate::css::style::{Piece, Style, VerticalAlign};
use crate::css::value::{Extent, Length, around, words};
use crate::problem::Report;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// The shape of the pages of one name, in CSS pixels.
#[derive(Clone)]
pub struct PageShape {
    pub width: f32,
    pub height: f32,
    /// Top, right, bottom, left.
    pub margin: [f32; 4],
    pub boxes: Vec<MarginBox>,
}

/// A running text in the margin.
#[derive(Clone)]
pub struct MarginBox {
    pub corner: Corner,
    pub style: Rc<Style>,
    pub content: Arc<[Piece]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    TopLeft,
    TopCenter,
    TopRight,
    BottomLeft,
    BottomCenter,
    BottomRight,
}

const CORNERS: &[(&str, Corner)] = &[
    ("top-left", Corner::TopLeft),
    ("top-center", Corner::TopCenter),
    ("top-right", Corner::TopRight),
    ("bottom-left", Corner::BottomLeft),
    ("bottom-center", Corner::BottomCenter),
    ("bottom-right", Corner::BottomRight),
];

/// Properties that margin boxes honour.
fn holds_in_margins(name: &str) -> bool {
    const ALONE: [&str; 9] = [
        "content",
        "color",
        "line-height",
        "letter-spacing",
        "text-align",
        "vertical-align",
        "white-space",
        "width",
        "overflow-wrap",
    ];
    ALONE.contains(&name) || ["font", "padding", "--"].iter().any(|family| name.starts_with(family))
}

impl Corner {
    pub fn at_top(self) -> bool {
        matches!(self, Self::TopLeft | Self::TopCenter | Self::TopRight)
    }
}

impl PageShape {
    pub fn content_width(&self) -> f32 {
        (self.width - self.margin[1] - self.margin[3]).max(1.0)
    }

    pub fn content_height(&self) -> f32 {
        (self.height - self.margin[0] - self.margin[2]).max(1.0)
    }

    /// The shape that the rules give to pages called `name`; rules without a name hold for all.
    pub fn of(name: Option<&str>, rules: &[PageRule], cascade: &Cascade, root: &Style, report: &mut Report) -> Self {
        const MM: f32 = 96.0 / 25.4;
        let mut shape = Self { width: 210.0 * MM, height: 297.0 * MM, margin: [20.0 * MM; 4], boxes: Vec::new() };
        let mut boxes: BTreeMap<usize, Vec<&Declaration>> = BTreeMap::new();
        let named = rules.iter().filter(|rule| rule.name.is_some() && rule.name.as_deref() == name);
        for rule in rules.iter().filter(|rule| rule.name.is_none()).chain(named) {
            for declaration in &rule.block {
                if shape.declare(declaration, root).is_none() {
                    report.warn_at(
                        declaration.offset,
                        format!("“{}: {}” is not supported for pages", declaration.name, declaration.value),
                    );
                }
            }
            for (corner, block) in &rule.boxes {
                match CORNERS.iter().position(|(name, _)| name == corner) {
                    Some(at) => boxes.entry(at).or_default().extend(block),
                    None => report.warn_at(rule.offset, format!("the margin box “@{corner}” is not supported")),
                }
            }
        }
        for (at, declared) in boxes {
            for declaration in &declared {
                if !holds_in_margins(&declaration.name) {
                    let message = format!("the property “{}” is not supported in margin boxes", declaration.name);
                    report.warn_at(declaration.offset, message);
                }
            }
            let mut style = root.child();
            style.vertical_align = VerticalAlign::Middle;
            cascade.apply(&mut style, root, &declared, report);
            if let Some(content) = style.content.clone() {
                shape.boxes.push(MarginBox { corner: CORNERS[at].1, style: Rc::new(style), content });
            }
        }
        shape
    }

    fn declare(&mut self, declaration: &Declaration, root: &Style) -> Option<()> {
        debug_assert!(matches!(declaration.effect, Effect::Custom), "page declarations are kept as text");
        let value = substitute(&declaration.value, &root.vars, 16)?;
        let whole = self.width;
        let pixels = |text: &str| match Length::parse(text)?.resolve(root.size, root.size) {
            Extent::Px(px) => Some(px),
            Extent::Auto => None,
            part => Some(part.pixels(whole)),
        };
        match declaration.name.as_str() {
            "size" => {
                let mut landscape = false;
                let mut lengths = Vec::new();
                for word in words(&value) {
                    match word.to_ascii_lowercase().as_str() {
                        "landscape" => landscape = true,
                        "portrait" => {}
                        "a4" => lengths = vec![pixels("210mm")?, pixels("297mm")?],
                        "a3" => lengths = vec![pixels("297mm")?, pixels("420mm")?],
                        "a5" => lengths = vec![pixels("148mm")?, pixels("210mm")?],
                        "letter" => lengths = vec![pixels("8.5in")?, pixels("11in")?],
                        _ => lengths.push(pixels(word)?),
                    }
                }
                match lengths[..] {
                    [] => {}
                    [side] => (self.width, self.height) = (side, side),
                    [width, height] => (self.width, self.height) = (width, height),
                    _ => return None,
                }
                // What a PDF can be: from 3 points to 14,400.
                (self.width, self.height) = (self.width.clamp(4.0, 19_200.0), self.height.clamp(4.0, 19_200.0));
                if landscape && self.height > self.width {
                    (self.width, self.height) = (self.height, self.width);
                }
            }
            "margin" => self.margin = around(&words(&value).into_iter().map(pixels).collect::<Option<Vec<_>>>()?)?,
            "margin-top" => self.margin[0] = pixels(&value)?,
            "margin-right" => self.margin[1] = pixels(&value)?,
            "margin-bottom" => self.margin[2] = pixels(&value)?,
            "margin-left" => self.margin[3] = pixels(&value)?,
            _ => return None,
        }
        Some(())
    }
}
