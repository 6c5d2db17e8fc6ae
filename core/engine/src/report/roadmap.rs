//! Actions in three horizons.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Caption, Composer, behind, cell, row};
use super::draw::Chart;
use super::facts::{Action, Span, Trace};
use super::model::{Figure, Horizon, Note, Roadmap, Table, Tone};

pub(super) fn compose(composer: &Composer) -> Option<Roadmap> {
    let planned: Vec<_> = composer.facts.planned().collect();
    if planned.is_empty() {
        return None;
    }
    let head = composer.head(
        "roadmap",
        composer.get("roadmap-section"),
        headline(composer, &planned),
        lead(composer, &planned),
    );
    Some(Roadmap {
        head,
        figure: Some(figure(composer, &planned)),
        horizons: Span::ALL
            .into_iter()
            .filter(|span| planned.iter().any(|action| action.horizon == *span))
            .map(|span| horizon(composer, span, &planned))
            .collect(),
        verdicts: verdicts(composer, &planned),
    })
}

fn in_span<'a>(planned: &[&'a Action], span: Span) -> Vec<&'a Action> {
    planned.iter().filter(|action| action.horizon == span).copied().collect()
}

fn headline(composer: &Composer, planned: &[&Action]) -> String {
    let counts = Span::ALL.map(|span| in_span(planned, span).len());
    composer.say(
        "roadmap-headline",
        &Args::new()
            .count("n", planned.len())
            .count("short", counts[0])
            .count("middle", counts[1])
            .count("long", counts[2])
            .text("until", composer.until(Span::Short)),
    )
}

fn gain(planned: &[&Action], until: Span) -> f64 {
    planned.iter().filter(|action| action.horizon <= until).filter_map(|action| action.impact).sum()
}

fn lead(composer: &Composer, planned: &[&Action]) -> String {
    let gain = gain(planned, Span::Middle);
    if gain <= 0.0 {
        return composer.get("roadmap-lead-plain");
    }
    composer.say(
        "roadmap-lead",
        &Args::new().text("points", super::words::points(composer, gain)).text("until", composer.until(Span::Middle)),
    )
}

fn figure(composer: &Composer, planned: &[&Action]) -> Figure {
    let month = |months| locale::short_month(composer.locale(), locale::add_months(composer.facts.day, months));
    let horizons = Span::ALL.map(|span| {
        let (from, to) = span.months();
        chart::Horizon {
            title: composer.span(span),
            text: format!("{} – {}", month(from), month(to)),
            from: f64::from(from),
            to: f64::from(to),
        }
    });
    let ticks = [0u16, 3, 12, 24, 36].map(|at| chart::Tick { at: f64::from(at), label: at.to_string() });
    let mut ordered = planned.to_vec();
    ordered.sort_by_key(|action| action.horizon);
    let bars = ordered.iter().map(|action| {
        let (from, to) = action.horizon.months();
        let (from, to) = (f64::from(from), f64::from(to));
        // A known last day ends the bar, within its horizon.
        let by = action.by.map(|by| locale::months_between(composer.facts.day, by));
        chart::Bar {
            code: action.code.clone(),
            name: action.title.clone(),
            owner: super::decisions::owner(composer, action),
            from,
            to: by.map_or(to, |by| by.clamp(from + 0.1 * (to - from), to)),
            label: match action.impact {
                Some(_) => super::priorities::impact(composer, action),
                None => String::new(),
            },
        }
    });
    let alt = composer.get("roadmap-alt");
    let data =
        chart::RoadMap { alt: alt.clone(), horizons: horizons.into(), ticks: ticks.into(), bars: bars.collect() };
    let caption = Caption {
        id: "roadmap",
        of: String::new(),
        title: shared(composer, planned, "roadmap-title"),
        unit: composer.get("roadmap-unit"),
        source: format!("{}. {}", composer.source(), composer.ruled("roadmap-source")),
        alt,
    };
    let columns = vec![
        composer.column("column-action", false),
        composer.column("column-horizon", false),
        composer.column("column-owner", false),
    ];
    let rows = ordered.iter().map(|action| {
        row(vec![
            cell(format!("{}\u{a0}{}", action.code, action.title)),
            cell(composer.span(action.horizon)),
            cell(super::decisions::owner(composer, action)),
        ])
    });
    composer.figure(caption, &Chart::RoadMap(data), behind(columns, rows.collect()))
}

/// Who carries the actions: the one or two who together hold more than half of them, else how many people do.
fn shared(composer: &Composer, planned: &[&Action], id: &str) -> String {
    const LEADING: usize = 2;
    let mut counts: Vec<(String, usize)> = Vec::new();
    for action in planned {
        let owner = super::decisions::owner(composer, action);
        match counts.iter_mut().find(|(name, _)| *name == owner) {
            Some((_, count)) => *count += 1,
            None => counts.push((owner, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let held = |leading: usize| counts.iter().take(leading).map(|(_, count)| count).sum::<usize>();
    let args = Args::new().count("n", counts.len()).count("actions", planned.len());
    match (1..=LEADING).find(|leading| 2 * held(*leading) > planned.len()) {
        Some(leading) => {
            let names: Vec<_> = counts.iter().take(leading).map(|(name, _)| name).collect();
            composer.say(id, &args.text("owners", composer.list(&names)).count("count", leading))
        }
        None => composer.say(&format!("{id}-spread"), &args),
    }
}

fn horizon(composer: &Composer, span: Span, planned: &[&Action]) -> Horizon {
    let actions = in_span(planned, span);
    let rows = actions.iter().map(|action| {
        let trace = match &action.trace {
            Trace::Practice { .. } => composer.say(
                "trace-level",
                &Args::new().text("practice", &action.title).text("aim", super::replies::aim(composer, action)),
            ),
            Trace::Rule(rule) => composer.say("trace-rule", &Args::new().text("rule", rule)),
        };
        row(vec![
            cell(&action.code),
            cell(&action.text).note(trace),
            cell(super::decisions::owner(composer, action)),
            cell(super::priorities::effort(composer, action)),
            cell(super::priorities::impact(composer, action)),
        ])
    });
    let until = composer.until(span);
    let args = Args::new().text("span", composer.span(span)).text("until", until);
    Horizon {
        title: composer.say("horizon-title", &args),
        table: Table {
            id: format!("roadmap-{}", span.months().0),
            title: composer.say("horizon-actions", &Args::new().count("n", actions.len())),
            unit: composer.get("actions-unit"),
            columns: [
                ("column-code", false),
                ("column-what", false),
                ("column-owner", false),
                ("column-effort", true),
                ("column-impact", true),
            ]
            .map(|(id, numeric)| composer.column(id, numeric))
            .into(),
            rows: rows.collect(),
            source: format!("{}. {}", composer.source(), composer.ruled("matrix-source")),
        },
    }
}

fn verdicts(composer: &Composer, planned: &[&Action]) -> Vec<Note> {
    let again = locale::month(composer.locale(), locale::add_months(composer.facts.day, Span::Middle.months().1));
    vec![
        composer.note(Tone::Neutral, "roadmap-steers", shared(composer, planned, "roadmap-steers-text")),
        composer.note(
            Tone::Neutral,
            "roadmap-review",
            composer.say("roadmap-review-text", &Args::new().text("day", composer.until(Span::Short))),
        ),
        composer.note(
            Tone::Neutral,
            "roadmap-again",
            composer.say("roadmap-again-text", &Args::new().text("month", again)),
        ),
    ]
}
