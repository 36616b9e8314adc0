//! Dates, times and timestamps as sources write them, recognised by themselves (spec page 2, below the CSV keys).
//!
//! All work on bytes, since every form is ASCII, and none guesses: what is not one of the page's forms is `None`, and
//! the row is rejected rather than put into a wrong interval.

use super::civil::{DAY, DateOrder, date_from_days, days_of};
use jiff::civil::Date;

/// Two-digit years up to this one are 20xx, later ones 19xx, as POSIX has it.
pub const PIVOT: i64 = 68;

/// A date and a time as they stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00 of the clock that the text shows.
    pub civil: i64,
    /// Seconds east of UTC where the text tells: `Z`, `+01:00`. Whether it counts is the caller's to decide.
    pub offset: Option<i32>,
}

/// `02/09/2019`, `2/9/19`, `020919`, `02092019` with `.`, `-`, `/` or nothing between, in this order; a leading
/// four-digit year is always year, month, day. Years are 1900 to 2199; two digits turn at [`PIVOT`].
pub fn date(text: &[u8], order: DateOrder) -> Option<Date> {
    days(text, order).map(date_from_days)
}

/// As [`date`], in days since 1970-01-01.
pub fn days(text: &[u8], order: DateOrder) -> Option<i64> {
    let text = trim(text);
    let first = text.iter().position(|byte| !byte.is_ascii_digit());
    let Some(first) = first else {
        return days_without_separators(text, order);
    };
    let separator = text[first];
    if !matches!(separator, b'.' | b'-' | b'/') {
        return None;
    }
    let mut groups = text.split(|byte| *byte == separator);
    let (a, b, c) = (groups.next()?, groups.next()?, groups.next()?);
    if groups.next().is_some() {
        return None;
    }
    match (a.len(), order) {
        (4, _) | (2, DateOrder::Ymd) => days_from(year(a)?, group(b)?, group(c)?),
        (1 | 2, DateOrder::Dmy) => days_from(year(c)?, group(b)?, group(a)?),
        (1 | 2, DateOrder::Mdy) => days_from(year(c)?, group(a)?, group(b)?),
        _ => None,
    }
}

/// Eight digits can be read in one way only: no day and no month begins with 19, 20 or 21 and is followed by a month.
fn days_without_separators(text: &[u8], order: DateOrder) -> Option<i64> {
    let ymd = |year_digits: usize| {
        let (y, rest) = text.split_at(year_digits);
        days_from(year(y)?, group(&rest[..2])?, group(&rest[2..])?)
    };
    let ending_in_year = || {
        let (a, b, c) = (group(&text[..2])?, group(&text[2..4])?, year(&text[4..])?);
        match order {
            DateOrder::Dmy => days_from(c, b, a),
            DateOrder::Mdy => days_from(c, a, b),
            DateOrder::Ymd => None,
        }
    };
    match (text.len(), order) {
        (8, _) => ymd(4).or_else(ending_in_year),
        (6, DateOrder::Ymd) => ymd(2),
        (6, _) => ending_in_year(),
        _ => None,
    }
}

/// Seconds since midnight, 86,400 for `24:00`: `9:50 AM`, `9:50:34 AM`, `08:48`, `08:48:00`, `0848`, `848`, `084800`,
/// `84800`, `8`, and hours as decimals: `.5`, `8.5`, `12,7`. Fractions of a second are cut.
pub fn time(text: &[u8]) -> Option<u32> {
    let text = trim(text);
    let (text, half) = split_half(text);
    let (hour, minute, second) = if text.contains(&b':') {
        with_colons(text)?
    } else if text.iter().all(u8::is_ascii_digit) {
        let (head, second) = match text.len() {
            1..=4 => (text, 0),
            5 | 6 => (&text[..text.len() - 2], number(&text[text.len() - 2..])?),
            _ => return None,
        };
        match head.len() {
            1 | 2 => (number(head)?, 0, second),
            _ => {
                let (hour, minute) = head.split_at(head.len() - 2);
                (number(hour)?, number(minute)?, second)
            }
        }
    } else if half.is_none() {
        return decimal_hours(text);
    } else {
        return None;
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    let seconds = hour * 3600 + minute * 60 + second;
    let fits = minute < 60 && second < 60 && i64::from(seconds) <= DAY;
    fits.then_some(seconds)
}

/// A date and a time, with `T` or blanks between, and at the end perhaps `Z` or an offset (`+00:00`, `-0330`, `+01`).
pub fn moment(text: &[u8], order: DateOrder) -> Option<Moment> {
    let text = trim(text);
    let split = text
        .iter()
        .position(|byte| matches!(byte, b'T' | b't' | b' ' | b'\t'))?;
    let days = days(&text[..split], order)?;
    let (rest, offset) = split_offset(trim(&text[split + 1..]))?;
    Some(Moment {
        civil: days * DAY + i64::from(time(rest)?),
        offset,
    })
}

/// Seconds with or without decimals (`180`, `12,5`), or `h:mm:ss`. A separator followed by exactly three digits could
/// be thousands and is not read.
pub fn duration(text: &[u8]) -> Option<f64> {
    let text = trim(text);
    let mut parts = text.split(|byte| *byte == b':');
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    if let Some(minutes) = second {
        if parts.next().is_some() || !matches!(first.len(), 1..=5) {
            return None;
        }
        let (seconds, _) = split_fraction(third?)?;
        let (minutes, whole) = (two_digits(minutes)?, two_digits(seconds)?);
        let fits = minutes < 60 && whole < 60;
        let fraction: f64 = std::str::from_utf8(&third?[2..])
            .ok()
            .filter(|text| !text.is_empty())
            .map_or(Some(0.0), |text| {
                format!("0{}", text.replace(',', ".")).parse().ok()
            })?;
        let seconds = i64::from(number(first)?) * 3600 + i64::from(minutes * 60 + whole);
        return fits.then_some(seconds as f64 + fraction);
    }
    let (whole, decimals) = match text.iter().position(|byte| matches!(byte, b'.' | b',')) {
        None => (text, &b""[..]),
        Some(at) => (&text[..at], &text[at + 1..]),
    };
    let digits = whole.iter().chain(decimals).all(u8::is_ascii_digit);
    let dangling = whole.len() < text.len() && decimals.is_empty();
    if !digits || dangling || decimals.len() == 3 || text.is_empty() || text.len() > 24 {
        return None;
    }
    let whole = std::str::from_utf8(whole).ok()?;
    let decimals = std::str::from_utf8(decimals).ok()?;
    format!("0{whole}.{decimals}0").parse().ok()
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

fn split_half(text: &[u8]) -> (&[u8], Option<Half>) {
    let Some(at) = text.len().checked_sub(2) else {
        return (text, None);
    };
    let half = match (text[at].to_ascii_lowercase(), text[at + 1].to_ascii_lowercase()) {
        (b'a', b'm') => Half::Morning,
        (b'p', b'm') => Half::Afternoon,
        _ => return (text, None),
    };
    (trim(&text[..at]), Some(half))
}

fn with_colons(text: &[u8]) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(|byte| *byte == b':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || !matches!(hour.len(), 1 | 2) {
        return None;
    }
    let second = match second {
        Some(text) => two_digits(split_fraction(text)?.0)?,
        None => 0,
    };
    Some((number(hour)?, two_digits(minute)?, second))
}

/// `12.345` are seconds and their fraction.
fn split_fraction(text: &[u8]) -> Option<(&[u8], &[u8])> {
    match text.iter().position(|byte| matches!(byte, b'.' | b',')) {
        None => Some((text, b"")),
        Some(at) => {
            let fraction = &text[at + 1..];
            let fits = matches!(fraction.len(), 1..=9) && fraction.iter().all(u8::is_ascii_digit);
            fits.then_some((&text[..at], fraction))
        }
    }
}

/// `.5`, `8.5`, `12,7`: to the nearest second.
fn decimal_hours(text: &[u8]) -> Option<u32> {
    let point = text.iter().position(|byte| matches!(byte, b'.' | b','))?;
    let (whole, decimals) = (&text[..point], &text[point + 1..]);
    if whole.len() > 2 || !matches!(decimals.len(), 1..=9) {
        return None;
    }
    let whole = if whole.is_empty() { 0 } else { number(whole)? };
    let scale = 10_u64.pow(decimals.len() as u32);
    let fraction = (u64::from(number(decimals)?) * 3600 + scale / 2) / scale;
    let seconds = u64::from(whole) * 3600 + fraction;
    (seconds <= DAY as u64).then_some(seconds as u32)
}

fn split_offset(text: &[u8]) -> Option<(&[u8], Option<i32>)> {
    if let [head @ .., b'Z' | b'z'] = text {
        return Some((head, Some(0)));
    }
    let Some(at) = text.iter().rposition(|byte| matches!(byte, b'+' | b'-')) else {
        return Some((text, None));
    };
    let (hours, minutes) = match &text[at + 1..] {
        [a, b] => ([*a, *b], [b'0', b'0']),
        [a, b, c, d] | [a, b, b':', c, d] => ([*a, *b], [*c, *d]),
        _ => return None,
    };
    let (hours, minutes) = (number(&hours)? as i32, number(&minutes)? as i32);
    let seconds = hours * 3600 + minutes * 60;
    let signed = if text[at] == b'-' { -seconds } else { seconds };
    (hours <= 18 && minutes < 60).then_some((&text[..at], Some(signed)))
}

/// One or two digits.
fn group(text: &[u8]) -> Option<i64> {
    matches!(text.len(), 1 | 2)
        .then(|| number(text))
        .flatten()
        .map(i64::from)
}

fn two_digits(text: &[u8]) -> Option<u32> {
    (text.len() == 2).then(|| number(text)).flatten()
}

/// Two or four digits, as a year of our times.
pub(super) fn year(text: &[u8]) -> Option<i64> {
    let number = i64::from(number(text)?);
    match text.len() {
        2 if number <= PIVOT => Some(2000 + number),
        2 => Some(1900 + number),
        4 if (1900..2200).contains(&number) => Some(number),
        _ => None,
    }
}

/// One to nine digits.
pub(super) fn number(text: &[u8]) -> Option<u32> {
    if !matches!(text.len(), 1..=9) {
        return None;
    }
    text.iter().try_fold(0, |sum: u32, byte| {
        byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
    })
}

/// Days since 1970 of a date that the calendar has.
pub(super) fn days_from(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    (1..=longest).contains(&day).then(|| days_of(year, month, day))
}

/// Without the blanks around it; no-break spaces stand before `AM` in some programs' output.
pub(super) fn trim(mut text: &[u8]) -> &[u8] {
    loop {
        text = text.trim_ascii();
        let before = text.len();
        for blank in [&b"\xC2\xA0"[..], b"\xE2\x80\xAF"] {
            text = text.strip_prefix(blank).unwrap_or(text);
            text = text.strip_suffix(blank).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

#[cfg(test)]
mod tests;
