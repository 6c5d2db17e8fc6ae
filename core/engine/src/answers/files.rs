//! Files that an assessment names: found beside it, never outside its workspace, bounded, and text where text is wanted.

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::yaml::{Node, Reader};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The folder of an assessment within its workspace.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    root: PathBuf,
}

impl Files {
    /// Files named relative to `folder`, none of them outside `root` (the workspace; it holds the folder).
    ///
    /// # Errors
    /// When one of the two does not exist.
    pub fn new(folder: &Path, root: &Path) -> std::io::Result<Self> {
        Ok(Self { folder: folder.canonicalize()?, root: root.canonicalize()? })
    }

    /// The folder that names are relative to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a named file is, or why it is refused: a code and a sentence.
    ///
    /// # Errors
    /// When the name is absolute, leaves the workspace, is a link out of it, or names nothing.
    pub fn resolve(&self, name: &str) -> Result<PathBuf, (&'static str, String)> {
        let (path, shown) = (Path::new(name), crate::questionnaire::short(name));
        let foreign = name.contains('\\') || name.as_bytes().get(1) == Some(&b':');
        if path.is_absolute() || foreign {
            let message = format!("`{shown}` does not name a file relative to this one, with `/` between folders");
            return Err(("absolute-path", message));
        }
        let mut inside = self.folder.clone();
        for part in path.components() {
            match part {
                Component::Normal(part) => inside.push(part),
                Component::ParentDir => {
                    inside.pop();
                }
                _ => {}
            }
        }
        let outside = || ("path-outside-workspace", format!("`{shown}` leaves the workspace"));
        if !inside.starts_with(&self.root) {
            return Err(outside());
        }
        let real = inside.canonicalize().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ("file-not-found", format!("there is no file `{shown}`")),
            _ => ("unreadable-file", reason(&error)),
        })?;
        if !real.starts_with(&self.root) {
            return Err(outside());
        }
        if !real.is_file() {
            return Err(("unreadable-file", format!("`{shown}` is not a file")));
        }
        Ok(real)
    }

    /// The bytes of the file that a node names; a fault at the node where there are none.
    pub fn bytes(&self, reader: &mut Reader, node: &Node) -> Option<Vec<u8>> {
        let name = reader.text(node, "a file's name")?;
        match self.resolve(&name).and_then(|path| read(&path)) {
            Ok(bytes) => Some(bytes),
            Err((code, message)) => {
                let hint = (code == "path-outside-workspace" || code == "absolute-path")
                    .then(|| "copy the file beside the assessment and name it from there".to_owned());
                reader.error(code, node.place, message, hint);
                None
            }
        }
    }

    /// The text of the file that a node names.
    pub fn text(&self, reader: &mut Reader, node: &Node) -> Option<Source> {
        let bytes = self.bytes(reader, node)?;
        let name = reader.text(node, "a file's name")?;
        // Shown as one would open it from where the assessment was named.
        let shown = Path::new(&reader.source.path).with_file_name(&name).display().to_string();
        match text(&shown, bytes) {
            Ok(source) => Some(source),
            Err(fault) => {
                reader.faults.push(*fault);
                None
            }
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, (&'static str, String)> {
    let failed = |error: std::io::Error| ("unreadable-file", reason(&error));
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // Bounded while reading: the length that a system states may be none, or may grow.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(("file-too-large", format!("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024)));
    }
    Ok(bytes)
}

/// The same words on every system, without its error numbers.
fn reason(error: &std::io::Error) -> String {
    format!("the file cannot be read: {}", error.kind())
}

/// Bytes as the text of a named file.
///
/// # Errors
/// A fault with line and column of the first byte that is not UTF-8.
pub fn text(name: &str, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    let error = match String::from_utf8(bytes) {
        // A byte order mark is no part of the first line.
        Ok(text) => return Ok(Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(&text))),
        Err(error) => error,
    };
    let good = error.utf8_error().valid_up_to();
    let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    let whole = Source::new(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
    let hint = "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)";
    let message = format!("the file is not UTF-8: byte 0x{:02X} stands for no character", error.as_bytes()[good]);
    let fault = Diagnostic::error("invalid-utf8", &whole, Place::new(line, column), message);
    Err(Box::new(fault.label("here").hint(hint)))
}
