//! What Tera says of a template, as faults of its files: place, code, and the name that was probably meant.

use serde_json::Value;
use tera::{Error, ErrorKind};

use super::stack::{Part, Stack};
use super::template::bare;
use crate::diagnostic::{Diagnostic, Place};

/// Filters that a slip of the hand may have meant.
const FILTERS: [&str; 22] = [
    "abs",
    "capitalize",
    "css",
    "default",
    "escape_html",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "nth",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "rows",
    "sort",
    "split",
    "title",
    "trim",
    "upper",
];

/// Faults of texts that do not parse: all of them, not Tera's first alone.
pub(super) fn parsing(error: &Error, stack: &Stack) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (name, part) in stack.texts() {
        if let Err(alone) = bare().add_raw_template(&name, part.text())
            && let ErrorKind::SyntaxError(report) = alone.kind()
        {
            found.push(located(part, place(report.span()), report.message()));
        }
    }
    if found.is_empty() { reported(error, stack) } else { found }
}

/// Faults of a template that parses and yet does not render this report; `known` are the names that it may use.
pub(super) fn rendering(error: &Error, stack: &Stack, known: &Value) -> Vec<Diagnostic> {
    let ErrorKind::RenderingError(report) = error.kind() else { return reported(error, stack) };
    let Some(part) = stack.text(report.filename()) else { return reported(error, stack) };
    let span = report.span();
    let written = path(part.text(), &span.range);
    let undefined = ["undefined", "is not defined"].iter().any(|word| report.message().contains(word));
    if !undefined {
        return vec![Diagnostic::error("template-failed", &part.source(), place(span), sentence(report.message()))];
    }
    let message = format!("the report has no `{written}`");
    let fault = Diagnostic::error("unknown-variable", &part.source(), place(span), message);
    if written.split('.').any(|name| name == "detail") && !stack.detail() {
        return vec![fault.hint("write `detail: true` into template.yaml: only then are questions told one by one")];
    }
    vec![meant(fault, written, known)]
}

/// The whole of `a.b.c` whose last name is told.
fn path<'t>(text: &'t str, last: &std::ops::Range<usize>) -> &'t str {
    let before = text.get(..last.start).unwrap_or_default();
    let names = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    text.get(names.len()..last.end).unwrap_or_default()
}

/// Adds the name that was probably meant instead of the first unknown one of `a.b.c`.
fn meant(fault: Diagnostic, written: &str, known: &Value) -> Diagnostic {
    let mut at = known;
    for name in written.split('.') {
        let Some(fields) = at.as_object() else { return fault };
        match fields.get(name) {
            Some(next) => at = next,
            None => return fault.suggest(name, fields.keys().map(String::as_str)),
        }
    }
    fault.hint("this report leaves it out: ask first, `{% if … %}`")
}

/// Tera's own text: one or more reports of "error: …" with a place, or a sentence about the whole.
fn reported(error: &Error, stack: &Stack) -> Vec<Diagnostic> {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    let found: Vec<_> = text.split("error: ").filter_map(|report| one(report, stack)).collect();
    if !found.is_empty() {
        return found;
    }
    let top = stack.layers().first().map_or("", |layer| layer.id.as_str());
    if let ErrorKind::CircularInclude { tpl, include_chain: chain }
    | ErrorKind::CircularExtend { tpl, inheritance_chain: chain } = error.kind()
    {
        let file = stack.text(tpl).map_or(tpl.as_str(), |part| &part.shown);
        let message = format!("the parts ask for one another in a circle: `{}`", chain.join("` → `"));
        let hint =
            "to add to a part of another template, name it with its folder: `{% include \"executive/parts/….html\" %}`";
        return vec![Diagnostic::file_error("circle-of-parts", file, message).hint(hint)];
    }
    // Names of parts in quotes: the first is the file to look at.
    let named = text.split(['`', '\'', '"']).find_map(|name| stack.text(name));
    let file = named.map_or_else(|| format!("report-templates/{top}"), |part| part.shown.clone());
    vec![Diagnostic::file_error("template-failed", file, sentence(&text))]
}

/// "Unknown filter `x`\n --> executive/report.html:3:4 …".
fn one(report: &str, stack: &Stack) -> Option<Diagnostic> {
    let (message, rest) = report.split_once('\n')?;
    let mut place = rest.trim_start().strip_prefix("--> ")?.lines().next()?.rsplitn(3, ':');
    let (column, line) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?);
    let part = stack.text(place.next()?)?;
    let name = message.split('`').nth(1).unwrap_or_default();
    let at = Place { line, column, length: name.chars().count().max(1) };
    let fault = |code| Diagnostic::error(code, &part.source(), at, sentence(message));
    Some(match message.split('`').next()?.trim() {
        "Unknown filter" => fault("unknown-filter").suggest(name, FILTERS),
        "Unknown template" => {
            let message = format!("the template has no part `{name}`");
            Diagnostic::error("unknown-part", &part.source(), at, message).suggest(name, stack.names())
        }
        "Unknown component" => {
            let mut elements: Vec<&str> = stack.texts().flat_map(|(_, part)| elements(part)).collect();
            elements.sort_unstable();
            elements.dedup();
            let message = format!("unknown element `{name}`");
            Diagnostic::error("unknown-element", &part.source(), at, message).suggest(name, elements.iter().copied())
        }
        _ => fault("template-failed"),
    })
}

/// The elements (`{% component name(…) %}`) that a text defines.
pub(super) fn elements(part: &Part) -> impl Iterator<Item = &str> {
    let definitions = part.text().split("{% component ").skip(1);
    definitions.filter_map(|rest| rest.split(['(', ' ', '%']).next())
}

fn located(part: &Part, place: Place, message: &str) -> Diagnostic {
    Diagnostic::error("template-syntax", &part.source(), place, sentence(message))
}

fn place(span: &tera::Span) -> Place {
    let length = if span.start_line == span.end_line { span.end_col.saturating_sub(span.start_col).max(1) } else { 1 };
    Place { line: span.start_line, column: span.start_col + 1, length }
}

/// As our own sentences are: without a capital, without a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
