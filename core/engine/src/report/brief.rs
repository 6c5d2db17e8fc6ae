//! What a brief of two pages says beside the summary: the figures in plain words, the first things to do, what may follow, the method.

mod deeds;
mod room;
mod verdict;

use crate::locale::{self, Args};

use super::composer::Composer;
use super::facts::{Method, Practice, Rollup};
use super::model::{Brief, Note, Summary, Tone};

pub(super) fn compose(composer: &Composer, summary: &Summary) -> Brief {
    let facts = composer.facts;
    let deeds = deeds::compose(composer, &summary.decisions);
    let args = Args::new().count("n", deeds.len());
    let day = locale::day(composer.locale(), facts.day);
    let parts = [day, facts.recipient.clone(), facts.confidentiality.clone()];
    let lead = match deeds.iter().map(|deed| deed.story.len()).min() {
        None => "decisions-none",
        Some(1) => "brief-lead-short",
        Some(_) => "brief-lead",
    };
    let headline = composer.say("brief-headline", &args);
    let mut brief = Brief {
        line: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        keys: verdict::keys(composer, summary),
        lacks: verdict::lacks(composer),
        scores: (facts.stages.is_none() && facts.domains.len() <= verdict::MOST).then(|| verdict::scores(composer)),
        caveat: verdict::caveat(composer),
        noted: composer.get(match facts.leading.method {
            Method::Consensus => "brief-noted-workshop",
            _ if facts.leading.own => "brief-noted-own",
            _ => "brief-noted",
        }),
        head: composer.head("brief", composer.get("brief-section"), headline, composer.get(lead)),
        deeds,
        next: None,
        notes: notes(composer),
    };
    let left = room::left_by_verdict(summary, &brief);
    if let Some(all) = brief.lacks.as_mut().filter(|_| left < 0.0) {
        all.conditions.retain(|condition| condition.tone == Tone::Attention);
    }
    // What would stand half empty shows the scores too.
    if brief.scores.is_none() && facts.domains.len() > 1 && left >= room::scores(verdict::rows(facts.domains.len())) {
        brief.scores = Some(verdict::scores(composer));
    }
    brief.next = deeds::next(composer, &summary.decisions, room::for_next(&brief));
    brief
}

/// The method and the sources, in plain words.
fn notes(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let instrument = &facts.instrument;
    let versioned = |title: &str, version: &str| {
        composer.say("brief-title-version", &Args::new().text("title", title).text("version", version))
    };
    let licence = (!instrument.licence.is_empty())
        .then(|| composer.say("licence", &Args::new().text("licence", &instrument.licence)));
    let told = [instrument.citation.clone(), instrument.disclaimer.clone(), licence.unwrap_or_default()];
    let mut notes = vec![
        composer.note(Tone::Neutral, "brief-method", method(composer)),
        Note {
            label: versioned(&instrument.title, &instrument.version),
            text: told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
            tone: Tone::Neutral,
        },
    ];
    if let Some(peers) = &facts.peers {
        let args = Args::new()
            .count("n", peers.count)
            .text("pool", &peers.pool)
            .text("years", &peers.years)
            .text("cell", &peers.cell);
        let id = match (peers.fictional, peers.years.is_empty()) {
            (false, false) => "brief-peers",
            (false, true) => "brief-peers-undated",
            (true, false) => "brief-peers-fictional",
            (true, true) => "brief-peers-fictional-undated",
        };
        notes.push(composer.note(Tone::Neutral, "brief-peers-label", composer.say(id, &args)));
    }
    for plugin in &facts.plugins {
        let label = versioned(&plugin.title, &plugin.version);
        notes.push(Note { label, text: composer.get("brief-plugin"), tone: Tone::Neutral });
    }
    notes.extend(super::annex::external(composer));
    notes
}

fn method(composer: &Composer) -> String {
    let facts = composer.facts;
    let mut ids = vec![
        match facts.instrument.rollup {
            Rollup::Pooled => "brief-method-pooled",
            Rollup::MeanOfMeans => "brief-method-means",
            Rollup::WeakestLink => "brief-method-weakest",
        },
        "brief-method-whole",
    ];
    if !facts.leading.method.single() {
        ids.push("brief-method-margin");
    }
    if facts.stages.is_some() {
        ids.push("key-stages");
    }
    ids.into_iter().map(|id| composer.get(id)).collect::<Vec<_>>().join(" ")
}

/// What was noted with the practice of a domain that stands out most.
pub(super) fn said(composer: &Composer, practices: &[Practice], best: bool) -> String {
    let noted = practices.iter().filter(|practice| !practice.notes.is_empty());
    let rated = noted.filter_map(|practice| Some((practice, practice.score.value()?)));
    let chosen = if best {
        rated.max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.notes.len().cmp(&b.0.notes.len())))
    } else {
        rated.min_by(|a, b| a.1.total_cmp(&b.1))
    };
    chosen.map_or_else(String::new, |(practice, _)| {
        // Only where one question was asked is the second of two its evidence.
        let notes = &practice.notes;
        quoted(composer, if practice.answers.len() == 1 { notes } else { &notes[..1] })
    })
}

/// A question's note in quotation marks, then the evidence that was seen.
fn quoted(composer: &Composer, notes: &[String]) -> String {
    let Some((note, evidence)) = notes.split_first() else { return String::new() };
    let note = locale::quoted(composer.locale(), note);
    std::iter::once(note.as_str()).chain(evidence.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}
