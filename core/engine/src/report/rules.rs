//! What sector rules found and changed.

use crate::locale::{self, Args};
use crate::plugin::Outcomes;
use crate::scoring::Support;

use super::composer::{Composer, cell, row, share_of};
use super::facts::{Declared, Finding, FindingKind, Meeting};
use super::model::{Link, Note, Rules, RulesEffect, Table, Tone};
use super::words::points_count;

pub(super) fn compose(composer: &Composer) -> Option<Rules> {
    let facts = composer.facts;
    if facts.plugins.is_empty() && facts.stopped.is_empty() {
        return None;
    }
    let head = composer.head("rules", composer.get("rules-section"), headline(composer), lead(composer));
    Some(Rules {
        head,
        stopped: stopped(composer),
        effects: (!facts.effects.is_empty()).then(|| effects(composer)),
        meetings_title: composer.get("meetings-title"),
        meetings: facts.meetings.iter().map(|meeting| met(composer, meeting)).collect(),
        findings: facts
            .findings
            .iter()
            // What an effect already says stands in its row.
            .filter(|finding| !facts.effects.iter().any(|effect| effect.reason == finding.text))
            .map(|finding| found(composer, finding))
            .collect(),
        declared: declared(composer),
        notes: notes(composer),
    })
}

/// Plugins that did not run, each with its reason.
fn stopped(composer: &Composer) -> Vec<Note> {
    let one = |stopped: &super::facts::Stopped| Note {
        label: format!("{} {}.", stopped.title, stopped.version),
        text: composer.say("stopped-rules", &Args::new().text("why", &stopped.why)),
        tone: Tone::Attention,
    };
    composer.facts.stopped.iter().map(one).collect()
}

/// The same within the summary's caveat; empty where all ran.
pub(super) fn not_run(composer: &Composer) -> String {
    let one = |stopped: &super::facts::Stopped| {
        composer.say("stopped-caveat", &Args::new().text("plugin", &stopped.title).text("why", &stopped.why))
    };
    composer.facts.stopped.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Rules of several plugins on one subject.
fn met(composer: &Composer, meeting: &Meeting) -> Note {
    let bound = |x: f64| locale::bound(composer.locale(), x);
    let outcome = |outcome: &Outcomes| match *outcome {
        Outcomes::LowestCap(level) => composer.say("meets-lowest", &Args::new().text("level", bound(level))),
        Outcomes::Product(factor) => composer.say("meets-product", &Args::new().text("factor", bound(factor))),
        Outcomes::WeightThenCap => composer.get("meets-both"),
        Outcomes::OutOfCount => composer.get("meets-nothing"),
    };
    let outcomes: Vec<String> = meeting.outcomes.iter().map(outcome).collect();
    let rules = composer.list(&meeting.rules);
    let args = Args::new().count("n", meeting.plugins).text("rules", rules);
    let text =
        format!("{}{} {}", composer.say("meets", &args), composer.get("semicolon"), composer.enumerate(&outcomes));
    Note { label: format!("{}.", meeting.subject), text, tone: Tone::Attention }
}

fn found(composer: &Composer, finding: &Finding) -> Note {
    let (label, tone) = match finding.kind {
        FindingKind::Alert => ("finding-alert", Tone::Attention),
        FindingKind::Note => ("finding-note", Tone::Neutral),
        FindingKind::Advice => ("finding-advice", Tone::Neutral),
    };
    // A sentence in a paragraph ends with a stop.
    let source = Args::new().text("source", finding.source.trim_end_matches('.'));
    Note {
        label: composer.say(label, &Args::new().text("rule", &finding.rule)),
        text: format!("{} {}.", super::composer::closed(&finding.text), composer.say("source-line", &source)),
        tone,
    }
}

fn fired(composer: &Composer) -> usize {
    composer.facts.plugins.iter().map(|plugin| plugin.fired).sum()
}

fn headline(composer: &Composer) -> String {
    let facts = composer.facts;
    let fired = fired(composer);
    let silent: usize = facts.plugins.iter().map(|plugin| plugin.silent.len()).sum();
    let changed = facts.effects.iter().filter(|effect| effect.changed).count();
    let args = Args::new().count("fired", fired).count("of", fired + silent).count("changed", changed);
    composer.say(
        match (fired, changed) {
            _ if facts.plugins.is_empty() => "rules-headline-stopped",
            (0, _) => "rules-headline-none",
            (_, 0) => "rules-headline-findings",
            _ => "rules-headline",
        },
        &args,
    )
}

fn lead(composer: &Composer) -> String {
    let overall = &composer.facts.overall;
    match (overall.score.value(), overall.measured.value()) {
        (Some(after), Some(before)) if (after - before).abs() > 1e-9 => {
            let decimals = locale::decimals_apart(before, after);
            let [before, after] = [before, after].map(|x| locale::number(composer.locale(), x, decimals));
            composer.say("rules-lead", &Args::new().text("before", before).text("after", after))
        }
        (Some(_), Some(_)) => composer.get("rules-lead-unchanged"),
        _ => String::new(),
    }
}

/// What all rules together did to the overall score; where they moved something else alone, that it stayed.
pub(super) fn effect(composer: &Composer) -> Option<RulesEffect> {
    let facts = composer.facts;
    let (before, after) = facts.overall.measured.value().zip(facts.overall.score.value())?;
    if facts.effects.is_empty() {
        return None;
    }
    let moved = after - before;
    let decimals = locale::decimals_apart(before, after);
    let number = |x| locale::number(composer.locale(), x, decimals);
    let args = Args::new()
        .count("fired", fired(composer))
        .count("changed", facts.effects.iter().filter(|effect| effect.changed).count())
        .text("before", number(before))
        .text("after", number(after));
    let id = if moved.abs() < 1e-9 { "rules-effect-none" } else { "rules-effect" };
    Some(RulesEffect {
        value: locale::signed(composer.locale(), moved, decimals),
        unit: composer.say("points-word", &Args::new().count("count", points_count(composer, moved))),
        text: format!("{} {}", composer.say(id, &args), composer.say("rules-effect-count", &args)),
        link: Link { target: "rules".into(), text: composer.get("see-page") },
    })
}

fn effects(composer: &Composer) -> Table {
    let facts = composer.facts;
    let rows = facts.effects.iter().map(|effect| {
        let moved = format!("{}\u{a0}→\u{a0}{}", effect.before, effect.after);
        let moved = if effect.changed {
            cell(moved).note(&effect.what).tone(Tone::Attention)
        } else {
            cell(composer.get("effect-unchanged")).note(&effect.what).tone(Tone::Muted)
        };
        row(vec![cell(&effect.rule), cell(&effect.reason), cell(&effect.source), cell(&effect.subject), moved])
    });
    let changed = facts.effects.iter().filter(|effect| effect.changed).count();
    Table {
        id: "rules-effects".into(),
        title: composer.say("effects-title", &Args::new().count("changed", changed).count("of", facts.effects.len())),
        unit: composer.get("effects-unit"),
        columns: [
            ("column-rule", false),
            ("column-reason", false),
            ("column-source", false),
            ("column-subject", false),
            ("column-before-after", true),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows: rows.collect(),
        source: plugins_source(composer),
    }
}

/// What was asked for the rules' sake; a question that two plugins ask stands once.
fn declared(composer: &Composer) -> Option<Table> {
    let mut facts: Vec<&Declared> = Vec::new();
    for fact in composer.facts.plugins.iter().flat_map(|plugin| &plugin.declared) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let stated = facts.iter().filter(|fact| fact.answer.is_some()).count();
    let answered = facts.iter().filter(|fact| fact.settled.is_some()).count();
    // Where some are known, the others are but a number in the title: nothing rests on them.
    let shown = facts.iter().filter(|fact| stated == 0 || fact.answer.is_some());
    let rows = shown.map(|fact| {
        let origin = fact.settled.as_ref().map_or_else(String::new, |settled| told(composer, settled));
        let answer = match &fact.answer {
            Some(answer) => cell(answer),
            None => cell(composer.get("fact-unstated")).tone(Tone::Muted),
        };
        row(vec![cell(&fact.question).note(origin), cell(&fact.why), answer])
    });
    (!facts.is_empty()).then(|| Table {
        id: "rules-facts".into(),
        title: composer.say(
            match answered {
                0 => "facts-title",
                _ if answered == stated => "facts-title-answers",
                _ => "facts-title-mixed",
            },
            &share_of(("stated", stated), facts.len()).count("answered", answered),
        ),
        unit: composer.get(if answered > 0 { "facts-unit-answers" } else { "facts-unit" }),
        columns: [("column-fact", false), ("column-why-asked", false), ("column-stated", true)]
            .map(|(id, numeric)| composer.column(id, numeric))
            .into(),
        rows: rows.collect(),
        // The effects above have named it.
        source: if composer.facts.effects.is_empty() { plugins_source(composer) } else { String::new() },
    })
}

/// Which answers settled a fact, in words.
fn told(composer: &Composer, (label, support): &(String, Support)) -> String {
    let question = locale::quoted(composer.locale(), label);
    let args = Args::new().text("question", question);
    let (message, args) = match *support {
        Support::Consensus => ("fact-consensus", args),
        Support::People { chose, answered } if chose == answered => ("fact-everybody", args.count("n", answered)),
        Support::People { chose, answered } => ("fact-people", args.count("chose", chose).count("n", answered)),
        Support::MoreThanHalf { answered } => ("fact-more-than-half", args.count("n", answered)),
        Support::MoreThanHalfOfWeight { answered } => ("fact-more-than-half-of-weight", args.count("n", answered)),
        Support::Median { answered } => ("fact-median-of", args.count("n", answered)),
    };
    composer.say(message, &args)
}

fn plugins_source(composer: &Composer) -> String {
    let names: Vec<_> =
        composer.facts.plugins.iter().map(|plugin| format!("{}\u{a0}{}", plugin.title, plugin.version)).collect();
    let mut facts = composer.facts.plugins.iter().flat_map(|plugin| &plugin.declared);
    let answered = facts.any(|fact| fact.settled.is_some());
    let message = if answered { "rules-source-answers" } else { "rules-source" };
    composer.say(message, &Args::new().text("plugins", composer.list(&names)).count("count", names.len()))
}

fn notes(composer: &Composer) -> Vec<Note> {
    let mut notes = Vec::new();
    for plugin in &composer.facts.plugins {
        let text = if plugin.silent.is_empty() {
            composer.get("plugin-all-fired")
        } else {
            composer.say("plugin-silent", &Args::new().text("rules", plugin.silent.join(", ")))
        };
        notes.push(Note { label: format!("{} {}.", plugin.title, plugin.version), text, tone: Tone::Neutral });
    }
    notes.push(composer.note(Tone::Neutral, "note-rules-label", composer.get("note-rules")));
    notes
}
