//! Days of a value type at a glance: for a grid of days per queue (spec page 6, *The main screen*, gaps).

use crate::model::{Hundredths, QueueId, ValueTypeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days asked for at once, at most.
pub const MOST_DAYS: i64 = 400;

/// One queue's value type through some of its local days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayGrid {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    /// The first of `days`; the others follow.
    pub first: Date,
    pub days: Vec<DayCell>,
    /// Totals are means over the intervals.
    pub is_mean: bool,
}

/// One local day. Intervals are those of [`DayStrip`](super::DayStrip), which tells them one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCell {
    pub state: DayMark,
    /// Intervals that have ended.
    pub ended: u16,
    /// Of those, how many nothing is known of.
    pub missing: u16,
    /// Intervals that a script rejected or the WFM refused.
    pub rejected: u16,
    /// Intervals in the outbox.
    pub pending: u16,
    /// The day's sum, or mean.
    pub total: Option<Hundredths>,
}

/// What most wants to be known of a day; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayMark {
    /// Has not begun in the queue's zone.
    Future,
    Rejected,
    /// Nothing at all is known of it. Days older than the ledger keeps are so too.
    None,
    /// Some of the intervals that have ended are missing.
    Gaps,
    /// All is there, and some of it waits in the outbox.
    Pending,
    /// Every interval that has ended is confirmed by the WFM.
    Complete,
}
