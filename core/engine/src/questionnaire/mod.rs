//! Questionnaires: what is asked, how answers become figures, what the figures mean. A [`Questionnaire`] is checked once, when it is
//! read; whoever holds one need not check again.

mod answer;
mod lint;
mod model;
mod question;
mod read;
pub(crate) mod schema;
mod stages;
mod survey;
mod text;

pub(crate) use answer::short;
pub use answer::{AnswerFault, Reply};
pub use lint::{lint, lint_maps};
pub use model::*;
pub use question::*;
pub use read::{FORMAT, read, read_surveys};
pub(crate) use read::{check_format, check_format_of, locale_of_tag, plain_text, written_answer};
pub use schema::questionnaire_schema;
pub use stages::{Gate, GateTest, Stage};
pub use survey::{Exactness, ShareBelow, StageShare, Survey, latest_telling};
pub use text::Text;
