//! Commands and text for the topmost layer.

use super::dialogs;
use crate::console::command::{Command, Typed};
use crate::console::dialog::{
    Answer, Fault, Field, Found, ImportForm, Layer, ProgressDialog, Question, Reading, Search, Then,
};
use crate::console::effect::Effect;
use crate::console::state::tree::Way;
use crate::console::state::{Pane, State};
use crate::console::view;
use crate::console::widget::field::{edit, type_into};
use crate::engine::Level;

pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(layer) = state.layers.pop() else {
        return Vec::new();
    };
    match layer {
        Layer::Search(search) => in_search(state, search, command),
        Layer::Question(question) => return in_question(state, question, command),
        Layer::Import(form) => return in_import(state, *form, command),
        Layer::Reading(reading) if command == Command::Copy => {
            let text = view::reading_text(state, &reading);
            state.layers.push(Layer::Reading(reading));
            return super::copying::copy(state, text);
        }
        Layer::Reading(reading) => in_reading(state, reading, command),
        Layer::Dialog(open) => {
            let place = state.layers.len();
            return dialogs::hand(state, place, open, |dialog, state| dialog.command(command, state));
        }
    }
    Vec::new()
}

pub fn typed(state: &mut State, typed: &Typed) -> Vec<Effect> {
    match state.layers.pop() {
        Some(Layer::Search(mut search)) => {
            type_into(&mut search.input, typed);
            search_again(state, &mut search);
            state.layers.push(Layer::Search(search));
        }
        Some(Layer::Import(mut form)) => {
            if let Some(input) = form.input() {
                type_into(input, typed);
            }
            state.layers.push(Layer::Import(form));
        }
        Some(Layer::Dialog(open)) => {
            let place = state.layers.len();
            return dialogs::hand(state, place, open, |dialog, state| dialog.typed(typed, state));
        }
        Some(other) => state.layers.push(other),
        None => {}
    }
    Vec::new()
}

/// Keeps a reading from scrolling past its end, whatever the size.
pub fn settle(state: &mut State) {
    let Some(Layer::Reading(reading)) = state.layers.last() else {
        return;
    };
    let furthest = view::reading_furthest(state, reading);
    if let Some(Layer::Reading(reading)) = state.layers.last_mut() {
        reading.scroll = reading.scroll.min(furthest);
    }
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

fn in_question(state: &mut State, mut question: Question, command: Command) -> Vec<Effect> {
    match command {
        Command::Other => {
            question.answer = question.answer.other();
            state.layers.push(Layer::Question(question));
            Vec::new()
        }
        Command::Choose if question.answer == Answer::Yes => match question.then {
            Then::Do(effect) => vec![effect],
            Then::Tell(number, mark) => {
                dialogs::tell(state, number, |dialog, state| dialog.confirmed(mark, state))
            }
        },
        Command::Choose | Command::Back => Vec::new(),
        _ => {
            state.layers.push(Layer::Question(question));
            Vec::new()
        }
    }
}

fn in_import(state: &mut State, mut form: ImportForm, command: Command) -> Vec<Effect> {
    match command {
        // What was typed is kept: opening the dialog again shows it.
        Command::Back => {
            state.draft = Some(form);
            return Vec::new();
        }
        Command::Choose => match form.field {
            Field::Close => {
                state.draft = Some(form);
                return Vec::new();
            }
            Field::Start => return start(state, form),
            Field::What | Field::First | Field::Last | Field::Quick | Field::System(_) => form.go(1),
        },
        Command::NextField => form.go(1),
        Command::PreviousField => form.go(-1),
        Command::Earlier => form.shift(-1),
        Command::Later => form.shift(1),
        Command::Tick => form.tick(),
        other => {
            if let Some(input) = form.input() {
                edit(input, other);
            }
        }
    }
    state.layers.push(Layer::Import(Box::new(form)));
    Vec::new()
}

fn start(state: &mut State, mut form: ImportForm) -> Vec<Effect> {
    match form.request() {
        Ok(request) => {
            let mut effects = dialogs::open(state, Box::new(ProgressDialog));
            effects.push(Effect::StartImport(request));
            effects
        }
        Err(fault) => {
            form.field = match fault {
                Fault::FirstDay | Fault::Order | Fault::Future => Field::First,
                Fault::LastDay => Field::Last,
                Fault::NoSystem => Field::System(0),
            };
            state.layers.push(Layer::Import(Box::new(form)));
            Vec::new()
        }
    }
}

fn in_reading(state: &mut State, mut reading: Reading, command: Command) {
    let page = view::reading_page(state).max(2) - 1;
    reading.scroll = match command {
        Command::Back => return,
        Command::Up => reading.scroll.saturating_sub(1),
        Command::Down => reading.scroll + 1,
        Command::PageUp => reading.scroll.saturating_sub(page),
        Command::PageDown => reading.scroll + page,
        Command::First => 0,
        Command::Last => usize::MAX,
        _ => reading.scroll,
    };
    state.layers.push(Layer::Reading(reading));
}
