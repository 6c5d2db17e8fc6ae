//! The pages of a customers' journey.

use serde::Serialize;

use super::{Figure, Head, Note, Table};

/// A journey: its curve, what counts in it, which steps come first, and what stands behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Journey {
    /// Head; its id is `journey-` and the journey's own.
    pub head: Head,
    /// The emotional curve; none when no step says how it feels.
    pub figure: Option<Figure>,
    /// Moments of truth, irritants, delights.
    pub columns: Vec<JourneyColumn>,
    /// The steps, the first to take on first, with the factors of their priority.
    pub ranking: Table,
    /// Where the ranking comes from, and touchpoints that repeat each other.
    pub notes: Vec<Note>,
    /// What the customer does and what the organisation does for it; none when nothing of it was described.
    pub blueprint: Option<Blueprint>,
    /// Touchpoints with volume and satisfaction; none when there are none.
    pub touchpoints: Option<Table>,
}

/// One of the columns below the curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JourneyColumn {
    /// Its title.
    pub title: String,
    /// `moments`, `irritants`, `delights`.
    pub kind: &'static str,
    /// Its sign on the curve; inline SVG, trusted.
    pub svg: String,
    /// What stands in it.
    pub points: Vec<Note>,
    /// Said when there is nothing; empty otherwise.
    pub none: String,
}

/// The lanes of a service blueprint, a few steps a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Blueprint {
    /// Its finding or subject.
    pub title: String,
    /// How to read it.
    pub unit: String,
    /// The head of the lanes' column.
    pub corner: String,
    /// The words on the line below which the customer sees nothing.
    pub line: String,
    /// All steps, in order.
    pub parts: Vec<BlueprintPart>,
}

/// Some steps that follow one another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlueprintPart {
    /// The steps.
    pub steps: Vec<BlueprintStep>,
    /// Lanes above the line of visibility.
    pub seen: Vec<Lane>,
    /// Lanes below it.
    pub unseen: Vec<Lane>,
}

/// A step at the head of a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlueprintStep {
    /// From 1.
    pub number: usize,
    /// Title.
    pub title: String,
    /// The sign of a moment of truth; inline SVG, trusted.
    pub svg: Option<String>,
}

/// A lane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lane {
    /// What it tells.
    pub label: String,
    /// One text a step; a dash where nothing was described.
    pub cells: Vec<String>,
}
