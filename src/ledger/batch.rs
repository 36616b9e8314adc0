//! Batches: what travels together under one number until it is answered.
//!
//! A cell in an open batch is in no other one, so two batches never race for a key, and the same batch may be sent
//! again and again. What is computed meanwhile changes `wanted` only; the answer then leaves the cell waiting.

use super::error::Trouble;
use super::refused::{RefusedDay, refusal_number};
use super::schema::{REFUSED, WAITING};
use super::values::{read_key, version_number};
use super::{Ledger, LedgerError, agents, stamp};
use crate::model::{AgentDay, BatchId, Hundredths, IntervalValue, QueueId, RefusedValue, StoreStamp};
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::BTreeSet;

/// How much one batch may hold: the smaller of what the server announced and what is wise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchLimits {
    pub values: u32,
    pub agent_days: u32,
    /// Bytes of agent days as they stand in the ledger.
    pub agent_bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub id: BatchId,
    pub content: BatchContent,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchContent {
    /// Ordered by queue, value type and start within the import that brought them.
    Values(Vec<IntervalValue>),
    AgentDays(Vec<AgentDay>),
}

/// The WFM's answer to a batch: everything in it that is not refused is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchReply {
    pub stamp: StoreStamp,
    /// The catalogue's revision at which it was judged.
    pub revision: u64,
    pub refused_values: Vec<RefusedValue>,
    pub refused_days: Vec<RefusedDay>,
}

/// What an answer settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Values and agent days that the WFM has now.
    pub acknowledged: u64,
    /// Values and agent days that it refused.
    pub refused: u64,
    /// Queues whose values changed their state.
    pub queues: BTreeSet<QueueId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Values = 0,
    AgentDays = 1,
}

impl Ledger {
    /// Batches that were taken and not answered, oldest first: after a lost connection or a crash they travel again
    /// under the same numbers.
    pub fn open_batches(&self) -> Result<Vec<Batch>, LedgerError> {
        self.read(|transaction| {
            let open: Vec<(i64, Vec<u8>, i64)> = transaction
                .prepare_cached("SELECT number, id, kind FROM batch ORDER BY number")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            open.into_iter()
                .map(|(number, id, kind)| {
                    let content = match kind {
                        0 => BatchContent::Values(sent_values(transaction, number)?),
                        _ => BatchContent::AgentDays(sent_days(transaction, number)?),
                    };
                    Ok(Batch {
                        id: read_id(&id)?,
                        content,
                    })
                })
                .collect()
        })
    }

    /// Takes the oldest waiting values (else agent days) into a new batch; `None`: nothing waits. The batch and its
    /// number are durable before this returns.
    pub fn next_batch(&self, limits: BatchLimits) -> Result<Option<Batch>, LedgerError> {
        self.finish_voiding()?;
        self.write(|transaction| {
            let id = new_id()?;
            let taken = take_values(transaction, id, limits)?;
            match taken {
                Some(batch) => Ok(Some(batch)),
                None => take_days(transaction, id, limits),
            }
        })
    }

    /// Notes the WFM's answer. What it stored leaves the outbox unless a newer value was computed meanwhile; what it
    /// refused is not tried again until the catalogue changes. An answer to an unknown batch changes nothing. An answer
    /// of another store or another life of it voids all earlier confirmations first.
    pub fn acknowledge(&self, id: BatchId, reply: &BatchReply) -> Result<Settled, LedgerError> {
        self.adopt_stamp(&reply.stamp)?;
        self.write_counting(|transaction| {
            let found: Option<(i64, i64)> = transaction
                .prepare_cached("SELECT number, kind FROM batch WHERE id = ?1")?
                .query_row([id.0.to_be_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((number, kind)) = found else {
                return Ok((Settled::default(), 0));
            };
            let (settled, left) = if kind == Kind::Values as i64 {
                settle_values(transaction, number, reply)?
            } else {
                (settle_days(transaction, number, reply)?, 0)
            };
            forget_batch(transaction, number)?;
            Ok((settled, -left))
        })
    }

    /// Gives up a batch's number and lets its content wait again, to travel under other numbers. Only for a batch that
    /// the server refused whole (too large for it, not understood).
    pub fn release(&self, id: BatchId) -> Result<(), LedgerError> {
        self.write(|transaction| {
            let found: Option<i64> = transaction
                .prepare_cached("SELECT number FROM batch WHERE id = ?1")?
                .query_row([id.0.to_be_bytes()], |row| row.get(0))
                .optional()?;
            let Some(number) = found else { return Ok(()) };
            for table in ["cell", "agent_day"] {
                transaction
                    .prepare_cached(&format!(
                        "UPDATE {table} SET batch = ?2, sent = NULL WHERE batch = ?1"
                    ))?
                    .execute([number, WAITING])?;
            }
            forget_batch(transaction, number)
        })
    }
}

fn new_id() -> Result<BatchId, Trouble> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::Damaged(format!("no random numbers: {error}")))?;
    Ok(BatchId(u128::from_be_bytes(bytes)))
}

fn read_id(bytes: &[u8]) -> Result<BatchId, Trouble> {
    let bytes = bytes
        .try_into()
        .map_err(|_| Trouble::Damaged("a batch's number is not 16 bytes".to_owned()))?;
    Ok(BatchId(u128::from_be_bytes(bytes)))
}

fn open_batch(transaction: &Transaction<'_>, id: BatchId, kind: Kind) -> Result<i64, Trouble> {
    transaction
        .prepare_cached("INSERT INTO batch (id, kind) VALUES (?1, ?2)")?
        .execute(params![id.0.to_be_bytes(), kind as i64])?;
    Ok(transaction.last_insert_rowid())
}

fn forget_batch(transaction: &Transaction<'_>, number: i64) -> Result<(), Trouble> {
    transaction
        .prepare_cached("DELETE FROM batch WHERE number = ?1")?
        .execute([number])?;
    Ok(())
}

fn take_values(
    transaction: &Transaction<'_>,
    id: BatchId,
    limits: BatchLimits,
) -> Result<Option<Batch>, Trouble> {
    let values: Vec<IntervalValue> = transaction
        .prepare_cached(
            "SELECT queue, value_type, version, start, wanted FROM cell
             WHERE batch = 0 ORDER BY since, queue, value_type, version, start LIMIT ?1",
        )?
        .query_map([limits.values.max(1)], |row| {
            Ok(IntervalValue {
                key: read_key(row)?,
                value: Hundredths(row.get(4)?),
            })
        })?
        .collect::<Result<_, _>>()?;
    if values.is_empty() {
        return Ok(None);
    }
    let number = open_batch(transaction, id, Kind::Values)?;
    let mut take = transaction.prepare_cached(
        "UPDATE cell SET batch = ?5, sent = wanted WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
    )?;
    for IntervalValue { key, .. } in &values {
        take.execute(params![
            key.queue.0,
            key.value_type.0,
            version_number(key.version),
            key.start.0,
            number
        ])?;
    }
    Ok(Some(Batch {
        id,
        content: BatchContent::Values(values),
    }))
}

fn take_days(
    transaction: &Transaction<'_>,
    id: BatchId,
    limits: BatchLimits,
) -> Result<Option<Batch>, Trouble> {
    let mut query = transaction.prepare_cached(
        "SELECT system, agent, day, wanted FROM agent_day WHERE batch = 0 ORDER BY since, system, agent, day LIMIT ?1",
    )?;
    let mut rows = query.query([limits.agent_days.max(1)])?;
    let (mut days, mut bytes) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let (mut day, spans) = agents::read_day(row)?;
        bytes += spans.len() as u64;
        if !days.is_empty() && bytes > limits.agent_bytes {
            break;
        }
        day.spans = agents::decode(&spans)?;
        days.push(day);
    }
    if days.is_empty() {
        return Ok(None);
    }
    let number = open_batch(transaction, id, Kind::AgentDays)?;
    let mut take = transaction.prepare_cached(
        "UPDATE agent_day SET batch = ?4, sent = wanted WHERE system = ?1 AND agent = ?2 AND day = ?3",
    )?;
    for day in &days {
        take.execute(params![day.system, day.agent, day.day.to_string(), number])?;
    }
    Ok(Some(Batch {
        id,
        content: BatchContent::AgentDays(days),
    }))
}

fn sent_values(transaction: &Transaction<'_>, number: i64) -> Result<Vec<IntervalValue>, Trouble> {
    let mut query = transaction.prepare_cached(
        "SELECT queue, value_type, version, start, sent FROM cell WHERE batch = ?1
         ORDER BY since, queue, value_type, version, start",
    )?;
    let rows = query.query_map([number], |row| {
        Ok(IntervalValue {
            key: read_key(row)?,
            value: Hundredths(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn sent_days(transaction: &Transaction<'_>, number: i64) -> Result<Vec<AgentDay>, Trouble> {
    let mut query = transaction.prepare_cached(
        "SELECT system, agent, day, sent FROM agent_day WHERE batch = ?1 ORDER BY since, system, agent, day",
    )?;
    let mut rows = query.query([number])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let (mut day, spans) = agents::read_day(row)?;
        day.spans = agents::decode(&spans)?;
        days.push(day);
    }
    Ok(days)
}

/// What was settled, and by how much the outbox shrank.
fn settle_values(
    transaction: &Transaction<'_>,
    number: i64,
    reply: &BatchReply,
) -> Result<(Settled, i64), Trouble> {
    let queues = transaction
        .prepare_cached("SELECT DISTINCT queue FROM cell WHERE batch = ?1")?
        .query_map([number], |row| Ok(QueueId(row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    let mut refuse = transaction.prepare_cached(
        "UPDATE cell SET batch = ?6, sent = NULL, refusal = ?7, refused_at = ?8
         WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4 AND batch = ?5",
    )?;
    let place = refused_place(transaction, reply)?;
    let mut refused = 0;
    for RefusedValue { key, why } in &reply.refused_values {
        refused += refuse.execute(params![
            key.queue.0,
            key.value_type.0,
            version_number(key.version),
            key.start.0,
            number,
            place,
            refusal_number(*why),
            stamp::revision_number(reply.revision)
        ])?;
    }
    let done = transaction
        .prepare_cached(
            "UPDATE cell SET confirmed = sent, sent = NULL, since = NULL, batch = NULL WHERE batch = ?1 AND wanted = sent",
        )?
        .execute([number])?;
    let overtaken = transaction
        .prepare_cached("UPDATE cell SET confirmed = sent, sent = NULL, batch = ?2 WHERE batch = ?1")?
        .execute([number, WAITING])?;
    let settled = Settled {
        acknowledged: (done + overtaken) as u64,
        refused: refused as u64,
        queues,
    };
    let left = if place == REFUSED { done + refused } else { done };
    Ok((settled, left as i64))
}

/// Where refused things go. An answer that was repeated from before the catalogue changed says nothing of today's
/// catalogue: then they are tried once more.
fn refused_place(transaction: &Transaction<'_>, reply: &BatchReply) -> Result<i64, Trouble> {
    let known = stamp::known_revision(transaction)?;
    Ok(if known.is_some_and(|known| reply.revision < known) {
        WAITING
    } else {
        REFUSED
    })
}

fn settle_days(transaction: &Transaction<'_>, number: i64, reply: &BatchReply) -> Result<Settled, Trouble> {
    let mut refuse = transaction.prepare_cached(
        "UPDATE agent_day SET batch = ?5, sent = NULL, refusal = ?6, refused_at = ?7
         WHERE system = ?1 AND agent = ?2 AND day = ?3 AND batch = ?4",
    )?;
    let place = refused_place(transaction, reply)?;
    let mut refused = 0;
    for day in &reply.refused_days {
        refused += refuse.execute(params![
            day.system,
            day.agent,
            day.day.to_string(),
            number,
            place,
            refusal_number(day.why),
            stamp::revision_number(reply.revision)
        ])?;
    }
    let done = transaction
        .prepare_cached(
            "UPDATE agent_day SET confirmed = sent, sent = NULL, since = NULL, batch = NULL WHERE batch = ?1 AND wanted = sent",
        )?
        .execute([number])?;
    let overtaken = transaction
        .prepare_cached("UPDATE agent_day SET confirmed = sent, sent = NULL, batch = ?2 WHERE batch = ?1")?
        .execute([number, WAITING])?;
    Ok(Settled {
        acknowledged: (done + overtaken) as u64,
        refused: refused as u64,
        queues: BTreeSet::new(),
    })
}
