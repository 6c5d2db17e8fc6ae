//! The ten shipped plugins over many organisations, each run in a machine of its own: `cargo bench --workspace`.

use divan::Bencher;
use palier_engine::assess::{self, Library, Shelf};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::plugin::{FactValue, Field, Kind, Plugin, Settings, Snapshot, snapshot};
use palier_engine::scoring::{Evidence, score};
use std::path::Path;

/// The binary's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
    memory();
}

/// Organisations of a batch.
const ORGANISATIONS: usize = 10_000;

fn shipped() -> Vec<Plugin> {
    let library = Library::embedded();
    let mut faults = Diagnostics::new();
    let ids = library.ids(Shelf::Plugins);
    let plugins = ids.iter().filter_map(|id| {
        let folder = library.find(Shelf::Plugins, id)?;
        assess::read_plugin(&folder, &mut faults).map(|(plugin, _)| plugin)
    });
    let plugins: Vec<Plugin> = plugins.collect();
    assert!(plugins.len() == ids.len() && !faults.has_errors(), "the shipped plugins are right");
    plugins
}

/// The sample's figures, with a value for every fact that some plugin asks for.
fn organisation(plugins: &[Plugin]) -> Snapshot {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../questionnaires/forrester-six-domains/sample/assessment.fr.yaml");
    let loaded = assess::load(&sample, &mut Diagnostics::new()).expect("readable").expect("right");
    let (assessment, questionnaire) = (&loaded.assessment, &loaded.questionnaires[0]);
    let set = &assessment.sets[0];
    let card = score(questionnaire, set, Evidence { facts: &assessment.facts, gates: &assessment.gates });
    let mut shown = snapshot(questionnaire, assessment, set, &card);
    for fact in plugins.iter().flat_map(|plugin| plugin.manifest().facts()) {
        shown.facts.insert(fact.id.clone(), value(fact, 0));
    }
    shown
}

/// One of the values that a fact may have.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn value(fact: &Field, turn: usize) -> FactValue {
    match &fact.kind {
        Kind::Boolean => FactValue::Boolean(turn.is_multiple_of(2)),
        Kind::Number(bounds) | Kind::Integer(bounds) => {
            let low = bounds.min.unwrap_or(0.0);
            let high = bounds.max.unwrap_or(low + 100.0);
            FactValue::Number((low + (high - low) * (turn % 11) as f64 / 10.0).floor().max(low))
        }
        Kind::Choice(options) => FactValue::Text(options[turn % options.len()].id.clone()),
        Kind::Text => FactValue::Text(format!("text {turn}")),
    }
}

/// Changes facts and figures a little, so that other rules fire for each organisation.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn change(shown: &mut Snapshot, plugins: &[Plugin], turn: usize) {
    for (at, fact) in plugins.iter().flat_map(|plugin| plugin.manifest().facts()).enumerate() {
        shown.facts.insert(fact.id.clone(), value(fact, turn + at));
    }
    for (at, score) in shown.domains.values_mut().chain(shown.questions.values_mut()).enumerate() {
        *score = Some(((turn * 7 + at * 13) % 101) as f64);
    }
}

fn run_all(plugins: &[Plugin], shown: &Snapshot) -> usize {
    let settings = Settings::new();
    plugins.iter().map(|plugin| plugin.run(shown, &settings).expect("it ends").fired.len()).sum()
}

/// Ten plugins on one organisation after the other, already compiled.
#[divan::bench(sample_count = 10_000, sample_size = 1)]
fn ten_plugins(bencher: Bencher) {
    let plugins = shipped();
    let mut shown = organisation(&plugins);
    let mut turn = 0;
    let next = || {
        turn += 1;
        change(&mut shown, &plugins, turn);
        shown.clone()
    };
    bencher.with_inputs(next).bench_local_refs(|shown| run_all(&plugins, shown));
}

/// Reading and compiling the ten.
#[divan::bench]
fn compile_ten() -> usize {
    shipped().len()
}

/// Tells the resident memory along ten thousand organisations: it must not grow.
fn memory() {
    let plugins = shipped();
    let mut shown = organisation(&plugins);
    for turn in 0..=ORGANISATIONS {
        change(&mut shown, &plugins, turn);
        run_all(&plugins, &shown);
        if turn == ORGANISATIONS / 10 || turn == ORGANISATIONS {
            println!("resident after {turn} organisations: {}", resident());
        }
    }
}

fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or("unknown here".to_owned(), |size| size.trim().to_owned())
}
