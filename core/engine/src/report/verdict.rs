//! What the figures allow to be said, before any words: strengths, gaps, differences, and how sure they are.

use crate::measure::comparable;
use crate::scoring::statistics::{Welch, read_together, welch};

use super::facts::{Compared, Domain, Facts, Practice, Rated, Rating, Side, Standing};

/// From this many points on, groups that disagree are a gap of their own.
const DISAGREEMENT: f64 = 10.0;
/// Strengths and gaps shown at most.
const HIGHLIGHTS: usize = 3;

/// A difference of two scores, after Welch: the two are taken as independent, which widens its interval when the same people gave both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Difference {
    /// First minus second.
    pub value: f64,
    test: Option<Welch>,
}

impl Difference {
    /// The difference of the two furthest apart of so many figures.
    pub fn widest(first: &Rated, second: &Rated, figures: usize) -> Self {
        let test = first.sampled().zip(second.sampled()).map(|(a, b)| welch(a, b).widest_of(figures));
        Self { value: first.value - second.value, test }
    }

    /// Half of its interval at 95 %; none when a score has none.
    pub fn half(&self) -> Option<f64> {
        self.test.map(|welch| welch.half)
    }

    /// Whether it is more than chance, among all that it is read with.
    pub fn certain(&self) -> bool {
        self.test.is_some_and(|welch| welch.certain())
    }

    /// Whether chance may explain it: then nothing may be claimed.
    pub fn within_chance(&self) -> bool {
        self.test.is_some_and(|welch| !welch.certain())
    }

    /// Judges differences that are read together.
    pub fn together<'a>(all: impl Iterator<Item = &'a mut Self>) {
        read_together(all.filter_map(|difference| difference.test.as_mut()));
    }
}

/// Where a score stands against the peers' quartiles, its interval included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the third quartile, interval and all.
    Above,
    /// Above the third quartile, which the interval touches.
    TouchesTop,
    /// Between the quartiles.
    Inside,
    /// Below the first quartile, which the interval touches.
    TouchesBottom,
    /// Below the first quartile, interval and all.
    Below,
}

/// None without a measured score or quartiles. Peers compare with what was measured.
pub(super) fn place(standing: &Standing) -> Option<Place> {
    let rated = standing.measured.rated()?;
    let cuts = standing.position.as_ref()?.quartiles?;
    Some(if rated.value > cuts.q3 {
        if rated.low() > cuts.q3 { Place::Above } else { Place::TouchesTop }
    } else if rated.value < cuts.q1 {
        if rated.high() < cuts.q1 { Place::Below } else { Place::TouchesBottom }
    } else {
        Place::Inside
    })
}

/// Distance of the measured score to the peers' median.
pub(super) fn to_median(standing: &Standing) -> Option<f64> {
    // Rounded as all comparisons are: a median of thirds that the pool wrote with six decimals is not above the same score.
    Some(comparable(comparable(standing.measured.value()?) - comparable(standing.position.as_ref()?.quartiles?.median)))
}

/// Two groups that see a domain differently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Disagreement {
    pub domain: usize,
    /// Index of the group that scores higher.
    pub high: usize,
    /// Index of the group that scores lower.
    pub low: usize,
    pub difference: Difference,
}

/// For each domain, the two shown groups furthest apart: judged among all pairs of groups and all domains.
pub(super) fn disagreements(facts: &Facts) -> &[Option<Disagreement>] {
    facts.disagreements.get_or_init(|| {
        let mut all: Vec<_> = (0..facts.domains.len()).map(|domain| furthest_apart(facts, domain)).collect();
        Difference::together(all.iter_mut().flatten().map(|found| &mut found.difference));
        all
    })
}

/// For a domain, the two shown groups furthest apart.
pub(super) fn disagreement(facts: &Facts, domain: usize) -> Option<Disagreement> {
    disagreements(facts)[domain]
}

fn furthest_apart(facts: &Facts, domain: usize) -> Option<Disagreement> {
    let rated = |group: usize| {
        facts.groups[group].shown.as_ref().and_then(|shown| shown.domains.get(domain)).and_then(Rating::rated)
    };
    let groups: Vec<_> = (0..facts.groups.len()).filter_map(|group| Some((group, rated(group)?))).collect();
    let high = groups.iter().max_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)))?;
    let low = groups.iter().min_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)))?;
    (high.0 != low.0).then(|| Disagreement {
        domain,
        high: high.0,
        low: low.0,
        difference: Difference::widest(&high.1, &low.1, groups.len()),
    })
}

/// The disagreement furthest beyond chance over all domains; none when no domain has one.
pub(super) fn widest_disagreement(facts: &Facts) -> Option<Disagreement> {
    let all = disagreements(facts).iter().flatten().copied();
    all.filter(|found| found.difference.certain())
        .max_by(|a, b| a.difference.value.total_cmp(&b.difference.value).then(b.domain.cmp(&a.domain)))
}

/// A strength or a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Highlight {
    Domain(usize),
    Practice(usize, usize),
    Disagreement(Disagreement),
    /// The leading set and another, of which the side's index, on a domain or a question.
    Between(usize, Subject),
}

/// What two sets of respondents see differently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Subject {
    Domain(usize),
    Question(usize),
}

/// The comparison that a highlight tells of.
pub(super) fn between(facts: &Facts, side: usize, subject: Subject) -> &Compared {
    match subject {
        Subject::Domain(index) => &facts.sides[side].domains[index],
        Subject::Question(index) => &facts.sides[side].questions[index],
    }
}

/// Points between two sets, beyond chance.
fn certain_gap(compared: &Compared) -> Option<f64> {
    compared.gap.difference.ok().filter(|_| compared.gap.certain())
}

/// The domain on which the leading set and another are furthest apart, beyond chance, with the points between them.
fn widest_between(facts: &Facts) -> Option<(Highlight, f64)> {
    let of = |(side, of): (usize, &Side)| {
        let gap =
            |(index, compared)| Some((Highlight::Between(side, Subject::Domain(index)), certain_gap(compared)?.abs()));
        of.domains.iter().enumerate().filter_map(gap).collect::<Vec<_>>()
    };
    let all = facts.sides.iter().enumerate().flat_map(of).filter(|(_, gap)| *gap >= DISAGREEMENT);
    // The first of equals.
    all.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// What is wanted and not perceived, beyond chance, the widest gap first.
fn wished(facts: &Facts) -> Vec<Highlight> {
    let Some(side) = facts.sides.iter().position(|side| side.wish) else { return Vec::new() };
    let questions = facts.sides[side].questions.iter().enumerate();
    let mut gaps: Vec<_> = questions.filter_map(|(index, found)| Some((index, certain_gap(found)?))).collect();
    gaps.retain(|(_, gap)| *gap < 0.0);
    gaps.sort_by(|a, b| a.1.total_cmp(&b.1));
    gaps.into_iter().map(|(index, _)| Highlight::Between(side, Subject::Question(index))).collect()
}

/// How far a domain stands above (positive) or below what it is measured against: the peers' median, else the overall.
pub(super) fn lead(facts: &Facts, domain: &Domain) -> Option<f64> {
    let peers = facts.domains.iter().any(|domain| to_median(&domain.standing).is_some());
    if peers {
        to_median(&domain.standing)
    } else {
        Some(domain.standing.score.value()? - facts.overall.score.value()?)
    }
}

/// Domains by lead, the best first; those whose interval holds what they are measured against are left out.
fn ranked(facts: &Facts) -> Vec<(usize, f64)> {
    let sure = |domain: &Domain, lead: f64| {
        let rated =
            if to_median(&domain.standing).is_some() { domain.standing.measured } else { domain.standing.score };
        rated.rated().is_some_and(|rated| !rated.touches(rated.value - lead))
    };
    let mut leads: Vec<_> = facts
        .domains
        .iter()
        .enumerate()
        .filter_map(|(index, domain)| Some((index, lead(facts, domain).filter(|lead| sure(domain, *lead))?)))
        .collect();
    leads.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    leads
}

/// All domains above (or below) what they are measured against, the furthest first; with intervals, those that lie there for certain.
pub(super) fn apart(facts: &Facts, above: bool) -> Vec<usize> {
    let mut found = ranked(facts);
    found.retain(|(_, lead)| if above { *lead > 0.0 } else { *lead < 0.0 });
    if !above {
        found.reverse();
    }
    found.into_iter().map(|(index, _)| index).collect()
}

/// At most three: domains above what they are measured against, the best first, then practices at their highest level.
pub(super) fn strengths(facts: &Facts) -> Vec<Highlight> {
    let domains = apart(facts, true).into_iter().map(Highlight::Domain);
    let mut found: Vec<_> = domains.take(HIGHLIGHTS).collect();
    let mut practices: Vec<_> =
        practices(facts).filter(|(.., practice)| practice.level == Some(practice.levels)).collect();
    practices.sort_by(|a, b| b.2.score.value().partial_cmp(&a.2.score.value()).expect("scores are never NaN"));
    found.extend(practices.into_iter().map(|(domain, index, _)| Highlight::Practice(domain, index)));
    found.truncate(HIGHLIGHTS);
    found
}

/// At most three: what is wanted and not perceived, where that was asked. Else domains below what they are measured against, the weakest
/// first, a wide disagreement of groups or of points of view, whichever is wider, then practices that have not begun.
pub(super) fn gaps(facts: &Facts) -> Vec<Highlight> {
    let mut wished = wished(facts);
    if !wished.is_empty() {
        wished.truncate(HIGHLIGHTS);
        return wished;
    }
    let groups = widest_disagreement(facts).filter(|found| found.difference.value >= DISAGREEMENT);
    let groups = groups.map(|found| (Highlight::Disagreement(found), found.difference.value));
    let wider = |a: (Highlight, f64), b: (Highlight, f64)| if b.1 > a.1 { b } else { a };
    let disagreement = groups.into_iter().chain(widest_between(facts)).reduce(wider).map(|(found, _)| found);
    let room = HIGHLIGHTS - usize::from(disagreement.is_some());
    let mut found: Vec<_> = apart(facts, false).into_iter().map(Highlight::Domain).take(room).collect();
    found.extend(disagreement);
    let mut practices: Vec<_> = practices(facts).filter(|(.., practice)| practice.level == Some(0)).collect();
    practices.sort_by(|a, b| a.2.score.value().partial_cmp(&b.2.score.value()).expect("scores are never NaN"));
    found.extend(practices.into_iter().map(|(domain, index, _)| Highlight::Practice(domain, index)));
    found.truncate(HIGHLIGHTS);
    found
}

fn practices(facts: &Facts) -> impl Iterator<Item = (usize, usize, &Practice)> {
    facts.domains.iter().enumerate().flat_map(|(domain, of)| {
        of.practices
            .iter()
            .enumerate()
            .filter(|(_, practice)| practice.levels > 0 && practice.score.rated().is_some())
            .map(move |(index, practice)| (domain, index, practice))
    })
}

/// The best and the weakest rated domain; none with fewer than two.
pub(super) fn extremes(facts: &Facts) -> Option<(usize, usize, Difference)> {
    let rated: Vec<_> = facts
        .domains
        .iter()
        .enumerate()
        .filter_map(|(index, domain)| Some((index, domain.standing.score.rated()?)))
        .collect();
    let best = rated.iter().max_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)))?;
    let weakest = rated.iter().min_by(|a, b| a.1.value.total_cmp(&b.1.value).then(b.0.cmp(&a.0)))?;
    (best.0 != weakest.0).then(|| (best.0, weakest.0, Difference::widest(&best.1, &weakest.1, rated.len())))
}
