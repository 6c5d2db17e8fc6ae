//! What a plugin returns is read strictly: every fault has a path, a line and, where there is one, a hint.

mod manifest;

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{
    Effect, FactValue, Failure, FiredRule, LevelScale, Manifest, Organisation, Outcome, Plugin, Settings, Snapshot,
    Target, Text,
};

const MANIFEST: &str = "palier: 1
api: 1
id: sample
version: 1.0.0
title: {en: Sample, fr: Exemple}
description: {en: For tests, fr: Pour les tests}
sectors: [insurance]
countries: [FR]
questionnaires: [six@1]
facts:
  - {id: days, type: integer, min: 0, max: 100, text: {en: Days, fr: Jours}}
  - {id: owner, type: choice, options: [national, local], text: {en: Owner, fr: Responsable}}
settings:
  - {id: limit, type: number, default: 10, min: 1, max: 20, text: {en: Limit, fr: Limite}}
sources:
  - {id: law, citation: A law, url: https://example.org/law, year: 2022, status: confirmed}
";

fn manifest() -> Manifest {
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/sample/plugin.yaml", MANIFEST), &mut faults);
    manifest.unwrap_or_else(|| panic!("{:?}", faults.into_sorted()))
}

fn snapshot() -> Snapshot {
    Snapshot {
        questionnaire: "six".into(),
        major: 1,
        organisation: Organisation {
            name: "Horizon".into(),
            sector: Some("insurance".into()),
            country: Some("FR".into()),
            size: None,
        },
        facts: [("days".to_owned(), FactValue::Number(12.0)), ("secret".to_owned(), FactValue::Boolean(true))].into(),
        level_scale: LevelScale { min: 0.0, max: 3.0 },
        overall: Some(50.0),
        domains: [("governance".to_owned(), Some(60.0)), ("culture".to_owned(), None)].into(),
        questions: [("moments-of-truth".to_owned(), Some(40.0)), ("csat".to_owned(), Some(70.0))].into(),
        groups: [("front-line".to_owned(), [("governance".to_owned(), Some(30.0))].into())].into(),
        customers: ["csat".to_owned()].into(),
        ..Snapshot::default()
    }
}

fn run(main: &str) -> Result<Outcome, Failure> {
    Plugin::load(manifest(), main)?.run(&snapshot(), &Settings::new())
}

/// A plugin of one rule that fires, with these parts.
fn rule(parts: &str) -> String {
    format!("return {{ rules = {{ {{ id = 'R', when = function(ctx) return true end, {parts} }} }} }}")
}

fn fired(parts: &str) -> FiredRule {
    run(&rule(parts)).unwrap_or_else(|failure| panic!("{failure}")).fired.remove(0)
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_result_of_the_wrong_shape_says_where() {
    let finding = "finding = { severity = 'info', text = 't' }";
    let cases: &[(&str, &str)] = &[
        ("return nil", "main.lua's result: must be a table with named fields, not nothing"),
        ("return 5", "main.lua's result: must be a table with named fields, not a number"),
        (
            "return {}",
            "main.lua's result: has no hook: return at least one of `weights`, `not_applicable`, `rules`, `metrics`, `sections`, `health`",
        ),
        ("return { rule = {} }", "main.lua's result: has no field `rule`; did you mean `rules`?"),
        ("return { rules = 5 }", "rules: must be a list, not a number"),
        ("return { rules = { a = 1 } }", "rules: must be a list: items without names, numbered from 1"),
        ("return { rules = { 1, nil, 3 } }", "rules: the list has a hole (an item that is nil)"),
        ("return { rules = { [0] = 1 } }", "rules: must be a list"),
        ("return { rules = { 5 } }", "rules[1]: must be a table with named fields, not a number"),
        ("return { rules = { {} } }", "rules[1]: lacks the field `id`"),
        ("return { rules = setmetatable({}, { __index = {} }) }", "rules: a table with a metatable cannot be returned"),
        ("local t = {} for i = 1, 201 do t[i] = {} end return { rules = t }", "rules: has more than 200 items"),
        ("local t = {} for i = 1, 100 do t['a' .. i] = 1 end return t", "main.lua's result: has more than 64 fields"),
        ("return { rules = { { [true] = 1 } } }", "rules[1]: a boolean cannot name a field here"),
        ("return { rules = { { id = 'a b', when = print } } }", "rules[1].id: an id is letters"),
        ("return { rules = { { id = 5, when = print } } }", "rules[1].id: must be a text, not a number"),
        ("return { rules = { { id = 'R', when = true } } }", "rules[1].when: must be a function(ctx), not a boolean"),
        (
            "return { rules = { { id = 'R', when = print } } }",
            "rules[1]: needs at least one of `effect`, `finding`, `advice`",
        ),
    ];
    for (main, expected) in cases {
        let failure = run(main).expect_err(main);
        assert!(failure.message.contains(expected), "{main}\n  {failure}");
    }
    let parts: &[(&str, &str)] = &[
        ("effect = 5", "rules[1].effect: must be a table with named fields, not a number"),
        ("effect = {}", "rules[1].effect: holds one of `cap`, `weight`, `not_applicable`"),
        ("effect = { cap = {}, weight = {} }", "rules[1].effect: holds one of"),
        ("effect = { cup = {} }", "rules[1].effect: has no field `cup`; did you mean `cap`?"),
        (
            "effect = { cap = { domain = 'governance', level = 7 } }",
            "rules[1].effect.cap.level: 7 is above the scale's 3",
        ),
        (
            "effect = { cap = { domain = 'governance', level = -1 } }",
            "rules[1].effect.cap.level: -1 is below the scale's 0",
        ),
        (
            "effect = { cap = { domain = 'governance', level = '2' } }",
            "rules[1].effect.cap.level: must be a number, not a text",
        ),
        (
            "effect = { cap = { domain = 'governance', level = 0/0 } }",
            "rules[1].effect.cap.level: NaN is not a finite number",
        ),
        (
            "effect = { cap = { domain = 'governance', level = math.huge } }",
            "rules[1].effect.cap.level: inf is not a finite number",
        ),
        ("effect = { cap = { domain = 'governance' } }", "rules[1].effect.cap: lacks the field `level`"),
        ("effect = { cap = { level = 2 } }", "rules[1].effect.cap: names one of `domain`, `question` or `overall`"),
        ("effect = { cap = { domain = 'culture', overall = true, level = 2 } }", "rules[1].effect.cap: names one of"),
        ("effect = { cap = { overall = false, level = 2 } }", "rules[1].effect.cap.overall: is `true` or left out"),
        (
            "effect = { cap = { domain = 'governence', level = 2 } }",
            "rules[1].effect.cap.domain: there is no domain `governence` in `six`; did you mean `governance`?",
        ),
        (
            "effect = { cap = { domain = 'governance', level = 2, why = 'x' } }",
            "rules[1].effect.cap: has no field `why`",
        ),
        (
            "effect = { weight = { question = 'moment-of-truth', factor = 2 } }",
            "there is no question `moment-of-truth` in `six`; did you mean `moments-of-truth`?",
        ),
        (
            "effect = { weight = { question = 'moments-of-truth', factor = 0 } }",
            "rules[1].effect.weight.factor: 0 must be above 0 and at most 10",
        ),
        (
            "effect = { weight = { question = 'moments-of-truth', factor = 11 } }",
            "rules[1].effect.weight.factor: 11 must be above 0",
        ),
        (
            "effect = { weight = { overall = true, factor = 2 } }",
            "rules[1].effect.weight: names one of `domain` or `question`",
        ),
        (
            "effect = { not_applicable = { domain = 'culture' } }",
            "rules[1].effect.not_applicable: lacks the field `question`",
        ),
        (
            "effect = { weight = { question = 'csat', factor = 2 } }",
            "rules[1].effect.weight: customers answered `csat`: raise a finding instead",
        ),
        ("effect = { not_applicable = { question = 'csat' } }", "customers answered `csat`"),
        ("finding = { severity = 'warn', text = 't' }", "rules[1].finding.severity: cannot be \"warn\""),
        ("finding = { severity = 'info' }", "rules[1].finding: lacks the field `text`"),
        ("finding = { severity = 'info', text = ' ' }", "rules[1].finding.text: the text is empty"),
        ("finding = { severity = 'info', text = {} }", "rules[1].finding.text: holds no text"),
        (
            "finding = { severity = 'info', text = { english = 't' } }",
            "rules[1].finding.text: `english` is not a language",
        ),
        (
            "finding = { severity = 'info', text = { en = 5 } }",
            "rules[1].finding.text.en: must be a text, not a number",
        ),
        (
            "finding = { severity = 'info', text = ('é'):rep(4001) }",
            "rules[1].finding.text: the text is longer than 4000 characters",
        ),
        (
            "finding = { severity = 'info', text = ('x'):rep(100000) }",
            "rules[1].finding.text: the text is longer than 4000 characters",
        ),
        (
            "finding = { severity = 'info', text = 'a\\27[31m' }",
            "rules[1].finding.text: the text holds a control character",
        ),
        (
            "finding = { severity = 'info', text = 't', subject = 'cultur' }",
            "rules[1].finding.subject: there is no domain or question `cultur` in `six`; did you mean `culture`?",
        ),
        (
            "advice = { text = 't', effort = 6, value = 1, horizon = '0-3' }",
            "rules[1].advice.effort: 6 is not a whole number from 1 to 5",
        ),
        (
            "advice = { text = 't', effort = 1.5, value = 1, horizon = '0-3' }",
            "rules[1].advice.effort: 1.5 is not a whole number",
        ),
        (
            "advice = { text = 't', effort = 1, value = 1, horizon = '0-6' }",
            "rules[1].advice.horizon: cannot be \"0-6\"",
        ),
        ("advice = { text = 't', effort = 1, value = 1 }", "rules[1].advice: lacks the field `horizon`"),
        (
            "advice = { text = 't', effort = 1, value = 1, horizon = '0-3', owner = 5 }",
            "rules[1].advice.owner: must be a text, not a number",
        ),
        ("source = 'lex', ", "rules[1].source: plugin.yaml has no source `lex`"),
        ("colour = 'red', ", "rules[1]: has no field `colour`"),
        (
            "effect = function() return { cap = { domain = 'governance', level = 7 } } end",
            "rules[1].effect.cap.level: 7 is above",
        ),
        ("finding = function() return 'text' end", "rules[1].finding: must be a table with named fields, not a text"),
        (
            "finding = function() local t = {} t.text = t t.severity = 'info' return t end",
            "rules[1].finding.text: `severity` is not a language",
        ),
    ];
    for (part, expected) in parts {
        let main = if part.ends_with(", ") { rule(&format!("{part}{finding}")) } else { rule(part) };
        let failure = run(&main).expect_err(part);
        assert!(failure.message.contains(expected), "{part}\n  {failure}");
        assert_eq!(failure.line, Some(1), "{part}");
    }
}

#[test]
fn all_faults_are_reported_at_once_and_the_first_has_its_line() {
    let failure = run("return { rules = {\n  { id = 'A', when = function() end,\n    effect = { cap = { domain = 'governance',\n      level = 9 } },\n    colour = 1 },\n  { id = 'A', when = 5, advice = {} },\n} }")
        .expect_err("faulty");
    assert_eq!(failure.line, Some(4));
    let lines: Vec<&str> = failure.message.lines().collect();
    assert_eq!(lines.len(), 8, "{failure}");
    assert_eq!(lines[0], "rules[1].effect.cap.level: 9 is above the scale's 3");
    assert!(lines[1].starts_with("rules[1]: has no field `colour`") && lines[1].ends_with(" (line 5)"), "{failure}");
    assert!(lines[2].starts_with("rules[2].when: ") && lines[2].ends_with(" (line 6)"), "{failure}");
}

#[test]
fn a_rule_is_checked_even_where_it_does_not_fire() {
    let failure = run(
        "return { rules = { { id = 'R', when = function() return false end, effect = { cap = { domain = 'x', level = 1 } } } } }",
    );
    assert!(failure.expect_err("faulty").message.contains("there is no domain `x`"));
}

#[test]
fn when_returns_true_false_or_nothing() {
    for (returned, fires) in [
        ("true", true),
        ("false", false),
        ("nil", false),
        ("ctx.facts.owner == 'local'", false),
        ("ctx.facts.owner and 1", false),
    ] {
        let main = format!(
            "return {{ rules = {{ {{ id = 'R', when = function(ctx) return {returned} end, finding = {{ severity = 'info', text = 't' }} }} }} }}"
        );
        assert_eq!(run(&main).expect("runs").fired.len(), usize::from(fires), "{returned}");
    }
    let failure = run(
        "return { rules = { { id = 'R', when = function(ctx) return 5 end, finding = { severity = 'info', text = 't' } } } }",
    );
    assert_eq!(failure.expect_err("faulty").message, "rules[1].when: returned a number; expected true or false");
}

#[test]
fn effects_findings_and_advice_arrive_as_written() {
    let cap = fired("effect = { cap = { domain = 'governance', level = 2 } }, source = 'law'");
    assert_eq!(cap.effect, Some(Effect::Cap { target: Target::Domain("governance".into()), level: 2.0 }));
    assert_eq!(cap.source.and_then(|s| s.year), Some(2022));
    let overall = fired("effect = { cap = { overall = true, level = 3 } }");
    assert_eq!(overall.effect, Some(Effect::Cap { target: Target::Overall, level: 3.0 }));
    let weight = fired(
        "effect = function(ctx) return { weight = { question = 'moments-of-truth', factor = ctx.settings.limit / 5 } } end",
    );
    assert_eq!(
        weight.effect,
        Some(Effect::Weight { target: Target::Question("moments-of-truth".into()), factor: 2.0 })
    );
    let none = fired("effect = { not_applicable = { question = 'moments-of-truth' } }");
    assert_eq!(none.effect, Some(Effect::NotApplicable { question: "moments-of-truth".into() }));
    let said = fired("finding = { severity = 'alert', subject = 'csat', text = { en = 'Late', fr = 'En retard' } }")
        .finding
        .expect("a finding");
    assert_eq!((said.text.get("fr"), said.text.get("fr-CA"), said.text.get("de")), ("En retard", "En retard", "Late"));
    assert_eq!(said.subject, Some(Target::Question("csat".into())));
    let advice = fired("advice = { text = '<b>', effort = 2, value = 5, owner = 'CEO', horizon = '3-12' }")
        .advice
        .expect("advice");
    assert_eq!((advice.text, advice.effort, advice.value), (Text::Plain("<b>".into()), 2, 5));
}

#[test]
fn the_context_holds_the_snapshot_and_no_more() {
    let main = "local function show(...) print(...) end
return { rules = { { id = 'R', finding = { severity = 'info', text = 't' }, when = function(ctx)
  show(ctx.organisation.name, ctx.organisation.sector, ctx.organisation.country, ctx.organisation.size)
  show(ctx.facts.days, ctx.facts.owner, ctx.settings.limit, ctx.overall)
  show(ctx.domains.governance.score, ctx.domains.governance.level, ctx.domains.culture.score, ctx.domains.culture.level)
  show(ctx.questions['moments-of-truth'].score, ctx.groups['front-line'].domains.governance.score, ctx.groups.hidden)
  show(pcall(function() return ctx.facts.secret end))
  show(pcall(function() ctx.facts.days = 1 end))
  show(pcall(rawset, ctx.domains.governance, 'score', 100))
  show(pcall(setmetatable, ctx.facts, {}))
  show(getmetatable(ctx.facts))
end } } }";
    let outcome = run(main).unwrap_or_else(|failure| panic!("{failure}"));
    let expected = [
        "Horizon\tinsurance\tFR\tnil",
        "12\tnil\t10\t50",
        "60\t1.8\tnil\tnil",
        "40\t30\tnil",
        "false\tmain.lua:7: ctx.facts has no `secret`; plugin.yaml does not declare it; known here: days, owner",
        "false\tmain.lua:8: attempt to modify a readonly table",
        "false\tattempt to modify a readonly table",
        "false\tcannot change a protected metatable",
        "false",
    ];
    assert_eq!(outcome.log, expected);
}

#[test]
fn a_name_that_cannot_exist_is_an_error_with_the_nearest_one() {
    for (path, near) in [
        ("ctx.fact.days", "ctx has no `fact`; did you mean `facts`?"),
        ("ctx.facts.dais", "ctx.facts has no `dais`; plugin.yaml does not declare it; did you mean `days`?"),
        ("ctx.settings.limits", "did you mean `limit`?"),
        ("ctx.domains.governence.score", "did you mean `governance`?"),
        ("ctx.domains.governance.scores", "a score has no `scores`; did you mean `score`?"),
        ("ctx.organisation.sectors", "did you mean `sector`?"),
    ] {
        let main = format!(
            "return {{ rules = {{ {{ id = 'R', finding = {{ severity = 'info', text = 't' }},\nwhen = function(ctx)\n return {path} end }} }} }}"
        );
        let failure = run(&main).expect_err(path);
        assert!(failure.message.starts_with("rule `R`, when: ") && failure.message.contains(near), "{failure}");
        assert_eq!(failure.line, Some(3), "{failure}");
    }
}

#[test]
fn lua_5_4_and_other_habits_get_a_hint() {
    for (main, line, hint) in [
        ("goto done\n::done::", 1, "no `goto`"),
        ("local x <const> = 5", 1, "no `<const>`"),
        ("local x = 5 & 3", 1, "bit32"),
        ("local x = 5\nlocal y = x << 3", 2, "bit32"),
        ("local x = 5 | 3", 1, "bit32"),
        ("local x = ~5", 1, "bit32"),
        ("if 1 != 2 then end", 1, "~="),
        ("local t = os.time()", 1, "no files, clock"),
        ("local j = require('json')", 1, "modules"),
        ("local r = math.random()", 1, "chance"),
        ("local a\nif a > 5 then end", 2, "is nil"),
        ("local a\nlocal b = a * 5", 2, "are nil"),
        ("local x <close> = nil", 1, "no `<const>`"),
        ("local x = 5 >> 1", 1, "bit32"),
        ("local x = 5\nx = x ~ 3", 2, "bit32"),
        ("local x = 1\nx++", 2, "x += 1"),
        ("if !true then end", 1, "not x"),
        ("if 1 == 1 && 2 == 2 then end", 1, "and"),
        ("// a remark", 1, "comments start with `--`"),
        ("local a\nlocal n = #a", 2, "what stands there is nil"),
        ("local a\nlocal n = a.b", 2, "what stands there is nil"),
        ("local a\nlocal n = a .. 'x'", 2, "what stands there is nil"),
        ("for _ in nil do end", 1, "what stands there is nil"),
        ("local n = math.tointeger(5)", 1, "no integer type"),
        ("local n = string.pack('i', 5)", 1, "packs no bytes"),
        ("local n = null", 1, "writes `nil`"),
        ("local n = True", 1, "writes `true`"),
        ("coroutine.wrap(print)", 1, "coroutines"),
    ] {
        let failure = run(main).expect_err(main);
        assert_eq!(failure.line, Some(line), "{failure}");
        let given = failure.hint.clone().unwrap_or_default();
        assert!(given.contains(hint) || (hint == "is nil" && given.contains("nil")), "{failure}");
    }
    let failure = run(&rule("effect = { cap = { domain = 'governance', level = 1 // 0 } }")).expect_err("no level");
    assert!(failure.hint.is_some_and(|hint| hint.contains("division by 0")), "{}", failure.message);
    assert!(run("local x = 7 x //= 2 x += 1 print(x) return { rules = {} }").expect("runs").log == ["4"]);
    assert!(run("local half = 7 // 2 print(half) return { rules = {} }").expect("runs").log == ["3"]);
}

#[test]
fn a_failure_reads_as_one_line_and_becomes_a_diagnostic() {
    let main = "local a\nreturn a.b";
    let failure = run(main).expect_err("faulty");
    assert!(
        failure.to_string().starts_with("plugin `sample`, plugins/sample/main.lua:2: attempt to index nil with 'b'"),
        "{failure}"
    );
    let diagnostic = failure.diagnostic(main);
    assert_eq!((diagnostic.line, diagnostic.excerpt.map(|e| e.text)), (2, Some("return a.b".to_owned())));
}

#[test]
fn two_runs_give_the_same() {
    let main = "local t = {} for i = 1, 100 do t['k' .. i] = i end local s = '' for k in t do s ..= k end print(s) return { rules = {} }";
    let plugin = Plugin::load(manifest(), main).expect("loads");
    let first = plugin.run(&snapshot(), &Settings::new()).expect("runs");
    assert_eq!(first, plugin.run(&snapshot(), &Settings::new()).expect("runs"));
    assert!(!first.log.is_empty());
}

#[test]
fn an_overall_that_customers_answered_is_not_capped() {
    let plugin = Plugin::load(manifest(), &rule("effect = { cap = { overall = true, level = 1 } }")).expect("loads");
    let mut shown = snapshot();
    assert!(plugin.run(&shown, &Settings::new()).is_ok());
    shown.customers = shown.domains.keys().cloned().collect();
    let failure = plugin.run(&shown, &Settings::new()).expect_err("refused");
    assert!(failure.message.contains("customers answered every domain"), "{failure}");
}

#[test]
fn a_failure_tells_the_way_to_its_line() {
    let main = "local function hours(facts)\n  return facts.days + facts.owner\nend\n\nlocal function late(ctx)\n  return hours(ctx.facts) > 3\nend\n\
                return { rules = { { id = 'R', when = function(ctx)\n  return late(ctx)\nend, finding = { severity = 'info', text = 't' } } } }";
    let failure = run(main).expect_err("a text is no number");
    assert_eq!(failure.line, Some(2));
    let way = "in `hours`, called at line 6 in `late`, called at line 9 in `when`";
    assert!(failure.to_string().contains(way), "{failure}");
    assert_eq!(failure.diagnostic(main).label, way);
    let failure = run("local x = nil + 1").expect_err("nil is no number");
    assert!(failure.frames.len() == 1 && !failure.to_string().contains("called"), "{failure}");
}
