//! What the executives are asked to decide, and why now.

use crate::locale::{self, Args};

use super::composer::Composer;
use super::facts::{Action, Trace};
use super::model::Decision;
use super::verdict;
use super::words::points;

/// Decisions composed at most.
const DECISIONS: usize = 3;

/// The consultant's decisions, then those that the ranking asks for.
pub(super) fn compose(composer: &Composer) -> Vec<Decision> {
    let mut all = composer.words.decisions(composer);
    let mut used = Vec::new();
    let decided: Vec<_> = all.iter().map(|decision| decision.action.clone()).collect();
    let open = composer.facts.actions.iter().filter(|action| !decided.contains(&action.basis.id));
    for action in open.take(DECISIONS.saturating_sub(all.len())) {
        all.push(Decision {
            rank: all.len() + 1,
            text: brief(&action.text),
            why: why(composer, action, &mut used),
            owner: owner(composer, action),
            before: composer.deadline(action),
            action: action.basis.id.clone(),
            code: action.code.clone(),
            day: Some(composer.last_day(action)),
            indicator: None,
        });
    }
    all
}

/// An advice as a decision tells it: of one that fills a page, its beginning; the road map has it whole.
fn brief(text: &str) -> String {
    const LONGEST: usize = 320;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let words = text[..end].rfind(' ').map_or(&text[..end], |space| &text[..space]);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', ' ', '\u{202f}', '\u{a0}']))
}

/// The answer or rule that an action traces to, and why now: the first reason that no decision before it gave.
fn why(composer: &Composer, action: &Action, used: &mut Vec<&'static str>) -> String {
    let domain = match &action.trace {
        Trace::Rule(rule) => return composer.say("why-rule", &Args::new().text("rule", rule)),
        Trace::Practice { domain, .. } => *domain,
    };
    let traced = composer.say(
        "why-practice",
        &Args::new()
            .text("practice", locale::quoted(composer.locale(), &action.title))
            .text("domain", &composer.facts.domains[domain].title)
            .text("reached", super::replies::reached(composer, action)),
    );
    let mut reasons = reasons(composer, action, domain);
    let chosen = reasons.iter().position(|(id, _)| !used.contains(id)).unwrap_or_default();
    if reasons.is_empty() {
        return traced;
    }
    let (id, reason) = reasons.swap_remove(chosen);
    used.push(id);
    format!("{traced} {reason}")
}

/// What speaks for an action, the strongest first.
fn reasons(composer: &Composer, action: &Action, index: usize) -> Vec<(&'static str, String)> {
    let facts = composer.facts;
    let mut reasons = Vec::new();
    if let Some(stages) = facts.stages.as_ref().filter(|_| action.opens) {
        reasons.push(("why-opens", composer.say("why-opens", &Args::new().count("next", stages.staged + 2))));
    }
    let standing = &facts.domains[index].standing;
    let below = verdict::to_median(standing).filter(|lead| *lead < 0.0);
    if let Some((_, above)) = standing.position.and_then(|position| position.apart).filter(|_| below.is_some()) {
        let share = composer.percent(above.floor() / 100.0);
        reasons.push(("why-peers", composer.say("why-peers", &Args::new().text("share", share))));
    }
    if let Some(found) = verdict::disagreement(facts, index).filter(|found| found.difference.certain()) {
        let args = composer.groups(found.high, found.low).text("points", points(composer, found.difference.value));
        reasons.push(("why-groups", composer.say("why-groups", &args)));
    }
    if let Some(impact) = action.impact {
        let args = Args::new().text("points", points(composer, impact));
        reasons.push(("why-points", composer.say("why-points", &args)));
    }
    reasons
}

/// Who carries an action.
pub(super) fn owner(composer: &Composer, action: &Action) -> String {
    if action.owner.is_empty() { composer.get("owner-none") } else { action.owner.clone() }
}
