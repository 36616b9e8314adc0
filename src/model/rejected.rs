//! What was left out of an import.

use super::{Message, QueueId, UtcSecond, ValueTypeId};
use serde::{Deserialize, Serialize};

/// A row that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// File name, or the query's name for a database.
    pub place: String,
    /// Counted from 1; the line on which the row begins.
    pub line: u64,
    /// Column counted from 1, where one cell is to blame.
    pub column: Option<u16>,
    /// What was found, shortened.
    pub found: String,
    /// What is wrong with it.
    pub why: Message,
}

/// An interval's value that a script or the WFM rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedValue {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub start: UtcSecond,
    /// Script file and line, or the server's refusal.
    pub place: String,
    pub why: Message,
}
