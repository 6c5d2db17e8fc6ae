//! The hooks beside `rules`: what each gives, and what is told of one that is not as the contract wants it.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{
    Answer, Better, Block, Cell, ChartKind, Effect, Failure, Manifest, Outcome, Plugin, Settings, Snapshot, Target,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

const MANIFEST: &str = "palier: 1
api: 1
id: sample
version: 1.0.0
title: {en: Sample, fr: Exemple}
description: {en: For tests, fr: Pour les tests}
facts:
  - {id: days, type: integer, text: {en: Days, fr: Jours}}
sources:
  - {id: law, citation: A law, status: confirmed}
";

fn plugin(main: &str) -> Result<Plugin, Failure> {
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/sample/plugin.yaml", MANIFEST), &mut faults);
    Plugin::load(manifest.unwrap_or_else(|| panic!("{:?}", faults.into_sorted())), main)
}

fn snapshot() -> Snapshot {
    Snapshot {
        questionnaire: "six".into(),
        major: 1,
        overall: Some(50.0),
        domains: [("governance".to_owned(), Some(60.0)), ("culture".to_owned(), None)].into(),
        questions: [("moments-of-truth".to_owned(), Some(40.0)), ("csat".to_owned(), Some(70.0))].into(),
        customers: ["csat".to_owned()].into(),
        ..Snapshot::default()
    }
}

fn run(main: &str) -> Result<Outcome, Failure> {
    plugin(main)?.run(&snapshot(), &Settings::new())
}

fn outcome(main: &str) -> Outcome {
    run(main).unwrap_or_else(|failure| panic!("{failure}"))
}

const RULE: &str = "{ id = 'R', when = function() return true end, finding = { severity = 'info', text = 't' } }";

#[test]
fn a_plugin_that_does_not_apply_is_silent() {
    let main = format!(
        "return {{ applies = function(ctx) return ctx.overall > 50 end,\nweights = {{ {{ id = 'W', domain = 'nowhere' }} }},\nrules = {{ {RULE} }},\nhealth = {{ {{ text = 'h' }} }} }}"
    );
    let silent = outcome(&main);
    assert!(!silent.applies);
    assert!(silent.fired.is_empty() && silent.silent.is_empty() && silent.health.is_empty());
    let traces = plugin(&main).expect("Luau").explain(&snapshot(), &Settings::new()).expect("explained");
    let told: Vec<_> = traces.iter().map(|trace| (trace.rule.as_str(), trace.answer, trace.reads.clone())).collect();
    assert_eq!(told, [("applies", Answer::DoesNotApply, vec![("ctx.overall".to_owned(), "50".to_owned())])]);
    let applies =
        outcome(&format!("return {{ applies = function(ctx) return ctx.overall == 50 end, rules = {{ {RULE} }} }}"));
    assert!(applies.applies && applies.fired.len() == 1);
}

#[test]
fn weights_and_what_does_not_apply_come_before_the_rules() {
    let main = format!(
        "return {{ rules = {{ {RULE} }},
        not_applicable = {{ {{ id = 'N', question = 'moments-of-truth', reason = {{ en = 'none here', fr = 'aucun ici' }} }} }},
        weights = function(ctx) return {{
          {{ id = 'W1', domain = 'governance', factor = 2, reason = 'it decides', source = 'law' }},
          {{ id = 'W2', question = 'moments-of-truth', factor = 0.5, reason = 'r', when = function(ctx) return ctx.facts.days end }},
          {{ id = 'W3', domain = 'elsewhere', factor = 99, reason = 5, questionnaires = {{ 'other' }} }},
        }} end }}"
    );
    let found = outcome(&main);
    let fired: Vec<&str> = found.fired.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!((fired, found.silent), (vec!["W1", "N", "R"], vec!["W2".to_owned()]));
    let weight = &found.fired[0];
    assert_eq!(weight.effect, Some(Effect::Weight { target: Target::Domain("governance".into()), factor: 2.0 }));
    assert_eq!(weight.reason.as_ref().map(|reason| reason.get("fr")), Some("it decides"));
    assert_eq!(weight.source.as_ref().map(|source| source.id.as_str()), Some("law"));
    assert_eq!(found.fired[1].effect, Some(Effect::NotApplicable { question: "moments-of-truth".into() }));
    assert_eq!(found.fired[1].reason.as_ref().map(|reason| reason.get("fr")), Some("aucun ici"));
    assert!(found.fired.iter().take(2).all(|rule| rule.finding.is_none() && rule.advice.is_none()));
}

#[test]
fn metrics_sections_and_health_arrive_as_written() {
    let found = outcome(
        "return {
  metrics = function(ctx) return { {
    id = 'gap', label = { en = 'Gap', fr = 'Écart' }, value = 1.25, decimals = 2, unit = 'levels', n = 40,
    interval = { low = 1, high = 1.5 }, better = 'lower', note = 'One minus the other.', source = 'law' },
    { id = 'bare', label = 'Bare', value = 3 } } end,
  sections = { { id = 'stay', title = 'The stay', lead = 'Two sentences.', blocks = {
    { heading = 'How' }, { text = 'Words.' }, { list = { 'one', { en = 'two', fr = 'deux' } } },
    { table = { title = 'T', columns = { 'a', 'b', 'c' }, rows = { { 'x', 1.5, false } }, note = 'n', source = 'law' } },
    { chart = { kind = 'dumbbell', title = 'C', unit = 'level', axis = { from = 0, to = 3 },
      ends = { from = 'promised', to = 'found' }, rows = { { label = 'Room', value = 2, to = 1, n = 12 }, { label = 'Bar' } } } },
    { chart = { kind = 'dots', title = 'D', unit = 'points', rows = { { label = 'x', value = 50, interval = { low = 40, high = 60 } } } } },
  } } },
  health = { { text = 'Ask for the days.' }, { text = 'Out of date.', warning = true } },
}",
    );
    let [gap, bare] = found.metrics.as_slice() else { panic!("{:?}", found.metrics) };
    assert_eq!((gap.plugin.as_str(), gap.id.as_str(), gap.label.get("fr")), ("sample", "gap", "Écart"));
    assert_eq!((gap.value, gap.decimals, gap.n, gap.interval), (1.25, 2, Some(40), Some((1.0, 1.5))));
    assert_eq!((gap.better, gap.source.as_ref().map(|s| s.id.as_str())), (Some(Better::Lower), Some("law")));
    assert_eq!((bare.value, bare.decimals, bare.better, bare.unit.is_none()), (3.0, 1, None, true));
    let blocks = &found.sections[0].blocks;
    assert_eq!(blocks.len(), 6);
    let Block::List(points) = &blocks[2] else { panic!("{blocks:?}") };
    assert_eq!(points[1].get("fr"), "deux");
    let Block::Table(table) = &blocks[3] else { panic!("{blocks:?}") };
    assert_eq!(table.rows[0][1..], [Cell::Number(1.5), Cell::Absent]);
    let Block::Chart(chart) = &blocks[4] else { panic!("{blocks:?}") };
    assert_eq!((chart.kind, chart.axis, chart.ends.is_some()), (ChartKind::Dumbbell, (0.0, 3.0), true));
    assert_eq!((chart.rows[0].value, chart.rows[0].to, chart.rows[1].value), (Some(2.0), Some(1.0), None));
    let Block::Chart(chart) = &blocks[5] else { panic!("{blocks:?}") };
    assert_eq!((chart.axis, chart.rows[0].interval), ((0.0, 100.0), Some((40.0, 60.0))));
    let health: Vec<_> = found.health.iter().map(|note| (note.warning, note.text.get("en"))).collect();
    assert_eq!(health, [(false, "Ask for the days."), (true, "Out of date.")]);
}

#[test]
fn a_list_that_a_function_does_not_make_is_none() {
    let found = outcome("return { rules = function(ctx) return nil end, sections = function(ctx) end, metrics = {} }");
    assert!(found.applies && found.fired.is_empty() && found.sections.is_empty());
}

/// Messages of plugins that are wrong: each with its line.
fn told(cases: &[&str]) -> String {
    let mut out = String::new();
    for main in cases {
        let said = match run(main) {
            Ok(_) => "runs".to_owned(),
            Err(failure) => {
                let line = failure.line.map_or_else(|| "?".to_owned(), |line| line.to_string());
                format!("{line}: {}", failure.message.replace('\n', "\n   "))
            }
        };
        let _ = writeln!(out, "{}\n=> {said}\n", main.trim());
    }
    out
}

#[test]
fn hooks_of_the_wrong_shape_say_where() {
    let cases = [
        "return {\n  applies = true, rules = {} }",
        "return { rules = {},\n  applies = function(ctx) return ctx.facts.days end }",
        "return { rules = {},\n  applies = function(ctx)\n    return ctx.facts.dais end }",
        "return { aplies = function() return true end, rules = {} }",
        "return {\n  weight = {} }",
        "return { applies = function() return true end }",
        "return { weights = 5 }",
        "return {\n  metrics = function(ctx)\n    return ctx.overall + ctx.facts.days\n  end }",
        "return {\n  sections = function(ctx)\n    return 'text'\n  end }",
    ];
    insta::assert_snapshot!(told(&cases));
}

#[test]
fn weights_of_the_wrong_shape_say_where() {
    let cases = [
        "return { weights = {\n  { id = 'W', domain = 'governance', factor = 2 } } }",
        "return { weights = {\n  { id = 'W', domain = 'governence',\n    factor = 11, reason = 'r' } } }",
        "return { weights = {\n  { id = 'W', domain = 'governance', question = 'csat', factor = 2, reason = 'r' } } }",
        "return { weights = {\n  { id = 'W', question = 'csat', factor = 2, reason = 'r' } } }",
        "return { weights = {\n  { id = 'W', domain = 'governance', factor = 2,\n    reason = 'r', finding = {} } } }",
        "return { weights = {\n  { id = 'W', domain = 'governance', factor = 2, reason = 'r',\n    when = true } } }",
        "return { not_applicable = {\n  { id = 'N', question = 'moment-of-truth', reason = 'r' } } }",
        "return { not_applicable = {\n  { id = 'N', domain = 'governance', reason = 'r' } } }",
        "return { weights = {\n  { id = 'A', domain = 'governance', factor = 2, reason = 'r' } },\n  not_applicable = {\n  { id = 'A', question = 'moments-of-truth', reason = 'r' } } }",
    ];
    insta::assert_snapshot!(told(&cases));
}

#[test]
fn metrics_of_the_wrong_shape_say_where() {
    let cases = [
        "return { metrics = {\n  { id = 'm', label = 'M' } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = '3' } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 0/0 } } }",
        "return { metrics = {\n  { id = 'm', label = 'M',\n    value = 1e300 } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 1, decimals = 4, n = 1.5, better = 'more' } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 9,\n    interval = { low = 1, high = 5 } } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 9,\n    interval = { 1, 5 } } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 9,\n    interval = { low = 5, high = 1 } } } }",
        "return { metrics = {\n  { id = 'm', label = ('x'):rep(201), value = 9, source = 'lex' } } }",
        "return { metrics = {\n  { id = 'm', label = 'M', value = 1 },\n  { id = 'm', label = 'M', value = 1 } } }",
        "local t = {} for i = 1, 21 do t[i] = { id = 'm' .. i, label = 'M', value = 1 } end\nreturn { metrics = t }",
    ];
    insta::assert_snapshot!(told(&cases));
}

#[test]
fn sections_and_health_of_the_wrong_shape_say_where() {
    let section = |block: &str| {
        format!(
            "return {{ sections = {{\n  {{ id = 's', title = 'S', blocks = {{\n    {{ text = 'First.' }},\n    {block},\n  }} }} }} }}"
        )
    };
    let blocks = [
        "{ image = 'x.png' }",
        "{ heading = 'H', text = 'T' }",
        "{ list = {} }",
        "{ list = { 'a', 5 } }",
        "{ table = { title = 'T', columns = { 'a', 'b', 'c' }, rows = {\n      { 'one', 1, 2 },\n      { 'two', 2 },\n      { 'three', nil, 3 },\n      { 'four', true, 3 } } } }",
        "{ table = { title = 'T', columns = {}, rows = { {} } } }",
        "{ chart = { kind = 'pie', title = 'C', unit = 'u', rows = { { label = 'l' } } } }",
        "{ chart = { kind = 'bars', title = 'C', unit = 'u', rows = {\n      { label = 'one', value = 101 },\n      { label = 'two', value = 1, to = 2 } } } }",
        "{ chart = { kind = 'dumbbell', title = 'C', unit = 'u', rows = { { label = 'l', value = 1, to = 2 } } } }",
        "{ chart = { kind = 'dots', title = 'C', unit = 'u', axis = { from = 5, to = 5 },\n      ends = { from = 'a', to = 'b' },\n      rows = { { label = 'l', interval = { low = 1, high = 2 } } } } }",
        "{ chart = { kind = 'dots', title = 'C', unit = 'u', axis = { low = 5, to = 6 }, rows = { { 'l', 5 } } } }",
    ];
    let sections: Vec<String> = blocks.iter().map(|block| section(block)).collect();
    let mut cases: Vec<&str> = sections.iter().map(String::as_str).collect();
    cases.extend([
        "return { sections = {\n  { id = 's', title = 'S', blocks = {} } } }",
        "return { sections = {\n  { id = 's', title = 'S', leed = 'L', blocks = { { text = 't' } } } } }",
        "local b = {} for i = 1, 13 do b[i] = { text = 't' } end\nreturn { sections = {\n  { id = 's', title = 'S', blocks = b } } }",
        "return { health = {\n  { text = 't', warning = 1 } } }",
        "return { health = {\n  'Ask for the days.' } }",
        "local t = ('x'):rep(4000)\nlocal p = {} for i = 1, 20 do p[i] = t end\nlocal b = {} for i = 1, 12 do b[i] = { list = p } end\nlocal s = {} for i = 1, 4 do s[i] = { id = 's' .. i, title = 'S', blocks = b } end\nreturn { sections = s, health = { { text = t } } }",
    ]);
    insta::assert_snapshot!(told(&cases));
}

#[test]
fn a_global_that_was_never_given_a_value_is_an_error() {
    let cases = [
        "local facts = 5\nreturn { rules = fatcs }",
        "local function answered(hours, most) return hours > most end\nprint(anwsered(1, 2))\nreturn { rules = {} }",
        "return { rules = { { id = 'R', finding = { severity = 'info', text = 't' },\n  when = function(ctx)\n    return ctx.overall > maths.pi\n  end } } }",
        "return { rules = function() return facts.days end }",
        "if false then print(never) end\nreturn { rules = {} }",
        "print(os)\nreturn { rules = {} }",
        "local found = io.open('x')",
        "local c = coroutine.create(print)",
        "print(pcall(function() return undeclared end))\nreturn { rules = {} }",
        "print(_G.missing)",
        "print(getmetatable(_G))\nreturn { rules = {} }",
    ];
    insta::assert_snapshot!(told_with_hints(&cases));
}

/// As [`told`], with what was printed and the hint.
fn told_with_hints(cases: &[&str]) -> String {
    let mut out = String::new();
    for main in cases {
        let said = match run(main) {
            Ok(outcome) => format!("prints {:?}", outcome.log),
            Err(failure) => failure.to_string(),
        };
        let _ = writeln!(out, "{}\n=> {said}\n", main.trim());
    }
    out
}

#[test]
fn a_global_that_has_a_value_may_be_read() {
    let found = outcome(
        "count = 1\nfunction twice(n) return 2 * n end\ncount += 1\nprint(twice(count), rawget(_G, 'os'))\nreturn { rules = {} }",
    );
    assert_eq!(found.log, ["4\tnil"]);
}

#[test]
fn loops_over_ctx_see_it_whole_while_it_is_explained() {
    for every in ["in pairs(ctx.domains)", "in ctx.domains", "in next, ctx.domains"] {
        let main = format!(
            "return {{ rules = {{ {{ id = 'R', finding = {{ severity = 'info', text = 't' }}, when = function(ctx)\n  for id in {every} do if id == 'governance' then return true end end\nend }} }} }}"
        );
        let main = main.replace("in in", "in");
        let traces = plugin(&main).expect("Luau").explain(&snapshot(), &Settings::new()).expect("explained");
        assert_eq!(traces[0].answer, Answer::Fired, "{every}");
        assert_eq!(outcome(&main).fired.len(), 1, "{every}");
    }
}

/// The names that a message lists after a mark, in back quotes or apart by commas.
fn names_after<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let (_, rest) = text.split_once(mark).unwrap_or_else(|| panic!("no `{mark}` in {text}"));
    let line = rest.lines().next().unwrap_or_default();
    line.split([',', ' ', '`']).filter(|name| !name.is_empty() && !name.starts_with('(')).collect()
}

#[test]
fn the_editor_s_types_know_every_hook_field_and_part_of_ctx() {
    let types = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/src/commands/plugin/new/palier.lua");
    let types = std::fs::read_to_string(types).expect("readable");
    let fields_of = |class: &str| {
        let (_, rest) =
            types.split_once(&format!("---@class palier.{class}\n")).unwrap_or_else(|| panic!("no {class}"));
        let fields = rest.lines().take_while(|line| line.starts_with("---@field "));
        let names = fields.filter_map(|line| line.split_whitespace().nth(1)).map(|name| name.trim_end_matches('?'));
        names.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let fails = |main: &str| run(main).expect_err(main).message;
    let hooks = fails("return {}");
    let mut hooks: BTreeSet<String> = names_after(&hooks, "at least one of ").into_iter().map(str::to_owned).collect();
    hooks.insert("applies".to_owned());
    assert_eq!(fields_of("Plugin"), hooks);
    // Whoever writes an unknown field is told the known ones.
    for (class, main) in [
        ("Rule", "return { rules = { { zzzzzzzzzz = 1 } } }"),
        ("OwnMetric", "return { metrics = { { zzzzzzzzzz = 1 } } }"),
        ("Section", "return { sections = { { zzzzzzzzzz = 1 } } }"),
        ("Block", "return { sections = { { blocks = { { zzzzzzzzzz = 1 } } } } }"),
        ("Table", "return { sections = { { blocks = { { table = { zzzzzzzzzz = 1 } } } } } }"),
        ("Chart", "return { sections = { { blocks = { { chart = { kind = 'bars', zzzzzzzzzz = 1 } } } } } }"),
        (
            "ChartRow",
            "return { sections = { { blocks = { { chart = { kind = 'bars', rows = { { zzzzzzzzzz = 1 } } } } } } } }",
        ),
        ("Health", "return { health = { { zzzzzzzzzz = 1 } } }"),
    ] {
        let told = fails(main);
        let known: BTreeSet<String> =
            names_after(&told, "has no field `zzzzzzzzzz`; known here: ").into_iter().map(str::to_owned).collect();
        assert_eq!(fields_of(class), known, "{class}");
    }
    for (class, parent, main) in [
        ("WeightEntry: palier.Weight", "Weight", "return { weights = { { zzzzzzzzzz = 1 } } }"),
        (
            "NotApplicableEntry: palier.NotApplicable",
            "NotApplicable",
            "return { not_applicable = { { zzzzzzzzzz = 1 } } }",
        ),
    ] {
        let told = fails(main);
        let known: BTreeSet<String> =
            names_after(&told, "has no field `zzzzzzzzzz`; known here: ").into_iter().map(str::to_owned).collect();
        let typed: BTreeSet<String> = fields_of(class).union(&fields_of(parent)).cloned().collect();
        assert_eq!(typed, known, "{class}");
    }
    let ctx = outcome(
        "return { rules = { { id = 'R', finding = {severity = 'info', text = 't'}, when = function(ctx) for part in ctx do print(part) end end } } }",
    );
    let parts: BTreeSet<String> = ctx.log.into_iter().chain(["percentile".to_owned()]).collect();
    assert_eq!(fields_of("Context"), parts);
    for (class, place) in [
        ("Respondents", "ctx.respondents"),
        ("Questionnaire", "ctx.questionnaire"),
        ("Organisation", "ctx.organisation"),
    ] {
        let told = fails(&format!("return {{ rules = function(ctx) return {place}.zzzzzzzzzz end }}"));
        let known: BTreeSet<String> = names_after(&told, "known here: ").into_iter().map(str::to_owned).collect();
        assert_eq!(fields_of(class), known, "{class}");
    }
}

#[test]
fn the_lines_of_many_faults_are_found_in_no_time() {
    // Each line quotes a text, each item holds many, and every item is wrong.
    let lines: String = (0..9_000).map(|i| format!("t[{i}] = 'text {i}'\n")).collect();
    let main = format!(
        "local t = {{}}\n{lines}local many = {{}}\nfor i = 1, 200 do many[i] = {{ id = ('x'):rep(100000), list = t }} end\nreturn {{ rules = many }}"
    );
    let start = std::time::Instant::now();
    let failure = run(&main).expect_err("faulty");
    assert!(failure.message.contains("rules[1]: has no field `list`"), "{failure:.300}");
    assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn many_unknown_globals_cost_no_time() {
    // The machine looks each of them up when it loads the plugin, whether or not it will be read.
    let unknown: String = (0..10_000).map(|i| format!("a{i}()\n")).collect();
    let locals: String = (0..5_000).map(|i| format!("do local name{i} end\n")).collect();
    let main = format!("{locals}local function never()\n{unknown}end\nreturn {{ rules = {{}} }}");
    let start = std::time::Instant::now();
    let found = outcome(&main);
    assert!(
        start.elapsed() < std::time::Duration::from_millis(1500),
        "{:?} and {} steps",
        start.elapsed(),
        found.steps
    );
}
