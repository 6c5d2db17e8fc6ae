//! The binary as its users meet it: files in, reports and exit codes out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn palier(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier")).args(args).current_dir(folder).output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The demo in a folder of its own, outside the repository.
fn demo(args: &[&str]) -> (TempDir, PathBuf, Output) {
    let folder = tempfile::tempdir().expect("a folder");
    let output = palier(&[&["demo", "out"], args].concat(), folder.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let out = folder.path().join("out");
    (folder, out, output)
}

/// A program that a test needs: passed over where it is missing, but not in CI.
fn has(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").output().is_ok() || Command::new(program).arg("-v").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{program} must be installed in CI");
    found
}

#[test]
fn the_demo_ends_with_stage_score_position_and_paths() {
    let (_keep, out, output) = demo(&[]);
    let said = text(&output.stdout);
    for part in
        ["Mutuelle Horizon", "stage     2 of 4, Élever", "score     53.3 [51.0–55.7]", "percentile 70 among 31 peers"]
    {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    assert!(said.contains("fictional"));
    for file in ["report.pdf", "report.html", "assessment.yaml", "answers.csv", "pool.csv"] {
        assert!(out.join(file).is_file(), "{file}");
    }
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_it_stands() {
    for locale in ["fr", "en"] {
        let (_a, first, _) = demo(&["--locale", locale]);
        let (_b, second, _) = demo(&["--locale", locale]);
        for file in ["report.pdf", "report.html"] {
            let (a, b) = (fs::read(first.join(file)).expect("written"), fs::read(second.join(file)).expect("written"));
            assert!(a == b, "{file} differs in {locale}");
        }
    }
}

#[test]
fn the_pdf_is_sound_titled_tagged_and_its_fonts_are_embedded() {
    if !["qpdf", "pdfinfo", "pdffonts", "pdftotext"].into_iter().all(has) {
        return;
    }
    let (_keep, out, _) = demo(&[]);
    let run = |program: &str, args: &[&str]| {
        let output = Command::new(program).args(args).current_dir(&out).output().expect("runs");
        assert!(output.status.success(), "{program}: {}", text(&output.stderr));
        text(&output.stdout)
    };
    run("qpdf", &["--check", "report.pdf"]);
    let info = run("pdfinfo", &["report.pdf"]);
    let field = |name: &str| {
        let line = info.lines().find(|l| l.starts_with(name)).expect("a field");
        line[name.len()..].trim_start_matches(':').trim().to_owned()
    };
    assert!(field("Title").contains("Mutuelle Horizon"), "{info}");
    assert_eq!(field("Tagged"), "yes");
    let pages: usize = field("Pages").parse().expect("a number");
    assert!((12..=20).contains(&pages), "{pages} pages");
    for font in run("pdffonts", &["report.pdf"]).lines().skip(2) {
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!((columns[4], columns[3]), ("yes", "yes"), "embedded and subset: {font}");
    }
    let read = run("pdftotext", &["report.pdf", "-"]);
    let at = |words: &str| read.find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
    assert!(at("Mutuelle Horizon") < at("Synthèse"));
}

#[test]
fn scores_have_the_stated_fields_and_an_explanation_adds_up() {
    let (_keep, out, _) = demo(&["--locale", "en"]);
    let output = palier(&["score", "assessment.yaml", "--format", "json"], &out);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let fields = ["palier", "organisation", "date", "questionnaire", "cell", "overall", "stage", "domains", "rates"];
    for field in fields.into_iter().chain(["effects", "findings", "also"]) {
        assert!(json.get(field).is_some(), "{field}");
    }
    let domain = &json["domains"][4];
    assert_eq!(domain["id"], "governance");
    for field in [
        "measured",
        "score",
        "interval",
        "weight",
        "respondents",
        "alpha",
        "percentile",
        "quartile",
        "practices",
        "groups",
    ] {
        assert!(domain.get(field).is_some(), "{field}");
    }
    // The sample's own script computes the same figures independently.
    let measured = json["overall"]["measured"].as_f64().expect("a number");
    assert!((measured - 53.226_335).abs() < 1e-6, "{measured}");

    let explained = palier(&["score", "assessment.yaml", "--explain", "governance", "--format", "json"], &out);
    let explained: serde_json::Value = serde_json::from_slice(&explained.stdout).expect("JSON");
    let points: f64 =
        explained["parts"].as_array().expect("parts").iter().map(|p| p["points"].as_f64().expect("points")).sum();
    assert!((points - explained["measured"].as_f64().expect("a figure")).abs() < 1e-9);
    assert!((points - domain["measured"].as_f64().expect("a figure")).abs() < 1e-9);
}

#[test]
fn a_changed_answer_changes_the_figures_that_it_should() {
    let (_keep, out, _) = demo(&["--locale", "en"]);
    let explain = |id: &str| text(&palier(&["score", "assessment.yaml", "--explain", id], &out).stdout);
    let (culture, governance) = (explain("culture"), explain("governance"));
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    let answers = fs::read_to_string(out.join("answers.csv")).expect("written");
    let column =
        answers.lines().next().expect("a header").split(',').position(|c| c == "executive-role").expect("a column");
    let changed: Vec<String> = answers
        .lines()
        .enumerate()
        .map(|(i, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if (1..=60).contains(&i) && !cells[column].is_empty() {
                cells[column] = "3";
            }
            cells.join(",")
        })
        .collect();
    fs::write(out.join("answers.csv"), changed.join("\n") + "\n").expect("written");
    assert_eq!(explain("culture"), culture);
    assert_ne!(explain("governance"), governance);
    assert!(palier(&["report", "assessment.yaml"], &out).status.success());
    assert_ne!(fs::read_to_string(out.join("report.html")).expect("written"), html);
}

#[test]
fn a_plugin_that_never_ends_stops_the_run_with_its_name_and_line() {
    let (_keep, out, _) = demo(&[]);
    let plugin = out.join("plugins/insurance");
    fs::create_dir_all(&plugin).expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/insurance/plugin.yaml");
    fs::copy(shipped, plugin.join("plugin.yaml")).expect("copied");
    fs::write(plugin.join("main.lua"), "while true do pcall(error) end\n").expect("written");
    let before = fs::read(out.join("report.pdf")).expect("written");
    let output = palier(&["report", "assessment.yaml"], &out);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("insurance") && said.contains("main.lua:1"), "{said}");
    assert!(fs::read(out.join("report.pdf")).expect("still there") == before, "the report was touched");
}

#[test]
fn what_a_user_writes_is_data_in_every_output() {
    for name in ["<script>alert(1)</script>", "=HYPERLINK(\"x\")", "a & b 'c' {governance.score} {{ organisation }}"] {
        let (_keep, out, _) = demo(&["--locale", "en"]);
        let yaml = fs::read_to_string(out.join("assessment.yaml")).expect("written");
        let quoted = serde_json::to_string(name).expect("a text");
        let yaml = yaml.replacen("name: Mutuelle Horizon", &format!("name: {quoted}"), 1);
        assert!(yaml.contains(&quoted), "the sample names its organisation otherwise");
        fs::write(out.join("assessment.yaml"), yaml).expect("written");
        let output = palier(&["report", "assessment.yaml", "--format", "pdf,html,json,csv"], &out);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let html = fs::read_to_string(out.join("report.html")).expect("written");
        assert!(!html.contains("<script"), "a script of a user");
        assert_eq!(html.contains("{{ organisation }}"), name.contains("{{"), "a template of a user was run");
        assert_eq!(
            html.contains("{governance.score}"),
            name.contains("{governance"),
            "a placeholder of a user was filled"
        );
        let csv = fs::read_to_string(out.join("scores.csv")).expect("written");
        assert!(csv.lines().all(|l| !l.starts_with('=')), "a formula of a user");
    }
}

/// Seven executives are left: they are hidden, and so are the managers, since the total would give the seven away. From everything
/// that a run prints, an attacker tries to take the shown groups out of the total.
#[test]
fn a_hidden_group_stays_hidden_in_every_output() {
    let (_keep, out, _) = demo(&["--locale", "en"]);
    let answers = fs::read_to_string(out.join("answers.csv")).expect("written");
    let mut executives = 0;
    let kept: Vec<&str> = answers
        .lines()
        .filter(|line| {
            executives += usize::from(line.contains(",executive,"));
            !line.contains(",executive,") || executives <= 7
        })
        .collect();
    fs::write(out.join("answers.csv"), kept.join("\n") + "\n").expect("written");
    let output = palier(&["report", "assessment.yaml", "--format", "html,json,csv,pdf"], &out);
    assert!(output.status.success(), "{}", text(&output.stderr));

    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out.join("scores.json")).expect("written")).expect("JSON");
    let count = |figure: &serde_json::Value| figure["respondents"].as_u64().unwrap_or(0);
    let mut figures = vec![(json["overall"].clone(), json["groups"].clone())];
    figures.extend(json["domains"].as_array().expect("domains").iter().map(|d| (d.clone(), d["groups"].clone())));
    for (total, groups) in figures {
        let groups = groups.as_array().expect("groups");
        for hidden in groups.iter().filter(|g| g["id"] == "executive" || g["id"] == "manager") {
            assert!(hidden["score"].is_null() && hidden["respondents"].is_null() && hidden["interval"].is_null());
        }
        let shown: u64 = groups.iter().map(count).sum();
        assert!(count(&total) - shown >= 10, "a few people are what the shown groups leave of the total");
    }
    for line in fs::read_to_string(out.join("scores.csv")).expect("written").lines() {
        let cells: Vec<&str> = line.split(',').collect();
        if ["executive", "manager"].contains(&cells[2]) {
            assert_eq!(cells[3..7], ["", "", "", ""], "{line}");
        }
    }
    let html = fs::read_to_string(out.join("report.html")).expect("written");
    let sample = fs::read_to_string(out.join("assessment.yaml")).expect("written");
    let quotes = sample.lines().filter(|l| l.contains("group: executive") || l.contains("group: manager"));
    for quote in quotes.filter_map(|l| l.split("text: \"").nth(1)) {
        let words = quote.split('"').next().expect("a text").chars().take(30).collect::<String>();
        assert!(!html.contains(&words), "a hidden group is quoted: {words}");
    }
    for id in ["overall", "governance", "executive-role"] {
        let explained = text(&palier(&["score", "assessment.yaml", "--explain", id], &out).stdout);
        assert!(!explained.contains("executive ") && !explained.contains("manager"), "{explained}");
    }
}

#[test]
fn every_kind_of_failure_has_its_exit_code() {
    let (_keep, out, _) = demo(&[]);
    let code = |args: &[&str]| palier(args, &out).status.code();
    assert_eq!(code(&["check", "assessment.yaml", "--strict"]), Some(0));
    assert_eq!(code(&["score"]), Some(2));
    assert_eq!(code(&["score", "assessment.yaml", "--explain", "governanse"]), Some(1));
    assert_eq!(code(&["score", "missing.yaml"]), Some(3));
    assert_eq!(code(&["demo", "x", "--questionnaire", "none"]), Some(1));
    let report = ["report", "assessment.yaml", "--out", "/dev/null/reports"];
    assert_eq!(code(&report), Some(3));
    if Path::new("/dev/full").exists() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("opened");
        let status = Command::new(env!("CARGO_BIN_EXE_palier"))
            .args(["score", "assessment.yaml"])
            .current_dir(&out)
            .stdout(full)
            .status()
            .expect("runs");
        assert_eq!(status.code(), Some(3));
    }
}

#[test]
fn a_new_engagement_reads_as_one_to_fill_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let args = ["new", "acme", "--questionnaire", "forrester-six-domains", "--sector", "insurance", "--locale", "en"];
    let output = palier(&args, folder.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let yaml = fs::read_to_string(folder.path().join("acme/assessment.yaml")).expect("written");
    assert!(yaml.contains("handlers_per_claim") && yaml.contains("- insurance"), "{yaml}");
    assert_eq!(palier(&args, folder.path()).status.code(), Some(2), "nothing is written over");
    let filled = yaml.replacen("name: \"\"", "name: Acme", 1);
    fs::write(folder.path().join("acme/assessment.yaml"), filled).expect("written");
    let answers = folder.path().join("acme/answers.csv");
    let header = fs::read_to_string(&answers).expect("written");
    let columns = header.trim_end().split(',').count() - 2;
    fs::write(&answers, format!("{header}r1,executive{}\n", ",2".repeat(columns))).expect("written");
    let output = palier(&["check", "acme"], folder.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn the_shipped_files_pass_their_own_check() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = palier(&["check", "questionnaires", "plugins", "--strict"], &root);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn perspectives_stand_side_by_side_in_the_table_and_in_the_questionnaire() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/tests/two-sides");
    let output = palier(&["score", "assessment.en.yaml"], &folder);
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let rows: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.iter().any(|row| row.starts_with(&["measured", "employee"]) && row.contains(&"customer")), "{said}");
    assert!(rows.iter().any(|row| row.starts_with(&["Promise"]) && row.ends_with(&["<", "0.001"])), "{said}");
    assert!(said.contains("readiness@1.0"), "{said}");
    let shown = text(&palier(&["questionnaire", "show", "kept-word", "--locale", "en"], &folder).stdout);
    assert!(shown.contains("Perspective customer (Customers): In your dealings with us:"), "{shown}");
    assert!(shown.contains("bill-clear (asked of customer only)"), "{shown}");
}

#[test]
fn a_template_of_the_workspace_is_used_checked_and_its_faults_end_with_one() {
    let (_keep, out, _) = demo(&["--locale", "en"]);
    let house = out.join("report-templates/house");
    fs::create_dir_all(house.join("parts")).expect("a folder");
    fs::write(house.join("template.yaml"), "palier: 1\nid: house\ntitle: House\nextends: executive\n")
        .expect("written");
    fs::write(house.join("theme.css"), ":root{--good:#8A2BE2}\n").expect("written");
    let report = ["report", "assessment.yaml", "--template", "house", "--out", "reports"];
    let output = palier(&report, &out);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let html = fs::read_to_string(out.join("reports/report.html")).expect("written");
    assert!(html.contains("--good:#8A2BE2") && html.contains("report-templates/house"));
    for path in ["report-templates/house", "report-templates/house/template.yaml", "report-templates", "."] {
        let output = palier(&["check", path], &out);
        assert!(output.status.success(), "{path}: {}", text(&output.stderr));
    }

    fs::write(house.join("parts/scope.html"), "<p>\n{{ scope.hed }}<script>a()</script></p>").expect("written");
    for args in [&report[..], &["check", "report-templates/house"], &["check", "."]] {
        let output = palier(args, &out);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let said = text(&output.stderr);
        assert!(said.contains("the report has no `scope.hed`") && said.contains("did you mean `head`?"), "{said}");
        assert!(said.contains("report-templates/house/parts/scope.html") && said.contains("2 |"), "{said}");
    }
    let output = palier(&["report", "assessment.yaml", "--template", "hous"], &out);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("did you mean `house`?"));

    let astray = out.join("astray");
    fs::create_dir_all(&astray).expect("a folder");
    fs::rename(house.join("template.yaml"), astray.join("template.yaml")).expect("moved");
    let output = palier(&["check", "astray"], &out);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("template-misplaced"));
}

#[test]
fn a_new_template_passes_its_check_and_renders_whatever_it_extends() {
    let (_keep, out, _) = demo(&["--locale", "en"]);
    for (name, extends, title) in
        [("house", "executive", "House \"style\""), ("thick", "full", "Thick"), ("thin", "board-brief", "Thin")]
    {
        let made = palier(&["template", "new", name, "--extends", extends, "--title", title], &out);
        assert!(made.status.success(), "{}", text(&made.stderr));
        let folder = format!("report-templates/{name}");
        assert!(text(&made.stdout).lines().all(|path| path.starts_with(&folder) && out.join(path).is_file()));
        let checked = palier(&["check", &folder, "--strict"], &out);
        assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));
        let made = palier(&["report", "assessment.yaml", "--template", name, "--out", name], &out);
        assert!(made.status.success() && made.stderr.is_empty(), "{}", text(&made.stderr));
        let html = fs::read_to_string(out.join(name).join("report.html")).expect("written");
        assert!(html.contains("A question about this report?"), "{name}: its own part");
    }
    let listed = palier(&["template", "list", "--format", "json"], &out);
    let list: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let told: Vec<String> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|t| format!("{} {} {} {}", t["id"], t["title"], t["extends"], t["path"].is_string()))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    "board-brief" "Board brief" "executive" false
    "executive" "Executive report" null false
    "full" "Full report" "executive" false
    "house" "House \"style\"" "executive" true
    "thick" "Thick" "full" true
    "thin" "Thin" "board-brief" true
    "#);
    let plain = text(&palier(&["template", "list", "--locale", "fr"], &out).stdout);
    assert!(
        plain.contains("full             Rapport complet  extends executive\n    Le rapport exécutif, puis"),
        "{plain}"
    );
}

#[test]
fn a_template_that_cannot_be_started_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |args: &[&str]| {
        let run = palier(&[&["template", "new"], args].concat(), folder.path());
        assert!(run.stdout.is_empty() && !folder.path().join("report-templates/mine").exists());
        (run.status.code(), text(&run.stderr))
    };
    let (code, said) = refused(&["executive"]);
    assert!(code == Some(2) && said.contains("a template of Palier's own"), "{said}");
    let (code, said) = refused(&["Mine"]);
    assert!(code == Some(2) && said.contains("small letters"), "{said}");
    let (code, said) = refused(&["mine", "--extends", "excutive"]);
    assert!(code == Some(1) && said.contains("did you mean `executive`?"), "{said}");
    assert!(palier(&["template", "new", "mine"], folder.path()).status.success());
    let again = palier(&["template", "new", "report-templates/mine"], folder.path());
    assert!(again.status.code() == Some(2) && text(&again.stderr).contains("is there already"));
}
