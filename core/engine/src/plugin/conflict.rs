//! Where rules of different plugins meet: they hold the same figure or weight, so that none of them alone says what comes out.
//! Two rules of one plugin are its author's own business.

use super::outcome::{Effect, FiredRule, Target};

/// Rules of at least two plugins with one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting<'a> {
    /// What they hold.
    pub subject: Target,
    /// The rules, in the order in which they fired.
    pub rules: Vec<&'a FiredRule>,
    /// What comes of it; at least one.
    pub outcomes: Vec<Outcomes>,
}

/// What comes of rules that meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcomes {
    /// Several caps: the lowest level holds.
    LowestCap(f64),
    /// Several weights: the product of their factors.
    Product(f64),
    /// A weight and a cap on one domain: both count, the weight first.
    WeightThenCap,
    /// A question is weighted and counts for nothing: it counts for nothing.
    OutOfCount,
}

/// The meetings among rules that fired, one a subject, by the order in which their subjects first appear.
pub fn meetings(fired: &[FiredRule]) -> Vec<Meeting<'_>> {
    let mut subjects: Vec<Target> = Vec::new();
    for subject in fired.iter().filter_map(|rule| rule.effect.as_ref()).map(subject) {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects.into_iter().filter_map(|subject| on(subject, fired)).collect()
}

fn subject(effect: &Effect) -> Target {
    match effect {
        Effect::Cap { target, .. } | Effect::Weight { target, .. } => target.clone(),
        Effect::NotApplicable { question } => Target::Question(question.clone()),
    }
}

/// What meets on one subject.
fn on(held: Target, fired: &[FiredRule]) -> Option<Meeting<'_>> {
    let (mut caps, mut weights, mut outs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut lowest, mut product) = (f64::INFINITY, 1.0);
    for rule in fired {
        match rule.effect.as_ref().filter(|effect| subject(effect) == held) {
            Some(Effect::Cap { level, .. }) => {
                caps.push(rule);
                lowest = level.min(lowest);
            }
            Some(Effect::Weight { factor, .. }) => {
                weights.push(rule);
                product *= factor;
            }
            Some(Effect::NotApplicable { .. }) => outs.push(rule),
            None => {}
        }
    }
    let found = [
        (meet(&caps, &caps), Outcomes::LowestCap(lowest), [&caps, &caps]),
        (meet(&weights, &weights), Outcomes::Product(product), [&weights, &weights]),
        (meet(&caps, &weights), Outcomes::WeightThenCap, [&caps, &weights]),
        (meet(&outs, &weights), Outcomes::OutOfCount, [&outs, &weights]),
    ];
    let found: Vec<_> = found.into_iter().filter(|(meet, ..)| *meet).collect();
    let takes_part =
        |rule: &&FiredRule| found.iter().any(|(.., [ones, others])| ones.contains(rule) || others.contains(rule));
    let rules: Vec<_> = fired.iter().filter(takes_part).collect();
    let outcomes: Vec<_> = found.iter().map(|(_, outcome, _)| *outcome).collect();
    (!rules.is_empty()).then_some(Meeting { subject: held, rules, outcomes })
}

/// Whether a rule of the one kind and one of the other come from different plugins.
fn meet(ones: &[&FiredRule], others: &[&FiredRule]) -> bool {
    ones.iter().any(|one| others.iter().any(|other| one.plugin != other.plugin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(plugin: &str, id: &str, effect: Effect) -> FiredRule {
        FiredRule {
            plugin: plugin.into(),
            rule: id.into(),
            reason: None,
            effect: Some(effect),
            finding: None,
            advice: None,
            source: None,
        }
    }

    fn cap(level: f64) -> Effect {
        Effect::Cap { target: domain(), level }
    }

    fn weight(target: Target, factor: f64) -> Effect {
        Effect::Weight { target, factor }
    }

    fn domain() -> Target {
        Target::Domain("governance".into())
    }

    fn question() -> Target {
        Target::Question("survey".into())
    }

    fn told(rules: &[FiredRule]) -> Vec<(Vec<Outcomes>, Vec<&str>)> {
        let ids =
            |meeting: &Meeting| rules.iter().filter(|r| meeting.rules.contains(r)).map(|r| r.rule.as_str()).collect();
        meetings(rules).iter().map(|meeting| (meeting.outcomes.clone(), ids(meeting))).collect()
    }

    #[test]
    fn caps_of_two_plugins_meet_and_the_lowest_holds() {
        let rules = [rule("a", "A1", cap(2.0)), rule("b", "B1", cap(1.0)), rule("a", "A2", cap(3.0))];
        assert_eq!(told(&rules), [(vec![Outcomes::LowestCap(1.0)], vec!["A1", "B1", "A2"])]);
    }

    #[test]
    fn two_rules_of_one_plugin_do_not_meet() {
        assert_eq!(told(&[rule("a", "A1", cap(2.0)), rule("a", "A2", weight(domain(), 2.0))]), []);
    }

    #[test]
    fn weights_multiply() {
        let rules = [rule("a", "A1", weight(question(), 1.5)), rule("b", "B1", weight(question(), 2.0))];
        assert_eq!(told(&rules), [(vec![Outcomes::Product(3.0)], vec!["A1", "B1"])]);
    }

    #[test]
    fn a_cap_meets_a_weight_on_one_domain_and_not_on_another() {
        let elsewhere = weight(Target::Domain("culture".into()), 2.0);
        assert_eq!(told(&[rule("a", "A1", cap(2.0)), rule("b", "B1", elsewhere)]), []);
        let rules = [rule("a", "A1", cap(2.0)), rule("b", "B1", weight(domain(), 2.0))];
        assert_eq!(told(&rules), [(vec![Outcomes::WeightThenCap], vec!["A1", "B1"])]);
    }

    #[test]
    fn all_that_meets_on_a_domain_is_one_meeting() {
        let rules = [rule("a", "A1", cap(2.0)), rule("b", "B1", cap(1.0)), rule("b", "B2", weight(domain(), 2.0))];
        let outcomes = vec![Outcomes::LowestCap(1.0), Outcomes::WeightThenCap];
        assert_eq!(told(&rules), [(outcomes, vec!["A1", "B1", "B2"])]);
    }

    #[test]
    fn a_question_that_counts_for_nothing_is_not_weighted() {
        let out = Effect::NotApplicable { question: "survey".into() };
        let rules = [rule("a", "A1", weight(question(), 2.0)), rule("b", "B1", out)];
        assert_eq!(told(&rules), [(vec![Outcomes::OutOfCount], vec!["A1", "B1"])]);
    }
}
