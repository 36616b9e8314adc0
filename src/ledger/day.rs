//! What is known of a day: imported, complete, rejected, computed.

use super::error::Trouble;
use super::record::{DayResult, SystemDay};
use super::{Ledger, LedgerError};
use crate::model::{DataKind, QueueId, RejectedRow, RejectedValue, UtcSecond, ValueTypeId};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// How many rejected rows are kept of one system and day.
const KEPT_ROWS: usize = 1000;

/// A value type that was computed, and the stretch of starts it was computed for (the queue's local day).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub from: UtcSecond,
    /// Exclusive.
    pub to: UtcSecond,
}

/// What is known of one day of one external system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayState {
    pub day: Date,
    /// An import without errors began after the day's end.
    pub complete: bool,
    /// When the last import of the day began and was recorded.
    pub began: UtcSecond,
    pub ended: UtcSecond,
    /// Rows and rejected rows of the last import.
    pub rows: u64,
    pub rejected: u64,
    /// Some import found at least one row of it, if only in files that are gone since.
    pub had_rows: bool,
}

pub(super) fn kind_number(kind: DataKind) -> i64 {
    match kind {
        DataKind::Contacts => 0,
        DataKind::Activities => 1,
    }
}

pub(super) fn read_date(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error: jiff::Error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    Ok(u64::try_from(number).unwrap_or(0))
}

/// SQLite's integers end at 2⁶³; no count of ours does.
pub(super) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Ledger {
    /// The days of one system that were ever imported, in order.
    pub fn days(
        &self,
        system: &str,
        kind: DataKind,
        first: Date,
        last: Date,
    ) -> Result<Vec<DayState>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT day, complete, began, ended, rows, rejected, had_rows FROM day
                 WHERE system = ?1 AND kind = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day",
            )?;
            let rows = query.query_map(
                params![system, kind_number(kind), first.to_string(), last.to_string()],
                |row| {
                    Ok(DayState {
                        day: read_date(row, 0)?,
                        complete: row.get(1)?,
                        began: UtcSecond(row.get(2)?),
                        ended: UtcSecond(row.get(3)?),
                        rows: count(row, 4)?,
                        rejected: count(row, 5)?,
                        had_rows: row.get(6)?,
                    })
                },
            )?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The newest complete day; catching up begins behind it (spec page 4). `None`: there is none yet.
    pub fn last_complete_day(&self, system: &str, kind: DataKind) -> Result<Option<Date>, LedgerError> {
        self.read(|transaction| {
            Ok(transaction
                .prepare_cached("SELECT max(day) FROM day WHERE system = ?1 AND kind = ?2 AND complete = 1 HAVING max(day) IS NOT NULL")?
                .query_row(params![system, kind_number(kind)], |row| read_date(row, 0))
                .optional()?)
        })
    }

    /// True once anything of this kind was recorded for the system: the very first start imports today only.
    pub fn ever_imported(&self, system: &str, kind: DataKind) -> Result<bool, LedgerError> {
        self.read(|transaction| {
            Ok(transaction
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM day WHERE system = ?1 AND kind = ?2)")?
                .query_row(params![system, kind_number(kind)], |row| row.get(0))?)
        })
    }

    /// The rejected rows of some days, newest day first; at most `limit`.
    pub fn rejected_rows(
        &self,
        system: &str,
        kind: DataKind,
        first: Date,
        last: Date,
        limit: u32,
    ) -> Result<Vec<(Date, RejectedRow)>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT day, place, line, at_column, found, why FROM rejected_row
                 WHERE system = ?1 AND kind = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day DESC, position LIMIT ?5",
            )?;
            let rows = query.query_map(
                params![system, kind_number(kind), first.to_string(), last.to_string(), limit],
                |row| {
                    let rejected = RejectedRow {
                        place: row.get(1)?,
                        line: count(row, 2)?,
                        column: row.get(3)?,
                        found: row.get(4)?,
                        why: row.get(5)?,
                    };
                    Ok((read_date(row, 0)?, rejected))
                },
            )?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

pub(super) fn write(
    transaction: &Transaction<'_>,
    recording: i64,
    result: &DayResult,
    system: &SystemDay,
) -> Result<(), Trouble> {
    let (kind, day) = (kind_number(result.kind), result.day.to_string());
    let starts_at = system
        .targets
        .iter()
        .map(|target| target.from.0)
        .min()
        .unwrap_or(0);
    let ends_at = system.targets.iter().map(|target| target.to.0).max().unwrap_or(0);
    // Only files that shall go ask later which value types they led to.
    let wanted = system.files.iter().any(|file| file.consume);
    let targets = if wanted {
        encode_targets(&system.targets)
    } else {
        Vec::new()
    };
    transaction
        .prepare_cached(
            "INSERT INTO day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (system, kind, day) DO UPDATE SET recording = ?4, began = ?5, ended = ?6,
                complete = max(complete, ?7), rows = ?8, rejected = ?9, had_rows = max(had_rows, ?10),
                starts_at = ?11, ends_at = ?12, targets = ?13",
        )?
        .execute(params![
            system.system,
            kind,
            day,
            recording,
            result.began.0,
            result.ended.0,
            system.complete,
            number(system.rows),
            number(system.rejected),
            system.rows > 0,
            starts_at,
            ends_at,
            targets,
        ])?;
    transaction
        .prepare_cached("DELETE FROM rejected_row WHERE system = ?1 AND kind = ?2 AND day = ?3")?
        .execute(params![system.system, kind, day])?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO rejected_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    for (position, row) in (0_i64..).zip(system.rejected_rows.iter().take(KEPT_ROWS)) {
        insert.execute(params![
            system.system,
            kind,
            day,
            position,
            row.place,
            number(row.line),
            row.column,
            row.found,
            row.why
        ])?;
    }
    Ok(())
}

/// Queue and value type of each target, as little-endian numbers.
fn encode_targets(targets: &[Target]) -> Vec<u8> {
    let pairs: BTreeSet<(u32, u32)> = targets.iter().map(|t| (t.queue.0, t.value_type.0)).collect();
    pairs
        .into_iter()
        .flat_map(|(queue, value_type)| [queue.to_le_bytes(), value_type.to_le_bytes()].concat())
        .collect()
}

pub(super) fn decode_targets(bytes: &[u8]) -> BTreeSet<(u32, u32)> {
    let half = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0_u32, |number, &byte| number << 8 | u32::from(byte))
    };
    bytes
        .chunks_exact(8)
        .map(|pair| (half(&pair[..4]), half(&pair[4..])))
        .collect()
}

/// Forgets what was rejected in the stretches that were computed anew.
pub(super) fn forget_rejected_values(
    transaction: &Transaction<'_>,
    targets: &[Target],
) -> Result<(), Trouble> {
    let (Some(from), Some(to)) = (
        targets.iter().map(|target| target.from.0).min(),
        targets.iter().map(|target| target.to.0).max(),
    ) else {
        return Ok(());
    };
    let by_key: BTreeMap<(u32, u32), (i64, i64)> = targets
        .iter()
        .map(|target| {
            (
                (target.queue.0, target.value_type.0),
                (target.from.0, target.to.0),
            )
        })
        .collect();
    let standing: Vec<(u32, u32, i64)> = transaction
        .prepare_cached(
            "SELECT queue, value_type, start FROM rejected_value WHERE start >= ?1 AND start < ?2",
        )?
        .query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut delete = transaction
        .prepare_cached("DELETE FROM rejected_value WHERE queue = ?1 AND value_type = ?2 AND start = ?3")?;
    for (queue, value_type, start) in standing {
        let stretch = by_key.get(&(queue, value_type));
        if stretch.is_some_and(|&(from, to)| (from..to).contains(&start)) {
            delete.execute(params![queue, value_type, start])?;
        }
    }
    Ok(())
}

pub(super) fn write_rejected_values(
    transaction: &Transaction<'_>,
    rejected: &[RejectedValue],
) -> Result<(), Trouble> {
    let mut insert =
        transaction.prepare_cached("INSERT OR REPLACE INTO rejected_value VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for value in rejected {
        insert.execute(params![
            value.queue.0,
            value.value_type.0,
            value.start.0,
            value.place,
            value.why
        ])?;
    }
    Ok(())
}

pub(super) fn write_unknown_queues(
    transaction: &Transaction<'_>,
    system: &str,
    day: Date,
    names: &BTreeMap<String, u64>,
) -> Result<(), Trouble> {
    transaction
        .prepare_cached("DELETE FROM unknown_queue WHERE system = ?1 AND day = ?2")?
        .execute(params![system, day.to_string()])?;
    let mut insert = transaction.prepare_cached("INSERT INTO unknown_queue VALUES (?1, ?2, ?3, ?4)")?;
    for (name, rows) in names {
        insert.execute(params![system, day.to_string(), name, number(*rows)])?;
    }
    Ok(())
}
