//! Agents' records into spans, one list per agent and local day (spec page 4, TimeLink).
//!
//! In this order: records of no length are dropped and counted; a later start ends what went before; an open span ends at
//! the logout, at the next activity, at “now”, or, on a past day, at its midnight; activities shorter or longer than the
//! limits are ignored; what crosses midnight is cut there. Log-offs end and are not stored.

mod collect;
#[cfg(test)]
mod tests;

pub use collect::Collector;

use crate::model::{AgentDay, AgentSpan, UtcSecond};
use crate::source::{DayRange, TimeScale};
use crate::time::Zone;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// By which records become spans.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The external system's zone: its days, and its civil times.
    pub zone: Zone,
    pub scale: TimeScale,
    /// The local days that are imported.
    pub days: DayRange,
    /// Seconds; shorter activities are ignored; 0: no limit.
    pub minimum: u32,
    /// Seconds; longer activities are ignored; 0: no limit.
    pub maximum: u32,
    pub now: UtcSecond,
}

/// What the records of some days came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans {
    /// The spans of each agent and day that any record told of; none when all of them were dropped or ignored.
    pub days: BTreeMap<(String, Date), Vec<AgentSpan>>,
    /// Records of no length on these days.
    pub dropped: u64,
    /// Activities outside the limits of duration.
    pub ignored: u64,
    /// Records in an hour that occurs twice.
    pub repeated: u64,
    /// Records in an hour that does not exist.
    pub skipped: u64,
    /// How often each agent came on each of these days, known or not.
    pub seen: BTreeMap<(String, Date), Seen>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub records: u64,
    pub last: UtcSecond,
}

impl Spans {
    /// The days of one external system as they travel to the WFM.
    pub fn agent_days(&self, system: &str, day: Date) -> Vec<AgentDay> {
        self.days
            .iter()
            .filter(|((_, date), _)| *date == day)
            .map(|((agent, day), spans)| AgentDay {
                system: system.to_owned(),
                agent: agent.clone(),
                day: *day,
                spans: spans.clone(),
            })
            .collect()
    }
}

/// A record whose moments are points in time. `end`: `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Record {
    start: i64,
    end: Option<i64>,
    /// Index of the activity's name.
    activity: u32,
    log_off: bool,
}

/// A record with its end found: `start < end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    start: i64,
    end: i64,
    activity: u32,
}

/// One agent's records in order of their start (file order among equals) → stretches that never overlap, and how many
/// records were dropped on days of which `counts` is true.
fn stretches(
    records: &[Record],
    zone: &Zone,
    now: UtcSecond,
    counts: &dyn Fn(i64) -> bool,
) -> (Vec<Stretch>, u64) {
    let has_length = |record: &&Record| record.log_off || record.end.is_none_or(|end| end > record.start);
    let mut dropped = 0;
    let mut kept: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        if !has_length(&record) {
            dropped += u64::from(counts(record.start));
        } else if kept.last() != Some(record) {
            kept.push(*record);
        }
    }
    let mut found = Vec::with_capacity(kept.len());
    for (index, record) in kept.iter().enumerate() {
        if record.log_off {
            continue;
        }
        let next = kept.get(index + 1).map(|next| next.start);
        let end = match record.end {
            Some(end) => next.map_or(end, |next| end.min(next)),
            None => open_end(record.start, next, zone, now),
        };
        if end > record.start {
            found.push(Stretch {
                start: record.start,
                end,
                activity: record.activity,
            });
        } else {
            dropped += u64::from(counts(record.start));
        }
    }
    (found, dropped)
}

/// Where a span ends of which no end is told.
fn open_end(start: i64, next: Option<i64>, zone: &Zone, now: UtcSecond) -> i64 {
    let date = zone.date_of(UtcSecond(start));
    let midnight = zone.day(date).end.0;
    // Only the neighbouring day's rows are read for what follows: a record further away must not fill the days between
    // in one import and leave them empty in another.
    let horizon = date
        .tomorrow()
        .map_or(midnight, |tomorrow| zone.day(tomorrow).end.0);
    match next {
        Some(next) if next < horizon => next,
        _ if date == zone.date_of(now) => now.0,
        _ => midnight,
    }
}
