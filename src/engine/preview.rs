//! A live reading of an external system's first rows, as it would stand (spec page 6, *Forms*).

use super::{Draft, Notice};
use crate::model::{DataKind, Message, MetricPath, QueueId, UtcSecond, ValueTypeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::model::{FileForm, Looks, SampleColumn, SampleFile, SampleState};

/// Rows shown one by one, at most.
pub const MOST_PREVIEW_ROWS: u32 = 500;

/// What to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRequest {
    pub draft: Draft,
    /// PhoneLink or TimeLink.
    pub kind: DataKind,
    /// The interface's name; `None`: what the WFM's catalogue says of this system, else what its keys tell.
    pub interface: Option<String>,
    /// How many rows are wanted one by one; more than [`MOST_PREVIEW_ROWS`] are as many.
    pub rows: u32,
}

/// What an import with these settings would meet. Nothing was moved, recorded or sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    pub kind: DataKind,
    /// The folder that was looked into; `None`: the draft names none.
    pub folder: Option<String>,
    /// The files that an import would read, newest first, as far as they are told one by one.
    pub files: Vec<SampleFile>,
    /// How many there are in all, and their bytes.
    pub file_count: u64,
    pub bytes: u64,
    /// Columns of the newest file that could be read.
    pub columns: Vec<SampleColumn>,
    /// Lines at the beginning of that file that look like a header; what `HeaderLines` should say.
    pub header_lines: u32,
    /// `dmy`, `mdy`, `ymd`: the orders with which every date of the columns could be one.
    pub date_orders: Vec<String>,
    /// The settings say enough to understand rows. Else every row is [`RowOutcome::Unread`].
    pub judged: bool,
    /// What the draft lacks, what is wrong with it, and mappings that it would break; `place` is the key.
    pub notices: Vec<Notice>,
    /// The first rows of the newest files, one by one.
    pub rows: Vec<PreviewRow>,
    /// Rows that would be rejected further on, the first of them.
    pub rejected_later: Vec<PreviewRow>,
    /// Over all rows that were looked at, which may be more than those that are shown.
    pub counts: PreviewCounts,
    /// Names of queues that `Groups` does not list, with their rows.
    pub unlisted: Vec<(String, u64)>,
    /// Every row of every file was looked at.
    pub whole: bool,
}

/// What the rows that were looked at came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCounts {
    pub rows: u64,
    /// Call data: of queues that feed a value type. Agent data: of known agents.
    pub imported: u64,
    /// Understood, of a listed queue that feeds no value type yet.
    pub not_mapped: u64,
    /// Understood, of a queue that `Groups` does not list.
    pub unlisted: u64,
    /// Agent data of IDs that belong to no employee.
    pub unknown_agents: u64,
    /// Log-offs end what went before and are not stored.
    pub log_offs: u64,
    /// Activities of no length, or outside the limits of duration.
    pub ignored: u64,
    pub rejected: u64,
}

/// One row as it stands, and what would become of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: u64,
    /// Its cells, shortened where they are long.
    pub cells: Vec<String>,
    pub outcome: RowOutcome,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RowOutcome {
    /// The draft does not say enough to tell.
    Unread,
    Contact(ContactRow),
    Activity(ActivityRow),
    Rejected {
        /// Counted from 1, where one cell is to blame.
        column: Option<u16>,
        /// What was found there, shortened.
        found: String,
        why: Message,
    },
}

/// A row of call data that was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactRow {
    pub fate: ContactFate,
    /// The queue's path in the tree, `CSV:Service 1`.
    pub queue: String,
    /// When it counts, as people read it; with an offset where the source's zone is known.
    pub moment: String,
    /// The local day that it belongs to.
    pub day: Date,
    /// In an hour that occurs twice or not at all (spec page 4).
    pub ambiguous: bool,
    /// One for each metric of the tree.
    pub metrics: Vec<MetricCell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactFate {
    Imported,
    /// The queue feeds no value type of the WFM yet.
    NotMapped,
    /// `Groups` does not list the queue.
    Unlisted,
}

/// One metric of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MetricCell {
    /// As it would stand in acd_map.ini.
    pub path: MetricPath,
    /// Counted from 1.
    pub column: u16,
    /// `None`: the cell is empty, which is no value (0 is one), or `trouble` says what is wrong.
    pub value: Option<f64>,
    /// Nobody needs this metric, else the row would be rejected.
    pub trouble: Option<Message>,
    /// The value types that get it.
    pub feeds: Vec<Feed>,
}

/// A value type that gets a metric's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    /// 1: the script's `Para1`.
    pub parameter: u16,
    /// In the queue's zone.
    pub day: Date,
    /// Start of the interval, and its local minutes since midnight.
    pub start: UtcSecond,
    pub minutes: u16,
}

/// A row of agent data that was understood. Where it ends in the end depends on the agent's next one too (spec page 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRow {
    pub fate: ActivityFate,
    pub agent: String,
    /// The employee whom this ID belongs to.
    pub employee: Option<String>,
    pub activity: String,
    /// Its name in the settings; the ID itself where they name none.
    pub activity_name: String,
    /// In the external system's zone.
    pub day: Date,
    pub start: UtcSecond,
    /// `None`: the agent's next record ends it.
    pub end: Option<UtcSecond>,
    /// IANA name of the zone in which days are cut.
    pub time_zone: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityFate {
    Imported,
    /// Ends what went before, and is not stored itself.
    LogOff,
    /// The ID belongs to no employee: it is counted and listed only.
    UnknownAgent,
    /// It has no length and is dropped.
    NoLength,
    /// Shorter or longer than `MinimumActivityDuration` and `MaximumActivityDuration` allow.
    OutsideLimits,
}
