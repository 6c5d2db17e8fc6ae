//! The sets of respondents other than the leading one.

use crate::answers::{Method, Population, RespondentSet};
use crate::locale::Args;
use crate::measure::Estimate;
use crate::questionnaire::Questionnaire;
use crate::report::facts::{Compared, Other, Party, Side};
use crate::scoring::{Gap, Scorecard, gaps};

use super::{Inputs, rating};

/// A set beyond the leading one, with its figures before sector rules.
#[derive(Debug, Clone, Copy)]
pub struct OtherSet<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// Who answered.
    pub set: &'a RespondentSet,
    /// Its figures.
    pub measured: &'a Scorecard,
}

/// The leading set, as pages name it.
pub(super) fn leading(inputs: &Inputs) -> Party {
    party(inputs, inputs.questionnaire, inputs.set)
}

pub(super) fn party(inputs: &Inputs, questionnaire: &Questionnaire, set: &RespondentSet) -> Party {
    let locale = inputs.assessment.report.locale;
    let perspective = set.perspective.map(|p| &questionnaire.perspectives[p]);
    Party {
        name: name(inputs, perspective.map(|p| p.title.get(locale)), set),
        text: perspective.and_then(|p| p.text.as_ref()).map_or_else(String::new, |text| text.get(locale).to_owned()),
        questionnaire: questionnaire.title.get(locale).to_owned(),
        version: questionnaire.version.to_string(),
        method: super::method(set),
        respondents: set.sheet.respondents.len(),
        period: set.period,
        customers: set.population == Population::Customers,
        own: set.method == Method::SelfAssessed,
        unranked: set.unranked(questionnaire),
    }
}

/// The perspective; the method too where several sets share it; a number where they share that as well.
fn name(inputs: &Inputs, perspective: Option<&str>, set: &RespondentSet) -> String {
    let messages = inputs.messages();
    let alike =
        |other: &&RespondentSet| other.questionnaire == set.questionnaire && other.perspective == set.perspective;
    let sets = &inputs.assessment.sets;
    let alone = sets.iter().filter(alike).count() == 1;
    let how = messages.get(super::method(set).message());
    let name = match (perspective, alone) {
        (Some(title), true) => title.to_owned(),
        (Some(title), false) => messages.with("party-method", &Args::new().text("name", title).text("method", how)),
        (None, true) => messages.get("all-respondents"),
        (None, false) => how,
    };
    let before = sets.iter().take_while(|other| !std::ptr::eq(*other, set)).filter(alike);
    match before.filter(|other| super::method(other) == super::method(set)).count() {
        0 => name,
        n => format!("{name}\u{a0}{}", n + 1),
    }
}

/// Sets on the leading questionnaire.
pub(super) fn sides(inputs: &Inputs) -> Vec<Side> {
    let same = inputs.others.iter().filter(|other| other.set.questionnaire == inputs.set.questionnaire);
    same.map(|other| side(inputs, other)).collect()
}

/// Whether a set says what is wanted where the leading one says what is perceived, of the same questionnaire.
fn wishes(inputs: &Inputs, other: &OtherSet) -> bool {
    let view = |set: &RespondentSet| Some(inputs.questionnaire.perspectives[set.perspective?].id.as_str());
    let same = other.set.questionnaire == inputs.set.questionnaire;
    same && view(inputs.set) == Some("perceived") && view(other.set) == Some("wanted")
}

/// What is wanted beyond what is perceived, a question: the points, and whether they are more than chance. None without a set that wishes.
pub(super) fn wishes_unmet(inputs: &Inputs) -> Option<Vec<Option<(f64, bool)>>> {
    let other = inputs.others.iter().find(|other| wishes(inputs, other))?;
    let found = gaps(inputs.questionnaire, (inputs.set, inputs.measured), (other.set, other.measured));
    let unmet = |gap: &Gap| Some((-gap.difference.ok()?, gap.certain()));
    Some(found.questions.iter().map(|gap| gap.as_ref().and_then(unmet)).collect())
}

fn side(inputs: &Inputs, other: &OtherSet) -> Side {
    let locale = inputs.assessment.report.locale;
    let questionnaire = inputs.questionnaire;
    let gaps = gaps(questionnaire, (inputs.set, inputs.measured), (other.set, other.measured));
    let views = [inputs.set.perspective, other.set.perspective];
    let compared = |title: &str, asked: [bool; 2], estimates: [&Estimate; 2], gap: Gap| Compared {
        title: title.to_owned(),
        ratings: [0, 1].map(|i| asked[i].then(|| rating(estimates[i]))),
        respondents: estimates.map(|estimate| estimate.respondents),
        gap,
    };
    let domains = questionnaire.domains.iter().enumerate().map(|(index, domain)| {
        let estimates = [&inputs.measured.domains[index].estimate, &other.measured.domains[index].estimate];
        let asked = views.map(|view| questionnaire.domain_counts(index, view));
        compared(domain.title.get(locale), asked, estimates, gaps.domains[index])
    });
    let questions = questionnaire.questions.iter().enumerate().filter_map(|(index, question)| {
        let estimates = [&inputs.measured.questions[index].estimate, &other.measured.questions[index].estimate];
        Some(compared(question.label().get(locale), [true; 2], estimates, gaps.questions[index]?))
    });
    Side {
        party: party(inputs, questionnaire, other.set),
        overall: compared(
            &inputs.messages().get("all-domains"),
            [true; 2],
            [&inputs.measured.overall, &other.measured.overall],
            gaps.overall,
        ),
        domains: domains.collect(),
        questions: questions.collect(),
        wish: wishes(inputs, other),
        alike: questionnaire.questions.iter().filter(|q| q.scored).all(|q| q.asks(views[0]) == q.asks(views[1])),
    }
}

/// Sets on other questionnaires.
pub(super) fn others(inputs: &Inputs) -> Vec<Other> {
    let others = inputs.others.iter().filter(|other| other.set.questionnaire != inputs.set.questionnaire);
    others.enumerate().map(|(place, other)| self::other(inputs, place, other)).collect()
}

fn other(inputs: &Inputs, place: usize, other: &OtherSet) -> Other {
    let locale = inputs.assessment.report.locale;
    let OtherSet { questionnaire, set, measured } = *other;
    let asked = (0..questionnaire.domains.len()).filter(|d| questionnaire.domain_counts(*d, set.perspective));
    let domains = asked.map(|d| {
        let estimate = &measured.domains[d].estimate;
        (questionnaire.domains[d].title.get(locale).to_owned(), rating(estimate), estimate.respondents)
    });
    let stage = measured.stage.as_ref().map(|stage| {
        let title = questionnaire.stages[stage.staged].title.get(locale).to_owned();
        (stage.staged + 1, questionnaire.stages.len(), title)
    });
    Other {
        id: format!("other-{}", place + 1),
        party: party(inputs, questionnaire, set),
        overall: rating(&measured.overall),
        domains: domains.collect(),
        stage,
    }
}
