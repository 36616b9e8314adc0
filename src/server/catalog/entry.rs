//! One thing of the catalogue as a file tells it (spec page 8, the catalogue file).

use crate::model::{
    Activity, ActivityId, Employee, EmployeeId, ExternalSystem, IntervalLength, Queue, QueueId, Unit,
    ValueType, ValueTypeId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueTypeEntry {
    pub id: ValueTypeId,
    pub name: String,
    #[serde(default = "number")]
    pub unit: Unit,
    /// How many decimals people see.
    #[serde(default)]
    pub decimals: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueEntry {
    pub id: QueueId,
    /// 0 or absent: none.
    #[serde(default = "no_parent")]
    pub parent: QueueId,
    pub name: String,
    /// Absent: the beginning of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    #[serde(default = "quarter")]
    pub interval: IntervalLength,
    #[serde(default = "utc")]
    pub time_zone: String,
    #[serde(default = "yes")]
    pub active: bool,
    #[serde(default)]
    pub value_types: Vec<ValueTypeId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalSystemEntry {
    pub name: String,
    /// Of its agent data.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// `csv`, `universal`, or a definition's name.
    #[serde(rename = "type")]
    pub interface: String,
    #[serde(default)]
    pub phonelink: bool,
    #[serde(default)]
    pub timelink: bool,
    #[serde(default = "yes")]
    pub active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityEntry {
    pub id: ActivityId,
    pub name: String,
    /// External activities that lead here. One that is not named any more goes back to *Present*.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmployeeEntry {
    pub id: EmployeeId,
    pub name: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_ids: BTreeMap<String, Vec<String>>,
}

/// The longest short name.
pub(super) const SHORT: usize = 25;

fn number() -> Unit {
    Unit::Number
}

fn no_parent() -> QueueId {
    QueueId::NONE
}

fn quarter() -> IntervalLength {
    IntervalLength::QUARTER
}

fn utc() -> String {
    "UTC".into()
}

fn yes() -> bool {
    true
}

fn trimmed(externals: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    externals
        .into_iter()
        .map(|(system, ids)| {
            let ids = ids.iter().map(|id| id.trim().to_owned()).collect();
            (system.trim().to_owned(), ids)
        })
        .collect()
}

impl From<ValueTypeEntry> for ValueType {
    fn from(entry: ValueTypeEntry) -> Self {
        Self {
            id: entry.id,
            name: entry.name.trim().to_owned(),
            unit: entry.unit,
            decimals: entry.decimals,
        }
    }
}

impl From<ValueType> for ValueTypeEntry {
    fn from(value_type: ValueType) -> Self {
        Self {
            id: value_type.id,
            name: value_type.name,
            unit: value_type.unit,
            decimals: value_type.decimals,
        }
    }
}

impl From<QueueEntry> for Queue {
    fn from(entry: QueueEntry) -> Self {
        let name = entry.name.trim().to_owned();
        let short_name = match entry.short_name {
            Some(short) => short.trim().to_owned(),
            None => name.chars().take(SHORT).collect::<String>().trim_end().to_owned(),
        };
        let mut value_types = entry.value_types;
        value_types.sort_unstable();
        value_types.dedup();
        Self {
            id: entry.id,
            parent: entry.parent,
            name,
            short_name,
            active: entry.active,
            interval: entry.interval,
            time_zone: entry.time_zone.trim().to_owned(),
            value_types,
        }
    }
}

impl From<Queue> for QueueEntry {
    fn from(queue: Queue) -> Self {
        Self {
            id: queue.id,
            parent: queue.parent,
            name: queue.name,
            short_name: Some(queue.short_name),
            interval: queue.interval,
            time_zone: queue.time_zone,
            active: queue.active,
            value_types: queue.value_types,
        }
    }
}

impl From<ExternalSystemEntry> for ExternalSystem {
    fn from(entry: ExternalSystemEntry) -> Self {
        Self {
            name: entry.name.trim().to_owned(),
            interface: entry.interface.trim().to_owned(),
            phonelink: entry.phonelink,
            timelink: entry.timelink,
            active: entry.active,
            time_zone: entry.time_zone.trim().to_owned(),
        }
    }
}

impl From<ExternalSystem> for ExternalSystemEntry {
    fn from(system: ExternalSystem) -> Self {
        Self {
            name: system.name,
            time_zone: system.time_zone,
            interface: system.interface,
            phonelink: system.phonelink,
            timelink: system.timelink,
            active: system.active,
        }
    }
}

impl From<ActivityEntry> for Activity {
    fn from(entry: ActivityEntry) -> Self {
        Self {
            id: entry.id,
            name: entry.name.trim().to_owned(),
            external: trimmed(entry.external),
        }
    }
}

impl From<Activity> for ActivityEntry {
    fn from(activity: Activity) -> Self {
        Self {
            id: activity.id,
            name: activity.name,
            external: activity.external,
        }
    }
}

impl From<EmployeeEntry> for Employee {
    fn from(entry: EmployeeEntry) -> Self {
        Self {
            id: entry.id,
            name: entry.name.trim().to_owned(),
            external_ids: trimmed(entry.external_ids),
        }
    }
}

impl From<Employee> for EmployeeEntry {
    fn from(employee: Employee) -> Self {
        Self {
            id: employee.id,
            name: employee.name,
            external_ids: employee.external_ids,
        }
    }
}
