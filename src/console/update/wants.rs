//! What the screen shows and does not have yet.

use super::today;
use crate::console::effect::{Effect, ValueTypeKey};
use crate::console::state::{Link, Pane, QueuesKey, State, SystemTree};

pub fn wants(state: &mut State, second: bool) -> Vec<Effect> {
    if state.engine.link != Link::Answering {
        return Vec::new();
    }
    let mut effects = trees(state);
    let on_screen = on_screen(state);
    effects.extend(state.live.wanted(on_screen, second).map(Effect::Live));
    let (current, today) = (state.current.filter(|_| state.catalog().is_some()), today(state));
    effects.extend(
        state
            .day
            .wanted(current, today, second)
            .map(|(key, day)| Effect::DayStrip { key, day }),
    );
    effects
}

fn trees(state: &mut State) -> Vec<Effect> {
    let Some(snapshot) = &state.engine.snapshot else {
        return Vec::new();
    };
    let trees = &mut state.engine.trees;
    let unknown: Vec<String> = snapshot
        .systems
        .iter()
        .map(|system| system.name.clone())
        .filter(|name| !trees.contains_key(name))
        .collect();
    unknown
        .into_iter()
        .map(|system| {
            trees.insert(system.clone(), SystemTree::Asked);
            Effect::Tree {
                system,
                refresh: false,
            }
        })
        .collect()
}

/// The value types whose rows are on screen, and the current one.
fn on_screen(state: &State) -> Vec<ValueTypeKey> {
    let height = state.areas().body(Pane::Queues).height;
    let rows = state
        .queues
        .visible(height.into())
        .filter_map(|row| match &row.node.key {
            QueuesKey::ValueType(queue, value_type) => Some((*queue, *value_type)),
            QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => None,
        });
    let mut keys: Vec<_> = rows.collect();
    keys.extend(state.current.filter(|current| !keys.contains(current)));
    keys
}
