//! Inline SVG: attributes in, typed shapes and paints out. Whatever is not drawn right is reported, never guessed.

use crate::css::style::Style;
use crate::css::value::{BLACK, Color, faded, parse_color};
use crate::html::attr;
use scraper::ElementRef;
use std::rc::Rc;
use taffy::Size;

/// The size that a drawing has when CSS says nothing: its `width` and `height`, else its view box.
pub fn natural_size(svg: ElementRef) -> Size<f32> {
    let attribute = |name| attr(svg, name).and_then(number);
    let [_, _, width, height] = view_box(svg);
    let (declared_width, declared_height) = (attribute("width"), attribute("height"));
    match (declared_width, declared_height) {
        (Some(width), Some(height)) => Size { width, height },
        (Some(own), None) => Size { width: own, height: own * height / width },
        (None, Some(own)) => Size { width: own * width / height, height: own },
        (None, None) => Size { width, height },
    }
}

/// Left, top, width, height of the coordinates inside.
pub fn view_box(svg: ElementRef) -> [f32; 4] {
    let numbers: Vec<f32> = attr(svg, "viewBox").map(numbers).unwrap_or_default();
    match numbers[..] {
        [x, y, width, height] if width > 0.0 && height > 0.0 => [x, y, width, height],
        _ => {
            let attribute = |name, default| attr(svg, name).and_then(number).filter(|n| *n > 0.0).unwrap_or(default);
            [0.0, 0.0, attribute("width", 300.0), attribute("height", 150.0)]
        }
    }
}

/// A plain number or a number of pixels.
pub fn number(text: &str) -> Option<f32> {
    crate::css::value::number(text.trim().trim_end_matches("px"))
}

pub fn numbers(text: &str) -> Vec<f32> {
    text.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty()).map_while(number).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    Alphabetic,
    Middle,
    Hanging,
}

/// What a shape inherits.
#[derive(Clone, Debug)]
pub struct Pen {
    pub fill: Paint,
    pub stroke: Paint,
    pub stroke_width: f32,
    pub fill_opacity: f32,
    pub stroke_opacity: f32,
    /// Its own; that of the groups around is applied to each group as a whole.
    pub opacity: f32,
    /// The id of a `clipPath`; its own.
    pub clip: Option<Rc<str>>,
    pub dashes: Vec<f32>,
    pub dash_offset: f32,
    /// As PDF numbers them.
    pub join: u8,
    pub cap: u8,
    pub miter: f32,
    pub even_odd: bool,
    pub anchor: Anchor,
    pub baseline: Baseline,
    pub font: Rc<Style>,
}

/// What fills or strokes a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    Nothing,
    Plain(Color),
    /// The id of a gradient.
    Server(Rc<str>),
}

impl Paint {
    fn color(&self) -> Option<Color> {
        if let Self::Plain(color) = self { Some(*color) } else { None }
    }
}

/// Attributes that say where a shape is, or nothing about how it looks on paper. Those that start with `aria-`, `data-`
/// or the prefix of another vocabulary are left alone too.
const NOT_OF_THE_PEN: &[&str] = &[
    "class",
    "clip-rule",
    "clipPathUnits",
    "cursor",
    "cx",
    "cy",
    "d",
    "display",
    "dx",
    "dy",
    "focusable",
    "height",
    "href",
    "id",
    "lang",
    "pointer-events",
    "points",
    "preserveAspectRatio",
    "r",
    "role",
    "rx",
    "ry",
    "shape-rendering",
    "space",
    "style",
    "tabindex",
    "text-rendering",
    "transform",
    "version",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "xlink",
    "xmlns",
    "y",
    "y1",
    "y2",
];

impl Pen {
    pub fn new(style: &Rc<Style>) -> Self {
        Self {
            fill: Paint::Plain(BLACK),
            stroke: Paint::Nothing,
            stroke_width: 1.0,
            fill_opacity: 1.0,
            stroke_opacity: 1.0,
            opacity: 1.0,
            clip: None,
            dashes: Vec::new(),
            dash_offset: 0.0,
            join: 0,
            cap: 0,
            miter: 4.0,
            even_odd: false,
            anchor: Anchor::Start,
            baseline: Baseline::Alphabetic,
            font: style.clone(),
        }
    }

    /// The pen of a child: presentation attributes, then its `style`. Returns what it cannot honour.
    pub fn descend(&self, element: ElementRef) -> (Self, Vec<String>) {
        let (mut pen, mut complaints) = (Self { opacity: 1.0, clip: None, ..self.clone() }, Vec::new());
        let sheet = crate::css::sheet::pairs(attr(element, "style").unwrap_or_default());
        // Of the outermost element, it is read as CSS.
        let inner = element.parent().and_then(ElementRef::wrap).is_some_and(|parent| is_svg(&parent));
        let declared: Vec<(String, &str)> = sheet.filter(|_| inner).map(|(name, value, _)| (name, value)).collect();
        let declared = declared.iter().map(|(name, value)| (name.as_str(), *value));
        for (name, value) in element.value().attrs().chain(declared) {
            if pen.set(name, value.trim()).is_none() {
                complaints.push(format!("“{name}: {value}” is not supported in SVG"));
            }
        }
        (pen, complaints)
    }

    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        if value == "inherit" {
            return Some(());
        }
        match name {
            "fill" => self.fill = self.paint(value)?,
            "stroke" => self.stroke = self.paint(value)?,
            "stroke-width" => self.stroke_width = number(value)?,
            "fill-opacity" => self.fill_opacity = share(value)?,
            "stroke-opacity" => self.stroke_opacity = share(value)?,
            "opacity" => self.opacity = share(value)?,
            "clip-path" if value != "none" => self.clip = Some(local(value)?.into()),
            "stroke-dasharray" => {
                self.dashes = if value == "none" {
                    Vec::new()
                } else {
                    Some(numbers(value)).filter(|dashes| {
                        dashes.iter().all(|dash| *dash >= 0.0) && dashes.iter().any(|dash| *dash > 0.0)
                    })?
                }
            }
            "stroke-dashoffset" => self.dash_offset = number(value)?,
            "stroke-linejoin" => self.join = place(value, &["miter", "round", "bevel"])?,
            "stroke-linecap" => self.cap = place(value, &["butt", "round", "square"])?,
            "stroke-miterlimit" => self.miter = number(value)?,
            "fill-rule" => self.even_odd = place(value, &["nonzero", "evenodd"])? == 1,
            "text-anchor" => {
                self.anchor = [Anchor::Start, Anchor::Middle, Anchor::End]
                    [usize::from(place(value, &["start", "middle", "end"])?)];
            }
            "dominant-baseline" | "alignment-baseline" => {
                self.baseline = match value {
                    "auto" | "alphabetic" | "baseline" => Baseline::Alphabetic,
                    "middle" | "central" => Baseline::Middle,
                    "hanging" | "text-before-edge" => Baseline::Hanging,
                    _ => return None,
                }
            }
            "color" => Rc::make_mut(&mut self.font).color = parse_color(value)?,
            "font-family" => Rc::make_mut(&mut self.font).family = value.into(),
            "font-size" => Rc::make_mut(&mut self.font).size = number(value)?,
            "font-style" => Rc::make_mut(&mut self.font).italic = place(value, &["normal", "italic"])? == 1,
            "letter-spacing" => Rc::make_mut(&mut self.font).letter_spacing = number(value)?,
            "font-weight" => {
                Rc::make_mut(&mut self.font).weight = match value {
                    "normal" => 400.0,
                    "bold" => 700.0,
                    weight => number(weight)?,
                }
            }
            "font-variant-numeric" => Rc::make_mut(&mut self.font).tabular = value.contains("tabular-nums"),
            "display" | "visibility" => return (value != "none" && value != "hidden").then_some(()),
            "clip-path" | "mask" | "filter" | "marker-start" | "marker-mid" | "marker-end" | "textLength"
            | "paint-order" | "vector-effect" | "writing-mode" | "mix-blend-mode" => {
                return (value == "none").then_some(());
            }
            _ => {
                let other = name.contains(':') || name.starts_with("aria-") || name.starts_with("data-");
                return (other || NOT_OF_THE_PEN.contains(&name)).then_some(());
            }
        }
        Some(())
    }

    fn paint(&self, value: &str) -> Option<Paint> {
        Some(match value {
            "none" => Paint::Nothing,
            "currentColor" | "currentcolor" => Paint::Plain(self.font.color),
            _ if value.starts_with("url(") => Paint::Server(local(value)?.into()),
            _ => Paint::Plain(parse_color(value)?),
        })
    }

    /// The colour of fills with every opacity in it.
    pub fn fill_color(&self) -> Option<Color> {
        self.fill.color().map(|color| faded(color, self.fill_opacity * self.opacity))
    }

    pub fn stroke_color(&self) -> Option<Color> {
        self.stroke
            .color()
            .filter(|_| self.stroke_width > 0.0)
            .map(|color| faded(color, self.stroke_opacity * self.opacity))
    }
}

pub fn share(value: &str) -> Option<f32> {
    let share = value.strip_suffix('%').map_or_else(|| number(value), |percent| Some(number(percent)? / 100.0))?;
    Some(share.clamp(0.0, 1.0))
}

/// `url(#id)` without what may follow it.
fn local(value: &str) -> Option<&str> {
    let inner = value.strip_prefix("url(")?.strip_suffix(')')?;
    inner.trim().trim_matches(['"', '\'']).strip_prefix('#')
}

/// Where `href` or `xlink:href` leads.
pub fn reference(element: ElementRef<'_>) -> Option<&str> {
    element.value().attrs().find(|(name, _)| *name == "href").map(|(_, address)| address)
}

/// The element of an id in the document of `user`.
pub fn by_id<'a>(user: ElementRef<'a>, id: &str) -> Option<ElementRef<'a>> {
    let root = user.ancestors().filter_map(ElementRef::wrap).last()?;
    root.descendent_elements().find(|element| attr(*element, "id") == Some(id))
}

/// Whether an element belongs to a drawing.
fn is_svg(element: &ElementRef) -> bool {
    &*element.value().name.ns == "http://www.w3.org/2000/svg"
}

fn place(value: &str, words: &[&str]) -> Option<u8> {
    u8::try_from(words.iter().position(|word| *word == value)?).ok()
}
