//! The catalogue on the wire: a head, then parts.

use super::values::stamp;
use super::{error::WireError, v1};
use crate::model::{
    Activity, ActivityId, Catalog, Employee, EmployeeId, ExternalSystem, IntervalLength, Queue, QueueId,
    StoreStamp, Unit, ValueType, ValueTypeId,
};
use std::collections::BTreeMap;

/// Which catalogue is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogHead {
    pub stamp: StoreStamp,
    pub revision: u64,
}

impl TryFrom<v1::CatalogNotice> for CatalogHead {
    type Error = WireError;

    fn try_from(notice: v1::CatalogNotice) -> Result<Self, WireError> {
        Ok(Self {
            stamp: stamp(notice.stamp)?,
            revision: notice.revision,
        })
    }
}

impl From<&CatalogHead> for v1::CatalogNotice {
    fn from(head: &CatalogHead) -> Self {
        Self {
            stamp: Some(head.stamp.clone().into()),
            revision: head.revision,
        }
    }
}

/// Cuts a catalogue into parts of at most so many things each; the first carries the head.
pub fn catalog_parts(catalog: &Catalog, things: usize) -> Vec<v1::CatalogPart> {
    let head = CatalogHead {
        stamp: catalog.stamp.clone(),
        revision: catalog.revision,
    };
    let things = things.max(1);
    let mut parts = vec![v1::CatalogPart {
        head: Some((&head).into()),
        external_systems: catalog.external_systems.iter().map(Into::into).collect(),
        value_types: catalog.value_types.iter().map(Into::into).collect(),
        ..Default::default()
    }];
    parts.extend(catalog.queues.chunks(things).map(|queues| v1::CatalogPart {
        queues: queues.iter().map(Into::into).collect(),
        ..Default::default()
    }));
    parts.extend(
        catalog
            .activities
            .chunks(things)
            .map(|activities| v1::CatalogPart {
                activities: activities.iter().map(Into::into).collect(),
                ..Default::default()
            }),
    );
    parts.extend(catalog.employees.chunks(things).map(|employees| v1::CatalogPart {
        employees: employees.iter().map(Into::into).collect(),
        ..Default::default()
    }));
    parts
}

/// Puts the parts together again.
#[derive(Debug, Default)]
pub struct CatalogReader {
    catalog: Option<Catalog>,
}

impl CatalogReader {
    pub fn add(&mut self, part: v1::CatalogPart) -> Result<(), WireError> {
        if let Some(head) = part.head {
            let head = CatalogHead::try_from(head)?;
            self.catalog = Some(Catalog {
                stamp: head.stamp,
                revision: head.revision,
                external_systems: Vec::new(),
                queues: Vec::new(),
                value_types: Vec::new(),
                activities: Vec::new(),
                employees: Vec::new(),
            });
        }
        let catalog = self.catalog.as_mut().ok_or(WireError::Missing("head"))?;
        catalog
            .external_systems
            .extend(part.external_systems.into_iter().map(ExternalSystem::from));
        for queue in part.queues {
            catalog.queues.push(queue.try_into()?);
        }
        for value_type in part.value_types {
            catalog.value_types.push(value_type.try_into()?);
        }
        catalog
            .activities
            .extend(part.activities.into_iter().map(Activity::from));
        catalog
            .employees
            .extend(part.employees.into_iter().map(Employee::from));
        Ok(())
    }

    /// Everything was added.
    pub fn finish(self) -> Result<Catalog, WireError> {
        self.catalog.ok_or(WireError::Missing("head"))
    }
}

impl From<&ExternalSystem> for v1::ExternalSystem {
    fn from(system: &ExternalSystem) -> Self {
        Self {
            name: system.name.clone(),
            interface: system.interface.clone(),
            phonelink: system.phonelink,
            timelink: system.timelink,
            active: system.active,
            time_zone: system.time_zone.clone(),
        }
    }
}

impl From<v1::ExternalSystem> for ExternalSystem {
    fn from(system: v1::ExternalSystem) -> Self {
        Self {
            name: system.name,
            interface: system.interface,
            phonelink: system.phonelink,
            timelink: system.timelink,
            active: system.active,
            time_zone: utc_when_absent(system.time_zone),
        }
    }
}

fn utc_when_absent(zone: String) -> String {
    if zone.is_empty() { "UTC".into() } else { zone }
}

impl From<&Queue> for v1::Queue {
    fn from(queue: &Queue) -> Self {
        Self {
            id: queue.id.0,
            parent: queue.parent.0,
            name: queue.name.clone(),
            short_name: queue.short_name.clone(),
            active: queue.active,
            interval: queue.interval.minutes().into(),
            time_zone: queue.time_zone.clone(),
            value_types: queue.value_types.iter().map(|id| id.0).collect(),
        }
    }
}

impl TryFrom<v1::Queue> for Queue {
    type Error = WireError;

    fn try_from(queue: v1::Queue) -> Result<Self, WireError> {
        let minutes = u16::try_from(queue.interval).map_err(|_| WireError::OutOfRange {
            what: "the interval",
            number: queue.interval.into(),
        })?;
        let interval = IntervalLength::new(minutes).map_err(|error| WireError::Interval {
            queue: queue.id,
            error,
        })?;
        Ok(Self {
            id: QueueId(queue.id),
            parent: QueueId(queue.parent),
            name: queue.name,
            short_name: queue.short_name,
            active: queue.active,
            interval,
            time_zone: utc_when_absent(queue.time_zone),
            value_types: queue.value_types.into_iter().map(ValueTypeId).collect(),
        })
    }
}

impl From<&ValueType> for v1::ValueType {
    fn from(value_type: &ValueType) -> Self {
        let unit = match value_type.unit {
            Unit::Count => v1::Unit::Count,
            Unit::Seconds => v1::Unit::Seconds,
            Unit::Percent => v1::Unit::Percent,
            Unit::Number => v1::Unit::Unspecified,
        };
        Self {
            id: value_type.id.0,
            name: value_type.name.clone(),
            unit: unit.into(),
            decimals: value_type.decimals.into(),
        }
    }
}

impl TryFrom<v1::ValueType> for ValueType {
    type Error = WireError;

    fn try_from(value_type: v1::ValueType) -> Result<Self, WireError> {
        // A unit of a later version is shown as a plain number; nothing is computed from it.
        let unit = match v1::Unit::try_from(value_type.unit) {
            Ok(v1::Unit::Count) => Unit::Count,
            Ok(v1::Unit::Seconds) => Unit::Seconds,
            Ok(v1::Unit::Percent) => Unit::Percent,
            Ok(v1::Unit::Unspecified) | Err(_) => Unit::Number,
        };
        let decimals = match value_type.decimals {
            decimals @ 0..=2 => decimals as u8,
            decimals => {
                return Err(WireError::OutOfRange {
                    what: "the number of decimals",
                    number: decimals.into(),
                });
            }
        };
        Ok(Self {
            id: ValueTypeId(value_type.id),
            name: value_type.name,
            unit,
            decimals,
        })
    }
}

fn externals_to_wire(externals: &BTreeMap<String, Vec<String>>) -> Vec<v1::ExternalId> {
    externals
        .iter()
        .flat_map(|(system, ids)| {
            ids.iter().map(|id| v1::ExternalId {
                system: system.clone(),
                id: id.clone(),
            })
        })
        .collect()
}

fn externals_from_wire(externals: Vec<v1::ExternalId>) -> BTreeMap<String, Vec<String>> {
    let mut map: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for external in externals {
        map.entry(external.system).or_default().push(external.id);
    }
    map
}

impl From<&Activity> for v1::Activity {
    fn from(activity: &Activity) -> Self {
        Self {
            id: activity.id.0,
            name: activity.name.clone(),
            external: externals_to_wire(&activity.external),
        }
    }
}

impl From<v1::Activity> for Activity {
    fn from(activity: v1::Activity) -> Self {
        Self {
            id: ActivityId(activity.id),
            name: activity.name,
            external: externals_from_wire(activity.external),
        }
    }
}

impl From<&Employee> for v1::Employee {
    fn from(employee: &Employee) -> Self {
        Self {
            id: employee.id.0,
            name: employee.name.clone(),
            external_ids: externals_to_wire(&employee.external_ids),
        }
    }
}

impl From<v1::Employee> for Employee {
    fn from(employee: v1::Employee) -> Self {
        Self {
            id: EmployeeId(employee.id),
            name: employee.name,
            external_ids: externals_from_wire(employee.external_ids),
        }
    }
}
