//! Small matters of grammar and typography: lists, elision, quotation marks, capitals.

use super::Locale;

/// `A, B et C`; `A, B and C`.
pub fn list<S: AsRef<str>>(locale: Locale, items: &[S]) -> String {
    let and = match locale {
        Locale::Fr => " et ",
        Locale::En => " and ",
    };
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{}{and}{}", first.join(", "), last.as_ref())
        }
    }
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
