//! Questionnaires: what is asked, how answers become figures, what the figures mean. A [`Questionnaire`] is checked once, when it is
//! read; whoever holds one need not check again.

mod model;
mod text;

pub use model::*;
pub use text::Text;
