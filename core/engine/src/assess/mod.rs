//! The stages chained: an assessment's file in, scorecards, positions, rules and reports out. Only loading touches the disk.

mod book;
mod catalogue;
mod design;
mod facts;
mod library;
mod load;
mod notices;
mod plugin_check;
mod pool;
mod previous;
mod run;
mod series;
mod studio;

pub use catalogue::{Listed, templates};
pub use design::Design;
pub use library::{Folder, Library, Shelf};
pub use load::{Engaged, Loaded, check_asked_in, load, read_model, read_plugin, read_questionnaire};
pub use plugin_check::{Models, check_plugin, run_trials};
pub use previous::MOST_WAVES;
pub use run::{Assessed, ExplainedPlugin, Own, Stopped, assess};
pub use series::{Desk, Series, SeriesInputs};
pub use studio::{Reports, Studio};
