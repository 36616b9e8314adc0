//! External systems: where rows come from (spec page 2).
//!
//! A [`Source`] tells its tree and streams rows; it never holds a whole file or result. Rows travel in column-wise
//! [`ContactBlock`]s so that one dynamic call serves some thousand rows, and a source may fill several parts at once
//! on several threads.

pub mod csv;
mod open;
mod report;
mod tree;
mod trial;

pub use open::open;

pub use report::{Consumed, FileDays, FileRead, FileState, ReadReport, SourceError, SourceFinding};
pub use tree::{Aggregation, Metric, SourceQueue, SourceTree, TreeMatch};
pub use trial::{Trial, TrialCell, TrialContact, TrialReading, TrialRequest, TrialRow};

pub use crate::model::{DataKind, FileStamp};

use crate::model::RejectedRow;
use jiff::civil::Date;

/// What a moment of a source means (spec page 2, `TimeZone`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeScale {
    /// Civil time at the queue (shift already added), as seconds since 1970-01-01T00:00 of that clock.
    Civil,
    /// Points in time: seconds since 1970-01-01T00:00:00Z.
    Instant,
}

/// An inclusive range of civil days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DayRange {
    pub first: Date,
    pub last: Date,
}

/// What to read of an external system's contacts.
#[derive(Debug)]
pub struct ContactRequest<'a> {
    /// Local days. On [`TimeScale::Instant`] a source also delivers rows of the day before and after; the sink judges.
    pub days: DayRange,
    /// As [`Source::tree`] gave it.
    pub tree: &'a SourceTree,
    /// Indices into `tree.queues`, ascending; rows of other queues are counted and passed over.
    pub queues: &'a [usize],
    /// Indices into `tree.metrics`, ascending; only these are parsed, and they are a block's columns in this order.
    pub metrics: &'a [usize],
}

/// Some rows of contacts, column by column; all columns are equally long.
#[derive(Debug, Default)]
pub struct ContactBlock {
    /// Indices into the tree's queues.
    pub queues: Vec<u32>,
    /// Seconds on the source's [`TimeScale`].
    pub times: Vec<i64>,
    /// One per requested metric.
    pub columns: Vec<ContactColumn>,
}

#[derive(Debug, Default)]
pub struct ContactColumn {
    /// `NaN`: the cell is empty, which is no value (0 is one).
    pub values: Vec<f64>,
    /// For [`Aggregation::Mean`]: the weight of each cell; empty when each weighs 1.
    pub weights: Vec<f64>,
}

/// Takes blocks; shared by the threads of one reading.
///
/// This is the hot path of an import: rows come at some ten millions a second. A part belongs to one thread at a time,
/// so it should own its cells and lock nothing until it is closed. A file has at most as many parts as there are threads
/// (four), whatever its size, and parts of a few files exist at once; so a part should hold memory only for the
/// (queue, day) pairs that it saw.
pub trait ContactSink: Sync {
    /// Opens a part of the file with this index in the report's list (0 for a database). What a part took counts only
    /// once it is closed: a source holds the parts of a file until it knows that the file was whole, then closes or
    /// drops them all. Closing may happen on any thread.
    fn open(&self, file: usize) -> Box<dyn ContactPart + '_>;
}

pub trait ContactPart: Send {
    /// Takes some 4,000 rows. Neighbouring rows mostly share their day, rarely their queue. Times on
    /// [`TimeScale::Civil`] are within the requested days; metrics that are whole numbers have no fraction left.
    fn rows(&mut self, block: &ContactBlock);
    /// Counts what was taken. Dropping without closing forgets it.
    fn close(self: Box<Self>);
}

/// What to read of an external system's agents: every record that may touch one of these days, and the neighbouring
/// days' records for what follows.
#[derive(Debug, Clone, Copy)]
pub struct ActivityRequest {
    /// Days in the external system's own zone.
    pub days: DayRange,
}

/// One record of an agent's activity. Times are on the source's [`TimeScale`] for [`DataKind::Activities`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRecord {
    /// Trimmed.
    pub agent: String,
    /// Trimmed.
    pub activity: String,
    pub start: i64,
    /// `None`: the agent's next record ends it.
    pub end: Option<i64>,
    /// This ends what went before and is not stored itself.
    pub log_off: bool,
    /// Index of its file in the report's list.
    pub file: usize,
}

/// What a reading tells while it runs, and what it asks.
pub trait Watch: Sync {
    /// True once somebody cancelled: the source returns [`SourceError::Cancelled`] soon.
    fn cancelled(&self) -> bool;
    /// Progress, in bytes or rows, whichever the source knows.
    fn progress(&self, done: u64, total: u64);
    /// A row that could not be understood. It is left out; the others count. `day`: its own, where its moment could be
    /// read; rows of days that were not asked for are not told.
    fn rejected(&self, row: RejectedRow, day: Option<Date>);
    /// Whether a trial may show what stands in this open file.
    fn may_show(&self, _file: &std::fs::File, _path: &std::path::Path) -> bool {
        true
    }
}

/// An external system that can be read.
pub trait Source: Send + Sync {
    /// The left tree below this system.
    fn tree(&self) -> Result<SourceTree, SourceError>;

    /// What the moments of this kind of data mean.
    fn scale(&self, kind: DataKind) -> TimeScale;

    /// IANA name of the zone on which [`TimeScale::Instant`] data without an offset was read; for messages.
    fn zone_name(&self, kind: DataKind) -> Option<&str>;

    /// Whether each file adds to what earlier files told (`FilesAreIncrements`).
    fn files_are_increments(&self) -> bool;

    fn read_contacts(
        &self,
        request: &ContactRequest<'_>,
        sink: &dyn ContactSink,
        watch: &dyn Watch,
    ) -> Result<ReadReport, SourceError>;

    fn read_activities(
        &self,
        request: &ActivityRequest,
        sink: &mut dyn FnMut(ActivityRecord),
        watch: &dyn Watch,
    ) -> Result<ReadReport, SourceError>;

    /// The external activities that the settings name: ID and display name.
    fn activities(&self) -> Vec<(String, String)>;

    /// Which days the files that `known` does not know tell of: what an automatic import must also take. Empty for a
    /// database.
    fn survey(
        &self,
        kind: DataKind,
        known: &dyn Fn(&FileStamp) -> bool,
        watch: &dyn Watch,
    ) -> Result<Vec<FileDays>, SourceError>;

    /// Moves or deletes these files as the settings say, each only when it is still the very file that was read.
    fn consume(&self, kind: DataKind, files: &[FileStamp]) -> Vec<Consumed>;

    /// Findings of “is everything working?” without reading everything: rights, space, columns of the first rows.
    fn probe(&self) -> Vec<SourceFinding>;

    /// The first rows of the newest files as an import would take them. `each` hears of every row that was looked at.
    /// Bounded in rows and bytes whatever lies there; `watch` bounds it in time.
    fn trial(
        &self,
        request: &TrialRequest<'_>,
        each: &mut dyn FnMut(&TrialReading),
        watch: &dyn Watch,
    ) -> Result<Trial, SourceError>;
}
