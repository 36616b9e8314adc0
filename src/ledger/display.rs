//! What the screen asks: cells of a value type, rejected values, counts of a day.

use super::day::{count, kind_number};
use super::refused::refusal_from;
use super::schema::REFUSED;
use super::values::hundredths;
use super::{Ledger, LedgerError};
use crate::model::{DataKind, Hundredths, QueueId, Refusal, RejectedValue, UtcSecond, ValueTypeId};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// One interval of a value type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub start: UtcSecond,
    /// What xlink computed last; where it never did, what was read from the WFM.
    pub value: Hundredths,
    pub state: CellState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// The WFM has it.
    Confirmed,
    /// In the outbox.
    Pending,
    /// The WFM refused it.
    Refused(Refusal),
}

/// Counts of one day's last import of one system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SystemCounts {
    pub rows: u64,
    pub rejected: u64,
    /// When rows were last recorded, of whatever day.
    pub last_rows: Option<UtcSecond>,
}

/// Start, value, batch and refusal in the first four columns of a row.
pub(super) fn read_cell(row: &Row<'_>) -> rusqlite::Result<Cell> {
    let refusal: Option<i64> = row.get(3)?;
    Ok(Cell {
        start: UtcSecond(row.get(0)?),
        value: hundredths(row.get(1)?).unwrap_or_default(),
        state: match row.get::<_, Option<i64>>(2)? {
            None => CellState::Confirmed,
            Some(REFUSED) => CellState::Refused(refusal_from(refusal.unwrap_or(0))),
            Some(_) => CellState::Pending,
        },
    })
}

impl Ledger {
    /// The historical values of one value type with `from <= start < to`, in order.
    pub fn cells(
        &self,
        queue: QueueId,
        value_type: ValueTypeId,
        from: UtcSecond,
        to: UtcSecond,
    ) -> Result<Vec<Cell>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT start, coalesce(wanted, confirmed), batch, refusal FROM cell
                 WHERE queue = ?1 AND value_type = ?2 AND version = 0 AND start >= ?3 AND start < ?4
                 AND coalesce(wanted, confirmed) IS NOT NULL ORDER BY start",
            )?;
            let rows = query.query_map(params![queue.0, value_type.0, from.0, to.0], read_cell)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What scripts rejected of one value type with `from <= start < to`, in order.
    pub fn rejected_values(
        &self,
        queue: QueueId,
        value_type: ValueTypeId,
        from: UtcSecond,
        to: UtcSecond,
    ) -> Result<Vec<RejectedValue>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT start, place, why FROM rejected_value
                 WHERE queue = ?1 AND value_type = ?2 AND start >= ?3 AND start < ?4 ORDER BY start",
            )?;
            let rows = query.query_map(params![queue.0, value_type.0, from.0, to.0], |row| {
                Ok(RejectedValue {
                    queue,
                    value_type,
                    start: UtcSecond(row.get(0)?),
                    place: row.get(1)?,
                    why: row.get(2)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Which of these values, by index, stand rejected for the same reason already.
    pub fn rejected_already(&self, values: &[RejectedValue]) -> Result<BTreeSet<usize>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM rejected_value
                 WHERE queue = ?1 AND value_type = ?2 AND start = ?3 AND place = ?4 AND why = ?5)",
            )?;
            let mut found = BTreeSet::new();
            for (index, value) in values.iter().enumerate() {
                let key = params![
                    value.queue.0,
                    value.value_type.0,
                    value.start.0,
                    value.place,
                    value.why
                ];
                if query.query_row(key, |row| row.get(0))? {
                    found.insert(index);
                }
            }
            Ok(found)
        })
    }

    /// What the last import of one day of a system read, and when rows last came from it.
    pub fn system_counts(
        &self,
        system: &str,
        kind: DataKind,
        day: Date,
    ) -> Result<SystemCounts, LedgerError> {
        self.read(|transaction| {
            let (system, kind) = (system, kind_number(kind));
            let of_day = transaction
                .prepare_cached(
                    "SELECT rows, rejected FROM day WHERE system = ?1 AND kind = ?2 AND day = ?3",
                )?
                .query_row(params![system, kind, day.to_string()], |row| {
                    Ok((count(row, 0)?, count(row, 1)?))
                })
                .optional()?;
            let ended: Option<i64> = transaction
                .prepare_cached("SELECT max(ended) FROM day WHERE system = ?1 AND kind = ?2 AND rows > 0")?
                .query_row(params![system, kind], |row| row.get(0))?;
            let (rows, rejected) = of_day.unwrap_or_default();
            Ok(SystemCounts {
                rows,
                rejected,
                last_rows: ended.map(UtcSecond),
            })
        })
    }
}
