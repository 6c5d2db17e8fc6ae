//! What a report says, page by page: final, localised, plain text (not HTML; templates escape it), with figures as finished SVG.
//!
//! A page that has nothing to say is `None` or absent from its list; what cannot be shown inside a page is said in words.
//! Field names are the contract with template authors.

mod brief;
mod detail;
mod journeys;
mod league;
mod pages;
mod plugins;

use serde::Serialize;

pub use brief::*;
pub use detail::*;
pub use journeys::*;
pub use league::*;
pub use pages::*;
pub use plugins::*;

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
    /// What changed since earlier waves; none when none was given.
    pub trend: Option<Trend>,
    /// Sets of respondents side by side; none when one alone answered the leading questionnaire.
    pub sides: Option<Sides>,
    /// Other questionnaires, one section each.
    pub others: Vec<Other>,
    /// Groups of respondents side by side; none when no two groups may be shown.
    pub groups: Option<Groups>,
    /// One page a domain.
    pub domains: Vec<Domain>,
    /// Questions that do not count; none where there are few, which the annex holds.
    pub unscored: Option<Unscored>,
    /// Position among peers and published norms; none when there is neither.
    pub benchmark: Option<Benchmark>,
    /// What customers say, in figures; none without metrics.
    pub voice: Option<Voice>,
    /// Customers' journeys, one section each.
    pub journeys: Vec<Journey>,
    /// What sector rules found and changed; none when no plugin ran.
    pub rules: Option<Rules>,
    /// Sections that plugins add, in the order of the assessment.
    pub extensions: Vec<Extension>,
    /// Impact against effort; none when no advice applies.
    pub priorities: Option<Priorities>,
    /// Actions in three horizons; none when no advice applies.
    pub roadmap: Option<Roadmap>,
    /// Action sheets; none when no advice applies.
    pub sheets: Option<Sheets>,
    /// What a brief of two pages says beside the summary; none where the template says nothing of it.
    pub brief: Option<Brief>,
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
    /// "Scroll sideways for the rest", on small screens.
    pub scroll: String,
    /// "Sort by", before a table's orders.
    pub sort: String,
    /// "order of the report", the first of them.
    pub given: String,
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
