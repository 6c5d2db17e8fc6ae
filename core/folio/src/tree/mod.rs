//! The box tree: what an element becomes before it has a place.

mod build;
mod hyphens;
mod inline;
mod table;

pub use build::{Builder, Sheet, text_of};

use crate::css::style::{Border, Style};
use crate::layout::table::Table;
use crate::pdf::structure::TagId;
use crate::text::Paragraph;
use scraper::ElementRef;
use std::rc::Rc;
use taffy::{Cache, Layout, NodeId, Size};

/// One box.
pub struct Node<'a> {
    pub style: Rc<Style>,
    pub kind: Kind<'a>,
    pub children: Vec<usize>,
    /// The structure element of its content; `None` for artifacts.
    pub tag: Option<TagId>,
    /// Ids of the elements that start here.
    pub anchors: Vec<&'a str>,
    pub heading: Option<usize>,
    /// What `string-set` says here: name and text.
    pub string: Option<Box<(String, String)>>,
    /// A link around the whole box.
    pub link: Option<usize>,
    pub element: Option<ElementRef<'a>>,
    /// The borders that a cell shares with its neighbours, drawn on the lines between them.
    pub shared_borders: Option<[Border; 4]>,
    /// Shared by boxes of one style.
    pub flow: Rc<taffy::Style>,
    /// Made when there is something to keep.
    pub cache: Option<Box<Cache>>,
    pub layout: Layout,
    pub hoisted: Vec<NodeId>,
    /// How far the content of a cell is moved down.
    pub shift: f32,
    /// Left, top, width, height on the tape.
    pub rect: [f32; 4],
}

/// What a box holds.
pub enum Kind<'a> {
    Block,
    Text(Box<Paragraph>),
    Table(Box<Table>),
    Svg(ElementRef<'a>, Size<f32>),
    Image(Picture),
}

/// A picture of the document, by its index.
#[derive(Clone, Copy)]
pub struct Picture {
    pub index: usize,
    pub natural: Size<f32>,
}

impl<'a> Node<'a> {
    pub fn new((style, flow): (Rc<Style>, Rc<taffy::Style>), kind: Kind<'a>, tag: Option<TagId>) -> Self {
        Self {
            style,
            kind,
            children: Vec::new(),
            tag,
            anchors: Vec::new(),
            heading: None,
            string: None,
            link: None,
            element: None,
            shared_borders: None,
            flow,
            cache: None,
            layout: Layout::new(),
            hoisted: Vec::new(),
            shift: 0.0,
            rect: [0.0; 4],
        }
    }
    /// For changes that are this box's alone.
    pub fn flow(&mut self) -> &mut taffy::Style {
        Rc::make_mut(&mut self.flow)
    }
}
