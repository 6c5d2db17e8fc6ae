//! What a journey's figures say: which steps to take on first, where feelings lie below neutral, which touchpoints repeat each other.
//!
//! The rule that ranks steps puts first those that matter most to the customer, where the most is irritating, where the most customers
//! are met by it, and above all at the moments on which the relation turns. The formula that makes a figure of it is ours:
//!
//! ```text
//! priority = weight (1 to 5) × irritants met by 100 customers × 1.5 at a moment of truth
//! ```
//!
//! Irritants met by 100 customers are the sum of the shares of customers that each irritant meets: the number of irritants and the
//! number of customers in one figure, true however irritants fall on the same people. A step that lacks a factor has no priority; it is
//! told apart, with what it lacks. An examined step without irritant has a priority of 0.

use crate::answers::{Irritant, Journey, JourneyStep, Touchpoint};
use crate::locale::Locale;
use crate::measure::comparable;
use crate::questionnaire::Text;

/// What a moment of truth multiplies a priority by.
pub const KEY_MOMENT: f64 = 1.5;

/// What a journey's figures say.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyFindings {
    /// Ranked steps, the first to take on first; equals stand in the journey's order.
    pub ranked: Vec<Priority>,
    /// Steps that lack a factor, in the journey's order.
    pub apart: Vec<Apart>,
    /// The longest run of steps below neutral.
    pub shadow: Option<Shadow>,
    /// Touchpoints that repeat each other.
    pub repeats: Vec<Repeat>,
}

/// A step's priority and its factors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Priority {
    /// Index of the step.
    pub step: usize,
    /// From 1; equals share a rank.
    pub rank: usize,
    /// For the customer, 1 to 5.
    pub weight: f64,
    /// How many irritants.
    pub irritants: usize,
    /// The share of customers met by the most common one.
    pub most: f64,
    /// Irritants that 100 customers meet.
    pub met: f64,
    /// Whether it is a moment of truth.
    pub key: bool,
    /// The product.
    pub score: f64,
}

/// A step that cannot be ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// Index of the step.
    pub step: usize,
    /// What it lacks; never empty.
    pub lacks: Vec<Lacking>,
}

/// A factor that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// How much the step counts for the customer.
    Weight,
    /// Nobody looked for irritants.
    Irritants,
    /// How many customers an irritant meets.
    Affected,
}

impl Lacking {
    /// A stable word for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weight => "no-weight",
            Self::Irritants => "irritants-not-examined",
            Self::Affected => "customers-affected-unknown",
        }
    }
}

/// A run of steps below neutral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shadow {
    /// Index of its first step.
    pub from: usize,
    /// Index of its last step.
    pub to: usize,
    /// How long it lasts; none where one of its steps does not say.
    pub minutes: Option<f64>,
}

impl Shadow {
    /// How many steps.
    pub const fn steps(&self) -> usize {
        self.to - self.from + 1
    }
}

/// Touchpoints that repeat each other, as (step, touchpoint): on one channel, within one step, or with one purpose in several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// Index of the channel.
    pub channel: usize,
    /// Two or more, in the journey's order.
    pub touchpoints: Vec<(usize, usize)>,
}

impl Repeat {
    /// Whether all stand in one step.
    pub fn within(&self) -> bool {
        self.touchpoints.iter().all(|(step, _)| *step == self.touchpoints[0].0)
    }
}

/// What a journey says.
pub fn read_off(journey: &Journey) -> JourneyFindings {
    let (ranked, apart) = ranking(&journey.steps);
    JourneyFindings { ranked, apart, shadow: shadow(&journey.steps), repeats: repeats(journey) }
}

fn ranking(steps: &[JourneyStep]) -> (Vec<Priority>, Vec<Apart>) {
    let (mut ranked, mut apart) = (Vec::new(), Vec::new());
    for (index, step) in steps.iter().enumerate() {
        match priority(index, step) {
            Ok(priority) => ranked.push(priority),
            Err(lacks) => apart.push(Apart { step: index, lacks }),
        }
    }
    ranked.sort_by(|a, b| comparable(b.score).total_cmp(&comparable(a.score)));
    for place in 0..ranked.len() {
        let tied = place > 0 && comparable(ranked[place - 1].score).total_cmp(&comparable(ranked[place].score)).is_eq();
        ranked[place].rank = if tied { ranked[place - 1].rank } else { place + 1 };
    }
    (ranked, apart)
}

fn priority(index: usize, step: &JourneyStep) -> Result<Priority, Vec<Lacking>> {
    let irritants: Option<&[Irritant]> = step.irritants.as_deref();
    let affected: Option<Vec<f64>> = irritants.and_then(|list| list.iter().map(|irritant| irritant.affected).collect());
    let (Some(weight), Some(irritants), Some(affected)) = (step.weight, irritants, &affected) else {
        let lacking = [
            (step.weight.is_none(), Lacking::Weight),
            (irritants.is_none(), Lacking::Irritants),
            (irritants.is_some() && affected.is_none(), Lacking::Affected),
        ];
        return Err(lacking.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect());
    };
    let met = 100.0 * affected.iter().sum::<f64>();
    let moment = if step.moment_of_truth { KEY_MOMENT } else { 1.0 };
    Ok(Priority {
        step: index,
        rank: 0,
        weight,
        irritants: irritants.len(),
        most: affected.iter().copied().fold(0.0, f64::max),
        met,
        key: step.moment_of_truth,
        score: weight * met * moment,
    })
}

/// The longest run below neutral; of equals, the one that feels worst.
fn shadow(steps: &[JourneyStep]) -> Option<Shadow> {
    let mut best: Option<(Shadow, f64)> = None;
    let mut from = 0;
    for run in steps.chunk_by(|a, b| a.emotion.below_neutral() == b.emotion.below_neutral()) {
        let first = from;
        from += run.len();
        if !run[0].emotion.below_neutral() {
            continue;
        }
        let depth: f64 = run.iter().filter_map(|step| step.emotion.today).sum();
        let minutes = run.iter().map(|step| step.minutes).sum();
        let shadow = Shadow { from: first, to: from - 1, minutes };
        let better = best.is_none_or(|(other, worst)| {
            shadow.steps() > other.steps() || shadow.steps() == other.steps() && depth < worst
        });
        if better {
            best = Some((shadow, depth));
        }
    }
    best.map(|(shadow, _)| shadow)
}

fn repeats(journey: &Journey) -> Vec<Repeat> {
    let all: Vec<(usize, usize, &Touchpoint)> = journey
        .steps
        .iter()
        .enumerate()
        .flat_map(|(s, step)| step.touchpoints.iter().enumerate().map(move |(t, touchpoint)| (s, t, touchpoint)))
        .collect();
    let mut found: Vec<Repeat> = Vec::new();
    for (step, place, touchpoint) in &all {
        let like = |same: &dyn Fn(&(usize, usize, &Touchpoint)) -> bool| {
            let alike = all.iter().filter(|other| other.2.channel == touchpoint.channel && same(other));
            Repeat { channel: touchpoint.channel, touchpoints: alike.map(|(s, t, _)| (*s, *t)).collect() }
        };
        let within = like(&|other| other.0 == *step);
        let across = like(&|other| std::ptr::eq(other.2, *touchpoint) || serve_the_same(other.2, touchpoint));
        for repeat in [within, across] {
            // Each is found from its first touchpoint.
            let first = repeat.touchpoints.first() == Some(&(*step, *place)) && repeat.touchpoints.len() > 1;
            if first && !found.contains(&repeat) {
                found.push(repeat);
            }
        }
    }
    found
}

fn serve_the_same(a: &Touchpoint, b: &Touchpoint) -> bool {
    let same = |a: &Text, b: &Text| Locale::ALL.iter().all(|locale| plain(a.get(*locale)) == plain(b.get(*locale)));
    same(&a.title, &b.title) || a.purpose.as_ref().zip(b.purpose.as_ref()).is_some_and(|(a, b)| same(a, b))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_journey;
    use crate::diagnostic::{Diagnostics, Source};

    fn of(steps: &str) -> (Journey, JourneyFindings) {
        let text = format!("palier: 1\nid: a\ntitle: A\nchannels: {{mail: E-mail, desk: Desk}}\nsteps:\n{steps}");
        let mut faults = Diagnostics::new();
        let journey = read_journey(&Source::new("a.yaml", text), None, &mut faults);
        let journey = journey.unwrap_or_else(|| panic!("{faults:?}"));
        let findings = read_off(&journey);
        (journey, findings)
    }

    #[test]
    fn the_priority_is_the_product_of_its_factors() {
        let (_, found) = of(
            "- {id: a, title: A, weight: 4, moment_of_truth: true, irritants: [{text: X, affected: 0.3}, {text: Y, affected: {count: 12, of: 120}}]}\n\
             - {id: b, title: B, weight: 5, irritants: [{text: X, affected: 0.6}]}\n\
             - {id: c, title: C, weight: 3, irritants: []}\n",
        );
        let told: Vec<_> = found.ranked.iter().map(|p| (p.step, p.rank, p.irritants, comparable(p.score))).collect();
        assert_eq!(told, [(1, 1, 1, 300.0), (0, 2, 2, 240.0), (2, 3, 0, 0.0)]);
        assert_eq!((comparable(found.ranked[1].met), comparable(found.ranked[1].most)), (40.0, 0.3));
        assert!(found.apart.is_empty());
    }

    #[test]
    fn equals_share_a_rank_and_what_lacks_a_factor_stands_apart() {
        let (_, found) = of("- {id: a, title: A, weight: 2, irritants: [{text: X, affected: 0.3}]}\n\
             - {id: b, title: B, weight: 3, irritants: [{text: X, affected: 0.2}]}\n\
             - {id: c, title: C, weight: 1, irritants: [{text: X, affected: 0.1}]}\n\
             - {id: d, title: D, irritants: [{text: X}]}\n- {id: e, title: E, weight: 5}\n");
        assert_eq!(found.ranked.iter().map(|p| (p.step, p.rank)).collect::<Vec<_>>(), [(0, 1), (1, 1), (2, 3)]);
        let apart: Vec<_> = found.apart.iter().map(|apart| (apart.step, apart.lacks.clone())).collect();
        assert_eq!(apart, [(3, vec![Lacking::Weight, Lacking::Affected]), (4, vec![Lacking::Irritants])]);
    }

    #[test]
    fn the_shadow_is_the_longest_run_that_is_surely_below_neutral() {
        let (_, found) = of("- {id: a, title: A, emotion: {today: -2}}\n- {id: b, title: B, emotion: {today: 0.5}}\n\
             - {id: c, title: C, emotion: {today: -0.4}, duration: {hours: 1, minutes: 30}}\n\
             - {id: d, title: D, emotion: {today: -1, interval: [-1.2, -0.8]}, duration: {days: 1}}\n\
             - {id: e, title: E, emotion: {today: -0.1, interval: [-0.3, 0.1]}}\n- {id: f, title: F}\n");
        assert_eq!(found.shadow, Some(Shadow { from: 2, to: 3, minutes: Some(1530.0) }));
        let (_, found) = of("- {id: a, title: A, emotion: {today: -1}}\n- {id: b, title: B, emotion: {today: 0}}\n\
             - {id: c, title: C, emotion: {today: -2}}\n");
        assert_eq!(found.shadow, Some(Shadow { from: 2, to: 2, minutes: None }));
        assert_eq!(of("- {id: a, title: A, emotion: {today: 1}}\n- {id: b, title: B}\n").1.shadow, None);
    }

    #[test]
    fn touchpoints_repeat_within_a_step_or_with_one_purpose_in_several() {
        let (_, found) = of(
            "- {id: a, title: A, touchpoints: [{id: t1, title: Account, channel: mail}, {id: t2, title: Order, channel: mail}, {id: t3, title: Order, channel: desk}]}\n\
             - {id: b, title: B, touchpoints: [{id: t4, title: ' order', channel: mail}, {id: t5, title: Bill, purpose: Pay, channel: desk}]}\n\
             - {id: c, title: C, touchpoints: [{id: t6, title: Receipt, purpose: pay, channel: desk}]}\n",
        );
        let told: Vec<_> = found.repeats.iter().map(|r| (r.channel, r.within(), r.touchpoints.clone())).collect();
        assert_eq!(
            told,
            [(0, true, vec![(0, 0), (0, 1)]), (0, false, vec![(0, 1), (1, 0)]), (1, false, vec![(1, 1), (2, 0)]),]
        );
    }
}
