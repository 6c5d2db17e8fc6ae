//! The first page's figures in plain words: no rank of a hundredth, no sample letter, no identifier.

use std::cmp::Ordering;

use crate::chart;
use crate::locale::{self, Args};
use crate::measure::comparable;
use crate::report::composer::{Composer, closed};
use crate::report::draw::Chart;
use crate::report::model::{KeyFigure, Lacks, Note, Scores, Summary, Tone};
use crate::report::{profile, stage, summary};
use crate::scoring::GateState;

/// The summary's key figures; the position, last, says how many do less well. Without one, how many answered stands there.
pub(super) fn keys(composer: &Composer, summary: &Summary) -> Vec<KeyFigure> {
    let (told, sure) = match summary.keys.split_last() {
        Some((position, others)) if summary::compared(composer.facts) => (position.text.clone(), others),
        _ => (composer.no_peers(), summary.keys.as_slice()),
    };
    let last = position(composer).or_else(|| answers(composer, told));
    sure.iter().cloned().chain(last).collect()
}

/// How many answered, and why there is no position; none where one answer stands for all.
fn answers(composer: &Composer, absent: String) -> Option<KeyFigure> {
    let party = &composer.facts.leading;
    let people = if party.customers { "brief-answers-customers" } else { "brief-answers-people" };
    (!party.method.single()).then(|| KeyFigure {
        label: composer.get("brief-answers"),
        value: locale::integer(composer.locale(), party.respondents),
        beside: String::new(),
        under: composer.say(people, &Args::new().count("n", party.respondents)),
        text: absent,
        svg: None,
    })
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
        sentences.push(composer.get("brief-position-measured"));
    }
    let [last, first] = ["brief-position-last", "brief-position-first"].map(|id| composer.get(id));
    let drawing = chart::QuartileMini {
        alt: composer.say("brief-alt-position", &Args::new().text("share", &below)),
        quarters: [last.clone(), String::new(), String::new(), first.clone()],
        named: [last, String::new(), String::new(), first],
        quarter: position.quartile.map(|rank| rank - 1),
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

/// Of more scores than these, the highest and the lowest are drawn: so many of each.
pub(super) const MOST: usize = 7;
const ENDS: usize = 3;

/// Rows of the scores of so many domains, with that of the whole.
pub(super) fn rows(domains: usize) -> usize {
    if domains > MOST { ENDS * 2 + 1 } else { domains + 1 }
}

/// The profile's dot plot without ranks; of many domains, both ends of it.
pub(super) fn scores(composer: &Composer) -> Scores {
    let peers = profile::with_peers(composer);
    let sampled = !composer.facts.leading.method.single();
    let many = composer.facts.domains.len() > MOST;
    let mut data = profile::dot_plot(composer, &["column-score", "brief-margin", "column-median"]);
    if many {
        data.rows.sort_by(|a, b| a.total.cmp(&b.total).then(b.value.partial_cmp(&a.value).unwrap_or(Ordering::Equal)));
        let rated = data.rows.iter().filter(|row| row.value.is_some() && !row.total).count();
        let mut place = 0;
        data.rows.retain(|row| {
            place += 1;
            row.total || (place <= ENDS || place + ENDS > rated) && place <= rated
        });
    }
    Scores {
        title: match (many, peers || !sampled) {
            (true, _) => composer.get("brief-scores-ends"),
            (false, true) => profile::dots_title(composer),
            (false, false) => composer.get("brief-scores"),
        },
        unit: composer.get(if peers { "brief-scores-unit-peers" } else { "brief-scores-unit" }),
        svg: composer.drawing(&Chart::DotPlot(data)),
    }
}

/// What closes the next stage, and where the score stands against that stage's threshold.
pub(super) fn lacks(composer: &Composer) -> Option<Lacks> {
    let stages = composer.facts.stages.as_ref()?;
    stages.next()?;
    let table = stage::gates(composer, stages)?;
    let conditions = table.rows.into_iter().zip(&stages.gates).map(|(row, gate)| {
        let [title, wanted, found, _, state] = <[_; 5]>::try_from(row.cells).expect("a condition has five cells");
        let text = match gate.state {
            GateState::NotShown | GateState::Unknown => locale::capital(&state.text),
            _ if gate.holds() => String::new(),
            // "Required: yes, found: no" says no more than the sign before it.
            _ if !wanted.text.contains(|c: char| c.is_ascii_digit()) => String::new(),
            _ => composer.say("brief-gate", &Args::new().text("wanted", wanted.text).text("found", found.text)),
        };
        Note { label: closed(&title.text), text, tone: if gate.holds() { Tone::Good } else { Tone::Attention } }
    });
    let (mut conditions, held): (Vec<_>, Vec<_>) = conditions.partition(|condition| condition.tone == Tone::Attention);
    conditions.extend(held);
    Some(Lacks { title: table.title, note: score_note(composer).unwrap_or_default(), conditions })
}

/// Said where the score too is below: above, the lead and the stage's own figure say it.
fn score_note(composer: &Composer) -> Option<String> {
    let (next, from) = stage::threshold(composer)?;
    let score = composer.facts.overall.score.value().filter(|score| comparable(*score) < comparable(from))?;
    let args = Args::new().text("score", composer.number(score)).count("next", next + 1);
    Some(composer.say("brief-score-under", &args.text("at", composer.whole(from))))
}

pub(super) fn caveat(composer: &Composer) -> Note {
    let facts = composer.facts;
    let args = Args::new()
        .text("instrument", locale::quoted(composer.locale(), &facts.leading.questionnaire))
        .text("date", locale::month(composer.locale(), facts.day));
    let source = match &facts.peers {
        None => composer.say("brief-source", &args),
        Some(peers) => composer.say("brief-source-peers", &args.count("n", peers.count)),
    };
    summary::caveat_with(composer, source)
}
