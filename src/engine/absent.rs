//! The engine of an installation that cannot be worked on: it says why, and does nothing.

use super::{
    Automatic, ConnectionState, DayGrid, DayStrip, Draft, Engine, EngineError, Event, Flow, Host,
    ImportRequest, ImportSummary, Level, LiveValue, Notice, Outbox, Preview, PreviewRequest, Probe, Schedule,
    SeenAgent, SignInRequest, SignInTrial, Snapshot, TreeNode,
};
use crate::model::{Catalog, Message, QueueId, UtcSecond, ValueTypeId, Worded};
use crossbeam_channel::{Receiver, Sender};
use jiff::civil::Date;
use std::sync::{Arc, Mutex, PoisonError};

/// Stands in for an engine where there is none: no installation in the folder, a ledger in somebody else's hands.
pub struct Absent {
    directory: String,
    why: EngineError,
    hint: Message,
    level: Level,
    since: UtcSecond,
    /// Keeps the receivers of events connected as long as this lives.
    listeners: Mutex<Vec<Sender<Event>>>,
}

impl Absent {
    /// `why` answers every question; `hint` says what to do.
    pub fn new(directory: String, why: EngineError, hint: impl Into<Message>, since: UtcSecond) -> Self {
        Self {
            directory,
            why,
            hint: hint.into(),
            level: Level::Error,
            since,
            listeners: Mutex::default(),
        }
    }

    /// The same, where another engine comes by itself in a moment.
    pub fn for_a_moment(self) -> Self {
        Self {
            level: Level::Warning,
            ..self
        }
    }

    fn refuse<T>(&self) -> Result<T, EngineError> {
        Err(self.why.clone())
    }
}

impl Engine for Absent {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        let automatic = || Automatic {
            setting: "none".to_owned(),
            next: None,
        };
        Ok(Snapshot {
            taken: self.since,
            directory: self.directory.clone(),
            // Where no installation is, there is nothing that could be known.
            host: match self.why {
                EngineError::NotFound(_) => Host::InProcess,
                _ => Host::Nobody,
            },
            connections: Vec::new(),
            catalog_revision: None,
            catalog_read: None,
            systems: Vec::new(),
            import: None,
            last_import: None,
            flow: Flow::default(),
            outbox: Outbox::default(),
            schedule: Schedule {
                held: false,
                contacts: automatic(),
                activities: automatic(),
            },
            mappings_revision: 0,
            mappings: 0,
            notices: vec![Notice {
                level: self.level,
                place: self.directory.clone(),
                text: self.why.message(),
                hint: self.hint.clone(),
            }],
        })
    }

    fn subscribe(&self) -> Result<Receiver<Event>, EngineError> {
        let (sender, events) = crossbeam_channel::bounded(1);
        // There is room for one, and nothing else ever comes.
        let _ = sender.send(Event::Snapshot(Box::new(self.snapshot()?)));
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sender);
        Ok(events)
    }

    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        Ok(None)
    }

    fn tree(&self, _: &str, _: bool) -> Result<TreeNode, EngineError> {
        self.refuse()
    }

    fn live(&self, _: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        Ok(Vec::new())
    }

    fn day_strip(&self, _: QueueId, _: ValueTypeId, _: Date) -> Result<DayStrip, EngineError> {
        self.refuse()
    }

    fn days(&self, _: &[(QueueId, ValueTypeId)], _: Date, _: Date) -> Result<Vec<DayGrid>, EngineError> {
        self.refuse()
    }

    fn start_import(&self, _: &ImportRequest) -> Result<u64, EngineError> {
        self.refuse()
    }

    fn cancel_import(&self) -> Result<(), EngineError> {
        self.refuse()
    }

    fn summary(&self, _: u64) -> Result<Option<ImportSummary>, EngineError> {
        Ok(None)
    }

    fn hold(&self, _: bool) -> Result<(), EngineError> {
        self.refuse()
    }

    fn reload(&self) -> Result<Vec<Notice>, EngineError> {
        self.refuse()
    }

    fn correct_mappings(&self) -> Result<Vec<String>, EngineError> {
        self.refuse()
    }

    fn test_source(&self, _: &str) -> Result<Vec<Notice>, EngineError> {
        self.refuse()
    }

    fn preview(&self, _: &PreviewRequest) -> Result<Preview, EngineError> {
        self.refuse()
    }

    fn sign_in(&self, _: &str) -> Result<ConnectionState, EngineError> {
        self.refuse()
    }

    fn probe(&self, _: &Draft) -> Result<Probe, EngineError> {
        self.refuse()
    }

    fn try_sign_in(&self, _: &SignInRequest) -> Result<SignInTrial, EngineError> {
        self.refuse()
    }

    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        Ok(Vec::new())
    }
}
