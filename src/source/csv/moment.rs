//! From the cells of a row to the moment it counts for.

use super::fault::Fault;
use super::record::Record;
use crate::config::external::{Column, DateOrder, MomentColumns, SourceZone};
use crate::model::{Message, Worded, message};
use crate::source::{SourceError, TimeScale};
use crate::time::{Format, LocalDay, PlacedKind, Zone, date_from_days, recognise};

const DAY: i64 = 86_400;

/// When a row happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// On the source's scale.
    pub at: i64,
    /// Its local day, in days since 1970: on [`TimeScale::Instant`] that of the source's zone.
    pub day: i64,
    /// In an hour that occurs twice or not at all, without an offset to tell which.
    pub ambiguous: bool,
}

/// What a source's clock means.
#[derive(Debug, Clone)]
pub(super) enum Scale {
    /// Seconds to add.
    Shift(i64),
    Zone(Zone),
}

impl Scale {
    pub fn new(zone: &SourceZone) -> Result<Self, SourceError> {
        match zone {
            SourceZone::Shift(seconds) => Ok(Self::Shift(i64::from(*seconds))),
            SourceZone::Named(name) => Zone::named(name)
                .map(Self::Zone)
                .map_err(|error| SourceError::Settings(of_key("TimeZone", error.message()))),
        }
    }

    pub fn time_scale(&self) -> TimeScale {
        match self {
            Self::Shift(_) => TimeScale::Civil,
            Self::Zone(_) => TimeScale::Instant,
        }
    }

    pub fn zone(&self) -> Option<&Zone> {
        match self {
            Self::Shift(_) => None,
            Self::Zone(zone) => Some(zone),
        }
    }
}

/// How the cells of a moment are read.
#[derive(Debug, Clone)]
pub(super) enum Reading {
    /// Recognised by itself.
    Recognised(DateOrder),
    /// One format for the cell, or for both cells with a blank between.
    Format(Format),
    /// A format for each of two cells.
    Formats { date: Format, time: Format },
}

impl Reading {
    /// `formats` as it stands in the settings: one, or two with a semicolon between.
    pub fn new(
        order: DateOrder,
        formats: Option<&str>,
        columns: MomentColumns,
        key: &str,
    ) -> Result<Self, SourceError> {
        let Some(text) = formats.map(str::trim).filter(|text| !text.is_empty()) else {
            return Ok(Self::Recognised(order));
        };
        let wrong = |why: Message| SourceError::Settings(of_key(key, why));
        let compile = |text: &str| Format::compile(text).map_err(|error| wrong(error.message()));
        let parts: Vec<&str> = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let whole = match (parts.as_slice(), columns) {
            ([date, time], MomentColumns::Two { .. }) => {
                let (date, time) = (compile(date)?, compile(time)?);
                return if date.has_date() && time.has_time() && !date.has_time() && !time.has_date() {
                    Ok(Self::Formats { date, time })
                } else {
                    Err(wrong(message!(
                        "source-two-formats",
                        "of two formats the first is the date's and the second the time's"
                    )))
                };
            }
            ([one], _) => compile(one)?,
            ([date, time], MomentColumns::One(_)) => compile(&format!("{date} {time}"))?,
            _ => {
                return Err(wrong(message!(
                    "source-formats-count",
                    "one format, or two with a semicolon between"
                )));
            }
        };
        if whole.has_date() && whole.has_time() {
            Ok(Self::Format(whole))
        } else {
            Err(wrong(message!(
                "source-format-lacks",
                "“{format}” lacks the date or the time",
                format = whole.to_string(),
            )))
        }
    }
}

/// Reads the moments of one file's rows; keeps what neighbouring rows share.
#[derive(Debug, Clone)]
pub(super) struct MomentReader {
    columns: MomentColumns,
    reading: Reading,
    scale: Scale,
    /// The date in the row before, and its days since 1970.
    last_date: LastDate,
    /// The day in the source's zone on which the row before was.
    last_day: Option<(i64, LocalDay)>,
}

#[derive(Debug, Clone, Copy)]
struct LastDate {
    /// No date at first.
    bytes: [u8; 10],
    days: i64,
}

impl MomentReader {
    pub fn new(columns: MomentColumns, reading: Reading, scale: Scale) -> Self {
        Self {
            columns,
            reading,
            scale,
            last_date: LastDate {
                bytes: [0; 10],
                days: 0,
            },
            last_day: None,
        }
    }

    pub fn columns(&self) -> MomentColumns {
        self.columns
    }

    /// Whether none of its cells holds anything.
    pub fn is_empty(&self, record: &Record) -> bool {
        let empty = |column: Column| super::trim(record.cell(column.index())).is_empty();
        match self.columns {
            MomentColumns::One(both) => empty(both),
            MomentColumns::Two { date, time } => empty(date) && empty(time),
        }
    }

    /// The careful way: every form, and a reason where none fits.
    pub fn read(&mut self, record: &Record) -> Result<When, Fault> {
        let (civil, offset) = self.civil(record)?;
        Ok(self.place(civil, offset))
    }

    fn civil(&self, record: &Record) -> Result<(i64, Option<i32>), Fault> {
        let cell = |column: Column| record.cell(column.index());
        let no_format = |column: Column, format: &Format| Fault::new(column, cell(column), no_form(format));
        match (self.columns, &self.reading) {
            (MomentColumns::One(both), Reading::Recognised(order)) => recognise::moment(cell(both), *order)
                .map(|moment| (moment.civil, moment.offset))
                .ok_or_else(|| Fault::new(both, cell(both), moment_unknown(*order))),
            (MomentColumns::Two { date, time }, Reading::Recognised(order)) => {
                let days = recognise::days(cell(date), *order)
                    .ok_or_else(|| Fault::new(date, cell(date), date_unknown(*order)))?;
                let seconds = recognise::time(cell(time)).ok_or_else(|| {
                    Fault::new(
                        time,
                        cell(time),
                        message!(
                            "source-not-a-time",
                            "not a time that is known, such as 08:15 or 8:15 AM"
                        ),
                    )
                })?;
                Ok((days * DAY + i64::from(seconds), None))
            }
            (MomentColumns::One(both), Reading::Format(format)) => format
                .read(cell(both))
                .and_then(|found| found.civil())
                .map(|civil| (civil, None))
                .ok_or_else(|| no_format(both, format)),
            (MomentColumns::Two { date, time }, Reading::Format(format)) => {
                let joined = [cell(date), b" ", cell(time)].concat();
                format
                    .read(&joined)
                    .and_then(|found| found.civil())
                    .map(|civil| (civil, None))
                    .ok_or_else(|| Fault::new(date, &joined, no_form(format)))
            }
            (
                MomentColumns::Two { date, time },
                Reading::Formats {
                    date: of_date,
                    time: of_time,
                },
            ) => {
                let days = of_date.read(cell(date)).and_then(|found| found.days);
                let days = days.ok_or_else(|| no_format(date, of_date))?;
                let seconds = of_time.read(cell(time)).and_then(|found| found.seconds);
                let seconds = seconds.ok_or_else(|| no_format(time, of_time))?;
                Ok((days * DAY + i64::from(seconds), None))
            }
            (MomentColumns::One(both), Reading::Formats { date, .. }) => Err(no_format(both, date)),
        }
    }

    #[inline]
    fn place(&mut self, civil: i64, offset: Option<i32>) -> When {
        match &self.scale {
            Scale::Shift(seconds) => {
                let at = civil + seconds;
                When {
                    at,
                    day: at.div_euclid(DAY),
                    ambiguous: false,
                }
            }
            Scale::Zone(zone) => match offset {
                Some(offset) => {
                    let at = civil - i64::from(offset);
                    let local = zone.civil_seconds(crate::model::UtcSecond(at));
                    When {
                        at,
                        day: local.div_euclid(DAY),
                        ambiguous: false,
                    }
                }
                None => {
                    let day = civil.div_euclid(DAY);
                    let local = match &mut self.last_day {
                        Some((last, local)) if *last == day => &*local,
                        other => &other.insert((day, zone.day(date_from_days(day)))).1,
                    };
                    let placed = local.place(civil);
                    When {
                        at: placed.at.0,
                        day,
                        ambiguous: placed.kind != PlacedKind::Plain,
                    }
                }
            },
        }
    }

    /// The quick way for the most usual forms: the row before's date, and `hh:mm:ss` or `hh:mm`. `None` says nothing:
    /// the careful way decides. Both agree wherever this one answers.
    #[inline]
    pub fn quick<'a>(&mut self, cell: impl Fn(usize) -> &'a [u8]) -> Option<When> {
        let Reading::Recognised(order) = self.reading else {
            return None;
        };
        let (date, time) = match self.columns {
            MomentColumns::Two { date, time } => (cell(date.index()), cell(time.index())),
            MomentColumns::One(both) => {
                let cell = cell(both.index());
                let (date, rest) = cell.split_at_checked(10)?;
                // Without blanks around the date there is but one way to split.
                let tight = date[0].is_ascii_digit() && date[9].is_ascii_digit();
                match rest {
                    [b' ' | b'T', time @ ..] if tight => (date, time),
                    _ => return None,
                }
            }
        };
        let days = self.days(date, order)?;
        let seconds = quick_time(time)?;
        Some(self.place(days * DAY + i64::from(seconds), None))
    }

    #[inline]
    fn days(&mut self, date: &[u8], order: DateOrder) -> Option<i64> {
        // Ten bytes are compared in place; any other length costs a call.
        if let Ok(date) = <&[u8; 10]>::try_from(date)
            && self.last_date.bytes == *date
        {
            return Some(self.last_date.days);
        }
        let days = recognise::days(date, order)?;
        if let Ok(date) = <[u8; 10]>::try_from(date) {
            self.last_date = LastDate { bytes: date, days };
        }
        Some(days)
    }
}

/// `hh:mm:ss` and `hh:mm`, up to `23:59:59`.
#[inline]
fn quick_time(text: &[u8]) -> Option<u32> {
    let digit = |byte: u8| u32::from(byte.wrapping_sub(b'0'));
    let (h1, h2, m1, m2, s1, s2) = match *text {
        [h1, h2, b':', m1, m2, b':', s1, s2] => (h1, h2, m1, m2, s1, s2),
        [h1, h2, b':', m1, m2] => (h1, h2, m1, m2, b'0', b'0'),
        _ => return None,
    };
    let digits = [h1, h2, m1, m2, s1, s2].map(digit);
    let fits = digits.iter().all(|digit| *digit < 10);
    let [hour, minute, second] = [
        digits[0] * 10 + digits[1],
        digits[2] * 10 + digits[3],
        digits[4] * 10 + digits[5],
    ];
    (fits && hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// A key of the section and what is wrong with its value.
fn of_key(key: &str, why: Message) -> Message {
    message!("source-of-key", "{key}: {why}", key = key, why = why)
}

fn order_in_words(order: DateOrder) -> Message {
    match order {
        DateOrder::Dmy => message!("source-order-dmy", "day, month, year"),
        DateOrder::Mdy => message!("source-order-mdy", "month, day, year"),
        DateOrder::Ymd => message!("source-order-ymd", "year, month, day"),
    }
}

fn no_form(format: &Format) -> Message {
    message!(
        "source-no-form",
        "does not have the form {format}",
        format = format.to_string()
    )
}

fn date_unknown(order: DateOrder) -> Message {
    message!(
        "source-not-a-date",
        "not a date in the order {order}",
        order = order_in_words(order)
    )
}

fn moment_unknown(order: DateOrder) -> Message {
    message!(
        "source-not-a-moment",
        "not a timestamp: expected a date in the order {order}, then the time",
        order = order_in_words(order),
    )
}
