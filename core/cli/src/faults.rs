//! Diagnostics for people: the place, the source line, a label, a hint.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use palier_engine::diagnostic::{Diagnostic, Severity};
use std::io::IsTerminal;

/// Prints to standard error, then a line that counts.
pub fn print(list: &[Diagnostic]) {
    let renderer = if std::io::stderr().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    for fault in list {
        eprintln!("{}\n", render(fault, &renderer));
    }
    if !list.is_empty() {
        eprintln!("{}", summary(list));
    }
}

/// "2 errors, 1 warning"; notes are counted where there are some.
pub fn summary(list: &[Diagnostic]) -> String {
    let count = |severity: Severity, word: &str| {
        let n = list.iter().filter(|d| d.severity == severity).count();
        format!("{n} {word}{}", if n == 1 { "" } else { "s" })
    };
    let mut out = format!("{}, {}", count(Severity::Error, "error"), count(Severity::Warning, "warning"));
    if list.iter().any(|d| d.severity == Severity::Note) {
        out += &format!(", {}", count(Severity::Note, "note"));
    }
    out
}

/// Whether it makes a check fail: an error does, a warning where the caller is strict, a note never.
pub fn fails(fault: &Diagnostic, strict: bool) -> bool {
    match fault.severity {
        Severity::Error => true,
        Severity::Warning => strict,
        Severity::Note => false,
    }
}

/// One diagnostic as text.
pub fn render(fault: &Diagnostic, renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&fault.message).id(fault.code);
    let mut group = match &fault.excerpt {
        Some(excerpt) => {
            // Columns are in characters, snippets in bytes.
            let byte = |chars: usize| excerpt.text.char_indices().nth(chars).map_or(excerpt.text.len(), |(i, _)| i);
            let span = byte(excerpt.start)..byte(excerpt.start + excerpt.length);
            let annotation =
                AnnotationKind::Primary.span(span).label((!fault.label.is_empty()).then_some(fault.label.as_str()));
            let snippet = Snippet::source(&excerpt.text).line_start(fault.line).path(place(fault));
            Group::with_title(title).element(snippet.annotation(annotation))
        }
        None => Group::with_title(title).element(Origin::path(place(fault))),
    };
    if let Some(hint) = &fault.hint {
        group = group.element(Level::HELP.message(hint));
    }
    let told = renderer.render(&[group]);
    if in_part(fault) { uncounted(&told, &place(fault)) } else { told }
}

/// The renderer adds the line and the column of what it shows to each place; the column of a part is none of the file's.
fn uncounted(told: &str, place: &str) -> String {
    let Some((before, after)) = told.split_once(place) else { return told.to_owned() };
    [before, place, after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit())].concat()
}

/// Whether the excerpt is a part of a long line, which starts later.
fn in_part(fault: &Diagnostic) -> bool {
    // A plugin's language tells lines alone: column 0.
    fault.column > 0 && fault.excerpt.as_ref().is_some_and(|e| e.start + 1 != fault.column)
}

/// The file, and the line and column that a snippet cannot tell for itself.
fn place(fault: &Diagnostic) -> String {
    match (&fault.excerpt, fault.line) {
        (None, 0) => fault.file.clone(),
        (None, line) if fault.column == 0 => format!("{}:{line}", fault.file),
        (None, line) => format!("{}:{line}:{}", fault.file, fault.column),
        (Some(_), line) if in_part(fault) => format!("{}:{line}:{} (shown in part)", fault.file, fault.column),
        _ => fault.file.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use palier_engine::diagnostic::{Diagnostic, Place, Source};

    fn told(source: &Source, place: Place) -> String {
        render(&Diagnostic::error("code", source, place, "message"), &Renderer::plain())
    }

    #[test]
    fn an_empty_file_has_a_line_and_a_column() {
        assert!(told(&Source::new("empty.yaml", ""), Place::new(1, 1)).contains("empty.yaml:1:1"));
    }

    #[test]
    fn a_line_without_column_is_shown_whole() {
        let said = told(&Source::new("main.lua", "error()\n"), Place { line: 1, column: 0, length: 0 });
        assert!(said.contains("main.lua:1:1") && !said.contains("in part"), "{said}");
    }

    #[test]
    fn a_part_of_a_line_has_the_places_of_the_line() {
        let source = Source::new("long.csv", format!("{}x{}\n", "1,".repeat(400), ",2".repeat(400)));
        for renderer in [Renderer::plain(), Renderer::styled()] {
            let said = render(&Diagnostic::error("code", &source, Place::new(1, 801), "message"), &renderer);
            let (_, behind) = said.split_once("long.csv:1:801 (shown in part)").expect("its place");
            assert!(!behind.lines().next().expect("a line").contains(':'), "{said}");
        }
    }
}
