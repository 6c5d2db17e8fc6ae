//! One row of a plain sheet of answers → where its fields stand and a code for each answer. Plain: no quote, and no line that ends in
//! a lone carriage return. Rows that are not plain come from the csv crate ([`Row::take`]) and end up the same.

use super::eight::{Ends, eight};
use crate::answers::Column;
use std::ops::Range;

/// A code: the digit written, or one of the next four.
pub(super) type Code = u8;
/// Nothing written.
pub(super) const BLANK: Code = 10;
/// `NA`.
pub(super) const NOT_APPLICABLE: Code = 11;
/// `DK`.
pub(super) const DONT_KNOW: Code = 12;
/// Anything else: the text itself has to be read.
pub(super) const OTHER: Code = 13;
/// Digits read at once.
const AT_ONCE: usize = 4;
/// Room for every code; a power of two.
pub(super) const CODES: usize = 16;

/// What a code stands for, as it is written in a sheet.
pub(super) fn written(code: Code) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "", "NA", "DK"]
        .get(usize::from(code))
        .copied()
        .unwrap_or_default()
}

/// The code of a field's text.
pub(super) fn code(text: &[u8]) -> Code {
    match text.trim_ascii() {
        [] => BLANK,
        [digit @ b'0'..=b'9'] => digit - b'0',
        b"NA" => NOT_APPLICABLE,
        b"DK" => DONT_KNOW,
        _ => OTHER,
    }
}

/// Where the fields of a row stand.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// What each field holds.
    pub(super) columns: Vec<Column>,
    /// Between fields.
    pub(super) delimiter: u8,
    /// The field that names the organisation.
    pub(super) organisation: usize,
    /// Answers from this field on, as far as they go without another field between them.
    run: Range<usize>,
}

impl Layout {
    /// The layout of a header; `None` without a column `org_id`.
    pub(super) fn new(columns: Vec<Column>, delimiter: u8) -> Option<Self> {
        let organisation = columns.iter().position(|column| *column == Column::Organisation)?;
        let answers = |column: &Column| matches!(column, Column::Question(_));
        let first = columns.iter().position(answers).unwrap_or(columns.len());
        let length = columns[first..].iter().take_while(|column| answers(column)).count();
        Some(Self { columns, delimiter, organisation, run: first..first + length })
    }

    /// Where a row has the code of a question without a field.
    pub(super) fn missing(&self) -> usize {
        self.columns.len() + AT_ONCE
    }
}

/// A row, as ranges of the text that it was read from.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    /// One a field; of answers, only where the code is [`OTHER`] does it mean anything.
    pub(super) fields: Vec<Range<usize>>,
    /// One a field, [`OTHER`] for those that hold no answer; then some room, and [`BLANK`] for a question without a field.
    pub(super) codes: Vec<Code>,
}

/// How a line was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// As many fields as the header.
    Row,
    /// Nothing but blanks and delimiters.
    Blank,
    /// Another number of fields.
    Fields(usize),
}

impl Row {
    /// Room for the fields of a layout.
    pub(super) fn new(layout: &Layout) -> Self {
        let mut codes = vec![OTHER; layout.missing()];
        codes.push(BLANK);
        Self { fields: vec![0..0; layout.columns.len()], codes }
    }

    /// Reads the line that starts at `at` of a text that ends with a line's end; gives the start of the next line too.
    pub(super) fn scan(&mut self, layout: &Layout, text: &[u8], at: usize) -> (Line, usize) {
        let (mut at, start) = (at, at);
        let last = layout.columns.len() - 1;
        let ends = Ends::new(layout.delimiter);
        let mut field = 0;
        loop {
            if layout.run.contains(&field) {
                (field, at) = self.digits(layout, text, (field, at));
            }
            let from = at;
            at = ends.next(text, at);
            let ended = text[at] == b'\n';
            let to = if ended && at > from && text[at - 1] == b'\r' { at - 1 } else { at };
            self.set(layout, field, (text, from..to));
            at += 1;
            if ended && field == last {
                // A row of blanks alone is none.
                let blank = text[from..to].trim_ascii().is_empty() && blank(&text[start..from], layout.delimiter);
                return (if blank { Line::Blank } else { Line::Row }, at);
            }
            field += 1;
            if ended || field > last {
                let end = if ended { at } else { at + memchr::memchr(b'\n', &text[at..]).map_or(0, |end| end + 1) };
                let line = &text[start..end - 1];
                let fields = memchr::memchr_iter(layout.delimiter, line).count() + 1;
                let blank = blank(line, layout.delimiter);
                return (if blank { Line::Blank } else { Line::Fields(fields) }, end);
            }
        }
    }

    /// Takes a record's fields; `text` holds them one after the other.
    pub(super) fn take(&mut self, layout: &Layout, record: &csv::ByteRecord) -> Line {
        if record.iter().all(blank_field) {
            return Line::Blank;
        }
        if record.len() != layout.columns.len() {
            return Line::Fields(record.len());
        }
        for field in 0..record.len() {
            let range = record.range(field).expect("a field of the record");
            self.set(layout, field, (record.as_slice(), range));
        }
        Line::Row
    }

    fn set(&mut self, layout: &Layout, field: usize, (text, range): (&[u8], Range<usize>)) {
        // Beyond the header's fields: the line is counted out.
        let Some(column) = layout.columns.get(field) else { return };
        self.codes[field] = match column {
            Column::Question(_) => code(&text[range.clone()]),
            _ => OTHER,
        };
        self.fields[field] = range;
    }

    /// Reads short answers, four digits at a time, as far as they go within the run of answers; never a line's last field.
    fn digits(&mut self, layout: &Layout, text: &[u8], (mut field, mut at): (usize, usize)) -> (usize, usize) {
        let end = layout.run.end.min(layout.columns.len() - 1);
        let delimiter = u64::from(layout.delimiter);
        // A digit and a delimiter, four times.
        let zeros = (delimiter << 8 | u64::from(b'0')) * 0x0001_0001_0001_0001;
        while field < end {
            let eight = eight(text, at);
            let values = eight ^ zeros;
            // The highest bit of each pair that is not below ten: no digit, or no delimiter after it.
            let beyond = (values & 0x7FFF_7FFF_7FFF_7FFF) + 0x7FF6_7FF6_7FF6_7FF6;
            let other = (beyond | values) & 0x8000_8000_8000_8000;
            // There is room for four; the fields beyond the digits are written again.
            let pairs = values | values >> 8;
            let [a, b, _, _, c, d, _, _] = pairs.to_le_bytes();
            self.codes[field..field + AT_ONCE].copy_from_slice(&[a, b, c, d]);
            if other == 0 && field + AT_ONCE <= end {
                (field, at) = (field + AT_ONCE, at + 2 * AT_ONCE);
                continue;
            }
            let digits = (other.trailing_zeros() as usize / 16).min(end - field);
            (field, at) = (field + digits, at + 2 * digits);
            if field == end {
                break;
            }
            let next = eight >> (16 * digits) & 0x00FF_FFFF;
            let blank = next & 0xFF == delimiter;
            let not_applicable = next == (delimiter << 16 | u64::from_le_bytes(*b"NA\0\0\0\0\0\0"));
            let dont_know = next == (delimiter << 16 | u64::from_le_bytes(*b"DK\0\0\0\0\0\0"));
            // What stands last may end beyond the eight bytes: it is looked at again.
            if !(blank || not_applicable || dont_know) {
                if digits == 0 {
                    break;
                }
                continue;
            }
            self.codes[field] = BLANK + Code::from(not_applicable) + 2 * Code::from(dont_know);
            (field, at) = (field + 1, at + 1 + 2 * usize::from(not_applicable || dont_know));
        }
        (field, at)
    }
}

fn blank(line: &[u8], delimiter: u8) -> bool {
    line.iter().all(|byte| *byte == delimiter || byte.is_ascii_whitespace())
}

fn blank_field(field: &[u8]) -> bool {
    field.trim_ascii().is_empty()
}

/// Whether a text can be scanned: no quote, no carriage return but before a line's end.
pub(super) fn plain(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'"', b'\r', text)
        .all(|at| text[at] == b'\r' && matches!(text.get(at + 1), Some(b'\n') | None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn layout(answers_last: bool) -> Layout {
        let answers = (0..9).map(Column::Question);
        let reserved = [Column::Organisation, Column::Respondent];
        let kinds = if answers_last {
            reserved.into_iter().chain(answers).collect()
        } else {
            answers.chain(reserved).chain([Column::Question(9)]).collect()
        };
        Layout::new(kinds, b',').expect("an organisation")
    }

    /// What rows say: how many fields, or their codes and the texts that have none.
    #[derive(Debug, PartialEq)]
    struct Said(Line, Vec<Code>, Vec<Vec<u8>>);

    fn said(line: Line, row: &Row, text: &[u8]) -> Option<Said> {
        match line {
            Line::Blank => None,
            Line::Fields(_) => Some(Said(line, Vec::new(), Vec::new())),
            Line::Row => {
                let codes = &row.codes[..row.fields.len()];
                let others = codes.iter().zip(&row.fields).filter(|(code, _)| **code == OTHER);
                let others = others.map(|(_, range)| text[range.clone()].to_owned()).collect();
                Some(Said(line, codes.to_vec(), others))
            }
        }
    }

    fn scanned(layout: &Layout, text: &[u8]) -> Vec<Said> {
        let (mut row, mut at, mut found) = (Row::new(layout), 0, Vec::new());
        while at < text.len() {
            let line;
            (line, at) = row.scan(layout, text, at);
            found.extend(said(line, &row, text));
        }
        found
    }

    fn read(layout: &Layout, text: &[u8]) -> Vec<Said> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let mut row = Row::new(layout);
        let records = reader.byte_records().map(|record| record.expect("bytes"));
        records.filter_map(|record| said(row.take(layout, &record), &row, record.as_slice())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_plain_text_scans_as_the_csv_crate_reads_it(
            rows in prop::collection::vec(
                prop::collection::vec("[0-9]|[0-9]|[0-9]|NA|DK|NA || |10|-|a\\|b|é|x y|R[0-9]{1,3}|na", 9..13),
                0..6,
            ),
            lines in "[0-9,NADK x\n]{0,60}",
            last in any::<bool>(),
            windows in any::<bool>(),
        ) {
            let rows = rows.iter().map(|fields| fields.join(",") + "\n").collect::<String>();
            let mut text = rows + &lines + "\n";
            if windows {
                text = text.replace('\n', "\r\n");
            }
            prop_assert!(plain(text.as_bytes()));
            let layout = layout(last);
            prop_assert_eq!(scanned(&layout, text.as_bytes()), read(&layout, text.as_bytes()));
        }
    }

    #[test]
    fn quotes_and_lone_carriage_returns_are_not_plain() {
        assert!(plain(b"a,b\r\n1,2\n"));
        for text in ["a,\"b\"\n", "a\rb\n", "a\r\r\n"] {
            assert!(!plain(text.as_bytes()), "{text:?}");
        }
    }
}
