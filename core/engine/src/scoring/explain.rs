//! How a figure came about, step by step, down to the counts of answers per level; never a single respondent.

use super::Scorecard;
use super::aggregate::{People, mean};
use super::plan::Plan;
use super::respondent::{Cells, Entry, Own};
use crate::answers::RespondentSet;
use crate::measure::Estimate;
use crate::questionnaire::{Questionnaire, Rollup};
use serde::Serialize;

/// A figure and the parts that add up to it.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// `overall`, or the id of a domain, practice or question.
    pub subject: String,
    /// What kind of figure.
    pub kind: &'static str,
    /// The rule by which the parts make the figure.
    pub rule: &'static str,
    /// The figure before plugins.
    pub measured: Option<f64>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'static str>,
    /// Its interval before plugins.
    pub interval: Option<[f64; 2]>,
    /// Why there is no interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval_why: Option<&'static str>,
    /// Respondents who have a figure here.
    pub respondents: usize,
    /// The parts: the points add up to the figure, the shares to 1.
    pub parts: Vec<Part>,
}

/// One part of a figure.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Id of the domain or question.
    pub id: String,
    /// Its own figure: a domain's score, or the mean of a question's answers as they weigh here.
    pub score: Option<f64>,
    /// Its share of the weight.
    pub share: f64,
    /// Share × score.
    pub points: f64,
    /// Answers per level: (value as written, answers, share of the weight, ratio).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelPart>,
    /// Cells "does not apply", "does not know", blank, not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Absent>,
}

/// Answers at one level of a question.
#[derive(Debug, Clone, Serialize)]
pub struct LevelPart {
    /// 0–1.
    pub ratio: f64,
    /// How many answers (absences counted by a policy included).
    pub answers: usize,
    /// Share of the figure's weight.
    pub share: f64,
}

/// Cells without an answer.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Absent {
    /// "Does not apply".
    pub not_applicable: usize,
    /// "Does not know".
    pub dont_know: usize,
    /// Left empty.
    pub blank: usize,
    /// Not asked.
    pub not_asked: usize,
}

/// Explains `overall`, a domain, a practice or a question of the measured scorecard; `None` for an id that names none.
pub fn explain(questionnaire: &Questionnaire, set: &RespondentSet, card: &Scorecard, id: &str) -> Option<Explanation> {
    if id == "overall" {
        return Some(explain_overall(questionnaire, card));
    }
    let plan = Plan::measured(questionnaire, set.perspective);
    let unfold = Unfold { questionnaire, set, card, plan: &plan };
    if let Some(d) = questionnaire.domain(id) {
        return Some(unfold.domain(d));
    }
    for (d, domain) in questionnaire.domains.iter().enumerate() {
        if let Some(p) = domain.practices.iter().position(|p| p.id == id) {
            return Some(unfold.questions(
                id,
                "practice",
                &domain.practices[p].questions,
                card.domains[d].practices[p],
            ));
        }
    }
    let q = questionnaire.question(id)?;
    Some(unfold.questions(id, "question", &[q], card.questions[q].estimate))
}

fn explain_overall(questionnaire: &Questionnaire, card: &Scorecard) -> Explanation {
    let rated: f64 = card.domains.iter().filter(|d| d.estimate.score.value().is_some()).map(|d| d.weight).sum();
    let parts = questionnaire
        .domains
        .iter()
        .zip(&card.domains)
        .map(|(domain, d)| {
            let score = d.estimate.score.value();
            let share = score.map_or(0.0, |_| d.weight / rated);
            Part {
                id: domain.id.clone(),
                score,
                share,
                points: score.map_or(0.0, |s| s * share),
                levels: Vec::new(),
                absent: None,
            }
        })
        .collect();
    head("overall", "overall", "mean of the rated domains, by weight: Σ W·s ÷ Σ W", card.overall, parts)
}

fn head(subject: &str, kind: &'static str, rule: &'static str, figure: Estimate, parts: Vec<Part>) -> Explanation {
    Explanation {
        subject: subject.to_owned(),
        kind,
        rule,
        measured: figure.score.value(),
        why: figure.score.absence(),
        interval: figure.interval.ok().map(|i| [i.low, i.high]),
        interval_why: figure.interval.err().map(crate::measure::NoInterval::code),
        respondents: figure.respondents,
        parts,
    }
}

struct Unfold<'a> {
    questionnaire: &'a Questionnaire,
    set: &'a RespondentSet,
    card: &'a Scorecard,
    plan: &'a Plan,
}

impl Unfold<'_> {
    fn domain(&self, d: usize) -> Explanation {
        let domain = &self.questionnaire.domains[d];
        let figure = self.card.domains[d].estimate;
        let questions: Vec<usize> = match self.questionnaire.scoring.rollup {
            Rollup::WeakestLink => {
                let weakest = self.card.domains[d].practices.iter().position(|p| p.score == figure.score);
                weakest.map_or_else(Vec::new, |p| domain.practices[p].questions.clone())
            }
            _ => domain.questions().collect(),
        };
        self.questions(&domain.id, "domain", &questions, figure)
    }

    /// Unfolds a mean over respondents into shares per question and level: every respondent's mean is linear in the answers, so
    /// that share × ratio adds up to the figure exactly.
    fn questions(&self, id: &str, kind: &'static str, questions: &[usize], figure: Estimate) -> Explanation {
        let cells = Cells::new(self.questionnaire, self.set, self.plan);
        let everybody: Vec<usize> = (0..self.set.sheet.respondents.len()).collect();
        let pieces: Vec<Vec<(usize, f64)>> =
            everybody.iter().map(|i| self.pieces(&cells, *i, kind, questions)).collect();
        let own: Vec<Own> = pieces.iter().map(|p| if p.is_empty() { Own::TooFew } else { Own::Rated(0.0) }).collect();
        let people = People {
            respondents: &self.set.sheet.respondents,
            groups: self.set.groups.len(),
            balance: self.questionnaire.scoring.balance,
        };
        let total = mean(people, &everybody, &own);
        let mut levels: Vec<Vec<LevelPart>> = vec![Vec::new(); questions.len()];
        for (i, v, _) in &total.parts {
            for (k, weight) in &pieces[*i] {
                let Entry::Counted(ratio) = cells.entry(*i, questions[*k]) else { continue };
                let found = levels[*k].iter_mut().find(|l| l.ratio.total_cmp(&ratio).is_eq());
                match found {
                    Some(level) => {
                        level.answers += 1;
                        level.share += v * weight;
                    }
                    None => levels[*k].push(LevelPart { ratio, answers: 1, share: v * weight }),
                }
            }
        }
        let parts = self.parts(questions, levels);
        let rule = match (kind, self.questionnaire.scoring.rollup) {
            ("domain", Rollup::MeanOfMeans) => {
                "mean of the respondents' means over practices: Σ v·x, x = Σ w·practice ÷ Σ w"
            }
            ("domain", Rollup::WeakestLink) => "the lowest practice of the organisation",
            _ => "mean of the respondents' own means: Σ v·x, x = 100·Σ w·r ÷ Σ w over the counted answers",
        };
        head(id, kind, rule, figure, parts)
    }

    /// One part a question. A question that is held back goes together with the next one, and with one more where it stands alone:
    /// the sum would give it away.
    fn parts(&self, questions: &[usize], levels: Vec<Vec<LevelPart>>) -> Vec<Part> {
        let held = |q: &usize| self.card.questions[*q].estimate.score == crate::measure::Score::Suppressed;
        let mut together: Vec<usize> = questions.iter().copied().filter(|q| held(q)).collect();
        if let ([_], Some(beside)) = (together.as_slice(), questions.iter().find(|q| !held(q))) {
            together.push(*beside);
        }
        let all = questions.iter().zip(levels).map(|(q, levels)| (*q, self.part(*q, levels)));
        let (hidden, mut parts): (Vec<_>, Vec<_>) = all.partition(|(q, _)| together.contains(q));
        if !hidden.is_empty() {
            let share: f64 = hidden.iter().map(|(_, p)| p.share).sum();
            let points: f64 = hidden.iter().map(|(_, p)| p.points).sum();
            let id = hidden.iter().map(|(_, p)| p.id.as_str()).collect::<Vec<_>>().join(" + ");
            let score = (share > 0.0).then(|| points / share).filter(|_| hidden.len() > 1);
            let part = Part { id, score, share, points, levels: Vec::new(), absent: None };
            parts.push((usize::MAX, if hidden.len() > 1 { part } else { Part { share: 0.0, points: 0.0, ..part } }));
        }
        parts.into_iter().map(|(_, part)| part).collect()
    }

    fn part(&self, q: usize, mut levels: Vec<LevelPart>) -> Part {
        levels.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        let share: f64 = levels.iter().map(|l| l.share).sum();
        let points: f64 = levels.iter().map(|l| 100.0 * l.ratio * l.share).sum();
        let s = &self.card.questions[q];
        Part {
            id: self.questionnaire.questions[q].id.clone(),
            score: (share > 0.0).then(|| points / share),
            share,
            points,
            levels,
            absent: Some(Absent {
                not_applicable: s.not_applicable,
                dont_know: s.dont_know,
                blank: s.blank,
                not_asked: s.not_asked,
            }),
        }
    }

    /// A respondent's counted questions with their shares of the respondent's own mean; empty where there is no mean.
    fn pieces(&self, cells: &Cells, i: usize, kind: &str, questions: &[usize]) -> Vec<(usize, f64)> {
        let counted = |of: &[usize]| -> Vec<(usize, f64)> {
            let weights: Vec<(usize, f64)> = of
                .iter()
                .filter(|q| matches!(cells.entry(i, **q), Entry::Counted(_)))
                .map(|q| (*q, self.plan.question_weights[*q]))
                .collect();
            let sum: f64 = weights.iter().map(|(_, w)| w).sum();
            weights.into_iter().map(|(q, w)| (q, w / sum)).collect()
        };
        let place = |q: usize| questions.iter().position(|x| *x == q).expect("a question of this figure");
        if kind == "question" {
            return counted(questions).into_iter().map(|(q, w)| (place(q), w)).collect();
        }
        if kind == "practice" || self.questionnaire.scoring.rollup != Rollup::MeanOfMeans {
            let enough = cells.own(i, questions).value().is_some();
            return if enough {
                counted(questions).into_iter().map(|(q, w)| (place(q), w)).collect()
            } else {
                Vec::new()
            };
        }
        let Some(first) = questions.first() else { return Vec::new() };
        let d = self.questionnaire.questions[*first].domain;
        let practices: Vec<(&[usize], f64)> = self.questionnaire.domains[d]
            .practices
            .iter()
            .zip(&self.plan.practice_weights[d])
            .filter(|(p, _)| cells.own(i, &p.questions).value().is_some())
            .map(|(p, w)| (p.questions.as_slice(), *w))
            .collect();
        let sum: f64 = practices.iter().map(|(_, w)| w).sum();
        practices
            .into_iter()
            .flat_map(|(questions, w)| counted(questions).into_iter().map(move |(q, share)| (q, share * w / sum)))
            .map(|(q, share)| (place(q), share))
            .collect()
    }
}
