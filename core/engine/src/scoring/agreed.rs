//! One answer for the whole set: the option that more than half of those who answered a question chose, or the median of their numbers.
//!
//! In go the cells of one question; out comes the answer with what stands behind it, or why there is none. Respondents' weights count
//! as they do in gates. Nothing tells how many chose an option where fewer than the fewest did, nor lets it be worked out.

use super::score::lower_median;
use super::suppression::shown;
use super::tally::fewest;
use crate::answers::{Cell, RespondentSet};
use crate::measure::comparable;
use crate::questionnaire::{Kind, Questionnaire};
use std::collections::BTreeMap;

/// What a set's answers to one question come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Agreed {
    /// One answer for all: the option's index, or a number.
    On(f64, Support),
    /// Fewer people than this answered.
    TooFew(usize),
    /// No option has more than half.
    Split {
        /// Who answered.
        answered: usize,
        /// The options that may be told, with the people who chose them; none where people weigh differently.
        told: Vec<(usize, usize)>,
    },
    /// A consensus without an answer to it.
    LeftOpen,
}

/// What stands behind an answer for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// The one answer of a consensus.
    Consensus,
    /// So many of those who answered.
    People {
        /// Who chose it.
        chose: usize,
        /// Who answered.
        answered: usize,
    },
    /// More than half: the count itself would tell what a few people answered.
    MoreThanHalf {
        /// Who answered.
        answered: usize,
    },
    /// More than half of the weight of people who weigh differently.
    MoreThanHalfOfWeight {
        /// Who answered.
        answered: usize,
    },
    /// The median of their numbers.
    Median {
        /// Who answered.
        answered: usize,
    },
}

impl Support {
    /// Who answered; none for a consensus.
    pub const fn answered(self) -> Option<usize> {
        match self {
            Self::Consensus => None,
            Self::People { answered, .. }
            | Self::MoreThanHalf { answered }
            | Self::MoreThanHalfOfWeight { answered }
            | Self::Median { answered } => Some(answered),
        }
    }
}

/// Takes a set's answers to a choice, a yes or no, or a number as one. `None` for questions of other kinds, and where nobody of the
/// set was asked.
pub fn agreed(questionnaire: &Questionnaire, set: &RespondentSet, question: usize) -> Option<Agreed> {
    let asked = &questionnaire.questions[question];
    let cells = || set.sheet.respondents.iter().enumerate().map(|(i, r)| (set.sheet.cell(i, question), r.weight));
    if cells().all(|(cell, _)| cell == Cell::NotAsked) {
        return None;
    }
    let options = match &asked.kind {
        Kind::Choice { options } | Kind::YesNo { options } => options.len(),
        Kind::Number { .. } => 0,
        Kind::Scale { .. } | Kind::Multi { .. } | Kind::Text => return None,
    };
    let mut answers: Vec<(f64, f64)> = cells()
        .filter_map(|(cell, weight)| match cell {
            Cell::Rated { raw, .. } => Some((raw, weight)),
            _ => None,
        })
        .collect();
    if set.sheet.consensus {
        return Some(answers.first().map_or(Agreed::LeftOpen, |(raw, _)| Agreed::On(*raw, Support::Consensus)));
    }
    let (answered, fewest) = (answers.len(), fewest(asked, set));
    if answered < fewest {
        return Some(Agreed::TooFew(fewest));
    }
    answers.sort_by(|a, b| a.0.total_cmp(&b.0));
    if options == 0 {
        let median = lower_median(&answers).expect("some answered");
        return Some(Agreed::On(median, Support::Median { answered }));
    }
    Some(majority(&answers, options, fewest))
}

/// Answers in the order of the options, each with its weight.
fn majority(answers: &[(f64, f64)], options: usize, fewest: usize) -> Agreed {
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    // The last is for people without a group: there are none here.
    let mut people = vec![0; options + 1];
    for (raw, weight) in answers {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an option's index")]
        let option = *raw as usize;
        *weights.entry(option).or_default() += weight;
        people[option] += 1;
    }
    let total: f64 = weights.values().sum();
    let alike = answers.iter().all(|(_, weight)| comparable(*weight).total_cmp(&comparable(answers[0].1)).is_eq());
    let most = weights.iter().find(|(_, weight)| comparable(**weight / total) > 0.5);
    let answered = answers.len();
    match most {
        Some((&option, _)) => {
            let (chose, others) = (people[option], answered - people[option]);
            let support = if !alike {
                Support::MoreThanHalfOfWeight { answered }
            } else if chose >= fewest && (others == 0 || others >= fewest) {
                Support::People { chose, answered }
            } else {
                Support::MoreThanHalf { answered }
            };
            Agreed::On(option as f64, support)
        }
        None if !alike => Agreed::Split { answered, told: Vec::new() },
        None => {
            let shown = shown(&people, std::slice::from_ref(&people), fewest, &|_| true);
            let told = (0..options).filter(|option| shown[*option]).map(|option| (option, people[option]));
            Agreed::Split { answered, told: told.collect() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers of the same weight, so many per option.
    fn of(people: &[usize]) -> Agreed {
        let answers = people.iter().enumerate().flat_map(|(o, n)| vec![(o as f64, 1.0); *n]).collect::<Vec<_>>();
        majority(&answers, people.len(), 5)
    }

    fn split(answered: usize, told: &[(usize, usize)]) -> Agreed {
        Agreed::Split { answered, told: told.to_vec() }
    }

    #[test]
    fn more_than_half_settle_it() {
        assert_eq!(of(&[6, 18, 0]), Agreed::On(1.0, Support::People { chose: 18, answered: 24 }));
        assert_eq!(of(&[0, 7]), Agreed::On(1.0, Support::People { chose: 7, answered: 7 }));
    }

    #[test]
    fn a_tie_settles_nothing() {
        assert_eq!(of(&[12, 12]), split(24, &[(0, 12), (1, 12)]));
    }

    #[test]
    fn a_few_who_answered_otherwise_are_not_counted_out() {
        assert_eq!(of(&[20, 4]), Agreed::On(0.0, Support::MoreThanHalf { answered: 24 }));
        assert_eq!(of(&[3, 2]), Agreed::On(0.0, Support::MoreThanHalf { answered: 5 }));
    }

    #[test]
    fn what_is_told_of_a_split_gives_no_small_cell_away() {
        assert_eq!(of(&[10, 9, 3, 2]), split(24, &[(0, 10), (1, 9)]), "the hidden ones are five together");
        assert_eq!(of(&[10, 9, 3]), split(22, &[(0, 10)]), "the second is hidden for the third’s sake");
        assert_eq!(of(&[3, 3, 4]), split(10, &[]));
    }

    #[test]
    fn weights_decide_and_are_said_to_do_so() {
        let mut answers = vec![(0.0, 1.0); 6];
        answers.extend(vec![(1.0, 2.0); 5]);
        assert_eq!(majority(&answers, 2, 5), Agreed::On(1.0, Support::MoreThanHalfOfWeight { answered: 11 }));
        answers.push((0.0, 4.0));
        assert_eq!(majority(&answers, 2, 5), split(12, &[]), "a tie of weights");
        let light: Vec<(f64, f64)> = answers.iter().map(|(raw, weight)| (*raw, weight * 0.1)).collect();
        assert_eq!(majority(&light, 2, 5), split(12, &[]), "a tie that float noise would break");
    }
}
