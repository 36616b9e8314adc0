//! What may stand in a catalogue and what may not.

use super::entry::SHORT;
use crate::model::{ActivityId, Catalog, EmployeeId, Message, Queue, QueueId, Worded, message};
use crate::time::Zone;
use std::collections::{BTreeMap, BTreeSet};

/// The longest queue name.
const NAME: usize = 50;
/// The longest other name.
const LONG: usize = 255;

/// Why a catalogue cannot stand; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum CatalogError {
    Twice {
        what: &'static str,
        name: String,
    },
    Empty {
        place: Message,
        what: &'static str,
    },
    TooLong {
        place: Message,
        what: &'static str,
        found: usize,
        limit: usize,
    },
    Zone {
        place: Message,
        zone: String,
    },
    QueueZero,
    Circle(QueueId),
    Unknown {
        place: Message,
        what: &'static str,
        name: String,
    },
    Decimals {
        name: String,
    },
    TwoEmployees {
        system: String,
        id: String,
        first: EmployeeId,
        second: EmployeeId,
    },
    Exists(String),
    Missing(String),
}

impl Worded for CatalogError {
    fn message(&self) -> Message {
        match self {
            Self::Twice { what, name } => message!(
                "server-catalog-twice",
                "{what} {name} stands there twice",
                what = noun(what),
                name = name
            ),
            Self::Empty { place, what } => message!(
                "server-catalog-empty",
                "{place}: the {what} is empty",
                place = place,
                what = noun(what)
            ),
            Self::TooLong {
                place,
                what,
                found,
                limit,
            } => message!(
                "server-catalog-too-long",
                "{place}: the {what} has {found} characters, at most {limit} are possible",
                place = place,
                what = noun(what),
                found = *found,
                limit = *limit
            ),
            Self::Zone { place, zone } => message!(
                "server-catalog-zone",
                "{place}: “{zone}” is not the name of a time zone: expected one such as Europe/Berlin",
                place = place,
                zone = zone
            ),
            Self::QueueZero => message!(
                "server-catalog-queue-zero",
                "queue 0 cannot be: 0 as a parent means none"
            ),
            Self::Circle(queue) => message!(
                "server-catalog-circle",
                "queue {queue} is its own ancestor",
                queue = queue
            ),
            Self::Unknown { place, what, name } => message!(
                "server-catalog-unknown",
                "{place}: there is no {what} {name}",
                place = place,
                what = noun(what),
                name = name
            ),
            Self::Decimals { name } => message!(
                "server-catalog-decimals",
                "value type {name}: decimals can be 0, 1 or 2",
                name = name
            ),
            Self::TwoEmployees {
                system,
                id,
                first,
                second,
            } => message!(
                "server-catalog-two-employees",
                "the external ID {id} of {system} belongs to employee {first} and to employee {second}: an ID belongs to one",
                id = id,
                system = system,
                first = first.to_string(),
                second = second.to_string()
            ),
            Self::Exists(name) => message!(
                "server-catalog-exists",
                "{name} is there already; use “change”",
                name = name
            ),
            Self::Missing(name) => message!(
                "server-catalog-missing",
                "{name} is not there yet; use “add”",
                name = name
            ),
        }
    }
}

/// Judges a catalogue as a whole.
pub fn check(catalog: &Catalog) -> Result<(), CatalogError> {
    catalog.external_systems.iter().try_for_each(|system| {
        let place = message!(
            "server-place-system",
            "external system “{name}”",
            name = &system.name,
        );
        name_fits(&place, "name", &system.name, LONG)?;
        name_fits(&place, "type", &system.interface, LONG)?;
        zone_exists(&place, &system.time_zone)
    })?;
    catalog.value_types.iter().try_for_each(|value_type| {
        let place = place("value type", value_type.id.0);
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
pub fn remarks(catalog: &Catalog) -> Vec<Message> {
    let known: BTreeSet<QueueId> = catalog.queues.iter().map(|queue| queue.id).collect();
    catalog
        .queues
        .iter()
        .filter(|queue| queue.parent != QueueId::NONE && !known.contains(&queue.parent))
        .map(|queue| {
            message!(
                "server-no-parent",
                "queue {queue}: its parent {parent} is not in the catalogue; it is shown at the top",
                queue = queue.id,
                parent = queue.parent,
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
        let place = place("queue", queue.id.0);
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
        let place = place("activity", activity.id.0);
        name_fits(&place, "name", &activity.name, LONG)?;
        externals(catalog, &place, "external activity", &activity.external)?;
    }
    if catalog
        .activities
        .iter()
        .all(|activity| activity.id != ActivityId::PRESENT)
    {
        return Err(CatalogError::Unknown {
            place: message!("server-place-activities", "activities"),
            what: "activity",
            name: "1 (Present)".into(),
        });
    }
    Ok(())
}

fn employees(catalog: &Catalog) -> Result<(), CatalogError> {
    let mut owners: BTreeMap<(&str, &str), EmployeeId> = BTreeMap::new();
    for employee in &catalog.employees {
        let place = place("employee", employee.id.0);
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
    place: &Message,
    what: &'static str,
    externals: &BTreeMap<String, Vec<String>>,
) -> Result<(), CatalogError> {
    for (system, ids) in externals {
        if !catalog.external_systems.iter().any(|known| known.name == *system) {
            return Err(CatalogError::Unknown {
                place: place.clone(),
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

/// `queue 12`
fn place(what: &'static str, id: u32) -> Message {
    message!(
        "server-place",
        "{what} {id}",
        what = noun(what),
        id = id.to_string()
    )
}

/// What rules speak of.
fn noun(english: &'static str) -> Message {
    match english {
        "queue" => message!("server-noun-queue", "queue"),
        "value type" => message!("server-noun-value-type", "value type"),
        "external system" => message!("server-noun-system", "external system"),
        "activity" => message!("server-noun-activity", "activity"),
        "employee" => message!("server-noun-employee", "employee"),
        "external activity" => message!("server-noun-external-activity", "external activity"),
        "external ID" => message!("server-noun-external-id", "external ID"),
        "name" => message!("server-noun-name", "name"),
        "type" => message!("server-noun-type", "type"),
        "short name" => message!("server-noun-short-name", "short name"),
        other => Message::from(other),
    }
}

fn name_fits(place: &Message, what: &'static str, name: &str, limit: usize) -> Result<(), CatalogError> {
    if name.is_empty() {
        return Err(CatalogError::Empty {
            place: place.clone(),
            what,
        });
    }
    too_long(place, what, name, limit)
}

fn too_long(place: &Message, what: &'static str, text: &str, limit: usize) -> Result<(), CatalogError> {
    match text.chars().count() {
        found if found > limit => Err(CatalogError::TooLong {
            place: place.clone(),
            what,
            found,
            limit,
        }),
        _ => Ok(()),
    }
}

fn zone_exists(place: &Message, zone: &str) -> Result<(), CatalogError> {
    match Zone::named(zone) {
        Ok(_) => Ok(()),
        Err(_) => Err(CatalogError::Zone {
            place: place.clone(),
            zone: zone.to_owned(),
        }),
    }
}
