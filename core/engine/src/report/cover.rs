//! Cover, contents and the key to the charts.

use crate::chart::{self, StairState};
use crate::locale::{self, Args, Messages};

use super::composer::Composer;
use super::draw::Chart;
use super::facts::Method;
use super::model::{Contents, Cover, Entry, Head, Labels, Note, Reading, ReadingKey, Tone};
use super::verdict;

pub(super) fn cover(composer: &Composer) -> Cover {
    let own = &composer.facts.cover;
    Cover {
        kind: composer.get("cover-kind"),
        title: composer.or_theirs("cover.title", own.0.clone().unwrap_or_else(|| title(composer))),
        subtitle: composer.or_theirs("cover.subtitle", own.1.clone().unwrap_or_else(|| composer.get("cover-subtitle"))),
        facts: facts(composer),
        fictional: if composer.facts.fictional { composer.get(fictional(composer)) } else { String::new() },
        svg: drawing(composer),
    }
}

/// What of it is invented.
fn fictional(composer: &Composer) -> &'static str {
    if composer.facts.peers.is_some() { "fictional-peers" } else { "fictional-alone" }
}

/// "Customer experience: Mutuelle Horizon".
pub(super) fn title(composer: &Composer) -> String {
    composer.say("cover-title", &Args::new().text("organisation", &composer.facts.organisation))
}

fn facts(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let mut notes = Vec::new();
    let mut add = |label: &str, text: String| {
        if !text.is_empty() {
            notes.push(composer.note(Tone::Neutral, label, text));
        }
    };
    add("cover-assessment", locale::day(composer.locale(), facts.day));
    let base = match facts.leading.method {
        Method::Consensus => composer.get("cover-consensus"),
        Method::Agreed => composer.get("cover-agreed"),
        _ => composer.say("unit-respondents", &Args::new().count("n", facts.leading.respondents)),
    };
    let groups =
        (!facts.groups.is_empty()).then(|| composer.say("unit-groups", &Args::new().count("n", facts.groups.len())));
    let peers = facts.peers.as_ref().map(|peers| {
        let id = if peers.fictional { "unit-peers-fictional" } else { "unit-peers" };
        composer.say(id, &Args::new().count("n", peers.count))
    });
    add("cover-base", [Some(base), groups, peers].into_iter().flatten().collect::<Vec<_>>().join(", "));
    add("cover-recipient", facts.recipient.clone());
    add("cover-author", facts.author.clone());
    add("cover-distribution", facts.confidentiality.clone());
    notes
}

fn drawing(composer: &Composer) -> Option<String> {
    let stages = composer.facts.stages.as_ref()?;
    let stairs = stages.all.iter().enumerate().map(|(index, stage)| chart::Stair {
        name: stage.title.clone(),
        state: match index.cmp(&stages.staged) {
            std::cmp::Ordering::Less => StairState::Passed,
            std::cmp::Ordering::Equal => StairState::Current,
            std::cmp::Ordering::Greater => StairState::Rest,
        },
        ..chart::Stair::default()
    });
    let args = Args::new().count("number", stages.staged + 1).count("of", stages.all.len());
    let data = chart::Staircase {
        alt: composer.say("alt-stage", &args),
        stages: stairs.collect(),
        now: Some(chart::Pole {
            stage: stages.staged,
            title: composer.get("stage-now"),
            text: composer.score_with_interval(&composer.facts.overall.score),
        }),
        target: composer.facts.target.as_ref().and_then(|target| {
            let text = target.day.map_or_else(String::new, |day| locale::month(composer.locale(), day));
            Some(chart::Pole { stage: target.stage?, title: composer.get("stage-target"), text })
        }),
        gate: None,
    };
    Some(composer.drawing(&Chart::Cover(data)))
}

pub(super) fn contents(composer: &Composer, heads: &[&Head]) -> Contents {
    let entries = heads.iter().map(|head| Entry {
        target: head.id.clone(),
        section: head.section.clone(),
        headline: head.headline.clone(),
    });
    let headline = composer.say("contents-headline", &Args::new().count("n", heads.len()));
    Contents {
        head: composer.head("contents", composer.get("contents-section"), headline, composer.get("contents-lead")),
        entries: entries.collect(),
    }
}

pub(super) fn reading(composer: &Composer) -> Reading {
    let facts = composer.facts;
    let peers = facts.domains.iter().any(|domain| verdict::place(&domain.standing).is_some());
    let mut keys = Vec::new();
    let mut add = |glyph, id: &str| {
        keys.push(ReadingKey {
            svg: composer.drawing(&Chart::Glyph(glyph)),
            title: composer.get(&format!("{id}-label")),
            text: composer.get(id),
        });
    };
    if !facts.leading.method.single() {
        add(chart::Glyph::KeyInterval, "key-interval");
    }
    if peers {
        add(chart::Glyph::KeyPeers, "key-peers");
        add(chart::Glyph::KeyBelow, "key-below");
    }
    add(chart::Glyph::KeyLevel, if facts.leading.method.single() { "key-level-agreed" } else { "key-level" });
    if facts.stages.is_some() {
        add(chart::Glyph::KeyStage, "key-stages");
    }
    add(chart::Glyph::KeyVerdict, "key-verdict");
    let citation = [facts.instrument.citation.as_str(), facts.instrument.disclaimer.as_str()];
    let citation =
        citation.into_iter().filter(|text| !text.is_empty()).map(locale::first_sentence).collect::<Vec<_>>().join(" ");
    let label = if facts.fictional { composer.get(fictional(composer)) } else { composer.get("notice-model") };
    Reading {
        title: composer.get("reading-keys-title"),
        keys,
        notice: Note { label, text: citation, tone: Tone::Neutral },
    }
}

/// Where one person answered for the house (`alone`), nobody else is there to comment.
pub(super) fn labels(messages: &Messages, alone: bool) -> Labels {
    let get = |id: &str| messages.get(id);
    Labels {
        figure: get("label-figure"),
        source: get("label-source"),
        page: get("label-page"),
        page_short: get("label-page-short"),
        contents: get("contents-section"),
        skip: get("label-skip"),
        data: get("label-data"),
        scroll: get("label-scroll"),
        sort: get("label-sort"),
        given: get("label-given"),
        comment: get(if alone { "label-comment-own" } else { "label-comment" }),
        good: get("label-good"),
        attention: get("label-attention"),
        evidence: get("label-evidence"),
        next: get("steps-title"),
    }
}
