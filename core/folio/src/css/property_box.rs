//! Declarations about boxes: display, sizes, edges, flex, grid, breaks.

use super::property::{Refusal, Setter, Surroundings, known, length, set};
use super::style::{Align, Border, Break, Display, Line, Placement, Position, Style, Track};
use super::value::{Color, Extent, Length, around, parse_color, words};
use std::sync::Arc;

const SIDES: [&str; 4] = ["top", "right", "bottom", "left"];

/// Reads a declaration about boxes.
pub fn parse(name: &str, value: &str) -> Result<Setter, Refusal> {
    match name {
        "display" => display(value),
        "visibility" => {
            let hidden = known(lookup(value, &[("visible", false), ("hidden", true)]))?;
            set(move |style, _| style.hidden = hidden)
        }
        "opacity" => {
            let opacity = known(crate::svg::share(value))?;
            set(move |style, _| style.opacity = opacity)
        }
        "position" => {
            let table =
                [("static", Position::Static), ("relative", Position::Relative), ("absolute", Position::Absolute)];
            let position = known(lookup(value, &table))?;
            set(move |style, _| style.position = position)
        }
        "top" | "right" | "bottom" | "left" => {
            let side = side(name).expect("the arm names a side");
            extent(value, move |style, extent| style.inset[side] = extent)
        }
        "inset" => four(value, |style, extents| style.inset = extents),
        "margin" => four(value, |style, extents| style.margin = extents),
        "padding" => four(value, |style, extents| style.padding = extents),
        "overflow" | "overflow-x" | "overflow-y" => {
            let table = [("visible", false), ("auto", false), ("scroll", false), ("hidden", true), ("clip", true)];
            let clip = known(lookup(value, &table))?;
            set(move |style, _| style.clip = clip)
        }
        "width" => size(value, |style, extent| style.width = extent),
        "height" => size(value, |style, extent| style.height = extent),
        "min-width" => size(value, |style, extent| style.min_width = extent),
        "min-height" => size(value, |style, extent| style.min_height = extent),
        "max-width" => size(value, |style, extent| style.max_width = extent),
        "max-height" => size(value, |style, extent| style.max_height = extent),
        "box-sizing" => {
            let content = known(lookup(value, &[("border-box", false), ("content-box", true)]))?;
            set(move |style, _| style.content_box = content)
        }
        "background" | "background-color" => {
            let color = if value == "none" { [0; 4] } else { known(parse_color(value))? };
            set(move |style, _| style.background = Some(color).filter(|color| color[3] > 0))
        }
        "border-radius" => extent(value, |style, extent| style.radius = extent),
        "border-collapse" => {
            let collapse = known(lookup(value, &[("collapse", true), ("separate", false)]))?;
            set(move |style, _| style.collapse = collapse)
        }
        "border-spacing" => {
            let spacing = length(value)?;
            set(move |style, around| style.spacing = spacing.pixels(style.size, around.root, 0.0))
        }
        "table-layout" => {
            let fixed = known(lookup(value, &[("auto", false), ("fixed", true)]))?;
            set(move |style, _| style.fixed_table = fixed)
        }
        "break-before" | "page-break-before" => breaking(value, |style, kind| style.break_before = kind),
        "break-after" | "page-break-after" => breaking(value, |style, kind| style.break_after = kind),
        "break-inside" | "page-break-inside" => breaking(value, |style, kind| style.break_inside = kind),
        "page" => {
            let page: Option<Arc<str>> = (value != "auto").then(|| value.into());
            set(move |style, _| style.page.clone_from(&page))
        }
        _ if name.starts_with("border") => border(name, value),
        _ => edge(name, value).or_else(|refusal| match refusal {
            Refusal::UnknownProperty => super::property_grid::parse(name, value),
            other => Err(other),
        }),
    }
}

pub fn lookup<T: Copy>(value: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(name, _)| *name == value).map(|(_, meaning)| *meaning)
}

fn side(name: &str) -> Option<usize> {
    SIDES.iter().position(|side| *side == name)
}

fn display(value: &str) -> Result<Setter, Refusal> {
    let display = known(lookup(
        value,
        &[
            ("none", Display::None),
            ("inline", Display::Inline),
            ("block", Display::Block),
            ("flow-root", Display::Block),
            ("inline-block", Display::InlineBlock),
            ("flex", Display::Flex),
            ("grid", Display::Grid),
            ("list-item", Display::ListItem),
            ("table", Display::Table),
            ("table-header-group", Display::HeadGroup),
            ("table-row-group", Display::RowGroup),
            ("table-footer-group", Display::FootGroup),
            ("table-row", Display::Row),
            ("table-cell", Display::Cell),
            ("table-caption", Display::Caption),
            ("table-column", Display::Column),
            ("table-column-group", Display::Column),
        ],
    ))?;
    set(move |style, _| style.display = display)
}

pub fn extent(value: &str, put: impl Fn(&mut Style, Extent) + Send + 'static) -> Result<Setter, Refusal> {
    let length = length(value)?;
    set(move |style, around: &Surroundings| {
        let extent = length.resolve(style.size, around.root);
        put(style, extent);
    })
}

fn size(value: &str, put: impl Fn(&mut Style, Extent) + Send + 'static) -> Result<Setter, Refusal> {
    extent(if value == "none" { "auto" } else { value }, put)
}

fn four(value: &str, put: impl Fn(&mut Style, [Extent; 4]) + Send + 'static) -> Result<Setter, Refusal> {
    let lengths = words(value).into_iter().map(length).collect::<Result<Vec<_>, _>>()?;
    let lengths = known(around(&lengths))?;
    set(move |style, around: &Surroundings| {
        let extents = lengths.map(|length| length.resolve(style.size, around.root));
        put(style, extents);
    })
}

/// `margin-top`, `padding-left`, and the logical pairs.
fn edge(name: &str, value: &str) -> Result<Setter, Refusal> {
    let (property, edge) = name.split_once('-').ok_or(Refusal::UnknownProperty)?;
    let sides: Vec<usize> = match edge {
        "inline" => vec![1, 3],
        "block" => vec![0, 2],
        "inline-start" | "inline-end" => Vec::new(),
        _ => vec![side(edge).ok_or(Refusal::UnknownProperty)?],
    };
    let margin = match property {
        "margin" => true,
        "padding" => false,
        _ => return Err(Refusal::UnknownProperty),
    };
    if matches!(edge, "inline-start" | "inline-end") {
        let start = edge == "inline-start";
        return extent(value, move |style, extent| {
            let side = if start == style.rtl { 1 } else { 3 };
            *(if margin { &mut style.margin[side] } else { &mut style.padding[side] }) = extent;
        });
    }
    extent(value, move |style, extent| {
        for side in &sides {
            *(if margin { &mut style.margin[*side] } else { &mut style.padding[*side] }) = extent;
        }
    })
}

/// What a border shorthand says; unsaid parts take their initial values.
struct Stroke {
    width: Length,
    color: Option<Color>,
    line: Line,
}

fn stroke(value: &str) -> Result<Stroke, Refusal> {
    let mut stroke = Stroke { width: Length::Px(3.0), color: None, line: Line::None };
    for word in words(value) {
        if let Some(width) = thickness(word) {
            stroke.width = width;
        } else if let Some(line) = line_style(word) {
            stroke.line = line;
        } else if !word.eq_ignore_ascii_case("currentcolor") {
            stroke.color = Some(known(parse_color(word))?);
        }
    }
    Ok(stroke)
}

fn thickness(word: &str) -> Option<Length> {
    lookup(word, &[("thin", Length::Px(1.0)), ("medium", Length::Px(3.0)), ("thick", Length::Px(5.0))])
        .or_else(|| Length::parse(word))
}

fn line_style(word: &str) -> Option<Line> {
    let table = [
        ("none", Line::None),
        ("hidden", Line::None),
        ("solid", Line::Solid),
        ("dashed", Line::Dashed),
        ("dotted", Line::Dotted),
    ];
    lookup(word, &table)
}

/// Changes one side's border, given the side and what `em` and `rem` stand for.
type PutBorder = Box<dyn Fn(&mut Border, usize, f32, f32) + Send>;

fn border(name: &str, value: &str) -> Result<Setter, Refusal> {
    let mut parts = name.split('-').skip(1).peekable();
    let sides: Vec<usize> = match parts.peek().and_then(|part| side(part)) {
        Some(side) => {
            parts.next();
            vec![side]
        }
        None => vec![0, 1, 2, 3],
    };
    let each = move |put: PutBorder| {
        set(move |style: &mut Style, around: &Surroundings| {
            let em = style.size;
            for side in &sides {
                put(&mut style.border[*side], *side, em, around.root);
            }
        })
    };
    match parts.next() {
        None => {
            let stroke = stroke(value)?;
            each(Box::new(move |border, _, em, rem| {
                *border = Border { width: stroke.width.pixels(em, rem, 0.0), color: stroke.color, line: stroke.line };
            }))
        }
        Some("width") => {
            let widths = known(
                words(value).into_iter().map(thickness).collect::<Option<Vec<_>>>().and_then(|widths| around(&widths)),
            )?;
            each(Box::new(move |border, side, em, rem| border.width = widths[side].pixels(em, rem, 0.0)))
        }
        Some("style") => {
            let lines = known(
                words(value).into_iter().map(line_style).collect::<Option<Vec<_>>>().and_then(|styles| around(&styles)),
            )?;
            each(Box::new(move |border, side, _, _| border.line = lines[side]))
        }
        Some("color") => {
            let colors = known(
                words(value)
                    .into_iter()
                    .map(parse_color)
                    .collect::<Option<Vec<_>>>()
                    .and_then(|colors| around(&colors)),
            )?;
            each(Box::new(move |border, side, _, _| border.color = Some(colors[side])))
        }
        Some(_) => Err(Refusal::UnknownProperty),
    }
}

fn breaking(value: &str, put: impl Fn(&mut Style, Break) + Send + 'static) -> Result<Setter, Refusal> {
    let kind = known(lookup(
        value,
        &[
            ("auto", Break::Auto),
            ("avoid", Break::Avoid),
            ("avoid-page", Break::Avoid),
            ("page", Break::Page),
            ("always", Break::Page),
        ],
    ))?;
    set(move |style, _| put(style, kind))
}

/// The alignment keywords shared by flex and grid.
pub fn align(value: &str) -> Option<Align> {
    lookup(
        value,
        &[
            ("normal", Align::Normal),
            ("auto", Align::Normal),
            ("start", Align::Start),
            ("flex-start", Align::Start),
            ("left", Align::Start),
            ("end", Align::End),
            ("flex-end", Align::End),
            ("right", Align::End),
            ("center", Align::Center),
            ("stretch", Align::Stretch),
            ("baseline", Align::Baseline),
            ("space-between", Align::Between),
            ("space-around", Align::Around),
            ("space-evenly", Align::Evenly),
        ],
    )
}

/// Kept here so that the grid's properties read the same lengths.
pub fn track_size(value: &str, em: f32, root: f32) -> Option<Track> {
    Some(match value {
        "auto" => Track::Auto,
        "min-content" => Track::MinContent,
        "max-content" => Track::MaxContent,
        _ => match Length::parse(value)?.resolve(em, root) {
            Extent::Px(px) => Track::Px(px),
            Extent::Percent(fraction) => Track::Percent(fraction),
            Extent::Mixed(..) => return None,
            Extent::Auto => Track::Auto,
        },
    })
}

/// `2`, `1 / 3`, `span 2`, `1 / span 2`.
pub fn placement(value: &str) -> Option<[Placement; 2]> {
    let one = |text: &str| {
        let text = text.trim();
        Some(match text.strip_prefix("span") {
            Some(count) => Placement::Span(count.trim().parse().ok().filter(|count| (1..=500).contains(count))?),
            None if text == "auto" => Placement::Auto,
            None => Placement::Line(text.parse().ok().filter(|line| (-500..=500).contains(line))?),
        })
    };
    Some(match value.split_once('/') {
        Some((start, end)) => [one(start)?, one(end)?],
        None => [one(value)?, Placement::Auto],
    })
}
