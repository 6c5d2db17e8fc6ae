//! The checked assessment and its answers.

use super::{Journey, Look, Metric};
use crate::locale::{Day, Locale};
use crate::questionnaire::Text;
use std::collections::BTreeMap;

/// One engagement: an organisation, at a date, with its answers.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Whom it is about.
    pub organisation: Organisation,
    /// When.
    pub date: Day,
    /// Which wave, from 1.
    pub wave: u32,
    /// Sets of respondents; the first one leads.
    pub sets: Vec<RespondentSet>,
    /// Facts by id.
    pub facts: BTreeMap<String, FactValue>,
    /// Gates settled by evidence.
    pub gates: BTreeMap<String, SettledGate>,
    /// Metrics of customers and employees, in the order written; they never enter a score.
    pub metrics: Vec<Metric>,
    /// What the organisation aims at.
    pub target: Option<Target>,
    /// Against whom it is compared.
    pub benchmark: Option<BenchmarkRequest>,
    /// Plugins that run, with their settings, in the order written.
    pub plugins: Vec<PluginRequest>,
    /// Customers' journeys, in the order written.
    pub journeys: Vec<Journey>,
    /// How it is reported.
    pub report: ReportRequest,
}

/// The assessed organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Name, any text.
    pub name: String,
    /// Sector id (`insurance`).
    pub sector: Option<String>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Size band.
    pub size: Option<String>,
    /// Whether it is invented; every figure of its report then says so.
    pub fictional: bool,
}

/// Respondents who answered one questionnaire from one point of view.
#[derive(Debug, Clone)]
pub struct RespondentSet {
    /// Index of the questionnaire among the assessment's.
    pub questionnaire: usize,
    /// How the answers were gathered.
    pub method: Method,
    /// Point of view, where the questionnaire has several.
    pub perspective: Option<usize>,
    /// First and last day of answering.
    pub period: Option<(Day, Day)>,
    /// Groups in the order written.
    pub groups: Vec<Group>,
    /// Who answered.
    pub population: Population,
    /// Fewest respondents from whom a group is shown.
    pub minimum: usize,
    /// The answers.
    pub sheet: AnswerSheet,
    /// Notes and evidence of a consensus, by question index.
    pub notes: BTreeMap<usize, ConsensusNote>,
}

impl RespondentSet {
    /// The number of respondents from which it is ranked among peers, where it has fewer.
    pub fn unranked(&self, questionnaire: &crate::questionnaire::Questionnaire) -> Option<usize> {
        questionnaire.unranked(self.perspective, self.sheet.respondents.len())
    }
}

/// Who answered: it settles from how many people a group is shown, and whether rules may move figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Population {
    /// People of the organisation: groups are shown from 10.
    Employees,
    /// Its customers: groups are shown from 5, and rules raise findings only.
    Customers,
}

impl Population {
    /// Who answers from a point of view, by its id, unless an assessment says otherwise.
    pub fn of_perspective(id: &str) -> Self {
        if id.starts_with("customer") { Self::Customers } else { Self::Employees }
    }

    /// As written in an assessment.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Employees => "employees",
            Self::Customers => "customers",
        }
    }

    /// Fewest respondents from whom a group is shown.
    pub const fn minimum(self) -> usize {
        match self {
            Self::Employees => 10,
            Self::Customers => 5,
        }
    }
}

/// How answers were gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// By the organisation itself.
    SelfAssessed,
    /// With a consultant.
    Facilitated,
    /// By a third party.
    ThirdParty,
}

impl Method {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::SelfAssessed, Self::Facilitated, Self::ThirdParty];

    /// As written in an assessment.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SelfAssessed => "self",
            Self::Facilitated => "facilitated",
            Self::ThirdParty => "third-party",
        }
    }
}

/// A group of respondents.
#[derive(Debug, Clone)]
pub struct Group {
    /// Id, as written in answers.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Audience of the questionnaire to which it belongs.
    pub audience: Option<usize>,
    /// People invited.
    pub invited: Option<usize>,
}

/// Who answered, and all cells.
#[derive(Debug, Clone)]
pub struct AnswerSheet {
    /// Respondents in file order.
    pub respondents: Vec<Respondent>,
    /// Row-major: respondent × question.
    pub cells: Vec<Cell>,
    /// Questions a row.
    pub questions: usize,
    /// Whether it is a workshop's consensus: one row that stands for many people.
    pub consensus: bool,
}

impl AnswerSheet {
    /// A respondent's answer to a question.
    pub fn cell(&self, respondent: usize, question: usize) -> Cell {
        self.cells[respondent * self.questions + question]
    }

    /// A rated answer's ratio.
    pub fn ratio(&self, respondent: usize, question: usize) -> Option<f64> {
        self.cell(respondent, question).ratio()
    }

    /// The ratios of a question's rated answers, in the order of the respondents.
    pub fn ratios(&self, question: usize) -> impl Iterator<Item = f64> {
        self.cells.iter().skip(question).step_by(self.questions.max(1)).filter_map(Cell::ratio)
    }

    /// The ratios of those who rated all of these questions, person after person, each with as many as there are questions.
    pub fn complete(&self, questions: &[usize]) -> Vec<f64> {
        let mut cases = Vec::with_capacity(self.respondents.len() * questions.len());
        for row in self.cells.chunks_exact(self.questions.max(1)) {
            let from = cases.len();
            cases.extend(questions.iter().map_while(|question| row[*question].ratio()));
            if cases.len() < from + questions.len() {
                cases.truncate(from);
            }
        }
        cases
    }
}

/// One respondent; the id never leaves the engine but for `--respondents`.
#[derive(Debug, Clone)]
pub struct Respondent {
    /// Id, as written.
    pub id: String,
    /// Index of the group.
    pub group: Option<usize>,
    /// Weight, above 0.
    pub weight: f64,
}

/// One answer, in one of the five states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Hidden: outside every rate and denominator.
    NotAsked,
    /// Left empty.
    Blank,
    /// Does not apply.
    NotApplicable,
    /// Does not know.
    DontKnow,
    /// Answered.
    Rated {
        /// 0–1, after reversal.
        ratio: f64,
        /// The number written (scale, number), or the option's index, or the bit set of the options ticked.
        raw: f64,
    },
    /// Free words were written (kept elsewhere; never scored).
    Written,
}

impl Cell {
    /// Of a rated answer.
    pub fn ratio(&self) -> Option<f64> {
        match self {
            Self::Rated { ratio, .. } => Some(*ratio),
            _ => None,
        }
    }
}

/// What a workshop noted beside its answer.
#[derive(Debug, Clone, Default)]
pub struct ConsensusNote {
    /// What was observed.
    pub note: Option<String>,
    /// What was seen.
    pub evidence: Option<String>,
}

/// A fact about the organisation.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A word.
    Text(String),
}

/// A gate that the consultant settled by evidence.
#[derive(Debug, Clone)]
pub struct SettledGate {
    /// Whether it holds.
    pub holds: bool,
    /// What was seen.
    pub evidence: String,
}

/// What the organisation aims at.
#[derive(Debug, Clone)]
pub struct Target {
    /// Overall score.
    pub overall: Option<f64>,
    /// Stage id.
    pub stage: Option<String>,
    /// Until when.
    pub date: Option<Day>,
}

/// Against whom to compare.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch that the author sets")]
pub struct BenchmarkRequest {
    /// The pool's file, as written.
    pub pool: String,
    /// Compare within the sector.
    pub sector: bool,
    /// Compare within the country.
    pub country: bool,
    /// Compare within the size band.
    pub size: bool,
    /// Peers below which the cell is widened.
    pub enough: usize,
    /// Whether the pool is invented; every figure from it then says so.
    pub fictional: bool,
    /// How the pool is named in source lines.
    pub title: Option<Text>,
    /// The pool's year, for source lines.
    pub year: Option<String>,
}

/// A plugin to run.
#[derive(Debug, Clone)]
pub struct PluginRequest {
    /// Its id.
    pub id: String,
    /// Settings that differ from its defaults.
    pub settings: BTreeMap<String, FactValue>,
    /// What happens where it does not run to its end.
    pub on_failure: OnFailure,
    /// The hash of the plugin that the engagement was made with, in hexadecimal.
    pub sha256: Option<String>,
}

/// What happens where a plugin does not run to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnFailure {
    /// Nothing is reported.
    #[default]
    Stop,
    /// The rest is reported, and the report says that the plugin did not run.
    Report,
}

/// How to report.
#[derive(Debug, Clone)]
pub struct ReportRequest {
    /// Template id.
    pub template: String,
    /// Language.
    pub locale: Locale,
    /// The client's colours, fonts, logo and cover.
    pub look: Look,
    /// Words of the footer ("Confidential").
    pub confidentiality: Option<String>,
    /// For whom the report is.
    pub recipient: Option<String>,
    /// Consultant who signs.
    pub author: Option<String>,
    /// Words by id: they replace a composed headline or sentence.
    pub words: BTreeMap<String, String>,
    /// Comments by page id.
    pub comments: BTreeMap<String, Vec<String>>,
    /// Quotes by page id.
    pub quotes: BTreeMap<String, Vec<QuoteRequest>>,
    /// Decisions that the consultant asks for; they come before the composed ones.
    pub decisions: Vec<DecisionRequest>,
    /// Ids of other models whose profile the answers suggest.
    pub indicative: Vec<String>,
    /// Action sheets.
    pub sheets: SheetsRequest,
}

/// Which actions come as sheets, and what the consultant knows of them.
#[derive(Debug, Clone, Default)]
pub struct SheetsRequest {
    /// How many, from the first; `usize::MAX` for all that are planned.
    pub pages: usize,
    /// By the id of the question or of the rule that an action comes from.
    pub actions: BTreeMap<String, SheetRequest>,
}

/// What the consultant knows of an action: it stands in the place of what was composed.
#[derive(Debug, Clone, Default)]
pub struct SheetRequest {
    /// Who carries it.
    pub owner: Option<String>,
    /// Until when.
    pub by: Option<Day>,
    /// What it costs.
    pub cost: Option<String>,
    /// What must hold first.
    pub conditions: Option<String>,
    /// What will show success.
    pub indicator: Option<String>,
}

/// A quote.
#[derive(Debug, Clone)]
pub struct QuoteRequest {
    /// The words.
    pub text: String,
    /// Who said it.
    pub who: String,
    /// The group it comes from: it is left out while the group is hidden.
    pub group: Option<String>,
}

/// A decision that the consultant asks for.
#[derive(Debug, Clone)]
pub struct DecisionRequest {
    /// What to decide.
    pub text: String,
    /// Why now.
    pub why: String,
    /// Who carries it.
    pub owner: String,
    /// Until when.
    pub date: Option<Day>,
    /// Id of the question or of the rule whose action it decides.
    pub action: Option<String>,
    /// What will show that it was carried out.
    pub indicator: Option<String>,
}
