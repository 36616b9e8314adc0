//! Interval values and what names them.

use super::{Message, Worded, message};
use super::{QueueId, ValueTypeId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value in hundredths, as scripts produce it and the WFM stores it: 80.23 is 8023 (spec page 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hundredths(pub i64);

impl Hundredths {
    pub const ZERO: Self = Self(0);
}

/// As a decimal number without superfluous zeros: 8023 is `80.23`, 1200 is `12`.
impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let text = match rest {
            0 => format!("{sign}{whole}"),
            _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            _ => format!("{sign}{whole}.{rest:02}"),
        };
        f.pad(&text)
    }
}

/// A point in time: seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcSecond(pub i64);

/// The length of a queue's interval in minutes: 1 to 1440, and a day holds a whole number of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct IntervalLength(u16);

/// A number of minutes that cannot divide a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct IntervalLengthError(pub u16);

impl Worded for IntervalLengthError {
    fn message(&self) -> Message {
        let Self(count) = self;
        message!(
            "model-interval-length",
            "an interval of {count} minutes does not divide a day: use 1, 5, 10, 15, 20, 30 or 60",
            count = *count
        )
    }
}

impl IntervalLength {
    pub const QUARTER: Self = Self(15);

    pub fn new(minutes: u16) -> Result<Self, IntervalLengthError> {
        if minutes > 0 && 1440 % minutes == 0 {
            Ok(Self(minutes))
        } else {
            Err(IntervalLengthError(minutes))
        }
    }

    pub fn minutes(self) -> u16 {
        self.0
    }

    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }
}

impl TryFrom<u16> for IntervalLength {
    type Error = IntervalLengthError;
    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        Self::new(minutes)
    }
}

impl From<IntervalLength> for u16 {
    fn from(length: IntervalLength) -> u16 {
        length.0
    }
}

/// Which series of a value type is meant. xlink writes `Historical` only; forecasts live in `Standard` (spec page 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Version {
    Historical,
    Standard,
}

impl Version {
    pub fn name(self) -> &'static str {
        match self {
            Self::Historical => "Historical",
            Self::Standard => "Standard",
        }
    }
}

/// What a value is put under: putting the same key again replaces, never adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ValueKey {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub version: Version,
    /// Start of the interval.
    pub start: UtcSecond,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IntervalValue {
    pub key: ValueKey,
    pub value: Hundredths,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_read_as_decimals() {
        for (value, text) in [
            (8023, "80.23"),
            (1200, "12"),
            (-350, "-3.5"),
            (5, "0.05"),
            (-5, "-0.05"),
            (0, "0"),
        ] {
            assert_eq!(Hundredths(value).to_string(), text);
        }
        assert_eq!(Hundredths(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn an_interval_divides_the_day() {
        assert!(
            [1, 5, 10, 15, 20, 30, 60, 1440]
                .into_iter()
                .all(|m| IntervalLength::new(m).is_ok())
        );
        assert!(
            [0, 7, 25, 2880]
                .into_iter()
                .all(|m| IntervalLength::new(m).is_err())
        );
    }
}
