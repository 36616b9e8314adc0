//! The ledger as a file that moves: for the backup of an installation, and back.

use super::error::Trouble;
use super::store::{own, place};
use super::{LedgerError, restored, schema};
use crate::files;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Writes a copy of `state/ledger.db` as it stands at one moment, also while its owner works on. `false`: there is no
/// ledger yet. `target` must not exist.
pub fn copy_out(state: &Path, target: &Path) -> Result<bool, LedgerError> {
    let path = state.join("ledger.db");
    if !path.exists() {
        return Ok(false);
    }
    let failed = |error: rusqlite::Error| LedgerError::Database {
        path: path.clone(),
        why: error.to_string(),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&path, flags).map_err(failed)?;
    connection.busy_timeout(Duration::from_secs(30)).map_err(failed)?;
    let name = target.to_string_lossy();
    connection
        .execute("VACUUM INTO ?1", [name.as_ref()])
        .map_err(failed)?;
    Ok(true)
}

/// Puts a copy that lies in the state folder in the ledger's place. What it knew of the WFM is of an earlier moment: no
/// batch goes on under its old number, and what waited is held against the WFM before it is sent.
///
/// # Errors
/// [`LedgerError::InUse`] while a process owns the ledger; a file that is no whole ledger is left where it is.
pub fn copy_in(state: &Path, copy: &Path) -> Result<(), LedgerError> {
    let _owner = own(state)?;
    let failed = |error: rusqlite::Error| LedgerError::Database {
        path: copy.into(),
        why: error.to_string(),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let verdict: String = Connection::open_with_flags(copy, flags)
        .and_then(|connection| connection.query_row("PRAGMA quick_check", [], |row| row.get(0)))
        .map_err(failed)?;
    if verdict != "ok" {
        return Err(LedgerError::Damaged {
            path: copy.into(),
            what: verdict,
        });
    }
    begin_anew(copy)?;
    for rest in ["ledger.db-wal", "ledger.db-shm"] {
        match files::remove(&state.join(rest)) {
            Err(error) if !error.is_missing() => return Err(error.into()),
            _ => {}
        }
    }
    Ok(files::rename_over(copy, &state.join("ledger.db"))?)
}

fn begin_anew(copy: &Path) -> Result<(), LedgerError> {
    let failed = |error: Trouble| place(copy, error);
    let mut connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|error| failed(error.into()))?;
    if let Err(found) = schema::prepare(&mut connection).map_err(failed)? {
        return Err(LedgerError::Newer {
            path: copy.into(),
            found,
            ours: schema::LAYOUT,
        });
    }
    let transaction = connection.transaction().map_err(|error| failed(error.into()))?;
    restored::begin_anew(&transaction).map_err(failed)?;
    transaction.commit().map_err(|error| failed(error.into()))
}
