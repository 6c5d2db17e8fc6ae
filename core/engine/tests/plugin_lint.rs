//! What `palier plugin check` tells of a plugin that runs: names that cannot exist, and rules that cannot fire or cannot be silent.

use palier_engine::assess::{Folder, Library, Models, check_plugin};
use palier_engine::diagnostic::Diagnostics;

const YAML: &str = "palier: 1
api: 1
id: sample
version: 1.0.0
title: {en: Sample, fr: Exemple}
description: {en: For tests, fr: Pour les tests}
questionnaires: [forrester-six-domains@1]
facts:
  - {id: days, type: integer, min: 0, max: 200, text: {en: Days, fr: Jours}}
  - {id: owner, type: choice, options: [national, local], text: {en: Owner, fr: Responsable}}
settings:
  - {id: most, type: number, default: 40, min: 1, max: 90, text: {en: Most, fr: Maximum}}
sources:
  - {id: law, citation: {en: A law, fr: Une loi}, status: confirmed}
";

const TESTS: &str = "palier: 1
given:
  questionnaire: forrester-six-domains@1
  facts: {days: 12, owner: national}
  domains: {governance: 60}
cases:
  - {name: as it is, expect: {}}
";

/// The faults of a plugin of these rules and tests: `main.lua:3:5 code message (hint)`.
fn told(main: &str, tests: &str) -> Vec<String> {
    let files = [("plugin.yaml", YAML), ("main.lua", main), ("tests/rules.yaml", tests)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    let folder = Folder { name: "sample".to_owned(), files: files.into(), embedded: false };
    let library = Library::embedded();
    let mut faults = Diagnostics::new();
    check_plugin(&folder, &mut Models::of(&library), &mut faults);
    let told = faults.into_sorted().into_iter().map(|fault| {
        let hint = fault.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("{}:{}:{} {} {}{hint}", fault.file, fault.line, fault.column, fault.code, fault.message)
    });
    told.collect()
}

/// What is said of a rule with this condition; `fired` is what the one test expects.
fn rule(when: &str, fired: &str) -> Vec<String> {
    let main = format!(
        "-- facts.days, facts.owner, settings.most\nreturn {{ rules = {{ {{ id = 'R', source = 'law', when = function(ctx)\n  \
         local facts, settings = ctx.facts, ctx.settings\n  local _ = facts.days, facts.owner, settings.most\n  return {when} end, \
         finding = {{ severity = 'info', text = {{ en = 'a', fr = 'b' }} }} }} }} }}"
    );
    told(&main, &TESTS.replace("expect: {}", &format!("expect: {{fired: [{fired}]}}")))
}

#[test]
fn a_rule_that_cannot_fire_is_told_at_its_line() {
    for when in [
        "facts.days ~= nil and facts.days > 100 and facts.days < 50",
        "facts.owner == 'nobody'",
        "facts.days ~= nil and facts.days > 200",
        "ctx.domains.governance.score ~= nil and ctx.domains.governance.score < 0",
        "false",
    ] {
        let found = rule(when, "");
        assert_eq!(found.len(), 1, "{when}: {found:#?}");
        assert!(
            found[0].starts_with("sample/main.lua:2:") && found[0].contains(" never-fires the rule `R`"),
            "{found:#?}"
        );
    }
}

#[test]
fn a_rule_that_cannot_be_silent_is_told_at_its_line() {
    for when in ["true", "facts.days == nil or facts.days >= 0", "facts.owner ~= 'nobody'"] {
        let found = rule(when, "R");
        assert_eq!(found.len(), 1, "{when}: {found:#?}");
        assert!(
            found[0].starts_with("sample/main.lua:2:") && found[0].contains(" never-silent the rule `R`"),
            "{found:#?}"
        );
    }
}

#[test]
fn a_rule_that_tests_try_one_way_is_told_with_what_would_try_the_other() {
    for (when, fired, how) in [
        ("facts.days ~= nil and facts.days > 150", "", "ctx.facts.days = "),
        ("facts.days ~= nil and facts.days > settings.most", "", "ctx.facts.days = "),
        ("facts.owner == 'local' and facts.days == 77", "", "ctx.facts.days = 77, ctx.facts.owner = \"local\" does it"),
        ("facts.days ~= nil and facts.days < settings.most", "R", "does it"),
        ("ctx.metrics.nps ~= nil and ctx.metrics.nps.value < 0", "", "ctx.metrics.nps = "),
        ("ctx.domains.governance.score == nil or ctx.domains.governance.level < 1", "", "ctx.domains.governance."),
    ] {
        let found = rule(when, fired);
        assert_eq!(found.len(), 1, "{when}: {found:#?}");
        assert!(found[0].contains(" rule-tested-one-way ") && found[0].contains(how), "{when}: {found:#?}");
    }
    // What cannot be tried is no proof.
    let found = rule("ctx.journeys.stay ~= nil", "");
    assert!(found.len() == 1 && found[0].contains(" rule-tested-one-way "), "{found:#?}");
}

#[test]
fn names_in_functions_that_no_test_reaches_are_told() {
    for (code, wanted) in [
        ("return fatcs", "4:8 unknown-global there is no global `fatcs` (did you mean `facts`?)"),
        ("return maths.floor(1)", "4:8 unknown-global there is no global `maths` (did you mean `math`?)"),
        ("return string.lenght('a')", "4:15 unknown-name `string` has no `lenght`"),
        ("return math.random()", "4:13 unknown-name `math` has no `random` (`random` is not there"),
        ("return os.time()", "4:8 unknown-global there is no global `os` (`os` is not there"),
        ("return ctx.fact", "4:12 unknown-name `ctx` has no `fact` (did you mean `facts`?)"),
        (
            "return ctx.organisation.sectr",
            "4:25 unknown-name `ctx.organisation` has no `sectr` (did you mean `sector`?)",
        ),
        (
            "return ctx.domains.governance.scor",
            "4:31 unknown-name `ctx.domains.governance` has no `scor` (did you mean `score`?)",
        ),
        (
            "return ctx.domains['governence'].score",
            "4:20 unknown-id `governence` is no id that is known here (did you mean `governance`?)",
        ),
        ("return ctx.domains.governence", "4:20 unknown-id `governence`"),
        ("return facts.day", "4:14 undeclared-name plugin.yaml declares no `day` under `facts` (did you mean `days`?)"),
        (
            "return settings['mots']",
            "4:17 undeclared-name plugin.yaml declares no `mots` under `settings` (did you mean `most`?)",
        ),
        (
            "return facts.owner == 'natoinal'",
            "4:23 unknown-id `natoinal` is no id that is known here (did you mean `national`?)",
        ),
        ("count = 1", "4:1 assigned-global `count` is set as a global"),
        ("return { en = 'a' }", "4:8 missing-translation this text has no `fr`"),
    ] {
        let main = format!(
            "local facts, settings = {{}}, {{}}\nlocal _ = facts.days, facts.owner, settings.most\nlocal function unreached(ctx)\n{code}\nend\n\
             return {{ rules = {{ {{ id = 'R', source = 'law', when = function(ctx)\n  return ctx.facts.days == 13 end, \
             finding = {{ severity = 'info', text = {{ en = 'a', fr = 'b' }} }} }} }} }}, unreached"
        );
        let found = told(&main, TESTS.replace("expect: {}", "expect: {fired: []}").as_str());
        let line = format!("sample/main.lua:{wanted}");
        assert!(found.iter().any(|fault| fault.starts_with(&line)), "{code}: {found:#?}");
    }
}
