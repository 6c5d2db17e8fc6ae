//! Texts in several languages: a text stands in the file's language, or as a mapping by language; translations may also stand in
//! `locales/<language>.yaml` under the path of ids. Every text that lacks a language used elsewhere is named in a warning.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::Text;
use crate::yaml::{self, Node, Reader, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Missing translations named one by one; the rest are counted.
const NAMED: usize = 50;

/// The texts read so far, and the translations that wait for theirs.
pub(super) struct Texts {
    main: Locale,
    used: BTreeSet<Locale>,
    files: Vec<TranslationFile>,
    seen: BTreeMap<String, Seen>,
}

struct TranslationFile {
    locale: Locale,
    source: Source,
    entries: BTreeMap<String, Entry>,
}

struct Entry {
    place: Place,
    text: String,
    used: bool,
}

struct Seen {
    place: Place,
    languages: Vec<Locale>,
}

impl Texts {
    /// Reads the translation files of a questionnaire written in `main`.
    pub(super) fn new(main: Locale, files: &[(Locale, Source)], faults: &mut Diagnostics) -> Self {
        let mut used = BTreeSet::from([main]);
        let files = files.iter().filter_map(|(locale, source)| {
            used.insert(*locale);
            let node = yaml::parse(source, faults)?;
            let mut entries = BTreeMap::new();
            flatten(&mut Reader { source, faults }, &node, "", &mut entries);
            Some(TranslationFile { locale: *locale, source: source.clone(), entries })
        });
        let files = files.collect();
        Self { main, used, files, seen: BTreeMap::new() }
    }

    /// The text of a node, with the translations of its path; empty where the node holds none (and that was reported).
    pub(super) fn text(&mut self, reader: &mut Reader, node: &Node, path: &str) -> Text {
        let mut found = read_text(reader, node, path, self.main);
        for file in &mut self.files {
            let Some(entry) = file.entries.get_mut(path) else { continue };
            entry.used = true;
            if found.iter().any(|(locale, _)| *locale == file.locale) {
                let message = format!("`{path}` is also written in {} in the questionnaire", file.locale.tag());
                let fault = Diagnostic::error("duplicate-translation", &file.source, entry.place, message);
                reader.faults.push(fault.hint("keep one of the two"));
            } else {
                found.push((file.locale, entry.text.clone()));
            }
        }
        self.used.extend(found.iter().map(|(locale, _)| *locale));
        let languages = found.iter().map(|(locale, _)| *locale).collect();
        self.seen.insert(path.to_owned(), Seen { place: node.place, languages });
        assemble(self.main, found)
    }

    /// Reports translations of nothing, and texts without a translation.
    pub(super) fn finish(self, reader: &mut Reader) {
        for file in &self.files {
            let strangers = file.entries.iter().filter(|(_, entry)| !entry.used);
            for (count, (path, entry)) in strangers.enumerate() {
                let message = format!("the questionnaire has no text at `{path}`");
                let mut fault = Diagnostic::error("unknown-translation", &file.source, entry.place, message);
                if count < NAMED {
                    fault = fault.suggest(path, self.seen.keys().map(String::as_str));
                }
                reader.faults.push(fault);
            }
        }
        let mut missing: Vec<_> = self
            .seen
            .iter()
            .filter(|(_, seen)| !seen.languages.is_empty())
            .flat_map(|(path, seen)| {
                let lacking = self.used.iter().filter(|locale| !seen.languages.contains(locale));
                lacking.map(move |locale| (seen.place, path, *locale))
            })
            .collect();
        missing.sort_by_key(|(place, _, _)| (place.line, place.column));
        for (place, path, locale) in missing.iter().take(NAMED) {
            let message = format!("`{path}` has no text in {}", locale.tag());
            let hint = format!("write it in place as `{{{}: …}}` or in locales/{0}.yaml", locale.tag());
            reader.warning("missing-translation", *place, message, Some(hint));
        }
        if missing.len() > NAMED {
            let message = format!("… and {} more texts without a translation", missing.len() - NAMED);
            reader.warning("missing-translation", Place::default(), message, None);
        }
    }
}

/// A text outside a questionnaire: in the language given, or a mapping by language.
pub(crate) fn plain_text(reader: &mut Reader, node: &Node, what: &str, main: Locale) -> Text {
    let found = read_text(reader, node, what, main);
    assemble(main, found)
}

fn assemble(main: Locale, found: Vec<(Locale, String)>) -> Text {
    let first = found.iter().position(|(locale, _)| *locale == main).unwrap_or(0);
    let mut found = found;
    if found.is_empty() {
        return Text::new(main, "");
    }
    let (locale, words) = found.swap_remove(first);
    let mut text = Text::new(locale, words);
    for (locale, words) in found {
        text.insert(locale, words);
    }
    text
}

fn read_text(reader: &mut Reader, node: &Node, path: &str, main: Locale) -> Vec<(Locale, String)> {
    let Value::Map(pairs) = &node.value else {
        return words(reader, node, path).map(|text| (main, text)).into_iter().collect();
    };
    if pairs.is_empty() {
        reader.error("empty-text", node.place, format!("`{path}` is empty"), None);
    }
    let mut found = Vec::new();
    for (key, node) in pairs {
        let Some(locale) = locale(&key.name) else {
            let message = format!("`{path}` is a text, and `{}` is not one of its languages", key.name);
            reader.unknown("unknown-language", key.place, message, (&key.name, Locale::ALL.map(Locale::tag)));
            continue;
        };
        // A duplicate key was reported by the reader of YAML.
        if let Some(text) = words(reader, node, path) {
            found.push((locale, text));
        }
    }
    found
}

fn words(reader: &mut Reader, node: &Node, path: &str) -> Option<String> {
    let text = reader.text(node, &format!("`{path}`"))?;
    if text.trim().is_empty() {
        reader.error("empty-text", node.place, format!("`{path}` is empty"), None);
        return None;
    }
    Some(text)
}

/// A language by its tag.
pub(crate) fn locale(tag: &str) -> Option<Locale> {
    Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
}

fn flatten(reader: &mut Reader, node: &Node, prefix: &str, out: &mut BTreeMap<String, Entry>) {
    for (key, node) in reader.pairs(node, "a file of translations") {
        let path = if prefix.is_empty() { key.name.clone() } else { format!("{prefix}.{}", key.name) };
        if matches!(node.value, Value::Map(_) | Value::Null) {
            flatten(reader, node, &path, out);
        } else if let Some(text) = words(reader, node, &path) {
            let entry = Entry { place: key.place, text, used: false };
            if out.insert(path.clone(), entry).is_some() {
                let message = format!("`{path}` is translated twice");
                reader.error("duplicate-translation", key.place, message, Some("keep one of the two".into()));
            }
        }
    }
}
