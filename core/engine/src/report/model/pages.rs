//! The pages, in reading order.

use serde::Serialize;

use super::{Detail, Figure, Head, KeyFigure, Link, Note, RulesEffect, Table, Tone};
use crate::locale::Day;

/// First page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cover {
    /// Kind of document: "Maturity report".
    pub kind: String,
    /// Title.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
    /// Label and value, in order: assessment, base, recipient, distribution.
    pub facts: Vec<Note>,
    /// Said when organisation or peers are invented; may be empty.
    pub fictional: String,
    /// A drawing of the result; inline SVG, trusted.
    pub svg: Option<String>,
}

/// Contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contents {
    /// Head.
    pub head: Head,
    /// One entry a page, in order.
    pub entries: Vec<Entry>,
}

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// The page's anchor, without `#`.
    pub target: String,
    /// Its section.
    pub section: String,
    /// Its headline.
    pub headline: String,
}

/// How to read the charts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// Title of the block.
    pub title: String,
    /// A legend each.
    pub keys: Vec<ReadingKey>,
    /// Warning on invented figures and on the model's authors.
    pub notice: Note,
}

/// One legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingKey {
    /// The mark; inline SVG, trusted.
    pub svg: String,
    /// Its name.
    pub title: String,
    /// What it means.
    pub text: String,
}

/// The page that stands alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Head.
    pub head: Head,
    /// Stage, overall score, position; fewer where one has no meaning.
    pub keys: Vec<KeyFigure>,
    /// "Three strengths", counted as they are.
    pub strengths_title: String,
    /// At most three.
    pub strengths: Vec<Point>,
    /// Said instead of strengths when there are none; may be empty.
    pub strengths_none: String,
    /// "Three gaps".
    pub gaps_title: String,
    /// At most three.
    pub gaps: Vec<Point>,
    /// Said instead of gaps when there are none; may be empty.
    pub gaps_none: String,
    /// "Three decisions asked for".
    pub decisions_title: String,
    /// Heads of the decisions: rank, decision, why now, owner, before.
    pub decisions_heads: Vec<String>,
    /// At most three composed, or all of the consultant's.
    pub decisions: Vec<Decision>,
    /// Said instead of decisions when there are none; may be empty.
    pub decisions_none: String,
    /// What sector rules did to the overall score; none where they have no effect.
    pub rules: Option<RulesEffect>,
    /// What these figures don't say, and the source.
    pub caveat: Note,
}

/// A strength or a gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// Name.
    pub title: String,
    /// Its figure with interval.
    pub value: String,
    /// Evidence, in a sentence.
    pub text: String,
    /// Where it is shown.
    pub link: Link,
    /// What was noted with an answer, within quotation marks; may be empty.
    pub said: String,
    /// Good or attention.
    pub tone: Tone,
}

/// A decision asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// From 1.
    pub rank: usize,
    /// What to decide.
    pub text: String,
    /// Why, with the answer or rule it traces to.
    pub why: String,
    /// Who carries it.
    pub owner: String,
    /// Date, as words.
    pub before: String,
    /// Id of the question or rule whose action it decides; may be empty.
    pub action: String,
    /// That action's number on the road map, "A1"; may be empty.
    pub code: String,
    /// The date itself, to put decisions in order.
    #[serde(skip)]
    pub day: Option<Day>,
    /// What will show that it was carried out, where the consultant wrote it.
    #[serde(skip)]
    pub indicator: Option<String>,
}

/// Scope and method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scope {
    /// Head.
    pub head: Head,
    /// The sets of respondents; none where there is but one.
    pub sets: Option<Table>,
    /// Who answered, by group.
    pub respondents: Table,
    /// Reliability and rates by domain.
    pub reliability: Table,
    /// "What the figures allow".
    pub allows_title: String,
    /// Sentences.
    pub allows: Vec<String>,
    /// "What they don't".
    pub denies_title: String,
    /// Sentences.
    pub denies: Vec<String>,
    /// "From the answer to the stage, in four steps".
    pub steps_title: String,
    /// Title and text, in order.
    pub steps: Vec<Note>,
    /// Rules in force: who may be recognised, peers.
    pub rules: Vec<Note>,
}

/// Maturity stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    /// Head.
    pub head: Head,
    /// The staircase.
    pub figure: Figure,
    /// The stage among published surveys; empty where no survey tells of it.
    pub survey: Vec<Note>,
    /// Conditions of the next stage; none at the top.
    pub gates: Option<Table>,
    /// What holds, what blocks, what opens.
    pub verdicts: Vec<Note>,
}

/// All domains side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// Head.
    pub head: Head,
    /// Radar; none with fewer than three rated domains.
    pub radar: Option<Figure>,
    /// "Reading".
    pub reading_title: String,
    /// Sentences beside the radar, each with a bold opening.
    pub reading: Vec<Note>,
    /// Legend of the radar: mark (inline SVG, trusted) and words.
    pub legend: Vec<ReadingKey>,
    /// Dot plot.
    pub dots: Figure,
    /// To protect, to convert, to build.
    pub verdicts: Vec<Note>,
}

/// Sets of respondents on one questionnaire side by side, never pooled.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sides {
    /// Head.
    pub head: Head,
    /// The leading set against each other one.
    pub comparisons: Vec<Comparison>,
    /// How to take it.
    pub notes: Vec<Note>,
}

/// The leading set against another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Both names; empty for a single comparison.
    pub title: String,
    /// Both profiles.
    pub figure: Figure,
    /// Domains: score, respondents and interval each, gap, its interval, what it proves.
    pub domains: Table,
    /// The profiles by statement; none with too few or too many.
    pub statements_figure: Option<Figure>,
    /// Statements put to both, the widest gap first; none where there are none.
    pub statements: Option<Table>,
}

/// Another questionnaire in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Other {
    /// Head.
    pub head: Head,
    /// Whether it opens a page; the next ones follow on it.
    pub first: bool,
    /// Domains with their intervals; none where none is rated.
    pub figure: Option<Figure>,
    /// Stage, what is not said here.
    pub notes: Vec<Note>,
}

/// What changed since earlier waves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Head.
    pub head: Head,
    /// The total as a line, every domain as a small one.
    pub figure: Figure,
    /// Scores by wave, the change, what it brings to the total's, what it proves.
    pub table: Table,
    /// Rules, stages, how it was measured.
    pub notes: Vec<Note>,
}

/// Groups of respondents side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    /// Head.
    pub head: Head,
    /// Domains × groups; its cells have classes.
    pub heat: Table,
    /// "Scale" and the classes' words, lowest first.
    pub classes: Vec<String>,
    /// The two groups that differ most; none when their difference cannot be told.
    pub dumbbell: Option<Figure>,
    /// What to make of it.
    pub notes: Vec<Note>,
}

/// One domain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Domain {
    /// Head; its id is `domain-` and the domain's id.
    pub head: Head,
    /// The score; `value` says why where there is none.
    pub score: KeyFigure,
    /// Rank, distance to the median, reliability, effect of the rules.
    pub facts: Vec<Note>,
    /// All, then groups, against the peers' band; none when nothing can be drawn.
    pub bullet: Option<Figure>,
    /// A paragraph of reading.
    pub reading: String,
    /// Practices (or questions) with level reached.
    pub practices: Option<Table>,
    /// Title of the steps.
    pub steps_title: String,
    /// What to do next, in order.
    pub steps: Vec<Note>,
    /// What was seen: notes and evidence brought with the answers.
    pub evidence: Vec<String>,
    /// Every practice and question with its answers; none unless the template's `detail` asks for them.
    pub detail: Option<Detail>,
}

/// Position among peers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benchmark {
    /// Head.
    pub head: Head,
    /// One dot a peer.
    pub strip: Option<Figure>,
    /// Domains: quartiles, score, rank.
    pub domains: Option<Table>,
    /// Cells from wide to narrow.
    pub cells: Option<Table>,
    /// Published norms, each with source and year.
    pub norms: Option<Table>,
    /// How to take it.
    pub notes: Vec<Note>,
}

/// What customers say and do, in figures that enter no score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Voice {
    /// Head.
    pub head: Head,
    /// At most three figures, printed large.
    pub keys: Vec<KeyFigure>,
    /// Where these come from, and the formulas of their intervals.
    pub source: String,
    /// The key figures by segment; none without segments.
    pub segments: Option<Table>,
    /// What goes with the first of them, against how it is lived; none without enough answers.
    pub importance: Option<Figure>,
    /// Its figures.
    pub weights: Option<Table>,
    /// The other metrics; the same ones where there are neither others nor segments.
    pub others: Option<Table>,
    /// How to take them.
    pub notes: Vec<Note>,
}

/// Impact against effort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// Head.
    pub head: Head,
    /// The matrix.
    pub matrix: Option<Figure>,
    /// What its marks mean.
    pub legend: Vec<ReadingKey>,
    /// The actions by number.
    pub actions: Table,
    /// How to take it.
    pub notes: Vec<Note>,
}

/// Actions in three horizons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Roadmap {
    /// Head.
    pub head: Head,
    /// Bars by horizon.
    pub figure: Option<Figure>,
    /// One a horizon, in order.
    pub horizons: Vec<Horizon>,
    /// Who steers, what would stop it.
    pub verdicts: Vec<Note>,
}

/// A span of the road map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Horizon {
    /// "0–3 months, until 15 January 2027".
    pub title: String,
    /// Actions of this span.
    pub table: Table,
}

/// Action sheets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheets {
    /// Head.
    pub head: Head,
    /// All of them, one a row.
    pub table: Table,
    /// How many the assessment wants as pages, from the first; 0 for none.
    pub pages: usize,
    /// Those that come as pages: what is decided first, then what the consultant wrote of.
    pub all: Vec<Sheet>,
}

/// What is to be done about one irritant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Head; the headline names the action.
    pub head: Head,
    /// "A1".
    pub code: String,
    /// Owner, time, cost, gain, what it opens, what triggered it: a few words each.
    pub facts: Vec<Note>,
    /// Irritant, step, solution, conditions.
    pub story: Vec<Note>,
    /// What will show success.
    pub indicator: Note,
    /// Its figures, today and at the deadline.
    pub success: Table,
    /// The answers or the rule that it comes from.
    pub trigger: Note,
    /// How many answered what; none for a rule, or an agreed answer.
    pub answers: Option<Table>,
    /// What was noted with the answers, within quotation marks.
    pub said: Vec<String>,
    /// Days to look again, for the owner to note by hand what was seen; none where the sheet is full.
    pub journal: Option<Table>,
}

/// Questions that do not count: who answered what.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unscored {
    /// Head.
    pub head: Head,
    /// One a question: options × groups.
    pub tables: Vec<Table>,
}

/// Answers, formulas, sources, glossary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// Head.
    pub head: Head,
    /// How the overall came about: domain, score, weight, contribution.
    pub overall: Table,
    /// Answers per question, one table a domain.
    pub answers: Vec<Table>,
    /// How far respondents agree, by domain; none for one respondent or a consensus.
    pub agreement: Option<Table>,
    /// How many answers the next measurement takes.
    pub sample: Option<Note>,
    /// Published shares of organisations by stage, year by year; none where there are none.
    pub surveys: Option<Table>,
    /// What the answers suggest of other models, one table a model; empty where none was asked for.
    pub indicative: Vec<Table>,
    /// Questions that do not count, one table each, where they have no page of their own.
    pub unscored: Vec<Table>,
    /// Formulas: name and text.
    pub formulas_title: String,
    /// In the order of use.
    pub formulas: Vec<Note>,
    /// Sources.
    pub sources_title: String,
    /// Questionnaire, pool, norms, plugins.
    pub sources: Vec<Note>,
    /// Glossary.
    pub glossary_title: String,
    /// Term and meaning, alphabetical.
    pub glossary: Vec<Note>,
}
