//! Matching a path with the names of a tree, longest first (spec page 1).

use super::offer::Offer;
use crate::config::same_name;
use crate::model::MetricPath;
use crate::source::{SourceTree, TreeMatch};
use std::collections::HashMap;

/// Finds paths in one tree; made once, asked often.
#[derive(Debug, Clone)]
pub struct Resolver<'a> {
    system: &'a str,
    /// A queue's names joined by colons → its index.
    queues: HashMap<String, usize>,
    metrics: HashMap<&'a str, usize>,
    names: Vec<&'a str>,
}

/// A path's place in a tree, and the colons that divide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Divided {
    pub at: TreeMatch,
    /// Behind the system, and before the metric.
    pub colons: (usize, usize),
}

impl<'a> Resolver<'a> {
    pub fn new(tree: &'a SourceTree) -> Self {
        Self::over(
            &tree.system,
            tree.queues.iter().map(|queue| queue.levels.as_slice()),
            tree.metrics.iter().map(|metric| metric.name.as_str()),
        )
    }

    /// The same over names alone.
    pub fn of(offer: &'a Offer) -> Self {
        Self::over(
            &offer.system,
            offer.queues.iter().map(Vec::as_slice),
            offer.metrics.iter().map(String::as_str),
        )
    }

    fn over(
        system: &'a str,
        levels: impl ExactSizeIterator<Item = &'a [String]>,
        names: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut queues = HashMap::with_capacity(levels.len());
        for (at, levels) in levels.enumerate() {
            queues.entry(levels.join(":")).or_insert(at);
        }
        let names: Vec<&str> = names.collect();
        let mut metrics = HashMap::with_capacity(names.len());
        for (at, name) in names.iter().enumerate() {
            metrics.entry(*name).or_insert(at);
        }
        Self {
            system,
            queues,
            metrics,
            names,
        }
    }

    /// The place of a path in the tree. The system's name is matched without regard to case, as sections are; queues
    /// exactly (`Groups` are case-sensitive); a metric exactly, else without regard to case when only one fits.
    pub fn resolve(&self, path: &MetricPath) -> Option<TreeMatch> {
        self.divide(path).map(|divided| divided.at)
    }

    pub(super) fn divide(&self, path: &MetricPath) -> Option<Divided> {
        let below = below_system(path.as_str(), self.system)?;
        let start = path.as_str().len() - below.len();
        // The rightmost colon first: the longest queue name wins.
        below.rmatch_indices(':').find_map(|(colon, _)| {
            let queue = *self.queues.get(&below[..colon])?;
            let metric = self.metric(&below[colon + 1..])?;
            Some(Divided {
                at: TreeMatch { queue, metric },
                colons: (start - 1, start + colon),
            })
        })
    }

    fn metric(&self, name: &str) -> Option<usize> {
        if let Some(at) = self.metrics.get(name) {
            return Some(*at);
        }
        let mut alike = self
            .names
            .iter()
            .enumerate()
            .filter(|(_, metric)| same_name(metric, name));
        let (at, _) = alike.next()?;
        alike.next().is_none().then_some(at)
    }
}

/// The place of one path; for many, make a [`Resolver`].
pub fn resolve(path: &MetricPath, tree: &SourceTree) -> Option<TreeMatch> {
    Resolver::new(tree).resolve(path)
}

/// What follows the system's name and a colon.
pub(super) fn below_system<'a>(path: &'a str, system: &str) -> Option<&'a str> {
    let colons = path.match_indices(':');
    let mut names = colons.filter(|(colon, _)| same_name(&path[..*colon], system));
    names.next_back().map(|(colon, _)| &path[colon + 1..])
}

/// The external system that a path names, among these: the longest name that fits.
pub fn system_of<'a>(path: &MetricPath, systems: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    systems
        .into_iter()
        .filter(|system| below_system(path.as_str(), system).is_some())
        .max_by_key(|system| system.len())
}
