//! Why a command did not succeed, and the exit code that says so.

use crate::faults;
use palier_engine::diagnostic::Diagnostic;
use std::path::Path;
use std::process::ExitCode;

/// A command's failure.
#[derive(Debug)]
pub enum Failure {
    /// The input has errors: exit code 1.
    Input(Vec<Diagnostic>),
    /// Errors were already printed: exit code 1.
    Reported,
    /// Wrong usage that the parser cannot see: exit code 2.
    Usage(String),
    /// The disk, a permission: exit code 3.
    System(String),
}

impl Failure {
    /// The system failed on a path.
    pub fn system(what: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::System(format!("{what} {}: {error}", path.display()))
    }

    /// Prints it and gives its exit code.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Input(list) => {
                faults::print(&list);
                ExitCode::from(1)
            }
            Self::Reported => ExitCode::from(1),
            Self::Usage(message) => {
                eprintln!("error: {message}");
                ExitCode::from(2)
            }
            Self::System(message) => {
                eprintln!("error: {message}");
                ExitCode::from(3)
            }
        }
    }
}
