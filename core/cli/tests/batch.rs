//! `palier batch` as its users meet it: tables whole or not at all, the same for any number of threads.

use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::Diagnostics;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

fn palier(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command.arg("batch").args(["--questionnaire", "quick-diagnosis", "--responses", "answers.csv"]).args(args);
    command.current_dir(folder).output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect(name)
}

fn questions() -> Vec<String> {
    let folder = Library::embedded().find(Shelf::Questionnaires, "quick-diagnosis").expect("it is embedded");
    let read = read_questionnaire(&folder, &mut Diagnostics::new()).expect("it is right");
    read.questions.into_iter().map(|question| question.id).collect()
}

/// Organisations of some respondents each, in three sectors; answers follow a simple pattern.
fn folder(organisations: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let questions = questions();
    let mut answers = format!("org_id,respondent_id,{}\n", questions.join(","));
    let mut profiles = "org_id,sector,country,size,name\n".to_owned();
    for o in 0..organisations {
        for r in 0..3 + o % 4 {
            let cells = (0..questions.len()).map(|q| match (o * 7 + r * 5 + q * 3) % 23 {
                0 => String::new(),
                1 => "DK".to_owned(),
                n => ((n + o) % 3 + 1).to_string(),
            });
            answers += &format!("O{o:03},R{r},{}\n", cells.collect::<Vec<_>>().join(","));
        }
        let sector = ["retail", "banking", "energy"][if o % 9 == 0 { 2 } else { o % 2 }];
        profiles += &format!("O{o:03},{sector},FR,,{}\n", if o == 1 { "=cmd()" } else { "" });
    }
    fs::write(folder.path().join("answers.csv"), answers).expect("written");
    fs::write(folder.path().join("profiles.csv"), profiles).expect("written");
    folder
}

#[test]
fn a_small_batch_writes_its_tables() {
    let folder = folder(40);
    let output = palier(folder.path(), &["--profiles", "profiles.csv", "--out", "out"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let out = folder.path().join("out");
    let head = |name: &str| read(&out, name).lines().take(8).collect::<Vec<_>>().join("\n");
    let shown = format!(
        "{}\n== scores.csv\n{}\n== quartiles.csv\n{}\n== league.csv\n{}\n",
        text(&output.stdout),
        head("scores.csv"),
        read(&out, "quartiles.csv"),
        read(&out, "league.csv")
    );
    insta::assert_snapshot!(shown);
    for jobs in ["1", "8"] {
        let again = palier(folder.path(), &["--profiles", "profiles.csv", "--out", jobs, "--jobs", jobs]);
        assert!(again.status.success());
        for name in ["scores.csv", "quartiles.csv", "league.csv"] {
            assert_eq!(read(&out, name), read(&folder.path().join(jobs), name), "{name} of {jobs}");
        }
    }
}

/// Gives organisation `id` a name.
fn named(folder: &Path, id: &str, name: &str) {
    let path = folder.join("profiles.csv");
    let profiles = fs::read_to_string(&path).expect("written");
    let row = profiles.lines().find(|row| row.starts_with(&format!("{id},"))).expect("a profile").to_owned();
    let cut = row.rfind(',').expect("a field") + 1;
    fs::write(&path, profiles.replacen(&row, &format!("{}{name}", &row[..cut]), 1)).expect("written");
}

#[test]
fn the_league_comes_as_pages_that_are_the_same_every_time() {
    let folder = folder(6);
    named(folder.path(), "O002", "Maison <b>Nord</b> & Cie");
    let base = ["--profiles", "profiles.csv", "--locale", "fr", "--date", "2026-10-01"];
    for (out, jobs) in [("one", "1"), ("many", "8")] {
        let output = palier(folder.path(), &[&base[..], &["--out", out, "--jobs", jobs]].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let page = read(folder.path(), "one/league.html");
    for part in ["<html lang=\"fr\">", "organisations", "1ᵉʳ\u{a0}octobre\u{a0}2026", "Maison &lt;b&gt;Nord", "Welch"]
    {
        assert!(page.contains(part), "{part} is not in:\n{page}");
    }
    assert!(!page.contains("<b>Nord"), "names are data");
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect(name);
    assert!(bytes("one/league.pdf").starts_with(b"%PDF"));
    for name in ["league.html", "league.pdf"] {
        assert!(bytes(&format!("one/{name}")) == bytes(&format!("many/{name}")), "{name}");
    }
    // Pages of an earlier run do not stay beside other tables.
    assert!(palier(folder.path(), &["--out", "one", "--no-pages"]).status.success());
    assert!(["league.html", "league.pdf"].iter().all(|name| !folder.path().join("one").join(name).exists()));
    assert_eq!(palier(folder.path(), &["--date", "2026-02-30"]).status.code(), Some(2));
}

#[test]
fn a_name_that_no_font_can_print_costs_the_pages_and_not_the_tables() {
    let folder = folder(6);
    named(folder.path(), "O002", "株式会社");
    let output = palier(folder.path(), &["--profiles", "profiles.csv", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error[typesetting]"), "{}", text(&output.stderr));
    let out = folder.path().join("out");
    assert!(read(&out, "league.csv").contains("株式会社") && !out.join("league.html").exists());
}

#[test]
fn one_faulty_organisation_stops_all_or_is_left_out() {
    let folder = folder(30);
    let path = folder.path().join("answers.csv");
    let broken = fs::read_to_string(&path).expect("written").replacen("O017,R2,", "O017,R2,9", 1);
    fs::write(&path, broken).expect("written");
    let stopped = palier(folder.path(), &["--out", "out"]);
    assert_eq!(stopped.status.code(), Some(1));
    assert!(!folder.path().join("out").exists(), "nothing is written");
    let gone = palier(folder.path(), &["--out", "out", "--keep-going"]);
    assert!(gone.status.success(), "{}", text(&gone.stderr));
    assert!(text(&gone.stderr).contains("warning[answer-"), "{}", text(&gone.stderr));
    let out = folder.path().join("out");
    assert!(!read(&out, "scores.csv").contains("O017") && read(&out, "scores.csv").lines().count() == 30);
    assert!(read(&out, "left-out.csv").lines().nth(1).is_some_and(|row| row.starts_with("O017,")));
    // A batch without faults takes the old list away.
    let healed = fs::read_to_string(&path).expect("written").replacen("O017,R2,9", "O017,R2,", 1);
    fs::write(&path, healed).expect("written");
    assert!(palier(folder.path(), &["--out", "out", "--keep-going"]).status.success());
    assert!(!out.join("left-out.csv").exists());
}

#[test]
fn a_pool_s_file_places_organisations_as_its_table_does() {
    let folder = folder(40);
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/quick-diagnosis/sample/pool.csv");
    let table = table.to_str().expect("a path");
    let mut import = Command::new(env!("CARGO_BIN_EXE_palier"));
    let imported = import.args(["pool", "import", "peers.pool", table]).current_dir(folder.path()).output();
    assert!(imported.expect("the binary runs").status.success());
    for (pool, out) in [(table, "table"), ("peers.pool", "file")] {
        let output = palier(folder.path(), &["--profiles", "profiles.csv", "--pool", pool, "--out", out]);
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    for name in ["scores.csv", "quartiles.csv", "league.csv"] {
        assert_eq!(read(&folder.path().join("table"), name), read(&folder.path().join("file"), name), "{name}");
    }
}

#[test]
fn pools_and_profiles_with_faults_are_told_all_at_once() {
    let folder = folder(15);
    let pool = "id,sector,country,size,questionnaire,date,method,overall\nP1,retail,FR,,temkin-stages@1.0,2026-01-01,self,50\n";
    fs::write(folder.path().join("pool.csv"), pool).expect("written");
    fs::write(folder.path().join("profiles.csv"), "org_id,sectr,country,size\nO001,a,FR,\n").expect("written");
    let output = palier(folder.path(), &["--profiles", "profiles.csv", "--pool", "pool.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    for part in ["the pool is of another questionnaire", "did you mean `sector`?", "the column `sector` is missing"] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
}

#[test]
fn sectors_spelt_two_ways_are_pointed_out() {
    let folder = folder(20);
    let path = folder.path().join("profiles.csv");
    let spelt = fs::read_to_string(&path).expect("written").replacen("O003,banking", "O003,Banking ", 1);
    fs::write(&path, spelt).expect("written");
    let output = palier(folder.path(), &["--profiles", "profiles.csv"]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("`Banking` and `banking` count as two"), "{}", text(&output.stderr));
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_or_none() {
    let folder = folder(3000);
    assert!(palier(folder.path(), &["--out", "whole"]).status.success());
    let names = ["scores.csv", "quartiles.csv", "league.csv"];
    let whole = names.map(|name| read(&folder.path().join("whole"), name));
    for wait in 0..20 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_palier"))
            .args(["batch", "--questionnaire", "quick-diagnosis", "--responses", "answers.csv", "--out", "out"])
            .arg("--no-pages")
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(Duration::from_millis(wait * 15));
        let _ = child.kill();
        child.wait().expect("it ends");
        for (name, whole) in names.iter().zip(&whole) {
            if let Ok(found) = fs::read_to_string(folder.path().join("out").join(name)) {
                assert!(found == *whole, "{name} is not whole after {wait}");
            }
        }
    }
}
