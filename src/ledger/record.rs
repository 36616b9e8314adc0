//! Recording one day of an import: everything it brought, in one transaction.

use super::error::Trouble;
use super::store::new_recording;
use super::{Contribution, Ledger, LedgerError, ReadFile, Target, agents, contribution, day, file, values};
use crate::model::{AgentDay, DataKind, IntervalValue, RejectedRow, RejectedValue, UtcSecond, ValueKey};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the import of one day brought (spec page 4, “What one import is”).
#[derive(Debug, Clone)]
pub struct DayResult {
    pub day: Date,
    pub kind: DataKind,
    /// When reading this day began.
    pub began: UtcSecond,
    /// Now.
    pub ended: UtcSecond,
    /// The systems that were read for this day. One that failed is left out: nothing of it counts.
    pub systems: Vec<SystemDay>,
    pub values: Vec<IntervalValue>,
    /// What scripts rejected. What stood rejected in the targets' stretches before is forgotten.
    pub rejected_values: Vec<RejectedValue>,
    /// Each replaces what stood for the same system, agent and day.
    pub agent_days: Vec<AgentDay>,
}

/// One external system's part of a day.
#[derive(Debug, Clone, Default)]
pub struct SystemDay {
    pub system: String,
    /// This import had no errors here and began after the day's end. Once complete, a day stays so.
    pub complete: bool,
    /// Rows of this day.
    pub rows: u64,
    /// How many were rejected.
    pub rejected: u64,
    /// The rejected ones; the first 1,000 are kept.
    pub rejected_rows: Vec<RejectedRow>,
    /// Queue names that the settings do not list, with their rows; replaces what the same day told before.
    pub unknown_queues: BTreeMap<String, u64>,
    /// Agents that came, known or not, with their records. Recording the same day again never adds up.
    pub agents: BTreeMap<String, u64>,
    /// All files that the reading took, whatever their days.
    pub files: Vec<ReadFile>,
    /// The value types that were computed from this system, and over which stretch.
    pub targets: Vec<Target>,
    /// What each file added (`FilesAreIncrements`); replaces what the same files told of this day before.
    pub contributions: Vec<Contribution>,
}

/// What became of a day's values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Put into the outbox.
    pub written: u64,
    /// The WFM has them already.
    pub unchanged: u64,
    /// The same value already stood in the outbox.
    pub waiting: u64,
    /// The WFM refused this key; it is not tried again until the catalogue changes.
    pub refused: u64,
    /// Values that fell below what xlink had before.
    pub fallen: Vec<ValueKey>,
    /// Agent days put into the outbox.
    pub agent_days_written: u64,
    /// Agent days that the WFM has already, or that already stood in the outbox.
    pub agent_days_unchanged: u64,
}

impl Ledger {
    /// Records one day, durably and whole, or not at all. Doing it again with the same result changes nothing.
    pub fn record(&self, result: &DayResult) -> Result<Recorded, LedgerError> {
        self.write_counting(|transaction| {
            let recording = new_recording(transaction, result.ended.0)?;
            let written = values::write(transaction, recording, &result.values)?;
            let (agent_days_written, agent_days_unchanged) =
                agents::write_days(transaction, recording, &result.agent_days)?;
            for system in &result.systems {
                record_system(transaction, recording, result, system)?;
            }
            day::write_rejected_values(transaction, &result.rejected_values)?;
            let recorded = Recorded {
                written: written.written,
                unchanged: written.unchanged,
                waiting: written.waiting,
                refused: written.refused,
                fallen: written.fallen,
                agent_days_written,
                agent_days_unchanged,
            };
            Ok((recorded, written.grown))
        })
    }
}

fn record_system(
    transaction: &rusqlite::Transaction<'_>,
    recording: i64,
    result: &DayResult,
    system: &SystemDay,
) -> Result<(), Trouble> {
    let name = system.system.as_str();
    day::write(transaction, recording, result, system)?;
    day::forget_rejected_values(transaction, &system.targets)?;
    // Agent data names no queues, and must not take away what call data told.
    if result.kind == DataKind::Contacts {
        day::write_unknown_queues(transaction, name, result.day, &system.unknown_queues)?;
    }
    agents::write_seen(transaction, name, result.day, &system.agents, result.ended)?;
    for file in &system.files {
        file::write(transaction, recording, name, result.kind, result.day, file)?;
    }
    contribution::write(transaction, name, result.day, &system.contributions)
}
