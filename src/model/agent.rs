//! What TimeLink brings.

use super::UtcSecond;
use serde::{Deserialize, Serialize};

/// One stretch of one external activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AgentSpan {
    /// The activity's ID in the external system, trimmed.
    pub activity: String,
    pub start: UtcSecond,
    /// Later than `start`.
    pub end: UtcSecond,
}

/// All that one agent did on one local day as one external system tells it. Putting it replaces every span stored for
/// the same system, agent and day (spec page 4, TimeLink).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AgentDay {
    pub system: String,
    /// The agent's ID in the external system, trimmed.
    pub agent: String,
    /// The day in the system's own time zone.
    pub day: jiff::civil::Date,
    /// In order of their start, never overlapping.
    pub spans: Vec<AgentSpan>,
}
