//! Sections and figures that plugins add: their texts are data, their charts the report's own.

use crate::locale::{self, Args};
use crate::plugin::{Better, Block, Cell, OwnMetric, OwnSection, OwnTable, Source};

use super::composer::{Composer, cell, row};
use super::facts;
use super::gather::cited;
use super::model::{Column, Extension, ExtensionBlock, Head, Remarks, Table};

mod chart;

/// Digits after the decimal mark of a number whose author states none, at most.
const DECIMALS: usize = 3;

/// In the order of the plugins; a plugin's figures close its last section.
pub(super) fn compose(composer: &Composer) -> Vec<Extension> {
    let mut pages: Vec<Extension> = Vec::new();
    for extension in &composer.facts.extensions {
        let first = pages.len();
        for own in &extension.sections {
            let page = section(composer, (extension, own), pages.len());
            pages.push(page);
        }
        if extension.metrics.is_empty() {
            continue;
        }
        if pages.len() == first {
            pages.push(figures_alone(composer, extension, first));
        }
        let table = metrics(composer, extension, pages[first].blocks.is_empty());
        let last = pages.last_mut().expect("one was just added where there was none");
        last.blocks.push(ExtensionBlock::Table(table));
    }
    pages
}

fn head(place: usize, extension: &facts::Extension, (headline, lead): (String, String)) -> Head {
    Head {
        id: format!("extension-{}", place + 1),
        section: extension.title.clone(),
        headline,
        lead,
        remarks: Remarks::default(),
    }
}

fn section(composer: &Composer, (extension, own): (&facts::Extension, &OwnSection), place: usize) -> Extension {
    let tag = composer.locale().tag();
    let lead = own.lead.as_ref().map_or_else(String::new, |lead| lead.get(tag).to_owned());
    let blocks = own.blocks.iter().enumerate().map(|(at, block)| {
        let id = format!("{}-{}", place + 1, at + 1);
        match block {
            Block::Heading(text) => ExtensionBlock::Heading(text.get(tag).to_owned()),
            Block::Text(text) => ExtensionBlock::Text(text.get(tag).to_owned()),
            Block::List(points) => ExtensionBlock::List(points.iter().map(|text| text.get(tag).to_owned()).collect()),
            Block::Table(own) => ExtensionBlock::Table(table(composer, extension, (own, id))),
            Block::Chart(own) => ExtensionBlock::Figure(chart::figure(composer, extension, (own, id))),
        }
    });
    Extension {
        head: head(place, extension, (own.title.get(tag).to_owned(), lead)),
        first: opens(composer, place),
        blocks: blocks.collect(),
    }
}

/// The page of a plugin that has figures and no section.
fn figures_alone(composer: &Composer, extension: &facts::Extension, place: usize) -> Extension {
    let headline = figures_title(composer, extension);
    Extension {
        head: head(place, extension, (headline, composer.get("extension-metrics-lead"))),
        first: opens(composer, place),
        blocks: Vec::new(),
    }
}

/// Whether a section opens a page: it follows the rules where there are any.
fn opens(composer: &Composer, place: usize) -> bool {
    place == 0 && composer.facts.plugins.is_empty() && composer.facts.stopped.is_empty()
}

fn figures_title(composer: &Composer, extension: &facts::Extension) -> String {
    let args = Args::new().count("n", extension.metrics.len()).text("plugin", &extension.title);
    composer.say("extension-metrics", &args)
}

/// What a figure's row may tell; a column in which all of them are silent is left out.
#[derive(Clone, Copy)]
enum Told {
    Value,
    Cases,
    Interval,
    Better,
    Source,
}

impl Told {
    const ALL: [Self; 5] = [Self::Value, Self::Cases, Self::Interval, Self::Better, Self::Source];

    fn column(self, composer: &Composer) -> Column {
        match self {
            Self::Value => composer.column("column-value", true),
            Self::Cases => composer.column("column-peers", true),
            Self::Interval => composer.column("column-interval", true),
            Self::Better => composer.column("column-better", false),
            Self::Source => composer.column("column-source", false),
        }
    }

    fn of(self, composer: &Composer, metric: &OwnMetric) -> Option<String> {
        let (locale, decimals) = (composer.locale(), usize::from(metric.decimals));
        match self {
            Self::Value => {
                let value = locale::number(locale, metric.value, decimals);
                let unit = metric.unit.as_ref().map(|unit| format!("\u{a0}{}", unit.get(locale.tag())));
                Some(value + &unit.unwrap_or_default())
            }
            Self::Cases => metric.n.and_then(|n| usize::try_from(n).ok()).map(|n| locale::integer(locale, n)),
            Self::Interval => metric.interval.map(|ends| locale::interval(locale, ends, decimals)),
            Self::Better => metric.better.map(|better| match better {
                Better::Higher => composer.get("better-higher"),
                Better::Lower => composer.get("better-lower"),
            }),
            Self::Source => {
                let source = metric.source.as_ref();
                Some(source.map_or_else(|| composer.get("source-choice"), |source| cited(composer.messages, source)))
            }
        }
    }
}

/// The figures; `alone` where the page's headline says what they are.
fn metrics(composer: &Composer, extension: &facts::Extension, alone: bool) -> Table {
    let tag = composer.locale().tag();
    let said = |told: &Told| extension.metrics.iter().any(|metric| told.of(composer, metric).is_some());
    let told: Vec<Told> = Told::ALL.into_iter().filter(said).collect();
    let one = |metric: &OwnMetric| {
        let note = metric.note.as_ref().map_or_else(String::new, |note| note.get(tag).to_owned());
        let or_dash = |told: &Told| cell(told.of(composer, metric).unwrap_or_else(|| composer.get("dash")));
        row(std::iter::once(cell(metric.label.get(tag)).note(note)).chain(told.iter().map(or_dash)).collect())
    };
    let first = composer.column("column-metric", false);
    Table {
        id: String::new(),
        title: if alone { String::new() } else { figures_title(composer, extension) },
        unit: if alone { String::new() } else { composer.get("extension-metrics-unit") },
        columns: std::iter::once(first).chain(told.iter().map(|told| told.column(composer))).collect(),
        rows: extension.metrics.iter().map(one).collect(),
        source: format!("{}.", origin(composer, extension)),
    }
}

fn table(composer: &Composer, extension: &facts::Extension, (own, id): (&OwnTable, String)) -> Table {
    let tag = composer.locale().tag();
    let columns: Vec<(Column, usize)> = own
        .columns
        .iter()
        .enumerate()
        .map(|(at, label)| {
            let cells = || own.rows.iter().filter_map(|row| row.get(at));
            let words = cells().any(|cell| matches!(cell, Cell::Text(_)));
            let numbers = || cells().filter_map(|cell| if let Cell::Number(x) = cell { Some(*x) } else { None });
            let numeric = !words && numbers().next().is_some();
            (Column { label: label.get(tag).to_owned(), note: String::new(), numeric }, decimals(numbers(), DECIMALS))
        })
        .collect();
    let rows = own.rows.iter().map(|cells| {
        let cells = cells.iter().zip(&columns).map(|(own, (_, decimals))| match own {
            Cell::Absent => cell(composer.get("dash")),
            Cell::Number(x) => cell(locale::number(composer.locale(), *x, *decimals)),
            Cell::Text(text) if text.get(tag).is_empty() => cell(composer.get("dash")),
            Cell::Text(text) => cell(text.get(tag)),
        });
        row(cells.collect())
    });
    Table {
        id: format!("extension-table-{id}"),
        title: own.title.get(tag).to_owned(),
        unit: String::new(),
        rows: rows.collect(),
        columns: columns.into_iter().map(|(column, _)| column).collect(),
        source: source(composer, extension, (own.source.as_ref(), own.note.as_ref())),
    }
}

/// Digits that these numbers need, so that those of a column stand under each other.
fn decimals(values: impl Iterator<Item = f64>, most: usize) -> usize {
    let needed = |x: f64| {
        let text = format!("{x:.most$}");
        text.split_once('.').map_or(0, |(_, decimals)| decimals.trim_end_matches('0').len())
    };
    values.map(needed).max().unwrap_or(0)
}

/// "extension Hotels 1.0.0".
fn origin(composer: &Composer, extension: &facts::Extension) -> String {
    let plugin = format!("{}\u{a0}{}", extension.title, extension.version);
    composer.say("extension-source", &Args::new().text("plugin", plugin))
}

/// The extension, what it cites, and what a reader must know.
fn source(
    composer: &Composer,
    extension: &facts::Extension,
    (source, note): (Option<&Source>, Option<&crate::plugin::Text>),
) -> String {
    let mut text = origin(composer, extension);
    if let Some(source) = source {
        text = format!("{text}{} {}", composer.get("semicolon"), cited(composer.messages, source));
    }
    let note = note.map(|note| note.get(composer.locale().tag())).unwrap_or_default();
    format!("{}. {note}", text.trim_end_matches('.')).trim_end().to_owned()
}
