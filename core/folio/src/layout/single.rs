//! A block that holds one text and nothing else, as most cells and paragraphs do: laid out as taffy's block layout would,
//! without its lists and without the margins of children.

use super::{Tree, flow, measure_text};
use crate::css::style::Display;
use crate::tree::Kind;
use taffy::{
    AlignContent, AlignItems, AvailableSpace, Baselines, CollapsibleMarginSet, Layout, LayoutInput, LayoutOutput,
    LengthPercentageAuto, Line, MaybeMath, NodeId, OofCandidates, Point, Rect, RequestedAxis, ResolveOrZero, RunMode,
    Size, SizingMode, Style,
};

/// The layout of such a block; `None` for all others, and for one without height, through which margins collapse.
pub fn compute(tree: &mut Tree, id: NodeId, inputs: LayoutInput) -> Option<LayoutOutput> {
    let at = usize::from(id);
    let child = only_text(tree, at)?;
    let flow = &tree.nodes[at].flow;
    let (position, rtl) = (flow.position, tree.nodes[at].style.rtl);
    let whole = inputs.parent_size.width;
    let outer = edges(flow, whole);
    let least = outer.sum_axes();
    let known = inputs.known_dimensions.maybe_max(least);
    let measures = inputs.run_mode == RunMode::ComputeSize;
    let width = match known.width {
        Some(width) => width,
        None => (wish(tree, child, inputs.available_space.width.maybe_sub(least.width)) + least.width).max(least.width),
    };
    match known.height {
        Some(height) if measures => return Some(LayoutOutput::from_outer_size(Size { width, height })),
        None if measures && inputs.axis == RequestedAxis::Horizontal => {
            return Some(LayoutOutput::from_outer_size(Size { width, height: 0.0 }));
        }
        _ => {}
    }
    let flow = &tree.nodes[at].flow;
    let inside = if whole.is_some() { outer } else { edges(flow, Some(width)) };
    let margin = flow.margin;
    let inner = (width - inside.horizontal_axis_sum()).max(0.0);
    let text = text(tree, child, set(inputs.run_mode, inner));
    let height = known.height.unwrap_or((inside.top + text.size.height + inside.bottom).max(0.0)).max(least.height);
    if height == 0.0 || text.size.height == 0.0 {
        return None;
    }
    if !measures {
        let x = if rtl { width - inside.right - text.size.width } else { inside.left };
        tree.nodes[child].layout = Layout { location: Point { x, y: inside.top }, size: text.size, ..Layout::new() };
    }
    // Where neither border nor padding parts them, the margins are those of the content, which has none.
    let collapsible = inputs.vertical_margins_are_collapsible;
    let side = |collapsible: bool, edge: f32, own: LengthPercentageAuto| {
        if collapsible && !position.is_out_of_flow() && edge == 0.0 {
            return CollapsibleMarginSet::ZERO;
        }
        CollapsibleMarginSet::from_margin(own.resolve_or_zero(whole, flow::mixed_value))
    };
    Some(LayoutOutput {
        size: Size { width, height },
        baselines: Baselines::from_first(text.baselines.first.map(|baseline| inside.top + baseline)),
        top_margin: side(collapsible.start, outer.top, margin.top),
        bottom_margin: side(collapsible.end, outer.bottom, margin.bottom),
        margins_can_collapse_through: false,
        oof_candidates: OofCandidates::NONE,
        oof_positioning_area: None,
    })
}

/// The text of a block that holds nothing else and is as large as it.
fn only_text(tree: &Tree, at: usize) -> Option<usize> {
    let node = &tree.nodes[at];
    let [child] = node.children[..] else { return None };
    let Style { size, min_size, max_size, align_content, justify_items, .. } = &*node.flow;
    let free = *size == Size::auto()
        && *min_size == Size::auto()
        && *max_size == Size::auto()
        && *align_content == AlignContent::NORMAL
        && *justify_items == AlignItems::NORMAL;
    let block = matches!(node.kind, Kind::Block)
        && matches!(node.flow.display, taffy::Display::Block | taffy::Display::FlowRoot);
    let text = &tree.nodes[child];
    // Anonymous boxes are blocks without margins, borders and sizes of their own.
    let anonymous = text.style.display == Display::Block && !text.flow.position.is_out_of_flow();
    (free && block && anonymous && matches!(text.kind, Kind::Text(_))).then_some(child)
}

/// Padding and border.
fn edges(flow: &Style, whole: Option<f32>) -> Rect<f32> {
    flow.padding.resolve_or_zero(whole, flow::mixed_value) + flow.border.resolve_or_zero(whole, flow::mixed_value)
}

/// How wide the text would be.
fn wish(tree: &mut Tree, child: usize, available: AvailableSpace) -> f32 {
    let inputs = LayoutInput {
        axis: RequestedAxis::Horizontal,
        known_dimensions: Size::NONE,
        parent_size: Size::NONE,
        available_space: Size { width: available, height: AvailableSpace::MinContent },
        ..set(RunMode::ComputeSize, 0.0)
    };
    text(tree, child, inputs).size.width.max(0.0)
}

/// Text in a block of this width.
fn set(run_mode: RunMode, width: f32) -> LayoutInput {
    LayoutInput {
        run_mode,
        sizing_mode: SizingMode::InherentSize,
        axis: RequestedAxis::Both,
        known_dimensions: Size { width: Some(width), height: None },
        known_dimensions_are_definite: Size { width: true, height: true },
        parent_size: Size { width: Some(width), height: None },
        available_space: Size { width: AvailableSpace::Definite(width), height: AvailableSpace::MaxContent },
        vertical_margins_are_collapsible: Line::TRUE,
    }
}

fn text(tree: &mut Tree, child: usize, inputs: LayoutInput) -> LayoutOutput {
    let node = &mut tree.nodes[child];
    let Kind::Text(paragraph) = &mut node.kind else { unreachable!("only texts are asked") };
    measure_text(paragraph, &node.flow, inputs)
}
