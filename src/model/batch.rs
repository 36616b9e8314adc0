//! What travels to the WFM in one piece.

use super::ValueKey;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A batch's own number: 128 random bits. The server answers the same batch twice with the same word and stores it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BatchId(pub u128);

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Why the server did not store a value; it is not tried again until the catalogue changes (spec page 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
    UnknownQueue,
    InactiveQueue,
    UnknownValueType,
    /// The interval's start is not on the queue's grid.
    OffGrid,
    UnknownSystem,
    UnknownAgent,
    /// A word that a newer server says and this xlink does not know.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedValue {
    pub key: ValueKey,
    pub why: Refusal,
}
