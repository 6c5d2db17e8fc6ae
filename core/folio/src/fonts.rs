//! The fonts of a typesetter: parsed once, shared by all documents. Faces are read lazily, when a glyph of theirs is painted.

use crate::plain::Frame;
use crate::text::{ShapeKey, Shaped};
use crate::words::Words;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, LayoutContext};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A TrueType font, and a name for it in error messages.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Usually the file's name.
    pub name: String,
    /// The file's bytes.
    pub data: Cow<'static, [u8]>,
}

impl FontFile {
    /// Whether it is a font with TrueType outlines, the kind that is drawn and embedded.
    pub fn is_readable(&self) -> bool {
        ttf_parser::Face::parse(&self.data, 0).is_ok_and(|face| face.tables().glyf.is_some())
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
    pub data: Arc<Cow<'static, [u8]>>,
    /// How parley names the bytes.
    blob: u64,
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

/// All faces, and shapers to lend.
pub struct Library {
    pub faces: Vec<Face>,
    /// All families, quoted, for the end of each font list.
    pub families: String,
    collection: Collection,
    shapers: Mutex<Vec<Shaper>>,
}

/// parley's working memory: lent to one document at a time, kept for the next.
pub struct Shaper {
    pub fonts: FontContext,
    pub layouts: LayoutContext<usize>,
    /// Short texts of one style come back often: figures, labels, names.
    pub known: Shaped,
    /// By styles, looked up with no text.
    pub frames: HashMap<ShapeKey, Option<Frame>>,
    pub words: Words,
}

/// The fonts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No font was given.
    NoFont,
    /// The named font cannot be read.
    UnreadableFont(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::NoFont => out.write_str("a typesetter needs at least one font"),
            Self::UnreadableFont(name) => write!(out, "the font {name} cannot be read"),
        }
    }
}

impl std::error::Error for Error {}

impl Library {
    pub fn new(files: Vec<FontFile>) -> Result<Self, Error> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let (mut faces, mut families) = (Vec::new(), Vec::<String>::new());
        for file in files {
            let data = Arc::new(file.data);
            let blob = Blob::new(data.clone());
            let found = collection.register_fonts(blob.clone(), None);
            if found.is_empty() {
                return Err(Error::UnreadableFont(file.name));
            }
            for (family, _) in found {
                let name = format!("\"{}\"", collection.family_name(family).unwrap_or_default());
                if !families.contains(&name) {
                    families.push(name);
                }
            }
            faces.push(Face { data, blob: blob.id(), measures: OnceLock::new() });
        }
        if faces.is_empty() {
            return Err(Error::NoFont);
        }
        Ok(Self { faces, families: families.join(", "), collection, shapers: Mutex::default() })
    }

    /// A shaper that nobody else uses; to be given back.
    pub fn borrow_shaper(&self) -> Shaper {
        let kept = self.shapers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_else(|| Shaper {
            fonts: FontContext { collection: self.collection.clone(), source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            known: Shaped::default(),
            frames: HashMap::new(),
            words: Words::new(),
        })
    }

    pub fn return_shaper(&self, shaper: Shaper) {
        self.shapers.lock().unwrap_or_else(PoisonError::into_inner).push(shaper);
    }

    /// Which face parley's bytes belong to.
    pub fn face_of(&self, blob: u64) -> Option<usize> {
        self.faces.iter().position(|face| face.blob == blob)
    }
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
