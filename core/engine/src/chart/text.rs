//! Text in a drawing: how wide it is, where it breaks, how it is shortened, how it is escaped.
//!
//! Widths are Lato's own, in thousandths of the size, without kerning (which only narrows); a script outside the tables counts as wide.

use crate::text::markup::{may_be_sign_or_control, reference};
use crate::text::scan::first;

/// U+0020 to U+007E, Lato Regular.
const ASCII: [u16; 95] = [
    256, 269, 370, 580, 580, 802, 712, 204, 267, 267, 425, 580, 227, 372, 236, 452, 580, 580, 580, 580, 580, 580, 580,
    580, 580, 580, 250, 262, 580, 580, 580, 448, 836, 677, 646, 668, 760, 578, 566, 730, 764, 280, 422, 662, 514, 928,
    764, 800, 600, 800, 626, 542, 590, 736, 677, 1036, 649, 624, 602, 306, 452, 306, 580, 459, 400, 497, 560, 478, 560,
    528, 350, 520, 558, 240, 240, 508, 236, 822, 558, 567, 560, 560, 364, 433, 358, 558, 516, 786, 498, 516, 452, 301,
    250, 301, 580,
];

/// U+00A0 to U+017F, Lato Regular.
const LATIN: [u16; 224] = [
    256, 252, 580, 580, 580, 580, 254, 495, 400, 832, 368, 429, 580, 372, 832, 400, 414, 580, 334, 334, 400, 650, 700,
    260, 400, 334, 402, 430, 734, 726, 742, 440, 677, 677, 677, 677, 677, 677, 930, 668, 578, 578, 578, 578, 280, 280,
    280, 280, 768, 764, 800, 800, 800, 800, 800, 580, 800, 736, 736, 736, 736, 624, 598, 580, 497, 497, 497, 497, 497,
    497, 805, 478, 528, 528, 528, 528, 240, 240, 240, 240, 566, 558, 567, 567, 567, 567, 567, 580, 566, 558, 558, 558,
    558, 516, 560, 516, 677, 497, 677, 497, 676, 497, 668, 478, 668, 478, 668, 478, 668, 478, 760, 560, 768, 560, 578,
    528, 578, 528, 578, 528, 578, 528, 578, 528, 730, 520, 730, 520, 730, 520, 730, 520, 764, 558, 771, 558, 280, 240,
    280, 240, 280, 240, 280, 240, 280, 240, 735, 495, 422, 240, 662, 508, 508, 514, 236, 514, 236, 514, 236, 534, 372,
    528, 308, 764, 558, 764, 558, 764, 558, 604, 764, 558, 800, 567, 800, 567, 800, 567, 1090, 873, 626, 364, 626, 364,
    626, 364, 542, 433, 542, 433, 542, 433, 542, 433, 590, 358, 590, 358, 605, 362, 736, 558, 736, 558, 736, 558, 736,
    558, 736, 557, 736, 558, 1036, 786, 624, 516, 624, 602, 452, 602, 452, 602, 452, 284,
];

/// U+0020 to U+007E, Lato Bold.
const ASCII_BOLD: [u16; 95] = [
    243, 281, 396, 580, 580, 820, 724, 212, 274, 274, 425, 580, 234, 373, 238, 466, 580, 580, 580, 580, 580, 580, 580,
    580, 580, 580, 258, 270, 580, 580, 580, 460, 844, 694, 658, 662, 760, 575, 566, 726, 770, 296, 430, 686, 520, 945,
    770, 808, 619, 808, 643, 548, 600, 742, 694, 1051, 670, 648, 606, 314, 466, 314, 580, 466, 400, 508, 568, 482, 568,
    534, 358, 528, 564, 254, 254, 534, 248, 838, 564, 574, 568, 568, 373, 440, 372, 564, 528, 802, 522, 528, 460, 306,
    261, 306, 580,
];

/// U+00A0 to U+017F, Lato Bold.
const LATIN_BOLD: [u16; 224] = [
    243, 270, 580, 580, 580, 580, 264, 504, 400, 824, 367, 456, 580, 373, 824, 400, 416, 580, 334, 334, 400, 660, 737,
    274, 400, 334, 400, 456, 743, 736, 750, 455, 694, 694, 694, 694, 694, 694, 933, 662, 575, 575, 575, 575, 296, 296,
    296, 296, 770, 770, 808, 808, 808, 808, 808, 580, 808, 742, 742, 742, 742, 648, 616, 602, 508, 508, 508, 508, 508,
    508, 810, 483, 534, 534, 534, 534, 254, 254, 254, 254, 570, 564, 574, 574, 574, 574, 574, 580, 574, 564, 564, 564,
    564, 528, 568, 528, 694, 508, 694, 508, 694, 508, 661, 482, 661, 482, 661, 482, 661, 482, 760, 568, 770, 568, 575,
    534, 575, 534, 575, 534, 575, 534, 575, 534, 726, 528, 726, 528, 726, 528, 726, 528, 770, 564, 780, 564, 296, 254,
    296, 254, 296, 254, 296, 254, 296, 255, 742, 520, 430, 254, 686, 534, 534, 520, 248, 520, 248, 520, 248, 542, 391,
    536, 330, 770, 564, 770, 564, 770, 564, 630, 770, 564, 808, 574, 808, 574, 808, 574, 1082, 876, 643, 373, 643, 373,
    643, 373, 548, 440, 548, 440, 548, 440, 548, 440, 600, 372, 600, 372, 612, 376, 742, 564, 742, 564, 742, 564, 742,
    564, 742, 564, 742, 564, 1051, 802, 648, 528, 648, 606, 460, 606, 460, 606, 460, 302,
];

/// Lato Black over Lato Bold, on average.
const BLACK: f64 = 1.016;

/// The width of a text in the units of its size.
pub(super) fn width(text: &str, size: f64, weight: u16) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c, weight >= 600))).sum();
    let black = if weight >= 800 { BLACK } else { 1.0 };
    f64::from(thousandths) * size * black / 1000.0
}

fn advance(c: char, bold: bool) -> u16 {
    let (ascii, latin) = if bold { (&ASCII_BOLD, &LATIN_BOLD) } else { (&ASCII, &LATIN) };
    match c as u32 {
        code @ 0x20..=0x7E => ascii[code as usize - 0x20],
        code @ 0xA0..=0x17F => latin[code as usize - 0xA0],
        0x300..=0x36F | 0x200B..=0x200D => 0,
        0x2018 | 0x2019 => 220,
        0x201C | 0x201D => 386,
        0x2009 => 125,
        0x202F => 250,
        0x1D00..=0x1DBF | 0x2B0..=0x2FF => 295,
        0x2014 | 0x2026 => 798,
        0x180..=0x2FFF => 640,
        _ => 1000,
    }
}

/// The text, or its beginning with an ellipsis, no wider than `room`.
pub(super) fn shorten(text: &str, size: f64, weight: u16, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let kept =
            short.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '·' | '-' | '–'));
        let candidate = format!("{kept}…");
        if kept.is_empty() || width(&candidate, size, weight) <= room {
            return candidate;
        }
    }
    String::new()
}

/// The text on at most `lines` lines no wider than `room`; what does not fit is shortened. Breaks at spaces only, never at no-break ones,
/// nor between a number and the word that it counts where both have room.
pub(super) fn wrap(text: &str, size: f64, weight: u16, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let words = text.split([' ', '\n']).filter(|w| !w.is_empty());
    let fits = |joined: &str| width(joined, size, weight) <= room;
    let mut words = counted(words, fits).into_iter().peekable();
    while let Some(mut line) = words.next() {
        if out.len() + 1 == lines.max(1) {
            for rest in words.by_ref() {
                line.push(' ');
                line.push_str(&rest);
            }
        } else {
            while let Some(next) = words.peek() {
                let longer = format!("{line} {next}");
                if width(&longer, size, weight) > room {
                    break;
                }
                line = longer;
                words.next();
            }
        }
        out.push(shorten(&line, size, weight, room));
    }
    out
}

/// Words, each number with the word after it where the two have room: `17 heures`.
fn counted<'a>(words: impl Iterator<Item = &'a str>, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut number = false;
    for word in words {
        let joined = out.last().filter(|_| number).map(|last| format!("{last} {word}")).filter(|joined| fits(joined));
        number = word.starts_with(|c: char| c.is_ascii_digit() || "+−-±".contains(c))
            && word.ends_with(|c: char| c.is_ascii_digit());
        match joined {
            Some(joined) => *out.last_mut().expect("one was joined") = joined,
            None => out.push(word.to_owned()),
        }
    }
    out
}

/// Writes a text made safe for element content and for attributes in double quotes; control characters that XML forbids are dropped.
pub(super) fn escape(out: &mut String, text: &str) {
    let telling = |b| may_be_sign_or_control(b) | (b == 0xEF);
    let (mut from, mut at) = (0, 0);
    while let Some(offset) = first(&text.as_bytes()[at..], telling) {
        at += offset;
        let c = text[at..].chars().next().expect("a character opens with each of these bytes");
        let written = match c {
            '\t' | '\n' | '\r' => " ",
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => "",
            c => {
                let Some(reference) = reference(c) else {
                    // What begins as a control beyond ASCII, or as what is no character.
                    at += c.len_utf8();
                    continue;
                };
                reference
            }
        };
        out.push_str(&text[from..at]);
        out.push_str(written);
        at += c.len_utf8();
        from = at;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_breaks_into_lines_that_fit_and_the_last_is_shortened() {
        let text = "Connaissance approfondie des adhérents et de leurs parcours de remboursement";
        let lines = wrap(text, 12.0, 700, 130.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|l| width(l, 12.0, 700) <= 130.0), "{lines:?}");
        assert!(lines[1].ends_with('…'));
    }

    #[test]
    fn a_word_without_spaces_is_shortened() {
        let short = shorten(&"W".repeat(80), 10.0, 400, 60.0);
        assert!(short.ends_with('…') && width(&short, 10.0, 400) <= 60.0);
    }

    #[test]
    fn no_break_spaces_hold_and_markup_is_escaped() {
        assert_eq!(wrap("n\u{a0}=\u{a0}184 pairs", 10.0, 400, 40.0, 2), ["n\u{a0}=\u{a0}184", "pairs"]);
        let mut out = String::new();
        escape(&mut out, "é\u{a0}<a href=\"x\">&'\u{1}\u{85}\u{ffff}\u{202f}\n;");
        assert_eq!(out, "é\u{a0}&lt;a href=&quot;x&quot;&gt;&amp;&#39;\u{202f} ;");
    }

    #[test]
    fn a_number_stays_with_the_word_that_it_counts() {
        let news = "Aucune nouvelle avant 17 heures";
        assert_eq!(wrap(news, 9.5, 700, 120.0, 3), ["Aucune nouvelle avant", "17 heures"]);
        assert_eq!(wrap("les 12 000 adhérents de 2026", 10.0, 400, 82.0, 3), ["les", "12 000 adhérents", "de 2026"]);
        assert_eq!(wrap("17 incommensurablement", 10.0, 400, 60.0, 2), ["17", "incommens…"]);
    }

    #[test]
    fn digits_are_tabular() {
        assert!((width("1", 10.0, 400) - width("8", 10.0, 700)).abs() < 1e-9);
    }
}
