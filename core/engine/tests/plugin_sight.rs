//! What rules see beyond scores and facts, and which questionnaires they speak of.

use palier_engine::answers::RespondentSet;
use palier_engine::assess::{assess, load};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{
    Failure, JourneyFigures, LowestStep, Manifest, Metric, Outcome, Perspective, Plugin, Respondents, Settings,
    Snapshot, perspectives, snapshot as shown_of,
};
use std::path::Path;

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

/// Whether a condition holds on a snapshot, or how the run fails.
fn holds(condition: &str, shown: &Snapshot) -> Result<bool, Failure> {
    let main = format!(
        "return {{ rules = {{ {{ id = 'R', when = function(ctx) return {condition} end, finding = {{ severity = 'info', text = 'x' }} }} }} }}"
    );
    Plugin::load(manifest(), &main)?.run(shown, &Settings::new()).map(|outcome| outcome.fired.len() == 1)
}

#[test]
fn a_plugin_sees_practices_respondents_points_of_view_and_journeys() {
    let mut shown = snapshot();
    shown.practices = [("listening".to_owned(), Some(50.0)), ("acting".to_owned(), None)].into();
    shown.respondents = Respondents { n: Some(40), population: Some("employees".into()), ..Respondents::default() };
    let customers = Perspective { n: Some(120), domains: [("governance".to_owned(), Some(20.0))].into() };
    shown.perspectives = [("customer".to_owned(), Some(customers)), ("employee".to_owned(), None)].into();
    let booking = JourneyFigures {
        steps: 6,
        irritants: Some(9),
        lowest: Some(LowestStep { step: "wait".into(), feeling: -1.2, n: None }),
        ..JourneyFigures::default()
    };
    shown.journeys = [("booking".to_owned(), booking)].into();
    for condition in [
        "ctx.practices.listening.score == 50 and ctx.practices.listening.level == 1.5 and ctx.practices.acting.score == nil",
        "ctx.respondents.n == 40 and ctx.respondents.population == 'employees' and ctx.respondents.method == nil",
        "ctx.perspectives.customer.n == 120 and ctx.perspectives.customer.domains.governance.score == 20",
        "ctx.perspectives.employee == nil",
        "ctx.journeys.booking.steps == 6 and ctx.journeys.booking.irritants == 9 and ctx.journeys.booking.delights == nil",
        "ctx.journeys.booking.lowest.feeling == -1.2 and ctx.journeys.booking.lowest.n == nil",
        "ctx.journeys.booking.weakest == nil and ctx.journeys.checkout == nil",
    ] {
        assert_eq!(holds(condition, &shown).ok(), Some(true), "{condition}");
    }
    for (condition, told) in [
        ("ctx.practices.listning", "ctx.practices has no `listning`; did you mean `listening`?"),
        ("ctx.respondents.count", "ctx.respondents has no `count`; known here: n, population, method, perspective"),
        ("ctx.perspectives.customers", "ctx.perspectives has no `customers`; did you mean `customer`?"),
        ("ctx.perspectives.customer.score", "a perspective has no `score`; known here: n, domains"),
        ("ctx.perspectives.customer.domains.culture", "the perspective's domains has no `culture`"),
        ("ctx.journeys.booking.irritant", "a journey has no `irritant`; did you mean `irritants`?"),
        ("ctx.journeys.booking.lowest.satisfaction", "a journey's lowest has no `satisfaction`"),
    ] {
        let failure = holds(condition, &shown).expect_err(condition);
        assert!(failure.message.contains(told), "{condition}: {}", failure.message);
    }
}

#[test]
fn a_point_of_view_is_shown_from_as_many_as_a_group() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/two-sides");
    let mut faults = Diagnostics::new();
    let loaded = load(&folder.join("assessment.en.yaml"), &mut faults).expect("it is there").expect("it is right");
    let questionnaire = &loaded.questionnaires[0];
    let cards: Vec<_> = assess(&loaded).expect("no plugin runs").into_iter().map(|found| found.measured).collect();
    let mut sets = loaded.assessment.sets.clone();
    let seen = |sets: &[RespondentSet]| {
        let alike = sets.iter().zip(&cards).filter(|(set, _)| set.questionnaire == 0);
        let found = perspectives(questionnaire, alike);
        found.into_iter().map(|(id, view)| (id, view.map(|view| view.n))).collect::<Vec<_>>()
    };
    let sizes: Vec<usize> = sets.iter().map(|set| set.sheet.respondents.len()).collect();
    let whole = seen(&sets);
    assert_eq!(whole.iter().filter(|(_, view)| view.is_some()).count(), 2, "{whole:?} of {sizes:?}");
    sets[1].minimum = sizes[1] + 1;
    assert_eq!(seen(&sets).iter().filter(|(_, view)| view.is_some()).count(), 1, "one person too few");
    sets[1].sheet.consensus = true;
    assert!(seen(&sets).iter().any(|(_, view)| *view == Some(None)), "an agreed answer stands for an unknown number");
}

#[test]
fn what_is_shown_of_an_engagement_is_its_own() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../questionnaires/experience-coherence/sample/assessment.en.yaml");
    let mut faults = Diagnostics::new();
    let loaded = load(&sample, &mut faults).expect("it is there").expect("it is right");
    let assessed = assess(&loaded).expect("its plugins run");
    let set = &loaded.assessment.sets[0];
    let shown = shown_of(&loaded.questionnaires[set.questionnaire], &loaded.assessment, set, &assessed[0].measured);
    assert_eq!(shown.respondents.n, Some(set.sheet.respondents.len()));
    assert_eq!(shown.respondents.population.as_deref(), Some("employees"));
    assert!(shown.practices.keys().all(|id| !shown.questions.contains_key(id)), "a lone question is no practice");
    insta::assert_debug_snapshot!((shown.practices, shown.journeys));
}
