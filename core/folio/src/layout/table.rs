//! The automatic table layout of CSS 2.1 (17.5.2.2), which tracks of a grid cannot express: cells in, columns and rows out.

use super::Tree;
use crate::css::style::VerticalAlign;
use crate::css::value::Extent;
use crate::tree::Kind;
use taffy::prelude::*;
use taffy::{Layout, LayoutInput, LayoutOutput, LayoutPartialTree, Line, RequestedAxis, RunMode, SizingMode};

/// A table's grid; its cells are the children of its box.
#[derive(Default)]
pub struct Table {
    pub columns: Vec<Extent>,
    pub rows: Vec<Row>,
    /// Between cells; none when borders collapse.
    pub spacing: f32,
    pub fixed: bool,
    /// Columns from right to left.
    pub rtl: bool,
}

/// One row. `top` and `height` are set by the layout, from the table's top edge.
pub struct Row {
    pub cells: Vec<Cell>,
    pub part: Part,
    pub least: f32,
    pub top: f32,
    pub height: f32,
}

/// Which rows stand at the top and at the foot of each page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Head,
    Body,
    Foot,
}

pub struct Cell {
    pub node: usize,
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    /// As declared.
    pub width: Extent,
}

#[derive(Clone, Copy, Default)]
struct Column {
    min: f32,
    max: f32,
    percent: Option<f32>,
    fixed: bool,
}

/// Lays a table out, as one of taffy's algorithms would.
pub fn compute(tree: &mut Tree, id: NodeId, inputs: LayoutInput) -> LayoutOutput {
    let at = usize::from(id);
    let flow = &tree.nodes[at].flow;
    let whole = inputs.parent_size.width.unwrap_or(0.0);
    let edge = |padding: LengthPercentage, border: LengthPercentage| {
        use taffy::ResolveOrZero;
        padding.resolve_or_zero(Some(whole), |_, _| 0.0) + border.resolve_or_zero(Some(whole), |_, _| 0.0)
    };
    let edges = taffy::Rect {
        left: edge(flow.padding.left, flow.border.left),
        right: edge(flow.padding.right, flow.border.right),
        top: edge(flow.padding.top, flow.border.top),
        bottom: edge(flow.padding.bottom, flow.border.bottom),
    };
    let declared = {
        use taffy::MaybeResolve;
        flow.size.width.maybe_resolve(inputs.parent_size.width, |_, _| 0.0)
    };
    let Kind::Table(table) = std::mem::replace(&mut tree.nodes[at].kind, Kind::Block) else {
        unreachable!("only tables are laid out as tables")
    };
    let mut table = table;
    let columns = measure(tree, &table);
    let gaps = table.spacing * (columns.len() + 1) as f32;
    let frame = edges.left + edges.right + gaps;
    let (min, max) = columns.iter().fold((0.0, 0.0), |sum, column| (sum.0 + column.min, sum.1 + column.max));
    let outer = inputs.known_dimensions.width.or(declared).unwrap_or_else(|| match inputs.available_space.width {
        AvailableSpace::Definite(width) => (max + frame).min(width),
        AvailableSpace::MinContent => min + frame,
        AvailableSpace::MaxContent => max + frame,
    });
    let inner = (outer - frame).max(min);
    let widths = if table.fixed { fixed(&columns, inner) } else { distribute(&columns, inner) };
    let height = place(tree, &mut table, &widths, (edges.left, edges.top), inputs.run_mode);
    tree.nodes[at].kind = Kind::Table(table);
    LayoutOutput::from_outer_size(Size { width: inner + frame, height: height + edges.bottom })
}

/// What each column wants.
fn measure(tree: &mut Tree, table: &Table) -> Vec<Column> {
    let mut columns = vec![Column::default(); table.columns.len()];
    for (column, declared) in columns.iter_mut().zip(&table.columns) {
        demand(column, *declared, 0.0, 0.0);
    }
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    for cell in cells().filter(|cell| cell.columns == 1) {
        let (min, max) = (
            width_of(tree, cell.node, AvailableSpace::MinContent),
            width_of(tree, cell.node, AvailableSpace::MaxContent),
        );
        demand(&mut columns[cell.column], cell.width, min, max);
    }
    for cell in cells().filter(|cell| cell.columns > 1) {
        let (min, max) = (
            width_of(tree, cell.node, AvailableSpace::MinContent),
            width_of(tree, cell.node, AvailableSpace::MaxContent),
        );
        let spanned = &mut columns[cell.column..cell.column + cell.columns];
        let gaps = table.spacing * (cell.columns - 1) as f32;
        let (have_min, have_max) =
            spanned.iter().fold((0.0, 0.0), |sum, column| (sum.0 + column.min, sum.1 + column.max));
        let count = spanned.len() as f32;
        for column in spanned {
            let share = if have_max > 0.0 { column.max / have_max } else { 1.0 / count };
            column.min += (min - have_min - gaps).max(0.0) * share;
            column.max = (column.max + (max - have_max - gaps).max(0.0) * share).max(column.min);
        }
    }
    columns
}

fn demand(column: &mut Column, declared: Extent, min: f32, max: f32) {
    column.min = column.min.max(min);
    match declared {
        Extent::Px(px) => {
            column.fixed = true;
            column.min = column.min.max(px);
            column.max = column.max.max(column.min);
        }
        Extent::Percent(fraction) => column.percent = Some(column.percent.unwrap_or(0.0).max(fraction)),
        // As CSS has it: a sum says nothing before the table's width is known.
        Extent::Mixed(..) | Extent::Auto => {}
    }
    if !column.fixed {
        column.max = column.max.max(max);
    }
}

fn width_of(tree: &mut Tree, node: usize, available: AvailableSpace) -> f32 {
    let space = Size { width: available, height: AvailableSpace::MaxContent };
    let input = LayoutInput { axis: RequestedAxis::Horizontal, ..cell_input(None, space, RunMode::ComputeSize) };
    tree.compute_child_layout(node.into(), input).size.width
}

fn cell_input(width: Option<f32>, available_space: Size<AvailableSpace>, run_mode: RunMode) -> LayoutInput {
    LayoutInput {
        run_mode,
        sizing_mode: SizingMode::InherentSize,
        axis: RequestedAxis::Both,
        known_dimensions: Size { width, height: None },
        known_dimensions_are_definite: Size { width: true, height: false },
        parent_size: Size { width, height: None },
        available_space,
        vertical_margins_are_collapsible: Line::FALSE,
    }
}

/// Shares `width` among the columns: percentages first, then content.
fn distribute(columns: &[Column], width: f32) -> Vec<f32> {
    let mut widths: Vec<f32> =
        columns.iter().map(|column| column.percent.map_or(column.min, |part| (part * width).max(column.min))).collect();
    let over = widths.iter().sum::<f32>() - width;
    if over > 0.0 {
        // Percentages ask for too much: they give back, down to their content.
        let slack: f32 = columns
            .iter()
            .zip(&widths)
            .filter(|(column, _)| column.percent.is_some())
            .map(|(column, width)| width - column.min)
            .sum();
        for (column, width) in columns.iter().zip(&mut widths).filter(|(column, _)| column.percent.is_some()) {
            *width -= (*width - column.min) * (over / slack.max(0.01)).min(1.0);
        }
        return widths;
    }
    let others = || columns.iter().enumerate().filter(|(_, column)| column.percent.is_none());
    let rest = -over;
    let wish: f32 = others().map(|(_, column)| column.max - column.min).sum();
    if wish >= rest {
        for (at, column) in others() {
            widths[at] += (column.max - column.min) * if wish > 0.0 { rest / wish } else { 0.0 };
        }
        return widths;
    }
    for (at, column) in others() {
        widths[at] = column.max;
    }
    let excess = rest - wish;
    let mut takers: Vec<usize> =
        others().filter(|(_, column)| !column.fixed && column.max > 0.0).map(|(at, _)| at).collect();
    if takers.is_empty() {
        takers =
            if others().next().is_some() { others().map(|(at, _)| at).collect() } else { (0..columns.len()).collect() };
    }
    let total: f32 = takers.iter().map(|at| widths[*at]).sum();
    let count = takers.len() as f32;
    for at in takers {
        widths[at] += if total > 0.0 { excess * widths[at] / total } else { excess / count };
    }
    widths
}

/// `table-layout: fixed`: declared widths, the rest in equal parts.
fn fixed(columns: &[Column], width: f32) -> Vec<f32> {
    let declared = |column: &Column| column.percent.map(|part| part * width).or(column.fixed.then_some(column.min));
    let used: f32 = columns.iter().filter_map(declared).sum();
    let open = columns.iter().filter(|column| declared(column).is_none()).count();
    columns.iter().map(|column| declared(column).unwrap_or((width - used).max(0.0) / open as f32)).collect()
}

/// Gives each cell its place; returns the height so far.
fn place(tree: &mut Tree, table: &mut Table, widths: &[f32], origin: (f32, f32), run_mode: RunMode) -> f32 {
    let spacing = table.spacing;
    let mut lefts: Vec<f32> = widths
        .iter()
        .scan(origin.0 + spacing, |x, width| {
            let left = *x;
            *x += width + spacing;
            Some(left)
        })
        .collect();
    if table.rtl {
        mirror(&mut lefts, widths, origin.0, spacing);
    }
    let width = |cell: &Cell| {
        widths[cell.column..cell.column + cell.columns].iter().sum::<f32>() + spacing * (cell.columns - 1) as f32
    };
    let mut sizes: Vec<Vec<(f32, Option<f32>)>> = Vec::new();
    for row in &table.rows {
        let mut line = Vec::new();
        for cell in &row.cells {
            let space = Size { width: AvailableSpace::Definite(width(cell)), height: AvailableSpace::MaxContent };
            let output = tree.compute_child_layout(cell.node.into(), cell_input(Some(width(cell)), space, run_mode));
            line.push((output.size.height, output.baselines.first));
        }
        sizes.push(line);
    }
    let baseline_of = |tree: &Tree, cell: &Cell, size: &(f32, Option<f32>)| {
        (tree.nodes[cell.node].style.vertical_align == VerticalAlign::Baseline).then_some(size.1).flatten()
    };
    let mut heights: Vec<f32> = Vec::new();
    let mut baselines: Vec<f32> = Vec::new();
    for (row, sizes) in table.rows.iter().zip(&sizes) {
        let pairs = || row.cells.iter().zip(sizes).filter(|(cell, _)| cell.rows == 1);
        let baseline = pairs().filter_map(|(cell, size)| baseline_of(tree, cell, size)).fold(0.0, f32::max);
        let height = pairs()
            .map(|(cell, size)| size.0 + baseline_of(tree, cell, size).map_or(0.0, |own| baseline - own))
            .fold(row.least, f32::max);
        heights.push(height);
        baselines.push(baseline);
    }
    for (at, (row, sizes)) in table.rows.iter().zip(&sizes).enumerate() {
        for (cell, size) in row.cells.iter().zip(sizes).filter(|(cell, _)| cell.rows > 1) {
            let end = (at + cell.rows).min(heights.len());
            let have: f32 = heights[at..end].iter().sum::<f32>() + spacing * (end - at - 1) as f32;
            heights[end - 1] += (size.0 - have).max(0.0);
        }
    }
    let mut y = origin.1 + spacing;
    for (row, height) in table.rows.iter_mut().zip(&heights) {
        (row.top, row.height) = (y, *height);
        y += height + spacing;
    }
    for (at, (row, sizes)) in table.rows.iter().zip(&sizes).enumerate() {
        for (cell, size) in row.cells.iter().zip(sizes) {
            let end = (at + cell.rows).min(heights.len());
            let height = heights[at..end].iter().sum::<f32>() + spacing * (end - at - 1) as f32;
            let shift = match tree.nodes[cell.node].style.vertical_align {
                VerticalAlign::Middle => (height - size.0) / 2.0,
                VerticalAlign::Bottom => height - size.0,
                VerticalAlign::Baseline => size.1.map_or(0.0, |own| (baselines[at] - own).max(0.0)),
                _ => 0.0,
            };
            tree.nodes[cell.node].shift = shift;
            let leftmost = if table.rtl { cell.column + cell.columns - 1 } else { cell.column };
            let location = taffy::Point { x: lefts[leftmost], y: row.top };
            tree.set_unrounded_layout(
                cell.node.into(),
                &Layout { location, size: Size { width: width(cell), height }, ..Layout::new() },
            );
        }
    }
    y
}

/// The first column on the right.
fn mirror(lefts: &mut [f32], widths: &[f32], start: f32, spacing: f32) {
    let Some((last, width)) = lefts.last().zip(widths.last()) else { return };
    let sum = start + last + width + spacing;
    for (left, width) in lefts.iter_mut().zip(widths) {
        *left = sum - *left - width;
    }
}
