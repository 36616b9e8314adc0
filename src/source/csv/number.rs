//! Cells that hold numbers (spec page 2, *Cells*).

use crate::model::{Message, message};
use crate::time::recognise;

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFault {
    NotANumber,
    /// One separator followed by exactly three digits, or two separators.
    Thousands,
    TooLarge,
    NotATime,
}

impl NumberFault {
    pub fn message(self) -> Message {
        match self {
            Self::NotANumber => message!("source-not-a-number", "not a number"),
            Self::Thousands => message!(
                "source-thousands",
                "could be thousands or a fraction: export numbers without thousands separators and with one, two or four decimals"
            ),
            Self::TooLarge => message!("source-too-large", "too large a number"),
            Self::NotATime => message!(
                "source-not-a-handling-time",
                "not a handling time: expected seconds, with decimals or not, or h:mm:ss"
            ),
        }
    }
}

/// Whole numbers beyond this are not exact any more.
const EXACT: u64 = 1 << 53;

/// A whole number; a fraction is cut. An empty cell is no value, `NaN`.
pub(super) fn whole(cell: &[u8]) -> Result<f64, NumberFault> {
    decimal(cell).map(f64::trunc)
}

/// Seconds with decimals, or `h:mm:ss`. An empty cell is no value, `NaN`.
pub(super) fn handling_time(cell: &[u8]) -> Result<f64, NumberFault> {
    if cell.contains(&b':') {
        return recognise::duration(cell).ok_or(NumberFault::NotATime);
    }
    match decimal(cell) {
        Ok(seconds) if seconds < 0.0 => Err(NumberFault::NotATime),
        Err(NumberFault::NotANumber) => Err(NumberFault::NotATime),
        other => other,
    }
}

/// A number with decimal comma or point. An empty cell is no value, `NaN`.
pub(super) fn decimal(cell: &[u8]) -> Result<f64, NumberFault> {
    let text = super::trim(cell);
    if text.is_empty() {
        return Ok(f64::NAN);
    }
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (mut mantissa, mut decimals, mut any) = (0u64, None::<u32>, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' if decimals == Some(15) => break,
            b'0'..=b'9' if mantissa >= EXACT / 10 => {
                // More decimals than anybody measures are cut; more whole digits are too many.
                match decimals {
                    Some(_) => break,
                    None => return Err(too_large(digits)),
                }
            }
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                decimals = decimals.map(|count| count + 1);
                any = true;
            }
            b'.' | b',' if decimals.is_none() => decimals = Some(0),
            _ => break,
        }
    }
    check(digits, any)?;
    let scale = 10u64.pow(decimals.unwrap_or(0)) as f64;
    let number = mantissa as f64 / scale;
    Ok(if negative { -number } else { number })
}

fn too_large(digits: &[u8]) -> NumberFault {
    check(digits, true).err().unwrap_or(NumberFault::TooLarge)
}

/// Whether these are digits with at most one separator that cannot be one of thousands.
fn check(digits: &[u8], any: bool) -> Result<(), NumberFault> {
    let is_separator = |byte: &u8| matches!(byte, b'.' | b',');
    if !any
        || !digits
            .iter()
            .all(|byte| byte.is_ascii_digit() || is_separator(byte))
    {
        return Err(NumberFault::NotANumber);
    }
    let mut parts = digits.split(is_separator);
    let _whole = parts.next();
    match (parts.next(), parts.next()) {
        (None, _) => Ok(()),
        (Some(_), Some(_)) => Err(NumberFault::Thousands),
        (Some(decimals), None) => match decimals.len() {
            0 => Err(NumberFault::NotANumber),
            3 => Err(NumberFault::Thousands),
            _ => Ok(()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fraction_is_cut() {
        for (cell, number) in [
            ("12", 12.0),
            ("0", 0.0),
            (" 7 ", 7.0),
            ("12.7", 12.0),
            ("12,75", 12.0),
            ("-3.7", -3.0),
            ("+4", 4.0),
            (".5", 0.0),
            ("1.2345", 1.0),
            ("0012", 12.0),
            ("900719925474099", 900_719_925_474_099.0),
        ] {
            assert_eq!(whole(cell.as_bytes()), Ok(number), "{cell}");
        }
    }

    #[test]
    fn an_empty_cell_is_no_value() {
        assert!(whole(b"").unwrap().is_nan());
        assert!(whole(b"  ").unwrap().is_nan());
        assert!(handling_time(b"").unwrap().is_nan());
    }

    #[test]
    fn what_could_be_thousands_is_never_guessed() {
        for cell in [
            "1.234",
            "1,234",
            "0.500",
            "1.234,56",
            "1,234.56",
            "1.234.567",
            "1,2,3",
        ] {
            assert_eq!(whole(cell.as_bytes()), Err(NumberFault::Thousands), "{cell}");
            assert_eq!(
                handling_time(cell.as_bytes()),
                Err(NumberFault::Thousands),
                "{cell}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_so() {
        for cell in [
            "x", "1 2", "1e5", "12.", ".", "-", "--1", "1-", "85%", "0x1F", "1.2x",
        ] {
            assert_eq!(whole(cell.as_bytes()), Err(NumberFault::NotANumber), "{cell}");
        }
        assert_eq!(whole(b"99999999999999999999"), Err(NumberFault::TooLarge));
    }

    #[test]
    fn a_handling_time_is_seconds_or_hours_minutes_seconds() {
        for (cell, seconds) in [
            ("180", 180.0),
            ("12,5", 12.5),
            ("0:03:00", 180.0),
            ("12.25", 12.25),
        ] {
            assert_eq!(handling_time(cell.as_bytes()), Ok(seconds), "{cell}");
        }
        for cell in ["3:00", "-5", "x", "1:2:3"] {
            assert_eq!(
                handling_time(cell.as_bytes()),
                Err(NumberFault::NotATime),
                "{cell}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(cell in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = (whole(&cell), handling_time(&cell));
        }

        #[test]
        fn numbers_come_back(number in -100_000_000_i64..100_000_000, decimals in "[0-9]{1,2}|[0-9]{4,6}") {
            prop_assert_eq!(whole(number.to_string().as_bytes()), Ok(number as f64));
            let text = format!("{number},{decimals}");
            let expected: f64 = text.replace(',', ".").parse().unwrap();
            prop_assert_eq!(decimal(text.as_bytes()), Ok(expected));
        }
    }
}
