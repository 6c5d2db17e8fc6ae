//! What rules see beyond scores and facts, and which questionnaires they speak of.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Failure, Manifest, Metric, Outcome, Plugin, Settings, Snapshot};

fn manifest() -> Manifest {
    let text = "palier: 1\napi: 1\nid: demo\nversion: \"1.0.0\"\ntitle: Demo\ndescription: For tests.\n";
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("demo/plugin.yaml", text), &mut faults);
    manifest.unwrap_or_else(|| panic!("{:?}", faults.into_sorted()))
}

fn snapshot() -> Snapshot {
    Snapshot {
        questionnaire: "six".into(),
        major: 1,
        overall: Some(50.0),
        domains: [("governance".to_owned(), Some(60.0)), ("culture".to_owned(), None)].into(),
        groups: [("front-line".to_owned(), [("governance".to_owned(), Some(30.0))].into())].into(),
        ..Snapshot::default()
    }
}

fn run(main: &str) -> Result<Outcome, Failure> {
    Plugin::load(manifest(), main)?.run(&snapshot(), &Settings::new())
}

#[test]
fn a_plugin_sees_the_questionnaire_metrics_and_percentiles() {
    let mut shown = snapshot();
    shown.metrics = [("nps".to_owned(), Metric { value: 20.0, n: Some(414) })].into();
    shown.percentile = Some(40.0);
    shown.percentiles = [("governance".to_owned(), 12.5)].into();
    let rule = |when: &str| {
        format!(
            "return {{ rules = {{ {{ id = 'R', when = function(ctx) return {when} end, finding = {{ severity = 'info', text = 'x' }} }} }} }}"
        )
    };
    let fires = |when: &str, shown: &Snapshot| {
        let plugin = Plugin::load(manifest(), &rule(when)).expect("it is Luau");
        plugin.run(shown, &Settings::new()).map(|outcome| outcome.fired.len() == 1)
    };
    for when in [
        "ctx.questionnaire.id == 'six' and ctx.questionnaire.major == 1",
        "ctx.metrics.nps.value == 20 and ctx.metrics.nps.n == 414",
        "ctx.metrics.csat == nil and ctx.metrics['employee-engagement'] == nil",
        "ctx.percentile == 40 and ctx.domains.governance.percentile == 12.5",
        "ctx.domains.culture.percentile == nil and ctx.groups['front-line'].domains.governance.percentile == nil",
    ] {
        assert_eq!(fires(when, &shown).ok(), Some(true), "{when}");
    }
    assert_eq!(fires("ctx.percentile == nil and ctx.metrics.nps == nil", &snapshot()).ok(), Some(true));
    for (when, told) in [
        ("ctx.metrics.npss", "ctx.metrics has no `npss`; did you mean `nps`?"),
        ("ctx.metrics.nps.mean", "a metric has no `mean`"),
        ("ctx.questionnaire.version", "ctx.questionnaire has no `version`"),
        ("ctx.percentiles", "ctx has no `percentiles`; did you mean `percentile`?"),
    ] {
        let failure = fires(when, &shown).expect_err(when);
        assert!(failure.message.contains(told), "{when}: {}", failure.message);
    }
}

#[test]
fn a_rule_speaks_of_the_questionnaires_that_it_names() {
    let rules = |named: &str| {
        format!(
            "return {{ rules = {{ {{ id = 'R', questionnaires = {named}, when = function(ctx) return true end, \
             effect = {{ cap = {{ domain = 'resolution', level = 1 }} }} }} }} }}"
        )
    };
    // Its domain is another questionnaire's: nothing of the rule is held against this one.
    let outcome = run(&rules("{'other'}")).expect("it runs");
    assert_eq!((outcome.fired.len(), outcome.silent.len()), (0, 0));
    let failure = run(&rules("{'other', 'six'}")).expect_err("there is no such domain here");
    assert!(failure.message.contains("resolution"), "{}", failure.message);
    let failure = run(&rules("'six'")).expect_err("a list is wanted");
    assert!(failure.message.contains("rules[1].questionnaires: must be a list"), "{}", failure.message);
}
