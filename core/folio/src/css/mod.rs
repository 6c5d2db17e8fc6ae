//! CSS: style sheets in, computed styles out.

mod calc;
pub mod cascade;
pub mod font_face;
pub mod kept;
pub mod made;
mod matching;
pub mod property;
mod property_box;
mod property_grid;
mod property_text;
pub mod selector;
pub mod sheet;
pub mod style;
pub mod value;
