//! The staircase: the stages as steps, where the organisation stands, its target, and the gate between.

use serde::Serialize;

/// A staircase of any number of stages, for the stage's page ([`staircase`]) or the cover ([`cover_staircase`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Staircase {
    /// Alternative text.
    pub alt: String,
    /// The stages from the lowest to the highest.
    pub stages: Vec<Stair>,
    /// Today: a pole with a ball on its step.
    pub now: Option<Pole>,
    /// The target: a pole with a flag.
    pub target: Option<Pole>,
    /// The gate that blocks the way.
    pub gate: Option<Post>,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Stair {
    /// The stage's name; its number is its place.
    pub name: String,
    /// Its threshold, as text (`dès 35`); empty if none.
    pub threshold: String,
    /// What it looks like, in a few words; may be empty.
    pub text: String,
    /// How it is painted.
    pub state: StairState,
    /// The peers' share at this stage.
    pub share: Option<Share>,
}

/// How a step is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StairState {
    /// Below the organisation's stage.
    Passed,
    /// The organisation's stage.
    Current,
    /// The stage aimed at.
    Target,
    /// Above.
    #[default]
    Rest,
}

/// The peers' share at a stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// From 0 to 1.
    pub value: f64,
    /// The share as text (`32 %`).
    pub label: String,
    /// The count as text (`68 pairs`).
    pub note: String,
}

/// A pole on a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pole {
    /// The step's place, from 0.
    pub stage: usize,
    /// The bold line (`Aujourd’hui`).
    pub title: String,
    /// The line below (`53,2 ± 2,3`); may be empty.
    pub text: String,
}

/// The gate before a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Post {
    /// The step that the gate closes, from 0; a gate before the first step is not drawn.
    pub before: usize,
    /// The bold line (`La porte du palier 4`).
    pub title: String,
    /// The line below (`3 conditions sur 5 manquent`).
    pub text: String,
}
