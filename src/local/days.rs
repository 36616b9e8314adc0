//! Days of many value types at a glance, each value type read in one pass.

use super::live::{Wanted, Zones, known, stretch, together};
use crate::engine::{DayCell, DayGrid, DayMark, StripState};
use crate::ledger::{Cell, Ledger, LedgerError, Target};
use crate::model::{Queue, UtcSecond};
use crate::source::DayRange;
use crate::time::{Interval, LocalDay, Zone};
use std::collections::HashMap;

/// One local day with its intervals, made once for all queues of a zone and interval length.
struct Day {
    day: LocalDay,
    intervals: Vec<Interval>,
}

/// Days of these value types, in their order.
pub(super) fn grids(
    ledger: &Ledger,
    wanted: &[Wanted<'_>],
    range: DayRange,
    now: UtcSecond,
) -> Result<Vec<DayGrid>, LedgerError> {
    let mut zones = Zones::default();
    let mut calendars: HashMap<(&str, u16), Vec<Day>> = HashMap::new();
    for Wanted { queue, .. } in wanted {
        calendars
            .entry(key_of(queue))
            .or_insert_with(|| calendar(zones.of(queue), queue, range));
    }
    let stretches: Vec<Target> = wanted
        .iter()
        .filter_map(|wanted| {
            let days = &calendars[&key_of(wanted.queue)];
            let (first, last) = (days.first()?, days.last()?);
            Some(stretch(
                wanted.queue,
                wanted.value_type,
                first.day.start,
                last.day.end,
            ))
        })
        .collect();
    let (mut grids, mut next) = (Vec::with_capacity(wanted.len()), wanted.iter());
    ledger.scan(&stretches, |_, cells, rejected| {
        let Some(wanted) = next.next() else { return };
        let mut rest = Rest { cells, rejected };
        grids.push(DayGrid {
            queue: wanted.queue.id,
            value_type: wanted.value_type,
            first: range.first,
            is_mean: wanted.is_mean,
            days: calendars[&key_of(wanted.queue)]
                .iter()
                .map(|day| rest.day(day, wanted.is_mean, now))
                .collect(),
        });
    })?;
    Ok(grids)
}

fn key_of(queue: &Queue) -> (&str, u16) {
    (&queue.time_zone, queue.interval.minutes())
}

fn calendar(zone: &Zone, queue: &Queue, range: DayRange) -> Vec<Day> {
    crate::import::intervals::dates(range)
        .map(|date| {
            let day = zone.day(date);
            Day {
                intervals: day.intervals(queue.interval).collect(),
                day,
            }
        })
        .collect()
}

/// What of a value type's cells is of the days still to come.
struct Rest<'a> {
    cells: &'a [Cell],
    rejected: &'a [UtcSecond],
}

impl Rest<'_> {
    fn day(&mut self, day: &Day, is_mean: bool, now: UtcSecond) -> DayCell {
        let end = day.day.end;
        let (cells, later) = self
            .cells
            .split_at(self.cells.partition_point(|cell| cell.start < end));
        let (rejected, rejected_later) = self
            .rejected
            .split_at(self.rejected.partition_point(|start| *start < end));
        (self.cells, self.rejected) = (later, rejected_later);
        let mut cell = DayCell {
            state: DayMark::None,
            ended: 0,
            missing: 0,
            rejected: 0,
            pending: 0,
            total: together(cells, is_mean),
        };
        let mut found = 0_u16;
        let (mut at, mut rejected_at) = (0, 0);
        for interval in &day.intervals {
            at += cells[at..].partition_point(|cell| cell.start < interval.start);
            rejected_at += rejected[rejected_at..].partition_point(|start| *start < interval.start);
            let of_interval = cells.get(at).filter(|cell| cell.start == interval.start);
            let is_rejected = rejected.get(rejected_at) == Some(&interval.start);
            cell.ended += u16::from(interval.end <= now);
            match known(of_interval, is_rejected, interval, now) {
                StripState::Imported | StripState::Zero => found += 1,
                StripState::Pending => (found, cell.pending) = (found + 1, cell.pending + 1),
                StripState::Rejected => cell.rejected += 1,
                StripState::Missing => cell.missing += 1,
                StripState::Future => {}
            }
        }
        cell.state = if cell.rejected > 0 {
            DayMark::Rejected
        } else if day.day.start > now && found == 0 {
            DayMark::Future
        } else if found == 0 {
            DayMark::None
        } else if cell.missing > 0 {
            DayMark::Gaps
        } else if cell.pending > 0 {
            DayMark::Pending
        } else {
            DayMark::Complete
        };
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{BatchLimits, BatchReply, DayResult};
    use crate::model::*;
    use jiff::civil::{Date, date};

    const QUARTER: i64 = 900;

    struct Room {
        _folder: tempfile::TempDir,
        ledger: Ledger,
        queue: Queue,
    }

    impl Room {
        fn new(time_zone: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            Self {
                ledger: Ledger::open(&folder.path().join("state")).unwrap(),
                _folder: folder,
                queue: Queue {
                    id: QueueId(10),
                    parent: QueueId(0),
                    name: "Hotline".to_owned(),
                    short_name: String::new(),
                    active: true,
                    interval: IntervalLength::QUARTER,
                    time_zone: time_zone.to_owned(),
                    value_types: vec![ValueTypeId(1)],
                },
            }
        }

        fn start(&self, day: Date) -> i64 {
            Zone::named(&self.queue.time_zone).unwrap().day(day).start.0
        }

        /// Values of so many quarters from a day's beginning on.
        fn values(&self, day: Date, quarters: i64, value: i64) {
            let key = |index| ValueKey {
                queue: self.queue.id,
                value_type: ValueTypeId(1),
                version: Version::Historical,
                start: UtcSecond(self.start(day) + index * QUARTER),
            };
            let values = (0..quarters).map(|index| IntervalValue {
                key: key(index),
                value: Hundredths(value),
            });
            self.record(day, values.collect(), Vec::new());
        }

        fn record(&self, day: Date, values: Vec<IntervalValue>, rejected_values: Vec<RejectedValue>) {
            let result = DayResult {
                day,
                kind: DataKind::Contacts,
                began: UtcSecond(0),
                ended: UtcSecond(0),
                systems: Vec::new(),
                values,
                rejected_values,
                agent_days: Vec::new(),
            };
            self.ledger.record(&result).unwrap();
        }

        /// The WFM confirms everything.
        fn confirm(&self) {
            let stamp = StoreStamp {
                store: "s".to_owned(),
                epoch: 1,
            };
            self.ledger.adopt_stamp(&stamp).unwrap();
            let limits = BatchLimits {
                values: 10_000,
                agent_days: 10,
                agent_bytes: 1 << 20,
            };
            while let Some(batch) = self.ledger.next_batch(limits).unwrap() {
                let reply = BatchReply {
                    stamp: stamp.clone(),
                    revision: 1,
                    refused_values: Vec::new(),
                    refused_days: Vec::new(),
                };
                self.ledger.acknowledge(batch.id, &reply).unwrap();
            }
        }

        fn grid(&self, first: Date, last: Date, now: i64) -> Vec<DayCell> {
            let wanted = Wanted {
                queue: &self.queue,
                value_type: ValueTypeId(1),
                is_mapped: true,
                is_mean: false,
            };
            let range = DayRange { first, last };
            grids(&self.ledger, &[wanted], range, UtcSecond(now))
                .unwrap()
                .remove(0)
                .days
        }
    }

    const MONDAY: Date = date(2026, 3, 2);

    #[test]
    fn each_day_has_one_state() {
        let room = Room::new("Europe/Berlin");
        let day = |offset: i32| MONDAY.checked_add(jiff::Span::new().days(offset)).unwrap();
        room.values(day(0), 96, 100);
        room.values(day(1), 90, 100);
        room.confirm();
        room.values(day(3), 96, 200);
        room.values(day(4), 10, 0);
        let rejected = RejectedValue {
            queue: room.queue.id,
            value_type: ValueTypeId(1),
            start: UtcSecond(room.start(day(4)) + 20 * QUARTER),
            place: "$1.BAS:3".to_owned(),
            why: "no result".into(),
        };
        room.record(day(4), Vec::new(), vec![rejected]);
        let now = room.start(day(4)) + 30 * QUARTER;
        let days = room.grid(MONDAY, day(5), now);
        let told: Vec<(DayMark, u16, u16, u16)> = days
            .iter()
            .map(|day| (day.state, day.missing, day.rejected, day.pending))
            .collect();
        assert_eq!(
            told,
            [
                (DayMark::Complete, 0, 0, 0),
                (DayMark::Gaps, 6, 0, 0),
                (DayMark::None, 96, 0, 0),
                (DayMark::Pending, 0, 0, 96),
                (DayMark::Rejected, 19, 1, 10),
                (DayMark::Future, 0, 0, 0),
            ]
        );
        assert_eq!(days[0].total, Some(Hundredths(9600)));
        assert_eq!((days[2].total, days[4].ended), (None, 30));
    }

    #[test]
    fn days_of_23_and_25_hours_are_whole() {
        let room = Room::new("Europe/Berlin");
        for (day, quarters) in [(date(2026, 3, 29), 92), (date(2026, 10, 25), 100)] {
            room.values(day, quarters, 100);
            room.confirm();
            let found = room.grid(day, day, i64::MAX);
            assert_eq!(
                (found[0].state, i64::from(found[0].ended)),
                (DayMark::Complete, quarters),
                "{day}"
            );
        }
    }

    #[test]
    fn the_grid_and_the_strip_tell_the_same() {
        let room = Room::new("America/New_York");
        room.values(MONDAY, 50, 0);
        room.confirm();
        room.values(MONDAY, 20, 300);
        let now = room.start(MONDAY) + 60 * QUARTER + 5;
        let cell = room.grid(MONDAY, MONDAY, now)[0];
        let strip =
            super::super::live::strip(&room.ledger, &room.queue, ValueTypeId(1), MONDAY, UtcSecond(now))
                .unwrap();
        let count = |state| strip.cells.iter().filter(|cell| cell.state == state).count();
        assert_eq!(count(StripState::Missing), usize::from(cell.missing));
        assert_eq!(count(StripState::Pending), usize::from(cell.pending));
        assert_eq!((count(StripState::Zero), cell.missing), (30, 10));
        assert_eq!(cell.state, DayMark::Gaps);
    }
}
