//! The small vocabulary of CSS values: lengths, colours, sides. What comes in is text; what goes out is typed or `None`.

/// A length as written, before the font size that it may depend on is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    Px(f32),
    Em(f32),
    Rem(f32),
    /// A fraction: 50% is 0.5.
    Percent(f32),
    /// Several of these added up.
    Sum(Sum),
    Auto,
}

/// Pixels, `em`, `rem`, and a fraction.
pub type Sum = [f32; 4];

/// A length once `em` and `rem` are resolved to CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    Px(f32),
    Percent(f32),
    /// Pixels, and a fraction of the whole.
    Mixed(f32, f32),
    Auto,
}

/// Red, green, blue, alpha.
pub type Color = [u8; 4];

pub const BLACK: Color = [0, 0, 0, 255];
const PX_PER_INCH: f32 = 96.0;

/// More pixels than any page has; sums and products of such lengths stay finite.
const LARGEST: f32 = 1e6;

/// A number that can be reckoned with: neither infinite nor beyond what pages hold.
pub fn number(text: &str) -> Option<f32> {
    text.parse().ok().filter(|number: &f32| number.is_finite()).map(bounded)
}

/// The nearest length that makes sense on paper.
pub fn bounded(number: f32) -> f32 {
    if number.is_nan() { 0.0 } else { number.clamp(-LARGEST, LARGEST) }
}

/// A number that is not below 0: a share, a factor.
pub fn factor(text: &str) -> Option<f32> {
    number(text).filter(|number| *number >= 0.0)
}

impl Length {
    pub const ZERO: Self = Self::Px(0.0);

    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "auto" {
            return Some(Self::Auto);
        }
        if text.starts_with("calc(") {
            return super::calc::parse(text).map(Self::Sum);
        }
        let unit_at = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
        let number = number(&text[..unit_at])?;
        Some(match &text[unit_at..] {
            "px" => Self::Px(number),
            "em" => Self::Em(number),
            "rem" => Self::Rem(number),
            "%" => Self::Percent(number / 100.0),
            "pt" => Self::Px(number * PX_PER_INCH / 72.0),
            "mm" => Self::Px(number * PX_PER_INCH / 25.4),
            "cm" => Self::Px(number * PX_PER_INCH / 2.54),
            "in" => Self::Px(number * PX_PER_INCH),
            "pc" => Self::Px(number * 16.0),
            "" if number == 0.0 => Self::ZERO,
            _ => return None,
        })
    }

    pub fn resolve(self, em: f32, rem: f32) -> Extent {
        match self {
            Self::Px(px) => Extent::Px(bounded(px)),
            Self::Em(n) => Extent::Px(bounded(n * em)),
            Self::Rem(n) => Extent::Px(bounded(n * rem)),
            Self::Percent(fraction) => Extent::Percent(fraction),
            Self::Sum([px, ems, rems, fraction]) => match (px + ems * em + rems * rem, fraction) {
                (px, 0.0) => Extent::Px(px),
                (0.0, fraction) => Extent::Percent(fraction),
                (px, fraction) => Extent::Mixed(px, fraction),
            },
            Self::Auto => Extent::Auto,
        }
    }

    /// As a sum of one part; `auto` is none.
    pub fn sum(self) -> Option<Sum> {
        Some(match self {
            Self::Px(n) => [n, 0.0, 0.0, 0.0],
            Self::Em(n) => [0.0, n, 0.0, 0.0],
            Self::Rem(n) => [0.0, 0.0, n, 0.0],
            Self::Percent(n) => [0.0, 0.0, 0.0, n],
            Self::Sum(sum) => sum,
            Self::Auto => return None,
        })
    }

    /// Pixels; a percentage is taken of `whole`, `auto` counts as zero.
    pub fn pixels(self, em: f32, rem: f32, whole: f32) -> f32 {
        self.resolve(em, rem).pixels(whole)
    }
}

impl Extent {
    pub const ZERO: Self = Self::Px(0.0);

    pub fn pixels(self, whole: f32) -> f32 {
        match self {
            Self::Px(px) => px,
            Self::Percent(fraction) => fraction * whole,
            Self::Mixed(px, fraction) => px + fraction * whole,
            Self::Auto => 0.0,
        }
    }
}

/// `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `transparent` and the CSS colour names.
pub fn parse_color(text: &str) -> Option<Color> {
    let text = text.trim();
    if text == "transparent" {
        return Some([0; 4]);
    }
    let color: svgtypes::Color = text.parse().ok()?;
    Some([color.red, color.green, color.blue, color.alpha])
}

/// A colour with less of its opacity.
pub fn faded(color: Color, opacity: f32) -> Color {
    let [r, g, b, alpha] = color;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a product of shares of 255")]
    let alpha = (f32::from(alpha) * opacity).round() as u8;
    [r, g, b, alpha]
}

/// One to four values around a box, in the order top, right, bottom, left.
pub fn around<T: Clone>(values: &[T]) -> Option<[T; 4]> {
    let at = |i: usize| values[i].clone();
    Some(match values.len() {
        1 => [at(0), at(0), at(0), at(0)],
        2 => [at(0), at(1), at(0), at(1)],
        3 => [at(0), at(1), at(2), at(1)],
        4 => [at(0), at(1), at(2), at(3)],
        _ => return None,
    })
}

/// Splits at top-level white space: brackets and quotes stay whole.
pub fn words(text: &str) -> Vec<&str> {
    split(text, char::is_whitespace).into_iter().filter(|word| !word.is_empty()).collect()
}

/// Splits at top-level commas.
pub fn commas(text: &str) -> Vec<&str> {
    split(text, |c| c == ',').into_iter().map(str::trim).collect()
}

fn split(text: &str, separates: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, _) if depth == 0 && separates(c) => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The text inside quotes, if `text` is one quoted string.
pub fn unquote(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    if !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    let (mut out, mut rest) = (String::new(), inner.chars().peekable());
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let mut hex = String::new();
        while let Some(digit) = rest.peek().filter(|d| d.is_ascii_hexdigit() && hex.len() < 6) {
            hex.push(*digit);
            rest.next();
        }
        if hex.is_empty() {
            out.extend(rest.next());
        } else {
            out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
            rest.next_if_eq(&' ');
        }
    }
    Some(out)
}
