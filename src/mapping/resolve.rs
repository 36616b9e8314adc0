//! Matching a path with the names of a tree, longest first (spec page 1).

use crate::config::same_name;
use crate::model::MetricPath;
use crate::source::{SourceTree, TreeMatch};
use std::collections::HashMap;

/// Finds paths in one tree; made once, asked often.
#[derive(Debug, Clone)]
pub struct Resolver<'a> {
    tree: &'a SourceTree,
    /// A queue's names joined by colons → its index.
    queues: HashMap<String, usize>,
    metrics: HashMap<&'a str, usize>,
}

impl<'a> Resolver<'a> {
    pub fn new(tree: &'a SourceTree) -> Self {
        let mut queues = HashMap::with_capacity(tree.queues.len());
        for (at, queue) in tree.queues.iter().enumerate() {
            queues.entry(queue.levels.join(":")).or_insert(at);
        }
        let mut metrics = HashMap::with_capacity(tree.metrics.len());
        for (at, metric) in tree.metrics.iter().enumerate() {
            metrics.entry(metric.name.as_str()).or_insert(at);
        }
        Self {
            tree,
            queues,
            metrics,
        }
    }

    /// The place of a path in the tree. The system's name is matched without regard to case, as sections are; queues
    /// exactly (`Groups` are case-sensitive); a metric exactly, else without regard to case when only one fits.
    pub fn resolve(&self, path: &MetricPath) -> Option<TreeMatch> {
        let below = below_system(path.as_str(), &self.tree.system)?;
        // The rightmost colon first: the longest queue name wins.
        below.rmatch_indices(':').find_map(|(colon, _)| {
            let queue = *self.queues.get(&below[..colon])?;
            let metric = self.metric(&below[colon + 1..])?;
            Some(TreeMatch { queue, metric })
        })
    }

    fn metric(&self, name: &str) -> Option<usize> {
        if let Some(at) = self.metrics.get(name) {
            return Some(*at);
        }
        let mut alike = self
            .tree
            .metrics
            .iter()
            .enumerate()
            .filter(|(_, metric)| same_name(&metric.name, name));
        let (at, _) = alike.next()?;
        alike.next().is_none().then_some(at)
    }
}

/// The place of one path; for many, make a [`Resolver`].
pub fn resolve(path: &MetricPath, tree: &SourceTree) -> Option<TreeMatch> {
    Resolver::new(tree).resolve(path)
}

/// What follows the system's name and a colon.
fn below_system<'a>(path: &'a str, system: &str) -> Option<&'a str> {
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
