//! What a restored backup still knows: a ledger of an earlier moment, held against a WFM that has gone on since.
//!
//! What was settled then may have got a newer value: it counts as not confirmed, and an import of its day puts the value
//! again. What waited or was under way then is asked of the WFM first, under no old batch number: only where the WFM
//! still has what it had at the backup, or nothing, is it sent; where the WFM has gone on, the WFM is right.

use super::error::Trouble;
use super::schema::{REFUSED, RESTORED, WAITING};
use super::{Ledger, LedgerError, agents, day::read_date};
use crate::model::{AgentDay, QueueId, UtcSecond};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::HashMap;

/// Seconds that one question to the WFM covers.
const STRETCH: i64 = 86_400;

/// Values of a restored backup that the WFM must be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredValues {
    pub queues: Vec<QueueId>,
    pub from: UtcSecond,
    /// Exclusive.
    pub to: UtcSecond,
}

/// Makes the ledger of a backup fit to go on. Runs on the copy, before it takes the ledger's place.
pub(super) fn begin_anew(transaction: &Transaction<'_>) -> Result<(), Trouble> {
    transaction.execute_batch(&format!(
        "DELETE FROM batch;
         DELETE FROM cell WHERE wanted IS NULL;
         UPDATE cell SET confirmed = NULL WHERE batch IS NULL;
         UPDATE cell SET batch = CASE version WHEN 0 THEN {RESTORED} ELSE {WAITING} END, refusal = NULL, refused_at = NULL
             WHERE batch IS NOT NULL;
         UPDATE agent_day SET confirmed = NULL WHERE batch IS NULL;
         UPDATE agent_day SET batch = {RESTORED}, refusal = NULL, refused_at = NULL WHERE batch IS NOT NULL;"
    ))?;
    Ok(())
}

/// What becomes of something that waited in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The WFM has it.
    Settled,
    /// The WFM has what it had when the backup was made, or nothing.
    Due,
    /// The WFM got something else since.
    Overtaken,
}

/// `confirmed` and `sent` as the backup knew them, `there` as the WFM has it.
pub(super) fn judge<T: PartialEq>(
    wanted: &T,
    confirmed: Option<&T>,
    sent: Option<&T>,
    there: Option<&T>,
) -> Verdict {
    match there {
        Some(there) if there == wanted => Verdict::Settled,
        None => Verdict::Due,
        there if there == confirmed || there == sent => Verdict::Due,
        Some(_) => Verdict::Overtaken,
    }
}

impl Ledger {
    /// The next values to ask the WFM about, oldest first; [`Ledger::reconcile`] takes the answer.
    pub fn restored_values(&self) -> Result<Option<RestoredValues>, LedgerError> {
        self.read(|transaction| {
            let oldest: Option<i64> = transaction
                .prepare_cached("SELECT min(start) FROM cell WHERE batch = ?1")?
                .query_row([RESTORED], |row| row.get(0))?;
            let Some(from) = oldest else { return Ok(None) };
            let queues = transaction
                .prepare_cached("SELECT DISTINCT queue FROM cell WHERE batch = ?1 AND start < ?2")?
                .query_map([RESTORED, from + STRETCH], |row| Ok(QueueId(row.get(0)?)))?
                .collect::<Result<_, _>>()?;
            Ok(Some(RestoredValues {
                queues,
                from: UtcSecond(from),
                to: UtcSecond(from + STRETCH),
            }))
        })
    }

    /// The next system and day whose agent days the WFM must be asked about; [`Ledger::judge_agent_days`] takes the
    /// answer.
    pub fn restored_agent_days(&self) -> Result<Option<(String, Date)>, LedgerError> {
        self.read(|transaction| {
            Ok(transaction
                .prepare_cached("SELECT system, day FROM agent_day WHERE batch = ?1 LIMIT 1")?
                .query_row([RESTORED], |row| Ok((row.get(0)?, read_date(row, 1)?)))
                .optional()?)
        })
    }

    /// Judges what waited in a backup by `there`: everything that the WFM has of this system and day.
    pub fn judge_agent_days(&self, system: &str, day: Date, there: &[AgentDay]) -> Result<(), LedgerError> {
        self.write(|transaction| {
            let mut of_agents = HashMap::new();
            for found in there {
                of_agents.insert(found.agent.as_str(), agents::encode(&found.spans)?);
            }
            let day = day.to_string();
            for waiting in waiting_days(transaction, system, &day)? {
                let there = of_agents.get(waiting.agent.as_str());
                let verdict = judge(
                    &waiting.wanted,
                    waiting.confirmed.as_ref(),
                    waiting.sent.as_ref(),
                    there,
                );
                let (wanted, batch) = match (verdict, there) {
                    (Verdict::Due, _) | (_, None) => (&waiting.wanted, Some(WAITING)),
                    (Verdict::Settled | Verdict::Overtaken, Some(there)) => (there, None),
                };
                transaction
                    .prepare_cached(
                        "UPDATE agent_day SET wanted = ?4, confirmed = ?5, batch = ?6, sent = NULL,
                            since = CASE WHEN ?6 IS NULL THEN NULL ELSE since END
                         WHERE system = ?1 AND agent = ?2 AND day = ?3",
                    )?
                    .execute(params![system, waiting.agent, day, wanted, there, batch])?;
            }
            Ok(())
        })
    }
}

struct WaitingDay {
    agent: String,
    wanted: String,
    confirmed: Option<String>,
    sent: Option<String>,
}

fn waiting_days(transaction: &Transaction<'_>, system: &str, day: &str) -> Result<Vec<WaitingDay>, Trouble> {
    let mut query = transaction.prepare_cached(
        "SELECT agent, wanted, confirmed, sent FROM agent_day WHERE system = ?1 AND day = ?2 AND batch = ?3",
    )?;
    let rows = query.query_map(params![system, day, RESTORED], |row| {
        Ok(WaitingDay {
            agent: row.get(0)?,
            wanted: row.get(1)?,
            confirmed: row.get(2)?,
            sent: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const _: () = assert!(RESTORED < 0 && RESTORED != REFUSED, "no batch's number");
