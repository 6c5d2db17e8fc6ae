//! What plugins add beside their rules, as the JSON has it and as the consultant hears it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "golden/engagement.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod engagement;
#[path = "golden/plugins.rs"]
mod plugins;

use engagement::Engagement;
use palier_engine::assess::{Assessed, Loaded, assess, load};
use palier_engine::diagnostic::{Diagnostics, Severity};

/// The golden engagement with its three plugins.
fn assessed(locale: &'static str) -> (Loaded, Vec<Assessed>) {
    let folder = tempfile::tempdir().unwrap();
    let engagement = Engagement { plugins: plugins::ENGAGED, files: plugins::files(), locale, ..Engagement::default() };
    let mut faults = Diagnostics::new();
    let loaded = load(&engagement.write(folder.path()), &mut faults).unwrap().unwrap();
    let assessed = assess(&loaded).unwrap();
    (loaded, assessed)
}

#[test]
fn the_json_has_what_plugins_add_and_which_of_them_stopped() {
    let (loaded, assessed) = assessed("fr");
    let json = serde_json::to_value(loaded.document(&assessed)).unwrap();
    let own = &json["plugins_own"];
    assert_eq!(own["metrics"][0]["label"], "Attente à l’entrée");
    assert_eq!(own["metrics"][0]["value"], 12.34);
    assert_eq!(own["metrics"][0]["interval"], serde_json::json!([11.25, 13.5]));
    assert_eq!(own["metrics"][1]["n"], serde_json::Value::Null);
    let blocks = own["sections"][0]["blocks"].as_array().unwrap();
    assert_eq!(blocks[1]["chart"]["rows"][2]["value"], 35.25);
    assert_eq!(blocks[4]["table"]["rows"][1], serde_json::json!(["Port", 1234.0, null]));
    let stopped = &json["stopped_plugins"][0];
    assert_eq!((&stopped["plugin"], &stopped["line"]), (&"reef".into(), &3.into()));
    assert_eq!(stopped["file"], "plugins/reef/main.lua");
    assert!(json["also"].as_array().unwrap().iter().all(|other| other.get("plugins_own").is_none()));
}

#[test]
fn what_plugins_say_of_their_fitness_is_for_the_consultant_alone() {
    let (loaded, assessed) = assessed("en");
    let told = loaded.health(&assessed[0]);
    let at: Vec<_> = told.iter().map(|fault| (fault.severity, fault.code, fault.line > 0)).collect();
    assert_eq!(at, [(Severity::Warning, "plugin-health", true), (Severity::Note, "plugin-health", true)]);
    assert_eq!(told[0].message, "plugin `tide`: The threshold is of 2019.");
    let report = format!("{:?}", loaded.facts(&assessed));
    assert!(!report.contains("The threshold is of 2019."));
}

#[test]
fn a_rule_without_a_confirmed_source_is_the_consultants_choice() {
    let sources = |locale| {
        let (loaded, assessed) = assessed(locale);
        let facts = loaded.facts(&assessed);
        facts.effects.iter().map(|effect| format!("{}: {}", effect.rule, effect.source)).collect::<Vec<_>>()
    };
    assert_eq!(
        sources("en"),
        [
            "SHO-01: Practice of our engagements (consultant’s choice)",
            "SHO-02: consultant’s choice",
            "TID-02: Common practice of the shore (general knowledge, consultant’s choice)",
            "TID-01: Act of the Sea, 2019, section 4",
        ]
    );
    assert_eq!(
        sources("fr"),
        [
            "SHO-01: Pratique de nos missions (choix du consultant)",
            "SHO-02: choix du consultant",
            "TID-02: Usage courant du littoral (connaissance générale, choix du consultant)",
            "TID-01: Loi de la mer, 2019, article 4",
        ]
    );
}
