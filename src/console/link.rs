//! The engine that answers now, and the thread that keeps to it: forwards its events, notices when it ends, looks for
//! the next one.

use super::action::Action;
use crate::engine::{Engine, EngineError, Event, Host};
use crate::model::message;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// Why another engine is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The present one ended: anything that answers will do, in this process if no service runs.
    Lost,
    /// This process does the work itself: only a service would be better.
    InProcess,
}

/// Finds the engine to use from now on; `None`: keep what there is. Called from a thread of the console.
pub type Reconnect = Box<dyn FnMut(Search) -> Option<Arc<dyn Engine>> + Send>;

/// The engine in use; workers take it anew for each effect.
#[derive(Clone)]
pub struct Slot(Arc<RwLock<Arc<dyn Engine>>>);

impl Slot {
    pub fn new(engine: Arc<dyn Engine>) -> Self {
        Self(Arc::new(RwLock::new(engine)))
    }

    pub fn engine(&self) -> Arc<dyn Engine> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, engine: Arc<dyn Engine>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = engine;
    }
}

const LOOK: Duration = Duration::from_millis(250);
const RETRY: Duration = Duration::from_secs(2);
const BETTER: Duration = Duration::from_secs(5);

/// Keeps to the engine until the console has ended.
pub struct Keeper {
    pub slot: Slot,
    pub reconnect: Option<Reconnect>,
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
        loop {
            let stop = match self.slot.engine().subscribe() {
                Ok(events) => self.forward(&events),
                Err(why) => Stop::Lost(why),
            };
            let next = match stop {
                Stop::Ended => return,
                Stop::Better(engine) => Some(engine),
                Stop::Lost(why) => {
                    if self.actions.send(Action::Lost(why)).is_err() {
                        return;
                    }
                    self.find()
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

    fn forward(&mut self, events: &Receiver<Event>) -> Stop {
        let mut in_process = false;
        let mut looked = Instant::now();
        while !self.has_ended() {
            match events.recv_timeout(LOOK) {
                Ok(event) => {
                    if let Event::Snapshot(snapshot) = &event {
                        in_process = snapshot.host == Host::InProcess;
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
            if in_process && looked.elapsed() >= BETTER {
                looked = Instant::now();
                let better = self
                    .reconnect
                    .as_mut()
                    .and_then(|reconnect| reconnect(Search::InProcess));
                if let Some(engine) = better {
                    return Stop::Better(engine);
                }
            }
        }
        Stop::Ended
    }

    /// Looks until something answers or the console has ended.
    fn find(&mut self) -> Option<Arc<dyn Engine>> {
        while !self.has_ended() {
            let found = match self.reconnect.as_mut() {
                Some(reconnect) => reconnect(Search::Lost),
                // The same engine may come back.
                None => {
                    let engine = self.slot.engine();
                    engine.snapshot().is_ok().then_some(engine)
                }
            };
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
