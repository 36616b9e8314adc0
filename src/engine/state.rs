//! The state of a running xlink, as the top line, the trees and the flow pane show it.

use super::{ImportSummary, ImportWhat};
use crate::model::{ConnectionState, Message, UtcSecond};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Host {
    /// The service of this installation.
    Service {
        pid: u32,
        since: UtcSecond,
        version: String,
        manager: String,
    },
    /// No service runs: this process does the work itself.
    InProcess,
    /// No service runs, and this process may or can do no work: what the files say is not known.
    Nobody,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub taken: UtcSecond,
    /// The installation directory.
    pub directory: String,
    pub host: Host,
    /// One per line of `[DB]` or section of isps.cfg.
    pub connections: Vec<ConnectionState>,
    /// Revision of the catalogue in use; `None`: there is none.
    pub catalog_revision: Option<u64>,
    /// When that catalogue was last confirmed by the server.
    pub catalog_read: Option<UtcSecond>,
    pub systems: Vec<SystemState>,
    pub import: Option<ImportProgress>,
    pub last_import: Option<ImportSummary>,
    pub flow: Flow,
    pub outbox: Outbox,
    pub schedule: Schedule,
    /// Grows whenever acd_map.ini was taken over anew.
    pub mappings_revision: u64,
    pub mappings: u64,
    /// What is wrong with configuration, mappings and scripts right now, and what to do.
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemState {
    pub name: String,
    pub interface: String,
    pub phonelink: bool,
    pub timelink: bool,
    pub phase: SystemPhase,
    /// When rows last came from it.
    pub last_rows: Option<UtcSecond>,
    pub rows_today: u64,
    pub rejected_today: u64,
    /// Queue names found in its data that its settings do not list.
    pub unknown_queues: Vec<(String, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SystemPhase {
    Idle,
    Reading,
    /// Off, and why: no section, a section in error, an interface this build cannot read.
    Off {
        why: Message,
    },
    /// The last reading failed.
    Failed {
        why: Message,
    },
}

/// The pipe since the engine started, and how fast it flows (per second, over the last 10 seconds).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    pub rows: u64,
    pub rejected_rows: u64,
    pub intervals: u64,
    pub script_values: u64,
    pub rejected_values: u64,
    pub queued: u64,
    pub acknowledged: u64,
    pub refused: u64,
    pub rows_per_second: f64,
    pub values_per_second: f64,
    pub acknowledged_per_second: f64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    pub values: u64,
    pub agent_days: u64,
    pub oldest: Option<UtcSecond>,
    pub bytes: u64,
    pub limit_bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub held: bool,
    pub contacts: Automatic,
    pub activities: Automatic,
}

/// Automatic import of one kind of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Automatic {
    /// As it stands in `[General]`: `none`, `every 15 +00:05`, `daily 02:00`.
    pub setting: String,
    pub next: Option<UtcSecond>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTrigger {
    Automatic,
    CatchUp,
    Manual,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportProgress {
    pub number: u64,
    pub what: ImportWhat,
    pub trigger: ImportTrigger,
    pub first: Date,
    pub last: Date,
    /// The day in hand and its index.
    pub day: Date,
    pub day_index: u32,
    pub days: u32,
    pub phase: ImportPhase,
    /// External system in hand.
    pub system: String,
    /// 0.0 to 1.0 within this day.
    pub day_fraction: f64,
    /// 0.0 to 1.0 in all.
    pub fraction: f64,
    /// Estimate, in seconds; `None` while it is too early to tell.
    pub seconds_left: Option<u64>,
    pub rows: u64,
    pub values: u64,
    pub started: UtcSecond,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportPhase {
    Reading,
    Scripting,
    Delivering,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    Fine,
    Warning,
    Error,
}

/// Something a person should read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub level: Level,
    /// File, line, system or mapping it is about; may be empty.
    pub place: String,
    pub text: Message,
    /// What to do; may be empty.
    pub hint: Message,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The state anew, at most 4 times a second.
    Snapshot(Box<Snapshot>),
    CatalogChanged,
    MappingsChanged,
    /// Values of these queues changed; empty means “many, ask again”.
    ValuesChanged(Vec<crate::model::QueueId>),
    ImportEnded(Box<ImportSummary>),
    Notice(Notice),
}
