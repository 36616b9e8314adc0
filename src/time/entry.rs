//! Dates as people type them on the command line (spec pages 4 and 8).

use crate::model::{Message, Worded, message};
use jiff::civil::Date;

/// How a date with slashes is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `MM/DD/YYYY`
    MonthFirst,
    /// `DD/MM/YYYY`, when `Language` or `--lang` says French or German.
    DayFirst,
}

impl DateStyle {
    /// How people are told to write it.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::MonthFirst => "MM/DD/YYYY",
            Self::DayFirst => "DD/MM/YYYY",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum EntryError {
    NotADate {
        text: String,
        style: DateStyle,
    },
    /// Well formed, but no calendar has it: 30 February, or day and month the other way round.
    Impossible {
        text: String,
        style: DateStyle,
    },
}

impl Worded for EntryError {
    fn message(&self) -> Message {
        match self {
            Self::NotADate { text, style } => message!(
                "time-not-a-date",
                "“{text}” is not a date: write YYYY-MM-DD or {style}",
                text = text,
                style = style.pattern()
            ),
            Self::Impossible { text, style } => message!(
                "time-impossible",
                "“{text}” does not exist in the calendar, read as {pattern}",
                text = text,
                pattern = style.pattern()
            ),
        }
    }
}

/// An ISO date (`2026-03-01`), or one with slashes in the given style; the year has four digits.
///
/// # Errors
/// When it is no date, or one that does not exist.
pub fn parse_date(text: &str, style: DateStyle) -> Result<Date, EntryError> {
    let not_a_date = || EntryError::NotADate {
        text: text.to_owned(),
        style,
    };
    let trimmed = text.trim();
    let separator = if trimmed.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = trimmed.split(separator).collect();
    let [a, b, c] = parts[..] else {
        return Err(not_a_date());
    };
    let (year, month, day) = match (separator, style) {
        ('-', _) => (a, b, c),
        (_, DateStyle::MonthFirst) => (c, a, b),
        (_, DateStyle::DayFirst) => (c, b, a),
    };
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let fits = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse::<i16>().ok()).flatten()
    };
    let parts = (number(year, 4..=4), number(month, 1..=2), number(day, 1..=2));
    let (Some(year), Some(month), Some(day)) = parts else {
        return Err(not_a_date());
    };
    // Two digits always fit.
    Date::new(year, month as i8, day as i8).map_err(|_| EntryError::Impossible {
        text: text.to_owned(),
        style,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn iso_means_the_same_in_every_language() {
        for style in [DateStyle::MonthFirst, DateStyle::DayFirst] {
            assert_eq!(parse_date("2026-03-01", style), Ok(date(2026, 3, 1)));
        }
    }

    #[test]
    fn slashes_follow_the_language() {
        assert_eq!(
            parse_date("03/01/2026", DateStyle::MonthFirst),
            Ok(date(2026, 3, 1))
        );
        assert_eq!(
            parse_date("03/01/2026", DateStyle::DayFirst),
            Ok(date(2026, 1, 3))
        );
        assert_eq!(
            parse_date("3/1/2026", DateStyle::MonthFirst),
            Ok(date(2026, 3, 1))
        );
    }

    #[test]
    fn a_date_that_does_not_exist_is_said_to_be_so() {
        for (text, style) in [
            ("2026-02-30", DateStyle::MonthFirst),
            ("13/01/2026", DateStyle::MonthFirst),
            ("01/13/2026", DateStyle::DayFirst),
            ("02/29/2025", DateStyle::MonthFirst),
        ] {
            let error = parse_date(text, style).unwrap_err();
            assert!(matches!(error, EntryError::Impossible { .. }), "{text}: {error}");
        }
        assert_eq!(
            parse_date("13/01/2026", DateStyle::MonthFirst)
                .unwrap_err()
                .to_string(),
            "“13/01/2026” does not exist in the calendar, read as MM/DD/YYYY"
        );
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "yesterday",
            "2026-3",
            "01/02/26",
            "2026/03/01",
            "+3/01/2026",
            "1.2.2026",
        ] {
            let error = parse_date(text, DateStyle::MonthFirst).unwrap_err();
            assert!(matches!(error, EntryError::NotADate { .. }), "{text}: {error}");
        }
    }
}
