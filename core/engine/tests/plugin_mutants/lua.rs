//! Slips in `main.lua`: fields and ids misspelt, values of the wrong type, translations deleted, commas and `end`s lost.

use super::{Mutant, slipped};
use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::Diagnostics;
use std::collections::BTreeSet;

const FILE: &str = "main.lua";

/// The fields of rules and of what they hold.
const FIELDS: [&str; 26] = [
    "rules",
    "id",
    "source",
    "questionnaires",
    "when",
    "effect",
    "finding",
    "advice",
    "cap",
    "weight",
    "not_applicable",
    "domain",
    "question",
    "overall",
    "level",
    "factor",
    "severity",
    "subject",
    "text",
    "title",
    "owner",
    "effort",
    "value",
    "horizon",
    "metrics",
    "sections",
];

/// Ids of the domains and questions of all questionnaires.
pub(super) fn ids(library: &Library) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in library.ids(Shelf::Questionnaires) {
        let folder = library.find(Shelf::Questionnaires, &id).expect("it is embedded");
        let model = read_questionnaire(&folder, &mut Diagnostics::new()).expect("it is right");
        ids.extend(model.domains.iter().map(|domain| domain.id.clone()));
        ids.extend(model.questions.iter().map(|question| question.id.clone()));
    }
    ids
}

/// A piece of the program.
#[derive(Clone, Copy)]
struct Piece<'s> {
    text: &'s str,
    at: usize,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn is_text(&self) -> bool {
        self.text.starts_with(['"', '\'', '`'])
    }
}

/// Words, texts and single marks; comments fall away. The plugins use no long brackets.
fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = if rest.starts_with("--") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        } else if matches!(first, '"' | '\'' | '`') {
            let mut escaped = false;
            let close = rest.char_indices().skip(1).find(|(_, c)| {
                let ends = *c == first && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            close.expect("a text ends").0 + 1
        } else if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            found.push(Piece { text: &rest[..length], at });
        }
        at += length;
    }
    found
}

pub(super) fn mutants(source: &str, ids: &BTreeSet<String>) -> Vec<Mutant> {
    let pieces = pieces(source);
    let mut mutants = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let next = |by: usize| pieces.get(n + by).map_or("", |piece| piece.text);
        let before = |by: usize| n.checked_sub(by).map_or("", |n| pieces[n].text);
        let mut add = |what: &str, at: std::ops::Range<usize>, by: &str| {
            mutants.push(Mutant::new(FILE, format!("{what} {}", piece.text), at, by));
        };
        let whole = piece.at..piece.end();
        let field = matches!(before(1), "{" | ",") && next(1) == "=" && next(2) != "=";
        if field && FIELDS.contains(&piece.text) {
            add("misspelt field:", whole.clone(), &slipped(piece.text));
            let value = pieces.get(n + 2).copied().filter(|_| matches!(next(3), "," | "}"));
            if let Some(value) = value.filter(|value| value.is_text() || value.text.parse::<f64>().is_ok()) {
                add("of another type:", value.at..value.end(), "{ {} }");
            }
        }
        // `local en, fr = …` names no field.
        let declared =
            source[..piece.at].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with("local "));
        if field && matches!(piece.text, "en" | "fr") && !(declared && before(1) == ",") {
            add("deleted:", piece.at..value_end(&pieces, n + 2), "");
        }
        if matches!(before(2), "facts" | "settings") && before(1) == "." {
            add("misspelt:", whole.clone(), &slipped(piece.text));
        }
        let inner = piece.text.trim_matches(['"', '\'']);
        if piece.text.starts_with(['"', '\'']) && ids.contains(inner) && !is_told(before(2)) {
            add("misspelt id:", piece.at + 1..piece.end() - 1, &slipped(inner));
        }
        // A comma before a closing brace may be left out.
        if piece.text == "," && !matches!(next(1), "}" | ")") {
            add(&format!("lost before {}:", next(1)), whole.clone(), " ");
        }
        if piece.text == "end" {
            add("lost:", whole, "");
        }
    }
    mutants
}

/// What readers are told is no id, even where it is the same word.
fn is_told(field: &str) -> bool {
    matches!(field, "en" | "fr")
}

/// Where the value of a field ends, its comma included.
fn value_end(pieces: &[Piece], from: usize) -> usize {
    let mut depth = 0;
    for piece in &pieces[from..] {
        match piece.text {
            "{" | "(" => depth += 1,
            "}" | ")" if depth == 0 => return piece.at,
            "}" | ")" => depth -= 1,
            "," if depth == 0 => return piece.end(),
            _ => {}
        }
    }
    pieces.last().map_or(0, Piece::end)
}
