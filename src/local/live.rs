//! Values as they are seen live: today's, and one day interval by interval.

use crate::engine::{DayStrip, LiveState, LiveValue, StripCell, StripState};
use crate::ledger::{Cell, CellState, Ledger, LedgerError, Target};
use crate::model::{Hundredths, Queue, UtcSecond, ValueTypeId};
use crate::time::{Interval, LocalDay, Zone};
use jiff::civil::Date;
use std::collections::HashMap;

/// A value type that somebody asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub queue: &'a Queue,
    pub value_type: ValueTypeId,
    pub is_mapped: bool,
    pub is_mean: bool,
}

/// Days of zones, each made once for many queues.
#[derive(Default)]
pub(super) struct Zones<'a> {
    of: HashMap<&'a str, Zone>,
}

impl<'a> Zones<'a> {
    /// The zone of a queue; UTC where this system does not know it.
    pub fn of(&mut self, queue: &'a Queue) -> &Zone {
        self.of
            .entry(&queue.time_zone)
            .or_insert_with(|| Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc()))
    }
}

/// Today's values of these value types, in their order.
pub(super) fn today(
    ledger: &Ledger,
    wanted: &[Wanted<'_>],
    now: UtcSecond,
) -> Result<Vec<LiveValue>, LedgerError> {
    let mut zones = Zones::default();
    let mut days: HashMap<&str, LocalDay> = HashMap::new();
    for wanted in wanted {
        let zone = wanted.queue.time_zone.as_str();
        if !days.contains_key(zone) {
            let of_queue = zones.of(wanted.queue);
            days.insert(zone, of_queue.day(of_queue.date_of(now)));
        }
    }
    let stretches: Vec<Target> = wanted
        .iter()
        .map(|wanted| {
            let day = &days[wanted.queue.time_zone.as_str()];
            stretch(wanted.queue, wanted.value_type, day.start, day.end)
        })
        .collect();
    let (mut values, mut next) = (Vec::with_capacity(wanted.len()), wanted.iter());
    ledger.scan(&stretches, |_, cells, rejected| {
        if let Some(wanted) = next.next() {
            let day = &days[wanted.queue.time_zone.as_str()];
            values.push(value(wanted, day, cells, !rejected.is_empty()));
        }
    })?;
    Ok(values)
}

pub(super) fn stretch(queue: &Queue, value_type: ValueTypeId, from: UtcSecond, to: UtcSecond) -> Target {
    Target {
        queue: queue.id,
        value_type,
        from,
        to,
    }
}

fn value(wanted: &Wanted<'_>, day: &LocalDay, cells: &[Cell], rejected: bool) -> LiveValue {
    LiveValue {
        queue: wanted.queue.id,
        value_type: wanted.value_type,
        state: state(wanted.queue.active, wanted.is_mapped, rejected, cells),
        last: cells.last().map(|cell| (cell.start, cell.value)),
        today: together(cells, wanted.is_mean),
        is_mean: wanted.is_mean,
        hours: hours(day, cells, wanted.is_mean),
    }
}

fn state(active: bool, is_mapped: bool, rejected: bool, cells: &[Cell]) -> LiveState {
    let any = |state: fn(&CellState) -> bool| cells.iter().any(|cell| state(&cell.state));
    if !active {
        LiveState::Inactive
    } else if !is_mapped {
        LiveState::NotMapped
    } else if rejected || any(|state| matches!(state, CellState::Refused(_))) {
        LiveState::Rejected
    } else if any(|state| *state == CellState::Pending) {
        LiveState::Pending
    } else if cells.is_empty() {
        LiveState::Quiet
    } else {
        LiveState::Delivered
    }
}

/// The sum, or the mean over the intervals that have a value.
pub(super) fn together(cells: &[Cell], is_mean: bool) -> Option<Hundredths> {
    let count = i64::try_from(cells.len()).ok().filter(|count| *count > 0)?;
    let sum = cells
        .iter()
        .fold(0_i64, |sum, cell| sum.saturating_add(cell.value.0));
    Some(Hundredths(if is_mean { sum / count } else { sum }))
}

/// 23 to 25 hours of a local day; cells are in order.
fn hours(day: &LocalDay, cells: &[Cell], is_mean: bool) -> Vec<Option<Hundredths>> {
    let count = usize::try_from((day.end.0 - day.start.0 + 3599) / 3600).unwrap_or(24);
    let hour = |cell: &Cell| usize::try_from((cell.start.0 - day.start.0) / 3600).unwrap_or(0);
    let mut hours = vec![None; count];
    for of_hour in cells.chunk_by(|one, other| hour(one) == hour(other)) {
        if let Some(place) = of_hour.first().and_then(|cell| hours.get_mut(hour(cell))) {
            *place = together(of_hour, is_mean);
        }
    }
    hours
}

/// What is known of one interval.
pub(super) fn known(cell: Option<&Cell>, rejected: bool, interval: &Interval, now: UtcSecond) -> StripState {
    match cell {
        _ if rejected => StripState::Rejected,
        Some(Cell {
            state: CellState::Refused(_),
            ..
        }) => StripState::Rejected,
        Some(Cell {
            state: CellState::Pending,
            ..
        }) => StripState::Pending,
        Some(cell) if cell.value == Hundredths::ZERO => StripState::Zero,
        Some(_) => StripState::Imported,
        None if interval.end > now => StripState::Future,
        None => StripState::Missing,
    }
}

/// One value type through one local day of its queue.
pub(super) fn strip(
    ledger: &Ledger,
    queue: &Queue,
    value_type: ValueTypeId,
    date: Date,
    now: UtcSecond,
) -> Result<DayStrip, LedgerError> {
    let day = Zones::default().of(queue).day(date);
    let mut strip = Vec::new();
    let stretch = stretch(queue, value_type, day.start, day.end);
    ledger.scan(&[stretch], |_, cells, rejected| {
        strip = day
            .intervals(queue.interval)
            .map(|interval| {
                let at = cells.binary_search_by_key(&interval.start, |cell| cell.start);
                let cell = at.ok().map(|at| &cells[at]);
                let rejected = rejected.binary_search(&interval.start).is_ok();
                StripCell {
                    start: interval.start,
                    minutes: interval.minutes,
                    state: known(cell, rejected, &interval, now),
                    value: cell.map(|cell| cell.value),
                }
            })
            .collect();
    })?;
    Ok(DayStrip {
        queue: queue.id,
        value_type,
        day: date,
        time_zone: queue.time_zone.clone(),
        interval: queue.interval,
        cells: strip,
    })
}
