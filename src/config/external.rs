//! What the section of one external system says, once it is understood (spec page 2).

mod activities;
mod common;
mod contacts;
mod draft;
mod kind;

pub use draft::{CsvDraft, CsvOutline, Draft, draft};
pub(super) use kind::read;

use crate::model::IntervalLength;
pub use crate::time::DateOrder;
use std::path::PathBuf;

/// The settings of one external system.
#[derive(Debug, Clone, PartialEq)]
pub enum ExternalSettings {
    Csv(Box<CsvSettings>),
    /// An interface that this build cannot read yet, by the catalogue's name for it (`universal`, `Avaya CMS`, …).
    Unsupported {
        interface: String,
    },
}

/// Settings that every interface has.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonSettings {
    /// The section's name, which is the external system's.
    pub name: String,
    /// The source's own granularity; `None`: the queue's. Informative only.
    pub interval: Option<IntervalLength>,
    pub time_zone: SourceZone,
    /// The same for agent data (`TimeZone_TimeLink`, else `TimeZone`).
    pub time_zone_timelink: SourceZone,
    /// One log file per mapped queue.
    pub protocol: bool,
    /// Where those logs go; `None`: the installation directory.
    pub log_dir: Option<PathBuf>,
    /// An addition to their names.
    pub log_file: Option<String>,
    /// Seconds; shorter activities are ignored; 0: no limit.
    pub minimum_activity_duration: u32,
    /// Seconds; longer activities are ignored; 0: no limit.
    pub maximum_activity_duration: u32,
}

/// How a source's clock leads to local time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceZone {
    /// Seconds to add to the source's civil time to get the queue's civil time; offsets in the text are ignored.
    Shift(i32),
    /// The IANA zone that the source's clock runs in; offsets in the text are honoured, and rows are instants.
    Named(String),
}

/// What to do with a file once everything in it is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterImport {
    /// 0
    Leave,
    /// 1
    Move,
    /// 2
    Delete,
}

/// A column of a CSV file, counted from 1 as in the file's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Column(pub std::num::NonZeroU16);

impl Column {
    /// The position counted from 0.
    pub fn index(self) -> usize {
        usize::from(self.0.get()) - 1
    }
}

/// Where a moment stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentColumns {
    /// Date and time in one column.
    One(Column),
    /// Date, then time.
    Two { date: Column, time: Column },
}

/// The CSV interface. PhoneLink and TimeLink are each there or not.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvSettings {
    pub common: CommonSettings,
    pub contacts: Option<CsvContacts>,
    pub activities: Option<CsvActivities>,
}

/// Call data (PhoneLink) of a CSV source.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvContacts {
    /// Absolute: relative folders start at the installation directory.
    pub source: PathBuf,
    pub destination: Option<PathBuf>,
    /// `None`: found from the file.
    pub separator: Option<u8>,
    pub after: AfterImport,
    pub header_lines: u32,
    /// Names of all columns, in order; may be shorter than the file.
    pub column_names: Vec<String>,
    pub group_column: Column,
    /// Queue names, case-sensitive, trimmed, in the file's order.
    pub groups: Vec<String>,
    pub sub_group_column: Option<Column>,
    pub sub_groups: Vec<String>,
    pub moment: MomentColumns,
    pub date_order: DateOrder,
    /// Columns that hold an average handling time.
    pub aht_columns: Vec<Column>,
    /// `AHTWeightColumn` (ours): the mean is weighted by this column.
    pub aht_weight_column: Option<Column>,
    /// `FilesAreIncrements` (ours).
    pub files_are_increments: bool,
}

impl CsvContacts {
    /// Every named column that is not group, sub-group, date or time is a metric of the tree (spec page 2).
    pub fn metric_columns(&self) -> Vec<(Column, &str)> {
        let moment = match self.moment {
            MomentColumns::One(both) => [Some(both), None],
            MomentColumns::Two { date, time } => [Some(date), Some(time)],
        };
        (1..)
            .filter_map(std::num::NonZeroU16::new)
            .map(Column)
            .zip(&self.column_names)
            .filter(|(column, name)| {
                !name.is_empty()
                    && *column != self.group_column
                    && Some(*column) != self.sub_group_column
                    && !moment.contains(&Some(*column))
            })
            .map(|(column, name)| (column, name.as_str()))
            .collect()
    }
}

/// How an activity's end is told.
#[derive(Debug, Clone, PartialEq)]
pub enum ActivityEnd {
    /// `ActivityTimeSpanType=0`: seconds or h:mm:ss in this column.
    Duration(Column),
    /// `ActivityTimeSpanType=1`
    Moment {
        columns: MomentColumns,
        format: Option<String>,
    },
    /// `ActivityTimeSpanType=2`: the agent's next activity ends it.
    Next,
}

/// Agent data (TimeLink) of a CSV source.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvActivities {
    pub source: PathBuf,
    pub destination: Option<PathBuf>,
    pub separator: Option<u8>,
    pub after: AfterImport,
    pub header_lines: u32,
    pub column_names: Vec<String>,
    pub agent_column: Column,
    pub activity_column: Column,
    /// ID in the file and its display name, pairwise.
    pub activities: Vec<(String, String)>,
    pub log_off_activities: Vec<String>,
    pub date_order: DateOrder,
    pub start: MomentColumns,
    /// `ActivityStartTimeStampFormat`, as it stands; two formats when the columns are two.
    pub start_format: Option<String>,
    pub end: ActivityEnd,
}
