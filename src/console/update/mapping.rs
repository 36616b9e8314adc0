//! Assigning, removing, taking back: every edit of acd_map.ini from the main screen.

use crate::console::command::Command;
use crate::console::desk::Edited;
use crate::console::dialog::Question;
use crate::console::effect::{Effect, MapWish, Turn, ValueTypeKey};
use crate::console::state::{InterfaceKey, Pane, Past, QueuesKey, Shown, State};
use crate::engine::{Level, SystemState};
use crate::mapping::{Left, MapEdit};
use crate::model::{MappingTarget, Message, MetricPath};

/// What Enter on the left assigns: the marked value types of external systems, else the selected one.
fn sources(state: &State) -> Vec<MetricPath> {
    let marked = &state.marks.metrics;
    if !marked.is_empty() {
        // In the order of the tree: it becomes the order of the parameters.
        let keys = state.interface.keys().filter_map(|key| match key {
            InterfaceKey::Metric(path) => Some(path),
            InterfaceKey::System(_) | InterfaceKey::Queue(_) | InterfaceKey::Note(..) => None,
        });
        return keys.filter(|path| marked.contains(*path)).cloned().collect();
    }
    match state.interface.selected_node().map(|node| &node.key) {
        Some(InterfaceKey::Metric(path)) => vec![path.clone()],
        _ => Vec::new(),
    }
}

/// The value types on the right that an action is for: the marked ones, else the current one.
fn targets(state: &State) -> Vec<ValueTypeKey> {
    let marked = &state.marks.value_types;
    if marked.is_empty() {
        return state.current.into_iter().collect();
    }
    let keys = state.queues.keys().filter_map(|key| match key {
        QueuesKey::ValueType(queue, value_type) => Some((*queue, *value_type)),
        QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => None,
    });
    keys.filter(|key| marked.contains(key)).collect()
}

pub fn assign(state: &mut State) -> Vec<Effect> {
    let (sources, targets) = (sources(state), targets(state));
    let (Some(path), Some(key)) = (sources.first(), targets.first().copied()) else {
        return Vec::new();
    };
    let mut additions = Vec::new();
    for target in &targets {
        let present: Vec<&MetricPath> = state
            .mapped()
            .map_or_else(Vec::new, |mappings| mappings.metrics(*target).collect());
        let Some(left) = state.left_side(*target) else {
            continue;
        };
        let new = sources.iter().filter(|path| !present.contains(path));
        additions.extend(new.map(|path| (left.clone(), MappingTarget::Metric(path.clone()))));
    }
    let one = [
        ("path", path.to_string().into()),
        ("name", state.name_of(key).into()),
    ];
    if additions.is_empty() {
        let words = match sources.len() * targets.len() {
            1 => state.look.with("console-already-assigned", &one),
            _ => state.look.say("mapping-all-assigned"),
        };
        state.say(Level::Warning, words);
        return Vec::new();
    }
    let words = match (additions.len(), sources.len() * targets.len()) {
        (1, 1) => state.look.with("console-assigned", &one),
        (count, _) => {
            let values = [("count", count.into()), ("targets", targets.len().into())];
            state.look.with("mapping-assigned", &values)
        }
    };
    vec![Effect::Map(MapWish::fresh(MapEdit::Add(additions), words))]
}

/// What removing takes away where the focus is.
fn removals(state: &State) -> Vec<(Left, MappingTarget)> {
    let metric = |key: ValueTypeKey, path: &MetricPath| {
        let left = state.left_side(key)?;
        Some((left, MappingTarget::Metric(path.clone())))
    };
    match (state.pane, state.current) {
        (Pane::Queues, _) => targets(state)
            .into_iter()
            .filter_map(|key| state.mapped().map(|mappings| mappings.lines_of(key)))
            .flatten()
            .map(|line| (line.left(), line.target.clone()))
            .collect(),
        (Pane::Interface, Some(key)) => {
            let assigned = state.assigned();
            let sources = sources(state);
            let here = sources.iter().filter(|path| assigned.contains(path));
            here.filter_map(|path| metric(key, path)).collect()
        }
        (_, Some(key)) if state.marks.lines.is_empty() => {
            let assigned = state.assigned();
            let path = assigned.get(state.assigned_row);
            path.and_then(|path| metric(key, path)).into_iter().collect()
        }
        (_, Some(key)) => {
            let assigned = state.assigned();
            let marked = assigned.iter().filter(|path| state.marks.lines.contains(**path));
            marked.filter_map(|path| metric(key, path)).collect()
        }
        (_, None) => Vec::new(),
    }
}

/// Whether there is anything to remove where the focus is.
pub fn removable(state: &State) -> bool {
    match state.pane {
        Pane::Queues if state.marks.value_types.is_empty() => state.current.is_some_and(|key| {
            state.is_mapped(key) || state.mapped().is_some_and(|all| all.script(key).is_some())
        }),
        Pane::Queues => true,
        Pane::Interface => !removals(state).is_empty(),
        Pane::Assigned | Pane::Flow => !state.assigned().is_empty(),
    }
}

pub fn remove(state: &mut State) -> Vec<Effect> {
    let removals = removals(state);
    let Some((left, target)) = removals.first() else {
        state.say(Level::Warning, state.look.say("console-nothing-assigned"));
        return Vec::new();
    };
    let look = &state.look;
    let name = state.name_of((left.queue, left.value_type));
    let path = match target {
        MappingTarget::Metric(path) => path.to_string(),
        MappingTarget::Script(script) => script.clone(),
    };
    let (text, words) = match removals.len() {
        1 => {
            let values = [("path", path.into()), ("name", name.into())];
            (
                look.with("console-remove-text", &values),
                look.with("console-removed", &values),
            )
        }
        count => {
            let values = [("count", count.into())];
            (
                look.with("mapping-remove-text", &values),
                look.with("mapping-removed", &values),
            )
        }
    };
    let wish = MapWish::fresh(MapEdit::Remove(removals), words);
    let question = Question::new(
        look.say("console-remove-title"),
        text,
        look.say("console-remove-yes"),
        Effect::Map(wish),
    );
    super::dialogs::open(state, Box::new(question))
}

/// Why many mappings cannot be changed at once now, as a key of the words.
pub fn obstacle(state: &State, command: Command) -> Option<&'static str> {
    let Some(mappings) = state.mapped() else {
        return Some("console-mappings-unread");
    };
    let systems = state
        .engine
        .snapshot
        .iter()
        .flat_map(|snapshot| &snapshot.systems);
    if command != Command::FindReplace && state.catalog().is_none() {
        Some("mapping-no-catalog")
    } else if command == Command::MapByName {
        let brings_calls = |system: &SystemState| system.phonelink;
        (!systems.into_iter().any(brings_calls)).then_some("mapping-no-source")
    } else {
        mappings.has_no_lines().then_some("mapping-no-mappings")
    }
}

pub fn undo(state: &mut State) -> Vec<Effect> {
    let past = state.history.take_done();
    past.map(|past| Effect::Map(MapWish::again(past, Turn::Undone)))
        .into_iter()
        .collect()
}

pub fn redo(state: &mut State) -> Vec<Effect> {
    let past = state.history.take_undone();
    past.map(|past| Effect::Map(MapWish::again(past, Turn::Redone)))
        .into_iter()
        .collect()
}

/// An edit is through, or was refused.
pub fn done(state: &mut State, wish: MapWish, outcome: Result<Edited, Message>) -> Vec<Effect> {
    let turn = wish.turn;
    match outcome {
        Ok(edited) => {
            let past = Past {
                words: wish.words,
                trace: edited.trace,
            };
            say(state, turn, &past.words, &edited.warnings);
            match turn {
                Turn::Fresh => {
                    state.marks = crate::console::state::Marks::default();
                    state.history.did(past);
                }
                Turn::Undone => state.history.put_undone(past),
                Turn::Redone => state.history.put_done(past),
            }
        }
        Err(why) => {
            state.tell(Level::Error, &why);
            // What could not be taken back is still done.
            match (turn, wish.was()) {
                (Turn::Undone, Some(past)) => state.history.put_done(past),
                (Turn::Redone, Some(past)) => state.history.put_undone(past),
                _ => {}
            }
        }
    }
    vec![Effect::Mappings]
}

/// A dialog has done something to the mappings.
pub fn did(state: &mut State, past: Past, warnings: &[Message]) -> Vec<Effect> {
    say(state, Turn::Fresh, &past.words, warnings);
    state.history.did(past);
    vec![Effect::Mappings]
}

fn say(state: &mut State, turn: Turn, words: &str, warnings: &[Message]) {
    let values = [("what", words.to_owned().into())];
    let words = match turn {
        Turn::Fresh => words.to_owned(),
        Turn::Undone => state.look.with("mapping-undone", &values),
        Turn::Redone => state.look.with("mapping-redone", &values),
    };
    match warnings.first() {
        Some(warning) => {
            let text = format!("{words} {}.", state.look.tell(warning).trim_end_matches('.'));
            state.say(Level::Warning, text);
        }
        None => state.say(Level::Fine, words),
    }
}

/// Shows everything, or only what is not mapped, in the tree that has the focus.
pub fn turn_shown(state: &mut State) {
    let shown = match state.pane {
        Pane::Interface => &mut state.shown_left,
        _ => &mut state.shown_right,
    };
    *shown = shown.other();
    let words = match *shown {
        Shown::All => "mapping-shown-all",
        Shown::Unmapped => "mapping-shown-unmapped",
    };
    state.rebuild_trees();
    state.say(Level::Fine, state.look.say(words));
}
