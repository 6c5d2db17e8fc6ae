//! Slips of the hand in `main.lua`, found before anything runs: names that nobody declares, globals, parts of `ctx` and of the library
//! that do not exist, ids that are nearly one of a questionnaire's.

use super::context;
use super::failure::missing_hint;
use super::manifest::Kind as FactKind;
use super::names::{Slip, slips};
use super::sandbox::{GLOBALS, libraries};
use super::tokens::{Kind, Token, tokens};
use super::{Field, Manifest};
use crate::answers::MetricKind;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source, did_you_mean};
use crate::locale::Locale;
use crate::questionnaire::Questionnaire;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words are near to too many others.
const SHORTEST_ID: usize = 4;

/// Adds what can be told of `main.lua` by reading it. `models` are the questionnaires that the plugin speaks of, as far as they are at hand.
pub fn lint_names(manifest: &Manifest, main: &Source, models: &[&Questionnaire], faults: &mut Diagnostics) {
    let tokens = tokens(&main.text);
    undeclared(manifest, main, &tokens, faults);
    let slips = slips(&tokens);
    untranslated(main, &slips, faults);
    odd(main, &tokens, &slips, faults);
    let libraries = libraries().unwrap_or_default();
    let ids = Ids::of(manifest, models);
    for slip in slips {
        faults.extend(match slip {
            Slip::Unknown(name, near) => Some(unknown(main, name, &near)),
            Slip::Assigned(name) => {
                let message = format!("`{}` is set as a global", name.text);
                let fault = Diagnostic::warning("assigned-global", main, place(main, name), message);
                Some(fault.hint("write `local` before it; or is a comma missing?"))
            }
            Slip::Field(path, part) => {
                let library = libraries.get(path[0]).filter(|_| path.len() == 1);
                let known = library.map(|parts| parts.iter().map(String::as_str).collect());
                match known.or_else(|| context::fields(&path)) {
                    Some(known) => absent(main, (&path, part), &known),
                    None if part.kind == Kind::Name => ids.nearly(main, part, part.text),
                    None => None,
                }
            }
            Slip::Key(..) => None,
        });
    }
    for (at, token) in tokens.iter().enumerate() {
        // What readers are told is no id: `en = "nationally"`.
        let told = at >= 2 && tokens[at - 1].is("=") && is_language(tokens[at - 2].text);
        faults.extend(token.quoted().filter(|_| !told).and_then(|text| ids.nearly(main, *token, text)));
    }
}

fn place(main: &Source, token: Token) -> Place {
    Place { length: token.text.chars().count(), ..main.place(token.at) }
}

/// A global that nobody sets.
fn unknown(main: &Source, name: Token, near: &[&str]) -> Diagnostic {
    let message = format!("there is no global `{}`", name.text);
    let fault = Diagnostic::error("unknown-global", main, place(main, name), message);
    match missing_hint(name.text) {
        Some(hint) => fault.hint(hint),
        None => match did_you_mean(name.text, near.iter().copied().chain(GLOBALS)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint("a name is a `local`, a parameter or the library's"),
        },
    }
}

/// A part that the library or `ctx` does not have.
fn absent(main: &Source, (path, part): (&[&str], Token), known: &[&str]) -> Option<Diagnostic> {
    let name = part.quoted().unwrap_or(part.text);
    if known.contains(&name) {
        return None;
    }
    let message = format!("`{}` has no `{name}`", path.join("."));
    let fault = Diagnostic::error("unknown-name", main, place(main, part), message);
    Some(match missing_hint(name) {
        Some(hint) => fault.hint(hint),
        None => fault.suggest(name, known.iter().copied()),
    })
}

/// Facts and settings that rules name (`facts.days`, `settings["most"]`) and plugin.yaml does not declare.
fn undeclared(manifest: &Manifest, main: &Source, tokens: &[Token], faults: &mut Diagnostics) {
    for (of, fields) in [("facts", manifest.facts()), ("settings", manifest.settings())] {
        let known: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
        for at in 0..tokens.len() {
            let (name, part) = match &tokens[at..] {
                [base, dot, part, ..] if base.is(of) && dot.is(".") && part.kind == Kind::Name => (part.text, *part),
                [base, open, part, close, ..] if base.is(of) && open.is("[") && close.is("]") => match part.quoted() {
                    Some(name) => (name, *part),
                    None => continue,
                },
                _ => continue,
            };
            if !known.contains(&name) {
                let message = format!("plugin.yaml declares no `{name}` under `{of}`");
                let fault = Diagnostic::error("undeclared-name", main, place(main, part), message);
                faults.push(fault.suggest(name, known.iter().copied()));
            }
        }
    }
}

/// Whether a field's name is a language of reports: `id` is one of people, and a field of rules.
fn is_language(name: &str) -> bool {
    Locale::ALL.iter().any(|locale| locale.tag() == name)
}

/// Texts that lack a language which others in the file have: `{ en = "…" }`.
fn untranslated(main: &Source, slips: &[Slip], faults: &mut Diagnostics) {
    let mut texts: BTreeMap<usize, (Token, BTreeSet<&str>)> = BTreeMap::new();
    for slip in slips {
        if let Slip::Key(brace, name) = slip
            && is_language(name.text)
        {
            texts.entry(brace.at).or_insert((*brace, BTreeSet::new())).1.insert(name.text);
        }
    }
    let used: BTreeSet<&str> = texts.values().flat_map(|(_, languages)| languages).copied().collect();
    for (brace, languages) in texts.values() {
        for language in used.difference(languages) {
            let message = format!("this text has no `{language}`");
            faults.push(Diagnostic::warning("missing-translation", main, place(main, *brace), message));
        }
    }
}

/// Fields that one table alone has, that nobody reads, and that are nearly one which others have and somebody reads.
fn odd(main: &Source, tokens: &[Token], slips: &[Slip], faults: &mut Diagnostics) {
    let read: BTreeSet<&str> = tokens.windows(2).filter(|pair| pair[0].is(".")).map(|pair| pair[1].text).collect();
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    let keys = || slips.iter().filter_map(|slip| if let Slip::Key(_, name) = slip { Some(*name) } else { None });
    for key in keys() {
        *written.entry(key.text).or_default() += 1;
    }
    let usual: Vec<&str> =
        written.iter().filter(|(name, n)| **n > 1 && read.contains(*name)).map(|(name, _)| *name).collect();
    for key in keys().filter(|key| written[key.text] == 1 && !read.contains(key.text)) {
        if let Some(near) = did_you_mean(key.text, usual.iter().copied()) {
            let message = format!("no other table has a field `{}`, and nothing reads it", key.text);
            let fault = Diagnostic::warning("odd-field", main, place(main, key), message);
            faults.push(fault.hint(format!("did you mean `{near}`?")));
        }
    }
}

/// Every id that a plugin may write in quotes.
struct Ids<'a>(BTreeSet<&'a str>);

impl<'a> Ids<'a> {
    fn of(manifest: &'a Manifest, models: &[&'a Questionnaire]) -> Self {
        let mut ids: BTreeSet<&str> = MetricKind::ALL.iter().map(|(word, _)| *word).collect();
        for model in models {
            ids.extend(model.domains.iter().flat_map(|domain| {
                domain.practices.iter().map(|practice| practice.id.as_str()).chain([domain.id.as_str()])
            }));
            ids.extend(model.questions.iter().map(|question| question.id.as_str()));
            ids.extend(model.perspectives.iter().map(|perspective| perspective.id.as_str()));
        }
        // Without a questionnaire at hand nothing is known of its ids.
        ids.extend(manifest.questionnaires().iter().map(|asked| asked.id.as_str()));
        ids.extend(manifest.facts().iter().chain(manifest.settings()).flat_map(words));
        ids.extend(manifest.sources().iter().map(|source| source.id.as_str()));
        ids.extend(manifest.sectors().iter().map(String::as_str));
        Self(ids)
    }

    /// A word that is no id but nearly one.
    fn nearly(&self, main: &Source, token: Token, word: &str) -> Option<Diagnostic> {
        let shaped = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        if word.len() < SHORTEST_ID || !word.chars().all(shaped) || self.0.contains(word) {
            return None;
        }
        let near = did_you_mean(word, self.0.iter().copied())?;
        // Two slips at most: `resolved` is no slip of `resolution`.
        (strsim::damerau_levenshtein(word, near) <= 2).then(|| {
            let message = format!("`{word}` is no id that is known here");
            Diagnostic::warning("unknown-id", main, place(main, token), message).hint(format!("did you mean `{near}`?"))
        })
    }
}

/// A fact's or setting's id, and those of its options.
fn words(field: &Field) -> Vec<&str> {
    let options = match &field.kind {
        FactKind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect(),
        _ => Vec::new(),
    };
    options.into_iter().chain([field.id.as_str()]).collect()
}
