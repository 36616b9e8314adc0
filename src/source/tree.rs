//! The left tree of one external system, flat: queues and, the same for each, metrics.

use crate::model::MetricPath;
use serde::{Deserialize, Serialize};

/// How several rows of one interval become one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aggregation {
    Sum,
    /// Plain, or weighted by the column's weights.
    Mean,
    Minimum,
    Maximum,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    pub name: String,
    pub aggregation: Aggregation,
}

/// A queue of the source: its names from the outermost level inwards.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceQueue {
    pub levels: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceTree {
    /// The external system's name.
    pub system: String,
    pub queues: Vec<SourceQueue>,
    /// Every queue has all of them.
    pub metrics: Vec<Metric>,
}

/// A metric in the tree: indices into `queues` and `metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TreeMatch {
    pub queue: usize,
    pub metric: usize,
}

impl SourceTree {
    /// The path of a metric as it stands in acd_map.ini.
    pub fn path(&self, at: TreeMatch) -> MetricPath {
        let queue = self.queues[at.queue].levels.iter().map(String::as_str);
        let parts = std::iter::once(self.system.as_str()).chain(queue);
        MetricPath::join(parts.chain(std::iter::once(self.metrics[at.metric].name.as_str())))
    }
}
