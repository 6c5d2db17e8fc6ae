//! What a plugin is shown: the measured figures and the facts of one organisation. No peer, no respondent, no hidden group.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The value of a fact or a setting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Boolean(bool),
    /// A number, whole or not.
    Number(f64),
    /// A text, or the id of an option.
    Text(String),
}

/// Values of facts or settings by their ids.
pub type Values = BTreeMap<String, FactValue>;

/// The settings that a consultant changed; the others keep the manifest's defaults.
pub type Settings = Values;

/// Figures by id, 0–100; `None` where the thing exists and was not rated.
pub type Figures = BTreeMap<String, Option<f64>>;

/// Everything that a rule may look at.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Snapshot {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Its major version.
    pub major: u64,
    /// Whose assessment it is.
    pub organisation: Organisation,
    /// What the assessment states; a plugin sees those that its manifest declares.
    pub facts: Values,
    /// The questionnaire's levels.
    pub level_scale: LevelScale,
    /// The measured overall score.
    pub overall: Option<f64>,
    /// Measured scores of all domains.
    pub domains: Figures,
    /// Measured scores of all scored questions.
    pub questions: Figures,
    /// Measured scores of the practices that group questions.
    #[serde(default)]
    pub practices: Figures,
    /// Who answered.
    #[serde(default)]
    pub respondents: Respondents,
    /// Every point of view of the questionnaire; none for one that nobody spoke from, or too few.
    #[serde(default)]
    pub perspectives: BTreeMap<String, Option<Perspective>>,
    /// Customers' journeys by id.
    #[serde(default)]
    pub journeys: BTreeMap<String, JourneyFigures>,
    /// Domain scores of the groups that may be shown.
    pub groups: BTreeMap<String, Figures>,
    /// Metrics of customers and employees by kind, the first written of each kind.
    #[serde(default)]
    pub metrics: BTreeMap<String, Metric>,
    /// The overall score's percentile among the peers, where there is one.
    #[serde(default)]
    pub percentile: Option<f64>,
    /// The same of domains.
    #[serde(default)]
    pub percentiles: BTreeMap<String, f64>,
    /// Ids of domains and questions that customers answered: rules raise findings there, and change no figure.
    #[serde(default)]
    pub customers: BTreeSet<String>,
}

/// A metric's figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// In the kind's unit: points, percent, of a scale, money or time.
    pub value: f64,
    /// Cases behind it, where they are known.
    pub n: Option<usize>,
}

/// The set of respondents that leads.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Respondents {
    /// How many; none for one answer that all agreed on.
    pub n: Option<usize>,
    /// `employees` or `customers`.
    pub population: Option<String>,
    /// `self`, `facilitated` or `third-party`.
    pub method: Option<String>,
    /// Id of their point of view, where the questionnaire has several.
    pub perspective: Option<String>,
}

/// The figures from one point of view.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Perspective {
    /// How many respondents; none for one answer that all agreed on.
    pub n: Option<usize>,
    /// Measured scores of all domains; none where these people are not asked.
    pub domains: Figures,
}

/// What a journey says in figures. What nobody looked at is none, never 0.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct JourneyFigures {
    /// Its steps.
    pub steps: usize,
    /// Its touchpoints.
    pub touchpoints: usize,
    /// Steps on which the relation can turn.
    pub moments_of_truth: usize,
    /// What irritates, over the steps that were examined.
    pub irritants: Option<usize>,
    /// What delights, where anything was noted.
    pub delights: Option<usize>,
    /// Steps that surely feel worse than neutral, where feelings are known.
    pub below_neutral: Option<usize>,
    /// The step that feels worst.
    pub lowest: Option<LowestStep>,
    /// The touchpoint with the lowest mean satisfaction.
    pub weakest: Option<WeakestTouchpoint>,
}

/// The step that feels worst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LowestStep {
    /// Its id.
    pub step: String,
    /// Mean feeling, −2 to +2.
    pub feeling: f64,
    /// Customers asked.
    pub n: Option<usize>,
}

/// The touchpoint that satisfies least.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeakestTouchpoint {
    /// Its id.
    pub touchpoint: String,
    /// The id of its step.
    pub step: String,
    /// Mean satisfaction, 0 to 10.
    pub satisfaction: f64,
    /// Customers asked.
    pub n: Option<usize>,
}

/// The organisation as its assessment describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Id of its sector.
    pub sector: Option<String>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Size band.
    pub size: Option<String>,
}

/// The lowest and highest level of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LevelScale {
    /// The level of a score of 0.
    pub min: f64,
    /// The level of a score of 100.
    pub max: f64,
}

impl Default for LevelScale {
    fn default() -> Self {
        Self { min: 0.0, max: 3.0 }
    }
}

impl LevelScale {
    /// The level of a score on 0–100.
    pub fn level(self, score: f64) -> f64 {
        self.min + score / 100.0 * (self.max - self.min)
    }
}
