//! Journeys: the way of a typical customer through an organisation, step by step, as it is lived today and as it is wanted.
//!
//! What was not looked at is absent, never zero: a step without a list of irritants was not examined, one with an empty list has none.

mod read;
mod schema;

use crate::locale::Day;
use crate::questionnaire::Text;
use std::ops::RangeInclusive;

pub(super) use read::journeys;
pub use read::read_journey;
pub(super) use schema::definitions;
pub use schema::journey_schema;

/// The scale of feelings, from worst to best; 0 is neutral.
pub const FEELINGS: RangeInclusive<f64> = -2.0..=2.0;

/// A journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// Id, unique in an assessment.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Whose journey it is.
    pub persona: Option<Persona>,
    /// The words of the scale, from −2 to +2, where the author gives his own.
    pub scale: Option<[Text; 5]>,
    /// Where the figures come from.
    pub survey: Option<Survey>,
    /// Channels: id and title, in the order written.
    pub channels: Vec<(String, Text)>,
    /// Two steps or more, in the customer's order.
    pub steps: Vec<JourneyStep>,
}

impl Journey {
    /// A channel's title.
    pub fn channel(&self, channel: usize) -> &Text {
        &self.channels[channel].1
    }
}

/// A typical customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Persona {
    /// Name.
    pub name: Text,
    /// Who that is.
    pub text: Option<Text>,
    /// What this customer wants to reach.
    pub goal: Option<Text>,
}

/// The survey behind a journey's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Customers asked.
    pub n: Option<usize>,
    /// What was done.
    pub source: Text,
    /// First and last day.
    pub period: Option<(Day, Day)>,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyStep {
    /// Id, unique in the journey.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What the customer does.
    pub customer: Option<Text>,
    /// What the organisation promises here.
    pub promise: Option<Text>,
    /// What the customer expects and does not get.
    pub expectation_unmet: Option<Text>,
    /// Channels offered, touchpoints' included, by index, sorted.
    pub channels: Vec<usize>,
    /// How it feels.
    pub emotion: Emotion,
    /// How much it counts for the customer, 1 to 5.
    pub weight: Option<f64>,
    /// Whether the relation can turn here.
    pub moment_of_truth: bool,
    /// Touchpoints.
    pub touchpoints: Vec<Touchpoint>,
    /// What irritates; none where nobody looked.
    pub irritants: Option<Vec<Irritant>>,
    /// What delights.
    pub delights: Vec<Delight>,
    /// How long it takes, in minutes.
    pub minutes: Option<f64>,
    /// What staff do before the customer's eyes.
    pub front_stage: Option<Text>,
    /// What is done out of sight.
    pub back_stage: Option<Text>,
    /// Processes that support it.
    pub support: Vec<Text>,
    /// How the employees live it.
    pub employees: Option<Text>,
}

/// How a step feels, from −2 to +2.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Emotion {
    /// The mean of today.
    pub today: Option<f64>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// The 95 % interval of today's mean.
    pub interval: Option<(f64, f64)>,
    /// Customers asked about this step.
    pub n: Option<usize>,
}

impl Emotion {
    /// Whether it lies below neutral and its interval, where there is one, does not reach it.
    pub fn below_neutral(&self) -> bool {
        self.today.is_some_and(|today| today < 0.0) && self.interval.is_none_or(|(_, high)| high < 0.0)
    }
}

/// A touchpoint: where a step meets a channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Touchpoint {
    /// Id, unique in the journey.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What it serves, where its title does not say so.
    pub purpose: Option<Text>,
    /// Index of the channel.
    pub channel: usize,
    /// Contacts a year.
    pub volume: Option<f64>,
    /// What customers say of it.
    pub satisfaction: Option<Satisfaction>,
    /// Who answers for it.
    pub owner: Option<Text>,
}

/// Satisfaction with a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Satisfaction {
    /// The figure.
    pub value: Satisfied,
    /// Customers asked.
    pub n: Option<usize>,
}

/// The two ways in which satisfaction is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Satisfied {
    /// A mean from 0 to 10.
    Score(f64),
    /// The satisfied, as a share of 1.
    Share(f64),
}

/// What irritates.
#[derive(Debug, Clone, PartialEq)]
pub struct Irritant {
    /// In a few words: they stand on the chart.
    pub text: Text,
    /// More about it.
    pub detail: Option<Text>,
    /// Customers of this step whom it meets, as a share of 1.
    pub affected: Option<f64>,
}

/// What delights.
#[derive(Debug, Clone, PartialEq)]
pub struct Delight {
    /// In a few words: they stand on the chart.
    pub text: Text,
    /// More about it.
    pub detail: Option<Text>,
}
