//! A local day and its intervals.

use super::civil::{DAY, days_since_1970};
use super::zone::{Placed, PlacedKind, Zone};
use crate::model::{IntervalLength, UtcSecond};
use jiff::civil::Date;

/// One day of one zone: 24 hours, or 23 or 25 when the clocks change.
///
/// Its grid of intervals is civil: an interval begins wherever a clock on the wall shows a multiple of the interval's
/// length since midnight. Where clocks go forward, an interval whose beginning is left out begins with the first
/// instant that exists; where they go back, the repeated hour has intervals of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalDay {
    pub date: Date,
    /// First instant; midnight does not exist in every zone on every day.
    pub start: UtcSecond,
    /// First instant of the next day.
    pub end: UtcSecond,
    pieces: Vec<Piece>,
    /// The offset in seconds when no clock changes near this day, which makes placing a subtraction.
    plain: Option<i64>,
    zone: Zone,
}

/// One interval of a local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub start: UtcSecond,
    /// Start of the next one, or the day's end.
    pub end: UtcSecond,
    /// Local minutes since midnight at its start: the script's `Minutes` (spec page 3).
    pub minutes: u16,
}

/// A stretch of a day with one offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub start: i64,
    pub end: i64,
    pub offset: i64,
    /// `utc + to_day` are the seconds since the day's midnight on the wall.
    to_day: i64,
}

impl Piece {
    pub fn new(start: i64, end: i64, offset: i64, midnight: i64) -> Self {
        Self {
            start,
            end,
            offset,
            to_day: offset - midnight,
        }
    }

    fn slot(&self, at: i64, length: i64) -> i64 {
        (at + self.to_day).div_euclid(length)
    }

    fn first_slot(&self, length: i64) -> i64 {
        self.slot(self.start, length)
    }

    /// How many intervals begin here, where `last` is the slot in which the piece before ended.
    fn slots(&self, length: i64, last: Option<i64>) -> i64 {
        self.slot(self.end - 1, length) - self.first_slot(length) + 1 - i64::from(self.goes_on(length, last))
    }

    /// Whether the interval of the piece before simply goes on: the clock went back, but not over its beginning.
    fn goes_on(&self, length: i64, last: Option<i64>) -> bool {
        last == Some(self.first_slot(length)) && (self.start + self.to_day).rem_euclid(length) != 0
    }
}

impl LocalDay {
    pub(super) fn new(date: Date, start: i64, end: i64, pieces: Vec<Piece>, zone: Zone) -> Self {
        let midnight = days_since_1970(date) * DAY;
        let plain = match pieces.as_slice() {
            [only] if start + only.offset == midnight && end - start == DAY => {
                // A change within a day of the borders may repeat or skip civil times of this day.
                let around = [start - 2 * DAY, end + 2 * DAY];
                let calm = around
                    .into_iter()
                    .all(|at| zone.civil_seconds(UtcSecond(at)) - at == only.offset);
                calm.then_some(only.offset)
            }
            _ => None,
        };
        Self {
            date,
            start: UtcSecond(start),
            end: UtcSecond(end),
            pieces,
            plain,
            zone,
        }
    }

    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    pub fn contains(&self, at: UtcSecond) -> bool {
        self.start <= at && at < self.end
    }

    /// As [`Zone::place`], for civil seconds that carry this day's date: some nanoseconds on most days.
    #[inline]
    pub fn place(&self, civil_seconds: i64) -> Placed {
        match self.plain {
            Some(offset) => Placed {
                at: UtcSecond(civil_seconds - offset),
                kind: PlacedKind::Plain,
            },
            None => self.zone.place(civil_seconds),
        }
    }

    /// The offset in seconds from UTC on a day near which no clock changes: then every civil second of it is
    /// `civil - offset`, and the interval's index is the seconds since midnight divided by its length.
    pub fn plain_offset(&self) -> Option<i64> {
        self.plain
    }

    /// The day's intervals in order.
    pub fn intervals(&self, length: IntervalLength) -> impl Iterator<Item = Interval> + use<> {
        let starts = self.starts(length.seconds());
        let end = self.end;
        (0..starts.len()).map(move |index| {
            let (start, minutes) = starts[index];
            let end = starts.get(index + 1).map_or(end, |(next, _)| UtcSecond(*next));
            Interval {
                start: UtcSecond(start),
                end,
                minutes,
            }
        })
    }

    /// How many intervals the day has.
    pub fn count(&self, length: IntervalLength) -> usize {
        self.fold(length.seconds(), |_, _, _| None::<()>).0 as usize
    }

    /// In which interval of the day this instant lies; `None` outside of the day.
    pub fn index_of(&self, at: UtcSecond, length: IntervalLength) -> Option<usize> {
        if !self.contains(at) {
            return None;
        }
        let seconds = length.seconds();
        if self.plain.is_some() {
            return Some(((at.0 - self.start.0) / seconds) as usize);
        }
        let (_, found) = self.fold(seconds, |piece, before, last| {
            (piece.start <= at.0 && at.0 < piece.end).then(|| {
                let inside = piece.slot(at.0, seconds) - piece.first_slot(seconds);
                before + inside - i64::from(piece.goes_on(seconds, last))
            })
        });
        found.map(|index| index as usize)
    }

    /// Walks the pieces with the number of intervals before each and the slot in which the piece before ended.
    fn fold<T>(
        &self,
        length: i64,
        mut look: impl FnMut(&Piece, i64, Option<i64>) -> Option<T>,
    ) -> (i64, Option<T>) {
        let (mut before, mut last, mut found) = (0, None, None);
        for piece in self.pieces.iter().filter(|piece| piece.start < piece.end) {
            found = found.or_else(|| look(piece, before, last));
            before += piece.slots(length, last);
            last = Some(piece.slot(piece.end - 1, length));
        }
        (before, found)
    }

    fn starts(&self, length: i64) -> Vec<(i64, u16)> {
        let mut starts = Vec::with_capacity((DAY / length + 4) as usize);
        self.fold(length, |piece, _, last| {
            let first = piece.first_slot(length);
            let skip = i64::from(piece.goes_on(length, last));
            for slot in first + skip..=piece.slot(piece.end - 1, length) {
                let at = (slot * length - piece.to_day).max(piece.start);
                let minutes = (at + piece.to_day).rem_euclid(DAY) / 60;
                starts.push((at, minutes as u16));
            }
            None::<()>
        });
        starts
    }
}

#[cfg(test)]
#[path = "day_tests.rs"]
mod tests;
