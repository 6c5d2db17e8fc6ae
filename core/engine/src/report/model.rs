//! What a report says, page by page: final, localised, plain text (not HTML; templates escape it), with figures as finished SVG.
//!
//! A page that has nothing to say is `None` or absent from its list; what cannot be shown inside a page is said in words.
//! Field names are the contract with template authors.

use serde::Serialize;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// BCP 47 tag of the language: `fr` or `en`.
    pub language: String,
    /// The document's title, for the cover's metadata and the window.
    pub title: String,
    /// The assessed organisation.
    pub organisation: String,
    /// The running header's right half: the report's short name.
    pub running: String,
    /// The running footer's left half: "Confidential · organisation".
    pub footer: String,
    /// The words that templates print themselves.
    pub labels: Labels,
    /// First page.
    pub cover: Cover,
    /// Contents; its entries are every page that follows it, in order.
    pub contents: Contents,
    /// How to read the charts, beside the contents.
    pub reading: Reading,
    /// The page that stands alone.
    pub summary: Summary,
    /// Who answered and what the figures allow.
    pub scope: Scope,
    /// The staircase; none when the questionnaire has no stages.
    pub stage: Option<Stage>,
    /// All domains side by side.
    pub profile: Profile,
    /// Groups of respondents side by side; none when no two groups may be shown.
    pub groups: Option<Groups>,
    /// One page a domain.
    pub domains: Vec<Domain>,
    /// Position among peers and published norms; none when there is neither.
    pub benchmark: Option<Benchmark>,
    /// What sector rules found and changed; none when no plugin ran.
    pub rules: Option<Rules>,
    /// Impact against effort; none when no advice applies.
    pub priorities: Option<Priorities>,
    /// Actions in three horizons; none when no advice applies.
    pub roadmap: Option<Roadmap>,
    /// Answers, formulas, sources, glossary.
    pub annex: Annex,
}

/// Words that templates print themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Labels {
    /// "Figure".
    pub figure: String,
    /// "Source".
    pub source: String,
    /// "page", before a number.
    pub page: String,
    /// "p.", before a number.
    pub page_short: String,
    /// "Contents".
    pub contents: String,
    /// "Skip to the summary", for keyboards.
    pub skip: String,
    /// "Figures behind the chart", above a figure's table.
    pub data: String,
    /// "Scroll the chart sideways", on small screens.
    pub scroll: String,
    /// "Consultant's comment".
    pub comment: String,
    /// "good sign", said to screen readers beside a green mark.
    pub good: String,
    /// "needs attention", said to screen readers beside an orange mark.
    pub attention: String,
    /// "Evidence seen".
    pub evidence: String,
    /// "What to do next".
    pub next: String,
}

/// What every page opens with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// Anchor, and first half of the ids in `report.words`: `summary`, `stage`, `domain-governance`.
    pub id: String,
    /// Name of the section, for header and bookmarks: "Domain · Governance".
    pub section: String,
    /// The page's finding, as a sentence.
    pub headline: String,
    /// Two or three sentences below it; may be empty.
    pub lead: String,
    /// What the consultant added to this page.
    pub remarks: Remarks,
}

/// A consultant's additions to a page; empty lists when there are none.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Remarks {
    /// Paragraphs.
    pub comments: Vec<String>,
    /// Quotations.
    pub quotes: Vec<Quote>,
}

/// Words of a respondent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// The words, already within the language's quotation marks.
    pub text: String,
    /// Who said it, as the consultant wrote it.
    pub who: String,
}

/// How something is to be taken. Colour is never alone: templates add a shape and `Labels::good` or `Labels::attention`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Plain.
    Neutral,
    /// Holds.
    Good,
    /// Asks for a decision.
    Attention,
    /// A total, or what is not shown.
    Muted,
}

/// A chart with everything that lets it be checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Anchor.
    pub id: String,
    /// Running number in the report, from 1.
    pub number: usize,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown, its scale, interval and marks.
    pub unit: String,
    /// The drawing: inline SVG, trusted.
    pub svg: String,
    /// Instrument, date, numbers of respondents and peers, method.
    pub source: String,
    /// What a person who cannot see it should know.
    pub alt: String,
    /// The figures behind it.
    pub table: Table,
}

/// A table; used on its own and behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Anchor; empty behind a figure.
    pub id: String,
    /// The finding, as a sentence; empty behind a figure.
    pub title: String,
    /// What the figures are.
    pub unit: String,
    /// Heads, as many as each row has cells.
    pub columns: Vec<Column>,
    /// Rows, the total last.
    pub rows: Vec<Row>,
    /// As for a figure; empty behind a figure.
    pub source: String,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its words.
    pub label: String,
    /// A second, smaller line; may be empty ("n = 14").
    pub note: String,
    /// Whether it holds figures, which stand at the right.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Cells in the columns' order; the first one is the row's head.
    pub cells: Vec<Cell>,
    /// Whether it is the total, set apart by a rule.
    pub total: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Its words or figure; never empty: what is absent says why.
    pub text: String,
    /// A second, smaller line; may be empty.
    pub note: String,
    /// How to take it.
    pub tone: Tone,
    /// Class of a heat map, 1 (lowest) to 5; none elsewhere.
    pub class: Option<u8>,
    /// A drawing that stands before the text (steps of a level, a bar); inline SVG, trusted.
    pub svg: Option<String>,
}

/// A few words in bold, then a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// Opens it, in bold; ends with its own full stop or colon where it needs one.
    pub label: String,
    /// The rest.
    pub text: String,
    /// How to take it.
    pub tone: Tone,
}

/// A figure printed large.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyFigure {
    /// What it is: "Overall score".
    pub label: String,
    /// The figure: "53.2", "3", "60th".
    pub value: String,
    /// Beside it, small: "± 2.3", "of 6", "percentile"; may be empty.
    pub beside: String,
    /// Below it: "of 100, at 95 %"; may be empty.
    pub under: String,
    /// One sentence.
    pub text: String,
    /// A small drawing; inline SVG, trusted.
    pub svg: Option<String>,
}

/// A link to a page of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// The page's anchor, without `#`.
    pub target: String,
    /// Its words.
    pub text: String,
}

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
}

/// Scope and method.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scope {
    /// Head.
    pub head: Head,
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

/// Sector rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rules {
    /// Head.
    pub head: Head,
    /// Rules that fired: trigger, source, subject, before → after.
    pub effects: Option<Table>,
    /// Findings of rules.
    pub findings: Vec<Note>,
    /// Plugins, versions, rules examined without effect.
    pub notes: Vec<Note>,
}

/// Impact against effort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// Head.
    pub head: Head,
    /// The matrix.
    pub matrix: Option<Figure>,
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

/// Answers, formulas, sources, glossary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    /// Head.
    pub head: Head,
    /// How the overall came about: domain, score, weight, contribution.
    pub overall: Table,
    /// Answers per question, one table a domain.
    pub answers: Vec<Table>,
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
