//! Slips of the hand in shipped plugins: each changes one place of `plugin.yaml` or `main.lua`, and `palier plugin check` must say so
//! with file and line.
//!
//! A sample of each plugin's slips is tried, evenly spread and the same each time; all of them with `PALIER_SLIPS=all`.

#[path = "../common/mod.rs"]
mod common;
mod lua;
mod yaml;

use palier_engine::assess::{Folder, Library, Models, Shelf, check_plugin};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use std::ops::Range;

/// Slips tried of each plugin.
const TRIED: usize = 48;

/// Slips that no check can tell, with the reason. Values of a plugin's own tables are its own business: these end in a text.
const UNTOLD: [(&str, &str, &str); 3] = [
    (
        "retail",
        "misspelt option: relationship",
        "an option that no rule and no test writes: one of those that are right",
    ),
    ("retail", "of another type: rules", "names of rules within the note on facts still to be asked"),
    ("cross-sector", "of another type: id", "names of levels, compared with facts"),
];

/// One slip.
struct Mutant {
    /// What it is, in a few words.
    what: String,
    file: &'static str,
    /// The bytes that are replaced.
    at: Range<usize>,
    by: String,
}

impl Mutant {
    fn new(file: &'static str, what: impl Into<String>, at: Range<usize>, by: impl Into<String>) -> Self {
        Self { what: what.into(), file, at, by: by.into() }
    }
}

/// A slip within a word: two letters change places, or one is lost where they are alike.
fn slipped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 2;
    if at > 0 && letters[at - 1] != letters[at] && letters[at - 1] != '-' && letters[at] != '-' {
        letters.swap(at - 1, at);
    } else {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

fn text(folder: &Folder, file: &str) -> String {
    folder.text(file).expect("the file is there").to_string()
}

/// What the check says of a folder.
fn checked(folder: &Folder, models: &mut Models) -> Vec<Diagnostic> {
    let mut faults = Diagnostics::new();
    check_plugin(folder, models, &mut faults);
    faults.into_sorted()
}

/// Whether a fault names a line of the file.
fn names(fault: &Diagnostic, file: &str) -> bool {
    let placed = fault.file.ends_with(file) && fault.line > 0;
    let behind = fault
        .message
        .split(&format!("{file}:"))
        .nth(1)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    placed || behind
}

fn no_slip_of_survives(id: &str) {
    let library = Library::embedded();
    let mut models = Models::of(&library);
    let folder = library.find(Shelf::Plugins, id).expect("it is embedded");
    assert_eq!(checked(&folder, &mut models), [], "{id} itself is right");
    let ids = lua::ids(&library);
    let mut mutants = yaml::mutants(&text(&folder, "plugin.yaml"));
    mutants.extend(lua::mutants(&text(&folder, "main.lua"), &ids));
    assert!(mutants.len() > 200, "{} slips", mutants.len());
    let all = std::env::var("PALIER_SLIPS").is_ok_and(|asked| asked == "all");
    let step = if all { 1 } else { mutants.len().div_ceil(TRIED) };
    let mut survivors = Vec::new();
    let mut tried = 0;
    for mutant in mutants.iter().step_by(step) {
        let mut source = text(&folder, mutant.file);
        let line = source[..mutant.at.start].matches('\n').count() + 1;
        source.replace_range(mutant.at.clone(), &mutant.by);
        let mut changed = folder.clone();
        changed.files.insert(mutant.file.to_owned(), source.into_bytes().into());
        tried += 1;
        let anywhere = mutant.what.starts_with(yaml::OPTION);
        let told = |fault: &Diagnostic| names(fault, mutant.file) || (anywhere && fault.line > 0);
        let untold = UNTOLD.iter().any(|(plugin, what, _)| *plugin == id && mutant.what.starts_with(what));
        if !untold && !checked(&changed, &mut models).iter().any(told) {
            survivors.push(format!("{}:{line}: {}", mutant.file, mutant.what));
        }
    }
    println!("{id}: {tried} of {} slips tried, {} survive", mutants.len(), survivors.len());
    assert!(survivors.is_empty(), "{id}: {survivors:#?}");
}

macro_rules! shipped {
    ($($test:ident: $id:literal),*) => {
        $(#[test]
        fn $test() {
            no_slip_of_survives($id);
        })*

        #[test]
        fn every_shipped_plugin_is_tried() {
            assert_eq!(Library::embedded().ids(Shelf::Plugins), [$($id),*]);
        }
    };
}

shipped! {
    automotive: "automotive",
    banking: "banking",
    consumer_goods: "consumer-goods",
    cross_sector: "cross-sector",
    health_mutuals: "health-mutuals",
    hospitality: "hospitality",
    insurance: "insurance",
    public_sector: "public-sector",
    retail: "retail",
    telecoms: "telecoms"
}
