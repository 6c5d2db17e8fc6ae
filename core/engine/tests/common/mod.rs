//! What tests of the engine share.

#![allow(dead_code, reason = "each test uses its part")]

pub mod samples;

use palier_engine::diagnostic::{Diagnostic, Diagnostics, Severity};
use std::fmt::Write as _;
use std::path::PathBuf;

/// The repository's folder.
pub fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Faults as text: place, severity, code, message, source line, label, hint.
pub fn rendered(faults: Diagnostics) -> String {
    faults.into_sorted().iter().map(one).collect::<Vec<_>>().join("\n")
}

fn one(fault: &Diagnostic) -> String {
    let severity = if fault.severity == Severity::Error { "error" } else { "warning" };
    let mut text =
        format!("{}:{}:{}: {severity}[{}]: {}\n", fault.file, fault.line, fault.column, fault.code, fault.message);
    if let Some(excerpt) = &fault.excerpt {
        let marks = "^".repeat(excerpt.length);
        let _ = writeln!(text, "  | {}\n  | {}{marks} {}", excerpt.text, " ".repeat(excerpt.start), fault.label);
    }
    if let Some(hint) = &fault.hint {
        let _ = writeln!(text, "  = {hint}");
    }
    text
}
