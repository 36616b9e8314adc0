//! What external systems have to offer for mapping: names only. Made from a source's tree, or from what an engine tells
//! of it, so that whoever asks works with the same.

use crate::model::MetricPath;
use crate::source::{SourceTree, TreeMatch};

/// The queues and metrics of one external system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// The external system's name.
    pub system: String,
    /// Each queue's names from the outermost level inwards.
    pub queues: Vec<Vec<String>>,
    /// Every queue has all of them.
    pub metrics: Vec<String>,
}

impl Offer {
    /// The path of a metric as it stands in acd_map.ini.
    pub fn path(&self, at: TreeMatch) -> MetricPath {
        let queue = self.queues[at.queue].iter().map(String::as_str);
        let parts = std::iter::once(self.system.as_str()).chain(queue);
        MetricPath::join(parts.chain(std::iter::once(self.metrics[at.metric].as_str())))
    }
}

impl From<&SourceTree> for Offer {
    fn from(tree: &SourceTree) -> Self {
        Self {
            system: tree.system.clone(),
            queues: tree.queues.iter().map(|queue| queue.levels.clone()).collect(),
            metrics: tree.metrics.iter().map(|metric| metric.name.clone()).collect(),
        }
    }
}
