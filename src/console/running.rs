//! The loop: wait for something, take everything that waits, draw if anything changed.

use super::action::Action;
use super::command::{Command, Typed};
use super::desk::Desk;
use super::dialog::MenuDialog;
use super::effect::Effect;
use super::keys::{self, Context, Key};
use super::link::{Keeper, Slot};
use super::look::Look;
use super::memory::Memory;
use super::pace::{Cause, Line, Pace};
use super::read_only::ReadOnly;
use super::state::{Rights, State};
use super::term::{Between, Endings, Input, Screen, read_inputs};
use super::theme::Depth;
use super::update::update;
use super::worker::{Back, Workers};
use super::{ConsoleError, Ended, Setup};
use crate::config::Installation;
use crate::engine::Level;
use crate::time::Clock;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

/// Tells every thread of the console that it has ended.
struct EndFlag(Arc<AtomicBool>);

impl Drop for EndFlag {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What was begun on files when the console is left may take so long.
const PATIENCE: Duration = Duration::from_secs(3);

pub fn run(setup: Setup, desk: Arc<dyn Desk>) -> Result<Ended, ConsoleError> {
    let ended = Arc::new(AtomicBool::new(false));
    let _flag = EndFlag(Arc::clone(&ended));
    let (inputs_in, inputs) = unbounded();
    let (actions_in, actions) = unbounded();
    let closing = actions_in.clone();
    let _endings = Endings::watch(Arc::clone(&ended), move |how| {
        // Nobody left to tell means that the console has ended already.
        let _ = closing.send(Action::Closing(how));
    })
    .map_err(ConsoleError::Terminal)?;
    let variable = |name: &str| std::env::var(name).ok();
    let mut screen = Screen::open(Between::of(variable))?;
    let look = Look::new(setup.words, setup.glyphs, setup.colours, setup.zone).on(Depth::of(variable));
    let directory = setup.directory.display().to_string();
    let mut state = State::new(look, setup.rights, directory, Screen::size(), setup.clock.now());
    take_over(&mut state, &setup.memory);
    // The first screen waits for nothing: neither for files nor for an engine.
    screen.draw(&state).map_err(ConsoleError::Terminal)?;
    let slot = Slot::new(setup.rights);
    let back = Back {
        desk: match setup.rights {
            Rights::Full => desk,
            Rights::ReadOnly => Arc::new(ReadOnly::new(desk)),
        },
        installation: Installation::open(&setup.directory),
        tools: setup.tools,
        memory: Arc::new(setup.memory),
        clock: setup.clock.clone(),
        rights: setup.rights,
    };
    let workers = Workers::start(&slot, &back, &actions_in).map_err(ConsoleError::Terminal)?;
    let keeper = Keeper {
        slot,
        reconnect: setup.reconnect,
        custody: setup.custody,
        actions: actions_in,
        ended: Arc::clone(&ended),
    };
    start_threads(keeper, inputs_in).map_err(ConsoleError::Terminal)?;
    let mut pace = Pace::new(setup.line, Instant::now());
    pace.drawn(Instant::now());
    let mut running = Running {
        state,
        clock: setup.clock,
        pace,
        workers,
        copy: None,
        outcome: None,
    };
    running.start();
    let outcome = running.until_the_end(&mut screen, &inputs, &actions);
    // The terminal is given back before anybody waits.
    drop(screen);
    running.workers.finish(PATIENCE);
    outcome
}

/// What the person chose the last time; a word when that could not be read.
fn take_over(state: &mut State, memory: &Memory) {
    state.mouse.owner = memory.chosen().mouse.unwrap_or_default();
    if let Some((file, why)) = memory.fault() {
        let values = [
            ("file", file.display().to_string().into()),
            ("why", state.look.tell(why).into()),
        ];
        state.say(Level::Warning, state.look.with("console-memory-fault", &values));
    }
}

fn start_threads(keeper: Keeper, inputs: Sender<Result<Input, Ended>>) -> std::io::Result<()> {
    let reading = Arc::clone(&keeper.ended);
    thread::Builder::new()
        .name("console-input".into())
        .spawn(move || read_inputs(&reading, |input| inputs.send(input).is_ok()))?;
    thread::Builder::new()
        .name("console-link".into())
        .spawn(move || keeper.keep())?;
    Ok(())
}

struct Running {
    state: State,
    clock: Clock,
    pace: Pace,
    workers: Workers,
    /// For the clipboard, with the next frame.
    copy: Option<String>,
    outcome: Option<Ended>,
}

impl Running {
    fn start(&mut self) {
        self.workers.give(Effect::Snapshot);
        self.workers.give(Effect::Mappings);
    }

    fn until_the_end(
        &mut self,
        screen: &mut Screen,
        inputs: &Receiver<Result<Input, Ended>>,
        actions: &Receiver<Action>,
    ) -> Result<Ended, ConsoleError> {
        let mut tick = Instant::now() + SECOND;
        loop {
            if self.pace.due().is_some_and(|due| due <= Instant::now()) {
                let copied = self.copy.take().map_or(Ok(()), |text| screen.copy(&text));
                // A line that cannot be written to is gone.
                if copied.and_then(|()| screen.draw(&self.state)).is_err() {
                    return Ok(Ended::LineDropped);
                }
                self.pace.drawn(Instant::now());
            }
            let wake = self.pace.due().map_or(tick, |due| due.min(tick));
            crossbeam_channel::select! {
                recv(inputs) -> input => self.input(input.unwrap_or(Err(Ended::LineDropped))),
                recv(actions) -> action => {
                    if let Ok(action) = action {
                        self.act(action);
                    }
                }
                recv(crossbeam_channel::at(wake)) -> _ => {}
            }
            while self.outcome.is_none() {
                if let Ok(input) = inputs.try_recv() {
                    self.input(input);
                } else if let Ok(action) = actions.try_recv() {
                    self.act(action);
                } else {
                    break;
                }
            }
            if Instant::now() >= tick {
                tick = Instant::now() + SECOND;
                self.apply(Action::Tick(self.clock.now()));
            }
            if let Some(ended) = self.outcome {
                return Ok(ended);
            }
        }
    }

    fn input(&mut self, input: Result<Input, Ended>) {
        let action = match input {
            Ok(Input::Key(key)) => self.key(key),
            Ok(Input::Pointer(pointer)) => Some(Action::Pointed(pointer)),
            Ok(Input::Paste(text)) => Some(self.paste(text)),
            Ok(Input::Resized(size)) => Some(Action::Resized(size)),
            Err(ended) => Some(Action::Closing(ended)),
        };
        if let Some(action) = action {
            self.pace.changed(Cause::Person, Instant::now());
            self.apply(action);
        }
    }

    /// What a key means here and now; `None`: nothing.
    fn key(&self, key: Key) -> Option<Action> {
        let contexts = self.state.contexts();
        if let Some(command) = keys::find(&contexts, key) {
            return Some(Action::Command(command));
        }
        if let Some(menu) = self.menu(&contexts, key) {
            return Some(Action::Command(Command::MenuAt(menu)));
        }
        let takes_text = contexts.iter().any(|context| context.takes_text());
        let text = key.text().filter(|_| takes_text)?;
        Some(Action::Typed(Typed::Character(text)))
    }

    /// Alt and a letter open a menu on the main screen, and lead from one open menu to another.
    fn menu(&self, contexts: &[Context], key: Key) -> Option<usize> {
        let open = contexts
            .iter()
            .any(|context| matches!(context, Context::Screen | Context::Menu));
        MenuDialog::for_key(&self.state.look, key).filter(|_| open)
    }

    fn paste(&self, text: String) -> Action {
        if self.state.contexts().iter().any(|context| context.takes_text()) {
            Action::Typed(Typed::Text(text))
        } else {
            Action::StrayPaste
        }
    }

    fn act(&mut self, action: Action) {
        let cause = match &action {
            Action::Engine(_) | Action::Tick(_) => Cause::Live,
            _ => Cause::Answer,
        };
        self.pace.changed(cause, Instant::now());
        self.apply(action);
    }

    fn apply(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Quit(ended) => self.outcome = Some(ended),
                Effect::Copy(text) => self.copy = Some(text),
                effect => self.workers.give(effect),
            }
        }
    }
}

/// Where the person sits, from what the session's environment says.
pub fn line(variable: impl Fn(&str) -> Option<String>) -> Line {
    let remote = ["SSH_CONNECTION", "SSH_TTY"]
        .into_iter()
        .any(|name| variable(name).is_some_and(|value| !value.is_empty()));
    if remote { Line::Remote } else { Line::Local }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_over_ssh_is_told_by_its_environment() {
        assert_eq!(
            line(|name| (name == "SSH_TTY").then(|| "/dev/pts/1".to_owned())),
            Line::Remote
        );
        assert_eq!(line(|_| None), Line::Local);
        assert_eq!(line(|_| Some(String::new())), Line::Local);
    }
}
