//! Forgetting what nobody needs any more, so that the ledger does not grow with the years.
//!
//! The WFM keeps the values. The ledger needs a delivered one only to know, without asking, that it did not change: for
//! the days that are collected again or caught up. A day further back is imported by hand only, and then the WFM is
//! asked first (spec page 4, “Manual import”); what it has is put under its key again, so nothing doubles.
//!
//! Kept for ever: which days were imported, which files were read, and what files that are gone contributed
//! (`FilesAreIncrements`): of those a day could not be computed again.

use super::error::Trouble;
use super::store::{meta, set_meta};
use super::{Ledger, LedgerError};
use crate::model::UtcSecond;
use crate::time::Zone;
use rusqlite::{OptionalExtension, Transaction, params};

/// Days that are kept in full, whatever the settings; more when `CatchUpDays` or `RecollectHours` reach further.
pub const KEPT_DAYS: u32 = 100;
/// Once a day is enough.
const RHYTHM: i64 = 20 * 3600;
/// Rows taken out in one transaction, so that nobody waits long for the ledger.
const STRIDE: usize = 50_000;
/// Series looked at in one transaction.
const SERIES: usize = 5_000;

/// One queue's value type in one version.
type Series = (i64, i64, i64);
/// From inclusive, to exclusive.
type Stretch = (i64, i64);

/// Everything before this is forgotten, apart from what was imported or read after it.
struct Horizon {
    second: i64,
    day: String,
}

impl Ledger {
    /// Forgets what was delivered of days more than `days` (at least [`KEPT_DAYS`]) back and was not imported again
    /// since; the space is used again. Does nothing more than once a day. Returns how many cells went.
    pub fn forget_old(&self, now: UtcSecond, days: u32) -> Result<u64, LedgerError> {
        let last: Option<i64> =
            self.read(|transaction| Ok(meta(transaction, "forgot")?.and_then(|text| text.parse().ok())))?;
        // A clock that was set back must not stop it for long.
        if last.is_some_and(|last| (last..last + RHYTHM).contains(&now.0)) {
            return Ok(0);
        }
        let second = now.0 - i64::from(days.max(KEPT_DAYS)) * 86_400;
        let horizon = Horizon {
            second,
            day: Zone::utc().date_of(UtcSecond(second)).to_string(),
        };
        let stretches = self.read(|transaction| stretches(transaction, &horizon))?;
        let (mut gone, mut from) = (0, Some((-1, -1, -1)));
        while let Some(series) = from {
            let (some, next) = self.write(|transaction| forget_cells(transaction, series, &stretches))?;
            gone += some;
            from = next;
        }
        self.write(|transaction| {
            for &(from, to) in &stretches {
                transaction
                    .prepare_cached("DELETE FROM rejected_value WHERE start >= ?1 AND start < ?2")?
                    .execute([from, to])?;
            }
            forget_days(transaction, &horizon)?;
            set_meta(transaction, "forgot", &now.0.to_string())
        })?;
        Ok(gone as u64)
    }
}

/// The time before the horizon without the days that were imported after it, or whose files still wait to be moved or
/// deleted.
fn stretches(transaction: &Transaction<'_>, horizon: &Horizon) -> Result<Vec<Stretch>, Trouble> {
    let mut kept = transaction.prepare_cached(
        "SELECT starts_at, ends_at FROM day WHERE day < ?1 AND ends_at > starts_at AND (ended >= ?2
            OR (length(targets) > 0 AND EXISTS (
                SELECT 1 FROM file_day JOIN file ON file.number = file_day.file
                WHERE file_day.day = day.day AND file.system = day.system AND file.kind = day.kind AND consumed IS NULL)))
         ORDER BY starts_at",
    )?;
    let mut rows = kept.query(params![horizon.day, horizon.second])?;
    let (mut stretches, mut from) = (Vec::new(), i64::MIN);
    while let Some(row) = rows.next()? {
        let (starts, ends): Stretch = (row.get(0)?, row.get(1)?);
        if from < starts.min(horizon.second) {
            stretches.push((from, starts.min(horizon.second)));
        }
        from = from.max(ends);
    }
    if from < horizon.second {
        stretches.push((from, horizon.second));
    }
    Ok(stretches)
}

/// Goes on behind a series; returns how many cells went, and where to go on.
fn forget_cells(
    transaction: &Transaction<'_>,
    behind: Series,
    stretches: &[Stretch],
) -> Result<(usize, Option<Series>), Trouble> {
    let mut next = transaction.prepare_cached(
        "SELECT queue, value_type, version FROM cell WHERE (queue, value_type, version) > (?1, ?2, ?3)
         ORDER BY queue, value_type, version LIMIT 1",
    )?;
    let mut forget = transaction.prepare_cached(
        "DELETE FROM cell WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start >= ?4 AND start < ?5
            AND batch IS NULL",
    )?;
    let (mut gone, mut at) = (0, behind);
    for _ in 0..SERIES {
        let series: Option<Series> = next
            .query_row(params![at.0, at.1, at.2], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some(series) = series else {
            return Ok((gone, None));
        };
        at = series;
        for (from, to) in stretches {
            gone += forget.execute(params![at.0, at.1, at.2, from, to])?;
        }
        if gone >= STRIDE {
            break;
        }
    }
    Ok((gone, Some(at)))
}

/// What stands by day and not by interval.
fn forget_days(transaction: &Transaction<'_>, horizon: &Horizon) -> Result<(), Trouble> {
    let bounds = params![horizon.day, horizon.second];
    let not_since = |table: &str| {
        format!(
            "DELETE FROM {table} WHERE system IN (SELECT DISTINCT system FROM day) AND day < ?1
             AND NOT EXISTS (SELECT 1 FROM day WHERE day.system = {table}.system AND day.day = {table}.day AND ended >= ?2)"
        )
    };
    transaction.execute(&format!("{} AND batch IS NULL", not_since("agent_day")), bounds)?;
    for table in ["rejected_row", "unknown_queue", "seen_agent"] {
        transaction.execute(&not_since(table), bounds)?;
    }
    // The newest stays: numbers must go on counting up. Those that something waiting points to say how old it is.
    transaction.execute(
        "DELETE FROM recording WHERE at < ?1 AND number < (SELECT max(number) FROM recording)
         AND number < coalesce((SELECT min(since) FROM cell WHERE batch IS NOT NULL), number + 1)
         AND number < coalesce((SELECT min(since) FROM agent_day WHERE batch IS NOT NULL), number + 1)",
        [horizon.second],
    )?;
    // Only files that shall go ask which value types a day led to.
    transaction.execute(
        "UPDATE day SET targets = x'' WHERE day < ?1 AND ended < ?2 AND length(targets) > 0 AND NOT EXISTS (
            SELECT 1 FROM file_day JOIN file ON file.number = file_day.file
            WHERE file_day.day = day.day AND file.system = day.system AND file.kind = day.kind AND consumed IS NULL)",
        bounds,
    )?;
    Ok(())
}
