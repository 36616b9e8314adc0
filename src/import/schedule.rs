//! What is due, and when: the pure planner of automatic imports (spec page 4).
//!
//! Nothing here reads a clock, a file or the ledger: the runner asks with what it knows, and does what comes back.

use super::intervals::{civil_midnight, dates};
use crate::config::AutoImport;
use crate::model::UtcSecond;
use crate::source::DayRange;
use crate::time::Zone;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one external system's days of one kind of data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The first day that was ever imported; `None`: nothing was, so this is the first start.
    pub first: Option<Date>,
    /// Days whose import began after the day's end and was without errors.
    pub complete: BTreeSet<Date>,
}

/// The limits of `[General]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// `CatchUpDays`
    pub catch_up_days: u32,
    /// `RecollectHours`
    pub recollect_hours: u32,
}

/// A moment of the queues' zones: today there, and the day that `RecollectHours` reach back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalNow {
    pub today: Date,
    pub recollect_from: Date,
}

impl LocalNow {
    pub fn of(zone: &Zone, now: UtcSecond, reach: Reach) -> Self {
        let back = UtcSecond(now.0 - i64::from(reach.recollect_hours) * 3600);
        Self {
            today: zone.date_of(now),
            recollect_from: zone.date_of(back),
        }
    }

    /// The last day that this rhythm imports, if any: today, or for a daily import the day before.
    fn last_day(self, rhythm: &AutoImport) -> Option<Date> {
        match rhythm {
            AutoImport::None => None,
            AutoImport::Every { .. } => Some(self.today),
            AutoImport::Daily { .. } => self.today.yesterday().ok(),
        }
    }

    fn earliest(self, reach: Reach) -> Date {
        back(self.today, reach.catch_up_days)
    }
}

fn back(date: Date, days: u32) -> Date {
    let span = jiff::Span::new().try_days(i64::from(days)).unwrap_or_default();
    date.checked_sub(span).unwrap_or(Date::MIN)
}

/// The days that one system is due for. `found`: days that files not seen before tell of.
///
/// The first start imports its one day only. Later on: every day since the first one that is not complete, what
/// `RecollectHours` reach, and what new files tell of; nothing further back than `CatchUpDays`.
pub fn days(
    rhythm: &AutoImport,
    standing: &Standing,
    now: LocalNow,
    reach: Reach,
    found: &BTreeSet<Date>,
) -> BTreeSet<Date> {
    let Some(last) = now.last_day(rhythm) else {
        return BTreeSet::new();
    };
    let Some(first) = standing.first else {
        return BTreeSet::from([last]);
    };
    let earliest = now.earliest(reach);
    let since = DayRange {
        first: first.max(earliest),
        last,
    };
    let collected = |date: &Date| !standing.complete.contains(date) || *date >= now.recollect_from;
    let mut due: BTreeSet<Date> = dates(since).filter(collected).collect();
    due.extend(
        found
            .iter()
            .copied()
            .filter(|date| (earliest..=last).contains(date)),
    );
    due
}

/// The days of new files that lie too far back for an automatic import; they are listed, to be imported by hand.
pub fn too_old(now: LocalNow, reach: Reach, found: &BTreeSet<Date>) -> BTreeSet<Date> {
    found
        .iter()
        .copied()
        .filter(|date| *date < now.earliest(reach))
        .collect()
}

/// When the next automatic import of one kind is due; not later than `now` means at once.
///
/// `last_run` is when the last one began since this process runs; `missed`: days before today were left behind while
/// nothing ran (down, held). The first start of an `every` rhythm is at once.
pub fn next_run(
    rhythm: &AutoImport,
    last_run: Option<UtcSecond>,
    missed: bool,
    now: UtcSecond,
    zone: &Zone,
) -> Option<UtcSecond> {
    match (rhythm, last_run) {
        (AutoImport::None, _) => None,
        (AutoImport::Every { .. }, None) => Some(now),
        (AutoImport::Daily { .. }, None) if missed => Some(now),
        (_, None) => next_moment(rhythm, now, zone),
        (_, Some(last)) => next_moment(rhythm, last, zone),
    }
}

/// The first moment of this rhythm after `after`, counted from the reference time of each local day.
pub fn next_moment(rhythm: &AutoImport, after: UtcSecond, zone: &Zone) -> Option<UtcSecond> {
    let mut date = zone.date_of(after);
    // A moment falls on this day or, when all of this day's are over, on the next.
    for _ in 0..3 {
        if let Some(moment) = moment_of_day(rhythm, date, after, zone) {
            return Some(moment);
        }
        date = date.tomorrow().ok()?;
    }
    None
}

fn moment_of_day(rhythm: &AutoImport, date: Date, after: UtcSecond, zone: &Zone) -> Option<UtcSecond> {
    let day = zone.day(date);
    match *rhythm {
        AutoImport::None => None,
        AutoImport::Every { minutes, reference } => {
            let step = i64::from(minutes.max(1)) * 60;
            let first = day.start.0 + (i64::from(reference) * 60).rem_euclid(step);
            let passed = (after.0 - first).div_euclid(step) + 1;
            let moment = first + passed.max(0) * step;
            (moment < day.end.0).then_some(UtcSecond(moment))
        }
        AutoImport::Daily { at } => {
            let midnight = civil_midnight(date);
            let moment = zone.place(midnight + i64::from(at) * 60).at;
            (moment > after).then_some(moment)
        }
    }
}

/// Days in a row for which the same systems are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    pub days: DayRange,
    pub systems: BTreeSet<String>,
}

/// Puts the due days of all systems into legs, oldest first, so that one reading serves as many days as possible.
pub fn legs(due: &BTreeMap<String, BTreeSet<Date>>) -> Vec<Leg> {
    let mut by_day: BTreeMap<Date, BTreeSet<String>> = BTreeMap::new();
    for (system, days) in due {
        for day in days {
            by_day.entry(*day).or_default().insert(system.clone());
        }
    }
    let mut legs: Vec<Leg> = Vec::new();
    for (day, systems) in by_day {
        match legs.last_mut() {
            Some(leg) if leg.systems == systems && leg.days.last.tomorrow().is_ok_and(|next| next == day) => {
                leg.days.last = day
            }
            _ => legs.push(Leg {
                days: DayRange {
                    first: day,
                    last: day,
                },
                systems,
            }),
        }
    }
    legs
}

#[cfg(test)]
mod tests;
