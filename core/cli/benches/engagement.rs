//! The sample engagement, stage by stage: `cargo bench --workspace`.

use divan::Bencher;
use palier_engine::assess::{self, Assessed, Loaded, Studio};
use palier_engine::diagnostic::Diagnostics;
use std::path::Path;

/// The binary's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample/assessment.fr.yaml")
}

fn load() -> Loaded {
    let mut faults = Diagnostics::new();
    assess::load(&sample(), &mut faults).expect("the sample is readable").expect("the sample is right")
}

fn scored(loaded: &Loaded) -> Vec<Assessed> {
    assess::assess(loaded).expect("the plugins run")
}

/// Files to figures: read, check, score, rules, benchmark.
#[divan::bench]
fn check_and_score() -> usize {
    scored(&load()).len()
}

/// Figures to HTML, with the template already read.
#[divan::bench]
fn html(bencher: Bencher) {
    let loaded = load();
    let (studio, assessed) = (Studio::new(&loaded).expect("a template"), scored(&loaded));
    bencher.bench_local(|| studio.reports(&loaded, &assessed, false).expect("rendered").html.len());
}

/// Figures to HTML and PDF, with the template and the fonts already read.
#[divan::bench]
fn html_and_pdf(bencher: Bencher) {
    let loaded = load();
    let (studio, assessed) = (Studio::new(&loaded).expect("a template"), scored(&loaded));
    bencher.bench_local(|| studio.reports(&loaded, &assessed, true).expect("rendered").pages);
}

/// All of it, as one process does: files to both reports.
#[divan::bench]
fn files_to_reports() -> usize {
    let loaded = load();
    let assessed = scored(&loaded);
    Studio::new(&loaded).expect("a template").reports(&loaded, &assessed, true).expect("rendered").pages
}
