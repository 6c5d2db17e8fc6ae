//! Metrics: what each measures, its scale and period, and the one thing that it is computed from.

mod basis;
mod rows;

use super::chosen::Chosen;
use super::days;
use crate::answers::{Direction, Files, Measure, Metric, MetricKind, RespondentSet};
use crate::diagnostic::Place;
use crate::locale::{Day, Locale};
use crate::questionnaire::{plain_text, short};
use crate::yaml::{Fields, Node, Reader};
use std::collections::BTreeMap;

/// What metrics refer to.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) chosen: &'a Chosen<'a>,
    pub(super) files: &'a Files,
    pub(super) sets: &'a [RespondentSet],
    pub(super) language: Locale,
}

/// A metric's kind and its scale of answers, as its data are read against them.
#[derive(Clone, Copy)]
struct Ruler {
    kind: MetricKind,
    scale: Option<(f64, f64)>,
}

const DIRECTIONS: [(&str, Direction); 2] = [("easy", Direction::Easy), ("effort", Direction::Effort)];

/// Names that the report's words use already.
const TAKEN: [&str; 5] = ["overall", "stage", "organisation", "respondents", "peers"];

/// Reads `metrics`.
pub(super) fn metrics(reader: &mut Reader, fields: &mut Fields, scope: Scope) -> Vec<Metric> {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut metrics = Vec::new();
    for node in fields.list(reader, "metrics") {
        let Some(mut fields) = reader.fields(node, "a metric") else { continue };
        let id = fields.required(reader, "id").and_then(|node| id(reader, node, (&mut lines, scope)));
        metrics.extend(metric(reader, fields, (id, scope)));
    }
    metrics
}

fn id(reader: &mut Reader, node: &Node, (lines, scope): (&mut BTreeMap<String, usize>, Scope)) -> Option<String> {
    let id = reader.text(node, "`id`")?;
    let well_formed = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !well_formed {
        let hint = "small letters, figures and `-`: `nps`, `nps-shops`".to_owned();
        reader.error("invalid-id", node.place, format!("`{}` cannot be a metric's id", short(&id)), Some(hint));
        return None;
    }
    let domains = scope.chosen.found().flat_map(|q| &q.domains);
    if TAKEN.contains(&id.as_str()) || domains.into_iter().any(|domain| domain.id == id) {
        let hint = "placeholders of the report could not tell the two apart".to_owned();
        reader.error("duplicate-id", node.place, format!("`{id}` names something else already"), Some(hint));
    } else if let Some(line) = lines.insert(id.clone(), node.place.line) {
        let hint = format!("the first one stands on line {line}");
        reader.error("duplicate-id", node.place, format!("the metric `{id}` stands twice"), Some(hint));
    }
    Some(id)
}

fn metric(reader: &mut Reader, mut fields: Fields, (id, scope): (Option<String>, Scope)) -> Option<Metric> {
    let place = fields.place();
    let kind = fields.required(reader, "kind").and_then(|node| reader.word(node, "`kind`", &MetricKind::ALL));
    let [title, note, source] = ["title", "note", "source"]
        .map(|name| fields.optional(name).map(|node| plain_text(reader, node, name, scope.language)));
    let period = fields.optional("period");
    let period_given = period.is_some();
    let mut period: Option<(Day, Day)> = period.and_then(|node| days::period(reader, node));
    let [scale, direction, satisfied_from, unit, target] =
        ["scale", "direction", "satisfied_from", "unit", "target"].map(|name| fields.optional(name));
    let [counts, figures, answers] = ["counts", "figures", "answers"].map(|name| fields.optional(name));
    fields.finish(reader);
    let given = [counts, figures, answers].iter().filter(|node| node.is_some()).count();
    if given != 1 {
        let hint = "give one of `counts`, `figures` (computed elsewhere) and `answers` (one by one)".to_owned();
        let message = if given == 0 { "the metric has no data" } else { "the metric has several sources of data" };
        reader.error("ambiguous-metric", place, message, Some(hint));
    }
    // Without a kind, nothing else can be judged.
    let kind = kind?;
    let single = answers.is_some() || counts.is_some_and(basis::by_answer);
    let of_a_set = answers.is_some_and(rows::of_a_set);
    let scale = scale_of(reader, (scale, place), (kind, single && !of_a_set));
    let ruler = Ruler { kind, scale };
    let direction = direction_of(reader, (direction, place), kind);
    let satisfied_from = threshold(reader, (satisfied_from, place), (ruler, single));
    let unit = unit_of(reader, (unit, place), kind);
    let mut scale = scale;
    let basis = match (counts, figures, answers) {
        (Some(node), None, None) => basis::counts(reader, node, ruler),
        (None, Some(node), None) => basis::figures(reader, node, ruler),
        (None, None, Some(node)) => rows::answers(reader, node, (ruler, scope)).map(|read| {
            period = period.or(read.period);
            scale = scale.or(read.scale);
            read.basis
        }),
        _ => None,
    };
    let timed = matches!(
        kind,
        MetricKind::ReferralRate
            | MetricKind::Churn
            | MetricKind::Retention
            | MetricKind::AcquisitionCost
            | MetricKind::ResolutionTime
    );
    if timed && !period_given && period.is_none() {
        let message = format!("`{}` is a figure of a period, and none is stated", kind.word());
        let hint = "period: {from: 2026-01-01, to: 2026-12-31}".to_owned();
        reader.error("missing-period", place, message, Some(hint));
    }
    let target = target.and_then(|node| {
        let target = reader.number(node, "`target`")?;
        in_range(reader, node, (target, "a target"), Ruler { kind, scale })
    });
    let basis = basis?;
    Some(Metric { id: id?, kind, title, period, scale, direction, satisfied_from, unit, basis, target, note, source })
}

fn in_range(reader: &mut Reader, node: &Node, (value, what): (f64, &str), ruler: Ruler) -> Option<f64> {
    let (low, high) = ruler.kind.bounds(ruler.scale);
    if (low..=high).contains(&value) {
        return Some(value);
    }
    let range = if high.is_finite() { format!("between {low} and {high}") } else { format!("at least {low}") };
    let message = format!("{what} of `{}` is {range}, not {value}", ruler.kind.word());
    reader.error("out-of-range", node.place, message, None);
    None
}

/// The scale of the answers; a kind that is defined on one scale refuses any other, with the reason.
fn scale_of(
    reader: &mut Reader,
    (node, place): (Option<&Node>, Place),
    (kind, single): (MetricKind, bool),
) -> Option<(f64, f64)> {
    let Some(node) = node else {
        if kind == MetricKind::Ces || (kind.rated() && single) {
            let message = format!("`{}` needs the scale of its answers", kind.word());
            reader.error("missing-scale", place, message, Some("scale: {min: 0, max: 10}".to_owned()));
        }
        return None;
    };
    if !kind.rated() {
        misplaced(reader, node, ("scale", "rated answers"));
        return None;
    }
    let mut fields = reader.fields(node, "a metric scale")?;
    let [min, max] = ["min", "max"].map(|name| {
        let node = fields.required(reader, name)?;
        reader.number(node, &format!("`{name}`"))
    });
    fields.finish(reader);
    let scale = (min?, max?);
    if scale.0 >= scale.1 || scale.0.fract() != 0.0 || scale.1.fract() != 0.0 {
        let message = format!("a scale of answers runs up in whole steps, not from {} to {}", scale.0, scale.1);
        reader.error("invalid-scale", node.place, message, None);
        return None;
    }
    fits(reader, node.place, (kind, scale)).then_some(scale)
}

/// Whether a kind is defined on a scale; reports why it is not.
fn fits(reader: &mut Reader, place: Place, (kind, scale): (MetricKind, (f64, f64))) -> bool {
    let (wanted, why, other) = match kind {
        MetricKind::Nps => (
            (0.0, 10.0),
            "promoters (9–10), passives (7–8) and detractors (0–6) are groups of eleven answers: on another scale \
             the figure could not be compared with any published one",
            "offer these answers as `csat`, with `satisfied_from`",
        ),
        MetricKind::EmployeeEngagement => (
            (1.0, 10.0),
            "its map (9–10 → 100, 7–8 → 80, 5–6 → 60, 3–4 → 40, 1–2 → 20) names these ten answers only",
            "offer these answers as `csat`, with `satisfied_from`",
        ),
        MetricKind::LoyaltyIndex => (
            (1.0, 10.0),
            "its formula, (x − 1) ÷ 9 × 100, sends 1 to 0 and 10 to 100",
            "offer these answers as `csat`, with `satisfied_from`",
        ),
        _ => return true,
    };
    if scale == wanted {
        return true;
    }
    let (min, max) = scale;
    let message = format!(
        "answers from {min} to {max} make no `{}`: it is defined on {}–{}; {why}",
        kind.word(),
        wanted.0,
        wanted.1
    );
    reader.error("wrong-scale", place, message, Some(other.to_owned()));
    false
}

fn direction_of(reader: &mut Reader, (node, place): (Option<&Node>, Place), kind: MetricKind) -> Option<Direction> {
    match node {
        Some(node) if kind != MetricKind::Ces => {
            misplaced(reader, node, ("direction", "`ces`"));
            None
        }
        Some(node) => reader.word(node, "`direction`", &DIRECTIONS),
        None if kind == MetricKind::Ces => {
            let hint = "direction: easy (a high answer says that it was easy) or effort".to_owned();
            reader.error("missing-direction", place, "`ces` does not say which end is good", Some(hint));
            None
        }
        None => None,
    }
}

fn threshold(
    reader: &mut Reader,
    (node, place): (Option<&Node>, Place),
    (ruler, single): (Ruler, bool),
) -> Option<f64> {
    let Some(node) = node else {
        if ruler.kind == MetricKind::Csat && single {
            let hint = "satisfied_from: 8 (answers 8, 9 and 10 of 0–10), for instance".to_owned();
            let message = "`csat` does not say from which answer a customer counts as satisfied";
            reader.error("missing-threshold", place, message, Some(hint));
        }
        return None;
    };
    if ruler.kind != MetricKind::Csat {
        misplaced(reader, node, ("satisfied_from", "`csat`"));
        return None;
    }
    let from = reader.number(node, "`satisfied_from`")?;
    if let Some((min, max)) = ruler.scale.filter(|(min, max)| from <= *min || from > *max) {
        let message = format!("`satisfied_from` lies above {min} and within {min}–{max}, not at {from}");
        reader.error("out-of-range", node.place, message, None);
        return None;
    }
    Some(from)
}

fn unit_of(reader: &mut Reader, (node, place): (Option<&Node>, Place), kind: MetricKind) -> Option<String> {
    const TIMES: [(&str, &str); 3] = [("minutes", "minutes"), ("hours", "hours"), ("days", "days")];
    match (kind.measure(), node) {
        (Measure::Time, Some(node)) => reader.word(node, "`unit`", &TIMES).map(str::to_owned),
        (Measure::Money, Some(node)) => {
            let unit = reader.text(node, "`unit`")?;
            if unit.trim().is_empty() || unit.chars().count() > 12 {
                reader.error("invalid-unit", node.place, "a currency is a short word: `EUR`, `€`", None);
            }
            Some(unit)
        }
        (Measure::Time | Measure::Money, None) => {
            let what = if kind.measure() == Measure::Time { "minutes, hours or days" } else { "a currency" };
            let message = format!("`{}` does not say what it is counted in", kind.word());
            reader.error("missing-unit", place, message, Some(format!("`unit`: {what}")));
            None
        }
        (_, Some(node)) => {
            misplaced(reader, node, ("unit", "money and times"));
            None
        }
        (_, None) => None,
    }
}

fn misplaced(reader: &mut Reader, node: &Node, (field, what): (&str, &str)) {
    reader.error("misplaced-field", node.place, format!("`{field}` belongs to {what}"), None);
}
