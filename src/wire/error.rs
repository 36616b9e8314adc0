//! What can go wrong between two sides.

use crate::model::{IntervalLengthError, Message, Worded, message};

/// A message that makes no sense; the other side speaks another dialect or was damaged on the way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum WireError {
    Missing(&'static str),
    /// A number that this version of the protocol gives no meaning.
    Unknown {
        what: &'static str,
        number: i32,
    },
    Mismatched {
        queue: u32,
        starts: usize,
        values: usize,
    },
    BatchId(usize),
    Day(String),
    Interval {
        queue: u32,
        error: IntervalLengthError,
    },
    OutOfRange {
        what: &'static str,
        number: i64,
    },
    AgentDay {
        system: String,
        agent: String,
        day: String,
        why: super::AgentDayError,
    },
}

impl Worded for WireError {
    fn message(&self) -> Message {
        match self {
            Self::Missing(text) => message!("wire-missing", "the message names no {text}", text = *text),
            Self::Unknown { what, number } => message!(
                "wire-unknown",
                "{what} {number} is not known to version 1 of the protocol",
                what = *what,
                number = *number
            ),
            Self::Mismatched {
                queue,
                starts,
                values,
            } => message!(
                "wire-mismatched",
                "a series of queue {queue} has {starts} starts and {values} values: each start needs one value",
                queue = *queue,
                starts = *starts,
                values = *values
            ),
            Self::BatchId(count) => message!(
                "wire-batch-id",
                "a batch number has 16 bytes, this one has {count}",
                count = *count
            ),
            Self::Day(text) => message!(
                "wire-day",
                "“{text}” is not a day: expected YYYY-MM-DD",
                text = text
            ),
            Self::Interval { queue, error } => message!(
                "wire-interval",
                "queue {queue}: {error}",
                queue = *queue,
                error = error.message()
            ),
            Self::OutOfRange { what, number } => message!(
                "wire-out-of-range",
                "{what} {number} is out of range",
                what = *what,
                number = *number
            ),
            Self::AgentDay {
                system,
                agent,
                day,
                why,
            } => message!(
                "wire-agent-day",
                "agent “{agent}” of “{system}” on {day}: {why}",
                agent = agent,
                system = system,
                day = day,
                why = why.message()
            ),
        }
    }
}

/// Why a connection could not be opened. Hosts and reasons are named, secrets never.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum ConnectError {
    Resolve {
        host: String,
        why: Message,
    },
    /// Nobody answers at that port.
    Port {
        at: String,
        why: Message,
    },
    Timeout {
        at: String,
        seconds: u64,
    },
    Proxy {
        proxy: String,
        why: Message,
    },
    Certificate {
        host: String,
        problem: CertificateProblem,
    },
    Tls {
        host: String,
        why: Message,
    },
    /// Something answers, but not an Enterprise Server (a vendor's own host, a web server).
    NotOurProtocol {
        host: String,
        why: Message,
    },
    /// The settings themselves cannot be used.
    Settings(Message),
}

impl Worded for ConnectError {
    fn message(&self) -> Message {
        match self {
            Self::Resolve { host, why } => message!(
                "connect-resolve",
                "the address of {host} cannot be found: {why}",
                host = host,
                why = why
            ),
            Self::Port { at, why } => {
                message!("connect-port", "{at} does not answer: {why}", at = at, why = why)
            }
            Self::Timeout { at, seconds } => message!(
                "connect-timeout",
                "{at} did not answer within {seconds} seconds",
                at = at,
                seconds = *seconds
            ),
            Self::Proxy { proxy, why } => message!(
                "connect-proxy",
                "the proxy {proxy} does not let us through: {why}",
                proxy = proxy,
                why = why
            ),
            Self::Certificate { host, problem } => message!(
                "connect-certificate",
                "the certificate of {host} is not accepted: {problem}",
                host = host,
                problem = problem.message()
            ),
            Self::Tls { host, why } => message!(
                "connect-tls",
                "no encrypted line to {host}: {why}",
                host = host,
                why = why
            ),
            Self::NotOurProtocol { host, why } => message!(
                "connect-not-our-protocol",
                "{host} does not speak xlink's protocol: {why}",
                host = host,
                why = why
            ),
            Self::Settings(why) => why.clone(),
        }
    }
}

/// What is wrong with a server's certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum CertificateProblem {
    Chain,
    Name,
    Expired,
    NotYetValid,
    Fingerprint { expected: String, found: String },
    Other(String),
}

impl Worded for CertificateProblem {
    fn message(&self) -> Message {
        match self {
            Self::Chain => message!(
                "certificate-chain",
                "nobody that this machine trusts has signed it"
            ),
            Self::Name => message!("certificate-name", "it was made for another name"),
            Self::Expired => message!("certificate-expired", "it has expired"),
            Self::NotYetValid => message!(
                "certificate-not-yet-valid",
                "it is not valid yet; look at the clocks of both machines"
            ),
            Self::Fingerprint { expected, found } => message!(
                "certificate-fingerprint",
                "its SHA-256 fingerprint is {found}, expected {expected}",
                found = found,
                expected = expected
            ),
            Self::Other(why) => Message::from(why.as_str()),
        }
    }
}
