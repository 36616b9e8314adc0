//! Commands and text for the topmost layer.

use super::dialogs;
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Found, Layer, Search};
use crate::console::effect::Effect;
use crate::console::state::tree::Way;
use crate::console::state::{Pane, State};
use crate::console::widget::field::{edit, type_into};
use crate::engine::Level;

pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(layer) = state.layers.pop() else {
        return Vec::new();
    };
    match layer {
        Layer::Search(search) => {
            in_search(state, search, command);
            Vec::new()
        }
        Layer::Dialog(open) => {
            let place = state.layers.len();
            dialogs::hand(state, place, open, |dialog, state| dialog.command(command, state))
        }
    }
}

pub fn typed(state: &mut State, typed: &Typed) -> Vec<Effect> {
    match state.layers.pop() {
        Some(Layer::Search(mut search)) => {
            type_into(&mut search.input, typed);
            search_again(state, &mut search);
            state.layers.push(Layer::Search(search));
        }
        Some(Layer::Dialog(open)) => {
            let place = state.layers.len();
            return dialogs::hand(state, place, open, |dialog, state| dialog.typed(typed, state));
        }
        None => {}
    }
    Vec::new()
}

fn in_search(state: &mut State, mut search: Search, command: Command) {
    let way = match command {
        Command::Back => return,
        Command::Accept => {
            if search.found == Found::Nothing {
                let values = [("text", search.input.value().to_owned().into())];
                state.say(Level::Warning, state.look.with("console-not-found", &values));
            }
            return;
        }
        Command::SearchNext => Some(Way::Forward),
        Command::SearchPrevious => Some(Way::Backward),
        _ => None,
    };
    match way {
        Some(way) => super::commands::search(state, way),
        None if edit(&mut search.input, command) => search_again(state, &mut search),
        None => {}
    }
    state.layers.push(Layer::Search(search));
}

fn search_again(state: &mut State, search: &mut Search) {
    state.searched = search.input.value().to_owned();
    let found = match search.pane {
        Pane::Interface => state.interface.search(&state.searched, Way::Forward, true),
        _ => state.queues.search(&state.searched, Way::Forward, true),
    };
    search.found = if found { Found::Something } else { Found::Nothing };
}
