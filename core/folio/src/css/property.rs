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
pub type Setter = Box<dyn Fn(&mut Style, &Surroundings)>;

/// Why a declaration has no effect.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The property means something on screen only.
    ScreenOnly,
    UnknownProperty,
    UnknownValue,
}

/// Properties without meaning on paper: no warning.
const SCREEN_ONLY: &[&str] = &[
    "accent-color",
    "animation",
    "appearance",
    "backdrop-filter",
    "caret-color",
    "color-scheme",
    "cursor",
    "content-visibility",
    "font-smooth",
    "font-synthesis",
    "forced-color-adjust",
    "outline",
    "outline-offset",
    "overflow",
    "overflow-x",
    "overflow-y",
    "overscroll-behavior",
    "pointer-events",
    "print-color-adjust",
    "resize",
    "scroll-behavior",
    "scroll-margin",
    "scroll-margin-top",
    "scroll-padding",
    "scroll-padding-top",
    "scrollbar-gutter",
    "scrollbar-width",
    "tab-size",
    "text-rendering",
    "text-size-adjust",
    "touch-action",
    "transition",
    "user-select",
    "will-change",
    "word-break",
    "z-index",
    "font-kerning",
    "font-optical-sizing",
    "isolation",
];

/// Reads one declaration.
pub fn parse(name: &str, value: &str) -> Result<Setter, Refusal> {
    if SCREEN_ONLY.contains(&name) || name.starts_with("-webkit-") || name.starts_with("-moz-") {
        return Err(Refusal::ScreenOnly);
    }
    match text::parse(name, value) {
        Err(Refusal::UnknownProperty) => boxes::parse(name, value),
        known => known,
    }
}

/// Whether other values of the same element depend on this one, so that it goes first.
pub fn goes_first(name: &str) -> bool {
    matches!(name, "font-size" | "font" | "color" | "direction")
}

#[expect(clippy::unnecessary_wraps, reason = "the readers of properties all end in it")]
pub fn set(setter: impl Fn(&mut Style, &Surroundings) + 'static) -> Result<Setter, Refusal> {
    Ok(Box::new(setter))
}

/// Turns "this value is not one of ours" into a refusal.
pub fn known<T>(value: Option<T>) -> Result<T, Refusal> {
    value.ok_or(Refusal::UnknownValue)
}

pub fn length(value: &str) -> Result<Length, Refusal> {
    known(Length::parse(value))
}
