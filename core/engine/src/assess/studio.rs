//! Reports: the template and the fonts are read once, then any number of engagements are composed, rendered and typeset.

use super::design::Design;
use super::load::Loaded;
use super::run::Assessed;
use crate::answers::Look;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::{Day, Locale};
use crate::render::{self, Brand, FontFace, Page, Remark, Template};
use crate::report::{LeagueInputs, Words, compose, compose_league};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use folio::{FontFile, FontStyle, Options, Problem, Typesetter};

/// A report in both forms.
#[derive(Debug)]
pub struct Reports {
    /// For a screen.
    pub html: String,
    /// For print, where it was asked for.
    pub pdf: Option<Vec<u8>>,
    /// Pages of the PDF.
    pub pages: usize,
    /// What was left out, or changes nothing: a template's author can mend it.
    pub warnings: Vec<Diagnostic>,
}

/// A template and the fonts, ready for reports.
pub struct Studio {
    /// What faults call the template.
    shown: String,
    template: Template,
    /// Each that can be read, for a look that names its family.
    fonts: Vec<(FontFile, FontStyle)>,
    typesetter: Typesetter,
}

impl Studio {
    /// Reads the template that an assessment asks for.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn new(loaded: &Loaded) -> Result<Self, Vec<Diagnostic>> {
        Self::of(&loaded.design, &loaded.assessment.report.template)
    }

    /// Reads a template by its design and id.
    ///
    /// # Errors
    /// A template that does not parse.
    pub fn of(design: &Design, id: &str) -> Result<Self, Vec<Diagnostic>> {
        let shown = format!("report-templates/{id}");
        let template = Template::parse(design.stack().clone())?;
        let file = |(name, part): (&str, &render::Part)| FontFile { name: name.to_owned(), data: part.bytes.clone() };
        let fonts: Vec<FontFile> = template.stack().fonts().into_iter().map(file).collect();
        let typesetter = Typesetter::new(fonts.clone()).map_err(|error| fault("fonts", &shown, error.to_string()))?;
        let styled = |file: FontFile| file.style().map(|style| (file, style));
        let fonts = fonts.into_iter().filter_map(styled).collect();
        Ok(Self { shown, template, fonts, typesetter })
    }

    /// Composes, renders and, where `pdf` asks for it, typesets.
    ///
    /// # Errors
    /// A template that fails on this report or writes what a report must not hold, or a text that no font can print.
    pub fn reports(&self, loaded: &Loaded, assessed: &[Assessed], pdf: bool) -> Result<Reports, Vec<Diagnostic>> {
        let assessment = &loaded.assessment;
        let request = &assessment.report;
        let brand = self.brand(&request.look.clone().over(&self.template.stack().look()))?;
        let report = {
            let facts = loaded.facts(assessed);
            compose(&facts, &Words::new(request, &facts), brand.theme())
        };
        let page = render::html(&report, &self.template, &brand)?;
        let author = request.author.as_deref();
        self.finish(page, pdf.then(|| options(assessment.date, author)))
    }

    /// The league table of a batch, in both forms, in a language of the design that the template was read from.
    ///
    /// # Errors
    /// As for reports.
    pub fn league(&self, design: &Design, inputs: &LeagueInputs, locale: Locale) -> Result<Reports, Vec<Diagnostic>> {
        let brand = self.brand(&self.template.stack().look())?;
        let pages = compose_league(inputs, design.messages(locale), brand.theme());
        let page = render::league(&pages, &self.template, &brand)?;
        self.finish(page, Some(options(inputs.date.unwrap_or(UNDATED), None)))
    }

    fn brand(&self, look: &Look) -> Result<Brand, Vec<Diagnostic>> {
        Brand::new(look, self.faces(look)).map_err(|error| fault("brand", &self.shown, error.to_string()))
    }

    /// Typesets where there are options for it.
    fn finish(&self, page: Page, options: Option<Options>) -> Result<Reports, Vec<Diagnostic>> {
        let mut warnings = self.template.unused().to_vec();
        let Some(options) = options else {
            return Ok(Reports { html: page.into_html(), pdf: None, pages: 0, warnings });
        };
        match self.typesetter.typeset(page.html(), &options) {
            Ok(document) => {
                warnings.extend(page.diagnostics(remarks(Severity::Warning, document.warnings)));
                Ok(Reports { html: page.into_html(), pdf: Some(document.pdf), pages: document.pages, warnings })
            }
            Err(problems) => Err(page.diagnostics(remarks(Severity::Error, problems))),
        }
    }
}

/// A PDF states when it was made: the day that the format counts from stands for none.
const UNDATED: Day = Day { year: 1970, month: 1, day: 1 };

fn options(date: Day, author: Option<&str>) -> Options {
    Options {
        date: (date.year, date.month, date.day),
        author: author.unwrap_or("Palier").to_owned(),
        creator: "Palier".to_owned(),
    }
}

impl Studio {
    /// The fonts that a look names, for the document on a screen.
    fn faces(&self, look: &Look) -> Vec<FontFace> {
        let named = |family: &str| look.families().any(|chosen| chosen.value == family);
        let wanted = self.fonts.iter().filter(|(_, style)| named(&style.family));
        let kind = |file: &FontFile| if file.name.ends_with(".otf") { "otf" } else { "ttf" };
        let face = |(file, style): &(FontFile, FontStyle)| FontFace {
            family: style.family.clone(),
            weight: style.weight,
            italic: style.italic,
            data: format!("data:font/{};base64,{}", kind(file), STANDARD.encode(&file.data)),
        };
        wanted.map(face).collect()
    }
}

fn fault(code: &'static str, shown: &str, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::file_error(code, shown, message)]
}

fn remarks(severity: Severity, problems: Vec<Problem>) -> Vec<Remark> {
    let remark =
        |Problem { line, column, message }| Remark { severity, code: "typesetting", line, column, message, hint: None };
    problems.into_iter().map(remark).collect()
}
