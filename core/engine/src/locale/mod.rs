//! Languages: figures, dates, lists and sentences as French and English write them.
//!
//! Everything is a pure function of its inputs; the only shared state is what was parsed once from the embedded messages.

mod date;
mod messages;
mod number;
mod overrides;
mod words;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use date::{Day, add_months, day, month, months_between, period, short_month};
pub use messages::{Args, Messages};
pub use number::{
    around, bound, decimals_apart, decimals_below, in_words, integer, interval, number, ordinal, percent, plus_minus,
    signed,
};
pub use words::{capital, elide, first_sentence, list, names, quoted, small, typeset};

/// A language of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French.
    Fr,
    /// English.
    #[default]
    En,
}

impl Locale {
    /// Every language, in the order of their tags.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag that names no language of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no language “{0}”: fr and en exist")]
pub struct UnknownLocale(pub String);

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// Reads a tag; a region is accepted and ignored (`fr-FR`).
    fn from_str(tag: &str) -> Result<Self, UnknownLocale> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(language))
            .ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_names_its_language() {
        assert_eq!("fr-CA".parse(), Ok(Locale::Fr));
        assert_eq!("EN_gb".parse(), Ok(Locale::En));
        assert_eq!("de".parse::<Locale>(), Err(UnknownLocale("de".into())));
    }
}
