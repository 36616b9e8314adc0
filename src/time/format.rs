//! Explicit formats of activity timestamps, such as `yyyy-mm-dd HH:MM:SS` (spec page 2).

use super::civil::DAY;
use super::recognise::{days_from, number, trim, year};
use crate::model::{Message, Worded, message};

/// A compiled format.
///
/// `yyyy`/`yy` is the year, `dd` the day, `HH`/`hh` the hour, `SS`/`ss` the second, in either case. `mm` or `MM` is
/// the minute when it follows the hour or stands before the second, else the month, so that `yyyy-mm-dd HH:MM:SS` and
/// `yyyy-MM-dd HH:mm:ss` mean the same. `tt` or `AM/PM` is the half of the day, `T` and all else stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Field(Field, usize),
    Half,
    Literal(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// What a format does not have right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct FormatError {
    pub format: String,
    pub why: Message,
}

impl Worded for FormatError {
    fn message(&self) -> Message {
        let Self { format, why } = self;
        message!(
            "time-format",
            "“{format}” is not a format of dates and times: {why}; write for example yyyy-mm-dd HH:MM:SS",
            format = format,
            why = why
        )
    }
}

/// What a format found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Days since 1970-01-01, when the format has a date.
    pub days: Option<i64>,
    /// Seconds since midnight, up to 86,400, when the format has a time.
    pub seconds: Option<u32>,
}

impl Found {
    /// Seconds since 1970-01-01T00:00 of the clock that the text shows; `None` unless both are there.
    pub fn civil(self) -> Option<i64> {
        Some(self.days? * DAY + i64::from(self.seconds?))
    }
}

impl Format {
    /// # Errors
    /// When a letter means nothing, or a date or time lacks a part.
    pub fn compile(text: &str) -> Result<Self, FormatError> {
        let wrong = |why: Message| FormatError {
            format: text.to_owned(),
            why,
        };
        let mut parts = split(text.trim().as_bytes()).map_err(wrong)?;
        settle_minutes(&mut parts);
        let format = Self {
            text: text.trim().to_owned(),
            parts,
        };
        let has = |field| format.count(field);
        for field in [
            Field::Year,
            Field::Month,
            Field::Day,
            Field::Hour,
            Field::Minute,
            Field::Second,
        ] {
            if has(field) > 1 {
                return Err(wrong(message!(
                    "time-part-twice",
                    "the {part} stands in it twice",
                    part = name(field),
                )));
            }
        }
        let date = has(Field::Year) + has(Field::Month) + has(Field::Day);
        if date != 0 && date != 3 {
            return Err(wrong(message!(
                "time-date-parts",
                "a date needs year, month and day"
            )));
        }
        if has(Field::Hour) == 0 && (has(Field::Minute) + has(Field::Second) > 0 || date == 0) {
            return Err(wrong(message!("time-time-parts", "a time needs its hour")));
        }
        Ok(format)
    }

    /// Whether it holds a date.
    pub fn has_date(&self) -> bool {
        self.count(Field::Day) > 0
    }

    /// Whether it holds a time.
    pub fn has_time(&self) -> bool {
        self.count(Field::Hour) > 0
    }

    /// Reads a text that has this format; fractions of a second behind it are cut.
    pub fn read(&self, text: &[u8]) -> Option<Found> {
        let mut rest = trim(text);
        let mut values = [None::<u32>; 6];
        let mut found_year = None;
        let mut afternoon = None;
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(literal) => {
                    rest = rest.strip_prefix(std::slice::from_ref(literal))?;
                }
                Part::Half => {
                    let (half, after) = rest.split_at_checked(2)?;
                    afternoon = Some(if half.eq_ignore_ascii_case(b"pm") {
                        true
                    } else if half.eq_ignore_ascii_case(b"am") {
                        false
                    } else {
                        return None;
                    });
                    rest = after;
                }
                Part::Field(field, width) => {
                    let digits = rest
                        .iter()
                        .take(*width)
                        .take_while(|b| b.is_ascii_digit())
                        .count();
                    let next_is_field = matches!(self.parts.get(index + 1), Some(Part::Field(..)));
                    let exact = *field == Field::Year || next_is_field;
                    if digits == 0 || (exact && digits != *width) {
                        return None;
                    }
                    let (value, after) = rest.split_at(digits);
                    if *field == Field::Year {
                        found_year = Some(year(value)?);
                    }
                    values[*field as usize] = Some(number(value)?);
                    rest = after;
                }
            }
        }
        let fraction =
            |rest: &[u8]| matches!(rest, [b'.' | b',', _, ..]) && rest[1..].iter().all(u8::is_ascii_digit);
        let complete = rest.is_empty() || (fraction(rest) && self.ends_in_seconds());
        if !complete {
            return None;
        }
        let value = |field: Field| values[field as usize];
        let days = match (found_year, value(Field::Month), value(Field::Day)) {
            (Some(year), Some(month), Some(day)) => Some(days_from(year, month.into(), day.into())?),
            _ => None,
        };
        let seconds = match value(Field::Hour) {
            None => None,
            Some(hour) => Some(seconds(
                hour,
                afternoon,
                value(Field::Minute).unwrap_or(0),
                value(Field::Second).unwrap_or(0),
            )?),
        };
        Some(Found { days, seconds })
    }

    fn count(&self, wanted: Field) -> usize {
        self.parts
            .iter()
            .filter(|part| matches!(part, Part::Field(field, _) if *field == wanted))
            .count()
    }

    fn ends_in_seconds(&self) -> bool {
        matches!(self.parts.last(), Some(Part::Field(Field::Second, _)))
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

fn seconds(hour: u32, afternoon: Option<bool>, minute: u32, second: u32) -> Option<u32> {
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    let seconds = hour * 3600 + minute * 60 + second;
    (minute < 60 && second < 60 && i64::from(seconds) <= DAY).then_some(seconds)
}

/// Cuts a format into parts; every run of m is a month for now.
fn split(text: &[u8]) -> Result<Vec<Part>, Message> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at).copied() {
        let rest = &text[at..];
        let run = rest
            .iter()
            .take_while(|next| next.eq_ignore_ascii_case(&byte))
            .count();
        if rest.len() >= 5 && rest[..5].eq_ignore_ascii_case(b"am/pm") {
            parts.push(Part::Half);
            at += 5;
            continue;
        }
        let field = match byte.to_ascii_lowercase() {
            b'y' => Field::Year,
            b'm' => Field::Month,
            b'd' => Field::Day,
            b'h' => Field::Hour,
            b's' => Field::Second,
            b't' if run == 2 => {
                parts.push(Part::Half);
                at += 2;
                continue;
            }
            b't' | b'z' if run == 1 => {
                parts.push(Part::Literal(byte));
                at += 1;
                continue;
            }
            b'a'..=b'z' => {
                return Err(message!(
                    "time-unknown-letter",
                    "“{letter}” means nothing in it",
                    letter = char::from(byte),
                ));
            }
            // Quotes and backslashes only protect letters in other programs' formats.
            b'\'' | b'"' | b'\\' => {
                at += 1;
                continue;
            }
            _ => {
                parts.push(Part::Literal(byte));
                at += 1;
                continue;
            }
        };
        let fits = match field {
            Field::Year => run == 2 || run == 4,
            _ => run <= 2,
        };
        if !fits {
            return Err(message!(
                "time-part-width",
                "“{part}” is too long or too short",
                part = String::from_utf8_lossy(&rest[..run]),
            ));
        }
        let width = if field == Field::Year { run } else { 2 };
        parts.push(Part::Field(field, width));
        at += run;
    }
    Ok(parts)
}

/// An m next to the hour or the second is a minute.
fn settle_minutes(parts: &mut [Part]) {
    let fields: Vec<(usize, Field)> = parts
        .iter()
        .enumerate()
        .filter_map(|(index, part)| match part {
            Part::Field(field, _) => Some((index, *field)),
            _ => None,
        })
        .collect();
    for (position, (index, field)) in fields.iter().enumerate() {
        let before = position.checked_sub(1).map(|before| fields[before].1);
        let after = fields.get(position + 1).map(|after| after.1);
        if *field == Field::Month && (before == Some(Field::Hour) || after == Some(Field::Second)) {
            parts[*index] = Part::Field(Field::Minute, 2);
        }
    }
}

fn name(field: Field) -> Message {
    match field {
        Field::Year => message!("time-year", "year"),
        Field::Month => message!("time-month", "month"),
        Field::Day => message!("time-day", "day"),
        Field::Hour => message!("time-hour", "hour"),
        Field::Minute => message!("time-minute", "minute"),
        Field::Second => message!("time-second", "second"),
    }
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
