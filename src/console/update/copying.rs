//! What the copy key gives to the terminal's clipboard.

use crate::console::effect::Effect;
use crate::console::state::{InterfaceKey, Message, Pane, QueuesKey, State};
use crate::console::view;
use crate::engine::Level;

/// What terminals take of a text, in bytes: some drop sequences over 100,000 characters, and base64 makes four of three.
const MOST: usize = 74_000;

/// The focused row: the path of an external value type, the name of a queue's, a line of the mapping, an interval.
pub fn text(state: &State) -> Option<String> {
    match state.pane {
        Pane::Interface => {
            let node = state.interface.selected_node()?;
            Some(match &node.key {
                InterfaceKey::Metric(path) => path.to_string(),
                InterfaceKey::Queue(path) => path.clone(),
                InterfaceKey::System(_) | InterfaceKey::Note(..) => node.name.clone(),
            })
        }
        Pane::Queues => {
            let node = state.queues.selected_node()?;
            Some(match &node.key {
                QueuesKey::ValueType(queue, value_type) => state.name_of((*queue, *value_type)),
                QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => node.name.clone(),
            })
        }
        Pane::Assigned => state
            .assigned()
            .get(state.assigned_row)
            .map(|path| path.to_string()),
        Pane::Flow => view::interval_text(state),
    }
}

/// Copies the focused row; it also stands on a line of its own, for terminals that copy only what is marked.
pub fn row(state: &mut State) -> Vec<Effect> {
    let Some(text) = text(state) else {
        return Vec::new();
    };
    let effects = copy(state, text.clone());
    if let (Some(message), false) = (&mut state.message, effects.is_empty()) {
        message.line = Some(text);
    }
    effects
}

/// Copies a text and says so.
pub fn copy(state: &mut State, text: String) -> Vec<Effect> {
    if text.len() > MOST {
        state.say(Level::Warning, state.look.say("console-copy-too-long"));
        return Vec::new();
    }
    let characters = text.chars().count();
    let words = state.look.with("console-copied", &[("count", characters.into())]);
    state.message = Some(Message {
        level: Level::Fine,
        text: words,
        line: None,
    });
    vec![Effect::Copy(text)]
}
