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

/// Calls `write` with the pieces of a text made safe for content and for quoted attributes.
fn pieces<'t, E>(text: &'t str, mut write: impl FnMut(&'t str) -> Result<(), E>) -> Result<(), E> {
    let mut rest = text;
    // Comparisons only, without branches, for a whole step at once.
    while let Some(at) = first(rest.as_bytes(), |b| (b & 0xFE == 0x26) | (b & 0xFD == 0x3C) | (b == 0x22)) {
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
