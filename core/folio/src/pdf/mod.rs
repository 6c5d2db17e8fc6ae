//! The file: pages, fonts and pictures through printpdf, then what it does not write through lopdf.

pub mod codes;
mod file;
pub mod fonts;
pub mod metadata;
mod outline;
pub mod structure;
pub mod syntax;
mod unhint;

use file::Spelled;
use fonts::Embedded;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use metadata::Facts;
pub use outline::Bookmark;
use printpdf::{
    ExtendedGraphicsState, ExtendedGraphicsStateId, LinkAnnotation, Mm, OffsetDateTime, Op, PdfDocument, PdfPage,
    PdfSaveOptions, XObject, XObjectId,
};
use std::collections::BTreeSet;
use structure::Tags;

/// A page as painted.
pub struct Painted {
    /// In millimetres.
    pub width: f32,
    pub height: f32,
    /// The operators, spelled.
    pub content: Vec<u8>,
    pub links: Vec<LinkAnnotation>,
    /// Groups that are painted as a whole.
    pub forms: Vec<Vec<u8>>,
}

/// Everything that a file is made of.
pub struct Contents<'l> {
    pub pages: Vec<Painted>,
    pub fonts: Embedded<'l>,
    pub pictures: Vec<XObject>,
    pub alphas: BTreeSet<u8>,
    pub shadings: Vec<Dictionary>,
    pub tags: Tags,
    pub bookmarks: Vec<Bookmark>,
    pub facts: Facts,
}

/// Writes the file. The same contents give the same bytes.
pub fn write(contents: Contents) -> Vec<u8> {
    let Contents { pages, fonts, pictures, alphas, shadings, tags, bookmarks, facts } = contents;
    let mut pdf = PdfDocument::new(&facts.title);
    let mut contents = Vec::with_capacity(pages.len());
    let mut groups = Vec::with_capacity(pages.len());
    for Painted { width, height, content, links, forms } in pages {
        let links = links.into_iter().map(|link| Op::LinkAnnotation { link }).collect();
        pdf.pages.push(PdfPage::new(Mm(width), Mm(height), links));
        contents.push(content);
        groups.push(forms);
    }
    pdf.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), fonts.ledger()));
    pdf.resources.fonts.map.extend(fonts.subsets());
    for (index, picture) in pictures.into_iter().enumerate() {
        pdf.resources.xobjects.map.insert(XObjectId(picture_name(index)), picture);
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
    fonts.complete(&mut document);
    let mut page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    take_out(&mut document, page_ids.pop());
    for (page, content) in page_ids.iter().zip(contents) {
        fill(&mut document, *page, content);
    }
    let mut spelled = Spelled::default();
    let forms: Vec<Vec<ObjectId>> = page_ids
        .iter()
        .zip(groups)
        .enumerate()
        .map(|(number, (page, groups))| add_forms(&mut document, (number, *page), groups))
        .collect();
    if let Some(page) = page_ids.first() {
        add_shadings(&mut document, *page, shadings);
    }
    let root = structure::write(&mut document, &tags, &page_ids, &forms, &mut spelled);
    let outline = outline::write(&mut document, &bookmarks, &page_ids);
    metadata::write(&mut document, &facts, root, outline);
    file::save(&document, spelled)
}

/// What a picture is called in the resources of pages.
pub fn picture_name(index: usize) -> String {
    format!("IM{index}")
}

/// What a group of a page is called in the resources.
pub fn form_name(page: usize, form: usize) -> String {
    format!("FM{page}x{form}")
}

/// What a shading is called in the resources of pages.
pub fn shading_name(index: usize) -> String {
    format!("SH{index}")
}

/// Adds the groups of a page. They draw with its resources, and know of its size only that it is not huge.
fn add_forms(document: &mut Document, (number, page): (usize, ObjectId), groups: Vec<Vec<u8>>) -> Vec<ObjectId> {
    const FAR: i64 = 16_000;
    let resources = resources(document, page);
    let mut ids = Vec::with_capacity(groups.len());
    for (index, content) in groups.into_iter().enumerate() {
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![(-FAR).into(), (-FAR).into(), FAR.into(), FAR.into()],
            "Resources" => resources,
            "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" },
        };
        let id = document.add_object(Stream::new(form, content));
        name_resource(document, page, "XObject", (&form_name(number, index), id));
        ids.push(id);
    }
    ids
}

fn add_shadings(document: &mut Document, page: ObjectId, shadings: Vec<Dictionary>) {
    for (index, shading) in shadings.into_iter().enumerate() {
        let id = document.add_object(shading);
        name_resource(document, page, "Shading", (&shading_name(index), id));
    }
}

fn resources(document: &Document, page: ObjectId) -> ObjectId {
    let page = document.get_dictionary(page).expect("pages are dictionaries");
    page.get(b"Resources").and_then(Object::as_reference).expect("printpdf writes resources")
}

/// Adds an object to the resources of a kind, which all pages share.
fn name_resource(document: &mut Document, page: ObjectId, kind: &str, (name, id): (&str, ObjectId)) {
    let page = resources(document, page);
    let resources = document.get_dictionary(page).expect("resources are dictionaries");
    let kind = resources.get(kind.as_bytes()).and_then(Object::as_reference).expect("printpdf writes all kinds");
    document.get_dictionary_mut(kind).expect("kinds are dictionaries").set(name, id);
}

/// Gives a page its operators: printpdf wrote none.
fn fill(document: &mut Document, page: ObjectId, content: Vec<u8>) {
    let page = document.get_dictionary(page).expect("pages are dictionaries");
    let id = page.get(b"Contents").and_then(Object::as_reference).expect("printpdf writes contents");
    if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
        stream.set_content(content);
    }
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

/// A text string: UTF-16 with its mark.
fn text(content: &str) -> Object {
    let units = content.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
