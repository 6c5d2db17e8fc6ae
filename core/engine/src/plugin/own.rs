//! What a plugin adds of its own beside its rules: figures, sections of the report, and what it says of its own fitness.

use super::manifest::Source;
use super::outcome::Text;
use serde::{Deserialize, Serialize};

/// A figure that a plugin works out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnMetric {
    /// Id of the plugin.
    pub plugin: String,
    /// Its id within the plugin.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// The figure, finite.
    pub value: f64,
    /// Digits after the decimal mark, 0 to 3.
    pub decimals: u8,
    /// What it is counted in.
    pub unit: Option<Text>,
    /// Cases behind it.
    pub n: Option<u64>,
    /// Its 95 % interval, where the plugin can say one: low, high.
    pub interval: Option<(f64, f64)>,
    /// Which way is better.
    pub better: Option<Better>,
    /// How it is made, in a sentence.
    pub note: Option<Text>,
    /// Where the way of counting comes from.
    pub source: Option<Source>,
}

/// Which way a figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A section of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnSection {
    /// Id of the plugin.
    pub plugin: String,
    /// Its id within the plugin.
    pub id: String,
    /// Its heading: what the reader is to take away.
    pub title: Text,
    /// One or two sentences under the heading.
    pub lead: Option<Text>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading within the section.
    Heading(Text),
    /// A paragraph.
    Text(Text),
    /// Points, in order.
    List(Vec<Text>),
    /// A table.
    Table(OwnTable),
    /// A chart of the report's own set.
    Chart(OwnChart),
}

/// A table: every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnTable {
    /// What it shows.
    pub title: Text,
    /// Heads of the columns.
    pub columns: Vec<Text>,
    /// Rows of cells.
    pub rows: Vec<Vec<Cell>>,
    /// What a reader must know, under it.
    pub note: Option<Text>,
    /// Where the figures come from.
    pub source: Option<Source>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing is known.
    Absent,
    /// A number, written in the reader's way.
    Number(f64),
    /// Words.
    Text(Text),
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnChart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows.
    pub title: Text,
    /// What the axis counts.
    pub unit: Text,
    /// The axis, from and to; 0–100 where the plugin says nothing.
    pub axis: (f64, f64),
    /// One row a thing shown, in order.
    pub rows: Vec<ChartRow>,
    /// Names of the two values of a dumbbell: from, to.
    pub ends: Option<(Text, Text)>,
    /// What a reader must know, under it.
    pub note: Option<Text>,
    /// Where the figures come from.
    pub source: Option<Source>,
}

/// The charts that a plugin may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// A bar a row.
    Bars,
    /// A dot a row, with its interval where there is one.
    Dots,
    /// Two dots a row and the gap between them.
    Dumbbell,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartRow {
    /// What it is about.
    pub label: Text,
    /// Its value; nothing is drawn where none is known.
    pub value: Option<f64>,
    /// The second value, of a dumbbell.
    pub to: Option<f64>,
    /// The interval, of a dot: low, high.
    pub interval: Option<(f64, f64)>,
    /// Cases behind it.
    pub n: Option<u64>,
}

/// What a plugin says of its own fitness: a fact that would open more rules, a threshold that is out of date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Id of the plugin.
    pub plugin: String,
    /// Whether the consultant should act before the report is printed.
    pub warning: bool,
    /// In words.
    pub text: Text,
}
