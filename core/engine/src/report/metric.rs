//! A metric's figures in words: value, interval, what it rests on, its formula.

use std::collections::BTreeSet;

use crate::answers::{Direction, Measure, MetricKind};
use crate::locale::{self, Args, Locale};
use crate::scoring::MetricFigure;
use crate::scoring::metric::{DRAWS, IntervalMethod, NoMetricInterval, SEED};

use super::composer::Composer;
use super::facts::Metric;
use super::model::{Note, Tone};

/// Decimals of a share between these ends; nearer to 0 or 100 it needs one more.
const MIDDLE: std::ops::RangeInclusive<f64> = 10.0..=90.0;

/// "+20", "63.3%", "4.6", "225,000 EUR", "74 h".
pub(super) fn value(composer: &Composer, metric: &Metric, value: f64) -> String {
    let bare = bare(composer, metric, value);
    match metric.kind.measure() {
        Measure::Time => format!("{bare}\u{a0}{}", metric.unit),
        Measure::Money => money(composer.locale(), &bare, &metric.unit),
        _ => bare,
    }
}

/// The same without currency or unit of time.
pub(super) fn bare(composer: &Composer, metric: &Metric, value: f64) -> String {
    let (locale, decimals) = (composer.locale(), decimals(metric, value));
    match metric.kind.measure() {
        Measure::Balance => locale::signed(locale, value, decimals),
        Measure::Share => locale::percent(locale, value / 100.0, decimals),
        _ => locale::number(locale, value, decimals),
    }
}

/// How many decimals a figure is printed with.
fn decimals(metric: &Metric, value: f64) -> usize {
    match metric.kind.measure() {
        Measure::Balance => 0,
        Measure::Share => trimmed(value, share_decimals(value)),
        Measure::Scale | Measure::Index => 1,
        Measure::Time => trimmed(value, 1),
        Measure::Money => trimmed(value, if value.abs() < 100.0 { 2 } else { 0 }),
    }
}

fn money(locale: Locale, figure: &str, unit: &str) -> String {
    match (locale, unit) {
        (Locale::En, "€" | "$" | "£") => format!("{unit}{figure}"),
        _ => format!("{figure}\u{a0}{unit}"),
    }
}

fn share_decimals(value: f64) -> usize {
    if MIDDLE.contains(&value) { 1 } else { 2 }
}

/// As few decimals as show the same figure.
fn trimmed(value: f64, most: usize) -> usize {
    let shown = |decimals: usize| format!("{value:.decimals$}").parse::<f64>().unwrap_or(value);
    (0..=most).find(|decimals| (shown(*decimals) - shown(most)).abs() < 1e-9).unwrap_or(most)
}

/// As printed large: a share in the middle of the scale without decimals.
pub(super) fn large(composer: &Composer, metric: &Metric, value: f64) -> String {
    if whole(metric, value) { composer.percent(value / 100.0) } else { bare(composer, metric, value) }
}

fn whole(metric: &Metric, value: f64) -> bool {
    metric.kind.measure() == Measure::Share && MIDDLE.contains(&value)
}

/// "± 0.1", "± 8 h", or both ends where they lie at different distances: "50.3–59.8%"; with as many decimals as the figure.
///
/// # Errors
/// Why there is none.
pub(super) fn interval(composer: &Composer, metric: &Metric, figure: &MetricFigure) -> Result<String, String> {
    let ends = ends(composer, metric, (figure, decimals(metric, figure.value)))?;
    Ok(match (metric.kind.measure(), composer.locale()) {
        (Measure::Share, locale) => percent_sign(locale, &ends),
        (Measure::Time, _) => format!("{ends}\u{a0}{}", metric.unit),
        (Measure::Money, locale) => match ends.strip_prefix("±\u{202f}") {
            Some(half) => format!("±\u{202f}{}", money(locale, half, &metric.unit)),
            None => money(locale, &ends, &metric.unit),
        },
        _ => ends,
    })
}

/// As it stands beside a figure printed large, whose unit follows both.
///
/// # Errors
/// Why there is none.
pub(super) fn large_interval(composer: &Composer, metric: &Metric) -> Result<String, String> {
    let (figure, value) = (&metric.figure, metric.figure.value);
    let decimals = if whole(metric, value) { 0 } else { decimals(metric, value) };
    let ends = ends(composer, metric, (figure, decimals))?;
    Ok(if metric.kind.measure() == Measure::Share { percent_sign(composer.locale(), &ends) } else { ends })
}

fn percent_sign(locale: Locale, figure: &str) -> String {
    match locale {
        Locale::Fr => format!("{figure}\u{202f}%"),
        Locale::En => format!("{figure}%"),
    }
}

/// The interval, or that there is none and why.
pub(super) fn interval_or_why(composer: &Composer, metric: &Metric, figure: &MetricFigure) -> String {
    interval(composer, metric, figure)
        .unwrap_or_else(|why| composer.say("voice-no-interval", &Args::new().text("why", why)))
}

/// The interval without a unit; one decimal more where it would seem to have no width.
fn ends(composer: &Composer, metric: &Metric, (figure, decimals): (&MetricFigure, usize)) -> Result<String, String> {
    let interval = figure.interval.map_err(|why| composer.get(reason(why)))?;
    let locale = composer.locale();
    let (low, high) = (interval.low, interval.high);
    // A balance is printed whole, its interval is known better.
    let decimals = if metric.kind.measure() == Measure::Balance { 1 } else { decimals };
    let vanishes = locale::number(locale, low, decimals) == locale::number(locale, high, decimals);
    let decimals = decimals + usize::from(vanishes);
    let below = locale::number(locale, figure.value - low, decimals);
    if interval.method == IntervalMethod::Student && below == locale::number(locale, high - figure.value, decimals) {
        return Ok(locale::plus_minus(locale, (high - low) / 2.0, decimals));
    }
    if metric.kind.measure() == Measure::Balance {
        let (low, high) = (locale::signed(locale, low, decimals), locale::signed(locale, high, decimals));
        return Ok(composer.say("voice-span", &Args::new().text("low", low).text("high", high)));
    }
    Ok(locale::interval(locale, (low, high), decimals))
}

fn reason(why: NoMetricInterval) -> &'static str {
    match why {
        NoMetricInterval::OneAnswer => "voice-no-one",
        NoMetricInterval::NoVariation => "voice-no-variation",
        NoMetricInterval::NoSpread => "voice-no-spread",
        NoMetricInterval::NoCount => "voice-no-count",
        NoMetricInterval::Totals => "voice-no-totals",
        NoMetricInterval::Model => "voice-no-model",
    }
}

/// What the figure is made of, in a sentence: counts, shares, median.
pub(super) fn made_of(composer: &Composer, metric: &Metric) -> String {
    let locale = composer.locale();
    let figure = &metric.figure;
    let count = |n: usize| locale::integer(locale, n);
    let word = metric.kind.word();
    let mut said = match metric.kind {
        MetricKind::Nps => figure.votes.map(|[promoters, _, detractors]| {
            let args = Args::new().text("promoters", composer.percent(promoters));
            composer.say("voice-made-nps", &args.text("detractors", composer.percent(detractors)))
        }),
        MetricKind::Csat | MetricKind::ReferralRate | MetricKind::Churn | MetricKind::Retention => {
            figure.part.map(|(part, whole)| {
                let args = Args::new().count("count", part).text("part", count(part)).text("whole", count(whole));
                composer.say(&format!("voice-made-{word}"), &args)
            })
        }
        MetricKind::Ces => Some(composer.get(match metric.direction {
            Some(Direction::Effort) => "voice-made-effort",
            _ => "voice-made-easy",
        })),
        MetricKind::EmployeeEngagement | MetricKind::LoyaltyIndex => Some(composer.get(&format!("voice-made-{word}"))),
        MetricKind::LifetimeValue => metric.lifetime.map(|l| {
            let args = Args::new()
                .text("value", value(composer, metric, l.value))
                .text("periods", locale::bound(locale, l.periods))
                .text("customers", count(l.customers))
                .text("repeating", locale::percent(locale, l.repeating, trimmed(100.0 * l.repeating, 1)))
                .text("cost", value(composer, metric, l.cost));
            composer.say(if l.cost > 0.0 { "voice-made-lifetime-cost" } else { "voice-made-lifetime" }, &args)
        }),
        MetricKind::AcquisitionCost => metric.total.map(|(total, cases)| {
            let args = Args::new().text("total", value(composer, metric, total)).text("cases", count(cases));
            composer.say("voice-made-acquisition", &args)
        }),
        MetricKind::ResolutionTime => match (figure.quantiles, metric.total) {
            (Some([median, p90]), _) => {
                let args = Args::new().text("median", value(composer, metric, median.value));
                Some(composer.say("voice-made-resolution", &args.text("p90", value(composer, metric, p90.value))))
            }
            (None, Some((total, cases))) => {
                let args = Args::new().text("total", value(composer, metric, total)).text("cases", count(cases));
                Some(composer.say("voice-made-requests", &args))
            }
            (None, None) => None,
        },
    };
    if let (Some(from), MetricKind::Csat, Some((_, max))) = (metric.satisfied_from, metric.kind, metric.scale) {
        let args = Args::new().text("from", locale::bound(locale, from)).text("max", locale::bound(locale, max));
        let from = composer.say("voice-from", &args);
        said = Some(said.map_or_else(|| locale::capital(&from), |said| format!("{said}, {from}")));
    }
    said.unwrap_or_default()
}

/// "n = 420", with Kish's number where answers weigh differently; empty where it is not known.
pub(super) fn cases(composer: &Composer, metric: &Metric) -> String {
    let Some(n) = metric.figure.n else { return String::new() };
    let n = composer.say("n-equals", &Args::new().count("n", n));
    match metric.figure.effective {
        Some(effective) => {
            let effective = locale::number(composer.locale(), effective, 0);
            composer.say("voice-weighted", &Args::new().text("n", n).text("effective", effective))
        }
        None => n,
    }
}

/// "1 January to 30 June 2026"; a dash where none is stated.
pub(super) fn period(composer: &Composer, metric: &Metric) -> String {
    metric.period.map_or_else(
        || composer.get("dash"),
        |(from, to)| {
            let (from, to) = locale::period(composer.locale(), from, to);
            composer.say("scope-period", &Args::new().text("from", from).text("to", to))
        },
    )
}

/// How a kind is computed, in words.
pub(super) fn formula(composer: &Composer, kind: MetricKind) -> String {
    composer.get(&format!("metric-formula-{}", kind.word()))
}

/// For the annex: each source that an author named, with the metrics drawn from it.
pub(super) fn sources(composer: &Composer) -> Vec<Note> {
    let unnamed = composer.get("voice-source-none");
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for metric in composer.facts.metrics.iter().filter(|metric| metric.source != unnamed) {
        match found.iter_mut().find(|(source, _)| *source == metric.source) {
            Some((_, titles)) => titles.push(&metric.title),
            None => found.push((&metric.source, vec![&metric.title])),
        }
    }
    let note = |(source, titles): (&str, Vec<&str>)| Note {
        label: format!("{}.", composer.list(&titles)),
        text: locale::capital(source) + ".",
        tone: Tone::Neutral,
    };
    found.into_iter().map(note).collect()
}

/// For the annex: the formula of each kind, then of each interval that stands in the report.
pub(super) fn formulas(composer: &Composer) -> Vec<Note> {
    let metrics = &composer.facts.metrics;
    let plain = |label: String, text: String| Note { label: format!("{label}."), text, tone: Tone::Neutral };
    let kinds: BTreeSet<MetricKind> = metrics.iter().map(|metric| metric.kind).collect();
    let mut notes: Vec<Note> = kinds
        .into_iter()
        .map(|kind| plain(composer.get(&format!("metric-{}", kind.word())), formula(composer, kind)))
        .collect();
    let methods: BTreeSet<IntervalMethod> =
        metrics.iter().filter_map(|metric| metric.figure.interval.ok()).map(|interval| interval.method).collect();
    for method in methods {
        let code = method.code();
        let name = locale::capital(&composer.get(&format!("voice-method-{code}")));
        notes.push(plain(name, composer.get(&format!("formula-{code}"))));
    }
    if metrics.iter().any(|metric| metric.weighted) {
        notes.push(plain(composer.get("voice-method-kish"), composer.get("formula-kish")));
    }
    let mut quantiles = metrics.iter().filter_map(|metric| metric.figure.quantiles).flatten();
    if quantiles.any(|quantile| quantile.interval.is_some()) {
        let args = Args::new().count("draws", DRAWS).text("seed", SEED.to_string());
        notes.push(plain(composer.get("voice-method-bootstrap"), composer.say("formula-bootstrap", &args)));
    }
    notes
}
