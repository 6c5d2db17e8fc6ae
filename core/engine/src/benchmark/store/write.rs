//! What goes into a pool, and out of it: whole transactions, or nothing.

use super::Store;
use super::series::Series;
use super::tally::Delta;
use crate::answers::Method;
use crate::benchmark::identity::{Identity, Pseudonym};
use crate::benchmark::{Finder, PeerCell, PoolError, read_entries};
use crate::diagnostic::{Diagnostics, Source};
use crate::questionnaire::Version;
use rusqlite::params;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What a pool keeps of one wave of one organisation.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Whom it is about; only the pseudonym is kept.
    pub who: Identity,
    /// Questionnaire.
    pub questionnaire: Arc<str>,
    /// Its version.
    pub version: Version,
    /// Point of view; empty where there is none.
    pub perspective: String,
    /// Sector, country and size; a blank where not known.
    pub place: [String; 3],
    /// `2026-10-15`, or a year.
    pub date: String,
    /// How the answers were gathered, where known.
    pub method: Option<Method>,
    /// How many answered, where known.
    pub respondents: Option<usize>,
    /// 0–100.
    pub overall: Option<f64>,
    /// Ids of the domains.
    pub domains: Arc<[String]>,
    /// One a domain, 0–100.
    pub scores: Vec<Option<f64>>,
}

/// A row as it stands in the pool.
pub(super) struct Row {
    pub id: i64,
    pub series: i64,
    pub leaf: u32,
    pub date: String,
    pub method: u8,
    pub respondents: Option<i64>,
    pub latest: bool,
    pub overall: Option<f64>,
    pub domains: Vec<Option<f64>>,
}

/// 0 where not known.
pub(super) fn method_number(method: Option<Method>) -> u8 {
    method
        .and_then(|m| Method::ALL.iter().position(|known| *known == m))
        .map_or(0, |at| u8::try_from(at + 1).expect("three"))
}

pub(super) fn method_numbered(number: u8) -> Option<Method> {
    usize::from(number).checked_sub(1).and_then(|at| Method::ALL.get(at).copied())
}

/// −1 where there is none.
pub(super) fn packed(scores: &[Option<f64>]) -> Vec<u8> {
    scores.iter().flat_map(|score| score.unwrap_or(-1.0).to_le_bytes()).collect()
}

pub(super) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Option<f64>> + '_ {
    bytes.chunks_exact(8).map(|eight| Some(f64::from_le_bytes(eight.try_into().expect("eight"))).filter(|x| *x >= 0.0))
}

impl Store {
    /// Adds waves, or replaces those of the same organisation, questionnaire, point of view and date; all or none. Gives the
    /// organisations' ids.
    ///
    /// # Errors
    /// When the pool cannot be written: then it is as it was.
    pub fn add(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Pseudonym>, PoolError> {
        self.write(|writing| entries.into_iter().map(|entry| writing.put(entry)).collect())
    }

    /// Adds the rows of a table ([`read_entries`]) to a pool, made where there is none; all or none. Faults go to `faults`; then nothing is
    /// written. Gives the number of rows.
    ///
    /// # Errors
    /// When the pool cannot be written: then it is as it was.
    pub fn import(path: &Path, source: &Source, find: &Finder, faults: &mut Diagnostics) -> Result<usize, PoolError> {
        let before = faults.errors();
        read_entries(source, find, faults, |_| {});
        if faults.errors() > before {
            return Ok(0);
        }
        Self::open_or_create(path)?.write(|writing| {
            let mut done = Ok(0);
            read_entries(source, find, &mut Diagnostics::new(), |entry| {
                if let Ok(rows) = done {
                    done = writing.put(entry).map(|_| rows + 1);
                }
            });
            done
        })
    }

    /// Removes all that the pool holds of an organisation: by its id, or by the id that it had in the table it was imported from. Gives
    /// the rows removed.
    ///
    /// # Errors
    /// When nobody of that id is in it, or it cannot be written.
    pub fn remove(&mut self, id: &str) -> Result<usize, PoolError> {
        let imported = self.keyed.pseudonym(&Identity::Imported(id.to_owned()));
        let ids = [id.parse().ok(), Some(imported)];
        self.write(|writing| {
            for organisation in ids.into_iter().flatten() {
                let rows = writing.store.rows(organisation)?;
                for row in &rows {
                    writing.take(row)?;
                }
                if !rows.is_empty() {
                    return Ok(rows.len());
                }
            }
            Err(PoolError::Unknown(format!("`{id}`")))
        })
    }

    /// Removes the waves that adding these entries made; earlier ones count again. Gives the rows removed.
    ///
    /// # Errors
    /// When none of them is in it, or it cannot be written.
    pub fn remove_waves(&mut self, entries: &[Entry]) -> Result<usize, PoolError> {
        self.write(|writing| {
            let mut removed = 0;
            for entry in entries {
                let organisation = writing.store.keyed.pseudonym(&entry.who);
                let mut rows = writing.family(organisation, entry)?;
                for row in rows.extract_if(.., |row| row.date == entry.date) {
                    writing.take(&row)?;
                    removed += 1;
                }
                writing.promote(&rows)?;
            }
            if removed == 0 { Err(PoolError::Unknown("this assessment".to_owned())) } else { Ok(removed) }
        })
    }

    /// The id under which an organisation stands.
    pub fn pseudonym(&self, who: &Identity) -> Pseudonym {
        self.keyed.pseudonym(who)
    }

    fn write<T>(&mut self, work: impl FnOnce(&mut Writing) -> Result<T, PoolError>) -> Result<T, PoolError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut writing =
            Writing { known: self.series()?, leaves: BTreeMap::new(), delta: Delta::default(), store: self };
        let done = work(&mut writing).and_then(|made| {
            let delta = std::mem::take(&mut writing.delta);
            self.tally(delta)?;
            self.connection.execute_batch("COMMIT")?;
            Ok(made)
        });
        if done.is_err() && !self.connection.is_autocommit() {
            // Where the disk failed, the next reader rolls back.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }

    pub(super) fn rows(&self, organisation: Pseudonym) -> Result<Vec<Row>, PoolError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, series, leaf, date, method, latest, overall, domains, respondents FROM peer WHERE organisation = ?1 ORDER BY date, id",
        )?;
        let rows = statement.query_map([&organisation.0], |row| {
            Ok(Row {
                id: row.get(0)?,
                series: row.get(1)?,
                leaf: row.get(2)?,
                date: row.get(3)?,
                method: row.get(4)?,
                latest: row.get(5)?,
                overall: row.get(6)?,
                domains: unpacked(row.get_ref(7)?.as_blob()?).collect(),
                respondents: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A transaction under way.
struct Writing<'a> {
    store: &'a Store,
    known: Vec<Series>,
    leaves: BTreeMap<[String; 3], u32>,
    delta: Delta,
}

impl Writing<'_> {
    /// An organisation's rows of a questionnaire's major version and point of view, by date.
    fn family(&self, organisation: Pseudonym, of: &Entry) -> Result<Vec<Row>, PoolError> {
        let kin = |row: &Row| {
            self.known.iter().any(|s| {
                s.id == row.series
                    && (&*s.questionnaire, s.version.major, &s.perspective)
                        == (&*of.questionnaire, of.version.major, &of.perspective)
            })
        };
        let mut rows = self.store.rows(organisation)?;
        rows.retain(kin);
        Ok(rows)
    }

    fn put(&mut self, entry: Entry) -> Result<Pseudonym, PoolError> {
        let organisation = self.store.keyed.pseudonym(&entry.who);
        let mut rows = self.family(organisation, &entry)?;
        for row in rows.extract_if(.., |row| row.date == entry.date) {
            self.take(&row)?;
        }
        let at = self.store.series_for(&mut self.known, &entry)?;
        let series = &self.known[at];
        let score = |id: &String| entry.scores[entry.domains.iter().position(|known| known == id)?];
        let domains: Vec<Option<f64>> =
            if *series.domains == *entry.domains { entry.scores } else { series.domains.iter().map(score).collect() };
        let series = series.id;
        let leaf = self.leaf(entry.place)?;
        let method = method_number(entry.method);
        let respondents = entry.respondents.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        self.store
            .connection
            .prepare_cached(
                "INSERT INTO peer (organisation, series, leaf, date, method, respondents, latest, overall, domains)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)",
            )?
            .execute(params![
                organisation.0,
                series,
                leaf,
                entry.date,
                method,
                respondents,
                entry.overall,
                packed(&domains)
            ])?;
        let id = self.store.connection.last_insert_rowid();
        let (date, overall) = (entry.date, entry.overall);
        rows.push(Row { id, series, leaf, date, method, respondents, latest: false, overall, domains });
        self.promote(&rows)?;
        Ok(organisation)
    }

    /// Lets the last of an organisation's rows count among peers, and no other.
    fn promote(&mut self, rows: &[Row]) -> Result<(), PoolError> {
        let last = rows.iter().max_by(|a, b| a.date.cmp(&b.date)).map(|row| row.id);
        for row in rows.iter().filter(|row| row.latest != (Some(row.id) == last)) {
            let latest = !row.latest;
            let mut statement = self.store.connection.prepare_cached("UPDATE peer SET latest = ?1 WHERE id = ?2")?;
            statement.execute(params![latest, row.id])?;
            self.delta.count(row, if latest { 1 } else { -1 });
        }
        Ok(())
    }

    fn take(&mut self, row: &Row) -> Result<(), PoolError> {
        self.store.connection.prepare_cached("DELETE FROM peer WHERE id = ?1")?.execute([row.id])?;
        if row.latest {
            self.delta.count(row, -1);
        }
        Ok(())
    }

    fn leaf(&mut self, place: [String; 3]) -> Result<u32, PoolError> {
        if let Some(leaf) = self.leaves.get(&place) {
            return Ok(*leaf);
        }
        // The sign for any sector names none.
        let [sector, country, size] = place.clone().map(|name| Some(if name == "*" { String::new() } else { name }));
        let cell = PeerCell { sector, country, size, peers: 0 };
        let leaf = self.store.cell_for(&cell)?;
        self.leaves.insert(place, leaf);
        Ok(leaf)
    }
}
