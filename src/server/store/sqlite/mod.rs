//! A store in one SQLite file (WAL, every commit flushed to disk).

mod activities;
mod batches;
mod catalog;
mod life;
mod schema;
mod turn;
mod users;
mod values;

#[cfg(test)]
mod tests;

use super::{
    Account, ActivitySelection, Changed, Counts, Judge, Life, Put, PutOutcome, Store, StoreError, StoredDay,
    StoredValue, User, ValueSelection,
};
use crate::files::create_private_folder;
use crate::model::{Catalog, StoreStamp, UtcSecond};
use crate::server::catalog::CatalogError;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use turn::Turns;

/// How long a writer waits for others.
pub(in crate::server) const PATIENCE: Duration = Duration::from_secs(120);

/// Name of the store's file in the data folder.
pub const FILE_NAME: &str = "wfm.db";

/// Reading connections kept open for the next reader.
const SPARE_READERS: usize = 4;

/// Every commit reaches the disk; 32 MB of pages are kept; the log shrinks again after a burst.
const SETTINGS: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; \
                        PRAGMA journal_size_limit = 67108864";

/// An open store.
pub struct SqliteStore {
    path: PathBuf,
    turns: Turns,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
    /// What [`Store::life`] said last, and SQLite's own count of foreign changes then.
    life: Mutex<(Connection, Option<(i64, Life)>)>,
}

struct Writer {
    connection: Connection,
    /// Judges against the revision that it names.
    judge: Option<Judge>,
}

impl SqliteStore {
    /// Opens the store in a data folder; makes folder and store when they are not there. A store that was restored
    /// begins a new epoch.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        create_private_folder(folder)?;
        let path = folder.join(FILE_NAME);
        let turns = Turns::new(folder)?;
        let mut writer = connect(&path)?;
        prepare(&turns, &mut writer, &path)?;
        Ok(Self {
            life: Mutex::new((connect(&path)?, None)),
            writer: Mutex::new(Writer {
                connection: writer,
                judge: None,
            }),
            readers: Mutex::default(),
            turns,
            path,
        })
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction and waits for the disk. Whatever fails in it undoes all of it.
    fn write<T>(
        &self,
        work: impl FnOnce(&Connection, &mut Option<Judge>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let _turn = self.turns.take();
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let Writer { connection, judge } = &mut *writer;
        let writing = Writing::begin(&self.turns, connection)?;
        let outcome = work(writing.connection, judge);
        // A judge may have learned what is now undone.
        if outcome.is_err() {
            *judge = None;
        }
        let outcome = outcome?;
        writing
            .connection
            .execute("UPDATE store SET sequence = sequence + 1", [])?;
        writing.commit()?;
        self.turns.step_back();
        Ok(outcome)
    }

    /// Runs `work` on a reading connection, in one view of the store.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let spare = self.readers().pop();
        let mut connection = match spare {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let view = connection.transaction()?;
        let outcome = work(&view)?;
        view.finish()?;
        let mut readers = self.readers();
        if readers.len() < SPARE_READERS {
            readers.push(connection);
        }
        Ok(outcome)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let failed = |error: rusqlite::Error| StoreError::Open {
        path: path.to_owned(),
        why: error.to_string(),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_handler(Some(turn::busy)).map_err(failed)?;
    let mut times = 0;
    // Two processes that make the same new store: for this step alone SQLite does not ask the busy handler.
    while let Err(error) = connection.execute_batch("PRAGMA journal_mode = WAL") {
        times += 1;
        if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) || !turn::busy(times) {
            return Err(failed(error));
        }
    }
    connection.execute_batch(SETTINGS).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A writing transaction; undone unless committed.
struct Writing<'a> {
    connection: &'a Connection,
    open: bool,
}

impl<'a> Writing<'a> {
    /// When another process writes, tells it that somebody waits.
    fn begin(turns: &Turns, connection: &'a mut Connection) -> Result<Self, StoreError> {
        const BEGIN: &str = "BEGIN IMMEDIATE";
        connection.busy_handler(None::<fn(i32) -> bool>)?;
        let at_once = connection.execute_batch(BEGIN);
        connection.busy_handler(Some(turn::busy))?;
        match at_once {
            Ok(()) => {}
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                let _waiting = turns.wait()?;
                connection.execute_batch(BEGIN)?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(Self {
            connection,
            open: true,
        })
    }

    fn commit(mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("COMMIT")?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if self.open
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            // SQLite has undone it by itself already, as it does when the disk is full.
            tracing::debug!("nothing was left to undo: {error}");
        }
    }
}

/// Makes or updates the tables and settles which life this is. Does not write when nothing is to be done.
fn prepare(turns: &Turns, connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let settled = schema::is_current(connection)?
        && !life::is_new(connection)?
        && !life::is_restored(connection, path)?;
    if settled {
        return Ok(());
    }
    let _turn = turns.take();
    let writing = Writing::begin(turns, connection)?;
    let connection = writing.connection;
    schema::update(connection, path)?;
    // Judged again: another process may have settled it meanwhile.
    let restored = life::is_restored(connection, path)?;
    if restored || life::is_new(connection)? {
        life::settle(connection, path, restored)?;
    }
    writing.commit()
}

fn read_life(connection: &Connection) -> Result<Life, StoreError> {
    let sql = "SELECT store_id, epoch, revision, users_revision FROM store";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([], |row| {
        Ok(Life {
            stamp: StoreStamp {
                store: row.get(0)?,
                epoch: row.get::<_, i64>(1)?.unsigned_abs(),
            },
            revision: row.get::<_, i64>(2)?.unsigned_abs(),
            users_revision: row.get::<_, i64>(3)?.unsigned_abs(),
        })
    })?)
}

/// The judge of the catalogue as it is inside of this transaction.
fn judge<'a>(connection: &Connection, kept: &'a mut Option<Judge>) -> Result<&'a mut Judge, StoreError> {
    let revision = read_life(connection)?.revision;
    match kept {
        Some(judge) if judge.revision == revision => {}
        _ => *kept = Some(Judge::new(&catalog::read(connection)?)),
    }
    kept.as_mut()
        .ok_or_else(|| StoreError::Content("the catalogue has no judge".into()))
}

/// A number as the store keeps it.
fn small(what: &str, number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| StoreError::Content(format!("{what} {number}")))
}

impl Store for SqliteStore {
    fn life(&self) -> Result<Life, StoreError> {
        let mut kept = self.life.lock().unwrap_or_else(PoisonError::into_inner);
        let (connection, last) = &mut *kept;
        let version: i64 = connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        if let Some((seen, life)) = last
            && *seen == version
        {
            return Ok(life.clone());
        }
        let life = read_life(connection)?;
        *last = Some((version, life.clone()));
        Ok(life)
    }

    fn catalog(&self) -> Result<Catalog, StoreError> {
        self.read(catalog::read)
    }

    fn change_catalog(
        &self,
        change: &mut dyn FnMut(&mut Catalog) -> Result<(), CatalogError>,
    ) -> Result<Changed, StoreError> {
        self.write(|connection, _| catalog::change(connection, change))
    }

    fn put(&self, batches: &[Put]) -> Result<Vec<PutOutcome>, StoreError> {
        self.write(|connection, kept| {
            batches
                .iter()
                .map(|put| batches::put(connection, kept, put))
                .collect()
        })
    }

    fn read_values(
        &self,
        selection: &ValueSelection,
        sink: &mut dyn FnMut(StoredValue) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.read(|connection| values::read(connection, selection, sink))
    }

    fn read_activities(
        &self,
        selection: &ActivitySelection,
        sink: &mut dyn FnMut(StoredDay) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.read(|connection| activities::read(connection, selection, sink))
    }

    fn users(&self) -> Result<Vec<User>, StoreError> {
        self.read(users::all)
    }

    fn set_user(
        &self,
        name: &str,
        verifier: &str,
        may_administer: bool,
        now: UtcSecond,
    ) -> Result<(), StoreError> {
        self.write(|connection, _| users::set(connection, name, verifier, may_administer, now))
    }

    fn remove_user(&self, name: &str) -> Result<bool, StoreError> {
        self.write(|connection, _| users::remove(connection, name))
    }

    fn account(&self, name: &str) -> Result<Account, StoreError> {
        self.read(|connection| users::account(connection, name))
    }

    fn count_failure(&self, name: &str, limit: u32, now: UtcSecond) -> Result<(), StoreError> {
        self.write(|connection, _| users::count_failure(connection, name, limit, now))
    }

    fn clear_failures(&self, name: &str) -> Result<bool, StoreError> {
        self.write(|connection, _| users::clear_failures(connection, name))
    }

    fn counts(&self) -> Result<Counts, StoreError> {
        self.read(users::counts)
    }

    fn renew_epoch(&self) -> Result<Life, StoreError> {
        self.write(|connection, _| {
            life::settle(connection, &self.path, true)?;
            read_life(connection)
        })
    }

    fn forget_batches(&self, before: UtcSecond) -> Result<u64, StoreError> {
        self.write(|connection, _| batches::forget(connection, before))
    }

    fn leave_mark(&self) -> Result<(), StoreError> {
        self.read(|connection| life::leave_mark(connection, &self.path))
    }
}
