//! Hostile texts of a plugin, in every place that takes one: they come out as they were written, in HTML, PDF, JSON and CSV, and do
//! nothing there.

use palier_engine::assess::{Loaded, Reports, Studio, assess, load};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::export::scores_csv;
use scraper::{Html, Selector};
use std::fs;
use std::path::Path;

/// What a browser, a template, a spreadsheet or a typesetter might take for its own.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "</p></section></body><script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a href=javascript:alert(1)>x</a></svg>",
    "<style>* { display: none }</style>",
    "<!-- the end of the report",
    "]]> &lt;b&gt; &#60;i&#62;",
    "\" onmouseover=\"alert(1)\" x='y'",
    "{{ 7 * 7 }} {% include 'theme.css' %} {# gone #}",
    "{governance.score} { $name } {overall.score}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "(x) Tj /JavaScript (y) \\) \\( <</S /Launch>>",
    "%n%s%x ../../etc/passwd ${HOME} `id` $(id)",
];

/// Lua's and YAML's double quotes understand the same two escapes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A plugin whose every text is hostile.
fn write_plugin(folder: &Path) {
    let text = |at: usize| quoted(HOSTILE[at % HOSTILE.len()]);
    let yaml = format!(
        "palier: 1\napi: 1\nid: hostile\nversion: \"1.0.0\"\ntitle: {}\ndescription: {}\nsources:\n  - {{id: evil, citation: {}, status: confirmed}}\n",
        text(1),
        text(8),
        text(3)
    );
    let rules: String = (0..HOSTILE.len())
        .map(|n| {
            format!(
                "{{ id = 'EVIL-{n}', source = 'evil', when = function(ctx) return true end, \
                 effect = {{ weight = {{ domain = 'governance', factor = 1.01 }} }}, \
                 finding = {{ severity = 'alert', subject = 'governance', text = {} }}, \
                 advice = {{ text = {}, title = {}, owner = {}, effort = 1, value = 5, horizon = '0-3' }} }},\n",
                text(n),
                text(n + 1),
                text(n + 2),
                text(n + 3)
            )
        })
        .collect();
    fs::create_dir_all(folder).expect("made");
    fs::write(folder.join("plugin.yaml"), yaml).expect("written");
    fs::write(folder.join("main.lua"), format!("return {{ rules = {{\n{rules}}} }}\n")).expect("written");
}

/// The sample with that plugin beside its own.
fn engagement(folder: &Path, locale: &str) -> Loaded {
    write_plugin(&folder.join("plugins/hostile"));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires/forrester-six-domains/sample");
    for file in ["answers.csv", "pool.csv"] {
        fs::copy(sample.join(file), folder.join(file)).expect("copied");
    }
    let text = fs::read_to_string(sample.join(format!("assessment.{locale}.yaml"))).expect("readable");
    let with = text.replacen("\nplugins:", "\nplugins:\n  - {id: hostile, settings: {}}\n #", 1);
    assert_ne!(text, with);
    let path = folder.join("assessment.yaml");
    fs::write(&path, with).expect("written");
    let mut faults = Diagnostics::new();
    load(&path, &mut faults).expect("readable").unwrap_or_else(|| panic!("{:#?}", faults.into_sorted()))
}

fn reports(loaded: &Loaded) -> Reports {
    let studio = Studio::new(loaded).expect("the template is right");
    let made = studio.reports(loaded, &assess(loaded).expect("the plugins run"), true);
    made.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A text as it stands in running prose: white space is white space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn hostile_texts_are_texts_in_the_html() {
    for locale in ["en", "fr"] {
        let folder = tempfile::tempdir().expect("a folder");
        let loaded = engagement(folder.path(), locale);
        let html = reports(&loaded).html;
        let document = Html::parse_document(&html);
        let shown = flat(&document.root_element().text().collect::<String>());
        for text in HOSTILE {
            assert!(shown.contains(&flat(text)), "{locale}: {text} is not shown as written");
        }
        for element in ["script", "iframe", "object", "[onload]", "[onerror]", "[onmouseover]", "[href^=javascript]"] {
            let found = document.select(&Selector::parse(element).expect("a selector")).count();
            assert_eq!(found, 0, "{locale}: {element}");
        }
        for image in document.select(&Selector::parse("img").expect("a selector")) {
            assert!(image.attr("src").is_some_and(|src| src.starts_with("data:")), "{}", image.html());
        }
        let written: Vec<_> = fs::read_dir(folder.path()).expect("readable").collect();
        assert_eq!(written.len(), 4, "{written:?}");
    }
}

#[test]
fn hostile_texts_are_texts_in_the_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let loaded = engagement(folder.path(), "en");
    let pdf = reports(&loaded).pdf.expect("a PDF was asked for");
    assert_eq!(pdf, reports(&loaded).pdf.expect("another"), "two runs differ");
    let document = lopdf::Document::load_mem(&pdf).expect("it is whole");
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        for (key, value) in dictionary {
            let acts = ["JavaScript", "JS", "Launch", "OpenAction", "AA", "EmbeddedFile"];
            let named = value.as_name().is_ok_and(|name| acts.iter().any(|act| act.as_bytes() == name));
            let keyed = acts.iter().any(|act| act.as_bytes() == key.as_slice());
            assert!(!named && !keyed, "{dictionary:?}");
        }
    }
}

#[test]
fn hostile_texts_are_texts_in_json_and_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let loaded = engagement(folder.path(), "en");
    let assessed = assess(&loaded).expect("the plugins run");
    let json = serde_json::to_string(&loaded.document(&assessed)).expect("plain data");
    let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let findings = read["findings"].as_array().expect("a list");
    for text in HOSTILE {
        assert!(findings.iter().any(|finding| finding["message"] == text), "{text}");
    }
    let rows = scores_csv(&loaded.exported(0, &assessed[0]), &loaded.metrics(&assessed)).expect("rows");
    for cell in csv::Reader::from_reader(rows.as_bytes())
        .records()
        .flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let formula =
            cell.starts_with(['=', '@', '+', '\t', '\r']) || (cell.starts_with('-') && cell.parse::<f64>().is_err());
        assert!(!formula, "{cell}");
    }
}
