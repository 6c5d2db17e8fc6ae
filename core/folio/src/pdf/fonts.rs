//! Fonts in the file: the glyphs used, renumbered; each face cut down to them and named `ABCDEF+Name`.

use super::codes;
use super::unhint::unhint;
use crate::fonts::{Library, Measures};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use printpdf::{
    Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfFont, PdfFontHandle, PdfFontMetricsStub, Pt, TextItem,
};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The glyphs that a document uses, by face.
pub struct Embedded<'l> {
    library: &'l Library,
    faces: Vec<Option<Used>>,
}

struct Used {
    remap: GlyphRemapper,
    /// Numbers in the subset, by the face's own; 0 where there is none yet.
    codes: Vec<u16>,
    /// By numbers in the subset; the first stands for what is missing.
    glyphs: Vec<Glyph>,
}

/// The glyphs of one face, to be used.
pub struct Glyphs<'e> {
    measures: &'e Measures,
    used: &'e mut Used,
}

/// A glyph of the subset.
#[derive(Default)]
struct Glyph {
    /// As the file states it, in thousandths of the font size.
    width: f64,
    /// The first text that it was used for.
    text: String,
}

impl<'l> Embedded<'l> {
    pub fn new(library: &'l Library) -> Self {
        Self { library, faces: library.faces.iter().map(|_| None).collect() }
    }

    /// The glyphs of a face.
    pub fn of(&mut self, face: usize) -> Glyphs<'_> {
        let measures = self.library.faces[face].measures();
        let used = self.faces[face].get_or_insert_with(|| Used {
            remap: GlyphRemapper::new(),
            codes: vec![0; measures.widths.len()],
            glyphs: vec![Glyph::default()],
        });
        Glyphs { measures, used }
    }

    /// printpdf learns from the operations of pages which glyphs a font needs and what they stand for. Text is written
    /// without its help; these operations list all glyphs once, on a page that is taken out again.
    pub fn ledger(&self) -> Vec<Op> {
        let mut operations = vec![Op::StartTextSection];
        for (at, used) in self.used() {
            let glyphs = (0u16..).zip(&used.glyphs).filter(|(gid, glyph)| *gid > 0 || !glyph.text.is_empty());
            let glyphs = glyphs.map(|(gid, glyph)| Codepoint { gid, offset: 0.0, cid: Some(glyph.text.clone()) });
            operations
                .push(Op::SetFont { font: PdfFontHandle::External(FontId(Self::resource_name(at))), size: Pt(1.0) });
            operations.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
        }
        operations.push(Op::EndTextSection);
        operations
    }

    fn used(&self) -> impl Iterator<Item = (usize, &Used)> {
        self.faces.iter().enumerate().filter_map(|(at, used)| Some((at, used.as_ref()?)))
    }

    /// The name of a face in the pages' resources: never F1 to F14, which printpdf takes for built-in fonts.
    pub fn resource_name(face: usize) -> String {
        format!("Face{face}")
    }

    /// What printpdf states otherwise: codes (it has two bytes each) and widths (it cuts them to whole thousandths of the
    /// font size: text would drift and want corrections).
    pub fn complete(&self, document: &mut Document) {
        for (at, used) in self.used() {
            let name = Self::resource_name(at);
            let mut resources = document.objects.values().filter_map(|object| object.as_dict().ok());
            let id = resources.find_map(|fonts| fonts.get(name.as_bytes()).ok()?.as_reference().ok());
            let Some(id) = id else { continue };
            let measures = self.library.faces[at].measures();
            let widths: Vec<Object> =
                used.remap.remapped_gids().map(|glyph| Object::Real(measures.stated_width(glyph))).collect();
            let stream = |text: String, entries| Stream::new(entries, text.into_bytes());
            let encoding = document.add_object(stream(
                codes::encoding(used.glyphs.len()),
                dictionary! { "Type" => "CMap", "CMapName" => "Folio-Codes", "CIDSystemInfo" => dictionary! {
                    "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0,
                } },
            ));
            let texts = codes::to_unicode(used.glyphs.iter().map(|glyph| glyph.text.as_str()));
            let font = document.get_dictionary_mut(id).expect("printpdf writes fonts as dictionaries");
            font.set("Encoding", encoding);
            if let Ok([Object::Dictionary(inner)]) =
                font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map(Vec::as_mut_slice)
            {
                inner.set("W", vec![0.into(), Object::from(widths)]);
            }
            let text = font.get(b"ToUnicode").and_then(Object::as_reference);
            let text = text.ok().and_then(|id| document.objects.get_mut(&id));
            if let Some(Object::Stream(map)) = text {
                *map = stream(texts, Dictionary::new());
            }
        }
    }

    /// The subsets, ready to be embedded.
    pub fn subsets(&self) -> Vec<(FontId, PdfFont)> {
        self.used().filter_map(|(at, used)| Some((FontId(Self::resource_name(at)), self.subset(at, used)?))).collect()
    }

    fn subset(&self, at: usize, used: &Used) -> Option<PdfFont> {
        let face = &self.library.faces[at];
        let measures = face.measures();
        let subset = subsetter::subset(&face.data, 0, &used.remap).ok()?;
        let bytes = unhint(&subset).unwrap_or(subset);
        let parsed = ttf_parser::Face::parse(&face.data, 0).ok()?;
        let widths = (0u16..)
            .zip(used.remap.remapped_gids())
            .map(|(new, old)| (new, measures.widths.get(usize::from(old)).copied().unwrap_or(0)));
        let name = format!("{}+{}", subset_tag(&bytes), measures.postscript_name);
        let metrics = FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
        let mut font = ParsedFont::with_glyph_data(
            bytes,
            0,
            Some(name),
            BTreeMap::new(),
            widths.collect(),
            measures.units_per_em,
            metrics,
        );
        let bounds = parsed.global_bounding_box();
        font.pdf_font_metrics = PdfFontMetricsStub {
            units_per_em: measures.units_per_em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            caret_slope_rise: 1000,
            #[expect(clippy::cast_possible_truncation, reason = "slopes are a few degrees")]
            caret_slope_run: (-parsed.italic_angle().to_radians().tan() * 1000.0) as i16,
            us_weight_class: parsed.weight().to_number(),
        };
        Some(PdfFont::new(font))
    }
}

impl Glyphs<'_> {
    /// The glyph's number in the subset and its stated width. `text` is what it stands for in searches.
    pub fn take(&mut self, glyph: u16, text: &str) -> (u16, f64) {
        let Used { remap, codes, glyphs } = &mut *self.used;
        if codes.len() <= usize::from(glyph) {
            // A font may name glyphs that it does not have.
            codes.resize(usize::from(glyph) + 1, 0);
        }
        let code = &mut codes[usize::from(glyph)];
        if *code == 0 && glyph != 0 {
            *code = remap.remap(glyph);
            glyphs.push(Glyph { width: self.measures.stated_width(glyph).into(), text: String::new() });
        }
        let known = &mut glyphs[usize::from(*code)];
        if known.text.is_empty() {
            known.text.push_str(match text {
                "\u{a0}" => " ",
                "\u{2011}" => "-",
                // Readers turn the letters of a word round, and with them those of a ligature: one character stays whole.
                "\u{644}\u{622}" => "\u{fef5}",
                "\u{644}\u{623}" => "\u{fef7}",
                "\u{644}\u{625}" => "\u{fef9}",
                "\u{644}\u{627}" => "\u{fefb}",
                other => other,
            });
        }
        (*code, known.width)
    }
}

/// Six capitals that depend on the subset only.
fn subset_tag(bytes: &[u8]) -> String {
    let mut hash = super::metadata::fingerprint(bytes, 7);
    (0..6)
        .map(|_| {
            let letter = b'A' + u8::try_from(hash % 26).expect("below 26");
            hash /= 26;
            char::from(letter)
        })
        .collect()
}
