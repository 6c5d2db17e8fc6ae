//! The first things to do, in the order of their dates, and the advice that waits behind them.

use crate::locale::Args;
use crate::report::composer::{Composer, cell, closed, row};
use crate::report::facts::{Action, Trace};
use crate::report::model::{Decision, Deed, Note, Table, Tone};
use crate::report::sheets;

/// Things to do shown at most.
const DEEDS: usize = 5;
/// From more than these on, each is told in fewer lines.
const AT_LENGTH: usize = 3;

pub(super) fn compose(composer: &Composer, decisions: &[Decision]) -> Vec<Deed> {
    let mut ordered: Vec<_> = decisions.iter().collect();
    // What has no date comes last; the sort keeps the order of decision among equals.
    ordered.sort_by_key(|decision| (decision.day.is_none(), decision.day));
    ordered.truncate(DEEDS);
    let short = ordered.len() > AT_LENGTH;
    ordered.into_iter().enumerate().map(|(index, decision)| deed(composer, (index + 1, decision), short)).collect()
}

fn deed(composer: &Composer, (rank, decision): (usize, &Decision), short: bool) -> Deed {
    let plain = |label: &str, text: String| composer.note(Tone::Neutral, label, text);
    let action = composer.facts.actions.iter().find(|action| action.basis.id == decision.action);
    let at_length = action.filter(|_| !short);
    let mut story = vec![plain("deed-why", closed(&decision.why))];
    let mut facts = vec![plain("deed-owner", decision.owner.clone()), plain("deed-before", decision.before.clone())];
    if let Some(action) = at_length {
        story.insert(0, plain("deed-today", sheets::today(composer, action)));
        facts.push(sheets::cost_note(composer, action, &composer.words.sheet(&action.basis.id, composer)));
    }
    story.extend(sign(composer, decision, action));
    let said = at_length.map_or(&[][..], |action| &action.basis.notes);
    let one_row = story.len() + facts.len() <= 4;
    Deed {
        rank,
        text: decision.text.trim_end_matches('.').to_owned(),
        story,
        facts,
        one_row,
        said: super::quoted(composer, said),
    }
}

/// How one will know: as the consultant wrote it of the decision or of the action; else what the advice leads to, where it was taken as
/// it stands. A decision in other words may do something else: the practice's next level is then named as what it is.
fn sign(composer: &Composer, decision: &Decision, action: Option<&Action>) -> Option<Note> {
    let known = |text: String| composer.note(Tone::Good, "deed-known", closed(&text));
    let theirs = || composer.words.sheet(&action?.basis.id, composer).indicator;
    if let Some(text) = decision.indicator.clone().or_else(theirs) {
        return Some(known(text));
    }
    let action = action?;
    match action.trace {
        _ if decision.text == action.text => Some(known(sheets::indicator(composer, action))),
        Trace::Practice { .. } if !action.basis.next.is_empty() => {
            Some(composer.note(Tone::Neutral, "deed-level", action.basis.next.clone()))
        }
        _ => None,
    }
}

/// As many rows of the advice that was not decided; none without room.
pub(super) fn next(
    composer: &Composer,
    decisions: &[Decision],
    rows: impl Fn(&[Vec<String>]) -> usize,
) -> Option<Table> {
    let decided = |action: &&Action| decisions.iter().any(|decision| decision.action == action.basis.id);
    let mut waiting: Vec<_> = composer.facts.planned().filter(|action| !decided(action)).collect();
    let mut texts: Vec<_> = waiting
        .iter()
        .map(|action| {
            let cost = sheets::cost_note(composer, action, &composer.words.sheet(&action.basis.id, composer)).text;
            vec![action.title.clone(), action.text.clone(), crate::report::decisions::owner(composer, action), cost]
        })
        .collect();
    texts.truncate(rows(&texts));
    waiting.truncate(texts.len());
    (!texts.is_empty()).then(|| Table {
        id: "brief-next".into(),
        title: composer.say("brief-next", &Args::new().count("n", texts.len())),
        unit: composer.get("brief-next-unit"),
        columns: ["column-practice", "column-what", "column-owner", sheets::cost_head(composer, &waiting)]
            .map(|id| composer.column(id, false))
            .into(),
        rows: texts.into_iter().map(|texts| row(texts.into_iter().map(cell).collect())).collect(),
        source: String::new(),
    })
}
