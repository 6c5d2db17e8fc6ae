//! Why a pool cannot be read or written.

/// What went wrong with a pool's file.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// The file is something else.
    #[error("this is no pool")]
    NotAPool,
    /// Made by a later version.
    #[error("this pool has format {0}, later than the {1} that this version of Palier reads")]
    Newer(i32, i32),
    /// It is not as it was written.
    #[error("the pool is damaged: {0}")]
    Damaged(String),
    /// Nobody of that name is in it.
    #[error("the pool does not hold {0}")]
    Unknown(String),
    /// Another process has been writing for too long.
    #[error("another process is writing to the pool")]
    Busy,
    /// No room.
    #[error("the disk is full")]
    Full,
    /// No permission to write.
    #[error("the pool may only be read")]
    ReadOnly,
    /// The system failed otherwise.
    #[error("{0}")]
    System(String),
}

impl PoolError {
    pub(super) fn damaged(what: &str) -> Self {
        Self::Damaged(what.to_owned())
    }

    /// Whether the file is at fault, not the system.
    pub fn of_the_file(&self) -> bool {
        matches!(self, Self::NotAPool | Self::Newer(..) | Self::Damaged(_) | Self::Unknown(_))
    }

    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPool => "not-a-pool",
            Self::Newer(..) => "pool-format",
            Self::Damaged(_) => "pool-damaged",
            Self::Unknown(_) => "pool-unknown",
            Self::Busy => "pool-busy",
            Self::Full => "pool-disk-full",
            Self::ReadOnly => "pool-read-only",
            Self::System(_) => "pool-unreadable",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotAPool => {
                "`palier pool add` and `palier pool import` make one; name a file that does not exist yet"
            }
            Self::Newer(..) => "use the version of Palier that wrote it, or a later one",
            Self::Damaged(_) => "go back to a copy; what can still be read is found by `sqlite3 FILE .recover`",
            Self::Unknown(_) => "`palier pool add` and `import` tell the ids as they add",
            Self::Busy => "try again when it has finished",
            Self::Full => "make room and try again: the pool is as it was",
            Self::ReadOnly => "a pool needs permission to write to the file and to its folder",
            Self::System(_) => "the pool is as it was",
        }
    }
}

impl From<rusqlite::Error> for PoolError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::NotADatabase) => Self::NotAPool,
            Some(Code::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly) => Self::ReadOnly,
            Some(Code::CannotOpen) => Self::System("the file cannot be opened or made".to_owned()),
            None if !matches!(error, rusqlite::Error::SqliteFailure(..)) => Self::Damaged(error.to_string()),
            _ => Self::System(error.to_string()),
        }
    }
}
