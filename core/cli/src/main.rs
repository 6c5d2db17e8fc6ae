//! The command line of Palier. Results go to standard output, everything else to standard error.
//! Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 the system failed.

mod args;
mod commands;
mod failure;
mod faults;
mod files;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

/// A report is made of many small texts and boxes: an allocator for these takes a fifth off its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command) -> Result<(), failure::Failure> {
    match command {
        Command::Demo(args) => commands::demo::run(&args),
        Command::New(args) => commands::new::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Score(args) => commands::score::run(&args),
        Command::Report(args) => commands::report::run(&args),
        Command::Pool(args) => commands::pool::run(&args),
        Command::Batch(args) => commands::batch::run(&args),
        Command::Questionnaire(args) => commands::questionnaire::run(&args),
        Command::Plugin(args) => commands::plugin::run(&args),
        Command::Template(args) => commands::template::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
        Command::Completions(args) => commands::completions::run(&args),
    }
}
