//! From scorecards, positions and rules to [`Facts`]: texts in the report's language, hidden groups without any figure.

mod actions;
mod asked;
mod bands;
mod domains;
mod extensions;
mod peers;
mod replies;
mod sides;
mod stages;
mod surveys;
mod trend;
mod unscored;
mod voice;

pub use bands::band_names;
pub use sides::OtherSet;

pub(super) use peers::cited;

use crate::answers::{self, Assessment, Look, Population, RespondentSet};
use crate::benchmark::Benchmark;
use crate::locale::Messages;
use crate::measure::{Estimate, NoInterval, Score};
use crate::plugin::{AnsweredFact, EffectRecord, Failure, FiredRule, Manifest, OwnMetric, OwnSection};
use crate::questionnaire::{self, Questionnaire, Text};
use crate::scoring::{self, MetricResult, Scorecard, Wave};
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::facts::{
    Certainty, External, Facts, Group, Instrument, Journey, Method, Model, Rated, Rates, Rating, Rollup, ShownGroup,
    Standing, Target,
};

/// Everything that a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The engagement.
    pub assessment: &'a Assessment,
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// Who answered.
    pub set: &'a RespondentSet,
    /// The other sets, in the assessment's order.
    pub others: &'a [OtherSet<'a>],
    /// Figures before sector rules.
    pub measured: &'a Scorecard,
    /// Figures after them.
    pub adjusted: &'a Scorecard,
    /// Plugins that were asked to run.
    pub plugins: &'a [&'a Manifest],
    /// Facts that the answers settled.
    pub answered: &'a BTreeMap<String, AnsweredFact>,
    /// Rules that fired.
    pub fired: &'a [FiredRule],
    /// Rules examined that did not: plugin and rule.
    pub silent: &'a [(String, String)],
    /// What the effects did.
    pub effects: &'a [EffectRecord],
    /// Figures and sections of the plugins' own.
    pub own: (&'a [OwnMetric], &'a [OwnSection]),
    /// Plugins that did not run.
    pub stopped: &'a [(&'a Manifest, &'a Failure)],
    /// Position among peers.
    pub benchmark: Option<&'a Benchmark>,
    /// Other models whose profile the answers suggest.
    pub models: &'a [Questionnaire],
    /// Metrics of customers and employees.
    pub metrics: &'a [MetricResult<'a>],
    /// Earlier waves of the leading set, the earliest first.
    pub previous: &'a [Wave],
    /// Plugins, questionnaires and templates that are not embedded, or not those that are pinned.
    pub external: &'a [External],
    /// The look of the template under the client's.
    pub look: &'a Look,
    /// The template's mark, for clients who state none.
    pub confidentiality: Option<&'a Text>,
    /// Whether every question is told with its answers.
    pub detail: bool,
    /// Whether the template says what a brief says.
    pub brief: bool,
    /// The sentences of the report's language.
    pub messages: &'a Messages,
}

impl Inputs<'_> {
    fn messages(&self) -> &Messages {
        self.messages
    }
}

/// Gathers what the pages speak of.
pub fn gather(inputs: &Inputs) -> Facts {
    let (assessment, set) = (inputs.assessment, inputs.set);
    let locale = assessment.report.locale;
    let owned = |text: &Option<String>| text.clone().unwrap_or_default();
    let fictional = assessment.organisation.fictional || inputs.benchmark.is_some_and(|benchmark| benchmark.fictional);
    Facts {
        locale,
        organisation: assessment.organisation.name.clone(),
        day: assessment.date,
        first_wave: assessment.wave <= 1 && inputs.previous.is_empty(),
        confidentiality: owned(
            &assessment
                .report
                .confidentiality
                .clone()
                .or_else(|| inputs.confidentiality.map(|text| text.get(locale).to_owned())),
        ),
        cover: cover(inputs),
        recipient: owned(&assessment.report.recipient),
        author: owned(&assessment.report.author),
        target: target(inputs),
        fictional,
        instrument: instrument(inputs),
        leading: sides::leading(inputs),
        sides: sides::sides(inputs),
        others: sides::others(inputs),
        rates: rates(&inputs.measured.rates),
        spread: inputs.measured.spread,
        minimum: set.minimum,
        groups: groups(inputs),
        all_grouped: set.sheet.respondents.iter().all(|respondent| respondent.group.is_some()),
        overall: Standing {
            score: rating(&inputs.adjusted.overall),
            measured: rating(&inputs.measured.overall),
            respondents: inputs.measured.overall.respondents,
            position: inputs.benchmark.and_then(|benchmark| peers::position(&benchmark.overall)),
        },
        domains: domains::domains(inputs),
        unscored: unscored::unscored(inputs),
        stages: stages::stages(inputs),
        few_peers: inputs.benchmark.is_some_and(|benchmark| benchmark.cell.peers < crate::benchmark::PERCENTILE_PEERS),
        peers: peers::peers(inputs),
        norms: peers::norms(inputs),
        metrics: voice::metrics(inputs),
        trend: trend::trend(inputs),
        plugins: peers::plugins(inputs),
        effects: peers::effects(inputs),
        findings: peers::findings(inputs),
        meetings: extensions::meetings(inputs),
        stopped: extensions::stopped(inputs),
        extensions: extensions::extensions(inputs),
        journeys: journeys(assessment),
        actions: actions::actions(inputs),
        models: models(inputs),
        external: inputs.external.to_vec(),
        detail: inputs.detail,
        brief: inputs.brief,
        messages: inputs.messages.clone(),
        disagreements: OnceLock::new(),
    }
}

/// The cover's own words, with the client's name in its place.
fn cover(inputs: &Inputs) -> (Option<String>, Option<String>) {
    let words = |text: &Text| {
        let text = text.get(inputs.assessment.report.locale);
        text.replace("{organisation}", &inputs.assessment.organisation.name)
    };
    (inputs.look.cover_title.as_ref().map(words), inputs.look.cover_subtitle.as_ref().map(words))
}

fn journeys(assessment: &Assessment) -> Vec<Journey> {
    let one = |journey: &answers::Journey| Journey { described: journey.clone(), found: scoring::read_off(journey) };
    assessment.journeys.iter().map(one).collect()
}

/// What the answers suggest of other models.
fn models(inputs: &Inputs) -> Vec<Model> {
    let locale = inputs.assessment.report.locale;
    let one = |model: &Questionnaire| Model {
        title: model.title.get(locale).to_owned(),
        version: model.version.to_string(),
        domains: model
            .domains
            .iter()
            .zip(scoring::indicative((inputs.questionnaire, inputs.measured), model))
            .map(|(domain, found)| (domain.title.get(locale).to_owned(), found))
            .collect(),
    };
    inputs.models.iter().map(one).collect()
}

fn instrument(inputs: &Inputs) -> Instrument {
    let (questionnaire, locale) = (inputs.questionnaire, inputs.assessment.report.locale);
    let provenance = &questionnaire.provenance;
    Instrument {
        title: questionnaire.title.get(locale).to_owned(),
        id: questionnaire.id.clone(),
        version: questionnaire.version.to_string(),
        questions: questionnaire.questions.iter().filter(|q| q.scored && q.asks(inputs.set.perspective)).count(),
        citation: provenance.citation.get(locale).to_owned(),
        licence: provenance.licence.clone(),
        disclaimer: provenance.disclaimer.as_ref().map_or_else(String::new, |text| text.get(locale).to_owned()),
        rollup: match questionnaire.scoring.rollup {
            questionnaire::Rollup::Pooled => Rollup::Pooled,
            questionnaire::Rollup::MeanOfMeans => Rollup::MeanOfMeans,
            questionnaire::Rollup::WeakestLink => Rollup::WeakestLink,
        },
        min_answered: questionnaire.scoring.min_answered,
        groups_alike: questionnaire.scoring.balance == questionnaire::Balance::Groups,
    }
}

fn method(set: &RespondentSet) -> Method {
    brought(set.method, set.sheet.consensus, set.population == Population::Customers)
}

/// How answers were brought, as pages name it.
fn brought(method: answers::Method, consensus: bool, customers: bool) -> Method {
    match method {
        answers::Method::Facilitated if consensus => Method::Consensus,
        _ if consensus => Method::Agreed,
        answers::Method::SelfAssessed if customers => Method::Survey,
        answers::Method::SelfAssessed => Method::SelfReported,
        answers::Method::Facilitated => Method::Facilitated,
        answers::Method::ThirdParty => Method::ThirdParty,
    }
}

fn target(inputs: &Inputs) -> Option<Target> {
    let target = inputs.assessment.target.as_ref()?;
    let stage = target.stage.as_ref().and_then(|id| inputs.questionnaire.stages.iter().position(|s| s.id == *id));
    Some(Target { overall: target.overall, stage, day: target.date })
}

fn groups(inputs: &Inputs) -> Vec<Group> {
    let locale = inputs.assessment.report.locale;
    let one = |(index, group): (usize, &answers::Group)| {
        let score = &inputs.measured.groups[index];
        let shown = score.shown.then(|| ShownGroup {
            respondents: score.respondents,
            invited: group.invited,
            overall: rating(&score.overall),
            domains: inputs.measured.domains.iter().map(|domain| rating(&domain.groups[index])).collect(),
        });
        Group { id: group.id.clone(), name: group.title.get(locale).to_owned(), shown }
    };
    inputs.set.groups.iter().enumerate().map(one).collect()
}

fn rates(rates: &scoring::Rates) -> Rates {
    let share = |count| rates.share(count).unwrap_or_default();
    Rates {
        answered: share(rates.answered),
        not_applicable: share(rates.not_applicable),
        dont_know: share(rates.dont_know),
        blank: share(rates.blank),
    }
}

fn rating(estimate: &Estimate) -> Rating {
    match estimate.score {
        Score::NotApplicable => Rating::NotApplicable,
        Score::Unanswered => Rating::Unanswered,
        Score::Suppressed => Rating::Hidden,
        Score::Rated(value) => {
            let certainty = match estimate.interval {
                Ok(interval) => Certainty::Interval(interval),
                Err(NoInterval::NoVariation) => Certainty::AllAlike,
                Err(NoInterval::Consensus) => Certainty::Consensus,
                Err(NoInterval::Capped) => Certainty::Capped,
                Err(NoInterval::NotKept) => Certainty::NotKept,
                Err(NoInterval::OneRespondent | NoInterval::NoScore) => Certainty::OneRespondent,
            };
            Rating::Rated(Rated { value, certainty })
        }
    }
}
