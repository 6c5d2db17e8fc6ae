//! Styles that would load something: `@import`, and `url()` of anything but a `data:` address or a place within the document.

use super::guard::Breach;
use std::borrow::Cow;

const CODE: &str = "address-outside-report";
const HINT: &str = "a report stands alone: write a picture as `url(data:image/…)`, and put styles into `theme.css`";
/// What a style may address.
const ALLOWED: [&str; 3] = ["data:image/", "data:font/", "#"];
/// Functions that take an address as a plain string.
const LOADERS: [&str; 3] = ["url", "image-set", "src"];

/// Kinds of bytes: a style sheet's are looked at one by one.
const PLAIN: u8 = 0;
/// What opens a text or a comment.
const OPENING: u8 = 1;
/// What a style needs to load something.
const LOADING: u8 = 2;
const KINDS: [u8; 256] = {
    let mut kinds = [PLAIN; 256];
    kinds[b'/' as usize] = OPENING;
    kinds[b'"' as usize] = OPENING;
    kinds[b'\'' as usize] = OPENING;
    kinds[b'(' as usize] = LOADING;
    kinds[b'@' as usize] = LOADING;
    kinds[b'\\' as usize] = LOADING;
    kinds[b'&' as usize] = LOADING;
    kinds
};

/// Adds the breaches of a style that stands at `base` of the document. Comments and strings are skipped.
pub(super) fn breach_of_style(css: &str, base: usize, found: &mut Vec<Breach>) {
    // Most styles of drawings are a colour or a size.
    if !css.bytes().any(|b| KINDS[usize::from(b)] == LOADING) {
        return;
    }
    let mut at = 0;
    while let Some(offset) = css.as_bytes()[at..].iter().position(|b| KINDS[usize::from(*b)] != PLAIN) {
        let here = at + offset;
        let rest = &css[here..];
        let mut tell = |at: usize, message: String| {
            found.push(Breach { at: base + at, code: CODE, message, hint: HINT });
        };
        at = here
            + match rest.as_bytes()[0] {
                b'/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
                quote @ (b'"' | b'\'') => string_end(rest, quote),
                b'(' => {
                    let name = name_before(css, here);
                    if LOADERS.iter().any(|known| name.eq_ignore_ascii_case(known) || name.ends_with("-image-set")) {
                        let start = here - name.len();
                        let address = rest[1..].trim_start().trim_start_matches(['"', '\'']);
                        let fits =
                            |known: &&str| address.get(..known.len()).is_some_and(|a| a.eq_ignore_ascii_case(known));
                        if !(name.eq_ignore_ascii_case("url") && ALLOWED.iter().any(fits)) {
                            let shown: String = address.chars().take_while(|c| !"\"')".contains(*c)).take(60).collect();
                            tell(start, format!("the style names an address outside of the report: “{shown}”"));
                        }
                    }
                    1
                }
                b'@' => {
                    if rest.get(1..7).is_some_and(|word| word.eq_ignore_ascii_case("import")) {
                        tell(here, "`@import` would load a style from outside of the report".to_owned());
                    }
                    1
                }
                // Letters written as numbers could spell any of the above.
                b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_hexdigit()) => {
                    tell(here, "a style is written without `\\` and a number outside of its texts".to_owned());
                    1
                }
                b'&' if is_entity(&rest[1..]) => {
                    tell(here, "a style is written without letters spelt as `&…;`".to_owned());
                    1
                }
                _ => 1,
            };
    }
}

/// An attribute's style as browsers read it, where it holds what escaping writes.
pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, &str); 6] =
        [("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(ESCAPES.iter().fold(value.to_owned(), |text, (escape, plain)| text.replace(escape, plain)))
}

/// Whether a text goes on as a character's number or name.
fn is_entity(text: &str) -> bool {
    let name = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    text.starts_with('#') || (name > 0 && text[name..].starts_with(';'))
}

/// The length of the string that opens `text`.
fn string_end(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            // A string that its line does not close ends there.
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn name_before(css: &str, at: usize) -> &str {
    let start = css[..at]
        .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .map_or(0, |before| before + css[before..].chars().next().map_or(1, char::len_utf8));
    &css[start..at]
}
