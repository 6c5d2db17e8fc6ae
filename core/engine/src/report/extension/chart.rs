//! A plugin's chart, drawn as the report draws its own, with its figures behind it.

use crate::chart::{self, Axis, Span, Tick};
use crate::locale::{self, Locale};
use crate::plugin::{ChartKind, ChartRow, OwnChart, Text};

use super::super::composer::{Caption, Composer, behind, cell, row};
use super::super::draw::Chart;
use super::super::facts::Extension;
use super::super::model::{Figure, Table};

/// Steps between ticks, at most.
const STEPS: f64 = 6.0;

/// A chart's rows as texts and figures.
struct Told<'a> {
    composer: &'a Composer<'a>,
    own: &'a OwnChart,
    decimals: usize,
}

pub(super) fn figure(composer: &Composer, extension: &Extension, (own, id): (&OwnChart, String)) -> Figure {
    let tag = composer.locale().tag();
    let values = own.rows.iter().flat_map(|row| [row.value, row.to]).flatten();
    let told = Told { composer, own, decimals: super::decimals(values, most_decimals(own.axis)) };
    let (drawing, table) = match own.kind {
        ChartKind::Bars => told.bars(),
        ChartKind::Dots => told.dots(),
        ChartKind::Dumbbell => told.dumbbell(),
    };
    let caption = Caption {
        id: "extension",
        of: id,
        title: own.title.get(tag).to_owned(),
        unit: own.unit.get(tag).to_owned(),
        source: super::source(composer, extension, (own.source.as_ref(), own.note.as_ref())),
        alt: told.alt(),
    };
    composer.figure(caption, &drawing, table)
}

impl Told<'_> {
    fn name(&self, row: &ChartRow) -> String {
        row.label.get(self.composer.locale().tag()).to_owned()
    }

    fn number(&self, value: Option<f64>) -> String {
        let number = |value| locale::number(self.composer.locale(), value, self.decimals);
        value.map_or_else(|| self.composer.get("dash"), number)
    }

    fn interval(&self, row: &ChartRow) -> String {
        let ends = |ends| locale::interval(self.composer.locale(), ends, self.decimals);
        row.interval.map_or_else(|| self.composer.get("dash"), ends)
    }

    fn count(&self, row: &ChartRow) -> String {
        let n = row.n.and_then(|n| usize::try_from(n).ok());
        n.map_or_else(|| self.composer.get("dash"), |n| locale::integer(self.composer.locale(), n))
    }

    fn axis(&self) -> Axis {
        axis(self.composer.locale(), self.own.axis)
    }

    /// Every row in words.
    fn alt(&self) -> String {
        let one = |row: &ChartRow| {
            let second = matches!(self.own.kind, ChartKind::Dumbbell).then(|| format!(" → {}", self.number(row.to)));
            let value = format!("{}{}", self.number(row.value), second.unwrap_or_default());
            self.composer.say("pair", &locale::Args::new().text("name", self.name(row)).text("value", value))
        };
        self.composer.enumerate(&self.own.rows.iter().map(one).collect::<Vec<_>>())
    }

    fn bars(&self) -> (Chart, Table) {
        let one = |row: &ChartRow| chart::BulletRow {
            name: self.name(row),
            value: row.value,
            label: self.number(row.value),
            interval: None,
            total: false,
        };
        let rows = self.own.rows.iter().map(one).collect();
        let data = chart::Bullet { alt: self.alt(), axis: self.axis(), peers: None, peers_label: String::new(), rows };
        (Chart::Bullet(data), self.table(&["column-value"]))
    }

    fn dots(&self) -> (Chart, Table) {
        let has = |known: fn(&ChartRow) -> bool| self.own.rows.iter().any(known);
        let mut heads = vec!["column-value"];
        heads.extend(has(|row| row.interval.is_some()).then_some("column-interval"));
        heads.extend(has(|row| row.n.is_some()).then_some("column-peers"));
        let one = |row: &ChartRow| chart::DotRow {
            name: self.name(row),
            value: row.value,
            interval: row.interval.map(|(low, high)| Span { low, high }),
            peers: None,
            attention: false,
            columns: heads.iter().map(|head| self.text(row, head)).collect(),
            total: false,
        };
        let data = chart::DotPlot {
            alt: self.alt(),
            axis: self.axis(),
            heads: heads.iter().map(|head| self.composer.get(head)).collect(),
            rows: self.own.rows.iter().map(one).collect(),
        };
        (Chart::DotPlot(data), self.table(&heads))
    }

    /// What stands in a row under a head.
    fn text(&self, row: &ChartRow, head: &str) -> String {
        match head {
            "column-interval" => self.interval(row),
            "column-peers" => self.count(row),
            _ => self.number(row.value),
        }
    }

    fn table(&self, heads: &[&str]) -> Table {
        let mut columns = vec![self.composer.column("column-row", false)];
        columns.extend(heads.iter().map(|head| self.composer.column(head, true)));
        let one = |own: &ChartRow| {
            let figures = heads.iter().map(|head| cell(self.text(own, head)));
            row(std::iter::once(cell(self.name(own))).chain(figures).collect())
        };
        behind(columns, self.own.rows.iter().map(one).collect())
    }

    fn dumbbell(&self) -> (Chart, Table) {
        let tag = self.composer.locale().tag();
        let named = |(first, second): &(Text, Text)| (first.get(tag).to_owned(), second.get(tag).to_owned());
        let (first, second) = self.own.ends.as_ref().map(named).unwrap_or_default();
        let gap = |row: &ChartRow| {
            let gap = row.value.zip(row.to).map(|(from, to)| to - from);
            let signed = |gap| locale::signed(self.composer.locale(), gap, self.decimals);
            gap.map_or_else(|| self.composer.get("dash"), signed)
        };
        let one = |row: &ChartRow| chart::DumbbellRow {
            name: self.name(row),
            first: row.value,
            first_label: self.number(row.value),
            second: row.to,
            second_label: self.number(row.to),
            gap: gap(row),
            interval: String::new(),
            certain: true,
            attention: false,
        };
        let data = chart::Dumbbell {
            alt: self.alt(),
            axis: self.axis(),
            first: first.clone(),
            second: second.clone(),
            gap_head: self.composer.get("column-gap"),
            interval_head: String::new(),
            rows: self.own.rows.iter().map(one).collect(),
        };
        let column = |label: String| super::Column { label, note: String::new(), numeric: true };
        let columns = vec![
            self.composer.column("column-row", false),
            column(first),
            column(second),
            self.composer.column("column-gap", true),
        ];
        let rows = self.own.rows.iter().map(|own| {
            let cells = [self.name(own), self.number(own.value), self.number(own.to), gap(own)];
            row(cells.map(cell).into())
        });
        (Chart::Dumbbell(data), behind(columns, rows.collect()))
    }
}

/// Digits of a figure beside its mark, at most: more than the eye tells on its axis are noise.
fn most_decimals((from, to): (f64, f64)) -> usize {
    match (to - from).abs() {
        length if length >= 10.0 => 1,
        length if length >= 1.0 => 2,
        _ => super::DECIMALS,
    }
}

/// An axis of some length, with ticks at round values.
fn axis(locale: Locale, (from, to): (f64, f64)) -> Axis {
    let (low, high) = (from.min(to), from.max(to));
    let least = (high - low) / STEPS;
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0].map(|times| times * power).into_iter().find(|step| *step >= least);
    let step = step.unwrap_or(10.0 * power);
    let first = (low / step).ceil();
    let ticks = (0..=10).map(|i| (first + f64::from(i)) * step).take_while(|at| *at <= high + step * 1e-9);
    let ticks = ticks.map(|at| Tick { at, label: locale::bound(locale, at) }).collect();
    Axis { span: Span { low, high }, ticks }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from: f64, to: f64) -> String {
        let ticks = axis(Locale::En, (from, to)).ticks;
        ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_stand_at_round_values() {
        assert_eq!(labels(0.0, 100.0), "0 20 40 60 80 100");
        assert_eq!(labels(-100.0, 100.0), "\u{2212}100 \u{2212}50 0 50 100");
        assert_eq!(labels(0.0, 0.3), "0 0.05 0.1 0.15 0.2 0.25 0.3");
        assert_eq!(labels(0.0, 47.0), "0 10 20 30 40");
        assert_eq!(labels(1990.0, 2030.0), "1,990 2,000 2,010 2,020 2,030");
    }
}
