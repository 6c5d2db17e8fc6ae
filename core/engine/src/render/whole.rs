//! What a line of a heading keeps whole: short names in quotation marks, and words of short parts that a hyphen joins.

use tera::{Kwargs, State, TeraResult, Value};

/// A name in quotation marks, with them: so many words and so many characters at most.
const NAME: (usize, usize) = (3, 24);
/// A word with hyphens and the signs beside it.
const WORD: usize = 16;
const QUOTES: [(char, char); 2] = [('«', '»'), ('“', '”')];

/// The filter: a text as HTML in which those stand in `<span class="kept">`, for the styles to keep on one line.
pub(super) fn whole(text: &str, _: Kwargs, state: &State) -> TeraResult<Value> {
    if !text.contains(['«', '“', '-']) {
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
    while at < text.len() {
        let rest = &text[at..];
        let kept = name(rest).or_else(|| word(text, at));
        if let Some(length) = kept {
            pieces.push((&text[from..at], false));
            pieces.push((&rest[..length], true));
            (from, at) = (at + length, at + length);
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
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

/// The length of the word at a place, if it begins there and hyphens join its parts.
fn word(text: &str, at: usize) -> Option<usize> {
    let inside = |c: char| !c.is_whitespace() && !matches!(c, '«' | '»' | '“' | '”' | '(' | ')');
    if text[..at].chars().next_back().is_some_and(inside) {
        return None;
    }
    let rest = &text[at..];
    let word = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
    let letters: Vec<bool> = word.split('-').map(|part| part.chars().any(char::is_alphabetic)).collect();
    let joined = letters.len() > 1 && letters.iter().all(|has| *has);
    (joined && word.chars().count() <= WORD).then_some(word.len())
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
