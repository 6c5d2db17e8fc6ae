//! A text in one or several languages.

use crate::locale::Locale;
use std::collections::BTreeMap;

/// A text by language. It holds at least one language; where the one asked for is missing, the questionnaire's own stands in
/// (and `palier check` has warned about it).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    by_locale: BTreeMap<Locale, String>,
    main: Locale,
}

impl Text {
    /// A text in its author's language.
    pub fn new(main: Locale, text: impl Into<String>) -> Self {
        Self { by_locale: BTreeMap::from([(main, text.into())]), main }
    }

    /// Adds a translation.
    pub fn insert(&mut self, locale: Locale, text: String) {
        self.by_locale.insert(locale, text);
    }

    /// The text in a language, else in the author's, else in whichever there is.
    pub fn get(&self, locale: Locale) -> &str {
        self.by_locale
            .get(&locale)
            .or_else(|| self.by_locale.get(&self.main))
            .or_else(|| self.by_locale.values().next())
            .map_or("", String::as_str)
    }

    /// Whether the language is there.
    pub fn has(&self, locale: Locale) -> bool {
        self.by_locale.contains_key(&locale)
    }
}
