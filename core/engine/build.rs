//! Tells cargo which folders are embedded: `include_dir` alone misses new files.

fn main() {
    for folder in ["plugins", "questionnaires", "report-templates"] {
        println!("cargo:rerun-if-changed=../../{folder}");
    }
}
