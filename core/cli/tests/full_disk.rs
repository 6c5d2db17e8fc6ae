//! A disk that fills up while reports are written: what was there stays, and nothing else is left behind.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The reports written by a process that may write no file beyond a size: further bytes fail as on a full disk.
fn report(folder: &Path, bytes: usize) -> Output {
    let blocks = bytes / 512;
    let script = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$PALIER\" report assessment.yaml");
    Command::new("sh")
        .args(["-c", &script])
        .env("PALIER", env!("CARGO_BIN_EXE_palier"))
        .current_dir(folder)
        .output()
        .expect("a shell runs")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_disk_that_fills_up_leaves_both_reports_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = Command::new(env!("CARGO_BIN_EXE_palier")).args(["demo", "out"]).current_dir(folder.path()).output();
    assert!(demo.expect("the binary runs").status.success());
    let out = folder.path().join("out");
    let size = |name: &str| usize::try_from(fs::metadata(out.join(name)).expect("written").len()).expect("small");
    let (pdf, html) = (size("report.pdf"), size("report.html"));
    assert!(pdf + 1024 < html, "the smaller report fits where the larger one does not");
    for name in ["report.pdf", "report.html"] {
        fs::write(out.join(name), "old").expect("written");
    }
    let before = names(&out);
    // Room for nothing, for half of the PDF, and for the PDF alone.
    for (room, name) in [(0, "report.pdf"), (pdf / 2, "report.pdf"), (pdf + 1024, "report.html")] {
        let output = report(&out, room);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("cannot write") && said.contains(name) && !said.contains(".tmp"), "{said}");
        assert!(output.stdout.is_empty(), "no path of a report that was not written");
        assert_eq!(names(&out), before, "a temporary file stayed");
        for name in ["report.pdf", "report.html"] {
            assert_eq!(fs::read(out.join(name)).expect("still there"), b"old", "{name} was touched");
        }
    }
    assert!(report(&out, 100 * html).status.success());
    assert_eq!((size("report.pdf"), size("report.html")), (pdf, html));
}

#[test]
fn a_folder_in_the_place_of_one_report_leaves_the_other_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let palier = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
        command.current_dir(folder.path());
        command
    };
    assert!(palier().args(["demo", "out"]).output().expect("the binary runs").status.success());
    let out = folder.path().join("out");
    fs::remove_file(out.join("report.html")).expect("removed");
    fs::create_dir(out.join("report.html")).expect("a folder");
    fs::write(out.join("report.pdf"), "old").expect("written");
    let output = palier().args(["report", "out/assessment.yaml"]).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("report.html"));
    assert_eq!(fs::read(out.join("report.pdf")).expect("still there"), b"old");
}
