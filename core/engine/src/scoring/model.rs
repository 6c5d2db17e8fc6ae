//! The scorecard.

use crate::measure::Estimate;

/// All figures of one set of respondents. Lists run parallel to the questionnaire's domains, questions and to the set's groups.
#[derive(Debug, Clone)]
pub struct Scorecard {
    /// The organisation's total.
    pub overall: Estimate,
    /// One a domain.
    pub domains: Vec<DomainScore>,
    /// One a question.
    pub questions: Vec<QuestionScore>,
    /// One a group.
    pub groups: Vec<GroupScore>,
    /// Shares of the asked scored cells.
    pub rates: Rates,
    /// Standard deviation of the respondents' own overall scores, in points of 0–100: each the mean of their domains by the domains'
    /// weights. None for fewer than two of them. The next measurement is sized by it.
    pub spread: Option<f64>,
    /// The stage both ways; none for a questionnaire without stages.
    pub stage: Option<StageResult>,
}

/// A domain's figures.
#[derive(Debug, Clone)]
pub struct DomainScore {
    /// The organisation's figure.
    pub estimate: Estimate,
    /// Weight used in the overall score (after plugins, in an adjusted scorecard).
    pub weight: f64,
    /// Cronbach's alpha, or why there is none.
    pub alpha: Result<f64, NoAlpha>,
    /// One a practice of the domain.
    pub practices: Vec<Estimate>,
    /// One a group of the set; suppressed ones hold no figure and no count.
    pub groups: Vec<Estimate>,
    /// Rates within the domain.
    pub rates: Rates,
}

/// Why a domain has no alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAlpha {
    /// Fewer than two questions.
    FewQuestions,
    /// Fewer than two complete cases.
    FewCases,
    /// The total does not vary.
    NoVariation,
}

impl NoAlpha {
    /// A stable word for JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Self::FewQuestions => "fewer-than-two-questions",
            Self::FewCases => "too-few-complete-cases",
            Self::NoVariation => "no-variation",
        }
    }
}

/// A question's figures over the whole set: the counts below which an explanation does not go.
#[derive(Debug, Clone)]
pub struct QuestionScore {
    /// 0–100 over the rated answers, with its interval.
    pub estimate: Estimate,
    /// Weight used in its domain (after plugins, in an adjusted scorecard); 0 where a rule marked it not applicable.
    pub weight: f64,
    /// Rated answers per level, option or band: value as written → respondents. Empty for free text.
    pub counts: Vec<(f64, usize)>,
    /// Weighted median of the rated values (lower one of two), for scale questions.
    pub median: Option<f64>,
    /// Cells not applicable, not known, blank, and not asked.
    pub not_applicable: usize,
    /// Cells "does not know".
    pub dont_know: usize,
    /// Cells left blank.
    pub blank: usize,
    /// Cells not asked.
    pub not_asked: usize,
}

/// A group's figures.
#[derive(Debug, Clone)]
pub struct GroupScore {
    /// Whether it may be shown at all.
    pub shown: bool,
    /// Respondents; 0 where hidden, so that nothing leaks.
    pub respondents: usize,
    /// Its overall figure.
    pub overall: Estimate,
}

/// Shares over the asked scored cells, unweighted; they add up to 1, or are all absent when nothing was asked.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rates {
    /// Asked scored cells.
    pub asked: usize,
    /// Answered.
    pub answered: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Does not know.
    pub dont_know: usize,
    /// Blank.
    pub blank: usize,
}

impl Rates {
    /// A count as a share of the asked cells.
    pub fn share(&self, count: usize) -> Option<f64> {
        (self.asked > 0).then(|| count as f64 / self.asked as f64)
    }
}

/// The stage, both ways. Indices into the questionnaire's stages.
#[derive(Debug, Clone)]
pub struct StageResult {
    /// The highest stage whose `from` the overall reaches; none when it is unrated.
    pub by_score: Option<usize>,
    /// The highest stage whose gates, and all lower stages' gates, hold.
    pub staged: usize,
    /// Every gate of every stage, in order.
    pub gates: Vec<GateResult>,
}

impl StageResult {
    /// Gates that block the stage after the staged one.
    pub fn blocking(&self) -> impl Iterator<Item = &GateResult> {
        self.gates.iter().filter(|g| g.stage == self.staged + 1 && !g.holds())
    }
}

/// A gate and whether it holds.
#[derive(Debug, Clone)]
pub struct GateResult {
    /// Its stage.
    pub stage: usize,
    /// Its place among the stage's gates.
    pub gate: usize,
    /// How it came out.
    pub state: GateState,
    /// What was found: a score 0–100, a share 0–1, or a fact's number; none where not shown or not known.
    pub found: Option<f64>,
}

impl GateResult {
    /// Whether it lets the organisation through.
    pub fn holds(&self) -> bool {
        matches!(self.state, GateState::Holds | GateState::SettledHolds)
    }
}

/// How a gate came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateState {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// Too few rated answers to show: it blocks.
    NotShown,
    /// The fact or the score is not there: it blocks.
    Unknown,
    /// The assessment says by evidence that it holds.
    SettledHolds,
    /// The assessment says by evidence that it does not.
    SettledFails,
}
