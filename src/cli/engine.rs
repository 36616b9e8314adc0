//! Which engine answers: the service behind the channel when one runs, else xlink in this process.

use super::global::holds_an_installation;
use crate::control::Client;
use crate::engine::{Absent, Engine, EngineError, Host};
use crate::local::{LocalEngine, Options};
use crate::manager::{self, Running};
use crate::model::{Message, Worded, message};
use crate::time::Clock;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A service that lives listens on its channel within this time.
const STARTS_WITHIN: Duration = Duration::from_secs(5);

/// The engine of an installation.
///
/// # Errors
/// Neither the service nor this process can do the work; the words say why.
pub fn open(directory: &Path) -> Result<Arc<dyn Engine>, EngineError> {
    match service(directory) {
        Ok(Some(engine)) => Ok(engine),
        Ok(None) => in_process(directory),
        Err(error) => Err(error),
    }
}

/// The running service; `None` when none runs.
pub fn service(directory: &Path) -> Result<Option<Arc<dyn Engine>>, EngineError> {
    match Client::connect(directory) {
        Ok(client) => Ok(Some(Arc::new(client))),
        Err(EngineError::Unreachable(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same; a service that is only starting is waited for, as it would not let anybody else work.
pub fn service_patiently(directory: &Path) -> Result<Option<Client>, EngineError> {
    let until = Instant::now() + STARTS_WITHIN;
    loop {
        match Client::connect(directory) {
            Ok(client) => return Ok(Some(client)),
            Err(EngineError::Unreachable(_)) if service_lives(directory) && Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(30));
            }
            Err(EngineError::Unreachable(_)) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
}

/// What is asked of a folder that is no installation directory.
pub fn no_installation(directory: &Path) -> EngineError {
    EngineError::NotFound(message!(
        "cli-no-installation",
        "{directory} holds no installation: the three files are not there",
        directory = directory.display(),
    ))
}

/// xlink in this process. It takes the installation's ledger, so no service can start beside it.
pub fn in_process(directory: &Path) -> Result<Arc<dyn Engine>, EngineError> {
    if !holds_an_installation(directory) {
        return Err(no_installation(directory));
    }
    let options = Options {
        directory: directory.to_owned(),
        clock: Clock::system(),
        host: Host::InProcess,
    };
    Ok(Arc::new(LocalEngine::open(options)?))
}

/// The same for commands that only look; `Err`: why there is none.
pub fn for_looking(directory: &Path) -> Result<Arc<dyn Engine>, Message> {
    open(directory).map_err(|error| error.message())
}

/// What an engine is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Working,
    /// `--read-only`: one in this process would take the ledger and send what waits in it.
    Looking,
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    Service,
    ThisProcess,
    /// An engine that only says why there is none.
    Nobody,
}

pub struct Found {
    pub engine: Arc<dyn Engine>,
    pub answers: Answers,
}

/// An engine in any case: where none can work, one that says so.
pub fn whatever_there_is(directory: &Path, purpose: Use) -> Found {
    let found = service(directory).and_then(|service| match service {
        Some(engine) => Ok(Found {
            engine,
            answers: Answers::Service,
        }),
        None if purpose == Use::Looking && holds_an_installation(directory) => Ok(absent(
            directory,
            EngineError::Unreachable(message!(
                "cli-read-only-idle",
                "none runs, and --read-only does no work in this process"
            )),
            message!(
                "cli-read-only-idle-hint",
                "start the service, or open the console without --read-only"
            ),
        )),
        None => in_process(directory).map(|engine| Found {
            engine,
            answers: Answers::ThisProcess,
        }),
    });
    found.unwrap_or_else(|error| nobody(directory, error))
}

/// While the service of this installation starts, nobody answers.
pub fn service_starts(directory: &Path) -> Found {
    nobody(
        directory,
        EngineError::Unreachable(message!("cli-just-starting", "it is just starting")),
    )
}

/// While something in this process works on the ledger itself, such as a restore, nobody answers.
pub fn ledger_in_hand(directory: &Path) -> Found {
    let absent = Absent::new(
        directory.display().to_string(),
        EngineError::Failed(message!(
            "cli-ledger-in-hand",
            "the import state is handed over: one moment"
        )),
        message!("cli-ledger-in-hand-hint", "it goes on by itself"),
        Clock::system().now(),
    );
    Found {
        engine: Arc::new(absent.for_a_moment()),
        answers: Answers::Nobody,
    }
}

fn nobody(directory: &Path, error: EngineError) -> Found {
    let hint = match &error {
        EngineError::NotFound(_) => message!(
            "cli-not-found-hint",
            "`xlink init` makes the three files here; --dir names another folder"
        ),
        EngineError::InUse(_) => message!(
            "cli-in-use-hint",
            "another xlink works on this installation: wait for it, or stop it"
        ),
        EngineError::AccessDenied(_) => message!(
            "cli-denied-hint",
            "`xlink register`, run by the service's account or an administrator, lets you in"
        ),
        EngineError::Version { .. } => message!(
            "cli-version-hint",
            "`xlink service restart` brings both to one version"
        ),
        EngineError::Unreachable(_) => message!(
            "cli-unreachable-hint",
            "wait a moment; `xlink service status` tells how it stands"
        ),
        _ => message!("cli-engine-hint", "`xlink check` looks at every step"),
    };
    absent(directory, error, hint)
}

fn absent(directory: &Path, error: EngineError, hint: Message) -> Found {
    let engine = Absent::new(
        directory.display().to_string(),
        error,
        hint,
        Clock::system().now(),
    );
    Found {
        engine: Arc::new(engine),
        answers: Answers::Nobody,
    }
}

/// Whether a service of this installation lives, be it ready or only starting.
pub fn service_lives(directory: &Path) -> bool {
    matches!(manager::running(directory), Ok(Running::Yes(_)))
}
