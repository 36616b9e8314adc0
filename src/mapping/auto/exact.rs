//! The same names.

use super::Sides;
use super::names::bare;
use crate::mapping::line::Left;
use crate::mapping::offer::Offer;
use crate::source::TreeMatch;
use std::collections::HashMap;

/// A value type, and the metric that it was found to be.
pub(super) struct Found {
    pub left: Left,
    pub offer: usize,
    pub at: TreeMatch,
}

pub(super) fn exact(sides: Sides<'_>) -> Vec<Found> {
    let Sides {
        catalog, wfm, offers, ..
    } = sides;
    let sources = queues_of(offers);
    let mut queues: Names<usize> = Names::default();
    for (at, queue) in catalog
        .queues
        .iter()
        .enumerate()
        .filter(|(_, queue)| queue.active)
    {
        queues.add(&queue.name, at);
    }
    let metrics: Vec<Names<usize>> = offers
        .iter()
        .map(|offer| {
            let mut metrics = Names::default();
            for (at, metric) in offer.metrics.iter().enumerate() {
                metrics.add(metric, at);
            }
            metrics
        })
        .collect();
    let value_types: HashMap<_, _> = catalog.value_types.iter().map(|each| (each.id, each)).collect();
    let mut found = Vec::new();
    for (at, queue) in catalog.queues.iter().enumerate() {
        let Some((offer, source)) = sources
            .only(&queue.name)
            .filter(|_| queues.only(&queue.name) == Some(at))
        else {
            continue;
        };
        for value_type in queue.value_types.iter().filter_map(|id| value_types.get(id)) {
            if sides.is_mapped(queue.id, value_type.id) {
                continue;
            }
            let Some(metric) = metrics[offer].only(&value_type.name) else {
                continue;
            };
            found.push(Found {
                left: Left {
                    system: wfm.to_owned(),
                    parent: queue.parent,
                    queue: queue.id,
                    value_type: value_type.id,
                },
                offer,
                at: TreeMatch {
                    queue: source,
                    metric,
                },
            });
        }
    }
    found
}

/// The queues of the sources, by all their levels and by the last alone.
fn queues_of(offers: &[Offer]) -> Names<(usize, usize)> {
    let mut sources = Names::default();
    for (offer, content) in offers.iter().enumerate() {
        for (queue, levels) in content.queues.iter().enumerate() {
            sources.add(&levels.concat(), (offer, queue));
            if let [_, .., last] = levels.as_slice() {
                sources.add(last, (offer, queue));
            }
        }
    }
    sources
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
