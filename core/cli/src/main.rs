//! The command line of Palier.

fn main() {}
