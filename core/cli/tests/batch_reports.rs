//! `palier batch --reports` as its users meet it: a report an organisation, written where it is missing or rests on something new, whole
//! whenever it is there.

use palier_engine::assess::{Library, Shelf, read_questionnaire};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::locale::{Locale, ordinal};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DATE: [&str; 2] = ["--date", "2026-10-15"];
/// Two pages, soon made.
const BRIEF: [&str; 2] = ["--template", "board-brief"];

fn batch(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command.args(["batch", "--questionnaire", "quick-diagnosis", "--responses", "answers.csv", "--no-pages"]);
    command.args(["--profiles", "profiles.csv", "--out", "out"]).args(args).current_dir(folder);
    command
}

fn palier(folder: &Path, args: &[&str]) -> Output {
    batch(folder, args).output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs with reports of two pages and gives the lines that tell of them.
fn reports(folder: &Path, args: &[&str]) -> String {
    let output = palier(folder, &[&["--reports"], &DATE[..], &BRIEF, args].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    said[said.find("reports ").expect("reports are told of")..].to_owned()
}

/// Answers and profiles of organisations with these ids; what the same organisation answers does not hang on the others.
fn folder(ids: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Library::embedded().find(Shelf::Questionnaires, "quick-diagnosis").expect("it is embedded");
    let questionnaire = read_questionnaire(&shelf, &mut Diagnostics::new()).expect("it is right");
    let questions: Vec<&str> = questionnaire.questions.iter().map(|question| question.id.as_str()).collect();
    let mut answers = format!("org_id,respondent_id,group,{}\n", questions.join(","));
    let mut profiles = "org_id,sector,country,size,name\n".to_owned();
    for (o, id) in ids.iter().enumerate() {
        for r in 0..3 + o % 4 {
            let cells = (0..questions.len()).map(|q| match (o * 7 + r * 5 + q * 3) % 23 {
                0 => String::new(),
                n => ((n + o) % 3 + 1).to_string(),
            });
            answers += &format!("{id},R{r},{},{}\n", ["it", "shops"][r % 2], cells.collect::<Vec<_>>().join(","));
        }
        profiles += &format!("{id},{},FR,,\n", ["retail", "banking"][o % 2]);
    }
    fs::write(folder.path().join("answers.csv"), answers).expect("written");
    fs::write(folder.path().join("profiles.csv"), profiles).expect("written");
    folder
}

fn plain(organisations: usize) -> TempDir {
    let ids: Vec<String> = (0..organisations).map(|o| format!("O{o:03}")).collect();
    folder(&ids.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Replaces a text of a file, which must hold it.
fn change(folder: &Path, name: &str, from: &str, to: &str) {
    let path = folder.join(name);
    let before = fs::read_to_string(&path).expect("written");
    assert!(before.contains(from), "{name} lacks {from}");
    fs::write(path, before.replacen(from, to, 1)).expect("written");
}

/// All files below a folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                files.insert(path.strip_prefix(folder).expect("below it").to_owned(), bytes);
            }
        }
    }
    files
}

/// The folders of reports whose files are not as they were.
fn changed(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> BTreeSet<String> {
    let differ = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    differ.map(|(path, _)| path.iter().next().expect("a folder").to_string_lossy().into_owned()).collect()
}

#[test]
fn ids_of_any_kind_have_reports_of_their_own_the_same_for_any_number_of_threads() {
    let long = "L".repeat(300);
    let ids = ["../x", "CON", "a/b", "é", "A", "a", &long, "plain-7"];
    let folder = folder(&ids);
    let mut trees = Vec::new();
    for jobs in ["1", "2", "8"] {
        let args = ["--reports", "--locale", "fr", "--jobs", jobs];
        let output = palier(folder.path(), &[&args[..], &DATE].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(text(&output.stdout).ends_with("reports   8 written, 0 up to date in out/reports\n"));
        trees.push(tree(&folder.path().join("out/reports")));
        fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    }
    assert!(trees[0] == trees[1] && trees[0] == trees[2]);
    let names: BTreeSet<String> =
        trees[0].keys().map(|path| path.iter().next().expect("a folder").to_string_lossy().to_lowercase()).collect();
    assert_eq!(names.len(), ids.len(), "{names:?}");
    assert!(names.contains("plain-7"));
    assert_eq!(trees[0].len(), 3 * ids.len());
    let left: BTreeSet<PathBuf> = tree(folder.path()).into_keys().collect();
    assert_eq!(left, ["answers.csv", "profiles.csv"].map(PathBuf::from).into(), "nothing stands outside");
    let page = text(&trees[0][Path::new("plain-7/report.html")]);
    assert!(
        page.contains("<html lang=\"fr\"") && page.contains("15\u{a0}octobre\u{a0}2026") && page.contains("plain-7")
    );
    assert!(trees[0][Path::new("plain-7/report.pdf")].starts_with(b"%PDF"));
}

#[test]
fn a_report_is_written_again_where_what_it_rests_on_has_changed() {
    let folder = plain(7);
    let folder = folder.path();
    let mut pool = "id,sector,country,size,questionnaire,date,method,overall\n".to_owned();
    for p in 0..30 {
        let sector = ["retail", "banking"][p % 2];
        pool += &format!("P{p:02},{sector},FR,,quick-diagnosis@1.0,2026-01-01,self,{}.5\n", 30 + p);
    }
    fs::write(folder.join("pool.csv"), pool).expect("written");
    let told = |written: usize| format!("reports   {written} written, {} up to date in out/reports\n", 7 - written);
    let run = |args: &[&str]| reports(folder, &[&["--pool", "pool.csv"], args].concat());
    let all = || tree(&folder.join("out/reports"));
    assert_eq!(run(&[]), told(7));
    let mut before = all();
    let mut expect = |args: &[&str], names: &[&str], why: &str| {
        assert_eq!(run(args), told(names.len()), "{why}");
        let after = all();
        assert_eq!(changed(&before, &after), names.iter().map(|name| (*name).to_owned()).collect(), "{why}");
        assert_eq!(run(args), told(0), "{why}, again");
        assert!(all() == after, "{why}, again");
        before = after;
    };
    let every = ["O000", "O001", "O002", "O003", "O004", "O005", "O006"];
    expect(&[], &[], "nothing");
    expect(&["--jobs", "8"], &[], "threads");
    change(folder, "answers.csv", "O003,R2,it,", "O003,R2,shops,");
    expect(&[], &["O003"], "a row");
    change(folder, "profiles.csv", "O004,retail,FR,,", "O004,retail,FR,,Maison <b>Nord</b> & Cie");
    expect(&[], &["O004"], "a name");
    assert!(!text(&page(folder, "O004")).contains("<b>Nord"), "names are data");
    let table = fs::read_to_string(folder.join("pool.csv")).expect("written");
    let foreign = "F1,retail,FR,,temkin-stages@1.0,2026-01-01,self,50\n";
    fs::write(folder.join("pool.csv"), table + foreign).expect("written");
    expect(&[], &[], "a peer of another questionnaire");
    change(
        folder,
        "pool.csv",
        "P01,banking,FR,,quick-diagnosis@1.0,2026-01-01,self,31",
        "P01,banking,FR,,quick-diagnosis@1.0,2026-01-01,self,32",
    );
    expect(&[], &every, "a peer: each report has a line on all peers");
    expect(&["--locale", "fr"], &every, "the language");
    let house = folder.join("report-templates/house");
    fs::create_dir_all(&house).expect("a folder");
    let manifest = "palier: 1\nid: house\ntitle: House\nextends: board-brief\ncolour: \"#5A2D82\"\n";
    fs::write(house.join("template.yaml"), manifest).expect("written");
    let styled = ["--locale", "fr", "--template", "house"];
    let run_styled = || {
        let args = [&["--reports", "--pool", "pool.csv"], &DATE[..], &styled].concat();
        let output = palier(folder, &args);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    assert!(run_styled().ends_with(&told(7)) && run_styled().ends_with(&told(0)));
    change(folder, "report-templates/house/template.yaml", "5A2D82", "204060");
    assert!(run_styled().ends_with(&told(7)), "a template's file");
    fs::remove_file(folder.join("out/reports/O001/report.pdf")).expect("it is there");
    fs::write(folder.join("out/reports/O002/report.html"), "cut off").expect("written");
    fs::remove_file(folder.join("out/reports/O005/report.json")).expect("it is there");
    assert!(run_styled().ends_with(&told(3)), "missing, cut off, without stamp");
    let half = folder.join("out/reports/O001/.tmp4fGk2a");
    fs::write(&half, "half").expect("written");
    assert!(run_styled().ends_with(&told(0)) && !half.exists(), "what a killed run left");
}

fn page(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join("out/reports").join(name).join("report.html")).expect("a report")
}

#[test]
fn organisations_that_are_gone_keep_their_reports_and_those_left_out_get_none() {
    let folder = plain(6);
    let folder = folder.path();
    let broken = "O004,R1,shops,";
    change(folder, "answers.csv", broken, "O004,R1,shops,9");
    let stopped = palier(folder, &[&["--reports"], &DATE[..]].concat());
    assert_eq!(stopped.status.code(), Some(1));
    assert!(!folder.join("out").exists(), "nothing is written");
    let said = reports(folder, &["--keep-going"]);
    assert_eq!(said, "reports   5 written, 0 up to date in out/reports\n          none for those left out: `O004`\n");
    assert!(!folder.join("out/reports/O004").exists());
    let before = tree(&folder.join("out/reports/O005"));
    let answers = fs::read_to_string(folder.join("answers.csv")).expect("written");
    let fewer: String = answers.lines().filter(|row| !row.starts_with("O005,")).map(|row| format!("{row}\n")).collect();
    fs::write(folder.join("answers.csv"), fewer).expect("written");
    let said = reports(folder, &["--keep-going"]);
    assert!(said.ends_with("left as they are, not of this run: `O005`\n"), "{said}");
    assert!(tree(&folder.join("out/reports/O005")) == before);
}

/// The percentiles of `scores.csv` by organisation, where there are some.
fn percentiles(folder: &Path) -> Vec<(String, Option<f64>)> {
    let scores = fs::read_to_string(folder.join("out/scores.csv")).expect("written");
    let mut lines = scores.lines();
    let column = lines.next().expect("a header").split(',').position(|name| name == "overall_pr").expect("a column");
    let row = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        (fields[0].to_owned(), fields[column].parse().ok())
    };
    lines.map(row).collect()
}

#[test]
fn a_page_tells_the_percentile_of_the_table() {
    let folder = plain(14);
    let folder = folder.path();
    let mut pool = "id,sector,country,size,questionnaire,date,method,overall\n".to_owned();
    for p in 0..40 {
        let (id, sector) =
            if p < 3 { (format!("O00{p}"), "retail") } else { (format!("P{p}"), ["retail", "banking"][p % 2]) };
        pool += &format!("{id},{sector},FR,,quick-diagnosis@1.0,2026-01-01,self,{}\n", (p * 37) % 90 + 5);
    }
    fs::write(folder.join("pool.csv"), pool).expect("written");
    for args in [&[][..], &["--pool", "pool.csv"]] {
        let args = [&["--reports"], &DATE[..], args].concat();
        assert!(palier(folder, &args).status.success());
        let table = percentiles(folder);
        assert_eq!(table.len(), 14);
        for (id, percentile) in table {
            let page = text(&page(folder, &id));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
            let rank = percentile.expect("there are peers").floor() as usize;
            let told = format!("aria-label=\"{} percentile\"", ordinal(Locale::En, rank));
            assert!(page.contains(&told), "{told} is not on the page of {id}");
        }
    }
}

#[test]
fn without_enough_peers_a_report_compares_with_nobody() {
    let folder = plain(4);
    assert!(palier(folder.path(), &[&["--reports"], &DATE[..]].concat()).status.success());
    assert!(percentiles(folder.path()).iter().all(|(_, percentile)| percentile.is_none()));
    assert!(!text(&page(folder.path(), "O002")).contains("percentile\""));
}

#[test]
fn a_report_that_cannot_be_made_costs_no_other_one() {
    let folder = plain(6);
    change(folder.path(), "profiles.csv", "O002,retail,FR,,", "O002,retail,FR,,株式会社");
    let output = palier(folder.path(), &[&["--reports"], &DATE[..], &BRIEF].concat());
    assert_eq!(output.status.code(), Some(1));
    let (said, told) = (text(&output.stderr), text(&output.stdout));
    assert!(said.contains("the report of `O002`: "), "{said}");
    assert!(told.ends_with("reports   5 written, 0 up to date, 1 not made in out/reports\n"), "{told}");
    assert!(!folder.path().join("out/reports/O002").exists());
}

#[test]
fn reports_want_a_date_and_answers_that_can_be_read_twice() {
    let folder = plain(2);
    let output = palier(folder.path(), &["--reports"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--date"), "{}", text(&output.stderr));
    fs::remove_file(folder.path().join("answers.csv")).expect("it is there");
    fs::create_dir(folder.path().join("answers.csv")).expect("a folder");
    let output = palier(folder.path(), &[&["--reports"], &DATE[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("read twice"), "{}", text(&output.stderr));
}

/// Kills a run again and again, each with another language than the one before, and looks at what it leaves.
fn killed(times: u64) {
    let folder = plain(8);
    let folder = folder.path();
    let out = folder.join("out/reports");
    let languages = ["en", "fr"];
    let started = Instant::now();
    let whole = languages.map(|language| {
        let _ = fs::remove_dir_all(&out);
        reports(folder, &["--locale", language]);
        tree(&out)
    });
    let length = started.elapsed().as_millis() / 2;
    let mut cut = 0;
    for kill in 0..times {
        let language = languages[usize::from(kill % 2 == 0)];
        let args = [&["--reports", "--locale", language], &DATE[..], &BRIEF].concat();
        let mut child =
            batch(folder, &args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs");
        // Moments spread over the time that a run takes, in no order.
        let part = u128::from(kill.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48);
        std::thread::sleep(Duration::from_millis(u64::try_from(length * part / 65_536).expect("short")));
        let _ = child.kill();
        cut += usize::from(!child.wait().expect("it ends").success());
        let left = tree(&out);
        for (path, bytes) in left.iter().filter(|(path, _)| !path.to_string_lossy().contains(".tmp")) {
            let same = whole.each_ref().map(|whole| whole.get(path) == Some(bytes));
            assert!(same.contains(&true), "{} is not whole after {kill}", path.display());
            if path.ends_with("report.json") {
                let of = &whole[usize::from(same[1])];
                let beside = ["report.html", "report.pdf"].map(|name| path.with_file_name(name));
                assert!(beside.iter().all(|file| left.get(file) == of.get(file)), "{} lies", path.display());
            }
        }
    }
    assert!(cut > 0, "no run was cut off");
    println!("{cut} of {times} cut off");
    for (language, whole) in languages.iter().zip(&whole) {
        reports(folder, &["--locale", language]);
        assert!(tree(&out) == *whole, "all is there, and nothing else");
    }
}

#[test]
fn a_run_that_is_killed_leaves_whole_reports() {
    killed(20);
}

#[test]
#[ignore = "a minute and more"]
fn a_hundred_runs_that_are_killed_leave_whole_reports() {
    killed(100);
}
