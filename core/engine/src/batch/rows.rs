//! The answers of a batch a second time, organisation by organisation: what a report is made from. Only one organisation is held.

use super::chunks::header;
use crate::answers::delimiter;
use csv::ByteRecord;
use std::io::{Chain, Cursor, Error, ErrorKind, Read};

/// The rows of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Its place in the order of the file, from 0: that of [`Scores::organisations`](super::Scores::organisations).
    pub organisation: usize,
    /// Its id.
    pub id: String,
    /// The groups of its respondents, in the order in which they are met.
    pub groups: Vec<String>,
    /// The header and its rows, as a CSV of its own. What is not UTF-8 is replaced.
    pub text: String,
}

/// A file of answers that has been scored, read again.
pub struct RowsReader<R> {
    reader: csv::Reader<Chain<Cursor<Vec<u8>>, R>>,
    delimiter: u8,
    header: ByteRecord,
    /// The field of the ids.
    field: usize,
    /// The field of the respondents' groups.
    group: Option<usize>,
    /// The first row of the next organisation.
    next: Option<ByteRecord>,
    organisations: usize,
}

impl<R: Read> RowsReader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// When the file cannot be read, or does not name organisations any more.
    pub fn new(mut input: R) -> std::io::Result<Self> {
        let (mut head, rest) = header(&mut input)?;
        let delimiter = delimiter(&String::from_utf8_lossy(&head));
        head.extend(rest);
        let builder = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(Cursor::new(head).chain(input));
        let mut rows = Self {
            reader: builder,
            delimiter,
            header: ByteRecord::new(),
            field: 0,
            group: None,
            next: None,
            organisations: 0,
        };
        rows.reader.read_byte_record(&mut rows.header)?;
        let field = |wanted: &[u8]| rows.header.iter().position(|name| name.trim_ascii() == wanted);
        let organisation = field(b"org_id");
        rows.group = field(b"group");
        rows.field = organisation.ok_or_else(|| Error::new(ErrorKind::InvalidData, "it lost its column `org_id`"))?;
        rows.next = rows.row()?;
        Ok(rows)
    }

    /// The next row that is not blank.
    fn row(&mut self) -> std::io::Result<Option<ByteRecord>> {
        let mut record = ByteRecord::new();
        while self.reader.read_byte_record(&mut record)? {
            if record.iter().any(|field| !field.trim_ascii().is_empty()) {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    /// The next organisation's rows.
    fn organisation(&mut self) -> std::io::Result<Option<Rows>> {
        let Some(first) = self.next.take() else { return Ok(None) };
        let field = self.field;
        let id = |record: &ByteRecord| record.get(field).unwrap_or_default().trim_ascii().to_owned();
        let own = id(&first);
        let mut groups: Vec<String> = Vec::new();
        let mut text = csv::WriterBuilder::new().flexible(true).delimiter(self.delimiter).from_writer(Vec::new());
        text.write_byte_record(&self.header)?;
        let mut row = Some(first);
        while let Some(record) = row.take_if(|record| id(record) == own) {
            text.write_byte_record(&record)?;
            let group = self.group.and_then(|field| record.get(field)).unwrap_or_default();
            let group = String::from_utf8_lossy(group).trim().to_owned();
            if !group.is_empty() && !groups.contains(&group) {
                groups.push(group);
            }
            row = self.row()?;
        }
        self.next = row;
        self.organisations += 1;
        let text = text.into_inner().map_err(|error| Error::new(ErrorKind::OutOfMemory, error.to_string()))?;
        Ok(Some(Rows {
            organisation: self.organisations - 1,
            id: String::from_utf8_lossy(&own).into_owned(),
            groups,
            text: String::from_utf8_lossy(&text).into_owned(),
        }))
    }
}

impl<R: Read> Iterator for RowsReader<R> {
    type Item = std::io::Result<Rows>;

    fn next(&mut self) -> Option<Self::Item> {
        self.organisation().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, String, String)> {
        let rows = RowsReader::new(text.as_bytes()).expect("a header").map(|rows| rows.expect("memory"));
        rows.map(|rows| (rows.organisation, rows.id, rows.text)).collect()
    }

    #[test]
    fn rows_come_by_organisation_whatever_the_quotes_and_line_ends() {
        let owned = |at, id: &str, text: &str| (at, id.to_owned(), text.to_owned());
        let expected = [owned(0, "A", "org_id,r,q\nA,1,x\nA,2,\"y,z\"\n"), owned(1, "B", "org_id,r,q\nB,1,\n")];
        let plain = "org_id,r,q\nA,1,x\n,,\nA,2,\"y,z\"\n\nB,1,\n";
        for text in [plain.to_owned(), plain.replace('\n', "\r\n"), format!("\u{feff}{plain}"), format!("\n{plain}")] {
            assert_eq!(read(&text), expected, "{text:?}");
        }
        // A row of the wrong length belongs to whom it names.
        assert_eq!(read("r;org_id\n1;A\n2\n3;B;x")[2], owned(2, "B", "r;org_id\n3;B;x\n"));
        let grouped = "org_id,group\nA,x\nA, y\nA,\nA,x\n";
        let first = RowsReader::new(grouped.as_bytes()).expect("a header").next().expect("an organisation");
        assert_eq!(first.expect("memory").groups, ["x", "y"]);
        assert!(RowsReader::new(&b"a,b\n"[..]).is_err());
    }
}
