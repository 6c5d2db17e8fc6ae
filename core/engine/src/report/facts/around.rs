//! What stands around the scores: peers, norms, rules, actions.

use super::{Position, Reply};
use crate::locale::{self, Day};
use crate::plugin::{Outcomes, OwnMetric, OwnSection};
use crate::scoring::Support;

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
    /// Whether they are known by quantiles alone.
    pub quantiles: bool,
    /// The share that assessed itself, 0 to 1; none where unknown, or where a few would be told apart.
    pub self_assessed: Option<f64>,
    /// Overall scores, or points that stand for them; empty below 20 peers.
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
    /// Who published it; empty where that is where it was read.
    pub publisher: String,
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

/// A plugin that did not run, without which the report goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct Stopped {
    pub title: String,
    pub version: String,
    /// In one line.
    pub why: String,
}

/// Rules of several plugins that hold the same figure or weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Name of what they hold.
    pub subject: String,
    /// How many plugins.
    pub plugins: usize,
    /// What each rule does, in words.
    pub rules: Vec<String>,
    pub outcomes: Vec<Outcomes>,
}

/// What a plugin adds of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Extension {
    pub title: String,
    pub version: String,
    pub metrics: Vec<OwnMetric>,
    pub sections: Vec<OwnSection>,
}

/// A plugin, questionnaire or template that is not part of Palier, or not the one that the assessment pins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// `plugins/hotels`.
    pub name: String,
    /// SHA-256 over its files.
    pub sha256: String,
    /// The hash that the assessment pins, where it is another.
    pub pinned: Option<String>,
    /// Whether it came with the binary after all.
    pub shipped: bool,
}

impl External {
    /// One that did not come with the binary, as found.
    pub const fn new(name: String, sha256: String) -> Self {
        Self { name, sha256, pinned: None, shipped: false }
    }
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
    /// Where respondents' answers settled it: the short label of the question put to them, and what stands behind its answer.
    pub settled: Option<(String, Support)>,
}

/// What a rule that fired did.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub rule: String,
    pub reason: String,
    /// What it asked for, in words.
    pub what: String,
    /// Never empty: what rests on no source is the consultant's choice.
    pub source: String,
    /// Name of what it acts on.
    pub subject: String,
    /// Index of the domain it acts on.
    pub domain: Option<usize>,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// What a rule found, or only advises.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub rule: String,
    pub kind: FindingKind,
    pub text: String,
    /// Never empty.
    pub source: String,
}

/// How a finding is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// Needs a decision or a look.
    Alert,
    /// Worth knowing.
    Note,
    /// An action, without any finding.
    Advice,
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
    /// Points by which what is wanted exceeds what is perceived, where they are more than chance.
    pub wish: Option<f64>,
    /// 1 (little) to 5.
    pub effort: f64,
    /// Who carries it; may be empty.
    pub owner: String,
    pub horizon: Span,
    /// The last day, where the consultant set one.
    pub by: Option<Day>,
    /// Whether a decision takes it up.
    pub decided: bool,
    /// Whether the consultant decided it, or wrote of it.
    pub chosen: bool,
    pub basis: Basis,
}

impl Action {
    /// Impact for its effort.
    pub fn worth(&self) -> Option<f64> {
        self.impact.map(|impact| impact / self.effort)
    }
}

/// What an action rests on, and what would show that it succeeded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Basis {
    /// What was asked; empty for a rule.
    pub question: String,
    /// Id of the question or of the rule: it stays from wave to wave.
    pub id: String,
    /// The level or the answer reached, in steps above the lowest.
    pub steps: usize,
    /// Steps from the lowest level to the highest; 0 for a rule.
    pub of: usize,
    /// The number that the lowest level bears in print.
    pub first: usize,
    /// What is true today; may be empty.
    pub today: String,
    /// What is seen one level up; empty for a rule.
    pub next: String,
    /// The question's score; none for a rule.
    pub score: Option<f64>,
    /// How it was answered, where answers are no levels.
    pub reply: Option<Reply>,
    /// Answers per level, lowest first; empty for a rule.
    pub counts: Vec<(String, usize)>,
    /// What proves a level.
    pub evidence: Vec<String>,
    /// Brought with the answers.
    pub notes: Vec<String>,
    /// Conditions of the next stage that it works on and that do not hold, by their place among them.
    pub gates: Vec<usize>,
    /// What a rule looks at; empty for a practice.
    pub subject: String,
    /// Where a rule comes from; empty for a practice.
    pub source: String,
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

    /// The one in which a day lies, seen from another.
    pub fn holding(by: Day, from: Day) -> Self {
        let within = |span: &Self| by <= locale::add_months(from, span.months().1);
        Self::ALL.into_iter().find(within).unwrap_or(Self::Long)
    }

    /// First and last month.
    pub const fn months(self) -> (u16, u16) {
        match self {
            Self::Short => (0, 3),
            Self::Middle => (3, 12),
            Self::Long => (12, 36),
        }
    }
}
