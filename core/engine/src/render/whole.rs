//! What a line of a heading keeps whole: short names in quotation marks, and words of short parts that a hyphen joins.

use crate::text::scan::first;
use tera::{Kwargs, State, TeraResult, Value};

/// A name in quotation marks, with them: so many words and so many characters at most.
const NAME: (usize, usize) = (3, 24);
/// A word with hyphens and the signs beside it.
const WORD: usize = 16;
const QUOTES: [(char, char); 2] = [('«', '»'), ('“', '”')];
/// The last bytes of those that open.
const OPENING: [u8; 2] = ["«".as_bytes()[1], "“".as_bytes()[2]];

/// The filter: a text as HTML in which those stand in `<span class="kept">`, for the styles to keep on one line.
pub(super) fn whole(text: &str, _: Kwargs, state: &State) -> TeraResult<Value> {
    let told = |b: u8| (b == b'-') | (b == OPENING[0]) | (b == OPENING[1]);
    if first(text.as_bytes(), told).is_none() {
        return Ok(Value::from(text));
    }
    let mut html = String::with_capacity(text.len() + 64);
    for (piece, kept) in pieces(text) {
        let piece = state.escape(piece)?;
        if kept {
            html.push_str("<span class=\"kept\">");
        }
        html.push_str(&piece);
        if kept {
            html.push_str("</span>");
        }
    }
    Ok(Value::safe_string(&html))
}

/// The text in pieces, and which of them to keep whole.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, kept) = if inside(c) {
            let word = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
            (word.len(), joined(word))
        } else {
            name(rest).map_or((c.len_utf8(), false), |length| (length, true))
        };
        if kept {
            pieces.push((&text[from..at], false));
            pieces.push((&rest[..length], true));
            from = at + length;
        }
        at += length;
    }
    pieces.push((&text[from..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The length of the short name in quotation marks that a text begins with, if a line could cut it.
fn name(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let (_, close) = QUOTES.into_iter().find(|(open, _)| *open == first)?;
    let length = text.find(close)? + close.len_utf8();
    let name = &text[..length];
    let short = name.split(' ').count() <= NAME.0 && name.chars().count() <= NAME.1;
    (short && name.contains([' ', '-'])).then_some(length)
}

/// Whether a character is part of a word.
fn inside(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '«' | '»' | '“' | '”' | '(' | ')')
}

/// Whether hyphens join a word's parts.
fn joined(word: &str) -> bool {
    let letters = |part: &str| part.chars().any(char::is_alphabetic);
    word.contains('-') && word.split('-').all(letters) && word.chars().count() <= WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        pieces(text).into_iter().filter(|(_, kept)| *kept).map(|(piece, _)| piece).collect()
    }

    #[test]
    fn short_names_and_words_of_short_parts_are_kept_whole() {
        let text = "À construire : «\u{202f}Tenir la promesse\u{202f}», au-dessous de “First reply”, est-ce là-bas ?";
        assert_eq!(
            kept(text),
            ["«\u{202f}Tenir la promesse\u{202f}»", "au-dessous", "“First reply”", "est-ce", "là-bas"]
        );
        let whole: String = pieces(text).into_iter().map(|(piece, _)| piece).collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn what_is_long_or_cannot_be_cut_stands_as_it_is() {
        for text in [
            "«\u{202f}Clients perdus, non clients et prospects\u{202f}»",
            "«\u{202f}Culture\u{202f}»",
            "Châlons-en-Champagne-sur-Marne",
            "0-3 mois - et après",
            "« sans fin",
        ] {
            assert_eq!(kept(text), [""; 0], "{text}");
        }
        assert_eq!(kept("«\u{202f}Clients perdus, non-clients du moment\u{202f}»"), ["non-clients"]);
    }
}
