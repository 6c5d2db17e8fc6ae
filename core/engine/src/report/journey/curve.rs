//! The emotional curve of a journey, with the figures behind it.

use crate::answers::{FEELINGS, JourneyStep};
use crate::chart;
use crate::locale::{self, Args};
use crate::report::composer::{Caption, Composer, behind, cell, row};
use crate::report::draw::Chart;
use crate::report::facts::Journey;
use crate::report::model::{Figure, Row, Tone};

use super::{duration, text};

/// The scale's words, where the author gives none.
const WORDS: [&str; 5] = ["feeling-worst", "feeling-bad", "feeling-neutral", "feeling-good", "feeling-best"];

/// The curve; none when no step says how it feels or is meant to.
pub(super) fn figure(composer: &Composer, journey: &Journey) -> Option<Figure> {
    let described = &journey.described;
    described.steps.iter().find(|step| step.emotion.today.or(step.emotion.target).is_some())?;
    let words: [String; 5] = match &described.scale {
        Some(scale) => scale.each_ref().map(|word| text(composer, word)),
        None => WORDS.map(|id| composer.get(id)),
    };
    let args = Args::new().text("title", locale::quoted(composer.locale(), &text(composer, &described.title)));
    let alt = composer.say("journey-alt", &args);
    let data = chart::Curve {
        alt: alt.clone(),
        scale: chart::Span { low: *FEELINGS.start(), high: *FEELINGS.end() },
        ticks: words
            .iter()
            .zip([-2.0, -1.0, 0.0, 1.0, 2.0])
            .map(|(label, at)| chart::Tick { at, label: label.clone() })
            .collect(),
        neutral: 0.0,
        steps: described.steps.iter().map(|step| drawn(composer, step)).collect(),
        zone: zone(composer, journey),
        legend: legend(composer, &described.steps),
    };
    let intervals = described.steps.iter().any(|step| step.emotion.interval.is_some());
    let unit = Args::new().text("worst", &words[0]).text("best", &words[4]);
    let caption = Caption {
        id: "journey",
        of: described.id.clone(),
        title: title(composer, journey),
        unit: composer.say(if intervals { "journey-unit-interval" } else { "journey-unit" }, &unit),
        source: source(composer, journey),
        alt,
    };
    let columns = [
        ("column-step", false),
        ("column-today", true),
        ("column-interval", true),
        ("column-target", true),
        ("column-n", true),
    ];
    let columns = columns.map(|(id, numeric)| composer.column(id, numeric)).into();
    Some(composer.figure(
        caption,
        &Chart::Curve(data),
        behind(columns, described.steps.iter().map(|step| line(composer, step)).collect()),
    ))
}

fn title(composer: &Composer, journey: &Journey) -> String {
    if let Some(shadow) = journey.found.shadow {
        let args = Args::new().count("n", shadow.steps());
        return match shadow.minutes {
            Some(minutes) => {
                composer.say("journey-figure-lasting", &args.text("duration", duration(composer, minutes)))
            }
            None => composer.say("journey-figure", &args),
        };
    }
    let felt = || journey.described.steps.iter().filter_map(|step| step.emotion.today);
    composer.get(match (felt().count(), felt().any(|today| today < 0.0)) {
        (0, _) => "journey-figure-target",
        (_, true) => "journey-figure-unsure",
        (_, false) => "journey-figure-light",
    })
}

fn zone(composer: &Composer, journey: &Journey) -> Option<chart::Zone> {
    let shadow = journey.found.shadow?;
    let args = Args::new().count("n", shadow.steps());
    let label = match shadow.minutes {
        Some(minutes) => composer.say("journey-zone-lasting", &args.text("duration", duration(composer, minutes))),
        None => composer.say("journey-zone", &args),
    };
    Some(chart::Zone { from: shadow.from, to: shadow.to, label })
}

/// What a step brings: an irritant where it feels bad, a delight where it feels good, else whichever there is.
fn mood(step: &JourneyStep) -> chart::Mood {
    let irritates = step.irritants.as_ref().is_some_and(|list| !list.is_empty());
    match (irritates, !step.delights.is_empty()) {
        (true, true) if step.emotion.today.is_some_and(|today| today < 0.0) => chart::Mood::Irritant,
        (_, true) => chart::Mood::Delight,
        (true, false) => chart::Mood::Irritant,
        (false, false) => chart::Mood::Plain,
    }
}

fn drawn(composer: &Composer, step: &JourneyStep) -> chart::CurveStep {
    let mood = mood(step);
    let label = match mood {
        chart::Mood::Delight => step.delights.first().map(|delight| &delight.text),
        // The most common one; of equals, the first.
        chart::Mood::Irritant => step
            .irritants
            .iter()
            .flatten()
            .reduce(|most, one| if one.affected > most.affected { one } else { most })
            .map(|irritant| &irritant.text),
        chart::Mood::Plain => None,
    };
    chart::CurveStep {
        name: text(composer, &step.title),
        today: step.emotion.today,
        interval: step.emotion.interval.map(|(low, high)| chart::Span { low, high }),
        target: step.emotion.target,
        moment: step.moment_of_truth,
        mood,
        label: label.map(|label| super::bare(composer, label)).unwrap_or_default(),
    }
}

/// The words of the marks that the chart holds.
fn legend(composer: &Composer, steps: &[JourneyStep]) -> chart::CurveLegend {
    let word = |there: bool, id: &str| if there { composer.get(id) } else { String::new() };
    let any = |test: &dyn Fn(&JourneyStep) -> bool| steps.iter().any(test);
    chart::CurveLegend {
        today: word(any(&|step| step.emotion.today.is_some()), "journey-today"),
        target: word(any(&|step| step.emotion.target.is_some()), "journey-target"),
        moment: word(any(&|step| step.moment_of_truth), "journey-moment"),
        delight: word(any(&|step| mood(step) == chart::Mood::Delight), "journey-delight"),
        irritant: word(any(&|step| mood(step) == chart::Mood::Irritant), "journey-irritant"),
    }
}

fn line(composer: &Composer, step: &JourneyStep) -> Row {
    let locale = composer.locale();
    let unknown = || cell(composer.get("journey-not-measured")).tone(Tone::Muted);
    let feeling = |value: Option<f64>| value.map_or_else(unknown, |value| cell(composer.signed(value)));
    let interval = |(low, high): (f64, f64)| {
        let ends = [low, high].map(|end| composer.signed(end));
        cell(composer.say("journey-ends", &Args::new().text("low", &ends[0]).text("high", &ends[1])))
    };
    row(vec![
        cell(text(composer, &step.title)),
        feeling(step.emotion.today),
        step.emotion.interval.map_or_else(unknown, interval),
        feeling(step.emotion.target),
        step.emotion.n.map_or_else(unknown, |n| cell(locale::integer(locale, n))),
    ])
}

/// Where the figures come from; said too where nothing is cited.
pub(super) fn source(composer: &Composer, journey: &Journey) -> String {
    let Some(survey) = &journey.described.survey else { return composer.get("journey-no-survey") };
    let mut parts = vec![super::bare(composer, &survey.source)];
    parts.extend(survey.period.map(|(from, to)| {
        let (from, to) = locale::period(composer.locale(), from, to);
        composer.say("scope-period", &Args::new().text("from", from).text("to", to))
    }));
    parts.extend(survey.n.map(|n| composer.say("n-equals", &Args::new().count("n", n))));
    format!("{}.", parts.join(", "))
}
