//! Declarations about text: fonts, colour, spacing, alignment, lists, generated content.

use super::property::{Refusal, Setter, Surroundings, known, length, set};
use super::style::{Hyphens, LineHeight, Marker, Piece, Style, TextAlign, Transform, VerticalAlign, WhiteSpace};
use super::value::{Length, commas, parse_color, unquote, words};
use std::sync::Arc;

/// Reads a declaration about text; `UnknownProperty` when it is about something else.
pub fn parse(name: &str, value: &str) -> Result<Setter, Refusal> {
    match name {
        "color" => color(value),
        "font" => font(value),
        "font-family" => font_family(value),
        "font-size" => font_size(value),
        "font-weight" => font_weight(value),
        "font-style" => {
            let italic = known(one_of(
                value,
                &[("normal", Some(false)), ("italic", Some(true)), ("oblique", Some(true)), ("inherit", None)],
            ))?;
            set(move |style, around| style.italic = italic.unwrap_or(around.parent.italic))
        }
        "font-variant-numeric" | "font-variant" => {
            let tabular = value.contains("tabular-nums");
            let known_words = ["normal", "tabular-nums", "lining-nums", "proportional-nums"];
            known(value.split_whitespace().all(|word| known_words.contains(&word)).then_some(()))?;
            set(move |style, _| style.tabular = tabular)
        }
        "line-height" => {
            let height = line_height(value)?;
            set(move |style, around| style.line_height = height(style, around))
        }
        "letter-spacing" => {
            let spacing = if value == "normal" { Length::ZERO } else { length(value)? };
            set(move |style, around| style.letter_spacing = spacing.pixels(style.size, around.root, 0.0))
        }
        _ => paragraph(name, value),
    }
}

/// Alignment, direction, wrapping, decoration.
fn paragraph(name: &str, value: &str) -> Result<Setter, Refusal> {
    match name {
        "text-align" => {
            let align = known(one_of(
                value,
                &[
                    ("start", Some(TextAlign::Start)),
                    ("left", Some(TextAlign::Left)),
                    ("right", Some(TextAlign::Right)),
                    ("end", Some(TextAlign::End)),
                    ("center", Some(TextAlign::Center)),
                    ("justify", Some(TextAlign::Justify)),
                    ("inherit", None),
                ],
            ))?;
            set(move |style, around| style.align = align.unwrap_or(around.parent.align))
        }
        "text-transform" => {
            let transform = known(one_of(
                value,
                &[
                    ("none", Transform::None),
                    ("uppercase", Transform::Upper),
                    ("lowercase", Transform::Lower),
                    ("capitalize", Transform::Capitalize),
                ],
            ))?;
            set(move |style, _| style.transform = transform)
        }
        "text-decoration" | "text-decoration-line" => {
            if value == "inherit" {
                return set(|style, around| {
                    (style.underline, style.strike) = (around.parent.underline, around.parent.strike);
                });
            }
            let lines = value.split_whitespace().map(|word| {
                one_of(word, &[("none", (false, false)), ("underline", (true, false)), ("line-through", (false, true))])
            });
            let lines = known(lines.collect::<Option<Vec<_>>>())?;
            let (underline, strike) =
                lines.into_iter().fold((false, false), |all, line| (all.0 | line.0, all.1 | line.1));
            set(move |style, _| (style.underline, style.strike) = (underline, strike))
        }
        "text-wrap" | "text-wrap-style" => match value {
            "balance" => set(|style, _| style.balance = true),
            "wrap" | "pretty" | "auto" | "stable" => set(|style, _| style.balance = false),
            "nowrap" => set(|style, _| style.white_space = WhiteSpace::NoWrap),
            _ => Err(Refusal::UnknownValue),
        },
        "white-space" => {
            let space = known(one_of(
                value,
                &[
                    ("normal", WhiteSpace::Normal),
                    ("nowrap", WhiteSpace::NoWrap),
                    ("pre", WhiteSpace::Pre),
                    ("pre-wrap", WhiteSpace::PreWrap),
                ],
            ))?;
            set(move |style, _| style.white_space = space)
        }
        "word-break" => {
            let cut = known(one_of(value, &[("normal", false), ("break-word", true)]))?;
            set(move |style, _| style.cut_words |= cut)
        }
        "overflow-wrap" | "word-wrap" => {
            let cut = known(one_of(value, &[("normal", false), ("anywhere", true), ("break-word", true)]))?;
            set(move |style, _| style.cut_words = cut)
        }
        "hyphens" => {
            let hyphens = known(one_of(
                value,
                &[
                    ("none", Some(Hyphens::None)),
                    ("manual", Some(Hyphens::Manual)),
                    ("auto", Some(Hyphens::Auto)),
                    ("inherit", None),
                ],
            ))?;
            set(move |style, around| style.hyphens = hyphens.unwrap_or(around.parent.hyphens))
        }
        "direction" => {
            let rtl = known(one_of(value, &[("ltr", Some(false)), ("rtl", Some(true)), ("inherit", None)]))?;
            set(move |style, around| style.rtl = rtl.unwrap_or(around.parent.rtl))
        }
        _ => marks(name, value),
    }
}

/// Places on the line, lists, generated content.
fn marks(name: &str, value: &str) -> Result<Setter, Refusal> {
    match name {
        "vertical-align" => vertical_align(value),
        "list-style" | "list-style-type" => {
            let table = [
                ("none", Marker::None),
                ("disc", Marker::Disc),
                ("circle", Marker::Circle),
                ("square", Marker::Square),
                ("decimal", Marker::Decimal),
                ("lower-alpha", Marker::LowerAlpha),
                ("lower-latin", Marker::LowerAlpha),
            ];
            // Markers stand outside, as they do unless told otherwise.
            let words = value.split_whitespace().filter(|word| *word != "outside");
            let markers = known(words.map(|word| one_of(word, &table)).collect::<Option<Vec<_>>>())?;
            let marker = markers.first().copied().unwrap_or(Marker::Disc);
            set(move |style, _| style.marker = marker)
        }
        "orphans" | "widows" => {
            let (count, orphans) = (known(value.parse::<usize>().ok().filter(|n| *n > 0))?, name == "orphans");
            set(move |style, _| *(if orphans { &mut style.orphans } else { &mut style.widows }) = count)
        }
        "content" => {
            let content: Option<Arc<[Piece]>> = match value {
                "none" | "normal" => None,
                _ => Some(pieces(value)?.into()),
            };
            set(move |style, _| style.content.clone_from(&content))
        }
        "string-set" => {
            let Some((name, content)) = value.trim().split_once(char::is_whitespace) else {
                return if value.trim() == "none" {
                    set(|style, _| style.string_set = None)
                } else {
                    Err(Refusal::UnknownValue)
                };
            };
            let assignment = Arc::new((name.to_owned(), pieces(content)?));
            set(move |style, _| style.string_set = Some(assignment.clone()))
        }
        _ => Err(Refusal::UnknownProperty),
    }
}

fn one_of<T: Copy>(value: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(name, _)| *name == value.trim()).map(|(_, meaning)| *meaning)
}

fn color(value: &str) -> Result<Setter, Refusal> {
    if matches!(value, "inherit" | "currentColor" | "currentcolor") {
        return set(|style, around| style.color = around.parent.color);
    }
    let color = known(parse_color(value))?;
    set(move |style, _| style.color = color)
}

fn font_family(value: &str) -> Result<Setter, Refusal> {
    if value == "inherit" {
        return set(|style, around| style.family = around.parent.family.clone());
    }
    let family: Arc<str> = value.into();
    set(move |style, _| style.family = family.clone())
}

/// As high as the longest page.
const LARGEST_LETTERS: f32 = 20_000.0;

fn font_size(value: &str) -> Result<Setter, Refusal> {
    let keywords = [
        ("xx-small", 9.0),
        ("x-small", 10.0),
        ("small", 13.0),
        ("medium", 16.0),
        ("large", 18.0),
        ("x-large", 24.0),
        ("xx-large", 32.0),
    ];
    let size = match one_of(value, &keywords) {
        Some(px) => Length::Px(px),
        None => match value {
            "smaller" => Length::Em(1.0 / 1.2),
            "larger" => Length::Em(1.2),
            "inherit" => Length::Em(1.0),
            _ => length(value)?,
        },
    };
    set(move |style, around| {
        let size = size.pixels(around.parent.size, around.root, around.parent.size);
        style.size = size.clamp(0.0, LARGEST_LETTERS);
    })
}

fn font_weight(value: &str) -> Result<Setter, Refusal> {
    let weight = match value {
        "normal" => 400.0,
        "bold" => 700.0,
        "bolder" => {
            return set(|style, around| style.weight = if around.parent.weight < 600.0 { 700.0 } else { 900.0 });
        }
        "lighter" => {
            return set(|style, around| style.weight = if around.parent.weight < 600.0 { 300.0 } else { 400.0 });
        }
        "inherit" => return set(|style, around| style.weight = around.parent.weight),
        number => known(number.parse().ok().filter(|n| (1.0..=1000.0).contains(n)))?,
    };
    set(move |style, _| style.weight = weight)
}

/// `font: italic 700 8pt/1.2 Lato, sans-serif`
fn font(value: &str) -> Result<Setter, Refusal> {
    let parts = words(value);
    let at = known(parts.iter().position(|word| {
        Length::parse(word.split('/').next().unwrap_or_default()).is_some() && word.parse::<f32>().is_err()
    }))?;
    let mut setters = vec![parse("font-weight", "normal")?, parse("font-style", "normal")?];
    for word in &parts[..at] {
        let setter = parse("font-weight", word).or_else(|_| parse("font-style", word));
        setters.push(setter?);
    }
    let (size, leading) = parts[at].split_once('/').unwrap_or((parts[at], "normal"));
    setters.push(font_size(size)?);
    setters.push(parse("line-height", leading)?);
    if at + 1 < parts.len() {
        setters.push(font_family(&parts[at + 1..].join(" "))?);
    }
    set(move |style, around| setters.iter().for_each(|setter| setter(style, around)))
}

type ToLineHeight = Box<dyn Fn(&Style, &Surroundings) -> LineHeight + Send>;

fn line_height(value: &str) -> Result<ToLineHeight, Refusal> {
    if value == "normal" {
        return Ok(Box::new(|_, _| LineHeight::Normal));
    }
    if value == "inherit" {
        return Ok(Box::new(|_, around| around.parent.line_height));
    }
    if let Some(factor) = super::value::factor(value) {
        return Ok(Box::new(move |_, _| LineHeight::Factor(factor)));
    }
    let length = length(value)?;
    Ok(Box::new(move |style, around| LineHeight::Px(length.pixels(style.size, around.root, style.size))))
}

fn vertical_align(value: &str) -> Result<Setter, Refusal> {
    let keywords = [
        ("baseline", VerticalAlign::Baseline),
        ("sub", VerticalAlign::Sub),
        ("super", VerticalAlign::Super),
        ("top", VerticalAlign::Top),
        ("middle", VerticalAlign::Middle),
        ("bottom", VerticalAlign::Bottom),
        ("text-top", VerticalAlign::TextTop),
        ("text-bottom", VerticalAlign::TextBottom),
    ];
    if let Some(align) = one_of(value, &keywords) {
        return set(move |style, _| style.vertical_align = align);
    }
    let raise = length(value)?;
    set(move |style, around| {
        style.vertical_align =
            VerticalAlign::Raise(raise.pixels(style.size, around.root, style.leading().unwrap_or(style.size * 1.2)));
    })
}

/// `"page " counter(page) "/" counter(pages)`, `content()`, `attr(x)`, `string(x)`.
pub fn pieces(value: &str) -> Result<Vec<Piece>, Refusal> {
    words(value).into_iter().map(piece).collect()
}

fn piece(word: &str) -> Result<Piece, Refusal> {
    if let Some(text) = unquote(word) {
        return Ok(Piece::Text(text));
    }
    let (function, argument) = known(word.strip_suffix(')').and_then(|word| word.split_once('(')))?;
    let argument = commas(argument)[0];
    match (function, argument) {
        ("counter", "page") => Ok(Piece::Page),
        ("counter", "pages") => Ok(Piece::Pages),
        ("content", "" | "text") => Ok(Piece::Content),
        ("attr", name) => Ok(Piece::Attribute(name.to_owned())),
        ("string", name) => Ok(Piece::Named(name.to_owned())),
        _ => Err(Refusal::UnknownValue),
    }
}
