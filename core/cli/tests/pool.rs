//! The pool's file by way of the binary: what goes in, what comes out, and what it says of files that are none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn palier(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_palier")).args(args).current_dir(folder).output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What it printed; it must have succeeded.
fn said(args: &[&str], folder: &Path) -> String {
    let output = palier(args, folder);
    assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Its exit code and what it complained of.
fn refused(args: &[&str], folder: &Path) -> (Option<i32>, String) {
    let output = palier(args, folder);
    assert!(!output.status.success(), "{args:?} went well");
    (output.status.code(), text(&output.stderr))
}

fn sample(questionnaire: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires").join(questionnaire).join("sample")
}

/// A sample engagement whose peers are in a pool's file, beside the same with the table.
fn engagement(questionnaire: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(sample(questionnaire)).expect("the sample") {
        let entry = entry.expect("an entry");
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
        }
    }
    said(&["pool", "import", "peers.pool", "pool.csv"], folder.path());
    let table = fs::read_to_string(folder.path().join("assessment.en.yaml")).expect("text");
    assert!(table.contains("pool: pool.csv"));
    fs::write(folder.path().join("stored.yaml"), table.replace("pool: pool.csv", "pool: peers.pool")).expect("written");
    folder
}

#[test]
fn a_table_and_a_file_of_the_same_peers_give_the_same_scores_and_reports() {
    for questionnaire in ["forrester-six-domains", "temkin-stages", "cxm-readiness", "experience-coherence"] {
        let keep = engagement(questionnaire);
        let folder = keep.path();
        for format in ["json", "csv", "table"] {
            let scores = |file: &str| said(&["score", file, "--format", format], folder);
            assert_eq!(scores("assessment.en.yaml"), scores("stored.yaml"), "{questionnaire} as {format}");
        }
        let html = |file: &str| {
            said(&["report", file, "--format", "html"], folder);
            fs::read_to_string(folder.join("report.html")).expect("written")
        };
        assert!(html("assessment.en.yaml") == html("stored.yaml"), "{questionnaire}: the reports differ");
        assert_eq!(palier(&["check", "stored.yaml", "--strict"], folder).status.code(), Some(0));
    }
}

#[test]
fn an_assessment_goes_in_under_a_pseudonym_and_out_again() {
    let keep = engagement("forrester-six-domains");
    let folder = keep.path();
    let scores = || said(&["score", "stored.yaml", "--format", "json"], folder);
    let before = (scores(), said(&["pool", "stats", "peers.pool"], folder));
    let first = said(&["pool", "add", "peers.pool", "assessment.en.yaml"], folder);
    let again = said(&["pool", "add", "peers.pool", "assessment.fr.yaml"], folder);
    assert_eq!(first.replace(".en.", ".fr."), again, "the same organisation on the same day");
    let id = first.split_whitespace().next().expect("an id");
    assert!(id.len() == 32 && first.contains("forrester-six-domains@1.0  2026-10-23"), "{first}");
    assert_eq!(scores(), before.0, "nobody is compared with themselves");
    assert_ne!(said(&["pool", "stats", "peers.pool"], folder), before.1);
    let bytes = fs::read(folder.join("peers.pool")).expect("read");
    let holds = |what: &str| bytes.windows(what.len()).any(|part| part == what.as_bytes());
    assert!(!holds("Mutuelle") && !holds("mutuelle") && !holds("P001"), "a name is in the pool");
    assert!(holds("insurance"));
    assert!(
        said(&["pool", "remove", "peers.pool", "--assessment", "assessment.fr.yaml"], folder).starts_with("1 row ")
    );
    assert_eq!(said(&["pool", "stats", "peers.pool"], folder), before.1);
    assert!(said(&["pool", "remove", "peers.pool", "P001"], folder).starts_with("1 row "));
    for who in [id, "P001", "Mutuelle Horizon"] {
        let (code, why) = refused(&["pool", "remove", "peers.pool", who], folder);
        assert!(code == Some(1) && why.contains("pool-unknown") && why.contains(who), "{why}");
    }
    let left: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("-journal")), "{left:?}");
}

#[test]
fn every_fault_of_a_table_is_told_at_its_row_and_column_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "id,sector,country,size,questionnaire,date,method,strategy,culture,overall,note\n\
        P1,insurance,FR,s,forrester-six-domains@1.0,2026-02-11,self,49.1,50,51,x\n\
        P1,Insurance,FR,s,forrester-six-domains@1.0,11/02/2026,selfie,\"49,1\",NaN,inf,x\n\
        P2,insurance,FR,s,forester@1.0,2026,self,1,2,-3,x\n\
        ,insurance,FR,s,forrester-six-domains,2026-13,self,1,2,3,x\n";
    fs::write(folder.path().join("pool.csv"), table).expect("written");
    let (code, why) = refused(&["pool", "import", "peers.pool", "pool.csv"], folder.path());
    assert_eq!(code, Some(1));
    for part in [
        "pool.csv:3:1",
        "pool-duplicate",
        "`Insurance` here, `insurance` above",
        "pool.csv:3:63",
        "write decimals with a point",
        "`culture` is `NaN`",
        "`overall` is `inf`",
        "there is no questionnaire `forester`",
        "`overall` is `-3`",
        "a row needs an `id`",
        "an id with its version is needed",
        "`date` is `2026-13`",
        "`method` is `selfie`",
        "`note` is no domain",
    ] {
        assert!(why.contains(part), "{part} is not in:\n{why}");
    }
    assert!(!folder.path().join("peers.pool").exists());
    fs::write(folder.path().join("short.csv"), "id,sector\nP1,x\n").expect("written");
    let (code, why) = refused(&["pool", "import", "peers.pool", "short.csv"], folder.path());
    assert!(code == Some(1) && why.contains("lacks the column `overall`") && why.contains("`method`"), "{why}");
}

#[test]
fn files_that_are_no_sound_pool_are_told_from_one_another() {
    let keep = engagement("forrester-six-domains");
    let folder = keep.path();
    let sound = fs::read(folder.join("peers.pool")).expect("read");
    let with = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = sound.clone();
        change(&mut bytes);
        fs::write(folder.join(name), bytes).expect("written");
    };
    // Offsets of SQLite's header: the format that we count at 60, the application at 68.
    with("later.pool", &|bytes| bytes[60..64].copy_from_slice(&99_u32.to_be_bytes()));
    with("other.pool", &|bytes| bytes[68..72].copy_from_slice(b"Else"));
    with("cut.pool", &|bytes| bytes.truncate(bytes.len() / 2));
    with("torn.pool", &|bytes| {
        let half = bytes.len() / 2;
        bytes[half..half + 8192].fill(0xA5);
    });
    fs::write(folder.join("words.pool"), "a text file, and no pool at all").expect("written");
    fs::write(folder.join("empty.pool"), "").expect("written");
    let all = [
        ("later.pool", "pool-format"),
        ("other.pool", "not-a-pool"),
        ("cut.pool", "pool-damaged"),
        ("torn.pool", "pool-damaged"),
        ("words.pool", "not-a-pool"),
        ("empty.pool", "not-a-pool"),
    ];
    for (name, code) in all {
        let (exit, why) = refused(&["pool", "stats", name], folder);
        assert!(exit == Some(1) && why.contains(code) && why.contains("help:"), "{name}: {why}");
        let table = fs::read_to_string(folder.join("assessment.en.yaml")).expect("text");
        fs::write(folder.join("with.yaml"), table.replace("pool: pool.csv", &format!("pool: {name}")))
            .expect("written");
        // The counts alone are read here: damage elsewhere in the file is met by `stats`.
        if !matches!(name, "cut.pool" | "torn.pool" | "words.pool" | "empty.pool") {
            let (exit, why) = refused(&["score", "with.yaml"], folder);
            assert!(exit == Some(1) && why.contains(code), "{name}: {why}");
        }
    }
    let (exit, why) = refused(&["pool", "add", "words.pool", "assessment.en.yaml"], folder);
    assert!(exit == Some(1) && why.contains("not-a-pool"), "{why}");
    assert_eq!(fs::read_to_string(folder.join("words.pool")).expect("read"), "a text file, and no pool at all");
    let (exit, why) = refused(&["pool", "stats", "absent.pool"], folder);
    assert!(exit == Some(3) && why.contains("absent.pool"), "{why}");
    assert!(!folder.join("absent.pool").exists());
}

#[test]
fn two_processes_that_add_at_once_both_succeed() {
    let keep = engagement("forrester-six-domains");
    let folder = keep.path();
    let text = fs::read_to_string(folder.join("assessment.en.yaml")).expect("text");
    let adding: Vec<_> = (0..8)
        .map(|n| {
            let name = format!("{n}.yaml");
            fs::write(folder.join(&name), text.replace("name: Mutuelle Horizon", &format!("name: Org {n}")))
                .expect("written");
            Command::new(env!("CARGO_BIN_EXE_palier"))
                .args(["pool", "add", "new.pool", &name])
                .current_dir(folder)
                .spawn()
                .expect("the binary runs")
        })
        .collect();
    for mut child in adding {
        assert!(child.wait().expect("it ends").success());
    }
    let stats = said(&["pool", "stats", "new.pool"], folder);
    assert!(stats.contains("organisations          8"), "{stats}");
}

#[test]
fn norms_stand_in_for_the_peers() {
    let keep = engagement("forrester-six-domains");
    let folder = keep.path();
    let norms = |out: &str| {
        ["pool", "norms", "peers.pool", "--questionnaire", "forrester-six-domains", "--out", out].map(str::to_owned)
    };
    let args = norms("norms.yaml");
    said(&args.each_ref().map(String::as_str), folder);
    let told = fs::read_to_string(folder.join("norms.yaml")).expect("written");
    assert!(
        told.contains("cell: {sector: \"insurance\", country: \"FR\", peers: 31}") && !told.contains("\"CH\""),
        "{told}"
    );
    let table = fs::read_to_string(folder.join("stored.yaml")).expect("text");
    fs::write(folder.join("with.yaml"), table.replace("pool: peers.pool", "pool: norms.yaml")).expect("written");
    let scores = |file: &str| {
        let json = said(&["score", file, "--format", "json"], folder);
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON")
    };
    let (from_peers, from_norms) = (scores("stored.yaml"), scores("with.yaml"));
    for part in ["sector", "country", "size", "peers"] {
        assert_eq!(from_peers["cell"][part], from_norms["cell"][part]);
    }
    assert_eq!(
        (&from_peers["cell"]["basis"], &from_norms["cell"]["basis"]),
        (&serde_json::Value::Null, &"quantiles".into())
    );
    let of = |scores: &serde_json::Value| {
        let domains = scores["domains"].as_array().expect("domains").iter();
        domains
            .chain([&scores["overall"]])
            .map(|x| (x["percentile"].as_f64().expect("a rank"), x["quartile"].clone()))
            .collect::<Vec<_>>()
    };
    for ((rank, quartile), (between, same)) in of(&from_peers).into_iter().zip(of(&from_norms)) {
        assert!(quartile == same && (rank - between).abs() < 10.0, "{rank} and {between}");
    }
    said(&["report", "with.yaml", "--format", "html"], folder);
    let html = fs::read_to_string(folder.join("report.html")).expect("written");
    assert!(html.contains("known by the quantiles"));
    for (from, to, code) in [
        ("forrester-six-domains@1.0", "temkin-stages@1.0", "norms-questionnaire"),
        ("quartiles: [", "quartiles: [99, ", "norms-quantiles"),
        ("      culture:", "      cultures:", "unknown-domain"),
        ("peers: 31", "peers: 3", "out-of-range"),
    ] {
        fs::write(folder.join("norms.yaml"), told.replace(from, to)).expect("written");
        let (exit, why) = refused(&["score", "with.yaml"], folder);
        assert!(exit == Some(1) && why.contains(code) && why.contains("norms.yaml:"), "{code}: {why}");
    }
}

#[test]
fn earlier_waves_come_from_the_pool() {
    let keep = engagement("forrester-six-domains");
    let folder = keep.path();
    let text = fs::read_to_string(folder.join("stored.yaml")).expect("text");
    for (name, date) in [("a.yaml", "2024-10-23"), ("b.yaml", "2025-10-23"), ("c.yaml", "2027-10-23")] {
        fs::write(folder.join(name), text.replace("\ndate: 2026-10-23", &format!("\ndate: {date}"))).expect("written");
        said(&["pool", "add", "peers.pool", name], folder);
    }
    let output = palier(&["report", "stored.yaml", "--previous-from", "peers.pool", "--format", "json,html"], folder);
    assert_eq!((output.status.code(), text_of(&output)), (Some(0), String::new()));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("scores.json")).expect("written")).expect("JSON");
    let waves = json["waves"].as_array().expect("waves");
    let days: Vec<_> = waves.iter().map(|wave| wave["date"].as_str().expect("a day")).collect();
    assert_eq!(days, ["2024-10-23", "2025-10-23"], "the later one is not an earlier one");
    assert_eq!(json["changes"]["overall"]["difference"].as_f64(), Some(0.0), "{}", json["changes"]["overall"]);
    let html = fs::read_to_string(folder.join("report.html")).expect("written");
    assert!(html.contains("no interval: read from the pool"));
    let output = palier(&["report", "a.yaml", "--previous-from", "peers.pool", "--format", "json"], folder);
    assert!(output.status.success() && text_of(&output).contains("no earlier wave"));
}

fn text_of(output: &Output) -> String {
    text(&output.stderr)
}
