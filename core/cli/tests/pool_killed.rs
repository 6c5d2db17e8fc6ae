//! Writers of a pool that are killed at random moments leave whole additions and nothing else.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often a writer is killed; `PALIER_KILLS` asks for more.
fn kills() -> u64 {
    std::env::var("PALIER_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

const ROWS: usize = 400;

fn table(name: u64) -> String {
    let mut csv = "id,sector,country,size,questionnaire,date,method,strategy,culture,overall\n".to_owned();
    for row in 0..ROWS {
        let (sector, x) = (["insurance", "retail", "banking"][row % 3], row * 7 % 100);
        csv += &format!("T{name}-{row},{sector},FR,s{},forrester-six-domains@1.0,2026,self,{x},{x}.25,{x}\n", row % 5);
    }
    csv
}

fn import(folder: &Path, table: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .args(["pool", "import", "peers.pool", table])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Organisations in the pool, after the whole file and its counts have been read and found sound.
fn organisations(folder: &Path) -> usize {
    let stats = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["pool", "stats", "peers.pool", "--format", "json"])
        .current_dir(folder)
        .output()
        .expect("the binary runs");
    assert!(stats.status.success(), "{}", String::from_utf8_lossy(&stats.stderr));
    let json: serde_json::Value = serde_json::from_slice(&stats.stdout).expect("JSON");
    json[0]["peers"].as_u64().map_or(0, |n| usize::try_from(n).expect("few"))
}

#[test]
fn a_killed_writer_leaves_whole_additions() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("table.csv"), table(0)).expect("written");
    let started = std::time::Instant::now();
    assert!(import(folder, "table.csv").status().expect("it runs").success());
    let whole = started.elapsed().as_micros().max(1);
    let (mut before, mut cut, mut done) = (organisations(folder), 0, 0);
    assert_eq!(before, ROWS);
    for kill in 1..=kills() {
        fs::write(folder.join("table.csv"), table(kill)).expect("written");
        let mut child = import(folder, "table.csv").spawn().expect("it runs");
        // Moments spread over the time that a writer takes, in no order.
        let part = u128::from(kill.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48);
        std::thread::sleep(Duration::from_micros(u64::try_from(whole * part / 50_000).expect("short")));
        let _ = child.kill();
        let _ = child.wait();
        let now = organisations(folder);
        assert!(now == before || now == before + ROWS, "{before}, then {now}: half of an addition");
        if now == before {
            cut += 1;
        } else {
            done += 1;
        }
        before = now;
    }
    println!("{cut} cut off, {done} done before the kill");
    // What the last writer may have left beside the pool goes away with the next.
    assert!(import(folder, "table.csv").status().expect("it runs").success());
    let left: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(left.len(), 2, "a journal was left behind: {left:?}");
}

#[test]
fn a_disk_that_fills_up_leaves_the_pool_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("table.csv"), table(0)).expect("written");
    assert!(import(folder, "table.csv").status().expect("it runs").success());
    let before = fs::read(folder.join("peers.pool")).expect("read");
    fs::write(folder.join("table.csv"), table(1)).expect("written");
    let script = format!(
        "ulimit -f {}; trap '' XFSZ; exec \"$PALIER\" pool import peers.pool table.csv",
        before.len() / 512 + 2
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .env("PALIER", env!("CARGO_BIN_EXE_palier"))
        .current_dir(folder)
        .output()
        .expect("a shell runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("peers.pool") && said.contains("as it was"), "{said}");
    assert_eq!(organisations(folder), ROWS);
    assert!(import(folder, "table.csv").status().expect("it runs").success());
    assert_eq!(organisations(folder), 2 * ROWS);
}
