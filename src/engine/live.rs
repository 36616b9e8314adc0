//! Values as they are seen live.

use crate::model::{Hundredths, IntervalLength, QueueId, UtcSecond, ValueTypeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LiveValue {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub state: LiveState,
    /// The newest interval of today with a value.
    pub last: Option<(UtcSecond, Hundredths)>,
    /// Today's sum; for a value type in percent or seconds-per-contact the mean over intervals, and `is_mean` is set.
    pub today: Option<Hundredths>,
    pub is_mean: bool,
    /// Today by hours of the queue's local day, 23 to 25 of them; `None`: no value yet.
    pub hours: Vec<Option<Hundredths>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LiveState {
    NotMapped,
    /// Mapped; nothing came today.
    Quiet,
    /// Everything known is confirmed by the WFM.
    Delivered,
    /// Values wait in the outbox.
    Pending,
    /// A script or the server rejected a value today.
    Rejected,
    Inactive,
}

/// One queue's value type through one local day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayStrip {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub day: Date,
    pub time_zone: String,
    pub interval: IntervalLength,
    pub cells: Vec<StripCell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripCell {
    pub start: UtcSecond,
    /// Minutes since local midnight, as scripts see them.
    pub minutes: u16,
    pub state: StripState,
    pub value: Option<Hundredths>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StripState {
    /// Confirmed by the WFM.
    Imported,
    /// Confirmed, and 0.
    Zero,
    /// Nothing is known of an interval that has ended.
    Missing,
    Rejected,
    /// In the outbox.
    Pending,
    /// Has not ended yet.
    Future,
}
