//! `palier plugin explain`: why each rule fired or did not.

use crate::commands::{assessed, load};
use crate::failure::Failure;
use crate::files::print;
use palier_engine::diagnostic::Diagnostic;
use palier_engine::plugin::{Answer, NotFor, RuleTrace};
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn run(file: &Path, plugin: Option<&str>, rule: Option<&str>) -> Result<(), Failure> {
    let loaded = load(file)?;
    let assessed = assessed(&loaded)?;
    let explained = loaded.explain_rules(&assessed).map_err(Failure::Input)?;
    let unknown = |code, what: &str, name: &str, known: Vec<&str>| {
        let fault =
            Diagnostic::file_error(code, file.display().to_string(), format!("the assessment runs no {what} `{name}`"));
        Err(Failure::Input(vec![fault.suggest(name, known)]))
    };
    let ids: Vec<&str> = explained.iter().map(|(manifest, _)| manifest.id()).collect();
    if let Some(name) = plugin.filter(|name| !ids.contains(name)) {
        return unknown("unknown-plugin", "plugin", name, ids);
    }
    let rules = explained.iter().flat_map(|(_, found)| found.iter().flatten()).map(|trace| trace.rule.as_str());
    let rules: Vec<&str> = rules.collect();
    if let Some(name) = rule.filter(|name| !rules.contains(name)) {
        return unknown("unknown-rule", "rule", name, rules);
    }
    let mut out = String::new();
    for (manifest, found) in explained.iter().filter(|(manifest, _)| plugin.is_none_or(|id| id == manifest.id())) {
        let _ = writeln!(out, "{} {}", manifest.id(), manifest.version());
        match found {
            Err(why) => {
                let why = match why {
                    NotFor::Sector => "it is made for other sectors",
                    NotFor::Country => "it is made for other countries",
                    NotFor::Questionnaire => "it speaks of other questionnaires than the one that leads",
                };
                let _ = writeln!(out, "  does not run: {why}");
            }
            Ok(traces) => {
                for trace in traces.iter().filter(|trace| rule.is_none_or(|id| id == trace.rule)) {
                    out += &told(trace);
                }
            }
        }
    }
    if out.is_empty() {
        out.push_str("the assessment names no plugin\n");
    }
    print(&out)
}

/// A rule, what came of it, and a line for everything that it looked at.
fn told(trace: &RuleTrace) -> String {
    let answer = match trace.answer {
        Answer::Fired => "fired",
        Answer::Silent => "silent",
        Answer::Elsewhere => "speaks of other questionnaires",
        Answer::DoesNotApply => "does not apply: says so itself",
    };
    let mut out = format!("  {}  {answer}\n", trace.rule);
    let width = trace.reads.iter().map(|(place, _)| place.len()).max().unwrap_or(0);
    for (place, value) in &trace.reads {
        let value = if value == "nil" { "not known" } else { value };
        let _ = writeln!(out, "    {place:width$}  {value}");
    }
    out
}
