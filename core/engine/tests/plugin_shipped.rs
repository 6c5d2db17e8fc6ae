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

/// The fenced blocks of the guide in one language.
fn blocks<'a>(guide: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    guide.split(&fence).skip(1).map(|rest| rest.split("```").next().expect("a block ends")).collect()
}

#[test]
fn the_guide_s_example_works() {
    let guide =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/README.md")).expect("readable");
    let yaml = blocks(&guide, "yaml");
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&Source::new("plugins/hotels/plugin.yaml", yaml[0]), &mut faults);
    let Some(manifest) = manifest else { panic!("{:#?}", shown(faults)) };
    // The Lua block holds back-quoted texts, so that it ends at a fence of its own line.
    let lua = guide.split("```lua\n").nth(1).and_then(|rest| rest.split("\n```\n").next()).expect("a block");
    let plugin = Plugin::load(manifest, lua).unwrap_or_else(|failure| panic!("{failure}"));
    let mut trials = Trials::of(&plugin);
    trials.run(&Source::new("tests/rules.yaml", yaml[1]), &mut faults);
    assert_eq!(trials.coverage().cases, 3);
    assert!(trials.coverage().lacking.is_empty(), "{:?}", trials.coverage().lacking);
    assert_eq!(trials.coverage().one_sided().count(), 0);
    assert_eq!(shown(faults), Vec::<String>::new());
}

#[test]
fn every_text_is_there_in_french_and_english() {
    for folder in folders() {
        let mut faults = Diagnostics::new();
        let manifest = Manifest::read(&source(&folder.join("plugin.yaml")), &mut faults).expect("sound");
        for field in manifest.facts().iter().chain(manifest.settings()) {
            let locales: Vec<&str> = field.text.locales().collect();
            assert_eq!(locales, ["en", "fr"], "{}: {}", manifest.id(), field.id);
        }
        for file in ["plugin.yaml", "main.lua"] {
            let text = fs::read_to_string(folder.join(file)).expect("readable");
            // French sets a narrow no-break space before these; English sets none.
            for (number, line) in text.lines().enumerate().filter(|(_, line)| line.contains("fr")) {
                let prose = line.split_once("fr = ").or_else(|| line.split_once("fr: ")).map_or("", |(_, prose)| prose);
                for mark in [" ;", " :", " !", " ?", " %", "« ", " »"] {
                    assert!(
                        !prose.contains(mark),
                        "{}/{file}:{}: a plain space in “{mark}”",
                        folder.display(),
                        number + 1
                    );
                }
            }
        }
    }
}
