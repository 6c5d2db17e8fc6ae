//! Every question of a practice with its answers, by class, in all and by group.

use crate::answers::RespondentSet;
use crate::questionnaire::{self, Choice, Kind, Question};
use crate::report::facts::{Asked, Form, Heard, Rating};
use crate::scoring::{Tally, tallies};

use super::bands::band_names;
use super::domains::{label, level, written};
use super::{Inputs, OtherSet, rating, sides};

/// The questions of a practice that a set on this questionnaire is asked; empty where the template does not tell of them.
pub(super) fn asked(inputs: &Inputs, practice: &questionnaire::Practice) -> Vec<Asked> {
    let questions = practice.questions.iter().copied().filter(|_| inputs.detail);
    questions.map(|index| one(inputs, index)).filter(|asked| !asked.heard.is_empty()).collect()
}

/// The sets on this questionnaire, the leading one first.
fn sets<'a>(inputs: &'a Inputs) -> impl Iterator<Item = OtherSet<'a>> {
    let leading = OtherSet { questionnaire: inputs.questionnaire, set: inputs.set, measured: inputs.measured };
    let others = inputs.others.iter().filter(|other| other.set.questionnaire == inputs.set.questionnaire);
    std::iter::once(leading).chain(others.copied())
}

/// The first other set's figure of a practice that the leading one is not asked of.
pub(super) fn elsewhere(
    inputs: &Inputs,
    practice: &questionnaire::Practice,
    (domain, place): (usize, usize),
) -> Option<(String, Rating, usize)> {
    let asks = |set: &RespondentSet| {
        practice.questions.iter().any(|index| inputs.questionnaire.questions[*index].asks(set.perspective))
    };
    let other = sets(inputs).find(|set| inputs.detail && asks(set.set)).filter(|_| !asks(inputs.set))?;
    let estimate = &other.measured.domains[domain].practices[place];
    let name = sides::party(inputs, other.questionnaire, other.set).name;
    Some((name, rating(estimate), estimate.respondents))
}

fn one(inputs: &Inputs, index: usize) -> Asked {
    let locale = inputs.assessment.report.locale;
    let question = &inputs.questionnaire.questions[index];
    let (form, mut classes) = classes(inputs, question);
    let order = order(question, classes.len());
    classes = order.iter().map(|place| classes[*place].clone()).collect();
    // Levels are gathered in the scale's sense, so that steps count from the worst.
    let anchor = |steps: usize| {
        let text = written(inputs, question, steps).and_then(|value| question.anchors.get(&value));
        text.map_or_else(String::new, |text| text.get(locale).to_owned())
    };
    Asked {
        id: question.id.clone(),
        title: question.label().get(locale).to_owned(),
        text: question.text.get(locale).to_owned(),
        help: question.help.as_ref().map_or_else(String::new, |help| help.get(locale).to_owned()),
        scored: question.scored,
        form,
        anchors: (0..classes.len()).map(anchor).collect(),
        classes,
        median: level(inputs, index).map(|level| level.steps),
        heard: sets(inputs)
            .filter(|set| question.asks(set.set.perspective))
            .map(|set| heard(inputs, &set, (index, &order)))
            .collect(),
    }
}

/// What a set answered; `order` gives the classes' places in the question.
fn heard(inputs: &Inputs, other: &OtherSet, (index, order): (usize, &[usize])) -> Heard {
    let locale = inputs.assessment.report.locale;
    let told = tallies(other.questionnaire, other.set, other.measured, index);
    let sorted = |tally: &Tally| Tally {
        answered: tally.answered,
        options: order.iter().map(|place| tally.options[*place]).collect(),
    };
    let score = &other.measured.questions[index];
    let groups = other.set.groups.iter().zip(&told.groups);
    let groups: Vec<_> =
        groups.map(|(g, tally)| (g.title.get(locale).to_owned(), tally.as_ref().map(sorted))).collect();
    // One group that is shown is nearly everybody: it adds nothing to the whole.
    let several = groups.iter().filter(|(_, tally)| tally.is_some()).count() > 1;
    let party = sides::party(inputs, other.questionnaire, other.set);
    Heard {
        name: party.name,
        method: party.method,
        rating: rating(&score.estimate),
        all: told.all.as_ref().map(sorted),
        groups: if several { groups } else { Vec::new() },
        without: score.not_applicable + score.dont_know + score.blank,
    }
}

fn classes(inputs: &Inputs, question: &Question) -> (Form, Vec<String>) {
    let locale = inputs.assessment.report.locale;
    let names = |options: &[Choice]| options.iter().map(|option| option.text.get(locale).to_owned()).collect();
    match &question.kind {
        Kind::Scale { scale } => {
            let values = inputs.questionnaire.scales[*scale].levels();
            let name = |value: i64| label(inputs, question, value).unwrap_or_else(|| value.to_string());
            (Form::Ordered, values.map(name).collect())
        }
        Kind::YesNo { options } | Kind::Choice { options } if question.scored => (Form::Ordered, names(options)),
        Kind::YesNo { options } | Kind::Choice { options } => (Form::Choice, names(options)),
        Kind::Multi { options, .. } => (Form::Several, names(options)),
        Kind::Number { unit, bands } => (Form::Ordered, band_names(inputs.messages, locale, unit.get(locale), bands)),
        Kind::Text => (Form::Words, Vec::new()),
    }
}

/// The places of the classes from the worst to the best, where one is better than another; else as written.
pub(super) fn order(question: &Question, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    match &question.kind {
        Kind::Scale { .. } if question.reverse => order.reverse(),
        Kind::YesNo { options } | Kind::Choice { options } if question.scored => {
            order.sort_by(|a, b| options[*a].points.total_cmp(&options[*b].points));
        }
        // Where less is better, the best band comes first.
        Kind::Number { bands, .. } if bands.first().zip(bands.last()).is_some_and(|(a, b)| a.ratio > b.ratio) => {
            order.reverse();
        }
        _ => {}
    }
    order
}
