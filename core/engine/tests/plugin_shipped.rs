//! Every plugin under `plugins/` reads without a fault, passes its own tests, and has each rule tested both ways.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Manifest, Plugin, Trials};
use std::fs;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the plugins' folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.join("plugin.yaml").is_file())
        .collect();
    folders.sort();
    folders
}

fn source(path: &Path) -> Source {
    Source::new(path.display().to_string(), fs::read_to_string(path).expect("readable"))
}

fn shown(faults: Diagnostics) -> Vec<String> {
    faults
        .into_sorted()
        .into_iter()
        .map(|f| format!("{}:{}:{} {} {}", f.file, f.line, f.column, f.code, f.message))
        .collect()
}

#[test]
fn every_shipped_plugin_passes_its_own_tests() {
    assert!(!folders().is_empty());
    for folder in folders() {
        let mut faults = Diagnostics::new();
        let manifest = Manifest::read(&source(&folder.join("plugin.yaml")), &mut faults);
        let Some(manifest) = manifest else { panic!("{:#?}", shown(faults)) };
        assert_eq!(manifest.id(), folder.file_name().expect("a folder").to_string_lossy());
        let main = fs::read_to_string(folder.join("main.lua")).expect("readable");
        let plugin = Plugin::load(manifest, &main).unwrap_or_else(|failure| panic!("{failure}"));
        let mut trials = Trials::of(&plugin);
        let mut files: Vec<PathBuf> = fs::read_dir(folder.join("tests"))
            .expect("a plugin has tests")
            .map(|entry| entry.expect("readable").path())
            .collect();
        files.sort();
        for file in files {
            trials.run(&source(&file), &mut faults);
        }
        let coverage = trials.coverage().clone();
        assert_eq!(shown(faults), Vec::<String>::new());
        assert!(coverage.cases > 0, "{} has no cases", folder.display());
        let one_sided: Vec<&str> = coverage.one_sided().collect();
        assert!(one_sided.is_empty(), "{}: tested one way only: {one_sided:?}", folder.display());
    }
}
