//! Values as they are seen live: today's, and one day interval by interval.

use crate::engine::{DayStrip, LiveState, LiveValue, StripCell, StripState};
use crate::ledger::{Cell, CellState, Ledger, LedgerError};
use crate::model::{Hundredths, Queue, UtcSecond, ValueTypeId};
use crate::time::{LocalDay, Zone};
use jiff::civil::Date;
use std::collections::HashMap;

/// Today's values of one value type.
pub(super) fn today(
    ledger: &Ledger,
    queue: &Queue,
    value_type: ValueTypeId,
    is_mapped: bool,
    is_mean: bool,
    now: UtcSecond,
) -> Result<LiveValue, LedgerError> {
    let zone = Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc());
    let day = zone.day(zone.date_of(now));
    let cells = ledger.cells(queue.id, value_type, day.start, day.end)?;
    let rejected = !ledger
        .rejected_values(queue.id, value_type, day.start, day.end)?
        .is_empty();
    Ok(LiveValue {
        queue: queue.id,
        value_type,
        state: state(queue.active, is_mapped, rejected, &cells),
        last: cells.last().map(|cell| (cell.start, cell.value)),
        today: together(&cells, is_mean),
        is_mean,
        hours: hours(&day, &cells, is_mean),
    })
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
fn together(cells: &[Cell], is_mean: bool) -> Option<Hundredths> {
    let count = i64::try_from(cells.len()).ok().filter(|count| *count > 0)?;
    let sum = cells
        .iter()
        .fold(0_i64, |sum, cell| sum.saturating_add(cell.value.0));
    Some(Hundredths(if is_mean { sum / count } else { sum }))
}

/// 23 to 25 hours of a local day.
fn hours(day: &LocalDay, cells: &[Cell], is_mean: bool) -> Vec<Option<Hundredths>> {
    let mut of_hours: Vec<Vec<Cell>> = Vec::new();
    of_hours.resize_with(
        usize::try_from((day.end.0 - day.start.0 + 3599) / 3600).unwrap_or(24),
        Vec::new,
    );
    for cell in cells {
        let hour = usize::try_from((cell.start.0 - day.start.0) / 3600).unwrap_or(0);
        if let Some(of_hour) = of_hours.get_mut(hour) {
            of_hour.push(*cell);
        }
    }
    of_hours.iter().map(|cells| together(cells, is_mean)).collect()
}

/// One value type through one local day of its queue.
pub(super) fn strip(
    ledger: &Ledger,
    queue: &Queue,
    value_type: ValueTypeId,
    date: Date,
    now: UtcSecond,
) -> Result<DayStrip, LedgerError> {
    let zone = Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc());
    let day = zone.day(date);
    let known: HashMap<UtcSecond, Cell> = ledger
        .cells(queue.id, value_type, day.start, day.end)?
        .into_iter()
        .map(|cell| (cell.start, cell))
        .collect();
    let rejected: HashMap<UtcSecond, ()> = ledger
        .rejected_values(queue.id, value_type, day.start, day.end)?
        .into_iter()
        .map(|value| (value.start, ()))
        .collect();
    let cells = day
        .intervals(queue.interval)
        .map(|interval| {
            let cell = known.get(&interval.start);
            let state = match cell {
                _ if rejected.contains_key(&interval.start) => StripState::Rejected,
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
            };
            StripCell {
                start: interval.start,
                minutes: interval.minutes,
                state,
                value: cell.map(|cell| cell.value),
            }
        })
        .collect();
    Ok(DayStrip {
        queue: queue.id,
        value_type,
        day: date,
        time_zone: queue.time_zone.clone(),
        interval: queue.interval,
        cells,
    })
}
