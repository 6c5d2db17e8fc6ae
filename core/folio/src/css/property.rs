//! One declaration in, one setter out: the value is read once and then applied to as many elements as match.

use super::property_box as boxes;
use super::property_text as text;
use super::style::Style;
use super::value::Length;

/// What a relative value is relative to.
pub struct Surroundings<'a> {
    pub parent: &'a Style,
    /// The root element's font size.
    pub root: f32,
}

/// Puts one declared value into a computed style.
pub type Setter = Box<dyn Fn(&mut Style, &Surroundings) + Send>;

/// Why a declaration has no effect.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The property means something on screen only.
    ScreenOnly,
    UnknownProperty,
    UnknownValue,
}

/// Properties without meaning on paper, or hints: no warning. The README lists them.
const SCREEN_ONLY: &[&str] = &[
    "accent-color",
    "appearance",
    "caret-color",
    "color-scheme",
    "content-visibility",
    "cursor",
    "font-optical-sizing",
    "font-synthesis",
    "forced-color-adjust",
    "isolation",
    "pointer-events",
    "print-color-adjust",
    "resize",
    "text-rendering",
    "text-size-adjust",
    "touch-action",
    "user-select",
    "will-change",
];

/// The same, by how they begin.
const SCREEN_ONLY_FAMILIES: &[&str] =
    &["-moz-", "-ms-", "-webkit-", "animation", "overscroll-", "scroll-", "scrollbar-", "transition"];

/// Properties whose usual value changes nothing, and whose others are not supported.
const USUAL: &[(&str, &[&str])] = &[
    ("backdrop-filter", &["none"]),
    ("background-image", &["none"]),
    ("box-shadow", &["none"]),
    ("clear", &["none"]),
    ("filter", &["none"]),
    ("float", &["none"]),
    ("font-kerning", &["auto", "normal"]),
    ("font-stretch", &["normal", "100%"]),
    ("mix-blend-mode", &["normal"]),
    ("outline", &["none", "0"]),
    ("text-shadow", &["none"]),
    ("transform", &["none"]),
    ("writing-mode", &["horizontal-tb"]),
    ("z-index", &["auto", "0"]),
];

/// Reads one declaration.
pub fn parse(name: &str, value: &str) -> Result<Setter, Refusal> {
    if USUAL.iter().any(|(usual, values)| *usual == name && values.contains(&value)) {
        return Err(Refusal::ScreenOnly);
    }
    let known = match text::parse(name, value) {
        Err(Refusal::UnknownProperty) => boxes::parse(name, value),
        known => known,
    };
    let on_screen =
        || SCREEN_ONLY.contains(&name) || SCREEN_ONLY_FAMILIES.iter().any(|family| name.starts_with(family));
    match known {
        Err(Refusal::UnknownProperty) if on_screen() => Err(Refusal::ScreenOnly),
        known => known,
    }
}

/// Whether other values of the same element depend on this one, so that it goes first.
pub fn goes_first(name: &str) -> bool {
    matches!(name, "font-size" | "font" | "color" | "direction")
}

#[expect(clippy::unnecessary_wraps, reason = "the readers of properties all end in it")]
pub fn set(setter: impl Fn(&mut Style, &Surroundings) + Send + 'static) -> Result<Setter, Refusal> {
    Ok(Box::new(setter))
}

/// Turns "this value is not one of ours" into a refusal.
pub fn known<T>(value: Option<T>) -> Result<T, Refusal> {
    value.ok_or(Refusal::UnknownValue)
}

pub fn length(value: &str) -> Result<Length, Refusal> {
    known(Length::parse(value))
}
