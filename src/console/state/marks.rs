//! Rows that are marked, to be assigned or removed together, and which rows the trees show.

use super::{InterfaceKey, Pane, QueuesKey, State};
use crate::console::effect::ValueTypeKey;
use crate::model::MetricPath;
use std::collections::HashSet;
use std::hash::Hash;

/// Marked rows of each pane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    pub metrics: HashSet<MetricPath>,
    pub value_types: HashSet<ValueTypeKey>,
    /// Lines of the mapping in view.
    pub lines: HashSet<MetricPath>,
    /// Where the last mark was set: a range begins there.
    metric: Option<InterfaceKey>,
    value_type: Option<QueuesKey>,
    line: Option<usize>,
}

impl Marks {
    pub fn of(&self, pane: Pane) -> usize {
        match pane {
            Pane::Interface => self.metrics.len(),
            Pane::Queues => self.value_types.len(),
            Pane::Assigned => self.lines.len(),
            Pane::Flow => 0,
        }
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.metrics.is_empty() && self.value_types.is_empty() && self.lines.is_empty()
    }
}

/// Which rows a tree shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    #[default]
    All,
    /// Value types that are not mapped.
    Unmapped,
}

impl Shown {
    pub fn other(self) -> Self {
        match self {
            Self::All => Self::Unmapped,
            Self::Unmapped => Self::All,
        }
    }
}

/// What becomes of a row when a tree shows less.
pub(super) enum Stays {
    Yes,
    No,
    /// A folder: when something in it does.
    WithContent,
}

/// Leaves rows of a tree out, given in drawing order with their depth.
pub(super) fn thinned<K>(rows: Vec<(u16, K, String)>, stays: impl Fn(&K) -> Stays) -> Vec<(u16, K, String)> {
    let mut kept = Vec::with_capacity(rows.len());
    // The depth of the row below.
    let mut below = 0;
    for row in rows.into_iter().rev() {
        let stays = match stays(&row.1) {
            Stays::Yes => true,
            Stays::No => false,
            Stays::WithContent => below > row.0,
        };
        if stays {
            below = row.0;
            kept.push(row);
        }
    }
    kept.reverse();
    kept
}

/// Marks what is not marked; takes the marks away when all is.
fn turn<T: Eq + Hash>(marked: &mut HashSet<T>, these: Vec<T>) {
    if these.iter().all(|each| marked.contains(each)) {
        for each in these {
            marked.remove(&each);
        }
    } else {
        marked.extend(these);
    }
}

impl State {
    /// Marks the selected row, or takes its mark away, and goes to the next; a queue stands for its value types.
    pub fn mark(&mut self) {
        match self.pane {
            Pane::Interface => {
                let key = self.interface.selected_node().map(|node| node.key.clone());
                let metrics = match &key {
                    Some(InterfaceKey::Metric(path)) => vec![path.clone()],
                    _ => metrics(self.interface.children_of_selected()),
                };
                turn(&mut self.marks.metrics, metrics);
                self.marks.metric = key;
                self.interface.move_by(1);
            }
            Pane::Queues => {
                let key = self.queues.selected_node().map(|node| node.key.clone());
                let value_types = match &key {
                    Some(QueuesKey::ValueType(queue, value_type)) => vec![(*queue, *value_type)],
                    _ => value_types(self.queues.children_of_selected()),
                };
                turn(&mut self.marks.value_types, value_types);
                self.marks.value_type = key;
                self.queues.move_by(1);
            }
            Pane::Assigned => {
                let path = self.assigned().get(self.assigned_row).map(|path| (*path).clone());
                turn(&mut self.marks.lines, path.into_iter().collect());
                self.marks.line = Some(self.assigned_row);
                let last = self.assigned().len().saturating_sub(1);
                self.assigned_row = (self.assigned_row + 1).min(last);
            }
            Pane::Flow => {}
        }
    }

    /// Marks everything from the last mark to the selected row.
    pub fn mark_range(&mut self) {
        match self.pane {
            Pane::Interface => {
                let range = self.interface.rows_since(self.marks.metric.as_ref());
                self.marks.metrics.extend(metrics(range));
            }
            Pane::Queues => {
                let range = self.queues.rows_since(self.marks.value_type.as_ref());
                self.marks.value_types.extend(value_types(range));
            }
            Pane::Assigned => {
                let here = self.assigned_row;
                let from = self.marks.line.unwrap_or(here);
                let range = from.min(here)..=from.max(here);
                let assigned = self.assigned();
                let lines: Vec<MetricPath> = range
                    .filter_map(|line| assigned.get(line).map(|path| (*path).clone()))
                    .collect();
                self.marks.lines.extend(lines);
            }
            Pane::Flow => {}
        }
    }

    /// How many value types the tree of this pane holds, open or not.
    pub fn count_shown(&self, pane: Pane) -> usize {
        match pane {
            Pane::Interface => metrics(self.interface.keys()).len(),
            _ => value_types(self.queues.keys()).len(),
        }
    }

    /// Which rows the tree of this pane shows.
    pub fn shown(&self, pane: Pane) -> Shown {
        match pane {
            Pane::Interface => self.shown_left,
            _ => self.shown_right,
        }
    }
}

fn metrics<'a>(keys: impl Iterator<Item = &'a InterfaceKey>) -> Vec<MetricPath> {
    keys.filter_map(|key| match key {
        InterfaceKey::Metric(path) => Some(path.clone()),
        InterfaceKey::System(_) | InterfaceKey::Queue(_) | InterfaceKey::Note(..) => None,
    })
    .collect()
}

fn value_types<'a>(keys: impl Iterator<Item = &'a QueuesKey>) -> Vec<ValueTypeKey> {
    keys.filter_map(|key| match key {
        QueuesKey::ValueType(queue, value_type) => Some((*queue, *value_type)),
        QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_stay_with_what_is_in_them() {
        let rows = [(0, 'a'), (1, 'b'), (2, 'x'), (1, 'c'), (2, 'y'), (0, 'd')];
        let rows = rows.map(|(depth, key)| (depth, key, String::new())).to_vec();
        let kept = thinned(rows, |key| match key {
            'y' => Stays::Yes,
            'x' => Stays::No,
            _ => Stays::WithContent,
        });
        let kept: String = kept.into_iter().map(|row| row.1).collect();
        assert_eq!(kept, "acy");
    }
}
