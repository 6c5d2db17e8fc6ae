//! What a pool holds, as a table or as JSON.

use super::failed;
use crate::args::ListFormat;
use crate::commands::score::aligned;
use crate::failure::Failure;
use crate::files::print;
use palier_engine::benchmark::{Part, SeriesStats, Store};
use std::fmt::Write as _;
use std::path::Path;

/// Reads the whole file for damage, then tells its counts.
pub fn run(path: &Path, format: ListFormat) -> Result<(), Failure> {
    let store = Store::open(path).map_err(failed(path))?;
    store.check().map_err(failed(path))?;
    let stats = store.stats().map_err(failed(path))?;
    match format {
        ListFormat::Json => {
            let json = serde_json::to_string_pretty(&stats).expect("counts are plain data");
            print(&format!("{json}\n"))
        }
        ListFormat::Text if stats.is_empty() => print("the pool is empty\n"),
        ListFormat::Text => print(&stats.iter().map(series).collect::<Vec<_>>().join("\n")),
    }
}

fn count(peers: Option<usize>) -> String {
    peers.map_or_else(|| "hidden".to_owned(), |n| n.to_string())
}

fn series(stats: &SeriesStats) -> String {
    let mut out = format!("{}@{}", stats.questionnaire, stats.major);
    if !stats.perspective.is_empty() {
        let _ = write!(out, " ({})", stats.perspective);
    }
    let _ = writeln!(out, ", versions {}", stats.versions.join(", "));
    let mut rows = vec![
        vec!["organisations".to_owned(), count(stats.peers)],
        vec!["with an overall score".to_owned(), count(stats.scored)],
    ];
    for (title, parts) in [("sector", &stats.sectors), ("year", &stats.years), ("method", &stats.methods)] {
        rows.extend(parts.iter().map(|part| line(title, part)));
    }
    out + &aligned(&rows)
}

fn line(title: &str, part: &Part) -> Vec<String> {
    let name = if part.name.is_empty() { "not known" } else { &part.name };
    vec![format!("{title} {name}"), count(part.peers)]
}
