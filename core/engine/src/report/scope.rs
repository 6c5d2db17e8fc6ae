//! Who answered, how reliable the scales are, and what the figures allow to be said.

use crate::chart;
use crate::locale::{self, Args};
use crate::scoring::statistics::welch;

use super::composer::{Composer, cell, row, total};
use super::draw::Chart;
use super::facts::{Alpha, Domain, Facts, Method, Party, Rates, Rating, Rollup, ShownGroup};
use super::model::{Cell, Note, Row, Scope, Table, Tone};

/// Peers below which there is no rank, and no quartiles.
const PEERS: (usize, usize) = (crate::benchmark::PERCENTILE_PEERS, crate::benchmark::QUARTILE_PEERS);

pub(super) fn compose(composer: &Composer) -> Scope {
    let head = composer.head("scope", composer.get("scope-section"), headline(composer), lead(composer));
    Scope {
        head,
        sets: sets(composer),
        respondents: respondents(composer),
        reliability: reliability(composer),
        allows_title: composer.get("allows-title"),
        allows: allows(composer),
        denies_title: composer.get("denies-title"),
        denies: denies(composer),
        steps_title: composer.get("method-title"),
        steps: steps(composer),
        rules: rules(composer),
    }
}

fn shown(facts: &Facts) -> impl Iterator<Item = &ShownGroup> {
    facts.groups.iter().filter_map(|group| group.shown.as_ref())
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    let shown = shown(facts).count();
    let args =
        Args::new().count("n", facts.leading.respondents).count("shown", shown).count("groups", facts.groups.len());
    let id = match facts.leading.method {
        Method::Consensus => "scope-headline-consensus",
        Method::Agreed => "scope-headline-agreed",
        _ if facts.groups.is_empty() || shown < 2 => "scope-headline-whole",
        _ if shown < facts.groups.len() => "scope-headline-hidden",
        _ if facts.leading.customers => "scope-headline-groups-customers",
        _ => "scope-headline-groups",
    };
    composer.say(id, &args)
}

fn lead(composer: &Composer) -> String {
    let facts = composer.facts;
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &facts.instrument.title))
        .text("version", &facts.instrument.version)
        .count("questions", facts.instrument.questions)
        .text("answered", composer.rate(facts.rates.answered));
    let when = facts.leading.period.map_or_else(
        || composer.say("scope-when", &Args::new().text("day", locale::day(composer.locale(), facts.day))),
        |(from, to)| {
            let (from, to) = locale::period(composer.locale(), from, to);
            let days = Args::new().text("from", from).text("to", to);
            composer.say("scope-period", &days)
        },
    );
    let how = composer.get(facts.leading.method.message());
    composer.say("scope-lead", &args.text("how", how).text("when", when))
}

/// Every set of respondents, the leading one first.
fn parties(facts: &Facts) -> impl Iterator<Item = &Party> {
    let sides = facts.sides.iter().map(|side| &side.party);
    std::iter::once(&facts.leading).chain(sides).chain(facts.others.iter().map(|other| &other.party))
}

fn sets(composer: &Composer) -> Option<Table> {
    let facts = composer.facts;
    let count = parties(facts).count();
    let line = |party: &Party| {
        let when = party.period.map_or_else(
            || composer.get("dash"),
            |(from, to)| {
                let (from, to) = locale::period(composer.locale(), from, to);
                composer.say("scope-period", &Args::new().text("from", from).text("to", to))
            },
        );
        row(vec![
            cell(&party.name),
            cell(&party.questionnaire),
            cell(composer.get(party.method.message())),
            cell(locale::capital(&when)),
            cell(locale::integer(composer.locale(), party.respondents)),
        ])
    };
    let columns = [
        ("column-set", false),
        ("column-questionnaire", false),
        ("column-method", false),
        ("column-period", false),
        ("column-respondents", true),
    ];
    (count > 1).then(|| Table {
        id: "scope-sets".into(),
        title: composer.say("sets-title", &Args::new().count("n", count)),
        unit: composer.say("sets-unit", &Args::new().text("leading", &facts.leading.name)),
        columns: columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows: parties(facts).map(line).collect(),
        source: String::new(),
    })
}

fn respondents(composer: &Composer) -> Table {
    let facts = composer.facts;
    let invited = shown(facts).any(|group| group.invited.is_some());
    let mut columns = vec![composer.column("column-group", false)];
    if invited {
        columns.push(composer.column("column-invited", true));
    }
    columns.push(composer.column("column-respondents", true));
    if invited {
        columns.push(composer.column("column-rate", true));
    }
    columns.extend(["column-score", "column-interval"].map(|id| composer.column(id, true)));
    let count = |n: usize| cell(locale::integer(composer.locale(), n));
    let dash = || cell(composer.get("dash"));
    let line = |name: &str, n: usize, asked: Option<usize>, rating: &Rating| {
        let mut cells = vec![cell(name)];
        if invited {
            cells.push(asked.map_or_else(dash, count));
        }
        cells.push(count(n));
        if invited {
            cells.push(
                asked.filter(|asked| *asked > 0).map_or_else(dash, |asked| rate(composer, n as f64 / asked as f64)),
            );
        }
        cells.push(cell(composer.score(rating)));
        let interval = rating.rated().map(|rated| composer.interval(&rated)).filter(|text| !text.is_empty());
        cells.push(interval.map_or_else(dash, cell));
        cells
    };
    let hidden = || {
        let width = columns.len() - 1;
        std::iter::repeat_n(cell(composer.get("hidden-short")).tone(Tone::Muted), width)
    };
    let mut rows: Vec<Row> = facts
        .groups
        .iter()
        .map(|group| match &group.shown {
            Some(shown) => row(line(&group.name, shown.respondents, shown.invited, &shown.overall)),
            None => row([cell(&group.name)].into_iter().chain(hidden()).collect()),
        })
        .collect();
    // A total of those invited would tell how many the hidden groups hold.
    let everyone = facts.groups.iter().map(|group| group.shown.as_ref()?.invited).sum::<Option<usize>>();
    let everyone = everyone.filter(|_| facts.all_grouped);
    rows.push(total(line(
        &composer.get("all-respondents"),
        facts.leading.respondents,
        everyone,
        &facts.overall.measured,
    )));
    let hidden = facts.groups.iter().filter(|group| group.shown.is_none()).count();
    let about =
        if hidden > 0 { super::groups::hidden_sentence(composer, hidden) } else { composer.get("groups-all-shown") };
    let source = if facts.groups.is_empty() {
        format!("{}.", composer.source())
    } else {
        format!("{}. {about}", composer.source())
    };
    Table {
        id: "scope-respondents".into(),
        title: respondents_title(composer),
        unit: composer.get(if facts.leading.method.single() { "respondents-unit-agreed" } else { "respondents-unit" }),
        columns,
        rows,
        source,
    }
}

fn respondents_title(composer: &Composer) -> String {
    let facts = composer.facts;
    let named = facts.groups.iter().filter_map(|group| Some((&group.name, group.shown.as_ref()?.respondents)));
    let largest = named.max_by_key(|(_, n)| *n);
    match largest.filter(|_| shown(facts).count() > 1 && facts.leading.respondents > 0) {
        Some((name, n)) => composer.say(
            "respondents-title",
            &Args::new()
                .text("group", name)
                .text("share", composer.percent(n as f64 / facts.leading.respondents as f64)),
        ),
        None if facts.leading.method.single() => composer.get("respondents-title-agreed"),
        None => composer.get("respondents-title-whole"),
    }
}

fn rate(composer: &Composer, share: f64) -> Cell {
    let text = composer.percent(share);
    let bar = chart::ResponseBar { alt: text.clone(), share: Some(share) };
    cell(text).drawn(composer.drawing(&Chart::ResponseBar(bar)))
}

fn reliability(composer: &Composer) -> Table {
    let facts = composer.facts;
    let columns = [
        ("column-domain", false),
        ("column-questions", true),
        ("column-alpha", true),
        ("column-r-wg", true),
        ("column-answered", true),
        ("column-na", true),
        ("column-dk", true),
        ("column-blank", true),
    ]
    .map(|(id, numeric)| composer.column(id, numeric));
    let rates = |rates: Option<&Rates>| match rates {
        Some(rates) => {
            [rates.answered, rates.not_applicable, rates.dont_know, rates.blank].map(|share| cell(composer.rate(share)))
        }
        None => [(); 4].map(|()| cell(composer.get("dash"))),
    };
    let count = |n: usize| cell(locale::integer(composer.locale(), n));
    let mut rows: Vec<_> = facts
        .domains
        .iter()
        .map(|domain| {
            let first = [
                cell(&domain.title),
                count(domain.questions),
                cell(super::domain::alpha(composer, domain.alpha)),
                super::agreement::same_levels(composer, domain),
            ];
            row(first.into_iter().chain(rates(domain.rates.as_ref())).collect())
        })
        .collect();
    let dash = || cell(composer.get("dash"));
    let last = [cell(composer.get("all-domains")), count(facts.instrument.questions), dash(), dash()];
    rows.push(total(last.into_iter().chain(rates(Some(&facts.rates))).collect()));
    Table {
        id: "scope-reliability".into(),
        title: reliability_title(composer),
        unit: composer.get("reliability-unit"),
        columns: columns.into(),
        rows,
        source: format!("{}. {}", composer.source(), composer.get("reliability-source")),
    }
}

/// Alpha from which a scale is called reliable.
const RELIABLE: f64 = 0.7;

/// An alpha with two decimals, or more where it would seem to reach the bound that it misses.
pub(super) fn alpha(composer: &Composer, alpha: f64) -> String {
    let reaches = |decimals: usize| format!("{alpha:.decimals$}").parse().is_ok_and(|shown: f64| shown >= RELIABLE);
    let decimals = (2..6).find(|decimals| alpha >= RELIABLE || !reaches(*decimals)).unwrap_or(6);
    locale::number(composer.locale(), alpha, decimals)
}

/// The alpha of a domain whose questions do not hold together.
pub(super) fn unreliable(domain: &Domain) -> Option<f64> {
    match domain.alpha {
        Alpha::Known(alpha) => Some(alpha).filter(|alpha| *alpha < RELIABLE),
        _ => None,
    }
}

/// The reserve that goes with a domain whose questions do not hold together; empty for others.
pub(super) fn doubt(composer: &Composer, domain: &Domain) -> String {
    unreliable(domain).map_or_else(String::new, |alpha| {
        composer.say("point-doubt", &Args::new().text("alpha", self::alpha(composer, alpha)))
    })
}

fn reliability_title(composer: &Composer) -> String {
    let facts = composer.facts;
    let known: Vec<_> = facts
        .domains
        .iter()
        .filter_map(|domain| match domain.alpha {
            super::facts::Alpha::Known(alpha) => Some((&domain.title, alpha)),
            _ => None,
        })
        .collect();
    let weak: Vec<_> = known.iter().filter(|(_, alpha)| *alpha < RELIABLE).map(|(title, _)| title).collect();
    let answered = composer.percent(facts.rates.answered);
    let args = Args::new()
        .count("reliable", known.len() - weak.len())
        .count("of", facts.domains.len())
        .text("answered", answered);
    if known.is_empty() {
        composer.say("reliability-title-none", &args)
    } else if weak.is_empty() && known.len() == facts.domains.len() {
        composer.say("reliability-title-all", &args)
    } else {
        composer.say("reliability-title-some", &args)
    }
}

fn allows(composer: &Composer) -> Vec<String> {
    let facts = composer.facts;
    let mut sentences = Vec::new();
    if let Some(half) = facts.overall.score.rated().and_then(|rated| rated.half()) {
        let widest = facts.domains.iter().filter_map(|domain| domain.standing.score.rated()?.half()).reduce(f64::max);
        let args = Args::new().text("overall", super::words::points(composer, half));
        sentences.push(match widest {
            Some(widest) => composer.say("allows-place", &args.text("domains", super::words::points(composer, widest))),
            None => composer.say("allows-place-overall", &args),
        });
    }
    let mut sampled: Vec<_> = shown(facts).filter_map(|group| group.overall.rated()?.sampled()).collect();
    sampled.sort_by(|a, b| b.error.total_cmp(&a.error));
    if let [first, second, ..] = sampled[..] {
        let widest = welch(first, second).half;
        sentences
            .push(composer.say("allows-compare", &Args::new().text("points", super::words::points(composer, widest))));
    }
    sentences.push(composer.get("allows-trace"));
    sentences
}

fn denies(composer: &Composer) -> Vec<String> {
    let facts = composer.facts;
    let mut sentences = Vec::new();
    if facts.leading.method.single() {
        sentences.push(composer.get("denies-consensus"));
    } else {
        let id = if facts.leading.customers { "denies-few-customers" } else { "denies-few" };
        sentences.push(composer.say(id, &Args::new().count("minimum", facts.minimum)));
    }
    if facts.first_wave {
        sentences.push(composer.get("denies-trend"));
    }
    if !parties(facts).any(|party| party.customers) {
        sentences.push(composer.get("denies-customers"));
    }
    sentences
}

fn steps(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let least = composer.percent(facts.instrument.min_answered);
    let domain = match facts.instrument.rollup {
        Rollup::Pooled => composer.say("step-domain-pooled", &Args::new().text("share", least)),
        Rollup::MeanOfMeans => composer.say("step-domain-means", &Args::new().text("share", least)),
        Rollup::WeakestLink => composer.say("step-domain-weakest", &Args::new().text("share", least)),
    };
    let whole = match facts.leading.method.single() {
        true => "step-whole-consensus",
        false if facts.instrument.groups_alike => "step-whole-groups",
        false => "step-whole",
    };
    let mut notes = vec![
        composer.note(Tone::Neutral, "step-answer-label", composer.get("step-answer")),
        composer.note(Tone::Neutral, "step-domain-label", domain),
        composer.note(Tone::Neutral, "step-whole-label", composer.get(whole)),
    ];
    if facts.stages.is_some() {
        notes.push(composer.note(Tone::Neutral, "step-stage-label", composer.ruled("step-stage")));
    }
    notes
}

fn rules(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let mut notes = Vec::new();
    if !facts.leading.method.single() {
        let text = composer.say("rule-recognised", &Args::new().count("minimum", facts.minimum));
        notes.push(composer.note(Tone::Neutral, "rule-recognised-label", text));
    }
    let peers = if facts.peers.is_some() {
        composer.say("rule-peers", &Args::new().count("percentile", PEERS.0).count("quartiles", PEERS.1))
    } else {
        composer.no_peers()
    };
    notes.push(composer.note(Tone::Neutral, "rule-peers-label", peers));
    notes
}
