//! Small matters of grammar and typography: lists, elision, quotation marks, capitals.

use super::Locale;
use crate::text::scan::first;

/// `A, B et C`; `A, B and C`. Names that hold the conjunction themselves: see [`names`].
pub fn list<S: AsRef<str>>(locale: Locale, items: &[S]) -> String {
    match names(locale, items).as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}{}{last}", first.join(", "), and(locale)),
    }
}

/// Names that will stand side by side. Where one of them holds the conjunction, each stands in quotation marks: `« A et B »`, `« C »`.
pub fn names<S: AsRef<str>>(locale: Locale, items: &[S]) -> Vec<String> {
    let marked = |item: &S| item.as_ref().starts_with(['«', '“']);
    let ambiguous = items.iter().any(|item| item.as_ref().contains(and(locale)) && !marked(item));
    let name = |item: &S| if ambiguous { quoted(locale, item.as_ref()) } else { item.as_ref().to_owned() };
    items.iter().map(name).collect()
}

const fn and(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => " et ",
        Locale::En => " and ",
    }
}

const DASH_END: u8 = "–".as_bytes()[2];

/// Texts as they are set: French ordinals, and ranges that no line parts. None where nothing changes.
pub fn typeset(locale: Locale, text: &str) -> Option<String> {
    if !may_change(locale, text.as_bytes()) {
        return None;
    }
    let set = ordinals(locale, text);
    whole_ranges(set.as_deref().unwrap_or(text)).or(set)
}

/// Whether a text holds what could be a typed ordinal or a range.
fn may_change(locale: Locale, text: &[u8]) -> bool {
    // Few texts hold a one, and fewer the last byte of an en dash.
    match locale {
        Locale::Fr => telling(text, |b| (b == DASH_END) | (b == b'1')),
        Locale::En => telling(text, |b| b == DASH_END),
    }
}

fn telling(text: &[u8], told: impl Fn(u8) -> bool) -> bool {
    let mut at = 0;
    while let Some(offset) = first(&text[at..], &told) {
        let tells = match text.get(at + offset + 1) {
            Some(b'e' | b'r') => text[at + offset] == b'1',
            Some(next) => text[at + offset] == DASH_END && next.is_ascii_digit(),
            None => false,
        };
        if tells {
            return true;
        }
        at += offset + 1;
    }
    false
}

/// A word joiner after each en dash between figures, where browsers would break: `3–12` stays on one line.
fn whole_ranges(text: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    let (first, rest) = text.split_once('–')?;
    let mut out = first.to_owned();
    let mut changed = false;
    for part in rest.split('–') {
        let range = out.ends_with(digit) && part.starts_with(digit);
        changed |= range;
        out.push_str(if range { "–\u{2060}" } else { "–" });
        out.push_str(part);
    }
    changed.then_some(out)
}

/// Ordinals as they are typed become ordinals as they are set, in French: `1er septembre` → `1ᵉʳ septembre`. Nothing else changes.
fn ordinals(locale: Locale, text: &str) -> Option<String> {
    if locale != Locale::Fr || !(text.contains("1er") || text.contains("1re")) {
        return None;
    }
    let within = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',' | '/' | '#' | '@'))
    };
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find("1er").into_iter().chain(rest.find("1re")).min() {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let (typed, after) = found.split_at(3);
        let ends = !after.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@'));
        out.push_str(match typed {
            _ if within(out.chars().next_back()) || !ends => typed,
            "1er" => "1ᵉʳ",
            _ => "1ʳᵉ",
        });
        rest = after;
    }
    Some(out + rest)
}

/// `de Mutuelle`, `d’Écoute`: the word before a name, elided before a vowel in French. An h is taken as aspirated, since names vary.
pub fn elide(locale: Locale, word: &str, name: &str) -> String {
    let vowel = name.chars().next().is_some_and(|c| "aàâäeéèêëiîïoôöuùûüœæAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜŒÆ".contains(c));
    match (locale, vowel, word.strip_suffix(['e', 'a'])) {
        (Locale::Fr, true, Some(stem)) => format!("{stem}’{name}"),
        _ => format!("{word} {name}"),
    }
}

/// `« … »` with narrow spaces; `“…”`.
pub fn quoted(locale: Locale, text: &str) -> String {
    match locale {
        Locale::Fr => format!("«\u{202f}{text}\u{202f}»"),
        Locale::En => format!("“{text}”"),
    }
}

/// A text up to the end of its first sentence.
pub fn first_sentence(text: &str) -> &str {
    let end = text.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len());
    let mut end = end.filter(|at| text[*at..].starts_with([' ', '\u{a0}', '\u{202f}', '\n']));
    end.next().map_or(text, |at| &text[..at])
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with its first letter small.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Locale::{En, Fr};

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list(Fr, &["Mesure"]), "Mesure");
        assert_eq!(list(Fr, &["Mesure", "Culture"]), "Mesure et Culture");
        assert_eq!(list(En, &["A", "B", "C"]), "A, B and C");
        assert_eq!(list::<&str>(En, &[]), "");
    }

    #[test]
    fn names_that_hold_the_conjunction_stand_in_quotation_marks() {
        assert_eq!(
            list(Fr, &["Promesse", "Équipe et pilotage"]),
            "«\u{202f}Promesse\u{202f}» et «\u{202f}Équipe et pilotage\u{202f}»"
        );
        assert_eq!(list(Fr, &["Équipe et pilotage"]), "«\u{202f}Équipe et pilotage\u{202f}»");
        assert_eq!(list(En, &["Time and effort", "Empathy", "Trust"]), "“Time and effort”, “Empathy” and “Trust”");
        assert_eq!(list(En, &["“Seen and heard”", "“Kept”"]), "“Seen and heard” and “Kept”", "once is enough");
        assert_eq!(list(En, &["Sandwich", "Brand"]), "Sandwich and Brand");
        assert_eq!(names(En, &["IT", "Sales and marketing"]), ["“IT”", "“Sales and marketing”"]);
    }

    #[test]
    fn ordinals_are_set_where_they_are_words_of_their_own() {
        let set = |text| typeset(Fr, text).unwrap_or_else(|| text.to_owned());
        assert_eq!(set("Notes du 1er septembre et du 1er\u{a0}mars."), "Notes du 1ᵉʳ septembre et du 1ᵉʳ\u{a0}mars.");
        assert_eq!(set("(1re fois)"), "(1ʳᵉ fois)");
        assert_eq!(set("11er, a1er, 1erb, x-1er, 1er-quart"), "11er, a1er, 1erb, x-1er, 1er-quart");
        assert_eq!(typeset(En, "the 1er arrondissement"), None);
        assert_eq!(
            typeset(En, "3–12 months – or 2024–2026").as_deref(),
            Some("3–\u{2060}12 months – or 2024–\u{2060}2026")
        );
    }

    #[test]
    fn french_elides_before_a_vowel() {
        assert_eq!(elide(Fr, "de", "Écoute"), "d’Écoute");
        assert_eq!(elide(Fr, "de", "Mutuelle Horizon"), "de Mutuelle Horizon");
        assert_eq!(elide(Fr, "de", "Horizon"), "de Horizon");
        assert_eq!(elide(Fr, "la", "Ambition"), "l’Ambition");
        assert_eq!(elide(En, "of", "Ambition"), "of Ambition");
    }

    #[test]
    fn quotation_marks_and_capitals() {
        assert_eq!(quoted(Fr, "oui"), "«\u{202f}oui\u{202f}»");
        assert_eq!(quoted(En, "yes"), "“yes”");
        assert_eq!(capital("écart"), "Écart");
        assert_eq!(capital(""), "");
    }

    #[test]
    fn a_first_sentence_ends_at_its_mark() {
        assert_eq!(first_sentence("Rien n’est écrit ; à 0.5 près. On verra."), "Rien n’est écrit ; à 0.5 près.");
        assert_eq!(first_sentence("Sans point"), "Sans point");
    }
}
