//! The mappings as the console shows them: found from either side.

use super::effect::{LeftSide, ValueTypeKey};
use crate::config::same_name;
use crate::mapping::{Mapping, MappingLine, Mappings as Meaning};
use crate::model::{Catalog, MetricPath};
use std::collections::{BTreeSet, HashMap};

/// The lines of acd_map.ini, and what they mean together for one WFM system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mappings {
    lines: Vec<MappingLine>,
    meaning: Meaning,
    by_metric: HashMap<MetricPath, Vec<ValueTypeKey>>,
}

impl Mappings {
    /// Lines that name a present parent count before others, so the catalogue has a say.
    pub fn new(lines: Vec<MappingLine>, wfm: &str, catalog: Option<&Catalog>) -> Self {
        let meaning = Meaning::of(&lines, wfm, catalog);
        let mut by_metric: HashMap<MetricPath, Vec<ValueTypeKey>> = HashMap::new();
        for mapping in meaning.iter() {
            for (_, path) in &mapping.metrics {
                by_metric
                    .entry(path.clone())
                    .or_default()
                    .push((mapping.left.queue, mapping.left.value_type));
            }
        }
        Self {
            lines,
            meaning,
            by_metric,
        }
    }

    /// The same lines under another catalogue.
    pub fn anew(self, wfm: &str, catalog: Option<&Catalog>) -> Self {
        Self::new(self.lines, wfm, catalog)
    }

    fn of(&self, key: ValueTypeKey) -> Option<&Mapping> {
        self.meaning.get(key.0, key.1)
    }

    /// The metrics of a value type: Para1, Para2, …
    pub fn metrics(&self, key: ValueTypeKey) -> impl ExactSizeIterator<Item = &MetricPath> {
        self.of(key)
            .map_or(&[][..], |mapping| &mapping.metrics)
            .iter()
            .map(|(_, path)| path)
    }

    /// The script's file name; `None`: the default script.
    pub fn script(&self, key: ValueTypeKey) -> Option<&str> {
        self.of(key)?.script.as_ref().map(|(_, name)| name.as_str())
    }

    /// The lines of a value type, its script's too.
    pub fn lines_of(&self, key: ValueTypeKey) -> Vec<&MappingLine> {
        let Some(mapping) = self.of(key) else {
            return Vec::new();
        };
        let of_key = self
            .lines
            .iter()
            .filter(|line| (line.queue, line.value_type) == key);
        of_key
            .filter(|line| same_name(&line.system, &mapping.left.system))
            .collect()
    }

    /// The left side as the present lines have it; `None`: there is none.
    pub fn left(&self, key: ValueTypeKey) -> Option<LeftSide> {
        self.of(key).map(|mapping| mapping.left.clone())
    }

    /// Whether any metric leads to this value type.
    pub fn is_mapped(&self, key: ValueTypeKey) -> bool {
        self.of(key).is_some_and(|mapping| !mapping.metrics.is_empty())
    }

    /// The value types that a metric leads to.
    pub fn users(&self, metric: &MetricPath) -> &[ValueTypeKey] {
        self.by_metric.get(metric).map_or(&[], Vec::as_slice)
    }

    /// The number of the parameter that a metric is for a value type, from 1.
    pub fn parameter(&self, key: ValueTypeKey, metric: &MetricPath) -> Option<usize> {
        self.metrics(key)
            .position(|each| each == metric)
            .map(|index| index + 1)
    }

    /// The value type that a line of acd_map.ini is about; lines count from 1.
    pub fn at_line(&self, line: u32) -> Option<ValueTypeKey> {
        let found = self.lines.iter().find(|each| each.line == line)?;
        Some((found.queue, found.value_type))
    }

    /// The first value type with this script.
    pub fn with_script(&self, name: &str) -> Option<ValueTypeKey> {
        let found = self.meaning.iter().find(|mapping| {
            let script = mapping.script.as_ref();
            script.is_some_and(|(_, script)| script.as_str().eq_ignore_ascii_case(name))
        })?;
        Some((found.left.queue, found.left.value_type))
    }

    /// How many queues get values from these external systems; from any when none is named.
    pub fn queues_from(&self, systems: &[String]) -> usize {
        let is_from = |path: &MetricPath| {
            systems.is_empty() || systems.iter().any(|system| path.below(system).is_some())
        };
        let mapped = self.meaning.iter().filter(|mapping| {
            let mut metrics = mapping.metrics.iter();
            metrics.any(|(_, path)| is_from(path))
        });
        let queues: BTreeSet<_> = mapped.map(|mapping| mapping.left.queue).collect();
        queues.len()
    }

    /// Whether acd_map.ini maps nothing, scripts included.
    pub fn has_no_lines(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.by_metric.is_empty()
    }
}
