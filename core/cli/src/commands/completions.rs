//! `palier completions`

use crate::args::{Cli, CompletionsArgs};
use crate::failure::Failure;
use crate::files::print;
use clap::CommandFactory;

/// Prints a shell's completion script.
pub fn run(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "palier", &mut script);
    print(&String::from_utf8_lossy(&script))
}
