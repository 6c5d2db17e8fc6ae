//! What a consultant is told of the plugins of an engagement: which stopped, which meet, which changed since they were pinned, and what
//! they did to a figure.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const RULES: &str = r#"return { rules = {
  { id = "SHO-01", source = "known", when = function(ctx) return true end,
    effect = { cap = { domain = "culture", level = 1 } },
    finding = { severity = "alert", text = "Nobody answers for the shore." } },
  { id = "SHO-02", when = function(ctx) return true end, effect = { weight = { question = "leaders-with-customers", factor = 2 } } },
} }
"#;

const STOPS: &str = r#"return { rules = {
  { id = "REE-01", when = function(ctx)
      return ctx.facts.days > 10
    end, finding = { severity = "info", text = "Late." } },
} }
"#;

fn palier(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier")).args(arguments).current_dir(folder).output().expect("the binary runs")
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs what must succeed; what it printed.
fn done(arguments: &[&str], folder: &Path) -> String {
    let output = palier(arguments, folder);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    told(&output)
}

/// The demo in English with these plugins beside the insurer's, named as given.
fn engagement(plugins: &[(&str, &str)], named: &str) -> (TempDir, PathBuf) {
    let keep = tempfile::tempdir().expect("a folder");
    done(&["demo", "out", "--locale", "en"], keep.path());
    let out = keep.path().join("out");
    for (id, rules) in plugins {
        let folder = out.join("plugins").join(id);
        fs::create_dir_all(&folder).expect("made");
        let manifest = format!(
            "palier: 1\napi: 1\nid: {id}\nversion: \"1.0.0\"\ntitle: The {id}\ndescription: For tests.\nfacts:\n  - \
             {{id: days, type: number, text: After how many days?, why: To know.}}\nsources:\n  - {{id: known, citation: Common practice., \
             status: general knowledge}}\n"
        );
        fs::write(folder.join("plugin.yaml"), manifest).expect("written");
        fs::write(folder.join("main.lua"), rules).expect("written");
    }
    edit(&out.join("assessment.yaml"), "  - {id: insurance, settings: {}}", &format!("  - insurance\n{named}"));
    (keep, out)
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("it is there");
    assert!(text.contains(from), "{from} is not in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_plugin_that_fails_stops_the_report_unless_the_assessment_says_otherwise() {
    let (_keep, out) = engagement(&[("reef", STOPS)], "  - reef");
    let stopped = palier(&["report", "assessment.yaml", "--format", "html,json"], &out);
    assert_eq!(stopped.status.code(), Some(1), "{}", told(&stopped));
    assert!(told(&stopped).contains("error[plugin-failed]"), "{}", told(&stopped));

    edit(&out.join("assessment.yaml"), "  - reef", "  - {id: reef, on_failure: report}");
    let said = done(&["report", "assessment.yaml", "--format", "html,json"], &out);
    assert!(said.contains("warning[plugin-failed]") && said.contains("plugins/reef/main.lua:3"), "{said}");
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    let line = "line 3: rule `REE-01`, when: attempt to compare number &lt; nil";
    let caveat = format!("The extension The reef did not run ({line}): none of its rules is in these figures.");
    assert!(html.contains(&caveat), "the summary says it");
    assert!(html.contains(&format!("nothing of it is used: {line}.")), "the rules' page says it");
    assert!(!html.contains(&out.display().to_string()), "no path of the machine");
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("scores.json")).expect("written")).expect("JSON");
    assert_eq!(json["stopped_plugins"][0]["plugin"], "reef");
    assert_eq!(json["stopped_plugins"][0]["line"], 3);
    assert!(json["effects"].as_array().expect("a list").iter().all(|effect| effect["plugin"] == "insurance"));
    assert!(done(&["score", "assessment.yaml"], &out).contains("warning[plugin-failed]"));
    assert!(done(&["plugin", "explain", "assessment.yaml"], &out).contains("insurance"));

    // What is no Lua at all stops no sooner.
    fs::write(out.join("plugins/reef/main.lua"), "return {{").expect("written");
    let said = done(&["report", "assessment.yaml", "--format", "html"], &out);
    assert!(said.contains("warning[plugin-failed]") && said.contains("this is not Luau"), "{said}");
}

#[test]
fn plugins_that_meet_are_told_by_check() {
    let tide = RULES.replace("SHO", "TID").replace("level = 1", "level = 2");
    let named = "  - shore\n  - tide\n  - {id: reef, on_failure: report}";
    let (_keep, out) = engagement(&[("shore", RULES), ("tide", &tide), ("reef", STOPS)], named);
    let said = done(&["check", "assessment.yaml"], &out);
    let caps = "plugins meet on `culture`: `shore` caps it at level 1 (SHO-01), `tide` caps it at level 2 (TID-01); the lowest \
                cap holds, level 1";
    let weights = "plugins meet on `leaders-with-customers`: `shore` multiplies its weight by 2 (SHO-02), `tide` multiplies its weight by 2 \
                   (TID-02); together they multiply it by 4";
    assert!(said.contains(&format!("warning[plugins-meet]: {caps}")), "{said}");
    assert!(said.contains(&format!("warning[plugins-meet]: {weights}")), "{said}");
    assert!(said.contains("warning[plugin-failed]") && said.contains("note[plugin-not-pinned]"), "{said}");
    assert_eq!(palier(&["check", "assessment.yaml", "--strict"], &out).status.code(), Some(1), "warnings are strict");
    done(&["report", "assessment.yaml", "--format", "html"], &out);
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    let both = "Two extensions act here: a cap at level 1 (The shore, SHO-01) and a cap at level 2 (The tide, TID-01); the lowest cap \
                holds, level 1.";
    assert!(html.contains(both), "the report shows them together");
}

#[test]
fn a_plugin_that_changed_since_it_was_pinned_is_told() {
    let (_keep, out) = engagement(&[("shore", RULES)], "  - shore");
    let strict = ["check", "assessment.yaml", "--strict"];
    let said = done(&strict, &out);
    assert!(said.contains("note[plugin-not-pinned]") && said.contains("0 errors, 0 warnings, 1 note"), "{said}");
    let listed = done(&["plugin", "list"], &out);
    let pin = listed.split("sha256: ").nth(1).expect("one is not embedded").lines().next().expect("a line").to_owned();
    assert!(said.contains(&format!("sha256: {pin}` beside its id")), "{said}");

    edit(&out.join("assessment.yaml"), "  - shore", &format!("  - {{id: shore, sha256: {pin}}}"));
    assert!(done(&strict, &out).contains("nothing wrong"));
    fs::write(out.join("plugins/shore/README.md"), "A guide.\n").expect("written");
    assert!(done(&strict, &out).contains("nothing wrong"), "what its results do not come from may change");

    edit(&out.join("plugins/shore/main.lua"), "factor = 2", "factor = 3");
    let output = palier(&strict, &out);
    let listed = done(&["plugin", "list"], &out);
    let now = listed.split("sha256: ").nth(1).expect("one is not embedded").lines().next().expect("a line").to_owned();
    assert_ne!(now, pin);
    assert_eq!(output.status.code(), Some(1));
    let said = told(&output);
    assert!(said.contains("warning[plugin-changed]") && said.contains(&format!("write `sha256: {now}`")), "{said}");
    assert!(said.contains(&format!("pinned {pin}, found {now}")), "{said}");
    assert!(done(&["report", "assessment.yaml", "--format", "html"], &out).contains("plugin-changed"));
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    assert!(html.contains(&format!("SHA-256 {now}, where the assessment pins {pin}.")), "the annex has both");

    edit(&out.join("assessment.yaml"), &pin, &pin[1..]);
    let output = palier(&strict, &out);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("error[invalid-hash]"), "{}", told(&output));
}

#[test]
fn an_explanation_tells_what_rules_did() {
    let (_keep, out) = engagement(&[("shore", RULES)], "  - shore");
    let said = done(&["score", "assessment.yaml", "--explain", "culture"], &out);
    let (_, rules) = said.split_once("then the sector's rules, in order:\n").expect("they are told");
    let places: Vec<_> = ["shore/SHO-02", "shore/SHO-01: culture", "score after rules: 33.3"]
        .map(|line| rules.find(line).unwrap_or_else(|| panic!("{line}: {said}")))
        .into();
    assert!(places.is_sorted(), "weights before caps: {said}");
    assert!(rules.contains("    Nobody answers for the shore.\n    source: Common practice."), "{said}");
    let said = done(&["score", "assessment.yaml", "--explain", "leaders-with-customers"], &out);
    assert!(said.contains("shore/SHO-02") && !said.contains("shore/SHO-01"), "{said}");
    let json = palier(&["score", "assessment.yaml", "--explain", "culture", "--format", "json"], &out);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let effects: Vec<_> = json["effects"].as_array().expect("a list").iter().map(|e| &e["rule"]).collect();
    assert_eq!(effects, ["SHO-02", "SHO-01"]);
    assert_eq!(json["effects"][1]["source_status"], "general knowledge");
}
