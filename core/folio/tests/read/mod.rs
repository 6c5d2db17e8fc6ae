//! What tests see of a document: its text with places, its structure, its outline, its links.

#![allow(dead_code, reason = "each test file uses its own part")]

use folio::{Document, FontFile, Options, Problem, Typesetter};
use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A typesetter with the fonts that reports come with.
pub fn typesetter() -> Typesetter {
    Typesetter::new(report_fonts()).unwrap()
}

/// A font of the tests' own.
pub fn test_font(name: &str) -> FontFile {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts").join(name);
    FontFile { name: name.into(), data: std::fs::read(file).unwrap().into() }
}

pub fn report_fonts() -> Vec<FontFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/base/fonts");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ttf"));
    files.sort();
    let font =
        |file: PathBuf| FontFile { name: file.display().to_string(), data: std::fs::read(&file).unwrap().into() };
    files.into_iter().map(font).collect()
}

pub fn options() -> Options {
    Options { date: (2026, 11, 22), author: "Cabinet".into(), creator: "Palier".into() }
}

/// A document with this style sheet and body, in French, set in Lato.
pub fn page(css: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"fr\"><head><title>Essai</title><style>\n@page{{size:300px 200px;margin:20px}}\nbody{{margin:0;font:10px/1.4 Lato,\"DejaVu Sans\"}}\np,h1,h2,h3,ul{{margin:0}}\n{css}\n</style></head><body>{body}</body></html>"
    )
}

pub fn typeset(html: &str) -> Document {
    typesetter().typeset(html, &options()).unwrap()
}

pub fn errors(html: &str) -> Vec<Problem> {
    typesetter().typeset(html, &options()).unwrap_err()
}

/// A file opened again.
pub struct Read {
    pub file: lopdf::Document,
    pages: Vec<ObjectId>,
}

impl Read {
    pub fn new(document: &Document) -> Self {
        let file = lopdf::Document::load_mem(&document.pdf).unwrap();
        let pages = file.get_pages().into_values().collect();
        Self { file, pages }
    }

    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// Each line of text with its place: page, left, baseline in CSS pixels.
    pub fn layout(&self) -> String {
        let mut out = String::new();
        for page in 0..self.pages.len() {
            let mut lines: Vec<(i64, i64, String)> = Vec::new();
            for (x, y, text) in self.runs(page) {
                match lines.last_mut() {
                    Some((_, line, whole)) if *line == y => whole.extend([" | ", &text]),
                    _ => lines.push((x, y, text)),
                }
            }
            writeln!(out, "page {}", page + 1).unwrap();
            for (x, y, text) in lines {
                writeln!(out, "{x:>5}{y:>5}  {text}").unwrap();
            }
        }
        out
    }

    /// The text of one page, run by run.
    pub fn text(&self, page: usize) -> String {
        self.runs(page).into_iter().map(|(_, _, text)| text).collect()
    }

    fn runs(&self, page: usize) -> Vec<(i64, i64, String)> {
        let (mut runs, mut font, mut place, mut saved) = (Vec::new(), Vec::new(), (0.0, 0.0), Vec::new());
        let maps = self.fonts(page);
        let content = Content::decode(&self.file.get_page_content(self.pages[page])).unwrap();
        for operation in content.operations {
            let number = |at: usize| operation.operands[at].as_float().unwrap();
            match operation.operator.as_str() {
                "q" => saved.push(font.clone()),
                "Q" => font = saved.pop().unwrap(),
                "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                "Tm" => place = (number(4), number(5)),
                // The matrix of a line turns text upside down again.
                "Td" => place = (place.0 + number(0), place.1 - number(1)),
                "TJ" => {
                    let strings =
                        operation.operands[0].as_array().unwrap().iter().filter_map(|part| part.as_str().ok());
                    let text = strings.map(|codes| decode(codes, &maps[&font])).collect();
                    #[expect(clippy::cast_possible_truncation, reason = "places on a page")]
                    runs.push((place.0.round() as i64, place.1.round() as i64, text));
                }
                _ => {}
            }
        }
        runs
    }

    /// Where the ink of each line ends, in CSS pixels.
    pub fn right_edges(&self, page: usize) -> Vec<f32> {
        let (mut edges, mut font, mut size, mut place): (Vec<(f32, f32)>, Vec<u8>, f32, _) =
            (Vec::new(), Vec::new(), 0.0, (0.0, 0.0));
        let maps = self.fonts(page);
        let content = Content::decode(&self.file.get_page_content(self.pages[page])).unwrap();
        for operation in content.operations {
            let number = |at: usize| operation.operands[at].as_float().unwrap();
            match operation.operator.as_str() {
                "Tf" => (font, size) = (operation.operands[0].as_name().unwrap().to_vec(), number(1)),
                "Tm" => place = (number(4), number(5)),
                "Td" => place = (place.0 + number(0), place.1 - number(1)),
                "TJ" => {
                    let (mut pen, mut edge, widths) = (place.0, place.0, self.widths(page, &font));
                    for part in operation.operands[0].as_array().unwrap() {
                        let Ok(codes) = part.as_str() else {
                            pen -= part.as_float().unwrap() * size / 1000.0;
                            continue;
                        };
                        // Few glyphs: each code is one byte.
                        for code in codes {
                            pen += widths[usize::from(*code)] * size / 1000.0;
                            let text = maps[&font].get(&vec![*code]);
                            edge = if text.is_none_or(|text| text.trim().is_empty()) { edge } else { pen };
                        }
                    }
                    match edges.last_mut() {
                        Some((y, known)) if (*y - place.1).abs() < 0.1 => *known = known.max(edge),
                        _ => edges.push((place.1, edge)),
                    }
                }
                _ => {}
            }
        }
        edges.into_iter().map(|(_, edge)| edge).collect()
    }

    fn widths(&self, page: usize, name: &[u8]) -> Vec<f32> {
        let fonts = self.file.get_page_fonts(self.pages[page]).unwrap();
        let inner = fonts[name].get(b"DescendantFonts").unwrap().as_array().unwrap()[0].clone();
        let widths = inner.as_dict().unwrap().get(b"W").unwrap().as_array().unwrap()[1].as_array().unwrap().clone();
        widths.iter().map(|width| width.as_float().unwrap()).collect()
    }

    /// By font, what each glyph stands for.
    fn fonts(&self, page: usize) -> BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, String>> {
        let fonts = self.file.get_page_fonts(self.pages[page]).unwrap();
        let map = |font: &Dictionary| {
            let stream = self.file.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
            to_unicode(&String::from_utf8(stream.as_stream().unwrap().decompressed_content().unwrap()).unwrap())
        };
        fonts.into_iter().map(|(name, font)| (name, map(font))).collect()
    }

    /// The structure tree: roles, alternative texts and scopes, indented.
    pub fn structure(&self) -> String {
        let root = self.dictionary(self.catalog().get(b"StructTreeRoot").unwrap());
        let mut out = String::new();
        self.element(root.get(b"K").unwrap(), 0, &mut out);
        out
    }

    fn element(&self, object: &Object, depth: usize, out: &mut String) {
        match object {
            Object::Array(kids) => kids.iter().for_each(|kid| self.element(kid, depth, out)),
            Object::Reference(_) => {
                let element = self.dictionary(object);
                let role = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
                write!(out, "{}{role}", "  ".repeat(depth)).unwrap();
                if let Ok(alt) = element.get(b"Alt") {
                    write!(out, " “{}”", lopdf::decode_text_string(alt).unwrap()).unwrap();
                }
                if let Ok(actual) = element.get(b"ActualText") {
                    write!(out, " = “{}”", lopdf::decode_text_string(actual).unwrap()).unwrap();
                }
                if let Ok(Object::Dictionary(attributes)) = element.get(b"A") {
                    for (name, value) in attributes.iter().filter(|(name, _)| *name != b"O") {
                        let value = value.as_name().map_or_else(
                            |_| format!("{}", value.as_i64().unwrap()),
                            |name| String::from_utf8_lossy(name).into_owned(),
                        );
                        write!(out, " {}={value}", String::from_utf8_lossy(name)).unwrap();
                    }
                }
                out.push('\n');
                self.element(element.get(b"K").unwrap(), depth + 1, out);
            }
            Object::Dictionary(leaf) if leaf.get(b"Type").and_then(Object::as_name).unwrap_or_default() == b"OBJR" => {
                writeln!(out, "{}(link)", "  ".repeat(depth)).unwrap();
            }
            _ => {}
        }
    }

    /// Titles of the outline, indented by level, with page numbers.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        if let Ok(outline) = self.catalog().get(b"Outlines") {
            self.items(self.dictionary(outline), 0, &mut out);
        }
        out
    }

    fn items(&self, parent: &Dictionary, depth: usize, out: &mut String) {
        let mut next = parent.get(b"First").ok();
        while let Some(item) = next {
            let item = self.dictionary(item);
            let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
            let page = item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            let page = self.pages.iter().position(|known| *known == page).unwrap() + 1;
            writeln!(out, "{}{title} · {page}", "  ".repeat(depth)).unwrap();
            self.items(item, depth + 1, out);
            next = item.get(b"Next").ok();
        }
    }

    /// Where the links of a page lead: `#page` or an address.
    pub fn links(&self, page: usize) -> Vec<String> {
        let page = self.file.get_dictionary(self.pages[page]).unwrap();
        let annotations = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        let target = |annotation: &Object| {
            let action = self.dictionary(annotation).get(b"A").unwrap().as_dict().unwrap();
            if let Ok(address) = action.get(b"URI") {
                return String::from_utf8_lossy(address.as_str().unwrap()).into_owned();
            }
            let page = action.get(b"D").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            format!("#{}", self.pages.iter().position(|known| *known == page).unwrap() + 1)
        };
        annotations.iter().map(target).collect()
    }

    /// The names of all embedded fonts.
    pub fn font_names(&self) -> Vec<String> {
        let fonts = self.file.get_page_fonts(self.pages[0]).unwrap();
        fonts
            .values()
            .map(|font| String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned())
            .collect()
    }

    /// The operators of a page, as written.
    pub fn content(&self, page: usize) -> String {
        String::from_utf8_lossy(&self.file.get_page_content(self.pages[page])).into_owned()
    }

    fn dictionary<'d>(&'d self, object: &'d Object) -> &'d Dictionary {
        self.file.get_dictionary(object.as_reference().unwrap()).unwrap()
    }
}

/// Codes of one to three bytes, told apart by what the font knows.
fn decode(mut codes: &[u8], map: &BTreeMap<Vec<u8>, String>) -> String {
    let mut text = String::new();
    while !codes.is_empty() {
        let length = (1..=codes.len()).find(|length| map.contains_key(&codes[..*length])).unwrap();
        text.push_str(&map[&codes[..length]]);
        codes = &codes[length..];
    }
    text
}

fn to_unicode(cmap: &str) -> BTreeMap<Vec<u8>, String> {
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).unwrap()).collect()
    };
    let lines = cmap.lines().skip_while(|line| !line.ends_with("beginbfchar"));
    let pairs = lines.filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("><"));
    pairs
        .map(|(code, text)| {
            let units: Vec<u16> = bytes(text).chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            (bytes(code), String::from_utf16(&units).unwrap())
        })
        .collect()
}
