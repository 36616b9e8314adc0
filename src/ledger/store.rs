//! The database itself: opening it, and transactions on it.

use super::error::Trouble;
use super::{LedgerError, schema};
use crate::files::{FileError, LockFile, adopt, create_private_folder};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

/// The ledger of one installation, owned by this process. Share it as `Arc<Ledger>`; every method may be called from
/// any thread.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    path: PathBuf,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// How many values stand in the outbox, so that nobody has to count them.
    waiting: AtomicI64,
    /// `None`: it is only looked at, beside whoever owns it.
    _lock: Option<LockFile>,
}

impl Ledger {
    /// Opens `ledger.db` in the installation's `state` folder, which is made when absent, readable by this account
    /// only. Takes `state/lock`: [`LedgerError::InUse`] while another process holds it.
    pub fn open(state: &Path) -> Result<Self, LedgerError> {
        create_private_folder(state)?;
        let lock = own(state)?;
        let path = state.join("ledger.db");
        let failed = |error: rusqlite::Error| LedgerError::Database {
            path: path.clone(),
            why: error.to_string(),
        };
        let mut writer = Connection::open(&path).map_err(failed)?;
        writer.busy_timeout(Duration::from_secs(30)).map_err(failed)?;
        writer
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                 PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;",
            )
            .map_err(failed)?;
        writer.set_prepared_statement_cache_capacity(64);
        match schema::prepare(&mut writer) {
            Ok(Ok(())) => {}
            Ok(Err(found)) => {
                return Err(LedgerError::Newer {
                    path,
                    found,
                    ours: schema::LAYOUT,
                });
            }
            Err(trouble) => return Err(place(&path, trouble)),
        }
        let reader = read_only(&path).map_err(failed)?;
        for part in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
            let part = state.join(part);
            if part.exists() {
                adopt(&part)?;
            }
        }
        let waiting = super::outbox::count_waiting(&reader).map_err(failed)?;
        Ok(Self {
            folder: state.to_path_buf(),
            path,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            waiting: AtomicI64::new(waiting),
            _lock: Some(lock),
        })
    }

    /// Opens it to look at, as it stands: nothing is made, nobody is kept from opening it. What would write fails.
    /// `None`: there is none yet, or one of an older layout that its owner has still to bring up to date.
    pub fn look(state: &Path) -> Result<Option<Self>, LedgerError> {
        let path = state.join("ledger.db");
        if !path.exists() {
            return Ok(None);
        }
        let failed = |error: rusqlite::Error| LedgerError::Database {
            path: path.clone(),
            why: error.to_string(),
        };
        let reader = read_only(&path).map_err(failed)?;
        let found: i64 = reader
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(failed)?;
        if found > schema::LAYOUT {
            return Err(LedgerError::Newer {
                path,
                found,
                ours: schema::LAYOUT,
            });
        }
        if found < schema::LAYOUT {
            return Ok(None);
        }
        let waiting = super::outbox::count_waiting(&reader).map_err(failed)?;
        Ok(Some(Self {
            folder: state.to_path_buf(),
            writer: Mutex::new(read_only(&path).map_err(failed)?),
            path: path.clone(),
            reader: Mutex::new(reader),
            waiting: AtomicI64::new(waiting),
            _lock: None,
        }))
    }

    /// The `state` folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many values stand in the outbox.
    pub(super) fn waiting(&self) -> u64 {
        u64::try_from(self.waiting.load(Ordering::Relaxed)).unwrap_or(0)
    }

    /// How many pages the file has.
    #[cfg(test)]
    pub(super) fn pages(&self) -> Result<i64, LedgerError> {
        self.read(|transaction| Ok(transaction.query_row("PRAGMA page_count", [], |row| row.get(0))?))
    }

    /// A new import's number; they count up for the life of the installation.
    pub fn new_import(&self) -> Result<u64, LedgerError> {
        self.write(|transaction| {
            let last: u64 = match meta(transaction, "import")? {
                Some(text) => text
                    .parse()
                    .map_err(|_| Trouble::Damaged(format!("import number “{text}”")))?,
                None => 0,
            };
            set_meta(transaction, "import", &(last + 1).to_string())?;
            Ok(last + 1)
        })
    }

    /// One transaction, durable when this returns `Ok`, undone when `work` fails.
    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Trouble>,
    ) -> Result<T, LedgerError> {
        self.write_counting(|transaction| Ok((work(transaction)?, 0)))
    }

    /// The same for what changes how many values wait: `work` returns by how many. The number is kept beside the
    /// database, and changed while no other writer can come between.
    pub(super) fn write_counting<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<(T, i64), Trouble>,
    ) -> Result<T, LedgerError> {
        let mut connection = hold(&self.writer);
        let done = (|| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        })();
        let (answer, grown) = done.map_err(|trouble| place(&self.path, trouble))?;
        self.waiting.fetch_add(grown, Ordering::Relaxed);
        Ok(answer)
    }

    /// Reads beside whoever writes.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Trouble>,
    ) -> Result<T, LedgerError> {
        let mut connection = hold(&self.reader);
        let done = (|| {
            let transaction = connection.transaction()?;
            work(&transaction)
        })();
        done.map_err(|trouble| place(&self.path, trouble))
    }
}

fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(path, flags)?;
    reader.busy_timeout(Duration::from_secs(30))?;
    Ok(reader)
}

/// A thread that panicked has left no half-done transaction behind: dropping one undoes it.
fn hold(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

pub(super) fn place(path: &Path, trouble: Trouble) -> LedgerError {
    match trouble {
        Trouble::Sql(error) => LedgerError::Database {
            path: path.to_path_buf(),
            why: error.to_string(),
        },
        Trouble::Damaged(what) => LedgerError::Damaged {
            path: path.to_path_buf(),
            what,
        },
    }
}

/// One process owns an installation's ledger (spec page 4).
pub(super) fn own(state: &Path) -> Result<LockFile, LedgerError> {
    let path = state.join("lock");
    // A child process that is just starting holds an inherited lock for a moment.
    let lock = LockFile::wait(&path, Duration::from_secs(1)).map_err(|error| match error {
        FileError::InUse { .. } => LedgerError::InUse {
            folder: state.to_path_buf(),
            pid: LockFile::signed_by(&path),
        },
        other => LedgerError::File(other),
    })?;
    lock.sign()?;
    Ok(lock)
}

pub(super) fn meta(connection: &Connection, name: &str) -> Result<Option<String>, Trouble> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(super) fn set_meta(connection: &Connection, name: &str, value: &str) -> Result<(), Trouble> {
    connection
        .prepare_cached("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2")?
        .execute([name, value])?;
    Ok(())
}

/// The next recording's number; it orders what was recorded when.
pub(super) fn new_recording(transaction: &Transaction<'_>, at: i64) -> Result<i64, Trouble> {
    transaction
        .prepare_cached("INSERT INTO recording (at) VALUES (?1)")?
        .execute([at])?;
    Ok(transaction.last_insert_rowid())
}
