//! The nouns of xlink: what a WFM system knows and what travels to it. No input or output happens here.

mod agent;
mod batch;
mod catalog;
mod connection;
mod id;
mod message;
mod origin;
mod path;
mod rejected;
mod sample;
mod value;

pub use agent::{AgentDay, AgentSpan};
pub use batch::{BatchId, Refusal, RefusedValue};
pub use catalog::{Activity, Catalog, Employee, ExternalSystem, Queue, StoreStamp, Unit, ValueType};
pub use connection::{ConnectionPhase, ConnectionState};
pub use id::{ActivityId, EmployeeId, IdError, QueueId, ValueTypeId};
pub use message::{Message, MessageValue, Worded};
pub(crate) use message::{displayed, message};
pub use origin::{DataKind, FileStamp};
pub use path::{MappingTarget, MetricPath};
pub use rejected::{RejectedRow, RejectedValue};
pub use sample::{FileForm, Looks, SampleColumn, SampleFile, SampleState};
pub use value::{
    Hundredths, IntervalLength, IntervalLengthError, IntervalValue, UtcSecond, ValueKey, Version,
};
