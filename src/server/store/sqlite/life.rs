//! Recognises a restored copy (spec pages 4 and 7: a new epoch after a restore).
//!
//! Two signs, either is enough. The store remembers the file it lives in (number and time of creation): a copy is
//! another file. And a side file, `wfm.mark`, remembers how far the store had come: a store behind its mark is an older
//! one that was put in its place. A store that was merely moved begins a new epoch too, which costs a comparison and
//! loses nothing. Where somebody wrote an old copy over the file itself and over its mark, `xlink wfm restored` says it.

use super::super::StoreError;
use crate::files::{Rights, read_if_there, replace};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};

pub(super) fn mark_path(store: &Path) -> PathBuf {
    store.with_extension("mark")
}

/// Number and time of creation of the file; `None` where the system tells neither.
fn identity(store: &Path) -> Option<String> {
    let meta = std::fs::metadata(store).ok()?;
    let created = meta
        .created()
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |since| since.as_nanos());
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&meta);
    #[cfg(not(unix))]
    let number = 0;
    (number != 0 || created != 0).then(|| format!("{number}:{created}"))
}

/// Whether the store is another file than the one it remembers, or behind its mark.
pub(super) fn is_restored(connection: &Connection, store: &Path) -> Result<bool, StoreError> {
    let Some((remembered, sequence)) = connection
        .query_row("SELECT file_identity, sequence FROM store", [], |row| {
            Ok((row.get::<_, Option<String>>(0)?, row.get::<_, i64>(1)?))
        })
        .optional()?
    else {
        return Ok(false);
    };
    let moved = remembered.is_some_and(|known| identity(store).is_some_and(|found| found != known));
    Ok(moved || mark(store)?.is_some_and(|mark| sequence < mark))
}

/// Remembers the file, and begins a new epoch when `restored`. Called inside of a writing transaction.
pub(super) fn settle(connection: &Connection, store: &Path, restored: bool) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE store SET file_identity = ?1, epoch = epoch + ?2, sequence = MAX(sequence, ?3) + 1",
        (identity(store), i64::from(restored), mark(store)?.unwrap_or(0)),
    )?;
    Ok(())
}

/// Whether the store remembers no file yet.
pub(super) fn is_new(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection
        .query_row("SELECT file_identity IS NULL FROM store", [], |row| row.get(0))
        .optional()?
        .unwrap_or(true))
}

fn mark(store: &Path) -> Result<Option<i64>, StoreError> {
    let text = read_if_there(&mark_path(store))?;
    Ok(text.and_then(|bytes| String::from_utf8_lossy(&bytes).trim().parse().ok()))
}

/// Writes the mark, unless it says the same already.
pub(super) fn leave_mark(connection: &Connection, store: &Path) -> Result<(), StoreError> {
    let sequence: i64 = connection.query_row("SELECT sequence FROM store", [], |row| row.get(0))?;
    if mark(store)? != Some(sequence) {
        let text = format!("{sequence}\n");
        replace(&mark_path(store), text.as_bytes(), None, Rights::OwnerOnly)?;
    }
    Ok(())
}
