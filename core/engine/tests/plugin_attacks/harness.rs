//! Runs a program in processes of its own, and tells what did not go as it must.

use super::bytes::text;
use super::{Case, Must};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Failure, Limits, Manifest, Organisation, Outcome, Plugin, Settings, Snapshot};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of memory that a process may take for one run: the limit and a quarter.
const MOST_KIB: u64 = 16 * 1024 * 5 / 4;
/// The hang guard twice (a second run may look for the line), and half of it for calls that cannot be interrupted.
const MOST_MILLISECONDS: u64 = 10_000;
/// A process that has not ended by then never will.
const HUNG: Duration = Duration::from_secs(30);
/// Before the line in which a process tells how it went.
const MARK: &str = "attacked: ";

fn manifest() -> Manifest {
    let text = "palier: 1\napi: 1\nid: attack\nversion: 1.0.0\ntitle: Attack\ndescription: An attack\nfacts:\n  - {id: days, type: integer, text: Days}\n";
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/attack/plugin.yaml", text), &mut faults);
    manifest.unwrap_or_else(|| panic!("{:?}", faults.into_sorted()))
}

fn snapshot() -> Snapshot {
    Snapshot {
        questionnaire: "q".into(),
        major: 1,
        organisation: Organisation { name: "Horizon".into(), ..Organisation::default() },
        overall: Some(50.0),
        domains: [("governance".to_owned(), Some(60.0))].into(),
        questions: [("moments-of-truth".to_owned(), None)].into(),
        groups: [("front-line".to_owned(), [("governance".to_owned(), Some(30.0))].into())].into(),
        ..Snapshot::default()
    }
}

/// A hang guard so wide that steps and memory decide, however busy the machine is.
pub(super) fn limits() -> Limits {
    Limits { wall: Duration::from_secs(4), ..Limits::default() }
}

pub(super) fn plugin(program: &str) -> Result<Plugin, Failure> {
    Plugin::load(manifest(), &text(program))
}

pub(super) fn run(program: &str, limits: &Limits) -> Result<Outcome, Failure> {
    plugin(program)?.run_within(&snapshot(), &Settings::new(), limits)
}

/// What each rule looked at, told; or why the run failed.
pub(super) fn explain(program: &str) -> Result<String, Failure> {
    plugin(program)?.explain(&snapshot(), &Settings::new()).map(|traces| format!("{traces:?}"))
}

/// The cases that did not do what they must.
pub(super) fn broken(cases: &[Case]) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, program, must) in cases {
        for what in attacked(program, *must) {
            broken.push(format!("{name}: {what:.600}"));
        }
    }
    broken
}

fn attacked(program: &str, must: Must) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let children = [started(program, folder.path()), started(program, folder.path())];
    let waiting = children.map(|child| std::thread::spawn(|| awaited(child)));
    let told = waiting.map(|thread| thread.join().expect("it tells how it went"));
    let mut wrong = Vec::new();
    if std::fs::read_dir(folder.path()).expect("readable").next().is_some() {
        wrong.push("wrote into its folder".to_owned());
    }
    let (first, second) = match (&told[0], &told[1]) {
        (Ok(first), Ok(second)) => (first, second),
        (Err(what), _) | (_, Err(what)) => return vec![what.clone()],
    };
    if ![first, second].iter().any(|told| hung(&told["result"])) && first["result"] != second["result"] {
        wrong.push(format!("two runs differ: {} and {}", first["result"], second["result"]));
    }
    for told in [first, second] {
        wrong.extend(missed(must, &told["result"]));
        for (what, most) in [("milliseconds", MOST_MILLISECONDS), ("KiB", MOST_KIB)] {
            let taken = told[what].as_u64().expect("a number");
            wrong.extend((taken > most).then(|| format!("took {taken} {what}")));
        }
        wrong.extend(
            shows_address(&told["result"].to_string()).then(|| format!("shows an address: {}", told["result"])),
        );
    }
    wrong
}

/// Whether the hang guard ended it, which depends on how fast the computer is.
fn hung(result: &Value) -> bool {
    result["Err"]["message"].as_str().is_some_and(|said| said.starts_with("stopped after") && said.ends_with(" s"))
}

fn missed(must: Must, result: &Value) -> Option<String> {
    let failed = &result["Err"];
    let met = match must {
        Must::Fail(line, part) => {
            let placed = line == 0 || failed["line"] == json!(line);
            let named = failed["plugin"] == "attack" && failed["file"] == "plugins/attack/main.lua";
            placed && named && failed["message"].as_str().is_some_and(|message| message.contains(part))
        }
        Must::Print(line) => result["Ok"]["log"] == json!([line]),
        Must::End => true,
    };
    (!met).then(|| result.to_string())
}

/// An address as C prints it. Short numbers of a program's own are none.
fn shows_address(text: &str) -> bool {
    text.match_indices("0x").any(|(at, _)| text[at + 2..].chars().take_while(char::is_ascii_hexdigit).count() >= 6)
}

/// Starts [`one_program`] in a process of its own.
fn started(program: &str, folder: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().expect("it runs"))
        .args(["--exact", "harness::one_program", "--ignored", "--nocapture", "--test-threads=1"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(program.as_bytes()).expect("it reads");
    child
}

/// What a process told, once it has ended.
fn awaited(mut child: Child) -> Result<Value, String> {
    let mut out = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut told = String::new();
        out.read_to_string(&mut told).expect("text");
        told
    });
    let start = Instant::now();
    while child.try_wait().expect("it can be waited for").is_none() {
        if start.elapsed() > HUNG {
            child.kill().expect("it can be ended");
            child.wait().expect("it ended");
            return Err("hangs".to_owned());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let told = reader.join().expect("it read");
    let line = told.lines().find_map(|line| Some(line.split_once(MARK)?.1));
    line.map(|line| serde_json::from_str(line).expect("JSON")).ok_or_else(|| format!("the process broke down: {told}"))
}

/// Most memory that this process ever had, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells it");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is there");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
#[ignore = "runs one program from standard input; the other tests start it"]
fn one_program() {
    let mut program = String::new();
    std::io::stdin().read_to_string(&mut program).expect("text");
    // What a first run loads for all later ones does not count.
    run("return { rules = {} }", &limits()).expect("it runs");
    let program = text(&program);
    let (before, start) = (peak(), Instant::now());
    let result = run(&program, &limits());
    let (took, grown) = (start.elapsed(), peak() - before);
    let milliseconds = u64::try_from(took.as_millis()).expect("a short time");
    println!("\n{MARK}{}", json!({ "result": result, "milliseconds": milliseconds, "KiB": grown }));
}
