//! The file: pages, fonts and pictures through printpdf, then what it does not write through lopdf.

pub mod fonts;
pub mod metadata;
mod outline;
pub mod structure;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use fonts::Embedded;
use lopdf::{Document, Object, ObjectId, StringFormat};
use metadata::Facts;
pub use outline::Bookmark;
use printpdf::{
    ExtendedGraphicsState, ExtendedGraphicsStateId, Mm, OffsetDateTime, Op, PdfDocument, PdfPage, PdfSaveOptions,
    XObject, XObjectId,
};
use std::collections::BTreeSet;
use std::io::Write;
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
    pdf.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), fonts.ledger()));
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
    let mut page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    take_out(&mut document, page_ids.pop());
    let root = structure::write(&mut document, &tags, &page_ids);
    let outline = outline::write(&mut document, &bookmarks, &page_ids);
    metadata::write(&mut document, &facts, root, outline);
    compress(&mut document);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).expect("writing to memory does not fail");
    bytes
}

/// Takes the last page out, with all that only it needs.
fn take_out(document: &mut Document, page: Option<ObjectId>) {
    let Some(Object::Dictionary(page)) = page.and_then(|page| document.objects.remove(&page)) else { return };
    for key in [&b"Contents"[..], b"Resources"] {
        if let Ok(Object::Reference(id)) = page.get(key) {
            document.objects.remove(id);
        }
    }
    let Ok(Object::Reference(parent)) = page.get(b"Parent") else { return };
    let pages = document.get_dictionary_mut(*parent).expect("pages have a parent");
    if let Ok(Object::Array(kids)) = pages.get_mut(b"Kids") {
        kids.pop();
        let count = i64::try_from(kids.len()).expect("pages are few");
        pages.set("Count", count);
    }
}

/// Compresses the streams that are not yet.
fn compress(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 3), Compression::new(6));
        encoder.write_all(&stream.content).expect("writing to memory does not fail");
        let compressed = encoder.finish().expect("writing to memory does not fail");
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
}

/// A text string: UTF-16 with its mark.
fn text(content: &str) -> Object {
    let units = content.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
