//! The intervals of some local days, and where a moment of a source falls among them.

use crate::model::{IntervalLength, UtcSecond};
use crate::source::{DayRange, TimeScale};
use crate::time::{Interval, LocalDay, PlacedKind, Zone, days_since_1970};
use jiff::civil::Date;
use std::sync::Arc;

const DAY: i64 = 86_400;

/// In a table of minutes: this civil minute occurs twice; it counts in the first.
pub(super) const REPEATED: u16 = 0x8000;
/// This civil minute does not exist; it counts in the hour after.
pub(super) const SKIPPED: u16 = 0x4000;
/// The rest of an entry is the index of the interval.
pub(super) const INDEX: u16 = 0x3fff;
/// This minute falls on no interval of the day at all (a day that a zone left out).
pub(super) const NOWHERE: u16 = INDEX;

/// The intervals of one zone and length through some days.
#[derive(Debug, Clone)]
pub struct Grid {
    length: IntervalLength,
    zone: Zone,
    days: Vec<GridDay>,
}

/// One local day.
#[derive(Debug, Clone)]
pub struct GridDay {
    day: LocalDay,
    intervals: Vec<Interval>,
    /// First moment of the day on the source's scale, and the first after it.
    pub(super) from: i64,
    pub(super) to: i64,
    /// For each minute since `from`: the interval, with [`REPEATED`] and [`SKIPPED`].
    pub(super) minutes: Arc<[u16]>,
}

impl GridDay {
    pub fn date(&self) -> Date {
        self.day.date
    }

    pub fn intervals(&self) -> &[Interval] {
        &self.intervals
    }

    /// The interval that a moment on the source's scale counts in; `None`: it is not of this day.
    pub fn interval_at(&self, at: i64) -> Option<&Interval> {
        let minute = usize::try_from(at.checked_sub(self.from)?.div_euclid(60)).ok()?;
        let interval = self.minutes.get(minute)? & INDEX;
        self.intervals
            .get(usize::from(interval))
            .filter(|_| interval != NOWHERE)
    }
}

impl Grid {
    pub fn new(zone: &Zone, length: IntervalLength, days: DayRange, scale: TimeScale) -> Self {
        let mut tables: Vec<Arc<[u16]>> = Vec::new();
        let days = dates(days)
            .map(|date| {
                let day = zone.day(date);
                let intervals: Vec<Interval> = day.intervals(length).collect();
                let (from, to, minutes) = match scale {
                    TimeScale::Civil => civil(&day, length),
                    TimeScale::Instant => instants(&day, length),
                };
                // Nearly all days look alike: they share one table, which then stays in the processor's cache.
                let known = tables.iter().find(|table| table[..] == minutes[..]);
                let minutes = known.cloned().unwrap_or_else(|| Arc::from(minutes));
                if !tables.iter().any(|table| Arc::ptr_eq(table, &minutes)) {
                    tables.push(minutes.clone());
                }
                GridDay {
                    day,
                    intervals,
                    from,
                    to,
                    minutes,
                }
            })
            .collect();
        Self {
            length,
            zone: zone.clone(),
            days,
        }
    }

    pub fn days(&self) -> &[GridDay] {
        &self.days
    }

    pub fn length(&self) -> IntervalLength {
        self.length
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }
}

/// The days of a range, oldest first.
pub fn dates(range: DayRange) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(range.first), |date| date.tomorrow().ok())
        .take_while(move |date| *date <= range.last)
}

/// Offsets of zones are whole minutes since 1972, so all seconds of a minute lie in one interval.
fn index(day: &LocalDay, at: UtcSecond, length: IntervalLength) -> u16 {
    day.index_of(at, length)
        .and_then(|index| u16::try_from(index).ok())
        .filter(|index| *index < NOWHERE)
        .unwrap_or(NOWHERE)
}

fn civil(day: &LocalDay, length: IntervalLength) -> (i64, i64, Vec<u16>) {
    let midnight = civil_midnight(day.date);
    let minutes = (0..1440)
        .map(|minute| {
            let placed = day.place(midnight + minute * 60);
            let flag = match placed.kind {
                PlacedKind::Plain => 0,
                PlacedKind::Repeated => REPEATED,
                PlacedKind::Skipped => SKIPPED,
            };
            index(day, placed.at, length) | flag
        })
        .collect();
    (midnight, midnight + DAY, minutes)
}

fn instants(day: &LocalDay, length: IntervalLength) -> (i64, i64, Vec<u16>) {
    let (from, to) = (day.start.0, day.end.0);
    let minutes = (from..to)
        .step_by(60)
        .map(|at| index(day, UtcSecond(at), length))
        .collect();
    (from, to, minutes)
}

/// Seconds from 1970-01-01T00:00 to this day's midnight on a clock that knows no zone.
pub(in crate::import) fn civil_midnight(date: Date) -> i64 {
    days_since_1970(date) * DAY
}
