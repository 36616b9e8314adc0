//! Carries effects out, away from the screen. What may be slow never holds up what is quick: each lane has its threads.

use super::action::Action;
use super::desk::Desk;
use super::effect::{Done, Effect, Reply};
use super::job::{self, Hands, Progress};
use super::link::Slot;
use super::memory::Memory;
use super::read_only::refusal;
use super::state::Rights;
use super::tools::Tools;
use crate::config::Installation;
use crate::engine::{Engine, EngineError};
use crate::model::{Message, message};
use crate::time::Clock;
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What the work is done on, whatever engine answers.
#[derive(Clone)]
pub struct Back {
    pub desk: Arc<dyn Desk>,
    pub installation: Installation,
    pub tools: Arc<dyn Tools>,
    pub memory: Arc<Memory>,
    pub clock: Clock,
    pub rights: Rights,
}

/// The threads behind the screen. They end when this is dropped and their last effect is through.
pub struct Workers {
    live: Sender<Effect>,
    trees: Sender<Effect>,
    files: Sender<Effect>,
    commands: Sender<Effect>,
    jobs: Sender<Effect>,
    /// Disconnected as soon as the last edit of a file is through.
    edits_ended: Receiver<()>,
}

impl Workers {
    pub fn start(slot: &Slot, back: &Back, actions: &Sender<Action>) -> io::Result<Self> {
        let (editing, edits_ended) = bounded::<()>(0);
        let lane = |name: &str, threads: u8| -> io::Result<Sender<Effect>> {
            let (sender, effects) = unbounded();
            for _ in 0..threads {
                let work = Work {
                    slot: slot.clone(),
                    back: back.clone(),
                    effects: effects.clone(),
                    actions: actions.clone(),
                    _editing: ["files", "jobs"].contains(&name).then(|| editing.clone()),
                };
                thread::Builder::new()
                    .name(format!("console-{name}"))
                    .spawn(move || work.run())?;
            }
            Ok(sender)
        };
        Ok(Self {
            live: lane("live", 1)?,
            trees: lane("trees", 2)?,
            // One thread: edits of one file happen one after another, in their order.
            files: lane("files", 1)?,
            commands: lane("commands", 2)?,
            // A check that waits for the network holds up no form.
            jobs: lane("jobs", 4)?,
            edits_ended,
        })
    }

    /// Waits until what was begun on files is through, at most so long: nothing is left half done.
    pub fn finish(self, patience: Duration) {
        drop((self.files, self.jobs));
        // Nothing is ever sent: it ends by disconnecting, or when the patience does.
        let _ = self.edits_ended.recv_timeout(patience);
    }

    pub fn give(&self, effect: Effect) {
        let lane = match effect {
            Effect::Snapshot | Effect::Live(_) | Effect::DayStrip { .. } => &self.live,
            Effect::Catalog | Effect::Tree { .. } => &self.trees,
            Effect::Mappings | Effect::Map(_) | Effect::Remember(_) => &self.files,
            Effect::Reload
            | Effect::StartImport(_)
            | Effect::CancelImport
            | Effect::Hold(_)
            | Effect::SignIn(_)
            | Effect::Copy(_)
            | Effect::Quit(_) => &self.commands,
            Effect::Job { .. } => &self.jobs,
        };
        // Fails only when every thread of the lane is gone, which is when the program ends.
        let _ = lane.send(effect);
    }
}

struct Work {
    slot: Slot,
    back: Back,
    effects: Receiver<Effect>,
    actions: Sender<Action>,
    /// Lives as long as this thread may edit something.
    _editing: Option<Sender<()>>,
}

impl Work {
    fn run(self) {
        for effect in &self.effects {
            let asked = effect.clone();
            let done = catch_unwind(AssertUnwindSafe(|| self.perform(effect)));
            let action = done.unwrap_or_else(|panic| Some(failed(asked, &fault(panic.as_ref()))));
            if action.is_some_and(|action| self.actions.send(action).is_err()) {
                return;
            }
        }
    }
}

impl Work {
    /// What the files answer waits for no engine: the first may still be on its way.
    fn perform(&self, effect: Effect) -> Option<Action> {
        let desk = self.back.desk.as_ref();
        let done = |done| Some(Action::Done(done));
        if effect.changes() && self.back.rights == Rights::ReadOnly {
            return Some(failed(effect, &refusal()));
        }
        match effect {
            Effect::Mappings => Some(Action::Mappings(desk.mappings())),
            Effect::Map(wish) => {
                let outcome = desk.edit(&wish.edit);
                done(Done::Mapped { wish, outcome })
            }
            Effect::Remember(preference) => done(Done::Remembered(self.back.memory.keep(preference))),
            Effect::Job { to, job } => {
                let hands = Hands {
                    slot: self.slot.clone(),
                    installation: self.back.installation.clone(),
                    clock: self.back.clock.clone(),
                    tools: Arc::clone(&self.back.tools),
                    progress: Progress {
                        to,
                        actions: self.actions.clone(),
                    },
                };
                let answer = job.perform(&hands);
                Some(Action::Answer { to, answer })
            }
            other => ask(other, self.slot.engine().as_ref()),
        }
    }
}

/// What the engine answers.
fn ask(effect: Effect, engine: &dyn Engine) -> Option<Action> {
    let reply = |reply| Some(Action::Reply(reply));
    let done = |done| Some(Action::Done(done));
    match effect {
        Effect::Snapshot => reply(Reply::Snapshot(engine.snapshot().map(Box::new))),
        Effect::Catalog => reply(Reply::Catalog(engine.catalog())),
        Effect::Tree { system, refresh } => {
            let tree = engine.tree(&system, refresh);
            reply(Reply::Tree { system, tree })
        }
        Effect::Live(asked) => {
            let values = engine.live(&asked);
            reply(Reply::Live { asked, values })
        }
        Effect::DayStrip { key, day } => {
            let strip = engine.day_strip(key.0, key.1, day);
            reply(Reply::DayStrip { key, day, strip })
        }
        Effect::Reload => done(Done::Reloaded(engine.reload())),
        Effect::StartImport(request) => {
            let outcome = engine.start_import(&request);
            done(Done::ImportStarted { request, outcome })
        }
        Effect::CancelImport => done(Done::ImportCancelled(engine.cancel_import())),
        Effect::Hold(held) => done(Done::Held(held, engine.hold(held))),
        Effect::SignIn(wfm) => done(Done::SignedIn(engine.sign_in(&wfm))),
        // Done without an engine, with one where it is needed, or by the loop itself.
        Effect::Job { .. }
        | Effect::Mappings
        | Effect::Map(_)
        | Effect::Remember(_)
        | Effect::Copy(_)
        | Effect::Quit(_) => None,
    }
}

/// What a panic said.
fn fault(panic: &(dyn Any + Send)) -> Message {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    message!("console-own-fault", "a fault in xlink itself: {why}", why = said)
}

/// The answer to an effect that could not be carried out, so that nobody waits for it.
fn failed(effect: Effect, why: &Message) -> Action {
    let error = || EngineError::Failed(why.clone());
    match effect {
        Effect::Snapshot => Action::Done(Done::Reloaded(Err(error()))),
        Effect::Catalog => Action::Reply(Reply::Catalog(Err(error()))),
        Effect::Tree { system, .. } => Action::Reply(Reply::Tree {
            system,
            tree: Err(error()),
        }),
        Effect::Live(asked) => Action::Reply(Reply::Live {
            asked,
            values: Err(error()),
        }),
        Effect::DayStrip { key, day } => Action::Reply(Reply::DayStrip {
            key,
            day,
            strip: Err(error()),
        }),
        Effect::Mappings => Action::Mappings(Err(why.clone())),
        Effect::Map(wish) => Action::Done(Done::Mapped {
            wish,
            outcome: Err(why.clone()),
        }),
        Effect::StartImport(request) => Action::Done(Done::ImportStarted {
            request,
            outcome: Err(error()),
        }),
        Effect::CancelImport => Action::Done(Done::ImportCancelled(Err(error()))),
        Effect::Hold(held) => Action::Done(Done::Held(held, Err(error()))),
        Effect::SignIn(_) => Action::Done(Done::SignedIn(Err(error()))),
        Effect::Job { to, .. } => Action::Answer {
            to,
            answer: job::Answer::Failed(why.clone()),
        },
        Effect::Remember(_) => Action::Done(Done::Remembered(Err(why.to_owned()))),
        Effect::Reload | Effect::Copy(_) | Effect::Quit(_) => Action::Done(Done::Reloaded(Err(error()))),
    }
}
