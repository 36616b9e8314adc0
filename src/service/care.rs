//! What the service looks after once a second, on a thread of its own: changed files, the channel's registration, and
//! what is due. A share that hangs holds up this thread only.

use super::{ServiceError, due::Due};
use crate::config::{Look, Settling, look_at, look_at_configuration};
use crate::control::{Address, Limits, Listener, Registration};
use crate::engine::Engine;
use crate::journal::Journal;
use crate::local::LocalEngine;
use crossbeam_channel::{Receiver, Sender, bounded};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often.
pub(super) const ROUND: Duration = Duration::from_secs(1);

/// The caretaker at work. Dropping it tells it to stop; [`Caretaker::end`] waits for that.
pub(super) struct Caretaker {
    stop: Sender<()>,
    ended: Receiver<()>,
    thread: JoinHandle<()>,
}

impl Caretaker {
    /// Takes the open channel into its care.
    pub fn start(mut care: Care) -> std::io::Result<Self> {
        let (stop, stopped) = bounded::<()>(0);
        let (end, ended) = bounded::<()>(1);
        let work = move || {
            // Any word, and the sender's end too, means stop.
            while let Err(crossbeam_channel::RecvTimeoutError::Timeout) = stopped.recv_timeout(ROUND) {
                care.round(Instant::now());
            }
            drop(care);
            let _ = end.send(());
        };
        let thread = std::thread::Builder::new()
            .name("caretaker".to_owned())
            .spawn(work)?;
        Ok(Self { stop, ended, thread })
    }

    /// Closes the channel to the consoles; waits at most `patience` for a round that hangs.
    pub fn end(self, patience: Duration) {
        drop(self.stop);
        if self.ended.recv_timeout(patience).is_ok() {
            // A panic there was reported there.
            let _ = self.thread.join();
        }
    }
}

/// What is looked after.
pub(super) struct Care {
    directory: PathBuf,
    journal: Journal,
    engine: Arc<LocalEngine>,
    listener: Option<Listener>,
    configuration: Settling<Option<Look>>,
    registration: Settling<Look>,
    due: Due,
    /// The last thing that failed; said once.
    said: Option<String>,
}

impl Care {
    /// Opens the channel.
    ///
    /// # Errors
    /// The socket or pipe could not be made.
    pub fn new(directory: PathBuf, journal: Journal, engine: Arc<LocalEngine>) -> Result<Self, ServiceError> {
        let mut care = Self {
            // What was written since the engine opened is noticed too.
            configuration: Settling::new(engine.seen()),
            registration: Settling::new(look_at(&Registration::file(&directory))),
            listener: None,
            due: Due::default(),
            said: None,
            directory,
            journal,
            engine,
        };
        care.listener = Some(care.listen()?);
        Ok(care)
    }

    fn listen(&self) -> Result<Listener, ServiceError> {
        // A damaged file admits nobody; the service's own account must reach it all the same.
        let registration = Registration::load(&self.directory).unwrap_or_else(|error| {
            self.journal.service(format!("Warning: {error}"));
            Registration::default()
        });
        let engine: Arc<dyn Engine> = self.engine.clone();
        Ok(Listener::open(
            Address::of(&self.directory),
            registration,
            engine,
            Limits::default(),
        )?)
    }

    fn round(&mut self, now: Instant) {
        if let Some(look) = look_at_configuration(&self.directory)
            && self.configuration.see(Some(look), now)
        {
            self.take_over(now);
        }
        let registration = look_at(&Registration::file(&self.directory));
        if self.registration.see(registration, now) {
            self.open_anew(now);
        }
        let started = self.engine.start_due();
        if let Some(line) = self.due.judge(started) {
            self.journal.service(line);
        }
    }

    fn take_over(&mut self, now: Instant) {
        match self.engine.reload() {
            Ok(_) => {
                self.configuration.take();
                self.said = None;
                self.journal
                    .service("The configuration changed and was taken over.");
            }
            Err(error) => {
                self.configuration.put_off(now);
                self.once(format!(
                    "Error: the changed configuration could not be taken over: {error}"
                ));
            }
        }
    }

    fn open_anew(&mut self, now: Instant) {
        // The old one must go first: both have the same name.
        drop(self.listener.take());
        match self.listen() {
            Ok(listener) => {
                self.listener = Some(listener);
                self.registration.take();
                self.journal
                    .service("The channel to the console was opened anew: its registration changed.");
            }
            Err(error) => {
                self.registration.put_off(now);
                self.once(format!("Error: {error}"));
            }
        }
    }

    fn once(&mut self, line: String) {
        if self.said.as_ref() != Some(&line) {
            self.journal.service(&line);
            self.said = Some(line);
        }
    }
}
