//! What customers say and do, in figures: three printed large, the others in a table. None enters a score.

use crate::answers::{Direction, Measure, MetricKind};
use crate::chart;
use crate::locale::{self, Args};
use crate::scoring::MetricFigure;
use crate::scoring::metric::IntervalMethod;

use super::composer::{Composer, cell, row, total};
use super::draw::Chart;
use super::facts::Metric;
use super::importance;
use super::metric;
use super::model::{Cell, Column, KeyFigure, Note, Table, Tone, Voice};

/// Figures printed large.
const KEYS: usize = 3;

pub(super) fn compose(composer: &Composer) -> Option<Voice> {
    if composer.facts.metrics.is_empty() {
        return None;
    }
    let (keys, others) = chosen(composer);
    let segments = segments(composer, &keys);
    let head = composer.head("voice", composer.get("voice-section"), headline(composer, &keys), lead(composer));
    Some(Voice {
        head,
        keys: keys.iter().map(|metric| key(composer, metric)).collect(),
        source: source(composer, &keys),
        others: if others.is_empty() && segments.is_none() {
            let title = composer.get("voice-made");
            Some(Table { title, source: String::new(), ..table(composer, &keys) })
        } else {
            (!others.is_empty()).then(|| table(composer, &others))
        },
        segments,
        importance: importance::figure(composer, &keys),
        weights: importance::table(composer, &keys),
        notes: importance::note(composer, &keys).into_iter().chain(notes(composer)).collect(),
    })
}

/// What customers answer comes first: recommendation, satisfaction, effort; then the others as written.
fn chosen<'a>(composer: &Composer<'a>) -> (Vec<&'a Metric>, Vec<&'a Metric>) {
    let mut all: Vec<&Metric> = composer.facts.metrics.iter().collect();
    all.sort_by_key(|metric| match metric.kind {
        MetricKind::Nps => 0,
        MetricKind::Csat => 1,
        MetricKind::Ces => 2,
        _ => 3,
    });
    let others = all.split_off(all.len().min(KEYS));
    (all, others)
}

fn headline(composer: &Composer, keys: &[&Metric]) -> String {
    let Some((first, rest)) = keys.split_first() else { return String::new() };
    let opening = match (first.kind, first.figure.interval) {
        (MetricKind::Nps, Ok(interval)) if !first.named => {
            let side = match (interval.low > 0.0, interval.high < 0.0) {
                (true, _) => "voice-nps-above",
                (_, true) => "voice-nps-below",
                _ => "voice-nps-even",
            };
            let value = metric::value(composer, first, first.figure.value);
            composer.say(side, &Args::new().text("value", value))
        }
        _ => phrase(composer, first),
    };
    let text = match (first.target, rest.first()) {
        (Some(target), _) if first.kind != MetricKind::Nps => {
            let target = metric::value(composer, first, target);
            composer.say("voice-for-target", &Args::new().text("first", opening).text("target", target))
        }
        (_, Some(second)) => {
            composer.say("voice-with", &Args::new().text("first", opening).text("second", phrase(composer, second)))
        }
        (_, None) => opening,
    };
    locale::capital(&text)
}

/// A metric as a noun with its figure: "63.3% of customers satisfied"; by its own name, where it has one.
fn phrase(composer: &Composer, metric: &Metric) -> String {
    // As it is printed large below.
    let value = match metric.kind.measure() {
        Measure::Share => metric::large(composer, metric, metric.figure.value),
        _ => metric::value(composer, metric, metric.figure.value),
    };
    let args = Args::new().text("value", value);
    match metric.kind {
        _ if metric.named => composer.say("voice-say-named", &args.text("title", &metric.title)),
        MetricKind::Ces => {
            let (_, max) = metric.scale.expect("an effort score has a scale");
            let id = if metric.direction == Some(Direction::Effort) { "voice-say-effort" } else { "voice-say-easy" };
            composer.say(id, &args.text("max", locale::bound(composer.locale(), max)))
        }
        kind => composer.say(&format!("voice-say-{}", kind.word()), &args),
    }
}

fn lead(composer: &Composer) -> String {
    let verdicts = composer.facts.metrics.iter().filter_map(|metric| verdict(composer, metric));
    [composer.get("voice-lead")].into_iter().chain(verdicts).collect::<Vec<_>>().join(" ")
}

/// What is known of a target; nothing is claimed that the interval denies.
fn verdict(composer: &Composer, metric: &Metric) -> Option<String> {
    let target = metric.target?;
    let value = metric.figure.value;
    let open = metric.figure.interval.is_ok_and(|i| (i.low..=i.high).contains(&target));
    let better = if metric.kind.less_is_better(metric.direction) { value <= target } else { value >= target };
    let id = match (open, better) {
        (true, _) => "voice-target-open",
        (_, true) => "voice-target-met",
        _ => "voice-target-missed",
    };
    let args = Args::new().text("metric", &metric.title).text("target", metric::value(composer, metric, target));
    Some(composer.say(id, &args))
}

fn key(composer: &Composer, metric: &Metric) -> KeyFigure {
    let interval = metric::large_interval(composer, metric);
    let unit = match metric.kind.measure() {
        Measure::Money | Measure::Time => metric.unit.clone(),
        Measure::Index => composer.get("of-100"),
        Measure::Scale => {
            let (_, max) = metric.scale.expect("an effort score has a scale");
            composer.say("voice-of", &Args::new().text("max", locale::bound(composer.locale(), max)))
        }
        Measure::Balance | Measure::Share => String::new(),
    };
    let given = |parts: [String; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let beside = given([interval.clone().unwrap_or_default(), unit]);
    let made = given([locale::capital(&metric::made_of(composer, metric)), metric::cases(composer, metric)]);
    let when = metric.period.map(|_| locale::capital(&metric::period(composer, metric)));
    let said = [(!made.is_empty()).then(|| composer.enumerate(&made)), when.map(|when| when + ".")];
    let why = interval.err().map(|why| composer.say("voice-no-interval", &Args::new().text("why", why)));
    let why = why.map(|why| locale::capital(&why) + ".");
    KeyFigure {
        label: metric.title.clone(),
        value: metric::large(composer, metric, metric.figure.value),
        beside: beside.join(" "),
        under: String::new(),
        text: said.into_iter().chain([why]).flatten().collect::<Vec<_>>().join(" "),
        svg: drawing(composer, metric),
    }
}

/// The interval on its scale; none without interval.
fn drawing(composer: &Composer, metric: &Metric) -> Option<String> {
    let interval = metric.figure.interval.ok()?;
    let (span, ends) = axis(composer, metric, (interval.low, interval.high));
    let inside = |at: &f64| (span.low..=span.high).contains(at);
    let mark = match (metric.target, metric.kind.measure(), metric.scale) {
        (Some(target), ..) => {
            let label = metric::value(composer, metric, target);
            Some((target, composer.say("voice-target-mark", &Args::new().text("target", label))))
        }
        (None, Measure::Balance, _) => Some((0.0, locale::number(composer.locale(), 0.0, 0))),
        (None, Measure::Scale, Some((min, max))) => Some((f64::midpoint(min, max), composer.get("voice-neutral"))),
        _ => None,
    };
    let value = metric::value(composer, metric, metric.figure.value);
    let alt = metric::interval(composer, metric, &metric.figure).map(|text| format!("{value}, {text}"));
    let data = chart::IntervalMini {
        alt: alt.unwrap_or(value),
        axis: chart::Axis {
            span,
            ticks: vec![
                chart::Tick { at: span.low, label: ends[0].clone() },
                chart::Tick { at: span.high, label: ends[1].clone() },
            ],
        },
        value: Some(metric.figure.value),
        interval: Some(chart::Span { low: interval.low, high: interval.high }),
        mark: mark.filter(|(at, _)| inside(at)).map(|(at, label)| chart::Tick { at, label }),
        absent: String::new(),
    };
    Some(composer.drawing(&Chart::IntervalMini(data)))
}

/// The part of the scale that shows the interval, and the words at its ends.
fn axis(composer: &Composer, metric: &Metric, (low, high): (f64, f64)) -> (chart::Span, [String; 2]) {
    let locale = composer.locale();
    if let (Measure::Scale, Some((min, max))) = (metric.kind.measure(), metric.scale) {
        let words = match metric.direction {
            Some(Direction::Effort) => ["voice-end-easy", "voice-end-hard"],
            _ => ["voice-end-hard", "voice-end-easy"],
        };
        let end = |at: f64, id: &str| composer.say(id, &Args::new().text("at", locale::bound(locale, at)));
        return (chart::Span { low: min, high: max }, [end(min, words[0]), end(max, words[1])]);
    }
    let (least, most) = match metric.kind.measure() {
        Measure::Balance => (-100.0, 100.0),
        Measure::Share | Measure::Index | Measure::Scale => (0.0, 100.0),
        Measure::Money | Measure::Time => (0.0, f64::INFINITY),
    };
    let margin = (high - low).max(1e-6);
    let around = metric.target.into_iter().fold((low, high), |(low, high), at| (low.min(at), high.max(at)));
    let step = nice(margin);
    let span = chart::Span {
        low: (((around.0 - margin) / step).floor() * step).max(least),
        high: (((around.1 + margin) / step).ceil() * step).min(most),
    };
    (span, [span.low, span.high].map(|at| metric::value(composer, metric, at)))
}

/// 1, 2 or 5 times a power of ten, at least as large.
fn nice(width: f64) -> f64 {
    let power = 10f64.powf(width.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    steps.into_iter().find(|step| *step >= width * 0.999).unwrap_or(steps[3])
}

/// Where figures come from, and the formulas of their intervals.
fn source(composer: &Composer, metrics: &[&Metric]) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for metric in metrics {
        if !sources.contains(&metric.source.as_str()) {
            sources.push(&metric.source);
        }
    }
    let methods = [IntervalMethod::AdjustedWald, IntervalMethod::Wilson, IntervalMethod::Student].map(|method| {
        let titles: Vec<&str> = metrics
            .iter()
            .filter(|metric| metric.figure.interval.is_ok_and(|interval| interval.method == method))
            .map(|metric| metric.title.as_str())
            .collect();
        let name = composer.get(&format!("voice-method-{}", method.code()));
        let args = Args::new().text("method", name).text("metrics", composer.list(&titles));
        (!titles.is_empty()).then(|| composer.say("voice-method", &args))
    });
    let methods: Vec<String> = methods.into_iter().flatten().collect();
    let mut said = vec![composer.enumerate(&sources)];
    if !methods.is_empty() {
        said.push(composer.say("voice-methods", &Args::new().text("list", composer.enumerate(&methods))));
    }
    said.join(" ")
}

/// The key figures by segment, as far as they have the same ones.
fn segments(composer: &Composer, keys: &[&Metric]) -> Option<Table> {
    let names = |metric: &Metric| metric.segments.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let first = keys.iter().find(|metric| metric.segments.iter().any(|(_, figure)| figure.is_some()))?;
    let shared: Vec<&&Metric> = keys.iter().filter(|metric| names(metric) == names(first)).collect();
    let column = |metric: &&&Metric| Column { label: metric.title.clone(), note: String::new(), numeric: true };
    let mut rows: Vec<_> = names(first)
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let cells = shared.iter().map(|metric| segment(composer, metric, metric.segments[at].1.as_ref()));
            row([cell(name)].into_iter().chain(cells).collect())
        })
        .collect();
    let all = shared.iter().map(|metric| segment(composer, metric, Some(&metric.figure)));
    rows.push(total([cell(composer.get("voice-all"))].into_iter().chain(all).collect()));
    let shared_keys: Vec<&Metric> = shared.iter().map(|metric| **metric).collect();
    Some(Table {
        id: "voice-segments".into(),
        title: range(composer, first).unwrap_or_else(|| composer.get("voice-segments")),
        unit: composer.say("voice-segments-unit", &Args::new().count("n", first.minimum)),
        columns: [composer.column("column-segment", false)].into_iter().chain(shared.iter().map(column)).collect(),
        rows,
        source: source(composer, &shared_keys),
    })
}

/// From the lowest segment to the highest, where their intervals do not touch.
fn range(composer: &Composer, metric: &Metric) -> Option<String> {
    let shown = || metric.segments.iter().filter_map(|(name, figure)| Some((name, figure.as_ref()?)));
    let low = shown().min_by(|a, b| a.1.value.total_cmp(&b.1.value))?;
    let high = shown().max_by(|a, b| a.1.value.total_cmp(&b.1.value))?;
    let apart = low.1.interval.ok()?.high < high.1.interval.ok()?.low;
    let args = Args::new().text("metric", &metric.title).text("lowest", low.0).text("highest", high.0);
    let value = |figure: &MetricFigure| metric::value(composer, metric, figure.value);
    apart.then(|| composer.say("voice-range", &args.text("low", value(low.1)).text("high", value(high.1))))
}

fn segment(composer: &Composer, metric: &Metric, figure: Option<&MetricFigure>) -> Cell {
    let Some(figure) = figure else { return cell(composer.get("hidden-short")).tone(Tone::Muted) };
    let interval = metric::interval_or_why(composer, metric, figure);
    let n = figure.n.map(|n| composer.say("n-equals", &Args::new().count("n", n)));
    let note: Vec<String> = [Some(interval), n].into_iter().flatten().collect();
    cell(metric::value(composer, metric, figure.value)).note(note.join(", "))
}

fn table(composer: &Composer, others: &[&Metric]) -> Table {
    let line = |metric: &&Metric| {
        let dash = || composer.get("dash");
        let figure = &metric.figure;
        let made = metric::made_of(composer, metric);
        let interval = metric::interval(composer, metric, figure);
        let target = metric.target.map(|target| {
            let target = metric::value(composer, metric, target);
            composer.say("voice-target-mark", &Args::new().text("target", target))
        });
        let unit = match metric.kind.measure() {
            Measure::Index => composer.get("of-100"),
            _ => String::new(),
        };
        row(vec![
            cell(&metric.title).note(made),
            cell(metric::value(composer, metric, figure.value)).note(target.unwrap_or(unit)),
            match interval {
                Ok(text) => cell(text),
                Err(why) => cell(dash()).note(why),
            },
            cell(figure.n.map_or_else(dash, |n| locale::integer(composer.locale(), n))),
            cell(metric::period(composer, metric)),
            cell(metric::formula(composer, metric.kind)),
        ])
    };
    Table {
        id: "voice-others".into(),
        title: composer.say("voice-others", &Args::new().count("n", others.len())),
        unit: composer.get("voice-others-unit"),
        columns: [
            ("column-metric", false),
            ("column-value", true),
            ("column-interval", true),
            ("column-cases", true),
            ("column-period", false),
            ("column-formula", false),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: others.iter().map(line).collect(),
        source: source(composer, others),
    }
}

fn notes(composer: &Composer) -> Vec<Note> {
    let noted = composer.facts.metrics.iter().filter(|metric| !metric.note.is_empty());
    let own = noted.map(|metric| Note {
        label: format!("{}.", metric.title),
        text: metric.note.clone(),
        tone: Tone::Neutral,
    });
    own.chain([composer.note(Tone::Neutral, "voice-no-norm-label", composer.get("voice-no-norm"))]).collect()
}
