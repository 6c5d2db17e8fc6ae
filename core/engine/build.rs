//! Rebuilds when a file under an embedded folder comes or goes: `include_dir` alone would miss new ones.

fn main() {
    for folder in ["plugins", "questionnaires", "report-templates"] {
        println!("cargo:rerun-if-changed=../../{folder}");
    }
}
