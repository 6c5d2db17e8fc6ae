//! Questions that do not count: who answered what.

use crate::questionnaire::{Kind, Question};
use crate::report::facts::Unscored;
use crate::scoring::tallies;

use super::Inputs;

pub(super) fn unscored(inputs: &Inputs) -> Vec<Unscored> {
    let questions = inputs.questionnaire.questions.iter().enumerate();
    let asked = questions.filter(|(_, question)| !question.scored && question.asks(inputs.set.perspective));
    asked.filter_map(|(index, question)| one(inputs, index, question)).collect()
}

fn one(inputs: &Inputs, index: usize, question: &Question) -> Option<Unscored> {
    let locale = inputs.assessment.report.locale;
    let (Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. }) = &question.kind else {
        return None;
    };
    let tallies = tallies(inputs.questionnaire, inputs.set, inputs.measured, index);
    // A question that nobody was asked, or answered, says nothing.
    if tallies.all.as_ref().is_some_and(|all| all.answered == 0) {
        return None;
    }
    Some(Unscored {
        id: question.id.clone(),
        question: question.label().get(locale).to_owned(),
        text: question.text.get(locale).to_owned(),
        options: options.iter().map(|option| option.text.get(locale).to_owned()).collect(),
        tallies,
    })
}
