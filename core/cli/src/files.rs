//! Writing: a file is whole or as it was.

use crate::failure::Failure;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file by way of a temporary one beside it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_together([(path, bytes)])
}

/// Writes several files: no old one is touched before all new ones are on the disk.
pub fn write_together<'a>(files: impl IntoIterator<Item = (&'a Path, &'a [u8])>) -> Result<(), Failure> {
    let staged = files.into_iter().map(|(path, bytes)| Ok((path, stage(path, bytes)?)));
    for (path, file) in staged.collect::<Result<Vec<_>, Failure>>()? {
        file.persist(path).map_err(|e| Failure::system("cannot write", path, &e.error))?;
    }
    Ok(())
}

/// The temporary file, whole and on the disk; it goes away when it is dropped.
fn stage(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let fail = |error: std::io::Error| Failure::system("cannot write", path, &error);
    if path.is_dir() {
        return Err(fail(std::io::ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = NamedTempFile::new_in(folder).map_err(fail)?;
    // Written as a plain file, whose errors do not speak of the temporary name.
    let file = temporary.as_file_mut();
    file.write_all(bytes).map_err(fail)?;
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
