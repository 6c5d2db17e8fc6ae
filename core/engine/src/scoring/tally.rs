//! What was answered to a question that does not count: how many chose each option, in all and by group. Not weighted.

use super::Scorecard;
use super::suppression::shown_among;
use crate::answers::{Cell, RespondentSet};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Answers below which a total is not told.
const FEWEST: usize = 5;

/// How many chose each option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Respondents with an answer.
    pub answered: usize,
    /// Respondents per option, in the question's order; of several options, one may be counted more than once.
    pub options: Vec<usize>,
}

/// A question's tallies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallies {
    /// Everybody's; none where too few answered.
    pub all: Option<Tally>,
    /// One a group; none where it is hidden, in the scorecard or here, where too few of it answered.
    pub groups: Vec<Option<Tally>>,
}

/// Counts a question's answers by option; none for a question without options.
pub fn tallies(
    questionnaire: &Questionnaire,
    set: &RespondentSet,
    card: &Scorecard,
    question: usize,
) -> Option<Tallies> {
    let asked = &questionnaire.questions[question];
    let (Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. }) = &asked.kind else {
        return None;
    };
    let answers: Vec<(usize, f64)> = (0..set.sheet.respondents.len())
        .filter_map(|i| match set.sheet.cell(i, question) {
            Cell::Rated { raw, .. } => Some((i, raw)),
            _ => None,
        })
        .collect();
    let tally = |belongs: &dyn Fn(usize) -> bool| {
        let theirs = || answers.iter().filter(|(i, _)| belongs(*i)).map(|(_, raw)| *raw);
        let chose = |option| theirs().filter(|raw| asked.chose(*raw, option)).count();
        Tally { answered: theirs().count(), options: (0..options.len()).map(chose).collect() }
    };
    let all = tally(&|_| true);
    let told = set.sheet.consensus || all.answered >= fewest(asked, set);
    let elsewhere: Vec<bool> = card.groups.iter().map(|group| group.shown).collect();
    let shown = shown_among(set, &[answers.iter().map(|(i, _)| *i).collect()], &elsewhere);
    let group = |g: usize| (told && shown[g]).then(|| tally(&|i| set.sheet.respondents[i].group == Some(g)));
    let groups = (0..set.groups.len()).map(group).collect();
    Some(Tallies { all: told.then_some(all), groups })
}

/// Answers below which even the whole is not told. What only some are asked is a cell of theirs, not a total.
pub(super) fn fewest(question: &Question, set: &RespondentSet) -> usize {
    if question.audience.is_empty() { FEWEST } else { set.minimum }
}
