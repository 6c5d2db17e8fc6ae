//! `palier plugin` as a partner meets it: from a new folder to a fired rule, and what is told of slips.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

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

/// A workspace with a new plugin.
fn started() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    done(&["plugin", "new", "hotels", "--sector", "hospitality", "--title", "Hotels: \"ours\""], folder.path());
    folder
}

/// Replaces a part of one of the plugin's files.
fn rewrite(folder: &Path, name: &str, from: &str, to: &str) {
    let path = folder.join("plugins/hotels").join(name);
    let text = fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{name} has no {from}");
    fs::write(path, text.replace(from, to)).expect("written");
}

#[test]
fn a_new_plugin_holds_its_tests_and_fires_in_a_report() {
    let folder = started();
    let folder = folder.path();
    assert_eq!(
        done(&["plugin", "test"], folder),
        "hotels 0.1.0: 4 cases, all hold\n  HOT-01  fires in  2, silent in  2\n"
    );
    assert!(done(&["plugin", "check", "hotels", "--strict"], folder).contains("1 plugin checked, nothing wrong"));
    assert!(done(&["plugin", "list"], folder).contains("Hotels: \"ours\" (this workspace)"));

    done(
        &["new", "acme", "--questionnaire", "forrester-six-domains", "--sector", "hospitality", "--locale", "en"],
        folder,
    );
    let assessment = folder.join("acme/assessment.yaml");
    let text = fs::read_to_string(&assessment).expect("written");
    assert!(text.contains("hotels"), "the plugin of the sector is named in a new engagement:\n{text}");
    done(&["demo", "sample", "--locale", "en"], folder);
    let sample = folder.join("sample/assessment.yaml");
    let text = fs::read_to_string(&sample).expect("written");
    let text = text
        .replace("{id: insurance, settings: {}}", "{id: hotels}")
        .replace("sector: insurance", "sector: hospitality");
    let (before, facts) = text.split_once("facts:").expect("the sample states facts");
    let rest = facts.lines().skip(1).skip_while(|line| line.starts_with([' ', '#']) || line.is_empty());
    let text = format!("{before}facts: {{answer_hours: 30}}\n{}", rest.collect::<Vec<_>>().join("\n"));
    fs::write(&sample, text).expect("written");
    let score = done(&["score", "sample/assessment.yaml", "--format", "json"], folder);
    assert!(score.contains("\"HOT-01\""), "{score}");
    let explained = done(&["plugin", "explain", "sample/assessment.yaml", "--rule", "HOT-01"], folder);
    assert_eq!(
        explained,
        "hotels 0.1.0\n  HOT-01  fired\n    ctx.facts.answer_hours   30\n    ctx.settings.most_hours  24\n"
    );
    let silent = "return { applies = function(ctx) return ctx.organisation.country == \"GR\" end, rules";
    rewrite(folder, "main.lua", "return { rules", silent);
    assert_eq!(
        done(&["plugin", "explain", "sample/assessment.yaml"], folder),
        "hotels 0.1.0\n  applies  does not apply: says so itself\n    ctx.organisation.country  \"FR\"\n"
    );
    rewrite(folder, "main.lua", silent, "return { rules");
    done(&["report", "sample/assessment.yaml", "--format", "html"], folder);
    let html = fs::read_to_string(folder.join("sample/report.html")).expect("written");
    assert!(html.contains("A customer waits 30 hours for an answer"), "the finding stands in the report");
}

#[test]
fn the_guides_five_minutes_end_with_a_fired_rule() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/README.md");
    let guide = fs::read_to_string(guide).expect("readable");
    let blocks: Vec<&str> =
        guide.split("```sh\n").skip(1).map(|rest| rest.split("```").next().expect("it ends")).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let run = |block: &str| {
        let commands = block.lines().filter_map(|line| line.split('#').next()?.trim().strip_prefix("palier "));
        commands.map(|command| done(&command.split(' ').collect::<Vec<_>>(), folder.path())).collect::<String>()
    };
    run(blocks[0]);
    let place = folder.path().join("acme/assessment.yaml");
    let mut text = fs::read_to_string(&place).expect("readable");
    for (under, line) in [("\nfacts:", "answer_hours: 30"), ("\nplugins:", "- {id: hotels}")] {
        assert!(guide.contains(&format!("`{line}` under `{}`", under.trim_matches(['\n', ':']))), "{line}");
        let at = text.find(under).expect("it stands there") + 1;
        let end = at + text[at..].find('\n').expect("a line ends");
        text.insert_str(end, &format!("\n  {line}"));
    }
    fs::write(&place, text).expect("written");
    assert!(run(blocks[1]).contains("HOT-01  fired"));
    let html = fs::read_to_string(folder.path().join("acme/report.html")).expect("readable");
    assert!(html.contains("A customer waits 30 hours for an answer"));
    assert!(folder.path().join("acme/report.pdf").is_file());
}

#[test]
fn slips_are_told_with_their_places() {
    for (name, from, to, wanted) in [
        ("main.lua", "ctx.facts.answer_hours\n    return", "ctx.facts.answer_hour\n    return", "no `answer_hour`"),
        ("main.lua", "ctx.settings.most_hours\n  end", "ctx.settings.max_hours\n  end", "max_hours"),
        ("main.lua", "  source = \"house-practice\",\n", "", "cites no source"),
        ("main.lua", "      fr = \"Désignez", "      -- fr = \"Désignez", "is not written in `fr`"),
        ("main.lua", "return { rules", "return { rule", "has no field `rule`; did you mean `rules`?"),
        ("main.lua", "level = 2", "level = 7", "7"),
        ("main.lua", "severity = \"warning\"", "severity = \"warn\"", "known here: info, irritant, warning, alert"),
        ("main.lua", "function(ctx)\n    local hours = ctx", "function(ctx)\n    local hours == ctx", "main.lua:8"),
        ("plugin.yaml", "  - id: answer_hours", "  - id: answer_time", "answer_hours"),
        ("plugin.yaml", "type: number\n    min: 0", "type: numbr\n    min: 0", "numbr"),
        ("plugin.yaml", "settings:", "facts_: []\nsettings:", "facts_"),
        ("tests/rules.yaml", "{answer_hours: 25}", "{answer_hours: 24}", "expected [HOT-01] to fire"),
        ("tests/rules.yaml", "{fired: [HOT-01]}", "{fired: [HOT-02]}", "expected [HOT-02] to fire"),
    ] {
        let folder = started();
        rewrite(folder.path(), name, from, to);
        let output = palier(&["plugin", "check", "hotels", "--strict"], folder.path());
        let said = told(&output);
        assert_eq!(output.status.code(), Some(1), "{name}: {to}: {said}");
        assert!(said.contains(wanted), "{name}: {to}: {said}");
        assert!(said.contains("plugins/hotels/"), "{name}: {to}: {said}");
    }
}

#[test]
fn what_nobody_would_notice_is_told() {
    let folder = started();
    let folder = folder.path();
    let extra = "  - {id: pets, type: boolean, text: {en: \"Are pets welcome?\", fr: \"Les animaux sont-ils admis\u{202f}?\"}, why: \
                 {en: \"Some travel with theirs.\", fr: \"Certains voyagent avec le leur.\"}}\n\nsettings:";
    rewrite(folder, "plugin.yaml", "\nsettings:", extra);
    let tests = folder.join("plugins/hotels/tests/rules.yaml");
    let text = fs::read_to_string(&tests).expect("readable");
    let (kept, _) = text.split_once("  - name: an answer after 25").expect("a case");
    fs::write(&tests, kept).expect("written");
    let output = palier(&["plugin", "check", "hotels"], folder);
    let said = told(&output);
    assert!(output.status.success(), "warnings alone do not fail: {said}");
    assert!(said.contains("no rule names the fact `pets`"), "{said}");
    assert!(said.contains("the rule `HOT-01` never fires"), "{said}");
    assert_eq!(palier(&["plugin", "check", "hotels", "--strict"], folder).status.code(), Some(1));
    assert!(done(&["plugin", "test", "hotels"], folder).contains("never fires"));
}

#[test]
fn nothing_is_overwritten_and_unknown_names_are_told() {
    let folder = started();
    for (arguments, code, wanted) in [
        (&["plugin", "new", "hotels"][..], 2, "is there already"),
        (&["plugin", "new", "insurance"], 2, "of Palier's own"),
        (&["plugin", "new", "Hotels"], 2, "cannot name a plugin"),
        (&["plugin", "test", "hotel"], 1, "there is no plugin `hotel`"),
        (&["plugin", "explain", "nowhere.yaml"], 3, "nowhere.yaml"),
    ] {
        let output = palier(arguments, folder.path());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", told(&output));
        assert!(told(&output).contains(wanted), "{arguments:?}: {}", told(&output));
    }
}
