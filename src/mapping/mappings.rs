//! What the lines mean together: per queue and value type, its parameters in order and its script.

use super::line::{Left, MappingLine};
use super::parents::Parents;
use crate::config::same_name;
use crate::model::{Catalog, MetricPath, QueueId, ValueTypeId};
use std::collections::HashMap;

/// The mapping of one value type of one queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub left: Left,
    /// The metrics in order, `Para1` first, each with its line (counted from 1).
    pub metrics: Vec<(u32, MetricPath)>,
    /// The script file and its line; `None`: the default script.
    pub script: Option<(u32, String)>,
    /// The lines name another parent than the queue has; they are used all the same (spec page 4).
    pub wrong_parent: bool,
}

/// All mappings of one WFM system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mappings {
    mappings: Vec<Mapping>,
    index: HashMap<(QueueId, ValueTypeId), usize>,
}

impl Mappings {
    /// Puts the lines of the WFM system `wfm` together, in the order of their first lines. Lines of several parents
    /// never add up: which count, [`Parents`] decides by the catalogue.
    pub fn of(lines: &[MappingLine], wfm: &str, catalog: Option<&Catalog>) -> Self {
        let parents: HashMap<QueueId, QueueId> = catalog
            .map(|catalog| {
                catalog
                    .queues
                    .iter()
                    .map(|queue| (queue.id, queue.parent))
                    .collect()
            })
            .unwrap_or_default();
        let mut order: Vec<(QueueId, ValueTypeId)> = Vec::new();
        let mut groups: HashMap<(QueueId, ValueTypeId), Vec<&MappingLine>> = HashMap::new();
        for line in lines.iter().filter(|line| same_name(&line.system, wfm)) {
            let key = (line.queue, line.value_type);
            let group = groups.entry(key).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(line);
        }
        let mappings: Vec<Mapping> = order
            .iter()
            .filter_map(|key| mapping(&groups[key], parents.get(&key.0).copied()))
            .collect();
        let index = mappings
            .iter()
            .enumerate()
            .map(|(at, mapping)| ((mapping.left.queue, mapping.left.value_type), at))
            .collect();
        Self { mappings, index }
    }

    pub fn get(&self, queue: QueueId, value_type: ValueTypeId) -> Option<&Mapping> {
        self.index.get(&(queue, value_type)).map(|at| &self.mappings[*at])
    }

    pub fn iter(&self) -> impl Iterator<Item = &Mapping> {
        self.mappings.iter()
    }

    /// How many value types have a mapping or a script.
    pub fn len(&self) -> usize {
        self.mappings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.mappings.is_empty()
    }
}

fn mapping(lines: &[&MappingLine], present: Option<QueueId>) -> Option<Mapping> {
    let parents = Parents::of(lines, present)?;
    let counting = || lines.iter().filter(|line| parents.count(line));
    let metrics = counting()
        .filter_map(|line| Some((line.line, line.metric()?.clone())))
        .collect();
    // As with keys that stand twice, the last one counts.
    let script = counting()
        .filter_map(|line| Some((line.line, line.script()?.to_owned())))
        .next_back();
    Some(Mapping {
        left: Left {
            parent: parents.metrics,
            ..lines.first()?.left()
        },
        metrics,
        script,
        wrong_parent: present.is_some_and(|present| present != parents.metrics),
    })
}
