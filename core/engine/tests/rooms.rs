//! The rooms of the engine: a lower one knows nothing of a higher one, and each outside crate is named in its own room.

use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest to the highest.
const ROOMS: [&str; 17] = [
    "text",
    "diagnostic",
    "locale",
    "measure",
    "yaml",
    "questionnaire",
    "answers",
    "scoring",
    "benchmark",
    "batch",
    "plugin",
    "chart",
    "report",
    "render",
    "export",
    "assess",
    "lib.rs",
];

/// A crate and the only room that may name it.
const CONFINED: [(&str, &str); 8] = [
    ("mlua", "plugin"),
    ("tera", "render"),
    ("rust_xlsxwriter", "export"),
    ("serde_yaml", "yaml"),
    ("folio", "assess"),
    ("rusqlite", "benchmark"),
    ("hmac", "benchmark"),
    ("getrandom", "benchmark"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn a_lower_room_knows_nothing_of_a_higher_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut read = 0;
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("below the root");
        let room = inside.iter().next().expect("a first part").to_string_lossy().into_owned();
        let height = ROOMS.iter().position(|r| *r == room).unwrap_or_else(|| panic!("{room} is no room of ours"));
        let text = fs::read_to_string(&path).expect("text");
        // Tests may reach up: they sit beside what they test.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        if inside.to_string_lossy().contains("tests") {
            continue;
        }
        read += 1;
        for (above, name) in ROOMS.iter().enumerate().filter(|(i, _)| *i > height) {
            if code.contains(&format!("crate::{name}")) {
                wrong.push(format!("{} names the higher room {name} ({above} > {height})", inside.display()));
            }
        }
        for (krate, only) in CONFINED {
            let named =
                code.lines().filter(|l| !l.trim_start().starts_with("//")).any(|l| l.contains(&format!("{krate}::")));
            if named && room != only {
                wrong.push(format!("{} names {krate}, which belongs to {only}", inside.display()));
            }
        }
    }
    assert!(read > 60, "only {read} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
