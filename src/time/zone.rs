//! Time zones: between points in time and what clocks on the wall show.

use super::civil::{DAY, date_from_days, days_since_1970};
use super::day::{LocalDay, Piece};
use crate::model::{Message, UtcSecond, Worded, message};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};
use std::fmt;
use std::sync::Arc;

/// A time zone; cheap to clone.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(Arc<Inner>);

#[derive(PartialEq, Eq)]
struct Inner {
    zone: TimeZone,
    name: String,
}

/// A zone's name that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct ZoneError {
    pub name: String,
}

impl Worded for ZoneError {
    fn message(&self) -> Message {
        let Self { name } = self;
        message!(
            "time-zone",
            "“{name}” is not the name of a time zone: expected one such as Europe/Paris or UTC",
            name = name
        )
    }
}

/// A civil time put on the line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub at: UtcSecond,
    pub kind: PlacedKind,
}

/// Whether a civil time occurs once (spec page 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacedKind {
    Plain,
    /// It occurs twice; the first time was taken.
    Repeated,
    /// It does not occur; it was put into the hour after.
    Skipped,
}

impl Zone {
    /// The zone with this IANA name.
    ///
    /// # Errors
    /// When the zone database does not have it.
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        let unknown = || ZoneError {
            name: name.to_owned(),
        };
        let zone = TimeZone::get(name.trim()).map_err(|_| unknown())?;
        if zone.is_unknown() {
            return Err(unknown());
        }
        let name = zone.iana_name().unwrap_or(name.trim()).to_owned();
        Ok(Self(Arc::new(Inner { zone, name })))
    }

    pub fn utc() -> Self {
        Self(Arc::new(Inner {
            zone: TimeZone::UTC,
            name: "UTC".to_owned(),
        }))
    }

    /// The machine's zone; UTC when the machine does not know its own.
    pub fn machine() -> Self {
        match TimeZone::try_system() {
            Ok(zone) if !zone.is_unknown() => {
                let name = zone.iana_name().unwrap_or("local").to_owned();
                Self(Arc::new(Inner { zone, name }))
            }
            _ => Self::utc(),
        }
    }

    /// The IANA name, `UTC`, or `local` for a machine's zone without a name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The day from its first instant to the next day's first: 23, 24 or 25 hours, and none at all for a date that
    /// the zone left out.
    pub fn day(&self, date: Date) -> LocalDay {
        let start = self.start_of(days_since_1970(date));
        let end = self.start_of(days_since_1970(date) + 1).max(start);
        let midnight = days_since_1970(date) * DAY;
        let mut pieces = vec![Piece::new(start, end, self.offset(start), midnight)];
        for transition in self.0.zone.following(timestamp(start)) {
            let at = transition.timestamp().as_second();
            if at >= end {
                break;
            }
            let offset = i64::from(transition.offset().seconds());
            if let Some(last) = pieces.last_mut()
                && last.offset != offset
            {
                last.end = at;
                pieces.push(Piece::new(at, end, offset, midnight));
            }
        }
        LocalDay::new(date, start, end, pieces, self.clone())
    }

    /// The local date at this instant. The days of a zone follow each other without overlap, also where clocks go
    /// back over midnight: then the later day begins when its date is first seen.
    pub fn date_of(&self, at: UtcSecond) -> Date {
        let days = self.civil_seconds(at).div_euclid(DAY);
        // A clock that goes back over midnight shows yesterday's date in today's day.
        let days = if at.0 >= self.start_of(days + 1) {
            days + 1
        } else {
            days
        };
        date_from_days(days)
    }

    /// What a clock on the wall shows at this instant, as seconds since 1970-01-01T00:00 of that clock.
    pub fn civil_seconds(&self, at: UtcSecond) -> i64 {
        at.0 + self.offset(at.0)
    }

    /// The instant at which a clock on the wall shows this. In the hour that occurs twice: the first. In the hour
    /// that does not exist: as much later as the clocks went forward (spec page 4).
    pub fn place(&self, civil_seconds: i64) -> Placed {
        let (offset, kind) = match self.ambiguity(civil_seconds) {
            Some(AmbiguousOffset::Unambiguous { offset }) => (offset, PlacedKind::Plain),
            Some(AmbiguousOffset::Gap { before, .. }) => (before, PlacedKind::Skipped),
            Some(AmbiguousOffset::Fold { before, .. }) => (before, PlacedKind::Repeated),
            None => (jiff::tz::Offset::UTC, PlacedKind::Plain),
        };
        let at = UtcSecond(civil_seconds.saturating_sub(i64::from(offset.seconds())));
        Placed { at, kind }
    }

    /// `2010-08-01T06:45+03:00`
    pub fn format(&self, at: UtcSecond) -> String {
        self.show(at, "%Y-%m-%dT%H:%M%:z")
    }

    /// `2010-08-01T06:45:00+03:00`
    pub fn format_seconds(&self, at: UtcSecond) -> String {
        self.show(at, "%Y-%m-%dT%H:%M:%S%:z")
    }

    /// `03/17/22 12:15:48`, as the log files begin their lines (spec page 4).
    pub fn log_time(&self, at: UtcSecond) -> String {
        self.show(at, "%m/%d/%y %H:%M:%S")
    }

    /// `220317121603`: how dated copies of a file are named (spec page 1).
    pub fn copy_time(&self, at: UtcSecond) -> String {
        self.show(at, "%y%m%d%H%M%S")
    }

    fn show(&self, at: UtcSecond, pattern: &str) -> String {
        timestamp(at.0)
            .to_zoned(self.0.zone.clone())
            .strftime(pattern)
            .to_string()
    }

    fn offset(&self, at: i64) -> i64 {
        i64::from(self.0.zone.to_offset(timestamp(at)).seconds())
    }

    /// First instant at which the day so many days after 1970-01-01, or a later one, has begun.
    fn start_of(&self, days: i64) -> i64 {
        let midnight = days * DAY;
        match self.ambiguity(midnight) {
            Some(AmbiguousOffset::Unambiguous { offset }) => midnight - i64::from(offset.seconds()),
            Some(AmbiguousOffset::Fold { before, .. }) => midnight - i64::from(before.seconds()),
            // Midnight is inside the gap: the day begins with the first instant after it.
            Some(AmbiguousOffset::Gap { before, .. }) => {
                let shifted = midnight - i64::from(before.seconds());
                self.0
                    .zone
                    .preceding(timestamp(shifted + 1))
                    .next()
                    .map_or(shifted, |transition| transition.timestamp().as_second())
            }
            None => midnight,
        }
    }

    /// `None` outside of the years that the zone database serves.
    fn ambiguity(&self, civil_seconds: i64) -> Option<AmbiguousOffset> {
        let date = date_from_days(civil_seconds.div_euclid(DAY));
        if days_since_1970(date) != civil_seconds.div_euclid(DAY) {
            return None;
        }
        let second = civil_seconds.rem_euclid(DAY);
        let time = jiff::civil::Time::new(
            (second / 3600) as i8,
            (second / 60 % 60) as i8,
            (second % 60) as i8,
            0,
        );
        let civil = date.to_datetime(time.ok()?);
        Some(self.0.zone.to_ambiguous_timestamp(civil).offset())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.0.name)
    }
}

/// Beyond the range of years, its nearest end.
fn timestamp(second: i64) -> Timestamp {
    let second = second.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
}
