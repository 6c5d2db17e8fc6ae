//! A pool's CSV → its peers, read as a stream; what it must look like is [`crate::benchmark::read_pool`]'s definition.

use super::chunks::{Chunk, Chunks, header};
use super::column::Kept;
use super::eight::{ByHash, Ends, hash};
use super::peers::Peers;
use super::profiles::Profiles;
use crate::answers::{self, TOLD, delimiter};
use crate::benchmark::{POOL_COLUMNS, comparable_version};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::questionnaire::{Questionnaire, short};
use std::collections::HashMap;
use std::io::Read;
use std::ops::Range;

impl Peers {
    /// Reads a pool's CSV. Faults go to `faults`, the first 200 one by one; `None` when one is an error.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(
        mut input: impl Read,
        path: &str,
        questionnaire: &Questionnaire,
        profiles: &Profiles,
        faults: &mut Diagnostics,
    ) -> std::io::Result<Option<Self>> {
        let (head, rest) = header(&mut input)?;
        let lines = memchr::memchr_iter(b'\n', &head).count();
        let source = match answers::text(path, head) {
            Ok(source) => source,
            Err(fault) => {
                faults.push(*fault);
                return Ok(None);
            }
        };
        let Some(roles) = roles(&source, questionnaire, faults) else { return Ok(None) };
        let mut reading = Reading {
            peers: Self::new(profiles, questionnaire.domains.len() + 1),
            questionnaire,
            known: HashMap::default(),
            reference: (Vec::new(), false),
            strange: None,
            row: PoolRow::new(&roles, questionnaire.domains.len() + 1),
            places: Places::new(&roles, questionnaire.domains.len() + 1),
            roles,
            key: Vec::new(),
            seen: Seen::default(),
            told: Vec::new(),
            errors: 0,
            path,
        };
        let delimiter = delimiter(&source.text);
        let mut chunks = Chunks::new((input, rest), delimiter, None);
        let mut lines = lines;
        let mut room = Vec::new();
        while let Some(chunk) = chunks.next(std::mem::take(&mut room))? {
            match chunk {
                Chunk::Plain(text) => {
                    lines = reading.plain(&text, delimiter, lines);
                    room = text;
                }
                Chunk::Records(records) => {
                    for record in &records {
                        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                        reading.record(record, lines + line);
                    }
                }
                Chunk::TooLong(what) => {
                    reading.errors += 1;
                    reading.told.push(what.fault(path, lines));
                    break;
                }
            }
        }
        Ok(reading.finish(faults))
    }
}

/// What a pool's field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Id,
    Name(usize),
    Questionnaire,
    Score(usize),
    Other,
}

fn roles(source: &Source, questionnaire: &Questionnaire, faults: &mut Diagnostics) -> Option<Vec<Role>> {
    let before = faults.errors();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter(&source.text))
        .from_reader(source.text.as_bytes());
    let mut header = csv::StringRecord::new();
    // The text is UTF-8 and one record is read: it cannot fail.
    let _ = reader.read_record(&mut header);
    let mut lacking: Vec<&str> = POOL_COLUMNS.into_iter().chain(["overall"]).collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut role = |name: &'_ str| {
        let domain = questionnaire.domains.iter().position(|domain| domain.id == name);
        lacking.retain(|column| *column != name);
        match name {
            "id" => Role::Id,
            "sector" => Role::Name(0),
            "country" => Role::Name(1),
            "size" => Role::Name(2),
            "questionnaire" => Role::Questionnaire,
            "overall" => Role::Score(questionnaire.domains.len()),
            _ => domain.map_or(Role::Other, Role::Score),
        }
    };
    let roles: Vec<Role> = header.iter().map(str::trim).map(&mut role).collect();
    for name in header.iter().map(str::trim).filter(|name| !name.is_empty()) {
        if seen.contains(&name) {
            let message = format!("the column `{}` stands twice", short(name));
            faults.push(Diagnostic::error("duplicate-column", source, Place::new(1, 1), message));
        }
        seen.push(name);
    }
    for name in lacking {
        let message = format!("the pool lacks the column `{name}`");
        faults.push(Diagnostic::error("pool-column-missing", source, Place::new(1, 1), message));
    }
    (faults.errors() == before).then_some(roles)
}

/// The fields with a meaning; a header that was read has them all.
#[derive(Debug)]
struct Places {
    id: usize,
    names: [usize; 3],
    questionnaire: usize,
    /// Fields and their metrics.
    scores: Vec<(usize, usize)>,
    /// Metrics that the pool does not hold.
    absent: Vec<usize>,
}

impl Places {
    fn new(roles: &[Role], metrics: usize) -> Self {
        let at = |wanted: Role| roles.iter().position(|role| *role == wanted).expect("the header has it");
        let score = |(field, role): (usize, &Role)| match role {
            Role::Score(metric) => Some((field, *metric)),
            _ => None,
        };
        Self {
            id: at(Role::Id),
            names: [0, 1, 2].map(|which| at(Role::Name(which))),
            questionnaire: at(Role::Questionnaire),
            scores: roles.iter().enumerate().filter_map(score).collect(),
            absent: (0..metrics).filter(|metric| !roles.contains(&Role::Score(*metric))).collect(),
        }
    }

    /// The fields of the three names, where they stand one after the other.
    fn together(&self) -> Option<Range<usize>> {
        let [first, second, third] = self.names;
        (second == first + 1 && third == second + 1).then_some(first..third)
    }
}

/// A score whose field is still to be looked at.
const UNREAD: u32 = u32::MAX;

/// A row as it is read.
#[derive(Debug)]
struct PoolRow {
    /// By field: where it begins and ends.
    fields: Vec<(usize, usize)>,
    /// By metric: the score in millionths, where it is plain, else [`UNREAD`].
    scores: Vec<u32>,
}

impl PoolRow {
    fn new(roles: &[Role], metrics: usize) -> Self {
        Self { fields: vec![(0, 0); roles.len()], scores: vec![UNREAD; metrics] }
    }

    /// Reads the line at `at` of a text that ends with a line's end: how many fields it has, and where the next one begins.
    fn scan(&mut self, roles: &[Role], (text, delimiter): (&[u8], u8), mut at: usize) -> (usize, usize) {
        let ends = Ends::new(delimiter);
        for (field, role) in roles.iter().enumerate() {
            let end = if let Role::Score(metric) = role {
                let read = ends.decimal(text, at).filter(|(millionths, _)| *millionths <= 100 * 1_000_000);
                self.scores[*metric] = read.map_or(UNREAD, |(millionths, _)| millionths);
                read.map_or_else(|| ends.next(text, at), |(_, end)| end)
            } else {
                ends.next(text, at)
            };
            self.fields[field] = (at, end);
            at = end + 1;
            if text[end] == b'\n' {
                return (field + 1, at);
            }
        }
        let end = at + memchr::memchr(b'\n', &text[at..]).expect("a line's end");
        (roles.len() + 1 + memchr::memchr_iter(delimiter, &text[at..end]).count(), end + 1)
    }

    fn take(&mut self, record: &csv::ByteRecord) {
        for (field, place) in self.fields.iter_mut().enumerate() {
            let range = record.range(field).expect("a field of the record");
            *place = (range.start, range.end);
        }
        self.scores.fill(UNREAD);
    }
}

struct Reading<'a> {
    peers: Peers,
    questionnaire: &'a Questionnaire,
    roles: Vec<Role>,
    places: Places,
    /// Cells by the bytes of their three names.
    known: HashMap<Vec<u8>, u32, ByHash>,
    /// The last questionnaire named, and whether it is the one asked for.
    reference: (Vec<u8>, bool),
    /// Another questionnaire that the pool names.
    strange: Option<String>,
    row: PoolRow,
    key: Vec<u8>,
    seen: Seen,
    told: Vec<Diagnostic>,
    errors: usize,
    path: &'a str,
}

impl Reading<'_> {
    /// Reads whole lines; gives the number of lines so far.
    fn plain(&mut self, text: &[u8], delimiter: u8, mut lines: usize) -> usize {
        let together = self.places.together();
        let mut at = 0;
        while at < text.len() {
            lines += 1;
            let start = at;
            let fields;
            (fields, at) = self.row.scan(&self.roles, (text, delimiter), at);
            if fields == self.roles.len() {
                self.row(text, together.as_ref(), lines);
            } else if !text[start..at].trim_ascii().is_empty() {
                self.wrong_length(fields, lines);
            }
        }
        lines
    }

    fn record(&mut self, record: &csv::ByteRecord, line: usize) {
        if record.len() == self.roles.len() {
            self.row.take(record);
            self.row(record.as_slice(), None, line);
        } else if record.iter().any(|field| !field.trim_ascii().is_empty()) {
            self.wrong_length(record.len(), line);
        }
    }

    /// Takes the row at hand. `together` are the fields of its names, where the text between them parts these.
    fn row(&mut self, text: &[u8], together: Option<&Range<usize>>, line: usize) {
        let written = |(from, to): (usize, usize)| text[from..to].trim_ascii();
        let field = |field: usize| written(self.row.fields[field]);
        let (id, reference) = (field(self.places.id), field(self.places.questionnaire));
        let number = hash(id);
        self.seen.rises(id);
        if self.reference.0 != reference {
            let text = String::from_utf8_lossy(reference);
            self.reference = (reference.to_owned(), comparable_version(&text, self.questionnaire).is_some());
            if !self.reference.1 && self.strange.is_none() {
                self.strange = Some(short(&text));
            }
        }
        let row = u32::try_from(line).unwrap_or(u32::MAX);
        // What another questionnaire's organisations score is not looked at.
        if !self.reference.1 {
            self.seen.foreign.push((number, row));
            return;
        }
        self.seen.lines.push(row);
        let cell = self.cell(text, together);
        for at in 0..self.places.scores.len() {
            let (field, metric) = self.places.scores[at];
            let plain = self.row.scores[metric];
            if plain != UNREAD {
                self.peers.scores[metric].push(Kept::Millionths(plain));
                continue;
            }
            let written = written(self.row.fields[field]);
            let score = score(written);
            if score.is_none() {
                self.wrong_score(field, written, line);
            }
            self.peers.scores[metric].push(score.unwrap_or(Kept::Absent));
        }
        for metric in &self.places.absent {
            self.peers.scores[*metric].push(Kept::Absent);
        }
        self.peers.ids.push(number);
        self.peers.cell.push(cell);
    }

    /// The cell of the row at hand.
    fn cell(&mut self, text: &[u8], together: Option<&Range<usize>>) -> u32 {
        let names = |row: &PoolRow| {
            self.places.names.map(|field| {
                let (from, to) = row.fields[field];
                text[from..to].trim_ascii()
            })
        };
        let key = if let Some(fields) = together {
            &text[self.row.fields[fields.start].0..self.row.fields[fields.end].1]
        } else {
            self.key.clear();
            for name in names(&self.row) {
                self.key.extend_from_slice(name);
                self.key.push(0);
            }
            &self.key
        };
        if let Some(cell) = self.known.get(key) {
            return *cell;
        }
        let peers = &mut self.peers;
        let names = names(&self.row).map(|name| peers.names.number(&String::from_utf8_lossy(name)));
        let cell = peers.cell_number(names);
        self.known.insert(key.to_owned(), cell);
        cell
    }

    fn wrong_score(&mut self, field: usize, written: &[u8], line: usize) {
        let column = match self.roles[field] {
            Role::Score(metric) => {
                self.questionnaire.domains.get(metric).map_or("overall", |domain| domain.id.as_str())
            }
            _ => "",
        };
        let written = short(&String::from_utf8_lossy(written));
        let hint = written.contains(',').then_some("write a point before decimals: 48.5");
        let message = format!("`{column}` is `{written}`: a score is a number from 0 to 100");
        self.error(("pool-score", line), message, hint);
    }

    fn wrong_length(&mut self, fields: usize, line: usize) {
        let message = format!("the row has {fields} fields, the header has {}", self.roles.len());
        self.error(("csv-row", line), message, Some("each row needs as many fields as the header"));
    }

    fn error(&mut self, (code, line): (&'static str, usize), message: String, hint: Option<&str>) {
        self.errors += 1;
        if self.errors > TOLD {
            return;
        }
        let mut fault = Diagnostic::error(code, &Source::new(self.path, ""), Place::default(), message);
        fault.line = line;
        fault.hint = hint.map(str::to_owned);
        self.told.push(fault);
    }

    fn finish(mut self, faults: &mut Diagnostics) -> Option<Peers> {
        for (first, again) in std::mem::take(&mut self.seen).twice(&self.peers.ids) {
            self.error(("pool-duplicate", again), format!("the pool holds the id of row {first} twice"), None);
        }
        if self.peers.is_empty() && self.errors == 0 {
            let wanted = self.questionnaire.reference();
            let message = self.strange.as_ref().map_or_else(
                || "the pool holds no organisation".to_owned(),
                |strange| format!("the pool is of another questionnaire: its rows say `{strange}`, not `{wanted}`"),
            );
            self.error(("pool-of-another-questionnaire", 0), message, None);
        }
        faults.extend(self.told);
        if self.errors > TOLD {
            let message = format!("… and {} more faults in this file", self.errors - TOLD);
            faults.push(Diagnostic::file_error("more-faults", self.path, message));
        }
        (self.errors == 0).then_some(self.peers)
    }
}

/// Ids met so far. While they rise, the shorter ones first, none can come twice.
#[derive(Debug, Default)]
struct Seen {
    last: Vec<u8>,
    fell: bool,
    /// The rows of peers.
    lines: Vec<u32>,
    /// Ids and rows of another questionnaire's organisations.
    foreign: Vec<(u64, u32)>,
}

impl Seen {
    fn rises(&mut self, id: &[u8]) {
        if self.fell {
            return;
        }
        self.fell = (id.len(), id) <= (self.last.len(), self.last.as_slice());
        self.last.clear();
        self.last.extend_from_slice(id);
    }

    /// The rows of ids that come again: the first, and each later one.
    fn twice(self, peers: &[u64]) -> Vec<(u32, usize)> {
        if !self.fell {
            return Vec::new();
        }
        let mut ids = self.foreign;
        ids.extend(peers.iter().copied().zip(self.lines));
        ids.sort_unstable();
        let mut twice: Vec<(u32, usize)> = Vec::new();
        for same in ids.chunk_by(|a, b| a.0 == b.0) {
            twice.extend(same[1..].iter().map(|(_, line)| (same[0].1, *line as usize)));
        }
        twice.sort_unstable_by_key(|(_, line)| *line);
        twice
    }
}

/// A score as a pool writes it; `None` where it is none.
fn score(written: &[u8]) -> Option<Kept> {
    if written.is_empty() {
        return Some(Kept::Absent);
    }
    let score: f64 = std::str::from_utf8(written).ok()?.parse().ok()?;
    (0.0..=100.0).contains(&score).then_some(Kept::Exact(score))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_row_is_read_as_the_csv_crate_reads_it(
            rows in prop::collection::vec(prop::collection::vec("[0-9]{0,3}[.]?[0-9]{0,4}|[-a-zé. ]{0,12}", 2..7), 1..5),
        ) {
            let roles = [Role::Id, Role::Score(0), Role::Other, Role::Score(1)];
            let text = rows.iter().map(|fields| fields.join(",") + "\n").collect::<String>();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let (mut row, mut at) = (PoolRow::new(&roles, 2), 0);
            for record in reader.byte_records().map(|record| record.expect("bytes")) {
                let fields;
                (fields, at) = row.scan(&roles, (text.as_bytes(), b','), at);
                prop_assert_eq!(fields, record.len());
                if fields != roles.len() {
                    continue;
                }
                for (field, (from, to)) in row.fields.iter().enumerate() {
                    prop_assert_eq!(&text.as_bytes()[*from..*to], &record[field]);
                }
                for (plain, field) in row.scores.iter().zip([1, 3]).filter(|(plain, _)| **plain != UNREAD) {
                    let mut column = super::super::column::Column::new();
                    column.push(score(&record[field]).expect("a score"));
                    prop_assert_eq!(column.get(0), Some(super::super::column::from_millionths(*plain)));
                }
            }
            prop_assert_eq!(at, text.len());
        }
    }

    #[test]
    fn what_is_no_score_is_refused() {
        for text in ["NaN", "inf", "-1", "100.1", "48,5", ".", "x"] {
            assert_eq!(score(text.as_bytes()), None, "{text}");
        }
        assert_eq!(score(b""), Some(Kept::Absent));
        assert_eq!(score(b"100.000"), Some(Kept::Exact(100.0)));
    }
}
