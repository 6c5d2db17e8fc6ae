//! An engagement with two perspectives and a second questionnaire: what the report, the JSON and a reader meet of them.

use std::path::Path;

use palier_engine::answers::Method;
use palier_engine::assess::{Assessed, Loaded, Studio, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::report::{Report, Words, compose};
use serde_json::Value;

fn engagement(locale: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/two-sides");
    let mut faults = Diagnostics::new();
    let loaded = load(&folder.join(format!("assessment.{locale}.yaml")), &mut faults).expect("it is there");
    assert!(faults.is_empty(), "{:#?}", faults.into_sorted());
    loaded.expect("it is right")
}

fn report(loaded: &Loaded, assessed: &[Assessed]) -> Report {
    let facts = loaded.facts(assessed);
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

/// The pages that speak of several sets, in words.
fn told(report: &Report) -> String {
    let mut out = String::new();
    let all = serde_json::to_value(report).expect("a report is plain data");
    for page in ["sides", "others"] {
        words("", &all[page], &mut out);
    }
    words("", &all["scope"]["sets"], &mut out);
    out
}

fn words(name: &str, value: &Value, out: &mut String) {
    match value {
        _ if ["svg", "id", "tone", "alt"].contains(&name) => {}
        Value::String(text) if !text.is_empty() => *out += &format!("{name}: {text}\n"),
        Value::Array(cells) if name == "cells" => {
            let text = |cell: &Value| format!("{} {}", cell["text"], cell["note"]).replace('"', "");
            *out += &format!("  {}\n", cells.iter().map(text).collect::<Vec<_>>().join("| "));
        }
        Value::Array(list) => list.iter().for_each(|item| words(name, item, out)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| words(key, item, out)),
        _ => {}
    }
}

#[test]
fn the_two_sides_are_told_in_both_languages() {
    for locale in ["en", "fr"] {
        let loaded = engagement(locale);
        let assessed = assess(&loaded).expect("no plugin runs");
        insta::assert_snapshot!(format!("sides_{locale}"), told(&report(&loaded, &assessed)));
    }
}

#[test]
fn the_json_holds_each_set_and_the_gaps_between() {
    let loaded = engagement("en");
    let assessed = assess(&loaded).expect("no plugin runs");
    let json = serde_json::to_value(loaded.document(&assessed)).expect("plain data");
    assert_eq!((&json["perspective"], &json["method"]), (&"employee".into(), &"self".into()));
    let also = |i: usize| &json["also"][i];
    assert_eq!((&also(0)["perspective"], &also(1)["questionnaire"]["id"]), (&"customer".into(), &"readiness".into()));
    assert_eq!(also(0)["overall"]["why"]["percentile"], "too-few-respondents");
    let gaps = json["gaps"].as_array().expect("a list");
    assert_eq!((gaps.len(), &gaps[0]["also"]), (1, &0.into()));
    let promise = &gaps[0]["domains"][0];
    let score = |document: &Value| document["domains"][0]["measured"].as_f64().expect("rated");
    let difference = promise["difference"].as_f64().expect("both are rated");
    assert!((difference - (score(&json) - score(also(0)))).abs() < 1e-9);
    let end = |i: usize| promise["interval"][i].as_f64().expect("an end");
    assert!(end(0) < difference && difference < end(1) && promise["p"].as_f64().expect("p") < 0.05);
    // Means are asked of employees alone: there is no gap there, nor between totals over different domains.
    assert_eq!(gaps[0]["domains"][2]["why"]["difference"], "not-applicable");
    assert_eq!(gaps[0]["overall"]["why"]["p"], "other-domains");
    assert_eq!(gaps[0]["questions"].as_array().map(Vec::len), Some(5));
}

#[test]
fn reports_of_two_sides_are_typeset_without_a_warning() {
    for locale in ["fr", "en"] {
        let loaded = engagement(locale);
        let assessed = assess(&loaded).expect("no plugin runs");
        let studio = Studio::new(&loaded).expect("the template is right");
        let made = studio.reports(&loaded, &assessed, true).expect("a report");
        assert!(made.warnings.is_empty(), "{:?}", made.warnings);
        if let Some(folder) = std::env::var_os("PALIER_REPORTS") {
            std::fs::write(Path::new(&folder).join(format!("{locale}.pdf")), made.pdf.expect("asked for"))
                .expect("written");
        }
    }
}

#[test]
fn a_leading_set_of_customers_below_the_bound_is_not_ranked() {
    let mut loaded = engagement("en");
    loaded.assessment.sets.swap(0, 1);
    let assessed = assess(&loaded).expect("no plugin runs");
    assert!(assessed[0].benchmark.is_none());
    let report = report(&loaded, &assessed);
    assert!(report.summary.keys.iter().any(|key| key.text.contains("Below 100 responses this report does not rank")));
    // What customers are not asked has no page, no question and no weight.
    let pages: Vec<_> = report.domains.iter().map(|page| page.head.id.as_str()).collect();
    assert_eq!(pages, ["domain-promise", "domain-service"]);
    assert!(report.scope.denies.iter().all(|sentence| !sentence.contains("customers")));
}

/// The sets as the scope page names them.
fn set_names(report: &Report) -> Vec<String> {
    let sets = report.scope.sets.as_ref().expect("several sets");
    sets.rows.iter().map(|row| row.cells[0].text.clone()).collect()
}

#[test]
fn two_sets_of_one_perspective_are_told_apart_by_their_method() {
    let mut loaded = engagement("en");
    let mut again = loaded.assessment.sets[0].clone();
    again.method = Method::ThirdParty;
    loaded.assessment.sets.push(again);
    let assessed = assess(&loaded).expect("no plugin runs");
    let report = report(&loaded, &assessed);
    let sides = report.sides.expect("two other sets answered the same questionnaire");
    assert_eq!(sides.comparisons.len(), 2);
    assert!(sides.comparisons[1].title.contains("Employees (Assessment by a third party)"), "{sides:?}");
    // The same people by the same method: a number tells them apart.
    let mut twin = loaded.assessment.sets[0].clone();
    twin.sheet.respondents.truncate(20);
    loaded.assessment.sets.push(twin);
    let assessed = assess(&loaded).expect("no plugin runs");
    let named = set_names(&self::report(&loaded, &assessed));
    assert_eq!(named.get(3).map(String::as_str), Some("Employees (Self-assessment)\u{a0}2"), "{named:?}");
    let same = &sides.comparisons[1].domains.rows;
    assert!(same.iter().all(|row| row.cells[5].text == "could be chance"), "{same:?}");
}

#[test]
fn against_a_consensus_no_gap_is_called_sure_and_what_is_missing_is_counted() {
    let mut loaded = engagement("fr");
    let mut workshop = loaded.assessment.sets[0].clone();
    workshop.sheet.consensus = true;
    workshop.sheet.respondents.truncate(1);
    workshop.sheet.cells.truncate(workshop.sheet.questions);
    let unanswered = loaded.questionnaires[0].question("welcome").expect("it is there");
    workshop.sheet.cells[unanswered] = palier_engine::answers::Cell::Blank;
    loaded.assessment.sets = vec![loaded.assessment.sets[0].clone(), workshop];
    let assessed = assess(&loaded).expect("no plugin runs");
    let sides = report(&loaded, &assessed).sides.expect("a workshop answered too");
    assert_eq!(sides.head.headline, "Les regards diffèrent, sans que rien dise la certitude des écarts");
    let statements = sides.comparisons[0].statements.as_ref().expect("they share statements");
    assert_eq!(statements.title, "Les mêmes énoncés, sans que rien dise la certitude des écarts");
    assert!(statements.source.ends_with("Un énoncé sans note d’un côté n’est pas repris."), "{}", statements.source);
    let told = |row: &palier_engine::report::Row| row.cells[5].text.contains("une seule réponse");
    assert!(statements.rows.len() == 6 && statements.rows.iter().all(told), "{:?}", statements.rows);
}

#[test]
fn a_question_of_hidden_people_has_no_gap() {
    let mut loaded = engagement("en");
    // One group of six is asked a question that all customers are asked.
    let questionnaire = &mut loaded.questionnaires[0];
    questionnaire
        .audiences
        .push(palier_engine::questionnaire::Named { id: "workshop".into(), title: questionnaire.title.clone() });
    let question = questionnaire.question("welcome").expect("it is there");
    questionnaire.questions[question].audience = vec![0];
    let set = &mut loaded.assessment.sets[0];
    let others: Vec<usize> =
        (0..set.sheet.respondents.len()).filter(|i| set.sheet.respondents[*i].group != Some(2)).collect();
    for respondent in others {
        let cell = respondent * set.sheet.questions + question;
        set.sheet.cells[cell] = palier_engine::answers::Cell::NotAsked;
    }
    let assessed = assess(&loaded).expect("no plugin runs");
    let report = report(&loaded, &assessed);
    let sides = report.sides.expect("customers answered too");
    let rows = &sides.comparisons[0].statements.as_ref().expect("shared statements").rows;
    let row = rows.iter().find(|row| row.cells[0].text == "Warm welcome").expect("a shared statement");
    assert_eq!((row.cells[3].text.as_str(), row.cells[5].text.as_str()), ("–", "not shown"));
    let json = serde_json::to_value(loaded.document(&assessed)).expect("plain data");
    let gap = json["gaps"][0]["questions"].as_array().expect("a list").iter().find(|gap| gap["id"] == "welcome");
    assert_eq!(gap.map(|gap| (&gap["difference"], &gap["why"]["p"])), Some((&Value::Null, &"suppressed".into())));
}
