//! Files that were read, what of them is imported, and which of them may go (spec page 2, `DeleteImportFiles`).

use super::day::{count, decode_targets, kind_number, number, read_date};
use super::error::Trouble;
use super::{Ledger, LedgerError};
use crate::model::{DataKind, FileStamp, UtcSecond};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file that a reading took whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    pub stamp: FileStamp,
    /// SHA-256 of the content, where it was needed.
    pub hash: Option<String>,
    /// Every row of it was understood.
    pub clean: bool,
    /// The settings want it moved or deleted once everything in it is confirmed.
    pub consume: bool,
    /// How many rows of each local day it holds, imported or not.
    pub days: BTreeMap<Date, u64>,
}

/// A file as the ledger knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    pub stamp: FileStamp,
    pub hash: Option<String>,
    pub clean: bool,
    /// When it was moved or deleted.
    pub consumed: Option<UtcSecond>,
    /// Its days, their rows, and whether an import took them from this very file.
    pub days: BTreeMap<Date, (u64, bool)>,
}

impl KnownFile {
    /// Days that no import has taken from this file yet.
    pub fn days_left(&self) -> impl Iterator<Item = Date> + '_ {
        self.days
            .iter()
            .filter(|(_, (_, imported))| !imported)
            .map(|(day, _)| *day)
    }
}

impl Ledger {
    /// Every state of every file that was read of one system, consumed ones included.
    pub fn files(&self, system: &str, kind: DataKind) -> Result<Vec<KnownFile>, LedgerError> {
        self.read(|transaction| {
            let mut days: BTreeMap<i64, BTreeMap<Date, (u64, bool)>> = BTreeMap::new();
            let mut query = transaction.prepare_cached(
                "SELECT file, day, rows, recording IS NOT NULL FROM file_day
                 WHERE file IN (SELECT number FROM file WHERE system = ?1 AND kind = ?2)",
            )?;
            let mut rows = query.query(params![system, kind_number(kind)])?;
            while let Some(row) = rows.next()? {
                let told = (count(row, 2)?, row.get(3)?);
                days.entry(row.get(0)?)
                    .or_default()
                    .insert(read_date(row, 1)?, told);
            }
            let files = stored_files(transaction, system, kind, "")?;
            Ok(files
                .into_iter()
                .map(|(number, mut file)| {
                    file.days = days.remove(&number).unwrap_or_default();
                    file
                })
                .collect())
        })
    }

    /// The files that may be moved or deleted now: every row was understood, every day of them was imported, and every
    /// value that came of those days is confirmed. Values that a script rejected or the WFM refused keep a file.
    pub fn consumable_files(&self, system: &str, kind: DataKind) -> Result<Vec<FileStamp>, LedgerError> {
        self.read(|transaction| {
            if super::stamp::voiding(transaction)? {
                return Ok(Vec::new());
            }
            let mut free: BTreeMap<Date, bool> = BTreeMap::new();
            let mut consumable = Vec::new();
            for (number, file) in stored_files(transaction, system, kind, "AND clean AND consumed IS NULL")? {
                if all_days_free(transaction, system, kind, number, &mut free)? {
                    consumable.push(file.stamp);
                }
            }
            Ok(consumable)
        })
    }

    /// Remembers that these files were moved or deleted.
    pub fn mark_consumed(
        &self,
        system: &str,
        kind: DataKind,
        files: &[FileStamp],
        at: UtcSecond,
    ) -> Result<(), LedgerError> {
        self.write(|transaction| {
            let mut update = transaction.prepare_cached(
                "UPDATE file SET consumed = ?6 WHERE system = ?1 AND kind = ?2 AND path = ?3 AND size = ?4 AND modified = ?5",
            )?;
            for stamp in files {
                let (path, size, modified) = stamp_columns(stamp);
                update.execute(params![system, kind_number(kind), path, size, modified, at.0])?;
            }
            Ok(())
        })
    }

    /// Rows of one day that came in files which are gone since.
    pub fn consumed_rows(&self, system: &str, kind: DataKind, day: Date) -> Result<u64, LedgerError> {
        self.read(|transaction| {
            Ok(transaction
                .prepare_cached(
                    "SELECT coalesce(sum(file_day.rows), 0) FROM file_day JOIN file ON file.number = file_day.file
                     WHERE system = ?1 AND kind = ?2 AND day = ?3 AND consumed IS NOT NULL",
                )?
                .query_row(params![system, kind_number(kind), day.to_string()], |row| count(row, 0))?)
        })
    }
}

/// Notes the file and, when this recording imported a day of it, that.
pub(super) fn write(
    transaction: &Transaction<'_>,
    recording: i64,
    system: &str,
    kind: DataKind,
    imported: Date,
    file: &ReadFile,
) -> Result<(), Trouble> {
    let (path, size, modified) = stamp_columns(&file.stamp);
    let kind = kind_number(kind);
    let number_of_file: i64 = transaction
        .prepare_cached(
            "INSERT INTO file (system, kind, path, size, modified, hash, clean) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (system, kind, path, size, modified)
             DO UPDATE SET hash = coalesce(?6, hash), clean = ?7 RETURNING number",
        )?
        .query_row(params![system, kind, path, size, modified, file.hash, file.clean], |row| row.get(0))?;
    // Another state of the same file replaces what was known of it: that one is gone, and can never be moved.
    transaction
        .prepare_cached("DELETE FROM file WHERE system = ?1 AND kind = ?2 AND path = ?3 AND number <> ?4 AND consumed IS NULL")?
        .execute(params![system, kind, path, number_of_file])?;
    let mut put = transaction.prepare_cached(
        "INSERT INTO file_day VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (file, day) DO UPDATE SET rows = ?3,
            recording = CASE WHEN ?5 THEN NULL ELSE coalesce(?4, recording) END",
    )?;
    for (day, rows) in &file.days {
        // A reading judges the rows of its own days only: a day that was not understood must keep the file until it is,
        // whatever readings of other days say later.
        let taken = (*day == imported && file.clean).then_some(recording);
        let open = *day == imported && !file.clean;
        put.execute(params![
            number_of_file,
            day.to_string(),
            number(*rows),
            taken,
            open
        ])?;
    }
    Ok(())
}

fn stored_files(
    transaction: &Transaction<'_>,
    system: &str,
    kind: DataKind,
    which: &'static str,
) -> Result<Vec<(i64, KnownFile)>, Trouble> {
    let mut query = transaction.prepare_cached(&format!(
        "SELECT number, path, size, modified, hash, clean, consumed FROM file
         WHERE system = ?1 AND kind = ?2 {which} ORDER BY number"
    ))?;
    let rows = query.query_map(params![system, kind_number(kind)], |row| {
        let path: Vec<u8> = row.get(1)?;
        let modified: i64 = row.get(3)?;
        let file = KnownFile {
            stamp: FileStamp {
                path: path_from(path),
                size: count(row, 2)?,
                modified: i128::from(modified),
            },
            hash: row.get(4)?,
            clean: row.get(5)?,
            consumed: row.get::<_, Option<i64>>(6)?.map(UtcSecond),
            days: BTreeMap::new(),
        };
        Ok((row.get(0)?, file))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn all_days_free(
    transaction: &Transaction<'_>,
    system: &str,
    kind: DataKind,
    file: i64,
    free: &mut BTreeMap<Date, bool>,
) -> Result<bool, Trouble> {
    let days: Vec<(Date, Option<i64>)> = transaction
        .prepare_cached("SELECT day, recording FROM file_day WHERE file = ?1")?
        .query_map([file], |row| Ok((read_date(row, 0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (day, recording) in days {
        if recording.is_none() {
            return Ok(false);
        }
        let settled = match free.get(&day) {
            Some(settled) => *settled,
            None => {
                let settled = match kind {
                    DataKind::Contacts => values_settled(transaction, system, day)?,
                    DataKind::Activities => agents_settled(transaction, system, day)?,
                };
                free.insert(day, settled);
                settled
            }
        };
        if !settled {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether nothing that was computed from this system's day waits, is refused or was rejected.
fn values_settled(transaction: &Transaction<'_>, system: &str, day: Date) -> Result<bool, Trouble> {
    let known: Option<(i64, i64, i64, Vec<u8>)> = transaction
        .prepare_cached("SELECT recording, starts_at, ends_at, targets FROM day WHERE system = ?1 AND kind = 0 AND day = ?2")?
        .query_row(params![system, day.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((recording, from, to, targets)) = known else {
        return Ok(false);
    };
    let targets = decode_targets(&targets);
    if targets.is_empty() {
        // Nothing of it is mapped, or it was read when the settings left files where they are: then it is read again.
        return Ok(from == to);
    }
    let touches = |sql: &str, bounds: &[i64]| -> Result<bool, Trouble> {
        let mut query = transaction.prepare_cached(sql)?;
        let mut rows = query.query(rusqlite::params_from_iter(bounds))?;
        while let Some(row) = rows.next()? {
            if targets.contains(&(row.get(0)?, row.get(1)?)) {
                return Ok(true);
            }
        }
        Ok(false)
    };
    let unsettled = touches(
        "SELECT queue, value_type FROM cell WHERE batch IS NOT NULL AND start >= ?1 AND start < ?2 AND since <= ?3",
        &[from, to, recording],
    )?;
    let rejected = touches(
        "SELECT queue, value_type FROM rejected_value WHERE start >= ?1 AND start < ?2",
        &[from, to],
    )?;
    Ok(!unsettled && !rejected)
}

fn agents_settled(transaction: &Transaction<'_>, system: &str, day: Date) -> Result<bool, Trouble> {
    let waits: bool = transaction
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM agent_day WHERE system = ?1 AND day = ?2 AND batch IS NOT NULL)",
        )?
        .query_row(params![system, day.to_string()], |row| row.get(0))?;
    Ok(!waits)
}

fn stamp_columns(stamp: &FileStamp) -> (Vec<u8>, i64, i64) {
    let modified = i64::try_from(stamp.modified).unwrap_or(i64::MAX);
    (path_bytes(&stamp.path), number(stamp.size), modified)
}

#[cfg(unix)]
fn path_bytes(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(unix)]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(
        bytes,
    ))
}

#[cfg(windows)]
fn path_bytes(path: &Path) -> Vec<u8> {
    std::os::windows::ffi::OsStrExt::encode_wide(path.as_os_str())
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[cfg(windows)]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    let wide: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    PathBuf::from(<std::ffi::OsString as std::os::windows::ffi::OsStringExt>::from_wide(&wide))
}
