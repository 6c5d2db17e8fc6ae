//! The sample engagement, stage by stage, and a hundred like it in one process: `cargo bench --workspace`.

use divan::Bencher;
use palier_engine::assess::{self, Assessed, Loaded, Studio};
use palier_engine::diagnostic::Diagnostics;
use std::collections::BTreeSet;
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

/// What the reports of a batch are made of, by file name; the first two are each organisation's own.
struct Files {
    assessment: String,
    answers: String,
    others: Vec<(&'static str, String)>,
}

fn read(name: &str) -> String {
    std::fs::read_to_string(sample().with_file_name(name)).expect("the sample is readable")
}

/// The sample as it ships: 20 pages.
fn full_sample() -> Files {
    let others = vec![("pool.csv", read("pool.csv"))];
    Files { assessment: read("assessment.fr.yaml"), answers: read("answers.csv"), others }
}

/// The sample in a report of 13 pages: six domains of four questions, no stages, groups, peers, rules or advice.
fn short() -> Files {
    let assessment = "palier: 1
questionnaires: [forrester-six-domains@1]
organisation: {name: Mutuelle Horizon, sector: insurance, country: FR, size: 1000-4999, fictional: true}
date: 2026-10-23
respondents:
  - {file: answers.csv, method: facilitated, population: employees, period: {from: 2026-10-05, to: 2026-10-23}}
report: {template: executive, locale: fr}
";
    let (questionnaire, asked) = shortened(&read("../questionnaire.yaml"));
    let answers = read("answers.csv");
    let heads: Vec<&str> = answers.lines().next().expect("a head").split(',').collect();
    let kept = |row: &str| {
        let cells = row.split(',').zip(&heads).enumerate();
        let kept = cells.filter(|(index, (_, head))| *index == 0 || asked.contains(**head));
        kept.map(|(_, (cell, _))| cell).collect::<Vec<_>>().join(",") + "\n"
    };
    Files {
        assessment: assessment.to_owned(),
        answers: answers.lines().map(kept).collect(),
        others: vec![("questionnaires/forrester-six-domains/questionnaire.yaml", questionnaire)],
    }
}

/// A questionnaire without its stages, facts, tests and advice, and the first four questions of each domain, which are named.
fn shortened(questionnaire: &str) -> (String, BTreeSet<String>) {
    let (mut text, mut asked) = (String::new(), BTreeSet::new());
    let (mut left_out, mut domains, mut questions) = (None, false, 0);
    for line in questionnaire.lines() {
        let indent = line.len() - line.trim_start().len();
        left_out = left_out.filter(|within| line.trim().is_empty() || indent > *within);
        if left_out.is_some() {
            continue;
        }
        let key = line.trim_start().split(':').next().unwrap_or_default();
        domains |= line == "domains:";
        let question = line.strip_prefix("      - id: ").filter(|_| domains);
        questions = if line.starts_with("  - id:") { 0 } else { questions + usize::from(question.is_some()) };
        if matches!(key, "stages" | "facts" | "tests" | "advice") || (question.is_some() && questions > 4) {
            left_out = Some(indent);
            continue;
        }
        asked.extend(question.map(str::to_owned));
        text += line;
        text += "\n";
    }
    (text, asked)
}

/// A hundred organisations, each with its own name and one respondent less, so that every figure differs a little.
fn batch(files: &Files) -> Vec<(Loaded, Vec<Assessed>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, text).expect("written");
    };
    for (name, text) in &files.others {
        write(name, text);
    }
    let organisation = |number: usize| {
        let rows = files.answers.lines().enumerate().filter(|(row, _)| *row != number + 1).map(|(_, row)| row);
        write("assessment.yaml", &files.assessment.replace("Mutuelle Horizon", &format!("Mutuelle Horizon {number}")));
        write("answers.csv", &rows.collect::<Vec<_>>().join("\n"));
        let loaded = load_from(&folder.path().join("assessment.yaml"));
        let assessed = scored(&loaded);
        (loaded, assessed)
    };
    (0..BATCH).map(organisation).collect()
}

/// One report after the other, with the template and the fonts already read.
fn one_of_a_batch(bencher: Bencher, files: &Files, pdf: bool) {
    let batch = batch(files);
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
    one_of_a_batch(bencher, &short(), false);
}

/// Figures to HTML and PDF within a batch.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn batch_html_and_pdf(bencher: Bencher) {
    one_of_a_batch(bencher, &short(), true);
}

/// Figures to HTML within a batch of whole samples.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn batch_html_full_sample(bencher: Bencher) {
    one_of_a_batch(bencher, &full_sample(), false);
}

/// Figures to HTML and PDF within a batch of whole samples.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn batch_html_and_pdf_full_sample(bencher: Bencher) {
    one_of_a_batch(bencher, &full_sample(), true);
}
