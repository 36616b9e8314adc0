//! The right tree: a folder for each WFM system, in it the queue hierarchy, under each queue its value types.

use super::marks::{Stays, thinned};
use super::{Note, Shown, State};
use crate::engine::{ConnectionPhase, ConnectionState};
use crate::model::{Catalog, Queue, QueueId, ValueTypeId};
use std::collections::{HashMap, HashSet};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum QueuesKey {
    /// A WFM system.
    Folder(String),
    Queue(QueueId),
    ValueType(QueueId, ValueTypeId),
    Note(String, Note),
}

type Rows = Vec<(u16, QueuesKey, String)>;

impl State {
    pub(super) fn rebuild_queues(&mut self) {
        let mut rows = Rows::new();
        let shown = self.engine.wfm_name();
        match &self.engine.snapshot {
            None => rows.push((
                0,
                QueuesKey::Note(String::new(), Note::Asked),
                self.look.say("console-asking"),
            )),
            Some(_) if self.engine.nobody().is_some() && self.catalog().is_none() => {
                rows.extend(self.nobody_rows().map(|(note, words)| {
                    let key = QueuesKey::Note(String::new(), note);
                    (0, key, words)
                }));
            }
            Some(snapshot) if snapshot.connections.is_empty() && self.catalog().is_none() => {
                for (note, words) in [
                    (Note::Nothing, "console-no-wfm"),
                    (Note::Hint, "console-no-wfm-hint"),
                ] {
                    rows.push((0, QueuesKey::Note(String::new(), note), self.look.say(words)));
                }
            }
            Some(snapshot) if snapshot.connections.is_empty() => {
                rows.push((0, QueuesKey::Folder("WFM".to_owned()), "WFM".to_owned()));
                self.catalog_rows(&mut rows);
            }
            Some(snapshot) => {
                for connection in &snapshot.connections {
                    let name = connection.name.clone();
                    rows.push((0, QueuesKey::Folder(name.clone()), name.clone()));
                    if self.catalog().is_some() && shown.as_deref() == Some(name.as_str()) {
                        self.catalog_rows(&mut rows);
                    } else {
                        self.connection_rows(connection, &mut rows);
                    }
                }
            }
        }
        let rows = match self.shown_right {
            Shown::All => rows,
            Shown::Unmapped => thinned(rows, |key| match key {
                QueuesKey::ValueType(queue, value_type) if self.is_mapped((*queue, *value_type)) => Stays::No,
                QueuesKey::Queue(_) => Stays::WithContent,
                QueuesKey::ValueType(..) | QueuesKey::Folder(_) | QueuesKey::Note(..) => Stays::Yes,
            }),
        };
        self.queues.replace(rows, |key| match key {
            QueuesKey::Folder(_) => true,
            QueuesKey::Queue(_) | QueuesKey::ValueType(..) | QueuesKey::Note(..) => false,
        });
    }

    fn catalog_rows(&self, rows: &mut Rows) {
        if let Some(catalog) = self.catalog() {
            if catalog.queues.is_empty() {
                let text = self.look.say("console-no-queues");
                rows.push((1, QueuesKey::Note(String::new(), Note::Nothing), text));
            }
            Hierarchy::of(catalog).rows(rows);
        }
    }

    /// Why there is no catalogue, in place.
    fn connection_rows(&self, connection: &ConnectionState, rows: &mut Rows) {
        let look = &self.look;
        let (text, hint) = match &connection.phase {
            ConnectionPhase::NotConfigured { missing } => {
                (look.tell(missing), look.say("console-not-configured-hint"))
            }
            ConnectionPhase::Connecting => (look.say("console-connecting"), String::new()),
            ConnectionPhase::Connected => (look.say("console-reading-catalog"), String::new()),
            ConnectionPhase::Refused { why } => (
                look.with("console-refused", &[("why", look.tell(why).into())]),
                look.say("console-refused-hint"),
            ),
            ConnectionPhase::Away { why, .. } => (
                look.with("console-away", &[("why", look.tell(why).into())]),
                look.say("console-no-catalog-hint"),
            ),
        };
        let note = match &connection.phase {
            ConnectionPhase::Connecting | ConnectionPhase::Connected => Note::Asked,
            _ => Note::Why,
        };
        rows.push((1, QueuesKey::Note(connection.name.clone(), note), text));
        if !hint.is_empty() {
            rows.push((1, QueuesKey::Note(connection.name.clone(), Note::Hint), hint));
        }
    }
}

/// The queues by their parents. A parent that does not exist, or a circle of parents, puts a queue at the top: every
/// queue is shown exactly once.
struct Hierarchy<'a> {
    catalog: &'a Catalog,
    value_types: HashMap<ValueTypeId, &'a str>,
    children: HashMap<QueueId, Vec<&'a Queue>>,
}

impl<'a> Hierarchy<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let ids: HashSet<QueueId> = catalog.queues.iter().map(|queue| queue.id).collect();
        let mut children: HashMap<QueueId, Vec<&Queue>> = HashMap::new();
        for queue in &catalog.queues {
            let parent = if ids.contains(&queue.parent) {
                queue.parent
            } else {
                QueueId::NONE
            };
            children.entry(parent).or_default().push(queue);
        }
        let value_types = catalog
            .value_types
            .iter()
            .map(|each| (each.id, each.name.as_str()))
            .collect();
        Self {
            catalog,
            value_types,
            children,
        }
    }

    fn rows(&self, rows: &mut Rows) {
        let mut seen = HashSet::new();
        for queue in self.children.get(&QueueId::NONE).into_iter().flatten() {
            self.queue_rows(queue, 1, &mut seen, rows);
        }
        for queue in &self.catalog.queues {
            self.queue_rows(queue, 1, &mut seen, rows);
        }
    }

    fn queue_rows(&self, queue: &Queue, depth: u16, seen: &mut HashSet<QueueId>, rows: &mut Rows) {
        if !seen.insert(queue.id) {
            return;
        }
        rows.push((depth, QueuesKey::Queue(queue.id), queue.name.clone()));
        let mut own = HashSet::new();
        for id in queue.value_types.iter().filter(|id| own.insert(**id)) {
            let name = self
                .value_types
                .get(id)
                .map_or_else(|| id.to_string(), |name| (*name).to_owned());
            rows.push((depth + 1, QueuesKey::ValueType(queue.id, *id), name));
        }
        // A hierarchy deeper than any organisation is a fault of the data; the rest is shown at the top.
        if depth < 64 {
            for child in self.children.get(&queue.id).into_iter().flatten() {
                self.queue_rows(child, depth + 1, seen, rows);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::fixture;

    fn names(state: &State) -> Vec<String> {
        state
            .queues
            .visible(100)
            .map(|row| format!("{}{}", "  ".repeat(row.node.depth.into()), row.node.name))
            .collect()
    }

    #[test]
    fn queues_stand_below_their_parents() {
        let mut state = fixture::running();
        state.queues.set_all_below(true);
        let names = names(&state);
        assert_eq!(
            names[..4],
            ["WFM", "  Customer Care", "    Hotline", "      Calls Offered"]
        );
    }

    #[test]
    fn a_circle_of_parents_loses_no_queue() {
        let mut state = fixture::running();
        let mut catalog = (**state.catalog().unwrap()).clone();
        let (first, second) = (catalog.queues[0].id, catalog.queues[1].id);
        catalog.queues[0].parent = second;
        catalog.queues[1].parent = first;
        catalog.queues[2].parent = QueueId(424_242);
        let count = catalog.queues.len();
        state.engine.catalog = Some(catalog.into());
        state.rebuild_trees();
        state.queues.first();
        state.queues.set_all_below(true);
        let queues = state
            .queues
            .visible(1_000)
            .filter(|row| matches!(row.node.key, QueuesKey::Queue(_)))
            .count();
        assert_eq!(queues, count);
    }
}
