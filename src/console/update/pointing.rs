//! What the mouse does. Where it can click is said by what is drawn ([`view::spots`]); everything it can do, keys can.

use super::{command_given, layers};
use crate::console::command::Command;
use crate::console::dialog::Layer;
use crate::console::effect::Effect;
use crate::console::memory::Mouse;
use crate::console::pointer::{Gesture, Pointer};
use crate::console::state::{Drag, Pane, State};
use crate::console::view;
use crate::console::widget::Does;
use ratatui::layout::Position;

/// Rows that one notch of the wheel moves.
const NOTCH: isize = 3;

pub fn pointed(state: &mut State, pointer: Pointer) -> Vec<Effect> {
    // The terminal may still send what was under way when it got its mouse back.
    if state.mouse.owner == Mouse::Terminal {
        return Vec::new();
    }
    match pointer.gesture {
        Gesture::Press => return press(state, pointer.at, false),
        Gesture::PressAgain => return press(state, pointer.at, true),
        Gesture::Drag if state.mouse.drag == Drag::Divider => {
            state.share = state.share.moved_to(pointer.at.x, state.size.width);
        }
        Gesture::Drag => {}
        Gesture::Release => state.mouse.drag = Drag::Nothing,
        Gesture::WheelUp => return wheel(state, pointer.at, -NOTCH),
        Gesture::WheelDown => return wheel(state, pointer.at, NOTCH),
    }
    Vec::new()
}

fn under(state: &State, at: Position) -> Option<Does> {
    let spots = view::spots(state);
    let found = spots.into_iter().rev().find(|spot| spot.area.contains(at));
    found.map(|spot| spot.does)
}

fn press(state: &mut State, at: Position, again: bool) -> Vec<Effect> {
    let Some(does) = under(state, at) else {
        return Vec::new();
    };
    match does {
        Does::Commands { press, again: more } => {
            let more = more.into_iter().filter(|_| again);
            let given: Vec<Command> = press.into_iter().chain(more).collect();
            given
                .into_iter()
                .flat_map(|command| command_given(state, command))
                .collect()
        }
        Does::Divider => {
            state.mouse.drag = Drag::Divider;
            Vec::new()
        }
        other => focus(state, other, again),
    }
}

/// A press selects, a second one does what Enter does.
fn focus(state: &mut State, does: Does, again: bool) -> Vec<Effect> {
    state.message = None;
    let mut activates = again;
    match does {
        Does::Focus(pane) => {
            state.pane = pane;
            activates = false;
        }
        Does::Row(pane, row) => select_row(state, pane, row),
        Does::Fold(pane, row) => {
            select_row(state, pane, row);
            // Every press on the sign turns it.
            match pane {
                Pane::Interface => state.interface.toggle(),
                _ => state.queues.toggle(),
            };
            activates = false;
        }
        Does::Assigned(line) => {
            state.pane = Pane::Assigned;
            state.assigned_row = line;
        }
        Does::Interval(index) => {
            state.pane = Pane::Flow;
            state.day.cursor = index;
        }
        Does::Divider | Does::Commands { .. } => activates = false,
    }
    if activates {
        super::settle(state);
        command_given(state, Command::Activate)
    } else {
        Vec::new()
    }
}

fn select_row(state: &mut State, pane: Pane, row: usize) {
    state.pane = pane;
    match pane {
        Pane::Interface => state.interface.select_on_screen(row),
        _ => state.queues.select_on_screen(row),
    }
}

/// What is below the pointer scrolls; the focus stays where it is.
fn wheel(state: &mut State, at: Position, rows: isize) -> Vec<Effect> {
    if let Some(layer) = state.layers.last() {
        let Layer::Dialog(open) = layer else {
            return Vec::new();
        };
        let wheel = open.dialog.wheel();
        let command = if rows < 0 { wheel.up } else { wheel.down };
        return (0..wheel.times)
            .flat_map(|_| layers::command(state, command))
            .collect();
    }
    let height = |state: &State, pane| usize::from(state.areas().body(pane).height);
    match under(state, at) {
        Some(Does::Focus(pane) | Does::Row(pane, _) | Does::Fold(pane, _)) => match pane {
            Pane::Interface => {
                let height = height(state, pane);
                state.interface.scroll_by(rows, height);
            }
            Pane::Queues => {
                let height = height(state, pane);
                state.queues.scroll_by(rows, height);
            }
            Pane::Assigned => scroll_assigned(state, rows),
            Pane::Flow => state.day.move_by(rows.signum()),
        },
        Some(Does::Assigned(_)) => scroll_assigned(state, rows),
        Some(Does::Interval(_)) => state.day.move_by(rows.signum()),
        Some(Does::Divider | Does::Commands { .. }) | None => {}
    }
    Vec::new()
}

fn scroll_assigned(state: &mut State, rows: isize) {
    let last = state.assigned().len().saturating_sub(1);
    state.assigned_row = state.assigned_row.saturating_add_signed(rows.signum()).min(last);
}
