//! What may stand in a catalogue and what may not.

use super::entry::SHORT;
use crate::model::{ActivityId, Catalog, EmployeeId, Queue, QueueId};
use crate::time::Zone;
use std::collections::{BTreeMap, BTreeSet};

/// The longest queue name.
const NAME: usize = 50;
/// The longest other name.
const LONG: usize = 255;

/// Why a catalogue cannot stand; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    #[error("{what} {name} stands there twice")]
    Twice { what: &'static str, name: String },
    #[error("{place}: the {what} is empty")]
    Empty { place: String, what: &'static str },
    #[error("{place}: the {what} has {found} characters, at most {limit} are possible")]
    TooLong {
        place: String,
        what: &'static str,
        found: usize,
        limit: usize,
    },
    #[error("{place}: “{zone}” is not the name of a time zone: expected one such as Europe/Berlin")]
    Zone { place: String, zone: String },
    #[error("queue 0 cannot be: 0 as a parent means none")]
    QueueZero,
    #[error("queue {0} is its own ancestor")]
    Circle(QueueId),
    #[error("{place}: there is no {what} {name}")]
    Unknown {
        place: String,
        what: &'static str,
        name: String,
    },
    #[error("value type {name}: decimals can be 0, 1 or 2")]
    Decimals { name: String },
    #[error(
        "the external ID {id} of {system} belongs to employee {first} and to employee {second}: an ID belongs to one"
    )]
    TwoEmployees {
        system: String,
        id: String,
        first: EmployeeId,
        second: EmployeeId,
    },
    #[error("{0} is there already; use “change”")]
    Exists(String),
    #[error("{0} is not there yet; use “add”")]
    Missing(String),
}

/// Judges a catalogue as a whole.
pub fn check(catalog: &Catalog) -> Result<(), CatalogError> {
    catalog.external_systems.iter().try_for_each(|system| {
        let place = format!("external system “{}”", system.name);
        name_fits(&place, "name", &system.name, LONG)?;
        name_fits(&place, "type", &system.interface, LONG)?;
        zone_exists(&place, &system.time_zone)
    })?;
    catalog.value_types.iter().try_for_each(|value_type| {
        let place = format!("value type {}", value_type.id);
        name_fits(&place, "name", &value_type.name, LONG)?;
        match value_type.decimals {
            0..=2 => Ok(()),
            _ => Err(CatalogError::Decimals {
                name: value_type.name.clone(),
            }),
        }
    })?;
    queues(catalog)?;
    activities(catalog)?;
    employees(catalog)
}

/// What stands but is worth a word: parents that are not there.
pub fn remarks(catalog: &Catalog) -> Vec<String> {
    let known: BTreeSet<QueueId> = catalog.queues.iter().map(|queue| queue.id).collect();
    catalog
        .queues
        .iter()
        .filter(|queue| queue.parent != QueueId::NONE && !known.contains(&queue.parent))
        .map(|queue| {
            format!(
                "queue {}: its parent {} is not in the catalogue; it is shown at the top",
                queue.id, queue.parent
            )
        })
        .collect()
}

fn queues(catalog: &Catalog) -> Result<(), CatalogError> {
    let value_types: BTreeSet<_> = catalog
        .value_types
        .iter()
        .map(|value_type| value_type.id)
        .collect();
    let parents: BTreeMap<_, _> = catalog
        .queues
        .iter()
        .map(|queue| (queue.id, queue.parent))
        .collect();
    for queue in &catalog.queues {
        let place = format!("queue {}", queue.id);
        if queue.id == QueueId::NONE {
            return Err(CatalogError::QueueZero);
        }
        name_fits(&place, "name", &queue.name, NAME)?;
        too_long(&place, "short name", &queue.short_name, SHORT)?;
        zone_exists(&place, &queue.time_zone)?;
        if let Some(missing) = queue.value_types.iter().find(|id| !value_types.contains(id)) {
            return Err(CatalogError::Unknown {
                place,
                what: "value type",
                name: missing.to_string(),
            });
        }
        no_circle(queue, &parents)?;
    }
    Ok(())
}

fn no_circle(queue: &Queue, parents: &BTreeMap<QueueId, QueueId>) -> Result<(), CatalogError> {
    let mut above = queue.parent;
    for _ in 0..=parents.len() {
        if above == queue.id {
            return Err(CatalogError::Circle(queue.id));
        }
        match parents.get(&above) {
            Some(next) => above = *next,
            None => return Ok(()),
        }
    }
    // A circle further up is found at the queues that form it.
    Ok(())
}

fn activities(catalog: &Catalog) -> Result<(), CatalogError> {
    for activity in &catalog.activities {
        let place = format!("activity {}", activity.id);
        name_fits(&place, "name", &activity.name, LONG)?;
        externals(catalog, &place, "external activity", &activity.external)?;
    }
    if catalog
        .activities
        .iter()
        .all(|activity| activity.id != ActivityId::PRESENT)
    {
        return Err(CatalogError::Unknown {
            place: "activities".into(),
            what: "activity",
            name: "1 (Present)".into(),
        });
    }
    Ok(())
}

fn employees(catalog: &Catalog) -> Result<(), CatalogError> {
    let mut owners: BTreeMap<(&str, &str), EmployeeId> = BTreeMap::new();
    for employee in &catalog.employees {
        let place = format!("employee {}", employee.id);
        name_fits(&place, "name", &employee.name, LONG)?;
        externals(catalog, &place, "external ID", &employee.external_ids)?;
        for (system, ids) in &employee.external_ids {
            for id in ids {
                if let Some(first) = owners.insert((system, id), employee.id) {
                    return Err(CatalogError::TwoEmployees {
                        system: system.clone(),
                        id: id.clone(),
                        first,
                        second: employee.id,
                    });
                }
            }
        }
    }
    Ok(())
}

fn externals(
    catalog: &Catalog,
    place: &str,
    what: &'static str,
    externals: &BTreeMap<String, Vec<String>>,
) -> Result<(), CatalogError> {
    for (system, ids) in externals {
        if !catalog.external_systems.iter().any(|known| known.name == *system) {
            return Err(CatalogError::Unknown {
                place: place.to_owned(),
                what: "external system",
                name: system.clone(),
            });
        }
        for id in ids {
            name_fits(place, what, id, LONG)?;
        }
    }
    Ok(())
}

fn name_fits(place: &str, what: &'static str, name: &str, limit: usize) -> Result<(), CatalogError> {
    if name.is_empty() {
        return Err(CatalogError::Empty {
            place: place.to_owned(),
            what,
        });
    }
    too_long(place, what, name, limit)
}

fn too_long(place: &str, what: &'static str, text: &str, limit: usize) -> Result<(), CatalogError> {
    match text.chars().count() {
        found if found > limit => Err(CatalogError::TooLong {
            place: place.to_owned(),
            what,
            found,
            limit,
        }),
        _ => Ok(()),
    }
}

fn zone_exists(place: &str, zone: &str) -> Result<(), CatalogError> {
    match Zone::named(zone) {
        Ok(_) => Ok(()),
        Err(_) => Err(CatalogError::Zone {
            place: place.to_owned(),
            zone: zone.to_owned(),
        }),
    }
}
