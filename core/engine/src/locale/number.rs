//! Figures in words: French comma and narrow no-break spaces, true minus, ordinals, intervals.
//!
//! Rounding is to nearest, ties to even on the exact binary value, and only here: figures are never rounded before display.

use super::Locale;
use crate::text::digits;

/// The most decimals ever shown; thresholds are compared on values rounded to these.
const MOST_DECIMALS: usize = 6;

/// A figure with `decimals` decimals: `1 234,5`, `−0.3`. A figure that rounds to zero has no sign.
///
/// # Panics
/// On NaN and infinities, which no figure of a report is.
pub fn number(locale: Locale, value: f64, decimals: usize) -> String {
    assert!(value.is_finite(), "a figure of a report is finite");
    let (group, point) = match locale {
        Locale::Fr => ('\u{202f}', ","),
        Locale::En => (',', "."),
    };
    let nearest = nearest(value.abs(), decimals);
    if let Some(text) = nearest.and_then(|nearest| short(nearest, decimals, value < 0.0, point)) {
        return text;
    }
    let exact;
    let mut room = [0; 24];
    let digits = if let Some(nearest) = nearest {
        digits_of(nearest, decimals, &mut room)
    } else {
        exact = format!("{:.decimals$}", value.abs()).replace('.', "");
        exact.as_bytes()
    };
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let mut text = String::with_capacity(digits.len() + 8);
    if value < 0.0 && digits.iter().any(|digit| *digit != b'0') {
        text.push('\u{2212}');
    }
    for (index, digit) in whole.iter().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(char::from(*digit));
    }
    if !part.is_empty() {
        text.push_str(point);
        text.extend(part.iter().map(|digit| char::from(*digit)));
    }
    text
}

/// A figure in steps of its last decimal. Whole numbers come at a tenth of the cost of exact digits, which decide near a half, and far
/// out: there none.
fn nearest(value: f64, decimals: usize) -> Option<u32> {
    const POWERS: [f64; MOST_DECIMALS + 1] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    let shifted = value * POWERS.get(decimals)?;
    if shifted >= 1e9 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 10^9")]
    let nearest = (shifted + 0.5) as u32;
    ((shifted - f64::from(nearest)).abs() < 0.499).then_some(nearest)
}

/// Most figures of a report: below a thousand, with a decimal or none.
fn short(whole: u32, decimals: usize, negative: bool, point: &str) -> Option<String> {
    let (whole, part) = match decimals {
        0 => (whole, None),
        1 => (whole / 10, Some(whole % 10)),
        _ => return None,
    };
    if whole >= 1000 {
        return None;
    }
    let mut text = String::with_capacity(8);
    if negative && (whole > 0 || part.is_some_and(|part| part > 0)) {
        text.push('\u{2212}');
    }
    if whole >= 100 {
        text.push_str(digits::below_100(whole / 100));
        text.push_str(digits::pair(whole % 100));
    } else {
        text.push_str(digits::below_100(whole));
    }
    if let Some(part) = part {
        text.push_str(point);
        text.push_str(digits::below_100(part));
    }
    Some(text)
}

/// The digits of a whole number, one at least before the decimals.
fn digits_of(whole: u32, decimals: usize, room: &mut [u8; 24]) -> &[u8] {
    let (mut rest, mut first) = (whole, room.len());
    while rest > 0 || room.len() - first <= decimals {
        first -= 1;
        room[first] = b'0' + u8::try_from(rest % 10).expect("a digit");
        rest /= 10;
    }
    &room[first..]
}

/// A count.
pub fn integer(locale: Locale, value: usize) -> String {
    number(locale, value as f64, 0)
}

/// A count in words from two to sixteen; figures otherwise, since French one has a gender.
pub fn in_words(locale: Locale, count: usize) -> String {
    const FRENCH: [&str; 19] = [
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
    ];
    const ENGLISH: [&str; 19] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let words = match locale {
        Locale::Fr => FRENCH,
        Locale::En => ENGLISH,
    };
    let word = count.checked_sub(2).and_then(|index| words.get(index));
    word.map_or_else(|| integer(locale, count), |word| (*word).to_owned())
}

/// A difference, with its sign: `+3,2`, `−0,4`, `0,0`.
pub fn signed(locale: Locale, value: f64, decimals: usize) -> String {
    let text = number(locale, value, decimals);
    let nothing = text.chars().all(|c| matches!(c, '0' | ',' | '.'));
    if text.starts_with('\u{2212}') || nothing { text } else { format!("+{text}") }
}

/// A share of 1 as a percentage: `71 %` in French, `71%` in English.
pub fn percent(locale: Locale, share: f64, decimals: usize) -> String {
    let mut figure = number(locale, share * 100.0, decimals);
    figure.push_str(match locale {
        Locale::Fr => "\u{202f}%",
        Locale::En => "%",
    });
    figure
}

/// A rank: `1ᵉʳ`, `60ᵉ`; `1st`, `62nd`, `113th`.
pub fn ordinal(locale: Locale, rank: usize) -> String {
    let figure = integer(locale, rank);
    let ending = match (locale, rank % 10, rank % 100) {
        (Locale::Fr, ..) if rank == 1 => "ᵉʳ",
        (Locale::Fr, ..) => "ᵉ",
        (Locale::En, 1, hundred) if hundred != 11 => "st",
        (Locale::En, 2, hundred) if hundred != 12 => "nd",
        (Locale::En, 3, hundred) if hundred != 13 => "rd",
        (Locale::En, ..) => "th",
    };
    figure + ending
}

/// `± 2,3`, the space being one that does not break.
pub fn plus_minus(locale: Locale, half: f64, decimals: usize) -> String {
    let mut text = String::with_capacity(16);
    text.push_str("±\u{202f}");
    text.push_str(&number(locale, half, decimals));
    text
}

/// `50,9–55,5`.
pub fn interval(locale: Locale, (low, high): (f64, f64), decimals: usize) -> String {
    format!("{}–{}", number(locale, low, decimals), number(locale, high, decimals))
}

/// What stands beside a score with its interval: `± 2,3`, or the two ends where a bound of the scale cut one, `(94,9–100,0)`.
pub fn around(locale: Locale, value: f64, (low, high): (f64, f64)) -> String {
    if ((value - low) - (high - value)).abs() < 0.05 {
        plus_minus(locale, (high - low) / 2.0, 1)
    } else {
        format!("({})", interval(locale, (low, high), 1))
    }
}

/// A threshold with no more decimals than it has: `50`, `62,5`.
pub fn bound(locale: Locale, threshold: f64) -> String {
    let decimals = (0..=MOST_DECIMALS).find(|d| shown(threshold, *d).eq(&rounded(threshold))).unwrap_or(MOST_DECIMALS);
    number(locale, threshold, decimals)
}

/// How many decimals `value` needs (at least `decimals`) so that it does not seem to reach a threshold that it misses.
pub fn decimals_below(value: f64, threshold: f64, decimals: usize) -> usize {
    if rounded(value) >= rounded(threshold) {
        return decimals;
    }
    (decimals..=MOST_DECIMALS).find(|d| shown(value, *d) < rounded(threshold)).unwrap_or(MOST_DECIMALS)
}

/// How many decimals show that two values differ: one where they are the same at the precision of comparisons.
pub fn decimals_apart(one: f64, other: f64) -> usize {
    (1..=MOST_DECIMALS).find(|d| shown(one, *d).ne(&shown(other, *d))).unwrap_or(1)
}

fn rounded(value: f64) -> f64 {
    shown(value, MOST_DECIMALS)
}

fn shown(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().expect("a formatted float is a float")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Locale::{En, Fr};
    use fixed_decimal::Decimal;
    use icu_decimal::DecimalFormatter;
    use icu_decimal::options::DecimalFormatterOptions;
    use icu_locale_core::locale;

    #[test]
    fn figures_follow_the_language() {
        assert_eq!(number(Fr, 1_234.56, 1), "1\u{202f}234,6");
        assert_eq!(number(En, 1_234.56, 1), "1,234.6");
        assert_eq!(number(Fr, -3.25, 1), "\u{2212}3,2");
        assert_eq!(number(En, -0.04, 1), "0.0");
        assert_eq!(integer(Fr, 12_345_678), "12\u{202f}345\u{202f}678");
        assert_eq!(percent(Fr, 0.713, 0), "71\u{202f}%");
        assert_eq!(percent(En, 0.713, 1), "71.3%");
        assert_eq!(plus_minus(Fr, 2.3, 1), "±\u{202f}2,3");
        assert_eq!(interval(Fr, (50.94, 55.46), 1), "50,9–55,5");
    }

    #[test]
    fn figures_are_those_of_the_common_locale_data() {
        let french = DecimalFormatter::try_new(locale!("fr").into(), DecimalFormatterOptions::default());
        let english = DecimalFormatter::try_new(locale!("en").into(), DecimalFormatterOptions::default());
        let formatters = [(Fr, french.expect("compiled data")), (En, english.expect("compiled data"))];
        let steps = (-2_000..2_000).map(f64::from);
        let values = steps.flat_map(|i| [i, i / 8.0, i / 1000.0, i * 0.05, i * 1.37e-3, i * 1e5, i * 123_456.789]);
        for (value, decimals) in values.flat_map(|value| [0, 1, 2, 6, 9].map(|decimals| (value, decimals))) {
            let text = format!("{value:.decimals$}");
            let is_nought = text.bytes().all(|b| !(b'1'..=b'9').contains(&b));
            let text = if is_nought { text.trim_start_matches('-') } else { &text };
            let decimal: Decimal = text.parse().expect("a decimal number");
            for (locale, formatter) in &formatters {
                let expected = formatter.format(&decimal).to_string().replace('-', "\u{2212}");
                assert_eq!(number(*locale, value, decimals), expected, "{value} {decimals}");
            }
        }
    }

    #[test]
    fn a_difference_has_its_sign_unless_it_rounds_to_zero() {
        assert_eq!(signed(En, 2.0, 1), "+2.0");
        assert_eq!(signed(Fr, -2.0, 1), "\u{2212}2,0");
        assert_eq!(signed(En, -0.01, 1), "0.0");
        assert_eq!(signed(En, 0.01, 1), "0.0");
    }

    #[test]
    fn small_counts_are_words() {
        assert_eq!([1, 2, 16, 20, 21].map(|n| in_words(Fr, n)).join(" "), "1 deux seize vingt 21");
        assert_eq!([0, 2, 12, 184].map(|n| in_words(En, n)).join(" "), "0 two twelve 184");
    }

    #[test]
    fn ordinals_end_as_the_language_wants() {
        let english: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 113].map(|n| ordinal(En, n)).into();
        assert_eq!(english.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 111th 113th");
        assert_eq!([0, 1, 2, 21].map(|n| ordinal(Fr, n)).join(" "), "0ᵉ 1ᵉʳ 2ᵉ 21ᵉ");
    }

    #[test]
    fn a_score_never_seems_to_reach_a_threshold_that_it_misses() {
        assert_eq!(decimals_below(49.96, 50.0, 1), 2);
        assert_eq!(decimals_below(49.999_996, 50.0, 1), 6);
        assert_eq!(decimals_below(49.94, 50.0, 1), 1);
        assert_eq!(decimals_below(50.0, 50.0, 1), 1);
        assert_eq!(decimals_below(49.999_999_9, 50.0, 1), 1, "equal within 6 decimals: it does reach it");
        assert_eq!([decimals_apart(36.14, 36.12), decimals_apart(36.1, 35.1), decimals_apart(36.1, 36.1)], [2, 1, 1]);
        assert_eq!(bound(Fr, 62.5), "62,5");
        assert_eq!(bound(En, 50.0), "50");
    }
}
