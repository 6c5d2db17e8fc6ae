//! Questionnaires: what is asked, how answers become figures, what the figures mean. A [`Questionnaire`] is checked once, when it is
//! read; whoever holds one need not check again.

mod answer;
mod lint;
mod model;
mod read;
pub(crate) mod schema;
mod stages;
mod text;

pub(crate) use answer::short;
pub use answer::{AnswerFault, Reply};
pub use lint::lint;
pub use model::*;
pub use read::{FORMAT, read};
pub(crate) use read::{check_format, check_format_of, locale_of_tag, plain_text, written_answer};
pub use schema::questionnaire_schema;
pub use stages::{Gate, GateTest, Stage};
pub use text::Text;
