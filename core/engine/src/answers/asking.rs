//! Who is asked what: by perspective, by audience, by sector, by the answer to another question.

use super::Cell;
use super::sheet::SheetContext;
use crate::questionnaire::{ConditionNeeds, Question, Reply};

/// Who is asked what.
pub(crate) struct Asking<'a> {
    pub(super) context: SheetContext<'a>,
    /// Questions in an order in which those that steer come before those that they steer.
    order: Vec<usize>,
}

impl<'a> Asking<'a> {
    /// Puts the questions in their order.
    pub(crate) fn new(context: SheetContext<'a>) -> Self {
        let questions = &context.questionnaire.questions;
        let mut order = Vec::with_capacity(questions.len());
        let mut placed = vec![false; questions.len()];
        let mut chain = Vec::new();
        for start in 0..questions.len() {
            let mut at = Some(start);
            while let Some(question) = at.filter(|q| !placed[*q]) {
                placed[question] = true;
                chain.push(question);
                at = questions[question].show_if.as_ref().map(|condition| condition.question);
            }
            order.extend(chain.drain(..).rev());
        }
        Self { context, order }
    }

    /// Puts each reply into its state; gives the questions that were answered without being asked.
    pub(crate) fn fill(&self, row: &[Reply], group: Option<usize>, cells: &mut [Cell]) -> Vec<usize> {
        let questions = &self.context.questionnaire.questions;
        let audience = group.and_then(|group| self.context.groups[group].audience);
        let mut unasked = Vec::new();
        for &index in &self.order {
            let asked = self.asked(&questions[index], audience, cells);
            cells[index] = if asked { state(row[index]) } else { Cell::NotAsked };
            if !asked && matches!(row[index], Reply::Rated { .. } | Reply::Written) {
                unasked.push(index);
            }
        }
        unasked.sort_unstable();
        unasked
    }

    fn asked(&self, question: &Question, audience: Option<usize>, cells: &[Cell]) -> bool {
        let in_audience = match audience {
            Some(audience) => question.audience.is_empty() || question.audience.contains(&audience),
            // Of whom nothing is known, everything is asked.
            None => true,
        };
        let in_sector = question.sectors.is_empty()
            || self.context.sector.is_some_and(|sector| question.sectors.iter().any(|s| s == sector));
        let shown = question.show_if.as_ref().is_none_or(|condition| {
            let Cell::Rated { raw, .. } = cells[condition.question] else { return false };
            match condition.needs {
                ConditionNeeds::AtLeast(least) => raw >= least,
                ConditionNeeds::Option(option) => {
                    self.context.questionnaire.questions[condition.question].chose(raw, option)
                }
            }
        });
        question.asks(self.context.perspective) && in_audience && in_sector && shown
    }
}

/// The state of a reply to a question that was asked.
pub(crate) fn state(reply: Reply) -> Cell {
    match reply {
        Reply::Blank => Cell::Blank,
        Reply::NotApplicable => Cell::NotApplicable,
        Reply::DontKnow => Cell::DontKnow,
        Reply::Rated { ratio, raw } => Cell::Rated { ratio, raw },
        Reply::Written => Cell::Written,
    }
}
