//! Slips in `plugin.yaml`: fields deleted, of the wrong type, misspelt; ids misspelt; translations deleted.

use super::{Mutant, slipped};
use std::ops::Range;

const FILE: &str = "plugin.yaml";
/// Rules and tests that write an option are where its slip is told: not every option is written in rules.
pub(super) const OPTION: &str = "misspelt option:";

/// Fields that must be there, by what holds them.
const REQUIRED: [(&str, &[&str]); 4] = [
    ("", &["palier", "api", "id", "version", "title", "description"]),
    ("facts", &["id", "type", "text", "options"]),
    ("settings", &["id", "type", "default", "text", "options"]),
    ("sources", &["id", "citation", "status"]),
];

/// A field as it is written.
struct Entry<'s> {
    /// The section of the file: `facts`; nothing for a field of the file itself.
    section: &'s str,
    /// Whether it is a field of the section's items, and not of something within them.
    direct: bool,
    name: &'s str,
    key: Range<usize>,
    value: Range<usize>,
    /// What falls away with it: in `{a: 1, b: 2}` its comma too.
    whole: Range<usize>,
}

pub(super) fn mutants(source: &str) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for entry in entries(source) {
        let place = format!("{}{}{}", entry.section, if entry.section.is_empty() { "" } else { "." }, entry.name);
        let value = source[entry.value.clone()].trim();
        let mut add =
            |what: &str, at: Range<usize>, by: &str| mutants.push(Mutant::new(FILE, format!("{what} {place}"), at, by));
        let locale = matches!(entry.name, "en" | "fr");
        let required = REQUIRED.iter().any(|(section, names)| *section == entry.section && names.contains(&entry.name));
        if locale || (required && entry.direct) {
            add("deleted:", entry.whole.clone(), "");
        }
        let other = if value.starts_with('[') || value.starts_with("- ") || (value.is_empty() && !locale) {
            " 7"
        } else {
            " [[]]"
        };
        add("of another type:", entry.value.clone(), other);
        if !entry.section.contains("asked_in") {
            add("misspelt field:", entry.key.clone(), &slipped(entry.name));
        }
        if entry.name == "id" && !entry.section.is_empty() {
            let at = entry.value.start + source[entry.value.clone()].find(value).unwrap_or(0);
            let what = if entry.direct { format!("misspelt id: {value} in") } else { format!("{OPTION} {value} in") };
            add(&what, at..at + value.len(), &slipped(value));
        }
        if entry.name == "asked_in" {
            // Each word of `{questionnaire@1: question}`.
            let inner = source[entry.value.clone()].trim_matches([' ', '{', '}']);
            for word in inner.split([':', ',', ' ']).filter(|word| word.len() > 3) {
                let at = entry.value.start + source[entry.value.clone()].find(word).unwrap_or(0);
                let word = word.split('@').next().unwrap_or(word);
                add("misspelt:", at..at + word.len(), &slipped(word));
            }
        }
    }
    mutants
}

/// All fields, line by line, and those within braces on a line.
fn entries(source: &str) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let lines: Vec<(usize, &str)> = source
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let from = *at;
            *at += line.len();
            Some((from, line))
        })
        .collect();
    let mut section = "";
    for (number, (from, line)) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let body = line[indent..].trim_end();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        if let Some(name) = body.split(':').next().filter(|name| is_name(name) && body[name.len()..].starts_with(':')) {
            if indent == 0 {
                section = "";
            }
            let key = from + indent..from + indent + name.len();
            // A block goes on over deeper lines, and over lists that begin at its own depth.
            let deeper = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() > indent;
            let within = lines[number + 1..]
                .iter()
                .take_while(|(_, line)| deeper(line) || (indent == 0 && line.starts_with("  ")));
            let last = within.filter(|(_, line)| !line.trim().is_empty()).last().unwrap_or(&lines[number]);
            let end = last.0 + last.1.trim_end().len();
            let first = line.trim_start().starts_with("- ");
            // The item's dash stays.
            let whole = if first { key.start..end } else { *from..(end + 1).min(source.len()) };
            found.push(Entry { section, direct: indent <= 4, name, value: key.end + 1..end, key, whole });
            if indent == 0 {
                section = name;
            }
            if matches!(name, "asked_in") {
                continue;
            }
        }
        let base = from + indent;
        within_braces(
            source,
            base..base + body.len(),
            section,
            body.starts_with('{') && line.starts_with("  - "),
            &mut found,
        );
    }
    found
}

/// `{en: "…", fr: "…"}` and `- {id: x, type: number, …}`.
fn within_braces<'s>(source: &'s str, line: Range<usize>, section: &'s str, item: bool, found: &mut Vec<Entry<'s>>) {
    let bytes = source.as_bytes();
    let mut quote = None;
    // Starts of the open fields, one a depth.
    let mut open: Vec<Option<(usize, usize)>> = Vec::new();
    let mut close = |open: &mut Option<(usize, usize)>, end: usize, depth: usize, comma: bool| {
        if let Some((start, colon)) = open.take() {
            let before = source[..start].trim_end();
            // The last field takes the comma before it along.
            let from = if !comma && before.ends_with(',') { before.len() - 1 } else { start };
            let to = if comma { end + 1 } else { end };
            let direct = item && depth == 1;
            found.push(Entry {
                section,
                direct,
                name: &source[start..colon],
                key: start..colon,
                value: colon + 1..end,
                whole: from..to,
            });
        }
    };
    let mut at = line.start;
    while at < line.end {
        let byte = bytes[at];
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(b'"'), b'\\') => at += 1,
            (None, b'"' | b'\'') if !bytes[at - 1].is_ascii_alphanumeric() => quote = Some(byte),
            (None, b'#') if bytes[at - 1] == b' ' => return,
            (None, b'{' | b'[') => open.push(None),
            (None, b'}' | b']') => {
                let depth = open.len();
                if let Some(mut last) = open.pop() {
                    close(&mut last, at, depth, false);
                }
            }
            (None, b',') => {
                let depth = open.len();
                if let Some(last) = open.last_mut() {
                    close(last, at, depth, true);
                }
            }
            (None, b':') if bytes.get(at + 1) == Some(&b' ') => {
                let start = source[..at].rfind([' ', '{', ',']).map_or(0, |before| before + 1);
                if let Some(last) = open.last_mut().filter(|_| is_name(&source[start..at])) {
                    *last = Some((start, at));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
