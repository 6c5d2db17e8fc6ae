//! A stream of rows → parts of a few hundred kilobytes; where organisations matter, each part holds whole ones: their rows never part
//! company. Plain parts are cut from the bytes as they are; from the first quote on, the csv crate reads.

use super::scan::plain;
use crate::diagnostic::{Diagnostic, Place, Source};
use std::io::{Chain, Cursor, Read};

/// Bytes of a part, unless an organisation is longer.
const PART: usize = 256 * 1024;
/// Records of a part, likewise, and the bytes that they take.
const RECORDS: usize = 2000;
const RECORDS_BYTES: usize = 4 << 20;
/// The longest row.
const ROW: usize = 1 << 20;
/// The most that the rows of one organisation take.
const ORGANISATION: usize = 32 << 20;
/// What a record takes beside its fields' text, and for each field.
const RECORD: usize = 64;
const FIELD: usize = 8;

/// What is too long to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooLong {
    /// The row that begins on this line.
    Row(usize),
    /// An organisation whose rows begin on this line or later.
    Organisation(usize),
}

impl TooLong {
    /// The fault, in a file of which `lines` were read before.
    pub(super) fn fault(self, path: &str, lines: usize) -> Diagnostic {
        let (code, line, message, hint) = match self {
            Self::Row(line) => (
                "row-too-long",
                line,
                format!("the row is longer than {} MiB", ROW >> 20),
                "a quote may never be closed; every row stands on a line of its own",
            ),
            Self::Organisation(line) => (
                "organisation-too-long",
                line,
                format!("from here on more than {} MiB belong to one organisation", ORGANISATION >> 20),
                "every row names its organisation in `org_id`; one this large is scored by itself",
            ),
        };
        let mut fault = Diagnostic::error(code, &Source::new(path, ""), Place::default(), message);
        fault.line = lines + line;
        fault.hint(hint)
    }
}

/// A part of the file.
#[derive(Debug)]
pub(super) enum Chunk {
    /// Lines as they stand, the last one ended.
    Plain(Vec<u8>),
    /// Records with their positions after the header.
    Records(Vec<csv::ByteRecord>),
    /// The file's end, for us: lines count as those of the part that should have come.
    TooLong(TooLong),
}

/// What is left for the csv crate to read.
type Rest<R> = LineFeeds<Chain<Cursor<Vec<u8>>, R>>;

/// The parts of a file, one after the other.
pub(super) struct Chunks<R> {
    delimiter: u8,
    /// The field whose value must not change within a part's border.
    organisation: Option<usize>,
    /// Until the csv crate takes over.
    input: Option<R>,
    /// Bytes that belong to the next part.
    rest: Vec<u8>,
    ended: bool,
    reader: Option<csv::Reader<Rest<R>>>,
    /// The record that begins the next part.
    next: Option<csv::ByteRecord>,
}

/// Reads the header: its text, and the bytes read beyond it.
pub(super) fn header(input: &mut impl Read) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let mut read = Vec::new();
    loop {
        let before = read.len();
        input.by_ref().take(PART as u64).read_to_end(&mut read)?;
        let end = header_end(&read);
        if let Some(end) = end.or((read.len() == before || read.len() > ROW).then_some(read.len())) {
            let rest = read.split_off(end);
            return Ok((read, rest));
        }
    }
}

/// Where the first record ends, its line's end included.
fn header_end(text: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let mut written = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            // Empty lines before the header are none.
            b'\n' if !quoted && written => return Some(at + 1),
            b'\r' if !quoted && written && text.get(at + 1).is_some_and(|next| *next != b'\n') => return Some(at + 1),
            b'\n' | b'\r' => {}
            _ => written = true,
        }
    }
    None
}

impl<R: Read> Chunks<R> {
    /// Goes on after a header, with the bytes that were read beyond it. `organisation` is the field that holds rows together.
    pub(super) fn new((input, rest): (R, Vec<u8>), delimiter: u8, organisation: Option<usize>) -> Self {
        Self { delimiter, organisation, input: Some(input), rest, ended: false, reader: None, next: None }
    }

    /// The next part, in `room` where it fits; `None` at the end.
    pub(super) fn next(&mut self, room: Vec<u8>) -> std::io::Result<Option<Chunk>> {
        let mut text = room;
        text.clear();
        text.append(&mut self.rest);
        let (mut checked, mut wanted) = (0, PART);
        while let Some(input) = &mut self.input {
            if !self.ended && text.len() < wanted {
                let missing = (wanted - text.len()) as u64;
                self.ended = (input.take(missing).read_to_end(&mut text)? as u64) < missing;
            }
            // From one byte before: a carriage return may have stood last.
            if !plain(&text[usize::saturating_sub(checked, 1)..]) {
                self.turn(std::mem::take(&mut text));
                break;
            }
            checked = text.len();
            if self.ended {
                if text.last().is_some_and(|byte| *byte != b'\n') {
                    text.push(b'\n');
                }
                return Ok((!text.is_empty()).then_some(Chunk::Plain(text)));
            }
            if let Some(border) = self.border(&text) {
                self.rest.extend_from_slice(&text[border..]);
                text.truncate(border);
                return Ok(Some(Chunk::Plain(text)));
            }
            let ended = memchr::memrchr(b'\n', &text).map_or(0, |end| end + 1);
            if text.len() - ended >= ROW || text.len() >= ORGANISATION {
                self.input = None;
                let row = TooLong::Row(memchr::memchr_iter(b'\n', &text).count() + 1);
                let what = if text.len() - ended >= ROW { row } else { TooLong::Organisation(1) };
                return Ok(Some(Chunk::TooLong(what)));
            }
            wanted = text.len() * 2;
        }
        self.records()
    }

    /// Lets the csv crate read from here on.
    fn turn(&mut self, text: Vec<u8>) {
        let Some(input) = self.input.take() else { return };
        let builder = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(LineFeeds::new(Cursor::new(text).chain(input)));
        self.reader = Some(builder);
    }

    fn records(&mut self) -> std::io::Result<Option<Chunk>> {
        let Some(reader) = &mut self.reader else { return Ok(None) };
        let mut records: Vec<csv::ByteRecord> = self.next.take().into_iter().collect();
        let mut record = csv::ByteRecord::new();
        let line_of = |record: &csv::ByteRecord| {
            record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX))
        };
        // Bytes in all, those of the last organisation, and its first line.
        let (mut bytes, mut size, mut first) = (0, 0, records.first().map_or(0, line_of));
        // Rows may differ in length and need not be UTF-8: only the system can fail.
        loop {
            reader.get_mut().room = ROW;
            if !reader.read_byte_record(&mut record)? {
                break;
            }
            // The reader's own position stands before the empty lines that it skips.
            let inside = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
            let mut position = reader.position().clone();
            let cut = reader.get_ref().room == 0;
            position.set_line(position.line().saturating_sub(u64::from(!cut) + inside).max(1));
            record.set_position(Some(position));
            let line = line_of(&record);
            if cut {
                self.reader = None;
                return Ok(Some(Chunk::TooLong(TooLong::Row(line))));
            }
            if records.last().is_none_or(|last| other(self.organisation, last, &record)) {
                if records.len() >= RECORDS || bytes >= RECORDS_BYTES {
                    self.next = Some(record);
                    break;
                }
                (first, size) = (line, 0);
            }
            let length = record.as_slice().len() + record.len() * FIELD + RECORD;
            size += length;
            bytes += length;
            if size > ORGANISATION {
                self.reader = None;
                return Ok(Some(Chunk::TooLong(TooLong::Organisation(first))));
            }
            records.push(std::mem::take(&mut record));
        }
        Ok((!records.is_empty()).then_some(Chunk::Records(records)))
    }

    /// Where the last organisation begins that another one stands before; `None` where there is but one.
    fn border(&self, text: &[u8]) -> Option<usize> {
        let mut end = memchr::memrchr(b'\n', text)? + 1;
        let Some(organisation) = self.organisation else { return Some(end) };
        let mut last: Option<&[u8]> = None;
        // The bytes beyond the last line's end may go on with the same organisation: they never count.
        while end > 0 {
            let start = memchr::memrchr(b'\n', &text[..end - 1]).map_or(0, |before| before + 1);
            let line = text[start..end].trim_ascii_end();
            let id = line.split(|byte| *byte == self.delimiter).nth(organisation).map(<[u8]>::trim_ascii);
            match (last, id) {
                (Some(last), Some(id)) if last != id => return Some(end),
                (_, Some(id)) => last = Some(id),
                // A line without the field belongs to those around it.
                (_, None) => {}
            }
            end = start;
        }
        None
    }
}

/// Whether a record may stand in another part than the one before it.
fn other(organisation: Option<usize>, last: &csv::ByteRecord, next: &csv::ByteRecord) -> bool {
    organisation.is_none_or(|field| last.get(field) != next.get(field))
}

/// A text whose lines all end with a line feed alone, the last one too: so every line counts once.
struct LineFeeds<R> {
    input: R,
    /// A carriage return whose next byte is not known yet.
    held: bool,
    /// Whether the last byte given was a line feed.
    fed: bool,
    ended: bool,
    /// Bytes that may still be read for the record at hand.
    room: usize,
}

impl<R: Read> LineFeeds<R> {
    fn new(input: R) -> Self {
        Self { input, held: false, fed: true, ended: false, room: ROW }
    }
}

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.ended || self.room == 0 || buffer.len() < 2 {
            return Ok(0);
        }
        // One byte of room for the carriage return held back.
        let mut bytes = vec![0; buffer.len() - 1];
        let read = self.input.read(&mut bytes)?;
        self.room = self.room.saturating_sub(read);
        let mut written = 0;
        let mut put = |byte: u8| {
            buffer[written] = byte;
            written += 1;
        };
        for &byte in &bytes[..read] {
            if std::mem::take(&mut self.held) && byte != b'\n' {
                put(b'\r');
            }
            if byte == b'\r' {
                self.held = true;
            } else {
                put(byte);
                self.fed = byte == b'\n';
            }
        }
        if read == 0 {
            self.ended = true;
            if !self.fed || self.held {
                put(b'\n');
            }
            return Ok(written);
        }
        // A carriage return alone so far: nothing is no end.
        if written == 0 { self.read(buffer) } else { Ok(written) }
    }
}
