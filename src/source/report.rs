//! What a reading leaves behind.

use crate::model::{FileStamp, Message, Worded, message};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileState {
    Read,
    /// Still being written: waits for the next import. Nothing of it was counted.
    Growing,
    /// The same content as the file with this index; counted once.
    Duplicate(usize),
    /// Not readable, and why. Nothing of it was counted.
    Failed(Message),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    pub stamp: FileStamp,
    pub state: FileState,
    /// SHA-256 of the content, hexadecimal, where it was needed (increments, files to move or delete).
    pub hash: Option<String>,
    /// Rows that were understood, of any day.
    pub rows: u64,
    /// Rows that were not; a row whose moment cannot be read is rejected anew in every reading, whichever days it is for.
    pub rejected: u64,
    /// Rows of the requested days and of queues that the request did not ask for (known to the settings, not mapped).
    pub passed_over: u64,
    /// How many rows of each local day it holds, imported or not. On a scale of instants these are days of the source's
    /// zone. A duplicate has those of its twin.
    pub days: BTreeMap<Date, u64>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadReport {
    pub files: Vec<FileRead>,
    /// Rows of the requested days that were understood.
    pub rows: u64,
    /// The sum over the files; [`Watch::rejected`](super::Watch::rejected) heard of the first 1,000 of each.
    pub rejected: u64,
    /// Queue names in the source that the settings do not list (`Groups`), and how many rows of the requested days each
    /// had. Beyond 1,000 names the rest is one entry named `…`.
    pub unknown_queues: BTreeMap<String, u64>,
    /// Rows in the hour that occurs twice or not at all, counted as spec page 4 says. On a civil scale the sink sees them.
    pub ambiguous_rows: u64,
}

/// The days that a file not seen before tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDays {
    pub stamp: FileStamp,
    pub days: BTreeMap<Date, u64>,
}

/// What became of a file that was to be moved or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consumed {
    pub stamp: FileStamp,
    /// `Ok`: where it went, `None` when deleted. `Err`: why it stays.
    pub outcome: Result<Option<PathBuf>, Message>,
}

/// How bad a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFinding {
    /// True: the import cannot work. False: a warning, or fine when `hint` is empty.
    pub error: bool,
    pub found: Message,
    /// What to do; empty when all is well.
    pub hint: Message,
}

/// Why a source could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum SourceError {
    Cancelled,
    Folder {
        path: PathBuf,
        why: Message,
    },
    /// This build has no reader for the interface.
    Unsupported {
        interface: String,
    },
    /// The section does not say enough; the text says what is missing.
    Settings(Message),
    Other(Message),
}

impl Worded for SourceError {
    fn message(&self) -> Message {
        match self {
            Self::Cancelled => message!("source-cancelled", "cancelled"),
            Self::Folder { path, why } => message!(
                "source-folder",
                "cannot read the folder {path}: {why}",
                path = path.display(),
                why = why
            ),
            Self::Unsupported { interface } => message!(
                "source-unsupported",
                "this build cannot read the interface “{interface}” yet",
                interface = interface
            ),
            Self::Settings(why) => why.clone(),
            Self::Other(why) => why.clone(),
        }
    }
}
