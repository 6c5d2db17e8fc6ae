//! From the report's typed content to one HTML document, through Tera.
//!
//! A [`Template`] is parsed once from a [`Stack`] of files and serves any number of reports. Every value is escaped, whatever the
//! file's name; only the fields that the report's model calls trusted (drawings) are not. The document names no address outside of
//! itself and holds no script: the finished text is looked through, and refused otherwise.

mod brand;
mod columns;
mod contrast;
mod error;
mod fault;
mod guard;
mod linked;
mod manifest;
mod order;
mod rows;
mod seen;
mod stack;
mod style_guard;
mod template;
mod trace;
mod values;
mod whole;
mod written;

#[cfg(test)]
mod tests;

pub use brand::{Brand, FontFace, theme};
pub use contrast::low_contrasts;
pub use error::RenderError;
pub use manifest::{Manifest, template_schema};
pub use stack::{BASE, Layer, Part, Stack};
pub use template::Template;

use serde::Serialize;
use serde_json::Value;
use tera::Context;

use crate::chart::{Glyph, Theme, glyph};
use crate::diagnostic::{Diagnostic, Place, Severity, Source};
use crate::locale::{Locale, typeset};
use crate::report::{Labels, LeaguePages, Report};
use guard::Trusted;
use rows::Signs;
use trace::{Origin, Trace};
use values::{Typeset, Way};

/// What templates see beside the report's own fields.
#[derive(Serialize)]
struct Dress<'a> {
    theme: &'a Theme,
    look: &'a brand::Dress,
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

/// A report as one HTML document, looked through.
pub struct Page<'t> {
    html: String,
    /// The template's file that wrote it.
    file: &'static str,
    template: &'t Template,
    /// All that templates see. It takes more memory than the content itself, and is made again where it is needed again.
    context: Box<dyn Fn() -> Context + 't>,
}

/// Something to say of the finished document, at a place of it.
#[derive(Debug, Clone)]
pub struct Remark {
    /// Error or warning.
    pub severity: Severity,
    /// A stable code.
    pub code: &'static str,
    /// Line, from 1; 0 for the whole document.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

/// The report as one HTML document.
///
/// # Errors
/// When the template asks for something that the report does not have, fails in another way, or writes what a report must not hold:
/// with the template's file and place.
pub fn html<'t>(report: &'t Report, template: &'t Template, brand: &'t Brand) -> Result<Page<'t>, Vec<Diagnostic>> {
    document((stack::DOCUMENT, &report.language, &report.labels), report, template, brand)
}

/// The league table of a batch as one HTML document.
///
/// # Errors
/// As for a report.
pub fn league<'t>(
    pages: &'t LeaguePages,
    template: &'t Template,
    brand: &'t Brand,
) -> Result<Page<'t>, Vec<Diagnostic>> {
    document((stack::LEAGUE, &pages.language, &pages.labels), pages, template, brand)
}

fn document<'t, C: Serialize>(
    (file, language, labels): (&'static str, &str, &'t Labels),
    content: &'t C,
    template: &'t Template,
    brand: &'t Brand,
) -> Result<Page<'t>, Vec<Diagnostic>> {
    let locale: Locale = language.parse().unwrap_or_default();
    let made = move || {
        let dress = dress(locale, brand);
        let word = |word: &str| typeset(locale, word).unwrap_or_else(|| word.to_owned());
        let (good, attention) = (word(&labels.good), word(&labels.attention));
        let signs = Signs { good: (&good, &dress.glyphs.good), attention: (&attention, &dress.glyphs.attention) };
        let way = Way::new(locale, (!template.opens_rows()).then_some(signs));
        let mut context = Context::from_serialize(&Typeset(content, &way)).expect("a report is plain data");
        context.extend(Context::from_serialize(&dress).expect("a brand is plain data"));
        (context, way.into_pieces())
    };
    let (context, pieces) = made();
    let html = template.render(file, &context).map_err(|error| {
        let mut known = serde_json::to_value(content).expect("a report is plain data");
        let dress = serde_json::to_value(dress(locale, brand));
        if let (Some(known), Ok(Value::Object(dress))) = (known.as_object_mut(), dress) {
            known.extend(dress);
        }
        fault::rendering(&error, template.stack(), &known)
    })?;
    let page = Page { html, file, template, context: Box::new(move || made().0) };
    let breaches = guard::breaches(&page.html, &Trusted::new(&pieces, template.seen()));
    if breaches.is_empty() {
        return Ok(page);
    }
    let source = Source::new(file, page.html.as_str());
    let remarks = breaches.into_iter().map(|breach| {
        let Place { line, column, .. } = source.place(breach.at);
        let hint = Some(breach.hint.to_owned());
        Remark { severity: Severity::Error, code: breach.code, line, column, message: breach.message, hint }
    });
    Err(page.told(remarks.collect(), true))
}

fn dress(locale: Locale, brand: &Brand) -> Dress<'_> {
    let theme = brand.theme();
    Dress {
        theme,
        look: brand.dress(),
        logo: brand.dress().logo.as_deref(),
        glyphs: Glyphs { good: glyph(Glyph::Good, theme), attention: glyph(Glyph::Attention, theme) },
        colon: if locale == Locale::Fr { "\u{202f}: " } else { ": " },
    }
}

impl Page<'_> {
    /// The document.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The document, to keep.
    pub fn into_html(self) -> String {
        self.html
    }

    /// Remarks on the document as faults of the template's files that wrote those places; of the document itself where the files came
    /// with the binary, or the words with the assessment.
    pub fn diagnostics(&self, remarks: Vec<Remark>) -> Vec<Diagnostic> {
        self.told(remarks, false)
    }

    /// With `written`, a tag is named for what it wrote.
    fn told(&self, remarks: Vec<Remark>, written: bool) -> Vec<Diagnostic> {
        if remarks.is_empty() {
            return Vec::new();
        }
        let whole = Source::new(self.file, self.html.as_str());
        let trace = Trace::of((self.file, &self.html), self.template.stack(), &(self.context)());
        let origin = |remark: &Remark| {
            let at = whole.byte(Place::new(remark.line, remark.column))?;
            trace.as_ref()?.origin(at).filter(|origin| !origin.part.embedded)
        };
        let mut found: Vec<_> = remarks
            .into_iter()
            .map(|remark| match origin(&remark) {
                Some(origin) if written || !origin.written => at_origin(remark, &origin),
                origin => in_document(remark, &whole, origin.as_ref()),
            })
            .collect();
        found.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        found.dedup();
        found
    }
}

fn at_origin(remark: Remark, origin: &Origin) -> Diagnostic {
    let source = origin.part.source();
    let mut fault = make(remark.severity)(remark.code, &source, source.place(origin.offset), remark.message);
    fault.hint = remark.hint;
    fault
}

fn in_document(remark: Remark, whole: &Source, writer: Option<&Origin>) -> Diagnostic {
    let place = Place::new(remark.line, remark.column);
    let mut fault = make(remark.severity)(remark.code, whole, place, remark.message);
    fault.hint = remark.hint.or_else(|| {
        let Origin { part, offset, .. } = writer?;
        let at = part.source().place(*offset);
        Some(format!("{}:{}:{} writes it", part.shown, at.line, at.column))
    });
    fault
}

type Make = fn(&'static str, &Source, Place, String) -> Diagnostic;

fn make(severity: Severity) -> Make {
    match severity {
        Severity::Error => Diagnostic::error,
        Severity::Warning => Diagnostic::warning,
        Severity::Note => Diagnostic::note,
    }
}
