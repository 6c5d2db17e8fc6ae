//! Reports: the template and the fonts are read once, then any number of engagements are composed, rendered and typeset.

use super::load::Loaded;
use super::run::Assessed;
use crate::answers::Logo;
use crate::chart::Theme;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::render::{self, Brand, Template};
use crate::report::{Words, compose};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use folio::{FontFile, Options, Problem, Typesetter};

/// A report in both forms.
#[derive(Debug)]
pub struct Reports {
    /// For a screen.
    pub html: String,
    /// For print, where it was asked for.
    pub pdf: Option<Vec<u8>>,
    /// Pages of the PDF.
    pub pages: usize,
    /// What the typesetter left out: a template's author can mend it.
    pub warnings: Vec<Diagnostic>,
}

/// A template and the fonts, ready for reports.
pub struct Studio {
    template: Template,
    typesetter: Typesetter,
}

impl Studio {
    /// Reads the template that an assessment asks for.
    ///
    /// # Errors
    /// No such template, or one that does not parse.
    pub fn new(loaded: &Loaded) -> Result<Self, Vec<Diagnostic>> {
        let id = &loaded.assessment.report.template;
        let template = Template::embedded(id).map_err(|error| fault("template", id, error.to_string()))?;
        let fonts = render::fonts()
            .into_iter()
            .map(|(name, data)| FontFile { name: name.to_owned(), data: data.into() })
            .collect();
        let typesetter = Typesetter::new(fonts).map_err(|error| fault("fonts", id, error.to_string()))?;
        Ok(Self { template, typesetter })
    }

    /// Composes, renders and, where `pdf` asks for it, typesets.
    ///
    /// # Errors
    /// A template that fails on this report, or a text that no font can print.
    pub fn reports(&self, loaded: &Loaded, assessed: &[Assessed], pdf: bool) -> Result<Reports, Vec<Diagnostic>> {
        let assessment = &loaded.assessment;
        let request = &assessment.report;
        let theme = request.colour.as_deref().and_then(Theme::from_colour).unwrap_or_default();
        let facts = loaded.facts(assessed);
        let report = compose(&facts, &Words::new(request, &facts), &theme);
        let brand = Brand::new(theme, request.logo.as_ref().map(data_address))
            .map_err(|error| fault("brand", &request.template, error.to_string()))?;
        let html = render::html(&report, &self.template, &brand)
            .map_err(|error| fault("template", &request.template, error.to_string()))?;
        if !pdf {
            return Ok(Reports { html, pdf: None, pages: 0, warnings: Vec::new() });
        }
        let options = Options {
            date: (assessment.date.year, assessment.date.month, assessment.date.day),
            author: request.author.clone().unwrap_or_else(|| "Palier".to_owned()),
            creator: "Palier".to_owned(),
        };
        match self.typesetter.typeset(&html, &options) {
            Ok(document) => {
                let warnings = diagnostics(&html, &document.warnings, Diagnostic::warning);
                Ok(Reports { html, pdf: Some(document.pdf), pages: document.pages, warnings })
            }
            Err(problems) => Err(diagnostics(&html, &problems, Diagnostic::error)),
        }
    }
}

fn fault(code: &'static str, file: &str, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::file_error(code, format!("report-templates/{file}"), message)]
}

fn data_address(logo: &Logo) -> String {
    format!("data:{};base64,{}", logo.media_type, STANDARD.encode(&logo.bytes))
}

type Make = fn(&'static str, &Source, Place, String) -> Diagnostic;

fn diagnostics(html: &str, problems: &[Problem], make: Make) -> Vec<Diagnostic> {
    if problems.is_empty() {
        return Vec::new();
    }
    let source = Source::new("report.html", html);
    let mut found = Diagnostics::new();
    found
        .extend(problems.iter().map(|p| make("typesetting", &source, Place::new(p.line, p.column), p.message.clone())));
    found.into_sorted()
}
