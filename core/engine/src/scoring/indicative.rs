//! Another model's profile as these answers suggest it: practice by practice through the counterparts that authors name (`maps`), in
//! words alone. It is no score: nothing was asked in the other model's own words.

use super::Scorecard;
use crate::questionnaire::{Practice, Questionnaire};

/// What the answers suggest of one domain of another model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicative {
    /// Its practices that score there.
    pub of: usize,
    /// Those with a counterpart that is rated here.
    pub covered: usize,
    /// How far these have come; none where fewer than half are covered.
    pub level: Option<IndicativeLevel>,
}

/// How far practices have come, by quarters of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicativeLevel {
    /// Under a quarter.
    Absent,
    /// Under a half.
    Begun,
    /// Under three quarters.
    Established,
    /// From there on.
    Widespread,
}

impl IndicativeLevel {
    /// A stable word for JSON and messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Begun => "begun",
            Self::Established => "established",
            Self::Widespread => "widespread",
        }
    }

    /// The quarter that holds a mean of 0–100.
    fn of(mean: f64) -> Self {
        match crate::measure::comparable(mean) {
            mean if mean < 25.0 => Self::Absent,
            mean if mean < 50.0 => Self::Begun,
            mean if mean < 75.0 => Self::Established,
            _ => Self::Widespread,
        }
    }
}

/// One figure a domain of `to`, from the measured scorecard of `from`. A practice's figure is the mean of its counterparts' scores, a
/// domain's the mean of its covered practices; what is hidden or unrated here covers nothing.
pub fn indicative((from, card): (&Questionnaire, &Scorecard), to: &Questionnaire) -> Vec<Indicative> {
    let domain = |domain: &crate::questionnaire::Domain| {
        let scored = domain.practices.iter().filter(|p| p.questions.iter().any(|q| to.questions[*q].scored));
        let (mut of, mut means) = (0, Vec::new());
        for practice in scored {
            of += 1;
            means.extend(mean(
                counterparts(from, to, practice).filter_map(|q| card.questions[q].estimate.score.value()),
            ));
        }
        let level = (2 * means.len() >= of).then(|| mean(means.iter().copied())).flatten();
        Indicative { of, covered: means.len(), level: level.map(IndicativeLevel::of) }
    };
    to.domains.iter().map(domain).collect()
}

/// The scored questions of `from` that are counterparts of a practice of `to`, whichever of the two names the other.
fn counterparts<'a>(
    from: &'a Questionnaire,
    to: &'a Questionnaire,
    practice: &'a Practice,
) -> impl Iterator<Item = usize> + 'a {
    let theirs = || practice.questions.iter().map(|q| &to.questions[*q]);
    (0..from.questions.len()).filter(move |index| {
        let question = &from.questions[*index];
        let ours = &from.domains[question.domain].practices[question.practice];
        let named = question
            .maps
            .get(&to.id)
            .is_some_and(|ids| ids.iter().any(|id| *id == practice.id || theirs().any(|question| question.id == *id)));
        let names = |id: &String| *id == question.id || *id == ours.id;
        let naming = || theirs().filter_map(|q| q.maps.get(&from.id)).flatten().any(names);
        question.scored && (named || naming())
    })
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::IndicativeLevel::{self, Absent, Begun, Established, Widespread};

    #[test]
    fn a_level_is_a_quarter_of_the_way() {
        let levels = [0.0, 24.9, 25.0, 49.9, 50.0, 74.999_999_9, 75.0, 100.0].map(IndicativeLevel::of);
        assert_eq!(levels, [Absent, Absent, Begun, Begun, Established, Widespread, Widespread, Widespread]);
    }
}
