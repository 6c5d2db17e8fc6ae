//! Templates: the texts of a stack, parsed into one environment.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::fault;
use super::seen::Seen;
use super::stack::{BASE, DOCUMENT, LEAGUE, Part, STYLES, Stack};
use crate::diagnostic::{Diagnostic, Place};
use crate::text::markup::{escape_to, may_be_sign_or_control};
use crate::text::scan::first;

/// A parsed template.
#[derive(Debug)]
pub struct Template {
    tera: Tera,
    stack: Stack,
    /// Whether an author's text may look into the rows of tables.
    opens_rows: bool,
    unused: Vec<Diagnostic>,
    seen: Seen,
    /// About how many bytes a document takes.
    length: AtomicUsize,
}

impl Template {
    /// Parses the texts of a stack.
    ///
    /// # Errors
    /// Every text that does not parse; else every filter, part or element that is asked for and is not there.
    pub fn parse(stack: Stack) -> Result<Self, Vec<Diagnostic>> {
        if stack.find(DOCUMENT).is_none() {
            let top = stack.layers().first().map_or(BASE, |layer| layer.id.as_str());
            let message = format!("the template lacks `{DOCUMENT}`, and extends none that has it");
            let fault = Diagnostic::file_error("file-missing", format!("report-templates/{top}"), message);
            return Err(vec![fault.hint("write `extends: executive` into template.yaml to take over its pages")]);
        }
        let opens = |part: &Part| !part.embedded && ["rows", "cells"].iter().any(|word| part.text().contains(word));
        let opens_rows = stack.texts().any(|(_, part)| opens(part));
        match environment(&stack, |_, text| Cow::Borrowed(text)) {
            Ok(tera) => {
                let unused = unused(&stack);
                Ok(Self { tera, stack, opens_rows, unused, seen: Seen::default(), length: AtomicUsize::default() })
            }
            Err(error) => Err(fault::parsing(&error, &stack)),
        }
    }

    /// The files that it was made of.
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    /// Files of authors that no text of the template asks for: most often a slip in the name.
    pub fn unused(&self) -> &[Diagnostic] {
        &self.unused
    }

    /// The document of a file.
    pub(super) fn render(&self, file: &str, context: &Context) -> TeraResult<String> {
        // Documents of a template are about as long: room for the last one spares most of the copying as this one grows.
        let mut document = Vec::with_capacity(self.length.load(Ordering::Relaxed));
        self.tera.render_to(file, context, &mut document)?;
        self.length.store(document.len() + document.len() / 16, Ordering::Relaxed);
        // Even with the copy, quicker than the standard library's look at the bytes.
        let document =
            simdutf8::basic::from_utf8(&document).map_err(|_| tera::Error::message("a text is not UTF-8"))?;
        Ok(document.to_owned())
    }

    /// Whether rows are handed over as values; they come written otherwise.
    pub(super) fn opens_rows(&self) -> bool {
        self.opens_rows
    }

    /// What its documents share.
    pub(super) fn seen(&self) -> &Seen {
        &self.seen
    }
}

/// Files of authors that no text of a stack asks for.
fn unused(stack: &Stack) -> Vec<Diagnostic> {
    let asked = |name: &str, own: &str| {
        let quoted = ['"', '\''].map(|q| [format!("{q}{name}{q}"), format!("{q}{own}{q}")]);
        stack.texts().any(|(_, part)| quoted.iter().flatten().any(|name| part.text().contains(name)))
    };
    // No text includes a file of elements: they are known by their own names.
    let defines = |part: &Part| -> bool {
        let mut tags = fault::elements(part).map(|element| format!("<{element} "));
        tags.any(|tag| stack.texts().any(|(_, text)| text.text().contains(&tag)))
    };
    let mut found = Vec::new();
    for (own, part) in stack.texts().filter(|(_, part)| !part.embedded) {
        let name = own.split_once('/').map_or("", |(_, name)| name);
        if ![DOCUMENT, LEAGUE, STYLES].contains(&name) && !asked(name, &own) && !defines(part) {
            let message = format!("no file of the template asks for `{name}`: it changes nothing");
            let known = stack.names().into_iter().filter(|known| *known != name).collect::<Vec<_>>();
            let fault = Diagnostic::warning("unused-part", &part.source(), Place::default(), message);
            let inside = format!("/{name}");
            found.push(match known.iter().find(|known| known.ends_with(&inside)) {
                Some(known) => fault.hint(format!("did you mean `{known}`?")),
                None => fault.suggest(name, known),
            });
        }
    }
    found
}

/// The environment of a stack's texts, each changed by `dress` (its name and text).
pub(super) fn environment<'s>(
    stack: &'s Stack,
    dress: impl Fn(&str, &'s str) -> Cow<'s, str>,
) -> Result<Tera, tera::Error> {
    let mut tera = bare();
    tera.set_fallback_prefixes(stack.layers().iter().map(|layer| format!("{}/", layer.id)))?;
    let mut texts: Vec<(String, Cow<str>)> = stack
        .texts()
        .map(|(name, part)| {
            let text = dress(&name, part.text());
            (name, text)
        })
        .collect();
    let styles = stack.styles();
    if styles.len() > 1 {
        let all: String = styles.iter().map(|name| format!("{{% include \"{name}\" %}}")).collect();
        texts.push((STYLES.to_owned(), Cow::Owned(all)));
    }
    tera.add_raw_templates(texts)?;
    Ok(tera)
}

/// An environment without texts.
pub(super) fn bare() -> Tera {
    let mut tera = Tera::default();
    // Every name ends with nothing, so that every file is escaped.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape_to);
    tera.register_filter("css", css_string);
    tera.register_filter("heads", super::columns::heads);
    tera.register_filter("linked", super::linked::linked);
    tera.register_filter("longest", super::order::longest);
    tera.register_filter("names", super::columns::names);
    tera.register_filter("ranked", super::order::ranked);
    tera.register_filter("rows", super::rows::rows);
    tera.register_filter("whole", super::whole::whole);
    tera
}

/// The filter `css`.
fn css_string(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&css_text(text))
}

/// A text made safe within quotes of a style sheet that stands in an HTML document.
pub(super) fn css_text(text: &str) -> Cow<'_, str> {
    let told = |c: char| matches!(c, '"' | '\\' | '<' | '>' | '&' | '\'') || c.is_control();
    if first(text.as_bytes(), |b| may_be_sign_or_control(b) | (b == b'\\')).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    for c in text.chars() {
        if told(c) {
            out.push_str(&format!("\\{:x} ", c as u32));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
