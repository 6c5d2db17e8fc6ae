//! What stands around the scores: peers, norms, rules, actions.

use super::Position;

/// The peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    pub count: usize,
    /// Name of the pool.
    pub pool: String,
    /// Years of the assessments, as words: "2024–2026".
    pub years: String,
    pub fictional: bool,
    /// Who they are, in words: "insurance, FR".
    pub cell: String,
    /// What was asked for, in words, where it had to be widened.
    pub widened_from: Option<String>,
    /// Cells from widest to narrowest.
    pub rings: Vec<Ring>,
    /// Overall scores; empty below 20 peers.
    pub scores: Vec<f64>,
}

/// A cell of peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Who they are, in words.
    pub cell: String,
    /// The overall's place; none where the cell holds too few peers to be shown.
    pub overall: Option<Position>,
}

/// A published norm.
#[derive(Debug, Clone, PartialEq)]
pub struct Norm {
    pub index: String,
    pub population: String,
    /// With its unit.
    pub value: String,
    pub year: String,
    /// Sample, as printed; empty where unknown.
    pub n: String,
    pub source: String,
}

/// A plugin that ran.
#[derive(Debug, Clone, PartialEq)]
pub struct Plugin {
    pub id: String,
    pub title: String,
    pub version: String,
    /// Rules that fired.
    pub fired: usize,
    /// Ids of rules that did not fire.
    pub silent: Vec<String>,
    /// What it asked the organisation.
    pub declared: Vec<Declared>,
}

/// A fact that rules rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// As it was asked.
    pub question: String,
    /// With its unit; none where the organisation did not say.
    pub answer: Option<String>,
    /// Why it was asked; may be empty.
    pub why: String,
}

/// What a rule that fired did.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub rule: String,
    pub reason: String,
    /// What it asked for, in words.
    pub what: String,
    pub source: String,
    /// Name of what it acts on.
    pub subject: String,
    /// Index of the domain it acts on.
    pub domain: Option<usize>,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: String,
    pub severe: bool,
    pub text: String,
    pub source: String,
}

/// An action advised.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// "A1"; empty for an action that is not planned.
    pub code: String,
    /// Practice or rule.
    pub title: String,
    pub text: String,
    pub trace: Trace,
    /// Points of the overall gained by one level more; none for a rule.
    pub impact: Option<f64>,
    /// Whether it works on a condition that closes the next stage.
    pub opens: bool,
    /// 1 (little) to 5.
    pub effort: f64,
    /// Who carries it; may be empty.
    pub owner: String,
    pub horizon: Span,
}

impl Action {
    /// Impact for its effort.
    pub fn worth(&self) -> Option<f64> {
        self.impact.map(|impact| impact / self.effort)
    }
}

/// Where an action comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Trace {
    /// A practice's level, of levels, both as its scale numbers them.
    Practice { domain: usize, practice: usize, level: usize, levels: usize },
    /// A rule that fired.
    Rule(String),
}

/// When to act, in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// 0–3.
    Short,
    /// 3–12.
    Middle,
    /// 12–36.
    Long,
}

impl Span {
    /// The three, in order.
    pub const ALL: [Self; 3] = [Self::Short, Self::Middle, Self::Long];

    /// First and last month.
    pub const fn months(self) -> (u16, u16) {
        match self {
            Self::Short => (0, 3),
            Self::Middle => (3, 12),
            Self::Long => (12, 36),
        }
    }
}
