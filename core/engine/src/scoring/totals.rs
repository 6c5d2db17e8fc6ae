//! The totals of very many organisations, one after the other: the same figures as the scorecard's, to the bit, without its groups,
//! questions and explanations. What answers weigh comes in as [`Share`]s, made once a question and answer.

use super::NoAlpha;
use super::aggregate::{Mean, People, mean, overall_by};
use super::plan::Plan;
use super::respondent::{Entry, Own, Sums};
use super::stage::by_score;
use super::statistics::{cronbach_alpha, t_975};
use crate::answers::{Cell, Respondent};
use crate::measure::Estimate;
use crate::questionnaire::{Questionnaire, Rollup};
use std::ops::Range;

/// Quantiles of Student's t that were asked for lately; weights that all differ make a new one each time.
#[derive(Debug)]
struct Quantiles(Vec<(u64, f64)>);

impl Quantiles {
    const BITS: u32 = 12;

    fn new() -> Self {
        // No freedom is 0.
        Self(vec![(0, f64::NAN); 1 << Self::BITS])
    }

    fn of(&mut self, freedom: f64) -> f64 {
        let bits = freedom.to_bits();
        let place = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - Self::BITS);
        let known = &mut self.0[usize::try_from(place).expect("few bits")];
        if known.0 != bits {
            *known = (bits, t_975(freedom));
        }
        known.1
    }
}

/// What one answer brings to a respondent's figure.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// w·r where it counts, else 0.
    pub weighted: f64,
    /// w where it counts, else 0.
    pub counted: f64,
    /// w where it applies, else 0.
    pub applicable: f64,
    /// Its ratio where it is rated, else NaN: a complete case needs it.
    pub ratio: f64,
}

impl Share {
    /// An answer that is outside of everything.
    pub const NONE: Self = Self { weighted: 0.0, counted: 0.0, applicable: 0.0, ratio: f64::NAN };
}

/// The measured totals of one organisation.
#[derive(Debug, Clone)]
pub struct Totals {
    /// The overall figure.
    pub overall: Estimate,
    /// One a domain.
    pub domains: Vec<(Estimate, Result<f64, NoAlpha>)>,
    /// The stage by score, as an index.
    pub stage: Option<usize>,
}

/// The questions of a domain that count, as a range of [`Totaller::questions`], and its practices' likewise.
#[derive(Debug)]
struct Block {
    all: Range<usize>,
    practices: Vec<Range<usize>>,
}

/// Takes respondents one by one and gives an organisation's totals; then the next organisation may come.
#[derive(Debug)]
pub struct Totaller<'a> {
    questionnaire: &'a Questionnaire,
    plan: Plan,
    questions: Vec<usize>,
    blocks: Vec<Block>,
    respondents: Vec<Respondent>,
    groups: usize,
    /// By domain: each respondent's figure.
    own: Vec<Vec<Own>>,
    /// By domain and practice, where the organisation's weakest one counts.
    of_practices: Vec<Vec<Vec<Own>>>,
    /// By domain: the ratios of the complete cases, one after the other.
    cases: Vec<Vec<f64>>,
    quantiles: Quantiles,
    /// As many respondents as there ever were, by number.
    everybody: Vec<usize>,
}

impl<'a> Totaller<'a> {
    /// For respondents who answer from a point of view.
    pub fn new(questionnaire: &'a Questionnaire, perspective: Option<usize>) -> Self {
        let plan = Plan::measured(questionnaire, perspective);
        let mut questions = Vec::new();
        let mut blocks = Vec::new();
        for domain in &questionnaire.domains {
            let first = questions.len();
            let practices = domain.practices.iter().map(|practice| {
                let from = questions.len();
                questions.extend(practice.questions.iter().filter(|q| plan.counts(questionnaire, **q)));
                from..questions.len()
            });
            let practices = practices.collect();
            let all = first..questions.len();
            blocks.push(Block { all, practices });
        }
        let domains = blocks.len();
        Self {
            questionnaire,
            plan,
            questions,
            of_practices: blocks.iter().map(|block| vec![Vec::new(); block.practices.len()]).collect(),
            blocks,
            respondents: Vec::new(),
            groups: 0,
            own: vec![Vec::new(); domains],
            cases: vec![Vec::new(); domains],
            quantiles: Quantiles::new(),
            everybody: Vec::new(),
        }
    }

    /// The questions that count, in the order in which [`Self::add`] asks for their shares.
    pub fn questions(&self) -> &[usize] {
        &self.questions
    }

    /// What a cell of a question that counts brings.
    pub fn share(&self, question: usize, cell: Cell) -> Share {
        let weight = self.plan.question_weights[question];
        let ratio = if let Cell::Rated { ratio, .. } = cell { ratio } else { f64::NAN };
        match Entry::of(&self.questionnaire.questions[question], cell) {
            Entry::Outside => Share { ratio, ..Share::NONE },
            Entry::Open => Share { applicable: weight, ratio, ..Share::NONE },
            Entry::Counted(r) => Share { weighted: weight * r, counted: weight, applicable: weight, ratio },
        }
    }

    /// Adds a respondent; `group` counts from 0. `shares` gives the answers to some of [`Self::questions`], by their places there.
    pub fn add<'s, S: Iterator<Item = &'s Share>>(
        &mut self,
        weight: f64,
        group: Option<usize>,
        shares: impl Fn(Range<usize>) -> S,
    ) {
        self.groups = self.groups.max(group.map_or(0, |group| group + 1));
        self.respondents.push(Respondent { id: String::new(), group, weight });
        let (rollup, min_answered) = (self.questionnaire.scoring.rollup, self.questionnaire.scoring.min_answered);
        for (d, block) in self.blocks.iter().enumerate() {
            let cases = &mut self.cases[d];
            let before = cases.len();
            // Side by side, whether complete or not: most rows have some gap, but none knows where.
            let mut sums = [0.0; 4];
            cases.extend(shares(block.all.clone()).map(|share| {
                let Share { weighted, counted, applicable, ratio } = *share;
                for (sum, part) in sums.iter_mut().zip([weighted, counted, applicable, ratio]) {
                    *sum += part;
                }
                ratio
            }));
            let [sum, counted, applicable, ratios] = sums;
            // One ratio that is no number makes none of their sum.
            cases.truncate(before + if ratios.is_nan() { 0 } else { block.all.len() });
            let pooled = Own::of(Sums { sum, counted, applicable }, min_answered);
            let read = |questions: &Range<usize>| {
                let mut sums = Sums::default();
                for Share { weighted, counted, applicable, .. } in shares(questions.clone()) {
                    sums.sum += weighted;
                    sums.counted += counted;
                    sums.applicable += applicable;
                }
                sums
            };
            let own = match rollup {
                Rollup::Pooled => pooled,
                Rollup::MeanOfMeans => {
                    let practices = block.practices.iter().zip(&self.plan.practice_weights[d]);
                    Own::of_practices(practices.map(|(p, weight)| (*weight, Own::of(read(p), min_answered))))
                }
                Rollup::WeakestLink => {
                    for (practice, own) in block.practices.iter().zip(&mut self.of_practices[d]) {
                        own.push(Own::of(read(practice), min_answered));
                    }
                    pooled
                }
            };
            self.own[d].push(own);
        }
    }

    /// Respondents added so far.
    pub fn respondents(&self) -> usize {
        self.respondents.len()
    }

    /// The totals of the respondents added, who are forgotten then.
    pub fn finish(&mut self) -> Totals {
        self.everybody.extend(self.everybody.len()..self.respondents.len());
        let everybody = &self.everybody[..self.respondents.len()];
        let balance = self.questionnaire.scoring.balance;
        let people = People { respondents: &self.respondents, groups: self.groups, balance };
        let of = |own: &[Own]| mean(people, everybody, own);
        let means: Vec<Mean> = (0..self.blocks.len())
            .map(|d| {
                let practices = self.of_practices[d].iter().filter(|own| !own.is_empty());
                practices
                    .map(|own| of(own))
                    .filter(|m| m.score.value().is_some())
                    .min_by(|a, b| a.score.value().partial_cmp(&b.score.value()).expect("scores are numbers"))
                    .unwrap_or_else(|| of(&self.own[d]))
            })
            .collect();
        let known = &mut self.quantiles;
        let mut quantile = |freedom: f64| known.of(freedom);
        let weighted: Vec<(f64, &Mean)> = self.plan.domain_weights.iter().copied().zip(&means).collect();
        let overall = overall_by(&weighted, everybody.len(), false, &mut quantile);
        let domains = means.iter().zip(&self.blocks).zip(&self.cases).map(|((mean, block), cases)| {
            (mean.estimate_by(false, &mut quantile), cronbach_alpha(cases, block.all.len()))
        });
        let totals = Totals { overall, domains: domains.collect(), stage: by_score(self.questionnaire, overall.score) };
        self.clear();
        totals
    }

    /// Forgets the respondents added.
    pub fn clear(&mut self) {
        self.respondents.clear();
        self.groups = 0;
        self.own.iter_mut().for_each(Vec::clear);
        self.of_practices.iter_mut().flatten().for_each(Vec::clear);
        self.cases.iter_mut().for_each(Vec::clear);
    }
}
