//! Makes time pass: every few seconds the telephone system writes what happened. The service imports it by itself; the
//! demo's telephone system is kind enough to write between two imports, because a file that grows while it is read would
//! have to wait for the next one.

use super::Voice;
use super::ground::Ground;
use super::history;
use crate::cli::edge::Above;
use crate::control::Client;
use crate::demo::Acd;
use crate::engine::{Engine, EngineError, Event, ImportRequest, ImportWhat};
use crate::i18n::Words;
use crate::model::{Worded, message};
use color_eyre::eyre::bail;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::civil::Date;
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// After the end of an import, in case another one follows at once: agent data comes behind call data.
const BREATH: Duration = Duration::from_millis(700);

/// When no import has ended for so long, time goes on without one.
const PATIENCE: Duration = Duration::from_secs(8);

pub(super) struct Pulse {
    stop: Sender<()>,
    words: Words,
    thread: Option<JoinHandle<()>>,
}

/// Starts it.
pub(super) fn start(ground: &Ground, acd: Option<Acd>, voice: Voice) -> color_eyre::Result<Pulse> {
    let Some(acd) = acd else {
        bail!(message!("demo-time-passes", "time passes already"));
    };
    let (stop, stopped) = crossbeam_channel::bounded(0);
    let heart = Heart {
        directory: ground.installation(),
        client: None,
        acd,
        stopped,
        events: None,
        voice,
        quiet_until: None,
    };
    let is_new = ground.is_new;
    let thread = std::thread::Builder::new()
        .name("acd".to_owned())
        .spawn(move || heart.run(is_new))
        .above(|| {
            message!(
                "demo-no-telephone-system",
                "the telephone system cannot be started"
            )
        })?;
    Ok(Pulse {
        stop,
        words: voice.words,
        thread: Some(thread),
    })
}

impl Pulse {
    pub fn end(self) {
        drop(self);
    }
}

impl Drop for Pulse {
    fn drop(&mut self) {
        let (none, _) = crossbeam_channel::bounded(0);
        drop(std::mem::replace(&mut self.stop, none));
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            let fault = message!(
                "demo-telephone-fault",
                "the demo's telephone system ended with a fault"
            );
            remark!("xlink: {}", self.words.tell(&fault));
        }
    }
}

pub(super) struct Heart {
    directory: PathBuf,
    client: Option<Client>,
    pub acd: Acd,
    stopped: Receiver<()>,
    /// What the service tells.
    events: Option<Receiver<Event>>,
    pub voice: Voice,
    /// Troubles are said once a minute at most.
    quiet_until: Option<Instant>,
}

impl Heart {
    fn run(mut self, is_new: bool) {
        if is_new {
            history::make(&mut self);
        }
        loop {
            if let Err(error) = self.acd.tick() {
                self.trouble(&error);
            }
            if self.is_stopped_before_a_pause() {
                return;
            }
        }
    }

    /// Waits until an import has just ended; true when the demo ends meanwhile.
    fn is_stopped_before_a_pause(&mut self) -> bool {
        let until = Instant::now() + PATIENCE;
        if self.events.is_none() {
            self.events = self.client().and_then(|client| client.subscribe()).ok();
        }
        let Some(events) = self.events.clone() else {
            return self.is_stopped_before(until);
        };
        let mut end = until;
        loop {
            crossbeam_channel::select! {
                recv(self.stopped) -> _ => return true,
                recv(events) -> event => match event {
                    Ok(Event::ImportEnded(_)) => end = Instant::now() + BREATH,
                    Ok(_) => {}
                    // The service is gone, or lets others in again later.
                    Err(_) => {
                        self.events = None;
                        return self.is_stopped_before(until);
                    }
                },
                recv(crossbeam_channel::at(end)) -> _ => return false,
            }
        }
    }

    /// Waits; true when the demo ends meanwhile.
    pub fn is_stopped_before(&self, moment: Instant) -> bool {
        let wait = moment.saturating_duration_since(Instant::now());
        !matches!(self.stopped.recv_timeout(wait), Err(RecvTimeoutError::Timeout))
    }

    /// Asks the service for an import; `None` when somebody holds imports or another one runs.
    pub fn start_import(
        &mut self,
        what: ImportWhat,
        first: Date,
        last: Date,
    ) -> Result<Option<u64>, EngineError> {
        let request = ImportRequest {
            what,
            first,
            last,
            systems: Vec::new(),
        };
        let asked = self.client().and_then(|client| {
            let snapshot = client.snapshot()?;
            match snapshot.schedule.held || snapshot.import.is_some() {
                true => Ok(None),
                false => client.start_import(&request).map(Some),
            }
        });
        if matches!(asked, Err(EngineError::Unreachable(_))) {
            self.client = None;
        }
        asked
    }

    pub fn client(&mut self) -> Result<&Client, EngineError> {
        let client = match self.client.take() {
            Some(client) => client,
            None => Client::connect(&self.directory)?,
        };
        Ok(self.client.insert(client))
    }

    pub fn trouble(&mut self, why: &impl Worded) {
        let now = Instant::now();
        if self.quiet_until.is_none_or(|until| now >= until) {
            self.quiet_until = Some(now + Duration::from_secs(60));
            self.voice.say(&self.voice.words.tell(&why.message()));
        }
    }
}
