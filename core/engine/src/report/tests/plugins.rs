//! What plugins did to the score, which stopped, which meet, what they rest on.

use super::super::facts::{Extension, External, Finding, FindingKind, Meeting, Stopped};
use super::*;
use crate::plugin::{
    Better, Block, Cell, ChartKind, ChartRow, Outcomes, OwnChart, OwnMetric, OwnSection, OwnTable, Text,
};
use crate::report::{ExtensionBlock, RulesEffect};

fn plugin(fired: usize) -> Plugin {
    Plugin {
        id: "shore".into(),
        title: "Littoral".into(),
        version: "1.0.0".into(),
        fired,
        silent: Vec::new(),
        declared: Vec::new(),
    }
}

fn effect(changed: bool) -> Effect {
    Effect {
        rule: "SHO-01".into(),
        reason: "–".into(),
        what: "cap".into(),
        source: "consultant’s choice".into(),
        subject: "Culture".into(),
        domain: Some(0),
        before: "60.0".into(),
        after: "50.0".into(),
        changed,
    }
}

/// The figure on the summary, for a score that rules took from one value to another; empty where there is none.
fn told(locale: Locale, (before, after): (f64, f64), (fired, effects): (usize, Vec<Effect>)) -> String {
    let mut facts = facts(locale);
    facts.overall = Standing { measured: rated(before, 2.0), ..standing(rated(after, 2.0)) };
    facts.plugins = vec![plugin(fired)];
    facts.effects = effects;
    let told = |effect: RulesEffect| plain(&format!("{} {}: {}", effect.value, effect.unit, effect.text));
    report(&facts).summary.rules.map(told).unwrap_or_default()
}

#[test]
fn the_effect_of_all_rules_is_one_figure() {
    let (en, fr) = (Locale::En, Locale::Fr);
    assert_eq!(
        told(en, (58.3, 54.1), (5, vec![effect(true), effect(true), effect(false)])),
        "−4.2 points: Effect of the sector rules: 58.3 → 54.1. Five rules apply, two of which change a figure."
    );
    assert_eq!(
        told(fr, (58.3, 56.4), (5, vec![effect(true), effect(false)])),
        "−1,9 point: Effet des règles du secteur : 58,3 → 56,4. Cinq règles se sont déclenchées, dont une change un chiffre."
    );
    assert_eq!(
        told(fr, (54.1, 58.3), (1, vec![effect(true)])),
        "+4,2 points: Effet des règles du secteur : 54,1 → 58,3. Une règle s’est déclenchée et change un chiffre."
    );
    assert_eq!(
        told(en, (36.14, 36.12), (1, vec![effect(true)])),
        "−0.02 points: Effect of the sector rules: 36.14 → 36.12. One rule applies and changes a figure.",
        "what moved is seen to move"
    );
    assert_eq!(
        told(en, (54.1, 54.1), (2, vec![effect(false)])),
        "0.0 points: The sector rules leave the overall score at 54.1. Two rules apply, none of which changes a figure."
    );
    assert_eq!(
        told(fr, (54.1, 54.1), (3, vec![effect(true), effect(true)])),
        "0,0 point: Les règles du secteur laissent la note d’ensemble à 54,1. Trois règles se sont déclenchées, dont deux changent un chiffre."
    );
    assert_eq!(told(en, (54.1, 54.1), (2, Vec::new())), "", "findings alone move nothing");
}

#[test]
fn a_plugin_that_did_not_run_is_told_whatever_the_consultant_wrote() {
    let mut facts = facts(Locale::Fr);
    facts.stopped = vec![Stopped { title: "Récif".into(), version: "1.0.0".into(), why: "ligne 3 : nil".into() }];
    let mut request = super::words::request();
    request.words = BTreeMap::from([("summary.caveat".into(), "Rien à dire.".into())]);
    let report = compose(&facts, &Words::new(&request, &facts), &Theme::default());
    assert_eq!(
        plain(&report.summary.caveat.text),
        "Rien à dire. L’extension Récif ne s’est pas exécutée (ligne 3 : nil) : aucune de ses règles n’entre dans ces chiffres."
    );
    let rules = report.rules.expect("a plugin that did not run has its page");
    assert_eq!(rules.head.headline, "Aucune règle du secteur n’a été examinée");
    assert_eq!(rules.stopped[0].label, "Récif 1.0.0.");
    assert!(report.summary.rules.is_none());
}

#[test]
fn what_meets_is_told_on_one_line_with_what_comes_of_it() {
    let mut facts = facts(Locale::Fr);
    facts.plugins = vec![plugin(2)];
    facts.meetings = vec![Meeting {
        subject: "Culture".into(),
        plugins: 2,
        rules: vec!["un plafond au niveau 2 (Littoral, SHO-01)".into(), "un poids × 1,5 (Marée, TID-02)".into()],
        outcomes: vec![Outcomes::WeightThenCap],
    }];
    let rules = report(&facts).rules.expect("a plugin ran");
    assert_eq!(
        plain(&rules.meetings[0].text),
        "Deux extensions agissent ici : un plafond au niveau 2 (Littoral, SHO-01) et un poids × 1,5 (Marée, TID-02) ; \
         le poids compte d’abord, le plafond ensuite."
    );
}

#[test]
fn an_advice_alone_is_told_with_its_source() {
    let mut facts = facts(Locale::En);
    facts.plugins = vec![plugin(1)];
    let text = "Ask after each visit".to_owned();
    let source = "Common practice (general knowledge, consultant’s choice)".to_owned();
    facts.findings = vec![Finding { rule: "SHO-03".into(), kind: FindingKind::Advice, text, source }];
    let rules = report(&facts).rules.expect("a plugin ran");
    let note = &rules.findings[0];
    assert_eq!(note.label, "SHO-03, advice.");
    assert_eq!(note.text, "Ask after each visit. Source: Common practice (general knowledge, consultant’s choice).");
}

#[test]
fn a_part_that_is_not_the_pinned_one_is_told_with_both_hashes() {
    let mut facts = facts(Locale::Fr);
    let external = |pinned: Option<&str>, shipped| External {
        shipped,
        pinned: pinned.map(Into::into),
        ..External::new("plugins/shore".into(), "b1".into())
    };
    facts.external = vec![external(None, false), external(Some("a0"), false), external(Some("a0"), true)];
    let sources = report(&facts).annex.sources;
    let told: Vec<_> = sources.iter().filter(|s| s.label == "plugins/shore.").map(|s| plain(&s.text)).collect();
    assert_eq!(
        told,
        [
            "Hors de Palier ; SHA-256 b1.",
            "Hors de Palier ; SHA-256 b1, alors que l’évaluation fixe a0.",
            "Fournie avec Palier ; SHA-256 b1, alors que l’évaluation fixe a0."
        ]
    );
}

fn words(en: &str, fr: &str) -> Text {
    Text::Localised([("en".to_owned(), en.to_owned()), ("fr".to_owned(), fr.to_owned())].into())
}

fn metric(id: &str) -> OwnMetric {
    OwnMetric {
        plugin: "shore".into(),
        id: id.into(),
        label: words("Wait", "Attente"),
        value: 12.34,
        decimals: 1,
        unit: None,
        n: None,
        interval: None,
        better: None,
        note: None,
        source: None,
    }
}

fn extension(metrics: Vec<OwnMetric>, blocks: Vec<Block>) -> Extension {
    let section = OwnSection {
        plugin: "shore".into(),
        id: "visits".into(),
        title: words("Visits", "Visites"),
        lead: None,
        blocks,
    };
    let sections = if section.blocks.is_empty() { Vec::new() } else { vec![section] };
    Extension { title: "Littoral".into(), version: "1.0.0".into(), metrics, sections }
}

fn cells(table: &crate::report::Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| plain(&cell.text)).collect()).collect()
}

#[test]
fn figures_of_a_plugin_have_a_page_of_their_own_or_close_its_last_section() {
    let mut facts = facts(Locale::Fr);
    let full = OwnMetric {
        unit: Some(words("minutes", "minutes")),
        n: Some(1840),
        interval: Some((11.25, 13.5)),
        better: Some(Better::Lower),
        ..metric("wait")
    };
    facts.extensions = vec![
        extension(vec![full, metric("other")], Vec::new()),
        extension(vec![metric("wait")], vec![Block::Text(words("Told.", "Dit."))]),
    ];
    let report = report(&facts);
    let pages = &report.extensions;
    assert_eq!(pages.iter().map(|page| page.first).collect::<Vec<_>>(), [true, false]);
    assert_eq!(plain(&pages[0].head.headline), "Deux chiffres propres à l’extension Littoral");
    assert_eq!((pages[1].head.section.as_str(), pages[1].head.headline.as_str()), ("Littoral", "Visites"));
    let ExtensionBlock::Table(alone) = &pages[0].blocks[0] else { panic!("a table") };
    assert!(alone.title.is_empty() && alone.unit.is_empty(), "the headline says it");
    assert_eq!(cells(alone)[0], ["Attente", "12,3 minutes", "1 840", "11,2–13,5", "plus bas", "choix du consultant"]);
    assert_eq!(cells(alone)[1], ["Attente", "12,3", "–", "–", "–", "choix du consultant"]);
    let ExtensionBlock::Table(last) = &pages[1].blocks[1] else { panic!("a table") };
    assert_eq!(plain(&last.title), "Un chiffre propre à l’extension Littoral");
    assert_eq!(cells(last)[0], ["Attente", "12,3", "choix du consultant"], "silent columns are left out");
    let entries = report.contents.entries.iter().filter(|entry| entry.target.starts_with("extension-"));
    assert_eq!(entries.count(), 2, "both are in the contents");
}

#[test]
fn tables_and_charts_of_a_plugin_are_written_in_the_readers_way() {
    let mut facts = facts(Locale::En);
    let table = OwnTable {
        title: words("Waits", "Attentes"),
        columns: vec![words("Place", "Lieu"), words("Minutes", "Minutes")],
        rows: vec![
            vec![Cell::Text(words("Beach", "Plage")), Cell::Number(4.5)],
            vec![Cell::Text(words("Harbour", "Port")), Cell::Number(1234.0)],
            vec![Cell::Text(words("Island", "Île")), Cell::Absent],
        ],
        note: Some(words("By boat too.", "En bateau aussi.")),
        source: None,
    };
    let row = |en: &str, value, to| ChartRow { label: Text::Plain(en.into()), value, to, interval: None, n: None };
    let chart = OwnChart {
        kind: ChartKind::Dumbbell,
        title: words("Summers", "Étés"),
        unit: words("Percent", "Pour cent"),
        axis: (0.0, 100.0),
        rows: vec![row("Beach", Some(62.0), Some(70.25)), row("Island", None, Some(55.0))],
        ends: Some((words("2025", "2025"), words("2026", "2026"))),
        note: None,
        source: None,
    };
    facts.extensions = vec![extension(Vec::new(), vec![Block::Table(table), Block::Chart(chart)])];
    let report = report(&facts);
    let ExtensionBlock::Table(table) = &report.extensions[0].blocks[0] else { panic!("a table") };
    assert_eq!(cells(table), [["Beach", "4.5"], ["Harbour", "1,234.0"], ["Island", "–"]]);
    assert_eq!(table.columns.iter().map(|column| column.numeric).collect::<Vec<_>>(), [false, true]);
    assert_eq!(plain(&table.source), "extension Littoral 1.0.0. By boat too.");
    let ExtensionBlock::Figure(figure) = &report.extensions[0].blocks[1] else { panic!("a chart") };
    assert_eq!(cells(&figure.table), [["Beach", "62.0", "70.2", "+8.2"], ["Island", "–", "55.0", "–"]]);
    assert_eq!(plain(&figure.alt), "Beach: 62.0 → 70.2; Island: – → 55.0.");
}
