//! Sentences of an author in the place of embedded ones, message by message.
//!
//! A sentence may say less than the one that it replaces, and fills only the same places: what comes out of [`Messages::overridden`]
//! without a fault never fails in a report.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::messages::{Bundle, bundle, embedded};
use super::{Args, Locale, Messages};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

impl Messages {
    /// The embedded sentences of `locale` with those of the files in their place, later files winning. Every fault is reported.
    pub fn overridden(locale: Locale, files: &[Source], faults: &mut Diagnostics) -> Self {
        let mut all = bundle(locale, embedded(locale));
        let known = places(embedded(locale));
        for source in files {
            match FluentResource::try_new(source.text.to_string()) {
                Ok(resource) => all.add_resource_overriding(resource),
                Err((_, errors)) => faults.extend(errors.iter().map(|error| {
                    let message = format!("the messages cannot be read: {}", lower(&error.to_string()));
                    Diagnostic::error("messages-syntax", source, source.place(error.pos.start), message)
                        .hint("a message is `id = text`; the lines that go on with it are indented")
                })),
            }
        }
        if faults.has_errors() {
            return Self::new(locale);
        }
        for source in files {
            for (id, message) in written(&source.text) {
                check(source, (&id, &message), &known, &all, faults);
            }
        }
        Self::of(locale, all)
    }
}

/// A message as it stands in a file: its line, and its places with theirs.
#[derive(Default)]
struct Written {
    line: usize,
    places: Vec<(String, Place)>,
}

fn check(
    source: &Source,
    (id, message): (&str, &Written),
    known: &BTreeMap<String, BTreeSet<String>>,
    all: &Bundle,
    faults: &mut Diagnostics,
) {
    let place = Place { line: message.line, column: 1, length: id.chars().count() };
    let Some(allowed) = known.get(id) else {
        let fault = Diagnostic::error("unknown-message", source, place, format!("no report has the message `{id}`"));
        faults.push(fault.suggest(id, known.keys().map(String::as_str)));
        return;
    };
    let strangers: Vec<_> = message.places.iter().filter(|(name, _)| !allowed.contains(name)).collect();
    for (name, place) in &strangers {
        let text = format!("the message `{id}` is not given `${name}`");
        let fault = Diagnostic::error("unknown-placeholder", source, *place, text);
        faults.push(fault.suggest(name, allowed.iter().map(String::as_str)));
    }
    let Some(pattern) = all.get_message(id).and_then(|message| message.value()) else {
        faults.push(Diagnostic::error("empty-text", source, place, format!("the message `{id}` has no text")));
        return;
    };
    // Filled with words and with counts: whether a place takes the one or the other is known only when a page fills it.
    let fails = |args: &Args| {
        let mut errors = Vec::new();
        all.format_pattern(pattern, Some(&args.0), &mut errors);
        errors.first().map(|error| error.to_string().trim_start_matches("Resolver error: ").to_owned())
    };
    let words = allowed.iter().fold(Args::new(), |args, name| args.text(name, "x"));
    let counts = allowed.iter().fold(Args::new(), |args, name| args.count(name, 2));
    if let (true, Some(reason), Some(_)) = (strangers.is_empty(), fails(&words), fails(&counts)) {
        let message = format!("the message `{id}` cannot be composed: {}", lower(&reason));
        faults.push(Diagnostic::error("message-fails", source, place, message));
    }
}

/// The messages of a file that parses: a line `id =` opens one, `$name` is a place.
fn written(text: &str) -> Vec<(String, Written)> {
    let mut found: Vec<(String, Written)> = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
            found.push((id.trim_end().to_owned(), Written { line: index + 1, places: Vec::new() }));
        }
        let Some((_, message)) = found.last_mut() else { continue };
        for (at, _) in line.match_indices('$') {
            let name: String =
                line[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            // A sum of dollars is no place.
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let column = line[..at].chars().count() + 1;
                message.places.push((name.clone(), Place { line: index + 1, column, length: name.len() + 1 }));
            }
        }
    }
    found
}

/// Places by id.
pub(super) fn places(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for (id, message) in written(text) {
        found.entry(id).or_default().extend(message.places.into_iter().map(|(name, _)| name));
    }
    found
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
