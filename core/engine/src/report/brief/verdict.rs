//! The first page's figures in plain words: no rank of a hundredth, no sample letter, no identifier.

use crate::chart;
use crate::locale::{self, Args};
use crate::measure::comparable;
use crate::report::composer::{Composer, closed};
use crate::report::draw::Chart;
use crate::report::model::{KeyFigure, Lacks, Note, Summary, Tone};
use crate::report::{stage, summary};
use crate::scoring::GateState;

/// The summary's key figures; the position says how many do less well.
pub(super) fn keys(composer: &Composer, summary: &Summary) -> Vec<KeyFigure> {
    let mut keys = summary.keys.clone();
    if let Some((plain, last)) = position(composer).zip(keys.last_mut()) {
        *last = plain;
    }
    keys
}

fn position(composer: &Composer) -> Option<KeyFigure> {
    let facts = composer.facts;
    let (position, peers) = facts.overall.position.as_ref().zip(facts.peers.as_ref())?;
    let share = |percent: f64| composer.percent(percent.floor() / 100.0);
    let below = share(position.apart?.0);
    let mut sentences = Vec::new();
    if let Some((low, high)) = position.range.map(|(low, high)| (share(low), share(high))).filter(|(a, b)| a != b) {
        sentences.push(composer.say("brief-position-range", &Args::new().text("low", low).text("high", high)));
    }
    if let Some(cuts) = position.quartiles {
        sentences.push(composer.say("position-median", &Args::new().text("median", composer.number(cuts.median))));
    }
    if summary::before_rules(composer, &facts.overall).is_some() {
        sentences.push(composer.get("position-measured"));
    }
    let [last, first] = ["brief-position-last", "brief-position-first"].map(|id| composer.get(id));
    let drawing = chart::QuartileMini {
        alt: composer.say("brief-alt-position", &Args::new().text("share", &below)),
        quarters: [last, String::new(), String::new(), first],
        percentile: position.percentile,
        absent: composer.get("dash"),
    };
    let id = if peers.fictional { "brief-position-peers-fictional" } else { "brief-position-peers" };
    Some(KeyFigure {
        label: composer.get("brief-position"),
        value: below,
        beside: String::new(),
        under: composer.say(id, &Args::new().count("n", peers.count)),
        text: sentences.join(" "),
        svg: Some(composer.drawing(&Chart::QuartileMini(drawing))),
    })
}

/// What closes the next stage, and where the score stands against that stage's threshold.
pub(super) fn lacks(composer: &Composer) -> Option<Lacks> {
    let stages = composer.facts.stages.as_ref()?;
    stages.next()?;
    let table = stage::gates(composer, stages)?;
    let conditions = table.rows.into_iter().zip(&stages.gates).filter(|(_, gate)| !gate.holds()).map(|(row, gate)| {
        let [title, wanted, found, _, state] = <[_; 5]>::try_from(row.cells).expect("a condition has five cells");
        let text = match gate.state {
            GateState::NotShown | GateState::Unknown => locale::capital(&state.text),
            // "Required: yes, found: no" says no more than the sign before it.
            _ if !wanted.text.contains(|c: char| c.is_ascii_digit()) => String::new(),
            _ => composer.say("brief-gate", &Args::new().text("wanted", wanted.text).text("found", found.text)),
        };
        Note { label: closed(&title.text), text, tone: Tone::Attention }
    });
    Some(Lacks { title: table.title, note: score_note(composer).unwrap_or_default(), conditions: conditions.collect() })
}

fn score_note(composer: &Composer) -> Option<String> {
    let (next, from) = stage::threshold(composer)?;
    let score = composer.facts.overall.score.value()?;
    let id = if comparable(score) >= comparable(from) { "brief-score-over" } else { "brief-score-under" };
    let args = Args::new().text("score", composer.number(score)).count("next", next + 1);
    Some(composer.say(id, &args.text("at", composer.whole(from))))
}

pub(super) fn caveat(composer: &Composer) -> Note {
    let facts = composer.facts;
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &facts.leading.questionnaire))
        .text("date", locale::month(composer.locale(), facts.day));
    let source = match &facts.peers {
        None => composer.say("brief-source", &args),
        Some(peers) => {
            let id = if peers.fictional { "brief-source-peers-fictional" } else { "brief-source-peers" };
            composer.say(id, &args.count("n", peers.count))
        }
    };
    summary::caveat_with(composer, source)
}
