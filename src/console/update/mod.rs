//! `update`: what happened → the state anew, and what is to be done about it. Pure: no file, no clock, no engine.

mod arrivals;
mod commands;
mod copying;
mod deed;
mod dialogs;
mod layers;
mod mapping;
mod opens;
mod pointing;
mod preferences;
mod wants;

pub use commands::cancel_question;
pub use deed::{deed, obstacle};
#[cfg(test)]
pub use dialogs::open as open_dialog;

use super::Ended;
use super::action::Action;
use super::command::Command;
use super::dialog::StepsDialog;
use super::effect::Effect;
use super::state::{FirstLook, Pane, QueuesKey, Rights, State};
use crate::engine::Level;
use jiff::civil::Date;

/// The only way the state changes.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let second = matches!(action, Action::Tick(_));
    let covered = dialogs::covered(state);
    let mut effects = handle(state, action);
    effects.extend(dialogs::uncover(state, &covered));
    effects.extend(lead_somebody_new(state));
    settle(state);
    effects.extend(wants::wants(state, second));
    guard(state, effects)
}

fn handle(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => command_given(state, command),
        Action::Typed(typed) => layers::typed(state, &typed),
        Action::Pointed(pointer) => pointing::pointed(state, pointer),
        Action::StrayPaste => {
            state.say(Level::Warning, state.look.say("console-stray-paste"));
            Vec::new()
        }
        Action::Resized(size) => {
            state.size = size;
            Vec::new()
        }
        Action::Tick(now) => {
            if state.day.interval_ended(state.now, now) {
                state.day.changed();
                state.live.changed(&[]);
            }
            state.now = now;
            dialogs::tick(state)
        }
        Action::Engine(event) => arrivals::event(state, event),
        Action::Reply(reply) => arrivals::reply(state, reply),
        Action::Answer { to, answer } => dialogs::answer(state, to, answer),
        Action::Done(done) => arrivals::done(state, done),
        Action::Mappings(mappings) => {
            arrivals::mappings(state, mappings);
            Vec::new()
        }
        Action::Lost(why) => arrivals::lost(state, why),
        Action::Switched => arrivals::switched(state),
        Action::Closing(ended) => vec![Effect::Quit(ended)],
    }
}

fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    state.message = None;
    if !state.layers.is_empty() {
        return layers::command(state, command);
    }
    if let Some(why) = obstacle(state, command) {
        state.say(Level::Warning, state.look.say(why));
        return Vec::new();
    }
    commands::command(state, command)
}

/// Keeps what belongs together together: the value type in view, and the selected rows on screen.
fn settle(state: &mut State) {
    look_first(state);
    let current = match state.queues.selected_node().map(|node| node.key.clone()) {
        Some(QueuesKey::ValueType(queue, value_type)) => Some((queue, value_type)),
        Some(QueuesKey::Queue(queue)) => {
            let own: Vec<_> = state
                .queues
                .children_of_selected()
                .filter_map(|key| match key {
                    QueuesKey::ValueType(queue, value_type) => Some((*queue, *value_type)),
                    QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => None,
                })
                .collect();
            let kept = state.current.filter(|(of, _)| *of == queue);
            let mapped = own.iter().copied().find(|key| state.is_mapped(*key));
            kept.or(mapped).or(own.first().copied()).or(state.current)
        }
        _ => state.current,
    };
    if current != state.current {
        state.current = current;
        state.assigned_row = 0;
        state.marks.lines.clear();
    }
    state.assigned_row = state.assigned_row.min(state.assigned().len().saturating_sub(1));
    let areas = state.areas();
    state
        .interface
        .scroll_into(areas.body(Pane::Interface).height.into());
    state.queues.scroll_into(areas.body(Pane::Queues).height.into());
    dialogs::settle(state);
}

/// What follows every action, for tests that change the size alone.
#[cfg(test)]
pub fn settle_for_tests(state: &mut State) {
    settle(state);
}

/// Any dialog on top of the others.
#[cfg(test)]
pub fn open_for_tests(state: &mut State, dialog: Box<dyn super::dialog::Dialog>) -> Vec<Effect> {
    dialogs::open(state, dialog)
}

/// Where nothing was set up yet the first steps open by themselves: once, and in nobody's way.
fn lead_somebody_new(state: &mut State) -> Vec<Effect> {
    if state.first_steps == FirstLook::Taken || state.engine.snapshot.is_none() {
        return Vec::new();
    }
    state.first_steps = FirstLook::Taken;
    match state.is_fresh() && state.layers.is_empty() {
        true => dialogs::open(state, Box::new(StepsDialog::new())),
        false => Vec::new(),
    }
}

/// The first time that queues and mappings are known, a mapped value type is looked at, so that there is something to
/// see; the trees open as far as the screen holds them.
fn look_first(state: &mut State) {
    if state.first_look == FirstLook::Taken || state.catalog().is_none() || state.mapped().is_none() {
        return;
    }
    state.first_look = FirstLook::Taken;
    let height = state.areas().body(Pane::Queues).height;
    state.queues.open_within(height.into());
    let mapped = state.queues.keys().find(|key| match key {
        QueuesKey::ValueType(queue, value_type) => state.is_mapped((*queue, *value_type)),
        QueuesKey::Folder(_) | QueuesKey::Queue(_) | QueuesKey::Note(..) => false,
    });
    match mapped.cloned() {
        Some(key) => {
            state.queues.select_key(&key);
        }
        None => state.queues.unfold(),
    }
}

/// `--read-only`: whatever led here, nothing that changes anything gets out.
fn guard(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if state.rights == Rights::Full {
        return effects;
    }
    let (held_back, allowed): (Vec<_>, Vec<_>) = effects.into_iter().partition(Effect::changes);
    if !held_back.is_empty() {
        state.say(Level::Warning, state.look.say("console-read-only"));
    }
    allowed
}

/// Today where the current value type's data is.
pub fn today(state: &State) -> Date {
    let zone = state
        .current
        .and_then(|(queue, _)| state.catalog()?.queue(queue))
        .and_then(|queue| jiff::tz::TimeZone::get(&queue.time_zone).ok())
        .unwrap_or_else(|| state.look.zone.clone());
    jiff::Timestamp::from_second(state.now.0).map_or(Date::ZERO, |now| now.to_zoned(zone).date())
}

/// Whether the program may end without asking.
fn quit(state: &mut State) -> Vec<Effect> {
    if !(state.engine.works_in_this_process() && state.engine.importing()) {
        return vec![Effect::Quit(Ended::ByPerson)];
    }
    let look = &state.look;
    let question = super::dialog::Question::new(
        look.say("console-quit-title"),
        look.say("console-quit-importing"),
        look.say("console-quit-yes"),
        Effect::Quit(Ended::ByPerson),
    );
    dialogs::open(state, Box::new(question))
}

#[cfg(test)]
mod tests;
