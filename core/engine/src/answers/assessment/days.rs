//! Days as an author writes them: `2026-10-15`.

use crate::locale::Day;
use crate::yaml::{Fields, Node, Reader};

/// A day.
pub(in crate::answers) fn day(reader: &mut Reader, node: &Node) -> Option<Day> {
    let text = reader.text(node, "a date")?;
    let day = Day::parse(&text);
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

#[cfg(test)]
mod tests {
    use crate::locale::Day;

    #[test]
    fn a_day_must_be_in_the_calendar() {
        assert!(Day::parse("2028-02-29").is_some());
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "15/10/2026", "2026-1-5", "", "２０２６-10-15"] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
    }
}
