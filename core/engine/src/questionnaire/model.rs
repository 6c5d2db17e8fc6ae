//! The checked questionnaire.

use super::{Question, Stage, Survey, Text};
use crate::locale::Locale;
use std::collections::BTreeMap;

/// A version: the major number changes when a score's meaning does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Changes when a score's meaning does.
    pub major: u32,
    /// Changes otherwise.
    pub minor: u32,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// A whole questionnaire. Indices into its lists are valid by construction.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// Frozen name.
    pub id: String,
    /// Version.
    pub version: Version,
    /// The author's language.
    pub language: Locale,
    /// Title.
    pub title: Text,
    /// What it measures and for whom.
    pub description: Option<Text>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What changed, by version.
    pub changes: Vec<Change>,
    /// Points of view that are scored apart.
    pub perspectives: Vec<Perspective>,
    /// Who may answer.
    pub audiences: Vec<Named>,
    /// Scales.
    pub scales: Vec<Scale>,
    /// The scale on which levels, caps and the level reached are told.
    pub level_scale: Option<usize>,
    /// Facts that gates ask for.
    pub facts: Vec<Fact>,
    /// Stages, lowest first; may be empty.
    pub stages: Vec<Stage>,
    /// How answers become scores.
    pub scoring: Scoring,
    /// Domains in reading order.
    pub domains: Vec<Domain>,
    /// All questions in reading order.
    pub questions: Vec<Question>,
    /// The author's own examples.
    pub tests: Vec<Example>,
    /// Published figures beside which a result may be read.
    pub norms: Vec<Norm>,
    /// Published shares of organisations by stage, oldest first.
    pub surveys: Vec<Survey>,
}

impl Questionnaire {
    /// A question by id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|q| q.id == id)
    }

    /// A domain by id.
    pub fn domain(&self, id: &str) -> Option<usize> {
        self.domains.iter().position(|d| d.id == id)
    }

    /// The id that something had in an earlier minor version; none where its scale has changed since.
    pub fn id_in<'a>(&'a self, id: &'a str, version: Version) -> Option<&'a str> {
        let mut later: Vec<&Change> = self.changes.iter().filter(|change| change.version > version).collect();
        later.sort_by_key(|change| std::cmp::Reverse(change.version));
        later.into_iter().try_fold(id, |id, change| {
            let before = change.renamed.iter().find(|(_, new)| *new == id).map_or(id, |(old, _)| old);
            (!change.rescaled.iter().any(|gone| gone == id || gone == before)).then_some(before)
        })
    }

    /// The points of view from which it is answered; one without a name where it declares none.
    pub fn points_of_view(&self) -> impl Iterator<Item = Option<usize>> {
        let named = (0..self.perspectives.len()).map(Some);
        self.perspectives.is_empty().then_some(None).into_iter().chain(named)
    }

    /// The number of respondents that a point of view lacks to be ranked: the bound, where there are fewer.
    pub fn unranked(&self, perspective: Option<usize>, respondents: usize) -> Option<usize> {
        self.perspectives[perspective?].rank_from.filter(|from| respondents < *from)
    }

    /// Whether a domain has a question that counts from a point of view.
    pub fn domain_counts(&self, domain: usize, perspective: Option<usize>) -> bool {
        let mut questions = self.domains[domain].questions().map(|q| &self.questions[q]);
        questions.any(|question| question.scored && question.asks(perspective))
    }

    /// The lowest and highest level of the level scale; 0 and 1 where there is none.
    pub fn levels(&self) -> (f64, f64) {
        self.level_scale.map_or((0.0, 1.0), |s| (self.scales[s].min, self.scales[s].max))
    }

    /// `id@version`, as pool rows and reports name it.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }
}

/// An id with a title.
#[derive(Debug, Clone)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
}

/// A point of view from which a questionnaire is answered; each is scored apart.
#[derive(Debug, Clone)]
pub struct Perspective {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// The sentence that introduces the statements to these people.
    pub text: Option<Text>,
    /// Respondents from whom a report ranks their answers; always where absent.
    pub rank_from: Option<usize>,
}

/// Where a questionnaire comes from.
#[derive(Debug, Clone)]
pub struct Provenance {
    /// The model's reference.
    pub citation: Text,
    /// Licence of the words.
    pub licence: String,
    /// What the model's owner has to do with it.
    pub disclaimer: Option<Text>,
    /// Address of the reference.
    pub url: Option<String>,
}

/// What a version changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The version that changed it.
    pub version: Version,
    /// Old id → new id.
    pub renamed: BTreeMap<String, String>,
    /// Ids gone.
    pub removed: Vec<String>,
    /// Ids whose scale changed.
    pub rescaled: Vec<String>,
    /// In words.
    pub note: Option<Text>,
}

/// A numeric scale with labelled points.
#[derive(Debug, Clone)]
pub struct Scale {
    /// Id.
    pub id: String,
    /// Lowest value.
    pub min: f64,
    /// Highest value.
    pub max: f64,
    /// Words for its points.
    pub labels: BTreeMap<i64, Text>,
}

impl Scale {
    /// Its points, the lowest first.
    #[expect(clippy::cast_possible_truncation, reason = "the ends of a scale are small whole numbers")]
    pub fn levels(&self) -> std::ops::RangeInclusive<i64> {
        self.min as i64..=self.max as i64
    }
}

/// A fact about the organisation that a gate asks for.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Id.
    pub id: String,
    /// What may be answered.
    pub kind: FactKind,
    /// The question put to the consultant.
    pub text: Text,
}

/// What a fact may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
}

/// How answers become scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scoring {
    /// From questions to a domain.
    pub rollup: Rollup,
    /// What "not applicable" counts as.
    pub na: Policy,
    /// What "does not know" counts as.
    pub dont_know: Policy,
    /// Share of the applicable weight that must be counted, 0–1.
    pub min_answered: f64,
    /// Whether each group weighs the same.
    pub balance: Balance,
}

/// From questions to a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    /// All the domain's questions together.
    Pooled,
    /// By practice first.
    MeanOfMeans,
    /// The organisation's lowest practice.
    WeakestLink,
}

/// What an absence counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// It counts for nothing.
    Exclude,
    /// As the best answer.
    Full,
    /// As the worst answer.
    Zero,
}

/// How respondents weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// Each by its own weight.
    Respondents,
    /// Each group the same.
    Groups,
}

/// A domain: its practices, and through them its questions.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What it is.
    pub text: Option<Text>,
    /// Weight in the overall score.
    pub weight: f64,
    /// Its practices. A domain written with questions alone has one practice a question, with the question's id, title and weight.
    pub practices: Vec<Practice>,
}

impl Domain {
    /// Its questions, as indices into [`Questionnaire::questions`].
    pub fn questions(&self) -> impl Iterator<Item = usize> + '_ {
        self.practices.iter().flat_map(|p| p.questions.iter().copied())
    }
}

/// A practice: one or several questions.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Id, unique among practices.
    pub id: String,
    /// Short title.
    pub title: Text,
    /// Weight in its domain (for `mean_of_means`).
    pub weight: f64,
    /// Indices into [`Questionnaire::questions`].
    pub questions: Vec<usize>,
}

/// An example that the author gives: answers and what they must score.
#[derive(Debug, Clone)]
pub struct Example {
    /// Name.
    pub name: String,
    /// The point of view that it tries.
    pub perspective: Option<usize>,
    /// Question → answer as written in a CSV.
    pub answers: BTreeMap<String, String>,
    /// What gates ask for.
    pub facts: BTreeMap<String, GivenFact>,
    /// Gates that the test takes as settled, and whether they hold.
    pub gates: BTreeMap<String, bool>,
    /// Overall, where stated.
    pub overall: Option<f64>,
    /// Stage by score, where stated.
    pub stage: Option<String>,
    /// Stage by gates, where stated.
    pub staged: Option<String>,
    /// Domain → score, where stated (`None`: unrated).
    pub domains: BTreeMap<String, Option<f64>>,
    /// Where it stands.
    pub place: crate::diagnostic::Place,
}

/// A fact as an example gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GivenFact {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
}

/// A published figure.
#[derive(Debug, Clone)]
pub struct Norm {
    /// Id.
    pub id: String,
    /// The index or study.
    pub index: Text,
    /// Who published it; empty where that is where it was read.
    pub publisher: String,
    /// Country code or region.
    pub country: String,
    /// Year, as printed.
    pub year: String,
    /// Sample, as printed; empty where unknown.
    pub n: Text,
    /// Who or what was measured.
    pub population: Text,
    /// The figure, as printed.
    pub value: String,
    /// Its unit: `percent`, `score_0_100`, `score_0_10`.
    pub unit: String,
    /// `confirmed` or how it was derived.
    pub status: String,
    /// Where it was read.
    pub source: Text,
}
