//! One page a domain: score, groups, practices with the level reached, what to do next.

use std::collections::BTreeMap;

use crate::chart;
use crate::locale::{self, Args};
use crate::measure::comparable;

use super::composer::{Caption, Composer, behind, cell, cuts, row, scale, span};
use super::draw::Chart;
use super::facts::{Action, Alpha, Domain as Facts, Practice, Rated, Rating, Trace};
use super::model::{Column, Domain, Figure, KeyFigure, Note, Table, Tone};
use super::replies;
use super::verdict;
use super::words::points;

/// Steps advised on a page at most.
const STEPS: usize = 3;

pub(super) fn compose(composer: &Composer) -> Vec<Domain> {
    let asked = |index: &usize| composer.facts.domains[*index].questions > 0;
    (0..composer.facts.domains.len()).filter(asked).map(|index| page(composer, index)).collect()
}

/// The page's anchor.
pub(super) fn anchor(domain: &str) -> String {
    format!("domain-{domain}")
}

fn page(composer: &Composer, index: usize) -> Domain {
    let domain = &composer.facts.domains[index];
    let id = format!("domain.{}", domain.id);
    let section = composer.say("domain-section", &Args::new().text("domain", &domain.title));
    let lead =
        [Some(super::summary::against(composer, index)), super::summary::before_rules(composer, &domain.standing)];
    let lead = lead.into_iter().flatten().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    let head = composer.head(&id, section, headline(composer, domain), lead);
    Domain {
        reading: composer.or_theirs(&format!("{id}.reading"), reading(composer, domain, &head.headline)),
        head,
        score: score(composer, domain),
        facts: facts(composer, index),
        bullet: bullet(composer, index),
        practices: asked(domain).next().is_some().then(|| practices(composer, domain)),
        steps_title: composer.get("steps-title"),
        steps: steps(composer, index),
        evidence: domain.practices.iter().flat_map(|practice| practice.notes.iter().cloned()).collect(),
        detail: super::detail::compose(composer, index),
    }
}

fn headline(composer: &Composer, domain: &Facts) -> String {
    let args = Args::new().text("domain", &domain.title).text("score", composer.score(&domain.standing.score));
    if domain.standing.score.value().is_none() {
        return composer.say("domain-headline-unrated", &args);
    }
    let rated: Vec<_> = rated(domain).collect();
    let levelled = |practice: &Practice| practice.level.is_some() && practice.reply.is_none();
    let even = rated.len() > 1
        && rated.iter().all(|(practice, _)| levelled(practice) && practice.level_name == rated[0].0.level_name);
    let args = if even { args.text("level", named(composer, &rated[0].0.level_name)) } else { args };
    let Some([best, weakest]) = ends(domain) else {
        return composer.say(if even { "domain-headline-even" } else { "domain-headline-plain" }, &args);
    };
    let gap = verdict::Difference::widest(&best.1, &weakest.1, rated.len());
    let apart = levelled(best.0) && levelled(weakest.0) && best.0.level > weakest.0.level;
    let quoted = |practice: &Practice| locale::quoted(composer.locale(), &practice.title);
    let args = args.text("best", quoted(best.0)).text("weakest", quoted(weakest.0));
    let id = match even {
        true if gap.certain() => "domain-headline-even-low",
        true => "domain-headline-even",
        false if apart || !gap.within_chance() => "domain-headline",
        false => "domain-headline-plain",
    };
    composer.say(id, &args)
}

/// Practices with their scores.
fn rated(domain: &Facts) -> impl Iterator<Item = (&Practice, Rated)> {
    domain.practices.iter().filter_map(|practice| Some((practice, practice.score.rated()?)))
}

/// The best and the weakest practice by score; none where all score the same.
fn ends(domain: &Facts) -> Option<[(&Practice, Rated); 2]> {
    let best = rated(domain).max_by(|a, b| a.1.value.total_cmp(&b.1.value))?;
    let weakest = rated(domain).min_by(|a, b| a.1.value.total_cmp(&b.1.value))?;
    (comparable(best.1.value) > comparable(weakest.1.value)).then_some([best, weakest])
}

fn score(composer: &Composer, domain: &Facts) -> KeyFigure {
    let rated = domain.standing.score.rated();
    KeyFigure {
        label: composer.get("column-score"),
        value: rated.map_or_else(|| composer.get("dash"), |rated| composer.number(rated.value)),
        beside: rated.map_or_else(String::new, |rated| composer.interval(&rated)),
        under: composer.get("of-100"),
        text: rated.map_or_else(|| composer.score(&domain.standing.score), |rated| composer.no_interval(&rated)),
        svg: None,
    }
}

fn facts(composer: &Composer, index: usize) -> Vec<Note> {
    let domain = &composer.facts.domains[index];
    let standing = &domain.standing;
    let mut notes = Vec::new();
    if composer.facts.peers.is_some() {
        let rank = match standing.position.as_ref().filter(|position| position.percentile.is_some()) {
            None if standing.measured.value().is_none() => composer.get("position-no-score"),
            None => composer.get("position-few-peers"),
            Some(position) => {
                let rank = composer.say("rank", &Args::new().text("rank", composer.percentile(position)));
                let quartile = composer.quartile(position);
                if quartile.is_empty() { rank } else { format!("{rank}, {quartile}") }
            }
        };
        notes.push(composer.note(Tone::Neutral, "fact-rank", rank));
        if let Some(lead) = verdict::to_median(standing) {
            let text = composer.say(
                "points",
                &Args::new()
                    .count("count", super::words::points_count(composer, lead))
                    .text("value", composer.signed(lead)),
            );
            let text = if standing.moved() {
                composer.say("fact-before-rules", &Args::new().text("figure", text))
            } else {
                text
            };
            notes.push(composer.note(Tone::Neutral, "fact-median", text));
        }
    }
    let alpha = alpha(composer, domain.alpha);
    notes.push(match super::scope::unreliable(domain) {
        Some(_) => {
            let weak = composer.say("alpha-weak", &Args::new().text("alpha", alpha));
            composer.note(Tone::Attention, "fact-alpha", weak)
        }
        None => composer.note(Tone::Neutral, "fact-alpha", alpha),
    });
    let share = composer.say("fact-weight-text", &Args::new().text("share", composer.rate(domain.share)));
    notes.push(composer.note(Tone::Neutral, "fact-weight", share));
    if !composer.facts.plugins.is_empty() {
        let effects = composer.facts.effects.iter().filter(|effect| effect.domain == Some(index) && effect.changed);
        let told: Vec<_> = effects
            .map(|effect| {
                let value = format!("{}\u{a0}→\u{a0}{}", effect.before, effect.after);
                composer.say("pair", &Args::new().text("name", &effect.rule).text("value", value))
            })
            .collect();
        let text = if told.is_empty() { composer.get("fact-rules-none") } else { told.join(", ") };
        notes.push(composer.note(Tone::Neutral, "fact-rules", text));
    }
    notes
}

/// "alpha 0.83", or why there is none.
pub(super) fn alpha(composer: &Composer, alpha: Alpha) -> String {
    composer.get(match alpha {
        Alpha::Known(value) => return super::scope::alpha(composer, value),
        Alpha::OneQuestion => "alpha-one-question",
        Alpha::TooFew => "alpha-too-few",
        Alpha::NoVariance => "alpha-no-variance",
        Alpha::Consensus => "alpha-consensus",
    })
}

fn bullet(composer: &Composer, index: usize) -> Option<Figure> {
    let facts = composer.facts;
    let domain = &facts.domains[index];
    let of = |group: &super::facts::Group| group.shown.as_ref().map_or(Rating::Hidden, |shown| shown.domains[index]);
    let groups: Vec<_> = facts.groups.iter().map(|group| (group, of(group))).collect();
    if domain.standing.measured.value().is_none() && groups.iter().all(|(_, rating)| rating.value().is_none()) {
        return None;
    }
    let label = |rating: &Rating| match rating {
        Rating::Hidden => composer.get("hidden-short"),
        _ => composer.score(rating),
    };
    let bar = |name: &str, rating: &Rating, total: bool| chart::BulletRow {
        name: name.to_owned(),
        value: rating.value(),
        label: label(rating),
        interval: span(rating),
        total,
    };
    let all = composer.get("all-respondents");
    // Groups and peers, which rules do not touch, stand beside it.
    let whole = domain.standing.measured;
    let mut rows = vec![bar(&all, &whole, true)];
    rows.extend(groups.iter().map(|(group, rating)| bar(&group.name, rating, false)));
    let peers = cuts(domain.standing.position.as_ref());
    let alt = composer
        .say("pair", &Args::new().text("name", &domain.title).text("value", composer.score_with_interval(&whole)));
    let peers_label = peers.map_or_else(String::new, |cuts| {
        composer.say("peers-median", &Args::new().text("median", composer.number(cuts.median)))
    });
    let data = chart::Bullet { alt: alt.clone(), axis: scale(composer.locale()), peers, peers_label, rows };
    let mut table = vec![(all, whole)];
    table.extend(groups.iter().map(|(group, rating)| (group.name.clone(), *rating)));
    let table = table.into_iter().map(|(name, rating)| {
        let interval = rating.rated().map(|rated| composer.interval(&rated)).filter(|text| !text.is_empty());
        row(vec![cell(name), cell(composer.score(&rating)), cell(interval.unwrap_or_else(|| composer.get("dash")))])
    });
    let columns = vec![
        composer.column("column-group", false),
        composer.column("column-score", true),
        composer.column("column-interval", true),
    ];
    let caption = Caption {
        id: "domain",
        of: domain.id.clone(),
        title: bullet_title(composer, &groups, peers.map(|cuts| cuts.median)),
        unit: composer.say(
            if peers.is_some() { "bullet-unit-peers" } else { "bullet-unit" },
            &Args::new().text("measured", domain.standing.moved().to_string()),
        ),
        source: composer.source_with_peers(),
        alt,
    };
    Some(composer.figure(caption, &Chart::Bullet(data), behind(columns, table.collect())))
}

/// Counts only the groups whose whole interval is on one side of the peers' median.
fn bullet_title(composer: &Composer, groups: &[(&super::facts::Group, Rating)], median: Option<f64>) -> String {
    let rated: Vec<_> = groups.iter().filter_map(|(group, rating)| Some((group, rating.rated()?))).collect();
    if rated.is_empty() {
        return composer.get("bullet-title-all");
    }
    let Some(median) = median else {
        let by = |a: &&(_, Rated), b: &&(_, Rated)| a.1.value.total_cmp(&b.1.value);
        let (high, low) = (rated.iter().max_by(by), rated.iter().min_by(by));
        return match high.zip(low).filter(|_| rated.len() > 1) {
            Some((high, low)) => {
                composer.say("bullet-title-range", &Args::new().text("high", &high.0.name).text("low", &low.0.name))
            }
            None => composer.get("bullet-title-all"),
        };
    };
    let ends = rated.iter().filter_map(|(_, rated)| rated.interval());
    let above = ends.clone().filter(|(low, _)| *low > median).count();
    let below = ends.filter(|(_, high)| *high < median).count();
    let args = Args::new().count("above", above).count("below", below).count("of", rated.len());
    composer.say("bullet-title-peers", &args.count("rest", rated.len() - above))
}

/// A level's name between quotation marks; a level that bears a number alone stands as it is.
fn named(composer: &Composer, name: &str) -> String {
    if name.parse::<f64>().is_ok() { name.to_owned() } else { locale::quoted(composer.locale(), name) }
}

/// Names of levels with how many practices reached each, the most advanced first.
fn levels(composer: &Composer, domain: &Facts) -> Vec<String> {
    let mut counts = BTreeMap::<(usize, &str), usize>::new();
    for practice in &domain.practices {
        if let Some(level) = practice.level.filter(|_| practice.reply.is_none()) {
            *counts.entry((practice.levels - level, &practice.level_name)).or_default() += 1;
        }
    }
    let say = |((_, name), count): (&(usize, &str), &usize)| {
        composer.say("level-count", &Args::new().count("count", *count).text("level", named(composer, name)))
    };
    counts.iter().map(say).collect()
}

/// What the domain is, and its best and weakest practice where the headline does not name both.
fn reading(composer: &Composer, domain: &Facts, headline: &str) -> String {
    let mut sentences = Vec::new();
    if !domain.text.is_empty() {
        sentences.push(domain.text.clone());
    }
    let named = |ends: &[(&Practice, Rated); 2]| ends.iter().all(|(practice, _)| headline.contains(&practice.title));
    if let Some([best, weakest]) = ends(domain).filter(|ends| !named(ends)) {
        let told = |(practice, rated): (&Practice, Rated)| {
            let name = locale::quoted(composer.locale(), &practice.title);
            format!("{name} ({})", composer.number(rated.value))
        };
        sentences
            .push(composer.say("domain-reading", &Args::new().text("best", told(best)).text("weakest", told(weakest))));
    }
    sentences.join(" ")
}

/// A description too long for its cell is told by its first sentence.
fn short(anchor: &str) -> String {
    const LONG: usize = 190;
    if anchor.chars().count() > LONG { locale::first_sentence(anchor).to_owned() } else { anchor.to_owned() }
}

/// Practices of which the leading set is asked.
fn asked(domain: &Facts) -> impl Iterator<Item = &Practice> {
    domain.practices.iter().filter(|practice| practice.asked)
}

fn practices(composer: &Composer, domain: &Facts) -> Table {
    let levels = levels(composer, domain);
    let replies = asked(domain).filter(|practice| practice.reply.is_some()).count();
    let args = Args::new().count("n", asked(domain).count()).count("count", replies);
    let title = match (levels.is_empty(), replies) {
        (true, _) => composer.say("practices-title-plain", &args),
        (false, 0) => locale::capital(&composer.list(&levels)),
        (false, _) => {
            composer.say("practices-title-mixed", &args.text("levels", locale::capital(&composer.list(&levels))))
        }
    };
    // What stands in the column of levels: these alone, answers among them, or answers alone.
    let kind = match (levels.is_empty(), replies) {
        (_, 0) => "",
        (false, _) => "-mixed",
        (true, _) => "-replies",
    };
    let agreed = if composer.facts.leading.method.single() { "-agreed" } else { "" };
    let columns = vec![
        composer.column("column-practice", false),
        composer.column(&format!("column-level{kind}"), false),
        composer.column("column-described", false),
        Column { label: composer.get("column-score"), note: String::new(), numeric: true },
    ];
    let rows = asked(domain).map(|practice| {
        let mut level = cell(match &practice.reply {
            Some(reply) => locale::capital(&replies::plain(composer, reply)),
            None if practice.level_name.is_empty() => composer.get("dash"),
            None => practice.level_name.clone(),
        });
        // As many squares as the numbers say: two of three for level 2 of 3. Answers in words of their own have none.
        if practice.levels > 0 && practice.reply.is_none() {
            let alt = replies::level(composer, practice);
            let reached = practice.level.map(|level| level + practice.first);
            let data = chart::Levels { alt, reached, of: practice.levels + practice.first };
            level = level.drawn(composer.levels(data));
        }
        let described = match &practice.reply {
            _ if !practice.anchor.is_empty() => short(&practice.anchor),
            Some(reply) => replies::most_given(composer, reply),
            None => String::new(),
        };
        let described = if described.is_empty() { composer.get("dash") } else { described };
        let (score, note) = match practice.score.rated() {
            Some(rated) => (composer.number(rated.value), composer.interval(&rated)),
            None => (composer.get("dash"), composer.score(&practice.score)),
        };
        row(vec![cell(&practice.title), level, cell(described), cell(score).note(note)])
    });
    Table {
        id: format!("practices-{}", domain.id),
        title,
        unit: composer.get(&format!("practices-unit{kind}{agreed}")),
        columns,
        rows: rows.collect(),
        source: format!("{}.", composer.source()),
    }
}

fn steps(composer: &Composer, index: usize) -> Vec<Note> {
    let actions = composer.facts.actions.iter().filter(|action| match action.trace {
        Trace::Practice { domain, .. } => domain == index,
        Trace::Rule(_) => false,
    });
    actions.take(STEPS).map(|action| step(composer, action)).collect()
}

/// An action as a note; of a practice alone.
pub(super) fn step(composer: &Composer, action: &Action) -> Note {
    let mut label = replies::label(composer, action);
    if !action.code.is_empty() {
        label = composer.say("step-label-code", &Args::new().text("code", &action.code).text("label", label));
    }
    let args = Args::new()
        .text("advice", &action.text)
        .text("owner", super::decisions::owner(composer, action))
        .text("span", composer.span(action.horizon))
        .text("points", action.impact.map_or_else(|| composer.get("dash"), |impact| points(composer, impact)));
    Note { label, text: composer.say("step-text", &args), tone: Tone::Neutral }
}
