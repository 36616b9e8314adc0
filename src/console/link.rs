//! The engine that answers now, and the thread that keeps to it: forwards its events, notices when it ends, looks for
//! the next one.

use super::action::Action;
use super::custody::Custody;
use super::read_only::ReadOnly;
use super::state::Rights;
use crate::engine::{Engine, EngineError, Event, Host};
use crate::model::message;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Why another engine is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// There is none yet: the console has just opened.
    First,
    /// The present one ended: anything that answers will do, in this process if no service runs.
    Lost,
    /// This process does the work itself: only a service would be better.
    InProcess,
}

/// Finds the engine to use from now on; `None`: keep what there is. Called from a thread of the console, so that the
/// first screen waits for no file and no service.
pub type Reconnect = Box<dyn FnMut(Search) -> Option<Arc<dyn Engine>> + Send>;

/// The engine in use; workers take it anew for each effect.
#[derive(Clone)]
pub struct Slot(Arc<Shared>);

struct Shared {
    engine: Mutex<Option<Arc<dyn Engine>>>,
    came: Condvar,
    rights: Rights,
}

impl Slot {
    pub fn new(rights: Rights) -> Self {
        Self(Arc::new(Shared {
            engine: Mutex::default(),
            came: Condvar::new(),
            rights,
        }))
    }

    /// The engine; waits for the first one.
    pub fn engine(&self) -> Arc<dyn Engine> {
        let mut engine = self.0.engine.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(engine) = &*engine {
                return Arc::clone(engine);
            }
            engine = self.0.came.wait(engine).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub fn replace(&self, engine: Arc<dyn Engine>) {
        let engine = match self.0.rights {
            Rights::Full => engine,
            Rights::ReadOnly => Arc::new(ReadOnly::new(engine)),
        };
        *self.0.engine.lock().unwrap_or_else(PoisonError::into_inner) = Some(engine);
        self.0.came.notify_all();
    }
}

const LOOK: Duration = Duration::from_millis(250);
const RETRY: Duration = Duration::from_secs(2);
const BETTER: Duration = Duration::from_secs(5);

/// Keeps to the engine until the console has ended.
pub struct Keeper {
    pub slot: Slot,
    pub reconnect: Reconnect,
    pub custody: Arc<Custody>,
    pub actions: Sender<Action>,
    pub ended: Arc<AtomicBool>,
}

/// Why events of an engine stopped coming.
enum Stop {
    Ended,
    Lost(EngineError),
    Better(Arc<dyn Engine>),
}

impl Keeper {
    pub fn keep(mut self) {
        // Counted before an engine is looked for: what changes while that goes on is not missed.
        let mut changes = self.custody.changes();
        match self.find(Search::First) {
            Some(engine) => self.slot.replace(engine),
            None => return,
        }
        loop {
            let stop = match self.slot.engine().subscribe() {
                Ok(events) => self.forward(&events, &mut changes),
                Err(why) => Stop::Lost(why),
            };
            let next = match stop {
                Stop::Ended => return,
                Stop::Better(engine) => Some(engine),
                Stop::Lost(why) => {
                    if self.actions.send(Action::Lost(why)).is_err() {
                        return;
                    }
                    self.find(Search::Lost)
                }
            };
            let Some(engine) = next else { return };
            self.slot.replace(engine);
            if self.actions.send(Action::Switched).is_err() {
                return;
            }
        }
    }

    fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// `changes`: how many of the custody's were followed already.
    fn forward(&mut self, events: &Receiver<Event>, changes: &mut u64) -> Stop {
        let mut in_process = false;
        let mut looked = Instant::now();
        while !self.has_ended() {
            match events.recv_timeout(LOOK) {
                Ok(event) => {
                    if let Event::Snapshot(snapshot) = &event {
                        in_process = !matches!(snapshot.host, Host::Service { .. });
                    }
                    if self.actions.send(Action::Engine(event)).is_err() {
                        return Stop::Ended;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Stop::Lost(EngineError::Unreachable(message!(
                        "console-it-has-ended",
                        "it has ended"
                    )));
                }
            }
            let now = self.custody.changes();
            if in_process && (looked.elapsed() >= BETTER || now != *changes) {
                looked = Instant::now();
                *changes = now;
                if let Some(engine) = (self.reconnect)(Search::InProcess) {
                    return Stop::Better(engine);
                }
            }
        }
        Stop::Ended
    }

    /// Looks until something answers or the console has ended.
    fn find(&mut self, search: Search) -> Option<Arc<dyn Engine>> {
        while !self.has_ended() {
            let found = (self.reconnect)(search);
            if found.is_some() {
                return found;
            }
            let until = Instant::now() + RETRY;
            while !self.has_ended() && Instant::now() < until {
                std::thread::sleep(LOOK);
            }
        }
        None
    }
}
