//! Texts made safe for markup.

use super::scan::first;
use std::io::{self, Write};

/// What stands for a character that opens or closes markup.
pub(crate) fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// Whether a byte is one of those characters. Comparisons without branches, for many bytes at a time.
pub(crate) const fn is_sign(b: u8) -> bool {
    (b & 0xFE == 0x26) | (b & 0xFD == 0x3C) | (b == 0x22)
}

/// Whether a character begins with this byte that is one of those, or a control character, or is close to one: no-break spaces begin as
/// the controls beyond ASCII do.
pub(crate) const fn may_be_sign_or_control(b: u8) -> bool {
    is_sign(b) | (b < 0x20) | (b == 0x7F) | (b == 0xC2)
}

/// Calls `write` with the pieces of a text made safe for content and for quoted attributes.
fn pieces<'t, E>(text: &'t str, mut write: impl FnMut(&'t str) -> Result<(), E>) -> Result<(), E> {
    let mut rest = text;
    while let Some(at) = first(rest.as_bytes(), is_sign) {
        write(&rest[..at])?;
        write(reference(char::from(rest.as_bytes()[at])).unwrap_or_default())?;
        rest = &rest[at + 1..];
    }
    write(rest)
}

/// Writes a text at the end of `out`, as templates escape it.
pub(crate) fn escape(out: &mut String, text: &str) {
    let push = |piece: &str| {
        out.push_str(piece);
        Ok::<_, std::convert::Infallible>(())
    };
    pieces(text, push).unwrap_or_else(|never| match never {});
}

/// How templates escape a text.
pub(crate) fn escape_to(text: &str, out: &mut dyn Write) -> io::Result<()> {
    pieces(text, |piece| out.write_all(piece.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let (mut ours, mut written) = (String::new(), Vec::new());
        escape(&mut ours, text);
        escape_to(text, &mut written).expect("written");
        assert_eq!(ours.as_bytes(), written);
        ours
    }

    #[test]
    fn texts_are_escaped_as_tera_escapes_them() {
        let all: String = ('\u{1}'..'\u{100}').collect();
        for text in ["<a href=\"x\">é & 'ü'</a>\u{202f};", &all, "", "sixteen letters,", "sixteen letters, & one <"] {
            let mut theirs = Vec::new();
            tera::escape_html(text, &mut theirs).expect("written");
            assert_eq!(escaped(text).as_bytes(), theirs);
        }
    }
}
