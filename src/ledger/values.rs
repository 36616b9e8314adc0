//! Cells: what a computed value does to the one that stands under its key.

use super::error::Trouble;
use super::schema::{REFUSED, RESTORED, WAITING};
use crate::model::{Hundredths, IntervalValue, QueueId, UtcSecond, ValueKey, ValueTypeId, Version};
use rusqlite::{Row, Transaction, params};
use std::collections::HashMap;

/// What became of the values of one recording.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub written: u64,
    pub unchanged: u64,
    pub waiting: u64,
    pub refused: u64,
    pub fallen: Vec<ValueKey>,
    /// By how much the outbox grew.
    pub grown: i64,
}

/// A cell as far as a new value is judged by it.
struct Standing {
    wanted: Option<i64>,
    confirmed: Option<i64>,
    batch: Option<i64>,
}

/// One queue's value type in one version.
type Series = (QueueId, ValueTypeId, Version);

pub(super) fn version_number(version: Version) -> i64 {
    match version {
        Version::Historical => 0,
        Version::Standard => 1,
    }
}

/// The key in the first four columns of a row.
pub(super) fn read_key(row: &Row<'_>) -> rusqlite::Result<ValueKey> {
    let version: i64 = row.get(2)?;
    Ok(ValueKey {
        queue: QueueId(row.get(0)?),
        value_type: ValueTypeId(row.get(1)?),
        version: if version == 0 {
            Version::Historical
        } else {
            Version::Standard
        },
        start: UtcSecond(row.get(3)?),
    })
}

/// Puts every value; a key that comes twice keeps the later one.
pub(super) fn write(
    transaction: &Transaction<'_>,
    recording: i64,
    values: &[IntervalValue],
) -> Result<Written, Trouble> {
    let mut sorted: Vec<&IntervalValue> = values.iter().collect();
    sorted.sort_by_key(|value| value.key);
    let mut written = Written::default();
    for series in sorted.chunk_by(|a, b| series_of(a) == series_of(b)) {
        write_series(transaction, recording, series, &mut written)?;
    }
    Ok(written)
}

fn series_of(value: &IntervalValue) -> Series {
    (value.key.queue, value.key.value_type, value.key.version)
}

fn write_series(
    transaction: &Transaction<'_>,
    recording: i64,
    values: &[&IntervalValue],
    written: &mut Written,
) -> Result<(), Trouble> {
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return Ok(());
    };
    let mut standing = read_standing(transaction, series_of(first), first.key.start, last.key.start)?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO cell (queue, value_type, version, start, wanted, since, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut update = transaction.prepare_cached(
        "UPDATE cell SET wanted = ?5, since = ?6, batch = ?7 WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
    )?;
    let mut keep = transaction.prepare_cached(
        "UPDATE cell SET wanted = ?5 WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
    )?;
    let mut anew = transaction.prepare_cached(
        "UPDATE cell SET wanted = ?5, confirmed = NULL, sent = NULL, batch = ?6 WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
    )?;
    for value in values {
        let key = value.key;
        let new = value.value.0;
        let at = (
            key.queue.0,
            key.value_type.0,
            version_number(key.version),
            key.start.0,
        );
        let cell = standing.get_mut(&key.start);
        if cell
            .as_ref()
            .and_then(|cell| cell.wanted)
            .is_some_and(|old| new < old)
        {
            written.fallen.push(key);
        }
        let Some(cell) = cell else {
            insert.execute(params![at.0, at.1, at.2, at.3, new, recording, WAITING])?;
            standing.insert(
                key.start,
                Standing {
                    wanted: Some(new),
                    confirmed: None,
                    batch: Some(WAITING),
                },
            );
            written.written += 1;
            written.grown += 1;
            continue;
        };
        let same = cell.wanted == Some(new);
        let confirmed = cell.confirmed == Some(new);
        match cell.batch {
            // In an open batch: what the WFM has is unknown until it answers, so even a confirmed value must wait.
            Some(batch) if batch > 0 => {
                if !same {
                    keep.execute(params![at.0, at.1, at.2, at.3, new])?;
                }
                *(if same {
                    &mut written.waiting
                } else {
                    &mut written.written
                }) += 1;
            }
            // Computed anew, it needs no judgement of the WFM any more.
            Some(RESTORED) => {
                anew.execute(params![at.0, at.1, at.2, at.3, new, WAITING])?;
                (cell.confirmed, cell.batch) = (None, Some(WAITING));
                written.written += 1;
            }
            None if confirmed => {
                if !same {
                    keep.execute(params![at.0, at.1, at.2, at.3, new])?;
                }
                written.unchanged += 1;
            }
            Some(batch) if confirmed => {
                update.execute(params![at.0, at.1, at.2, at.3, new, None::<i64>, None::<i64>])?;
                cell.batch = None;
                written.unchanged += 1;
                written.grown -= i64::from(batch == WAITING);
            }
            Some(REFUSED) => {
                if !same {
                    keep.execute(params![at.0, at.1, at.2, at.3, new])?;
                }
                written.refused += 1;
            }
            Some(_) => {
                if !same {
                    keep.execute(params![at.0, at.1, at.2, at.3, new])?;
                }
                *(if same {
                    &mut written.waiting
                } else {
                    &mut written.written
                }) += 1;
            }
            None => {
                update.execute(params![at.0, at.1, at.2, at.3, new, recording, WAITING])?;
                cell.batch = Some(WAITING);
                written.written += 1;
                written.grown += 1;
            }
        }
        cell.wanted = Some(new);
    }
    Ok(())
}

fn read_standing(
    transaction: &Transaction<'_>,
    (queue, value_type, version): Series,
    first: UtcSecond,
    last: UtcSecond,
) -> Result<HashMap<UtcSecond, Standing>, Trouble> {
    let mut query = transaction.prepare_cached(
        "SELECT start, wanted, confirmed, batch FROM cell
         WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start BETWEEN ?4 AND ?5",
    )?;
    let rows = query.query_map(
        params![queue.0, value_type.0, version_number(version), first.0, last.0],
        |row| {
            let standing = Standing {
                wanted: row.get(1)?,
                confirmed: row.get(2)?,
                batch: row.get(3)?,
            };
            Ok((UtcSecond(row.get(0)?), standing))
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A value column.
pub(super) fn hundredths(value: Option<i64>) -> Option<Hundredths> {
    value.map(Hundredths)
}
