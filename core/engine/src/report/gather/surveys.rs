//! Published surveys, and the organisation's stage in the latest that tells of it.

use crate::locale::{self, Locale};
use crate::questionnaire::{self, Exactness, latest_telling};
use crate::report::facts::{Place, StageShare, Survey, SurveyStanding};

use super::Inputs;

pub(super) fn surveys(inputs: &Inputs) -> Vec<Survey> {
    let locale = inputs.assessment.report.locale;
    let one = |survey: &questionnaire::Survey| Survey {
        title: survey.title.get(locale).to_owned(),
        stages: survey.stages,
        year: survey.year,
        n: survey.n.clone(),
        population: survey.population.get(locale).to_owned(),
        source: survey.source.clone(),
        shares: survey.shares.iter().map(|published| share(locale, published)).collect(),
    };
    inputs.questionnaire.surveys.iter().map(one).collect()
}

fn share(locale: Locale, share: &questionnaire::StageShare) -> StageShare {
    let (first, last) = (share.stage.start(), share.stage.end());
    StageShare {
        stage: if first == last { first.to_string() } else { format!("{first}–{last}") },
        label: share.label.get(locale).to_owned(),
        covers: share.covers.clone(),
        value: share.percent / 100.0,
        text: figure(locale, share),
        derived: share.derived.as_ref().map_or_else(String::new, |how| how.get(locale).to_owned()),
    }
}

/// "11 %", with the decimals and the reserve that it was published with.
fn figure(locale: Locale, share: &questionnaire::StageShare) -> String {
    let before = match share.exactness {
        Exactness::Exact => "",
        Exactness::LessThan => "<\u{a0}",
        Exactness::Nearly => "≈\u{a0}",
    };
    let decimals = usize::from(share.percent.fract() != 0.0);
    format!("{before}{}", locale::percent(locale, share.percent / 100.0, decimals))
}

pub(super) fn standing(inputs: &Inputs, staged: usize) -> Option<SurveyStanding> {
    let locale = inputs.assessment.report.locale;
    let all = &inputs.questionnaire.surveys;
    let survey = latest_telling(all, staged)?;
    let index = all.iter().position(|other| std::ptr::eq(other, survey))?;
    let (place, derived) = match survey.below(staged) {
        Some(below) if below.low < below.high => {
            (Place::Between { low: below.low / 100.0, high: below.high / 100.0 }, below.derived)
        }
        Some(below) => (Place::Below { share: below.low / 100.0, nearly: below.nearly }, below.derived),
        None => {
            let at = survey.at(staged)?;
            (Place::Lowest(figure(locale, at)), at.derived.as_ref())
        }
    };
    let derived = derived.map_or_else(String::new, |how| how.get(locale).to_owned());
    Some(SurveyStanding { survey: index, place, derived })
}
