//! Computed styles, in taffy's words.

use crate::css::style::{Align, Display, Placement, Position, Style, Track};
use crate::css::value::Extent;
use taffy::prelude::*;
use taffy::{AlignItems, BoxSizing, LengthPercentageAuto, TrackSizingFunction};

/// What taffy must know of a box.
pub fn flow(style: &Style) -> taffy::Style {
    let border = [0, 1, 2, 3].map(|side| style.border[side].drawn());
    taffy::Style {
        display: match style.display {
            Display::Flex => taffy::Display::Flex,
            Display::Grid => taffy::Display::Grid,
            Display::InlineBlock | Display::Cell => taffy::Display::FlowRoot,
            _ => taffy::Display::Block,
        },
        direction: if style.rtl { taffy::Direction::Rtl } else { taffy::Direction::Ltr },
        box_sizing: if style.content_box { BoxSizing::ContentBox } else { BoxSizing::BorderBox },
        position: match style.position {
            Position::Static => taffy::Position::Static,
            Position::Relative => taffy::Position::Relative,
            Position::Absolute => taffy::Position::Absolute,
        },
        inset: rect(style.inset, auto_length),
        margin: rect(style.margin, auto_length),
        padding: rect(style.padding, plain_length),
        border: rect(border, LengthPercentage::length),
        size: Size { width: dimension(style.width), height: dimension(style.height) },
        min_size: Size { width: auto_length(style.min_width), height: auto_length(style.min_height) },
        max_size: Size { width: auto_length(style.max_width), height: auto_length(style.max_height) },
        gap: Size { width: plain_length(style.gap[1]), height: plain_length(style.gap[0]) },
        flex_direction: if style.column_flow { FlexDirection::Column } else { FlexDirection::Row },
        flex_wrap: if style.wrap { FlexWrap::Wrap } else { FlexWrap::NoWrap },
        flex_grow: style.grow,
        flex_shrink: style.shrink,
        flex_basis: dimension(style.basis),
        align_items: items(style.align_items).unwrap_or(AlignItems::NORMAL),
        align_self: items(style.align_self),
        justify_items: items(style.justify_items).unwrap_or(AlignItems::NORMAL),
        justify_self: items(style.justify_self),
        justify_content: content(style.justify_content),
        align_content: content(style.align_content),
        grid_template_columns: style.columns.iter().map(|track| GridTemplateComponent::Single(sizing(track))).collect(),
        grid_template_rows: style.rows.iter().map(|track| GridTemplateComponent::Single(sizing(track))).collect(),
        grid_column: place(style.grid_column),
        grid_row: place(style.grid_row),
        ..Default::default()
    }
}

fn rect<From: Copy, To>(sides: [From; 4], to: impl Fn(From) -> To) -> taffy::Rect<To> {
    taffy::Rect { top: to(sides[0]), right: to(sides[1]), bottom: to(sides[2]), left: to(sides[3]) }
}

fn auto_length(extent: Extent) -> LengthPercentageAuto {
    match extent {
        Extent::Px(px) => LengthPercentageAuto::length(px),
        Extent::Percent(fraction) => LengthPercentageAuto::percent(fraction),
        Extent::Mixed(px, fraction) => LengthPercentageAuto::calc(mixed(px, fraction)),
        Extent::Auto => LengthPercentageAuto::auto(),
    }
}

fn plain_length(extent: Extent) -> LengthPercentage {
    match extent {
        Extent::Px(px) => LengthPercentage::length(px),
        Extent::Percent(fraction) => LengthPercentage::percent(fraction),
        Extent::Mixed(px, fraction) => LengthPercentage::calc(mixed(px, fraction)),
        Extent::Auto => LengthPercentage::length(0.0),
    }
}

fn dimension(extent: Extent) -> Dimension {
    match extent {
        Extent::Px(px) => Dimension::length(px),
        Extent::Percent(fraction) => Dimension::percent(fraction),
        Extent::Mixed(px, fraction) => Dimension::calc(mixed(px, fraction)),
        Extent::Auto => Dimension::auto(),
    }
}

/// Pixels and a fraction as the handle that taffy asks `mixed_value` about: it keeps 61 bits of it, enough for both.
fn mixed(px: f32, fraction: f32) -> *const () {
    let bits = u64::from(px.to_bits()) << 32 | u64::from(fraction.to_bits() & !0b111);
    std::ptr::without_provenance(usize::try_from(bits).expect("pointers have 64 bits where reports are made"))
}

/// The length that a handle of `mixed` stands for.
pub fn mixed_value(handle: *const (), whole: f32) -> f32 {
    let bits = handle.addr() as u64;
    let half = |bits: u64| f32::from_bits(u32::try_from(bits & 0xFFFF_FFFF).expect("masked to 32 bits"));
    half(bits >> 32) + half(bits) * whole
}

fn items(align: Align) -> Option<AlignItems> {
    match align {
        Align::Start => Some(AlignItems::START),
        Align::End => Some(AlignItems::END),
        Align::Center => Some(AlignItems::CENTER),
        Align::Stretch => Some(AlignItems::STRETCH),
        Align::Baseline => Some(AlignItems::BASELINE),
        _ => None,
    }
}

fn content(align: Align) -> JustifyContent {
    match align {
        Align::Start => JustifyContent::START,
        Align::End => JustifyContent::END,
        Align::Center => JustifyContent::CENTER,
        Align::Stretch => JustifyContent::STRETCH,
        Align::Between => JustifyContent::SPACE_BETWEEN,
        Align::Around => JustifyContent::SPACE_AROUND,
        Align::Evenly => JustifyContent::SPACE_EVENLY,
        Align::Normal | Align::Baseline => taffy::AlignContent::NORMAL,
    }
}

fn sizing(track: &Track) -> TrackSizingFunction {
    match *track {
        Track::Auto => auto(),
        Track::MinContent => min_content(),
        Track::MaxContent => max_content(),
        Track::Px(px) => length(px),
        Track::Percent(fraction) => percent(fraction),
        Track::Fr(share) => fr(share),
        Track::FrFrom(least, share) => minmax(length(least), fr(share)),
        Track::Between(least, most) => minmax(length(least), length(most)),
    }
}

fn place([start, end]: [Placement; 2]) -> Line<GridPlacement> {
    let to = |placement| match placement {
        Placement::Auto => GridPlacement::Auto,
        Placement::Line(index) => line(index),
        Placement::Span(count) => span(count),
    };
    Line { start: to(start), end: to(end) }
}
