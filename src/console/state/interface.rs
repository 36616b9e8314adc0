//! The left tree: external systems, their queues and value types, and in place why one is off or cannot be read.

use super::marks::{Stays, thinned};
use super::{Shown, State, SystemTree};
use crate::engine::{SystemPhase, SystemState, TreeNode};
use crate::model::MetricPath;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum InterfaceKey {
    System(String),
    /// A queue, or a level of queues, by its path.
    Queue(String),
    Metric(MetricPath),
    /// A sentence in place of, or beside, what should stand here.
    Note(String, Note),
}

/// What a sentence in a tree is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// Why the system is off or cannot be read.
    Why,
    /// Names in its data that its settings do not list.
    UnknownQueues,
    /// The answer is on its way.
    Asked,
    /// There is nothing, and why.
    Nothing,
    /// What to do about it.
    Hint,
}

type Rows = Vec<(u16, InterfaceKey, String)>;

impl State {
    /// Makes the left tree anew from what the engine said.
    pub fn rebuild_interface(&mut self) {
        let mut rows = Rows::new();
        match &self.engine.snapshot {
            None => rows.push(self.interface_note("", Note::Asked, self.look.say("console-asking"))),
            Some(_) if self.engine.nobody().is_some() => {
                let notes = self.nobody_rows();
                rows.extend(notes.map(|(note, words)| self.interface_note("", note, words)));
            }
            Some(snapshot) if snapshot.systems.is_empty() => {
                rows.push(self.interface_note("", Note::Nothing, self.look.say("console-no-systems")));
                rows.push(self.interface_note("", Note::Hint, self.look.say("console-no-systems-hint")));
            }
            Some(snapshot) => snapshot
                .systems
                .iter()
                .for_each(|system| self.system_rows(system, &mut rows)),
        }
        let rows = match self.shown_left {
            Shown::All => rows,
            Shown::Unmapped => thinned(rows, |key| match key {
                InterfaceKey::Metric(path) if self.is_used(path) => Stays::No,
                InterfaceKey::Queue(_) => Stays::WithContent,
                InterfaceKey::Metric(_) | InterfaceKey::System(_) | InterfaceKey::Note(..) => Stays::Yes,
            }),
        };
        self.interface
            .replace(rows, |key| matches!(key, InterfaceKey::System(_)));
    }

    /// Why nothing of the installation is shown, and what to do about it.
    pub(super) fn nobody_rows(&self) -> impl Iterator<Item = (Note, String)> {
        let notice = self.engine.nobody();
        let why = notice.map(|notice| (Note::Nothing, self.look.tell(&notice.text)));
        let hint = notice.map(|notice| (Note::Hint, self.look.tell(&notice.hint)));
        why.into_iter().chain(hint)
    }

    fn interface_note(&self, system: &str, note: Note, text: String) -> (u16, InterfaceKey, String) {
        let depth = u16::from(!system.is_empty());
        (depth, InterfaceKey::Note(system.to_owned(), note), text)
    }

    pub(super) fn unknown_queues(&self, system: &SystemState) -> String {
        let names = system.unknown_queues.iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = names.collect();
        let values = [("count", names.len().into()), ("names", names.join(", ").into())];
        self.look.with("console-unknown-queues", &values)
    }

    fn system_rows(&self, system: &SystemState, rows: &mut Rows) {
        rows.push((0, InterfaceKey::System(system.name.clone()), system.name.clone()));
        let tree = self.engine.trees.get(&system.name);
        let why = match (&system.phase, tree) {
            (SystemPhase::Off { why } | SystemPhase::Failed { why }, _) => Some(why),
            (SystemPhase::Idle | SystemPhase::Reading, Some(SystemTree::Failed(why))) => Some(why),
            (SystemPhase::Idle | SystemPhase::Reading, _) => None,
        };
        if let Some(why) = why {
            rows.push(self.interface_note(&system.name, Note::Why, self.look.tell(why)));
        }
        if !system.unknown_queues.is_empty() {
            let text = self.unknown_queues(system);
            rows.push(self.interface_note(&system.name, Note::UnknownQueues, text));
        }
        match tree {
            Some(SystemTree::Known(tree)) => {
                tree.children
                    .iter()
                    .for_each(|child| node_rows(child, 1, &system.name, rows));
            }
            None | Some(SystemTree::Asked) => {
                rows.push(self.interface_note(&system.name, Note::Asked, self.look.say("console-asking")));
            }
            Some(SystemTree::Failed(_)) => {}
        }
    }
}

fn node_rows(node: &TreeNode, depth: u16, above: &str, rows: &mut Rows) {
    let key = match &node.path {
        Some(path) => InterfaceKey::Metric(path.clone()),
        None => InterfaceKey::Queue(format!("{above}:{}", node.name)),
    };
    let below = match &key {
        InterfaceKey::Queue(path) => path.clone(),
        _ => String::new(),
    };
    rows.push((depth, key, node.name.clone()));
    node.children
        .iter()
        .for_each(|child| node_rows(child, depth.saturating_add(1), &below, rows));
}
