//! From answers to scores, intervals, groups, rates and stages: the definition's sections 1 to 3, 6 and 8, and what plugins change (4).

mod adjust;
mod aggregate;
mod agreed;
mod agreement;
mod examples;
mod explain;
mod gap;
mod importance;
mod indicative;
mod journey;
pub mod metric;
mod model;
mod plan;
mod respondent;
mod score;
mod stage;
pub mod statistics;
mod suppression;
mod tally;
mod wave;

pub use adjust::{Applied, Change, adjust};
pub use agreed::{Agreed, Support, agreed};
pub use agreement::{Agreement, agreements, spread};
pub use examples::{breaches_of_monotonicity, run_examples};
pub use explain::{Absent, Explanation, LevelPart, Part, explain};
pub use gap::{Gap, Gaps, NoGap, gap, gaps};
pub use importance::{NoImportance, importance};
pub use indicative::{Indicative, IndicativeLevel, indicative};
pub use journey::{Apart, JourneyFindings, KEY_MOMENT, Lacking, Priority, Repeat, Shadow, read_off};
pub use metric::{MetricFigure, MetricResult, metric_figure, metrics};
pub use model::*;
pub use plan::Plan;
pub use score::{respondent_scores, score, score_with};
pub use stage::Evidence;
pub use tally::{FEWEST, Tallies, Tally, tallies};
pub use wave::{Changes, Wave, changes};
