//! The WFM server's catalogue: everything xlink may map to (spec page 7).

use super::{ActivityId, EmployeeId, IntervalLength, QueueId, ValueTypeId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which store of which life answers: after a restore the epoch is another one, and nothing confirmed before counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoreStamp {
    pub store: String,
    pub epoch: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    pub stamp: StoreStamp,
    /// Grows by every change.
    pub revision: u64,
    pub external_systems: Vec<ExternalSystem>,
    pub queues: Vec<Queue>,
    pub value_types: Vec<ValueType>,
    pub activities: Vec<Activity>,
    pub employees: Vec<Employee>,
}

impl Catalog {
    pub fn queue(&self, id: QueueId) -> Option<&Queue> {
        self.queues.iter().find(|queue| queue.id == id)
    }

    pub fn value_type(&self, id: ValueTypeId) -> Option<&ValueType> {
        self.value_types.iter().find(|value_type| value_type.id == id)
    }

    /// External systems are matched as sections are: without regard to case.
    pub fn external_system(&self, name: &str) -> Option<&ExternalSystem> {
        self.external_systems
            .iter()
            .find(|system| system.name.to_lowercase() == name.to_lowercase())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalSystem {
    pub name: String,
    /// `csv`, `universal` or a definition's name.
    pub interface: String,
    pub phonelink: bool,
    pub timelink: bool,
    pub active: bool,
    /// IANA name of the zone of its agent data; `UTC` when the server was told none.
    pub time_zone: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    pub id: QueueId,
    /// [`QueueId::NONE`] at the top.
    pub parent: QueueId,
    /// At most 50 characters.
    pub name: String,
    /// At most 25 characters.
    pub short_name: String,
    pub active: bool,
    pub interval: IntervalLength,
    /// IANA name of the zone its data is in.
    pub time_zone: String,
    pub value_types: Vec<ValueTypeId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueType {
    pub id: ValueTypeId,
    pub name: String,
    pub unit: Unit,
    /// How many decimals people see, 0 to 2.
    pub decimals: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Count,
    Seconds,
    Percent,
    /// Anything else.
    Number,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub id: ActivityId,
    pub name: String,
    /// External system → IDs of its activities that lead here.
    pub external: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employee {
    pub id: EmployeeId,
    pub name: String,
    /// External system → this employee's IDs there.
    pub external_ids: BTreeMap<String, Vec<String>>,
}
