//! Questions and answers as they travel over the channel.

use super::{
    ConnectionState, DayGrid, DayStrip, ImportSummary, LiveValue, Notice, Preview, PreviewRequest, SeenAgent,
    Snapshot, TreeNode,
};
use crate::model::{Catalog, QueueId, ValueTypeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Call data, agent data, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportWhat {
    Contacts,
    Activities,
    Both,
}

/// A manual import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRequest {
    pub what: ImportWhat,
    pub first: Date,
    /// Inclusive.
    pub last: Date,
    /// Empty: all.
    pub systems: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Question {
    Snapshot,
    Subscribe,
    Catalog,
    Tree {
        system: String,
        refresh: bool,
    },
    Live(Vec<(QueueId, ValueTypeId)>),
    DayStrip {
        queue: QueueId,
        value_type: ValueTypeId,
        day: Date,
    },
    Days {
        keys: Vec<(QueueId, ValueTypeId)>,
        first: Date,
        last: Date,
    },
    StartImport(ImportRequest),
    CancelImport,
    Summary(u64),
    Hold(bool),
    Reload,
    CorrectMappings,
    TestSource(String),
    Preview(PreviewRequest),
    SignIn(String),
    Agents,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    Done,
    Snapshot(Box<Snapshot>),
    Catalog(Option<Arc<Catalog>>),
    Tree(TreeNode),
    Live(Vec<LiveValue>),
    DayStrip(DayStrip),
    Days(Vec<DayGrid>),
    Started(u64),
    Summary(Option<Box<ImportSummary>>),
    Notices(Vec<Notice>),
    Preview(Box<Preview>),
    Lines(Vec<String>),
    Connection(ConnectionState),
    Agents(Vec<SeenAgent>),
    Refused(EngineError),
}

/// Why an engine could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum EngineError {
    /// `rc=5`: not the service's account, nor one that `register` admitted (spec page 5).
    #[error("access denied (rc=5): {0}")]
    AccessDenied(String),
    /// `rc=32`: the ledger belongs to another process.
    #[error("in use (rc=32): {0}")]
    InUse(String),
    #[error("cannot reach the service: {0}")]
    Unreachable(String),
    /// The other side is another version of xlink.
    #[error(
        "the service is xlink with channel version {theirs}, this program speaks {ours}: restart the older one"
    )]
    Version { theirs: u32, ours: u32 },
    #[error("an import is running: {0}")]
    Busy(String),
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Invalid(String),
    #[error("{0}")]
    Failed(String),
}
