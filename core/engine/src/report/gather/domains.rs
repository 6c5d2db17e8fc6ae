//! Domains, practices and answers.

use crate::locale;
use crate::measure::comparable;
use crate::questionnaire::{self, Kind, Question, Text};
use crate::report::facts::{Alpha, Answers, Domain, Practice, Rating, Standing};
use crate::scoring::{NoAlpha, agreements};

use super::bands::band_names;
use super::{Inputs, peers, rates, rating};

pub(super) fn domains(inputs: &Inputs) -> Vec<Domain> {
    let locale = inputs.assessment.report.locale;
    let weights: f64 = inputs.adjusted.domains.iter().map(|domain| domain.weight).sum();
    let agreed: Vec<_> = if inputs.set.sheet.consensus {
        inputs.questionnaire.domains.iter().map(|_| None).collect()
    } else {
        agreements(inputs.questionnaire, inputs.set, inputs.measured).into_iter().map(Some).collect()
    };
    let one = |(index, domain): (usize, &questionnaire::Domain)| {
        let (measured, adjusted) = (&inputs.measured.domains[index], &inputs.adjusted.domains[index]);
        Domain {
            id: domain.id.clone(),
            title: domain.title.get(locale).to_owned(),
            text: domain.text.as_ref().map_or_else(String::new, |text| text.get(locale).to_owned()),
            share: adjusted.weight / weights,
            questions: domain.questions().filter(|q| counts(inputs, *q)).count(),
            standing: Standing {
                score: rating(&adjusted.estimate),
                measured: rating(&measured.estimate),
                respondents: measured.estimate.respondents,
                position: inputs.benchmark.and_then(|benchmark| peers::position(&benchmark.domains[index])),
            },
            alpha: match measured.alpha {
                _ if inputs.set.sheet.consensus => Alpha::Consensus,
                Ok(alpha) => Alpha::Known(alpha),
                Err(NoAlpha::FewQuestions) => Alpha::OneQuestion,
                Err(NoAlpha::FewCases) => Alpha::TooFew,
                Err(NoAlpha::NoVariation) => Alpha::NoVariance,
            },
            agreement: agreed[index].clone(),
            rates: (measured.rates.asked > 0).then(|| rates(&measured.rates)),
            practices: domain
                .practices
                .iter()
                .zip(&adjusted.practices)
                .enumerate()
                .map(|(place, (practice, estimate))| Practice {
                    elsewhere: super::asked::elsewhere(inputs, practice, (index, place)),
                    ..self::practice(inputs, practice, rating(estimate))
                })
                .collect(),
        }
    };
    inputs.questionnaire.domains.iter().enumerate().map(one).collect()
}

/// A level on a scale, in the sense in which more is better.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    /// Steps above the lowest level.
    pub steps: usize,
    /// Steps from the lowest level to the highest.
    pub of: usize,
    /// The number that the lowest level bears in print.
    pub first: usize,
}

impl Level {
    /// The level at a value, rounded down. Levels bear the scale's own numbers; below 0 these would read as debts, so such a scale counts from 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "values lie on their scale")]
    pub fn at(value: f64, (min, max): (f64, f64)) -> Self {
        let first = if min < 0.0 { 1 } else { min as usize };
        Self { steps: comparable(value - min).floor() as usize, of: (max - min).floor() as usize, first }
    }
}

/// The level that a question's median answer reaches, in the scale's sense; for scales alone.
pub(super) fn level(inputs: &Inputs, question: usize) -> Option<Level> {
    let asked = &inputs.questionnaire.questions[question];
    let Kind::Scale { scale } = asked.kind else { return None };
    let scale = &inputs.questionnaire.scales[scale];
    let median = inputs.measured.questions[question].median?;
    Some(Level::at(asked.level(scale, median), (scale.min, scale.max)))
}

/// The value that an author writes for a level.
pub(super) fn written(inputs: &Inputs, question: &Question, steps: usize) -> Option<i64> {
    let Kind::Scale { scale } = question.kind else { return None };
    let scale = &inputs.questionnaire.scales[scale];
    #[expect(clippy::cast_possible_truncation, reason = "levels are small whole numbers")]
    Some(question.level(scale, scale.min + steps as f64) as i64)
}

/// Whether a question is put to the leading set and scored.
pub(super) fn counts(inputs: &Inputs, question: usize) -> bool {
    let question = &inputs.questionnaire.questions[question];
    question.scored && question.asks(inputs.set.perspective)
}

fn practice(inputs: &Inputs, practice: &questionnaire::Practice, score: Rating) -> Practice {
    let locale = inputs.assessment.report.locale;
    // Of several questions, the one that reached least tells the level.
    let counted = practice.questions.iter().copied().filter(|question| counts(inputs, *question));
    let reached = counted
        .clone()
        .filter_map(|question| Some((question, level(inputs, question)?)))
        .min_by_key(|(_, level)| (level.steps * 1000) / level.of.max(1));
    let lowest = reached.map(|(question, level)| (&inputs.questionnaire.questions[question], level.steps));
    let of_scale = |get: &dyn Fn(&Question, i64) -> Option<String>| {
        lowest.and_then(|(question, steps)| get(question, written(inputs, question, steps)?)).unwrap_or_default()
    };
    let anchor = |question: &Question, value: i64| question.anchors.get(&value).map(|text| text.get(locale).to_owned());
    let notes = practice
        .questions
        .iter()
        .filter_map(|question| inputs.set.notes.get(question))
        .flat_map(|note| [note.note.clone(), note.evidence.clone()].into_iter().flatten());
    // The answers of several questions are no answers of the practice.
    let reply = match counted.clone().collect::<Vec<_>>()[..] {
        [question] => super::replies::reply(inputs, question),
        _ => None,
    };
    Practice {
        id: practice.id.clone(),
        title: practice.title.get(locale).to_owned(),
        asked: practice.questions.iter().any(|q| inputs.questionnaire.questions[*q].asks(inputs.set.perspective)),
        score,
        level: reached.map(|(_, level)| level.steps),
        levels: reached.map_or(0, |(_, level)| level.of),
        first: reached.map_or(0, |(_, level)| level.first),
        reply,
        level_name: lowest.zip(reached).map_or_else(String::new, |((question, steps), (_, level))| {
            let label = written(inputs, question, steps).and_then(|value| label(inputs, question, value));
            label.unwrap_or_else(|| (level.steps + level.first).to_string())
        }),
        anchor: of_scale(&anchor),
        next: lowest.zip(reached).filter(|(_, (_, level))| level.steps < level.of).and_then(
            |((question, steps), _)| {
                let value = written(inputs, question, steps + 1)?;
                let name = label(inputs, question, value).unwrap_or_else(|| value.to_string());
                Some((name, anchor(question, value)?))
            },
        ),
        respondents: practice
            .questions
            .iter()
            .map(|question| inputs.measured.questions[*question].estimate.respondents)
            .max()
            .unwrap_or_default(),
        notes: notes.collect(),
        answers: counted.map(|question| rising(inputs, question)).collect(),
        asked_of: super::asked::asked(inputs, practice),
        elsewhere: None,
    }
}

/// A value of a question's scale: the quoted words where its author named it, else the number.
pub(super) fn named(inputs: &Inputs, question: &Question, value: f64) -> String {
    let locale = inputs.assessment.report.locale;
    #[expect(clippy::cast_possible_truncation, reason = "levels are small whole numbers")]
    let words = (value.fract() == 0.0).then(|| label(inputs, question, value as i64)).flatten();
    words.map_or_else(|| locale::bound(locale, value), |words| locale::quoted(locale, &words))
}

pub(super) fn label(inputs: &Inputs, question: &Question, value: i64) -> Option<String> {
    let Kind::Scale { scale } = question.kind else { return None };
    let text = inputs.questionnaire.scales[scale].labels.get(&value)?;
    Some(text.get(inputs.assessment.report.locale).to_owned())
}

/// What a question is called: as its practice, where the leading set is asked no other of that practice; else by its short label.
pub(super) fn name<'a>(inputs: &'a Inputs, index: usize) -> &'a Text {
    let question = &inputs.questionnaire.questions[index];
    let practice = &inputs.questionnaire.domains[question.domain].practices[question.practice];
    let alone = practice.questions.iter().filter(|other| counts(inputs, **other)).eq([&index]);
    if alone { &practice.title } else { question.label() }
}

/// A question's counts as they are drawn: options and bands from the worst to the best, as levels are.
fn rising(inputs: &Inputs, index: usize) -> Answers {
    let question = &inputs.questionnaire.questions[index];
    let mut answers = answers(inputs, index);
    if !matches!(question.kind, Kind::Scale { .. }) {
        let order = super::asked::order(question, answers.counts.len());
        answers.counts = order.into_iter().map(|place| answers.counts[place].clone()).collect();
    }
    answers
}

/// A question's counts under the names of its levels, options or bands, those that nobody chose included.
pub(super) fn answers(inputs: &Inputs, index: usize) -> Answers {
    let locale = inputs.assessment.report.locale;
    let (question, score) = (&inputs.questionnaire.questions[index], &inputs.measured.questions[index]);
    let count =
        |wanted: f64| score.counts.iter().filter(|(value, _)| (value - wanted).abs() < 1e-9).map(|(_, n)| n).sum();
    let counts: Vec<(String, usize)> = match &question.kind {
        Kind::Scale { scale } => {
            let values = inputs.questionnaire.scales[*scale].levels();
            let name = |value: i64| label(inputs, question, value).unwrap_or_else(|| value.to_string());
            values.map(|value| (name(value), count(value as f64))).collect()
        }
        Kind::Choice { options } | Kind::YesNo { options } => options
            .iter()
            .enumerate()
            .map(|(place, option)| (option.text.get(locale).to_owned(), count(place as f64)))
            .collect(),
        Kind::Multi { options, .. } => options
            .iter()
            .enumerate()
            .map(|(place, option)| (option.text.get(locale).to_owned(), ticked(&score.counts, place)))
            .collect(),
        Kind::Number { unit, bands } => band_names(inputs.messages, locale, unit.get(locale), bands)
            .into_iter()
            .enumerate()
            .map(|(place, name)| {
                let next = bands.get(place + 1).map_or(f64::INFINITY, |band| band.from);
                let from = if place == 0 { f64::NEG_INFINITY } else { bands[place].from };
                let inside = score.counts.iter().filter(|(value, _)| *value >= from && *value < next);
                (name, inside.map(|(_, n)| n).sum())
            })
            .collect(),
        Kind::Text => Vec::new(),
    };
    Answers {
        question: name(inputs, index).get(locale).to_owned(),
        counts,
        not_applicable: score.not_applicable,
        dont_know: score.dont_know,
        blank: score.blank,
        score: rating(&score.estimate),
    }
}

/// Respondents whose set of options holds one; the set's bits are the options' places.
fn ticked(counts: &[(f64, usize)], place: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sets of options are whole numbers")]
    let holds = |set: f64| (set as u64 >> place) & 1 == 1;
    counts.iter().filter(|(set, _)| holds(*set)).map(|(_, n)| n).sum()
}
