//! Days as an author writes them: `2026-10-15`.

use crate::locale::Day;
use crate::yaml::{Fields, Node, Reader};

/// A day.
pub(in crate::answers) fn day(reader: &mut Reader, node: &Node) -> Option<Day> {
    let text = reader.text(node, "a date")?;
    let day = parse(&text);
    if day.is_none() {
        let message = format!("`{}` is not a day", crate::questionnaire::short(&text));
        reader.error("invalid-date", node.place, message, Some("write year, month, day: `2026-10-15`".into()));
    }
    day
}

/// `from` and `to`, in this order.
pub(in crate::answers) fn period(reader: &mut Reader, node: &Node) -> Option<(Day, Day)> {
    let mut fields: Fields = reader.fields(node, "the period")?;
    let [from, to] = ["from", "to"].map(|name| fields.required(reader, name).and_then(|node| day(reader, node)));
    fields.finish(reader);
    let (from, to) = (from?, to?);
    if to < from {
        reader.error("invalid-period", node.place, "the period ends before it begins", None);
        return None;
    }
    Some((from, to))
}

fn parse(text: &str) -> Option<Day> {
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
    ((1..=days).contains(&day) && year >= 1900).then_some(Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_day_must_be_in_the_calendar() {
        assert!(parse("2028-02-29").is_some());
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "15/10/2026", "2026-1-5", "", "２０２６-10-15"] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
