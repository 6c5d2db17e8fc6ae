//! One HTML document in, one tagged PDF out.
//!
//! [`Typesetter`] holds the fonts and may be shared between threads; [`Typesetter::typeset`] lays one document out.
//! The same document and options give the same bytes. What folio cannot honour comes back as a [`Problem`] with line
//! and column. The supported HTML, CSS and SVG are listed in the crate's README.

mod css;
mod drawings;
mod fonts;
mod html;
mod image;
mod layout;
mod lines;
mod markup;
mod page;
mod paginate;
mod paint;
mod pdf;
mod plain;
mod problem;
mod quick;
mod svg;
mod text;
mod tree;
mod typeset;
mod words;

pub use fonts::{Error, FontFile, FontStyle};
pub use problem::Problem;

/// Fonts, parsed once, and the working memory that documents take turns in.
pub struct Typesetter {
    library: fonts::Library,
}

/// What the HTML does not say about the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Year, month, day: the document's creation date.
    pub date: (i32, u8, u8),
    /// Who wrote the document.
    pub author: String,
    /// The program that made the HTML.
    pub creator: String,
}

/// A document laid out.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What was left out or drawn otherwise.
    pub warnings: Vec<Problem>,
}

impl Typesetter {
    /// Takes the fonts in; families are looked up by the names that the fonts give themselves.
    ///
    /// # Errors
    /// When there is no font, or one cannot be read.
    pub fn new(fonts: Vec<FontFile>) -> Result<Self, Error> {
        Ok(Self { library: fonts::Library::new(fonts)? })
    }

    /// Lays a document out.
    ///
    /// # Errors
    /// All problems that would make the document wrong, such as a character that no font has.
    pub fn typeset(&self, html: &str, options: &Options) -> Result<Document, Vec<Problem>> {
        typeset::typeset(&self.library, html, options)
    }
}
