//! `--read-only` over the whole table of keys and every layer that a command opens: nothing that changes anything gets
//! out, not even from a dialog that was open before.

use super::*;
use crate::console::dialog::menu::table::{Item, MENUS};
use std::collections::BTreeSet;

/// Of every key and of every menu.
fn commands() -> BTreeSet<Command> {
    let items = MENUS.iter().flat_map(|menu| menu.items);
    let entries = items.filter_map(|item| match item {
        Item::Entry { command, .. } => Some(*command),
        Item::Heading(_) | Item::Rule => None,
    });
    bindings().map(|binding| binding.command).chain(entries).collect()
}

/// The main screen in each pane, and every layer that any command opens from there. Opened with all rights: what is
/// open must be harmless too.
fn layers() -> Vec<(Command, State)> {
    let mut layers = Vec::new();
    for pane in Pane::ALL {
        for command in commands() {
            let mut state = fixture::running();
            at_metric(&mut state, "CSV:Service 3:Calls");
            state.pane = pane;
            update(&mut state, Action::Tick(fixture::NOW));
            let effects = give(&mut state, command);
            fixture::answer(&mut state, effects, &fixture::snapshot());
            if !state.layers.is_empty() {
                layers.push((command, state));
            }
        }
    }
    layers
}

/// Gives commands one after another, each answered; those effects that change something.
fn changes(state: &State, given: &[Command]) -> Vec<Effect> {
    let mut state = state.clone();
    let mut changes = Vec::new();
    for command in given {
        let effects = give(&mut state, *command);
        changes.extend(effects.iter().filter(|effect| effect.changes()).cloned());
        fixture::answer(&mut state, effects, &fixture::snapshot());
    }
    changes
}

/// Ways through a dialog: to any of its first fields or rows, choosing there, and saying yes to what is asked then.
fn ways() -> Vec<Vec<Command>> {
    let mut ways: Vec<Vec<Command>> = commands()
        .into_iter()
        .map(|command| vec![command, command])
        .collect();
    ways.push(vec![Command::Other, Command::Choose]);
    for steps in 0..10 {
        for step in [Command::NextField, Command::Down, Command::Later] {
            let mut way = vec![step; steps];
            way.extend([Command::Choose, Command::Other, Command::Choose]);
            ways.push(way);
        }
    }
    ways
}

#[test]
fn no_way_through_any_layer_changes_anything() {
    let layers = layers();
    let ways = ways();
    let mut changed_with_all_rights = BTreeSet::new();
    for (opened, state) in &layers {
        for way in &ways {
            if !changes(state, way).is_empty() {
                changed_with_all_rights.insert(*opened);
            }
            let mut state = state.clone();
            state.rights = Rights::ReadOnly;
            assert_eq!(changes(&state, way), [], "{way:?} in what {opened:?} opens");
        }
    }
    // The ways lead somewhere at all.
    for command in [Command::Import, Command::Remove, Command::Theme, Command::Menu] {
        assert!(
            changed_with_all_rights.contains(&command),
            "{command:?}: {changed_with_all_rights:?}"
        );
    }
}
