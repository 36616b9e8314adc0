//! The right side of a line in acd_map.ini.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A metric's place in the left tree, as it stands in acd_map.ini: `CSV:Service 1:Calls`. Names may themselves hold
/// colons and equal signs, so a path is matched against the tree's names, never simply split (spec page 1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MetricPath(String);

impl MetricPath {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Joins the tree's names from the system down to the metric.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(parts.into_iter().collect::<Vec<_>>().join(":"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows `prefix` and a colon; `None` when the path does not lie below `prefix`.
    pub fn below(&self, prefix: &str) -> Option<&str> {
        self.0.strip_prefix(prefix)?.strip_prefix(':')
    }
}

impl fmt::Display for MetricPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The right side of a mapping line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MappingTarget {
    /// A metric of an external system; becomes the script's next `Para`.
    Metric(MetricPath),
    /// `$<n>.BAS`: the script file in the installation directory, named as it stands in the line.
    Script(String),
}
