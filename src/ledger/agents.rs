//! Agent days on their way to the WFM, and the agents and queue names that came.

use super::day::{count, number, read_date};
use super::error::Trouble;
use super::schema::{REFUSED, RESTORED, WAITING};
use super::{Ledger, LedgerError};
use crate::model::{AgentDay, AgentSpan, UtcSecond};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use std::collections::BTreeMap;

/// An agent's ID that came in agent data, known to the WFM or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenIds {
    pub system: String,
    pub agent: String,
    /// In all; recording the same day again does not count twice.
    pub records: u64,
    pub last_seen: UtcSecond,
}

/// A queue name that came in the data and stands in no setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownQueue {
    pub system: String,
    pub name: String,
    pub rows: u64,
}

impl Ledger {
    /// All agents that ever came, by system and ID.
    pub fn seen_agents(&self) -> Result<Vec<SeenIds>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT system, agent, sum(records), max(last_seen) FROM seen_agent GROUP BY system, agent ORDER BY system, agent",
            )?;
            let rows = query.query_map([], |row| {
                Ok(SeenIds {
                    system: row.get(0)?,
                    agent: row.get(1)?,
                    records: count(row, 2)?,
                    last_seen: UtcSecond(row.get(3)?),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Queue names that the data of `first` and later days held and no setting lists, as each day's last import told.
    pub fn unknown_queues(&self, first: Date) -> Result<Vec<UnknownQueue>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT system, name, sum(rows) FROM unknown_queue WHERE day >= ?1 GROUP BY system, name ORDER BY system, name",
            )?;
            let rows = query.query_map([first.to_string()], |row| {
                Ok(UnknownQueue {
                    system: row.get(0)?,
                    name: row.get(1)?,
                    rows: count(row, 2)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What xlink wants one agent's day to be; `None`: it never put one.
    pub fn agent_day(&self, system: &str, agent: &str, day: Date) -> Result<Option<AgentDay>, LedgerError> {
        self.read(|transaction| {
            let found: Option<String> = transaction
                .prepare_cached("SELECT wanted FROM agent_day WHERE system = ?1 AND agent = ?2 AND day = ?3")?
                .query_row([system, agent, &day.to_string()], |row| row.get(0))
                .optional()?;
            let Some(text) = found else { return Ok(None) };
            Ok(Some(AgentDay {
                system: system.to_owned(),
                agent: agent.to_owned(),
                day,
                spans: decode(&text)?,
            }))
        })
    }
}

/// How spans stand in the ledger; equal spans give equal texts.
pub(super) fn encode(spans: &[AgentSpan]) -> Result<String, Trouble> {
    serde_json::to_string(spans).map_err(|error| Trouble::Damaged(format!("agent day: {error}")))
}

pub(super) fn decode(text: &str) -> Result<Vec<AgentSpan>, Trouble> {
    serde_json::from_str(text).map_err(|error| Trouble::Damaged(format!("agent day: {error}")))
}

/// System, agent and day in the first three columns, spans in the fourth.
pub(super) fn read_day(row: &Row<'_>) -> rusqlite::Result<(AgentDay, String)> {
    let day = AgentDay {
        system: row.get(0)?,
        agent: row.get(1)?,
        day: read_date(row, 2)?,
        spans: Vec::new(),
    };
    Ok((day, row.get(3)?))
}

/// Puts agent days; returns how many were put into the outbox and how many were there or confirmed already.
pub(super) fn write_days(
    transaction: &Transaction<'_>,
    recording: i64,
    days: &[AgentDay],
) -> Result<(u64, u64), Trouble> {
    let (mut written, mut unchanged) = (0, 0);
    for day in days {
        let spans = encode(&day.spans)?;
        if write_day(transaction, recording, day, &spans)? {
            written += 1;
        } else {
            unchanged += 1;
        }
    }
    Ok((written, unchanged))
}

type StandingDay = (String, Option<String>, Option<i64>);

fn write_day(
    transaction: &Transaction<'_>,
    recording: i64,
    day: &AgentDay,
    spans: &str,
) -> Result<bool, Trouble> {
    let date = day.day.to_string();
    let standing: Option<StandingDay> = transaction
        .prepare_cached(
            "SELECT wanted, confirmed, batch FROM agent_day WHERE system = ?1 AND agent = ?2 AND day = ?3",
        )?
        .query_row(params![day.system, day.agent, date], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((wanted, confirmed, batch)) = standing else {
        transaction
            .prepare_cached("INSERT INTO agent_day (system, agent, day, wanted, since, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![day.system, day.agent, date, spans, recording, WAITING])?;
        return Ok(true);
    };
    let confirmed = batch != Some(RESTORED) && confirmed.as_deref() == Some(spans);
    let open = batch.is_some_and(|batch| batch > 0);
    if wanted != spans {
        transaction
            .prepare_cached("UPDATE agent_day SET wanted = ?4 WHERE system = ?1 AND agent = ?2 AND day = ?3")?
            .execute(params![day.system, day.agent, date, spans])?;
    }
    let place: Option<(Option<i64>, Option<i64>)> = match batch {
        _ if open => None,
        Some(RESTORED) => Some((Some(recording), Some(WAITING))),
        Some(_) if confirmed => Some((None, None)),
        None if !confirmed => Some((Some(recording), Some(WAITING))),
        _ => None,
    };
    if let Some((since, batch)) = place {
        transaction
            .prepare_cached(
                "UPDATE agent_day SET since = ?4, batch = ?5 WHERE system = ?1 AND agent = ?2 AND day = ?3",
            )?
            .execute(params![day.system, day.agent, date, since, batch])?;
    }
    Ok(wanted != spans && batch != Some(REFUSED) && (open || !confirmed))
}

/// The greater count wins: a day collected again after its files were consumed brings less, and took nothing back.
pub(super) fn write_seen(
    transaction: &Transaction<'_>,
    system: &str,
    day: Date,
    agents: &BTreeMap<String, u64>,
    at: UtcSecond,
) -> Result<(), Trouble> {
    let mut put = transaction.prepare_cached(
        "INSERT INTO seen_agent VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (system, agent, day)
         DO UPDATE SET records = max(records, ?4), last_seen = max(last_seen, ?5)",
    )?;
    for (agent, records) in agents {
        put.execute(params![system, agent, day.to_string(), number(*records), at.0])?;
    }
    Ok(())
}
