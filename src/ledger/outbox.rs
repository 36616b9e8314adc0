//! How full the outbox is.

use super::day::count;
use super::{Ledger, LedgerError};
use crate::model::UtcSecond;
use rusqlite::Connection;

/// What a waiting value takes on disk, its index entry included; measured, rounded up.
const BYTES_PER_VALUE: u64 = 64;
/// What an agent day takes beside its spans.
const BYTES_PER_DAY: u64 = 128;

/// The outbox: what the WFM shall have and did not confirm (spec page 4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxState {
    pub values: u64,
    pub agent_days: u64,
    /// Values and agent days that the WFM refused; they do not count as waiting.
    pub refused: u64,
    /// When the oldest that waits was recorded.
    pub oldest: Option<UtcSecond>,
    /// An estimate.
    pub bytes: u64,
}

/// How the outbox stands to its limit, `OutboxMaxSize`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutboxLevel {
    Room,
    /// 80 % and more: say so.
    Near,
    /// Imports pause until there is room; what they miss is caught up.
    Full,
}

impl OutboxState {
    /// `limit` in bytes.
    pub fn level(&self, limit: u64) -> OutboxLevel {
        if self.bytes >= limit {
            OutboxLevel::Full
        } else if self.bytes.saturating_mul(5) >= limit.saturating_mul(4) {
            OutboxLevel::Near
        } else {
            OutboxLevel::Room
        }
    }

    pub fn is_empty(&self) -> bool {
        self.values == 0 && self.agent_days == 0
    }
}

impl Ledger {
    /// What waits. Cheap enough to ask several times a second.
    pub fn outbox(&self) -> Result<OutboxState, LedgerError> {
        let values = self.waiting();
        self.read(|transaction| {
            let (agent_days, spans) = transaction
                .prepare_cached("SELECT count(*), coalesce(sum(length(wanted)), 0) FROM agent_day WHERE batch <> -1")?
                .query_row([], |row| Ok((count(row, 0)?, count(row, 1)?)))?;
            let refused = transaction
                .prepare_cached(
                    "SELECT (SELECT count(*) FROM cell WHERE batch = -1) + (SELECT count(*) FROM agent_day WHERE batch = -1)",
                )?
                .query_row([], |row| count(row, 0))?;
            let oldest: Option<i64> = transaction
                .prepare_cached(
                    "SELECT at FROM recording WHERE number = (SELECT min(oldest) FROM (
                        SELECT min(since) AS oldest FROM cell WHERE batch = 0
                        UNION ALL SELECT min(since) FROM cell WHERE batch = -2
                        UNION ALL SELECT min(cell.since) FROM batch JOIN cell ON cell.batch = batch.number
                        UNION ALL SELECT min(since) FROM agent_day WHERE batch <> -1))",
                )?
                .query_map([], |row| row.get(0))?
                .next()
                .transpose()?;
            Ok(OutboxState {
                values,
                agent_days,
                refused,
                oldest: oldest.map(UtcSecond),
                bytes: values * BYTES_PER_VALUE + agent_days * BYTES_PER_DAY + spans,
            })
        })
    }
}

pub(super) fn count_waiting(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM cell WHERE batch <> -1", [], |row| {
        row.get(0)
    })
}
