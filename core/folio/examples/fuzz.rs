//! Feeds random documents to folio: `cargo run --release -p folio --example fuzz -- COUNT FIRST FOLDER [HTML …]`.
//!
//! Half of them are made by a grammar; given HTML files, the other half are pieces of those, put together wrongly. The
//! document at hand is kept in FOLDER, so that one that kills the process is not lost; a document that panics, hangs,
//! takes too much memory or gives a file that cannot be read again stays there under its number.

#[path = "../tests/random/mod.rs"]
mod random;

use folio::{FontFile, Options, Typesetter};
use random::Dice;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Longer than this is a hang.
const SECONDS: u64 = 20;
/// What one document may add to the highest memory use so far, in KiB.
const GROWTH: u64 = 256 * 1024;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, first, folder, sources @ ..] = &arguments[..] else {
        eprintln!("usage: fuzz COUNT FIRST FOLDER [HTML …]");
        std::process::exit(2);
    };
    let (count, first): (u64, u64) = (count.parse().expect("a number"), first.parse().expect("a number"));
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let sources: Vec<String> = sources.iter().map(|file| std::fs::read_to_string(file).expect("readable")).collect();
    let typesetter = Typesetter::new(fonts()).expect("the report's fonts");
    let options = Options { date: (2026, 1, 1), author: "Palier".into(), creator: "Palier".into() };
    let current = Arc::new(AtomicU64::new(first));
    watch(current.clone());
    let (start, mut tally) = (Instant::now(), Tally::default());
    for seed in first..first + count {
        current.store(seed, Ordering::Relaxed);
        let mut dice = Dice::new(seed);
        let html = match sources.len() {
            0 => random::document(&mut dice),
            _ if seed % 2 == 0 => random::document(&mut dice),
            some => {
                let source = &sources[dice.below(some)];
                random::mutated(&mut dice, source)
            }
        };
        std::fs::write(folder.join("current.html"), &html).expect("the folder takes files");
        let (before, began) = (peak(), Instant::now());
        let fault = match catch_unwind(AssertUnwindSafe(|| typesetter.typeset(&html, &options))) {
            Err(_) => Some("panic".to_owned()),
            Ok(Err(_)) => {
                tally.refused += 1;
                None
            }
            Ok(Ok(document)) => {
                tally.pages += document.pages;
                tally.most = tally.most.max(document.pages);
                if seed % 50 < 2 {
                    std::fs::write(folder.join(format!("{seed}.pdf")), &document.pdf).expect("the folder takes files");
                }
                random::flaw(&document.pdf, document.pages)
            }
        };
        tally.slowest = tally.slowest.max((began.elapsed(), seed));
        let grown = peak().saturating_sub(before);
        if let Some(fault) = fault.or_else(|| (grown > GROWTH).then(|| format!("{} MiB more", grown / 1024))) {
            tally.faults += 1;
            println!("{seed}: {fault}");
            std::fs::write(folder.join(format!("{seed}.html")), &html).expect("the folder takes files");
        }
    }
    let Tally { pages, refused, faults, most, slowest } = tally;
    let (seconds, peak) = (start.elapsed().as_secs_f32(), peak() / 1024);
    println!(
        "{count} documents, {refused} refused, {pages} pages (most {most}), {seconds:.1} s, slowest {slowest:?}, peak {peak} MiB, {faults} faults"
    );
}

#[derive(Default)]
struct Tally {
    pages: usize,
    refused: usize,
    faults: usize,
    most: usize,
    slowest: (Duration, u64),
}

/// Ends the process when one document takes too long.
fn watch(current: Arc<AtomicU64>) {
    std::thread::spawn(move || {
        let (mut seen, mut since) = (u64::MAX, Instant::now());
        loop {
            std::thread::sleep(Duration::from_millis(200));
            let seed = current.load(Ordering::Relaxed);
            if seed != seen {
                (seen, since) = (seed, Instant::now());
            } else if since.elapsed() > Duration::from_secs(SECONDS) {
                println!("{seed}: more than {SECONDS} s");
                std::process::exit(1);
            }
        }
    });
}

/// The most memory that the process has held, in KiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn fonts() -> Vec<FontFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/base/fonts");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder exists").map(|entry| entry.expect("listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ttf"));
    files.sort();
    let font = |file: PathBuf| FontFile {
        name: file.display().to_string(),
        data: std::fs::read(&file).expect("the font can be read").into(),
    };
    files.into_iter().map(font).collect()
}
