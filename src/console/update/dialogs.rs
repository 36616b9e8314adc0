//! Dialogs on the stack: what comes for them is handed on, what they want is carried out.

use super::preferences;
use crate::console::action::Action;
use crate::console::dialog::{Act, After, Dialog, Layer, Open, Outcome, Question, Then};
use crate::console::effect::Effect;
use crate::console::job::Answer;
use crate::console::state::{Pane, QueuesKey, State};

/// Lays a dialog on top of the others.
pub fn open(state: &mut State, mut dialog: Box<dyn Dialog>) -> Vec<Effect> {
    let outcome = dialog.opened(state);
    state.dialogs += 1;
    let open = Open {
        number: state.dialogs,
        dialog,
    };
    let place = state.layers.len();
    settle_at(state, place, open, outcome)
}

/// Hands something to a dialog that was taken off its place on the stack, and puts it back unless it closes.
pub fn hand(
    state: &mut State,
    place: usize,
    mut open: Open,
    to: impl FnOnce(&mut dyn Dialog, &State) -> Outcome,
) -> Vec<Effect> {
    let outcome = to(open.dialog.as_mut(), state);
    settle_at(state, place, open, outcome)
}

fn settle_at(state: &mut State, place: usize, open: Open, outcome: Outcome) -> Vec<Effect> {
    let number = open.number;
    if outcome.after == After::Stay {
        let place = place.min(state.layers.len());
        state.layers.insert(place, Layer::Dialog(open));
    }
    let mut effects = Vec::new();
    for act in outcome.acts {
        match act {
            Act::Do(effect) => effects.push(effect),
            Act::Did(past, warnings) => effects.extend(super::mapping::did(state, past, &warnings)),
            Act::Ask(job) => effects.push(Effect::Job { to: number, job }),
            Act::Open(dialog) => effects.extend(self::open(state, dialog)),
            Act::Confirmed(number, mark) => {
                effects.extend(tell(state, number, |dialog, state| dialog.confirmed(mark, state)));
            }
            Act::Keep(form) => state.draft = Some(*form),
            Act::Confirm {
                title,
                text,
                yes,
                mark,
            } => {
                let question = Question::new(title, text, yes, Then::Tell(number, mark));
                effects.extend(self::open(state, Box::new(question)));
            }
            Act::Show((queue, value_type)) => {
                state.queues.select_key(&QueuesKey::ValueType(queue, value_type));
                state.pane = Pane::Queues;
            }
            Act::Copy(text) => effects.extend(super::copying::copy(state, text)),
            Act::Command(command) => effects.extend(super::handle(state, Action::Command(command))),
            Act::Try(preference) => preferences::apply(state, preference),
            Act::Prefer(preference) => effects.extend(preferences::choose(state, preference)),
            Act::Say(level, text) => state.say(level, text),
        }
    }
    effects
}

/// The answer to a job goes to its dialog, wherever that lies; it is dropped when the dialog is closed.
pub fn answer(state: &mut State, to: u64, answer: Answer) -> Vec<Effect> {
    tell(state, to, |dialog, state| dialog.answered(answer, state))
}

/// Hands something to the dialog of this number, if it is still open.
pub fn tell(
    state: &mut State,
    number: u64,
    what: impl FnOnce(&mut dyn Dialog, &State) -> Outcome,
) -> Vec<Effect> {
    let place = state
        .layers
        .iter()
        .position(|layer| matches!(layer, Layer::Dialog(open) if open.number == number));
    let Some(place) = place else {
        return Vec::new();
    };
    match state.layers.remove(place) {
        Layer::Dialog(open) => hand(state, place, open, what),
        other => {
            state.layers.insert(place, other);
            Vec::new()
        }
    }
}

/// The dialogs that lie below something.
pub fn covered(state: &State) -> Vec<u64> {
    let (_, below) = state.layers.split_last().unzip();
    numbers(below.unwrap_or_default())
}

/// Tells the dialog that lies on top now, if it lay below something before.
pub fn uncover(state: &mut State, covered: &[u64]) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Dialog(open)) if covered.contains(&open.number) => {
            let number = open.number;
            tell(state, number, |dialog, state| dialog.uncovered(state))
        }
        _ => Vec::new(),
    }
}

fn numbers(layers: &[Layer]) -> Vec<u64> {
    let number = |layer: &Layer| match layer {
        Layer::Dialog(open) => Some(open.number),
        _ => None,
    };
    layers.iter().filter_map(number).collect()
}

/// A second has passed for every dialog, also those below others.
pub fn tick(state: &mut State) -> Vec<Effect> {
    let numbers = numbers(&state.layers);
    let told = |number| tell(state, number, |dialog, state| dialog.tick(state));
    numbers.into_iter().flat_map(told).collect()
}

/// Keeps every dialog within its bounds.
pub fn settle(state: &mut State) {
    for place in 0..state.layers.len() {
        if !matches!(state.layers[place], Layer::Dialog(_)) {
            continue;
        }
        let layer = state.layers.remove(place);
        if let Layer::Dialog(mut open) = layer {
            open.dialog.settle(state);
            state.layers.insert(place, Layer::Dialog(open));
        }
    }
}
