//! The second wall of `--read-only`: whoever asks, and whatever the state thinks, nothing that changes anything gets
//! through to the engine or the files. The first is [`super::update`], which says so to the person.
//!
//! Every method is named here, so that a new one cannot be forgotten: it is looked at, or it is refused.

use super::desk::{Desk, Edited};
use crate::engine::{
    ConnectionState, DayGrid, DayStrip, Draft, Engine, EngineError, Event, ImportRequest, ImportSummary,
    LiveValue, Notice, Preview, PreviewRequest, Probe, SeenAgent, SignInRequest, SignInTrial, Snapshot,
    TreeNode,
};
use crate::mapping::{MapEdit, MappingLine};
use crate::model::{Catalog, Message, QueueId, ValueTypeId, message};
use crossbeam_channel::Receiver;
use jiff::civil::Date;
use std::sync::Arc;

/// Lets looking through and refuses the rest.
pub struct ReadOnly<T: ?Sized> {
    inner: Arc<T>,
}

/// What is said to whoever would change something.
pub fn refusal() -> Message {
    message!(
        "console-read-only",
        "This console is read-only (--read-only): nothing was changed."
    )
}

impl<T: ?Sized> ReadOnly<T> {
    pub fn new(inner: Arc<T>) -> Self {
        Self { inner }
    }
}

impl ReadOnly<dyn Engine> {
    fn refuse<A>(&self) -> Result<A, EngineError> {
        Err(EngineError::Invalid(refusal()))
    }
}

impl Engine for ReadOnly<dyn Engine> {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        self.inner.snapshot()
    }

    fn subscribe(&self) -> Result<Receiver<Event>, EngineError> {
        self.inner.subscribe()
    }

    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        self.inner.catalog()
    }

    fn tree(&self, system: &str, refresh: bool) -> Result<TreeNode, EngineError> {
        self.inner.tree(system, refresh)
    }

    /// Reads the source, and leaves it as it is.
    fn preview(&self, request: &PreviewRequest) -> Result<Preview, EngineError> {
        self.inner.preview(request)
    }

    fn live(&self, keys: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        self.inner.live(keys)
    }

    fn day_strip(&self, queue: QueueId, value_type: ValueTypeId, day: Date) -> Result<DayStrip, EngineError> {
        self.inner.day_strip(queue, value_type, day)
    }

    fn days(
        &self,
        keys: &[(QueueId, ValueTypeId)],
        first: Date,
        last: Date,
    ) -> Result<Vec<DayGrid>, EngineError> {
        self.inner.days(keys, first, last)
    }

    fn start_import(&self, _: &ImportRequest) -> Result<u64, EngineError> {
        self.refuse()
    }

    fn cancel_import(&self) -> Result<(), EngineError> {
        self.refuse()
    }

    fn summary(&self, import: u64) -> Result<Option<ImportSummary>, EngineError> {
        self.inner.summary(import)
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

    /// A test reads the source, no more.
    fn test_source(&self, system: &str) -> Result<Vec<Notice>, EngineError> {
        self.inner.test_source(system)
    }

    /// Looks at a server without signing in.
    fn probe(&self, wfm: &Draft) -> Result<Probe, EngineError> {
        self.inner.probe(wfm)
    }

    /// A trial that fails counts at the server, and enough of them lock the user.
    fn try_sign_in(&self, _: &SignInRequest) -> Result<SignInTrial, EngineError> {
        self.refuse()
    }

    fn sign_in(&self, _: &str) -> Result<ConnectionState, EngineError> {
        self.refuse()
    }

    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        self.inner.agents()
    }
}

impl Desk for ReadOnly<dyn Desk> {
    fn mappings(&self) -> Result<Vec<MappingLine>, Message> {
        self.inner.mappings()
    }

    fn edit(&self, _: &MapEdit) -> Result<Edited, Message> {
        Err(refusal())
    }
}

#[cfg(test)]
mod tests;
