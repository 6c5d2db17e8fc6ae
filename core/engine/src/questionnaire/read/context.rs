//! What every part of the reader shares: the file, the texts, and the ids that parts refer to.

use super::index::Index;
use super::texts::Texts;
use crate::diagnostic::Place;
use crate::questionnaire::{Balance, Policy, Rollup, Scale, Scoring, Text};
use crate::yaml::{Fields, Node, Reader, Value};

/// The state of one reading.
pub(super) struct Context<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) texts: Texts,
    pub(super) scales: Vec<Scale>,
    pub(super) scale_ids: Index,
    pub(super) level_scale: Option<usize>,
    pub(super) perspective_ids: Index,
    pub(super) audience_ids: Index,
    /// Domains, practices and questions share one namespace, so that an id explains itself.
    pub(super) subject_ids: Index,
    pub(super) domain_ids: Index,
    pub(super) question_ids: Index,
    pub(super) scoring: Scoring,
}

pub(super) const POLICIES: [(&str, Policy); 3] =
    [("exclude", Policy::Exclude), ("full", Policy::Full), ("zero", Policy::Zero)];

/// What a questionnaire that says nothing of scoring does.
pub(super) const DEFAULT_SCORING: Scoring = Scoring {
    rollup: Rollup::Pooled,
    na: Policy::Exclude,
    dont_know: Policy::Exclude,
    min_answered: 0.5,
    balance: Balance::Respondents,
};

impl<'a> Context<'a> {
    /// Nothing read yet.
    pub(super) fn new(reader: Reader<'a>, texts: Texts) -> Self {
        Self {
            reader,
            texts,
            scales: Vec::new(),
            scale_ids: Index::new("scale", "unknown-scale"),
            level_scale: None,
            perspective_ids: Index::new("perspective", "unknown-perspective"),
            audience_ids: Index::new("audience", "unknown-audience"),
            subject_ids: Index::new("domain, practice or question", "unknown-subject"),
            domain_ids: Index::new("domain", "unknown-domain"),
            question_ids: Index::new("question", "unknown-question"),
            scoring: DEFAULT_SCORING,
        }
    }

    /// Reports an error.
    pub(super) fn error(&mut self, code: &'static str, place: Place, message: impl Into<String>, hint: &str) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.reader.error(code, place, message, hint);
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, fields: &mut Fields, name: &'static str, path: &str) -> Option<Text> {
        let node = fields.required(&mut self.reader, name)?;
        Some(self.texts.text(&mut self.reader, node, path))
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&mut self, fields: &mut Fields, name: &'static str, path: &str) -> Option<Text> {
        let node = fields.optional(name)?;
        Some(self.texts.text(&mut self.reader, node, path))
    }

    /// A weight: a number above 0, 1 where it is left out.
    pub(super) fn weight(&mut self, fields: &mut Fields) -> f64 {
        let Some(node) = fields.optional("weight") else { return 1.0 };
        match self.reader.number(node, "`weight`") {
            Some(weight) if weight > 0.0 => weight,
            Some(weight) => {
                let hint = "a question that must not count has `scored: false`";
                self.error("invalid-weight", node.place, format!("a weight must be above 0, not {weight}"), hint);
                1.0
            }
            None => 1.0,
        }
    }

    /// A number that must be there and lie in a range.
    pub(super) fn number_in(&mut self, fields: &mut Fields, name: &'static str, range: (f64, f64)) -> Option<f64> {
        let node = fields.required(&mut self.reader, name)?;
        self.in_range(node, name, range)
    }

    /// A node's number, which must lie in a range.
    pub(super) fn in_range(&mut self, node: &Node, name: &str, (low, high): (f64, f64)) -> Option<f64> {
        let number = self.reader.number(node, &format!("`{name}`"))?;
        if (low..=high).contains(&number) {
            return Some(number);
        }
        let message = format!("`{name}` must lie between {low} and {high}, not {number}");
        self.error("out-of-range", node.place, message, "");
        None
    }

    /// Stands in for a text whose absence was reported.
    #[allow(clippy::unused_self, reason = "reads as a part of the context")]
    pub(super) fn no_text(&self) -> Text {
        Text::new(crate::locale::Locale::En, "")
    }
}

/// A list, or a single thing in its place.
pub(super) fn one_or_many<'n>(reader: &mut Reader, node: &'n Node, what: &str) -> &'n [Node] {
    if matches!(node.value, Value::Text(_)) { std::slice::from_ref(node) } else { reader.list(node, what) }
}
