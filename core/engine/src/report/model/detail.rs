//! A domain practice by practice and question by question, for templates that tell of every answer.

use serde::Serialize;

use super::{Head, KeyFigure, Note, Table};

/// Every practice of a domain that was asked of, with its answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// Head; its id is `detail-` and the domain's id.
    pub head: Head,
    /// In reading order.
    pub practices: Vec<PracticeDetail>,
    /// Instrument, date and number of respondents, for all of them.
    pub source: String,
}

/// A practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeDetail {
    /// Anchor.
    pub id: String,
    /// Name.
    pub title: String,
    /// Its score with its interval and number of respondents; `value` is a dash where there is none, and `text` says why.
    pub score: KeyFigure,
    /// The level reached and the next one, as their author describes them; empty where there are no levels.
    pub rungs: Vec<Rung>,
    /// Its questions.
    pub questions: Vec<QuestionDetail>,
    /// What to do next.
    pub advice: Vec<Note>,
    /// What was seen: notes and evidence brought with the answers.
    pub evidence: Vec<String>,
}

/// A level of a practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rung {
    /// "Level reached", "Next level".
    pub label: String,
    /// The level's name.
    pub name: String,
    /// What it looks like.
    pub text: String,
    /// Its steps; inline SVG, trusted. None where answers have words of their own.
    pub svg: Option<String>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionDetail {
    /// Its id in the questionnaire.
    pub id: String,
    /// Its short label; empty where it bears its practice's name.
    pub title: String,
    /// As it was put.
    pub text: String,
    /// How it was to be answered; may be empty.
    pub help: String,
    /// Its score with its interval; empty where the practice has no other question, or where it does not count.
    pub score: String,
    /// Shares by class, of all and of groups; inline SVG, trusted. None where a table tells them, or nothing may be shown.
    pub svg: Option<String>,
    /// The shares behind the drawing; else in its place, where several options could be chosen.
    pub table: Option<Table>,
    /// The answer agreed on, why nothing is shown, or how many gave no answer; may be empty.
    pub note: String,
}
