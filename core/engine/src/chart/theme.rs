//! The colours of a report: a client family that a theme may replace, and fixed ones with a meaning.

use serde::Serialize;

/// Colours as `#RRGGBB`. The family from `a9` to `a0` goes from the darkest to the palest and belongs to the client; the others carry
/// meaning (good, attention) or reading contrast, and stay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Theme {
    /// The client's figure, headlines, rules.
    pub a9: String,
    /// Links, target.
    pub a7: String,
    /// Medians, intervals, second series.
    pub a5: String,
    /// Peers' dots.
    pub a3: String,
    /// Peers' band.
    pub a15: String,
    /// Quiet panel.
    pub a0: String,
    /// Text.
    pub ink: &'static str,
    /// Prose.
    pub ink2: &'static str,
    /// Captions.
    pub ink3: &'static str,
    /// Lines.
    pub rule: &'static str,
    /// Hairlines and tracks.
    pub rule2: &'static str,
    /// Notes, and what is not reached.
    pub paper: &'static str,
    /// A good sign: always filled, always with a shape.
    pub good: &'static str,
    /// A point of attention: always open, always with a shape.
    pub att: &'static str,
    /// The text of a point of attention.
    pub attink: &'static str,
    /// The zone of a point of attention.
    pub attbg: &'static str,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            a9: "#12264B".into(),
            a7: "#1F4287".into(),
            a5: "#3E6BB8".into(),
            a3: "#9FB8DE".into(),
            a15: "#D3DFF0".into(),
            a0: "#EDF2F9".into(),
            ink: "#16191F",
            ink2: "#454A54",
            ink3: "#666B75",
            rule: "#C6C8CC",
            rule2: "#E4E5E8",
            paper: "#F5F5F3",
            good: "#00665A",
            att: "#E07A1F",
            attink: "#9C4A00",
            attbg: "#FCEFE2",
        }
    }
}
