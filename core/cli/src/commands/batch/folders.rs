//! The folders of the organisations' reports: a name that every system takes, made from an id that is any text; and what stands in the
//! folder, whole or not at all.

use crate::failure::Failure;
use crate::files::{self, Staged, make_folder};
use palier_engine::assess::Reports;
use palier_engine::batch::unaccented;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The longest id that is its folder's name.
const LONGEST: usize = 64;
/// Characters of another id that its folder's name begins with.
const READABLE: usize = 40;
/// Names that some systems keep for devices, whatever follows a point.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The stamp: whose the report is and what it was made from. It is written last.
const STAMP: &str = "report.json";
const PAGES: [&str; 2] = ["report.html", "report.pdf"];

/// The folders' names, one an id. A plain id is its own name, unless another one differs from it in case alone.
pub(super) fn names<'a>(ids: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    // By folded id: whose it is, and none where it is several ids'.
    let mut folded: HashMap<String, Option<&str>> = HashMap::new();
    for id in ids.clone() {
        let whose = folded.entry(id.to_ascii_lowercase()).or_insert(Some(id));
        *whose = whose.filter(|first| *first == id);
    }
    let alone = |id: &str| folded[&id.to_ascii_lowercase()].is_some();
    ids.map(|id| if is_plain(id) && alone(id) { id.to_owned() } else { marked(id) }).collect()
}

/// Whether a name means the same on every system, and is never an option, hidden or a path.
fn is_plain(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let is_device = DEVICES.contains(&stem.as_str()) || port.is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    let alphanumeric = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = id.as_bytes();
    bytes.len() <= LONGEST
        && alphanumeric(bytes.first())
        && alphanumeric(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
        && !is_device
}

/// What can be read of an id, and a hash that tells it from all others. No plain id holds a tilde.
fn marked(id: &str) -> String {
    let mut readable = String::new();
    for letter in id.to_lowercase().chars().map(unaccented) {
        if letter.is_ascii_alphanumeric() {
            readable.push(letter);
        } else if !readable.is_empty() && !readable.ends_with('-') {
            readable.push('-');
        }
        if readable.len() == READABLE {
            break;
        }
    }
    let readable = Some(readable.trim_end_matches('-')).filter(|text| !text.is_empty()).unwrap_or("org");
    let hash: String = Sha256::digest(id).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{readable}~{hash}")
}

/// The folder of one organisation's report.
pub(super) struct ReportFolder(pub(super) PathBuf);

impl ReportFolder {
    /// Whether the report in it was made from these inputs and is whole.
    pub(super) fn holds(&self, inputs: &str) -> bool {
        let Some(stamp) = self.stamp() else { return false };
        let length = |name: &str| std::fs::metadata(self.0.join(name)).ok().map(|file| file.len());
        stamp["inputs"] == inputs && PAGES.iter().all(|name| stamp["bytes"][name].as_u64() == length(name))
    }

    /// Whose report it is, where it is a whole one.
    pub(super) fn organisation(&self) -> Option<String> {
        self.stamp()?["organisation"].as_str().map(str::to_owned)
    }

    fn stamp(&self) -> Option<Value> {
        serde_json::from_slice(&std::fs::read(self.0.join(STAMP)).ok()?).ok()
    }

    /// Puts a report there. While its files are being replaced, there is no stamp: what is cut off is made again.
    pub(super) fn put(&self, organisation: &str, inputs: &str, reports: &Reports) -> Result<(), Failure> {
        let pages = [reports.html.as_bytes(), reports.pdf.as_deref().expect("it was asked for")];
        make_folder(&self.0)?;
        let mut staged = Staged::default();
        for (name, bytes) in PAGES.iter().zip(pages) {
            staged.add(&self.0.join(name), |file| file.write_all(bytes))?;
        }
        let stamp = self.0.join(STAMP);
        match std::fs::remove_file(&stamp) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Failure::system("cannot write", &stamp, &error));
            }
            _ => staged.put()?,
        }
        let lengths: serde_json::Map<_, _> =
            PAGES.iter().zip(pages).map(|(name, bytes)| ((*name).to_owned(), bytes.len().into())).collect();
        let text = json!({ "palier": 1, "organisation": organisation, "inputs": inputs, "bytes": lengths });
        files::write(&stamp, format!("{text}\n").as_bytes())
    }

    /// Takes away what a run that was killed has left half written.
    pub(super) fn sweep(&self) {
        for entry in std::fs::read_dir(&self.0).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(".tmp") {
                // Another may have taken it away.
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

/// Whose reports stand in a folder beside those named, in the order of their folders' names.
pub(super) fn others(root: &Path, named: &[String]) -> Vec<String> {
    let mut folders: Vec<_> = std::fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.file_name()).collect();
    folders.sort_unstable();
    let known: std::collections::HashSet<&str> = named.iter().map(String::as_str).collect();
    let strange = folders.into_iter().filter(|name| !known.contains(name.to_string_lossy().as_ref()));
    strange.filter_map(|name| ReportFolder(root.join(name)).organisation()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ids: &[&str]) -> Vec<String> {
        names(ids.iter().copied())
    }

    #[test]
    fn plain_ids_name_their_folders() {
        let plain = ["O001", "acme", "north-2.fr", "7", "a_b", "common", "com10", "null"];
        assert_eq!(of(&plain), plain);
    }

    #[test]
    fn other_ids_become_names_that_every_system_takes_and_that_differ() {
        let long = "x".repeat(300);
        let wild = [
            "../x",
            "..",
            ".",
            "a/b",
            "a\\b",
            "a:b",
            "CON",
            "con.txt",
            "Lpt1",
            "é",
            "É",
            "e",
            "A",
            "a",
            " ",
            "~",
            "-x",
            "x.",
            ".x",
            "Société Générale",
            "株式会社",
            "a\nb",
            "a\0b",
            "x*?\"<>|",
            &long,
            &long[1..],
        ];
        let names = of(&wild);
        let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        folded.sort_unstable();
        folded.dedup();
        assert_eq!(folded.len(), wild.len(), "{names:?}");
        for name in &names {
            assert!(name.len() <= LONGEST && !name.starts_with(['.', '-', '~']), "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)), "{name}");
        }
        assert!(names[19].starts_with("societe-generale~"), "{}", names[19]);
    }

    #[test]
    fn a_name_hangs_on_the_id_and_not_on_its_place() {
        assert_eq!(of(&["A", "a", "b"])[..2], [of(&["a", "A"])[1].clone(), of(&["a", "A"])[0].clone()]);
        assert_eq!(of(&["a", "b", "a"])[0], "a");
    }
}
