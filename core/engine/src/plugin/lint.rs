//! What nobody notices in a plugin that runs: facts, settings and sources that no rule names, rules that tests try one way only,
//! rules without a source, texts without a translation.

use super::Manifest;
use super::explain::Answer;
use super::probe::{Verdict, probe};
use super::trial::{Lack, Trials};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// Adds warnings about a plugin whose tests hold. `main` is `main.lua`, `yaml` is `plugin.yaml`.
pub fn lint(trials: &Trials, (yaml, main): (&Source, &Source), faults: &mut Diagnostics) {
    let coverage = trials.coverage();
    let at = |rule: &str| quoted(main, rule).unwrap_or_default();
    for (rule, lack) in &coverage.lacking {
        let (code, message, hint) = match lack {
            Lack::Source => (
                "rule-without-source",
                format!("the rule `{rule}` cites no source"),
                "name one of plugin.yaml's `sources`; `status: consultant's choice` is one too",
            ),
            Lack::Language(locale) => (
                "missing-translation",
                format!("a text of `{rule}` is not written in `{}`", locale.tag()),
                "write the text as a table with every language of the report",
            ),
        };
        faults.push(Diagnostic::warning(code, main, at(rule), message).hint(hint));
    }
    for rule in coverage.one_sided() {
        let fires = coverage.fired.contains_key(rule);
        let (never, wanted) = if fires { ("is never silent", Answer::Silent) } else { ("never fires", Answer::Fired) };
        let fault = |code, message: String| Diagnostic::warning(code, main, at(rule), message);
        let in_tests = || fault("rule-tested-one-way", format!("the rule `{rule}` {never} in the plugin's tests"));
        let hint = "add a case to tests/*.yaml: each rule fires in one and stays silent in another";
        faults.push(match probe(trials.plugin(), trials.given(), rule, wanted) {
            Verdict::Can(changes) if !changes.is_empty() => {
                in_tests().hint(format!("{hint}; {} does it", changes.join(", ")))
            }
            Verdict::Cannot(tries) if tries > 0 => {
                let code = if fires { "never-silent" } else { "never-fires" };
                let message = format!(
                    "the rule `{rule}` {never}: not in the plugin's tests, and in none of {tries} tries around them"
                );
                fault(code, message).hint("read its `when` again: does it ask for what cannot be?")
            }
            _ => in_tests().hint(hint),
        });
    }
    if coverage.cases == 0 {
        let message = "the plugin has no tests";
        faults.push(Diagnostic::warning("no-tests", yaml, Place::default(), message).hint("write tests/rules.yaml"));
    }
}

/// What plugin.yaml declares and no rule names. `main` is `main.lua`, `yaml` is `plugin.yaml`.
pub fn lint_unused(manifest: &Manifest, (yaml, main): (&Source, &Source), faults: &mut Diagnostics) {
    let ids = |fields: &[super::Field]| fields.iter().map(|field| field.id.clone()).collect::<Vec<_>>();
    let sources = manifest.sources().iter().map(|source| source.id.clone()).collect();
    let kinds: [(&str, &str, Vec<String>); 3] = [
        ("fact", "unused-fact", ids(manifest.facts())),
        ("setting", "unused-setting", ids(manifest.settings())),
        ("source", "unused-source", sources),
    ];
    for (what, code, ids) in kinds {
        for id in ids.iter().filter(|id| !words(&main.text).any(|(_, word)| word == id.as_str())) {
            let place = yaml.text.lines().enumerate().find_map(|(line, text)| {
                let at = text.find(&format!("id: {id}"))?;
                let ends = text[at + 4 + id.len()..].starts_with(|c: char| c == ',' || c == '}' || c.is_whitespace());
                (ends || text.len() == at + 4 + id.len())
                    .then(|| Place::new(line + 1, text[..at + 4].chars().count() + 1))
            });
            let message = format!("no rule names the {what} `{id}`");
            faults.push(
                Diagnostic::warning(code, yaml, place.unwrap_or_default(), message).hint("use it or take it out"),
            );
        }
    }
}

/// The words of a text that could name something, with their lines.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let word = |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-';
    text.lines().enumerate().flat_map(move |(line, text)| {
        let code = text.split("-- ").next().unwrap_or_default();
        let whole = code.split(word);
        // `a-b` is one word of a source's id, and two of a subtraction.
        let parts = code.split(move |c: char| word(c) || c == '-');
        whole.chain(parts).map(move |found| (line, found))
    })
}

/// Where a rule's id stands in quotes.
fn quoted(main: &Source, rule: &str) -> Option<Place> {
    main.text.lines().enumerate().find_map(|(line, text)| {
        let at = ['"', '\''].iter().find_map(|quote| text.find(&format!("{quote}{rule}{quote}")))?;
        Some(Place { length: rule.chars().count(), ..Place::new(line + 1, text[..=at].chars().count() + 1) })
    })
}
