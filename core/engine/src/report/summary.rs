//! The page that stands alone: stage, score, position; strengths, gaps and decisions.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Composer, span};
use super::draw::Chart;
use super::facts::{Domain, Facts, Method, Standing};
use super::model::{KeyFigure, Link, Note, Point, Summary, Tone};
use super::verdict::{self, Disagreement, Highlight};
use super::words::points;

pub(super) fn compose(composer: &Composer) -> Summary {
    let (strengths, gaps) = (verdict::strengths(composer.facts), verdict::gaps(composer.facts));
    let head = composer.head("summary", composer.get("summary-section"), headline(composer), lead(composer));
    let points =
        |found: &[Highlight], tone| told_once(found.iter().map(|found| point(composer, found, tone)).collect());
    let (strengths, gaps) = (points(&strengths, Tone::Good), points(&gaps, Tone::Attention));
    let decisions = super::decisions::compose(composer);
    let none = |empty: bool, id: &str| if empty { composer.get(id) } else { String::new() };
    let title = |id: &str, n: usize| composer.say(id, &Args::new().count("n", n));
    Summary {
        head,
        keys: keys(composer),
        strengths_title: title("strengths-title", strengths.len()),
        strengths_none: none(strengths.is_empty(), "strengths-none"),
        strengths,
        gaps_title: title("gaps-title", gaps.len()),
        gaps_none: none(gaps.is_empty(), "gaps-none"),
        gaps,
        decisions_title: title("decisions-title", decisions.len()),
        decisions_heads: ["decision-rank", "decision-text", "decision-why", "decision-owner", "decision-before"]
            .map(|id| composer.get(id))
            .into(),
        decisions_none: none(decisions.is_empty(), "decisions-none"),
        decisions,
        rules: super::rules::effect(composer),
        caveat: caveat(composer),
    }
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    if let Some(stages) =
        facts.stages.as_ref().filter(|stages| stages.staged > 0 || facts.overall.score.value().is_some())
    {
        let args = |count| {
            Args::new()
                .count("number", stages.staged + 1)
                .count("of", stages.all.len())
                .text("stage", composer.stage(stages.staged))
                .count("count", count)
        };
        if stages.next().is_none() {
            return composer.say("summary-headline-top", &args(0));
        }
        let blocking = super::stage::blocking_domains(stages);
        return if blocking.is_empty() {
            composer.say("summary-headline-gates", &args(stages.missing()))
        } else {
            let titles: Vec<_> = blocking.iter().take(2).map(|index| &facts.domains[*index].title).collect();
            composer.say("summary-headline-domains", &args(titles.len()).text("domains", composer.list(&titles)))
        };
    }
    let Some(rated) = facts.overall.score.rated() else { return composer.get("summary-headline-unrated") };
    let args = Args::new().text("score", composer.number(rated.value)).text("organisation", &facts.organisation);
    match verdict::extremes(facts).filter(|(.., difference)| !difference.within_chance()) {
        Some((best, weakest, _)) => composer.say(
            "summary-headline-score",
            &args.text("best", &facts.domains[best].title).text("weakest", &facts.domains[weakest].title),
        ),
        None => composer.say("summary-headline-alone", &args),
    }
}

fn lead(composer: &Composer) -> String {
    let facts = composer.facts;
    let names = |above: bool| verdict::apart(facts, above).into_iter().map(|index| &facts.domains[index].title);
    let interval = |domain: &Domain| domain.standing.measured.rated().is_some_and(|rated| rated.interval().is_some());
    let against = match facts.domains.iter().any(|domain| verdict::to_median(&domain.standing).is_some()) {
        true if facts.domains.iter().any(interval) => "peers",
        true => "peers-unsure",
        false => "overall",
    };
    let mut sentences = Vec::new();
    for (kind, names) in [("best", names(true).collect::<Vec<_>>()), ("weak", names(false).collect())] {
        if !names.is_empty() {
            let args =
                Args::new().count("count", names.len()).text("domains", told(composer, &names, against != "overall"));
            // "Below it" needs the sentence before it.
            let alone = if kind == "weak" && sentences.is_empty() { "-alone" } else { "" };
            sentences.push(composer.say(&format!("summary-lead-{kind}-{against}{alone}"), &args));
        }
    }
    if let Some((stages, by_score)) = facts.stages.as_ref().and_then(|stages| Some((stages, stages.by_score?)))
        && by_score != stages.staged
    {
        sentences.push(by_score_sentence(composer, by_score, "summary-lead-by-score"));
    }
    sentences.join(" ")
}

/// All of these names, or the first two of many long ones, said to be some of them where the sentence claims to tell all.
fn told(composer: &Composer, names: &[&String], all: bool) -> String {
    const LONGEST: usize = 160;
    const FIRST: usize = 2;
    let whole = composer.domains(names);
    if names.len() <= FIRST || whole.chars().count() <= LONGEST {
        return whole;
    }
    let first = composer.list(&names[..FIRST]);
    if all { composer.say("summary-lead-notably", &Args::new().text("domains", first)) } else { first }
}

fn by_score_sentence(composer: &Composer, by_score: usize, id: &str) -> String {
    composer.say(id, &Args::new().count("number", by_score + 1).text("stage", composer.stage(by_score)))
}

fn keys(composer: &Composer) -> Vec<KeyFigure> {
    // Without any peers there is no position to speak of.
    let position = compared(composer.facts).then(|| position_key(composer));
    stage_key(composer).into_iter().chain([score_key(composer)]).chain(position).collect()
}

/// Whether peers were given, be they too few, or a rank was refused.
pub(super) fn compared(facts: &Facts) -> bool {
    facts.peers.is_some() || facts.few_peers || facts.leading.unranked.is_some()
}

fn stage_key(composer: &Composer) -> Option<KeyFigure> {
    let stages = composer.facts.stages.as_ref()?;
    let text = match stages.by_score {
        None => composer.get("summary-stage-unrated"),
        Some(same) if same == stages.staged => composer.get("summary-stage-same"),
        Some(other) => by_score_sentence(composer, other, "summary-stage-differs"),
    };
    let beside = composer.say("of-count", &Args::new().count("of", stages.all.len()));
    let alt = composer.say("alt-stage", &Args::new().count("number", stages.staged + 1).count("of", stages.all.len()));
    let drawing = chart::StageMini { alt, stages: stages.all.len(), current: Some(stages.staged) };
    Some(KeyFigure {
        label: composer.get("key-stage"),
        value: locale::integer(composer.locale(), stages.staged + 1),
        beside,
        under: stages.current().title.clone(),
        text,
        svg: Some(composer.drawing(&Chart::StageMini(drawing))),
    })
}

fn score_key(composer: &Composer) -> KeyFigure {
    let facts = composer.facts;
    let standing = &facts.overall;
    let rated = standing.score.rated();
    let mut sentences = Vec::new();
    match rated {
        None => sentences.push(locale::capital(&composer.score(&standing.score)) + "."),
        Some(rated) if rated.interval().is_none() => {
            sentences.push(locale::capital(&composer.no_interval(&rated)) + ".");
        }
        Some(_) => {}
    }
    sentences.extend(super::stage::against_threshold(composer));
    sentences.extend(super::trend::since(composer));
    let threshold = super::stage::threshold(composer);
    let ends = span(&standing.score).into_iter().flat_map(|span| [span.low, span.high]);
    let shown = ends.chain(threshold.map(|(_, at)| at)).chain(rated.map(|rated| rated.value));
    let drawing = chart::IntervalMini {
        alt: composer.score_with_interval(&standing.score),
        axis: super::composer::scale_around(composer.locale(), shown),
        value: rated.map(|rated| rated.value),
        interval: span(&standing.score),
        mark: threshold.map(|(stage, at)| chart::Tick {
            at,
            label: composer.say("threshold", &Args::new().count("number", stage + 1).text("at", composer.whole(at))),
        }),
        absent: composer.get("dash"),
    };
    KeyFigure {
        label: composer.get("key-score"),
        value: rated.map_or_else(|| composer.get("dash"), |rated| composer.number(rated.value)),
        beside: rated.map_or_else(String::new, |rated| composer.interval(&rated)),
        under: composer.get(if rated.is_some_and(|rated| rated.interval().is_some()) {
            "of-100-at-95"
        } else {
            "of-100"
        }),
        text: sentences.join(" "),
        svg: Some(composer.drawing(&Chart::IntervalMini(drawing))),
    }
}

/// "Before the sector's rules: 53.6.", where they changed the figure.
pub(super) fn before_rules(composer: &Composer, standing: &Standing) -> Option<String> {
    let (after, before) = standing.score.value().zip(standing.measured.value())?;
    ((after - before).abs() > 1e-9)
        .then(|| composer.say("before-rules", &Args::new().text("score", composer.number(before))))
}

fn position_key(composer: &Composer) -> KeyFigure {
    let facts = composer.facts;
    let found = facts.overall.position.as_ref().filter(|position| position.percentile.is_some());
    let Some((position, peers)) = found.zip(facts.peers.as_ref()) else {
        let why = if facts.peers.is_none() && !facts.few_peers {
            composer.no_peers()
        } else if facts.overall.measured.value().is_none() {
            composer.get("position-no-score")
        } else {
            composer.get("position-few-peers")
        };
        return KeyFigure {
            label: composer.get("key-position"),
            value: composer.get("dash"),
            beside: String::new(),
            under: String::new(),
            text: why,
            svg: None,
        };
    };
    let args = Args::new().count("n", peers.count).text("quartile", composer.quartile(position));
    let under = match (position.quartile.is_some(), peers.fictional) {
        (true, false) => "position-quartile",
        (true, true) => "position-quartile-fictional",
        (false, false) => "position-peers",
        (false, true) => "position-peers-fictional",
    };
    let mut sentences = Vec::new();
    if let Some((low, high)) = position.range {
        let rank = |percentile| composer.rank(percentile);
        if rank(low) != rank(high) {
            sentences
                .push(composer.say("position-range", &Args::new().text("low", rank(low)).text("high", rank(high))));
        }
    }
    if let Some(cuts) = position.quartiles {
        sentences.push(composer.say("position-median", &Args::new().text("median", composer.number(cuts.median))));
    }
    if before_rules(composer, &facts.overall).is_some() {
        sentences.push(composer.get("position-measured"));
    }
    let drawing = chart::QuartileMini {
        alt: composer.say("alt-position", &Args::new().text("rank", composer.percentile(position))),
        quarters: [1, 2, 3, 4].map(|rank| locale::ordinal(composer.locale(), rank)),
        named: [1, 2, 3, 4].map(|rank| composer.quarter(rank)),
        quarter: position.quartile.map(|rank| rank - 1),
        percentile: position.percentile,
        absent: composer.get("dash"),
    };
    KeyFigure {
        label: composer.get("key-position"),
        value: composer.percentile(position),
        beside: composer.get("percentile"),
        under: composer.say(under, &args),
        text: sentences.join(" "),
        svg: Some(composer.drawing(&Chart::QuartileMini(drawing))),
    }
}

/// A domain and its practice may stand side by side: what was noted with both is told once.
fn told_once(mut all: Vec<Point>) -> Vec<Point> {
    for index in 1..all.len() {
        if all[..index].iter().any(|earlier| earlier.said == all[index].said) {
            all[index].said.clear();
        }
    }
    all
}

fn point(composer: &Composer, found: &Highlight, tone: Tone) -> Point {
    let facts = composer.facts;
    let link = |target: String| Link { text: composer.get("see-page"), target };
    match found {
        Highlight::Domain(index) => {
            let domain = &facts.domains[*index];
            Point {
                title: domain.title.clone(),
                value: composer.score_with_interval(&domain.standing.score),
                // Where groups differ is told once, among the gaps.
                text: {
                    let told = if tone == Tone::Good { against(composer, *index) } else { to_peers(composer, *index) };
                    let sentences = [told, super::scope::doubt(composer, domain)];
                    sentences.iter().filter(|sentence| !sentence.is_empty()).cloned().collect::<Vec<_>>().join(" ")
                },
                link: link(super::domain::anchor(&domain.id)),
                said: super::brief::said(composer, &domain.practices, tone == Tone::Good),
                tone,
            }
        }
        Highlight::Practice(of, index) => {
            let (domain, practice) = (&facts.domains[*of], &facts.domains[*of].practices[*index]);
            Point {
                title: practice.title.clone(),
                value: super::replies::level(composer, practice),
                text: practice.anchor.clone(),
                link: link(super::domain::anchor(&domain.id)),
                said: super::brief::said(composer, std::slice::from_ref(practice), tone == Tone::Good),
                tone,
            }
        }
        Highlight::Between(side, subject) => between(composer, *side, *subject, tone),
        Highlight::Disagreement(found) => Point {
            title: composer.list(&[&facts.groups[found.high].name, &facts.groups[found.low].name]),
            value: difference(composer, found),
            text: composer.say(
                if facts.leading.customers { "point-disagreement-customers" } else { "point-disagreement" },
                &Args::new()
                    .text("domain", &facts.domains[found.domain].title)
                    .text("high", composer.number(super::groups::value(facts, found.high, found.domain)))
                    .text("low", composer.number(super::groups::value(facts, found.low, found.domain))),
            ),
            link: link("groups".into()),
            said: String::new(),
            tone,
        },
    }
}

/// What the leading set and another see differently: of a wish its subject is told, of points of view who they are.
fn between(composer: &Composer, side: usize, subject: verdict::Subject, tone: Tone) -> Point {
    let facts = composer.facts;
    let (found, wish) = (verdict::between(facts, side, subject), facts.sides[side].wish);
    let [ours, theirs] = found.ratings.map(|rating| rating.map_or_else(String::new, |rating| composer.score(&rating)));
    let args = Args::new().text("domain", &found.title).text("ours", ours).text("theirs", theirs);
    let gap = if wish {
        super::sides::gap(composer, &found.gap)
    } else {
        composer.distance(found.gap.difference.unwrap_or_default())
    };
    Point {
        title: if wish {
            found.title.clone()
        } else {
            composer.list(&[&facts.leading.name, &facts.sides[side].party.name])
        },
        value: format!("{gap}\u{a0}{}", super::sides::half(composer, &found.gap)),
        text: composer.say(if wish { "point-wish" } else { "point-between" }, &args),
        link: Link { text: composer.get("see-page"), target: "sides".into() },
        said: String::new(),
        tone,
    }
}

/// "25.0 ± 8.4".
pub(super) fn difference(composer: &Composer, found: &Disagreement) -> String {
    let value = composer.distance(found.difference.value);
    found.difference.half().map_or_else(
        || value.clone(),
        |half| format!("{value}\u{a0}{}", locale::plus_minus(composer.locale(), half, 1)),
    )
}

/// How a domain stands against peers, or against the overall where there are none.
fn to_peers(composer: &Composer, index: usize) -> String {
    let facts = composer.facts;
    let domain = &facts.domains[index];
    let peers =
        domain.standing.position.as_ref().and_then(|position| {
            Some((position.apart?, position.quartiles?.median, domain.standing.measured.rated()?))
        });
    if let Some(((below, above), median, measured)) = peers {
        let args = Args::new().text("median", composer.number(median));
        return if verdict::to_median(&domain.standing) == Some(0.0) && measured.interval().is_none() {
            composer.say("point-level", &args)
        } else if measured.touches(median) {
            composer.say("point-near", &args)
        } else if measured.value > median {
            composer.say("point-better", &args.text("share", composer.percent(below.floor() / 100.0)))
        } else {
            composer.say("point-worse", &args.text("share", composer.percent(above.floor() / 100.0)))
        };
    }
    verdict::lead(facts, domain).map_or_else(String::new, |lead| {
        let id = if lead > 0.0 { "point-above" } else { "point-below" };
        composer.say(id, &Args::new().text("points", points(composer, lead)))
    })
}

/// How a domain stands, and whether groups agree on it.
pub(super) fn against(composer: &Composer, index: usize) -> String {
    let facts = composer.facts;
    let mut sentences = vec![to_peers(composer, index)];
    sentences.retain(|sentence| !sentence.is_empty());
    if let Some(found) = verdict::disagreement(facts, index) {
        if found.difference.certain() {
            sentences.push(composer.say(
                "point-groups-differ",
                &composer.groups(found.high, found.low).text("points", points(composer, found.difference.value)),
            ));
        } else if found.difference.within_chance() {
            sentences.push(composer.get("point-groups-agree"));
        }
    }
    sentences.join(" ")
}

fn caveat(composer: &Composer) -> Note {
    let source = composer.say("source-line", &Args::new().text("source", composer.source_with_peers()));
    caveat_with(composer, source)
}

/// What the figures do not say, then their source.
pub(super) fn caveat_with(composer: &Composer, source: String) -> Note {
    let facts = composer.facts;
    let people = match facts.leading.method {
        _ if facts.leading.customers => "caveat-customers",
        _ if facts.sides.iter().any(|side| side.party.customers) => "caveat-sides",
        Method::Consensus => "caveat-consensus",
        Method::Agreed => "caveat-agreed",
        _ => "caveat-respondents",
    };
    let people = composer.say(people, &Args::new().count("n", facts.leading.respondents));
    let wave = if facts.first_wave { composer.get("caveat-first-wave") } else { String::new() };
    let ours = [people, wave, source].iter().filter(|s| !s.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    // Whatever the consultant writes there, a plugin that did not run is told.
    let text = [composer.or_theirs("summary.caveat", ours), super::rules::not_run(composer)];
    let text = text.iter().filter(|s| !s.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    Note { label: composer.get("caveat-label"), text, tone: Tone::Neutral }
}
