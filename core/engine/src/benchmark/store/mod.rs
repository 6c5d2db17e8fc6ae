//! The pool as a file of `SQLite`: what was measured of each organisation, under a pseudonym, and counts from which a position is read
//! without reading the peers.
//!
//! | table | a row is |
//! |---|---|
//! | `secret` | the key of the pseudonyms |
//! | `series` | a questionnaire's version and point of view, with its domains in order |
//! | `cell` | a sector, country and size; `*` means any. Those without `*` are leaves: where peers are |
//! | `peer` | one wave of one organisation; `latest` marks the one that counts among peers |
//! | `value` | the peers' scores in one tenth of a point: (score, leaf, count) |
//! | `tally` | a cell's count in each tenth |
//!
//! `value` and `tally` are kept in the transaction that writes `peer`. The journal is a file beside the pool that goes away with the
//! transaction, so that a pool at rest is one file.

mod peers;
mod series;
mod stats;
mod tally;
mod view;
mod write;

pub use peers::StoredWave;
pub use stats::{Part, SeriesStats};
pub(super) use view::View;
pub use write::Entry;

use super::PoolError;
use super::identity::{KEY, Keyed};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

/// `Pali`, in the header of each pool.
const APPLICATION: i32 = 0x5061_6c69;
/// The format that this version writes, and the latest that it reads.
const FORMAT: i32 = 1;
/// How long to wait for another process.
const PATIENCE: Duration = Duration::from_secs(20);
/// The first bytes of each file of `SQLite`.
const HEADER: &[u8; 16] = b"SQLite format 3\0";

const TABLES: &str = "
CREATE TABLE secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL);
CREATE TABLE series (
    id INTEGER PRIMARY KEY, questionnaire TEXT NOT NULL, major INTEGER NOT NULL, minor INTEGER NOT NULL,
    perspective TEXT NOT NULL, domains TEXT NOT NULL, UNIQUE (questionnaire, major, minor, perspective));
CREATE TABLE cell (
    id INTEGER PRIMARY KEY, sector TEXT NOT NULL, country TEXT NOT NULL, size TEXT NOT NULL, UNIQUE (sector, country, size));
CREATE TABLE peer (
    id INTEGER PRIMARY KEY, organisation BLOB NOT NULL, series INTEGER NOT NULL REFERENCES series, leaf INTEGER NOT NULL REFERENCES cell,
    date TEXT NOT NULL, method INTEGER NOT NULL, respondents INTEGER, latest INTEGER NOT NULL, overall REAL, domains BLOB NOT NULL,
    UNIQUE (organisation, series, date));
CREATE TABLE value (
    series INTEGER NOT NULL, metric INTEGER NOT NULL, tenth INTEGER NOT NULL, scores BLOB NOT NULL,
    PRIMARY KEY (series, metric, tenth)) WITHOUT ROWID;
CREATE TABLE tally (
    series INTEGER NOT NULL, cell INTEGER NOT NULL, metric INTEGER NOT NULL, total INTEGER NOT NULL, counts BLOB NOT NULL,
    PRIMARY KEY (series, cell, metric)) WITHOUT ROWID;
";

/// An open pool.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    keyed: Keyed,
}

impl Store {
    /// Whether a file is one of `SQLite`, by its first bytes; an empty one is not.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn recognises(path: &Path) -> std::io::Result<bool> {
        let mut start = [0; 16];
        let mut file = std::fs::File::open(path)?;
        match file.read_exact(&mut start) {
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
            read => read.map(|()| start == *HEADER),
        }
    }

    /// Opens a pool to read it.
    ///
    /// # Errors
    /// When it is not there, no pool, damaged or of a later format.
    pub fn open(path: &Path) -> Result<Self, PoolError> {
        if !Self::recognises(path).map_err(|error| PoolError::System(error.to_string()))? {
            return Err(PoolError::NotAPool);
        }
        Self::connect(path, OpenFlags::empty())?.known()
    }

    /// Opens a pool to write to it; makes it where there is none, or an empty file.
    ///
    /// # Errors
    /// When the file is no pool, damaged, of a later format, or cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Self, PoolError> {
        let empty = std::fs::metadata(path).map_or(true, |file| file.len() == 0);
        if !empty && !Self::recognises(path).map_err(|error| PoolError::System(error.to_string()))? {
            return Err(PoolError::NotAPool);
        }
        let mut pool = Self::connect(path, OpenFlags::SQLITE_OPEN_CREATE)?;
        if empty {
            pool.connection.execute_batch("PRAGMA page_size = 8192")?;
        }
        let format: i32 = pool.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if format == 0 {
            let writing = pool.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Another process may have made it since.
            let tables: i64 = writing.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            if tables == 0 {
                let mut key = [0; KEY];
                getrandom::fill(&mut key).map_err(|error| PoolError::System(error.to_string()))?;
                writing.execute_batch(TABLES)?;
                writing.execute("INSERT INTO secret VALUES (1, ?1)", [&key])?;
                writing.pragma_update(None, "application_id", APPLICATION)?;
                writing.pragma_update(None, "user_version", FORMAT)?;
            }
            writing.commit()?;
        }
        pool.known()
    }

    fn connect(path: &Path, more: OpenFlags) -> Result<Self, PoolError> {
        // Readers open it for writing too: one that meets what a killed writer left rolls it back.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        // What is removed is overwritten; what is committed is on the disk.
        connection
            .execute_batch("PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF")?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, keyed: Keyed::new(&[]) })
    }

    /// A pool of a format that we know, with its key.
    fn known(mut self) -> Result<Self, PoolError> {
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        if pragma("application_id")? != APPLICATION {
            return Err(PoolError::NotAPool);
        }
        match pragma("user_version")? {
            FORMAT => {}
            later if later > FORMAT => return Err(PoolError::Newer(later, FORMAT)),
            _ => return Err(PoolError::damaged("its header names no format")),
        }
        let key: Vec<u8> = self.connection.query_row("SELECT key FROM secret", [], |row| row.get(0))?;
        if key.len() != KEY {
            return Err(PoolError::damaged("its key is not whole"));
        }
        self.keyed = Keyed::new(&key);
        Ok(self)
    }

    /// Reads the whole file and finds what is not as it was written.
    ///
    /// # Errors
    /// What is damaged.
    pub fn check(&self) -> Result<(), PoolError> {
        let found: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found == "ok" { self.tallies_agree() } else { Err(PoolError::Damaged(found)) }
    }
}
