//! A plugin's own tests: what a case may give and expect, and what is told where it does not hold.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Coverage, Lack, Manifest, Plugin, Trials};

const MANIFEST: &str = "palier: 1
api: 1
id: sample
version: 1.0.0
title: {en: Sample, fr: Exemple}
description: {en: For tests, fr: Pour les tests}
facts:
  - {id: days, type: integer, text: {en: Days, fr: Jours}}
";

const MAIN: &str = "
local function text(words) return { en = words, fr = words } end
return {
  applies = function(ctx) return ctx.respondents.population == 'employees' end,
  weights = { { id = 'W', domain = 'governance', factor = 2, reason = text('r'),
    when = function(ctx) return ctx.practices.listening.score > 50 end } },
  not_applicable = { { id = 'N', question = 'lobby', reason = { en = 'no lobby' },
    when = function(ctx) return ctx.facts.days == 0 end } },
  metrics = function(ctx)
    local view = ctx.perspectives.customer
    if view == nil then return nil end
    return { { id = 'gap', label = text('Gap'), value = ctx.domains.governance.score - view.domains.governance.score } }
  end,
  sections = function(ctx)
    local journey = ctx.journeys.booking
    return if journey and journey.lowest then { { id = 'path', title = text('Path'),
      blocks = { { text = { en = `{journey.lowest.step}: {journey.steps} steps` } } } } } else nil
  end,
  health = function(ctx) return if ctx.facts.days == nil then { { text = text('Ask for the days.') } } else {} end,
}
";

/// What the cases tell, and what they tried.
fn tried(cases: &str) -> (Vec<String>, Coverage) {
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/sample/plugin.yaml", MANIFEST), &mut faults).expect("sound");
    let plugin = Plugin::load(manifest, MAIN).expect("it is Luau");
    let file = format!(
        "palier: 1
given:
  questionnaire: six@1
  respondents: {{n: 40, population: employees, method: self}}
  domains: {{governance: 60}}
  questions: {{lobby: 50}}
  practices: {{listening: 40}}
  perspectives: {{customer: {{n: 120, domains: {{governance: 20.26}}}}}}
  journeys: {{booking: {{steps: 6, irritants: null, lowest: {{step: wait, feeling: -1}}}}}}
  facts: {{days: 3}}
cases:
{cases}"
    );
    let mut trials = Trials::of(&plugin);
    trials.run(&Source::new("tests/rules.yaml", file), &mut faults);
    let told = faults.into_sorted().into_iter().map(|f| format!("{} {}", f.code, f.message)).collect();
    (told, trials.coverage().clone())
}

#[test]
fn whatever_a_plugin_gives_can_be_expected() {
    let (told, coverage) = tried(
        "  - name: nothing fires
    expect: {applies: true, fired: [], metrics: {gap: 39.7}, sections: [path], health: 0}
  - name: all of it
    given: {practices: {listening: 60}, facts: {days: 0}}
    expect: {fired: [W, N], rules: {W: {weight: {domain: governance, factor: 2}}, N: {not_applicable: {question: lobby}, contains: {en: lobby}}}}
  - name: nothing known
    given: {facts: {days: null}, perspectives: {customer: null}, journeys: {booking: null}}
    expect: {metrics: {gap: null}, sections: [], health: 1}
  - name: customers answered
    given: {respondents: {population: customers}}
    expect: {applies: false, fired: [], sections: []}
",
    );
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(coverage.cases, 4);
    let count = |id: &str| (coverage.fired.get(id).copied(), coverage.silent.get(id).copied());
    assert_eq!((count("W"), count("N")), ((Some(1), Some(2)), (Some(1), Some(2))));
    let lacking: Vec<&str> =
        coverage.lacking.iter().filter(|(_, lack)| *lack != Lack::Source).map(|(id, _)| id.as_str()).collect();
    assert_eq!(lacking, ["N", "path"], "not written in French");
}

#[test]
fn what_does_not_hold_is_told() {
    let (told, _) = tried(
        "  - {name: a, expect: {applies: false}}
  - {name: b, expect: {metrics: {gap: 39.6}}}
  - {name: c, expect: {metrics: {gab: 1}}}
  - {name: d, expect: {metrics: {gap: null}}}
  - {name: e, expect: {sections: []}}
  - {name: f, expect: {health: 2}}
  - {name: r, given: {facts: {days: 0}}, expect: {fired: [N], rules: {N: {contains: {en: desk}}}}}
  - {name: g, expect: {rules: {}}}
  - {name: h, given: {respondents: {population: staff}}, expect: {fired: []}}
  - {name: i, given: {respondents: {size: 4}}, expect: {fired: []}}
  - {name: j, given: {journeys: {booking: {step: 4}}}, expect: {fired: []}}
  - {name: k, given: {perspectives: {customer: {n: 1.5}}}, expect: {fired: []}}
  - {name: l, given: {perspectves: {}}, expect: {fired: []}}
",
    );
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn an_entry_without_a_condition_is_not_expected_to_be_silent() {
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/sample/plugin.yaml", MANIFEST), &mut faults).expect("sound");
    let main =
        "local function weight(id, when) return { id = id, domain = 'd', factor = 2, reason = 'r', when = when } end
return { weights = { weight('A'), weight('W', function() return true end) } }";
    let plugin = Plugin::load(manifest, main).expect("it is Luau");
    let mut trials = Trials::of(&plugin);
    let cases = "palier: 1\ngiven: {domains: {d: 50}}\ncases: [{name: a, expect: {fired: [A, W]}}]";
    trials.run(&Source::new("tests/rules.yaml", cases), &mut faults);
    assert_eq!(faults.into_sorted(), []);
    assert_eq!(trials.coverage().one_sided().collect::<Vec<_>>(), ["W"]);
}
