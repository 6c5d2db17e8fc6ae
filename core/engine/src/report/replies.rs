//! How far a practice got and what its next step is: by levels, or by the words of its own answers.

use crate::locale::{self, Args};

use super::composer::Composer;
use super::facts::{Action, Practice, Reply, Trace};

/// Answers named in a cell at most; of several that may be ticked, more.
const NAMED: (usize, usize) = (2, 3);
/// Characters from which a step is too long for a label.
const LONG: usize = 40;

/// The median answer in its words, or how many options were ticked.
pub(super) fn given(composer: &Composer, reply: &Reply) -> String {
    named(composer, reply, reply.at)
}

/// The next better answer; none above the best.
pub(super) fn next(composer: &Composer, reply: &Reply) -> Option<String> {
    let last = reply.classes.len() - usize::from(!reply.several);
    (reply.at < last).then(|| named(composer, reply, reply.at + 1))
}

/// The same without quotation marks, for a cell of its own.
pub(super) fn plain(composer: &Composer, reply: &Reply) -> String {
    if reply.several { named(composer, reply, reply.at) } else { reply.classes[reply.at].0.clone() }
}

fn named(composer: &Composer, reply: &Reply, at: usize) -> String {
    if reply.several {
        return composer.say("reply-ticked", &Args::new().count("count", at).count("of", reply.classes.len()));
    }
    locale::quoted(composer.locale(), &reply.classes[at].0)
}

/// The share of the median answer.
fn share(composer: &Composer, reply: &Reply) -> String {
    composer.percent(reply.classes[reply.at].1 as f64 / reply.answered as f64)
}

/// The answers given most, with their shares; of one answer for all, the options that it names.
pub(super) fn most_given(composer: &Composer, reply: &Reply) -> String {
    let mut classes: Vec<_> = reply.classes.iter().filter(|(_, n)| *n > 0).collect();
    if composer.facts.leading.method.single() {
        let names: Vec<_> = classes.iter().filter(|_| reply.several).map(|(name, _)| name).collect();
        return composer.list(&names);
    }
    classes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let told = classes.into_iter().take(if reply.several { NAMED.1 } else { NAMED.0 }).map(|(name, n)| {
        let share = composer.percent(*n as f64 / reply.answered as f64);
        composer.say("pair", &Args::new().text("name", name).text("value", share))
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// "level 2 of 3", the practice's answer, or a dash.
pub(super) fn level(composer: &Composer, practice: &Practice) -> String {
    match (&practice.reply, practice.level) {
        (Some(reply), _) => given(composer, reply),
        (None, Some(level)) => {
            let args = Args::new().count("level", level + practice.first).count("of", practice.levels + practice.first);
            composer.say("level-of", &args)
        }
        (None, None) => composer.get("dash"),
    }
}

/// "level 1 of 3", "median answer “Every month”", "69% answer “Yes”"; empty for a rule.
pub(super) fn reached(composer: &Composer, action: &Action) -> String {
    let Trace::Practice { level, levels, .. } = action.trace else { return String::new() };
    let Some(reply) = &action.basis.reply else {
        return composer.say("level-of", &Args::new().count("level", level).count("of", levels));
    };
    let args = Args::new().text("given", given(composer, reply));
    if composer.facts.leading.method.single() {
        return composer.say(if reply.several { "reached-ticked-agreed" } else { "reached-agreed" }, &args);
    }
    match next(composer, reply) {
        _ if reply.several => composer.say("reached-ticked", &args),
        Some(_) => composer.say("reached-median", &args),
        None => composer.say("reached-share", &args.text("share", share(composer, reply))),
    }
}

/// "level 1 to 2 of 3", "from “Every month” to “Every week”", "beyond 69% answering “Yes”"; empty for a rule.
pub(super) fn rise(composer: &Composer, action: &Action) -> String {
    let Trace::Practice { level, levels, .. } = action.trace else { return String::new() };
    match &action.basis.reply {
        None => {
            let args = Args::new().count("level", level).count("next", level + 1).count("of", levels);
            composer.say("rise-level", &args)
        }
        Some(reply) => step(composer, action, reply, "rise-reply"),
    }
}

/// What is aimed at, for a narrow cell: "level 1 → 2", "Once a quarter"; empty for a rule.
pub(super) fn target(composer: &Composer, action: &Action) -> String {
    let better = action.basis.reply.as_ref().filter(|reply| !reply.several && next(composer, reply).is_some());
    better.map_or_else(|| aim(composer, action), |reply| locale::capital(&reply.classes[reply.at + 1].0))
}

/// A practice and its next step, as a label; the practice alone where its answers are long.
pub(super) fn label(composer: &Composer, action: &Action) -> String {
    let rise = rise(composer, action);
    let args = Args::new().text("practice", &action.title);
    if action.basis.reply.is_some() && rise.chars().count() > LONG {
        return action.title.clone();
    }
    composer.say("step-label", &args.text("rise", rise))
}

/// "level 1 → 2", "“Every month” → “Every week”"; empty for a rule.
pub(super) fn aim(composer: &Composer, action: &Action) -> String {
    let Trace::Practice { level, .. } = action.trace else { return String::new() };
    match &action.basis.reply {
        None => composer.say("sheet-aim", &Args::new().count("level", level).count("next", level + 1)),
        Some(reply) => step(composer, action, reply, "aim-reply"),
    }
}

fn step(composer: &Composer, action: &Action, reply: &Reply, id: &str) -> String {
    let args = Args::new().text("given", given(composer, reply));
    match next(composer, reply) {
        Some(next) => composer.say(id, &args.text("next", next)),
        None if reply.several || composer.facts.leading.method.single() => reached(composer, action),
        None => composer.say("rise-share", &args.text("share", share(composer, reply))),
    }
}
