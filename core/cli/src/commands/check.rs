//! `palier check`: every fault of what an author wrote.

mod template;

use crate::args::{CheckArgs, FaultFormat};
use crate::failure::Failure;
use crate::faults;
use crate::files::print;
use palier_engine::assess::{self, Folder, Library, Models, Shelf, read_model};
use palier_engine::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use palier_engine::scoring::{breaches_of_monotonicity, run_examples};
use palier_engine::{answers, questionnaire};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Checks files and folders.
pub fn run(args: &CheckArgs) -> Result<(), Failure> {
    let mut found = Diagnostics::new();
    let mut checked = 0;
    for path in &args.paths {
        for file in authored(path)? {
            check(&file, &mut found)?;
            checked += 1;
        }
    }
    let mut list = found.into_sorted();
    list.dedup();
    match args.format {
        FaultFormat::Json => {
            let json = serde_json::to_string_pretty(&list).expect("diagnostics are plain data");
            print(&format!("{json}\n"))?;
        }
        FaultFormat::Text => {
            faults::print(&list);
            if list.is_empty() {
                eprintln!("{checked} file{} checked, nothing wrong", if checked == 1 { "" } else { "s" });
            }
        }
    }
    let fails = |d: &Diagnostic| faults::fails(d, args.strict);
    if list.iter().any(fails) { Err(Failure::Reported) } else { Ok(()) }
}

const NAMES: [&str; 2] = ["questionnaire.yaml", "plugin.yaml"];

/// The authored files under a path: the file itself, or those of a folder, sorted.
fn authored(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let meta = std::fs::metadata(path).map_err(|error| Failure::system("cannot read", path, &error))?;
    if meta.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if template::is_folder(path) {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| Failure::system("cannot read", &folder, &error))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type().ok();
            if template::is_folder(&entry.path()) {
                files.push(entry.path());
            } else if kind.is_some_and(|k| k.is_dir()) && name != "target" && !name.starts_with('.') {
                open.push(entry.path());
            } else if NAMES.contains(&name.as_str()) || (name.starts_with("assessment") && name.ends_with(".yaml")) {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    if files.is_empty() {
        let hint = "it holds no assessment*.yaml, questionnaire.yaml, plugin.yaml or template.yaml";
        let fault =
            Diagnostic::file_error("nothing-to-check", path.display().to_string(), "there is nothing to check here");
        return Err(Failure::Input(vec![fault.hint(hint)]));
    }
    Ok(files)
}

fn check(path: &Path, found: &mut Diagnostics) -> Result<(), Failure> {
    let fail = |error: std::io::Error| Failure::system("cannot read", path, &error);
    match path.file_name().and_then(|n| n.to_str()) {
        Some("questionnaire.yaml") => {
            let folder = folder_of(path).map_err(fail)?;
            check_named(&folder, &path.display().to_string(), found);
        }
        Some("plugin.yaml") => {
            check_plugin(&folder_of(path).map_err(fail)?, found);
        }
        Some("template.yaml") => template::check(&folder_path(path), found)?,
        _ if path.is_dir() => template::check(path, found)?,
        _ => check_other(path, found).map_err(fail)?,
    }
    Ok(())
}

/// An assessment by any name; or, told by its fields, a journey or a questionnaire that stands alone.
fn check_other(path: &Path, found: &mut Diagnostics) -> std::io::Result<()> {
    let bytes = std::fs::read(path)?;
    let holds = |field| std::str::from_utf8(&bytes).is_ok_and(|text| text.lines().any(|line| line.starts_with(field)));
    if holds("steps:") {
        match answers::text(&path.display().to_string(), bytes) {
            Ok(source) => drop(answers::read_journey(&source, None, found)),
            Err(fault) => found.push(*fault),
        }
        return Ok(());
    }
    if holds("domains:") {
        let name = "questionnaire.yaml".to_owned();
        let folder = Folder { name: String::new(), files: [(name, bytes.into())].into(), embedded: false };
        check_named(&folder, &path.display().to_string(), found);
        return Ok(());
    }
    if let Some(loaded) = assess::load(path, found)? {
        found.extend(template::rehearse(&loaded));
        found.extend(loaded.unpinned());
    }
    Ok(())
}

fn folder_of(path: &Path) -> std::io::Result<Folder> {
    let folder = folder_path(path);
    Folder::read(&folder, folder.display().to_string())
}

fn folder_path(path: &Path) -> PathBuf {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn check_named(folder: &Folder, shown: &str, found: &mut Diagnostics) {
    let Some(text) = folder.text("questionnaire.yaml") else {
        let bytes = folder.files.get("questionnaire.yaml").map(|b| b.to_vec()).unwrap_or_default();
        found.extend(answers::text(shown, bytes).err().map(|fault| *fault));
        return;
    };
    let source = Source::new(shown, text);
    let read = if folder.name.is_empty() {
        questionnaire::read(&source, &[], None, found)
    } else {
        assess::read_questionnaire(folder, found)
    };
    let Some(q) = read else { return };
    questionnaire::lint(&q, &source, found);
    counterparts(&source, found);
    run_examples(&q, &source, found);
    for index in breaches_of_monotonicity(&q) {
        let message = format!("raising the answer to `{}` lowers the overall score", q.questions[index].id);
        found.push(
            Diagnostic::warning("not-monotone", &source, place_of(&source, &q.questions[index].id), message)
                .hint("check the points, the bands and `reverse`"),
        );
    }
}

/// Looks the counterparts up in the models of this workspace and in the embedded ones.
fn counterparts(source: &Source, found: &mut Diagnostics) {
    let folder = Path::new(&source.path).parent().unwrap_or(Path::new("."));
    let library = Library::around(folder);
    let mut read = BTreeMap::new();
    let other = |id: &str| {
        // Another model's own faults are told where it is checked itself.
        let model = read.entry(id.to_owned()).or_insert_with(|| read_model(&library, id, &mut Diagnostics::new()));
        model.as_ref().ok().and_then(Clone::clone)
    };
    questionnaire::lint_maps(source, (&library.ids(Shelf::Questionnaires), other), found);
}

/// A plugin's folder, with the questionnaires of this workspace and the embedded ones at hand.
pub(super) fn check_plugin(folder: &Folder, found: &mut Diagnostics) {
    let library = Library::around(Path::new(&folder.name));
    assess::check_plugin(folder, &mut Models::of(&library), found);
}

/// Where a question's id is written.
fn place_of(source: &Source, id: &str) -> Place {
    let written = |line: &str| {
        let at = line.find("id:")?;
        let rest = line[at + 3..].trim_start().trim_start_matches(['"', '\'']);
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        rest.strip_prefix(id).is_some_and(ends).then(|| line[..at].chars().count() + 1)
    };
    let found = source.text.lines().enumerate().find_map(|(i, line)| Some(Place::new(i + 1, written(line)?)));
    found.unwrap_or_default()
}
