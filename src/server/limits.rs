//! What the server allows, announced in its greeting and enforced with a reason (spec page 7).

use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of one request, uncompressed.
    pub message_bytes: u32,
    pub batch_values: u32,
    pub batch_days: u32,
    /// Requests of one connection at once.
    pub requests: u32,
    pub connections: u32,
    /// A token ends after this.
    pub token_lifetime: Duration,
    /// So many wrong passwords in a row lock a name.
    pub wrong_passwords: u32,
    /// Whoever watches the catalogue hears something at least this often, so that silence means a dead line.
    pub notice: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 8 * 1024 * 1024,
            batch_values: 50_000,
            batch_days: 2_000,
            requests: 32,
            connections: 1_024,
            token_lifetime: Duration::from_secs(3_600),
            wrong_passwords: 5,
            notice: Duration::from_secs(15),
        }
    }
}

impl From<Limits> for crate::wire::v1::Limits {
    fn from(limits: Limits) -> Self {
        Self {
            max_message_bytes: limits.message_bytes,
            max_batch_values: limits.batch_values,
            max_batch_days: limits.batch_days,
            max_concurrent_requests: limits.requests,
        }
    }
}
