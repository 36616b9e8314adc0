//! Interval values in their table.

use super::super::{Judge, StoreError, StoredValue, ValueSelection};
use super::{read_life, small};
use crate::model::{
    Hundredths, IntervalValue, QueueId, RefusedValue, UtcSecond, ValueKey, ValueTypeId, Version,
};
use crate::wire::PutValuesOutcome;
use rusqlite::{Connection, OptionalExtension, Row};
use std::ops::ControlFlow;

const PUT: &str = "INSERT INTO interval_value \
    (queue_id, value_type_id, version, interval_start, value, stored_at, stored_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
    ON CONFLICT (queue_id, value_type_id, version, interval_start) DO UPDATE \
    SET value = excluded.value, stored_at = excluded.stored_at, stored_by = excluded.stored_by \
    WHERE value <> excluded.value";

fn number(version: Version) -> i64 {
    match version {
        Version::Historical => 1,
        Version::Standard => 2,
    }
}

fn version(number: i64) -> Result<Version, StoreError> {
    match number {
        1 => Ok(Version::Historical),
        2 => Ok(Version::Standard),
        other => Err(StoreError::Content(format!("version {other}"))),
    }
}

pub(super) fn put(
    connection: &Connection,
    judge: &mut Judge,
    values: &[IntervalValue],
    author: i64,
    now: UtcSecond,
) -> Result<PutValuesOutcome, StoreError> {
    let life = read_life(connection)?;
    let mut outcome = PutValuesOutcome {
        stamp: life.stamp,
        stored: 0,
        unchanged: 0,
        refused: Vec::new(),
        repeated: false,
        revision: life.revision,
    };
    let mut statement = connection.prepare_cached(PUT)?;
    for value in values {
        if let Some(why) = judge.value(value) {
            outcome.refused.push(RefusedValue { key: value.key, why });
            continue;
        }
        let changed = statement.execute((
            value.key.queue.0,
            value.key.value_type.0,
            number(value.key.version),
            value.key.start.0,
            value.value.0,
            now.0,
            author,
        ))?;
        match changed {
            0 => outcome.unchanged += 1,
            _ => outcome.stored += 1,
        }
    }
    Ok(outcome)
}

/// One queue, value type and version.
type Series = (i64, i64, i64);

/// Walks from series to series by the key, so that what is not asked for is not read.
pub(super) fn read(
    connection: &Connection,
    selection: &ValueSelection,
    sink: &mut dyn FnMut(StoredValue) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    let mut queues: Vec<QueueId> = selection.queues.clone();
    queues.sort_unstable();
    queues.dedup();
    if queues.is_empty() {
        return walk(connection, selection, None, sink).map(drop);
    }
    for queue in queues {
        if walk(connection, selection, Some(queue), sink)?.is_break() {
            break;
        }
    }
    Ok(())
}

fn walk(
    connection: &Connection,
    selection: &ValueSelection,
    queue: Option<QueueId>,
    sink: &mut dyn FnMut(StoredValue) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, StoreError> {
    let mut next = connection.prepare_cached(
        "SELECT queue_id, value_type_id, version FROM interval_value \
         WHERE (queue_id, value_type_id, version) > (?1, ?2, ?3) \
         ORDER BY queue_id, value_type_id, version LIMIT 1",
    )?;
    let mut at: Series = (queue.map_or(-1, |queue| i64::from(queue.0)), -1, -1);
    while let Some(series) = next
        .query_row(at, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
    {
        if queue.is_some_and(|queue| i64::from(queue.0) != series.0) {
            break;
        }
        if wanted(selection, series)? && read_series(connection, selection, series, sink)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        at = series;
    }
    Ok(ControlFlow::Continue(()))
}

fn wanted(selection: &ValueSelection, (_, value_type, number): Series) -> Result<bool, StoreError> {
    let value_type = ValueTypeId(small("value type", value_type)?);
    let version = version(number)?;
    Ok(
        (selection.value_types.is_empty() || selection.value_types.contains(&value_type))
            && selection.version.is_none_or(|wanted| wanted == version),
    )
}

fn read_series(
    connection: &Connection,
    selection: &ValueSelection,
    series: Series,
    sink: &mut dyn FnMut(StoredValue) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, StoreError> {
    let (queue, value_type, version_number) = series;
    let key = |start| -> Result<ValueKey, StoreError> {
        Ok(ValueKey {
            queue: QueueId(small("queue", queue)?),
            value_type: ValueTypeId(small("value type", value_type)?),
            version: version(version_number)?,
            start: UtcSecond(start),
        })
    };
    let mut statement = connection.prepare_cached(
        "SELECT interval_start, value FROM interval_value \
         WHERE queue_id = ?1 AND value_type_id = ?2 AND version = ?3 \
         AND interval_start >= ?4 AND interval_start < ?5 ORDER BY interval_start",
    )?;
    let mut rows = statement.query((
        queue,
        value_type,
        version_number,
        selection.from.0,
        selection.to.0,
    ))?;
    while let Some(row) = rows.next()? {
        let (start, value): (i64, i64) = pair(row)?;
        let stored = StoredValue {
            key: key(start)?,
            value: Hundredths(value),
        };
        if sink(stored).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn pair(row: &Row<'_>) -> Result<(i64, i64), rusqlite::Error> {
    Ok((row.get(0)?, row.get(1)?))
}
