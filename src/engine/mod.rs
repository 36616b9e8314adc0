//! What anybody may ask of a running xlink: the trait [`Engine`] and its types.
//!
//! `local` answers in this process, `control` asks the service at the other end of a socket. All types travel as they
//! are (serde), so both give the same answers. Calls block; the console makes them from worker threads.

mod absent;
mod days;
mod draft;
mod live;
mod preview;
mod probe;
mod request;
mod state;
mod summary;

pub use absent::Absent;
pub use days::{DayCell, DayGrid, DayMark, MOST_DAYS};
pub use draft::Draft;
pub use live::{DayStrip, LiveState, LiveValue, StripCell, StripState};
pub use preview::{
    ActivityFate, ActivityRow, ContactFate, ContactRow, Feed, FileForm, Looks, MOST_PREVIEW_ROWS, MetricCell,
    Preview, PreviewCounts, PreviewRequest, PreviewRow, RowOutcome, SampleColumn, SampleFile, SampleState,
};
pub use probe::{
    CertificateFault, LineTrouble, Passcode, PasscodeFault, Probe, ProbedServer, ProbedTls, SignInRequest,
    SignInTrial, TroubleKind, TrustedBy, Verdict,
};
pub use request::{Answer, EngineError, ImportRequest, ImportWhat, Question};
pub use state::{
    Automatic, Event, Flow, Host, ImportPhase, ImportProgress, ImportTrigger, Level, Notice, Outbox,
    Schedule, Snapshot, SystemPhase, SystemState,
};
pub use summary::{DaySums, ImportOutcome, ImportSummary, Rejection, SeenAgent, TreeNode};

pub use crate::model::{ConnectionPhase, ConnectionState, RejectedValue};

use crate::model::{Catalog, QueueId, ValueTypeId};
use jiff::civil::Date;
use std::sync::Arc;

/// A running xlink, here or behind the channel.
pub trait Engine: Send + Sync {
    /// Everything the main screen shows but trees and values; cheap, replaced whole.
    fn snapshot(&self) -> Result<Snapshot, EngineError>;

    /// Events from now on; the receiver disconnects when the engine ends. At most 4 updates a second.
    fn subscribe(&self) -> Result<crossbeam_channel::Receiver<Event>, EngineError>;

    /// The WFM's catalogue as last read; `None` when it never was.
    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError>;

    /// The left tree below one external system. `refresh` reads it anew, else what is cached may serve.
    fn tree(&self, system: &str, refresh: bool) -> Result<TreeNode, EngineError>;

    /// Last interval, today's total and sparkline of these value types: what is on screen.
    fn live(&self, keys: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError>;

    /// One queue's value type through one of its local days, interval by interval.
    fn day_strip(&self, queue: QueueId, value_type: ValueTypeId, day: Date) -> Result<DayStrip, EngineError>;

    /// These value types through some local days of their queues, day by day, both days inclusive. Unknown queues are left
    /// out.
    fn days(
        &self,
        keys: &[(QueueId, ValueTypeId)],
        first: Date,
        last: Date,
    ) -> Result<Vec<DayGrid>, EngineError>;

    /// Starts an import and returns its number; progress comes as events.
    fn start_import(&self, request: &ImportRequest) -> Result<u64, EngineError>;

    /// Cancels the import that runs, if any.
    fn cancel_import(&self) -> Result<(), EngineError>;

    /// The summary of an import that has ended; `None` while it runs or when the number is unknown.
    fn summary(&self, import: u64) -> Result<Option<ImportSummary>, EngineError>;

    /// Automatic imports wait until resumed.
    fn hold(&self, held: bool) -> Result<(), EngineError>;

    /// Reads the three files again at once.
    fn reload(&self) -> Result<Vec<Notice>, EngineError>;

    /// Holds every mapping against the queues and mends what `AutomaticMappingCorrection` would (spec page 4).
    /// Returns the log lines.
    fn correct_mappings(&self) -> Result<Vec<String>, EngineError>;

    /// Tries an external system with the service's own rights.
    fn test_source(&self, system: &str) -> Result<Vec<Notice>, EngineError>;

    /// The first rows of an external system as an import would take them if its section stood like this draft, with the
    /// service's own rights. Nothing is moved, recorded or sent; bounded in rows, bytes and time.
    fn preview(&self, request: &PreviewRequest) -> Result<Preview, EngineError>;

    /// Signs in to the WFM system anew, also after a refusal.
    fn sign_in(&self, wfm: &str) -> Result<ConnectionState, EngineError>;

    /// Looks at the WFM server of a section of isps.cfg as it stands in this draft; without keys, as it is saved under this
    /// name. Sends no user and no password.
    fn probe(&self, wfm: &Draft) -> Result<Probe, EngineError>;

    /// Signs in once with what is not saved yet, beside the connection that runs. Never tried twice: five
    /// refusals lock the user (spec page 7).
    fn try_sign_in(&self, request: &SignInRequest) -> Result<SignInTrial, EngineError>;

    /// Agents seen in agent data, with how often, known or not.
    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError>;
}
