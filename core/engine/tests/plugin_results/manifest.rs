//! What plugin.yaml declares is held against what is given.

use super::{MANIFEST, manifest, snapshot};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{FactValue, Manifest, NotFor, Settings};

#[test]
fn settings_and_facts_are_held_against_their_declarations() {
    let manifest = manifest();
    let number = |n| FactValue::Number(n);
    let settle = |id: &str, value: FactValue| manifest.settle(&[(id.to_owned(), value)].into());
    assert_eq!(settle("limit", number(12.0)).expect("fits")["limit"], number(12.0));
    assert_eq!(manifest.settle(&Settings::new()).expect("fits")["limit"], number(10.0));
    assert_eq!(settle("limit", number(21.0)).expect_err("too high"), ["`limit`: 21 is above 20"]);
    assert_eq!(
        settle("limt", number(5.0)).expect_err("unknown"),
        ["the plugin `sample` has no setting `limt`; did you mean `limit`?"]
    );
    let check =
        |id: &str, value: FactValue| manifest.check_facts(&[(id.to_owned(), value)].into()).err().unwrap_or_default();
    assert!(check("days", number(5.0)).is_empty());
    assert!(check("of-another-plugin", number(5.0)).is_empty());
    assert_eq!(check("days", number(5.5)), ["`days` is a whole number"]);
    assert_eq!(check("days", number(-1.0)), ["`days`: -1 is below 0"]);
    assert_eq!(
        check("owner", FactValue::Text("nationl".into())),
        ["`owner` is one of its options; did you mean `national`?"]
    );
}

#[test]
fn a_plugin_applies_to_its_sector_country_and_questionnaire() {
    let manifest = manifest();
    let mut shown = snapshot();
    assert_eq!(manifest.applies(&shown), Ok(()));
    shown.major = 2;
    assert_eq!(manifest.applies(&shown), Err(NotFor::Questionnaire));
    shown.organisation.country = Some("BE".into());
    assert_eq!(manifest.applies(&shown), Err(NotFor::Country));
    shown.organisation.sector = None;
    assert_eq!(manifest.applies(&shown), Err(NotFor::Sector));
}

#[test]
fn a_manifest_s_faults_are_all_reported_with_their_places() {
    let text = MANIFEST
        .replace("palier: 1", "palier: 2")
        .replace("version: 1.0.0", "version: 1.0")
        .replace("sectors: [insurance]", "sectors: [Insurance]\ncolour: red")
        .replace("countries: [FR]", "countries: [France]")
        .replace("six@1", "six")
        .replace("type: integer", "type: integr")
        .replace("options: [national, local], ", "")
        .replace("default: 10", "default: 50")
        .replace("status: confirmed", "status: sure")
        .replace("https://", "http://")
        .replace("title: {en: Sample, fr: Exemple}", "title: {en: Sample}");
    let mut faults = Diagnostics::new();
    assert!(Manifest::read(&Source::new("plugin.yaml", text), &mut faults).is_none());
    let found: Vec<String> =
        faults.into_sorted().iter().map(|f| format!("{}:{} {}", f.line, f.code, f.message)).collect();
    for expected in [
        "1:unknown-version",
        "4:wrong-type",
        "5:missing-translation this text has no `fr`",
        "7:malformed-id",
        "8:unknown-field",
        "9:malformed-id",
        "10:malformed-id",
        "12:unknown-value",
        "13:misplaced-field",
        "15:wrong-default `limit`: 50 is above 20",
        "17:malformed-url",
        "17:unknown-value",
    ] {
        let (place, message) = expected.split_once(' ').unwrap_or((expected, ""));
        let (line, code) = place.split_once(':').expect("a place");
        assert!(found.iter().any(|f| f.starts_with(&format!("{line}:{code} {message}"))), "{expected}\n{found:#?}");
    }
    assert_eq!(found.len(), 12, "{found:#?}");
}
