//! Everything the pages speak of, gathered once, in the report's language.
//!
//! What may not be shown is not in here: a hidden group has a name and no figure at all.

mod around;
mod asked;
mod figures;
mod journeys;
mod sides;
mod surveys;
mod trend;
mod voice;

use crate::locale::{Day, Locale, Messages};
use crate::scoring::{Agreement, GateState, Indicative, Tallies};
use std::sync::OnceLock;

use super::verdict::Disagreement;

pub use around::{
    Action, Basis, Declared, Effect, Extension, External, Finding, FindingKind, Meeting, Norm, Peers, Plugin, Ring,
    Span, Stopped, Trace,
};
pub use asked::{Asked, Form, Heard, Reply};
pub use figures::{Certainty, Position, Quartiles, Rated, Rating, Standing};
pub use journeys::Journey;
pub use sides::{Compared, Other, Party, Side};
pub use surveys::{Place, StageShare, Standing as SurveyStanding, Survey};
pub use trend::{Measured, Trail, Trend};
pub use voice::{Metric, Weight, Weights};

/// What a report is composed from.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each with its own sentence")]
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The report's language.
    pub locale: Locale,
    /// Name of the assessed organisation.
    pub organisation: String,
    /// Date of the assessment.
    pub day: Day,
    /// Whether nothing was measured before.
    pub first_wave: bool,
    /// Words of the footer; may be empty.
    pub confidentiality: String,
    /// The cover's title and subtitle, where the look has its own.
    pub cover: (Option<String>, Option<String>),
    /// For whom; may be empty.
    pub recipient: String,
    /// Who signs; may be empty.
    pub author: String,
    /// What is aimed at: overall score, index of the stage, day.
    pub target: Option<Target>,
    /// Whether the organisation or the peers are invented.
    pub fictional: bool,
    /// What was asked.
    pub instrument: Instrument,
    /// The leading set of respondents, of which this report speaks where it names no other.
    pub leading: Party,
    /// Other sets on the same questionnaire.
    pub sides: Vec<Side>,
    /// Sets on other questionnaires.
    pub others: Vec<Other>,
    /// Without weights, over all scored questions asked.
    pub rates: Rates,
    /// Standard deviation of the respondents' own overall scores, in points.
    pub spread: Option<f64>,
    /// Respondents from which a group is shown.
    pub minimum: usize,
    /// In the order written.
    pub groups: Vec<Group>,
    /// Whether every respondent belongs to a group.
    pub all_grouped: bool,
    /// The whole.
    pub overall: Standing,
    /// In reading order.
    pub domains: Vec<Domain>,
    /// Questions with options that do not count, in reading order.
    pub unscored: Vec<Unscored>,
    /// The staircase, where there is one.
    pub stages: Option<Stages>,
    /// Whether a pool was given that holds too few peers.
    pub few_peers: bool,
    /// Who the peers are.
    pub peers: Option<Peers>,
    /// Published figures.
    pub norms: Vec<Norm>,
    /// Metrics of customers and employees, in the order written.
    pub metrics: Vec<Metric>,
    /// Earlier waves and what changed since; none where no earlier one was given.
    pub trend: Option<Trend>,
    /// Plugins that examined something.
    pub plugins: Vec<Plugin>,
    /// What rules changed or tried to.
    pub effects: Vec<Effect>,
    /// What rules found.
    pub findings: Vec<Finding>,
    /// Rules of different plugins that hold the same.
    pub meetings: Vec<Meeting>,
    /// Plugins that did not run.
    pub stopped: Vec<Stopped>,
    /// Figures and sections of the plugins' own, by plugin.
    pub extensions: Vec<Extension>,
    /// Customers' journeys, in the order written.
    pub journeys: Vec<Journey>,
    /// By impact ÷ effort, the best first.
    pub actions: Vec<Action>,
    /// Other models whose profile the answers suggest.
    pub models: Vec<Model>,
    /// Plugins, questionnaires and templates that are not part of Palier, or not those that are pinned.
    pub external: Vec<External>,
    /// Whether every question is told with its answers.
    pub detail: bool,
    /// Whether the template says what a brief says.
    pub brief: bool,
    /// The sentences that pages are composed of.
    pub messages: Messages,
    /// Worked out when first asked for: see [`verdict::disagreements`].
    pub(super) disagreements: OnceLock<Vec<Option<Disagreement>>>,
}

/// What the answers suggest of another model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub title: String,
    pub version: String,
    /// Name and figure of each domain.
    pub domains: Vec<(String, Indicative)>,
}

/// What the organisation aims at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    pub overall: Option<f64>,
    /// Index of the stage.
    pub stage: Option<usize>,
    pub day: Option<Day>,
}

impl Facts {
    /// The actions of the road map, the best first.
    pub fn planned(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(|action| !action.code.is_empty())
    }
}

/// The questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    pub title: String,
    pub id: String,
    pub version: String,
    pub questions: usize,
    pub citation: String,
    pub licence: String,
    pub disclaimer: String,
    pub rollup: Rollup,
    pub min_answered: f64,
    /// Whether each group counts the same, whatever its size.
    pub groups_alike: bool,
}

/// How answers become a domain's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    Pooled,
    MeanOfMeans,
    WeakestLink,
}

/// How the answers were brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    SelfReported,
    /// Customers filled it in.
    Survey,
    Facilitated,
    ThirdParty,
    /// One answer a question, on which a workshop agreed.
    Consensus,
    /// One answer a question, without a workshop.
    Agreed,
}

impl Method {
    /// Whether there is one answer a question, and so no spread.
    pub const fn single(self) -> bool {
        matches!(self, Self::Consensus | Self::Agreed)
    }

    /// The message that names it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::SelfReported => "method-self",
            Self::Survey => "method-survey",
            Self::Agreed => "method-agreed",
            Self::Facilitated => "method-facilitated",
            Self::ThirdParty => "method-third-party",
            Self::Consensus => "method-consensus",
        }
    }
}

/// Shares of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    pub answered: f64,
    pub not_applicable: f64,
    pub dont_know: f64,
    pub blank: f64,
}

/// A group of respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub id: String,
    pub name: String,
    /// None for a hidden group, of which nothing else is said.
    pub shown: Option<ShownGroup>,
}

/// What is said of a group that may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownGroup {
    pub respondents: usize,
    /// People asked to answer, where known.
    pub invited: Option<usize>,
    pub overall: Rating,
    /// In the order of the domains.
    pub domains: Vec<Rating>,
}

/// A domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    pub id: String,
    pub title: String,
    /// What it is; may be empty.
    pub text: String,
    /// Share of the overall's weight, adjusted, 0 to 1; 0 where the leading set is not asked.
    pub share: f64,
    pub questions: usize,
    pub standing: Standing,
    /// Reliability, or why there is none.
    pub alpha: Alpha,
    /// How far the respondents agree; none for a consensus.
    pub agreement: Option<Agreement>,
    /// None where nothing was asked.
    pub rates: Option<Rates>,
    pub practices: Vec<Practice>,
}

/// Cronbach's alpha.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Alpha {
    Known(f64),
    OneQuestion,
    TooFew,
    NoVariance,
    Consensus,
}

/// How a question that does not count was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Unscored {
    pub id: String,
    pub question: String,
    pub text: String,
    pub options: Vec<String>,
    pub tallies: Tallies,
}

/// A practice, or a question where the domain has no practices.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    pub id: String,
    pub title: String,
    /// Whether the leading set is asked one of its questions.
    pub asked: bool,
    pub score: Rating,
    /// Median answer, rounded down, as steps above the lowest level; none when nobody answered, or for a question without levels.
    pub level: Option<usize>,
    /// How many levels above the lowest; 0 for a question without levels.
    pub levels: usize,
    /// The number that the lowest level bears in print: 0 or 1, as the scale begins.
    pub first: usize,
    /// Its answers, where they are no levels.
    pub reply: Option<Reply>,
    /// The level's name; may be empty.
    pub level_name: String,
    /// What the level looks like; may be empty.
    pub anchor: String,
    /// The name of the next level, and what it looks like; none at the top, and where its author did not say.
    pub next: Option<(String, String)>,
    /// Respondents with an answer.
    pub respondents: usize,
    /// Brought with the answers: notes and evidence.
    pub notes: Vec<String>,
    /// One a question.
    pub answers: Vec<Answers>,
    /// Its questions with their answers by group; empty where the template does not tell of them.
    pub asked_of: Vec<Asked>,
    /// Another set's name, score and respondents, where the leading one is not asked.
    pub elsewhere: Option<(String, Rating, usize)>,
}

/// How a question was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    pub question: String,
    /// Name and count a level, lowest first; an option or a number's band, worst first.
    pub counts: Vec<(String, usize)>,
    pub not_applicable: usize,
    pub dont_know: usize,
    pub blank: usize,
    pub score: Rating,
}

/// The staircase.
#[derive(Debug, Clone, PartialEq)]
pub struct Stages {
    /// Lowest first.
    pub all: Vec<StageStep>,
    /// Index of the stage reached by the conditions.
    pub staged: usize,
    /// Index of the stage that the score alone would give.
    pub by_score: Option<usize>,
    /// Conditions of the next stage; empty at the top.
    pub gates: Vec<Gate>,
    /// Published shares of organisations by stage, oldest first.
    pub surveys: Vec<Survey>,
    /// The stage reached, in the latest survey that tells of it.
    pub standing: Option<SurveyStanding>,
}

impl Stages {
    /// Conditions of the next stage that do not hold.
    pub fn missing(&self) -> usize {
        self.gates.iter().filter(|gate| !gate.holds()).count()
    }

    /// The stage reached.
    pub fn current(&self) -> &StageStep {
        &self.all[self.staged]
    }

    /// The stage above, if any.
    pub fn next(&self) -> Option<&StageStep> {
        self.all.get(self.staged + 1)
    }
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageStep {
    pub id: String,
    pub title: String,
    /// What it looks like; may be empty.
    pub text: String,
    pub from: f64,
}

/// A condition of a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// What must be true, in words.
    pub title: String,
    pub kind: GateKind,
    pub state: GateState,
    /// What the consultant saw, where it was settled by evidence; may be empty.
    pub evidence: String,
}

impl Gate {
    /// Whether it lets the organisation through.
    pub fn holds(&self) -> bool {
        matches!(self.state, GateState::Holds | GateState::SettledHolds)
    }
}

/// What a condition asks, and what was found.
#[derive(Debug, Clone, PartialEq)]
pub enum GateKind {
    /// A domain's score.
    Domain { domain: usize, at_least: f64 },
    /// More than a share of the audience at or above a level.
    Question { domain: usize, share: f64, found: Option<f64> },
    /// The one agreed answer of the audience is at or above a level.
    Agreed { domain: usize, found: Option<bool> },
    /// A fact about the organisation that is a yes or no.
    FactIs { is: bool, found: Option<bool> },
    /// A fact about the organisation that is a number.
    FactAtLeast { at_least: f64, found: Option<f64> },
}
