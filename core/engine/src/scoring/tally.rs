//! What was answered to a question, in all and by group: how many gave each level, chose each option, fell into each band. Not weighted.

use super::Scorecard;
use super::suppression::shown_among;
use crate::answers::{Cell, RespondentSet};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Answers below which even the whole is not told.
pub const FEWEST: usize = 5;

/// How many answered what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Respondents with an answer.
    pub answered: usize,
    /// Respondents per class, in the question's order; of several options, one may be counted more than once.
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

/// Counts a question's answers by class: the levels of its scale as written, its options, or its bands. Free words have no class.
pub fn tallies(questionnaire: &Questionnaire, set: &RespondentSet, card: &Scorecard, question: usize) -> Tallies {
    let asked = &questionnaire.questions[question];
    let classes = Classes::of(questionnaire, asked);
    let answers: Vec<(usize, Option<f64>)> = (0..set.sheet.respondents.len())
        .filter_map(|i| match set.sheet.cell(i, question) {
            Cell::Rated { raw, .. } => Some((i, Some(raw))),
            Cell::Written => Some((i, None)),
            _ => None,
        })
        .collect();
    let tally = |belongs: &dyn Fn(usize) -> bool| {
        let theirs = || answers.iter().filter(|(i, _)| belongs(*i)).map(|(_, raw)| *raw);
        let gave = |class| theirs().flatten().filter(|raw| classes.holds(class, *raw)).count();
        Tally { answered: theirs().count(), options: (0..classes.count()).map(gave).collect() }
    };
    let all = tally(&|_| true);
    let told = set.sheet.consensus || all.answered >= fewest(asked, set);
    let elsewhere: Vec<bool> = card.groups.iter().map(|group| group.shown).collect();
    let shown = shown_among(set, &[answers.iter().map(|(i, _)| *i).collect()], &elsewhere);
    let group = |g: usize| (told && shown[g]).then(|| tally(&|i| set.sheet.respondents[i].group == Some(g)));
    let groups = (0..set.groups.len()).map(group).collect();
    Tallies { all: told.then_some(all), groups }
}

/// Answers below which even the whole is not told. What only some are asked is a cell of theirs, not a total.
pub(super) fn fewest(question: &Question, set: &RespondentSet) -> usize {
    if question.audience.is_empty() { FEWEST } else { set.minimum }
}

/// What a question's answers fall into.
enum Classes<'a> {
    /// Levels of a scale: the lowest as written, and how many.
    Levels(f64, usize),
    /// Options, one or several of which are chosen.
    Options(&'a Question, usize),
    /// Where each band begins; the first reaches down without end.
    Bands(Vec<f64>),
}

impl<'a> Classes<'a> {
    fn of(questionnaire: &Questionnaire, question: &'a Question) -> Self {
        match &question.kind {
            Kind::Scale { scale } => {
                let scale = &questionnaire.scales[*scale];
                Self::Levels(scale.min, scale.levels().count())
            }
            Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. } => {
                Self::Options(question, options.len())
            }
            Kind::Number { bands, .. } => Self::Bands(bands.iter().map(|band| band.from).collect()),
            Kind::Text => Self::Bands(Vec::new()),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Levels(_, count) | Self::Options(_, count) => *count,
            Self::Bands(bands) => bands.len(),
        }
    }

    fn holds(&self, class: usize, raw: f64) -> bool {
        match self {
            Self::Levels(lowest, _) => (raw - lowest - class as f64).abs() < 0.5,
            Self::Options(question, _) => question.chose(raw, class),
            Self::Bands(bands) => {
                (class == 0 || raw >= bands[class]) && bands.get(class + 1).is_none_or(|next| raw < *next)
            }
        }
    }
}
