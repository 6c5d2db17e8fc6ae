//! From the report's typed content to one HTML document, through Tera.
//!
//! A [`Template`] is parsed once and serves any number of reports. Every value is escaped, whatever the file's name; only the fields
//! that the report's model calls trusted (drawings) are not. The document names no address outside of itself and holds no script.

mod brand;
mod error;
mod template;

#[cfg(test)]
mod tests;

pub use brand::Brand;
pub use error::RenderError;
pub use template::{Template, fonts};

use serde::Serialize;
use tera::Context;

use crate::chart::{Glyph, Theme, glyph};
use crate::report::Report;

/// What templates see beside the report's own fields.
#[derive(Serialize)]
struct Dress<'a> {
    theme: &'a Theme,
    /// A data address.
    logo: Option<&'a str>,
    glyphs: Glyphs,
    /// Between a label and what it announces, by the language's typography.
    colon: &'static str,
}

/// The signs that stand beside a tone's words.
#[derive(Serialize)]
struct Glyphs {
    good: String,
    attention: String,
}

/// The report as one HTML document.
///
/// # Errors
/// When the template asks for something that the report does not have, or fails in another way: with the template's name and place.
pub fn html(report: &Report, template: &Template, brand: &Brand) -> Result<String, RenderError> {
    let theme = brand.theme();
    let mut context = Context::from_serialize(report).map_err(RenderError::Template)?;
    let dress = Dress {
        theme,
        logo: brand.logo(),
        glyphs: Glyphs { good: glyph(Glyph::Good, theme), attention: glyph(Glyph::Attention, theme) },
        colon: if report.language.starts_with("fr") { "\u{202f}: " } else { ": " },
    };
    context.extend(Context::from_serialize(&dress).map_err(RenderError::Template)?);
    template.tera().render("report.html", &context).map_err(RenderError::Template)
}
