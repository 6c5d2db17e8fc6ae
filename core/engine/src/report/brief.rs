//! What a brief of two pages says beside the summary: the first things to do, on a few lines each, and the method.

use crate::locale::{self, Args};

use super::composer::Composer;
use super::facts::{Action, Practice};
use super::model::{Brief, Decision, Deed, Note, Summary, Tone};
use super::words::TheirSheet;

/// Things to do shown at most.
const DEEDS: usize = 3;

pub(super) fn compose(composer: &Composer, summary: &Summary) -> Brief {
    let facts = composer.facts;
    let deeds: Vec<_> = summary.decisions.iter().take(DEEDS).map(|decision| deed(composer, decision)).collect();
    let args = Args::new().count("n", deeds.len());
    let day = locale::day(composer.locale(), facts.day);
    let parts = [day, facts.recipient.clone(), facts.confidentiality.clone()];
    Brief {
        line: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        head: composer.head(
            "brief",
            composer.get("brief-section"),
            composer.say("brief-headline", &args),
            composer.get(if deeds.is_empty() { "decisions-none" } else { "brief-lead" }),
        ),
        deeds,
        notes: notes(composer),
    }
}

fn deed(composer: &Composer, decision: &Decision) -> Deed {
    let plain = |label: &str, text: String| composer.note(Tone::Neutral, label, text);
    let action = composer.facts.actions.iter().find(|action| action.basis.id == decision.action);
    let mut story = vec![plain("deed-why", decision.why.clone())];
    let mut facts = vec![plain("deed-owner", decision.owner.clone()), plain("deed-before", decision.before.clone())];
    if let Some(action) = action {
        let theirs = composer.words.sheet(&action.basis.id, composer);
        facts.push(plain("sheet-cost", super::sheets::cost(composer, action, &theirs)));
        story.insert(0, plain("deed-today", super::sheets::today(composer, action)));
        story.push(plain("deed-known", known(composer, action, theirs)));
    }
    let said = action.map_or(&[][..], |action| &action.basis.notes);
    Deed { rank: decision.rank, text: decision.text.clone(), story, facts, said: quoted(composer, said) }
}

fn known(composer: &Composer, action: &Action, theirs: TheirSheet) -> String {
    theirs.indicator.unwrap_or_else(|| super::sheets::indicator(composer, action))
}

fn notes(composer: &Composer) -> Vec<Note> {
    let steps = super::scope::steps(composer);
    let method = steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut notes = vec![composer.note(Tone::Neutral, "brief-method", method)];
    notes.extend(super::annex::sources_of_figures(composer));
    notes
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
