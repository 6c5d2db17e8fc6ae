//! Questions whose answers have words of their own, an option, a band or a named frequency: how they were answered, in these words.

use crate::questionnaire::{Kind, Question};
use crate::report::facts::Reply;
use crate::scoring::tallies;

use super::Inputs;
use super::asked::order;
use super::domains::answers;

/// None where answers are levels of the questionnaire, where nobody answered, and where too few did for it to be told.
pub(super) fn reply(inputs: &Inputs, index: usize) -> Option<Reply> {
    let question = &inputs.questionnaire.questions[index];
    if !own_words(inputs, question) {
        return None;
    }
    let answered = tallies(inputs.questionnaire, inputs.set, inputs.measured, index).all?.answered;
    let given = &inputs.measured.questions[index].counts;
    let counts = answers(inputs, index).counts;
    let several = matches!(question.kind, Kind::Multi { .. });
    let classes: Vec<_> = order(question, counts.len()).into_iter().map(|place| counts[place].clone()).collect();
    let at = if several {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sets of options are whole numbers"
        )]
        let mut ticked: Vec<_> = given.iter().map(|(set, n)| ((*set as u64).count_ones() as usize, *n)).collect();
        ticked.sort_unstable();
        median(ticked.into_iter())?
    } else {
        median(classes.iter().map(|(_, n)| *n).enumerate())?
    };
    Some(Reply { classes, at, several, answered })
}

/// Whether the answers are no levels: no scale at all, or a scale other than that of levels, of which every step has a name.
fn own_words(inputs: &Inputs, question: &Question) -> bool {
    match question.kind {
        Kind::Scale { scale } => {
            let all = &inputs.questionnaire.scales[scale];
            let named = all.labels.len() as f64 > all.max - all.min;
            named && inputs.questionnaire.level_scale.is_some_and(|levels| levels != scale)
        }
        Kind::Text => false,
        _ => true,
    }
}

/// The lower median of values in rising order, each with how often it was given.
fn median(values: impl Iterator<Item = (usize, usize)> + Clone) -> Option<usize> {
    let all: usize = values.clone().map(|(_, n)| n).sum();
    let mut below = 0;
    let reached = values.filter(|(_, n)| *n > 0).find(|(_, n)| {
        below += n;
        2 * below >= all
    });
    reached.map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_lower_of_two_and_none_without_answers() {
        assert_eq!(median([(0, 2), (1, 0), (2, 2)].into_iter()), Some(0));
        assert_eq!(median([(0, 1), (1, 0), (2, 2)].into_iter()), Some(2));
        assert_eq!(median([(0, 0)].into_iter()), None);
    }
}
