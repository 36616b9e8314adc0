//! Puts one thing into a catalogue: new, or in place of the one with its ID.

use crate::model::{Activity, ActivityId, Catalog, Employee, ExternalSystem, Queue, ValueType};
use std::collections::BTreeMap;

pub(super) fn queue(catalog: &mut Catalog, queue: Queue) {
    put(&mut catalog.queues, queue, |queue| queue.id);
}

pub(super) fn value_type(catalog: &mut Catalog, value_type: ValueType) {
    put(&mut catalog.value_types, value_type, |value_type| value_type.id);
}

/// An existing system keeps the spelling of its name: everything stored refers to it.
pub(super) fn external_system(catalog: &mut Catalog, mut system: ExternalSystem) {
    if let Some(known) = catalog.external_system(&system.name) {
        system.name = known.name.clone();
    }
    put(&mut catalog.external_systems, system, |system| {
        system.name.clone()
    });
}

pub(super) fn employee(catalog: &mut Catalog, mut employee: Employee) {
    employee.external_ids = spelled(catalog, employee.external_ids);
    put(&mut catalog.employees, employee, |employee| employee.id);
}

/// An external activity leads to exactly one activity: what is named here is taken from where it was, and what was here
/// and is not named any more goes back to *Present* (spec page 4). External activities never vanish.
pub(super) fn activity(catalog: &mut Catalog, mut activity: Activity) {
    activity.external = spelled(catalog, activity.external);
    for other in &mut catalog.activities {
        if other.id != activity.id {
            take_away(&mut other.external, &activity.external);
        }
    }
    let mut released = catalog
        .activities
        .iter()
        .find(|known| known.id == activity.id)
        .map(|known| known.external.clone())
        .unwrap_or_default();
    take_away(&mut released, &activity.external);
    if activity.id == ActivityId::PRESENT {
        add(&mut activity.external, released);
    } else if let Some(present) = catalog
        .activities
        .iter_mut()
        .find(|known| known.id == ActivityId::PRESENT)
    {
        add(&mut present.external, released);
    }
    put(&mut catalog.activities, activity, |activity| activity.id);
}

fn put<T, K: Ord>(things: &mut Vec<T>, thing: T, key: impl Fn(&T) -> K) {
    match things.binary_search_by(|known| key(known).cmp(&key(&thing))) {
        Ok(at) => things[at] = thing,
        Err(at) => things.insert(at, thing),
    }
}

/// Systems named as the catalogue writes them; IDs sorted, each once.
fn spelled(catalog: &Catalog, externals: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    let mut result = BTreeMap::new();
    for (system, ids) in externals {
        let name = catalog
            .external_system(&system)
            .map_or(system, |known| known.name.clone());
        add(&mut result, [(name, ids)].into());
    }
    result
}

fn add(to: &mut BTreeMap<String, Vec<String>>, more: BTreeMap<String, Vec<String>>) {
    for (system, ids) in more.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        let known = to.entry(system).or_default();
        known.extend(ids);
        known.sort();
        known.dedup();
    }
}

fn take_away(from: &mut BTreeMap<String, Vec<String>>, taken: &BTreeMap<String, Vec<String>>) {
    for (system, ids) in taken {
        if let Some(known) = from.get_mut(system) {
            known.retain(|id| !ids.contains(id));
        }
    }
    from.retain(|_, ids| !ids.is_empty());
}
