//! The sample engagement, stage by stage, and a hundred like it in one process: `cargo bench --workspace`.

use divan::Bencher;
use palier_engine::assess::{self, Assessed, Loaded, Studio};
use palier_engine::diagnostic::Diagnostics;
use std::path::{Path, PathBuf};

/// The binary's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample/assessment.fr.yaml")
}

fn load() -> Loaded {
    load_from(&sample())
}

fn load_from(file: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    assess::load(file, &mut faults).expect("the sample is readable").expect("the sample is right")
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

/// Organisations of a batch.
const BATCH: usize = 100;

/// The sample a hundred times, each with its own name and one respondent less, so that every figure differs a little.
fn batch() -> Vec<(Loaded, Vec<Assessed>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = sample();
    let read = |name: &str| std::fs::read_to_string(sample.with_file_name(name)).expect("the sample is readable");
    let (assessment, answers, pool) = (read("assessment.fr.yaml"), read("answers.csv"), read("pool.csv"));
    let organisation = |number: usize| {
        let place = folder.path().join(number.to_string());
        std::fs::create_dir(&place).expect("a new folder");
        let rows = answers.lines().enumerate().filter(|(row, _)| *row != number + 1).map(|(_, row)| row);
        let write = |name: &str, text: &str| std::fs::write(place.join(name), text).expect("written");
        write("assessment.yaml", &assessment.replace("Mutuelle Horizon", &format!("Mutuelle Horizon {number}")));
        write("answers.csv", &rows.collect::<Vec<_>>().join("\n"));
        write("pool.csv", &pool);
        let loaded = load_from(&place.join("assessment.yaml"));
        let assessed = scored(&loaded);
        (loaded, assessed)
    };
    (0..BATCH).map(organisation).collect()
}

/// One report after the other, with the template and the fonts already read.
fn one_of_a_batch(bencher: Bencher, pdf: bool) {
    let batch = batch();
    let studio = Studio::new(&batch[0].0).expect("a template");
    let mut next = batch.iter().cycle();
    bencher.bench_local(|| {
        let (loaded, assessed) = next.next().expect("a cycle has no end");
        studio.reports(loaded, assessed, pdf).expect("rendered").html.len()
    });
}

/// Figures to HTML within a batch.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn batch_html(bencher: Bencher) {
    one_of_a_batch(bencher, false);
}

/// Figures to HTML and PDF within a batch.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn batch_html_and_pdf(bencher: Bencher) {
    one_of_a_batch(bencher, true);
}
