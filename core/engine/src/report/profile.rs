//! All domains side by side: the shape, then the certainty.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Caption, Composer, behind, cell, cuts, row, scale, scale_around, share_of, span, total};
use super::draw::Chart;
use super::facts::{Action, Domain, Standing, Trace};
use super::model::{Figure, Note, Profile, ReadingKey, Row, Table, Tone};
use super::scope::doubt;
use super::verdict::{self, Place};
use super::words::points;

pub(super) fn compose(composer: &Composer) -> Profile {
    let head = composer.head("profile", composer.get("profile-section"), headline(composer), lead(composer));
    let radar = radar(composer);
    let legend = if radar.is_some() { legend(composer) } else { Vec::new() };
    Profile {
        head,
        radar,
        reading_title: composer.get("reading-title"),
        reading: reading(composer),
        legend,
        dots: dots(composer),
        verdicts: verdicts(composer),
    }
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    let Some((best, weakest, difference)) = verdict::extremes(facts) else {
        return match facts.domains.iter().find(|domain| domain.standing.score.rated().is_some()) {
            Some(only) => composer.say(
                "profile-headline-one",
                &Args::new()
                    .count("of", facts.domains.len())
                    .text("domain", &only.title)
                    .text("score", composer.score(&only.standing.score)),
            ),
            None => composer.get("profile-headline-none"),
        };
    };
    let args = composer
        .pair(("best", &facts.domains[best].title), ("weakest", &facts.domains[weakest].title))
        .text("points", points(composer, difference.value));
    composer.say(if difference.within_chance() { "profile-headline-even" } else { "profile-headline" }, &args)
}

fn named(composer: &Composer, wanted: &[Place]) -> Vec<String> {
    let domains = composer.facts.domains.iter();
    domains
        .filter(|domain| verdict::place(&domain.standing).is_some_and(|place| wanted.contains(&place)))
        .map(|domain| domain.title.clone())
        .collect()
}

fn lead(composer: &Composer) -> String {
    let places: Vec<_> = composer.facts.domains.iter().filter_map(|d| verdict::to_median(&d.standing)).collect();
    if places.is_empty() {
        let rated = composer.facts.domains.iter().filter(|domain| domain.standing.score.value().is_some()).count();
        return composer.say("profile-lead-no-peers", &share_of(("n", rated), composer.facts.domains.len()));
    }
    let above = places.iter().filter(|lead| **lead > 0.0).count();
    let args = share_of(("above", above), places.len()).text("certain", certain(composer, above, true));
    composer.say("profile-lead-peers", &args)
}

/// ", three of them for certain": how many of the domains that lie above or below the peers' median do so beyond chance.
fn certain(composer: &Composer, of: usize, above: bool) -> String {
    let interval = |domain: &Domain| domain.standing.measured.rated().is_some_and(|rated| rated.interval().is_some());
    if of == 0 || !composer.facts.domains.iter().any(interval) {
        return String::new();
    }
    let sure = verdict::apart(composer.facts, above).len();
    let id = match sure {
        0 => "certain-none",
        all if all == of => "certain-all",
        _ => "certain-some",
    };
    format!(", {}", composer.say(id, &Args::new().count("sure", sure).count("of", of)))
}

fn attention(standing: &Standing) -> bool {
    matches!(verdict::place(standing), Some(Place::Below | Place::TouchesBottom))
}

/// Below, a profile has no shape; above, its spokes have no room for names, and the dot plot says it all.
const DRAWN: std::ops::RangeInclusive<usize> = 3..=16;

fn radar(composer: &Composer) -> Option<Figure> {
    let facts = composer.facts;
    let rated = facts.domains.iter().filter(|domain| domain.standing.score.rated().is_some()).count();
    if rated < 3 || !DRAWN.contains(&facts.domains.len()) {
        return None;
    }
    let spokes = facts.domains.iter().map(|domain| chart::Spoke {
        name: domain.title.clone(),
        value: domain.standing.score.value(),
        label: composer.score(&domain.standing.score),
        peers: cuts(domain.standing.position.as_ref()),
        attention: attention(&domain.standing),
    });
    let alt = alt(composer);
    let data = chart::Radar { alt: alt.clone(), axis: scale(composer.locale()), spokes: spokes.collect() };
    let medians: Vec<_> = facts.domains.iter().filter_map(|domain| verdict::to_median(&domain.standing)).collect();
    let title = if medians.is_empty() {
        composer.get("radar-title")
    } else {
        let below = medians.iter().filter(|lead| **lead < 0.0).count();
        let args = share_of(("below", below), medians.len()).text("certain", certain(composer, below, false));
        composer.say("radar-title-peers", &args)
    };
    let caption = Caption {
        id: "radar",
        of: String::new(),
        title,
        unit: composer.say("radar-unit", &beside_peers(composer)),
        source: composer.source_with_peers(),
        alt,
    };
    Some(composer.figure(caption, &Chart::Radar(data), table(composer)))
}

/// Whether scores that rules moved are drawn beside peers, who are compared with what was measured.
fn beside_peers(composer: &Composer) -> Args<'static> {
    let facts = composer.facts;
    let mut standings = facts.domains.iter().map(|domain| &domain.standing).chain([&facts.overall]);
    Args::new().text("moved", (with_peers(composer) && standings.any(Standing::moved)).to_string())
}

fn alt(composer: &Composer) -> String {
    let each = composer.facts.domains.iter().map(|domain| {
        let score = composer.score_with_interval(&domain.standing.score);
        composer.say("pair", &Args::new().text("name", &domain.title).text("value", score))
    });
    composer.enumerate(&each.collect::<Vec<_>>())
}

/// The figures behind radar and dot plot.
fn table(composer: &Composer) -> Table {
    let facts = composer.facts;
    let peers = with_peers(composer);
    let mut columns = vec![
        composer.column("column-domain", false),
        composer.column("column-score", true),
        composer.column("column-interval", true),
    ];
    if peers {
        columns.extend(["column-q1", "column-median", "column-q3", "column-rank"].map(|id| composer.column(id, true)));
    }
    let cells = |name: &str, standing: &Standing| {
        let mut cells =
            vec![cell(name), cell(composer.score(&standing.score)), cell(interval_or_why(composer, standing))];
        if peers {
            let position = standing.position.as_ref();
            let cuts = position.and_then(|position| position.quartiles);
            let cut =
                |value: Option<f64>| cell(value.map_or_else(|| composer.get("dash"), |value| composer.number(value)));
            cells.extend([cut(cuts.map(|c| c.q1)), cut(cuts.map(|c| c.median)), cut(cuts.map(|c| c.q3))]);
            cells.push(cell(position.map_or_else(|| composer.get("dash"), |position| composer.percentile(position))));
        }
        cells
    };
    let rows = facts.domains.iter().map(|domain| row(cells(&domain.title, &domain.standing)));
    let last = total(cells(&composer.get("all-domains"), &facts.overall));
    behind(columns, rows.chain([last]).collect::<Vec<Row>>())
}

/// "± 2.8", or why there is none.
pub(super) fn interval_or_why(composer: &Composer, standing: &Standing) -> String {
    standing.score.rated().map_or_else(
        || composer.get("dash"),
        |rated| match composer.interval(&rated) {
            none if none.is_empty() => composer.no_interval(&rated),
            interval => interval,
        },
    )
}

fn dots(composer: &Composer) -> Figure {
    let data = dot_plot(composer, &["column-score", "column-interval", "column-median", "column-rank"]);
    let caption = Caption {
        id: "profile",
        of: String::new(),
        title: dots_title(composer),
        unit: composer.say(if with_peers(composer) { "dots-unit-peers" } else { "dots-unit" }, &beside_peers(composer)),
        source: format!("{}{}", composer.source_with_peers(), dots_method(composer)),
        alt: data.alt.clone(),
    };
    composer.figure(caption, &Chart::DotPlot(data), table(composer))
}

/// How the intervals and the quartiles that are drawn were made.
fn dots_method(composer: &Composer) -> String {
    let interval = composer.facts.overall.score.rated().is_some_and(|rated| rated.interval().is_some());
    let band = composer.facts.domains.iter().any(|domain| verdict::place(&domain.standing).is_some());
    let told = [("dots-interval", interval), ("dots-quartiles", band)].into_iter().filter(|(_, told)| *told);
    told.map(|(id, _)| format!(" {}", composer.get(id))).collect()
}

/// Whether any domain has a place among peers.
pub(super) fn with_peers(composer: &Composer) -> bool {
    composer.facts.domains.iter().any(|domain| domain.standing.position.is_some())
}

/// Every domain and the whole, with these heads at right: score, margin and, where there are peers, their median and the rank; fewer
/// heads leave out the last ones.
pub(super) fn dot_plot(composer: &Composer, heads: &[&str]) -> chart::DotPlot {
    let facts = composer.facts;
    let peers = with_peers(composer);
    let heads: Vec<_> = heads.iter().take(if peers { 4 } else { 2 }).map(|id| composer.get(id)).collect();
    let dash = || composer.get("dash");
    let line = |name: &str, standing: &Standing, total: bool| {
        let short = standing.score.rated().map(|rated| composer.interval(&rated)).filter(|text| !text.is_empty());
        let score = if standing.score.rated().is_some() { composer.score(&standing.score) } else { dash() };
        let mut columns = vec![score, short.unwrap_or_else(dash)];
        if peers {
            let position = standing.position.as_ref();
            columns.push(position.and_then(|p| p.quartiles).map_or_else(dash, |cuts| composer.number(cuts.median)));
            columns.push(
                position.filter(|p| p.percentile.is_some()).map_or_else(dash, |position| composer.percentile(position)),
            );
        }
        columns.truncate(heads.len());
        chart::DotRow {
            name: name.to_owned(),
            value: standing.score.value(),
            interval: span(&standing.score),
            peers: cuts(standing.position.as_ref()),
            attention: attention(standing),
            columns,
            total,
        }
    };
    let mut rows: Vec<_> = facts.domains.iter().map(|domain| line(&domain.title, &domain.standing, false)).collect();
    rows.push(line(&composer.get("all-domains"), &facts.overall, true));
    let alt = alt(composer);
    let shown = rows.iter().flat_map(|row| {
        let interval = row.interval.into_iter().flat_map(|i| [i.low, i.high]);
        let band = row.peers.into_iter().flat_map(|p| [p.q1, p.q3]);
        interval.chain(band).chain(row.value)
    });
    let axis = scale_around(composer.locale(), shown);
    chart::DotPlot { alt, axis, heads, rows }
}

pub(super) fn dots_title(composer: &Composer) -> String {
    if composer.facts.leading.method.single()
        || composer.facts.overall.measured.rated().is_some_and(|rated| rated.interval().is_none())
    {
        return composer.get("dots-title-unsure");
    }
    let known = composer.facts.domains.iter().any(|domain| verdict::place(&domain.standing).is_some());
    let (above, below) = (named(composer, &[Place::Above]), named(composer, &[Place::Below]));
    // Names of both lists stand in one sentence: all of them in quotation marks, or none.
    let marked = locale::names(composer.locale(), &[above.as_slice(), &below].concat());
    let (above, below) = marked.split_at(above.len());
    let args = Args::new()
        .count("above-count", above.len())
        .count("below-count", below.len())
        .text("above", composer.domains(above))
        .text("below", composer.domains(below));
    match (known, above.is_empty(), below.is_empty()) {
        (false, ..) => composer.get("dots-title"),
        (true, true, true) => composer.get("dots-title-inside"),
        (true, false, true) => composer.say("dots-title-above", &args),
        (true, true, false) => composer.say("dots-title-below", &args),
        (true, false, false) => composer.say("dots-title-both", &args),
    }
}

fn reading(composer: &Composer) -> Vec<Note> {
    let say = |id: &str, names: Vec<String>| {
        let args = Args::new().count("count", names.len()).text("domains", composer.domains(&names));
        (!names.is_empty()).then(|| locale::capital(&composer.say(id, &args)))
    };
    let mut notes = Vec::new();
    let kinds = [
        ("reading-above", Tone::Good, vec![Place::Above, Place::TouchesTop], Place::TouchesTop),
        ("reading-inside", Tone::Neutral, vec![Place::Inside], Place::Inside),
        ("reading-below", Tone::Attention, vec![Place::Below, Place::TouchesBottom], Place::TouchesBottom),
    ];
    for (id, tone, places, unsure) in kinds {
        if let Some(text) = say(id, named(composer, &places)) {
            let touch = if unsure == Place::Inside { None } else { say("reading-touches", named(composer, &[unsure])) };
            notes.push(Note { label: text, text: touch.unwrap_or_default(), tone });
        }
    }
    let absent: Vec<_> =
        composer.facts.domains.iter().filter(|domain| domain.standing.score.rated().is_none()).collect();
    for domain in absent {
        let why = composer.score(&domain.standing.score);
        notes.push(Note {
            label: composer.say("pair", &Args::new().text("name", &domain.title).text("value", why)),
            text: String::new(),
            tone: Tone::Muted,
        });
    }
    if notes.is_empty() {
        notes.extend(by_score(composer));
    }
    notes
}

/// Without peers: the domains from best to weakest, and which of them differ surely from the overall.
fn by_score(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let mut rated: Vec<&Domain> =
        facts.domains.iter().filter(|domain| domain.standing.score.value().is_some()).collect();
    rated
        .sort_by(|a, b| b.standing.score.value().partial_cmp(&a.standing.score.value()).expect("scores are never NaN"));
    let names: Vec<_> = rated.iter().map(|domain| domain.title.as_str()).collect();
    let text = composer.say("reading-order", &Args::new().text("domains", names.join(", ")));
    vec![Note { label: text, text: composer.get("reading-no-peers"), tone: Tone::Neutral }]
}

fn legend(composer: &Composer) -> Vec<ReadingKey> {
    let key =
        |glyph, title: String| ReadingKey { svg: composer.drawing(&Chart::Glyph(glyph)), title, text: String::new() };
    let mut keys = vec![key(chart::Glyph::Line, composer.facts.organisation.clone())];
    if composer.facts.domains.iter().any(|domain| verdict::place(&domain.standing).is_some()) {
        keys.push(key(chart::Glyph::Band, composer.get("legend-band")));
        keys.push(key(chart::Glyph::Dashes, composer.get("legend-median")));
    }
    keys
}

fn verdicts(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let mut notes = Vec::new();
    // As in the summary: a strength here and none there would be two verdicts.
    let first = |above: bool| verdict::apart(facts, above).into_iter().next();
    let say = |index: usize| {
        let domain = &facts.domains[index];
        let score = composer.score_with_interval(&domain.standing.score);
        let what = composer.say("pair", &Args::new().text("name", &domain.title).text("value", score));
        let sentences = [format!("{what}."), super::summary::against(composer, index), doubt(composer, domain)];
        sentences.iter().filter(|sentence| !sentence.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    };
    if let Some(best) = first(true) {
        notes.push(composer.note(Tone::Good, "verdict-protect", say(best)));
    }
    if let Some(weakest) = first(false) {
        notes.push(composer.note(Tone::Attention, "verdict-build", say(weakest)));
    }
    let first = facts.actions.iter().find(|action| matches!(action.trace, Trace::Practice { .. }));
    if let Some(Action { code, text, .. }) = first {
        let text = composer.say("verdict-start-text", &Args::new().text("code", code).text("advice", text));
        notes.push(composer.note(Tone::Neutral, "verdict-start", text));
    }
    notes
}
