//! How the connection to a WFM system stands.

use super::{Message, UtcSecond};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionState {
    /// Name of the WFM system.
    pub name: String,
    pub url: String,
    pub phase: ConnectionPhase,
    pub since: UtcSecond,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConnectionPhase {
    /// Placeholders are not replaced yet, or a file is missing; the text says which.
    NotConfigured {
        missing: Message,
    },
    Connecting,
    Connected,
    /// The server said no; nothing is tried until the configuration changes or a person asks.
    Refused {
        why: Message,
    },
    /// Not reachable; tried again at `retry`.
    Away {
        why: Message,
        retry: UtcSecond,
    },
}
