//! Mapping by name: proposals, one to one.

use super::line::Left;
use super::mappings::Mappings;
use crate::model::{Catalog, MetricPath};
use crate::source::{SourceTree, TreeMatch};
use std::collections::HashMap;

/// A mapping that names suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub left: Left,
    pub path: MetricPath,
}

/// For every value type of an active queue that nothing is mapped to: the metric of the same name in the source's queue
/// of the same name. Blanks, signs and case do not count (`Calls Offered` is `CallsOffered`); a name that fits several
/// things fits none.
pub fn propose(catalog: &Catalog, wfm: &str, mapped: &Mappings, trees: &[SourceTree]) -> Vec<Proposal> {
    let mut sources: Names<(usize, usize)> = Names::default();
    for (tree, content) in trees.iter().enumerate() {
        for (queue, names) in content.queues.iter().enumerate() {
            sources.add(&names.levels.concat(), (tree, queue));
            if names.levels.len() > 1
                && let Some(last) = names.levels.last()
            {
                sources.add(last, (tree, queue));
            }
        }
    }
    let mut queues: Names<usize> = Names::default();
    for (at, queue) in catalog
        .queues
        .iter()
        .enumerate()
        .filter(|(_, queue)| queue.active)
    {
        queues.add(&queue.name, at);
    }
    let mut proposals = Vec::new();
    for (at, queue) in catalog.queues.iter().enumerate() {
        let Some((tree, source)) = sources
            .only(&queue.name)
            .filter(|_| queues.only(&queue.name) == Some(at))
        else {
            continue;
        };
        let tree = &trees[tree];
        let mut metrics: Names<usize> = Names::default();
        for (at, metric) in tree.metrics.iter().enumerate() {
            metrics.add(&metric.name, at);
        }
        for value_type in queue.value_types.iter().filter_map(|id| catalog.value_type(*id)) {
            if mapped
                .get(queue.id, value_type.id)
                .is_some_and(|mapping| !mapping.metrics.is_empty())
            {
                continue;
            }
            let Some(metric) = metrics.only(&value_type.name) else {
                continue;
            };
            proposals.push(Proposal {
                left: Left {
                    system: wfm.to_owned(),
                    parent: queue.parent,
                    queue: queue.id,
                    value_type: value_type.id,
                },
                path: tree.path(TreeMatch {
                    queue: source,
                    metric,
                }),
            });
        }
    }
    proposals
}

/// Things by name; a name that several things have leads to none.
struct Names<T>(HashMap<String, Option<T>>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Copy + PartialEq> Names<T> {
    fn add(&mut self, name: &str, thing: T) {
        self.0
            .entry(bare(name))
            .and_modify(|known| *known = known.filter(|known| *known == thing))
            .or_insert(Some(thing));
    }

    fn only(&self, name: &str) -> Option<T> {
        let bare = bare(name);
        if bare.is_empty() {
            None
        } else {
            self.0.get(&bare).copied().flatten()
        }
    }
}

fn bare(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
