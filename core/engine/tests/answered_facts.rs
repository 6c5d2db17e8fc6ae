//! Facts that a sector's rules ask for and a questionnaire asks too: settled by its answers, stated by the consultant, or left open.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
mod engagement;

use common::{rendered, workspace};
use palier_engine::answers::Cell;
use palier_engine::assess::{Assessed, Loaded, Studio, assess, load};
use palier_engine::chart::Theme;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::plugin::FactValue;
use palier_engine::questionnaire::{Choice, Kind};
use palier_engine::report::{Report, Words, compose};
use palier_engine::scoring::{Agreed, Support, agreed};
use std::fmt::Write as _;
use std::fs;
use tempfile::TempDir;

/// What a test's respondents answer to the questions on who decides: communication, offer, distribution, and the common body.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Rows as a sheet, each so many times; `weights` in the rows' order, 1 where they end. The other questions are left blank.
fn sheet(rows: &[(usize, Row)], weights: &[f64]) -> String {
    let asked = "owner-communication,owner-offer,owner-distribution,cross-functional-governance,communication-promise";
    let sample = workspace().join("questionnaires/experience-coherence/sample/answers.csv");
    let sample = fs::read_to_string(sample).unwrap();
    let all = sample.lines().next().unwrap().split(',').skip(2);
    let rest: String =
        all.filter(|id| !asked.split(',').any(|asked| asked == *id)).map(|id| format!(",{id}")).collect();
    let blank = ",".repeat(rest.matches(',').count());
    let mut out = format!("respondent_id,weight,{asked}{rest}\n");
    let people = rows.iter().flat_map(|(n, row)| std::iter::repeat_n(row, *n));
    for (i, (communication, offer, distribution, body)) in people.enumerate() {
        let weight = weights.get(i).unwrap_or(&1.0);
        writeln!(out, "r{i},{weight},{communication},{offer},{distribution},{body},2{blank}").unwrap();
    }
    out
}

/// An insurer whose governance is at its best by its own account, and the answers to `experience-coherence`.
struct Insurer {
    folder: TempDir,
    locale: &'static str,
}

const COHERENCE: &str = "  - {questionnaire: experience-coherence, file: coherence.csv, method: facilitated}\n";

impl Insurer {
    fn new(coherence: &str) -> Self {
        Self::with(coherence, COHERENCE, "{}")
    }

    fn with(coherence: &str, sets: &str, facts: &str) -> Self {
        let insurer = Self { folder: tempfile::tempdir().unwrap(), locale: "en" };
        insurer.write("coherence.csv", coherence);
        insurer.write(
            "assessment.yaml",
            &format!(
                "palier: 1\n\
                 questionnaires: [forrester-six-domains@1, experience-coherence@1]\n\
                 organisation: {{name: Mutuelle Horizon, sector: insurance, country: FR, fictional: true}}\n\
                 date: 2026-10-23\n\
                 respondents:\n  - consensus: {{executive-role: 3, cross-functional-arbitration: 3, investment-criterion: 3, irritant-repair: 3, complaint-handling: 3}}\n\
                 {sets}\
                 facts: {facts}\n\
                 plugins:\n  - insurance\n\
                 report: {{locale: en}}\n"
            ),
        );
        insurer
    }

    fn french(mut self) -> Self {
        let text = fs::read_to_string(self.folder.path().join("assessment.yaml")).unwrap();
        self.write("assessment.yaml", &text.replace("locale: en", "locale: fr"));
        self.locale = "fr";
        self
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn load(&self) -> (Option<Loaded>, String) {
        let mut faults = Diagnostics::new();
        let loaded = load(&self.folder.path().join("assessment.yaml"), &mut faults).unwrap();
        let folder = format!("{}/", self.folder.path().display());
        (loaded, rendered(faults).replace(&folder, ""))
    }

    /// Loaded without a fault.
    fn sound(&self) -> Loaded {
        let (loaded, told) = self.load();
        assert_eq!(told, "");
        loaded.unwrap()
    }

    /// Loaded with these warnings.
    fn told(&self) -> String {
        let (loaded, told) = self.load();
        assert!(loaded.is_some(), "{told}");
        told
    }
}

const SPLIT: Row = ("national", "national", "local", "no");
const HELD: Row = ("world", "world", "world", "yes");

fn report(loaded: &Loaded, assessed: &[Assessed]) -> Report {
    let facts = loaded.facts(assessed);
    compose(&facts, &Words::new(&loaded.assessment.report, &facts), &Theme::default())
}

fn fired(assessed: &[Assessed]) -> Vec<&str> {
    assessed[0].fired.iter().map(|rule| rule.rule.as_str()).collect()
}

#[test]
fn an_ownership_rule_rests_on_what_respondents_answered() {
    let loaded = Insurer::new(&sheet(&[(18, SPLIT), (6, HELD)], &[])).sound();
    let assessed = assess(&loaded).unwrap();
    assert_eq!(fired(&assessed), ["INS-07", "MOT-01"]);
    let cap = &assessed[0].effects[0];
    assert!(cap.rule == "INS-07" && cap.changed, "{cap:?}");
    assert!(assessed[1].fired.is_empty(), "the leading set alone meets rules");

    // Where most of them decide at one level and meet, the rule has nothing to say.
    let loaded = Insurer::new(&sheet(&[(6, SPLIT), (18, HELD)], &[])).sound();
    assert_eq!(fired(&assess(&loaded).unwrap()), ["MOT-01"]);
}

#[test]
fn the_report_and_the_json_say_where_each_fact_came_from() {
    let answers = sheet(&[(18, SPLIT), (6, HELD)], &[]);
    let insurer = |facts| Insurer::with(&answers, COHERENCE, facts);
    let mut told = String::new();
    for insurer in [insurer("{owner_offer: national, ack_business_days: 9}"), insurer("{}").french()] {
        let loaded = insurer.sound();
        let assessed = assess(&loaded).unwrap();
        let rules = report(&loaded, &assessed).rules.unwrap();
        let table = rules.declared.unwrap();
        let source = rules.effects.unwrap().source;
        writeln!(told, "{} | {} | {source}", table.title, table.unit).unwrap();
        for row in &table.rows {
            writeln!(told, "  {} [{}]: {}", row.cells[0].text, row.cells[0].note, row.cells[2].text).unwrap();
        }
        let reports = Studio::new(&loaded).unwrap().reports(&loaded, &assessed, true).unwrap();
        let note = if insurer.locale == "fr" { "18 personnes sur 24" } else { "18 of 24 people" };
        assert!(reports.html.contains(note), "the page shows it");
    }
    insta::assert_snapshot!("told", told);
    let loaded = insurer("{owner_offer: national}").sound();
    let json = serde_json::to_value(loaded.document(&assess(&loaded).unwrap())).unwrap();
    insta::assert_snapshot!("json", format!("{:#}", json["facts"]));
    assert!(json["also"][0].get("facts").is_none(), "facts stand once");
}

/// What the rules page says under the facts that answers settled.
fn notes(insurer: &Insurer) -> String {
    let loaded = insurer.load().0.unwrap();
    let table = report(&loaded, &assess(&loaded).unwrap()).rules.unwrap().declared.unwrap();
    let notes = table.rows.iter().map(|row| row.cells[0].note.clone()).filter(|note| !note.is_empty());
    format!("{}\n  {}\n", table.title, notes.collect::<Vec<_>>().join("\n  "))
}

#[test]
fn whatever_stands_behind_a_fact_is_told_in_both_languages() {
    // All of them; all but two; weights.
    let people = sheet(&[(22, ("national", "national", "DK", "")), (2, ("national", "world", "DK", ""))], &[]);
    let weighted = sheet(&[(3, SPLIT), (6, HELD)], &[9.0, 9.0]);
    let agreed = "  - questionnaire: experience-coherence\n    consensus: {owner-communication: national}\n";
    let makers: [&dyn Fn() -> Insurer; 4] =
        [&|| Insurer::new(&people), &|| Insurer::new(&weighted), &|| Insurer::with("", agreed, "{}"), &|| {
            two_sides("days")
        }];
    let told: String = makers.iter().map(|make| notes(&make()) + &notes(&make().french())).collect();
    insta::assert_snapshot!(told);
}

#[test]
fn a_consensus_settles_facts_by_itself() {
    let agreed = "  - questionnaire: experience-coherence\n    consensus: {owner-communication: national, owner-offer: NA, cross-functional-governance: no}\n";
    let (loaded, told) = Insurer::with("", agreed, "{}").load();
    let loaded = loaded.unwrap();
    let facts: Vec<_> = loaded.answered.keys().map(String::as_str).collect();
    assert_eq!(facts, ["cross_functional_governance", "owner_communication"]);
    assert_eq!(FactValue::from(&loaded.answered["cross_functional_governance"].value), FactValue::Boolean(false));
    insta::assert_snapshot!(told);
}

#[test]
fn what_the_answers_leave_open_is_told_without_giving_a_few_away() {
    // A tie; a small third option; four who know; no small cell anywhere.
    let rows = [
        (9, ("world", "world", "world", "DK")),
        (9, ("national", "national", "national", "")),
        (1, ("local", "world", "local", "yes")),
        (3, ("local", "nobody", "NA", "no")),
    ];
    insta::assert_snapshot!(Insurer::new(&sheet(&rows, &[])).told());
}

#[test]
fn weights_settle_what_heads_do_not() {
    let rows = [(10, SPLIT), (8, HELD)];
    let heavy: Vec<f64> = (0..18).map(|i| if i < 10 { 1.0 } else { 2.0 }).collect();
    let loaded = Insurer::new(&sheet(&rows, &heavy)).sound();
    assert_eq!(FactValue::from(&loaded.answered["owner_offer"].value), FactValue::Text("world".into()));
    assert_eq!(fired(&assess(&loaded).unwrap()), ["MOT-01"]);
    let table = report(&loaded, &assess(&loaded).unwrap()).rules.unwrap().declared.unwrap();
    let notes: Vec<&str> = table.rows.iter().map(|row| row.cells[0].note.as_str()).collect();
    assert!(notes.iter().any(|note| note.ends_with("more than half of 18 people by weight")), "{notes:?}");
}

#[test]
fn a_stated_fact_wins_and_is_told_where_the_answers_contradict_it() {
    let answers = sheet(&[(18, SPLIT), (6, HELD)], &[]);
    let insurer = Insurer::with(&answers, COHERENCE, "{owner_offer: local, owner_communication: national}");
    let (loaded, told) = insurer.load();
    let loaded = loaded.unwrap();
    assert!(!loaded.answered.contains_key("owner_offer"));
    assert_eq!(fired(&assess(&loaded).unwrap()), ["MOT-01"], "the offer is local: nothing is split");
    insta::assert_snapshot!(told);
}

#[test]
fn a_plugin_for_another_sector_asks_for_nothing() {
    let insurer = Insurer::new(&sheet(&[(2, SPLIT)], &[]));
    let text = fs::read_to_string(insurer.folder.path().join("assessment.yaml")).unwrap();
    insurer.write("assessment.yaml", &text.replace("sector: insurance", "sector: retail"));
    assert!(insurer.sound().answered.is_empty());
}

/// A questionnaire of two points of view, of which one is asked, and a plugin that asks the same.
fn two_sides(asked_in: &str) -> Insurer {
    let insurer = Insurer { folder: tempfile::tempdir().unwrap(), locale: "en" };
    insurer.write(
        "questionnaires/sides/questionnaire.yaml",
        "palier: 1\nid: sides\nversion: \"1.0\"\nlanguage: en\ntitle: Two sides\n\
         source: {citation: Written for tests., licence: MIT OR Apache-2.0}\n\
         perspectives:\n  - {id: employee, title: Employees}\n  - {id: customer, title: Customers}\n\
         scales: {level: {min: 0, max: 3, labels: {0: None, 3: All}}}\nlevel_scale: level\n\
         domains:\n  - id: service\n    title: Service\n    questions:\n\
         \u{20}     - {id: kept, text: Are promises kept?, scale: level, anchors: {0: No, 1: Some, 2: Most, 3: All}}\n\
         \u{20}     - id: days\n        text: How many days?\n        unit: days\n        scored: false\n\
         \u{20}       perspectives: [employee]\n        bands: [{from: 0, ratio: 1}, {from: 10, ratio: 0}]\n\
         \u{20}     - id: run-from\n        text: From where?\n        scored: false\n\
         \u{20}       options: [{id: head-office, text: Head office, points: 0}, {id: shops, text: Shops, points: 0}]\n",
    );
    insurer.write(
        "plugins/sides/plugin.yaml",
        &format!(
            "palier: 1\napi: 1\nid: sides\nversion: \"1.0.0\"\ntitle: Sides\ndescription: For tests\nfacts:\n\
             \u{20} - {{id: days, type: integer, min: 0, max: 30, asked_in: {{sides@1: {asked_in}}}, text: How many days?}}\n\
             \u{20} - {{id: run_from, type: choice, options: [head_office, shops, nowhere], asked_in: {{sides@1: run-from}}, text: From where?}}\n"
        ),
    );
    insurer.write(
        "plugins/sides/main.lua",
        "return { rules = { { id = 'DAYS', when = function(ctx) return ctx.facts.days == 4 and ctx.facts.run_from == 'head_office' end,\n\
         finding = { severity = 'info', text = `{1}` } } } }\n",
    );
    let rows = |days: &[&str], from: &[&str]| {
        let row = |(i, (days, from)): (usize, (&&str, &&str))| format!("r{i},2,{days},{from}\n");
        "respondent_id,kept,days,run-from\n".to_owned()
            + &days.iter().zip(from).enumerate().map(row).collect::<String>()
    };
    insurer.write("employees.csv", &rows(&["2", "4", "4", "9", "25", "NA"], &["head-office"; 6]));
    insurer.write(
        "customers.csv",
        &rows(&[""; 7], &["shops", "shops", "shops", "head-office", "head-office", "head-office", "NA"]),
    );
    insurer.write(
        "assessment.yaml",
        "palier: 1\nquestionnaires: [sides@1]\norganisation: {name: Maison}\ndate: 2026-10-23\nrespondents:\n\
         \u{20} - {file: customers.csv, perspective: customer, method: self}\n\
         \u{20} - {file: employees.csv, perspective: employee, method: self}\n\
         plugins: [sides]\nreport: {locale: en}\n",
    );
    insurer
}

#[test]
fn only_points_of_view_that_were_asked_count() {
    let loaded = two_sides("days").sound();
    assert_eq!(FactValue::from(&loaded.answered["days"].value), FactValue::Number(4.0), "the employees’ median");
    assert_eq!(loaded.answered["days"].support.answered(), Some(5));
    // The customers are split in two: the employees alone settle it, in the fact's own spelling.
    assert_eq!(FactValue::from(&loaded.answered["run_from"].value), FactValue::Text("head_office".into()));
    assert_eq!(fired(&assess(&loaded).unwrap()), ["DAYS"]);
}

#[test]
fn sets_that_say_different_things_and_numbers_out_of_range_settle_nothing() {
    let insurer = two_sides("days");
    let path = insurer.folder.path().join("customers.csv");
    let text = fs::read_to_string(path).unwrap();
    insurer.write("customers.csv", &text.replace("head-office", "shops"));
    let path = insurer.folder.path().join("employees.csv");
    let text = fs::read_to_string(path).unwrap();
    insurer.write("employees.csv", &text.replace(",4,", ",40,").replace(",9,", ",90,"));
    insta::assert_snapshot!(insurer.told());
}

#[test]
fn another_plugin_that_knows_the_same_fact_otherwise_is_told() {
    let insurer = two_sides("days");
    let manifest = "palier: 1\napi: 1\nid: other\nversion: \"1.0.0\"\ntitle: Other\ndescription: For tests\nfacts:\n\
         \u{20} - {id: run_from, type: choice, options: [shops, nowhere], text: From where?}\n";
    insurer.write("plugins/other/plugin.yaml", manifest);
    insurer.write("plugins/other/main.lua", "return { rules = {} }\n");
    let text = fs::read_to_string(insurer.folder.path().join("assessment.yaml")).unwrap();
    insurer.write("assessment.yaml", &text.replace("[sides]\nreport", "[sides, other]\nreport"));
    let (loaded, told) = insurer.load();
    assert!(loaded.is_none());
    insta::assert_snapshot!(told);
}

/// Seven answer yes to a question of a questionnaire in code, put to everybody or to one audience.
fn of_seven(audience: Vec<usize>) -> Option<Agreed> {
    let mut questionnaire = engagement::questionnaire();
    let option = |id: &str| Choice { id: id.into(), text: questionnaire.title.clone(), points: 0.0 };
    questionnaire.questions[1].kind = Kind::YesNo { options: vec![option("yes"), option("no")] };
    questionnaire.questions[1].audience = audience;
    let rows = [("x", 1.0, ["1", "0", "", "NA"].as_slice()); 7];
    agreed(&questionnaire, &engagement::set(&rows, 10), 1)
}

#[test]
fn what_only_some_are_asked_takes_as_many_answers_as_a_group() {
    assert_eq!(of_seven(Vec::new()), Some(Agreed::On(0.0, Support::People { chose: 7, answered: 7 })));
    assert_eq!(of_seven(vec![0]), Some(Agreed::TooFew(10)));
}

#[test]
fn a_question_that_nobody_was_asked_or_that_has_no_one_answer_says_nothing() {
    let questionnaire = engagement::questionnaire();
    let mut set = engagement::set(&[("x", 1.0, ["1", "0", "", "NA"].as_slice()); 7], 10);
    assert_eq!(agreed(&questionnaire, &set, 0), None, "a level is no fact");
    set.sheet.cells.fill(Cell::NotAsked);
    assert_eq!(agreed(&questionnaire, &set, 1), None);
}

#[test]
fn a_plugin_whose_fact_cannot_be_settled_so_is_told_with_the_assessment() {
    let (loaded, told) = two_sides("dais").load();
    assert!(loaded.is_none());
    insta::assert_snapshot!(told);
}
