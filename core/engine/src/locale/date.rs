//! Dates in words, and the end of a span of months.

use super::Locale;

/// A day of the Gregorian calendar: year, month 1–12, day 1–31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// A day of the calendar from 1900 on, written `2026-10-15`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
        let shaped =
            bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && digits(0..4) && digits(5..7) && digits(8..10);
        if !shaped {
            return None;
        }
        let (year, month, day): (i32, u8, u8) =
            (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        ((1..=days).contains(&day) && year >= 1900).then_some(Self { year, month, day })
    }
}

/// Full and short names, as the common locale data has them.
type Months = [(&'static str, &'static str); 12];
const FRENCH: Months = [
    ("janvier", "janv."),
    ("février", "févr."),
    ("mars", "mars"),
    ("avril", "avr."),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juil."),
    ("août", "août"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "déc."),
];
const ENGLISH: Months = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// The names of a day's month.
fn names(locale: Locale, value: Day) -> (&'static str, &'static str) {
    let months = match locale {
        Locale::Fr => FRENCH,
        Locale::En => ENGLISH,
    };
    months[usize::from(value.month) - 1]
}

/// `15 octobre 2026`, `1ᵉʳ mars 2027`; `15 October 2026`.
///
/// # Panics
/// On a day that no calendar has.
pub fn day(locale: Locale, value: Day) -> String {
    let ending = if locale == Locale::Fr && value.day == 1 { "ᵉʳ" } else { "" };
    format!("{}{ending}\u{a0}{}", value.day, month(locale, value))
}

/// `octobre 2026`; `October 2026`.
///
/// # Panics
/// On a day that no calendar has.
pub fn month(locale: Locale, value: Day) -> String {
    format!("{}\u{a0}{}", names(locale, value).0, value.year)
}

/// `oct. 2026`; `Oct 2026`.
///
/// # Panics
/// On a day that no calendar has.
pub fn short_month(locale: Locale, value: Day) -> String {
    format!("{}\u{a0}{}", names(locale, value).1, value.year)
}

/// Both ends of a period, without repeating what they share: `5` and `23 octobre 2026`.
///
/// # Panics
/// On a day that no calendar has.
pub fn period(locale: Locale, from: Day, to: Day) -> (String, String) {
    let whole = day(locale, from);
    let year = format!("\u{a0}{}", from.year);
    let first = match whole.strip_suffix(&year).filter(|_| from.year == to.year) {
        Some(rest) if from.month == to.month => rest.split('\u{a0}').next().unwrap_or(rest),
        Some(rest) => rest,
        None => &whole,
    };
    (first.to_owned(), day(locale, to))
}

/// The same day `months` later, or the last of that month where it has no such day.
pub fn add_months(from: Day, months: u16) -> Day {
    let index = i32::from(from.month) - 1 + i32::from(months);
    let year = from.year + index.div_euclid(12);
    let month = u8::try_from(index.rem_euclid(12) + 1).expect("a remainder by 12, plus 1");
    Day { year, month, day: from.day.min(length(year, month)) }
}

/// From one day to another in months, days as their month's share; negative backwards.
pub fn months_between(from: Day, to: Day) -> f64 {
    let months = |day: Day| {
        let share = f64::from(day.day - 1) / f64::from(length(day.year, day.month));
        f64::from(day.year) * 12.0 + f64::from(day.month) + share
    };
    months(to) - months(from)
}

fn length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_datetime::DateTimeFormatter;
    use icu_datetime::fieldsets::{YM, YMD};
    use icu_datetime::input::Date;
    use icu_locale_core::locale;

    fn of(year: i32, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    #[test]
    fn months_between_days_count_days_as_shares() {
        assert!((months_between(of(2026, 11, 16), of(2027, 2, 15)) - (3.0 - 0.5 + 0.5)).abs() < 1e-9);
        assert!((months_between(of(2026, 12, 1), of(2026, 11, 1)) + 1.0).abs() < 1e-9);
    }

    #[test]
    fn dates_follow_the_language() {
        assert_eq!(day(Locale::Fr, of(2026, 10, 15)), "15\u{a0}octobre\u{a0}2026");
        assert_eq!(day(Locale::Fr, of(2027, 3, 1)), "1ᵉʳ\u{a0}mars\u{a0}2027");
        assert_eq!(day(Locale::Fr, of(2027, 3, 11)), "11\u{a0}mars\u{a0}2027");
        assert_eq!(day(Locale::En, of(2026, 10, 15)), "15\u{a0}October\u{a0}2026");
        assert_eq!(month(Locale::Fr, of(2026, 8, 15)), "août\u{a0}2026");
        assert_eq!(month(Locale::En, of(2026, 10, 15)), "October\u{a0}2026");
    }

    #[test]
    fn dates_are_those_of_the_common_locale_data() {
        for (locale, tag) in [(Locale::Fr, locale!("fr")), (Locale::En, locale!("en-GB"))] {
            let whole = DateTimeFormatter::try_new(tag.clone().into(), YMD::long()).expect("compiled data");
            let long = DateTimeFormatter::try_new(tag.clone().into(), YM::long()).expect("compiled data");
            let short = DateTimeFormatter::try_new(tag.into(), YM::medium()).expect("compiled data");
            for value in (1..=12).flat_map(|month| [(1987, 1), (2026, 2), (2031, 28)].map(|(y, d)| of(y, month, d))) {
                let date = Date::try_new_iso(value.year, value.month, value.day).expect("a date");
                let expected =
                    [whole.format(&date).to_string(), long.format(&date).to_string(), short.format(&date).to_string()];
                let ours = [
                    day(locale, value).replace('ᵉ', "e").replace('ʳ', "r"),
                    month(locale, value),
                    short_month(locale, value),
                ];
                assert_eq!(ours.map(|text| text.replace('\u{a0}', " ").replace("1er", "1")), expected);
            }
        }
    }

    #[test]
    fn a_period_does_not_repeat_what_its_ends_share() {
        let told = |locale, from, to| {
            let (from, to) = period(locale, from, to);
            format!("{from} | {to}").replace('\u{a0}', " ")
        };
        assert_eq!(told(Locale::Fr, of(2026, 10, 5), of(2026, 10, 23)), "5 | 23 octobre 2026");
        assert_eq!(told(Locale::Fr, of(2026, 9, 28), of(2026, 10, 23)), "28 septembre | 23 octobre 2026");
        assert_eq!(told(Locale::En, of(2026, 10, 5), of(2026, 10, 23)), "5 | 23 October 2026");
        assert_eq!(told(Locale::En, of(2025, 12, 5), of(2026, 1, 9)), "5 December 2025 | 9 January 2026");
    }

    #[test]
    fn months_are_added_on_the_calendar() {
        assert_eq!(add_months(of(2026, 10, 15), 3), of(2027, 1, 15));
        assert_eq!(add_months(of(2026, 11, 30), 3), of(2027, 2, 28));
        assert_eq!(add_months(of(2027, 11, 30), 3), of(2028, 2, 29));
        assert_eq!(add_months(of(2026, 12, 1), 36), of(2029, 12, 1));
    }
}
