//! Trying an external system: its first rows as an import would take them, without importing anything.

use super::{ActivityRecord, DataKind};
use crate::model::{Message, SampleColumn, SampleFile};
use crate::time::DateOrder;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to try.
#[derive(Debug, Clone, Copy)]
pub struct TrialRequest<'a> {
    pub kind: DataKind,
    /// As in [`ContactRequest`](super::ContactRequest): what an import would ask for. Metrics that it would not ask for
    /// are read too, but reject nothing.
    pub queues: &'a [usize],
    pub metrics: &'a [usize],
    /// How many rows are wanted one by one; more are looked at.
    pub rows: usize,
}

/// What a look at the beginning of the newest files came to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trial {
    pub folder: PathBuf,
    /// Newest first; the first of them.
    pub files: Vec<SampleFile>,
    pub file_count: u64,
    pub bytes: u64,
    pub columns: Vec<SampleColumn>,
    /// Lines at the beginning that look like a header.
    pub header_lines: u32,
    /// The orders with which every date of the columns could be one.
    pub date_orders: Vec<DateOrder>,
    pub rows: Vec<TrialRow>,
    /// Rejected rows behind those shown, the first of them.
    pub rejected_later: Vec<TrialRow>,
    /// Queue names that the settings do not list, with their rows.
    pub unlisted: BTreeMap<String, u64>,
    /// Every row of every file was looked at.
    pub whole: bool,
}

/// A row as it stands and what would become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialRow {
    pub file: String,
    pub line: u64,
    /// Shortened where they are long.
    pub cells: Vec<String>,
    pub reading: TrialReading,
}

#[derive(Debug, Clone, PartialEq)]
pub enum TrialReading {
    /// The settings do not say enough.
    Unread,
    Contact(TrialContact),
    Activity(ActivityRecord),
    Rejected {
        column: Option<u16>,
        found: String,
        why: Message,
    },
}

/// A row of contacts that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialContact {
    /// Index into the tree's queues; `None`: the settings do not list it.
    pub queue: Option<usize>,
    /// The queue's names from the outermost level inwards.
    pub name: String,
    /// On the source's scale.
    pub at: i64,
    /// Its local day in days since 1970; on a scale of instants that of the source's zone.
    pub day: i64,
    pub ambiguous: bool,
    /// One for each metric of the tree.
    pub cells: Vec<TrialCell>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TrialCell {
    /// Counted from 1.
    pub column: u16,
    /// `None`: an empty cell, which is no value; `Err`: what is wrong with it.
    pub value: Result<Option<f64>, Message>,
}
