//! What the console wants done. Effects are carried out behind, on worker threads; the screen never waits for one.

use super::Ended;
use super::desk::Edited;
use super::job::Job;
use super::memory::Preference;
use super::state::Past;
use crate::engine::{
    ConnectionState, DayStrip, EngineError, ImportRequest, LiveValue, Notice, Snapshot, TreeNode,
};
use crate::mapping::MapEdit;
use crate::model::{Catalog, Message, QueueId, ValueTypeId};
use jiff::civil::Date;
use std::sync::Arc;

/// A value type of a queue on the right side.
pub type ValueTypeKey = (QueueId, ValueTypeId);

/// The left side of a line in acd_map.ini.
pub type LeftSide = crate::mapping::Left;

/// Which way an edit goes through the history of the mappings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Fresh,
    Undone,
    Redone,
}

/// An edit of acd_map.ini, and what is said of it when it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct MapWish {
    pub edit: MapEdit,
    pub words: String,
    pub turn: Turn,
}

impl MapWish {
    pub fn fresh(edit: MapEdit, words: String) -> Self {
        Self {
            edit,
            words,
            turn: Turn::Fresh,
        }
    }

    /// An earlier edit, the other way round.
    pub fn again(past: Past, turn: Turn) -> Self {
        Self {
            edit: MapEdit::Retrace(past.trace.back()),
            words: past.words,
            turn,
        }
    }

    /// What it would have turned round; `None`: it is something new.
    pub fn was(self) -> Option<Past> {
        match self.edit {
            MapEdit::Retrace(trace) => Some(Past {
                words: self.words,
                trace: trace.back(),
            }),
            MapEdit::Add(_) | MapEdit::Remove(_) | MapEdit::Repath(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Snapshot,
    Catalog,
    Tree {
        system: String,
        refresh: bool,
    },
    Live(Vec<ValueTypeKey>),
    DayStrip {
        key: ValueTypeKey,
        day: Date,
    },
    /// Reads acd_map.ini.
    Mappings,
    Reload,
    /// Edits acd_map.ini.
    Map(MapWish),
    StartImport(ImportRequest),
    CancelImport,
    Hold(bool),
    SignIn(String),
    /// What a dialog asked for; the answer goes back to it.
    Job {
        to: u64,
        job: Job,
    },
    /// Writes down what a person chose, for the next console.
    Remember(Preference),
    /// Gives a text to the terminal's clipboard.
    Copy(String),
    Quit(Ended),
}

impl Effect {
    /// Whether it changes anything outside the console: `--read-only` lets none of these through.
    pub fn changes(&self) -> bool {
        match self {
            Self::Snapshot
            | Self::Catalog
            | Self::Tree { .. }
            | Self::Live(_)
            | Self::DayStrip { .. }
            | Self::Mappings
            | Self::Copy(_)
            | Self::Quit(_) => false,
            Self::Reload
            | Self::Map(_)
            | Self::StartImport(_)
            | Self::CancelImport
            | Self::Hold(_)
            | Self::SignIn(_)
            | Self::Remember(_) => true,
            Self::Job { job, .. } => job.changes(),
        }
    }
}

/// The answer to an effect that asked something.
#[derive(Debug)]
pub enum Reply {
    Snapshot(Result<Box<Snapshot>, EngineError>),
    Catalog(Result<Option<Arc<Catalog>>, EngineError>),
    Tree {
        system: String,
        tree: Result<TreeNode, EngineError>,
    },
    Live {
        asked: Vec<ValueTypeKey>,
        values: Result<Vec<LiveValue>, EngineError>,
    },
    DayStrip {
        key: ValueTypeKey,
        day: Date,
        strip: Result<DayStrip, EngineError>,
    },
}

/// The answer to an effect that changed something.
#[derive(Debug)]
pub enum Done {
    Mapped {
        wish: MapWish,
        outcome: Result<Edited, Message>,
    },
    ImportStarted {
        request: ImportRequest,
        outcome: Result<u64, EngineError>,
    },
    ImportCancelled(Result<(), EngineError>),
    Held(bool, Result<(), EngineError>),
    SignedIn(Result<ConnectionState, EngineError>),
    Reloaded(Result<Vec<Notice>, EngineError>),
    Remembered(Result<(), Message>),
}
