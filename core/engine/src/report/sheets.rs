//! Action sheets: from what is true today to what will show that it changed.
//!
//! A sheet speaks of one question or rule, and each of its sentences is that one's own: a condition that several actions work on is
//! told on the first, and the others name that one.

mod journal;

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Composer, cell, row};
use super::draw::Chart;
use super::facts::{Action, Certainty, Method, Reply, Standing, Trace};
use super::model::{Head, Note, Remarks, Row, Sheet, Sheets, Table, Tone};
use super::replies;
use super::words::{TheirSheet, points};

/// Examples of evidence named on a sheet at most.
const EVIDENCE: usize = 2;

pub(super) fn compose(composer: &Composer) -> Option<Sheets> {
    let planned: Vec<_> = composer.facts.planned().collect();
    if planned.is_empty() {
        return None;
    }
    // The first come as pages: what is decided goes before what the consultant wrote of, and that before the rest.
    let mut sheets = planned.clone();
    sheets.sort_by_key(|action| (!action.decided, !action.chosen));
    let pages = composer.words.sheet_pages().min(planned.len());
    let all = sheets.iter().take(pages).map(|action| sheet(composer, action, &planned)).collect();
    let some = (1..planned.len()).contains(&pages);
    let headline = composer.say(
        if some { "sheets-headline-some" } else { "sheets-headline" },
        &Args::new().count("n", planned.len()).count("pages", pages),
    );
    Some(Sheets {
        head: composer.head("sheets", composer.get("sheets-section"), headline, composer.get("sheets-lead")),
        table: table(composer, &planned),
        pages,
        all,
    })
}

/// Every planned action as a sheet, in the order of the plan.
pub(super) fn every(composer: &Composer) -> Vec<Sheet> {
    let planned: Vec<_> = composer.facts.planned().collect();
    planned.iter().map(|action| sheet(composer, action, &planned)).collect()
}

fn table(composer: &Composer, planned: &[&Action]) -> Table {
    let rows = planned.iter().map(|action| {
        let theirs = composer.words.sheet(&action.basis.id, composer);
        row(vec![
            cell(&action.code),
            cell(&action.title).note(beside(composer, action)),
            cell(super::decisions::owner(composer, action)),
            cell(composer.deadline(action)),
            cell(cost(composer, action, &theirs)),
            cell(aim(composer, action)),
        ])
    });
    Table {
        id: "sheets-all".into(),
        title: composer.say("sheets-title", &Args::new().count("n", planned.len())),
        unit: composer.get("sheets-unit"),
        columns: [
            "column-code",
            "column-action",
            "column-owner",
            "sheet-column-deadline",
            cost_head(composer, planned),
            "sheet-column-aim",
        ]
        .map(|id| composer.column(id, false))
        .into(),
        rows: rows.collect(),
        source: format!("{}. {}", composer.source(), composer.ruled("matrix-source")),
    }
}

fn sheet(composer: &Composer, action: &Action, planned: &[&Action]) -> Sheet {
    let theirs = composer.words.sheet(&action.basis.id, composer);
    let plain = |label: &str, text: String| composer.note(Tone::Neutral, label, text);
    let args = Args::new().text("code", &action.code);
    let (tone, label) = if begun(action) { (Tone::Neutral, "sheet-now") } else { (Tone::Attention, "sheet-irritant") };
    let story = vec![
        composer.note(tone, label, today(composer, action)),
        plain("sheet-step", place(composer, action)),
        composer.note(Tone::Good, "sheet-solution", action.text.clone()),
        plain("sheet-conditions", theirs.conditions.clone().unwrap_or_else(|| conditions(composer, action, planned))),
    ];
    let said: Vec<String> = action.basis.notes.iter().map(|note| locale::quoted(composer.locale(), note)).collect();
    let indicator = plain("sheet-indicator", theirs.indicator.clone().unwrap_or_else(|| indicator(composer, action)));
    let mut sheet = Sheet {
        head: Head {
            id: format!("sheet-{}", action.code.to_lowercase()),
            section: composer.say("sheet-section", &args),
            headline: composer.say("sheet-headline", &args.text("title", &action.title)),
            lead: String::new(),
            remarks: Remarks::default(),
        },
        code: action.code.clone(),
        facts: vec![
            plain("sheet-owner", super::decisions::owner(composer, action)),
            plain("sheet-time", time(composer, action)),
            cost_note(composer, action, &theirs),
            plain("sheet-gain", super::priorities::impact(composer, action)),
            plain("sheet-opens", opens(composer, action, planned)),
        ],
        story,
        indicator,
        success: success(composer, action),
        trigger: plain("sheet-trigger", trigger(composer, action)),
        answers: answers(composer, action),
        said,
        journal: None,
    };
    sheet.journal = journal::compose(composer, action, &sheet);
    sheet
}

/// Whether what is true today is above the two lowest levels, and no irritant any more; answers without levels are worth half or more.
fn begun(action: &Action) -> bool {
    match (&action.trace, &action.basis.reply) {
        (Trace::Rule(_), _) => false,
        (_, Some(_)) => action.basis.score.is_some_and(|score| score >= 50.0),
        _ => action.basis.steps > 1,
    }
}

/// What is true today.
pub(super) fn today(composer: &Composer, action: &Action) -> String {
    let basis = &action.basis;
    match basis.score {
        _ if !basis.today.is_empty() => basis.today.clone(),
        // No level describes it: the question and what its answers are worth.
        Some(score) if !basis.question.is_empty() => {
            let question = locale::quoted(composer.locale(), &basis.question);
            let args = Args::new().text("question", question).text("score", composer.number(score));
            if basis.reply.is_some() {
                return composer.say("sheet-today-reply", &args.text("reached", replies::reached(composer, action)));
            }
            composer.say("sheet-today", &args.count("agreed", usize::from(agreed(composer))))
        }
        _ => trigger(composer, action),
    }
}

/// Whether one answer stands for all.
fn agreed(composer: &Composer) -> bool {
    matches!(composer.facts.leading.method, Method::Consensus | Method::Agreed)
}

/// The domain and the practice, or what a rule looks at.
fn place(composer: &Composer, action: &Action) -> String {
    match &action.trace {
        Trace::Rule(rule) => {
            composer.say("sheet-place-rule", &Args::new().text("rule", rule).text("subject", &action.basis.subject))
        }
        Trace::Practice { domain, practice, .. } => {
            let domain = &composer.facts.domains[*domain];
            let practice = &domain.practices[*practice].title;
            composer.say("sheet-place", &Args::new().text("domain", &domain.title).text("practice", practice))
        }
    }
}

/// Where an action belongs, beside its title: what bears the practice's name needs its domain alone.
fn beside(composer: &Composer, action: &Action) -> String {
    match &action.trace {
        Trace::Practice { domain, practice, .. }
            if composer.facts.domains[*domain].practices[*practice].title == action.title =>
        {
            composer.facts.domains[*domain].title.clone()
        }
        _ => place(composer, action),
    }
}

fn time(composer: &Composer, action: &Action) -> String {
    let start = locale::add_months(composer.facts.day, action.horizon.months().0);
    composer.say(
        "sheet-from-to",
        &Args::new().text("from", locale::month(composer.locale(), start)).text("to", composer.deadline(action)),
    )
}

/// The head over these actions' costs or efforts.
pub(super) fn cost_head(composer: &Composer, actions: &[&Action]) -> &'static str {
    let priced = |action: &&&Action| composer.words.sheet(&action.basis.id, composer).cost.is_some();
    match actions.iter().filter(priced).count() {
        0 => "column-effort",
        all if all == actions.len() => "sheet-cost",
        _ => "sheet-column-cost",
    }
}

/// The cost or the effort, under its name.
pub(super) fn cost_note(composer: &Composer, action: &Action, theirs: &TheirSheet) -> Note {
    let label = if theirs.cost.is_some() { "sheet-cost" } else { "column-effort" };
    composer.note(Tone::Neutral, label, cost(composer, action, theirs))
}

/// The consultant's figures, or the effort in words.
fn cost(composer: &Composer, action: &Action, theirs: &TheirSheet) -> String {
    theirs.cost.clone().unwrap_or_else(|| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an effort is 1 to 5")]
        let step = (action.effort.round() as usize).clamp(1, 5);
        composer.say("sheet-effort", &Args::new().count("n", step))
    })
}

/// "stage 4, with A2", or a dash.
fn opens(composer: &Composer, action: &Action, planned: &[&Action]) -> String {
    let Some(stages) = composer.facts.stages.as_ref().filter(|_| action.opens) else { return composer.get("dash") };
    let same = |other: &&&Action| {
        other.code != action.code && other.basis.gates.iter().any(|gate| action.basis.gates.contains(gate))
    };
    let with: Vec<_> = planned.iter().filter(same).map(|other| other.code.clone()).collect();
    let args = Args::new().count("next", stages.staged + 2).text("codes", composer.list(&with));
    composer.say(if with.is_empty() { "sheet-opens-alone" } else { "sheet-opens-with" }, &args)
}

/// The evidence to bring, and the conditions of the next stage that no sheet before told.
fn conditions(composer: &Composer, action: &Action, planned: &[&Action]) -> String {
    let mut sentences = Vec::new();
    let earlier = || planned.iter().take_while(|other| other.code != action.code);
    let new = |gate: &&usize| !earlier().any(|other| other.basis.gates.contains(gate));
    if let Some(stages) = &composer.facts.stages {
        let gates: Vec<_> = action.basis.gates.iter().filter(new).map(|gate| &stages.gates[*gate].title).collect();
        if !gates.is_empty() {
            let args = Args::new().count("next", stages.staged + 2).count("count", gates.len());
            sentences.push(composer.say("sheet-gates", &args.text("gates", named(composer, gates))));
        }
    }
    let evidence: Vec<_> = action.basis.evidence.iter().take(EVIDENCE).collect();
    if !evidence.is_empty() {
        sentences.push(composer.say("sheet-evidence", &Args::new().text("evidence", named(composer, evidence))));
    }
    if sentences.is_empty() { composer.get("sheet-conditions-none") } else { sentences.join(" ") }
}

/// An author's sentences within one of ours.
fn named(composer: &Composer, texts: Vec<&String>) -> String {
    let quoted = |text: &String| locale::quoted(composer.locale(), text.trim_end_matches('.'));
    composer.list(&texts.into_iter().map(quoted).collect::<Vec<_>>())
}

/// What one will then see.
pub(super) fn indicator(composer: &Composer, action: &Action) -> String {
    match &action.trace {
        Trace::Practice { .. } if !action.basis.next.is_empty() => action.basis.next.clone(),
        Trace::Practice { .. } => locale::capital(&replies::aim(composer, action)),
        Trace::Rule(rule) => composer.say("sheet-indicator-rule", &Args::new().text("rule", rule)),
    }
}

/// What is aimed at, for a narrow cell; what becomes of a rule.
fn aim(composer: &Composer, action: &Action) -> String {
    match action.trace {
        Trace::Practice { .. } => replies::target(composer, action),
        Trace::Rule(_) => composer.get("sheet-aim-rule"),
    }
}

/// Answers at a level or above, and all; none where nothing was counted, or one answer stands for all.
fn counted(composer: &Composer, action: &Action, from: usize) -> Option<(usize, usize)> {
    let all: usize = action.basis.counts.iter().map(|(_, n)| n).sum();
    let reached = action.basis.counts.iter().skip(from).map(|(_, n)| n).sum();
    (all > 1 && composer.facts.leading.method != Method::Consensus).then_some((reached, all))
}

fn trigger(composer: &Composer, action: &Action) -> String {
    match &action.trace {
        Trace::Rule(rule) => {
            let args = Args::new().text("rule", rule).text("source", action.basis.source.trim_end_matches('.'));
            composer.say("sheet-trigger-rule", &args)
        }
        Trace::Practice { .. } if action.basis.reply.is_some() => reply_trigger(composer, action),
        Trace::Practice { level, levels, .. } => {
            let args = Args::new()
                .text("practice", locale::quoted(composer.locale(), &action.title))
                .count("level", *level)
                .count("of", *levels)
                .count("next", level + 1);
            match counted(composer, action, action.basis.steps + 1) {
                None if agreed(composer) => composer.say("sheet-trigger-agreed", &args),
                None => match action.basis.score {
                    Some(score) => composer.say("sheet-trigger-score", &args.text("score", composer.number(score))),
                    None => composer.say("sheet-trigger-agreed", &args),
                },
                Some((reached, all)) => {
                    let share = composer.percent(reached as f64 / all as f64);
                    composer.say("sheet-trigger-answers", &args.count("n", all).text("share", share))
                }
            }
        }
    }
}

/// How a question with answers of its own was answered, and how many answered better.
fn reply_trigger(composer: &Composer, action: &Action) -> String {
    let Some(reply) = &action.basis.reply else { return String::new() };
    let args = Args::new()
        .text("practice", locale::quoted(composer.locale(), &action.title))
        .text("reached", replies::reached(composer, action));
    if composer.facts.leading.method.single() {
        return composer.say("sheet-trigger-reply-agreed", &args);
    }
    let args = args.count("n", reply.answered);
    match replies::next(composer, reply).filter(|_| !reply.several).zip(counted(composer, action, reply.at + 1)) {
        Some((next, (better, all))) => {
            let share = composer.percent(better as f64 / all as f64);
            composer.say("sheet-trigger-reply", &args.text("next", next).text("share", share))
        }
        None => composer.say("sheet-trigger-reply-plain", &args),
    }
}

fn success(composer: &Composer, action: &Action) -> Table {
    let rows = match &action.trace {
        Trace::Rule(rule) => {
            let name = composer.say("trace-rule", &Args::new().text("rule", rule));
            vec![row(vec![cell(name), cell(composer.get("sheet-fired")), cell(composer.get("sheet-silent"))])]
        }
        Trace::Practice { domain, level, levels, .. } => practice_rows(composer, action, (*domain, *level, *levels)),
    };
    Table {
        id: String::new(),
        title: composer.get("sheet-success"),
        unit: composer.get(match action.trace {
            Trace::Practice { .. } if action.basis.reply.is_some() => "sheet-success-unit-reply",
            Trace::Practice { .. } => "sheet-success-unit",
            Trace::Rule(_) => "sheet-success-unit-rule",
        }),
        columns: vec![
            composer.column("sheet-column-indicator", false),
            composer.column("sheet-column-today", true),
            composer.column("sheet-column-then", true),
        ],
        rows,
        source: String::new(),
    }
}

fn practice_rows(composer: &Composer, action: &Action, (domain, level, levels): (usize, usize, usize)) -> Vec<Row> {
    let facts = composer.facts;
    let domain = &facts.domains[domain];
    let count = |n: usize| locale::integer(composer.locale(), n);
    let args = |of: usize| Args::new().count("of", of).count("next", level + 1);
    let mut rows = match &action.basis.reply {
        Some(reply) => reply_rows(composer, action, reply),
        None => vec![row(vec![
            cell(composer.say("sheet-row-level", &args(levels))),
            cell(count(level)),
            cell(count(level + 1)),
        ])],
    };
    let next = match &action.basis.reply {
        Some(reply) => replies::next(composer, reply)
            .map(|next| composer.say("sheet-row-reply-share", &Args::new().text("next", next))),
        None => Some(composer.say("sheet-row-share", &args(levels))),
    };
    if let Some((name, (reached, all))) = next.zip(counted(composer, action, action.basis.steps + 1)) {
        let share = composer.percent(reached as f64 / all as f64);
        rows.push(row(vec![cell(name), cell(share), cell(more_than(composer, 0.5))]));
    }
    if let Some(score) = action.basis.score {
        let gain = 100.0 / action.basis.of.max(1) as f64;
        let name = composer.get("sheet-row-practice");
        rows.push(row(vec![
            cell(name),
            cell(composer.number(score)),
            cell(composer.number((score + gain).min(100.0))),
        ]));
    }
    // A cap holds a figure whatever the practice gains.
    let free = |standing: &Standing| {
        standing.score.rated().filter(|rated| rated.certainty != Certainty::Capped).map(|rated| rated.value)
    };
    if let Some((impact, overall)) = action.impact.zip(free(&facts.overall)) {
        if let Some(value) = free(&domain.standing).filter(|_| domain.share > 0.0) {
            let name = composer.say("sheet-row-domain", &Args::new().text("domain", &domain.title));
            let then = composer.number((value + impact / domain.share).min(100.0));
            rows.push(row(vec![cell(name), cell(composer.number(value)), cell(then)]));
        }
        let then = composer.number((overall + impact).min(100.0));
        let worth = composer.say("sheet-row-gain", &Args::new().text("points", points(composer, impact)));
        let name = cell(composer.get("key-score")).note(worth);
        rows.push(row(vec![name, cell(composer.number(overall)), cell(then)]));
    }
    rows
}

/// Of a question with answers of its own: the median one and the next, or the share of the best one.
fn reply_rows(composer: &Composer, action: &Action, reply: &Reply) -> Vec<Row> {
    match (replies::next(composer, reply), counted(composer, action, reply.at)) {
        (Some(next), _) => {
            let name =
                if composer.facts.leading.method.single() { "sheet-row-reply-agreed" } else { "sheet-row-reply" };
            vec![row(vec![cell(composer.get(name)), cell(replies::given(composer, reply)), cell(next)])]
        }
        (None, Some((best, all))) => {
            let name = Args::new().text("given", replies::given(composer, reply));
            let share = best as f64 / all as f64;
            vec![row(vec![
                cell(composer.say("sheet-row-reply-best", &name)),
                cell(composer.percent(share)),
                cell(more_than(composer, share)),
            ])]
        }
        (None, None) => Vec::new(),
    }
}

/// "> 50%".
fn more_than(composer: &Composer, share: f64) -> String {
    format!(">\u{a0}{}", composer.percent(share))
}

/// Counts and shares per level or answer; the one reached and the one aimed at are named.
fn answers(composer: &Composer, action: &Action) -> Option<Table> {
    let basis = &action.basis;
    let (_, all) = counted(composer, action, 0)?;
    let rows = basis.counts.iter().enumerate().map(|(step, (name, n))| {
        let share = *n as f64 / all as f64;
        let text = composer.percent(share);
        let bar = chart::ResponseBar { alt: text.clone(), share: Some(share) };
        let name = cell(match &basis.reply {
            Some(_) => name.clone(),
            None => composer.say("sheet-level", &Args::new().count("level", step + basis.first).text("name", name)),
        });
        let name = match step {
            _ if step == basis.steps => name.note(composer.get("sheet-level-reached")),
            _ if step == basis.steps + 1 => name.note(composer.get("sheet-level-next")),
            _ => name,
        };
        row(vec![
            name,
            cell(text).drawn(composer.drawing(&Chart::ResponseBar(bar))),
            cell(locale::integer(composer.locale(), *n)),
        ])
    });
    Some(Table {
        id: String::new(),
        title: composer.get(if basis.reply.is_some() { "sheet-answers-reply" } else { "sheet-answers" }),
        unit: composer.say("n-equals", &Args::new().count("n", all)),
        columns: vec![
            composer.column(if basis.reply.is_some() { "column-level-replies" } else { "sheet-column-level" }, false),
            composer.column("sheet-column-share", false),
            composer.column("column-answers", true),
        ],
        rows: rows.collect(),
        source: format!("{}.", composer.source()),
    })
}
