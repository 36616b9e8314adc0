//! The end of an import, trees and agents.

use super::{ImportTrigger, ImportWhat};
use crate::model::{RejectedRow, RejectedValue, UtcSecond};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    Done,
    /// Done, and something was rejected, refused or still waits.
    DoneWithWarnings,
    Cancelled,
    Failed,
}

/// What an import did (spec page 4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportSummary {
    pub number: u64,
    pub what: ImportWhat,
    pub trigger: ImportTrigger,
    pub first: Date,
    pub last: Date,
    pub outcome: ImportOutcome,
    pub started: UtcSecond,
    pub seconds: f64,
    pub rows: u64,
    pub rejected_rows: u64,
    /// Rows of queues or metrics that nobody mapped.
    pub unmapped_rows: u64,
    pub intervals: u64,
    /// Values put into the outbox.
    pub written: u64,
    /// Values that the WFM already has.
    pub unchanged: u64,
    /// Values rejected by scripts or refused by the WFM.
    pub rejected_values: u64,
    /// Values still in the outbox when the summary was made.
    pub waiting: u64,
    pub agent_days: u64,
    pub spans: u64,
    /// Spans of no length.
    pub dropped_spans: u64,
    pub unknown_agents: u64,
    /// The days that were recorded, in order.
    #[serde(default)]
    pub days: Vec<DaySums>,
    /// The first of them, at most 1,000.
    pub rejections: Vec<Rejection>,
    /// The first of them, at most 1,000.
    pub value_rejections: Vec<RejectedValue>,
    /// Queue names found that the settings do not list: system, name, rows.
    pub unknown_queues: Vec<(String, String, u64)>,
    /// Everything else worth a sentence: duplicate files, growing files, moved files, hours that occur twice.
    pub notes: Vec<super::Notice>,
}

/// What an import did to one local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySums {
    pub day: Date,
    /// Values put into the outbox.
    pub written: u64,
    /// Values that the WFM already has.
    pub unchanged: u64,
    /// Values that stood in the outbox already.
    pub waiting: u64,
    /// Values rejected by scripts or refused by the WFM.
    pub rejected_values: u64,
    /// Rows of this day that were left out, as far as their day can be told.
    pub rejected_rows: u64,
    /// Days of agents that were read.
    pub agent_days: u64,
}

impl DaySums {
    pub fn new(day: Date) -> Self {
        Self {
            day,
            written: 0,
            unchanged: 0,
            waiting: 0,
            rejected_values: 0,
            rejected_rows: 0,
            agent_days: 0,
        }
    }
}

/// A row that was left out, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    #[serde(flatten)]
    pub row: RejectedRow,
    pub system: String,
    /// The local day it is of, where that can be told.
    pub day: Option<Date>,
    /// The file as the service finds it; empty for a database.
    #[serde(default)]
    pub path: String,
}

impl std::ops::Deref for Rejection {
    type Target = RejectedRow;

    fn deref(&self) -> &RejectedRow {
        &self.row
    }
}

/// The left tree, as the console and `xlink tree` show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeNode {
    pub name: String,
    /// Path as it stands in acd_map.ini; set on metrics only.
    pub path: Option<crate::model::MetricPath>,
    pub children: Vec<TreeNode>,
}

/// An agent's ID that came in agent data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAgent {
    pub system: String,
    pub agent: String,
    /// Employee on the WFM server; `None`: unknown, nothing of it was imported.
    pub employee: Option<String>,
    pub records: u64,
    pub last_seen: UtcSecond,
}
