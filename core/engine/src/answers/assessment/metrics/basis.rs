//! A metric from counts or from figures computed elsewhere: every number named, none negative, no part above its whole.

use super::{Ruler, in_range};
use crate::answers::{Basis, Lifetime, Measure, MetricAnswer, MetricAnswers, MetricKind, Population, Stated};
use crate::diagnostic::Place;
use crate::yaml::{Node, Reader, Value};
use std::collections::BTreeMap;

/// A field of counts or figures, and whether it must be there.
type Name = (&'static str, bool);
/// Numbers by field, with their places.
type Numbers = BTreeMap<&'static str, (f64, Place)>;

/// The largest count.
const LARGEST: f64 = 1e12;

/// The counts from which a kind is computed; none: it takes no counts but answers.
const fn counted(kind: MetricKind) -> &'static [Name] {
    match kind {
        MetricKind::Nps => &[("promoters", true), ("passives", false), ("detractors", true), ("respondents", false)],
        MetricKind::Csat => &[("satisfied", true), ("respondents", true)],
        MetricKind::Ces => &[("sum", true), ("respondents", true)],
        MetricKind::ReferralRate => &[("referred", true), ("purchases", true)],
        MetricKind::Churn => &[("lost", true), ("start", true)],
        MetricKind::Retention => &[("start", true), ("end", true), ("new", true)],
        MetricKind::AcquisitionCost => &[("cost", true), ("customers", true)],
        MetricKind::ResolutionTime => &[("total_time", true), ("requests", true)],
        MetricKind::LifetimeValue | MetricKind::EmployeeEngagement | MetricKind::LoyaltyIndex => &[],
    }
}

/// The figures that may be stated of a kind.
const fn stated(kind: MetricKind) -> &'static [Name] {
    match kind.measure() {
        Measure::Balance | Measure::Scale | Measure::Index => &[("value", true), ("n", false), ("sd", false)],
        Measure::Time => &[("value", true), ("n", false), ("sd", false), ("median", false), ("p90", false)],
        Measure::Money if matches!(kind, MetricKind::LifetimeValue) => &[
            ("value_per_period", true),
            ("periods", true),
            ("customers", false),
            ("repeating", false),
            ("cost", false),
        ],
        Measure::Share | Measure::Money => &[("value", true), ("n", false)],
    }
}

/// Whether counts are given answer by answer: `{10: 12, 9: 30, …}`.
pub(super) fn by_answer(node: &Node) -> bool {
    let Value::Map(pairs) = &node.value else { return false };
    pairs.first().is_some_and(|(key, _)| key.name.parse::<f64>().is_ok())
}

/// Reads `counts`.
pub(super) fn counts(reader: &mut Reader, node: &Node, ruler: Ruler) -> Option<Basis> {
    let kind = ruler.kind;
    if by_answer(node) && kind.rated() {
        return tally(reader, node, ruler);
    }
    let names = counted(kind);
    if names.is_empty() {
        let hint = if kind == MetricKind::LifetimeValue {
            "give `figures: {value_per_period: …, periods: …}`"
        } else {
            "count the answers one by one: `counts: {10: 12, 9: 30}`"
        };
        let message = format!("`{}` is not computed from such counts", kind.word());
        reader.error("wrong-data", node.place, message, Some(hint.to_owned()));
        return None;
    }
    let found = numbers(reader, node, ("the counts", names))?;
    let amount = |name: &str| matches!(name, "sum" | "cost" | "total_time");
    let mut sound = true;
    for (name, (value, place)) in &found {
        let whole = amount(name) || value.fract() == 0.0;
        if !whole || *value < 0.0 || *value > LARGEST {
            let what = if amount(name) { "an amount from 0 up" } else { "a whole number from 0 up" };
            reader.error("out-of-range", *place, format!("`{name}` is {what}, not {value}"), None);
            sound = false;
        }
    }
    sound.then(|| combine(reader, node, (ruler, &found)))?
}

fn combine(reader: &mut Reader, node: &Node, (ruler, found): (Ruler, &Numbers)) -> Option<Basis> {
    let count = |name: &str| found.get(name).map(|(value, _)| whole(*value));
    let part = |part: usize, whole: usize| Basis::Part { part, whole };
    match ruler.kind {
        MetricKind::Nps => votes(reader, node, found),
        MetricKind::Csat => share(reader, found, ("satisfied", "respondents")),
        MetricKind::ReferralRate => share(reader, found, ("referred", "purchases")),
        MetricKind::Churn => share(reader, found, ("lost", "start")),
        MetricKind::Retention => {
            let (start, end, new) = (count("start")?, count("end")?, count("new")?);
            divisible(reader, found, "start")?;
            if new > end || end - new > start {
                let message = format!("{end} at the end less {new} new ones cannot be kept of {start} at the start");
                let hint = "`new` are those won in the period; they are part of `end`".to_owned();
                reader.error("part-above-whole", found["end"].1, message, Some(hint));
                return None;
            }
            Some(part(end - new, start))
        }
        MetricKind::Ces => {
            divisible(reader, found, "respondents")?;
            let basis = total(found, ("sum", "respondents"))?;
            let mean = found["sum"].0 / found["respondents"].0;
            let at = Node { value: Value::Number(mean), place: found["sum"].1 };
            in_range(reader, &at, (mean, "the mean"), ruler).map(|_| basis)
        }
        MetricKind::AcquisitionCost => {
            divisible(reader, found, "customers")?;
            total(found, ("cost", "customers"))
        }
        MetricKind::ResolutionTime => {
            divisible(reader, found, "requests")?;
            total(found, ("total_time", "requests"))
        }
        MetricKind::LifetimeValue | MetricKind::EmployeeEngagement | MetricKind::LoyaltyIndex => None,
    }
}

fn total(found: &Numbers, (total, cases): (&str, &str)) -> Option<Basis> {
    Some(Basis::Total { total: found.get(total)?.0, cases: whole(found.get(cases)?.0) })
}

fn share(reader: &mut Reader, found: &Numbers, (part, of): (&str, &str)) -> Option<Basis> {
    let ((a, place), (b, _)) = (*found.get(part)?, *found.get(of)?);
    divisible(reader, found, of)?;
    if a > b {
        reader.error("part-above-whole", place, format!("`{part}` ({a}) exceeds `{of}` ({b})"), None);
        return None;
    }
    Some(Basis::Part { part: whole(a), whole: whole(b) })
}

fn divisible(reader: &mut Reader, found: &Numbers, name: &str) -> Option<()> {
    let (value, place) = *found.get(name)?;
    if value > 0.0 {
        return Some(());
    }
    reader.error("division-by-zero", place, format!("`{name}` is 0: there is nothing to divide by"), None);
    None
}

fn votes(reader: &mut Reader, node: &Node, found: &Numbers) -> Option<Basis> {
    let get = |name: &str| found.get(name).copied();
    let ((promoters, place), (detractors, _)) = (get("promoters")?, get("detractors")?);
    let passives = match (get("passives"), get("respondents")) {
        (Some((passives, _)), None) => passives,
        (None, Some((respondents, _))) if promoters + detractors <= respondents => respondents - promoters - detractors,
        (Some((passives, _)), Some((respondents, _)))
            if whole(promoters + passives + detractors) == whole(respondents) =>
        {
            passives
        }
        (None, Some((respondents, _))) => {
            let message =
                format!("promoters and detractors ({}) exceed the {respondents} respondents", promoters + detractors);
            reader.error("part-above-whole", place, message, None);
            return None;
        }
        (Some((passives, _)), Some((respondents, place))) => {
            let sum = promoters + passives + detractors;
            let message = format!("promoters, passives and detractors make {sum}, not {respondents}");
            reader.error("part-above-whole", place, message, Some("leave out `respondents`".to_owned()));
            return None;
        }
        (None, None) => {
            let message = "the counts lack `passives` (or `respondents`): passives count in the denominator";
            reader.error("missing-field", node.place, message, None);
            return None;
        }
    };
    if promoters + passives + detractors <= 0.0 {
        reader.error("division-by-zero", node.place, "nobody answered: there is nothing to divide by", None);
        return None;
    }
    Some(Basis::Votes { promoters: whole(promoters), passives: whole(passives), detractors: whole(detractors) })
}

/// Counts per answer, as answers.
fn tally(reader: &mut Reader, node: &Node, ruler: Ruler) -> Option<Basis> {
    let (min, max) = ruler.scale?;
    let mut list = Vec::new();
    let mut sound = true;
    for (key, node) in reader.pairs(node, "the counts") {
        let answer = key.name.parse::<f64>().ok().filter(|a| a.fract() == 0.0 && (min..=max).contains(a));
        if answer.is_none() {
            let message = format!("`{}` is no answer of {min}–{max}", crate::questionnaire::short(&key.name));
            reader.error("out-of-scale", key.place, message, None);
            sound = false;
        }
        let Some(count) = reader.number(node, &format!("`{}`", key.name)) else {
            sound = false;
            continue;
        };
        if count < 0.0 || count.fract() != 0.0 || count > LARGEST {
            let message = format!("`{}` is a whole number from 0 up, not {count}", key.name);
            reader.error("out-of-range", node.place, message, None);
            sound = false;
        } else if let Some(value) = answer.filter(|_| count > 0.0) {
            list.push(MetricAnswer { value, weight: 1.0, times: whole(count), group: None });
        }
    }
    if sound && list.is_empty() {
        reader.error("division-by-zero", node.place, "nobody answered: there is nothing to divide by", None);
        sound = false;
    }
    let minimum = Population::Customers.minimum();
    sound.then(|| {
        Basis::Answers(MetricAnswers {
            list,
            missing: 0,
            weighted: false,
            groups: Vec::new(),
            minimum,
            set: None,
            questions: Vec::new(),
        })
    })
}

/// Reads `figures`.
pub(super) fn figures(reader: &mut Reader, node: &Node, ruler: Ruler) -> Option<Basis> {
    let found = numbers(reader, node, ("the figures", stated(ruler.kind)))?;
    let get = |name: &str| found.get(name).map(|(value, _)| *value);
    let mut sound = true;
    for (name, (value, place)) in &found {
        let n = matches!(*name, "n" | "customers");
        let wrong = (*name != "value" && *value < 0.0)
            || (n && (*value < 1.0 || value.fract() != 0.0 || *value > LARGEST))
            || (*name == "repeating" && *value > 1.0);
        if wrong {
            let what = match *name {
                "repeating" => "a share between 0 and 1",
                _ if n => "a whole number from 1 up",
                _ => "a number from 0 up",
            };
            let code = if n && *value == 0.0 { "division-by-zero" } else { "out-of-range" };
            reader.error(code, *place, format!("`{name}` is {what}, not {value}"), None);
            sound = false;
        }
    }
    if ruler.kind == MetricKind::LifetimeValue {
        let lifetime = Lifetime {
            value: get("value_per_period")?,
            periods: get("periods")?,
            customers: get("customers").map_or(1, whole),
            repeating: get("repeating").unwrap_or(1.0),
            cost: get("cost").unwrap_or(0.0),
        };
        return sound.then_some(Basis::Lifetime(lifetime));
    }
    let (value, place) = *found.get("value")?;
    let at = Node { value: Value::Number(value), place };
    let value = in_range(reader, &at, (value, "the figure"), ruler)?;
    if ruler.kind == MetricKind::Nps
        && let Some((sd, place)) = found.get("sd")
    {
        spread(reader, *place, (value, *sd))?;
    }
    let read = Stated { value, n: get("n").map(whole), sd: get("sd"), median: get("median"), p90: get("p90") };
    sound.then_some(Basis::Stated(read))
}

/// The standard deviation of +100, 0 and −100 lies between that of no more votes than the balance needs and that of no passive.
fn spread(reader: &mut Reader, place: Place, (value, sd): (f64, f64)) -> Option<()> {
    let (least, most) = ((value.abs() * (100.0 - value.abs())).sqrt(), (1e4 - value * value).sqrt());
    // As published, figures are rounded; of a sample, the deviation is a little larger.
    if sd >= least * 0.98 - 0.5 && sd <= most * 1.02 + 0.5 {
        return Some(());
    }
    let message = format!("no votes of +100, 0 and −100 with the mean {value} have the standard deviation {sd}");
    let hint = format!("it lies between {least:.0} and {most:.0}");
    reader.error("out-of-range", place, message, Some(hint));
    None
}

/// The numbers of a mapping; unknown, missing and wrong ones are reported.
fn numbers(reader: &mut Reader, node: &Node, (what, names): (&str, &[Name])) -> Option<Numbers> {
    let before = reader.faults.errors();
    let mut found = Numbers::new();
    for (key, value) in reader.pairs(node, what) {
        let Some((name, _)) = names.iter().find(|(name, _)| *name == key.name) else {
            let message = format!("{what} of this kind have no `{}`", crate::questionnaire::short(&key.name));
            let known = names.iter().map(|(name, _)| *name);
            reader.unknown("unknown-field", key.place, message, (&key.name, known));
            continue;
        };
        if let Some(number) = reader.number(value, &format!("`{name}`")) {
            found.insert(name, (number, value.place));
        }
    }
    for (name, _) in names.iter().filter(|(name, required)| *required && !found.contains_key(name)) {
        if before == reader.faults.errors() {
            reader.error("missing-field", node.place, format!("{what} lack `{name}`"), None);
        }
    }
    (before == reader.faults.errors()).then_some(found)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, from 0 to a million million")]
fn whole(value: f64) -> usize {
    value as usize
}
