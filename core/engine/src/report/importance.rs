//! What goes with customers' first answer, against how each domain is lived: an order of attention, never a cause.

use crate::answers::MetricKind;
use crate::chart;
use crate::locale::{self, Args};
use crate::scoring::NoImportance;
use crate::scoring::statistics::Correlation;

use super::composer::{Caption, Composer, behind, cell, row, scale_around, span};
use super::draw::Chart;
use super::facts::{Metric, Weight, Weights};
use super::model::{Cell, Figure, Note, Row, Table, Tone};

/// Fewer domains make no plane.
const FEWEST: usize = 3;
/// The least part of the scale of correlations that is drawn.
const LEAST: f64 = 0.3;

/// A domain with both figures.
struct Point<'a> {
    weight: &'a Weight,
    value: f64,
    correlation: Correlation,
}

/// The domains that have both figures, and the means at which the quadrants meet.
struct Plane<'a> {
    points: Vec<Point<'a>>,
    lived: f64,
    weighs: f64,
}

impl<'a> Plane<'a> {
    fn new(weights: &'a Weights) -> Option<Self> {
        let point = |weight: &'a Weight| {
            Some(Point { weight, value: weight.rating.value()?, correlation: weight.correlation.ok()? })
        };
        let points: Vec<Point> = weights.domains.iter().filter_map(point).collect();
        let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
        let (lived, weighs) = (mean(|point| point.value), mean(|point| point.correlation.r));
        (points.len() >= FEWEST).then_some(Self { points, lived, weighs })
    }

    /// Weighs more than the mean and is lived less well, both beyond chance.
    fn first(&self, point: &Point) -> bool {
        let below = span(&point.weight.rating).is_some_and(|lived| lived.high < self.lived);
        below && point.correlation.interval.0 > self.weighs
    }

    /// Whether its weight differs from the mean beyond chance.
    fn apart(&self, point: &Point) -> bool {
        let (low, high) = point.correlation.interval;
        low > self.weighs || high < self.weighs
    }
}

/// The metric whose domains can be weighed, with its plane.
fn found<'a>(keys: &[&'a Metric]) -> Option<(&'a Metric, &'a Weights, Plane<'a>)> {
    keys.iter().find_map(|metric| {
        let weights = metric.weights.as_ref()?;
        Some((*metric, weights, Plane::new(weights)?))
    })
}

pub(super) fn figure(composer: &Composer, keys: &[&Metric]) -> Option<Figure> {
    let (metric, weights, plane) = found(keys)?;
    let outcome = outcome(composer, metric);
    let first: Vec<&String> = plane.points.iter().filter(|p| plane.first(p)).map(|p| &p.weight.title).collect();
    let args = Args::new().text("outcome", &outcome).text("who", &weights.party.name);
    let title = if first.is_empty() {
        composer.say("importance-none", &args)
    } else {
        composer.say("importance-first", &args.count("count", first.len()).text("domains", composer.domains(&first)))
    };
    let args = Args::new().text("outcome", &outcome).text("who", &weights.party.name);
    let alt = composer.say("importance-alt", &args);
    let caption = Caption {
        id: "importance",
        of: String::new(),
        title,
        unit: composer.say("importance-unit", &args),
        source: source(composer, weights),
        alt: alt.clone(),
    };
    // The figures stand in the table below.
    Some(composer.figure(caption, &drawing(composer, &plane, (alt, &args)), behind(Vec::new(), Vec::new())))
}

fn drawing(composer: &Composer, plane: &Plane, (alt, args): (String, &Args)) -> Chart {
    let (points, locale) = (&plane.points, composer.locale());
    let ends = points.iter().filter_map(|point| span(&point.weight.rating)).flat_map(|span| [span.low, span.high]);
    let number = |r: f64| locale::number(locale, r, 2);
    let mean = |value: String| composer.say("importance-mean", &Args::new().text("value", value));
    Chart::Importance(chart::Importance {
        alt,
        x: chart::ImportanceAxis {
            title: composer.say("importance-lived", args),
            axis: scale_around(locale, points.iter().map(|point| point.value).chain(ends)),
            split: plane.lived,
            label: mean(locale::number(locale, plane.lived, 1)),
        },
        y: chart::ImportanceAxis {
            title: composer.say("importance-weighs", args),
            axis: correlations(composer, points),
            split: plane.weighs,
            label: mean(number(plane.weighs)),
        },
        quadrants: ["importance-mend", "importance-keep", "importance-watch", "importance-settled"]
            .map(|id| composer.get(id)),
        points: points
            .iter()
            .map(|point| chart::Weighed {
                name: point.weight.title.clone(),
                label: format!(
                    "{} · r = {}",
                    composer.score_with_interval(&point.weight.rating),
                    number(point.correlation.r)
                ),
                x: point.value,
                y: point.correlation.r,
                wide: span(&point.weight.rating),
                high: chart::Span { low: point.correlation.interval.0, high: point.correlation.interval.1 },
                attention: plane.first(point),
            })
            .collect(),
    })
}

/// Tenths around all intervals.
fn correlations(composer: &Composer, points: &[Point]) -> chart::Axis {
    let (low, high) = points.iter().fold((1.0_f64, -1.0_f64), |(low, high), point| {
        (low.min(point.correlation.interval.0), high.max(point.correlation.interval.1))
    });
    let (mut low, mut high) = ((low * 10.0).floor() / 10.0, (high * 10.0).ceil() / 10.0);
    while high - low < LEAST - 1e-9 {
        (low, high) = ((low - 0.1).max(-1.0), (high + 0.1).min(1.0));
    }
    let step = if high - low > 0.8 { 2 } else { 1 };
    let ticks = (-10..=10).step_by(step).map(|tenth| f64::from(tenth) / 10.0);
    let ticks = ticks.filter(|at| (low - 1e-9..=high + 1e-9).contains(at));
    let label = |at| locale::number(composer.locale(), at, 1);
    chart::Axis {
        span: chart::Span { low, high },
        ticks: ticks.map(|at| chart::Tick { at, label: label(at) }).collect(),
    }
}

/// The figures of every domain, the heaviest first.
pub(super) fn table(composer: &Composer, keys: &[&Metric]) -> Option<Table> {
    let (metric, weights, _) = found(keys)?;
    let columns = [
        ("column-domain", false),
        ("column-score", true),
        ("column-correlation", true),
        ("column-interval", true),
        ("column-cases", true),
    ];
    let mut domains: Vec<&Weight> = weights.domains.iter().collect();
    let r = |weight: &Weight| weight.correlation.map_or(f64::NEG_INFINITY, |found| found.r);
    domains.sort_by(|a, b| r(b).total_cmp(&r(a)));
    let title = composer.say("importance-table", &Args::new().text("outcome", outcome(composer, metric)));
    Some(Table {
        id: "importance-domains".into(),
        title: locale::capital(&title),
        unit: composer.get("importance-table-unit"),
        columns: columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows: domains.into_iter().map(|weight| line(composer, weight)).collect(),
        source: source(composer, weights),
    })
}

fn source(composer: &Composer, weights: &Weights) -> String {
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &weights.party.questionnaire))
        .text("version", &weights.party.version)
        .text("date", locale::month(composer.locale(), composer.facts.day))
        .text("who", &weights.party.name)
        .count("n", weights.party.respondents);
    composer.say("importance-source", &args)
}

fn line(composer: &Composer, weight: &Weight) -> Row {
    let number = |r: f64| locale::number(composer.locale(), r, 2);
    let [r, interval, n]: [Cell; 3] = match weight.correlation {
        Ok(found) => {
            let (low, high) = found.interval;
            [
                cell(number(found.r)),
                cell(locale::interval(composer.locale(), (low, high), 2)),
                cell(locale::integer(composer.locale(), found.n)),
            ]
        }
        Err(why) => {
            let why = match why {
                NoImportance::Part => "importance-part",
                NoImportance::FewCases => "importance-few",
                NoImportance::NoVariation => "no-interval-alike",
            };
            let dash = || cell(composer.get("dash"));
            [dash().note(composer.get(why)), dash(), dash()]
        }
    };
    row(vec![cell(&weight.title), cell(composer.score_with_interval(&weight.rating)), r, interval, n])
}

/// What may be said of the figure.
pub(super) fn note(composer: &Composer, keys: &[&Metric]) -> Option<Note> {
    let (metric, _, plane) = found(keys)?;
    let apart = plane.points.iter().filter(|point| plane.apart(point)).count();
    let id = if apart == 0 { "importance-note-none" } else { "importance-note" };
    let args = Args::new().text("outcome", outcome(composer, metric)).count("apart", apart);
    let text = composer.say(id, &args.count("of", plane.points.len()));
    Some(composer.note(Tone::Neutral, "importance-note-label", text))
}

/// What was answered, as a noun: "recommendation"; the metric's own name, where it has one.
fn outcome(composer: &Composer, metric: &Metric) -> String {
    let id = match metric.kind {
        _ if metric.named => return locale::quoted(composer.locale(), &metric.title),
        MetricKind::Nps => "importance-of-nps",
        MetricKind::Csat => "importance-of-csat",
        MetricKind::LoyaltyIndex => "importance-of-loyalty",
        _ => "importance-of-engagement",
    };
    composer.get(id)
}
