//! Writing: a file is whole or as it was.

use crate::failure::Failure;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes a file by way of a temporary one beside it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_together([(path, bytes)])
}

/// Writes several files: no old one is touched before all new ones are on the disk.
pub fn write_together<'a>(files: impl IntoIterator<Item = (&'a Path, &'a [u8])>) -> Result<(), Failure> {
    let mut staged = Staged::default();
    for (path, bytes) in files {
        staged.add(path, |file| file.write_all(bytes))?;
    }
    staged.put()
}

/// New files beside the places where they will stand; those that are not put there go away.
#[derive(Default)]
pub struct Staged(Vec<(PathBuf, NamedTempFile)>);

impl Staged {
    /// Writes a file, whole and on the disk, under a temporary name.
    pub fn add(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        self.0.push((path.to_owned(), stage(path, write)?));
        Ok(())
    }

    /// Puts all of them in their places.
    pub fn put(self) -> Result<(), Failure> {
        for (path, file) in self.0 {
            file.persist(&path).map_err(|e| Failure::system("cannot write", &path, &e.error))?;
        }
        Ok(())
    }
}

/// The temporary file, whole and on the disk; it goes away when it is dropped.
fn stage(path: &Path, write: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>) -> Result<NamedTempFile, Failure> {
    let fail = |error: std::io::Error| Failure::system("cannot write", path, &error);
    if path.is_dir() {
        return Err(fail(std::io::ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = NamedTempFile::new_in(folder).map_err(fail)?;
    // Written as a plain file, whose errors do not speak of the temporary name.
    let file = temporary.as_file_mut();
    write(file).map_err(fail)?;
    file.sync_all().map_err(fail)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o644)).map_err(fail)?;
    }
    Ok(temporary)
}

/// Makes a folder and its parents.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| Failure::system("cannot make the folder", path, &error))
}

/// Prints a result; a reader that has gone (a closed pipe) is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::System(format!("cannot write to standard output: {error}"))),
        Ok(()) => Ok(()),
    }
}
