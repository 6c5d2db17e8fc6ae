//! Assessments and answers: who was asked, what they answered, what the consultant settled, how customers live their journeys. Everything here is checked.

mod asking;
mod assessment;
mod columns;
mod drawing;
mod faults;
mod files;
mod journey;
mod look;
mod metric;
mod model;
mod picture;
mod schema;
mod sheet;

pub(crate) use asking::{Asking, state};
pub use assessment::{
    AssessmentInputs, AssessmentReading, Draft, Places, PluginPlaces, Wanted, Written, read_assessment,
    wanted_questionnaires,
};
pub(crate) use columns::{Column, delimiter, header};
pub(crate) use faults::SheetFaults;
pub use faults::TOLD;
pub use files::{Files, LARGEST_FILE, text};
pub use journey::*;
pub use look::{Chosen, Look};
pub use metric::*;
pub use model::*;
pub use picture::Picture;
pub use schema::assessment_schema;
pub use sheet::{CONSENSUS, SheetContext, consensus_sheet, read_sheet};
