//! Scores for machines: the stable JSON and CSV of `palier score`.

mod agreement;
mod batch;
mod csv;
mod extensions;
mod facts;
mod figures;
mod gaps;
mod indicative;
mod journeys;
mod json;
mod metrics;
mod questions;
mod schema;
mod waves;
mod workbook;

pub use batch::{batch_league, batch_left_out, batch_quartiles, batch_scores};
pub use csv::{scores_csv, spreadsheet_safe};
pub use extensions::{ExtensionsRef, StoppedRef, extensions, stopped_plugin};
pub use facts::{FactRef, fact_list};
pub use gaps::{GapsRef, set_gaps};
pub use indicative::{ModelProfile, model_profile};
pub use journeys::{JourneyRef, journey_refs};
pub use json::{EffectRef, ScoreDocument, document, effect_list};
pub use metrics::{MetricRef, metric_list, unit};
pub use schema::scores_schema;
pub use waves::{ChangesRef, WaveRef, change_list, wave_list};
pub use workbook::{Book, workbook};

use crate::answers::{Assessment, RespondentSet};
use crate::benchmark::Benchmark;
use crate::plugin::{EffectRecord, FiredRule};
use crate::questionnaire::Questionnaire;
use crate::scoring::Scorecard;

/// All that is exported of one set of respondents.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// The engagement.
    pub assessment: &'a Assessment,
    /// The set's questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// Who answered.
    pub set: &'a RespondentSet,
    /// Without plugins.
    pub measured: &'a Scorecard,
    /// With them.
    pub adjusted: &'a Scorecard,
    /// What each effect did.
    pub effects: &'a [EffectRecord],
    /// The rules that fired.
    pub fired: &'a [FiredRule],
    /// Position among peers.
    pub benchmark: Option<&'a Benchmark>,
}
