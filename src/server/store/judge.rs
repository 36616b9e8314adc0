//! Which values and agent days a catalogue accepts.

use crate::model::{
    Catalog, EmployeeId, IntervalLength, IntervalValue, QueueId, Refusal, UtcSecond, ValueTypeId,
};
use crate::time::{LocalDay, Zone};
use std::collections::{HashMap, HashSet};

/// Judges against one revision of the catalogue.
pub struct Judge {
    pub revision: u64,
    queues: HashMap<QueueId, QueueRule>,
    /// Lower-case name → the name as it is written.
    systems: HashMap<String, String>,
    /// (system as written, external ID) → whose it is.
    employees: HashMap<String, HashMap<String, EmployeeId>>,
    /// (system as written) → external activities known.
    activities: HashMap<String, HashSet<String>>,
    /// The day on which the last value lay; values come sorted, so it serves nearly all of them.
    last: Option<Grid>,
}

struct QueueRule {
    active: bool,
    interval: IntervalLength,
    zone: Zone,
    /// Sorted.
    value_types: Vec<ValueTypeId>,
}

/// The starts of one local day.
struct Grid {
    queue: QueueId,
    day: LocalDay,
    /// `None`: no clock changes, every multiple of the length since the day's start is one.
    starts: Option<Vec<UtcSecond>>,
}

impl Judge {
    pub fn new(catalog: &Catalog) -> Self {
        let by_system = |pairs: Vec<(&String, &Vec<String>, EmployeeId)>| {
            let mut map: HashMap<String, HashMap<String, EmployeeId>> = HashMap::new();
            for (system, ids, employee) in pairs {
                let known = map.entry(system.clone()).or_default();
                known.extend(ids.iter().map(|id| (id.clone(), employee)));
            }
            map
        };
        let mut activities: HashMap<String, HashSet<String>> = HashMap::new();
        for (system, ids) in catalog.activities.iter().flat_map(|activity| &activity.external) {
            activities
                .entry(system.clone())
                .or_default()
                .extend(ids.iter().cloned());
        }
        Self {
            revision: catalog.revision,
            queues: catalog.queues.iter().map(rule).collect(),
            systems: catalog
                .external_systems
                .iter()
                .map(|system| (system.name.to_lowercase(), system.name.clone()))
                .collect(),
            employees: by_system(
                catalog
                    .employees
                    .iter()
                    .flat_map(|employee| {
                        employee
                            .external_ids
                            .iter()
                            .map(|(system, ids)| (system, ids, employee.id))
                    })
                    .collect(),
            ),
            activities,
            last: None,
        }
    }

    /// `None`: acceptable.
    pub fn value(&mut self, value: &IntervalValue) -> Option<Refusal> {
        let Some(rule) = self.queues.get(&value.key.queue) else {
            return Some(Refusal::UnknownQueue);
        };
        if !rule.active {
            return Some(Refusal::InactiveQueue);
        }
        if rule.value_types.binary_search(&value.key.value_type).is_err() {
            return Some(Refusal::UnknownValueType);
        }
        let grid = match &mut self.last {
            Some(grid) if grid.queue == value.key.queue && grid.day.contains(value.key.start) => grid,
            last => last.insert(Grid::at(value.key.queue, rule, value.key.start)),
        };
        (!grid.holds(value.key.start, rule.interval)).then_some(Refusal::OffGrid)
    }

    /// The system's name as the catalogue writes it, and whose ID this is there.
    pub fn agent(&self, system: &str, agent: &str) -> Result<(&str, EmployeeId), Refusal> {
        let system = self.system(system).ok_or(Refusal::UnknownSystem)?;
        match self.employees.get(system).and_then(|ids| ids.get(agent)) {
            Some(employee) => Ok((system, *employee)),
            None => Err(Refusal::UnknownAgent),
        }
    }

    /// The system's name as the catalogue writes it.
    pub fn system(&self, name: &str) -> Option<&str> {
        self.systems.get(&name.to_lowercase()).map(String::as_str)
    }

    /// Whether this external activity was ever registered. `system` as the catalogue writes it.
    pub fn knows_activity(&self, system: &str, activity: &str) -> bool {
        self.activities
            .get(system)
            .is_some_and(|known| known.contains(activity))
    }

    /// The external activity was registered in this very transaction.
    pub fn learn_activity(&mut self, system: &str, activity: &str) {
        self.activities
            .entry(system.to_owned())
            .or_default()
            .insert(activity.to_owned());
    }
}

fn rule(queue: &crate::model::Queue) -> (QueueId, QueueRule) {
    let mut value_types = queue.value_types.clone();
    value_types.sort_unstable();
    let rule = QueueRule {
        active: queue.active,
        interval: queue.interval,
        // A zone is checked when it enters the catalogue; one that a newer zone database has dropped serves as UTC.
        zone: Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc()),
        value_types,
    };
    (queue.id, rule)
}

impl Grid {
    fn at(queue: QueueId, rule: &QueueRule, start: UtcSecond) -> Self {
        let day = rule.zone.day(rule.zone.date_of(start));
        let starts = match day.plain_offset() {
            Some(_) => None,
            None => Some(
                day.intervals(rule.interval)
                    .map(|interval| interval.start)
                    .collect(),
            ),
        };
        Self { queue, day, starts }
    }

    fn holds(&self, start: UtcSecond, interval: IntervalLength) -> bool {
        match &self.starts {
            None => (start.0 - self.day.start.0) % interval.seconds() == 0,
            Some(starts) => starts.binary_search(&start).is_ok(),
        }
    }
}
