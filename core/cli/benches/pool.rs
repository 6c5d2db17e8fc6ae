//! One organisation against a stored pool, and one more in it: `cargo bench --bench pool`.

use divan::Bencher;
use palier_engine::assess;
use palier_engine::benchmark::{Entry, Identity, Store};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::questionnaire::Version;
use std::path::{Path, PathBuf};

/// The binary's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Peers: what a position costs hardly depends on them.
const PEERS: [usize; 2] = [10_000, 1_000_000];

fn main() {
    divan::main();
}

/// An invented organisation; its scores are spread over all that can be.
fn entry(row: usize) -> Entry {
    let score = |at: usize| Some(((row * 7_919 + at * 104_729) % 100_003) as f64 / 1_000.03);
    let one = |names: &[&str], every: usize| names[row / every % names.len()].to_owned();
    Entry {
        who: Identity::Imported(format!("P{row}")),
        questionnaire: "forrester-six-domains".into(),
        version: Version { major: 1, minor: 0 },
        perspective: String::new(),
        place: [
            one(&["insurance", "banking", "retail", "telecoms", "hospitality", "energy", "automotive"], 1),
            one(&["FR", "BE", "ES", "DE", "IT", "GB", "US", "NL", "CH", "SE", "JP"], 7),
            one(&["1-49", "50-249", "250-999", "1000-4999", "5000+"], 77),
        ],
        date: "2026-05-11".into(),
        method: None,
        respondents: None,
        overall: score(0),
        domains: ["strategy", "customer-understanding", "design", "measurement", "governance", "culture"]
            .map(str::to_owned)
            .into(),
        scores: (1..7).map(score).collect(),
    }
}

/// The sample engagement beside a pool.
fn engagement(peers: usize) -> (tempfile::TempDir, PathBuf) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample");
    let folder = tempfile::tempdir().expect("a folder");
    let answers = folder.path().join("answers.csv");
    std::fs::copy(sample.join("answers.csv"), answers).expect("copied");
    let text = std::fs::read_to_string(sample.join("assessment.en.yaml")).expect("the sample");
    let file = folder.path().join("assessment.yaml");
    std::fs::write(&file, text.replace("pool: pool.csv", "pool: peers.pool")).expect("written");
    let mut store = Store::open_or_create(&folder.path().join("peers.pool")).expect("a pool");
    store.add((0..peers).map(entry)).expect("added");
    (folder, file)
}

/// Files to figures, the position among all and within the sector and country included.
#[divan::bench(args = PEERS, sample_count = 20)]
fn score(bencher: Bencher, peers: usize) {
    let (_keep, file) = engagement(peers);
    bencher.bench_local(|| {
        let loaded = assess::load(&file, &mut Diagnostics::new()).expect("readable").expect("right");
        assess::assess(&loaded).expect("the pool is sound").len()
    });
}

/// One more organisation, on the disk.
#[divan::bench(args = PEERS, sample_count = 20)]
fn add(bencher: Bencher, peers: usize) {
    let (keep, _file) = engagement(peers);
    let mut store = Store::open(&keep.path().join("peers.pool")).expect("a pool");
    let mut row = peers;
    bencher.bench_local(|| {
        row += 1;
        store.add([entry(row)]).expect("added").len()
    });
}
