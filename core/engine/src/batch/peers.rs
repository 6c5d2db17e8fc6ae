//! The peers of a batch, column by column: a pool of a million rows takes seventy bytes each. A pool is read as a stream; what it must
//! look like is [`crate::benchmark::read_pool`]'s definition.

use super::chunks::{Chunk, Chunks, header};
use super::column::{Column, Kept};
use super::names::Names;
use super::profiles::{Key, Profiles};
use super::scores::Scores;
use crate::answers::{self, TOLD, delimiter};
use crate::benchmark::{POOL_COLUMNS, comparable_version};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::questionnaire::{Questionnaire, short};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::io::Read;

/// Peers, column by column.
#[derive(Debug, Clone)]
pub struct Peers {
    /// What the numbers of the cells stand for.
    pub names: Names,
    /// The distinct sectors × countries × sizes.
    pub(super) cells: Vec<Key>,
    /// By peer: its cell.
    pub(super) cell: Vec<u32>,
    /// By peer: its id's hash.
    pub(super) ids: Vec<u64>,
    /// By metric, the domains and then overall.
    pub(super) scores: Vec<Column>,
    numbers: HashMap<Key, u32>,
}

/// An id as it is looked up.
pub(super) fn hash(id: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(id);
    hasher.finish()
}

impl Peers {
    /// None yet, in the sectors, countries and sizes of `profiles`; `metrics` is the number of domains and one.
    pub fn new(profiles: &Profiles, metrics: usize) -> Self {
        Self {
            names: profiles.names.clone(),
            cells: Vec::new(),
            cell: Vec::new(),
            ids: Vec::new(),
            scores: vec![Column::new(); metrics],
            numbers: HashMap::new(),
        }
    }

    /// The organisations of a batch, as each other's peers.
    pub fn of_batch(scores: &Scores, profiles: &Profiles) -> Self {
        let mut peers = Self::new(profiles, scores.metrics());
        for organisation in scores.kept() {
            let id = &scores.organisations()[organisation].id;
            let cell = peers.cell_number(profiles.get(id).map_or(Key::default(), |profile| profile.key));
            let figures = scores.figures(organisation).iter().map(super::Figure::score);
            peers.push(id.as_bytes(), cell, figures);
        }
        peers
    }

    /// Adds a peer: its id, its sector, country and size (blank where not known), its scores 0–100 by domain and the overall last.
    pub fn add(&mut self, id: &str, profile: [&str; 3], scores: impl Iterator<Item = Option<f64>>) {
        let key = profile.map(|name| self.names.number(name));
        let cell = self.cell_number(key);
        self.push(id.as_bytes(), cell, scores);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn push(&mut self, id: &[u8], cell: u32, scores: impl Iterator<Item = Option<f64>>) {
        self.ids.push(hash(id));
        self.cell.push(cell);
        for (column, score) in self.scores.iter_mut().zip(scores) {
            column.push(Kept::new(score));
        }
    }

    fn cell_number(&mut self, key: Key) -> u32 {
        let next = u32::try_from(self.cells.len()).expect("fewer cells than peers");
        let cells = &mut self.cells;
        *self.numbers.entry(key).or_insert_with(|| {
            cells.push(key);
            next
        })
    }

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
            known: HashMap::new(),
            reference: (Vec::new(), false),
            strange: None,
            row: PoolRow::new(&roles, questionnaire.domains.len() + 1),
            roles,
            key: Vec::new(),
            seen: Seen::default(),
            told: Vec::new(),
            errors: 0,
            path,
        };
        let mut chunks = Chunks::new((input, rest), delimiter(&source.text), None);
        let mut lines = lines;
        let mut room = Vec::new();
        while let Some(chunk) = chunks.next(std::mem::take(&mut room))? {
            match chunk {
                Chunk::Plain(text) => {
                    lines = reading.plain(&text, delimiter(&source.text), lines);
                    room = text;
                }
                Chunk::Records(records) => {
                    for record in &records {
                        let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
                        reading.record(record, lines + line);
                    }
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

/// The parts of a row that count.
#[derive(Debug)]
struct PoolRow {
    /// By field: where it begins and ends.
    fields: Vec<(usize, usize)>,
    scores: Vec<Kept>,
}

impl PoolRow {
    fn new(roles: &[Role], metrics: usize) -> Self {
        Self { fields: vec![(0, 0); roles.len()], scores: vec![Kept::Absent; metrics] }
    }
}

struct Reading<'a> {
    peers: Peers,
    questionnaire: &'a Questionnaire,
    roles: Vec<Role>,
    /// Cells by the bytes of their three names.
    known: HashMap<Vec<u8>, u32>,
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
        let mut at = 0;
        while at < text.len() {
            lines += 1;
            let start = at;
            let (mut field, mut from) = (0, at);
            loop {
                let byte = text[at];
                if byte == delimiter || byte == b'\n' {
                    if let Some(place) = self.row.fields.get_mut(field) {
                        *place = (from, at);
                    }
                    field += 1;
                    from = at + 1;
                }
                at += 1;
                if byte == b'\n' {
                    break;
                }
            }
            if field == self.roles.len() {
                self.row(text, lines);
            } else if !text[start..at].trim_ascii().is_empty() {
                self.wrong_length(field, lines);
            }
        }
        lines
    }

    fn record(&mut self, record: &csv::ByteRecord, line: usize) {
        if record.len() == self.roles.len() {
            for (field, place) in self.row.fields.iter_mut().enumerate() {
                let range = record.range(field).expect("a field of the record");
                *place = (range.start, range.end);
            }
            self.row(record.as_slice(), line);
        } else if record.iter().any(|field| !field.trim_ascii().is_empty()) {
            self.wrong_length(record.len(), line);
        }
    }

    fn row(&mut self, text: &[u8], line: usize) {
        let (mut id, mut reference): (&[u8], &[u8]) = (b"", b"");
        let mut names: [&[u8]; 3] = [b""; 3];
        let written = |(from, to): (usize, usize)| text[from..to].trim_ascii();
        for (role, place) in self.roles.iter().zip(&self.row.fields) {
            match role {
                Role::Id => id = written(*place),
                Role::Name(which) => names[*which] = written(*place),
                Role::Questionnaire => reference = written(*place),
                Role::Score(_) | Role::Other => {}
            }
        }
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
        for field in 0..self.roles.len() {
            let Role::Score(metric) = self.roles[field] else { continue };
            let written = written(self.row.fields[field]);
            match score(written) {
                Some(score) => self.row.scores[metric] = score,
                None => self.wrong_score(field, written, line),
            }
        }
        self.key.clear();
        for name in names {
            self.key.extend_from_slice(name);
            self.key.push(0);
        }
        let cell = if let Some(cell) = self.known.get(self.key.as_slice()) {
            *cell
        } else {
            let peers = &mut self.peers;
            let key = names.map(|name| peers.names.number(&String::from_utf8_lossy(name)));
            let cell = peers.cell_number(key);
            self.known.insert(self.key.clone(), cell);
            cell
        };
        self.peers.ids.push(number);
        self.peers.cell.push(cell);
        for (column, score) in self.peers.scores.iter_mut().zip(&self.row.scores) {
            column.push(*score);
        }
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
        self.fell |= (id.len(), id) <= (self.last.len(), self.last.as_slice());
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
    if let Some(millionths) = decimal(written) {
        return (millionths <= 100_000_000).then_some(Kept::Millionths(millionths));
    }
    let score: f64 = std::str::from_utf8(written).ok()?.parse().ok()?;
    (0.0..=100.0).contains(&score).then_some(Kept::Exact(score))
}

/// The millionths of digits with at most one point and six decimals, below 1,000.
fn decimal(written: &[u8]) -> Option<u32> {
    let (mut digits, mut point) = (0u32, None);
    if written.len() > 10 {
        return None;
    }
    for (at, byte) in written.iter().enumerate() {
        match byte {
            b'0'..=b'9' if point.is_some() || at < 3 => {
                digits = digits.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
            }
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |at| written.len() - 1 - at);
    let known = decimals <= 6 && written.len() > usize::from(point.is_some());
    known.then(|| digits * [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][decimals])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_short_number_reads_as_the_standard_library_reads_it(text in "[0-9]{0,4}[.]?[0-9]{0,8}") {
            if let Some(read) = decimal(text.as_bytes()) {
                let expected = text.parse::<f64>().expect("digits");
                prop_assert_eq!(super::super::column::from_millionths(read).to_bits(), expected.to_bits());
            }
        }
    }

    #[test]
    fn what_is_no_score_is_refused() {
        for text in ["NaN", "inf", "-1", "100.1", "48,5", ".", "x"] {
            assert_eq!(score(text.as_bytes()), None, "{text}");
        }
        assert_eq!(score(b""), Some(Kept::Absent));
        assert_eq!(score(b"100.000"), Some(Kept::Millionths(100_000_000)));
    }
}
