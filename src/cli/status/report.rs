//! What `xlink status --json` says. Names once published stay.

use crate::engine::{ImportProgress, ImportSummary, LiveState, LiveValue, Notice};
use crate::model::{Catalog, ConnectionPhase, ConnectionState, Hundredths, Message, Queue, UtcSecond};
use crate::time::Zone;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Report {
    pub directory: String,
    pub service: Service,
    /// The first WFM system's.
    pub connection: Connection,
    pub connections: Vec<Connection>,
    pub queues: Vec<QueueRow>,
    pub outbox: Outbox,
    pub held: bool,
    pub import: Option<ImportProgress>,
    pub last_import: Option<ImportSummary>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Service {
    /// `running`, `stopped`, `not-installed`
    pub state: &'static str,
    pub manager: String,
    pub pid: Option<u32>,
    pub since: Option<String>,
    pub version: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Connection {
    /// `connected`, `connecting`, `away`, `refused`, `not-configured`, `no-service`
    pub state: &'static str,
    pub name: String,
    pub url: String,
    /// Empty when there is nothing to say.
    pub why: Message,
    pub since: Option<String>,
    pub retry: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct QueueRow {
    pub id: u32,
    pub name: String,
    /// Start of the newest interval of today with a value, in the queue's zone.
    pub last_interval: Option<String>,
    /// Intervals of today that have ended and of which nothing is known, over its mapped value types.
    pub gaps: u64,
    pub value_types: Vec<ValueRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ValueRow {
    pub id: u32,
    pub name: String,
    /// `delivered`, `pending`, `rejected`, `quiet`, `not-mapped`, `inactive`
    pub state: &'static str,
    pub last: Option<Last>,
    pub today: Option<f64>,
    pub gaps: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Last {
    pub start: String,
    pub value: f64,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Outbox {
    pub values: u64,
    pub agent_days: u64,
    pub oldest: Option<String>,
    pub bytes: u64,
    pub limit_bytes: u64,
}

impl Connection {
    pub fn of(state: &ConnectionState) -> Self {
        let (name, why, retry) = match &state.phase {
            ConnectionPhase::NotConfigured { missing } => ("not-configured", missing.clone(), None),
            ConnectionPhase::Connecting => ("connecting", Message::default(), None),
            ConnectionPhase::Connected => ("connected", Message::default(), None),
            ConnectionPhase::Refused { why } => ("refused", why.clone(), None),
            ConnectionPhase::Away { why, retry } => ("away", why.clone(), Some(instant(*retry))),
        };
        Self {
            state: name,
            name: state.name.clone(),
            url: state.url.clone(),
            why,
            since: Some(instant(state.since)),
            retry,
        }
    }

    /// Without a service nobody holds a connection.
    pub fn none(state: &'static str, name: &str, url: &str) -> Self {
        Self {
            state,
            name: name.to_owned(),
            url: url.to_owned(),
            why: Message::default(),
            since: None,
            retry: None,
        }
    }
}

impl QueueRow {
    /// `values` are this queue's, each with its gaps.
    pub fn of(catalog: &Catalog, queue: &Queue, values: &[(LiveValue, u64)]) -> Self {
        let zone = Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc());
        let newest = values
            .iter()
            .filter_map(|(value, _)| value.last)
            .map(|(start, _)| start)
            .max();
        let row = |(value, gaps): &(LiveValue, u64)| ValueRow {
            id: value.value_type.0,
            name: catalog
                .value_type(value.value_type)
                .map_or_else(String::new, |it| it.name.clone()),
            state: state(value.state),
            last: value.last.map(|(start, last)| Last {
                start: zone.format(start),
                value: decimal(last),
            }),
            today: value.today.map(decimal),
            gaps: *gaps,
        };
        Self {
            id: queue.id.0,
            name: queue.name.clone(),
            last_interval: newest.map(|start| zone.format(start)),
            gaps: values.iter().map(|(_, gaps)| gaps).sum(),
            value_types: values.iter().map(row).collect(),
        }
    }
}

/// A moment as everybody reads it, in UTC.
pub(super) fn instant(at: UtcSecond) -> String {
    jiff::Timestamp::from_second(at.0).map_or_else(|_| at.0.to_string(), |at| at.to_string())
}

fn decimal(value: Hundredths) -> f64 {
    value.0 as f64 / 100.0
}

fn state(state: LiveState) -> &'static str {
    match state {
        LiveState::NotMapped => "not-mapped",
        LiveState::Quiet => "quiet",
        LiveState::Delivered => "delivered",
        LiveState::Pending => "pending",
        LiveState::Rejected => "rejected",
        LiveState::Inactive => "inactive",
    }
}
