//! Where plugins, questionnaires and templates are found: embedded in the binary, and again on disk in the workspace of the
//! assessment, whose folders win.

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

static QUESTIONNAIRES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../questionnaires");
static PLUGINS: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../plugins");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../report-templates");

/// Endings of the files that belong to a folder; others (editors' and systems' files) are left alone.
const ENDINGS: [&str; 14] =
    ["yaml", "csv", "lua", "html", "css", "ftl", "ttf", "otf", "txt", "md", "svg", "png", "jpg", "jpeg"];

/// The files of a plugin from which its results come.
const PLUGIN_FILES: [&str; 2] = ["main.lua", "plugin.yaml"];

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// `questionnaires/<id>/`
    Questionnaires,
    /// `plugins/<id>/`
    Plugins,
    /// `report-templates/<id>/`
    Templates,
}

impl Shelf {
    /// The folder's name.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Questionnaires => "questionnaires",
            Self::Plugins => "plugins",
            Self::Templates => "report-templates",
        }
    }

    fn embedded(self) -> &'static Dir<'static> {
        match self {
            Self::Questionnaires => &QUESTIONNAIRES,
            Self::Plugins => &PLUGINS,
            Self::Templates => &TEMPLATES,
        }
    }
}

/// A questionnaire, plugin or template: its files by their path within the folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// What faults name before a file's path.
    pub name: String,
    /// The files.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
    /// Whether it came with the binary.
    pub embedded: bool,
}

impl Folder {
    /// Reads a folder on disk; `name` is what faults call it.
    ///
    /// # Errors
    /// When it cannot be read, or is no folder.
    pub fn read(folder: &Path, name: String) -> std::io::Result<Self> {
        std::fs::read_dir(folder)?;
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(folder).max_depth(4).sort_by_file_name() {
            let entry = entry.map_err(std::io::Error::from)?;
            if !entry.file_type().is_file() || !listed(entry.path()) {
                continue;
            }
            let Ok(path) = entry.path().strip_prefix(folder) else { continue };
            files.insert(path.to_string_lossy().replace('\\', "/"), Cow::Owned(std::fs::read(entry.path())?));
        }
        Ok(Self { name, files, embedded: false })
    }

    /// A file's text; `None` where it is missing or not UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }

    /// The folder's SHA-256 over names and contents, in hexadecimal.
    pub fn sha256(&self) -> String {
        self.sha256_of(|_| true)
    }

    /// A plugin's SHA-256: over what its rules come from, so that a word in its guide or a test more changes nothing.
    pub fn plugin_sha256(&self) -> String {
        self.sha256_of(|path| PLUGIN_FILES.contains(&path))
    }

    fn sha256_of(&self, counts: impl Fn(&str) -> bool) -> String {
        let mut hash = Sha256::new();
        for (path, bytes) in self.files.iter().filter(|(path, _)| counts(path)) {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        hexadecimal(hash.finalize().as_slice())
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// All shelves, embedded and on disk.
#[derive(Debug, Clone, Default)]
pub struct Library {
    root: Option<PathBuf>,
}

impl Library {
    /// The embedded shelves alone.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// With the workspace of a folder: itself, or its nearest ancestor that holds one of the three folders.
    pub fn around(folder: &Path) -> Self {
        let start = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let holds = |f: &Path| {
            [Shelf::Questionnaires, Shelf::Plugins, Shelf::Templates].iter().any(|s| f.join(s.folder()).is_dir())
        };
        Self { root: start.ancestors().find(|f| holds(f)).map(Path::to_owned) }
    }

    /// The workspace's root, where there is one.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// A questionnaire's or plugin's folder by id: the workspace's, else the embedded one. Templates are found file by file, by
    /// [`super::Design`].
    pub fn find(&self, shelf: Shelf, id: &str) -> Option<Folder> {
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            return None;
        }
        self.on_disk(shelf, id).or_else(|| embedded(shelf, id))
    }

    /// The ids on a shelf, sorted.
    pub fn ids(&self, shelf: Shelf) -> Vec<String> {
        let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
        let mut ids: BTreeSet<String> = shelf.embedded().dirs().filter_map(|d| name(d.path())).collect();
        if let Some(root) = &self.root {
            let folders = std::fs::read_dir(root.join(shelf.folder())).into_iter().flatten().flatten();
            ids.extend(folders.filter(|e| e.path().is_dir()).filter_map(|e| name(&e.path())));
        }
        ids.into_iter().collect()
    }

    fn on_disk(&self, shelf: Shelf, id: &str) -> Option<Folder> {
        let folder = self.root.as_ref()?.join(shelf.folder()).join(id);
        let mut found = Folder::read(&folder, format!("{}/{id}", shelf.folder())).ok()?;
        found.embedded = embedded(shelf, id).is_some_and(|e| e.files == found.files);
        Some(found)
    }
}

fn listed(path: &Path) -> bool {
    path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// A folder as it came with the binary.
pub(super) fn embedded(shelf: Shelf, id: &str) -> Option<Folder> {
    let dir = shelf.embedded().get_dir(id)?;
    let mut files = BTreeMap::new();
    let mut open = vec![dir];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files().filter(|f| listed(f.path())) {
            if let Ok(path) = file.path().strip_prefix(dir.path()) {
                files.insert(path.to_string_lossy().replace('\\', "/"), Cow::Borrowed(file.contents()));
            }
        }
    }
    Some(Folder { name: format!("{}/{id}", shelf.folder()), files, embedded: true })
}
