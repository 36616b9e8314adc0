//! What can go wrong between two sides.

use crate::model::IntervalLengthError;

/// A message that makes no sense; the other side speaks another dialect or was damaged on the way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    #[error("the message names no {0}")]
    Missing(&'static str),
    /// A number that this version of the protocol gives no meaning.
    #[error("{what} {number} is not known to version 1 of the protocol")]
    Unknown { what: &'static str, number: i32 },
    #[error("a series of queue {queue} has {starts} starts and {values} values: each start needs one value")]
    Mismatched {
        queue: u32,
        starts: usize,
        values: usize,
    },
    #[error("a batch number has 16 bytes, this one has {0}")]
    BatchId(usize),
    #[error("“{0}” is not a day: expected YYYY-MM-DD")]
    Day(String),
    #[error("queue {queue}: {error}")]
    Interval { queue: u32, error: IntervalLengthError },
    #[error("{what} {number} is out of range")]
    OutOfRange { what: &'static str, number: i64 },
    #[error("agent “{agent}” of “{system}” on {day}: {why}")]
    AgentDay {
        system: String,
        agent: String,
        day: String,
        why: super::AgentDayError,
    },
}

/// Why a connection could not be opened. Hosts and reasons are named, secrets never.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    #[error("the address of {host} cannot be found: {why}")]
    Resolve { host: String, why: String },
    /// Nobody answers at that port.
    #[error("{at} does not answer: {why}")]
    Port { at: String, why: String },
    #[error("{at} did not answer within {seconds} seconds")]
    Timeout { at: String, seconds: u64 },
    #[error("the proxy {proxy} does not let us through: {why}")]
    Proxy { proxy: String, why: String },
    #[error("the certificate of {host} is not accepted: {problem}")]
    Certificate {
        host: String,
        problem: CertificateProblem,
    },
    #[error("no encrypted line to {host}: {why}")]
    Tls { host: String, why: String },
    /// Something answers, but not an Enterprise Server (a vendor's own host, a web server).
    #[error("{host} does not speak xlink's protocol: {why}")]
    NotOurProtocol { host: String, why: String },
    /// The settings themselves cannot be used.
    #[error("{0}")]
    Settings(String),
}

/// What is wrong with a server's certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateProblem {
    #[error("nobody that this machine trusts has signed it")]
    Chain,
    #[error("it was made for another name")]
    Name,
    #[error("it has expired")]
    Expired,
    #[error("it is not valid yet; look at the clocks of both machines")]
    NotYetValid,
    #[error("its SHA-256 fingerprint is {found}, expected {expected}")]
    Fingerprint { expected: String, found: String },
    #[error("{0}")]
    Other(String),
}
