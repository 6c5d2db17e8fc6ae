//! The fonts of a typesetter: parsed once, shared by all documents. Faces are read lazily, when a glyph of theirs is painted.

use crate::css::font_face::{self, FontFace};
use crate::css::kept::KeptSheets;
use crate::css::style::Style;
use crate::css::value::{commas, unquote};
use crate::plain::Frame;
use crate::quick::Table;
use crate::text::{Shaped, StyleKey};
use crate::words::Words;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, LayoutContext};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A font with TrueType or CFF outlines, and a name for it in error messages.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Usually the file's name: what `@font-face` finds it by.
    pub name: String,
    /// The file's bytes.
    pub data: Cow<'static, [u8]>,
}

impl FontFile {
    /// Whether it is a font with outlines of a kind that is drawn and embedded: TrueType or CFF.
    pub fn is_readable(&self) -> bool {
        let outlines = |face: ttf_parser::Face| face.tables().glyf.is_some() || face.tables().cff.is_some();
        !self.is_packed() && ttf_parser::Face::parse(&self.data, 0).is_ok_and(outlines)
    }

    /// Whether it is packed for the web, or with others in a collection.
    fn is_packed(&self) -> bool {
        ["wOFF", "wOF2", "ttcf"].iter().any(|mark| self.data.starts_with(mark.as_bytes()))
    }

    /// By what a style sheet asks for it: family, weight, and whether it is slanted. None for what is no font.
    pub fn style(&self) -> Option<FontStyle> {
        use ttf_parser::name_id::{FAMILY, TYPOGRAPHIC_FAMILY};
        let face = ttf_parser::Face::parse(&self.data, 0).ok()?;
        let named = |id| face.names().into_iter().filter(|name| name.name_id == id).find_map(|name| name.to_string());
        let family = named(TYPOGRAPHIC_FAMILY).or_else(|| named(FAMILY))?;
        Some(FontStyle { family, weight: face.weight().to_number(), italic: face.is_italic() })
    }
}

/// What a style sheet asks for a font by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontStyle {
    /// Its family.
    pub family: String,
    /// 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
}

/// One face: what painting and embedding need to know of it.
pub struct Face {
    pub name: String,
    /// The families that it counts itself to.
    pub families: Vec<String>,
    pub data: Arc<Cow<'static, [u8]>>,
    /// The bytes, as parley holds them.
    blob: Blob<u8>,
    measures: OnceLock<Measures>,
}

/// Read from the face at its first use.
pub struct Measures {
    pub postscript_name: String,
    pub units_per_em: u16,
    /// Advance widths by glyph.
    pub widths: Vec<u16>,
    pub hyphen: Option<u16>,
}

/// All faces, and shapers and style sheets to lend.
pub struct Library {
    pub faces: Vec<Face>,
    /// All families, quoted, for the end of each font list.
    pub families: String,
    collection: Collection,
    shapers: Mutex<Vec<Shaper>>,
    pub sheets: KeptSheets,
}

/// parley's working memory: lent to one document at a time, kept for the next.
pub struct Shaper {
    pub fonts: FontContext,
    pub layouts: LayoutContext<usize>,
    /// Short texts of one style come back often: figures, labels, names.
    pub known: Shaped,
    /// How much text they hold.
    pub known_bytes: usize,
    /// By styles, looked up with no text.
    pub frames: Table<StyleKey, Option<Frame>>,
    pub words: Words,
    /// Lists of families, numbered.
    numbers: Table<Box<str>, usize>,
    /// The `@font-face` rules of the document at hand.
    declared: Vec<FontFace>,
    /// Faces that have a family of their own, for such rules.
    named: BTreeSet<usize>,
}

/// The fonts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No font was given.
    NoFont,
    /// The named font cannot be read.
    UnreadableFont(String),
    /// The named font is a WOFF file or a collection.
    PackedFont(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::NoFont => out.write_str("a typesetter needs at least one font"),
            Self::UnreadableFont(name) => write!(out, "the font {name} cannot be read"),
            Self::PackedFont(name) => {
                write!(out, "the font {name} is packed, for the web or with others: give it as one TTF or OTF file")
            }
        }
    }
}

impl std::error::Error for Error {}

impl Library {
    pub fn new(files: Vec<FontFile>) -> Result<Self, Error> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let (mut faces, mut families) = (Vec::new(), Vec::<String>::new());
        for file in files {
            if file.is_packed() {
                return Err(Error::PackedFont(file.name));
            }
            if !file.is_readable() {
                return Err(Error::UnreadableFont(file.name));
            }
            let data = Arc::new(file.data);
            let blob = Blob::new(data.clone());
            let found = collection.register_fonts(blob.clone(), None);
            if found.is_empty() {
                return Err(Error::UnreadableFont(file.name));
            }
            let own: Vec<String> =
                found.iter().filter_map(|(family, _)| Some(collection.family_name(*family)?.to_owned())).collect();
            for name in own.iter().map(|name| format!("\"{name}\"")) {
                if !families.contains(&name) {
                    families.push(name);
                }
            }
            faces.push(Face { name: file.name, families: own, data, blob, measures: OnceLock::new() });
        }
        if faces.is_empty() {
            return Err(Error::NoFont);
        }
        Ok(Self {
            faces,
            families: families.join(", "),
            collection,
            shapers: Mutex::default(),
            sheets: KeptSheets::default(),
        })
    }

    /// A shaper that nobody else uses; to be given back.
    pub fn borrow_shaper(&self, declared: Vec<FontFace>) -> Shaper {
        let kept = self.shapers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut shaper = kept.unwrap_or_else(|| Shaper {
            fonts: FontContext { collection: self.collection.clone(), source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            known: Shaped::default(),
            known_bytes: 0,
            frames: Table::default(),
            numbers: Table::default(),
            words: Words::new(),
            declared: Vec::new(),
            named: BTreeSet::new(),
        });
        for face in declared.iter().map(|rule| rule.face) {
            if shaper.named.insert(face) {
                let own = FontInfoOverride { family_name: Some(&own_family(face)), ..FontInfoOverride::default() };
                shaper.fonts.collection.register_fonts(self.faces[face].blob.clone(), Some(own));
            }
        }
        shaper.declared = declared;
        shaper
    }

    pub fn return_shaper(&self, shaper: Shaper) {
        self.shapers.lock().unwrap_or_else(PoisonError::into_inner).push(shaper);
    }

    /// Which face parley's bytes belong to.
    pub fn face_of(&self, blob: u64) -> Option<usize> {
        self.faces.iter().position(|face| face.blob.id() == blob)
    }
}

impl Shaper {
    /// Whether a list of families names one at hand, or leaves the choice to us.
    pub fn knows(&self, list: &str, library: &Library) -> bool {
        const GENERIC: [&str; 7] = ["serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit"];
        let known = |name: &str| {
            let plain = unquote(name).unwrap_or_else(|| name.to_owned());
            let is_called = |own: &String| own.eq_ignore_ascii_case(&plain);
            GENERIC.contains(&name)
                || self.declared.iter().any(|face| is_called(&face.family))
                || library.faces.iter().flat_map(|face| &face.families).any(is_called)
        };
        list.is_empty() || commas(list).into_iter().any(known)
    }

    /// The families that a style asks for; those that `@font-face` declares stand for one face each.
    pub fn families(&self, style: &Style) -> Arc<str> {
        if self.declared.is_empty() {
            return style.family.clone();
        }
        let family = |name: &str| {
            let plain = unquote(name).unwrap_or_else(|| name.to_owned());
            let face = font_face::choose(&self.declared, &plain, style.weight, style.italic);
            face.map_or_else(|| name.to_owned(), |face| format!("\"{}\"", own_family(face)))
        };
        commas(&style.family).into_iter().map(family).collect::<Vec<_>>().join(", ").into()
    }

    /// The number that stands for what [`Shaper::families`] says of a style.
    pub fn number_of_families(&mut self, style: &Style) -> usize {
        let families = self.families(style);
        if let Some(number) = self.numbers.get(&*families) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(families.as_ref().into(), number);
        number
    }
}

/// The family of one face alone: no font calls itself so.
fn own_family(face: usize) -> String {
    format!("folio face {face}")
}

impl Face {
    pub fn measures(&self) -> &Measures {
        self.measures.get_or_init(|| {
            let Ok(face) = ttf_parser::Face::parse(&self.data, 0) else {
                return Measures {
                    postscript_name: "Font".into(),
                    units_per_em: 1000,
                    widths: Vec::new(),
                    hyphen: None,
                };
            };
            let mut names =
                face.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
            // The same name may stand in encodings that are not Unicode.
            let name = names.find_map(|name| name.to_string());
            let glyphs = (0..face.number_of_glyphs()).map(ttf_parser::GlyphId);
            Measures {
                postscript_name: name.unwrap_or_else(|| "Font".into()),
                units_per_em: face.units_per_em(),
                widths: glyphs.map(|glyph| face.glyph_hor_advance(glyph).unwrap_or(0)).collect(),
                hyphen: face.glyph_index('-').map(|glyph| glyph.0),
            }
        })
    }
}

impl Measures {
    /// The advance as the PDF states it: thousandths of the font size, with three decimals.
    pub fn stated_width(&self, glyph: u16) -> f32 {
        let width = self.widths.get(usize::from(glyph)).copied().unwrap_or(0);
        (f32::from(width) * 1_000_000.0 / f32::from(self.units_per_em)).round() / 1000.0
    }
}
