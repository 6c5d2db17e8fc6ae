//! Counts kept beside the rows: each score by tenth of a point and leaf, and each cell's count by tenth.

use super::Store;
use super::write::Row;
use crate::benchmark::cells::Dimension;
use crate::benchmark::column::tenth;
use crate::benchmark::{PeerCell, PoolError};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The overall score's number among a series' metrics; domains follow from 1 on.
pub(super) const OVERALL: i32 = 0;
/// Peers by year instead of tenth.
pub(super) const YEARS: i32 = -1;
/// Peers by method instead of tenth.
pub(super) const METHODS: i32 = -2;

/// Peers at one score in one leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    pub score: f64,
    pub leaf: u32,
    pub count: i32,
}

impl Value {
    fn key(&self) -> (u64, u32) {
        // Scores are not negative: their bits are in their order.
        (self.score.to_bits(), self.leaf)
    }
}

/// What a transaction adds to and takes from the counts.
#[derive(Debug, Default)]
pub(super) struct Delta(BTreeMap<(i64, i32), BTreeMap<u16, Vec<Value>>>);

impl Delta {
    /// A row that counts among peers from now on (1), or no longer (−1).
    pub fn count(&mut self, row: &Row, count: i32) {
        let year = row.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
        let domains = row.domains.iter().zip(OVERALL + 1..).map(|(score, metric)| (metric, *score));
        for (metric, score) in domains.chain([(OVERALL, row.overall)]) {
            if let Some(score) = score {
                // Adding nothing makes a negative zero a plain one.
                self.push((row.series, metric), tenth(score), Value { score: score + 0.0, leaf: row.leaf, count });
            }
        }
        for (metric, place) in [(YEARS, year), (METHODS, u16::from(row.method))] {
            self.push((row.series, metric), place, Value { score: 0.0, leaf: row.leaf, count });
        }
    }

    fn push(&mut self, metric: (i64, i32), place: u16, value: Value) {
        self.0.entry(metric).or_default().entry(place).or_default().push(value);
    }
}

/// Sorted by score and leaf, those alike together, without those that count nothing.
fn merged(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(Value::key);
    values.dedup_by(|next, kept| {
        let same = next.key() == kept.key();
        if same {
            kept.count += next.count;
        }
        same
    });
    values.retain(|value| value.count != 0);
    values
}

pub(super) fn packed_values(values: &[Value]) -> Vec<u8> {
    let one = |v: &Value| {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&v.score.to_le_bytes());
        bytes[8..12].copy_from_slice(&v.leaf.to_le_bytes());
        bytes[12..].copy_from_slice(&v.count.to_le_bytes());
        bytes
    };
    values.iter().flat_map(one).collect()
}

pub(super) fn unpacked_values(bytes: &[u8]) -> Result<Vec<Value>, PoolError> {
    let four = |part: &[u8]| part.try_into().expect("four bytes");
    let one = |part: &[u8]| Value {
        score: f64::from_le_bytes(part[..8].try_into().expect("eight bytes")),
        leaf: u32::from_le_bytes(four(&part[8..12])),
        count: i32::from_le_bytes(four(&part[12..])),
    };
    let values: Vec<Value> = bytes.chunks_exact(16).map(one).collect();
    let sound = |v: &Value| v.count > 0 && (0.0..=100.0).contains(&v.score);
    if bytes.len().is_multiple_of(16) && values.iter().all(sound) {
        Ok(values)
    } else {
        Err(PoolError::damaged("a list of scores"))
    }
}

fn packed_counts(counts: &BTreeMap<u16, i64>) -> Vec<u8> {
    let one = |(place, count): (&u16, &i64)| {
        let count = u32::try_from(*count).expect("counted before");
        place.to_le_bytes().into_iter().chain(count.to_le_bytes())
    };
    counts.iter().flat_map(one).collect()
}

pub(super) fn unpacked_counts(bytes: &[u8]) -> Result<Vec<(u16, usize)>, PoolError> {
    let one = |part: &[u8]| {
        let count = u32::from_le_bytes(part[2..].try_into().expect("four bytes"));
        (u16::from_le_bytes([part[0], part[1]]), count as usize)
    };
    let counts: Vec<_> = bytes.chunks_exact(6).map(one).collect();
    let sound =
        bytes.len().is_multiple_of(6) && counts.is_sorted_by(|a, b| a.0 < b.0) && counts.iter().all(|(_, n)| *n > 0);
    if sound { Ok(counts) } else { Err(PoolError::damaged("a list of counts")) }
}

impl Store {
    /// The number of a cell, made where it is new.
    pub(super) fn cell_for(&self, cell: &PeerCell) -> Result<u32, PoolError> {
        if let Some(id) = self.cell(cell)? {
            return Ok(id);
        }
        let named = Dimension::WIDENING.map(|d| d.of(cell).unwrap_or("*"));
        let mut statement =
            self.connection.prepare_cached("INSERT INTO cell (size, country, sector) VALUES (?1, ?2, ?3)")?;
        statement.execute(named)?;
        u32::try_from(self.connection.last_insert_rowid()).map_err(|_| PoolError::damaged("too many cells"))
    }

    pub(super) fn cell(&self, cell: &PeerCell) -> Result<Option<u32>, PoolError> {
        let named = Dimension::WIDENING.map(|d| d.of(cell).unwrap_or("*"));
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM cell WHERE size = ?1 AND country = ?2 AND sector = ?3")?;
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    /// The cells that hold a leaf: each of sector, country and size as it is, or any.
    fn cells_around(&self, leaf: u32) -> Result<Vec<u32>, PoolError> {
        let mut statement = self.connection.prepare_cached("SELECT sector, country, size FROM cell WHERE id = ?1")?;
        let names: [String; 3] = statement.query_row([leaf], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
        let named = |mask: u8, at: usize| (mask >> at & 1 == 0).then(|| names[at].clone());
        let cell = |mask| PeerCell { sector: named(mask, 0), country: named(mask, 1), size: named(mask, 2), peers: 0 };
        (0..8).map(|mask| self.cell_for(&cell(mask))).collect()
    }

    /// Brings the counts up to date, in the transaction under way.
    pub(super) fn tally(&self, delta: Delta) -> Result<(), PoolError> {
        let mut around: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for ((series, metric), places) in delta.0 {
            let mut tallies: BTreeMap<u32, Vec<(u16, i64)>> = BTreeMap::new();
            for (place, values) in places {
                let values = merged(values);
                for value in &values {
                    let cells = match around.entry(value.leaf) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(new) => new.insert(self.cells_around(value.leaf)?),
                    };
                    for cell in cells.iter() {
                        let tally = tallies.entry(*cell).or_default();
                        match tally.last_mut().filter(|(last, _)| *last == place) {
                            Some((_, count)) => *count += i64::from(value.count),
                            None => tally.push((place, i64::from(value.count))),
                        }
                    }
                }
                if metric >= OVERALL {
                    self.merge_values((series, metric, place), values)?;
                }
            }
            for (cell, changes) in tallies {
                self.merge_counts((series, cell, metric), &changes)?;
            }
        }
        Ok(())
    }

    fn merge_values(&self, (series, metric, place): (i64, i32, u16), mut values: Vec<Value>) -> Result<(), PoolError> {
        values.extend(self.values(series, metric, place)?);
        let values = merged(values);
        if values.iter().any(|value| value.count < 0) {
            return Err(PoolError::damaged("a score is missing from its list"));
        }
        let sql = if values.is_empty() {
            "DELETE FROM value WHERE series = ?1 AND metric = ?2 AND tenth = ?3 AND ?4 IS NOT NULL"
        } else {
            "INSERT OR REPLACE INTO value (series, metric, tenth, scores) VALUES (?1, ?2, ?3, ?4)"
        };
        self.connection.prepare_cached(sql)?.execute(params![series, metric, place, packed_values(&values)])?;
        Ok(())
    }

    fn merge_counts(&self, (series, cell, metric): (i64, u32, i32), changes: &[(u16, i64)]) -> Result<(), PoolError> {
        let known = self.counts(series, cell, metric)?;
        let mut counts: BTreeMap<u16, i64> =
            known.into_iter().map(|(place, count)| (place, i64::try_from(count).expect("32 bits"))).collect();
        for (place, change) in changes {
            *counts.entry(*place).or_default() += change;
        }
        counts.retain(|_, count| *count != 0);
        if counts.values().any(|count| u32::try_from(*count).is_err()) {
            return Err(PoolError::damaged("a count is not that of its rows"));
        }
        let (total, bytes) = (counts.values().sum::<i64>(), packed_counts(&counts));
        let sql = if total == 0 {
            "DELETE FROM tally WHERE series = ?1 AND cell = ?2 AND metric = ?3 AND ?4 IS NOT NULL AND ?5 IS NOT NULL"
        } else {
            "INSERT OR REPLACE INTO tally (series, cell, metric, total, counts) VALUES (?1, ?2, ?3, ?4, ?5)"
        };
        self.connection.prepare_cached(sql)?.execute(params![series, cell, metric, total, bytes])?;
        Ok(())
    }

    /// The scores of one tenth, in all leaves.
    pub(super) fn values(&self, series: i64, metric: i32, place: u16) -> Result<Vec<Value>, PoolError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT scores FROM value WHERE series = ?1 AND metric = ?2 AND tenth = ?3")?;
        let mut rows = statement.query(params![series, metric, place])?;
        rows.next()?
            .map_or(Ok(Vec::new()), |row| unpacked_values(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?))
    }

    /// A cell's counts, by tenth, year or method.
    pub(super) fn counts(&self, series: i64, cell: u32, metric: i32) -> Result<Vec<(u16, usize)>, PoolError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT counts FROM tally WHERE series = ?1 AND cell = ?2 AND metric = ?3")?;
        let mut rows = statement.query(params![series, cell, metric])?;
        rows.next()?
            .map_or(Ok(Vec::new()), |row| unpacked_counts(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?))
    }

    /// The totals of the cells into which a dimension parts a cell that leaves it open.
    pub(super) fn totals(
        &self,
        (series, metric): (i64, i32),
        cell: &PeerCell,
        dimension: Dimension,
    ) -> Result<Vec<(String, usize)>, PoolError> {
        let parted = |d: Dimension| if d == dimension { "<>" } else { "=" };
        let name = match dimension {
            Dimension::Size => "size",
            Dimension::Country => "country",
            Dimension::Sector => "sector",
        };
        let sql = format!(
            "SELECT cell.{name}, tally.total FROM cell
             CROSS JOIN tally ON tally.series = ?1 AND tally.cell = cell.id AND tally.metric = ?2
             WHERE sector {} ?3 AND country {} ?4 AND size {} ?5",
            parted(Dimension::Sector),
            parted(Dimension::Country),
            parted(Dimension::Size)
        );
        let named = |d: Dimension| d.of(cell).unwrap_or("*");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let asked =
            params![series, metric, named(Dimension::Sector), named(Dimension::Country), named(Dimension::Size)];
        let rows = statement.query_map(asked, |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the counts are those of the rows.
    pub(super) fn tallies_agree(&self) -> Result<(), PoolError> {
        let rows: i64 = self.connection.query_row("SELECT count(*) FROM peer WHERE latest", [], |row| row.get(0))?;
        let sql = "SELECT coalesce(sum(total), 0) FROM tally WHERE metric = ?1 AND cell = (SELECT id FROM cell WHERE sector = '*' AND country = '*' AND size = '*')";
        let counted: i64 = self.connection.query_row(sql, [METHODS], |row| row.get(0))?;
        if rows == counted { Ok(()) } else { Err(PoolError::damaged("its counts are not those of its rows")) }
    }
}
