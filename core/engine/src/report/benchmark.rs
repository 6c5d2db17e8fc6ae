//! Position among peers, and published norms beside it.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Caption, Composer, behind, cell, cuts, row, scale_around, share_of, span, total};
use super::draw::Chart;
use super::facts::{Norm, Peers, Position, Standing};
use super::model::{Benchmark, Cell, Figure, Note, Table, Tone};
use super::verdict::{self, Place};

pub(super) fn compose(composer: &Composer) -> Option<Benchmark> {
    let facts = composer.facts;
    if facts.peers.is_none() && facts.norms.is_empty() {
        return None;
    }
    let head = composer.head("benchmark", composer.get("benchmark-section"), headline(composer), lead(composer));
    let peers = facts.peers.as_ref();
    Some(Benchmark {
        head,
        strip: peers.and_then(|peers| strip(composer, peers)),
        domains: peers.filter(|_| facts.overall.position.is_some()).map(|peers| domains(composer, peers)),
        cells: peers.filter(|peers| !peers.rings.is_empty()).map(|peers| rings(composer, peers)),
        norms: (!facts.norms.is_empty()).then(|| norms(composer)),
        notes: notes(composer),
    })
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    let position = facts.overall.position.as_ref();
    let Some((position, (worse, _))) = position.and_then(|position| Some((position, position.apart?))) else {
        return composer.say("benchmark-headline-none", &Args::new().count("n", facts.norms.len()));
    };
    let near =
        facts.overall.measured.rated().zip(position.quartiles).is_some_and(|(rated, cuts)| rated.touches(cuts.median));
    let share = composer.percent(worse.floor() / 100.0);
    let below: Vec<_> = facts
        .domains
        .iter()
        .filter(|domain| verdict::place(&domain.standing) == Some(Place::Below))
        .map(|domain| &domain.title)
        .collect();
    let args = Args::new().text("share", share).count("count", below.len()).text("domains", composer.domains(&below));
    composer.say(
        match (near, below.is_empty()) {
            (true, true) => "benchmark-headline-near",
            (true, false) => "benchmark-headline-near-below",
            (false, true) => "benchmark-headline",
            (false, false) => "benchmark-headline-below",
        },
        &args,
    )
}

fn lead(composer: &Composer) -> String {
    let Some(peers) = &composer.facts.peers else { return String::new() };
    let args = Args::new().count("n", peers.count).text("cell", &peers.cell);
    let who = composer.say(if peers.fictional { "benchmark-lead-fictional" } else { "benchmark-lead" }, &args);
    let widened = peers
        .widened_from
        .as_ref()
        .map(|asked| composer.say("benchmark-widened", &Args::new().text("asked", asked).text("cell", &peers.cell)));
    [Some(who), widened].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The source line of what shows peers alone.
fn source(composer: &Composer, peers: &Peers) -> String {
    format!("{}{} {}.", composer.peers(peers), composer.get("semicolon"), composer.source())
}

fn strip(composer: &Composer, peers: &Peers) -> Option<Figure> {
    let facts = composer.facts;
    let position = facts.overall.position.as_ref().filter(|_| !peers.scores.is_empty())?;
    let measured = &facts.overall.measured;
    let named = |id: &str, value: f64| composer.say(id, &Args::new().text("value", composer.number(value)));
    let cut_words = position.quartiles.map_or_else(
        || [String::new(), String::new(), String::new()],
        |cuts| [named("cut-q1", cuts.q1), named("cut-median", cuts.median), named("cut-q3", cuts.q3)],
    );
    let alt = composer.say(
        "strip-alt",
        &Args::new()
            .count("n", peers.count)
            .text("score", composer.score_with_interval(measured))
            .text("rank", composer.percentile(position)),
    );
    let ends = span(measured).into_iter().flat_map(|span| [span.low, span.high]);
    let shown = peers.scores.iter().copied().chain(measured.value()).chain(ends);
    let data = chart::Strip {
        alt: alt.clone(),
        axis: scale_around(composer.locale(), shown),
        peers: peers.scores.clone(),
        quartiles: cuts(Some(position)),
        cuts: cut_words,
        zones: [1, 2, 3, 4].map(|rank| composer.quarter(rank)),
        here: measured.value(),
        interval: span(measured),
        title: composer.get("you-are-here"),
        label: composer.score_with_interval(measured),
    };
    let title = match (measured.value(), position.quartile, position.range) {
        (Some(value), Some(_), range) => {
            let args = Args::new().text("score", composer.number(value)).text("quartile", composer.quartile(position));
            match range.map(|(low, high)| (composer.rank(low), composer.rank(high))).filter(|(low, high)| low != high) {
                Some((low, high)) => composer.say("strip-title-range", &args.text("low", low).text("high", high)),
                None => composer.say("strip-title", &args),
            }
        }
        _ => composer.get("strip-title-unrated"),
    };
    let counted = |quarter: usize, peers: usize| {
        row(vec![cell(composer.quarter(quarter)), cell(locale::integer(composer.locale(), peers))])
    };
    let counts = position.quarters.map_or_else(Vec::new, |peers| (1..=4).map(|q| counted(q, peers[q - 1])).collect());
    let columns = vec![composer.column("column-quartile", false), composer.column("column-peers", true)];
    let caption = Caption {
        id: "benchmark",
        of: String::new(),
        title,
        unit: composer.ruled(if peers.scores.len() > chart::DOTS_MAX { "strip-unit-columns" } else { "strip-unit" }),
        source: source(composer, peers),
        alt,
    };
    Some(composer.figure(caption, &Chart::Strip(data), behind(columns, counts)))
}

fn optional(composer: &Composer, value: Option<f64>) -> Cell {
    cell(value.map_or_else(|| composer.get("dash"), |value| composer.number(value)))
}

fn cut_cells(composer: &Composer, position: Option<&Position>) -> [Cell; 3] {
    let cuts = position.and_then(|position| position.quartiles);
    [cuts.map(|c| c.q1), cuts.map(|c| c.median), cuts.map(|c| c.q3)].map(|cut| optional(composer, cut))
}

fn rank_cell(composer: &Composer, position: Option<&Position>) -> Cell {
    match position.filter(|position| position.percentile.is_some()) {
        Some(position) => cell(composer.percentile(position)),
        None => cell(composer.get("dash")),
    }
}

fn domains(composer: &Composer, peers: &Peers) -> Table {
    let facts = composer.facts;
    let mut order: Vec<usize> = (0..facts.domains.len()).collect();
    let score = |domain: &usize| facts.domains[*domain].standing.measured.value().unwrap_or(-1.0);
    order.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a.cmp(b)));
    let standings = facts.domains.iter().map(|domain| &domain.standing).chain([&facts.overall]);
    let shown = standings.flat_map(|s| {
        let ends = cuts(s.position.as_ref()).into_iter().flat_map(|cuts| [cuts.q1, cuts.q3]);
        ends.chain(s.measured.value()).collect::<Vec<_>>()
    });
    let axis = scale_around(composer.locale(), shown);
    let line = |name: &str, standing: &Standing| {
        let position = standing.position.as_ref();
        let place = verdict::place(standing);
        let below = matches!(place, Some(Place::Below | Place::TouchesBottom));
        let bar = chart::PeerBar {
            alt: composer.score_with_interval(&standing.measured),
            span: axis.span,
            value: standing.measured.value(),
            peers: cuts(position),
            attention: below,
        };
        let quartile = position.and_then(|position| position.quartile);
        let quartile = quartile.map_or_else(|| composer.get("dash"), |rank| locale::ordinal(composer.locale(), rank));
        let touches = matches!(place, Some(Place::TouchesBottom | Place::TouchesTop));
        let note = if touches { composer.get("touches-band") } else { String::new() };
        let [q1, median, q3] = cut_cells(composer, position);
        vec![
            cell(name).note(note),
            q1,
            median,
            q3,
            cell(composer.score_with_interval(&standing.measured)).drawn(composer.drawing(&Chart::PeerBar(bar))),
            rank_cell(composer, position),
            cell(quartile).tone(if below { Tone::Attention } else { Tone::Neutral }),
        ]
    };
    let mut rows: Vec<_> =
        order.iter().map(|&i| row(line(&facts.domains[i].title, &facts.domains[i].standing))).collect();
    rows.push(total(line(&composer.get("all-domains"), &facts.overall)));
    let medians: Vec<_> = facts.domains.iter().filter_map(|domain| verdict::to_median(&domain.standing)).collect();
    let below = facts
        .domains
        .iter()
        .filter(|d| matches!(verdict::place(&d.standing), Some(Place::Below | Place::TouchesBottom)))
        .count();
    let title = if medians.is_empty() {
        composer.get("benchmark-domains-title-few")
    } else {
        let above = medians.iter().filter(|lead| **lead > 0.0).count();
        composer.say("benchmark-domains-title", &share_of(("above", above), medians.len()).count("below", below))
    };
    Table {
        id: "benchmark-domains".into(),
        title,
        unit: composer.ruled("benchmark-domains-unit"),
        columns: [
            ("column-domain", false),
            ("column-q1", true),
            ("column-median", true),
            ("column-q3", true),
            ("column-score", true),
            ("column-rank", true),
            ("column-quartile", true),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows,
        source: source(composer, peers),
    }
}

fn rings(composer: &Composer, peers: &Peers) -> Table {
    let rows = peers.rings.iter().map(|ring| {
        let mut cells = vec![cell(locale::capital(&ring.cell))];
        if let Some(position) = &ring.overall {
            cells.push(cell(locale::integer(composer.locale(), position.peers)));
            cells.extend(cut_cells(composer, Some(position)));
            cells.push(rank_cell(composer, Some(position)));
        } else {
            let hidden = cell(composer.get("ring-suppressed")).tone(Tone::Muted);
            cells.extend(std::iter::repeat_n(hidden, 5));
        }
        row(cells)
    });
    Table {
        id: "benchmark-cells".into(),
        title: composer.get("rings-title"),
        unit: composer.get("rings-unit"),
        columns: [
            ("column-cell", false),
            ("column-peers", true),
            ("column-q1", true),
            ("column-median", true),
            ("column-q3", true),
            ("column-rank", true),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: rows.collect(),
        source: source(composer, peers),
    }
}

/// Where a figure was read, after who published it where these are two.
pub(super) fn read_in(composer: &Composer, norm: &Norm, place: &str) -> String {
    if norm.publisher.is_empty() {
        return place.to_owned();
    }
    composer.say("norm-source", &Args::new().text("publisher", &norm.publisher).text("place", place))
}

/// The site of an address; its whole stands in the annex. Anything else as it is.
pub(super) fn site(source: &str) -> &str {
    let rest = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://"));
    rest.map_or(source, |rest| rest.split('/').next().unwrap_or(rest).trim_start_matches("www."))
}

fn norms(composer: &Composer) -> Table {
    let rows = composer.facts.norms.iter().map(|norm| {
        row(vec![
            cell(&norm.index),
            cell(&norm.population),
            cell(&norm.value),
            cell(&norm.year),
            cell(if norm.n.is_empty() { composer.get("norm-n-unknown") } else { norm.n.clone() }),
            cell(read_in(composer, norm, site(&norm.source))),
        ])
    });
    Table {
        id: "benchmark-norms".into(),
        title: composer.get("norms-title"),
        unit: composer.get("norms-unit"),
        columns: [
            ("column-index", false),
            ("column-population", false),
            ("column-value", true),
            ("column-year", true),
            ("column-n", true),
            ("column-source", false),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: rows.collect(),
        source: composer.get("norms-source"),
    }
}

fn notes(composer: &Composer) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(peers) = &composer.facts.peers {
        notes.push(composer.note(Tone::Neutral, "note-rank-label", composer.get("note-rank")));
        if peers.quantiles {
            notes.push(composer.note(Tone::Neutral, "note-quantiles-label", composer.get("note-quantiles")));
        }
        if let Some(share) = peers.self_assessed {
            let args = Args::new().text("share", composer.percent(share));
            notes.push(composer.note(Tone::Neutral, "note-methods-label", composer.say("note-methods", &args)));
        }
        if super::summary::before_rules(composer, &composer.facts.overall).is_some() {
            notes.push(composer.note(Tone::Neutral, "note-measured-label", composer.get("note-measured")));
        }
    }
    notes
}
