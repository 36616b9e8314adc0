//! Numbers by which the WFM server names things.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that should have been an ID and is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not {what}: expected a whole number from 0 to 4294967295")]
pub struct IdError {
    pub text: String,
    pub what: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                let text = text.trim();
                let digits_only = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
                match text.parse() {
                    Ok(number) if digits_only => Ok(Self(number)),
                    _ => Err(IdError { text: text.to_owned(), what: $what }),
                }
            }
        }
    };
}

id!(
    /// A queue of the WFM. As a parent, 0 means “none” (spec page 1, acd_map.ini).
    QueueId, "a queue ID"
);
id!(
    /// A value type of the WFM, such as “Calls Offered”.
    ValueTypeId, "a value type ID"
);
id!(
    /// An activity of the WFM; *Present* is 1.
    ActivityId, "an activity ID"
);
id!(
    /// An employee of the WFM.
    EmployeeId, "an employee ID"
);

impl QueueId {
    /// The parent of a queue that has none.
    pub const NONE: Self = Self(0);
}

impl ActivityId {
    /// *Present*, to which every external activity belongs until somebody assigns it (spec page 4).
    pub const PRESENT: Self = Self(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_digits_only() {
        assert_eq!("1003".parse(), Ok(QueueId(1003)));
        assert_eq!(" 7 ".parse(), Ok(ValueTypeId(7)));
        assert!("+7".parse::<QueueId>().is_err());
        assert!("4294967296".parse::<QueueId>().is_err());
        assert!("".parse::<QueueId>().is_err());
    }
}
