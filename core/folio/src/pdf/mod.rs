//! The file: pages, fonts and pictures through printpdf, then what it does not write through lopdf.

pub mod fonts;
pub mod metadata;
mod outline;
pub mod structure;

use fonts::Embedded;
use lopdf::{Object, ObjectId, StringFormat};
use metadata::Facts;
pub use outline::Bookmark;
use printpdf::{
    ExtendedGraphicsState, ExtendedGraphicsStateId, Mm, OffsetDateTime, Op, PdfDocument, PdfPage, PdfSaveOptions,
    XObject, XObjectId,
};
use std::collections::BTreeSet;
use structure::Tags;

/// Everything that a file is made of.
pub struct Contents<'l> {
    /// Width and height in millimetres, and what is painted.
    pub pages: Vec<(f32, f32, Vec<Op>)>,
    pub fonts: Embedded<'l>,
    pub pictures: Vec<XObject>,
    pub alphas: BTreeSet<u8>,
    pub tags: Tags,
    pub bookmarks: Vec<Bookmark>,
    pub facts: Facts,
}

/// Writes the file. The same contents give the same bytes.
pub fn write(contents: Contents) -> Vec<u8> {
    let Contents { pages, fonts, pictures, alphas, tags, bookmarks, facts } = contents;
    let mut pdf = PdfDocument::new(&facts.title);
    pdf.pages = pages.into_iter().map(|(width, height, ops)| PdfPage::new(Mm(width), Mm(height), ops)).collect();
    pdf.resources.fonts.map.extend(fonts.subsets());
    for (index, picture) in pictures.into_iter().enumerate() {
        pdf.resources.xobjects.map.insert(XObjectId(format!("IM{index}")), picture);
    }
    for alpha in alphas {
        let share = f32::from(alpha) / 255.0;
        let state = ExtendedGraphicsState::default().with_current_fill_alpha(share).with_current_stroke_alpha(share);
        pdf.resources.extgstates.map.insert(ExtendedGraphicsStateId(format!("GS{alpha}")), state);
    }
    let info = &mut pdf.metadata.info;
    info.document_title.clone_from(&facts.title);
    info.author.clone_from(&facts.author);
    info.creator.clone_from(&facts.creator);
    "folio".clone_into(&mut info.producer);
    if let Ok(date) = OffsetDateTime::from_unix_timestamp(facts.unix_seconds) {
        (info.creation_date, info.modification_date, info.metadata_date) = (date, date, date);
    }
    let options = PdfSaveOptions { optimize: true, subset_fonts: false, secure: false, image_optimization: None };
    let mut document = printpdf::to_lopdf_doc(&pdf, &options, &mut Vec::new());
    document.version = "1.7".into();
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = structure::write(&mut document, &tags, &page_ids);
    let outline = outline::write(&mut document, &bookmarks, &page_ids);
    metadata::write(&mut document, &facts, root, outline);
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).expect("writing to memory does not fail");
    bytes
}

/// A text string: UTF-16 with its mark.
fn text(content: &str) -> Object {
    let units = content.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
