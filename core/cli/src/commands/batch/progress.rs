//! How far a long reading is, on a terminal; nothing in a pipe.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// The bar.
pub struct Progress(ProgressBar);

impl Progress {
    /// Of so many bytes, or files.
    pub fn new(length: u64) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if terminal { ProgressDrawTarget::stderr_with_hz(5) } else { ProgressDrawTarget::hidden() };
        let style =
            ProgressStyle::with_template("{percent:>3} % [{bar:30}] {eta} left").expect("the template is right");
        let bar = ProgressBar::with_draw_target(Some(length), target).with_style(style);
        if terminal {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self(bar)
    }

    /// So far.
    pub fn at(&self, done: u64) {
        self.0.set_position(done);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
