//! Holding the ledger against what the WFM really has (spec page 4, “Manual import”).

use super::error::Trouble;
use super::restored::{self, Verdict};
use super::schema::{RESTORED, WAITING};
use super::store::new_recording;
use super::values::{read_key, version_number};
use super::{Ledger, LedgerError};
use crate::model::{IntervalValue, QueueId, StoreStamp, UtcSecond, ValueKey, ValueTypeId, Version};
use rusqlite::{Transaction, params};
use std::collections::{BTreeSet, HashMap};

/// What the WFM answered for a range: everything it has there of these queues.
#[derive(Debug, Clone)]
pub struct ReadBack {
    pub stamp: StoreStamp,
    pub queues: Vec<QueueId>,
    /// From inclusive, to exclusive.
    pub from: UtcSecond,
    pub to: UtcSecond,
    pub values: Vec<IntervalValue>,
}

/// What holding against the WFM found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// The WFM has what xlink wants it to have.
    pub equal: u64,
    /// It has something else, or nothing: these wait again.
    pub different: u64,
    /// It has values that xlink never computed; noted, never sent.
    pub foreign: u64,
}

impl Ledger {
    /// Takes over what the WFM really has. Values that differ from what xlink wants wait again; the import that follows
    /// then sends exactly what the WFM lacks. Values that are under way in an open batch are left to its answer, and what a
    /// restored backup knew gives way to what the WFM got since.
    pub fn reconcile(&self, read: &ReadBack, at: UtcSecond) -> Result<Reconciled, LedgerError> {
        self.adopt_stamp(&read.stamp)?;
        self.write_counting(|transaction| {
            let recording = new_recording(transaction, at.0)?;
            let mut there: HashMap<ValueKey, i64> = read
                .values
                .iter()
                .map(|value| (value.key, value.value.0))
                .collect();
            let (mut found, mut grown) = (Reconciled::default(), 0);
            for queue in read.queues.iter().collect::<BTreeSet<_>>() {
                for cell in standing(transaction, *queue, read.from, read.to)? {
                    grown += hold(transaction, recording, &cell, there.remove(&cell.key), &mut found)?;
                }
            }
            let mut insert = transaction.prepare_cached(
                "INSERT INTO cell (queue, value_type, version, start, confirmed) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for (key, value) in there {
                let inside = read.queues.contains(&key.queue) && (read.from..read.to).contains(&key.start);
                if inside && key.version == Version::Historical {
                    insert.execute(params![
                        key.queue.0,
                        key.value_type.0,
                        version_number(key.version),
                        key.start.0,
                        value
                    ])?;
                    found.foreign += 1;
                }
            }
            Ok((found, grown))
        })
    }
}

struct Standing {
    key: ValueKey,
    wanted: Option<i64>,
    confirmed: Option<i64>,
    batch: Option<i64>,
    sent: Option<i64>,
}

fn standing(
    transaction: &Transaction<'_>,
    queue: QueueId,
    from: UtcSecond,
    to: UtcSecond,
) -> Result<Vec<Standing>, Trouble> {
    let mut found = Vec::new();
    let types: Vec<ValueTypeId> = transaction
        .prepare_cached("SELECT DISTINCT value_type FROM cell WHERE queue = ?1")?
        .query_map([queue.0], |row| Ok(ValueTypeId(row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    let mut query = transaction.prepare_cached(
        "SELECT queue, value_type, version, start, wanted, confirmed, batch, sent FROM cell
         WHERE queue = ?1 AND value_type = ?2 AND version = 0 AND start >= ?3 AND start < ?4",
    )?;
    for value_type in types {
        let rows = query.query_map(params![queue.0, value_type.0, from.0, to.0], |row| {
            Ok(Standing {
                key: read_key(row)?,
                wanted: row.get(4)?,
                confirmed: row.get(5)?,
                batch: row.get(6)?,
                sent: row.get(7)?,
            })
        })?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

/// Returns by how much the outbox grew.
fn hold(
    transaction: &Transaction<'_>,
    recording: i64,
    cell: &Standing,
    there: Option<i64>,
    found: &mut Reconciled,
) -> Result<i64, Trouble> {
    let key = cell.key;
    let at = (
        key.queue.0,
        key.value_type.0,
        version_number(key.version),
        key.start.0,
    );
    let Some(wanted) = cell.wanted else {
        found.foreign += u64::from(there.is_some());
        let sql = if there.is_some() {
            "UPDATE cell SET confirmed = ?5 WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4"
        } else {
            "DELETE FROM cell WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4 AND ?5 IS NULL"
        };
        transaction
            .prepare_cached(sql)?
            .execute(params![at.0, at.1, at.2, at.3, there])?;
        return Ok(0);
    };
    let equal = cell.wanted == there;
    // Settled in a backup that was restored: if the WFM has gone on since, it is right.
    let of_backup = cell.batch == Some(RESTORED) || (cell.batch.is_none() && cell.confirmed.is_none());
    if of_backup {
        let verdict = restored::judge(
            &wanted,
            cell.confirmed.as_ref(),
            cell.sent.as_ref(),
            there.as_ref(),
        );
        return hold_restored(transaction, recording, cell, there, verdict, found);
    }
    *(if equal {
        &mut found.equal
    } else {
        &mut found.different
    }) += 1;
    let grown = match cell.batch {
        Some(batch) if batch > 0 => return Ok(0),
        Some(batch) if equal => {
            place(transaction, at, there, None, None)?;
            -i64::from(batch == WAITING)
        }
        None if !equal => {
            place(transaction, at, there, Some(recording), Some(WAITING))?;
            1
        }
        _ => {
            if cell.confirmed != there {
                transaction
                    .prepare_cached(
                        "UPDATE cell SET confirmed = ?5 WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
                    )?
                    .execute(params![at.0, at.1, at.2, at.3, there])?;
            }
            0
        }
    };
    Ok(grown)
}

/// The same for what a restored backup knew. Returns by how much the outbox grew.
fn hold_restored(
    transaction: &Transaction<'_>,
    recording: i64,
    cell: &Standing,
    there: Option<i64>,
    verdict: Verdict,
    found: &mut Reconciled,
) -> Result<i64, Trouble> {
    let key = cell.key;
    let at = (
        key.queue.0,
        key.value_type.0,
        version_number(key.version),
        key.start.0,
    );
    let waited = i64::from(cell.batch == Some(RESTORED));
    match verdict {
        Verdict::Settled => {
            found.equal += 1;
            place(transaction, at, there, None, None)?;
            Ok(-waited)
        }
        Verdict::Due => {
            found.different += 1;
            place(transaction, at, there, Some(recording), Some(WAITING))?;
            Ok(1 - waited)
        }
        Verdict::Overtaken => {
            found.foreign += 1;
            place(transaction, at, there, None, None)?;
            transaction
                .prepare_cached(
                    "UPDATE cell SET wanted = NULL WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
                )?
                .execute(params![at.0, at.1, at.2, at.3])?;
            Ok(-waited)
        }
    }
}

fn place(
    transaction: &Transaction<'_>,
    at: (u32, u32, i64, i64),
    confirmed: Option<i64>,
    since: Option<i64>,
    batch: Option<i64>,
) -> Result<(), Trouble> {
    transaction
        .prepare_cached(
            "UPDATE cell SET confirmed = ?5, since = CASE WHEN ?7 IS NULL THEN NULL ELSE coalesce(since, ?6) END, batch = ?7, sent = NULL, refusal = NULL, refused_at = NULL
             WHERE queue = ?1 AND value_type = ?2 AND version = ?3 AND start = ?4",
        )?
        .execute(params![at.0, at.1, at.2, at.3, confirmed, since, batch])?;
    Ok(())
}
