//! Boxes in, their places out: taffy for block, flex and grid, our own solver for tables, parley for text.

mod flow;
mod single;
pub mod table;

use crate::css::style::Style as ComputedStyle;
use crate::css::value::Extent;
use crate::pdf::structure::TagId;
use crate::quick::Table;
use crate::text::InsetContent;
use crate::tree::{Kind, Node};
use flow::flow;
use std::rc::Rc;
use taffy::{
    AvailableSpace, BlockContext, CacheTree, Layout, LayoutInput, LayoutOutput, LayoutPartialTree, NodeId,
    RequestedAxis, RunMode, Size, Style, compute_block_layout, compute_cached_layout, compute_flexbox_layout,
    compute_grid_layout, compute_hidden_layout, compute_leaf_layout, compute_oof_layout, compute_root_layout,
};

/// All boxes of a document.
#[derive(Default)]
pub struct Tree<'a> {
    pub nodes: Vec<Node<'a>>,
    /// Styles in taffy's words, by their addresses; the styles are kept, so that no other comes to stand there.
    flows: Table<usize, (Rc<ComputedStyle>, Rc<Style>)>,
}

impl<'a> Tree<'a> {
    pub fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes), flows: Table::default() }
    }

    /// A box, to be pushed.
    pub fn node(&mut self, style: Rc<ComputedStyle>, kind: Kind<'a>, tag: Option<TagId>) -> Node<'a> {
        let known = self.flows.entry(Rc::as_ptr(&style).addr());
        let flow = known.or_insert_with(|| (style.clone(), Rc::new(flow(&style)))).1.clone();
        Node::new((style, flow), kind, tag)
    }

    pub fn push(&mut self, node: Node<'a>) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Lays out `root` at `width` and places it at the origin of its own tape. Returns the height.
    pub fn lay_out(&mut self, root: usize, width: f32, page_height: f32) -> f32 {
        let available = Size { width: AvailableSpace::Definite(width), height: AvailableSpace::Definite(page_height) };
        self.nodes[root].flow().size.width = taffy::Dimension::length(width);
        compute_root_layout(self, root.into(), available);
        self.place(root, 0.0, 0.0);
        self.nodes[root].rect[3]
    }

    /// Lays out a box that flows with text, as wide as it likes. Its place is set with the text's.
    pub fn shrink_to_fit(&mut self, root: usize) -> Shrunk {
        compute_root_layout(
            self,
            root.into(),
            Size { width: AvailableSpace::MaxContent, height: AvailableSpace::MaxContent },
        );
        let node = &self.nodes[root];
        let (size, margin) = (node.layout.size, node.layout.margin);
        let replaced = matches!(node.kind, Kind::Svg(..) | Kind::Image(_));
        let baseline = if replaced { None } else { self.last_baseline(root).map(|baseline| baseline + margin.top) };
        Shrunk {
            width: size.width + margin.left + margin.right,
            height: size.height + margin.top + margin.bottom,
            baseline,
        }
    }

    fn last_baseline(&self, at: usize) -> Option<f32> {
        let node = &self.nodes[at];
        if let Kind::Text(paragraph) = &node.kind {
            return paragraph.lines.last_baseline();
        }
        node.children
            .iter()
            .rev()
            .find_map(|&child| Some(self.last_baseline(child)? + self.nodes[child].layout.location.y))
    }

    /// Turns places relative to parents into places on the tape, and breaks lines for good.
    fn place(&mut self, at: usize, x: f32, y: f32) {
        let node = &mut self.nodes[at];
        let (x, y) = (x + node.layout.location.x, y + node.layout.location.y);
        node.rect = [x, y, node.layout.size.width, node.layout.size.height];
        node.cache = None;
        let shift = node.shift;
        if let Kind::Text(paragraph) = &mut node.kind {
            paragraph.finish(node.layout.size.width);
            for (inset, dx, dy) in paragraph.placed_insets() {
                if let InsetContent::Node(child) = inset {
                    let location = self.nodes[child].layout.location;
                    let margin = self.nodes[child].layout.margin;
                    self.place(child, x + dx + margin.left - location.x, y + dy + margin.top - location.y);
                }
            }
            return;
        }
        for i in 0..self.nodes[at].children.len() {
            let child = self.nodes[at].children[i];
            if !self.nodes[child].flow.position.is_out_of_flow() {
                self.place(child, x, y + shift);
            }
        }
        for i in 0..self.nodes[at].hoisted.len() {
            let child = usize::from(self.nodes[at].hoisted[i]);
            self.place(child, x, y);
        }
    }

    fn compute(&mut self, id: NodeId, inputs: LayoutInput, block: Option<&mut BlockContext<'_>>) -> LayoutOutput {
        if inputs.run_mode == RunMode::PerformHiddenLayout {
            return compute_hidden_layout(self, id);
        }
        if let Node { kind: Kind::Text(paragraph), flow, .. } = &mut self.nodes[usize::from(id)] {
            // Its lines are measured sooner than found again.
            return measure_text(paragraph, flow, inputs);
        }
        compute_cached_layout(self, id, inputs, |tree, id, inputs| {
            if let Some(output) = single::compute(tree, id, inputs) {
                return output;
            }
            let node = &mut tree.nodes[usize::from(id)];
            let leaf = node.children.is_empty();
            let share = |width| matches!(width, Extent::Percent(_) | Extent::Mixed(..));
            let shrinks = share(node.style.width) || share(node.style.max_width);
            let mut output = match (&mut node.kind, node.flow.display) {
                (Kind::Svg(_, natural), _) => measure_replaced(*natural, shrinks, &node.flow, inputs),
                (Kind::Image(image), _) => measure_replaced(image.natural, shrinks, &node.flow, inputs),
                (Kind::Table(_), _) => table::compute(tree, id, inputs),
                _ if leaf => {
                    compute_leaf_layout(inputs, &*node.flow, |_, _| 0.0, |known, _| known.unwrap_or(Size::ZERO))
                }
                (_, taffy::Display::Flex) => compute_flexbox_layout(tree, id, inputs),
                (_, taffy::Display::Grid) => compute_grid_layout(tree, id, inputs),
                (_, taffy::Display::Block) => compute_block_layout(tree, id, inputs, block),
                _ => compute_block_layout(tree, id, inputs, None),
            };
            if inputs.run_mode == RunMode::PerformLayout {
                compute_oof_layout(tree, id, &mut output);
            }
            output
        })
    }
}

/// The outer size of a box that flows with text.
pub struct Shrunk {
    pub width: f32,
    pub height: f32,
    /// From the top of the outer box.
    pub baseline: Option<f32>,
}

/// Where only a width is asked for, no line is broken: the narrowest and the widest are known.
fn measure_text(paragraph: &mut crate::text::Paragraph, flow: &Style, inputs: LayoutInput) -> LayoutOutput {
    let mut output = compute_leaf_layout(
        inputs,
        flow,
        |_, _| 0.0,
        |known, available| {
            let (min, max) = paragraph.widths();
            let width = known.width.unwrap_or(match available.width {
                // Its box is as wide as that, whatever juts out.
                AvailableSpace::Definite(width) if inputs.known_dimensions.width.is_some() => width,
                AvailableSpace::Definite(width) => width.min(max).max(min),
                AvailableSpace::MinContent => min,
                AvailableSpace::MaxContent => max,
            });
            if let Some(height) = known.height.filter(|_| known.width.is_some()) {
                return Size { width, height };
            }
            let only_width = inputs.run_mode == RunMode::ComputeSize && inputs.axis == RequestedAxis::Horizontal;
            if only_width && !matches!(available.width, AvailableSpace::Definite(_)) {
                return Size { width, height: 0.0 };
            }
            let (text_width, height) = paragraph.set_width(width);
            Size { width: known.width.unwrap_or(text_width.min(width) + 0.01), height: known.height.unwrap_or(height) }
        },
    );
    output.baselines.first = paragraph.lines.first_baseline();
    output
}

/// `shrinks`: the width is a share of the parent's, so that the content asks for no width of its own.
fn measure_replaced(natural: Size<f32>, shrinks: bool, flow: &Style, inputs: LayoutInput) -> LayoutOutput {
    let ratio = natural.width.max(0.01) / natural.height.max(0.01);
    compute_leaf_layout(
        inputs,
        flow,
        |_, _| 0.0,
        |known, available| match (known.width, known.height) {
            (Some(width), height) => Size { width, height: height.unwrap_or(width / ratio) },
            (None, Some(height)) => Size { width: height * ratio, height },
            (None, None) if shrinks && available.width == AvailableSpace::MinContent => Size::ZERO,
            (None, None) => natural,
        },
    )
}

/// Child ids as taffy wants them.
pub struct Children<'t>(std::slice::Iter<'t, usize>);

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.0.next().map(|&child| NodeId::from(child))
    }
}

impl taffy::TraversePartialTree for Tree<'_> {
    type ChildIter<'t>
        = Children<'t>
    where
        Self: 't;

    fn child_ids(&self, id: NodeId) -> Children<'_> {
        Children(self.nodes[usize::from(id)].children.iter())
    }

    fn child_count(&self, id: NodeId) -> usize {
        self.nodes[usize::from(id)].children.len()
    }

    fn get_child_id(&self, id: NodeId, index: usize) -> NodeId {
        self.nodes[usize::from(id)].children[index].into()
    }
}

impl LayoutPartialTree for Tree<'_> {
    type CustomIdent = String;
    type CoreContainerStyle<'t>
        = &'t Style
    where
        Self: 't;

    fn get_core_container_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn resolve_calc_value(&self, value: *const (), basis: f32) -> f32 {
        flow::mixed_value(value, basis)
    }

    fn set_unrounded_layout(&mut self, id: NodeId, layout: &Layout) {
        self.nodes[usize::from(id)].layout = *layout;
    }

    fn compute_child_layout(&mut self, id: NodeId, inputs: LayoutInput) -> LayoutOutput {
        self.compute(id, inputs, None)
    }
}

impl CacheTree for Tree<'_> {
    fn cache_get(&mut self, id: NodeId, input: &LayoutInput) -> Option<LayoutOutput> {
        self.nodes[usize::from(id)].cache.as_mut()?.get(input)
    }

    fn cache_store(&mut self, id: NodeId, input: &LayoutInput, output: LayoutOutput) {
        self.nodes[usize::from(id)].cache.get_or_insert_default().store(input, output);
    }

    fn cache_clear(&mut self, id: NodeId) {
        self.nodes[usize::from(id)].cache = None;
    }
}

impl taffy::LayoutContainingBlock for Tree<'_> {
    type OofItemStyle<'t>
        = &'t Style
    where
        Self: 't;

    fn get_oof_item_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn clear_hoisted_children(&mut self, id: NodeId) {
        self.nodes[usize::from(id)].hoisted.clear();
    }

    fn add_hoisted_children(&mut self, id: NodeId, hoisted: &[NodeId]) {
        self.nodes[usize::from(id)].hoisted.extend_from_slice(hoisted);
    }
}

impl taffy::LayoutBlockContainer for Tree<'_> {
    type BlockContainerStyle<'t>
        = &'t Style
    where
        Self: 't;
    type BlockItemStyle<'t>
        = &'t Style
    where
        Self: 't;

    fn get_block_container_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn get_block_child_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn compute_block_child_layout(
        &mut self,
        id: NodeId,
        inputs: LayoutInput,
        block: Option<&mut BlockContext<'_>>,
    ) -> LayoutOutput {
        self.compute(id, inputs, block)
    }
}

impl taffy::LayoutFlexboxContainer for Tree<'_> {
    type FlexboxContainerStyle<'t>
        = &'t Style
    where
        Self: 't;
    type FlexboxItemStyle<'t>
        = &'t Style
    where
        Self: 't;

    fn get_flexbox_container_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn get_flexbox_child_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }
}

impl taffy::LayoutGridContainer for Tree<'_> {
    type GridContainerStyle<'t>
        = &'t Style
    where
        Self: 't;
    type GridItemStyle<'t>
        = &'t Style
    where
        Self: 't;

    fn get_grid_container_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }

    fn get_grid_child_style(&self, id: NodeId) -> &Style {
        &self.nodes[usize::from(id)].flow
    }
}
