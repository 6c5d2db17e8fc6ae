//! Very many organisations at once: a CSV of all their respondents in, every organisation's measured totals out, in the order of the
//! file and the same to the bit however many threads work. The file is read as a stream; what is kept is the figures.

mod chunks;
mod column;
mod current;
mod eight;
mod league;
mod names;
mod organise;
mod peers;
mod place;
mod pool;
mod profiles;
mod quartiles;
mod rings;
mod rows;
mod run;
mod scan;
mod scores;
mod sort;
mod standings;

pub use current::LeftOut;
pub use league::{League, Ranked};
pub use names::{Names, unaccented};
pub use peers::Peers;
pub use place::{Comparison, Positions};
pub use profiles::{Key, Profile, Profiles};
pub use quartiles::QuartileRow;
pub use rows::{Rows, RowsReader};
pub use run::{Answers, Outcome};
pub use scores::{Figure, Organisation, Scores};
pub use standings::Standings;

use crate::answers::{Column, SheetContext};
use crate::questionnaire::Questionnaire;
use scan::Layout;

/// What the rows of a sheet are read against.
#[derive(Debug)]
struct Sheet<'a> {
    questionnaire: &'a Questionnaire,
    perspective: Option<usize>,
    profiles: &'a Profiles,
    /// How faults name the file.
    path: &'a str,
    layout: Layout,
}

impl<'a> Sheet<'a> {
    fn context(&self) -> SheetContext<'a> {
        SheetContext { questionnaire: self.questionnaire, groups: &[], sector: None, perspective: self.perspective }
    }

    /// Fields with a meaning of their own.
    fn reserved(&self) -> impl Iterator<Item = (usize, Column)> + '_ {
        let columns = self.layout.columns.iter().copied().enumerate();
        columns.filter(|(_, column)| !matches!(column, Column::Question(_) | Column::Unknown))
    }
}
