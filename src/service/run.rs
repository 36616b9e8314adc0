//! The life of the service: up, around, down.

use super::care::{Care, Caretaker, ROUND};
use super::lines::{self, Lines};
use super::signals;
use crate::control::ListenError;
use crate::engine::{Engine, EngineError, Event, Host};
use crate::files::FileError;
use crate::journal::{Echo, Journal, person};
use crate::local::{self, LocalEngine};
use crate::manager::{Kind, Presence, STOP_WITHIN, notify};
use crate::model::{Message, Worded, message};
use crate::time::{Clock, Zone};
use crossbeam_channel::{Receiver, Sender};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the orderly end may take; what is left of [`STOP_WITHIN`] is for the system.
const END_WITHIN: Duration = STOP_WITHIN.saturating_sub(Duration::from_millis(1_500));

/// How long a starting service waits for another xlink to let go of the ledger.
const LET_GO_WITHIN: Duration = Duration::from_secs(15);

const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The form of the service's log for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// None: isps_uls.log only, and the same lines on standard output in the foreground.
    Text,
    /// One JSON object a line, to standard output and to `isps_uls.jsonl`.
    Json,
}

/// How the service is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The installation directory.
    pub directory: PathBuf,
    /// Who started it; `None`: somebody in the foreground.
    pub manager: Option<Kind>,
    pub log_format: LogFormat,
    /// Imports what is due every so many seconds, for a demo whose day must be seen to pass; `None`: as the settings say.
    pub hurry: Option<u32>,
}

/// Why the service could not run.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ServiceError {
    NoDirectory(PathBuf),
    RunsAlready(PathBuf),
    State(#[from] FileError),
    Engine(#[from] EngineError),
    Channel(#[from] ListenError),
    System(#[from] std::io::Error),
}

impl Worded for ServiceError {
    fn message(&self) -> Message {
        match self {
            Self::NoDirectory(path) => message!(
                "service-no-directory",
                "there is no installation at {path}: make one with `xlink init`, or name it with --dir",
                path = path.display()
            ),
            Self::RunsAlready(path) => message!(
                "service-runs-already",
                "a service of {path} runs already (rc=32): `xlink service status` tells which",
                path = path.display()
            ),
            Self::State(why) => why.message(),
            Self::Engine(why) => why.message(),
            Self::Channel(why) => why.message(),
            Self::System(why) => message!(
                "service-system",
                "the system gives the service no signals or threads: {why}",
                why = crate::files::reason(why)
            ),
        }
    }
}

/// Runs the service until somebody stops it. Stopping finishes the write in hand, keeps the outbox, and takes less than
/// [`STOP_WITHIN`] whatever hangs (spec page 5).
///
/// # Errors
/// It could not start; what is wrong in the files is never a reason (spec page 5).
pub fn run(options: Options, clock: &Clock) -> Result<(), ServiceError> {
    let Options {
        directory,
        manager,
        log_format,
        hurry,
    } = options;
    if !directory.is_dir() {
        return Err(ServiceError::NoDirectory(directory));
    }
    let stops = signals::stops()?;
    let presence = Presence::take(&directory).map_err(|error| match error {
        FileError::InUse { .. } => ServiceError::RunsAlready(directory.clone()),
        other => other.into(),
    })?;
    let host = Host::Service {
        pid: std::process::id(),
        since: clock.now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        manager: manager.map_or("foreground", Kind::name).to_owned(),
    };
    let opened = open_patiently(&directory, clock, &host, &stops);
    let engine = Arc::new(opened.inspect_err(|error| not_started(&directory, clock, error))?);
    if let Some(seconds) = hurry {
        engine.hurry(seconds);
    }
    let journal = engine.journal().clone();
    journal.echo(echo(manager, log_format));
    journal.tell_troubles(|trouble| say(&trouble.to_string()));
    let lived = live(&directory, &journal, &engine, &presence, &stops);
    if let Err(error) = &lived {
        journal.service(format!("ISPS Xlink could not be started: {error}"));
    }
    let watch = watch_over_the_end(journal.clone(), stops);
    let ended = lived.map(|caretaker| caretaker.end(END_WITHIN / 4));
    engine.stop();
    journal.service("ISPS Xlink stopped.");
    drop(watch);
    ended
}

/// A console that works by itself sees that a service is starting and lets go of the ledger: that is waited for.
fn open_patiently(
    directory: &Path,
    clock: &Clock,
    host: &Host,
    stops: &Receiver<&'static str>,
) -> Result<LocalEngine, EngineError> {
    let deadline = Instant::now() + LET_GO_WITHIN;
    loop {
        let options = local::Options {
            directory: directory.to_owned(),
            clock: clock.clone(),
            host: host.clone(),
        };
        match LocalEngine::open(options).map_err(EngineError::from) {
            Err(EngineError::InUse(_))
                if Instant::now() < deadline && stops.recv_timeout(LOOK_AGAIN).is_err() => {}
            other => return other,
        }
    }
}

/// Whoever looks for the reason looks into the log first.
fn not_started(directory: &Path, clock: &Clock, error: &EngineError) {
    Journal::open(directory, clock.clone()).service(format!("ISPS Xlink could not be started: {error}"));
}

fn echo(manager: Option<Kind>, format: LogFormat) -> Echo {
    match (format, manager) {
        (LogFormat::Json, _) => Echo::Json,
        (LogFormat::Text, None) => Echo::Text,
        (LogFormat::Text, Some(_)) => Echo::Nowhere,
    }
}

/// On standard error, which may be a file that somebody reads after a failed start.
fn say(text: &str) {
    use std::io::Write;
    // A closed one is no reason to end: the log has it too.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// From the first line to the word to stop.
fn live(
    directory: &Path,
    journal: &Journal,
    engine: &Arc<LocalEngine>,
    presence: &Presence,
    stops: &Receiver<&'static str>,
) -> Result<Caretaker, ServiceError> {
    let events = engine.subscribe().unwrap_or_else(|_| crossbeam_channel::never());
    let care = Care::new(directory.to_owned(), journal.clone(), engine.clone())?;
    let (version, pid) = (env!("CARGO_PKG_VERSION"), std::process::id());
    let directory = directory.display();
    journal.service(format!(
        "ISPS Xlink {version} started for {directory} (process {pid}, account {}).",
        person()
    ));
    let mut lines = Lines::new(Zone::machine());
    if let Ok(snapshot) = engine.snapshot() {
        snapshot
            .notices
            .iter()
            .for_each(|notice| say(&lines::notice(notice)));
        log(journal, &mut lines, &Event::Snapshot(Box::new(snapshot)));
    }
    let caretaker = Caretaker::start(care)?;
    presence.ready()?;
    notify::ready();
    let why = wait(journal, &mut lines, presence, &events, stops);
    journal.service(format!("ISPS Xlink is stopping ({why})."));
    notify::stopping();
    Ok(caretaker)
}

/// Writes down what happens until somebody says stop; tells who did.
fn wait(
    journal: &Journal,
    lines: &mut Lines,
    presence: &Presence,
    events: &Receiver<Event>,
    stops: &Receiver<&'static str>,
) -> &'static str {
    let every = notify::watchdog_every();
    let mut alive = Instant::now();
    let rounds = crossbeam_channel::tick(ROUND);
    loop {
        crossbeam_channel::select! {
            recv(stops) -> signal => return signal.unwrap_or("no more signals"),
            recv(events) -> event => match event {
                Ok(event) => log(journal, lines, &event),
                Err(_) => return "the engine ended",
            },
            recv(rounds) -> _ => {
                if presence.stop_asked() {
                    return "asked to";
                }
                if every.is_some_and(|every| alive.elapsed() >= every) {
                    notify::watchdog();
                    alive = Instant::now();
                }
            }
        }
    }
}

fn log(journal: &Journal, lines: &mut Lines, event: &Event) {
    lines.of(event).into_iter().for_each(|line| journal.service(line));
}

/// Ends the process when the orderly end takes too long, or when somebody says stop again. Nothing is lost by that: what
/// is not acknowledged stands in the outbox.
fn watch_over_the_end(journal: Journal, stops: Receiver<&'static str>) -> Option<Sender<()>> {
    let (done, finished) = crossbeam_channel::bounded::<()>(0);
    let watch = move || {
        crossbeam_channel::select! {
            recv(finished) -> _ => return,
            recv(stops) -> _ => journal.service("ISPS Xlink was told to stop again and ends at once."),
            recv(crossbeam_channel::after(END_WITHIN)) -> _ => {
                journal.service("ISPS Xlink did not come to an end in time and ends now.");
            }
        }
        std::process::exit(0);
    };
    match std::thread::Builder::new().name("end".to_owned()).spawn(watch) {
        Ok(_) => Some(done),
        Err(error) => {
            tracing::warn!("no thread watches over the end: {error}");
            None
        }
    }
}
