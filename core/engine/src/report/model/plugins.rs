//! What plugins did and what they add.

use serde::Serialize;

use super::{Figure, Head, Link, Note, Table};

/// The effect of all sector rules together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RulesEffect {
    /// The difference, with its sign: "−4.2".
    pub value: String,
    /// "points", in its number.
    pub unit: String,
    /// From which score to which, by how many rules.
    pub text: String,
    /// Where the rules are told.
    pub link: Link,
}

/// Sector rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rules {
    /// Head.
    pub head: Head,
    /// Plugins that did not run, and why.
    pub stopped: Vec<Note>,
    /// Rules that fired: trigger, source, subject, before → after.
    pub effects: Option<Table>,
    /// "Where extensions meet".
    pub meetings_title: String,
    /// Rules of different plugins that hold the same figure or weight.
    pub meetings: Vec<Note>,
    /// Findings of rules.
    pub findings: Vec<Note>,
    /// The facts that rules rest on, as the organisation stated them.
    pub declared: Option<Table>,
    /// Plugins, versions, rules examined without effect.
    pub notes: Vec<Note>,
}

/// A section that a plugin adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Extension {
    /// Head: its section is the plugin's name; its id is `extension-` and a number.
    pub head: Head,
    /// Whether it opens a page; the others follow on what stands before them.
    pub first: bool,
    /// What it shows, in order.
    pub blocks: Vec<ExtensionBlock>,
}

/// A part of a plugin's section: its `kind`, and `of` with the rest.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "lowercase")]
pub enum ExtensionBlock {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Points, in order.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Figure),
}
