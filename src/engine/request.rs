//! Questions and answers as they travel over the channel.

use super::{
    ConnectionState, DayGrid, DayStrip, Draft, ImportSummary, LiveValue, Notice, Preview, PreviewRequest,
    Probe, SeenAgent, SignInRequest, SignInTrial, Snapshot, TreeNode,
};
use crate::model::{Catalog, Message, QueueId, ValueTypeId, Worded, message};
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
    Probe(Draft),
    TrySignIn(SignInRequest),
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
    Probe(Box<Probe>),
    SignInTrial(SignInTrial),
    Agents(Vec<SeenAgent>),
    Refused(EngineError),
}

/// Why an engine could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{}", self.message())]
pub enum EngineError {
    /// `rc=5`: not the service's account, nor one that `register` admitted (spec page 5).
    AccessDenied(Message),
    /// `rc=32`: the ledger belongs to another process.
    InUse(Message),
    Unreachable(Message),
    /// The other side is another version of xlink.
    Version {
        theirs: u32,
        ours: u32,
    },
    Busy(Message),
    NotFound(Message),
    Invalid(Message),
    Failed(Message),
}

impl EngineError {
    /// Whether words tell of an engine that is there and does not let in or answer, not of one that is missing.
    pub fn is_of_another(words: &Message) -> bool {
        [
            "engine-access-denied",
            "engine-in-use",
            "engine-unreachable",
            "engine-version",
        ]
        .contains(&words.key())
    }
}

impl Worded for EngineError {
    fn message(&self) -> Message {
        match self {
            Self::AccessDenied(why) => {
                message!("engine-access-denied", "access denied (rc=5): {why}", why = why)
            }
            Self::InUse(why) => message!("engine-in-use", "in use (rc=32): {why}", why = why),
            Self::Unreachable(why) => {
                message!("engine-unreachable", "cannot reach the service: {why}", why = why)
            }
            Self::Version { theirs, ours } => message!(
                "engine-version",
                "the service is xlink with channel version {theirs}, this program speaks {ours}: restart the older one",
                theirs = *theirs,
                ours = *ours
            ),
            Self::Busy(why) => message!("engine-busy", "an import is running: {why}", why = why),
            Self::NotFound(why) | Self::Invalid(why) | Self::Failed(why) => why.clone(),
        }
    }
}
