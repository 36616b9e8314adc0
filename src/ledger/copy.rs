//! The ledger as a file that moves: for the backup of an installation, and back.

use super::LedgerError;
use super::store::own;
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

/// Puts a copy that lies in the state folder in the ledger's place.
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
    for rest in ["ledger.db-wal", "ledger.db-shm"] {
        match files::remove(&state.join(rest)) {
            Err(error) if !error.is_missing() => return Err(error.into()),
            _ => {}
        }
    }
    Ok(files::rename_over(copy, &state.join("ledger.db"))?)
}
