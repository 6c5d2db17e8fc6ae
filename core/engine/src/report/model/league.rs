//! The league table of a batch, page by page.

use super::{Head, Labels, Note, Table};
use serde::Serialize;

/// The pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaguePages {
    /// BCP 47 tag of the language.
    pub language: String,
    /// The document's title.
    pub title: String,
    /// Who made the document.
    pub organisation: String,
    /// The running header's right half.
    pub running: String,
    /// The running footer's left half.
    pub footer: String,
    /// The words that templates print themselves.
    pub labels: Labels,
    /// What was measured, and when.
    pub line: String,
    /// The finding.
    pub head: Head,
    /// The ranking; none where nobody could be ranked.
    pub table: Option<LeagueTable>,
    /// Organisations in no band, each with the reason; none where all are in one, or the ranking takes all the room.
    pub unranked: Option<Table>,
    /// How the bands came about.
    pub method: Note,
    /// After whom.
    pub citation: String,
}

/// The ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeagueTable {
    /// What it shows.
    pub title: String,
    /// What the figures are.
    pub unit: String,
    /// Heads.
    pub heads: LeagueHeads,
    /// Whether an organisation's sector is known.
    pub sectors: bool,
    /// The bands from the best down.
    pub bands: Vec<LeagueBand>,
    /// Instrument, organisations, respondents.
    pub source: String,
}

/// The heads of the ranking's columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "each is the head of the column that it names")]
pub struct LeagueHeads {
    pub band: String,
    pub rank: String,
    pub organisation: String,
    pub sector: String,
    pub n: String,
    pub score: String,
    pub scale: LeagueScale,
}

/// The head of the column of drawings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeagueScale {
    /// Its words.
    pub label: String,
    /// The figures of the hairlines; inline SVG, trusted.
    pub svg: String,
}

/// Organisations that share their ranks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeagueBand {
    /// Its number.
    pub band: String,
    /// Its ranks: `1–12`.
    pub ranks: String,
    /// Who is in it.
    pub rows: Vec<LeagueRow>,
}

/// An organisation in its band.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeagueRow {
    /// Its name, else its id.
    pub name: String,
    /// Its id where another one on the pages bears the same name; empty otherwise.
    pub id: String,
    /// Its sector, or a dash.
    pub sector: String,
    /// Respondents.
    pub n: String,
    /// Its overall score.
    pub score: String,
    /// What stands beside it.
    pub around: String,
    /// Dot and interval; inline SVG, trusted.
    pub svg: String,
}
