//! Table elements in, a table box out: rows and cells found, spans counted, shared borders settled.

use super::Kind;
use super::build::Builder;
use crate::css::made::Change;
use crate::css::style::{Border, Display, Style};
use crate::css::value::Extent;
use crate::html::attr;
use crate::layout::table::{Cell, Part, Row, Table};
use crate::pdf::structure::TagId;
use crate::quick;
use scraper::ElementRef;
use std::rc::Rc;
use taffy::LengthPercentage;

/// What taffy knows of cells with shared borders, by what it knew of their style, which is kept, and half of their widths.
type Bordered = quick::Table<(usize, [u32; 4]), (Rc<taffy::Style>, Rc<taffy::Style>)>;

impl<'a> Builder<'a, '_> {
    /// A table, with its caption above it.
    pub fn table(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>) -> usize {
        let mut table = Table {
            spacing: if style.collapse { 0.0 } else { style.spacing },
            fixed: style.fixed_table,
            rtl: style.rtl,
            ..Table::default()
        };
        let mut captions = Vec::new();
        self.cascade.rules.enter(element);
        self.rows(element, style, tag, Part::Body, &mut table, &mut captions);
        self.cascade.rules.leave();
        // Heads come first and feet last, wherever they are written.
        table.rows.sort_by_key(|row| row.part);
        let count =
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        table.columns.resize(count.max(table.columns.len()), Extent::Auto);
        if style.collapse {
            self.share_borders(&table);
        }
        let children = table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.node)).collect();
        let mut node = self.tree.node(style.clone(), Kind::Table(Box::new(table)), tag);
        node.flow().item_is_table = true;
        node.children = children;
        if captions.is_empty() {
            return self.tree.push(node);
        }
        let outer = Style { margin: style.margin, ..style.anonymous() };
        node.flow().margin = taffy::Rect::zero();
        let inner = self.tree.push(node);
        let mut wrapper = self.tree.node(Rc::new(outer), Kind::Block, tag);
        wrapper.children = captions;
        wrapper.children.push(inner);
        self.tree.push(wrapper)
    }

    fn rows(
        &mut self,
        group: ElementRef<'a>,
        style: &Rc<Style>,
        tag: Option<TagId>,
        part: Part,
        table: &mut Table,
        captions: &mut Vec<usize>,
    ) {
        for child in group.child_elements() {
            let mut own = self.cascade.style(child, style, self.report);
            // Rows have no box of their own: their cells fade.
            if style.display != Display::Table {
                own = self.cascade.made.changed(Change::Row, [&own, style], || Style {
                    opacity: own.opacity * style.opacity,
                    background: own.background.or(style.background),
                    ..Style::clone(&own)
                });
            }
            match own.display {
                Display::None => {}
                Display::Caption => {
                    let own = self.cascade.made.displayed(own, Display::Block);
                    captions.extend(self.element(child, &own, tag));
                }
                Display::Column => self.columns(child, &own, table),
                Display::HeadGroup | Display::FootGroup | Display::RowGroup => {
                    let part = match own.display {
                        Display::HeadGroup => Part::Head,
                        Display::FootGroup => Part::Foot,
                        _ => Part::Body,
                    };
                    self.cascade.rules.enter(child);
                    self.rows(child, &own, tag, part, table, captions);
                    self.cascade.rules.leave();
                }
                _ => self.row(child, &own, tag, part, table),
            }
        }
    }

    fn columns(&mut self, element: ElementRef<'a>, style: &Rc<Style>, table: &mut Table) {
        if style.background.is_some() || style.border.iter().any(|border| border.drawn() > 0.0) {
            self.report.warn(element, "backgrounds and borders of columns are not supported: give them to the cells");
        }
        let inner: Vec<_> = element.child_elements().collect();
        if inner.is_empty() {
            let declared = attr(element, "width")
                .and_then(crate::css::value::Length::parse)
                .map(|width| width.resolve(style.size, self.cascade.root()));
            let width = if style.width == Extent::Auto { declared.unwrap_or(Extent::Auto) } else { style.width };
            table.columns.extend(std::iter::repeat_n(width, span(element, "span")));
            return;
        }
        self.cascade.rules.enter(element);
        for column in inner {
            let own = self.cascade.style(column, style, self.report);
            self.columns(column, &own, table);
        }
        self.cascade.rules.leave();
    }

    fn row(&mut self, element: ElementRef<'a>, style: &Rc<Style>, tag: Option<TagId>, part: Part, table: &mut Table) {
        let at = table.rows.len();
        let row_tag = self.placed_tag("TR", tag);
        let mut cells = Vec::new();
        self.cascade.rules.enter(element);
        let mut column = 0;
        for child in element.child_elements() {
            let own = self.cascade.style(child, style, self.report);
            if own.display == Display::None {
                continue;
            }
            while taken(table, at, column) {
                column += 1;
            }
            let (columns, rows) = (span(child, "colspan"), span(child, "rowspan"));
            let width = own.width;
            let own = self.cascade.made.changed(Change::Cell, [&own, style], || cell_style(&own, style));
            let cell_tag = self.cell_tag(child, row_tag, part == Part::Head, (columns, rows));
            let children = self.content(child, &own, cell_tag);
            let mut node = self.tree.node(own.clone(), Kind::Block, cell_tag);
            node.children = children;
            node.element = Some(child);
            node.anchors.extend(attr(child, "id"));
            let width = match width {
                Extent::Px(px) if own.content_box => {
                    Extent::Px(px + own.padding[1].pixels(0.0) + own.padding[3].pixels(0.0))
                }
                other => other,
            };
            cells.push(Cell { node: self.tree.push(node), column, columns, rows, width });
            column += columns;
        }
        self.cascade.rules.leave();
        if let (Some(first), Some(id)) = (cells.first(), attr(element, "id")) {
            self.tree.nodes[first.node].anchors.push(id);
        }
        table.rows.push(Row { cells, part, least: style.height.pixels(0.0), top: 0.0, height: 0.0 });
    }

    fn cell_tag(
        &mut self,
        cell: ElementRef<'a>,
        row: Option<TagId>,
        head: bool,
        (columns, rows): (usize, usize),
    ) -> Option<TagId> {
        let header = cell.value().name() == "th";
        let id = self.placed_tag(if header { "TH" } else { "TD" }, row)?;
        let tag = &mut self.tags.list[id];
        (tag.columns, tag.rows) = (columns, rows);
        if header {
            tag.scope = Some(match attr(cell, "scope") {
                Some("row" | "rowgroup") => "Row",
                Some("col" | "colgroup") => "Column",
                _ if head => "Column",
                _ => "Row",
            });
        }
        Some(id)
    }

    /// Collapsed borders: of two that meet, the wider one is drawn, half in each cell.
    fn share_borders(&mut self, table: &Table) {
        let columns = table.columns.len();
        let mut owners: Vec<Vec<Option<usize>>> = vec![vec![None; columns]; table.rows.len()];
        for (at, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                for line in owners.iter_mut().skip(at).take(cell.rows) {
                    line[cell.column..cell.column + cell.columns].fill(Some(cell.node));
                }
            }
        }
        // Cells of one style whose borders come out alike go on sharing what taffy knows of them.
        let mut flows = Bordered::default();
        for (at, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                let neighbour =
                    |row: Option<usize>, column: Option<usize>| owners.get(row?)?.get(column?).copied().flatten();
                let (mut right, mut left) = (Some(cell.column + cell.columns), cell.column.checked_sub(1));
                if table.rtl {
                    std::mem::swap(&mut right, &mut left);
                }
                let beside = [
                    (neighbour(at.checked_sub(1), Some(cell.column)), 2),
                    (neighbour(Some(at), right), 3),
                    (neighbour(Some(at + cell.rows), Some(cell.column)), 0),
                    (neighbour(Some(at), left), 1),
                ];
                let mut settled = [Border::NONE; 4];
                for (side, (other, facing)) in beside.into_iter().enumerate() {
                    let border = |node: usize, side: usize| {
                        let style = &self.tree.nodes[node].style;
                        Border { color: Some(style.border_color(side)), ..style.border[side] }
                    };
                    let own = border(cell.node, side);
                    let theirs = other.map_or(Border::NONE, |other| border(other, facing));
                    let first = matches!(side, 1 | 2);
                    // Of equals, the one above or on the left.
                    let wins = if first { own.drawn() >= theirs.drawn() } else { own.drawn() > theirs.drawn() };
                    settled[side] = if wins { own } else { theirs };
                }
                let half = settled.map(|border| border.drawn() / 2.0);
                let node = &mut self.tree.nodes[cell.node];
                let known = flows.entry((Rc::as_ptr(&node.flow).addr(), half.map(f32::to_bits)));
                let flow = known.or_insert_with(|| {
                    let [top, right, bottom, left] = half.map(LengthPercentage::length);
                    let border = taffy::Rect { top, right, bottom, left };
                    (node.flow.clone(), Rc::new(taffy::Style { border, ..taffy::Style::clone(&node.flow) }))
                });
                node.flow = flow.1.clone();
                node.shared_borders = Some(settled);
            }
        }
    }
}

/// A cell's style, with what its row hands down. Its declared width is that of its column.
fn cell_style(own: &Style, row: &Style) -> Style {
    let mut style = Style {
        display: Display::Cell,
        width: Extent::Auto,
        background: own.background.or(row.background),
        opacity: own.opacity * row.opacity,
        ..own.clone()
    };
    for side in [0, 2] {
        if style.border[side].drawn() == 0.0 && row.collapse {
            style.border[side] = row.border[side];
        }
    }
    style
}

/// Whether a cell of an earlier row reaches down into this place.
fn taken(table: &Table, row: usize, column: usize) -> bool {
    table.rows.iter().enumerate().any(|(at, earlier)| {
        earlier
            .cells
            .iter()
            .any(|cell| at + cell.rows > row && (cell.column..cell.column + cell.columns).contains(&column))
    })
}

fn span(element: ElementRef, name: &str) -> usize {
    attr(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, 100)
}
