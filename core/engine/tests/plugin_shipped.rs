//! Every plugin under `plugins/` reads without a fault, passes its own tests, and has each rule tested both ways.

use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::plugin::{Block, Cell, FactValue, Manifest, Outcome, Plugin, Settings, Snapshot, Trials};
use std::fmt::Write as _;
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

/// A shipped plugin, asked about an organisation of which these facts are known.
fn asked(id: &str, facts: &[(&str, FactValue)]) -> Outcome {
    let folder = folders().into_iter().find(|folder| folder.ends_with(id)).expect("it is shipped");
    let mut faults = Diagnostics::new();
    let manifest = Manifest::read(&source(&folder.join("plugin.yaml")), &mut faults).expect("sound");
    let plugin = Plugin::load(manifest, &source(&folder.join("main.lua")).text).expect("it is Luau");
    let facts = facts.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect();
    let shown = Snapshot { questionnaire: "none".into(), major: 1, facts, ..Snapshot::default() };
    plugin.run(&shown, &Settings::new()).unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn the_stay_is_told_moment_by_moment_in_both_languages() {
    let number = FactValue::Number;
    let yes = FactValue::Boolean;
    let found = asked(
        "hospitality",
        &[
            ("brochure_level", number(2.5)),
            ("stay_level", number(1.25)),
            ("booking_known_at_desk", yes(true)),
            ("asked_during_stay", yes(false)),
            ("review_answer_hours", number(1.0)),
            ("loyalty_countries", number(1.0)),
            ("unfavourable_reviews", number(80.0)),
            ("answered_reviews", number(50.0)),
        ],
    );
    let mut told = String::new();
    for locale in ["en", "fr"] {
        for metric in &found.metrics {
            let unit = metric.unit.as_ref().map_or("", |unit| unit.get(locale));
            let note = metric.note.as_ref().map_or("", |note| note.get(locale));
            writeln!(told, "{}: {} {unit}. {note}", metric.label.get(locale), metric.value).expect("a text");
        }
        let section = &found.sections[0];
        let lead = section.lead.as_ref().map_or("", |lead| lead.get(locale));
        writeln!(told, "{}. {lead}", section.title.get(locale)).expect("a text");
        for block in &section.blocks {
            match block {
                Block::Table(table) => {
                    for row in &table.rows {
                        let cells = row.iter().map(|cell| match cell {
                            Cell::Absent => "–".to_owned(),
                            Cell::Number(number) => number.to_string(),
                            Cell::Text(text) => text.get(locale).to_owned(),
                        });
                        writeln!(told, "  {}", cells.collect::<Vec<_>>().join(" | ")).expect("a text");
                    }
                }
                Block::Chart(chart) => writeln!(told, "  {}", chart.title.get(locale)).expect("a text"),
                other => panic!("{other:?}"),
            }
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn retail_names_the_facts_that_would_open_rules() {
    let found = asked("retail", &[("refund_days", FactValue::Number(5.0)), ("contact_cap", FactValue::Boolean(true))]);
    let told: Vec<_> = found.health.iter().flat_map(|note| ["en", "fr"].map(|locale| note.text.get(locale))).collect();
    insta::assert_snapshot!(told.join("\n"));
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
