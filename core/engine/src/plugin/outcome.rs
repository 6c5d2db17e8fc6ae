//! What a run gives: the rules that fired, each with its effect, finding and advice. Nothing here is applied yet.

use super::manifest::Source;
use super::own::{Health, OwnMetric, OwnSection};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of one run.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Outcome {
    /// Whether the plugin has something to say about this assessment; where it says no itself, the rest is empty.
    pub applies: bool,
    /// The rules whose condition held: weights, what does not apply, rules, each in the plugin's order.
    pub fired: Vec<FiredRule>,
    /// The ids of the rules whose condition did not hold.
    pub silent: Vec<String>,
    /// The ids of entries that have no condition: they hold always.
    pub always: Vec<String>,
    /// Figures of the plugin's own.
    pub metrics: Vec<OwnMetric>,
    /// Sections that the plugin adds to the report.
    pub sections: Vec<OwnSection>,
    /// What the plugin says of its own fitness here, for the consultant alone.
    pub health: Vec<Health>,
    /// What the plugin printed, for its author.
    pub log: Vec<String>,
    /// Steps used.
    pub steps: u64,
}

/// A rule whose condition held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FiredRule {
    /// Id of the plugin.
    pub plugin: String,
    /// Id of the rule.
    pub rule: String,
    /// Why it changes what it changes, where no finding says it.
    pub reason: Option<Text>,
    /// What it changes.
    pub effect: Option<Effect>,
    /// What it says about the organisation.
    pub finding: Option<FindingText>,
    /// What it recommends.
    pub advice: Option<AdviceText>,
    /// Where the rule comes from.
    pub source: Option<Source>,
}

/// A change of the adjusted scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The figure stays at or below a level of the questionnaire's scale.
    Cap {
        /// Whose figure.
        target: Target,
        /// The level.
        level: f64,
    },
    /// A weight is multiplied.
    Weight {
        /// Whose weight; never the overall.
        target: Target,
        /// By what, above 0 and at most 10.
        factor: f64,
    },
    /// A question counts for nothing.
    NotApplicable {
        /// Its id.
        question: String,
    },
}

/// What an effect touches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The overall score.
    Overall,
    /// A domain, by id.
    Domain(String),
    /// A question, by id.
    Question(String),
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// What annoys customers without breaking a rule.
    Irritant,
    /// Needs a look.
    Warning,
    /// Needs a decision.
    Alert,
}

/// What a rule says about the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingText {
    /// How much it matters.
    pub severity: Severity,
    /// A domain, a question, or the overall.
    pub subject: Option<Target>,
    /// In words.
    pub text: Text,
}

/// What a rule recommends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceText {
    /// Two to five words that name the action on the road map; the rule's id stands in where there are none.
    pub title: Option<Text>,
    /// In words.
    pub text: Text,
    /// 1 (a decision) to 5 (a programme).
    pub effort: u8,
    /// 1 (little) to 5 (much).
    pub value: u8,
    /// Who acts.
    pub owner: Option<Text>,
    /// By when.
    pub horizon: Horizon,
}

/// The three horizons of the road map, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Horizon {
    /// Within three months.
    #[serde(rename = "0-3")]
    Now,
    /// Within the year.
    #[serde(rename = "3-12")]
    Next,
    /// Within three years.
    #[serde(rename = "12-36")]
    Later,
}

/// A text of an author: one for all languages, or one a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// By language tag.
    Localised(BTreeMap<String, String>),
}

impl Text {
    /// The text in a locale: exactly it, else its language, else English, else the first there is.
    pub fn get(&self, locale: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Localised(texts) => {
                let language = locale.split(['-', '_']).next().unwrap_or(locale);
                [locale, language, "en"]
                    .iter()
                    .find_map(|tag| texts.get(*tag))
                    .or_else(|| texts.values().next())
                    .map_or("", String::as_str)
            }
        }
    }

    /// What it says, in all its languages.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (plain, localised) = match self {
            Self::Plain(text) => (Some(text), None),
            Self::Localised(texts) => (None, Some(texts.values())),
        };
        plain.into_iter().chain(localised.into_iter().flatten()).map(String::as_str)
    }

    /// The language tags it is written in; none for a text that is the same everywhere.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Plain(_) => None,
            Self::Localised(texts) => Some(texts.keys().map(String::as_str)),
        }
        .into_iter()
        .flatten()
    }
}
