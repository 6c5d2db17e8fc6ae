//! Sentences by id, from the Fluent files of the templates.
//!
//! An unknown id, a missing argument or a broken file is our own bug and panics: a report never shows a half-made sentence.
//! Tests hold both languages to the same ids and the same arguments. What an author writes in their place is checked before.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use super::{Locale, in_words, integer};

const FRENCH: &str = include_str!("../../../../report-templates/executive/locales/fr.ftl");
const ENGLISH: &str = include_str!("../../../../report-templates/executive/locales/en.ftl");

pub(super) type Bundle = FluentBundle<FluentResource>;

static FRENCH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::Fr, FRENCH));
static ENGLISH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::En, ENGLISH));

/// The embedded messages of a language.
pub(super) const fn embedded(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => FRENCH,
        Locale::En => ENGLISH,
    }
}

pub(super) fn bundle(locale: Locale, source: &str) -> Bundle {
    let resource = FluentResource::try_new(source.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("the messages of {locale} do not parse: {errors:?}"));
    let language = locale.tag().parse().expect("our tags are language identifiers");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks of direction would end up in the PDF's text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::Fr => |value, _| count(Locale::Fr, value),
        Locale::En => |value, _| count(Locale::En, value),
    }));
    bundle
        .add_function("WORDS", move |given, _| worded(locale, false, given))
        .and_then(|()| bundle.add_function("CAPWORDS", move |given, _| worded(locale, true, given)))
        .expect("each function is added once");
    bundle.add_resource(resource).unwrap_or_else(|errors| panic!("the messages of {locale} clash: {errors:?}"));
    bundle
}

/// `{ WORDS($n) }` in a message: a small count as a word; `CAPWORDS` with a capital, to open a sentence.
fn worded(locale: Locale, capital: bool, given: &[FluentValue]) -> FluentValue<'static> {
    let [FluentValue::Number(number)] = given else { return FluentValue::Error };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made from a usize in Args::count")]
    let words = in_words(locale, number.value as usize);
    FluentValue::from(if capital { super::capital(&words) } else { words })
}

/// Counts are the only numbers that messages print themselves; figures come in as text.
fn count(locale: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "made from a usize in Args::count"
            )]
            Some(integer(locale, number.value as usize))
        }
        _ => None,
    }
}

/// A sentence whose places take their values as they are; one that chooses among forms, or lacks a value, is left to the bundle, which
/// takes several times as long.
fn plain(locale: Locale, pattern: &Pattern<&str>, args: &Args) -> Option<String> {
    let mut sentence = String::with_capacity(96);
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => sentence.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => match args.0.get(id.name)? {
                FluentValue::String(text) => sentence.push_str(text),
                number => sentence.push_str(&count(locale, number)?),
            },
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(sentence)
}

/// Values for the places of a message.
#[derive(Debug, Default)]
pub struct Args<'a>(pub(super) FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No value yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A finished text.
    #[must_use]
    pub fn text(mut self, name: &'a str, value: impl Into<Cow<'a, str>>) -> Self {
        self.0.set(name, value.into());
        self
    }

    /// A count, printed in the language's way; messages choose their plural by it.
    #[must_use]
    pub fn count(mut self, name: &'a str, value: usize) -> Self {
        self.0.set(name, value as f64);
        self
    }
}

/// The sentences of one language: the embedded ones, or with an author's in the place of some.
#[derive(Clone)]
pub struct Messages {
    locale: Locale,
    own: Option<Arc<Bundle>>,
}

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        let own = |messages: &Self| messages.own.as_ref().map(Arc::as_ptr);
        self.locale == other.locale && own(self) == own(other)
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("locale", &self.locale).field("own", &self.own.is_some()).finish()
    }
}

impl Messages {
    /// The embedded sentences of `locale`.
    pub const fn new(locale: Locale) -> Self {
        Self { locale, own: None }
    }

    pub(super) fn of(locale: Locale, own: Bundle) -> Self {
        Self { locale, own: Some(Arc::new(own)) }
    }

    /// The language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// A sentence without places.
    ///
    /// # Panics
    /// As [`Messages::with`].
    pub fn get(&self, id: &str) -> String {
        self.with(id, &Args::new())
    }

    /// A sentence with its places filled.
    ///
    /// # Panics
    /// When there is no such sentence, or a place is not filled.
    pub fn with(&self, id: &str, args: &Args) -> String {
        let bundle = self.bundle();
        let message = bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("no message “{id}” in {}", self.locale));
        if let Some(text) = plain(self.locale, pattern, args) {
            return text;
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned();
        assert!(errors.is_empty(), "message “{id}” in {}: {errors:?}", self.locale);
        text
    }

    /// Whether there is such a sentence.
    pub fn has(&self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    fn bundle(&self) -> &Bundle {
        match (&self.own, self.locale) {
            (Some(own), _) => own,
            (None, Locale::Fr) => &FRENCH_BUNDLE,
            (None, Locale::En) => &ENGLISH_BUNDLE,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::overrides::places;
    use super::*;

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_places() {
        let (french, english) = (places(FRENCH), places(ENGLISH));
        let ids = |of: &BTreeMap<String, BTreeSet<String>>| of.keys().cloned().collect::<BTreeSet<_>>();
        let (of_french, of_english) = (ids(&french), ids(&english));
        assert_eq!(of_french.symmetric_difference(&of_english).collect::<Vec<_>>(), Vec::<&String>::new());
        for (id, names) in &french {
            assert_eq!(names, &english[id], "places of {id}");
        }
    }

    /// Ids written out in the pages' sources: after `get(`, `say(`, `with(`, `column(`, or as a note's label.
    fn asked(source: &str) -> BTreeSet<String> {
        let calls = [".get(", ".say(", ".with(", ".column(", "Tone::Neutral,", "Tone::Good,", "Tone::Attention,"];
        let after = calls.iter().flat_map(|call| source.split(call).skip(1));
        let literal = after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
        literal.map(|(id, _)| id.to_owned()).filter(|id| !id.contains(['{', ' ', '.'])).collect()
    }

    #[test]
    fn every_message_that_a_page_asks_for_exists() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report");
        let (known, mut found) = (places(ENGLISH), 0);
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.expect("the sources are there");
            if entry.file_type().is_file() && entry.file_name() != "tests.rs" {
                let source = std::fs::read_to_string(entry.path()).expect("sources are text");
                for id in asked(&source) {
                    found += 1;
                    assert!(known.contains_key(&id), "{} asks for “{id}”", entry.path().display());
                }
            }
        }
        assert!(found > 200, "the sources were read");
    }

    #[test]
    fn french_sentences_are_set_with_french_spaces() {
        for (index, line) in FRENCH.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            for mark in [" ;", " :", " !", " ?", " %", "« ", " »", "'"] {
                assert!(!line.contains(mark), "fr.ftl:{}: “{mark}” in {line}", index + 1);
            }
        }
    }

    #[test]
    fn counts_are_printed_as_the_language_writes_them() {
        let args = Args::new().count("n", 1_234);
        assert_eq!(Messages::new(Locale::Fr).with("unit-respondents", &args), "1\u{202f}234 répondants");
        assert_eq!(Messages::new(Locale::En).with("unit-respondents", &args), "1,234 respondents");
        let one = Args::new().count("n", 1);
        assert_eq!(Messages::new(Locale::Fr).with("unit-respondents", &one), "1 répondant");
    }

    #[test]
    fn plain_sentences_are_those_of_the_bundle() {
        let mut compared = 0;
        for locale in Locale::ALL {
            let messages = Messages::new(locale);
            for (id, names) in places(embedded(locale)) {
                let pattern = messages.bundle().get_message(&id).and_then(|message| message.value()).expect("a text");
                let words = names.iter().fold(Args::new(), |args, name| args.text(name, "« é »"));
                let counts = names.iter().fold(Args::new(), |args, name| args.count(name, 1_234));
                for args in [words, counts] {
                    let Some(sentence) = plain(locale, pattern, &args) else { continue };
                    let mut errors = Vec::new();
                    assert_eq!(sentence, messages.bundle().format_pattern(pattern, Some(&args.0), &mut errors), "{id}");
                    assert!(errors.is_empty(), "{id}: {errors:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }

    #[test]
    #[should_panic(expected = "no message “no-such-thing”")]
    fn an_unknown_message_is_a_bug() {
        Messages::new(Locale::En).get("no-such-thing");
    }

    #[test]
    #[should_panic(expected = "unit-respondents")]
    fn a_place_left_empty_is_a_bug() {
        Messages::new(Locale::En).get("unit-respondents");
    }
}
