//! The two pages of a brief, beside the summary.

use serde::Serialize;

use super::{Head, KeyFigure, Note, Table};

/// What the two pages of a brief say beside the summary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// Whose, when, for whom.
    pub line: String,
    /// The summary's key figures, the position in plain words.
    pub keys: Vec<KeyFigure>,
    /// What the next stage lacks; none at the top, or without stages.
    pub lacks: Option<Lacks>,
    /// All domains side by side: without stages, unless there are many.
    pub scores: Option<Scores>,
    /// The summary's caveat, its source in plain words.
    pub caveat: Note,
    /// Stands before what was noted with an answer: "Noted when answering".
    pub noted: String,
    /// Head of the second page.
    pub head: Head,
    /// By date, five at most.
    pub deeds: Vec<Deed>,
    /// Advice that waits, as much of it as the page has room for.
    pub next: Option<Table>,
    /// Method and sources.
    pub notes: Vec<Note>,
}

/// A drawing of all domains, with its title; its source is the caveat's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown, its scale and marks.
    pub unit: String,
    /// Inline SVG, trusted.
    pub svg: String,
}

/// What closes the next stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lacks {
    /// How many conditions, of how many.
    pub title: String,
    /// Where the score stands against that stage's threshold; may be empty.
    pub note: String,
    /// Conditions that do not hold, each with what was asked and found, where that is a figure; then those that hold, where there is room.
    pub conditions: Vec<Note>,
}

/// A thing to do, on a few lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deed {
    /// From 1.
    pub rank: usize,
    /// What.
    pub text: String,
    /// What is true today, why now, how one will know.
    pub story: Vec<Note>,
    /// Who, by when, at what cost.
    pub facts: Vec<Note>,
    /// Whether both are few enough to stand side by side.
    pub one_row: bool,
    /// What was noted with the answer, within quotation marks; may be empty.
    pub said: String,
}
