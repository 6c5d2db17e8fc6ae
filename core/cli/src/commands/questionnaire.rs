//! `palier questionnaire list|show`

use crate::args::{QuestionnaireAction, QuestionnaireArgs};
use crate::failure::Failure;
use crate::faults;
use crate::files::print;
use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::locale::Locale;
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
            Some(q) => {
                let origin = if folder.embedded { "" } else { " (this workspace)" };
                let questions = q.questions.len();
                let _ = writeln!(
                    out,
                    "{:28} {:5} {questions:3} questions  {}{origin}",
                    q.id,
                    q.version.to_string(),
                    q.title.get(locale)
                );
            }
            None => faults::print(&found.into_sorted()),
        }
    }
    print(&out)
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

fn sheet(q: &Questionnaire, locale: Locale) -> String {
    let mut out = format!("{} ({})\n", q.title.get(locale), q.reference());
    if let Some(text) = &q.description {
        let _ = writeln!(out, "{}", text.get(locale));
    }
    let _ = writeln!(out, "Source: {}", q.provenance.citation.get(locale));
    if let Some(text) = &q.provenance.disclaimer {
        let _ = writeln!(out, "{}", text.get(locale));
    }
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
