//! `palier check` tells every fault of every file in one run, and none that only follows from another.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The demo in English, in a folder of its own.
fn demo() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["demo", "out", "--locale", "en"])
        .current_dir(folder.path())
        .output()
        .expect("the binary runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let out = folder.path().join("out");
    (folder, out)
}

/// Replaces words of a file; each must be there.
fn edit(path: &Path, changes: &[(&str, &str)]) {
    let mut text = fs::read_to_string(path).expect("it is there");
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not in {}", path.display());
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).expect("written");
}

/// What a check tells: `file:line:column code`, and what it stands on.
fn told(out: &Path) -> Vec<String> {
    let run = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["check", "assessment.yaml", "--format", "json"])
        .current_dir(out)
        .output()
        .expect("the binary runs");
    let list: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let list = list.as_array().expect("a list");
    assert_eq!(run.status.code(), Some(i32::from(!list.is_empty())), "{}", String::from_utf8_lossy(&run.stderr));
    let one = |fault: &serde_json::Value| {
        let excerpt = &fault["excerpt"];
        let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap_or(0)).expect("small");
        let text = excerpt["text"].as_str().unwrap_or_default().chars();
        let on: String = text.skip(number(&excerpt["start"])).take(number(&excerpt["length"]).min(24)).collect();
        let text = |name: &str| fault[name].as_str().expect("a text");
        format!("{}:{}:{} {} {on}", text("file"), fault["line"], fault["column"], text("code"))
    };
    list.iter().map(one).collect()
}

#[test]
fn the_faults_of_all_files_are_told_in_one_run() {
    let (_keep, out) = demo();
    edit(
        &out.join("assessment.yaml"),
        &[
            ("country: FR ", "country: XX "),
            ("wave: 1 ", "waves: 1 "),
            ("ack_business_days: 12 ", "ack_business_days: soon "),
            ("owner_offer: national", "owner_ofer: national"),
            ("overall: 60 ", "overall: 600 "),
            ("settings: {}", "settings: {acknowledged_withn: 3}"),
            ("words: {}", "words: {summary.headlin: \"{overall.scor}\"}"),
            ("group: executive}", "group: executives}"),
        ],
    );
    edit(&out.join("answers.csv"), &[("R001,support,1,2", "R001,suport,1,7"), ("R003,", "R002,")]);
    edit(&out.join("pool.csv"), &[("P001,banking,ES,250-999,", "P002,banking,ES,250-999,"), (",50.5\n", ",505\n")]);
    insta::assert_snapshot!(told(&out).join("\n"));
}

#[test]
fn a_fault_makes_no_noise_elsewhere() {
    // Without its questionnaire, nothing can be said of answers, gates, facts, stages and words; with half of the groups, nothing of
    // those in the answers; without the sector, nothing of who should have been asked.
    let (_keep, out) = demo();
    let path = out.join("assessment.yaml");
    let sound = fs::read_to_string(&path).expect("it is there");
    for (from, to, code) in [
        ("forrester-six-domains@1]", "forester-six-domains@1]", "unknown-questionnaire"),
        ("forrester-six-domains@1]", "forrester-six-domains]", "invalid-reference"),
        ("forrester-six-domains@1]", "forrester-six-domains@2]", "questionnaire-version"),
        ("- {id: executive, title", "- {title", "missing-field"),
        ("    groups: ", "    groops: ", "unknown-field"),
        ("  sector: insurance ", "  sectr: insurance ", "unknown-field"),
        ("plugins: ", "plugin: ", "unknown-field"),
        ("  sector: insurance ", "  sector: [insurance] ", "wrong-type"),
        ("  - {id: insurance, settings: {}}", "  - {id: insurence, settings: {}}", "unknown-plugin"),
        ("  - {id: insurance, settings: {}}", "  - {settings: {}}", "missing-field"),
        ("pool: pool.csv", "pool: pol.csv", "file-not-found"),
        ("file: answers.csv", "file: answer.csv", "file-not-found"),
    ] {
        fs::write(&path, &sound).expect("written");
        edit(&path, &[(from, to)]);
        let told = told(&out);
        assert!(told.len() == 1 && told[0].contains(code), "{to}: {told:#?}");
    }
}

#[test]
fn facts_that_a_questionnaire_asks_for_are_held_against_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugin = folder.path().join("plugins/insurance");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/insurance");
    fs::create_dir_all(plugin.join("tests")).expect("a folder");
    for file in ["plugin.yaml", "main.lua", "tests/rules.yaml"] {
        fs::copy(shipped.join(file), plugin.join(file)).expect("copied");
    }
    let check = || {
        let mut run = Command::new(env!("CARGO_BIN_EXE_palier"));
        let run = run.args(["check", "plugins"]).current_dir(folder.path()).output().expect("the binary runs");
        (run.status.code(), String::from_utf8(run.stderr).expect("text"))
    };
    assert_eq!(check(), (Some(0), "1 file checked, nothing wrong\n".to_owned()));
    edit(
        &plugin.join("plugin.yaml"),
        &[
            ("experience-coherence@1: owner-communication", "experience-coherense@1: owner-communication"),
            ("experience-coherence@1: owner-offer", "experience-coherence@1: owner-ofer"),
            ("experience-coherence@1: owner-distribution", "experience-coherence@1: consumer-contact-data"),
            ("experience-coherence@1: cross-functional", "of-a-client@3: cross-functional"),
        ],
    );
    let (code, told) = check();
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(told);
}
