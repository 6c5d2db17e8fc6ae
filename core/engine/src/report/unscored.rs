//! Questions that do not count: which group chose which option, in shares. A report that tells of every question has them there.

use crate::locale::{self, Args};
use crate::scoring::Tally;

use super::composer::{Composer, cell, row};
use super::facts::Unscored as Facts;
use super::model::{Cell, Column, Table, Tone, Unscored};

/// From this many questions on they have a page of their own; fewer stand in the annex.
const PAGE: usize = 4;

pub(super) fn compose(composer: &Composer) -> Option<Unscored> {
    let questions = &composer.facts.unscored;
    (questions.len() >= PAGE && !composer.facts.detail).then(|| Unscored {
        head: composer.head(
            "unscored",
            composer.get("unscored-section"),
            composer.say("unscored-headline", &Args::new().count("n", questions.len())),
            composer.get("unscored-lead"),
        ),
        tables: tables(composer),
    })
}

/// Tables for the annex, where there are too few for a page.
pub(super) fn annexed(composer: &Composer) -> Vec<Table> {
    if composer.facts.unscored.len() < PAGE && !composer.facts.detail { tables(composer) } else { Vec::new() }
}

fn tables(composer: &Composer) -> Vec<Table> {
    let mut tables: Vec<_> = composer.facts.unscored.iter().map(|question| table(composer, question)).collect();
    // One source for all, under the last.
    if let Some(last) = tables.last_mut() {
        last.source = format!("{}.", composer.source());
    }
    tables
}

fn table(composer: &Composer, question: &Facts) -> Table {
    let all = &question.tallies.all;
    let names = composer.facts.groups.iter().map(|group| group.name.clone());
    // One group that is shown is nearly everybody: it adds nothing to the whole.
    let several = question.tallies.groups.iter().flatten().count() > 1;
    let groups: Vec<_> = names.zip(&question.tallies.groups).filter(|_| several).collect();
    let everybody = (composer.get("all-respondents"), all);
    let columns = groups.iter().map(|(name, tally)| (name.clone(), *tally)).chain([everybody]).map(|(label, tally)| {
        let n = |tally: &Tally| composer.say("n-equals", &Args::new().count("n", tally.answered));
        Column { label, note: tally.as_ref().map_or_else(String::new, n), numeric: true }
    });
    let share = |tally: &Option<Tally>, option: usize| match tally {
        Some(Tally { answered: 0, .. }) => cell(composer.get("dash")),
        Some(tally) => cell(composer.percent(tally.options[option] as f64 / tally.answered as f64)),
        None => hidden(composer),
    };
    let rows = question.options.iter().enumerate().map(|(option, words)| {
        let shares = groups.iter().map(|(_, tally)| share(tally, option)).chain([share(all, option)]);
        row([cell(words)].into_iter().chain(shares).collect())
    });
    let first = composer.column("column-answers", false);
    Table {
        id: format!("unscored-{}", question.id),
        title: title(composer, question),
        unit: question.text.clone(),
        columns: [first].into_iter().chain(columns).collect(),
        rows: rows.collect(),
        source: String::new(),
    }
}

fn hidden(composer: &Composer) -> Cell {
    cell(composer.get("hidden-short")).tone(Tone::Muted)
}

/// The option chosen most, where it is alone.
fn title(composer: &Composer, question: &Facts) -> String {
    let most = question.tallies.all.as_ref().and_then(|all| {
        let most = *all.options.iter().max()?;
        let mut first = all.options.iter().enumerate().filter(|(_, n)| **n == most);
        let (option, _) = first.next()?;
        first.next().is_none().then(|| (option, most as f64 / all.answered as f64))
    });
    let Some((option, share)) = most else { return question.question.clone() };
    let args = Args::new()
        .text("question", &question.question)
        .text("option", locale::quoted(composer.locale(), &question.options[option]))
        .text("share", composer.percent(share));
    composer.say("unscored-title", &args)
}
