//! Numbers by which the WFM server names things.

use super::{Message, Worded, message};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that should have been an ID and is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct IdError(pub String);

impl Worded for IdError {
    fn message(&self) -> Message {
        message!(
            "model-not-an-id",
            "“{text}” is not an ID: expected a whole number from 0 to 4294967295",
            text = &self.0
        )
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
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
                    _ => Err(IdError(text.to_owned())),
                }
            }
        }
    };
}

id!(
    /// A queue of the WFM. As a parent, 0 means “none” (spec page 1, acd_map.ini).
    QueueId
);
id!(
    /// A value type of the WFM, such as “Calls Offered”.
    ValueTypeId
);
id!(
    /// An activity of the WFM; *Present* is 1.
    ActivityId
);
id!(
    /// An employee of the WFM.
    EmployeeId
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
