//! The computed style of one element: plain data, in CSS pixels, with inheritance spelled out.

use super::value::{BLACK, Color, Extent};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    None,
    Inline,
    Block,
    InlineBlock,
    Flex,
    Grid,
    ListItem,
    Table,
    HeadGroup,
    FootGroup,
    RowGroup,
    Row,
    Cell,
    Caption,
    /// Columns are read for their widths and make no box.
    Column,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAlign {
    Start,
    Left,
    Right,
    End,
    Center,
    Justify,
}

/// Where words may be cut with a hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyphens {
    None,
    /// At soft hyphens only.
    Manual,
    /// Also where the patterns of the language allow it.
    Auto,
}

/// A language whose words can be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    French,
    Other,
}

impl Language {
    /// By a tag such as `fr-CA`.
    pub fn of(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Self::English,
            "fr" => Self::French,
            _ => Self::Other,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineHeight {
    Normal,
    Factor(f32),
    Px(f32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VerticalAlign {
    Baseline,
    Sub,
    Super,
    Top,
    Middle,
    Bottom,
    TextTop,
    TextBottom,
    /// Pixels above the baseline.
    Raise(f32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transform {
    None,
    Upper,
    Lower,
    Capitalize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhiteSpace {
    Normal,
    NoWrap,
    Pre,
    /// Kept as written, and wrapped.
    PreWrap,
}

impl WhiteSpace {
    pub fn wraps(self) -> bool {
        matches!(self, Self::Normal | Self::PreWrap)
    }

    /// Spaces and ends of lines count as written.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Pre | Self::PreWrap)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    None,
    Disc,
    Circle,
    Square,
    Decimal,
    LowerAlpha,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    Static,
    Relative,
    Absolute,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    Auto,
    Avoid,
    Page,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    None,
    Solid,
    Dashed,
    Dotted,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Border {
    pub width: f32,
    /// `None` follows the text's colour.
    pub color: Option<Color>,
    pub line: Line,
}

impl Border {
    pub const NONE: Self = Self { width: 3.0, color: None, line: Line::None };

    pub fn drawn(self) -> f32 {
        if self.line == Line::None { 0.0 } else { self.width }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Track {
    Auto,
    MinContent,
    MaxContent,
    Px(f32),
    Percent(f32),
    Fr(f32),
    /// A share that is at least so many pixels wide, whatever its content.
    FrFrom(f32, f32),
    /// At least, at most.
    Between(f32, f32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    Auto,
    Line(i16),
    Span(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Normal,
    Start,
    End,
    Center,
    Stretch,
    Baseline,
    Between,
    Around,
    Evenly,
}

/// A piece of generated text: `content`, `string-set`, margin boxes.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    /// The element's own text.
    Content,
    Attribute(String),
    Page,
    Pages,
    Named(String),
}

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "CSS has many properties of two values")]
pub struct Style {
    // Inherited.
    pub family: Arc<str>,
    pub size: f32,
    pub weight: f32,
    pub italic: bool,
    pub tabular: bool,
    pub color: Color,
    pub line_height: LineHeight,
    pub letter_spacing: f32,
    pub align: TextAlign,
    pub transform: Transform,
    pub white_space: WhiteSpace,
    pub balance: bool,
    /// Long words may be cut anywhere.
    pub cut_words: bool,
    pub hyphens: Hyphens,
    pub language: Language,
    /// From right to left.
    pub rtl: bool,
    pub marker: Marker,
    pub orphans: usize,
    pub widows: usize,
    pub underline: bool,
    pub strike: bool,
    pub collapse: bool,
    pub spacing: f32,
    pub page: Option<Arc<str>>,
    pub vars: Arc<BTreeMap<String, String>>,
    // Not inherited.
    pub display: Display,
    pub position: Position,
    pub inset: [Extent; 4],
    pub margin: [Extent; 4],
    pub padding: [Extent; 4],
    pub border: [Border; 4],
    pub radius: Extent,
    pub background: Option<Color>,
    pub width: Extent,
    pub height: Extent,
    pub min_width: Extent,
    pub min_height: Extent,
    pub max_width: Extent,
    pub max_height: Extent,
    pub content_box: bool,
    pub vertical_align: VerticalAlign,
    pub gap: [Extent; 2],
    pub column_flow: bool,
    pub wrap: bool,
    pub grow: f32,
    pub shrink: f32,
    pub basis: Extent,
    pub columns: Arc<[Track]>,
    pub rows: Arc<[Track]>,
    pub grid_column: [Placement; 2],
    pub grid_row: [Placement; 2],
    pub align_items: Align,
    pub align_self: Align,
    pub justify_items: Align,
    pub justify_self: Align,
    pub justify_content: Align,
    pub align_content: Align,
    pub fixed_table: bool,
    pub break_before: Break,
    pub break_after: Break,
    pub break_inside: Break,
    pub content: Option<Arc<[Piece]>>,
    pub string_set: Option<Arc<(String, Vec<Piece>)>>,
    pub hidden: bool,
    pub opacity: f32,
    /// What overflows is cut off.
    pub clip: bool,
}

impl Style {
    pub fn initial() -> Self {
        Self {
            family: "".into(),
            size: 16.0,
            weight: 400.0,
            italic: false,
            tabular: false,
            color: BLACK,
            line_height: LineHeight::Normal,
            letter_spacing: 0.0,
            align: TextAlign::Start,
            transform: Transform::None,
            white_space: WhiteSpace::Normal,
            balance: false,
            cut_words: false,
            hyphens: Hyphens::Manual,
            language: Language::Other,
            rtl: false,
            marker: Marker::Disc,
            orphans: 2,
            widows: 2,
            underline: false,
            strike: false,
            collapse: false,
            spacing: 2.0,
            page: None,
            vars: Arc::default(),
            display: Display::Inline,
            position: Position::Static,
            inset: [Extent::Auto; 4],
            margin: [Extent::ZERO; 4],
            padding: [Extent::ZERO; 4],
            border: [Border::NONE; 4],
            radius: Extent::ZERO,
            background: None,
            width: Extent::Auto,
            height: Extent::Auto,
            min_width: Extent::Auto,
            min_height: Extent::Auto,
            max_width: Extent::Auto,
            max_height: Extent::Auto,
            content_box: true,
            vertical_align: VerticalAlign::Baseline,
            gap: [Extent::ZERO; 2],
            column_flow: false,
            wrap: false,
            grow: 0.0,
            shrink: 1.0,
            basis: Extent::Auto,
            columns: Arc::default(),
            rows: Arc::default(),
            grid_column: [Placement::Auto; 2],
            grid_row: [Placement::Auto; 2],
            align_items: Align::Normal,
            align_self: Align::Normal,
            justify_items: Align::Normal,
            justify_self: Align::Normal,
            justify_content: Align::Normal,
            align_content: Align::Normal,
            fixed_table: false,
            break_before: Break::Auto,
            break_after: Break::Auto,
            break_inside: Break::Auto,
            content: None,
            string_set: None,
            hidden: false,
            opacity: 1.0,
            clip: false,
        }
    }

    /// The style of a child before any declaration applies: inherited properties kept, the others initial.
    pub fn child(&self) -> Self {
        Self {
            family: self.family.clone(),
            size: self.size,
            weight: self.weight,
            italic: self.italic,
            tabular: self.tabular,
            color: self.color,
            line_height: self.line_height,
            letter_spacing: self.letter_spacing,
            align: self.align,
            transform: self.transform,
            white_space: self.white_space,
            balance: self.balance,
            cut_words: self.cut_words,
            hyphens: self.hyphens,
            language: self.language,
            rtl: self.rtl,
            marker: self.marker,
            orphans: self.orphans,
            widows: self.widows,
            underline: self.underline,
            strike: self.strike,
            collapse: self.collapse,
            spacing: self.spacing,
            page: self.page.clone(),
            vars: self.vars.clone(),
            hidden: self.hidden,
            ..Self::initial()
        }
    }

    /// An anonymous block inside this one.
    pub fn anonymous(&self) -> Self {
        Self { display: Display::Block, ..self.child() }
    }

    pub fn border_color(&self, side: usize) -> Color {
        self.border[side].color.unwrap_or(self.color)
    }

    /// Baseline to baseline, in pixels.
    pub fn leading(&self) -> Option<f32> {
        match self.line_height {
            LineHeight::Normal => None,
            LineHeight::Factor(factor) => Some(factor * self.size),
            LineHeight::Px(px) => Some(px),
        }
    }
}
