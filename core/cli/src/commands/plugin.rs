//! `palier plugin new|check|test|explain|list`

mod explain;
mod new;

use super::check::check_plugin;
use crate::args::{PluginAction, PluginArgs};
use crate::failure::Failure;
use crate::faults;
use crate::files::print;
use palier_engine::assess::{Folder, Library, Shelf, read_plugin, run_trials};
use palier_engine::diagnostic::{Diagnostic, Diagnostics, Severity};
use palier_engine::locale::{Locale, first_sentence};
use palier_engine::plugin::{Coverage, Manifest};
use std::fmt::Write as _;
use std::path::Path;

/// Starts, checks, tests, explains or lists plugins.
pub fn run(args: &PluginArgs) -> Result<(), Failure> {
    match &args.action {
        PluginAction::New(args) => new::run(args),
        PluginAction::Check { plugins, strict } => check(plugins, *strict),
        PluginAction::Test { plugins } => test(plugins),
        PluginAction::Explain { file, plugin, rule } => explain::run(file, plugin.as_deref(), rule.as_deref()),
        PluginAction::List { locale } => list((*locale).into()),
    }
}

/// The plugins that are named, by folder or by id; all of the workspace where none is, and the embedded ones where it has none.
fn chosen(names: &[String]) -> Result<Vec<Folder>, Failure> {
    let library = Library::around(Path::new("."));
    let ids = library.ids(Shelf::Plugins);
    if names.is_empty() {
        let all: Vec<Folder> = ids.iter().filter_map(|id| library.find(Shelf::Plugins, id)).collect();
        let (own, shipped): (Vec<Folder>, Vec<Folder>) = all.into_iter().partition(|folder| !folder.embedded);
        return Ok(if own.is_empty() { shipped } else { own });
    }
    let one = |name: &String| {
        let path = Path::new(name);
        if path.join("plugin.yaml").is_file() {
            return Folder::read(path, name.trim_end_matches('/').to_owned())
                .map_err(|error| Failure::system("cannot read", path, &error));
        }
        library.find(Shelf::Plugins, name).ok_or_else(|| {
            let fault = Diagnostic::file_error("unknown-plugin", name.as_str(), format!("there is no plugin `{name}`"));
            Failure::Input(vec![fault.suggest(name, ids.iter().map(String::as_str))])
        })
    };
    names.iter().map(one).collect()
}

fn check(names: &[String], strict: bool) -> Result<(), Failure> {
    let folders = chosen(names)?;
    let mut found = Diagnostics::new();
    for folder in &folders {
        check_plugin(folder, &mut found);
    }
    let list = found.into_sorted();
    faults::print(&list);
    if list.is_empty() {
        eprintln!("{} plugin{} checked, nothing wrong", folders.len(), if folders.len() == 1 { "" } else { "s" });
    }
    if list.iter().any(|fault| faults::fails(fault, strict)) { Err(Failure::Reported) } else { Ok(()) }
}

fn test(names: &[String]) -> Result<(), Failure> {
    let mut found = Diagnostics::new();
    let mut out = String::new();
    for folder in chosen(names)? {
        let before = found.errors();
        let Some((plugin, _)) = read_plugin(&folder, &mut found) else { continue };
        let trials = run_trials(&plugin, &folder, &mut found);
        let failed = found.errors() - before;
        out += &told(plugin.manifest(), trials.coverage(), failed);
    }
    print(&out)?;
    let list = found.into_sorted();
    faults::print(&list);
    if list.iter().any(|fault| fault.severity == Severity::Error) { Err(Failure::Reported) } else { Ok(()) }
}

/// A line a plugin, and one a rule: in how many cases it fired and stayed silent.
fn told(manifest: &Manifest, coverage: &Coverage, failed: usize) -> String {
    let verdict = if failed == 0 { "all hold".to_owned() } else { format!("{failed} faults") };
    let mut out = format!("{} {}: {} cases, {verdict}\n", manifest.id(), manifest.version(), coverage.cases);
    let width = coverage.rules().map(str::len).max().unwrap_or(0);
    for rule in coverage.rules() {
        let count = |of: &std::collections::BTreeMap<String, usize>| of.get(rule).copied().unwrap_or(0);
        let (fired, silent) = (count(&coverage.fired), count(&coverage.silent));
        let note = match (fired, silent) {
            (0, _) => "  never fires",
            (_, 0) if coverage.always.contains(rule) => "  holds always",
            (_, 0) => "  is never silent",
            _ => "",
        };
        let _ = writeln!(out, "  {rule:width$}  fires in {fired:>2}, silent in {silent:>2}{note}");
    }
    out
}

fn list(locale: Locale) -> Result<(), Failure> {
    let library = Library::around(Path::new("."));
    let mut found = Diagnostics::new();
    let mut out = String::new();
    for id in library.ids(Shelf::Plugins) {
        let Some(folder) = library.find(Shelf::Plugins, &id) else { continue };
        if let Some((plugin, _)) = read_plugin(&folder, &mut found) {
            out += &entry(plugin.manifest(), locale, &folder);
        }
    }
    print(&out)?;
    faults::print(&found.into_sorted());
    Ok(())
}

/// What it is, what it does, for whom, and with which questionnaires; the hash to pin where it is not part of Palier.
fn entry(manifest: &Manifest, locale: Locale, folder: &Folder) -> String {
    let all = |list: &[String]| if list.is_empty() { "all".to_owned() } else { list.join(", ") };
    let questionnaires: Vec<String> =
        manifest.questionnaires().iter().map(|asked| format!("{}@{}", asked.id, asked.major)).collect();
    let origin = if folder.embedded { "" } else { " (this workspace)" };
    let pin = if folder.embedded { String::new() } else { format!("    sha256: {}\n", folder.plugin_sha256()) };
    format!(
        "{:16} {}  {}{origin}\n    {}\n    sectors: {}; countries: {}; questionnaires: {}; facts asked for: {}\n{pin}",
        manifest.id(),
        manifest.version(),
        manifest.title().get(locale.tag()),
        first_sentence(manifest.description().get(locale.tag())),
        all(manifest.sectors()),
        all(manifest.countries()),
        all(&questionnaires),
        manifest.facts().len(),
    )
}
