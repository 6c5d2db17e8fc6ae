//! `palier questionnaire list|show`

use crate::args::{QuestionnaireAction, QuestionnaireArgs};
use crate::failure::Failure;
use crate::faults;
use crate::files::print;
use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::locale::{Locale, first_sentence};
use palier_engine::questionnaire::{Kind, Questionnaire};
use std::fmt::Write;
use std::path::Path;

/// Lists questionnaires or shows one.
pub fn run(args: &QuestionnaireArgs) -> Result<(), Failure> {
    let library = Library::around(Path::new("."));
    match &args.action {
        QuestionnaireAction::List { locale } => list(&library, (*locale).into()),
        QuestionnaireAction::Show { id, locale } => show(&library, id, (*locale).into()),
    }
}

fn list(library: &Library, locale: Locale) -> Result<(), Failure> {
    let mut out = String::new();
    for id in library.ids(Shelf::Questionnaires) {
        let mut found = Diagnostics::new();
        let Some(folder) = library.find(Shelf::Questionnaires, &id) else { continue };
        match read_questionnaire(&folder, &mut found) {
            Some(q) => out += &entry(&q, locale, folder.embedded),
            None => faults::print(&found.into_sorted()),
        }
    }
    print(&out)
}

/// Two lines: what it is and how large; in which languages, and after what.
fn entry(q: &Questionnaire, locale: Locale, embedded: bool) -> String {
    let origin = if embedded { "" } else { " (this workspace)" };
    let languages: Vec<&str> = Locale::ALL.into_iter().filter(|l| q.title.has(*l)).map(Locale::tag).collect();
    format!(
        "{:24} {:>4}  {} domains, {:>2} questions  {}  {}{origin}\n    {}\n",
        q.id,
        q.version.to_string(),
        q.domains.len(),
        q.questions.len(),
        languages.join(" "),
        q.title.get(locale),
        first_sentence(q.provenance.citation.get(locale)),
    )
}

fn show(library: &Library, id: &str, locale: Locale) -> Result<(), Failure> {
    let Some(folder) = library.find(Shelf::Questionnaires, id) else {
        let known = library.ids(Shelf::Questionnaires);
        let fault = Diagnostic::file_error("unknown-questionnaire", id, format!("there is no questionnaire `{id}`"));
        return Err(Failure::Input(vec![fault.suggest(id, known.iter().map(String::as_str))]));
    };
    let mut found = Diagnostics::new();
    match read_questionnaire(&folder, &mut found) {
        Some(q) => print(&sheet(&q, locale)),
        None => Err(Failure::Input(found.into_sorted())),
    }
}

/// What published figures stand beside it; empty where there are none.
fn norms(q: &Questionnaire) -> String {
    let mut parts = Vec::new();
    if !q.norms.is_empty() {
        let years = q.norms.iter().map(|norm| norm.year.as_str());
        parts.push(format!("{} published figures ({})", q.norms.len(), range(years.clone().min(), years.max())));
    }
    if let (Some(first), Some(last)) = (q.surveys.first(), q.surveys.last()) {
        let years = range(Some(first.year.to_string()), Some(last.year.to_string()));
        parts.push(format!("shares of firms by stage in {} surveys ({years})", q.surveys.len()));
    }
    if parts.is_empty() { String::new() } else { format!("Norms: {}\n", parts.join("; ")) }
}

/// `2012–2015`, or the one year.
fn range<T: ToString + PartialEq>(first: Option<T>, last: Option<T>) -> String {
    let ends = [first, last].map(|year| year.map_or_else(String::new, |year| year.to_string()));
    if ends[0] == ends[1] { ends[0].clone() } else { ends.join("–") }
}

fn sheet(q: &Questionnaire, locale: Locale) -> String {
    let mut out = format!("{} ({})\n", q.title.get(locale), q.reference());
    if let Some(text) = &q.description {
        let _ = writeln!(out, "{}", text.get(locale));
    }
    let _ = writeln!(out, "Source: {}", q.provenance.citation.get(locale));
    if let Some(text) = &q.provenance.disclaimer {
        let _ = writeln!(out, "{}", text.get(locale));
    }
    out += &norms(q);
    for perspective in &q.perspectives {
        let text = perspective.text.as_ref().map_or_else(String::new, |text| format!(": {}", text.get(locale)));
        let _ = writeln!(out, "Perspective {} ({}){text}", perspective.id, perspective.title.get(locale));
    }
    for stage in &q.stages {
        let _ = write!(out, "\nfrom {:>3}  {}", stage.from, stage.title.get(locale));
    }
    out.push('\n');
    for domain in &q.domains {
        let _ = writeln!(out, "\n## {} ({}, weight {})", domain.title.get(locale), domain.id, domain.weight);
        for question in domain.questions().map(|i| &q.questions[i]) {
            let asked: Vec<&str> = question.perspectives.iter().map(|p| q.perspectives[*p].id.as_str()).collect();
            let asked = if asked.is_empty() { String::new() } else { format!(" (asked of {} only)", asked.join(", ")) };
            let _ = writeln!(out, "\n{}{asked}\n  {}", question.id, question.text.get(locale));
            for (level, text) in &question.anchors {
                let _ = writeln!(out, "    {level}  {}", text.get(locale));
            }
            if let Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. } = &question.kind {
                for option in options {
                    let _ = writeln!(out, "    {}  {} ({} points)", option.id, option.text.get(locale), option.points);
                }
            }
        }
    }
    out
}
