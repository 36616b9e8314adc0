//! What goes into a store and comes out.

use crate::model::{
    ActivityId, AgentDay, BatchId, EmployeeId, Hundredths, IntervalValue, QueueId, StoreStamp, UtcSecond,
    ValueKey, ValueTypeId, Version,
};
use crate::wire::{PutActivitiesOutcome, PutValuesOutcome};
use jiff::civil::Date;

/// Which store of which life, and how often its catalogue and its users changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    pub stamp: StoreStamp,
    pub revision: u64,
    pub users_revision: u64,
}

/// What a change of the catalogue came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Things that were added or changed; 0: everything was already so.
    pub things: usize,
    pub revision: u64,
}

/// One batch to be stored.
#[derive(Debug, Clone)]
pub struct Put {
    pub batch: BatchId,
    /// SHA-256 of the request: the same number with other content is refused.
    pub digest: [u8; 32],
    /// Who sends it.
    pub user: String,
    pub now: UtcSecond,
    pub content: PutContent,
}

#[derive(Debug, Clone)]
pub enum PutContent {
    Values(Vec<IntervalValue>),
    Days(Vec<AgentDay>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutOutcome {
    Values(PutValuesOutcome),
    Days(PutActivitiesOutcome),
    /// The batch's number was used for something else; nothing was stored.
    OtherContent,
}

/// Which values to read.
#[derive(Debug, Clone)]
pub struct ValueSelection {
    /// Empty: all.
    pub queues: Vec<QueueId>,
    /// Empty: all.
    pub value_types: Vec<ValueTypeId>,
    /// `None`: all.
    pub version: Option<Version>,
    pub from: UtcSecond,
    /// Exclusive.
    pub to: UtcSecond,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredValue {
    pub key: ValueKey,
    pub value: Hundredths,
}

/// In which order agent days are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// External ID, day.
    Agent,
    /// Employee, external ID, system, day.
    Employee,
}

/// Which agent days to read.
#[derive(Debug, Clone)]
pub struct ActivitySelection {
    /// `None`: all.
    pub system: Option<String>,
    /// External IDs; empty: all.
    pub agents: Vec<String>,
    /// Both inclusive; `None`: without end.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub order: DayOrder,
}

/// An agent's day as stored, each span with the activity that its external activity leads to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDay {
    pub day: AgentDay,
    pub employee: EmployeeId,
    /// One for each span.
    pub activities: Vec<ActivityId>,
}

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct User {
    pub name: String,
    pub may_import: bool,
    pub may_administer: bool,
    pub locked_since: Option<UtcSecond>,
}

/// What a sign-in meets. The verifier shows nowhere.
#[derive(Clone, Default)]
pub struct Account {
    /// `None`: there is no such user.
    pub verifier: Option<String>,
    pub name: String,
    pub may_import: bool,
    pub may_administer: bool,
    /// Changes whenever the user is set anew: tokens of before end.
    pub generation: i64,
    /// Wrong passwords in a row.
    pub failures: u32,
    pub locked_since: Option<UtcSecond>,
}

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub queues: u64,
    pub value_types: u64,
    pub external_systems: u64,
    pub activities: u64,
    pub employees: u64,
    pub users: u64,
    pub locked_users: u64,
    pub batches: u64,
}
